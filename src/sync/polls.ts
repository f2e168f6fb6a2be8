import type { Failure } from '../api/failure.ts'
import type { OnEvent } from './events.ts'

/** A list that the API refuses so many times in a row is not read again. */
export const REFUSALS_UNTIL_THE_END = 2
const FIRST_PAUSE = 2000
/** Pauses grow with the time since the first poll; docs/performance.md says what that costs and brings. */
const GROWTH = 1 / 7
/** A server that asks a poll for more time is given this much, in milliseconds. */
const LONGEST_RETRY_AFTER = 60_000

/** When a wait ends, by the runner's clock; the longest pause between polls; and how long the last poll may take. */
export interface WaitLimits {
  deadline: number
  pollIntervalMs: number
  requestTimeoutMs: number
}

/** How many polls have failed, and the failure of the last poll, if that failed. */
export interface FailedPolls {
  readonly failed: number
  readonly last: Failure | null
}

/** `tag`: of the list, among several; `ends`: there will be no further poll of it. */
export interface PollFailure {
  tag: string | null
  failure: Failure
  ends: boolean
}

export interface Polls extends FailedPolls {
  /** Takes note of a poll, and says what failed. Returns the failure that asks for the longest pause; null: none failed. */
  note(failed: readonly PollFailure[]): Failure | null
}

export function createPolls(onEvent: OnEvent): Polls {
  const polls = {
    failed: 0,
    last: null as Failure | null,
    note(failed: readonly PollFailure[]) {
      if (failed.length > 0) polls.failed++
      for (const each of failed) onEvent({ type: 'poll-failed', ...each, times: polls.failed })
      const failures = failed.map(({ failure }) => failure)
      polls.last = failures.toSorted((a, b) => (b.retryAfterMs ?? 0) - (a.retryAfterMs ?? 0))[0] ?? null
      return polls.last
    },
  }
  return polls
}

/** The pause after a poll, in milliseconds. `failure`: why it failed, if it did. */
export function pauseAfterPoll(sinceFirstMs: number, pollIntervalMs: number, failure: Failure | null): number {
  const asked = Math.min(failure?.retryAfterMs ?? 0, LONGEST_RETRY_AFTER)
  return Math.max(asked, Math.min(pollIntervalMs, FIRST_PAUSE + Math.max(0, sinceFirstMs) * GROWTH))
}
