// The least that a script with Node's own client can do, with what is needed for https loaded as well.
require('node:https')
const http = require('node:http')

const body = JSON.stringify({ containerTags: ['team'] })
const request = http.request(
  `${process.env.BASE_URL}/v3/connections/notion/import`,
  {
    method: 'POST',
    headers: {
      Accept: 'application/json, text/plain',
      Authorization: `Bearer ${process.env.API_KEY}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    },
  },
  response => {
    process.exitCode = response.statusCode === 202 ? 0 : 1
    response.resume()
  },
)
request.end(body)
