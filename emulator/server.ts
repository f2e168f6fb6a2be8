import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server, Socket } from 'node:net'
import { type Answer, type Backend, createBackend, type RunPlan, type SeedConnection } from './backend.ts'
import { checkFaults, createFaultPlan, type Endpoint, type Fault, type FaultPlan } from './faults.ts'
import { type Route, routeOf } from './routes.ts'
import { demoConnections } from './seed.ts'
import { type Exchange, misbehave, send, sendOrdinary } from './wire.ts'

export interface EmulatorOptions {
  /** 0: any free one. */
  port?: number
  apiKey?: string
  connections?: SeedConnection[]
  /** How far the server's clock is ahead; in the Date header and in all times. */
  clockOffsetMs?: number
  defaults?: Partial<RunPlan>
  faults?: Fault[]
  sendDate?: boolean
  tls?: { key: string | Buffer; cert: string | Buffer }
  /** Stands before every path of the API, as in a base URL with a path: `/proxy`. */
  pathPrefix?: string
}

/** `path` as it came, with any query; `at` on the server's clock; `answered`: the status, once sent. */
export interface RecordedRequest {
  method: string
  path: string
  headers: Record<string, string | undefined>
  body: string
  at: number
  answered?: number
}

export interface Emulator {
  /** With the prefix, without a slash at the end. */
  url: string
  apiKey: string
  backend: Backend
  requests: RecordedRequest[]
  requestsTo(endpoint: Endpoint): RecordedRequest[]
  /** Replaces all faults and their counts. */
  setFaults(faults: Fault[]): void
  /** Ends all connections, stalled ones too. May be called again. */
  close(): Promise<void>
}

export const DEFAULT_API_KEY = 'sm_emulator_key_0123456789'
const HOST = '127.0.0.1'
const CONTROL = '/__emulator'

/** What the handling of a request needs. */
interface Context {
  now: () => number
  sendDate: boolean
  pathPrefix: string
  backend: Backend
  faults: FaultPlan
  requests: RecordedRequest[]
  /** Over the whole life: forgetting the record does not make request ids repeat. */
  count: number
}

/** Starts the API on this machine only; rejects when the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, apiKey = DEFAULT_API_KEY, tls } = options
  const context = createContext(options, apiKey)
  const sockets = new Map<number, Socket>()
  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void serve(context, request, response, sockets)
  // The clients' pooled connections must outlive the pauses between polls.
  const settings = { keepAliveTimeout: 600_000 }
  const server = tls ? createTlsServer({ ...settings, ...tls }, listener) : createServer(settings, listener)
  track(server, sockets)
  server.listen(port, HOST)
  await once(server, 'listening')
  return createEmulator(context, apiKey, urlOf(server, tls !== undefined, context.pathPrefix), () =>
    closeServer(server, sockets),
  )
}

function createContext(options: EmulatorOptions, apiKey: string): Context {
  const { clockOffsetMs = 0, connections = demoConnections(), defaults } = options
  const now = () => Date.now() + clockOffsetMs
  return {
    now,
    sendDate: options.sendDate ?? true,
    pathPrefix: options.pathPrefix ?? '',
    backend: createBackend({ apiKey, now, connections, ...(defaults && { defaults }) }),
    faults: createFaultPlan(options.faults ?? []),
    requests: [],
    count: 0,
  }
}

function createEmulator(context: Context, apiKey: string, url: string, end: () => Promise<void>): Emulator {
  const { backend, requests, faults } = context
  return {
    url,
    apiKey,
    backend,
    requests,
    requestsTo: endpoint => requests.filter(({ path }) => routeIn(context, path)?.endpoint === endpoint),
    setFaults: faults.set,
    close: end,
  }
}

function urlOf(server: Server, secure: boolean, prefix: string): string {
  const { port } = server.address() as AddressInfo
  return `${secure ? 'https' : 'http'}://${HOST}:${port}${prefix}`
}

/** Keeps the TCP sockets, by the client's port: beneath TLS they cannot be had from the request. */
function track(server: Server, sockets: Map<number, Socket>): void {
  server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.once('close', () => sockets.delete(port))
  })
}

