import type { Clock } from '../clock.ts'
import { ApiError } from './errors.ts'

/** A server that asks for more is not waited for, in milliseconds. */
const LONGEST_RETRY_AFTER = 5 * 60_000
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8000

/**
 * Whether a request that failed may be repeated: `safely`, as it was surely not accepted; `with-a-check`, as it may
 * have been; or `no`.
 */
export function mayRepeat({ kind, details: { status } }: ApiError): 'safely' | 'with-a-check' | 'no' {
  if (kind === 'unreachable' || kind === 'missing_record') return 'safely'
  if (kind === 'timeout' || kind === 'broken') return 'with-a-check'
  if (status === 429 || status === 503) return 'safely'
  if (status === 408 || status === 500 || status === 502 || status === 504) return 'with-a-check'
  return 'no'
}

export interface RetryPolicy {
  maxRetries: number
  clock: Clock
  /** From 0 up to, but not including, 1. */
  random: () => number
}

/** Hears of each repeat (from 1), before its pause. */
export type OnRepeat = (error: ApiError, pauseMs: number, repeat: number) => void

/** Repeats a request as its failures and the policy allow. Throws the last ApiError, or the signal's reason. */
export async function retry<T>(
  attempt: () => Promise<T>,
  policy: RetryPolicy,
  signal: AbortSignal,
  onRepeat: OnRepeat,
): Promise<T> {
  for (let repeat = 1; ; repeat++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const pauseMs = pauseBefore(repeat, error, policy)
      if (pauseMs === null) throw error
      onRepeat(error, pauseMs, repeat)
      await policy.clock.sleep(pauseMs, signal)
    }
  }
}

/** In milliseconds; null where the request must not be repeated. */
function pauseBefore(repeat: number, error: ApiError, { maxRetries, random }: RetryPolicy): number | null {
  if (repeat > maxRetries || mayRepeat(error) === 'no') return null
  const asked = error.details.retryAfterMs ?? null
  if (asked !== null) return asked > LONGEST_RETRY_AFTER ? null : asked
  return Math.min(FIRST_PAUSE * 2 ** (repeat - 1), LONGEST_PAUSE) * (1 - random() / 4)
}
