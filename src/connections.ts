import type { IncomingHttpHeaders } from 'node:http'
import { apiMessage, isRecord, parseJson, retryAfterInBody, secondsAsked } from './api-message.ts'
import { ApiFailure, type FailureDetails, NO_ANSWER } from './errors.ts'
import { type HttpAnswer, type Send, TransportError } from './http.ts'
import { type Connection, connectionOf, type ItemFailure, itemFailureOf, type Run, runOf } from './records.ts'
import { createKeyFinder } from './redact.ts'
import { VERSION } from './version.ts'

/** An answer, with what is needed to know the server's time. All in milliseconds since the epoch. */
export interface Answered<T> {
  value: T
  answeredAt: number
  /** The answer's `Date` header: the server's clock, cut to seconds. Null if there was none. */
  date: number | null
}

/** One attempt at a request each: repeating is for the caller to decide. All of them throw an ApiFailure. */
export interface ConnectionsApi {
  /** POST /v3/connections/{provider}/import. Resolves when the API has accepted (202). */
  import(provider: string): Promise<Answered<null>>
  /** POST /v3/connections/list: the connections with the container tags, of all providers. */
  list(): Promise<Answered<Connection[]>>
  /** GET /v3/connections/{connectionId}/sync-runs: newest first; how far back is up to the API. */
  syncRuns(connectionId: string): Promise<Answered<Run[]>>
  /** GET /v3/connections/{connectionId}/sync-runs/{runId}/failures */
  failures(connectionId: string, runId: string): Promise<Answered<ItemFailure[]>>
}

export interface ConnectionsApiOptions {
  baseUrl: URL
  apiKey: string
  /** None: every connection. */
  containerTags: readonly string[]
  requestTimeoutMs: number
  signal: AbortSignal
  send: Send
}

const SHORTEST_KEY = 8

export function createConnectionsApi(options: ConnectionsApiOptions): ConnectionsApi {
  const tags = options.containerTags.length > 0 ? { containerTags: options.containerTags } : {}
  const headers = {
    Accept: 'application/json, text/plain',
    Authorization: `Bearer ${options.apiKey}`,
    'Content-Type': 'application/json',
    'User-Agent': `supermemory-sync-action/${VERSION}`,
  }

  const findsKey = createKeyFinder(options.apiKey)
  // No real key is so short that an id could hold it by chance.
  const holdsKey = (step: string) => options.apiKey.length >= SHORTEST_KEY && findsKey(step)

  const request = async (method: 'GET' | 'POST', path: string[], expected: number): Promise<HttpAnswer> => {
    if (path.some(holdsKey)) throw new ApiFailure({ ...NO_ANSWER, code: 'unexpected-answer', sent: false })
    const answer = await sendOrFail(options.send, {
      method,
      url: endpoint(options.baseUrl, path),
      headers,
      body: method === 'POST' ? JSON.stringify(tags) : null,
      timeoutMs: options.requestTimeoutMs,
      signal: options.signal,
      bodyFor: status => (status !== expected ? 'excerpt' : expected === 202 ? 'none' : 'all'),
    })
    if (answer.status !== expected) throw unexpectedStatus(answer)
    return answer
  }

  return {
    import: async provider => answered(await request('POST', [provider, 'import'], 202), null),
    list: async () => {
      const answer = await request('POST', ['list'], 200)
      return answered(answer, parsedList(answer, parseJson(answer.body), connectionOf))
    },
    syncRuns: async id => {
      const answer = await request('GET', [id, 'sync-runs'], 200)
      return answered(answer, parsedList(answer, parseJson(answer.body), runOf))
    },
    failures: async (id, runId) => {
      const answer = await request('GET', [id, 'sync-runs', runId, 'failures'], 200)
      const body = parseJson(answer.body)
      return answered(answer, parsedList(answer, isRecord(body) ? body.failures : undefined, itemFailureOf))
    },
  }
}

async function sendOrFail(send: Send, request: Parameters<Send>[0]): Promise<HttpAnswer> {
  try {
    return await send(request)
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    throw new ApiFailure({ ...NO_ANSWER, code: error.code, sent: error.sent }, error)
  }
}

/** Percent-encodes every step, and refuses what no URL can name: `.` and `..` are resolved, half a character is nothing. */
function endpoint(baseUrl: URL, steps: string[]): URL {
  if (steps.some(step => step === '.' || step === '..' || step === '' || !step.isWellFormed())) {
    throw new ApiFailure({ ...NO_ANSWER, code: 'unexpected-answer', sent: false })
  }
  const url = new URL(baseUrl)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v3/connections/${steps.map(encodeURIComponent).join('/')}`
  return url
}

function failureFrom(answer: HttpAnswer, code: FailureDetails['code']): ApiFailure {
  const date = dateOf(answer.headers)
  return new ApiFailure({
    code,
    sent: true,
    status: answer.status,
    said: code === 'status' ? apiMessage(answer.body) : null,
    requestId: headerOf(answer.headers, 'x-request-id'),
    retryAfterMs:
      retryAfter(answer.headers['retry-after'], date ?? answer.answeredAt) ?? retryAfterInBody(answer.body),
    location: headerOf(answer.headers, 'location'),
    answeredAt: answer.answeredAt,
    date,
  })
}

function unexpectedStatus(answer: HttpAnswer): ApiFailure {
  return failureFrom(answer, isRedirect(answer.status) ? 'redirect' : 'status')
}

/** 304, the other 3xx that is in use, leads nowhere. */
function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304
}

function answered<T>(answer: HttpAnswer, value: T): Answered<T> {
  return { value, answeredAt: answer.answeredAt, date: dateOf(answer.headers) }
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' && value !== '' ? value : null
}

function dateOf(headers: IncomingHttpHeaders): number | null {
  const date = Date.parse(headers.date ?? '')
  return Number.isNaN(date) ? null : date
}

/**
 * `Retry-After` as RFC 9110, section 10.2.3 has it: whole seconds or an HTTP date in one of its three forms, here in
 * milliseconds from `now`. Null for anything else, a date that has passed included.
 */
export function retryAfter(header: string | undefined, now: number): number | null {
  const value = header?.trim() ?? ''
  if (/^\d+$/.test(value)) return secondsAsked(Number(value))
  // Date.parse takes far more than HTTP dates, and reads the oldest form, which names no zone, in the runner's own.
  if (!HTTP_DATE.test(value)) return null
  const pause = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`) - now
  return pause > 0 ? pause : null
}

const HTTP_DATE =
  /^(?:[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}(?: GMT)?)$/

/** The list in an answer; throws `unexpected-answer` where it is none, or where an entry cannot be what it must. */
function parsedList<T>(answer: HttpAnswer, list: unknown, parse: (entry: unknown) => T | undefined): T[] {
  const parsed = Array.isArray(list) ? list.map(parse) : [undefined]
  // An entry that is left out would be a connection that nobody looked at.
  if (parsed.some(entry => entry === undefined)) throw failureFrom(answer, 'unexpected-answer')
  return parsed as T[]
}
