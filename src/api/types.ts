/** What both versions of the API come down to. Times in milliseconds since the epoch; null: not known. */
import type { Failure } from './failure.ts'
import type { Time } from './times.ts'

/** The providers that the API names, in its order. */
export const PROVIDERS = [
  'notion',
  'google-drive',
  'onedrive',
  'gmail',
  'github',
  'web-crawler',
  's3',
  'granola',
] as const

export interface ItemFailure {
  documentId: string | null
  code: string | null
}

/** A sync run of a connection. The list has neither ids nor counts nor failures. */
export interface Run {
  id: string | null
  status: 'running' | 'completed' | 'failed'
  /** A status that nobody knows, as the API has it. */
  unknownStatus: string | null
  /** It has a time that cannot be read: it cannot be told from other runs. */
  isUnreadable: boolean
  startedAt: number | null
  completedAt: number | null
  itemsProcessed: number | null
  itemsFailed: number | null
  /** Null for one that did not fail. */
  errorCode: string | null
  error: string | null
  failures: readonly ItemFailure[]
}

/** A connection; v5 says connector. */
export interface Connection {
  /** Its namespace and id: the same id may be in several namespaces. */
  key: string
  id: string
  /** The same as it came: not to be shown. */
  rawId: string
  provider: string
  /** v5 only. */
  namespace: string | null
  /** The same as it came and goes into a path: not to be shown. */
  rawNamespace: string | null
  /** Null unless accounts are shown. */
  account: string | null
  /** Null for one that never synced. */
  lastRun: Run | null
  /** When its last successful sync ended, as far as the API tells it apart from `lastRun`. */
  lastSuccessAt: Time
  /** v5 only. */
  documents: { count: number; limit: number } | null
  /** It may have a selection (of files, repositories, …), and nothing is selected, as far as the API tells. */
  mayLackSelection: boolean
  /** Why its sync cannot be triggered: its id or provider fits into no path, or it has no namespace (v5). */
  problem: Failure | null
}

/** One reading of a list. */
export interface Listing {
  /** By key. */
  connections: ReadonlyMap<string, Connection>
  /** The `Date` of its first answer. */
  date: number | null
  /** When its first request was sent, and when its last answer had come, by the runner's clock. */
  beganAt: number
  endedAt: number
}

/** Sends a request as often as whoever reads a list wants. */
export type Attempt = <T>(request: () => Promise<T>) => Promise<T>

/** A list of connections: v3 has one for all container tags, v5 one for each namespace. */
export interface ConnectionList {
  /** The container tag that it is the list of, cleaned; null: it is of all that matter. */
  tag: string | null
  /** All of its pages. Throws a Failure, or the signal's reason. */
  read(signal: AbortSignal, attempt: Attempt): Promise<Listing>
}

/** What one request for a sync is about: a provider (v3) or a connection (v5). */
export interface Target {
  provider: string
  /** Null: a provider as a whole. */
  id: string | null
  /** Those it syncs; empty where nobody has listed them. */
  connections: readonly Connection[]
  list: ConnectionList
  /** Resolves when the sync was accepted (202). Throws a Failure, NotSent, or the signal's reason. */
  trigger(signal: AbortSignal, isStillWanted: () => boolean): Promise<void>
}

/** A document of a namespace. */
export interface Document {
  /** As the API gives it: not to be shown. */
  rawId: string
  id: string
  /** `remembering`: it is done, but its memories are not there yet. */
  status: 'processing' | 'remembering' | 'done' | 'failed'
  updatedAt: number | null
}

/** One version of the API. Each call is one attempt and throws a Failure, or the signal's reason. */
export interface Api {
  readonly version: 'v3' | 'v5'
  readonly lists: readonly ConnectionList[]
  /** The targets of these connections of a list. */
  targets(list: ConnectionList, connections: readonly Connection[]): Target[]
  /** Those of providers whose connections nobody has listed; null: they must be listed. */
  unlistedTargets(providers: readonly string[]): Target[] | null
  /** The recent runs of a connection, with counts. */
  runs(connection: Connection, signal: AbortSignal): Promise<Run[]>
  /** The failed items of one of these runs. */
  failures(connection: Connection, run: Run, signal: AbortSignal): Promise<readonly ItemFailure[]>
  /** A page (from 1) of the documents of a namespace, the last changed first, and how many there are. v3 has none. */
  documents(
    rawNamespace: string,
    page: number,
    signal: AbortSignal,
  ): Promise<{ documents: Document[]; totalItems: number }>
}
