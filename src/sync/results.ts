import { Failure } from '../api/failure.ts'
import type { Connection, Run } from '../api/types.ts'
import { type Status, worst } from '../status.ts'
import { CONSOLE, quote } from '../words.ts'
import type { DocumentsLeft } from './events.ts'
import type { FailedPolls } from './polls.ts'

/** How far a request for a sync had come when the step stopped waiting for it. */
export interface Pending {
  /** `not-sent`; `no-answer` yet to the last one; `doubtful`: an earlier one may have been accepted; or `refused`. */
  request: 'not-sent' | 'no-answer' | 'doubtful' | 'refused'
  /** The connection whose sync was running, so that none was triggered. */
  blockedBy: Connection | null
}

/** What a connection's sync came to. */
export interface ConnectionResult {
  connection: Connection
  status: Status
  /** The run that the status is about; null: there is none. */
  run: Run | null
  /** What went wrong, where it was not the run. Of `timed-out`: the last request for the sync that failed. */
  failure: Failure | null
  /** How far the request for its sync had come, where the step stopped before it was accepted. */
  pending: Pending | null
  /** 409: a sync was running, which counted as accepted. */
  wasRunning: boolean
  /** What the counts say of the run, where another status says more. */
  countedStatus: Status | null
  /** The time of the list by which its age was told, in milliseconds since the epoch; null: its age did not matter. */
  listedAt: number | null
  /** `unknown`: the run has ended, but its counts could not be fetched. Null: nobody wanted them. */
  counts: 'known' | 'unknown' | null
  /** Documents of its namespace that were not ready when the wait ended. */
  documentsLeft: DocumentsLeft | null
}

export interface ProviderResult {
  provider: string
  status: Status
  /** Why the provider itself failed, or has no connection. */
  failure: Failure | null
  /** 409: a sync was running, which counted as accepted. */
  wasRunning: boolean
  /** Null: nothing was listed. */
  connections: readonly ConnectionResult[] | null
}

/** A container tag or a connection id that was named and not found, or could not be listed. Both cleaned. */
export type NamedResult = { status: Status; failure: Failure } & ({ containerTag: string } | { connectionId: string })

/** What all of it came to. */
export interface Outcome {
  mode: 'sync' | 'check'
  version: 'v3' | 'v5'
  /** Those that were named; of `all`, those that were found, or `all` itself. None: the step was cancelled before. */
  providers: readonly ProviderResult[]
  named: readonly NamedResult[]
  cancelled: boolean
  /** The time of the list, by which ages are told, in milliseconds since the epoch; null: nothing was listed. */
  listedAt: number | null
  polls: FailedPolls
}

export function resultOf(
  connection: Connection,
  status: Status,
  more: Partial<ConnectionResult> = {},
): ConnectionResult {
  return {
    connection,
    status,
    run: null,
    failure: null,
    pending: null,
    wasRunning: false,
    countedStatus: null,
    listedAt: null,
    counts: null,
    documentsLeft: null,
    ...more,
  }
}

/** What a provider came to whose connections nobody has listed. */
export function providerResult(provider: string, status: Status, more: Partial<ProviderResult> = {}): ProviderResult {
  return { provider, status, failure: null, wasRunning: false, connections: null, ...more }
}

export function statusOfRun(run: Run): Status {
  if (run.status !== 'completed') return run.status
  return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed'
}

/** Of a connection, as the outputs have it; null where there is nothing to say. */
export function errorCodeOf({ run, failure, status, counts }: ConnectionResult): string | null {
  if (failure !== null) return failure.code
  if (status === 'completed-with-failures' && counts === 'unknown' && !run?.itemsFailed) return 'counts_unknown'
  return status === 'failed' ? (run?.errorCode ?? null) : null
}

/** Of a provider: its own, or that of the first connection that gave it its status. */
export function providerErrorCode({ failure, status, connections }: ProviderResult): string | null {
  if (failure !== null) return failure.code
  const blamed = connections?.filter(connection => connection.status === status) ?? []
  return blamed.map(errorCodeOf).find(code => code !== null) ?? null
}

export function statusOf({ providers, named, cancelled }: Outcome): Status {
  const all = [...providers, ...named].map(({ status }) => status)
  return cancelled ? 'cancelled' : worst(all, 'no-connections')
}

export function removed(): Failure {
  return new Failure({ code: 'removed', happened: 'the connection was removed during the wait' })
}

export function unreadableTime(): Failure {
  return new Failure({
    code: 'unexpected_answer',
    happened: 'the API gives a time of its last sync that cannot be read',
    advice: `look at the connection at ${CONSOLE}`,
  })
}

/** `whose`: such as `of these providers`. */
export function unknownTag(tag: string, whose: string): Failure {
  return new Failure({
    code: 'unknown_tag',
    happened: `no connection ${whose} has the container tag ${quote(tag)}`,
    advice: `check container-tags, or connect a provider at ${CONSOLE}`,
  })
}

export function unknownConnection(id: string): Failure {
  return new Failure({
    code: 'unknown_connection',
    happened: `no connection of these providers and tags has the id ${quote(id)}`,
    advice: 'check connection-ids',
  })
}
