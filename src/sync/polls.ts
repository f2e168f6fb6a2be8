import type { RequestKind } from '../api/budget.ts'
import { Failure } from '../api/failure.ts'
import { type Clock, timeLimit } from '../clock.ts'
import type { OnEvent, Polled } from './events.ts'

/** A list that the API refuses so many times in a row is not read again. */
const REFUSALS_UNTIL_THE_END = 2
const FIRST_PAUSE = 2000
/** Pauses grow with the time since the first poll; docs/performance.md says what that costs and brings. */
const GROWTH = 1 / 7
/** The longest `Retry-After` of a poll that is waited for, in milliseconds. */
const LONGEST_RETRY_AFTER = 60_000

/** When a wait ends, by the runner's clock; the longest pause between polls; and how long the last poll may take. */
export interface WaitLimits {
  deadline: number
  pollIntervalMs: number
  requestTimeoutMs: number
}

/** The time of the wait is up. */
export class WaitOver extends Error {}

/** How many polls have failed, and the failure of the last poll, if that failed. */
export interface FailedPolls {
  readonly failed: number
  readonly last: Failure | null
}

export interface Polls extends FailedPolls {
  /**
   * Hears of each poll of one list, and why it failed, if it did. Returns whether it was the last one, as the API refuses
   * the list.
   */
  noteOf(polled: Polled): (failure: Failure | null) => boolean
}

export function createPolls(onEvent: OnEvent): Polls {
  const polls = {
    failed: 0,
    last: null as Failure | null,
    noteOf(polled: Polled) {
      let refusals = 0
      return (failure: Failure | null) => {
        polls.last = failure
        refusals = failure?.refusesList ? refusals + 1 : 0
        const ends = refusals === REFUSALS_UNTIL_THE_END
        if (failure !== null) onEvent({ type: 'poll-failed', ...polled, failure, times: ++polls.failed, ends })
        return ends
      }
    },
  }
  return polls
}

/** The pause after a poll, in milliseconds. `failure`: why it failed, if it did. */
export function pauseAfterPoll(sinceFirstMs: number, pollIntervalMs: number, failure: Failure | null): number {
  const retryAfter = Math.min(failure?.retryAfterMs ?? 0, LONGEST_RETRY_AFTER)
  return Math.max(retryAfter, Math.min(pollIntervalMs, FIRST_PAUSE + Math.max(0, sinceFirstMs) * GROWTH))
}

/**
 * One reading for a poll, or why it failed. It does not outlast the wait by more than the time of one request. Throws the
 * signal's reason, and faults of the action. `limits` null: there is no end.
 */
export async function readInTime<T>(
  of: RequestKind,
  read: (signal: AbortSignal) => Promise<T>,
  { limits, clock, signal }: { limits: WaitLimits | null; clock: Clock; signal: AbortSignal },
): Promise<T | Failure> {
  const end = limits === null ? Number.POSITIVE_INFINITY : limits.deadline + limits.requestTimeoutMs
  const limit = timeLimit(clock, end - clock.now(), signal)
  try {
    return await read(limit.signal)
  } catch (error) {
    if (error instanceof Failure) return error
    if (signal.aborted || !limit.signal.aborted) throw error
    return noAnswerInTime(of)
  } finally {
    limit.clear()
  }
}

/** The failure of a request that the end of the wait cut off. */
export function noAnswerInTime(of: RequestKind): Failure {
  return new Failure({ code: 'timeout', of, happened: 'no complete answer by the end of the wait' })
}

/** Why waiting for a list, an answer or a pause ended. Throws what is a fault of the action. */
export function endOf(
  error: unknown,
  signal: AbortSignal,
): { type: 'over' } | { type: 'cancelled' } | { type: 'failed'; failure: Failure } {
  if (error instanceof WaitOver) return { type: 'over' }
  if (signal.aborted) return { type: 'cancelled' }
  if (error instanceof Failure) return { type: 'failed', failure: error }
  throw error
}
