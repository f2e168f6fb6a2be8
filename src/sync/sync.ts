import { Failure } from '../api/failure.ts'
import type { Target } from '../api/types.ts'
import { checkAll, timeOfList } from './check.ts'
import { createCounts } from './details.ts'
import { type FirstLists, readFirstLists } from './first-lists.ts'
import { syncListed } from './listed.ts'
import { createSharedLists, sharedBy } from './lists.ts'
import { byProvider, chosenOf, notFound } from './named.ts'
import { createPolls, type FailedPolls } from './polls.ts'
import { type ConnectionResult, type Outcome, type ProviderResult, providerResult } from './results.ts'
import { createRoster } from './roster.ts'
import { createTally, type Tally } from './tally.ts'
import { trigger } from './trigger.ts'
import type { Chosen, SyncDeps, SyncSettings } from './types.ts'

const NO_POLLS: FailedPolls = { failed: 0, last: null }

/**
 * Syncs, or checks how the last syncs went. One provider's or connection's trouble never stops the others. Throws for
 * faults of the action only, and never for what the network or the API does, nor when cancelled.
 */
export async function sync(settings: SyncSettings, deps: SyncDeps): Promise<Outcome> {
  const { mode, providers } = settings
  const tally = createTally(deps.policy.clock, deps.startedAt, deps.onEvent)
  try {
    const needsList = mode === 'check' || waits(settings) || settings.maxAgeMs !== null || providers === 'all'
    const unlisted = needsList ? null : deps.api.unlistedTargets(providers)
    const nothing = { listedAt: null, polls: NO_POLLS, named: [], providers: [] }
    const result =
      unlisted === null
        ? await listAndRun(settings, tally, deps)
        : { providers: await triggerUnlisted(unlisted, tally, deps) }
    return { ...nothing, ...result, mode, version: deps.api.version, cancelled: deps.signal.aborted }
  } finally {
    tally.stop()
  }
}

function waits({ mode, waitFor }: SyncSettings): boolean {
  return mode === 'sync' && waitFor !== 'accepted'
}

async function listAndRun(settings: SyncSettings, tally: Tally, deps: SyncDeps): Promise<Partial<Outcome>> {
  const { policy, signal } = deps
  const first = await readFirstLists(waits(settings) ? deps : { ...deps, deadline: Number.POSITIVE_INFINITY })
  if (signal.aborted) return {}
  const [listing] = [...first.values()].flatMap(each => (each instanceof Failure ? [] : [each]))
  if (listing === undefined) return nothingListed(first, settings)
  const chosen = chosenOf(first, settings)
  deps.onEvent({ type: 'listed', connections: [...chosen.values()].flat() })
  const counts = createCounts({ ...deps, mustKnow: settings.failOn.includes('completed-with-failures'), tally })
  const { results, polls } =
    settings.mode === 'check'
      ? {
          results: await checkAll(chosen, first, settings.maxAgeMs, { ...deps, counts, clock: policy.clock }),
          polls: NO_POLLS,
        }
      : await syncListed(chosen, first, { ...settings, waits: waits(settings) }, { ...deps, counts, tally })
  return {
    polls,
    named: notFound(first, settings),
    providers: byProvider(inOrder(results, chosen), first, settings),
    listedAt: timeOfList(listing),
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
function inOrder(results: readonly ConnectionResult[], chosen: Chosen): ConnectionResult[] {
  const byKey = new Map(results.map(result => [result.connection.key, result]))
  return [...chosen.values()].flat().flatMap(({ key }) => byKey.get(key) ?? [])
}

/** Triggers the syncs of providers whose connections nobody has listed. */
async function triggerUnlisted(targets: readonly Target[], tally: Tally, deps: SyncDeps): Promise<ProviderResult[]> {
  const { api, policy, signal, onEvent } = deps
  const unread = api.lists.map(list => [list, null] as const)
  const options = { limits: null, clock: policy.clock, signal, polls: createPolls(onEvent) }
  const lists = createSharedLists(unread, options)
  onEvent({ type: 'triggering', providers: targets.map(({ provider }) => provider), found: null, upToDate: 0 })
  tally.expect(targets.length)
  const results = targets.map(async target => {
    const list = sharedBy(target, lists)
    const roster = createRoster(target)
    const triggered = await trigger(target, roster, { ...deps, list, waits: false, areRecent: () => false })
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
