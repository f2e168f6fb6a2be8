/** What a status means, what may be retried, and after which pause. */
import { expect, test } from '@jest/globals'
import { type RefusedRequest, refused } from '../src/api/explain.ts'
import type { Failure, Retry } from '../src/api/failure.ts'
import { retry } from '../src/api/retry.ts'
import { createSimulatedClock } from './support/simulated-clock.ts'

const request: RefusedRequest = {
  ...{ status: 0, of: 'trigger', isV3: false, hasTags: false, keyHasWorked: false },
  ...{ said: null, byOther: false, requestId: null, retryAfterMs: null },
}
const status = (code: number, more: Partial<RefusedRequest> = {}) => refused({ ...request, ...more, status: code })
const STATUSES = Array.from({ length: 500 }, (_, index) => 100 + index)
const those = (matches: (failure: Failure) => boolean) => STATUSES.filter(code => matches(status(code)))
const range = (from: number, to: number) => STATUSES.filter(code => code >= from && code <= to)

test.each<[retry: Retry, statuses: number[]]>([
  ['safely', [429, 503]],
  ['after-a-list', [408, 500, 502, ...range(504, 599)]],
  ['no', [...range(100, 407), ...range(409, 428), ...range(430, 499), 501]],
])('to be retried %s, of all statuses', (expected, statuses) => {
  expect(those(failure => failure.retry === expected)).toEqual(statuses)
})

test('who the API refuses: a bad key, a list that it will not show, an end of it', () => {
  expect(those(({ isBadKey }) => isBadKey)).toEqual([401])
  expect(those(({ refusesList }) => refusesList)).toEqual([401, 402, 403, 404])
  expect(those(({ isConflict }) => isConflict)).toEqual([409])
  expect(those(({ isGone }) => isGone)).toEqual([404, 410, 501])
  expect(those(({ code, status }) => code !== `http_${status}`)).toEqual([])
})

test.each([400, 401, 402, 403, 404, 409, 451])(
  '%i of something in front of the API blames neither key nor plan',
  code => {
    const { isBadKey, refusesList, isConflict, reason, advice } = status(code, { byOther: true, said: 'Sign in' })
    expect([isBadKey, refusesList, isConflict]).toEqual([false, false, false])
    expect(`${reason}; ${advice}`).toMatch(/something in front of the API.*the page says “Sign in”.*base-url/)
    expect(`${reason}; ${advice}`).not.toMatch(/\bkey\b|plan|credits/)
  },
)

test('what was wanted, what happened, the status, the words, the request id, in this order', () => {
  const failure = status(400, { said: 'Bad tag', requestId: 'r1' })
  expect(failure.reason).toBe(
    'sync request failed: the API refused the request (HTTP 400); the API said “Bad tag”; request id “r1”',
  )
})

const failed = (fields: Partial<RefusedRequest> = {}) => status(429, fields)

async function pausesOf(error: Error, maxRetries: number, random = 0): Promise<number[]> {
  const clock = createSimulatedClock()
  const pauses: number[] = []
  const attempt = () => Promise.reject(error)
  const policy = { maxRetries, clock, random: () => random }
  const ended = retry(attempt, policy, new AbortController().signal, (_, pauseMs, nth) => {
    expect(nth).toBe(pauses.push(pauseMs))
  })
  await expect(clock.run(ended)).rejects.toBe(error)
  return pauses
}

test.each<[name: string, error: Error, maxRetries: number, random: number, pauses: number[]]>([
  ['doubling, at most 8 s', failed(), 7, 0, [500, 1000, 2000, 4000, 8000, 8000, 8000]],
  ['a quarter shorter at most', failed(), 2, 1, [375, 750]],
  ['no retry allowed', failed(), 0, 0, []],
  ['one that must not be retried', status(404), 3, 0, []],
  ['one that must not be retried, though the server says when', status(400, { retryAfterMs: 1 }), 3, 0, []],
  ['no Failure', new TypeError('x'), 3, 0, []],
  ['as long as the server asks, without jitter', failed({ retryAfterMs: 7000 }), 2, 0.9, [7000, 7000]],
  ['at once where it asks for nothing', failed({ retryAfterMs: 0 }), 1, 0.9, [0]],
  ['five minutes', failed({ retryAfterMs: 300_000 }), 1, 0, [300_000]],
  ['not more than five minutes', failed({ retryAfterMs: 300_001 }), 3, 0, []],
])('pauses: %s', async (_, error, maxRetries, random, pauses) => {
  expect(await pausesOf(error, maxRetries, random)).toEqual(pauses)
})

test('a pause ends with the signal', async () => {
  const clock = createSimulatedClock()
  const stop = new AbortController()
  const reason = new Error('cancelled')
  const attempt = () => Promise.reject(failed())
  const ended = retry(attempt, { maxRetries: 3, clock, random: () => 0 }, stop.signal, () => stop.abort(reason))
  await expect(clock.run(ended)).rejects.toBe(reason)
})
