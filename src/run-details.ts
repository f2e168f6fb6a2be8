import { hasEnded, recordOf } from './attribution.ts'
import type { ConnectionsApi, ItemFailure, Run } from './connections.ts'
import { ApiFailure } from './errors.ts'
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

/**
 * Fetches the counts of an ended run and, where items failed, their codes: two requests at most when nothing goes
 * wrong. Both are best effort, so this never fails: what cannot be had in time stays null, what was had is kept.
 */
export async function fetchRunDetails(
  connectionId: string,
  run: Run,
  api: ConnectionsApi,
  policy: RepeatPolicy,
  deadline: DetailsDeadline,
): Promise<RunDetails> {
  const inTime = async <T>(request: () => Promise<T>): Promise<T | null> => {
    if (policy.clock.now() >= deadline.at) return null
    const answer = orNull(repeatRead(request, policy, { until: deadline.at }), policy.signal)
    return await Promise.race([answer, deadline.passed])
  }
  const records = await inTime(() => api.syncRuns(connectionId))
  const record = recordOf(run, records?.value ?? [])
  const detailed = record === null ? run : merged(run, record)
  if (detailed.id === null || (detailed.itemsFailed ?? 0) === 0) return { run: detailed, failures: [] }
  const runId = detailed.id
  const failures = await inTime(() => api.failures(connectionId, runId))
  return { run: detailed, failures: failures?.value ?? [] }
}

// The list knows the error code, `sync-runs` the id and the counts. Where they disagree on the outcome, it failed.
function merged(listed: Run, record: Run): Run {
  const failed = hasEnded(record) && record.status === 'failed'
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
export async function orNull<T>(request: Promise<T>, signal: AbortSignal): Promise<T | null> {
  try {
    return await request
  } catch (error) {
    if (error instanceof ApiFailure || signal.aborted) return null
    throw error
  }
}
