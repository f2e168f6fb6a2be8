import type { IncomingHttpHeaders } from 'node:http'
import type { Clean } from '../clean.ts'
import type { Clock } from '../clock.ts'
import { quote } from '../words.ts'
import type { Budget, RequestKind } from './budget.ts'
import { isRecord, parseJson, said } from './error-message.ts'
import { networkFailure, refused } from './explain.ts'
import { Failure, NotSent } from './failure.ts'
import { type HttpAnswer, NetworkError, type Send } from './http.ts'
import type { HttpProxy } from './proxy.ts'
import { httpDate, retryAfter } from './times.ts'

export interface ClientOptions {
  baseUrl: URL
  apiKey: string
  requestTimeoutMs: number
  proxy: HttpProxy | null
  /** Whether container tags are sent, which a 400 is then probably about. */
  hasTags: boolean
  send: Send
  budget: Budget
  clock: Clock
  clean: Clean
  /** Hears of each attempt: method, path, status or error code, time and request id, without headers or bodies. */
  onAttempt: (line: string) => void
}

export interface ApiRequest<T> {
  kind: RequestKind
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
  /** Called when the request's turn has come: false, and nothing is sent. */
  isStillWanted?: () => boolean
}

/** `date`: the `Date` header; `sentAt`: by the runner's clock. Both in milliseconds since the epoch. */
export interface ApiAnswer<T> {
  value: T
  date: number | null
  sentAt: number
}

/** Sends one request when it is its turn. Throws a Failure, NotSent, or the signal's reason. */
export type Client = <T>(request: ApiRequest<T>) => Promise<ApiAnswer<T>>

export function createClient(options: ClientOptions): Client {
  const { clock, clean, budget, baseUrl, onAttempt } = options
  let keyHasWorked = false

  return async request => {
    const { kind, method, path, body, success, parse, signal } = request
    const url = urlOf(request, options)
    const release = await budget.turn(kind, signal, request.isStillWanted)
    if (release === null) throw new NotSent()
    const sentAt = clock.now()
    // Not as it is encoded, which would hide from `clean` what must not be shown.
    const shownPath = [baseUrl.pathname.replace(/\/+$/, ''), ...path].map(clean).join('/')
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
        proxy: options.proxy,
        signal,
      })
      tell(answer.status, requestIdOf(answer.headers, clean))
      if (answer.status !== success) throw answerFailure(answer, request, keyHasWorked, options)
      keyHasWorked = true
      return { value: parsed(answer, kind, parse, clean), date: httpDate(answer.headers.date), sentAt }
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error
      const failure = networkFailure(error, kind, options)
      tell(failure.code, null)
      throw failure
    } finally {
      release()
    }
  }
}

/** Throws a Failure for a part that no path can have: `.` and `..` would be resolved. */
function urlOf({ kind, path, query = {} }: ApiRequest<unknown>, { baseUrl, clean }: ClientOptions): URL {
  const odd = path.find(part => part === '' || part === '.' || part === '..' || !part.isWellFormed())
  if (odd !== undefined) {
    throw new Failure({
      code: 'unexpected_answer',
      of: kind,
      happened: `the namespace ${quote(clean(odd))} cannot be part of an address, so nothing was sent`,
      advice: kind === 'list' ? 'check container-tags' : '',
    })
  }
  const url = new URL(baseUrl)
  url.pathname = [url.pathname.replace(/\/+$/, ''), ...path.map(encodeURIComponent)].join('/')
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  return url
}

function parsed<T>(
  { status, headers, body }: HttpAnswer,
  kind: RequestKind,
  parse: (json: unknown) => T,
  clean: Clean,
): T {
  try {
    return parse(parseJson(body))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Failure({ ...error, of: kind, status, requestId: requestIdOf(headers, clean) }, error)
  }
}

function answerFailure(
  { status, headers, body }: HttpAnswer,
  { kind, path }: Pick<ApiRequest<unknown>, 'kind' | 'path'>,
  keyHasWorked: boolean,
  { clock, clean, hasTags }: ClientOptions,
): Failure {
  const requestId = requestIdOf(headers, clean)
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    const host = hostOf(headers.location)
    return new Failure({
      code: 'redirect',
      of: kind,
      happened: `the server redirects to ${host === null ? 'another path' : quote(clean(host))}, which is not followed`,
      advice: 'set base-url to the address of the API itself',
      status,
      requestId,
    })
  }
  const { by, text } = said(body, headers['content-type'])
  const now = httpDate(headers.date) ?? clock.now()
  return refused({
    status,
    of: kind,
    isV3: path[0] === 'v3',
    hasTags,
    keyHasWorked,
    said: text === null ? null : clean(text),
    byOther: by === 'other',
    requestId,
    retryAfterMs: retryAfter(headers['retry-after'], now) ?? retryAfterInBody(body, now),
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

/** At the top of the body, or in its `error`. */
function retryAfterInBody(body: string, now: number): number | null {
  const parsed = parseJson(body)
  const records = isRecord(parsed) ? [parsed, ...[parsed.error].filter(isRecord)] : []
  const pauses = records.map(({ retryAfterSeconds, retry_after }) => retryAfter(retryAfterSeconds ?? retry_after, now))
  return pauses.find(pause => pause !== null) ?? null
}
