/** An answer's arrival by the runner's clock, and its `Date` header if it had one; milliseconds since the epoch. */
export interface TimeSample {
  answeredAt: number
  date: number | null
}

/**
 * The server's time at a moment of the runner's clock: never later than it really was, and earlier by at most the
 * answer's travelling time plus the second that `Date` is cut to. Without a `Date`, the runner's own time.
 */
export function serverTime(moment: number, sample: TimeSample): number {
  return sample.date === null ? moment : sample.date - (sample.answeredAt - moment)
}
