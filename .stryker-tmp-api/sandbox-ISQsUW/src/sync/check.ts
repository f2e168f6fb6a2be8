// @ts-nocheck
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
  if (maxAgeMs === null || status === 'failed') return resultOf(connection, status, { run })
  // Of a run that completed nobody knows when, too. Of one that is going, v3 does not tell the last completed one.
  const unknown = status === 'running' ? listedAt : Number.NEGATIVE_INFINITY
  const isStale = listedAt - (lastCompletedAt(connection) ?? unknown) > maxAgeMs
  return resultOf(connection, isStale ? 'stale' : status, { run })
}
