import type { Run } from './connections.ts'

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

export interface Request {
  /** The earliest moment at which a run of this request can have begun. */
  since: number
  /** The server's time at this look. */
  now: number
  /** When an earlier look, made after asking, first found the run ended that one before it had found going. */
  seenEndedAt: number | null
}

/**
 * Decides what a run is to a request: ours if it began at or after it; joined if it was going when we asked, and
 * then its result stands once no newer run has begun for SETTLE_TIME.
 */
export function attribute(run: Run | null, { since, now, seenEndedAt }: Request): Attribution {
  if (run === null) return { state: 'none' }
  const ours = run.startedAt !== null && run.startedAt >= since
  if (!hasEnded(run)) return { state: 'going', run, joined: !ours }
  if (ours) return { state: 'ended', run, joined: false }
  const endedAt = run.completedAt ?? seenEndedAt
  if (endedAt === null || endedAt < since) return { state: 'none' }
  const until = endedAt + SETTLE_TIME
  return now >= until ? { state: 'ended', run, joined: true } : { state: 'settling', run, until }
}

export function hasEnded(run: Run): boolean {
  return run.status === 'completed' || run.status === 'failed'
}

/** Of a connection's runs, the one that concerns a request: the first that began at or after it, else the newest. */
export function relevantRun(runs: readonly Run[], since: number): Run | null {
  const byStart = runs.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))
  return byStart.find(run => (run.startedAt ?? 0) >= since) ?? byStart.at(-1) ?? null
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
