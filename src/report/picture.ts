import type { Failure } from '../api/failure.ts'
import type { Settings } from '../settings.ts'
import type { Status } from '../status.ts'
import type { ConnectionResult, Outcome } from '../sync/results.ts'

/** What people are told about. */
export interface Report {
  outcome: Outcome
  settings: Pick<Settings, 'waitFor' | 'waitTimeoutMs' | 'maxAgeMs' | 'failOn' | 'connectionIds'>
  /** The input `provider`, cleaned. */
  given: string
  /** The input `container-tags`, cleaned. */
  tags: readonly string[]
  /** What v3 had answered, where the step went on with v5. */
  v3Failure: Failure | null
  /** All that v3 has answered is that it is gone, and the step must stay with it. */
  v3IsGone: boolean
}

/** The one picture of an outcome, from which log, annotations, outputs and summary print. */
export interface Picture {
  mode: 'sync' | 'check'
  status: Status
  /** Whether the step fails. */
  isFailure: boolean
  /** All in one line. */
  message: string
  /** The providers in the order given, then tags and ids; at least one. */
  parts: readonly Part[]
  /** How many connections there are; null where none was listed. */
  connections: number | null
  /** Sums over the runs whose counts are known; null where none is. */
  itemsProcessed: number | null
  itemsFailed: number | null
}

/** A provider, or a container tag or connection id that was named and not found. */
export interface Part {
  provider: string
  containerTag?: string | undefined
  connectionId?: string | undefined
  /** Who it is about, as people see it. */
  name: string
  status: Status
  /** What it came to, without its name. */
  message: string
  errorCode: string | null
  fails: boolean
  /** It does not fail the step, but there is something to say. */
  isNotable: boolean
  wasRunning: boolean
  /** Null: nothing was listed. */
  rows: readonly Row[] | null
}

/** A connection. */
export interface Row {
  result: ConnectionResult
  /** Its id and, where accounts are shown, its account. */
  name: string
  /** Empty unless several container tags were named, or its id is in several namespaces. */
  namespace: string
  status: Status
  errorCode: string | null
  reason: string
  /** What its counts say, where that is not the reason. */
  counts: string
  advice: string
  /** Empty unless its document limit is reached. */
  limit: string
  /** How long ago its last completed sync ended, in milliseconds; null where that is not known, or did not matter. */
  ageMs: number | null
}
