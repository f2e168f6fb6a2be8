/** One target, from the first list to the end of its last run, in the order in which it happens. */
import type { Connection, Run, Target } from '../api/types.ts'
import { upToDate } from './check.ts'
import type { Counts } from './details.ts'
import { subjectOf } from './events.ts'
import { endOf } from './polls.ts'
import { type ConnectionResult, resultOf, statusOfRun } from './results.ts'
import { createRoster, lossOf } from './roster.ts'
import { comparable, isNewer } from './runs.ts'
import type { Tally } from './tally.ts'
import { type TriggerDeps, type Triggered, trigger } from './trigger.ts'

/** A connection without a run so long after it was accepted is not waited for, in milliseconds. */
export const NOT_STARTED_AFTER = 5 * 60_000

interface FollowDeps extends TriggerDeps {
  counts: Counts
  tally: Tally
}

/** A result, and the same with counts as soon as they are there. */
export interface Followed {
  result: ConnectionResult
  counted: Promise<ConnectionResult>
}

/**
 * Triggers a sync and, if told to, waits until a run of each connection has ended. Throws for faults of the action only.
 */
export async function follow(target: Target, deps: FollowDeps): Promise<Followed[]> {
  const roster = createRoster(target)
  const triggered = await trigger(target, roster, deps)
  const ended = (result: ConnectionResult): Followed => {
    deps.tally.targetEnded()
    return { result, counted: deps.counts.add(result) }
  }
  const followed = roster.connections().map(async connection => {
    const isWatched = triggered.type === 'accepted' && deps.waits
    if (!isWatched) return ended(resultOfTrigger(connection, triggered))
    return ended(await watch(connection, roster.baseline(connection), triggered, deps))
  })
  return [...roster.lost().map(ended), ...(await Promise.all(followed))]
}

/** Reads each list until one shows that a run newer than the baseline has ended. */
async function watch(
  listed: Connection,
  baseline: Run | null,
  accepted: Triggered & { type: 'accepted' },
  { list, onEvent, signal }: FollowDeps,
): Promise<ConnectionResult> {
  const subject = subjectOf(listed)
  let connection = listed
  let run: Run | null = null
  let missing = 0
  try {
    for (let listing = accepted.listing ?? (await list.next()); ; listing = await list.next()) {
      if (listing === null) continue
      const shown = listing.connections.get(connection.key)
      missing = shown === undefined ? missing + 1 : 0
      connection = shown ?? connection
      const failure = lossOf(shown, missing)
      if (failure !== null) {
        onEvent({ type: 'lost', subject, failure })
        return resultOf(connection, 'failed', { run, failure })
      }
      const seen: Run | null = comparable(shown?.lastRun ?? null)
      if (seen !== null && isNewer(seen, baseline) && (run === null || !isNewer(run, seen))) {
        const isOther: boolean = run === null || isNewer(seen, run)
        const change = seen.status !== 'running' ? 'run-ended' : run === null ? 'run-started' : 'run-replaced'
        if (isOther || change === 'run-ended') onEvent({ type: change, subject, run: seen })
        run = seen
        if (run.status !== 'running') return resultOf(connection, statusOfRun(run), { run })
      } else if (run === null && shown !== undefined && listing.beganAt - accepted.at >= NOT_STARTED_AFTER) {
        onEvent({ type: 'not-started', subject })
        return resultOf(connection, 'not-started')
      }
    }
  } catch (error) {
    const end = endOf(error, signal)
    if (end.type === 'cancelled') return resultOf(connection, 'cancelled', { run })
    if (end.type === 'failed') return resultOf(connection, 'failed', { run, failure: end.failure })
    return resultOf(connection, run === null ? 'not-started' : 'timed-out', { run })
  }
}

/** Of a connection whose sync was not accepted, or is not waited for. */
function resultOfTrigger(connection: Connection, triggered: Triggered): ConnectionResult {
  switch (triggered.type) {
    case 'accepted':
      return resultOf(connection, 'accepted', { wasRunning: triggered.wasRunning })
    case 'failed':
      return resultOf(connection, 'failed', { failure: triggered.failure })
    case 'up-to-date':
      return upToDate(triggered.listing.connections.get(connection.key) ?? connection, triggered.listing)
    case 'nobody-left':
      return resultOf(connection, 'failed')
    case 'cancelled':
      return resultOf(connection, 'cancelled', { pending: triggered.pending })
    case 'over':
      return resultOf(connection, 'timed-out', { failure: triggered.failure, pending: triggered.pending })
  }
}
