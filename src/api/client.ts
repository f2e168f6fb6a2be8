import type { IncomingHttpHeaders } from 'node:http'
import type { Clean } from '../clean.ts'
import type { Clock } from '../clock.ts'
import type { Budget } from './budget.ts'
import { errorMessage, isRecord, parseJson } from './error-message.ts'
import { ApiError } from './errors.ts'
import type { HttpAnswer, Send } from './http.ts'

export interface ClientOptions {
  baseUrl: URL
  apiKey: string
  requestTimeoutMs: number
  send: Send
  budget: Budget
  clock: Clock
  clean: Clean
  /** Hears of each attempt: method, path, status or error code, time and request id, without headers or bodies. */
  onAttempt: (line: string) => void
}

export interface ApiRequest<T> {
  method: 'GET' | 'POST'
  /** The parts of the path, not encoded. */
  path: readonly string[]
  query?: Readonly<Record<string, string | number>>
  /** Sent as JSON. */
  body?: unknown
  /** 202: accepted, whatever the body is. */
  success: 200 | 202
  /** Makes of a body's JSON (undefined: it is none) what it must be, or throws `unexpected_answer`. */
  parse: (json: unknown) => T
  signal: AbortSignal
}

/**
 * Sends one request when it is its turn, and resolves if its status is that of success. `date`: the `Date` header, in
 * milliseconds since the epoch. Throws an ApiError.
 */
export type Client = <T>(request: ApiRequest<T>) => Promise<{ value: T; date: number | null }>

export function createClient(options: ClientOptions): Client {
  const { clock, clean, onAttempt } = options

  return async ({ method, path, query = {}, body, success, parse, signal }) => {
    const url = urlOf(options.baseUrl, path, query)
    const release = await options.budget.turn(signal)
    const sentAt = clock.now()
    // Not as it is encoded, which would hide from `clean` what must not be shown.
    const shownPath = [options.baseUrl.pathname.replace(/\/+$/, ''), ...path].map(clean).join('/')
    const tell = (outcome: number | string, requestId: string | null) =>
      onAttempt(
        `${method} ${shownPath} ${outcome} ${Math.round(clock.now() - sentAt)} ms${requestId === null ? '' : ` ${requestId}`}`,
      )
    let answer: HttpAnswer | null = null
    try {
      answer = await options.send({
        method,
        url,
        headers: {
          Accept: 'application/json, text/plain',
          Authorization: `Bearer ${options.apiKey}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        success,
        wantsBody: success !== 202,
        timeoutMs: options.requestTimeoutMs,
        signal,
      })
      tell(answer.status, requestIdOf(answer.headers, clean))
      if (answer.status !== success) throw statusError(answer, clock.now(), clean)
      return { value: parse(parseJson(answer.body)), date: dateOf(answer.headers) }
    } catch (error) {
      if (!(error instanceof ApiError) || error.details.status !== undefined) throw error
      if (answer === null) tell(error.code, null)
      const { reason = null, host = null } = error.details
      const known = answer && { status: answer.status, requestId: requestIdOf(answer.headers, clean) }
      // What Node says of a certificate quotes it.
      throw new ApiError(
        error.kind,
        { ...error.details, ...known, reason: reason && clean(reason), host: host && clean(host) },
        error,
      )
    } finally {
      release()
    }
  }
}

/** Throws an ApiError for a part that no path can have: `.` and `..` would be resolved. */
function urlOf(baseUrl: URL, path: readonly string[], query: Readonly<Record<string, string | number>>): URL {
  if (path.some(part => part === '.' || part === '..' || !part.isWellFormed())) {
    throw new ApiError('unexpected_answer', { reason: 'a namespace that fits into no path' })
  }
  const url = new URL(baseUrl)
  url.pathname = [url.pathname.replace(/\/+$/, ''), ...path.map(encodeURIComponent)].join('/')
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  return url
}

function statusError({ status, headers, body }: HttpAnswer, now: number, clean: Clean): ApiError {
  const said = errorMessage(body)
  const { location } = headers
  const redirects = status >= 300 && status < 400 && location !== undefined
  return new ApiError(redirects ? 'redirect' : 'status', {
    status,
    said: said === null || redirects ? null : clean(said),
    requestId: requestIdOf(headers, clean),
    retryAfterMs: retryAfter(headers['retry-after'], dateOf(headers) ?? now) ?? retryAfterInBody(body),
    host: redirects ? hostOf(clean(location)) : null,
  })
}

/** Null where a redirect stays on the same host. */
function hostOf(location: string): string | null {
  const target = URL.canParse(location, 'relative:/') ? new URL(location, 'relative:/') : null
  return target?.host || null
}

function requestIdOf(headers: IncomingHttpHeaders, clean: Clean): string | null {
  const id = headers['x-request-id']
  return typeof id === 'string' && id !== '' ? clean(id) : null
}

function dateOf({ date }: IncomingHttpHeaders): number | null {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? null : time
}

/** `Retry-After` (RFC 9110, section 10.2.3: seconds or a date), in milliseconds from `now`. */
function retryAfter(header: string | undefined, now: number): number | null {
  const value = header?.trim() ?? ''
  if (/^\d+$/.test(value)) return seconds(Number(value))
  const pause = Date.parse(value) - now
  return pause > 0 ? pause : null
}

function retryAfterInBody(body: string): number | null {
  const parsed = parseJson(body)
  const value = isRecord(parsed) ? parsed.retryAfterSeconds : null
  return typeof value === 'number' && value >= 0 ? seconds(value) : null
}

/** In milliseconds; more than a thousand years is no time that anybody means. */
function seconds(value: number): number {
  return Math.min(value, 1e11) * 1000
}
