import { Failure, NotSent } from '../api/failure.ts'
import { pauseBeforeRetry } from '../api/retry.ts'
import type { Connection, Listing, Target } from '../api/types.ts'
import { areRecent } from './check.ts'
import { type Subject, subjectOf, subjectOfTarget } from './events.ts'
import type { SharedList } from './lists.ts'
import { endOf } from './polls.ts'
import type { Pending } from './results.ts'
import type { Roster } from './roster.ts'
import type { SyncDeps } from './types.ts'

/** So long the API may answer 409 without a list that shows a run running, in milliseconds. */
const LONGEST_CONFLICT = 5 * 60_000
/** The longest `Retry-After` of a 409 that is waited for, in milliseconds. */
const LONGEST_CONFLICT_PAUSE = 60_000

export interface TriggerDeps extends Pick<SyncDeps, 'policy' | 'signal' | 'onEvent'> {
  /** The target's. */
  list: SharedList
  /** Whether the sync is waited for: then nothing is triggered without a fresh list, nor while a sync is running. */
  waits: boolean
  /** Connections that synced so recently need no sync; null: all need one. */
  maxAgeMs: number | null
}

/**
 * What triggering a sync came to.
 * - `accepted`: `listing` is the one that shows the sync, where the answer was lost
 * - `up-to-date`: nothing was sent, as `listing` shows a recent sync
 * - `nobody-left`: all connections were lost meanwhile
 * - `over`, `cancelled`: the wait ended before; `failure`: of the last request that failed
 */
export type Triggered =
  | { type: 'accepted'; at: number; wasRunning: boolean; listing: Listing | null }
  | { type: 'up-to-date'; listing: Listing }
  | { type: 'failed'; failure: Failure }
  | { type: 'nobody-left' }
  | { type: 'over' | 'cancelled'; pending: Pending; failure: Failure | null }

/** A request for a sync, and what is known of it so far. Times by the runner's clock. */
interface Request extends TriggerDeps {
  target: Target
  roster: Roster
  subject: Subject
  /** When the request was sent that has no answer yet. */
  sentAt: number | null
  /** When a request failed that may have been accepted. */
  doubtfulSince: number | null
  /** When the last request failed, and with what. */
  failedAt: number
  lastFailure: Failure | null
  /** Since when the API answers 409 though no list shows a run. */
  conflictSince: number | null
  blockedBy: Connection | null
  retries: number
}

/**
 * The one loop that sends requests for a sync: a fresh list, a request, and again as the answer allows. Throws for
 * faults of the action only.
 */
export async function trigger(target: Target, roster: Roster, deps: TriggerDeps): Promise<Triggered> {
  const subject = subjectOfTarget(target)
  const nothing = { sentAt: null, doubtfulSince: null, lastFailure: null, conflictSince: null, blockedBy: null }
  const request: Request = { ...deps, target, roster, subject, ...nothing, failedAt: 0, retries: 0 }
  const { list, onEvent, waits } = deps
  try {
    for (;;) {
      const isDoubtful = request.doubtfulSince !== null
      const listing = waits || isDoubtful ? await list.fresh(isDoubtful ? request.failedAt : 0) : null
      const shown = listing === null ? 'free' : whatIsShown(listing, request)
      if (typeof shown === 'object') return shown
      if (shown === 'wait') {
        await list.next()
        continue
      }
      const failure = await send(listing, request)
      if (failure === 'not-sent') continue
      if (failure === null) {
        onEvent({ type: 'accepted', subject })
        return accepted(request)
      }
      const ended = await afterFailure(failure, request)
      if (ended !== null) return ended
    }
  } catch (error) {
    return stopped(error, request)
  }
}

/** What a listing means for the next request: none is needed, it must wait, or it is free to go. */
function whatIsShown(listing: Listing, request: Request): Triggered | 'wait' | 'free' {
  const { roster, subject, onEvent, waits, maxAgeMs } = request
  if (request.doubtfulSince !== null && roster.hasBegun(listing)) {
    onEvent({ type: 'seen', subject })
    return { ...accepted(request), listing }
  }
  if (!waits) return 'free'
  for (const { connection, failure } of roster.see(listing)) {
    if (failure !== null) onEvent({ type: 'lost', subject: subjectOf(connection), failure })
  }
  if (roster.connections().length === 0) return { type: 'nobody-left' }
  if (!roster.isComplete(listing)) return 'wait'
  // An earlier request may have been accepted: what is newer than the baseline that it had is ours.
  if (request.doubtfulSince !== null) return 'free'
  roster.takeBaseline(listing)
  const running = roster.running(listing)
  if (running !== null) {
    if (request.blockedBy === null) onEvent({ type: 'blocked', subject, by: running })
    request.blockedBy = running
    request.conflictSince = null
    return 'wait'
  }
  request.blockedBy = null
  if (!areRecent(roster.shown(listing), maxAgeMs, listing)) return 'free'
  onEvent({ type: 'up-to-date', subject })
  return { type: 'up-to-date', listing }
}

