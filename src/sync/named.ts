/** All that was named is accounted for: what the lists have of it, and what they do not have. */
import { Failure } from '../api/failure.ts'
import type { Connection, ConnectionList, Listing } from '../api/types.ts'
import { worst } from '../status.ts'
import { quote } from '../words.ts'
import type { FirstLists } from './first-lists.ts'
import {
  type ConnectionResult,
  type NamedResult,
  type ProviderResult,
  providerResult,
  unknownConnection,
  unknownTag,
} from './results.ts'
import type { Chosen, SyncSettings } from './types.ts'

type Named = Pick<SyncSettings, 'providers' | 'connectionIds'>

/** The connections that are meant, of each list that could be read; one that two lists name is one. */
export function chosenOf(first: FirstLists, named: Named): Chosen[] {
  const ids = new Set(named.connectionIds.map(({ raw }) => raw))
  const isChosen = ({ rawId }: Connection) => ids.size === 0 || ids.has(rawId)
  const known = new Set<string>()
  const isNew = ({ key }: Connection) => known.size < known.add(key).size
  return readable(first).map(([list, listing]) => {
    return { list, listing, connections: ofProviders(listing, named).filter(isChosen).filter(isNew) }
  })
}

function readable(first: FirstLists): [ConnectionList, Listing][] {
  return [...first].flatMap(([list, listing]) => (listing instanceof Failure ? [] : [[list, listing]]))
}

function ofProviders({ connections }: Listing, { providers }: Pick<Named, 'providers'>): Connection[] {
  return [...connections.values()].filter(({ provider }) => providers === 'all' || providers.includes(provider))
}

/** Why a list could not be read, where what was not found elsewhere may be; null: all could be read. */
function unread(first: FirstLists): Failure | null {
  for (const [{ tag }, failure] of first) {
    if (!(failure instanceof Failure)) continue
    if (first.size === 1 || tag === null) return failure
    const happened = `it may be in container tag ${quote(tag)}, which could not be listed: ${failure.happened}`
    return new Failure({ ...failure, of: null, happened }, failure)
  }
  return null
}

/** The results by provider: of those that were named, or of those that have a connection, or of `all` if none has. */
export function byProvider(results: readonly ConnectionResult[], first: FirstLists, named: Named): ProviderResult[] {
  const groups = Map.groupBy(results, ({ connection }) => connection.provider)
  const found = groups.size === 0 ? ['all'] : [...groups.keys()].sort()
  return (named.providers === 'all' ? found : named.providers).map(provider => {
    const connections = groups.get(provider)
    if (connections === undefined) return withoutConnections(provider, first)
    const statuses = connections.map(({ status }) => status)
    const wasRunning = connections.some(each => each.wasRunning)
    return providerResult(provider, worst(statuses, 'no-connections'), { connections, wasRunning })
  })
}

function withoutConnections(provider: string, first: FirstLists): ProviderResult {
  const failure = unread(first)
  if (failure !== null) return providerResult(provider, 'failed', { failure, connections: [] })
  const [only] = readable(first)
  const isOnlyTag = first.size === 1 && only !== undefined && only[0].tag !== null
  const providers = provider === 'all' ? provider : [provider]
  if (!isOnlyTag || ofProviders(only[1], { providers }).length > 0) {
    return providerResult(provider, 'no-connections', { connections: [] })
  }
  const unknown = unknownTag(only[0].tag ?? '', provider === 'all' ? 'of any provider' : 'of this provider')
  return providerResult(provider, 'no-connections', { failure: unknown, connections: [] })
}

/** Each container tag (of several) and each connection id that nothing was found for, or that could not be listed. */
export function notFound(first: FirstLists, named: Named): NamedResult[] {
  const tags = first.size < 2 ? [] : [...first].flatMap(([list, listing]) => tagResult(list, listing, named))
  const ids = new Set(readable(first).flatMap(([, listing]) => ofProviders(listing, named).map(({ rawId }) => rawId)))
  const hidden = unread(first)
  const missing = named.connectionIds
    .filter(({ raw }) => !ids.has(raw))
    .map(({ shown }): NamedResult => {
      const failure = hidden ?? unknownConnection(shown)
      return { connectionId: shown, status: hidden === null ? 'no-connections' : 'failed', failure }
    })
  return [...tags, ...missing]
}

function tagResult({ tag }: ConnectionList, listing: Listing | Failure, named: Named): NamedResult[] {
  if (tag === null) return []
  if (listing instanceof Failure) {
    const happened = `container tag ${quote(tag)} (container-tags) could not be listed: ${listing.happened}`
    const failure = new Failure({ ...listing, of: null, happened }, listing)
    return [{ containerTag: tag, status: 'failed', failure }]
  }
  if (ofProviders(listing, named).length > 0) return []
  return [{ containerTag: tag, status: 'no-connections', failure: unknownTag(tag, 'of these providers') }]
}
