import type { Run } from './records.ts'

/** How long after a run that we joined a newer one may still begin, in milliseconds. */
export const SETTLE_TIME = 30_000

/** What a connection's last run means to a request. All times by the server's clock, in milliseconds. */
export type Attribution =
  /** No run that concerns us; an older one may have ended before we asked. */
  | { state: 'none' }
  | { state: 'going'; run: Run; joined: boolean }
  /** A run that was going when we asked has ended; a newer one may still begin until `until`. */
  | { state: 'settling'; run: Run; until: number }
  | { state: 'ended'; run: Run; joined: boolean }

/** When a request was made, by the server's clock. */
export interface RequestTime {
  /** The earliest moment at which a run of it can have begun. */
  since: number
  /** When it was made, as well as that can be known: at `since` or up to a second later. */
  askedAt: number
}

export interface Request extends RequestTime {
  /** The server's time at this look. */
  now: number
  /** When an earlier look, made after asking, first found the run ended that one before it had found going. */
  seenEndedAt: number | null
}

/**
 * Decides what a run is to a request: ours if it began at or after it; joined if it was going when we asked, and
 * then its result stands once no newer run has begun for SETTLE_TIME.
 */
export function attribute(run: Run | null, request: Request): Attribution {
  const { since, now, seenEndedAt } = request
  if (run === null) return { state: 'none' }
  const ours = startedSince(run, since)
  if (!hasEnded(run)) return { state: 'going', run, joined: !ours }
  if (seenEndedAt === null && endedBefore(run, request)) return { state: 'none' }
  if (ours) return { state: 'ended', run, joined: false }
  const endedAt = run.completedAt ?? seenEndedAt
  if (endedAt === null || endedAt < since) return { state: 'none' }
  const until = endedAt + SETTLE_TIME
  return now >= until ? { state: 'ended', run, joined: true } : { state: 'settling', run, until }
}

/** Whether a run is one of a request, as far as its times tell. */
export function beganSince(run: Run, request: RequestTime): boolean {
  return startedSince(run, request.since) && !endedBefore(run, request)
}

/** A time that is cut to seconds is compared with the second. */
function startedSince(run: Run, since: number): boolean {
  const { startedAt } = run
  return startedAt !== null && startedAt >= (isCut(run) ? Math.floor(since / 1000) * 1000 : since)
}

function isCut({ startedAt, completedAt }: Run): boolean {
  return [startedAt, completedAt].every(time => time === null || time % 1000 === 0)
}

/** Clocks that agree differ by less than this, in milliseconds. */
const CLOCKS_DIFFER_BY = 100

/**
 * Whether a run was over when a request was made, though it began in the second in which it may have been made. Times that
 * are cut to seconds do not tell.
 */
function endedBefore(run: Run, { askedAt }: RequestTime): boolean {
  return run.completedAt !== null && run.completedAt < askedAt - CLOCKS_DIFFER_BY && !isCut(run)
}

/**
 * How one run's begin compares with another's of the same connection: below 0 earlier, above 0 later, 0 the same run as far
 * as can be told. The list may cut times to seconds where `sync-runs` does not.
 */
export function compareBegin(one: Run, other: Run): number {
  if (one.startedAt === null || other.startedAt === null) return 0
  const distance = one.startedAt - other.startedAt
  return Math.abs(distance) < 1000 ? 0 : distance
}

export function hasEnded(run: Run): boolean {
  return run.status === 'completed' || run.status === 'failed'
}

/** Of a connection's runs, the one that concerns a request: the first that began at or after it, else the newest. */
export function relevantRun(runs: readonly Run[], request: RequestTime): Run | null {
  const byStart = runs.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))
  return byStart.find(run => beganSince(run, request)) ?? byStart.at(-1) ?? null
}

/** The record of a run among those of `sync-runs`. The list has no ids and may cut times to seconds. */
export function recordOf(run: Run, records: readonly Run[]): Run | null {
  const distance = (record: Run) =>
    record.startedAt === null || run.startedAt === null
      ? Number.POSITIVE_INFINITY
      : Math.abs(record.startedAt - run.startedAt)
  const nearest = records.toSorted((a, b) => distance(a) - distance(b))[0]
  if (nearest !== undefined && distance(nearest) < 1000) return nearest
  return run.startedAt === null ? (records.find(hasEnded) ?? null) : null
}
