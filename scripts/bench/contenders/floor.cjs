// The least that a script with Node's own client can do. Both modules are loaded, as one script for both addresses has them.
const https = require('node:https')
const http = require('node:http')

const body = JSON.stringify({ containerTags: ['team'] })
const { request: send } = process.env.BASE_URL.startsWith('https:') ? https : http
const request = send(
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
