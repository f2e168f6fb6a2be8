import type { Budget } from '../api/budget.ts'
import { ApiError } from '../api/errors.ts'
import { type OnRepeat, type RetryPolicy, retry } from '../api/retry.ts'
import type { Api, Connection, Listing } from '../api/types.ts'
import { timeLimit } from '../clock.ts'
import type { Settings } from '../settings.ts'
import { type Answer, ask, isAlreadyRunning } from './ask.ts'
import { answerEvent, startAsking } from './asking.ts'
import { checked, isUpToDate } from './check.ts'
import { addDetails } from './details.ts'
import type { OnEvent } from './events.ts'
import {
  byProvider,
  type ConnectionResult,
  type Outcome,
  type ProviderResult,
  providerResult,
  resultOf,
  resultOfWait,
} from './results.ts'
import { waitUntilSearchable } from './searchable.ts'
import { isOpen, type Tracked, track } from './track.ts'
import { type FailedPolls, type WaitDeps, wait } from './wait.ts'

/** What of the settings a sync depends on; the rest is in the collaborators. */
type SyncSettings = Pick<
  Settings,
  'mode' | 'providers' | 'waitFor' | 'maxAgeMs' | 'waitTimeoutMs' | 'pollIntervalMs' | 'failOn'
>

export interface SyncDeps {
  api: Api
  policy: RetryPolicy
  budget: Budget
  signal: AbortSignal
  onEvent: OnEvent
}

const NO_POLLS: FailedPolls = { failed: 0, last: null }

/**
 * Syncs, or checks how the last syncs went. One provider's or connection's trouble never stops the others. Throws for
 * faults of the action only, and never for what the network or the API does, nor when cancelled.
 */
export async function sync(settings: SyncSettings, deps: SyncDeps): Promise<Outcome> {
  const { api, signal, policy } = deps
  const { providers, waitFor, mode, maxAgeMs } = settings
  const deadline = policy.clock.now() + settings.waitTimeoutMs
  const outcome = { mode, version: api.version, listedAt: null, listError: null, polls: NO_POLLS }
  const needsList = mode === 'check' || waitFor !== 'accepted' || maxAgeMs !== null || api.asksConnections
  if (providers !== 'all' && !needsList) {
    deps.onEvent({ type: 'asking', providers })
    const asked = await Promise.all(providers.map(provider => askProvider(provider, deps)))
    return { ...outcome, providers: asked, cancelled: signal.aborted }
  }

  const isWait = mode === 'sync' && waitFor !== 'accepted'
  const listing = await list(deps, isWait ? settings.waitTimeoutMs : Number.POSITIVE_INFINITY)
  if (listing === null) return { ...outcome, providers: [], cancelled: true }
  if (listing instanceof ApiError) {
    const named = providers === 'all' ? [] : providers
    const failed = named.map(provider => providerResult(provider, 'failed', { error: listing }))
    return { ...outcome, providers: failed, listError: listing, cancelled: false }
  }
  const listedAt = listing.date ?? policy.clock.now()
  const chosen = listing.connections.filter(({ provider }) => providers === 'all' || providers.includes(provider))
  deps.onEvent({ type: 'listed', connections: chosen })
  const finish = (results: readonly ConnectionResult[], polls = NO_POLLS, running: Iterable<string> = []): Outcome => {
    const byConnection = new Map(results.map(result => [result.connection, result]))
    const inOrder = chosen.flatMap(connection => byConnection.get(connection) ?? [])
    const outcomes = byProvider(providers, inOrder, new Set(running))
    return { ...outcome, providers: outcomes, listedAt, polls, cancelled: signal.aborted }
  }
  const detailed = (results: readonly ConnectionResult[]) =>
    addDetails(results, { ...deps, mustKnow: settings.failOn.includes('completed-with-failures') })
  if (mode === 'check') {
    return finish(await detailed(chosen.map(connection => checked(connection, maxAgeMs, listedAt))))
  }

  const recent = upToDate(chosen, settings, api, listedAt)
  const spared = [...recent].map(connection => resultOf(connection, 'up-to-date', { run: connection.lastRun }))
  const asked = chosen.filter(connection => !recent.has(connection)).map(track)
  const toAsk = asked.filter(isOpen)
  deps.onEvent({ type: 'asking', providers: [...new Set(toAsk.map(({ connection }) => connection.provider))] })
  const waitDeps: WaitDeps = { ...deps, deadline, pollIntervalMs: settings.pollIntervalMs }
  if (waitFor === 'accepted') {
    const asking = startAsking(deps, signal)
    await asking.ask(toAsk)
    await asking.allAnswers()
    const answerOf = ({ connection }: Tracked) => asking.answerOf(connection)?.answer
    const running = asked.filter(each => isAlreadyRunning(answerOf(each))).map(({ connection }) => connection.provider)
    return finish([...asked.map(each => resultOfAsking(each, answerOf(each))), ...spared], NO_POLLS, running)
  }
  const waited = await wait(asked, waitDeps)
  const ended = await detailed(waited.tracked.map(each => resultOfWait(each, waited)))
  const searchable = waitFor === 'searchable' && !signal.aborted
  const found = searchable ? await waitUntilSearchable(ended, waited.polls, waitDeps) : ended
  return finish([...found, ...spared], waited.polls)
}

