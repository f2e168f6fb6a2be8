import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Answer, type Backend, type BackendOptions, createBackend, V3_STATES } from './backend.ts'
import { demoConnections } from './seed.ts'

/** `port` 0: any free one. `pathPrefix`: stands before every path of the API, as in a base URL: `/proxy`. */
export interface EmulatorOptions extends Partial<Omit<BackendOptions, 'now'>> {
  port?: number
  tls?: { key: string | Buffer; cert: string | Buffer }
  pathPrefix?: string
}

/** `path` as it came, with its query; `answered`: the status, once sent. */
export interface RecordedRequest {
  method: string
  path: string
  headers: Record<string, string | undefined>
  body: string
  at: number
  answered?: number
}

/** `url`: with the prefix, without a slash at the end. */
export interface Emulator {
  url: string
  apiKey: string
  backend: Backend
  requests: RecordedRequest[]
  /** Ends all connections. May be called again. */
  close(): Promise<void>
}

export const DEFAULT_API_KEY = 'sm_emulator_key_0123456789'
const HOST = '127.0.0.1'
const CONTROL = '/__emulator'

/** Starts the API on this machine only; rejects when the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, tls, pathPrefix = '', apiKey = DEFAULT_API_KEY, v3 = 'on' } = options
  const { connections = demoConnections(), refuse = [] } = options
  const backend = createBackend({ ...options, apiKey, connections, v3, now: Date.now })
  const requests: RecordedRequest[] = []
  let count = 0

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record = await recorded(request)
    if (record.path === CONTROL) return send(response, control(record))
    count += 1
    requests.push(record)
    const path = record.path.startsWith(pathPrefix) ? record.path.slice(pathPrefix.length) : ''
    const answer = backend.handle({ ...record, path })
    record.answered = answer.status
    send(response, { ...answer, headers: { 'x-request-id': `req_${count}`, ...answer.headers } })
  }

  /** For shell scripts; not part of the API, and needs no key. Runs go on as they were. */
  function control({ method, body }: RecordedRequest): Answer {
    if (method === 'GET') {
      const seen = requests.map(each => ({ method: each.method, path: each.path, status: each.answered }))
      return { status: 200, body: { requests: seen, triggered: backend.triggered } }
    }
    if (method === 'PUT') return tell(backend, body)
    if (method !== 'DELETE') return { status: 405, body: { error: 'GET, PUT or DELETE' } }
    requests.length = 0
    backend.triggered.length = 0
    backend.setV3(v3)
    backend.refuse(refuse)
    backend.failNext(503, 0)
    return { status: 204, body: undefined }
  }

  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void serve(request, response).catch(error => send(response, { status: 500, body: `The emulator failed: ${error}` }))
  // The clients' pooled connections must outlive the pauses between polls.
  const settings = { keepAliveTimeout: 600_000 }
  const server = tls ? createTlsServer({ ...settings, ...tls }, listener) : createServer(settings, listener)
  server.listen(port, HOST)
  await once(server, 'listening')

  async function close(): Promise<void> {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }

  const url = `${tls ? 'https' : 'http'}://${HOST}:${(server.address() as AddressInfo).port}${pathPrefix}`
  return { url, apiKey, backend, requests, close }
}

async function recorded(request: IncomingMessage): Promise<RecordedRequest> {
  const at = Date.now()
  const { method = '', url = '', headers } = request
  const flat = Object.entries(headers).map(([name, value]) => [name, value?.toString()])
  return { method, path: url, headers: Object.fromEntries(flat), body: await text(request), at }
}

/** `{"v3": 404}`, `{"refuse": ["customer-b"]}`, `{"failNext": {"status": 503, "times": 1}}`, or several of them. */
function tell(backend: Backend, body: string): Answer {
  try {
    const { v3, refuse, failNext } = JSON.parse(body)
    if (v3 !== undefined && !V3_STATES.includes(v3)) throw new Error(`v3: expected one of ${V3_STATES}`)
    if (v3 !== undefined) backend.setV3(v3)
    if (refuse !== undefined) backend.refuse(refuse)
    if (failNext !== undefined) backend.failNext(failNext.status, failNext.times)
    return { status: 204, body: undefined }
  } catch (error) {
    return { status: 400, body: { error: String(error) } }
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const isText = typeof body === 'string'
  const type = isText ? 'text/plain; charset=UTF-8' : 'application/json'
  response.writeHead(status, { ...(body !== undefined && { 'content-type': type }), ...headers })
  response.end(isText || body === undefined ? body : JSON.stringify(body))
}
