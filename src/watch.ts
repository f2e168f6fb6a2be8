import type { Acceptance } from './ask.ts'
import type { Attribution, RequestTime } from './attribution.ts'
import type { ApiFailure } from './errors.ts'
import type { ConnectionName } from './events.ts'
import type { ItemFailure, Run } from './records.ts'
import type { DetailsDeadline } from './run-details.ts'
import type { Status } from './status.ts'

/** Requests in a row that got no answer, and why the last of them did not. */
export interface Unanswered {
  times: number
  failure: ApiFailure
}

export interface ConnectionResult {
  id: string
  status: Status
  run: Run | null
  /** The run was going before we asked. */
  joined: boolean
  failures: readonly ItemFailure[]
  /** The connection was removed while we waited. */
  gone: boolean
  /** The list said nothing about it, and neither did its `sync-runs` when last asked. */
  unanswered: Unanswered | null
}

/** What became of one provider's request. */
export interface Observed {
  /** `refused`: the API no longer lets us look; `cancelled`: the step was stopped. */
  end: 'ended' | 'refused' | 'timed-out' | 'cancelled'
  /** None: no connection has these tags. Null: no look ever succeeded. */
  connections: ConnectionResult[] | null
  /** Why the last look failed, if it did. */
  failure: ApiFailure | null
  /** How many looks failed. */
  failedLooks: number
  /** The server's time at the last look that succeeded, in milliseconds since the epoch. */
  lookedAt: number | null
}

/** A connection that is being followed. */
export interface Followed {
  readonly id: string
  attribution: Attribution
  seenEndedAt: number | null
  missedLooks: number
  /** The list said nothing about its runs when last looked at. */
  silent: boolean
  /** Set while its `sync-runs` are being asked. */
  inquiry: Inquiry | null
  lastInquiredAt: number
  /** When `sync-runs` last answered, by the runner's clock. */
  lastAnsweredAt: number
  unanswered: Unanswered | null
  /** Set as soon as no further look is needed; the details may still be on their way. */
  outcome: Promise<ConnectionResult> | null
}

/** A request to `sync-runs` beside the looks. Its answer is taken in only while it is still wanted. */
export interface Inquiry {
  /** The connection's last run by the list, null if that says nothing. */
  seen: Run | null
  /** Resolves when it is not wanted any more. */
  readonly dropped: Promise<void>
  drop(): void
}

/** An accepted request that is being observed. */
export interface Watch {
  readonly acceptance: Acceptance
  /** When it was made, by the server's clock. */
  request: RequestTime
  /** Whether that is known from an answer of the server. */
  byServer: boolean
  /** When there is one more look, and none after it. */
  readonly deadline: number
  /** When whatever is still under way is done without: the wait may last for its time and one request more. */
  readonly end: DetailsDeadline
  nextLookAt: number
  /** The last look is over, and inquiries of it are still under way. */
  finishing: boolean
  followed: Map<string, Followed> | null
  lastFailure: ApiFailure | null
  failedLooks: number
  lookedAt: number | null
  /** The same by the runner's clock. */
  lookedAtByRunner: number
  /** Connections whose counts are being fetched. */
  fetching: number
  /** When the first of them began or the last of them had an answer, by the runner's clock. */
  detailsAnsweredAt: number | null
  /** Runs an inquiry when it is its turn. */
  readonly inquiriesInTurn: <T>(inquire: () => Promise<T>) => Promise<T>
  /** Aborted when all is known. */
  readonly resolved: AbortController
  resolve(observed: Observed): void
  reject(error: unknown): void
}

export function undecided(watch: Watch): Followed[] {
  return [...(watch.followed?.values() ?? [])].filter(({ outcome }) => outcome === null)
}

export function nameOf(watch: Watch, { id }: Followed): ConnectionName {
  return { provider: watch.acceptance.provider, id }
}
