import type { Budget } from '../api/budget.ts'
import { ApiError } from '../api/errors.ts'
import { type RetryPolicy, retry } from '../api/retry.ts'
import type { Api, Connection, Listing, Target } from '../api/types.ts'
import { ask, isAlreadyRunning } from './ask.ts'
import { checked, isUpToDate } from './check.ts'
import { addDetails } from './details.ts'
import type { OnEvent } from './events.ts'
import {
  byProvider,
  type ConnectionResult,
  NO_POLLS,
  type Outcome,
  type ProviderResult,
  resultOf,
  resultOfWait,
} from './results.ts'
import { waitUntilSearchable } from './searchable.ts'
import { type Tracked, track } from './track.ts'
import { answerEvent, askAll, targetsOf, type WaitDeps, wait } from './wait.ts'

/** What is asked for. Times in milliseconds. */
export interface SyncSettings {
  mode: 'sync' | 'check'
  /** `all`: every provider that has a connection. */
  providers: readonly string[] | 'all'
  waitFor: 'accepted' | 'completed' | 'searchable'
  maxAgeMs: number | null
  waitTimeoutMs: number
  pollIntervalMs: number
  /** The statuses that fail the step. */
  failOn: readonly string[]
}

export interface SyncDeps {
  api: Api
  policy: RetryPolicy
  budget: Budget
  signal: AbortSignal
  onEvent: OnEvent
}

/**
 * Syncs, or checks how the last syncs went. One provider's or connection's trouble never stops the others. Throws for
 * faults of the action only, and never for what the network or the API does, nor when cancelled.
 */
export async function sync(settings: SyncSettings, deps: SyncDeps): Promise<Outcome> {
  const { api, signal } = deps
  const { providers, waitFor, mode, maxAgeMs } = settings
  const deadline = deps.policy.clock.now() + settings.waitTimeoutMs
  const outcome: Outcome = {
    mode,
    version: api.version,
    providers: [],
    cancelled: false,
    listedAt: null,
    listError: null,
    polls: NO_POLLS,
  }
  const withoutList = mode === 'sync' && waitFor === 'accepted' && maxAgeMs === null && !api.asksConnections
  if (withoutList && providers !== 'all') {
    const asked = await askProviders(providers, deps)
    return { ...outcome, providers: asked, cancelled: signal.aborted }
  }

  const listing = await list(deps)
  if (listing === null) return { ...outcome, cancelled: true }
  if (listing instanceof ApiError) {
    const failed = providers === 'all' ? [] : providers.map(provider => failedProvider(provider, listing))
    return { ...outcome, providers: failed, listError: listing }
  }
  const listedAt = listing.date ?? deps.policy.clock.now()
  const chosen = listing.connections.filter(
    ({ provider }) => providers === 'all' || providers.includes(provider),
  )
  deps.onEvent({ type: 'listed', connections: chosen })
  const listed = { ...outcome, listedAt }
  if (mode === 'check') {
    const results = chosen.map(connection => checked(connection, maxAgeMs, listedAt))
    const detailed = await addDetails(results, detailsDeps(settings, deps))
    return { ...listed, providers: byProvider(providers, detailed), cancelled: signal.aborted }
  }

  const recent = upToDate(chosen, settings, api, listedAt)
  const asked = chosen.filter(connection => !recent.has(connection)).map(track)
  const spared = [...recent].map(connection =>
    resultOf(connection, 'up-to-date', { run: connection.lastRun }),
  )
  const waitDeps: WaitDeps = { ...deps, deadline, pollIntervalMs: settings.pollIntervalMs }
  deps.onEvent({
    type: 'asking',
    providers: [...new Set(asked.map(({ connection }) => connection.provider))],
  })
  if (waitFor === 'accepted') {
    const { results, alreadyRunning } = await askConnections(asked, waitDeps)
    const all = inOrder([...results, ...spared], chosen)
    return { ...listed, providers: byProvider(providers, all, alreadyRunning), cancelled: signal.aborted }
  }
  const waited = await wait(asked, waitDeps)
  const ended = await addDetails(
    waited.tracked.map(each => resultOfWait(each, waited)),
    detailsDeps(settings, deps),
  )
  const found =
    waitFor === 'searchable' && waited.end !== 'cancelled'
      ? await waitUntilSearchable(ended, waited.polls, waitDeps)
      : ended
  const all = inOrder([...found, ...spared], chosen)
  return { ...listed, providers: byProvider(providers, all), cancelled: signal.aborted, polls: waited.polls }
}

