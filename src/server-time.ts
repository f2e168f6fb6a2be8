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

/** `Date` is cut to seconds, and an answer has travelled for some time. */
const CLOCKS_AGREE_WITHIN = 1500

/**
 * The same moment by the server's clock as well as it can be known: where `Date` shows no difference between the two
 * clocks, they are taken to be the same; else the earliest that it can have been.
 */
export function likelyServerTime(moment: number, sample: TimeSample): number {
  const age = sample.date === null ? Number.NaN : sample.answeredAt - sample.date
  return age >= 0 && age < CLOCKS_AGREE_WITHIN ? moment : serverTime(moment, sample)
}
