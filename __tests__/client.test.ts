/** What is sent for a request, and what an answer that is none of success comes to. */
import { expect, test } from '@jest/globals'
import { createBudget } from '../src/api/budget.ts'
import { type ApiRequest, createClient } from '../src/api/client.ts'
import { ApiError } from '../src/api/errors.ts'
import type { HttpAnswer, HttpRequest } from '../src/api/http.ts'
import { createClean } from '../src/clean.ts'
import { createSimulatedClock, START } from './support/simulated-clock.ts'

const KEY = 'sm_org7/+0123456789abc='
const signal = new AbortController().signal

/** `answer`: an answer, or an error that sending throws. */
async function exchange(answer: Partial<HttpAnswer> | ApiError, request: Partial<ApiRequest<unknown>> = {}, base = '') {
  const clock = createSimulatedClock()
  const sent: HttpRequest[] = []
  const log: string[] = []
  const client = createClient({
    baseUrl: new URL(`https://api.example${base}`),
    apiKey: KEY,
    requestTimeoutMs: 5000,
    send: async request => {
      sent.push(request)
      await clock.sleep(7, signal)
      if (answer instanceof ApiError) throw answer
      return { status: 200, headers: {}, body: '', ...answer }
    },
    budget: createBudget(clock),
    clock,
    clean: createClean(KEY),
    onAttempt: line => log.push(line),
  })
  const options = { method: 'GET' as const, path: ['a'], success: 200 as const, parse: (json: unknown) => json, signal }
  const result = await clock.run(client({ ...options, ...request }).catch((error: unknown) => error))
  return { result, sent: sent[0], log, details: result instanceof ApiError ? result.details : null }
}

test.each<[base: string, request: Partial<ApiRequest<unknown>>, href: string | undefined]>([
  ['', { path: ['v3', 'connections', 'list'] }, 'https://api.example/v3/connections/list'],
  ['/', { path: ['a'] }, 'https://api.example/a'],
  ['/prefix//', { path: ['a'], query: { page: 1, provider: 's3' } }, 'https://api.example/prefix/a?page=1&provider=s3'],
  ['', { path: ['ns', 'a b/c?d#e%é', 'x'] }, 'https://api.example/ns/a%20b%2Fc%3Fd%23e%25%C3%A9/x'],
  ['', { path: ['ns', '...', 'x'] }, 'https://api.example/ns/.../x'],
  ['', { path: ['ns', '..', 'x'] }, undefined],
  ['', { path: ['ns', '.', 'x'] }, undefined],
  ['', { path: ['ns', '\ud800', 'x'] }, undefined],
])('the address of %j %j', async (base, request, href) => {
  const { sent, result } = await exchange({}, request, base)
  expect(sent?.url.href).toBe(href)
  if (href === undefined) expect(result).toMatchObject({ kind: 'unexpected_answer' })
})

test.each<[request: Partial<ApiRequest<unknown>>, sent: object]>([
  [{}, { method: 'GET', body: null, success: 200, wantsBody: true, timeoutMs: 5000 }],
  [
    { method: 'POST', body: {}, success: 202 },
    { method: 'POST', body: '{}', success: 202, wantsBody: false },
  ],
])('what is sent for %j', async (request, expected) => {
  const { sent } = await exchange({}, request)
  expect(sent).toMatchObject(expected)
  expect(Object.keys(sent?.headers ?? {})).toEqual([
    'Accept',
    'Authorization',
    ...('body' in request ? ['Content-Type'] : []),
  ])
})

test('an answer of success, its JSON and its time', async () => {
  const { result, log } = await exchange({
    body: '[1]',
    headers: { date: new Date(0).toUTCString(), 'x-request-id': 'r1' },
  })
  expect([result, log]).toEqual([{ value: [1], date: 0 }, ['GET /a 200 7 ms r1']])
  expect((await exchange({ body: 'no JSON' })).result).toEqual({ value: undefined, date: null })
})

const date = (seconds: number) => new Date(Math.floor(START / 1000) * 1000 + seconds * 1000).toUTCString()
test.each<[retryAfter: string | undefined, body: string, pauseMs: number | null]>([
  ['7', '', 7000],
  [' 0 ', '', 0],
  ['9'.repeat(40), '', 1e14],
  ['soon', '', null],
  ['-1', '', null],
  ['1.5', '', null],
  [date(42), '', 42_000],
  [date(-42), '', null],
  [undefined, '{"retryAfterSeconds":3.5}', 3500],
  [undefined, '{"retryAfterSeconds":0}', 0],
  [undefined, '{"retryAfterSeconds":-1}', null],
  [undefined, '{"retryAfterSeconds":"3"}', null],
  ['7', '{"retryAfterSeconds":3}', 7000],
  ['soon', '{"retryAfterSeconds":3}', 3000],
  [undefined, 'no JSON', null],
])('Retry-After %s and %s', async (retryAfter, body, pauseMs) => {
  const headers = { date: date(0), ...(retryAfter !== undefined && { 'retry-after': retryAfter }) }
  expect((await exchange({ status: 429, headers, body })).details?.retryAfterMs).toBe(pauseMs)
})

test('without a Date, a Retry-After is a time by the clock of the runner', async () => {
  const headers = { 'retry-after': date(42) }
  expect((await exchange({ status: 429, headers })).details?.retryAfterMs).toBe(Date.parse(date(42)) - START - 7)
})

test.each<[status: number, location: string | undefined, kind: string, host: string | null]>([
  [301, 'https://eu.example:8443/v3?token=abc', 'redirect', 'eu.example:8443'],
  [308, '//eu.example/', 'redirect', 'eu.example'],
  [302, '/login', 'redirect', null],
  [302, 'http://[', 'redirect', null],
  [302, `https://${KEY.slice(0, 7)}.example/`, 'redirect', `${KEY.slice(0, 7)}.example`],
  [304, undefined, 'status', null],
  [201, 'https://eu.example/', 'status', null],
  [400, 'https://eu.example/', 'status', null],
])('%i to %s', async (status, location, kind, host) => {
  const { result, details } = await exchange({ status, headers: { location }, body: 'Moved' })
  expect(result).toMatchObject({ kind, details: { status, said: kind === 'redirect' ? null : 'Moved' } })
  expect(details?.host).toBe(host)
})

test('an answer that is not what it must be keeps its status and its request id', async () => {
  const parse = () => {
    throw new ApiError('unexpected_answer')
  }
  const { details, log } = await exchange({ headers: { 'x-request-id': `r ${KEY}` } }, { parse })
  expect([details, log]).toEqual([
    { status: 200, requestId: 'r ***', reason: null, host: null },
    ['GET /a 200 7 ms r ***'],
  ])
})

test('what breaks on the way is told of, with the key removed', async () => {
  const { result, log } = await exchange(new ApiError('certificate', { host: 'api.example', reason: `of ${KEY}` }))
  expect(result).toMatchObject({ kind: 'certificate', details: { host: 'api.example', reason: 'of ***' } })
  expect(log).toEqual(['GET /a certificate 7 ms'])
})
