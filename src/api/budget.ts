import type { Clock } from '../clock.ts'

/** The API allows a key about 500 requests a minute, and others use the key too. */
const MOST_REQUESTS = 300
/** A second more than a minute: not all requests travel equally long. */
const WINDOW = 61_000
const AT_A_TIME = 8

/** One budget for all requests of a step. */
export interface Budget {
  /**
   * Resolves when another request may be sent, in the order in which they asked: at most 300 in any minute, and 8 at a
   * time. What it resolves to must be called when the request has ended.
   */
  turn(signal: AbortSignal): Promise<() => void>
  /** For how long requests have waited because of those sent in the minute before, in milliseconds. */
  waitedMs(): number
}

export function createBudget(clock: Clock): Budget {
  const sent: number[] = []
  let underWay = 0
  let waitedMs = 0
  let previous: Promise<unknown> = Promise.resolve()
  let wake = () => {}

  async function takeTurn(signal: AbortSignal): Promise<() => void> {
    while (underWay >= AT_A_TIME) {
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
    signal.throwIfAborted()
    const before = clock.now()
    const pause = sent.length < MOST_REQUESTS ? 0 : (sent[0] ?? 0) + WINDOW - before
    if (pause > 0) {
      await clock.sleep(pause, signal)
      waitedMs += clock.now() - before
    }
    if (sent.push(clock.now()) > MOST_REQUESTS) sent.shift()
    underWay++
    return () => {
      underWay--
      wake()
    }
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
