import type { Budget } from '../api/budget.ts'
import { ApiError } from '../api/errors.ts'
import { retry } from '../api/retry.ts'
import type { Connection, Run } from '../api/types.ts'
import { timeLimit } from '../clock.ts'
import { worst } from '../status.ts'
import type { AskDeps } from './ask.ts'
import { type ConnectionResult, statusOfRun } from './results.ts'
import { recordOf } from './track.ts'

/** Few enough that what the first answers tell, such as a 404, spares the others. */
const AT_A_TIME = 8
/** Best effort is over after so long, in milliseconds; the time that requests wait for their turn is not counted. */
const LONGEST = 60_000

export interface DetailsDeps extends AskDeps {
  budget: Budget
  signal: AbortSignal
  /** Counts that nobody saw are no success. */
  mustKnow: boolean
}

/**
 * Adds the counts and the failed items to the runs that have ended. Where they cannot be had the status stands, unless
 * they must be known. Never throws for what the network or the API does, nor when cancelled.
 */
export async function addDetails(results: readonly ConnectionResult[], deps: DetailsDeps): Promise<ConnectionResult[]> {
  const { budget, policy, signal } = deps
  let waitedBefore = budget.waitedMs()
  const more = () => {
    const waited = budget.waitedMs() - waitedBefore
    waitedBefore += waited
    return waited
  }
  const limit = timeLimit(policy.clock, LONGEST, signal, more)
  const detailed = [...results]
  const queue = results.entries()
  const work = async () => {
    for (const [index, result] of queue) detailed[index] = await addDetailsTo(result, deps, limit.signal)
  }
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, work))
    return detailed
  } finally {
    limit.clear()
  }
}

async function addDetailsTo(
  result: ConnectionResult,
  deps: DetailsDeps,
  signal: AbortSignal,
): Promise<ConnectionResult> {
  const { connection, run } = result
  if (run === null || run.status === 'running' || result.trouble !== null) return result
  const record = connection.problem === null ? await fetchRecord(connection, run, deps, signal) : null
  const detailed = record === null ? run : withRecord(run, record)
  const counts = detailed.itemsFailed === null ? 'unknown' : 'known'
  const unseen = counts === 'unknown' && deps.mustKnow && detailed.status === 'completed'
  const status = unseen ? 'completed-with-failures' : statusOfRun(detailed)
  return { ...result, run: detailed, counts, status: worst([result.status, status], status) }
}

/** Null where it cannot be had. */
async function fetchRecord(
  connection: Connection,
  run: Run,
  { api, policy, onEvent }: DetailsDeps,
  signal: AbortSignal,
): Promise<Run | null> {
  const subject = { provider: connection.provider, id: connection.id }
  const fetch = async <T>(attempt: () => Promise<T>): Promise<T | null> => {
    try {
      return await retry(attempt, policy, signal, (error, pauseMs, repeat) =>
        onEvent({ type: 'repeat', of: 'counts', subject, error, pauseMs, repeat }),
      )
    } catch (error) {
      if (signal.aborted) return null
      if (!(error instanceof ApiError)) throw error
      onEvent({ type: 'counts-missing', subject, error })
      return null
    }
  }
  const record = await fetch(async () => {
    const found = recordOf(run, await api.runs(connection, signal))
    // It may be a moment behind the list.
    if (found === null || found.status === 'running') throw new ApiError('missing_record')
    return found
  })
  if (record === null || (record.itemsFailed ?? 0) === 0) return record
  const failures = await fetch(() => api.failures(connection, record, signal))
  return { ...record, failures: failures ?? [] }
}

/** The list knows the error code, the record the id and the counts. Where they disagree on the outcome, it failed. */
function withRecord(run: Run, record: Run): Run {
  return {
    ...record,
    status: record.status === 'failed' ? 'failed' : run.status,
    startedAt: run.startedAt ?? record.startedAt,
    completedAt: run.completedAt ?? record.completedAt,
    errorCode: run.errorCode ?? record.errorCode,
    error: run.error ?? record.error,
  }
}
