import { Failure } from '../api/failure.ts'
import type { Connection, ConnectionList, Listing, Target } from '../api/types.ts'
import { timeLimit } from '../clock.ts'
import { areRecent, timeOfList } from './check.ts'
import type { Counts } from './details.ts'
import type { DocumentsLeft } from './events.ts'
import type { FirstLists } from './first-lists.ts'
import { type Followed, follow } from './follow.ts'
import { createSharedLists, sharedBy } from './lists.ts'
import { createPolls, type FailedPolls, type Polls, type WaitLimits } from './polls.ts'
import { type ConnectionResult, resultOf } from './results.ts'
import { type DocumentsEnd, waitForDocuments, withDocuments } from './searchable.ts'
import type { Tally } from './tally.ts'
import type { Chosen, SyncDeps, SyncSettings } from './types.ts'

/** After the wait, counts that are still missing are fetched for so long, in milliseconds. */
const LONGEST_COUNTING = 60_000

interface ListedDeps extends SyncDeps {
  counts: Counts
  tally: Tally
}

/** Triggers the syncs of listed connections and, if told to, waits for them. */
export async function syncListed(
  chosen: Chosen,
  first: FirstLists,
  settings: SyncSettings & { waits: boolean },
  deps: ListedDeps,
): Promise<{ results: ConnectionResult[]; polls: FailedPolls }> {
  const { policy, signal, onEvent, counts, tally } = deps
  const listings = new Map(
    [...first].filter((entry): entry is [ConnectionList, Listing] => !(entry[1] instanceof Failure)),
  )
  const isRecent = (connections: readonly Connection[], listing: Listing) =>
    areRecent(connections, settings.maxAgeMs, timeOfList(listing))
  const { targets, spared, unable } = sorted(chosen, listings, isRecent, deps)
  onEvent({
    type: 'triggering',
    providers: [...new Set(targets.map(({ provider }) => provider))],
    found: [...chosen.values()].flat().length,
    upToDate: spared.length,
  })
  tally.expect(targets.reduce((sum, { connections }) => sum + connections.length, 0))

  const limits = settings.waits ? { ...settings, deadline: deps.deadline } : null
  const polls = createPolls(onEvent)
  const lists = createSharedLists([...listings], { limits, clock: policy.clock, signal, polls })
  const count = (result: ConnectionResult) => {
    tally.targetEnded()
    return counts.add(result)
  }
  const { waits } = settings
  const following = new Map(
    targets.map(target => {
      const list = sharedBy(target, lists)
      return [target, follow(target, { ...deps, list, waits, areRecent: isRecent, count })]
    }),
  )
  const waitsForDocuments = settings.waitFor === 'searchable' || settings.waitFor === 'memories'
  const groups = groupsOf(targets, spared, waitsForDocuments).map(async group => {
    const followed = (await Promise.all(group.targets.map(target => following.get(target) ?? []))).flat()
    const ended = [...followed.map(({ result }) => result), ...group.spared]
    const documents = waitsForDocuments && limits !== null ? await documentsOf(ended, limits, polls, deps) : null
    return { followed, spared: group.spared, documents }
  })
  const closing = [...lists].map(async ([list, shared]) => {
    await Promise.all([...following].map(([target, followed]) => (target.list === list ? followed : null)))
    shared.close()
  })
  const [ended] = await Promise.all([Promise.all(groups), ...closing])
  const results = await counted(ended, deps)
  return { results: [...results, ...unable], polls }
}

type IsRecent = (connections: readonly Connection[], listing: Listing) => boolean

/** `spared`: those that synced recently; `unable`: those whose sync cannot be triggered. */
function sorted(
  chosen: Chosen,
  listings: ReadonlyMap<ConnectionList, Listing>,
  isRecent: IsRecent,
  { api }: ListedDeps,
): { targets: Target[]; spared: ConnectionResult[]; unable: ConnectionResult[] } {
  const unable = [...chosen.values()].flat().flatMap(connection => {
    const failure = connection.problem
    return failure === null ? [] : [resultOf(connection, 'failed', { failure })]
  })
  const able = ({ problem }: Connection) => problem === null
  const all = [...chosen].flatMap(([list, connections]) => api.targets(list, connections.filter(able)))
  const needsNone = ({ list, connections }: Target) => {
    const listing = listings.get(list)
    return listing !== undefined && isRecent(connections, listing)
  }
  return {
    targets: all.filter(target => !needsNone(target)),
    spared: all.filter(needsNone).flatMap(target => sparedResults(target, listings)),
    unable,
  }
}

function sparedResults({ list, connections }: Target, listings: ReadonlyMap<ConnectionList, Listing>) {
  const listing = listings.get(list)
  const listedAt = listing === undefined ? null : timeOfList(listing)
  return connections.map(each => resultOf(each, 'up-to-date', { run: each.lastRun, listedAt }))
}

interface Group {
  targets: readonly Target[]
  spared: readonly ConnectionResult[]
}

/** Those that are waited for together: where documents are waited for, the connections of a namespace. */
function groupsOf(targets: readonly Target[], spared: readonly ConnectionResult[], byNamespace: boolean): Group[] {
  if (!byNamespace) return [...targets.map(target => ({ targets: [target], spared: [] })), { targets: [], spared }]
  const namespaceOf = ({ connections }: Target) => connections[0]?.rawNamespace ?? null
  const names = new Set([...targets.map(namespaceOf), ...spared.map(({ connection }) => connection.rawNamespace)])
  return [...names].map(name => ({
    targets: targets.filter(target => namespaceOf(target) === name),
    spared: spared.filter(({ connection }) => connection.rawNamespace === name),
  }))
}

function documentsOf(
  ended: readonly ConnectionResult[],
  limits: WaitLimits,
  polls: Polls,
  { tally, ...deps }: ListedDeps,
): Promise<DocumentsEnd | null> {
  const namespace = ended[0]?.connection.namespace ?? ''
  const onLeft = (left: DocumentsLeft | null) => tally.documents(namespace, left)
  return waitForDocuments(ended, { ...deps, limits, polls, onLeft })
}

interface EndedGroup {
  followed: readonly Followed[]
  spared: readonly ConnectionResult[]
  documents: DocumentsEnd | null
}

async function counted(groups: readonly EndedGroup[], { counts, policy, signal }: ListedDeps) {
  const limit = timeLimit(policy.clock, LONGEST_COUNTING, signal)
  limit.signal.addEventListener('abort', counts.end, { once: true })
  try {
    const results = groups.map(async ({ followed, spared, documents }) => {
      const all = [...(await Promise.all(followed.map(each => each.counted))), ...spared]
      return documents === null ? all : withDocuments(all, documents)
    })
    return (await Promise.all(results)).flat()
  } finally {
    limit.clear()
  }
}
