import type { Failure } from '../api/failure.ts'
import type { Connection, Run, Target } from '../api/types.ts'

/** Who an event is about: a provider, or a connection of it. */
export interface Subject {
  provider: string
  id: string | null
  account: string | null
}

export function subjectOf({ provider, id, account }: Connection): Subject {
  return { provider, id, account }
}

export function subjectOfTarget({ provider, id, connections }: Target): Subject {
  return { provider, id, account: id === null ? null : (connections[0]?.account ?? null) }
}

/** What was polled: a list (`tag`: of a container tag), or the documents of the namespace `tag`. */
export interface Polled {
  of: 'list' | 'documents'
  tag: string | null
}

/** What happens, as data, for whoever tells people. Times in milliseconds. */
export type SyncEvent =
  | { type: 'listed'; connections: readonly Connection[] }
  /** `found`: how many connections were found; null: none was listed. `upToDate`: how many of them need no sync. */
  | { type: 'triggering'; providers: readonly string[]; found: number | null; upToDate: number }
  /** `already-running`: 409; `seen`: no answer came, but a sync has begun. */
  | { type: 'accepted' | 'already-running' | 'seen' | 'up-to-date'; subject: Subject }
  | { type: 'refused'; subject: Subject; failure: Failure }
  /** Another sync is running, since then if that is known: the next one is triggered when it has ended. */
  | { type: 'blocked'; subject: Subject; by: Connection }
  /** `subject` null: a list; `tag`: of a container tag. */
  | {
      type: 'retry'
      of: 'trigger' | 'list' | 'counts'
      subject: Subject | null
      tag: string | null
      failure: Failure
      pauseMs: number
      nth: number
    }
  | { type: 'run-started' | 'run-replaced' | 'run-ended'; subject: Subject; run: Run }
  | { type: 'not-started'; subject: Subject }
  /** It is no longer waited for: removed, or not to be read. */
  | { type: 'lost'; subject: Subject; failure: Failure }
  /** See Polled. `times`: how many polls have failed so far; `ends`: there will be no further one of it. */
  | ({ type: 'poll-failed'; failure: Failure; times: number; ends: boolean } & Polled)
  /** The counts of a run, or the codes of its failed items. */
  | { type: 'counts-missing'; subject: Subject; failure: Failure | null }
  /** Once a minute. `targetsLeft`: connections (or providers, where none was listed) whose sync is waited for. */
  | {
      type: 'still-working'
      elapsedMs: number
      targets: number
      targetsLeft: number
      countsLeft: number
      documents: readonly DocumentsLeft[]
    }
  /** The documents of a namespace are waited for; `left` null: not known yet. */
  | { type: 'documents'; namespace: string; left: DocumentsLeft | null }
  /** `failed`: documents that could not be processed. */
  | { type: 'documents-done'; namespace: string; failed: number }

/** Documents on their way; `isAtLeast`: there may be more. */
export interface DocumentsLeft {
  processing: number
  remembering: number
  isAtLeast: boolean
}

export type OnEvent = (event: SyncEvent) => void
