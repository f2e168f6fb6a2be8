import type { Connection, Listing } from '../api/types.ts'
import type { Counts } from './details.ts'
import { type ConnectionResult, resultOf, statusOfRun, unreadableTime } from './results.ts'
import { ageAt, lastCompletedAt } from './runs.ts'
import type { Chosen, SyncDeps } from './types.ts'

/** The time by which ages are told: that of the list, or else the runner's. In milliseconds since the epoch. */
export function timeOfList({ date, endedAt }: Listing): number {
  return date ?? endedAt
}

/** Whether the last run of each completed, and within `maxAgeMs` before the list. */
export function areRecent(connections: readonly Connection[], maxAgeMs: number | null, listing: Listing): boolean {
  if (maxAgeMs === null) return false
  return connections.every(connection => {
    const { lastRun } = connection
    if (lastRun?.status !== 'completed' || lastRun.isUnreadable) return false
    const age = ageAt(lastCompletedAt(connection), timeOfList(listing))
    return age !== null && age <= maxAgeMs
  })
}

/** Of a connection that needs no sync. */
export function upToDate(connection: Connection, listing: Listing): ConnectionResult {
  return resultOf(connection, 'up-to-date', { run: connection.lastRun, listedAt: timeOfList(listing) })
}

/** How a connection's last sync went. */
function checked(connection: Connection, maxAgeMs: number | null, listedAt: number): ConnectionResult {
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
  chosen: readonly Chosen[],
  maxAgeMs: number | null,
  { counts, policy, deadline }: Pick<SyncDeps, 'policy' | 'deadline'> & { counts: Counts },
): Promise<ConnectionResult[]> {
  const results = chosen.flatMap(({ listing, connections }) =>
    connections.map(connection => checked(connection, maxAgeMs, timeOfList(listing))),
  )
  return counts.within(deadline - policy.clock.now(), Promise.all(results.map(counts.add)))
}
