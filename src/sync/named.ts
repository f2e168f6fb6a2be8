/** All that was named is accounted for: what the lists have of it, and what they do not have. */
import { Failure } from '../api/failure.ts'
import type { Connection, ConnectionList, Listing } from '../api/types.ts'
import type { Settings } from '../settings.ts'
import { worst } from '../status.ts'
import type { FirstLists } from './first-lists.ts'
import {
  type ConnectionResult,
  type NamedResult,
  type ProviderResult,
  providerResult,
  unknownConnection,
  unknownTag,
} from './results.ts'

export type Named = Pick<Settings, 'providers' | 'connectionIds'>

/** The connections that are meant, of each list that could be read. */
export function chosenOf(first: FirstLists, named: Named): Map<ConnectionList, Connection[]> {
  return new Map(
    [...first].flatMap(([list, listing]) =>
      listing instanceof Failure ? [] : [[list, ofProviders(listing, named).filter(each => isNamed(each, named))]],
    ),
  )
}

function ofProviders({ connections }: Listing, { providers }: Named): Connection[] {
  return [...connections.values()].filter(({ provider }) => providers === 'all' || providers.includes(provider))
}

function isNamed({ id }: Connection, { connectionIds }: Named): boolean {
  return connectionIds.length === 0 || connectionIds.includes(id)
}

/** The failure of a list that could not be read: what was not found elsewhere may be there. */
function unreadList(first: FirstLists): Failure | null {
  return [...first.values()].find(listing => listing instanceof Failure) ?? null
}

/** The results by provider: of those that were named, or of those that have a connection, or of `all` if none has. */
export function byProvider(results: readonly ConnectionResult[], first: FirstLists, named: Named): ProviderResult[] {
  const found = [...new Set(results.map(({ connection }) => connection.provider))].sort()
  const all = found.length === 0 ? ['all'] : found
  return (named.providers === 'all' ? all : named.providers).map(provider => {
    const connections = results.filter(({ connection }) => connection.provider === provider)
    if (connections.length === 0) return withoutConnections(provider, first)
    const status = worst(
      connections.map(each => each.status),
      'no-connections',
    )
    return providerResult(provider, status, { connections, wasRunning: connections.some(each => each.wasRunning) })
  })
}

function withoutConnections(provider: string, first: FirstLists): ProviderResult {
  const unread = unreadList(first)
  if (unread !== null) return providerResult(provider, 'failed', { failure: unread, connections: [] })
  const [only] = first
  const hasOne = ([list, listing]: [ConnectionList, Listing | Failure]) =>
    list.tag !== null &&
    !(listing instanceof Failure) &&
    [...listing.connections.values()].some(each => each.provider === provider)
  const isUnknown = first.size === 1 && only !== undefined && only[0].tag !== null && !hasOne(only)
  return providerResult(provider, 'no-connections', { failure: isUnknown ? unknownTag() : null, connections: [] })
}

/** Each container tag (of several) and each connection id that nothing was found for, or that could not be listed. */
export function notFound(first: FirstLists, named: Named): NamedResult[] {
  const tags = first.size < 2 ? [] : [...first].flatMap(([list, listing]) => tagResult(list, listing, named))
  const listings = [...first.values()].flatMap(listing => (listing instanceof Failure ? [] : [listing]))
  const ids = new Set(listings.flatMap(listing => ofProviders(listing, named).map(({ id }) => id)))
  const unread = unreadList(first)
  const missing = named.connectionIds
    .filter(id => !ids.has(id))
    .map(
      (connectionId): NamedResult =>
        unread === null
          ? { connectionId, status: 'no-connections', failure: unknownConnection() }
          : { connectionId, status: 'failed', failure: unread },
    )
  return [...tags, ...missing]
}

function tagResult({ tag }: ConnectionList, listing: Listing | Failure, named: Named): NamedResult[] {
  if (tag === null) return []
  if (listing instanceof Failure) return [{ containerTag: tag, status: 'failed', failure: listing }]
  const isEmpty = ofProviders(listing, named).length === 0
  return isEmpty ? [{ containerTag: tag, status: 'no-connections', failure: unknownTag() }] : []
}
