/** What the API tells of connections and their syncs, out of the JSON of its answers. */
import { isRecord } from './api-message.ts'

/** A sync run of a connection, as the connections list or `sync-runs` tells it. Times in milliseconds since the epoch. */
export interface Run {
  /** Only `sync-runs` has ids. */
  id: string | null
  /** `running`, `completed` or `failed`; anything else has not ended as far as we can tell. */
  status: string
  startedAt: number | null
  completedAt: number | null
  itemsProcessed: number | null
  itemsFailed: number | null
  errorCode: string | null
  error: string | null
}

/** How long a run took, in milliseconds; null where that is not known, or where its times contradict each other. */
export function lengthOf({ startedAt, completedAt }: Run): number | null {
  return startedAt === null || completedAt === null || completedAt < startedAt
    ? null
    : completedAt - startedAt
}

export interface Connection {
  id: string
  provider: string
  /** Null for a connection that never synced, and wherever the API does not say. */
  lastSyncRun: Run | null
}

export interface ItemFailure {
  documentId: string | null
  code: string | null
}

/** Undefined where an entry of the list cannot be a connection. */
export function connectionOf(entry: unknown): Connection | undefined {
  if (!isRecord(entry)) return undefined
  const id = textOf(entry.id)
  const provider = textOf(entry.provider)
  if (id === null || provider === null) return undefined
  // `email` and `metadata` are left where they are: they must not be printed, so they are not even taken.
  return { id, provider, lastSyncRun: runOf(entry.lastSyncRun) ?? null }
}

/** Undefined where an entry cannot be a run. */
export function runOf(entry: unknown): Run | undefined {
  if (!isRecord(entry)) return undefined
  const status = textOf(entry.status)
  if (status === null) return undefined
  return {
    id: textOf(entry.id),
    status,
    startedAt: timeOf(entry.startedAt),
    completedAt: timeOf(entry.completedAt),
    itemsProcessed: countOf(entry.itemsProcessed),
    itemsFailed: countOf(entry.itemsFailed),
    errorCode: textOf(entry.errorCode),
    error: textOf(entry.error),
  }
}

/** Undefined where an entry cannot be one. Titles and error messages of documents are not taken: they are private. */
export function itemFailureOf(entry: unknown): ItemFailure | undefined {
  return isRecord(entry) ? { documentId: textOf(entry.id), code: textOf(entry.errorCode) } : undefined
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : time
}
