import type { Clock } from './clock.ts'
import { ApiFailure } from './errors.ts'

/** A server that asks to wait longer than this is not waited for, in milliseconds. */
export const LONGEST_RETRY_AFTER = 5 * 60_000
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8000

const SURELY_NOT_ACCEPTED = new Set([429, 503])
const PERHAPS_ACCEPTED = new Set([408, 500, 502, 504])

/**
 * Whether a request that failed was accepted all the same, which decides whether it may be repeated:
 * - `surely-not`: repeating is safe
 * - `perhaps`: look before repeating
 * - `refused`: it was not, and a repeat would fare no better
 */
export function acceptanceOf({ details }: ApiFailure): 'surely-not' | 'perhaps' | 'refused' {
  switch (details.code) {
    case 'no-connection':
      return 'surely-not'
    case 'timeout':
      return details.sent ? 'perhaps' : 'surely-not'
    case 'broken':
      return 'perhaps'
    case 'status':
      if (SURELY_NOT_ACCEPTED.has(details.status ?? 0)) return 'surely-not'
      return PERHAPS_ACCEPTED.has(details.status ?? 0) ? 'perhaps' : 'refused'
    default:
      return 'refused'
  }
}

export interface RepeatPolicy {
  maxRetries: number
  clock: Clock
  signal: AbortSignal
  /** From 0 up to, but not including, 1. */
  random: () => number
}

/**
 * The pause before repeat number `repeat` (from 1), in milliseconds; null where it must not be repeated any more.
 * What the server asks for is kept to; else 0.5 s, doubling up to 8 s, less up to a quarter of it at random.
 */
export function pauseBefore(repeat: number, failure: ApiFailure, policy: RepeatPolicy): number | null {
  if (repeat > policy.maxRetries) return null
  const asked = failure.details.retryAfterMs
  if (asked !== null) return asked > LONGEST_RETRY_AFTER ? null : asked
  return Math.min(FIRST_PAUSE * 2 ** (repeat - 1), LONGEST_PAUSE) * (1 - policy.random() / 4)
}

/**
 * Repeats a request that changes nothing, as the API's failures and the policy allow. `onRepeat` hears of each
 * repeat before its pause. Throws the last failure. `until`: no pause reaches past this moment of the clock.
 */
export async function repeatRead<T>(
  attempt: () => Promise<T>,
  policy: RepeatPolicy,
  { onRepeat = () => {}, until = Number.POSITIVE_INFINITY }: RepeatHooks = {},
): Promise<T> {
  for (let repeat = 1; ; repeat++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ApiFailure) || acceptanceOf(error) === 'refused') throw error
      const pause = pauseBefore(repeat, error, policy)
      if (pause === null || policy.clock.now() + pause >= until) throw error
      onRepeat(error, pause, repeat)
      await policy.clock.sleep(pause, policy.signal)
    }
  }
}

interface RepeatHooks {
  onRepeat?: (failure: ApiFailure, pauseMs: number, repeat: number) => void
  until?: number
}
