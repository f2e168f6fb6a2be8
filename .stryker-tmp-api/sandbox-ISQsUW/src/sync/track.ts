// @ts-nocheck
import type { ApiError } from '../api/errors.ts'
import type { Connection, Run } from '../api/types.ts'
import type { SyncEvent } from './events.ts'

/** A connection without a run so long after it was accepted is not waited for, in milliseconds. */
export const NOT_STARTED_AFTER = 5 * 60_000
/** A connection that is missing from so many polls in a row was removed. */
const POLLS_UNTIL_REMOVED = 2

/** Why there is no run of ours that has ended. `blocked`: by another sync; `not-asked`: no answer to the request. */
export type Trouble =
  | ApiError
  | 'removed'
  | 'no_namespace'
  | 'unexpected_answer'
  | 'not-started'
  | 'blocked'
  | 'not-asked'

/**
 * What is known of a connection while it is waited for. Times by the runner's clock, in milliseconds.
 * - `blocked`: not asked yet, or it was refused because a sync is in the way
 * - `asking`: the request is under way, or its repeat
 * - `asked`: accepted, no run yet
 * - `running`: a run of ours is going
 * - `ended`: nothing more to wait for: `run` has ended, or there is `trouble`
 */
export interface Tracked {
  readonly connection: Connection
  phase: 'blocked' | 'asking' | 'asked' | 'running' | 'ended'
  /** Its last run when it was last listed before it was asked: a newer one is ours. */
  baseline: Run | null
  acceptedAt: number | null
  run: Run | null
  /** Polls in a row that it was missing from. */
  missed: number
  /** Requests for its sync that were refused because of another sync, since a list has shown one. */
  posts: number
  trouble: Trouble | null
}

export function track(connection: Connection): Tracked {
  return {
    connection,
    phase: connection.problem === null ? 'blocked' : 'ended',
    baseline: connection.lastRun,
    acceptedAt: null,
    run: null,
    missed: 0,
    posts: 0,
    trouble: connection.problem,
  }
}

/** What is known after a list has shown `seen` (undefined: it is missing). */
export function advance(before: Tracked, seen: Connection | undefined, now: number): Tracked {
  if (before.phase === 'ended') return before
  if (seen === undefined) {
    const missed = before.missed + 1
    const removed = missed >= POLLS_UNTIL_REMOVED
    return removed ? { ...before, missed, phase: 'ended', trouble: 'removed' } : { ...before, missed }
  }
  const tracked = { ...before, missed: 0 }
  const run = seen.lastRun
  if (before.phase === 'asking') return tracked
  if (before.phase === 'blocked') {
    return { ...tracked, baseline: run, posts: run?.status === 'running' ? 0 : before.posts }
  }
  if (run !== null && isNewer(run, before.baseline) && !isOlder(run, before.run)) {
    return { ...tracked, run, phase: run.status === 'running' ? 'running' : 'ended' }
  }
  const overdue = before.run === null && now - (before.acceptedAt ?? now) >= NOT_STARTED_AFTER
  return overdue ? { ...tracked, phase: 'ended', trouble: 'not-started' } : tracked
}

/** What has changed for a connection. */
export function changes(before: Tracked, after: Tracked): SyncEvent[] {
  const subject = { provider: after.connection.provider, id: after.connection.id }
  if (before.phase === 'ended') return []
  if (after.trouble === 'removed' || after.trouble === 'not-started') return [{ type: after.trouble, subject }]
  // Where the API has refused to start another sync, that was said.
  if (isBlocked(after) && !isBlocked(before) && before.posts === 0) return [{ type: 'blocked', subject }]
  const { run } = after
  if (run === null) return []
  if (after.phase === 'ended') return [{ type: 'run-ended', subject, run }]
  if (!isNewer(run, before.run)) return []
  return [{ type: before.run === null ? 'run-started' : 'run-replaced', subject, run }]
}

export function isOpen({ phase }: Tracked): boolean {
  return phase !== 'ended'
}

/** Whether a sync is in the way of asking. */
export function isBlocked({ phase, baseline }: Tracked): boolean {
  return phase === 'blocked' && baseline?.status === 'running'
}

/** Whether a run is newer than another of the same connection. Any run is newer than none. */
export function isNewer(run: Run, other: Run | null): boolean {
  return other === null || distance(run, other) > 0
}

function isOlder(run: Run, other: Run | null): boolean {
  return other !== null && distance(run, other) < 0
}

/** The record of a run among others of its connection. The list may cut times to seconds, where records do not. */
export function recordOf(run: Run, records: readonly Run[]): Run | null {
  const near = records.filter(record => Math.abs(distance(record, run)) < 1000)
  return near.toSorted((a, b) => Math.abs(distance(a, run)) - Math.abs(distance(b, run)))[0] ?? null
}

/** By how much one run began later than the other, in milliseconds; where that is not known of one, by their ends. */
function distance(one: Run, other: Run): number {
  if (one.startedAt !== null && other.startedAt !== null) return one.startedAt - other.startedAt
  return (one.completedAt ?? one.startedAt ?? 0) - (other.completedAt ?? other.startedAt ?? 0)
}
