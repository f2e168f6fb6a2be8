import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { addAbortSignal } from 'node:stream'
import { HttpClient } from '@actions/http-client'
import { checkBypass } from '@actions/http-client/lib/proxy'
import { VERSION } from '../version.ts'
import type { HttpProxy } from './proxy.ts'

/** The most that is held of any answer, in bytes. */
const LARGEST_BODY = 64 * 1024 * 1024
/** The most that is read of an answer that is only searched for a message, in bytes. */
const LARGEST_EXCERPT = 64 * 1024

export interface HttpRequest {
  method: 'GET' | 'POST'
  url: URL
  headers: Record<string, string>
  body: string | null
  /** The status that means success. Of any other answer the status is the news: its body may break off. */
  success: number
  /** False: the status of success says all, and its body is not read. */
  wantsBody: boolean
  /** Longest time for all of it, from the look-up of the host name to the last byte of the body, in milliseconds. */
  timeoutMs: number
  proxy: HttpProxy | null
  signal: AbortSignal
}

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Sends one request. Settles within `timeoutMs` whatever the network does. Throws a NetworkError, or the signal's reason. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>

/**
 * - `unreachable`: there was no connection, so nothing was sent
 * - `denied`: the proxy wants other credentials; nothing was sent
 * - `certificate`: the server's certificate is not trusted; nothing was sent
 * - `timeout`: something was sent, and no whole answer came in time
 * - `broken`: something was sent, and the connection broke off
 * - `too-large`: the answer is larger than 64 MiB
 */
export type NetworkErrorKind = 'unreachable' | 'denied' | 'certificate' | 'timeout' | 'broken' | 'too-large'

export class NetworkError extends Error {
  readonly kind: NetworkErrorKind

  /** `message`: why, in words; not cleaned. */
  constructor(kind: NetworkErrorKind, message: string, cause?: unknown) {
    super(message, { cause })
    this.kind = kind
  }
}

/** Whether the environment says that an address needs no proxy, as the client takes it. */
export const bypassesProxy = (url: URL): boolean => checkBypass(url)

/** Without retries and redirects. */
export function createSend(): Send {
  const connections = new AsyncLocalStorage<Connection>()
  subscribe('http.client.request.created', message => {
    const { request } = message as { request: ClientRequest }
    const connection = connections.getStore()
    // Through a proxy there is a CONNECT, too.
    if (connection !== undefined && request.method !== 'CONNECT') watch(request, connection)
  })

  return async request => {
    const connection = { wasMade: false }
    // The client's own time-out would otherwise strike after 3 minutes of silence; ours always comes first.
    const options = { allowRedirects: false, socketTimeout: request.timeoutMs + 60_000 }
    const client = new HttpClient(`supermemory-sync-action/${VERSION}`, [], options)
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(lateError(connection, request.timeoutMs)), request.timeoutMs)
    const signal = AbortSignal.any([request.signal, late.signal])
    // The client takes the proxy from there, and ignores an address without http://.
    if (request.proxy !== null) process.env[request.proxy.variable] = request.proxy.url.href
    try {
      return await connections.run(connection, () => exchange(client, request, signal))
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw error instanceof NetworkError ? error : networkError(error, connection)
    } finally {
      clearTimeout(timer)
      client.dispose()
    }
  }
}

/** Whether there was a connection, TLS included: without one, nothing was sent. */
interface Connection {
  wasMade: boolean
}

function watch(request: ClientRequest, connection: Connection): void {
  request.once('socket', socket => {
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
      connection.wasMade = true
    })
  })
}

async function exchange(client: HttpClient, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const { method, url, headers, body } = request
  const { message } = await unlessAborted(client.request(method, url.href, body, headers), signal)
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    body: await read(message, request, signal),
  }
}

// The client's promise never settles when nothing comes, nor does its readBody() when a body stalls half way.
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    promise.then(resolve, reject)
  })
}

async function read(message: IncomingMessage, request: HttpRequest, signal: AbortSignal): Promise<string> {
  const succeeded = message.statusCode === request.success
  if (succeeded && !request.wantsBody) {
    message.destroy()
    return ''
  }
  const limit = succeeded ? LARGEST_BODY : LARGEST_EXCERPT
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of addAbortSignal(signal, message) as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size > limit) break
    }
  } catch (error) {
    if (succeeded || request.signal.aborted) throw error
  }
  if (succeeded && size > limit) throw new NetworkError('too-large', 'it is larger than 64 MiB')
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function lateError({ wasMade }: Connection, timeoutMs: number): NetworkError {
  const seconds = `${Number((timeoutMs / 1000).toFixed(3))} s`
  return wasMade
    ? new NetworkError('timeout', `no complete answer within ${seconds}`)
    : new NetworkError('unreachable', `no connection within ${seconds}`)
}

/** Why a proxy gave no tunnel, its status included, is only in the words of the package `tunnel`. */
const NO_TUNNEL = /^tunneling socket could not be established, (?:cause|statusCode)=/
const CERTIFICATE = /CERT|ISSUER|UNABLE_TO_VERIFY|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH/
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'host name not found',
  ENODATA: 'host name not found',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ETIMEDOUT: 'no answer to the attempt to connect',
}

function networkError(error: unknown, { wasMade }: Connection): NetworkError {
  const { code = '', message, syscall } = error as NodeJS.ErrnoException
  if (NO_TUNNEL.test(message)) {
    const why = message.replace(NO_TUNNEL, '')
    if (why === '407') return new NetworkError('denied', 'the proxy rejected the credentials', error)
    // That of a proxy with TLS. Behind the semicolon Node gives advice that nobody can follow here.
    if (/certificate/i.test(why)) return new NetworkError('certificate', why.replace(/;.*/s, ''), error)
    return new NetworkError('unreachable', `the proxy gave no connection (${why})`, error)
  }
  if (CERTIFICATE.test(code)) return new NetworkError('certificate', message.replace(/;.*/s, ''), error)
  if (wasMade) return new NetworkError('broken', wordsOf(error), error)
  const isLookUp = syscall === 'getaddrinfo' && REASONS[code] === undefined
  return new NetworkError(
    'unreachable',
    isLookUp ? `host name could not be looked up (${code})` : wordsOf(error),
    error,
  )
}

/** When several addresses of a host fail, Node's error has no words of its own. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return [...new Set(error.errors.map(wordsOf))].join('; ')
  }
  const { code = '', message } = error as NodeJS.ErrnoException
  if (/^EPROTO$|^ERR_SSL/.test(code)) return `no TLS connection (${code})`
  return REASONS[code] ?? (message || code || 'no reason given')
}
