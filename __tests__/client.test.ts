/** What is sent for a request, and what comes of an answer that is not success, or of none. */
import { expect, test } from '@jest/globals'
import { createBudget } from '../src/api/budget.ts'
import { type ApiRequest, type ClientOptions, createClient } from '../src/api/client.ts'
import { Failure, NotSent, unexpectedAnswer } from '../src/api/failure.ts'
import { type HttpAnswer, type HttpRequest, NetworkError, type NetworkErrorKind } from '../src/api/http.ts'
import { createClean } from '../src/clean.ts'
import { createSimulatedClock, START } from './support/simulated-clock.ts'

const KEY = 'sm_org7/+0123456789abc='
const { signal } = new AbortController()
const PROXY = { variable: 'https_proxy', url: new URL('http://me:hunter2@proxy.example:3128') }

interface Options
  extends Partial<ClientOptions>,
    Partial<Pick<ApiRequest<unknown>, 'isStillWanted' | 'query' | 'body'>> {
  path?: string[]
  method?: 'GET' | 'POST'
  success?: 200 | 202
  parse?: (json: unknown) => unknown
}

/** `answers`: each an answer, or an error that sending throws. */
async function exchange(answers: (Partial<HttpAnswer> | Error)[], options: Options = {}) {
  const clock = createSimulatedClock()
  const sent: HttpRequest[] = []
  const log: string[] = []
  const client = createClient({
    ...{ baseUrl: new URL('https://api.example'), apiKey: KEY, requestTimeoutMs: 5000, proxy: null, hasTags: false },
    send: async request => {
      const answer = answers[sent.push(request) - 1] ?? {}
      await clock.sleep(7, signal)
      if (answer instanceof Error) throw answer
      return { status: 200, headers: {}, body: '', ...answer }
    },
    ...{ budget: createBudget(clock), clock, clean: createClean(KEY), onAttempt: line => log.push(line) },
    ...options,
  })
  const request: ApiRequest<unknown> = {
    ...{ kind: 'trigger', method: 'GET', path: ['a'], success: 200, parse: json => json, signal },
    ...options,
  }
  let result: unknown
  for (const _ of answers) result = await clock.run(client(request).catch((error: unknown) => error))
  return { result, sent: sent[0], log, failure: result instanceof Failure ? result : null }
}

test.each<[base: string, path: string[], query: Record<string, string | number>, href: string | undefined]>([
  ['', ['v3', 'connections', 'list'], {}, 'https://api.example/v3/connections/list'],
  ['/', ['a'], {}, 'https://api.example/a'],
  ['/prefix//', ['a'], { page: 1, provider: 's3' }, 'https://api.example/prefix/a?page=1&provider=s3'],
  ['', ['ns', 'a b/c?d#e%é', 'x'], {}, 'https://api.example/ns/a%20b%2Fc%3Fd%23e%25%C3%A9/x'],
  ['', ['ns', '...', 'x'], {}, 'https://api.example/ns/.../x'],
  ['', ['ns', '', 'x'], {}, undefined],
  ['', ['ns', '..', 'x'], {}, undefined],
  ['', ['ns', '.', 'x'], {}, undefined],
  ['', ['ns', '\ud800', 'x'], {}, undefined],
])('the address of %j %j %j', async (base, path, query, href) => {
  const { sent, failure } = await exchange([{}], { baseUrl: new URL(`https://api.example${base}`), path, query })
  expect(sent?.url.href).toBe(href)
  expect(failure?.code).toBe(href === undefined ? 'unexpected_answer' : undefined)
})

test.each<[request: Options, sent: object]>([
  [{}, { method: 'GET', body: null, success: 200, wantsBody: true, timeoutMs: 5000, proxy: null }],
  [
    { method: 'POST', body: {}, success: 202, proxy: PROXY },
    { method: 'POST', body: '{}', success: 202, wantsBody: false, proxy: PROXY },
  ],
])('what is sent for %j', async (request, expected) => {
  const { sent } = await exchange([{}], request)
  expect(sent).toMatchObject(expected)
  const type = 'body' in request ? ['Content-Type'] : []
  expect(Object.keys(sent?.headers ?? {})).toEqual(['Accept', 'Authorization', ...type])
})

test('nothing is sent for a request that is no longer wanted', async () => {
  const { result, sent } = await exchange([{}], { isStillWanted: () => false })
  expect([result, sent]).toEqual([expect.any(NotSent), undefined])
})

test('an answer of success, its JSON and its times', async () => {
  const headers = { date: new Date(0).toUTCString(), 'x-request-id': 'r1' }
  const { result, log } = await exchange([{ body: '[1]', headers }])
  expect([result, log]).toEqual([{ value: [1], date: 0, sentAt: START }, ['GET /a 200 7 ms r1']])
  const odd = { body: 'no JSON', headers: { date: 'today' } }
  expect((await exchange([odd])).result).toEqual({ value: undefined, date: null, sentAt: START })
})

