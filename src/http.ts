import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { HttpClient, type HttpClientResponse } from '@actions/http-client'
import type { Clock } from './clock.ts'

/** The most that is held of any answer, in bytes. */
export const LARGEST_BODY = 64 * 1024 * 1024
/** The most that is read of an answer that is only searched for a message, in bytes. */
const LARGEST_EXCERPT = 256 * 1024

export interface HttpRequest {
  method: 'GET' | 'POST'
  url: URL
  headers: Record<string, string>
  body: string | null
  /** Longest time for all of it, from the look-up of the host name to the last byte of the body, in milliseconds. */
  timeoutMs: number
  signal: AbortSignal
  /**
   * What to do with the body, by status: hold `all` of it, or fail; hold an `excerpt`, or what of it can be had;
   * `none`, for an answer whose status says everything.
   */
  bodyFor(status: number): 'all' | 'excerpt' | 'none'
}

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: string
  /** When the header came, by the runner's clock, in milliseconds since the epoch. */
  answeredAt: number
}

/**
 * - `no-connection`: nothing was sent: refused, no such host, proxy down, TLS not agreed on
 * - `certificate`: the server's certificate is not trusted; nothing was sent
 * - `timeout`: `timeoutMs` passed
 * - `broken`: the connection or the answer broke off after the request was sent
 * - `too-large`: the body is larger than `LARGEST_BODY`
 * - `aborted`: the signal
 */
export type TransportErrorCode =
  | 'no-connection'
  | 'certificate'
  | 'timeout'
  | 'broken'
  | 'too-large'
  | 'aborted'

export class TransportError extends Error {
  readonly code: TransportErrorCode
  /** Whether the server may have received the request. */
  readonly sent: boolean

  constructor(code: TransportErrorCode, sent: boolean, cause?: unknown) {
    super(cause instanceof Error ? cause.message : code, { cause })
    this.name = 'TransportError'
    this.code = code
    this.sent = sent
  }
}

export type Send = (request: HttpRequest) => Promise<HttpAnswer>

/** How far a request has come. */
interface Progress {
  connected: boolean
  /** The reason why the server's certificate was refused. */
  certificateError: boolean
  /** What came of the answer's head, in Latin-1. */
  head: string
}

/** More than a status line has, also after answers that announce the real one. */
const LARGEST_HEAD_READ = 16 * 1024

/** The request with which a proxy is asked for a tunnel, once there is one. */
interface Tunnel {
  request: ClientRequest | null
}

/**
 * Sends one request: no repeats, no redirects. Settles within `timeoutMs` whatever the network does, and leaves
 * no socket behind. Throws a TransportError.
 */
export function createSend(clock: Clock): Send {
  return request => exchange(request, clock)
}

function exchange(request: HttpRequest, clock: Clock): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>()
  const progress: Progress = { connected: false, certificateError: false, head: '' }
  let outgoing: ClientRequest | undefined
  const tunnel: Tunnel = { request: null }
  let responded = false
  let settled = false

  const client = new ObservedClient(request, tunnel, created => {
    outgoing = created
    watch(created, progress)
    // On `101 Switching Protocols` Node closes the connection with neither an error nor a response. Where there
    // is one of them, it is on its way through the client's promises by now, and must come first.
    created.once('close', () => setImmediate(() => responded || failBySocket()))
  })
  // readBody() of the client never settles when the body stalls, and its socketTimeout does not help.
  let onTimeout = () => {
    if (!succeedByStatusLine()) fail('timeout')
  }
  const timer = setTimeout(() => onTimeout(), request.timeoutMs)
  if (request.signal.aborted) onAbort()
  else {
    request.signal.addEventListener('abort', onAbort, { once: true })
    client.start().then(receive, failBySocket)
  }
  return promise

  async function receive({ message }: HttpClientResponse): Promise<void> {
    responded = true
    const status = message.statusCode ?? 0
    const answeredAt = clock.now()
    const succeed = (body: string) =>
      finish(() => resolve({ status, headers: message.headers, body, answeredAt }))
    const wanted = request.bodyFor(status)
    if (wanted === 'none') return succeed('')
    // Where only an excerpt is wanted, the status is the news: it counts even if the body never ends.
    const excerpt: Buffer[] = []
    if (wanted === 'excerpt') onTimeout = () => succeed(decode(excerpt))
    try {
      const complete = await collect(message, excerpt, wanted === 'all' ? LARGEST_BODY : LARGEST_EXCERPT)
      if (!complete && wanted === 'all') return fail('too-large')
    } catch (error) {
      if (wanted === 'all') return fail('broken', error)
    }
    succeed(decode(excerpt))
  }

  function failBySocket(error?: unknown): void {
    if (progress.certificateError) fail('certificate', error)
    else if (!succeedByStatusLine()) fail(progress.connected ? 'broken' : 'no-connection', error)
  }

  /** Where the head never ended, a status line that says everything counts all the same. */
  function succeedByStatusLine(): boolean {
    const status = statusLineOf(progress.head)
    if (status === null || request.bodyFor(status) !== 'none') return false
    const headers = headersSoFar(progress.head)
    finish(() => resolve({ status, headers, body: '', answeredAt: clock.now() }))
    return true
  }

  function onAbort(): void {
    fail('aborted', request.signal.reason)
  }

  function fail(code: TransportErrorCode, cause?: unknown): void {
    finish(() => reject(new TransportError(code, progress.connected, cause)))
  }

  function finish(settle: () => void): void {
    if (settled) return
    settled = true
    clearTimeout(timer)
    request.signal.removeEventListener('abort', onAbort)
    outgoing?.destroy()
    tunnel.request?.destroy()
    client.dispose()
    settle()
  }
}

