import { type Acceptance, askForSync } from './ask.ts'
import type { ConnectionsApi } from './connections.ts'
import { ApiFailure, NO_ANSWER } from './errors.ts'
import type { OnEvent } from './events.ts'
import { createObserver, type Observe } from './observe.ts'
import { type RepeatPolicy, repeatRead } from './retry.ts'
import { type Status, worst } from './status.ts'
import type { Observed } from './watch.ts'

/** What became of one provider. */
export interface ProviderOutcome {
  provider: string
  status: Status
  /** Null: not accepted. */
  acceptance: Acceptance | null
  /** Null: not observed. */
  observed: Observed | null
  /** Why it was not accepted, or why it could not be observed to the end. */
  failure: ApiFailure | null
}

/** What became of all of it. `failure`: why it could not be found out which providers there are. */
export interface SyncOutcome {
  status: Status
  providers: ProviderOutcome[]
  failure: ApiFailure | null
}

export interface SyncOptions {
  /** `all`: every provider that has a connection for the container tags. */
  providers: readonly string[] | 'all'
  wait: boolean
  waitTimeoutMs: number
  pollIntervalMs: number
  requestTimeoutMs: number
  api: ConnectionsApi
  policy: RepeatPolicy
  onEvent: OnEvent
  /** Called once, when it is known which providers are asked. */
  onProviders: (providers: readonly string[]) => void
}

/**
 * Asks for the syncs of all providers at the same time and, if told to, waits for them. One provider's trouble stops
 * no other. Never throws for what the network or the API does, nor when cancelled.
 */
export async function sync(options: SyncOptions): Promise<SyncOutcome> {
  let providers: readonly string[]
  try {
    providers = options.providers === 'all' ? await providersWithConnections(options) : options.providers
  } catch (error) {
    if (options.policy.signal.aborted) return { status: 'cancelled', providers: [], failure: null }
    if (error instanceof ApiFailure) return { status: 'failed', providers: [], failure: error }
    throw error
  }
  options.onProviders(providers)
  const observe = options.wait ? createObserver(options) : null
  const outcomes = await Promise.all(providers.map(provider => syncProvider(provider, observe, options)))
  return {
    status: options.policy.signal.aborted
      ? 'cancelled'
      : (worst(outcomes.map(({ status }) => status)) ?? 'no-connections'),
    providers: outcomes,
    failure: null,
  }
}

/** Far more than there are: a list that names more is none of connections, and would make us send that many requests. */
const MOST_PROVIDERS = 100

async function providersWithConnections({ api, policy, onEvent }: SyncOptions): Promise<string[]> {
  const connections = await repeatRead(() => api.list(), policy, {
    onRepeat: (failure, pauseMs, repeat) =>
      onEvent({ type: 'repeat', provider: null, failure, pauseMs, repeat }),
  })
  const providers = [...new Set(connections.value.map(({ provider }) => provider))].sort()
  if (providers.length > MOST_PROVIDERS)
    throw new ApiFailure({ ...NO_ANSWER, code: 'unexpected-answer', sent: true, status: 200 })
  return providers
}

async function syncProvider(
  provider: string,
  observe: Observe | null,
  { api, policy, onEvent }: SyncOptions,
): Promise<ProviderOutcome> {
  let acceptance: Acceptance
  try {
    acceptance = await askForSync(provider, api, policy, onEvent)
  } catch (error) {
    const outcome = { provider, acceptance: null, observed: null }
    if (policy.signal.aborted) return { ...outcome, status: 'cancelled', failure: null }
    if (!(error instanceof ApiFailure)) throw error
    if (observe !== null) onEvent({ type: 'refused', provider, failure: error })
    return { ...outcome, status: 'failed', failure: error }
  }
  if (observe === null) return { provider, status: 'accepted', acceptance, observed: null, failure: null }
  const observed = await observe(acceptance)
  return { provider, status: statusOf(observed), acceptance, observed, failure: observed.failure }
}

function statusOf({ end, connections }: Observed): Status {
  if (connections?.length === 0) return 'no-connections'
  const ofConnections = worst((connections ?? []).map(({ status }) => status))
  if (ofConnections !== undefined) return ofConnections
  if (end === 'cancelled') return 'cancelled'
  return end === 'refused' ? 'failed' : 'timed-out'
}