const date = (seconds: number) => new Date(Math.floor(START / 1000) * 1000 + seconds * 1000).toUTCString()
test.each<[retryAfter: string | undefined, body: string, pauseMs: number | null]>([
  ['7', '', 7000],
  [date(42), '', 42_000],
  [date(-42), '', 0],
  [undefined, '{"retryAfterSeconds":3.5}', 4000],
  [undefined, '{"retryAfterSeconds":"3"}', 3000],
  [undefined, '{"retry_after":0}', 0],
  [undefined, `{"retry_after":"${date(42)}"}`, 42_000],
  [undefined, '{"retryAfterSeconds":-1}', null],
  ['7', '{"retryAfterSeconds":3}', 7000],
  ['soon', '{"retryAfterSeconds":3}', 3000],
  [undefined, 'no JSON', null],
])('Retry-After %s and %s', async (retryAfter, body, pauseMs) => {
  const headers = { date: date(0), ...(retryAfter !== undefined && { 'retry-after': retryAfter }) }
  expect((await exchange([{ status: 429, headers, body }])).failure?.retryAfterMs).toBe(pauseMs)
})

test('without a Date, a Retry-After is a time by the clock of the runner', async () => {
  const { failure } = await exchange([{ status: 429, headers: { 'retry-after': date(42) } }])
  expect(failure?.retryAfterMs).toBe(Date.parse(date(42)) - START - 7)
})

test.each<[status: number, location: string | undefined, code: string, happened: RegExp]>([
  [301, 'https://eu.example:8443/v3?token=abc', 'redirect', /redirects to “eu\.example:8443”, which/],
  [308, '//eu.example/', 'redirect', /to “eu\.example”,/],
  [302, '/login', 'redirect', /to another path,/],
  [302, 'http://[', 'redirect', /to another path,/],
  [307, `https://x.example/${KEY}`, 'redirect', /to “x\.example”,/],
  [304, undefined, 'http_304', /not the 202/],
  [201, 'https://eu.example/', 'http_201', /not the 202/],
])('%i to %s', async (status, location, code, happened) => {
  const { failure } = await exchange([{ status, headers: { location }, body: 'Moved' }])
  expect(failure).toMatchObject({ code, status, retry: 'no', happened: expect.stringMatching(happened) })
  expect(failure?.said).toBe(code === 'redirect' ? null : 'Moved')
})

test('an answer that is not what the API documents keeps its status and its request id', async () => {
  const parse = () => {
    throw unexpectedAnswer()
  }
  const { failure, log } = await exchange([{ headers: { 'x-request-id': `r ${KEY}` } }], { parse })
  expect(failure).toMatchObject({ code: 'unexpected_answer', of: 'trigger', status: 200, requestId: 'r ***' })
  expect(log).toEqual(['GET /a 200 7 ms r ***'])
})

test('a key that is refused after it has worked: credits may be used up', async () => {
  expect((await exchange([{ status: 401 }, { status: 401 }])).failure?.advice).not.toContain('credits')
  expect((await exchange([{}, { status: 401 }])).failure?.advice).toContain('credits')
})

test('tags are blamed for a 400 only where some were sent', async () => {
  expect((await exchange([{ status: 400 }])).failure?.advice).toBe('')
  expect((await exchange([{ status: 400 }], { hasTags: true })).failure?.advice).toContain('container-tags')
})

test.each<[kind: NetworkErrorKind, code: string, retry: Failure['retry'], advice: RegExp]>([
  ['unreachable', 'unreachable', 'safely', /base-url, the network and the proxy/],
  ['denied', 'unreachable', 'no', /user and password in https_proxy/],
  ['certificate', 'certificate', 'no', /NODE_EXTRA_CA_CERTS/],
  ['timeout', 'timeout', 'after-a-list', /may have been accepted/],
  ['broken', 'broken', 'after-a-list', /may have been accepted/],
  ['too-large', 'unexpected_answer', 'no', /base-url/],
])(
  'what fails on the way as %s, through a proxy: no key and no password in its words',
  async (kind, code, retry, advice) => {
    const { failure, log } = await exchange([new NetworkError(kind, `why ${KEY}`)], { proxy: PROXY })
    expect(failure).toMatchObject({ code, retry, status: null, advice: expect.stringMatching(advice) })
    expect(failure?.happened).toMatch(/why \*\*\*/)
    if (kind !== 'too-large') expect(failure?.happened).toContain('proxy “proxy.example:3128”')
    if (/unreachable|broken|certificate/.test(code)) expect(failure?.happened).toContain('“api.example”')
    expect(`${failure?.reason} ${log}`).not.toMatch(/hunter2|sm_org7/)
    expect(log).toEqual([`GET /a ${code} 7 ms`])
  },
)

test('what is no error of the network is thrown as it is', async () => {
  const error = new TypeError('a fault')
  expect((await exchange([error])).result).toBe(error)
})
