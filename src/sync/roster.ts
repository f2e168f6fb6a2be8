import type { Failure } from '../api/failure.ts'
import type { Connection, Listing, Run, Target } from '../api/types.ts'
import { type ConnectionResult, removed, resultOf, unreadableTime } from './results.ts'
import { comparable, isNewer } from './runs.ts'

/** A connection that is missing from so many listings in a row was removed. */
const LISTINGS_UNTIL_REMOVED = 2

/**
 * Why a connection is no longer waited for; null where it is. `shown`: as the last listing shows it; `missing`: from how
 * many in a row up to that one it is missing.
 */
export function lossOf(shown: Connection | undefined, missing: number): Failure | null {
  if (missing >= LISTINGS_UNTIL_REMOVED) return removed()
  return shown?.lastRun?.isUnreadable ? unreadableTime() : null
}

/** The connections of a target until its sync is accepted, and what the listings say of them. */
export interface Roster {
  /** Those that are still there. */
  connections(): readonly Connection[]
  /** Those that were removed meanwhile, or that the API says something of that cannot be read. */
  lost(): readonly ConnectionResult[]
  /** Takes note of a listing, once. Returns those that it shows to be lost. */
  see(listing: Listing): readonly ConnectionResult[]
  /** Whether a listing has all that are still there. */
  isComplete(listing: Listing): boolean
  /** As the listing shows them. */
  shown(listing: Listing): readonly Connection[]
  /** The first one whose sync the listing shows running. */
  running(listing: Listing): Connection | null
  /** Whether the listing shows a sync that is running, or newer than the baseline: ours, where an answer was lost. */
  hasBegun(listing: Listing): boolean
  /** Each connection's last run becomes the baseline: a newer one is ours. */
  takeBaseline(listing: Listing): void
  baseline(connection: Connection): Run | null
}

export function createRoster(target: Target): Roster {
  const baseline = new Map(target.connections.map(({ key, lastRun }) => [key, comparable(lastRun)]))
  const missing = new Map<string, number>()
  const lost: ConnectionResult[] = []
  let { connections } = target
  let last: Listing | null = null

  function lossesOf(connection: Connection, listing: Listing): ConnectionResult[] {
    const shown = listing.connections.get(connection.key)
    const times = shown === undefined ? (missing.get(connection.key) ?? 0) + 1 : 0
    missing.set(connection.key, times)
    const failure = lossOf(shown, times)
    return failure === null ? [] : [resultOf(connection, 'failed', { failure })]
  }

  function shown(listing: Listing): Connection[] {
    if (target.connections.length === 0) {
      return [...listing.connections.values()].filter(({ provider }) => provider === target.provider)
    }
    return connections.flatMap(({ key }) => listing.connections.get(key) ?? [])
  }

  return {
    connections: () => connections,
    lost: () => lost,
    see(listing) {
      if (listing === last) return []
      last = listing
      const losses = connections.flatMap(connection => lossesOf(connection, listing))
      const gone = new Set(losses.map(({ connection }) => connection))
      connections = connections.filter(connection => !gone.has(connection))
      lost.push(...losses)
      return losses
    },
    isComplete: listing => connections.every(({ key }) => listing.connections.has(key)),
    shown,
    running: listing => shown(listing).find(({ lastRun }) => comparable(lastRun)?.status === 'running') ?? null,
    hasBegun: listing =>
      shown(listing).some(({ key, lastRun }) => {
        const run = comparable(lastRun)
        if (run === null) return false
        const before = baseline.get(key)
        return run.status === 'running' || (before !== undefined && isNewer(run, before))
      }),
    takeBaseline(listing) {
      for (const { key, lastRun } of shown(listing)) baseline.set(key, comparable(lastRun))
    },
    baseline: ({ key }) => baseline.get(key) ?? null,
  }
}
