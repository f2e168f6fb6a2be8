import { describe, expect, test } from '@jest/globals'
import type { FailureDetails } from '../src/errors.ts'
import {
  acceptanceOf,
  LONGEST_RETRY_AFTER,
  pauseBefore,
  type RepeatPolicy,
  repeatRead,
} from '../src/retry.ts'
import { apiFailure } from './support/outcomes.ts'

/** A clock on which sleeping takes no time, but is noted. */
function policy(more: Partial<RepeatPolicy> = {}) {
  const pauses: number[] = []
  let now = 1000
  return {
    pauses,
    maxRetries: 3,
    random: () => 0,
    signal: new AbortController().signal,
    clock: {
      now: () => now,
      sleep: async (ms: number) => {
        pauses.push(ms)
        now += ms
      },
    },
    ...more,
  }
}

describe('was it accepted all the same?', () => {
  test.each<[ReturnType<typeof acceptanceOf>, number[]]>([
    ['surely-not', [429, 503]],
    ['perhaps', [408, 500, 502, 504]],
    [
      'refused',
      [
        200, 201, 204, 302, 400, 401, 402, 403, 404, 405, 409, 410, 413, 422, 425, 501, 505, 507, 520, 522,
        599,
      ],
    ],
  ])('%s: %j', (expected, statuses) => {
    for (const status of statuses)
      expect([status, acceptanceOf(apiFailure(status))]).toEqual([status, expected])
  })

  test.each<[FailureDetails['code'], boolean, ReturnType<typeof acceptanceOf>]>([
    ['no-connection', false, 'surely-not'],
    ['timeout', false, 'surely-not'],
    ['timeout', true, 'perhaps'],
    ['broken', true, 'perhaps'],
    ['certificate', false, 'refused'],
    ['too-large', true, 'refused'],
    ['aborted', true, 'refused'],
    ['redirect', true, 'refused'],
    ['unexpected-answer', true, 'refused'],
  ])('%s, sent: %s: %s', (code, sent, expected) => {
    expect(acceptanceOf(apiFailure({ code, sent }))).toBe(expected)
  })
})

describe('the pause before a repeat', () => {
  const pause = (repeat: number, retryAfterMs: number | null, more: Partial<RepeatPolicy> = {}) =>
    pauseBefore(repeat, apiFailure({ status: 503, retryAfterMs }), policy({ maxRetries: 10, ...more }))

  test('half a second, doubling, at most 8 s', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 10].map(repeat => pause(repeat, null))).toEqual([
      500, 1000, 2000, 4000, 8000, 8000, 8000, 8000,
    ])
  })

  test('with jitter: up to a quarter less', () => {
    expect(pause(1, null, { random: () => 0.5 })).toBe(437.5)
    expect(pause(10, null, { random: () => 0.999_999 })).toBeCloseTo(6000, 1)
    expect(pause(10, null, { random: () => 0.999_999 })).toBeGreaterThan(6000)
  })

  test.each<[string, number, number | null]>([
    ['at once', 0, 0],
    ['longer than ours', 120_000, 120_000],
    ['5 minutes', 300_000, 300_000],
    ['more than 5 minutes ends it', 300_001, null],
    ['an hour ends it', 3_600_000, null],
  ])('what the server asks for, without jitter: %s', (_, asked, expected) => {
    expect(pause(1, asked, { random: () => 0.5 })).toBe(expected)
    expect(LONGEST_RETRY_AFTER).toBe(300_000)
  })

  test.each([
    [3, 3, 2000],
    [4, 3, null],
    [1, 1, 500],
    [1, 0, null],
    [11, 10, null],
  ])('repeat %d of %d: %j', (repeat, maxRetries, expected) => {
    expect(pause(repeat, null, { maxRetries })).toBe(expected)
    expect(pause(repeat, 7, { maxRetries })).toBe(expected === null ? null : 7)
  })
})

describe('repeating what changes nothing', () => {
  /** Fails with these one after the other, then answers. */
  function attempts(...failures: unknown[]) {
    let calls = 0
    const attempt = async () => {
      const failure = failures[calls++]
      if (failure !== undefined) throw failure
      return 'answer'
    }
    return { attempt, calls: () => calls }
  }

  test('an answer needs no repeat', async () => {
    const { attempt, calls } = attempts()
    const rules = policy()
    expect(await repeatRead(attempt, rules)).toBe('answer')
    expect([calls(), rules.pauses]).toEqual([1, []])
  })

  test('until there is an answer; each repeat is told before its pause', async () => {
    const failures = [
      apiFailure(500),
      apiFailure({ status: 429, retryAfterMs: 40_000 }),
      apiFailure({ code: 'broken' }),
    ]
    const rules = policy()
    const told: unknown[] = []
    const onRepeat = (...what: unknown[]) => told.push([...what, rules.pauses.length])
    expect(await repeatRead(attempts(...failures).attempt, rules, { onRepeat })).toBe('answer')
    expect(told).toEqual([
      [failures[0], 500, 1, 0],
      [failures[1], 40_000, 2, 1],
      [failures[2], 2000, 3, 2],
    ])
    expect(rules.pauses).toEqual([500, 40_000, 2000])
  })

  test('max-retries: 3 means four attempts, and the last failure is thrown', async () => {
    const last = apiFailure(503)
    const { attempt, calls } = attempts(apiFailure(500), apiFailure(502), apiFailure(504), last)
    await expect(repeatRead(attempt, policy())).rejects.toBe(last)
    expect(calls()).toBe(4)
  })

  test.each<[string, unknown]>([
    ['a refusal', apiFailure(401)],
    ['a wait that is too long', apiFailure({ status: 503, retryAfterMs: 300_001 })],
    ['a mistake of ours', new TypeError('x')],
  ])('%s is not repeated', async (_, failure) => {
    const { attempt, calls } = attempts(failure)
    await expect(repeatRead(attempt, policy())).rejects.toBe(failure)
    expect(calls()).toBe(1)
  })

  test.each([
    [1500, 1],
    [1501, 2],
    [2500, 2],
    [2501, 3],
  ])('no pause reaches to %d ms: %d attempts', async (until, expected) => {
    const { attempt, calls } = attempts(apiFailure(503), apiFailure(503))
    await repeatRead(attempt, policy(), { until }).catch(() => {})
    expect(calls()).toBe(expected)
  })

  test('cancelling ends the pause', async () => {
    const reason = new Error('cancelled')
    const clock = { now: () => 0, sleep: (_: number, signal: AbortSignal) => Promise.reject(signal.reason) }
    const signal = AbortSignal.abort(reason)
    await expect(repeatRead(attempts(apiFailure(503)).attempt, policy({ clock, signal }))).rejects.toBe(
      reason,
    )
  })
})