/** The baseline; the last error where there is none, also not after `limitMs`; null when cancelled. */
async function list(deps: SyncDeps, limitMs: number): Promise<Listing | ApiError | null> {
  const { api, policy, onEvent } = deps
  const limit = timeLimit(policy.clock, limitMs, deps.signal)
  let last = new ApiError('timeout', { timeoutMs: limitMs })
  const onRepeat: OnRepeat = (error, pauseMs, repeat) => {
    last = error
    onEvent({ type: 'repeat', of: 'list', subject: null, error, pauseMs, repeat })
  }
  try {
    return await retry(() => api.list(limit.signal), policy, limit.signal, onRepeat)
  } catch (error) {
    if (deps.signal.aborted) return null
    if (limit.signal.aborted) return last
    if (error instanceof ApiError) return error
    throw error
  } finally {
    limit.clear()
  }
}

/** Those that are not asked, as they synced within `maxAgeMs`: where providers are asked, if all of theirs did. */
function upToDate(connections: readonly Connection[], settings: SyncSettings, api: Api, listedAt: number) {
  const isRecent = (connection: Connection) => isUpToDate(connection, settings.maxAgeMs, listedAt)
  const recent = connections.filter(connection =>
    api.asksConnections
      ? isRecent(connection)
      : connections.every(other => other.provider !== connection.provider || isRecent(other)),
  )
  return new Set(recent)
}

/** Asks a provider whose connections nobody has listed. */
async function askProvider(provider: string, deps: SyncDeps): Promise<ProviderResult> {
  const target = { provider, connections: null }
  try {
    const asked = await ask(target, null, deps, deps.signal)
    deps.onEvent(answerEvent(asked, target, deps.api))
    const { answer } = asked
    const alreadyRunning = isAlreadyRunning(answer)
    return answer instanceof ApiError && !alreadyRunning
      ? providerResult(provider, 'failed', { error: answer })
      : providerResult(provider, 'accepted', { alreadyRunning })
  } catch (error) {
    if (!deps.signal.aborted) throw error
    return providerResult(provider, 'cancelled')
  }
}

function resultOfAsking({ connection, trouble }: Tracked, answer: Answer | undefined): ConnectionResult {
  if (trouble !== null) return resultOf(connection, 'failed', { trouble })
  if (answer === undefined) return resultOf(connection, 'cancelled', { trouble: 'not-asked' })
  return answer instanceof ApiError && !isAlreadyRunning(answer)
    ? resultOf(connection, 'failed', { trouble: answer })
    : resultOf(connection, 'accepted')
}
