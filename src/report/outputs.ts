import { isFine } from '../status.ts'
import { cut, LONGEST_MESSAGE } from './messages.ts'
import type { Part, Picture, Row } from './picture.ts'

/** A Linux process takes no environment variable above 128 KiB; in bytes. */
const LARGEST_RESULTS = 96 * 1024

/** The outputs by name, but for `results-file`, whose content is `all`, and `summary`. */
export interface Outputs {
  values: Readonly<Record<string, string>>
  all: string
}

export function outputsOf(picture: Picture): Outputs {
  const entries = picture.parts.map(entryOf)
  const codes = entries.flatMap(({ errorCode, connections }) => [errorCode, ...connections.map(each => each.errorCode)])
  return {
    values: {
      status: picture.status,
      message: picture.message,
      connections: text(picture.connections),
      'error-codes': [...new Set(codes.filter(code => code !== null))].sort().join(','),
      'items-processed': text(picture.itemsProcessed),
      'items-failed': text(picture.itemsFailed),
      results: JSON.stringify(fitting(entries)),
    },
    all: JSON.stringify(entries),
  }
}

function text(number: number | null): string {
  return number === null ? '' : String(number)
}

/** A provider, tag or id, as the output `results` has it, where what is undefined is left out. */
interface Entry extends Pick<Part, 'provider' | 'containerTag' | 'connectionId' | 'status' | 'message' | 'errorCode'> {
  connections: readonly ReturnType<typeof connectionEntry>[]
  /** Something was dropped. */
  truncated?: true | undefined
}

function entryOf({ provider, containerTag, connectionId, status, message, errorCode, rows }: Part): Entry {
  const connections = (rows ?? []).map(connectionEntry)
  return { provider, containerTag, connectionId, status, message, errorCode, connections }
}

function connectionEntry({ result, status, errorCode, advice }: Row) {
  const { connection, run } = result
  return {
    id: connection.id,
    namespace: connection.namespace,
    account: connection.account,
    status,
    runId: run?.id ?? null,
    startedAt: isoTime(run?.startedAt),
    completedAt: isoTime(run?.completedAt),
    itemsProcessed: run?.itemsProcessed ?? null,
    itemsFailed: run?.itemsFailed ?? null,
    errorCode,
    error: run?.error ?? null,
    advice: advice || null,
    failures: run?.failures ?? [],
  }
}

/**
 * As much as fits: failed items are dropped first, then connections, those that are fine first, then the entries of tags
 * and ids, from the end.
 */
function fitting(entries: readonly Entry[]): readonly Entry[] {
  if (bytes(entries) <= LARGEST_RESULTS) return entries
  const bare = entries.map(({ connections, ...entry }) => ({
    ...entry,
    connections: connections.map(connection => ({ ...connection, failures: [] })),
    truncated: connections.some(({ failures }) => failures.length > 0) || undefined,
  }))
  if (bytes(bare) <= LARGEST_RESULTS) return bare
  const empty = bare.map(entry => ({
    ...entry,
    connections: [],
    truncated: entry.connections.length > 0 || undefined,
  }))
  const kept = keptEntries(empty)
  // Tags and ids are dropped only once all connections are.
  let left = kept.length < empty.length ? 0 : LARGEST_RESULTS - bytes(kept)
  const keptConnections = new Set(
    bare
      .flatMap(({ connections }) => connections)
      .toSorted((a, b) => Number(isFine(a.status)) - Number(isFine(b.status)))
      .filter(connection => {
        left -= bytes(connection) + 1
        return left >= 0
      }),
  )
  return kept.map((entry, index) => {
    const { connections: all = [], truncated } = bare[index] ?? {}
    const connections = all.filter(connection => keptConnections.has(connection))
    return { ...entry, connections, truncated: connections.length < all.length || truncated }
  })
}

/** All, or all but the last: tags and ids first. The message of the last one kept then says how many were dropped. */
function keptEntries(entries: readonly Entry[]): readonly Entry[] {
  const room = LARGEST_RESULTS - 200
  let size = bytes(entries)
  let most = entries.length
  for (let last = entries[most - 1]; size > room && last !== undefined && most > 1; last = entries[most - 1]) {
    size -= bytes(last) + 1
    most--
  }
  const dropped = entries.length - most
  if (dropped === 0) return entries
  return entries.slice(0, most).map((entry, index) => {
    if (index < most - 1) return entry
    const areNamed = entries
      .slice(most)
      .every(each => each.containerTag !== undefined || each.connectionId !== undefined)
    const more = `; ${dropped} more ${areNamed ? '' : 'providers, '}tags or ids are not listed here`
    return { ...entry, message: `${cut(entry.message, LONGEST_MESSAGE - more.length)}${more}` }
  })
}

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

function isoTime(time: number | null | undefined): string | null {
  return time == null ? null : new Date(time).toISOString()
}
