/**
 * Which run is which. Only times that the API gives for runs are compared, with each other: no clock of the runner and no
 * `Date` decides.
 */
import type { Time } from '../api/times.ts'
import type { Connection, Run } from '../api/types.ts'

/** The API may cut times to seconds in one answer and not in the next, in milliseconds. */
export const PRECISION = 1000

/** The last run of a connection, as far as it can be told from others: one without any time counts as none. */
export function comparable(run: Run | null): Run | null {
  return run?.startedAt == null && run?.completedAt == null && !run?.isUnreadable ? null : run
}

/** Whether a run began later than another of the same connection. Any run is newer than none. */
export function isNewer(run: Run, other: Run | null): boolean {
  return other === null || difference(run, other) >= PRECISION
}

/** By how much one run began later than the other, in milliseconds; where that is not known of one, by their ends. */
function difference(one: Run, other: Run): number {
  if (one.startedAt !== null && other.startedAt !== null) return one.startedAt - other.startedAt
  return (one.completedAt ?? one.startedAt ?? 0) - (other.completedAt ?? other.startedAt ?? 0)
}

/**
 * The record of a run that has ended: its beginning and end both lie less than a second after what the list says, or both
 * before it, as one of the two is cut. Of several that do, those are meant whose times were cut to whole seconds, and of
 * them the newest that ended alike: runs follow one another. Null where there is none, or where it has not ended yet.
 */
export function recordOf(run: Run, records: readonly Run[]): Run | null {
  const pairs = (record: Run) =>
    [[record.startedAt, run.startedAt] as const, [record.completedAt, run.completedAt] as const].flatMap(
      ([one, other]) => (one === null || other === null ? [] : [{ one, other, ms: one - other }]),
    )
  const fits = (record: Run) => {
    const all = pairs(record).map(({ ms }) => ms)
    const areNear = all.length > 0 && all.every(ms => Math.abs(ms) < PRECISION)
    const hasEnded = record.status !== 'running' && !record.isUnreadable
    return hasEnded && areNear && (all.every(ms => ms >= 0) || all.every(ms => ms <= 0))
  }
  const isCut = (record: Run) =>
    pairs(record).every(({ one, other }) => cut(one) === other || cut(other) === one || one === other)
  const found = records.filter(fits).toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))
  const meant = found.filter(isCut)
  return meant.find(({ status }) => status === run.status) ?? meant[0] ?? found[0] ?? null
}

function cut(ms: number): number {
  return ms - (ms % PRECISION)
}

/** When a connection's last completed sync ended. */
export function lastCompletedAt({ lastRun, lastSuccessAt }: Pick<Connection, 'lastRun' | 'lastSuccessAt'>): Time {
  return lastRun?.status === 'completed' ? (lastRun.completedAt ?? lastSuccessAt) : lastSuccessAt
}

/** An end that lies further ahead of the list's time is no time at all, in milliseconds. */
const LARGEST_LEAD = 60_000

/** How long before a list something ended, in milliseconds; null where that is not known. */
export function ageAt(endedAt: Time, listedAt: number): number | null {
  const isKnown = endedAt !== null && endedAt !== 'unreadable' && endedAt <= listedAt + LARGEST_LEAD
  return isKnown ? listedAt - endedAt : null
}