/** Reads the body into `chunks`. Resolves to whether that was all of it; rejects when it breaks off. */
async function collect(message: IncomingMessage, chunks: Buffer[], limit: number): Promise<boolean> {
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return false
    chunks.push(chunk)
  }
  return true
}

function decode(chunks: Buffer[]): string {
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** Notes when the request can have left: a plain socket is connected, a TLS socket has agreed on its keys. */
function watch(request: ClientRequest, progress: Progress): void {
  request.once('socket', (socket: Socket) => {
    const connected = () => {
      progress.connected = true
    }
    // Node tells of an answer when its head is complete, which is too late for one that is cut short before.
    const read = (chunk: Buffer) => {
      progress.head += chunk.toString('latin1')
      if (progress.head.length > LARGEST_HEAD_READ) socket.off('data', read)
    }
    socket.on('data', read)
    request.once('response', () => socket.off('data', read))
    if (isTls(socket)) {
      socket.once('secureConnect', connected)
      socket.once('error', noteCertificate)
    } else if (socket.connecting) socket.once('connect', connected)
    else connected()

    function noteCertificate() {
      // Node sets it when it refuses the certificate or the name in it, but also when it was told to go on all the same.
      if (!progress.connected && (socket as TLSSocket).authorizationError) progress.certificateError = true
    }
  })
}

/** The status that an answer's head begins with, after any that only announce it (1xx); null if it has none yet. */
function statusLineOf(head: string): number | null {
  const found =
    /^(?:HTTP\/1\.[01] 1\d\d[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n)*HTTP\/1\.[01] ([2-5]\d\d)(?: [^\n]*)?\r?\n/.exec(
      head,
    )
  return found === null ? null : Number(found[1])
}

/** What is needed of a head that broke off, as far as it came: the server's time. */
function headersSoFar(head: string): IncomingHttpHeaders {
  const date = /\ndate:[ \t]*([^\r\n]+)\r?\n/i.exec(head)?.[1]
  return date === undefined ? {} : { date }
}

function isTls(socket: Socket): socket is TLSSocket {
  return 'encrypted' in socket
}

/**
 * The client of @actions/http-client for one request, with a view of the ClientRequest below it: without that
 * nobody could tell a time-out before connecting from one after sending, nor end a request that hangs.
 */
class ObservedClient extends HttpClient {
  readonly #request: HttpRequest
  readonly #tunnel: Tunnel
  readonly #onRequest: (request: ClientRequest) => void

  constructor(request: HttpRequest, tunnel: Tunnel, onRequest: (request: ClientRequest) => void) {
    // Its own time-out would otherwise strike after 3 minutes of silence; ours always comes first.
    super(undefined, undefined, { allowRedirects: false, socketTimeout: request.timeoutMs + 60_000 })
    this.#request = request
    this.#tunnel = tunnel
    this.#onRequest = onRequest
  }

  start(): Promise<HttpClientResponse> {
    const { method, url, headers, body } = this.#request
    return this.request(method, url.href, body, headers)
  }

  override requestRaw(...[info, data]: Parameters<HttpClient['requestRaw']>): Promise<HttpClientResponse> {
    const { options, httpModule } = info
    // The client hands on `[::1]` with its brackets, which no resolver knows.
    options.host = options.host?.replace(/^\[(.*)\]$/, '$1') ?? null
    // On hosted runners the client appends the job's orchestration id, which is nobody's business but GitHub's.
    options.headers = { ...options.headers, 'user-agent': this.#request.headers['User-Agent'] }
    this.#watchTunnel(options.agent)
    const request = (requestOptions: RequestOptions, onResponse: (message: IncomingMessage) => void) => {
      const created = httpModule.request(requestOptions, onResponse)
      this.#onRequest(created)
      return created
    }
    return super.requestRaw({ ...info, httpModule: { request } as unknown as typeof httpModule }, data)
  }

  /** The agent for a proxy asks it for a tunnel with a request of its own, which it would never end. */
  #watchTunnel(agent: unknown): void {
    if (!isTunnelingAgent(agent)) return
    const open = agent.request
    agent.request = options => {
      const request = open(options)
      this.#tunnel.request = request
      return request
    }
  }
}

interface TunnelingAgent {
  request: (options: RequestOptions) => ClientRequest
}

function isTunnelingAgent(agent: unknown): agent is TunnelingAgent {
  return (
    typeof agent === 'object' && agent !== null && 'request' in agent && typeof agent.request === 'function'
  )
}
