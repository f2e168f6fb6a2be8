import type { Connection } from '../api/types.ts'
import { type ConnectionResult, resultOf, statusOfRun } from './results.ts'

/** When a connection's last completed sync ended, in milliseconds since the epoch; null: never, or not known. */
export function lastCompletedAt({ lastRun, lastSuccessAt }: Connection): number | null {
  if (lastRun?.status === 'completed') return lastRun.completedAt ?? lastSuccessAt
  return lastSuccessAt
}

/** Whether its last run completed, and within `maxAgeMs` before the list. */
export function isUpToDate(connection: Connection, maxAgeMs: number | null, listedAt: number): boolean {
  if (maxAgeMs === null || connection.lastRun?.status !== 'completed') return false
  return listedAt - (lastCompletedAt(connection) ?? Number.NEGATIVE_INFINITY) <= maxAgeMs
}

/** How a connection's last sync went. */
export function checked(connection: Connection, maxAgeMs: number | null, listedAt: number): ConnectionResult {
  const { lastRun: run, problem } = connection
  if (problem === 'unexpected_answer') return resultOf(connection, 'failed', { run, trouble: problem })
  if (run === null) return resultOf(connection, 'not-started', { trouble: 'not-started' })
  const status = statusOfRun(run)
  const completedAt = lastCompletedAt(connection)
  const isOld = maxAgeMs !== null && completedAt !== null && listedAt - completedAt > maxAgeMs
  return resultOf(connection, isOld && status !== 'failed' ? 'stale' : status, { run })
}
