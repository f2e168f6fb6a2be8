// Runs a command whose requests to Supermemory go through this process, and prints the shape of every kind of answer:
// keys and types, and no value. The command finds the address in SUPERMEMORY_BASE_URL.
//
//   node .ci/shapes.mjs https://api.supermemory.ai npm start -- --provider notion --wait-for completed
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

const [api, command, ...args] = process.argv.slice(2)
/** By method, path and status: the lines of the shape. */
const seen = new Map()

const server = createServer(async (request, response) => {
  const { host, connection, 'content-length': _, 'accept-encoding': __, ...headers } = request.headers
  const body = (await text(request)) || undefined
  const what = `${request.method} ${pattern(request.url)}`
  try {
    const answer = await fetch(api + request.url, { method: request.method, headers, body, redirect: 'manual' })
    const content = await answer.text()
    const kept = [...answer.headers].filter(
      ([name]) => !/^(content-encoding|content-length|transfer-enc.*)$/.test(name),
    )
    const known = seen.get(`${what} -> ${answer.status}`) ?? []
    const lines = [...known, `headers ${kept.map(([name]) => name)}`, ...shape('', parsed(content))]
    seen.set(`${what} -> ${answer.status}`, new Set(lines))
    response.writeHead(answer.status, Object.fromEntries(kept)).end(content)
  } catch (error) {
    console.error(`No answer to ${what}: ${error.cause?.code ?? error.name}`)
    response.destroy()
  }
})

server.listen(0, '127.0.0.1', () => {
  const env = { ...process.env, SUPERMEMORY_BASE_URL: `http://127.0.0.1:${server.address().port}` }
  spawn(command, args, { env, stdio: 'inherit' }).once('close', code => {
    for (const [call, lines] of seen) console.log(`\n${call}\n  ${[...lines].sort().join('\n  ')}`)
    process.exit(code ?? 1)
  })
})

/** Words of the API stay; ids and namespaces are values. */
function pattern(url) {
  const words =
    /^(|v3|connections|list|import|sync-runs|failures|connectors|ns|sync|documents|memories|search|notion|google-drive|onedrive|gmail|github|web-crawler|s3|granola)$/
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const parts = pathname.split('/').map(part => (words.test(part) ? part : '*'))
  return [parts.join('/'), ...searchParams.keys()].join(' ')
}

function parsed(content) {
  try {
    return JSON.parse(content)
  } catch {
    return content
  }
}

/** A line for each place in a value, such as `.connections[].lastSyncRun.startedAt: time .000Z`. */
function shape(place, value) {
  if (Array.isArray(value)) return [`${place}: list`, ...value.flatMap(each => shape(`${place}[]`, each))]
  if (value !== null && typeof value === 'object') {
    // A key that is no plain word may be a value.
    const name = key => (/^[A-Za-z_]\w{0,40}$/.test(key) ? key : '*')
    return [`${place}: object`, ...Object.entries(value).flatMap(([key, it]) => shape(`${place}.${name(key)}`, it))]
  }
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:]+(\.\d+)?(Z|[+-][\d:]+)?$/.exec(value)
  // As 2026-11-28T15:30:00.123Z is shown: time .000Z
  if (time) return [`${place}: time ${`${time[1] ?? ''}${time[2] ?? ''}`.replaceAll(/\d/g, '0')}`]
  return [`${place}: ${value === null ? 'null' : value === '' ? 'empty text' : typeof value}`]
}
