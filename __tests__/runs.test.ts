/** Which of two runs is newer, which record is that of a run, and how old an end is. */
import { expect, test } from '@jest/globals'
import type { Run } from '../src/api/types.ts'
import { ageAt, comparable, isNewer, lastCompletedAt, recordOf } from '../src/sync/runs.ts'

const AT = Date.UTC(2026, 9, 5, 8, 30)

/** A run that began and ended so many seconds from a moment on; null: not known. */
function run(startedAt: number | null, completedAt: number | null = null, more: Partial<Run> = {}): Run {
  const at = (seconds: number | null) => (seconds === null ? null : AT + seconds * 1000)
  return {
    ...{ id: null, status: completedAt === null ? 'running' : 'completed', unknownStatus: null, isUnreadable: false },
    ...{ startedAt: at(startedAt), completedAt: at(completedAt), itemsProcessed: null, itemsFailed: null },
    ...{ errorCode: null, error: null, failures: [] },
    ...more,
  }
}

test.each<[name: string, run: Run, other: Run | null, isNewer: boolean]>([
  ['any run than none', run(-1e6), null, true],
  ['none than itself', run(1), run(1), false],
  ['one that began a second later', run(2), run(1), true],
  ['none that began less than a second later, as times may be cut', run(1.999), run(1), false],
  ['none that began earlier, though it ended later', run(1, 9), run(2, 3), false],
  ['one whose other has ended since', run(1, 9), run(1), false],
  ['one that began before the other ended', run(3), run(1, 5), true],
  ['by the ends, where a beginning is not known', run(null, 6), run(1, 5), true],
  ['not by ends that are less than a second apart', run(null, 5.9), run(1, 5), false],
  ['not by the same end', run(1, 5), run(null, 5), false],
  ['by what there is: a beginning after an end', run(6), run(null, 5), true],
  ['by what there is: a beginning before an end', run(3), run(null, 5), false],
])('newer is %s', (_, one, other, expected) => expect(isNewer(one, other)).toBe(expected))

test.each<[name: string, records: Run[], found: number | null]>([
  ['the same beginning and end', [run(-50, -40), run(1, 3)], 1],
  ['both cut in the list', [run(1.9, 3.9)], 0],
  ['both cut in the record', [run(0.1, 2.1)], 0],
  ['not one earlier and one later: that is another run', [run(0.1, 3.9)], null],
  ['not a beginning a second away', [run(2, 3), run(0, 3)], null],
  ['not an end a second away', [run(1, 4), run(1, 2)], null],
  ['of several the newest, as runs follow one another', [run(1.1, 3), run(1.9, 3.5), run(1.5, 3)], 1],
  ['not yet one that was not cut', [run(0.9, 2.9), run(1.5, 3.5)], 1],
  ['but that one where there is no other', [run(0.8, 2.8), run(0.9, 2.9)], 1],
  ['by the end, where a beginning is not known', [run(null, 9), run(null, 3.4)], 1],
  ['no time in common', [run(null, null, { status: 'completed' })], null],
  ['not one that has not ended yet', [run(1, null)], null],
  ['not one of which a time cannot be read', [run(1, null, { status: 'failed', isUnreadable: true })], null],
  ['one that failed', [run(1, 3, { status: 'failed' })], 0],
  ['none', [], null],
])('the record: %s', (_, records, found) => {
  expect(recordOf(run(1, 3), records)).toBe(found === null ? null : records[found])
})

test('one that was cut is the record before a newer one that only lies near', () => {
  expect(recordOf(run(1.7, 3.7), [run(1.8, 3.8), run(1, 3)])).toEqual(run(1, 3))
})

test('of two that lie in one second, the one is the record that ended as the list says', () => {
  const failed = run(1.2, 3.2, { status: 'failed' })
  const completed = run(1.6, 3.6)
  expect(recordOf(run(1, 3, { status: 'failed' }), [completed, failed])).toBe(failed)
  expect(recordOf(run(1, 3), [completed, failed])).toBe(completed)
})

test('a run without any time counts as none, but not one of which a time cannot be read', () => {
  const unreadable = run(null, null, { isUnreadable: true })
  const runs = [null, run(null), run(1), run(null, 3), unreadable]
  expect(runs.map(comparable)).toEqual([null, null, run(1), run(null, 3), unreadable])
})

test('the last completed run is the last one, or the one that is told apart from it', () => {
  const last = (lastRun: Run | null, lastSuccessAt: number | null) => lastCompletedAt({ lastRun, lastSuccessAt })
  expect(last(run(1, 3), AT)).toBe(AT + 3000)
  expect(last(run(1, null, { status: 'completed' }), AT)).toBe(AT)
  expect(last(run(1, 3, { status: 'failed' }), AT)).toBe(AT)
  expect(last(run(1), null)).toBeNull()
  expect(last(null, null)).toBeNull()
})

test.each([
  [-5000, 5000],
  [0, 0],
  [60_000, -60_000],
  [60_001, null],
])('an end %i ms from the list is %j ms old', (ms, age) => expect(ageAt(AT + ms, AT)).toBe(age))
test('an end that is not known has no age', () => expect(ageAt(null, AT)).toBeNull())
