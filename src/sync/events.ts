import type { ApiError } from '../api/errors.ts'
import type { Connection, Run } from '../api/types.ts'

/** Who an event is about: a provider, or a connection of it. */
export interface Subject {
  provider: string
  id: string | null
}

/** What happens, as data, for whoever tells people. Times in milliseconds. */
export type SyncEvent =
  | { type: 'listed'; connections: readonly Connection[] }
  | { type: 'asking'; providers: readonly string[] }
  /** `already-running`: 409; `seen`: no answer came, but a sync has begun. */
  | { type: 'accepted' | 'already-running' | 'seen'; subject: Subject }
  | { type: 'refused'; subject: Subject; error: ApiError }
  /** A sync is in the way: the connection will be asked when that has ended. */
  | { type: 'blocked'; subject: Subject }
  /** `subject` null: the list. */
  | {
      type: 'repeat'
      of: 'sync' | 'list' | 'counts'
      subject: Subject | null
      error: ApiError
      pauseMs: number
      repeat: number
    }
  | { type: 'run-started' | 'run-replaced' | 'run-ended'; subject: Subject; run: Run }
  | { type: 'removed' | 'not-started'; subject: Subject }
  /** `times`: how many polls have failed so far; `ends`: there will be none after it. */
  | { type: 'poll-failed'; error: ApiError; times: number; ends: boolean }
  /** The counts of a run, or the codes of its failed items. */
  | { type: 'counts-missing'; subject: Subject; error: ApiError }
  | { type: 'waiting'; elapsedMs: number; left: number; of: number }
  | { type: 'searchable-waiting'; elapsedMs: number; left: number | null }
  /** `failed`: documents that could not be processed. */
  | { type: 'searchable'; failed: number }

export type OnEvent = (event: SyncEvent) => void