/** Null when cancelled. */
async function list({ api, policy, signal, onEvent }: SyncDeps): Promise<Listing | ApiError | null> {
  try {
    return await retry(
      () => api.list(signal),
      policy,
      signal,
      (error, pauseMs, repeat) => onEvent({ type: 'repeat', what: 'list', error, pauseMs, repeat }),
    )
  } catch (error) {
    if (signal.aborted) return null
    if (error instanceof ApiError) return error
    throw error
  }
}

/** Those that are not asked, as they synced within `maxAgeMs`: where providers are asked, if all of theirs did. */
function upToDate(
  connections: readonly Connection[],
  { maxAgeMs }: SyncSettings,
  { asksConnections }: Api,
  listedAt: number,
): ReadonlySet<Connection> {
  const recent = (connection: Connection) => isUpToDate(connection, maxAgeMs, listedAt)
  const spared = (connection: Connection) =>
    asksConnections
      ? recent(connection)
      : connections.every(other => other.provider !== connection.provider || recent(other))
  return new Set(connections.filter(spared))
}

/** Asks providers whose connections nobody has listed. */
async function askProviders(providers: readonly string[], deps: SyncDeps): Promise<ProviderResult[]> {
  const { api, signal, onEvent } = deps
  onEvent({ type: 'asking', providers })
  return Promise.all(
    providers.map(async provider => {
      const target: Target = { provider, connections: null }
      try {
        const answer = await ask(target, null, deps, signal)
        onEvent(answerEvent(answer, target, api))
        const alreadyRunning = isAlreadyRunning(answer)
        if (answer instanceof ApiError && !alreadyRunning) return failedProvider(provider, answer)
        return { provider, status: 'accepted', alreadyRunning, error: null, connections: null }
      } catch (error) {
        if (!signal.aborted) throw error
        return { provider, status: 'cancelled', alreadyRunning: false, error: null, connections: null }
      }
    }),
  )
}

async function askConnections(tracked: readonly Tracked[], deps: WaitDeps) {
  const answers = await askAll(targetsOf(tracked, deps.api), { ...deps, deadline: Number.POSITIVE_INFINITY })
  const alreadyRunning = new Set(
    tracked.filter(each => isAlreadyRunning(answers.get(each))).map(({ connection }) => connection.provider),
  )
  const results = tracked.map((each): ConnectionResult => {
    const answer = answers.get(each)
    if (each.trouble !== null) return resultOf(each.connection, 'failed', { trouble: each.trouble })
    if (answer === undefined) return resultOf(each.connection, 'cancelled')
    return answer instanceof ApiError && !isAlreadyRunning(answer)
      ? resultOf(each.connection, 'failed', { trouble: answer })
      : resultOf(each.connection, 'accepted')
  })
  return { results, alreadyRunning }
}

function failedProvider(provider: string, error: ApiError): ProviderResult {
  return { provider, status: 'failed', alreadyRunning: false, error, connections: null }
}

function detailsDeps({ failOn }: SyncSettings, deps: SyncDeps) {
  return { ...deps, mustKnow: failOn.includes('completed-with-failures') }
}

/** As the API has listed them. */
function inOrder(
  results: readonly ConnectionResult[],
  connections: readonly Connection[],
): ConnectionResult[] {
  const byConnection = new Map(results.map(result => [result.connection, result]))
  return connections.flatMap(connection => byConnection.get(connection) ?? [])
}
