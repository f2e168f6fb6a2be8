import type { RetryPolicy } from '../api/retry.ts'
import type { Api, Connection, ConnectionList, Listing } from '../api/types.ts'
import type { Settings } from '../settings.ts'
import type { OnEvent } from './events.ts'

/** What of the settings a sync depends on; the rest is in the collaborators. */
export interface SyncSettings
  extends Pick<
    Settings,
    'mode' | 'providers' | 'waitFor' | 'maxAgeMs' | 'pollIntervalMs' | 'requestTimeoutMs' | 'failOn'
  > {
  /** As they came, and as they may be shown. */
  connectionIds: readonly { raw: string; shown: string }[]
}

export interface SyncDeps {
  api: Api
  policy: RetryPolicy
  /** When the step began to work, by the runner's clock. */
  startedAt: number
  /** When the wait ends, by the runner's clock. */
  deadline: number
  /** Aborted when the step is cancelled. */
  signal: AbortSignal
  onEvent: OnEvent
}

/** A list that could be read, what it showed, and which of its connections are meant. */
export interface Chosen {
  list: ConnectionList
  listing: Listing
  connections: readonly Connection[]
}
