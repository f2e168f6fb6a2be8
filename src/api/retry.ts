import type { Clock } from '../clock.ts'
import { Failure } from './failure.ts'

/** The longest `Retry-After` that is waited for, in milliseconds. */
const LONGEST_RETRY_AFTER = 5 * 60_000
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8000

export interface RetryPolicy {
  maxRetries: number
  clock: Clock
  /** From 0 up to, but not including, 1. */
  random: () => number
}

/** Hears of the nth retry, before its pause. */
type OnRetry = (failure: Failure, pauseMs: number, nth: number) => void

/** The pause before the nth retry (from 1), in milliseconds; null where there must be none. */
export function pauseBeforeRetry(nth: number, failure: Failure, policy: RetryPolicy): number | null {
  if (nth > policy.maxRetries || failure.retry === 'no') return null
  const { retryAfterMs } = failure
  if (retryAfterMs !== null) return retryAfterMs > LONGEST_RETRY_AFTER ? null : retryAfterMs
  return growingPause(nth, policy.random)
}

/** The nth of pauses that double, in milliseconds. */
export function growingPause(nth: number, random: () => number): number {
  return Math.min(FIRST_PAUSE * 2 ** (nth - 1), LONGEST_PAUSE) * (1 - random() / 4)
}

/** Sends a reading request again as its failures and the policy allow. Throws the last Failure, or the signal's reason. */
export async function retry<T>(
  attempt: () => Promise<T>,
  policy: RetryPolicy,
  signal: AbortSignal,
  onRetry: OnRetry,
): Promise<T> {
  for (let nth = 1; ; nth++) {
    try {
      return await attempt()
    } catch (error) {
      const pauseMs = error instanceof Failure ? pauseBeforeRetry(nth, error, policy) : null
      if (pauseMs === null) throw error
      onRetry(error as Failure, pauseMs, nth)
      await policy.clock.sleep(pauseMs, signal)
    }
  }
}