/** Null where the sync was accepted. */
async function send(listing: Listing | null, request: Request): Promise<Failure | 'not-sent' | null> {
  const { target, roster, list, waits, policy } = request
  const isStillWanted = () => {
    const isWanted = !waits || listing === null || list.isFresh(listing)
    const latest = list.latest()
    // Where no fresh list is needed, what was last read for others is the baseline.
    if (!waits && request.doubtfulSince === null && latest !== null) roster.takeBaseline(latest)
    if (isWanted) request.sentAt = policy.clock.now()
    return isWanted
  }
  try {
    await target.trigger(list.signal, isStillWanted)
    return null
  } catch (error) {
    if (error instanceof NotSent) return 'not-sent'
    if (!(error instanceof Failure) || error === list.signal.reason) throw error
    request.sentAt = null
    request.lastFailure = error
    return error
  }
}

/** Pauses before the next request; what it all came to, where there must be none. */
async function afterFailure(failure: Failure, request: Request): Promise<Triggered | null> {
  if (failure.isConflict) return afterConflict(failure, request)
  const { subject, list, policy, onEvent } = request
  const now = policy.clock.now()
  const pauseMs = pauseBeforeRetry(++request.retries, failure, policy)
  if (pauseMs === null) {
    onEvent({ type: 'refused', subject, failure })
    const isDoubtful = request.doubtfulSince !== null && failure.retry !== 'after-a-list'
    return {
      type: 'failed',
      failure: isDoubtful ? failure.withAdvice('an earlier request may have been accepted') : failure,
    }
  }
  onEvent({ type: 'retry', of: 'trigger', subject, tag: null, failure, pauseMs, nth: request.retries })
  if (failure.retry === 'after-a-list') request.doubtfulSince ??= now
  request.failedAt = now
  await policy.clock.sleep(pauseMs, list.signal)
  return null
}

/** A sync is running, which ends this trigger. The next one begins with the list that shows it, or its end. */
async function afterConflict(failure: Failure, request: Request): Promise<Triggered | null> {
  const { subject, list, policy, onEvent, waits } = request
  const now = policy.clock.now()
  if (request.conflictSince === null) onEvent({ type: 'already-running', subject })
  if (!waits) return { ...accepted(request), wasRunning: true }
  request.conflictSince ??= now
  if (now - request.conflictSince >= LONGEST_CONFLICT) return { type: 'failed', failure }
  request.retries = 0
  await policy.clock.sleep(Math.min(failure.retryAfterMs ?? 0, LONGEST_CONFLICT_PAUSE), list.signal)
  for (let listing = await list.next(); (listing?.beganAt ?? 0) < now; ) listing = await list.next()
  return null
}

/** The wait ended; but where the last list shows the sync of a request without an answer, that was accepted. */
function stopped(error: unknown, request: Request): Triggered {
  const { list, signal, sentAt, doubtfulSince, lastFailure, blockedBy } = request
  const end = endOf(error, signal)
  const since = doubtfulSince ?? sentAt
  const listing = list.latest()
  const isKnown = end.type === 'over' && since !== null && listing !== null && listing.beganAt >= since
  const shown = isKnown ? whatIsShown(listing, { ...request, doubtfulSince: since }) : 'free'
  if (typeof shown === 'object') return shown
  if (end.type === 'failed') return end
  const answered = lastFailure === null ? 'not-sent' : 'refused'
  const state = sentAt !== null ? 'no-answer' : doubtfulSince !== null ? 'doubtful' : answered
  return { type: end.type, pending: { request: state, blockedBy }, failure: lastFailure }
}

function accepted({ policy }: TriggerDeps): Triggered & { type: 'accepted' } {
  return { type: 'accepted', at: policy.clock.now(), wasRunning: false, listing: null }
}
