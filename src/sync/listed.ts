import type { Api, Connection, Target } from '../api/types.ts'
import { areRecent, upToDate } from './check.ts'
import type { Counts } from './details.ts'
import { type Followed, follow } from './follow.ts'
import { createSharedLists, sharedBy } from './lists.ts'
import type { Polls } from './polls.ts'
import { type ConnectionResult, resultOf } from './results.ts'
import { type DocumentsEnd, waitForDocuments, withDocuments } from './searchable.ts'
import type { Tally } from './tally.ts'
import type { Chosen, SyncDeps, SyncSettings } from './types.ts'

/** After the wait, counts that are still missing are fetched for so long, in milliseconds. */
const LONGEST_COUNTING = 60_000

interface ListedDeps extends SyncDeps {
  counts: Counts
  tally: Tally
  polls: Polls
}

/** Triggers the syncs of listed connections and, if told to, waits for them. */
export async function syncListed(
  chosen: readonly Chosen[],
  settings: SyncSettings,
  deps: ListedDeps,
): Promise<ConnectionResult[]> {
  const { policy, signal, onEvent, counts, tally, polls } = deps
  const { maxAgeMs, waitFor } = settings
  const { targets, recent, unable } = sorted(chosen, maxAgeMs, deps.api)
  onEvent({
    type: 'triggering',
    providers: [...new Set(targets.map(({ provider }) => provider))],
    found: chosen.flatMap(({ connections }) => connections).length,
    upToDate: recent.length,
  })
  tally.expect(targets.flatMap(({ connections }) => connections).length)

  const waits = waitFor !== 'accepted'
  const limits = waits ? { ...settings, deadline: deps.deadline } : null
  const lists = createSharedLists(chosen, { limits, clock: policy.clock, signal, polls })
  const following = new Map(
    targets.map(target => [target, follow(target, { ...deps, list: sharedBy(target, lists), waits, maxAgeMs })]),
  )
  const waitsForDocuments = waitFor === 'searchable' || waitFor === 'memories'
  const groups = groupsOf(targets, recent, waitsForDocuments).map(async group => {
    const followed = (await Promise.all(group.targets.map(target => following.get(target) ?? []))).flat()
    const ended = [...followed.map(({ result }) => result), ...group.recent]
    const documents = waitsForDocuments && limits !== null ? await waitForDocuments(ended, { ...deps, limits }) : null
    return { followed, recent: group.recent, documents }
  })
  const targetsOf = Map.groupBy(targets, ({ list }) => list)
  const closing = [...lists].map(async ([list, shared]) => {
    await Promise.all((targetsOf.get(list) ?? []).map(target => following.get(target)))
    shared.close()
  })
  const [ended] = await Promise.all([Promise.all(groups), ...closing])
  const results = await counts.within(LONGEST_COUNTING, Promise.all(ended.map(counted)))
  return [...results.flat(), ...unable]
}

/** `recent`: those that synced recently; `unable`: those whose sync cannot be triggered. */
function sorted(chosen: readonly Chosen[], maxAgeMs: number | null, api: Api) {
  const targets: Target[] = []
  const recent: ConnectionResult[] = []
  const unable: ConnectionResult[] = []
  for (const { list, listing, connections } of chosen) {
    const able: Connection[] = []
    for (const connection of connections) {
      if (connection.problem === null) able.push(connection)
      else unable.push(resultOf(connection, 'failed', { failure: connection.problem }))
    }
    for (const target of api.targets(list, able)) {
      if (!areRecent(target.connections, maxAgeMs, listing)) targets.push(target)
      else for (const connection of target.connections) recent.push(upToDate(connection, listing))
    }
  }
  return { targets, recent, unable }
}

interface Group {
  targets: readonly Target[]
  recent: readonly ConnectionResult[]
}

/** Those that are waited for together: where documents are waited for, the connections of a namespace. */
function groupsOf(targets: readonly Target[], recent: readonly ConnectionResult[], byNamespace: boolean): Group[] {
  const nameOf = (connection: Connection | undefined) => (byNamespace ? (connection?.rawNamespace ?? null) : null)
  const targetsOf = Map.groupBy(targets, ({ connections }) => nameOf(connections[0]))
  const recentOf = Map.groupBy(recent, ({ connection }) => nameOf(connection))
  const names = new Set([...targetsOf.keys(), ...recentOf.keys()])
  return [...names].map(name => ({ targets: targetsOf.get(name) ?? [], recent: recentOf.get(name) ?? [] }))
}

interface EndedGroup {
  followed: readonly Followed[]
  recent: readonly ConnectionResult[]
  documents: DocumentsEnd | null
}

async function counted({ followed, recent, documents }: EndedGroup): Promise<ConnectionResult[]> {
  const all = [...(await Promise.all(followed.map(each => each.counted))), ...recent]
  return documents === null ? all : withDocuments(all, documents)
}
