/** What both versions of the API come down to. Times in milliseconds since the epoch; null: not known. */

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
  startedAt: number | null
  completedAt: number | null
  itemsProcessed: number | null
  itemsFailed: number | null
  errorCode: string | null
  error: string | null
  failures: readonly ItemFailure[]
}

/** A connection; v5 says connector. */
export interface Connection {
  id: string
  provider: string
  /** v5 only. */
  namespace: string | null
  /** The same as it came and goes into a path: not to be shown. */
  rawNamespace: string | null
  /** Null for one that never synced. */
  lastRun: Run | null
  /** When its last successful sync ended, as far as the API tells it apart from `lastRun`. */
  lastSuccessAt: number | null
  /** v5 only. */
  documents: { count: number; limit: number } | null
  /** Why it cannot be asked: its id or provider fits into no path, or it has no namespace (v5). */
  problem: 'unexpected_answer' | 'no_namespace' | null
}

export interface Listing {
  connections: Connection[]
  /** The answer's `Date`. */
  date: number | null
}

/** What one request for a sync is about: a provider (v3) or a connection (v5). */
export interface Target {
  provider: string
  /** Those it syncs; null where nothing was listed. */
  connections: readonly Connection[] | null
}

/** A document of a namespace. `final`: its processing is over. */
export interface Document {
  id: string
  status: 'on-its-way' | 'done' | 'failed'
  updatedAt: number | null
}

/**
 * One version of the API. Every call is one attempt (a list: one for each page) and throws an ApiError, or the
 * signal's reason.
 */
export interface Api {
  readonly version: 'v3' | 'v5'
  /** False: a provider can be asked without knowing its connections. */
  readonly asksConnections: boolean
  /** The connections with the tags: of the provider where only one is named, else of all. */
  list(signal: AbortSignal): Promise<Listing>
  /** Resolves when the sync was accepted (202). */
  ask(target: Target, signal: AbortSignal): Promise<void>
  /** The recent runs of a connection, with counts. */
  runs(connection: Connection, signal: AbortSignal): Promise<Run[]>
  /** The failed items of one of these runs. */
  failures(connection: Connection, run: Run, signal: AbortSignal): Promise<readonly ItemFailure[]>
  /** A page (from 1) of the documents of a namespace, the last changed first. v3 has none. */
  documents(namespace: string, page: number, signal: AbortSignal): Promise<{ documents: Document[]; isLast: boolean }>
}
