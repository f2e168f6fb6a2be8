/** The step that decides: what was known, what is seen, what is known then. */
import { describe, expect, test } from '@jest/globals'
import type { Connection, Run } from '../src/api/types.ts'
import { advance, isNewer, recordOf, type Tracked, track } from '../src/sync/track.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 9, 5, 8, 30)

/** A run that began and ended so many seconds from now; the end null: it is still going. */
function run(startedAt: number | null, completedAt: number | null = null, more: Partial<Run> = {}): Run {
  const at = (seconds: number | null) => (seconds === null ? null : NOW + seconds * 1000)
  return {
    id: null,
    status: completedAt === null ? 'running' : 'completed',
    startedAt: at(startedAt),
    completedAt: at(completedAt),
    itemsProcessed: null,
    itemsFailed: null,
    errorCode: null,
    error: null,
    failures: [],
    ...more,
  }
}

function connection(lastRun: Run | null, problem: Connection['problem'] = null): Connection {
  return {
    id: 'conn_a',
    provider: 'notion',
    namespace: null,
    rawNamespace: null,
    lastRun,
    lastSuccessAt: null,
    documents: null,
    problem,
  }
}

const old = run(-100, -90)
/** Asked now, with this last run in the baseline. */
const asked = (baseline: Run | null): Tracked => ({ ...track(connection(baseline)), phase: 'asked', acceptedAt: NOW })
const seeing = (before: Tracked, ...runs: (Run | null)[]): Tracked =>
  runs.reduce((tracked, each) => advance(tracked, connection(each), NOW + 1000), before)

describe('a connection that was asked', () => {
  test.each<[name: string, baseline: Run | null, seen: (Run | null)[], phase: Tracked['phase'], run: Run | null]>([
    ['shows no run', null, [null], 'asked', null],
    ['shows the run of before', old, [old], 'asked', null],
    ['shows an older run', old, [run(-200, -190)], 'asked', null],
    ['shows its first run', null, [run(1)], 'running', run(1)],
    ['shows its first run, which has ended, though it began before', null, [old], 'ended', old],
    ['shows a newer run', old, [run(1)], 'running', run(1)],
    ['shows a newer run, ended', old, [run(1, 2)], 'ended', run(1, 2)],
    ['shows a newer run, failed', old, [run(1, 2, { status: 'failed' })], 'ended', run(1, 2, { status: 'failed' })],
    ['shows its run end', old, [run(1), run(1, 3)], 'ended', run(1, 3)],
    ['shows a newer one than its own', null, [run(1), run(5)], 'running', run(5)],
    ['shows a newer one than its own, ended', null, [run(1), run(5, 6)], 'ended', run(5, 6)],
    ['shows an older one than its own', null, [run(5), run(1, 2)], 'running', run(5)],
    ['shows the run of before once more', old, [run(1), old], 'running', run(1)],
    ['shows no run once more', null, [run(1), null], 'running', run(1)],
    ['shows nothing after the end', null, [run(1, 2), run(5)], 'ended', run(1, 2)],
    ['is told by its end, where it has no beginning', run(null, -90), [run(null, 2)], 'ended', run(null, 2)],
    ['has the same end, and no beginning', run(null, -90), [run(null, -90)], 'asked', null],
  ])('%s', (_, baseline, seen, phase, ours) => {
    const tracked = seeing(asked(baseline), ...seen)
    expect([tracked.phase, tracked.run, tracked.trouble]).toEqual([phase, ours, null])
  })

  test.each<[name: string, polls: (Connection | undefined)[], removed: boolean]>([
    ['is missing once', [undefined], false],
    ['is missing twice in a row', [undefined, undefined], true],
    ['is missing every other time', [undefined, connection(old), undefined, connection(old), undefined], false],
    ['is missing twice in a row later', [undefined, connection(old), undefined, undefined], true],
  ])('%s', (_, polls, removed) => {
    for (const before of [asked(old), track(connection(old)), seeing(asked(old), run(1))]) {
      const tracked = polls.reduce((each, seen) => advance(each, seen, NOW), before)
      expect([tracked.phase === 'ended', tracked.trouble]).toEqual([removed, removed ? 'removed' : null])
    }
  })

  test.each<[name: string, before: Tracked, seen: Run | null, minutes: number, overdue: boolean]>([
    ['almost five minutes', asked(old), old, 4.999, false],
    ['five minutes', asked(old), old, 5, true],
    ['five minutes, never synced', asked(null), null, 5, true],
    ['five minutes, when its run is seen at last', asked(old), run(299), 5, false],
    ['an hour with a run', seeing(asked(old), run(1)), run(1), 60, false],
    ['an hour with a run that is not shown any more', seeing(asked(old), run(1)), old, 60, false],
    ['an hour before it was asked', track(connection(run(-9))), run(-9), 60, false],
  ])('after %s', (_, before, seen, minutes, overdue) => {
    const { phase, trouble } = advance(before, connection(seen), NOW + minutes * MINUTE)
    expect([phase === 'ended', trouble]).toEqual([overdue, overdue ? 'not-started' : null])
  })
})

test('a connection that is blocked takes each list for its baseline, and no run for its own', () => {
  const tracked = seeing(track(connection(run(-9))), run(-9, -1))
  expect([tracked.phase, tracked.baseline, tracked.run]).toEqual(['blocked', run(-9, -1), null])
})

test.each<[seen: Run | null, posts: number]>([
  [run(-9), 0],
  [run(-9, -1), 3],
  [null, 3],
])('requests that were refused are counted until a list shows why: %#', (seen, posts) => {
  expect(seeing({ ...track(connection(old)), posts: 3 }, seen).posts).toBe(posts)
})

test('while it is being asked, a list changes nothing', () => {
  const asking: Tracked = { ...track(connection(old)), phase: 'asking' }
  expect(seeing(asking, run(1), run(1, 2))).toEqual(asking)
})

test.each<Connection['problem']>(['no_namespace', 'unexpected_answer'])('%s ends it at once', problem => {
  const { phase, trouble } = track(connection(null, problem))
  expect([phase, trouble]).toEqual(['ended', problem])
})

test.each<[run: Run, other: Run | null, newer: boolean]>([
  [run(1), null, true],
  [run(1), run(1), false],
  [run(1), run(0, 5), true],
  [run(1), run(2), false],
  [run(null, 3), run(1), true],
  [run(3), run(null, 5), false],
  [run(null, 5), run(1, 5), false],
  [run(null, 6), run(1, 5), true],
  [run(1, 5), run(null, 5), false],
])('isNewer %#', (one, other, newer) => expect(isNewer(one, other)).toBe(newer))

test.each<[name: string, records: Run[], found: number | null]>([
  ['the same beginning', [run(1, 3), run(-50, -40)], 0],
  ['cut to seconds in the list', [run(9, 9), run(1.9, 3)], 1],
  ['a second away', [run(2, 3), run(0, 3)], null],
  ['the nearest', [run(1.9, 2), run(1.1, 2)], 1],
  ['by its end, where a beginning is missing', [run(null, 9), run(null, 3.4)], 1],
  ['no time in common', [run(null, null)], null],
  ['none', [], null],
])('the record with %s', (_, records, found) => {
  expect(recordOf(run(1, 3), records)).toBe(found === null ? null : records[found])
})
