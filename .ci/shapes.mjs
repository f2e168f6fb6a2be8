// Runs a command whose requests to Supermemory go through this process, and prints the shape of every kind of answer:
// keys and types, and no value.
//
//   node .ci/shapes.mjs https://api.supermemory.ai npm start -- --provider notion --wait-for completed
//
// The command finds the address in SUPERMEMORY_BASE_URL.
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

const [api, command, ...args] = process.argv.slice(2)
const seen = new Map()

const server = createServer(async (request, response) => {
  const { method, headers, url } = request
  const body = await text(request)
  const { host, connection, 'content-length': length, 'accept-encoding': encoding, ...rest } = headers
  try {
    const answer = await fetch(api + url, {
      method,
      headers: rest,
      body: body === '' ? undefined : body,
      redirect: 'manual',
    })
    const content = await answer.text()
    note(`${method} ${pattern(url)} -> ${answer.status}`, answer.headers, content)
    const {
      'content-encoding': _,
      'content-length': __,
      'transfer-encoding': ___,
      ...kept
    } = Object.fromEntries(answer.headers)
    response.writeHead(answer.status, kept).end(content)
  } catch (error) {
    console.error(`No answer to ${method} ${pattern(url)}: ${error.cause?.code ?? error.name}`)
    response.destroy()
  }
})

server.listen(0, '127.0.0.1', () => {
  const env = { ...process.env, SUPERMEMORY_BASE_URL: `http://127.0.0.1:${server.address().port}` }
  spawn(command, args, { env, stdio: 'inherit' }).once('close', code => {
    for (const [call, { headers, shape, times }] of seen) {
      console.log(`\n${call}, ${times} times\n  headers: ${headers}\n  body: ${show(shape)}`)
    }
    process.exit(code ?? 1)
  })
})

function note(call, headers, content) {
  const before = seen.get(call)
  const shape = merged(before?.shape, shapeOf(parsed(content)))
  const names = [...headers.keys()].filter(name => !name.startsWith('cf-')).join(', ')
  seen.set(call, { headers: before?.headers ?? names, shape, times: (before?.times ?? 0) + 1 })
}

// Words of the API stay; ids and namespaces are values.
function pattern(url) {
  const words = /^(v3|connections|list|import|sync-runs|failures|connectors|ns|sync|documents|search)$/
  const providers = /^(notion|google-drive|onedrive|gmail|github|web-crawler|s3|granola)$/
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const parts = pathname.split('/').map(part => (part === '' || words.test(part) || providers.test(part) ? part : '*'))
  const query = [...searchParams.keys()].join('&')
  return parts.join('/') + (query && `?${query}`)
}

function parsed(content) {
  try {
    return { json: JSON.parse(content) }
  } catch {
    return { text: content }
  }
}

// A shape is a set of kinds: names of types, and at most one object and one array, with the shapes in them.
function shapeOf({ json, text: plain }) {
  if (plain !== undefined) return kinds(plain === '' ? 'empty' : 'text that is no JSON')
  if (json === null) return kinds('null')
  if (Array.isArray(json)) {
    return {
      types: new Set(),
      array: json.map(each => shapeOf({ json: each })).reduce(merged, undefined) ?? kinds(),
    }
  }
  if (typeof json === 'object') {
    // A key that is no plain word may be a value.
    const entries = Object.entries(json).map(([key, value]) => [
      /^[A-Za-z_]\w{0,40}$/.test(key) ? key : '*',
      { shape: shapeOf({ json: value }), times: 1 },
    ])
    return { types: new Set(), object: { times: 1, fields: Object.fromEntries(entries) } }
  }
  if (typeof json === 'number') return kinds(Number.isInteger(json) ? 'integer' : 'number')
  return kinds(
    typeof json === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)?$/.test(json)
      ? timeKind(json)
      : typeof json,
  )
}

function timeKind(time) {
  const digits = /\.(\d+)/.exec(time)?.[1].length ?? 0
  return `time (${digits} decimals, ${/Z$/.test(time) ? 'Z' : /[+-]\d\d:?\d\d$/.test(time) ? 'with zone' : 'without zone'})`
}

function kinds(...types) {
  return { types: new Set(types) }
}

function merged(a, b) {
  if (!a || !b) return a ?? b
  const shape = { types: a.types.union(b.types) }
  if (a.array || b.array) shape.array = merged(a.array, b.array)
  if (a.object || b.object) shape.object = mergedObjects(a.object, b.object)
  return shape
}

function mergedObjects(a, b) {
  if (!a || !b) return a ?? b
  const fields = { ...a.fields }
  for (const [key, { shape, times }] of Object.entries(b.fields)) {
    fields[key] = { shape: merged(fields[key]?.shape, shape), times: (fields[key]?.times ?? 0) + times }
  }
  return { times: a.times + b.times, fields }
}

// `?` after a key: some objects do not have it.
function show({ types, array, object }, indent = '  ') {
  const all = [...types].sort()
  if (array) all.push(`[${show(array, indent)}]`)
  if (object) {
    const fields = Object.entries(object.fields).map(([key, { shape, times }]) => {
      return `${indent}  ${key}${times < object.times ? '?' : ''}: ${show(shape, `${indent}  `)}\n`
    })
    all.push(fields.length === 0 ? '{}' : `{\n${fields.join('')}${indent}}`)
  }
  return all.join(' | ') || 'nothing'
}
