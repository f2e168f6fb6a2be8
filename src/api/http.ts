import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { addAbortSignal } from 'node:stream'
import { HttpClient } from '@actions/http-client'
import { VERSION } from '../version.ts'
import { ApiError } from './errors.ts'

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
  signal: AbortSignal
}

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export type Send = (request: HttpRequest) => Promise<HttpAnswer>

/**
 * Sends one request: no repeats, no redirects. Settles within `timeoutMs` whatever the network does. Throws an
 * ApiError, or the signal's reason.
 */
export async function send(request: HttpRequest): Promise<HttpAnswer> {
  const { method, url, headers, body, timeoutMs } = request
  // The client's own time-out would otherwise strike after 3 minutes of silence; ours always comes first.
  const options = { allowRedirects: false, socketTimeout: timeoutMs + 60_000 }
  const client = new HttpClient(`supermemory-sync-action/${VERSION}`, [], options)
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new ApiError('timeout', { timeoutMs })), timeoutMs)
  const signal = AbortSignal.any([request.signal, late.signal])
  try {
    const { message } = await unlessAborted(client.request(method, url.href, body, headers), signal)
    return {
      status: message.statusCode ?? 0,
      headers: message.headers,
      body: await read(message, request, signal),
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw error instanceof ApiError ? error : failureOf(error, url.host)
  } finally {
    clearTimeout(timer)
    client.dispose()
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
  if (succeeded && size > limit) throw new ApiError('unexpected_answer', { reason: 'it is larger than 64 MiB' })
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** Why a proxy gave no tunnel, its status included, is only in the words of the package `tunnel`. */
const NO_TUNNEL = /^tunneling socket could not be established, (?:cause|statusCode)=/
const CERTIFICATE = /CERT|ISSUER|UNABLE_TO_VERIFY|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH/
const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name could not be looked up',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  // The client reads the environment's proxy for each request.
  ERR_INVALID_URL: 'the address of the proxy is not a URL',
}

function failureOf(error: unknown, host: string): ApiError {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (NO_TUNNEL.test(message)) {
    const reason = `the proxy gave no connection (${message.replace(NO_TUNNEL, '')})`
    return new ApiError('unreachable', { host, reason }, error)
  }
  const unreachable = UNREACHABLE[code]
  if (unreachable !== undefined) return new ApiError('unreachable', { host, reason: unreachable }, error)
  // Behind the semicolon Node gives advice that nobody can follow here.
  if (CERTIFICATE.test(code)) return new ApiError('certificate', { host, reason: message.replace(/;.*/s, '') }, error)
  return new ApiError('broken', { host, reason: message }, error)
}
