import { ApiError } from '../api/errors.ts'
import type { Connection, Run } from '../api/types.ts'
import { type Status, worst } from '../status.ts'
import { isBlocked, type Tracked, type Trouble } from './track.ts'
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
  /** Why there was no list. */
  listError: ApiError | null
  polls: FailedPolls
}

export function resultOf(
  connection: Connection,
  status: Status,
  more: Partial<ConnectionResult> = {},
): ConnectionResult {
  return { connection, status, run: null, trouble: null, counts: null, documentsLeft: null, ...more }
}

/** What became of a provider whose connections nobody has listed. */
export function providerResult(provider: string, status: Status, more: Partial<ProviderResult> = {}): ProviderResult {
  return { provider, status, alreadyRunning: false, error: null, connections: null, ...more }
}

/** The results of the providers that were named, or of those that have a connection. */
export function byProvider(
  providers: readonly string[] | 'all',
  results: readonly ConnectionResult[],
  alreadyRunning: ReadonlySet<string>,
): ProviderResult[] {
  const found = new Set(results.map(({ connection }) => connection.provider))
  return (providers === 'all' ? [...found].sort() : providers).map(provider => {
    const connections = results.filter(({ connection }) => connection.provider === provider)
    const status = worst(
      connections.map(each => each.status),
      'no-connections',
    )
    return providerResult(provider, status, { alreadyRunning: alreadyRunning.has(provider), connections })
  })
}

/** What became of a connection that was waited for. */
export function resultOfWait(tracked: Tracked, { end, polls }: Waited): ConnectionResult {
  const { connection, phase, run, trouble } = tracked
  if (phase === 'ended') {
    if (run !== null && trouble === null) return resultOf(connection, statusOfRun(run), { run })
    return resultOf(connection, trouble === 'not-started' ? 'not-started' : 'failed', { run, trouble })
  }
  if (end === 'cancelled') {
    const asked = phase === 'asked' || phase === 'running'
    return resultOf(connection, 'cancelled', {
      run,
      trouble: asked ? null : isBlocked(tracked) ? 'blocked' : 'not-asked',
    })
  }
  if (end === 'refused') return resultOf(connection, 'failed', { run, trouble: polls.last })
  if (phase === 'asked') return resultOf(connection, 'not-started', { trouble: 'not-started' })
  return resultOf(connection, 'timed-out', { run, trouble: isBlocked(tracked) ? 'blocked' : run ? null : 'not-asked' })
}

export function statusOfRun(run: Run): Status {
  if (run.status !== 'completed') return run.status
  return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed'
}

const CODES = ['removed', 'no_namespace', 'unexpected_answer'] as const

/** Of a connection, as the outputs have it; null where there is nothing to say. */
export function errorCodeOf({ run, trouble, status, counts }: ConnectionResult): string | null {
  if (trouble instanceof ApiError) return trouble.code
  if (trouble !== null) return CODES.find(code => code === trouble) ?? null
  if (status === 'completed-with-failures' && counts === 'unknown' && !run?.itemsFailed) return 'counts_unknown'
  return run?.errorCode ?? null
}

/** Of a provider: its own, or that of a connection that gave it its status. */
export function providerErrorCode({ error, status, connections }: ProviderResult): string | null {
  if (error !== null) return error.code
  const blamed = connections?.filter(connection => connection.status === status) ?? []
  return blamed.map(errorCodeOf).find(code => code !== null) ?? null
}

export function statusOf({ providers, cancelled, listError }: Outcome): Status {
  if (cancelled) return 'cancelled'
  return worst(
    providers.map(({ status }) => status),
    listError === null ? 'no-connections' : 'failed',
  )
}
