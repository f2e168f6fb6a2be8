/** Time as a collaborator, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch by the runner's clock; never runs backwards. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export function createSystemClock(): Clock {
  // Not Date.now() each time: a runner whose time is corrected while a step waits must not end or stretch the wait.
  const startedAt = Date.now()
  const start = process.hrtime.bigint()
  return { now: () => startedAt + Number(process.hrtime.bigint() - start) / 1e6, sleep }
}

/** Tells once a minute, until the function it returns is called. */
export function everyMinute(clock: Clock, tell: () => void): () => void {
  const stop = new AbortController()
  const tick = (): Promise<void> =>
    clock.sleep(60_000, stop.signal).then(
      () => {
        tell()
        return tick()
      },
      () => {},
    )
  void tick()
  return () => stop.abort()
}

/** A signal that is aborted after a time, or with another signal. `clear()` ends it, and must be called. */
interface TimeLimit {
  signal: AbortSignal
  clear: () => void
}

/** `ms` may be infinite. */
export function timeLimit(clock: Clock, ms: number, other: AbortSignal): TimeLimit {
  const limit = new AbortController()
  const cleared = new AbortController()
  const abort = () => limit.abort(new Error('the time is up'))
  if (ms < Number.POSITIVE_INFINITY) clock.sleep(ms, cleared.signal).then(abort, () => {})
  return {
    signal: AbortSignal.any([limit.signal, other]),
    clear: () => cleared.abort(),
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const wake = () => {
      signal.removeEventListener('abort', stop)
      resolve()
    }
    const timer = setTimeout(wake, Math.max(0, ms))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
