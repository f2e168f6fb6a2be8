import { ApiError } from '../api/errors.ts'
import type { Connection, Run } from '../api/types.ts'
import { type Status, worst } from '../status.ts'
import type { Tracked, Trouble } from './track.ts'
import type { FailedPolls, Waited } from './wait.ts'

/** What became of a connection. */
export interface ConnectionResult {
  connection: Connection
  status: Status
  /** The run that the status is about; null: there is none. */
  run: Run | null
  /** What went wrong, where it was not the run. */
  trouble: Trouble | null
  /** `unknown`: the run has ended, but its counts could not be had. Null: nobody asked for them. */
  counts: 'known' | 'unknown' | null
  /** Documents of its namespace that could not be found yet when the wait ended. */
  documentsLeft: number | null
}

/** What became of a provider. */
export interface ProviderResult {
  provider: string
  status: Status
  /** 409: a sync was running, which counted as accepted. */
  alreadyRunning: boolean
  /** Why the provider itself failed. */
  error: ApiError | null
  /** Null: nothing was listed. */
  connections: readonly ConnectionResult[] | null
}

/** What became of all of it. */
export interface Outcome {
  mode: 'sync' | 'check'
  version: 'v3' | 'v5'
  providers: readonly ProviderResult[]
  cancelled: boolean
  /** The time of the list, by which ages are told, in milliseconds since the epoch; null: nothing was listed. */
  listedAt: number | null
  /** Set where it could not even be found out whom to ask. */
  listError: ApiError | null
  polls: FailedPolls
}

export const NO_POLLS: FailedPolls = { failed: 0, last: null }

export function resultOf(
  connection: Connection,
  status: Status,
  more: Partial<ConnectionResult> = {},
): ConnectionResult {
  return { connection, status, run: null, trouble: null, counts: null, documentsLeft: null, ...more }
}

/** The providers' results: of those named, or of those that have a connection. */
export function byProvider(
  providers: readonly string[] | 'all',
  connections: readonly ConnectionResult[],
  alreadyRunning: ReadonlySet<string> = new Set(),
): ProviderResult[] {
  const found = [...new Set(connections.map(({ connection }) => connection.provider))].sort()
  return (providers === 'all' ? found : providers).map(provider => {
    const own = connections.filter(({ connection }) => connection.provider === provider)
    const status = worst(
      own.map(each => each.status),
      'no-connections',
    )
    return { provider, status, alreadyRunning: alreadyRunning.has(provider), error: null, connections: own }
  })
}

/** What became of a connection that was waited for. */
export function resultOfWait(
  { connection, phase, run, trouble }: Tracked,
  { end, polls }: Waited,
): ConnectionResult {
  if (phase === 'ended' && run !== null) return resultOf(connection, statusOfRun(run), { run })
  if (phase === 'ended')
    return resultOf(connection, trouble === 'not-started' ? 'not-started' : 'failed', { trouble })
  if (end === 'cancelled') return resultOf(connection, 'cancelled', { run })
  if (end === 'refused') return resultOf(connection, 'failed', { run, trouble: polls.last })
  return phase === 'asked'
    ? resultOf(connection, 'not-started', { trouble: 'not-started' })
    : resultOf(connection, 'timed-out', { run })
}

export function statusOfRun(run: Run): Status {
  if (run.status === 'running') return 'running'
  if (run.status === 'failed') return 'failed'
  return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed'
}

/** Of a connection, as the outputs have it; null where there is nothing to say. */
export function errorCodeOf({ run, trouble, status, counts }: ConnectionResult): string | null {
  if (trouble instanceof ApiError) return trouble.code
  if (trouble !== null) return trouble === 'not-started' ? null : trouble
  if (status === 'completed-with-failures' && counts === 'unknown') return 'counts_unknown'
  return run?.errorCode ?? null
}

/** Of a provider: its own, or that of the connection that gave it its status. */
export function providerErrorCode({ error, status, connections }: ProviderResult): string | null {
  if (error !== null) return error.code
  const blamed = connections?.filter(connection => connection.status === status) ?? []
  return blamed.map(errorCodeOf).find(code => code !== null) ?? null
}

export function statusOf({ providers, cancelled, listError }: Outcome): Status {
  if (cancelled) return 'cancelled'
  if (listError !== null) return 'failed'
  return worst(
    providers.map(({ status }) => status),
    'no-connections',
  )
}
