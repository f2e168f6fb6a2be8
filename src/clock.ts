/** Time as a collaborator, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch by the runner's clock; never runs backwards. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export function createSystemClock(): Clock {
  // Not Date.now() each time: a runner whose time is corrected while a step waits must not end or stretch the wait.
  // Nor performance.now(): loading it takes two milliseconds of every start.
  const startedAt = Date.now()
  const start = process.hrtime.bigint()
  return {
    now: () => startedAt + Number(process.hrtime.bigint() - start) / 1e6,
    sleep,
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', stop)
        resolve()
      },
      Math.max(0, ms),
    )
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

/** A length of time as people write it: `0.5 s`, `12 s`, `1 m 12 s`, `30 m`, `2 h 5 m`. */
export function duration(ms: number): string {
  if (ms < 9_950 && Math.round(ms / 100) % 10 !== 0) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? inTwoUnits(minutes, 'm', seconds % 60, 's')
    : inTwoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'm')
}

function inTwoUnits(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`
}
