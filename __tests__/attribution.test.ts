/** Whose run it is, case by case; properties.test.ts holds the same against an oracle on random timelines. */
import { describe, expect, test } from '@jest/globals'
import { attribute, compareBegin, hasEnded, recordOf, relevantRun } from '../src/attribution.ts'
import { aRun } from './support/outcomes.ts'

const SINCE = 100_000
const NOW = 200_000
const run = (startedAt: number | null, completedAt: number | null, status = 'completed', id = 'run') =>
  aRun({ id, status, startedAt, completedAt })
const of = (
  seen: ReturnType<typeof run> | null,
  more: { askedAt?: number; now?: number; seenEndedAt?: number | null } = {},
) => attribute(seen, { since: SINCE, askedAt: SINCE, now: NOW, seenEndedAt: null, ...more })

describe('a run', () => {
  test('that there is none of', () => {
    expect(of(null)).toEqual({ state: 'none' })
  })

  test.each([
    ['began as we asked', SINCE, false],
    ['began later', SINCE + 1, false],
    ['was going when we asked', SINCE - 1, true],
    ['does not say when it began', null, true],
  ])('that is going and %s', (_, startedAt, joined) => {
    for (const status of ['running', 'queued']) {
      const seen = run(startedAt, null, status)
      expect(of(seen)).toEqual({ state: 'going', run: seen, joined })
    }
  })

  test.each(['completed', 'failed'])('that is ours has ended when it is %s', status => {
    for (const startedAt of [SINCE, SINCE + 5000]) {
      const seen = run(startedAt, startedAt + 10, status)
      expect(of(seen)).toEqual({ state: 'ended', run: seen, joined: false })
    }
  })

  test.each([
    ['before we asked', SINCE - 1, null, NOW, { state: 'none' }],
    ['as we asked, 30 s ago', SINCE, null, SINCE + 30_000, { state: 'ended', joined: true }],
    ['as we asked, not 30 s ago', SINCE, null, SINCE + 29_999, { state: 'settling', until: SINCE + 30_000 }],
    ['just now', NOW, null, NOW, { state: 'settling', until: NOW + 30_000 }],
    ['at a time it does not say', null, null, NOW, { state: 'none' }],
    ['between two looks', null, NOW - 30_000, NOW, { state: 'ended', joined: true }],
    ['between two looks, not 30 s ago', null, NOW - 1, NOW, { state: 'settling', until: NOW + 29_999 }],
    ['before we asked, as it says', SINCE - 1, NOW, NOW, { state: 'none' }],
  ])('that began before we asked and ended %s', (_, completedAt, seenEndedAt, now, expected) => {
    for (const startedAt of [SINCE - 50_000, null]) {
      const seen = run(startedAt, completedAt)
      const known = expected.state === 'none' ? expected : { ...expected, run: seen }
      expect(of(seen, { now, seenEndedAt })).toEqual(known)
    }
  })
})

describe('when the clocks agree that we asked 1.6 s after the earliest moment that it can have been', () => {
  const ASKED_AT = SINCE + 1600
  /** Clocks that agree may differ by a tenth of a second. */
  const OVER = ASKED_AT - 100
  const OURS = { state: 'ended', joined: false }

  test.each<[string, number | null, number | null, object]>([
    ['ended before we had is not ours', SINCE + 100, OVER - 1, { state: 'none' }],
    ['ended as we did is', SINCE + 100, OVER, OURS],
    ['does not say when it ended is', SINCE + 100, null, OURS],
    ['has times cut to seconds is, as these do not tell', SINCE, SINCE + 1000, OURS],
    ['began on a second and ended between two is not', SINCE, OVER - 1, { state: 'none' }],
    ['began between two seconds and ended on one is not', SINCE + 1, SINCE + 1000, { state: 'none' }],
    ['ended before we had, and does not say when it began, is not', null, OVER - 1, { state: 'none' }],
    [
      'the same with a time cut to seconds is joined',
      null,
      SINCE + 1000,
      { state: 'settling', until: SINCE + 31_000 },
    ],
  ])('a run that %s', (_, startedAt, completedAt, expected) => {
    const seen = run(startedAt, completedAt)
    const known = 'until' in expected || 'joined' in expected ? { ...expected, run: seen } : expected
    expect(of(seen, { askedAt: ASKED_AT, now: ASKED_AT + 5000 })).toEqual(known)
  })

  test('a run that a look found going after that is ours, whatever it says of its end', () => {
    const seen = run(SINCE + 100, OVER - 1)
    const more = { askedAt: ASKED_AT, seenEndedAt: ASKED_AT + 1000 }
    expect(of(seen, more)).toEqual({ ...OURS, run: seen })
  })

  test('of several runs, one that had ended before is passed over, unless there is no other', () => {
    const over = run(SINCE + 100, OVER - 1, 'completed', 'over')
    const mine = run(SINCE + 1700, null, 'running', 'mine')
    const later = run(SINCE + 9000, null, 'running', 'later')
    const request = { since: SINCE, askedAt: ASKED_AT }
    expect(relevantRun([later, mine, over], request)?.id).toBe('mine')
    expect(relevantRun([over], request)?.id).toBe('over')
  })
})

