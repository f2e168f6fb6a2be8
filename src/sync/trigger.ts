import { Failure, NotSent } from '../api/failure.ts'
import { pauseBeforeRetry, type RetryPolicy } from '../api/retry.ts'
import type { Connection, Listing, Target } from '../api/types.ts'
import { areRecent } from './check.ts'
import { type OnEvent, subjectOf, subjectOfTarget } from './events.ts'
import type { SharedList } from './lists.ts'
import { endOf } from './polls.ts'
import type { Pending } from './results.ts'
import type { Roster } from './roster.ts'

/** So long the API may answer 409 without a list that shows a run running, in milliseconds. */
const LONGEST_CONFLICT = 5 * 60_000
/** A server that asks for more time with a 409 is given this much, in milliseconds. */
const LONGEST_CONFLICT_PAUSE = 60_000

export interface TriggerDeps {
  /** The target's. */
  list: SharedList
  policy: RetryPolicy
  /** Of the step: aborted when it is cancelled. */
  signal: AbortSignal
  onEvent: OnEvent
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
 * - `over`, `cancelled`: the wait ended before
 */
export type Triggered =
  | { type: 'accepted'; at: number; wasRunning: boolean; listing: Listing | null }
  | { type: 'up-to-date'; listing: Listing }
  | { type: 'failed'; failure: Failure }
  | { type: 'nobody-left' }
  | { type: 'over' | 'cancelled'; pending: Pending }

/** What is known of the request so far. Times by the runner's clock. */
interface State {
  /** When the request was sent that has no answer yet. */
  sentAt: number | null
  /** When a request failed that may have been accepted. */
  doubtfulSince: number | null
  /** When the last request failed. */
  failedAt: number
  /** Since when the API answers 409 though no list shows a run. */
  conflictSince: number | null
  blockedBy: Connection | null
  lastFailure: Failure | null
  retries: number
}

/**
 * The one loop that sends requests for a sync: a look at the list, a request, and again as the answer allows. Throws for
 * faults of the action only.
 */
export async function trigger(target: Target, roster: Roster, deps: TriggerDeps): Promise<Triggered> {
  const { list, onEvent, waits } = deps
  const nothing = { sentAt: null, doubtfulSince: null, conflictSince: null, blockedBy: null, lastFailure: null }
  const state: State = { ...nothing, failedAt: 0, retries: 0 }
  try {
    for (;;) {
      const needsList = waits || state.doubtfulSince !== null
      const since = state.doubtfulSince === null ? 0 : state.failedAt
      const listing = needsList ? await list.fresh(since) : null
      const shown = listing === null ? 'free' : whatIsShown(listing, target, roster, state, deps)
      if (typeof shown === 'object') return shown
      if (shown === 'wait') {
        await list.next()
        continue
      }
      const failure = await send(target, listing, state, deps)
      if (failure === 'not-sent') continue
      if (failure === null) {
        onEvent({ type: 'accepted', subject: subjectOfTarget(target) })
        return accepted(deps)
      }
      const ended = await afterFailure(failure, target, state, deps)
      if (ended !== null) return ended
    }
  } catch (error) {
    return stopped(error, target, roster, state, deps)
  }
}

/** What a listing means for the next request: none is needed, it must wait, or it is free to go. */
function whatIsShown(
  listing: Listing,
  target: Target,
  roster: Roster,
  state: State,
  deps: TriggerDeps,
): Triggered | 'wait' | 'free' {
  const { onEvent, waits, maxAgeMs } = deps
  const subject = subjectOfTarget(target)
  if (state.doubtfulSince !== null && roster.hasBegun(listing)) {
    onEvent({ type: 'seen', subject })
    return { ...accepted(deps), listing }
  }
  if (!waits) return 'free'
  for (const { connection, failure } of roster.see(listing)) {
    if (failure !== null) onEvent({ type: 'lost', subject: subjectOf(connection), failure })
  }
  if (roster.connections().length === 0) return { type: 'nobody-left' }
  if (!roster.isComplete(listing)) return 'wait'
  // An earlier request may have been accepted: what is newer than the baseline that it had is ours.
  if (state.doubtfulSince !== null) return 'free'
  roster.takeBaseline(listing)
  const running = roster.running(listing)
  if (running !== null) {
    if (state.blockedBy === null) onEvent({ type: 'blocked', subject, by: running })
    state.blockedBy = running
    state.conflictSince = null
    return 'wait'
  }
  state.blockedBy = null
  if (!areRecent(roster.shown(listing), maxAgeMs, listing)) return 'free'
  onEvent({ type: 'up-to-date', subject })
  return { type: 'up-to-date', listing }
}

/** Null where the sync was accepted. */
async function send(target: Target, listing: Listing | null, state: State, { list, waits, policy }: TriggerDeps) {
  const isStillWanted = () => {
    const isWanted = !waits || listing === null || list.isFresh(listing)
    if (isWanted) state.sentAt = policy.clock.now()
    return isWanted
  }
  try {
    await target.trigger(list.signal, isStillWanted)
    return null
  } catch (error) {
    if (error instanceof NotSent) return 'not-sent'
    if (!(error instanceof Failure) || error === list.signal.reason) throw error
    state.sentAt = null
    state.lastFailure = error
    return error
  }
}

/** Pauses before the next request; what it all came to, where there must be none. */
async function afterFailure(
  failure: Failure,
  target: Target,
  state: State,
  deps: TriggerDeps,
): Promise<Triggered | null> {
  if (failure.isConflict) return afterConflict(failure, target, state, deps)
  const { list, policy, onEvent } = deps
  const subject = subjectOfTarget(target)
  const now = policy.clock.now()
  const pauseMs = pauseBeforeRetry(++state.retries, failure, policy)
  if (pauseMs === null) {
    onEvent({ type: 'refused', subject, failure })
    const isDoubtful = state.doubtfulSince !== null && failure.retry !== 'after-a-list'
    return {
      type: 'failed',
      failure: isDoubtful ? failure.withAdvice('an earlier request may have been accepted') : failure,
    }
  }
  onEvent({ type: 'retry', of: 'trigger', subject, tag: null, failure, pauseMs, nth: state.retries })
  if (failure.retry === 'after-a-list') state.doubtfulSince ??= now
  state.failedAt = now
  await policy.clock.sleep(pauseMs, list.signal)
  return null
}

/** A sync is running, which ends this trigger. The next one begins with the list that shows it, or its end. */
async function afterConflict(
  failure: Failure,
  target: Target,
  state: State,
  deps: TriggerDeps,
): Promise<Triggered | null> {
  const { list, policy, onEvent, waits } = deps
  const now = policy.clock.now()
  if (state.conflictSince === null) onEvent({ type: 'already-running', subject: subjectOfTarget(target) })
  if (!waits) return { ...accepted(deps), wasRunning: true }
  state.conflictSince ??= now
  if (now - state.conflictSince >= LONGEST_CONFLICT) return { type: 'failed', failure }
  state.retries = 0
  await policy.clock.sleep(Math.min(failure.retryAfterMs ?? 0, LONGEST_CONFLICT_PAUSE), list.signal)
  for (let listing = await list.next(); (listing?.beganAt ?? 0) < now; ) listing = await list.next()
  return null
}

/** The wait ended; but where the last list shows the sync of a request without an answer, that was accepted. */
function stopped(error: unknown, target: Target, roster: Roster, state: State, deps: TriggerDeps): Triggered {
  const end = endOf(error, deps.signal)
  const { sentAt, doubtfulSince, lastFailure, blockedBy } = state
  const since = doubtfulSince ?? sentAt
  const listing = deps.list.latest()
  const isKnown = end.type === 'over' && since !== null && listing !== null && listing.beganAt >= since
  const shown = isKnown ? whatIsShown(listing, target, roster, { ...state, doubtfulSince: since }, deps) : 'free'
  if (typeof shown === 'object') return shown
  if (end.type === 'failed') return end
  const answered = lastFailure === null ? 'not-sent' : 'refused'
  const request = sentAt !== null ? 'no-answer' : doubtfulSince !== null ? 'doubtful' : answered
  return { type: end.type, pending: { request, lastFailure, blockedBy } }
}

function accepted({ policy }: TriggerDeps): Triggered & { type: 'accepted' } {
  return { type: 'accepted', at: policy.clock.now(), wasRunning: false, listing: null }
}
