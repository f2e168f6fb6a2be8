import { Failure } from '../api/failure.ts'
import type { Connection, ConnectionList, Listing } from '../api/types.ts'
import { type Clock, timeLimit } from '../clock.ts'
import type { Counts } from './details.ts'
import type { FirstLists } from './first-lists.ts'
import { type ConnectionResult, resultOf, statusOfRun, unreadableTime } from './results.ts'
import { ageAt, lastCompletedAt } from './runs.ts'

/** The time by which ages are told: that of the list, or else the runner's. In milliseconds since the epoch. */
export function timeOfList({ date, endedAt }: Listing): number {
  return date ?? endedAt
}

/** Whether the last run of each completed, and within `maxAgeMs` before the list. */
export function areRecent(connections: readonly Connection[], maxAgeMs: number | null, listedAt: number): boolean {
  if (maxAgeMs === null) return false
  return connections.every(connection => {
    const { lastRun } = connection
    if (lastRun?.status !== 'completed' || lastRun.isUnreadable) return false
    const age = ageAt(lastCompletedAt(connection), listedAt)
    return age !== null && age <= maxAgeMs
  })
}

/** How a connection's last sync went. */
export function checked(connection: Connection, maxAgeMs: number | null, listedAt: number): ConnectionResult {
  const { lastRun: run } = connection
  if (run === null) return resultOf(connection, 'not-started')
  if (run.isUnreadable) return resultOf(connection, 'failed', { failure: unreadableTime() })
  const status = statusOfRun(run)
  if (maxAgeMs === null || status === 'failed') return resultOf(connection, status, { run, listedAt })
  // Where the API does not tell the last completed run of one that is syncing, it ended before this one began.
  const completedAt = lastCompletedAt(connection) ?? (run.status === 'running' ? run.startedAt : null)
  if (completedAt === 'unreadable') return resultOf(connection, 'failed', { failure: unreadableTime() })
  const age = ageAt(completedAt, listedAt)
  return resultOf(connection, age === null || age > maxAgeMs ? 'stale' : status, { run, listedAt })
}

/** How the last sync of each went, with counts. None is fetched after the deadline. */
export async function checkAll(
  chosen: ReadonlyMap<ConnectionList, readonly Connection[]>,
  first: FirstLists,
  maxAgeMs: number | null,
  { counts, clock, deadline, signal }: { counts: Counts; clock: Clock; deadline: number; signal: AbortSignal },
): Promise<ConnectionResult[]> {
  const limit = timeLimit(clock, deadline - clock.now(), signal)
  limit.signal.addEventListener('abort', counts.end, { once: true })
  const results = [...chosen].flatMap(([list, connections]) => {
    const listing = first.get(list)
    if (listing === undefined || listing instanceof Failure) return []
    return connections.map(connection => checked(connection, maxAgeMs, timeOfList(listing)))
  })
  try {
    return await Promise.all(results.map(counts.add))
  } finally {
    limit.clear()
  }
}