describe('a begin that is cut to seconds', () => {
  const since = SINCE + 700
  test.each([
    ['in the second of the request is ours', SINCE, null, false],
    ['in the second before is not', SINCE - 1000, null, true],
  ])('%s', (_, startedAt, completedAt, joined) => {
    const seen = run(startedAt, completedAt, 'running')
    expect(attribute(seen, { since, askedAt: since, now: NOW, seenEndedAt: null })).toEqual({
      state: 'going',
      run: seen,
      joined,
    })
  })

  test('one that is not cut is held against the request itself', () => {
    const seen = run(SINCE + 1, null, 'running')
    expect(attribute(seen, { since, askedAt: since, now: NOW, seenEndedAt: null })).toMatchObject({
      joined: true,
    })
  })
})

test.each([
  [5000, 5000, 0],
  [5999, 5000, 0],
  [5000, 5999, 0],
  [6000, 5000, 1],
  [5000, 6000, -1],
  [null, 5000, 0],
  [5000, null, 0],
])('a begin at %s beside one at %s', (one, other, sign) => {
  expect(Math.sign(compareBegin(run(one, null), run(other, null)))).toBe(sign)
})

test('completed and failed are ends, all else is not', () => {
  const ends = ['completed', 'failed', 'running', 'queued', 'Completed'].map(status =>
    hasEnded(aRun({ status })),
  )
  expect(ends).toEqual([true, true, false, false, false])
})

describe('of several runs', () => {
  const old = run(SINCE - 9000, SINCE - 8000, 'completed', 'old')
  const recent = run(SINCE - 10, null, 'running', 'recent')
  const first = run(SINCE, SINCE + 5, 'completed', 'first')
  const second = run(SINCE + 100, null, 'running', 'second')
  const timeless = run(null, null, 'running', 'timeless')

  test.each([
    ['the first that began since we asked', [second, first, recent, old], 'first'],
    ['in whatever order they come', [old, first, second, recent], 'first'],
    ['else the newest', [old, recent], 'recent'],
    ['one that says when it began before one that does not', [timeless, old], 'old'],
    ['one that does not, if there is no other', [timeless], 'timeless'],
    ['none of none', [], undefined],
  ])('%s', (_, runs, id) => {
    expect(relevantRun(runs, { since: SINCE, askedAt: SINCE })?.id).toBe(id)
  })
})

describe('the record of a run', () => {
  const records = [
    run(50_000, null, 'running', 'newest'),
    run(10_400, 20_000, 'completed', 'nearest'),
    run(9200, 9300, 'failed', 'near'),
    run(null, null, 'completed', 'timeless'),
  ]

  test.each([
    ['that began at the same time', 10_400, 'nearest'],
    ['whose time was cut to seconds', 10_000, 'nearest'],
    ['999 ms away', 51_000 - 1, 'newest'],
    ['a second away is another run', 51_000, undefined],
    ['that does not say when it began is the newest that has ended', null, 'nearest'],
  ])('%s', (_, startedAt, id) => {
    expect(recordOf(run(startedAt, null), records)?.id).toBe(id)
  })

  test.each([null, 1])('is not among none, nor among those that are going (%s)', startedAt => {
    expect(recordOf(run(startedAt, null), [])).toBeNull()
    expect(recordOf(run(startedAt, null), [run(50_000, null, 'running')])).toBeNull()
  })

  test('that began in 1970, as it says, is not taken for that of a run that does not say', () => {
    const newest = run(50_000, 50_001, 'failed', 'newest')
    expect(recordOf(run(null, null), [newest, run(500, 600, 'completed', 'old')])?.id).toBe('newest')
  })

  test('without a time is not that of a run with one', () => {
    expect(recordOf(run(10_400, null), [run(null, null)])).toBeNull()
  })
})