/** Waits for the sockets too: a server counts a destroyed one as closed before what hangs on it has ended. */
async function closeServer(server: Server, sockets: Map<number, Socket>): Promise<void> {
  const open = [server, ...sockets.values()]
  const closed = open.map(each => new Promise<void>(resolve => each.once('close', () => resolve())))
  server.close()
  for (const socket of sockets.values()) socket.destroy()
  await Promise.all(closed)
}

async function serve(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  sockets: Map<number, Socket>,
): Promise<void> {
  const tcp = sockets.get(request.socket.remotePort ?? 0) ?? request.socket
  const record = await recordOf(context, request)
  if (!record) return
  context.count += 1
  const exchange = exchangeOf(context, record, response, tcp)
  if (pathOnly(record.path).startsWith(CONTROL)) {
    send(exchange, control(context, record))
  } else {
    context.requests.push(record)
    answer(context, record, exchange)
  }
}

/** Undefined when the client went away half way. */
async function recordOf({ now }: Context, request: IncomingMessage): Promise<RecordedRequest | undefined> {
  const at = now()
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch {
    return undefined
  }
  const { method = '', url = '' } = request
  return { method, path: url, headers: flat(request.headers), body: Buffer.concat(chunks).toString(), at }
}

function exchangeOf(
  context: Context,
  record: RecordedRequest,
  response: ServerResponse,
  tcp: Socket,
): Exchange {
  const { now, sendDate, backend } = context
  const path = apiPath(context, record.path)
  return {
    response,
    tcp,
    date: () => (sendDate ? new Date(now()).toUTCString() : undefined),
    requestId: `req_${context.count}`,
    handle: () => backend.handle({ ...record, path }),
    standIn: standIn(routeOf(path)),
    onHead: status => {
      record.answered = status
    },
  }
}

function answer(context: Context, record: RecordedRequest, exchange: Exchange): void {
  const route = routeIn(context, record.path)
  const fault = route && context.faults.next(route.endpoint, providerOf(context, route))
  try {
    if (fault) misbehave(exchange, fault)
    else sendOrdinary(exchange, exchange.handle())
  } catch (error) {
    // Such as a fault with a header that HTTP does not allow.
    send(exchange, { status: 500, body: `The emulator failed: ${error}` })
  }
}

function standIn(route: Route | undefined): Answer {
  return route?.endpoint === 'import'
    ? { status: 202, body: 'Importing connections...' }
    : { status: 200, body: [{ id: 'half_an_answer' }] }
}

function providerOf({ backend }: Context, { provider, connectionId }: Route): string | undefined {
  return provider ?? (connectionId === undefined ? undefined : backend.providerOf(connectionId))
}

/** For shell scripts; not part of the API, and needs no key. */
function control(context: Context, { method, path, body }: RecordedRequest): Answer {
  const { requests, backend, faults } = context
  const wanted = `${method} ${pathOnly(path)}`
  if (wanted === `GET ${CONTROL}`) {
    const seen = requests.map(each => ({
      method: each.method,
      path: each.path,
      status: each.answered ?? null,
    }))
    return { status: 200, body: { requests: seen, imports: backend.imports } }
  }
  if (wanted === `PUT ${CONTROL}/faults`) return putFaults(faults, body)
  if (wanted !== `DELETE ${CONTROL}`) return { status: 404, body: { error: `No ${wanted} here` } }
  requests.length = 0
  backend.imports.length = 0
  faults.set([])
  return { status: 204, body: undefined }
}

function putFaults(faults: FaultPlan, body: string): Answer {
  try {
    faults.set(checkFaults(JSON.parse(body)))
    return { status: 204, body: undefined }
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } }
  }
}

function routeIn(context: Context, path: string): Route | undefined {
  return routeOf(apiPath(context, path))
}

/** Without prefix and query; empty, which is no route, where the prefix is missing. */
function apiPath({ pathPrefix }: Context, path: string): string {
  return path.startsWith(pathPrefix) ? pathOnly(path.slice(pathPrefix.length)) : ''
}

function pathOnly(path: string): string {
  return path.split('?', 1)[0] ?? ''
}

function flat(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}
