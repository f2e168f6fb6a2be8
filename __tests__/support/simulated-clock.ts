/** Time that passes when nothing else is going on: hours of waiting in milliseconds, and the same every time. */
import type { Clock } from '../../src/clock.ts'

/** Not on a whole second, as no start is. */
export const START = Date.UTC(2026, 9, 5, 8, 30, 0, 400)
const LONGEST_TIMER = 2 ** 31 - 1
/** Far more than any sync needs: who gets here goes round in circles. */
const MOST_WAKINGS = 100_000

interface Sleeper {
  wakesAt: number
  wake(): void
}

export interface SimulatedClock extends Clock {
  /** Lets time pass until the task settles, and returns what it gives; throws where time alone cannot end it. */
  run<T>(task: Promise<T>): Promise<T>
}

/** A clock that stands still while anything is going on, and goes to the next sleeper's time once nothing is. */
export function createSimulatedClock(startMs: number = START): SimulatedClock {
  const sleepers = new Set<Sleeper>()
  let time = startMs
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason)
          return
        }
        const stop = () => {
          sleepers.delete(sleeper)
          reject(signal.reason)
        }
        const sleeper = {
          wakesAt: time + timerLength(ms),
          wake: () => {
            sleepers.delete(sleeper)
            signal.removeEventListener('abort', stop)
            resolve()
          },
        }
        sleepers.add(sleeper)
        signal.addEventListener('abort', stop, { once: true })
      }),
    run: async task => {
      let settled = false
      const settle = () => {
        settled = true
      }
      task.then(settle, settle)
      for (let wakings = 0; wakings < MOST_WAKINGS; wakings++) {
        await idle()
        if (settled) return task
        const next = earliest(sleepers)
        if (next === undefined) throw new Error(`stuck: nothing sleeps, ${time - startMs} ms after the start`)
        time = Math.max(time, next.wakesAt)
        next.wake()
      }
      throw new Error(`endless: still going ${time - startMs} ms after the start`)
    },
  }
}

/** As Node's timers take it: whole milliseconds, and what is too short or too long for them is one. */
function timerLength(ms: number): number {
  return ms >= 1 && ms <= LONGEST_TIMER ? Math.trunc(ms) : 1
}

/** The one that has slept longest among those who wake first. */
function earliest(sleepers: ReadonlySet<Sleeper>): Sleeper | undefined {
  let found: Sleeper | undefined
  for (const sleeper of sleepers) {
    if (found === undefined || sleeper.wakesAt < found.wakesAt) found = sleeper
  }
  return found
}

/** When all promises that can go on have gone on, those that go on over setImmediate included. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve))
}
