/** What may be repeated, and after which pause. */
import { expect, test } from '@jest/globals'
import { ApiError, type ApiErrorKind } from '../src/api/errors.ts'
import { mayRepeat, retry } from '../src/api/retry.ts'
import { createSimulatedClock } from './support/simulated-clock.ts'

const status = (code: number) => new ApiError('status', { status: code })

test.each<[ApiErrorKind, ReturnType<typeof mayRepeat>]>([
  ['unreachable', 'safely'],
  ['missing_record', 'safely'],
  ['timeout', 'with-a-check'],
  ['broken', 'with-a-check'],
  ['certificate', 'no'],
  ['redirect', 'no'],
  ['unexpected_answer', 'no'],
])('%s: %s', (kind, answer) => expect(mayRepeat(new ApiError(kind))).toBe(answer))

test.each<[answer: ReturnType<typeof mayRepeat>, statuses: number[]]>([
  ['safely', [429, 503]],
  ['with-a-check', [408, 500, 502, 504]],
  ['no', [200, 204, 301, 400, 401, 402, 403, 404, 409, 410, 418, 425, 501, 505, 520, 599]],
])('%s: %j', (answer, statuses) =>
  expect(statuses.map(code => mayRepeat(status(code)))).toEqual(statuses.map(() => answer)),
)

async function pausesOf(error: Error, maxRetries: number, random = 0): Promise<number[]> {
  const clock = createSimulatedClock()
  const pauses: number[] = []
  const attempt = () => Promise.reject(error)
  const policy = { maxRetries, clock, random: () => random }
  const ended = retry(attempt, policy, new AbortController().signal, (_, pauseMs, repeat) => {
    expect(repeat).toBe(pauses.push(pauseMs))
  })
  await expect(clock.run(ended)).rejects.toBe(error)
  return pauses
}

const asking = (retryAfterMs: number) => new ApiError('status', { status: 429, retryAfterMs })

test.each<[name: string, error: Error, maxRetries: number, random: number, pauses: number[]]>([
  ['doubling, at most 8 s', status(503), 7, 0, [500, 1000, 2000, 4000, 8000, 8000, 8000]],
  ['a quarter shorter at most', status(503), 2, 1, [375, 750]],
  ['no repeat allowed', status(503), 0, 0, []],
  ['one that may not be repeated', status(404), 3, 0, []],
  ['no ApiError', new TypeError('x'), 3, 0, []],
  ['as long as the server asks, without jitter', asking(7000), 2, 0.9, [7000, 7000]],
  ['at once where it asks for nothing', asking(0), 1, 0.9, [0]],
  ['five minutes', asking(300_000), 1, 0, [300_000]],
  ['more than five minutes', asking(300_001), 3, 0, []],
])('%s', async (_, error, maxRetries, random, pauses) => {
  expect(await pausesOf(error, maxRetries, random)).toEqual(pauses)
})

test('a pause ends with the signal', async () => {
  const clock = createSimulatedClock()
  const stop = new AbortController()
  const reason = new Error('cancelled')
  const attempt = () => Promise.reject(status(503))
  const ended = retry(attempt, { maxRetries: 3, clock, random: () => 0 }, stop.signal, () => stop.abort(reason))
  await expect(clock.run(ended)).rejects.toBe(reason)
})
