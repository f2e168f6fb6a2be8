import type { ApiFailure } from './errors.ts'
import type { Run } from './records.ts'

/** A connection, by what may be printed of it. */
export interface ConnectionName {
  provider: string
  id: string
}

/** What is fetched of a run that has ended: its counts, and the codes of its failed items. */
export type Details = 'counts' | 'codes'

/** What happens while syncing, for whoever tells people. Deciding is over when an event is sent. Times in milliseconds. */
export type SyncEvent =
  | { type: 'accepted'; provider: string; how: 'answer' | 'already-running' | 'seen-running' }
  /** The request was not accepted, and will not be repeated. Sent when waiting only: else the end is as near. */
  | { type: 'refused'; provider: string; failure: ApiFailure }
  | { type: 'repeat'; provider: string | null; failure: ApiFailure; pauseMs: number; repeat: number }
  | { type: 'run-going'; connection: ConnectionName; joined: boolean }
  | { type: 'run-ended'; connection: ConnectionName; run: Run; joined: boolean; settling: boolean }
  | { type: 'connection-gone'; connection: ConnectionName }
  | { type: 'no-run'; connection: ConnectionName }
  /** `times`: how many looks have failed by now; `ends`: there will be none after it. */
  | { type: 'look-failed'; failure: ApiFailure; times: number; ends: boolean }
  /** Its `sync-runs`, which are asked where the list says nothing, gave no answer. */
  | { type: 'inquiry-failed'; connection: ConnectionName; failure: ApiFailure }
  | { type: 'details-repeat'; connection: ConnectionName; of: Details; failure: ApiFailure; pauseMs: number }
  | { type: 'details-missing'; connection: ConnectionName; of: Details; failure: ApiFailure }
  /**
   * `open`: connections whose runs go on; `fetching`: those whose counts are on their way; `unseen`: the providers whose
   * connections could not be listed yet.
   */
  | { type: 'still-waiting'; elapsedMs: number; open: number; fetching: number; unseen: string[] }

export type OnEvent = (event: SyncEvent) => void
