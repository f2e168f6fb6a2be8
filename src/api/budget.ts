import type { Clock } from '../clock.ts'

/** The API allows a key about 500 requests a minute, and others use the key too. */
const MOST_REQUESTS = 300
/** A second more than a minute: not all requests travel equally long. */
const WINDOW = 61_000

/** One budget for all requests of a step. */
export interface Budget {
  /** Resolves when another request may be sent: at most 300 in any minute, in the order in which they asked. */
  turn(signal: AbortSignal): Promise<void>
  /** For how long requests have waited for their turn, in milliseconds. */
  waitedMs(): number
}

export function createBudget(clock: Clock): Budget {
  const sent: number[] = []
  let waitedMs = 0
  let previous: Promise<void> = Promise.resolve()

  async function takeTurn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const oldest = sent.length < MOST_REQUESTS ? undefined : sent[sent.length - MOST_REQUESTS]
    const before = clock.now()
    const pause = oldest === undefined ? 0 : oldest + WINDOW - before
    if (pause > 0) {
      await clock.sleep(pause, signal)
      waitedMs += clock.now() - before
    }
    sent.push(clock.now())
    if (sent.length > MOST_REQUESTS) sent.shift()
  }

  return {
    turn(signal) {
      const turn = previous.then(() => takeTurn(signal))
      previous = turn.catch(() => {})
      return turn
    },
    waitedMs: () => waitedMs,
  }
}
