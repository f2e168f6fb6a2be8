import { Failure } from '../api/failure.ts'
import { growingPause, retry } from '../api/retry.ts'
import type { Connection, Run } from '../api/types.ts'
import { timeLimit } from '../clock.ts'
import { worst } from '../status.ts'
import { subjectOf } from './events.ts'
import { type ConnectionResult, statusOfRun } from './results.ts'
import { comparable, recordOf } from './runs.ts'
import type { Tally } from './tally.ts'
import type { SyncDeps } from './types.ts'

/** A record may be behind the list: so long it is requested again, in milliseconds. */
const LONGEST_LAG = 60_000

interface CountsDeps extends Pick<SyncDeps, 'api' | 'policy' | 'signal' | 'onEvent'> {
  /** Counts that nobody saw are no success. */
  mustKnow: boolean
  tally: Tally
}

/** The counts and failed items of runs that have ended: best effort, while others are still waited for. */
export interface Counts {
  /** Adds them to a result. Where they cannot be fetched its status stands, unless they must be known. */
  add(result: ConnectionResult): Promise<ConnectionResult>
  /** What `work` comes to. After that time, in milliseconds, no more is fetched. */
  within<T>(ms: number, work: Promise<T>): Promise<T>
}

export function createCounts({ api, policy, signal, onEvent, mustKnow, tally }: CountsDeps): Counts {
  const ended = new AbortController()
  const stop = AbortSignal.any([signal, ended.signal])

  /** Null where it fails to the end, or there is no time left. */
  async function fetch<T>(connection: Connection, attempt: () => Promise<T>): Promise<T | null> {
    const subject = subjectOf(connection)
    try {
      return await retry(attempt, policy, stop, (failure, pauseMs, nth) =>
        onEvent({ type: 'retry', of: 'counts', subject, tag: null, failure, pauseMs, nth }),
      )
    } catch (error) {
      if (stop.aborted) return null
      if (!(error instanceof Failure)) throw error
      onEvent({ type: 'counts-missing', subject, failure: error })
      return null
    }
  }

  /** The record of a run, requested again while it is behind the list. The time that requests take is not counted. */
  async function recordFor(connection: Connection, run: Run): Promise<Run | null> {
    let waitedMs = 0
    for (let nth = 1; waitedMs < LONGEST_LAG; nth++) {
      const records = await fetch(connection, () => api.runs(connection, stop))
      const record = records === null ? null : recordOf(run, records)
      if (records === null || record !== null) return record
      const pauseMs = growingPause(nth, policy.random)
      waitedMs += pauseMs
      await policy.clock.sleep(pauseMs, stop).catch(() => {})
    }
    if (!stop.aborted) onEvent({ type: 'counts-missing', subject: subjectOf(connection), failure: null })
    return null
  }

  async function detailed(connection: Connection, run: Run): Promise<Run> {
    const hasRecord = connection.problem === null && comparable(run) !== null
    const record = hasRecord ? await recordFor(connection, run) : null
    if (record === null) return run
    const hasFailures = (record.itemsFailed ?? 0) > 0
    const failures = hasFailures ? await fetch(connection, () => api.failures(connection, record, stop)) : []
    return withRecord(run, { ...record, failures: failures ?? [] })
  }

  return {
    async add(result) {
      const { connection, run } = result
      const isOurs = result.status !== 'up-to-date' && result.failure === null
      if (run === null || run.status === 'running' || !isOurs) return result
      tally.countsBegun()
      const known = await detailed(connection, run)
      tally.countsEnded()
      const counts = known.itemsFailed === null ? 'unknown' : 'known'
      const isUnseen = counts === 'unknown' && mustKnow && known.status === 'completed' && connection.problem === null
      const status = isUnseen ? 'completed-with-failures' : statusOfRun(known)
      return { ...result, run: known, counts, status: worst([result.status, status], status), countedStatus: status }
    },
    async within(ms, work) {
      const limit = timeLimit(policy.clock, ms, signal)
      limit.signal.addEventListener('abort', () => ended.abort(), { once: true })
      try {
        return await work
      } finally {
        limit.clear()
      }
    },
  }
}

/** The list knows the error code, the record the id and the counts. Where they disagree on the outcome, it failed. */
function withRecord(run: Run, record: Run): Run {
  const errorCode = run.errorCode ?? record.errorCode
  return {
    ...record,
    status: record.status === 'failed' ? 'failed' : run.status,
    startedAt: run.startedAt ?? record.startedAt,
    completedAt: run.completedAt ?? record.completedAt,
    errorCode: errorCode === 'unknown' ? (record.errorCode ?? errorCode) : errorCode,
    error: run.error ?? record.error,
  }
}
