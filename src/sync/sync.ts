import { Failure } from '../api/failure.ts'
import type { Connection, Target } from '../api/types.ts'
import { checkAll, timeOfList } from './check.ts'
import { createCounts } from './details.ts'
import { type FirstLists, readFirstLists } from './first-lists.ts'
import { syncListed } from './listed.ts'
import { createSharedLists, sharedBy } from './lists.ts'
import { byProvider, chosenOf, notFound } from './named.ts'
import { createPolls, type Polls } from './polls.ts'
import { type ConnectionResult, type Outcome, type ProviderResult, providerResult } from './results.ts'
import { createRoster } from './roster.ts'
import { createTally, type Tally } from './tally.ts'
import { trigger } from './trigger.ts'
import type { SyncDeps, SyncSettings } from './types.ts'

/**
 * Syncs, or checks how the last syncs went. A failure of one provider or connection never stops the others. Throws for
 * faults of the action only, and never for what the network or the API does, nor when cancelled.
 */
export async function sync(settings: SyncSettings, deps: SyncDeps): Promise<Outcome> {
  const { mode, waitFor, maxAgeMs, providers } = settings
  const { api, policy, startedAt, signal, onEvent } = deps
  const tally = createTally(policy.clock, startedAt, onEvent)
  const polls = createPolls(onEvent)
  try {
    const needsList = mode === 'check' || waitFor !== 'accepted' || maxAgeMs !== null || providers === 'all'
    const unlisted = needsList ? null : api.unlistedTargets(providers)
    const nothing = { listedAt: null, named: [], providers: [] }
    const result =
      unlisted === null
        ? await listAndRun(settings, { ...deps, tally, polls })
        : { providers: await triggerUnlisted(unlisted, { ...deps, tally, polls }) }
    return { ...nothing, ...result, polls, mode, version: api.version, cancelled: signal.aborted }
  } finally {
    tally.stop()
  }
}

interface RunDeps extends SyncDeps {
  tally: Tally
  polls: Polls
}

async function listAndRun(settings: SyncSettings, deps: RunDeps): Promise<Partial<Outcome>> {
  const { mode, waitFor, maxAgeMs, failOn } = settings
  const { signal, onEvent } = deps
  const deadline = waitFor === 'accepted' ? Number.POSITIVE_INFINITY : deps.deadline
  const first = await readFirstLists({ ...deps, deadline })
  if (signal.aborted) return {}
  const chosen = chosenOf(first, settings)
  const [any] = chosen
  if (any === undefined) return nothingListed(first, settings)
  const connections = chosen.flatMap(each => each.connections)
  onEvent({ type: 'listed', connections })
  const counts = createCounts({ ...deps, mustKnow: failOn.includes('completed-with-failures') })
  const results =
    mode === 'check'
      ? await checkAll(chosen, maxAgeMs, { ...deps, counts })
      : await syncListed(chosen, settings, { ...deps, counts })
  return {
    named: notFound(first, settings),
    providers: byProvider(inOrder(results, connections), first, settings),
    listedAt: timeOfList(any.listing),
  }
}

/** The step fails before anything is triggered, as no list could be read. */
function nothingListed(first: FirstLists, settings: SyncSettings): Partial<Outcome> {
  const failure = [...first.values()].find(each => each instanceof Failure) ?? null
  const providers = settings.providers === 'all' ? ['all'] : settings.providers
  return {
    named: notFound(first, settings),
    providers: providers.map(provider => providerResult(provider, 'failed', { failure })),
  }
}

/** As the lists have them. */
function inOrder(results: readonly ConnectionResult[], connections: readonly Connection[]): ConnectionResult[] {
  const byKey = new Map(results.map(result => [result.connection.key, result]))
  return connections.flatMap(({ key }) => byKey.get(key) ?? [])
}

/** Triggers the syncs of providers whose connections nobody has listed. */
async function triggerUnlisted(targets: readonly Target[], deps: RunDeps): Promise<ProviderResult[]> {
  const { api, policy, signal, onEvent, tally, polls } = deps
  const unread = api.lists.map(list => ({ list, listing: null }))
  const lists = createSharedLists(unread, { limits: null, clock: policy.clock, signal, polls })
  onEvent({ type: 'triggering', providers: targets.map(({ provider }) => provider), found: null, upToDate: 0 })
  tally.expect(targets.length)
  const results = targets.map(async target => {
    const list = sharedBy(target, lists)
    const triggered = await trigger(target, createRoster(target), { ...deps, list, waits: false, maxAgeMs: null })
    tally.targetEnded()
    switch (triggered.type) {
      case 'accepted':
        return providerResult(target.provider, 'accepted', { wasRunning: triggered.wasRunning })
      case 'failed':
        return providerResult(target.provider, 'failed', { failure: triggered.failure })
      default:
        return providerResult(target.provider, 'cancelled')
    }
  })
  return Promise.all(results)
}
