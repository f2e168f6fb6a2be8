import { hasEnded, recordOf } from './attribution.ts'
import type { Answered, ConnectionsApi } from './connections.ts'
import { ApiFailure } from './errors.ts'
import type { Details } from './events.ts'
import type { ItemFailure, Run } from './records.ts'
import { type RepeatPolicy, repeatRead } from './retry.ts'

/** An ended run with what `sync-runs` and `failures` add to it, as far as that can be had. */
export interface RunDetails {
  run: Run
  failures: readonly ItemFailure[]
}

/** The moment at which details that are not there are done without. */
export interface DetailsDeadline {
  /** By the runner's clock. */
  at: number
  /** Resolves to null at that moment, or when the step is cancelled. */
  passed: Promise<null>
}

export interface DetailsOptions {
  api: ConnectionsApi
  policy: RepeatPolicy
  /** When no request is begun any more, by the runner's clock; asked before each. */
  until: () => number
  /** Called when a request had an answer. */
  onAnswer: () => void
  deadline: DetailsDeadline
  onRepeat: (of: Details, failure: ApiFailure, pauseMs: number) => void
  /** Called when they could not be had; not when the time was up or the step cancelled. */
  onMissing: (of: Details, failure: ApiFailure) => void
}

/**
 * Fetches the counts of an ended run and, where items failed, their codes: two requests at most when nothing goes
 * wrong. Both are best effort, so this never fails: what cannot be had in time stays null, what was had is kept.
 */
export async function fetchRunDetails(
  connectionId: string,
  run: Run,
  { api, policy, until, deadline, onAnswer, onRepeat, onMissing }: DetailsOptions,
): Promise<RunDetails> {
  const inTime = async <T>(of: Details, request: () => Promise<T>): Promise<T | null> => {
    const last = Math.min(until(), deadline.at)
    if (policy.clock.now() >= last) return null
    const answer = repeatRead(request, policy, {
      onRepeat: (failure, pauseMs) => onRepeat(of, failure, pauseMs),
      until: last,
    })
    const missing = (failure: ApiFailure) => {
      if (policy.clock.now() < deadline.at) onMissing(of, failure)
    }
    const had = await Promise.race([orNull(answer, policy.signal, missing), deadline.passed])
    if (had !== null) onAnswer()
    return had
  }
  const detailed = await withRecord(run, () => inTime('counts', () => api.syncRuns(connectionId)))
  if (detailed.id === null || (detailed.itemsFailed ?? 0) === 0) return { run: detailed, failures: [] }
  const runId = detailed.id
  const failures = await inTime('codes', () => api.failures(connectionId, runId))
  return { run: detailed, failures: failures?.value ?? [] }
}

async function withRecord(run: Run, ask: () => Promise<Answered<Run[]> | null>): Promise<Run> {
  // Only `sync-runs` has ids: this run is from there.
  if (run.id !== null) return run
  const records = await ask()
  const record = recordOf(run, records?.value ?? [])
  if (record === null) return run
  // While it is still going there, its counts are not final.
  return hasEnded(record) ? merged(run, record) : { ...run, id: record.id }
}

// The list knows the error code, `sync-runs` the id and the counts. Where they disagree on the outcome, it failed.
function merged(listed: Run, record: Run): Run {
  const failed = record.status === 'failed'
  return {
    id: record.id,
    status: failed ? 'failed' : listed.status,
    startedAt: listed.startedAt ?? record.startedAt,
    completedAt: listed.completedAt ?? record.completedAt,
    itemsProcessed: record.itemsProcessed,
    itemsFailed: record.itemsFailed,
    errorCode: listed.errorCode,
    error: listed.error ?? record.error,
  }
}

/** Null where the API gave no answer, the step being cancelled included. */
async function orNull<T>(
  request: Promise<T>,
  signal: AbortSignal,
  onMissing: (failure: ApiFailure) => void,
): Promise<T | null> {
  try {
    return await request
  } catch (error) {
    if (signal.aborted) return null
    if (!(error instanceof ApiFailure)) throw error
    onMissing(error)
    return null
  }
}
