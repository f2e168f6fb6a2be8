import type { FailedItem, Trigger } from './model.ts'

/** What becomes of a run; `endsAt` null: it never ends. Times in ms since 1970, on the server's clock. */
interface NewRun {
  trigger: Trigger
  startsAt: number
  endsAt: number | null
  status: 'completed' | 'failed'
  itemsProcessed: number
  itemsFailed: number
  failures: FailedItem[]
  errorCode?: string | null
  error?: string | null
}

export interface Run extends NewRun {
  id: string
}

/** Counts runs over all connections, for their ids. */
export interface RunLog {
  started: number
}

const MOST_FAILURES = 100

/** Puts a run into `runs`, and returns its id. */
export function addRun(log: RunLog, runs: Run[], run: NewRun): string {
  log.started += 1
  const id = `run_${log.started}`
  runs.push({ ...run, id })
  return id
}

/** Begun or about to: one that is about to cannot be seen yet, but is not started twice either. */
export function isGoing(run: Run, now: number): boolean {
  return run.endsAt === null || now < run.endsAt
}

/** The runs that have begun, newest first. */
export function visibleRuns(runs: Run[], now: number): Run[] {
  return runs
    .filter(run => run.startsAt <= now)
    .reverse()
    .toSorted((a, b) => b.startsAt - a.startsAt)
}

/** A run as `lastSyncRun` of the list shows it. */
export function listed(run: Run, now: number): object {
  if (isGoing(run, now)) return { status: 'running', startedAt: iso(run.startsAt) }
  const error = errorOf(run)
  return {
    status: run.status,
    errorCode: errorCodeOf(run),
    ...(error !== null && { error }),
    startedAt: iso(run.startsAt),
    completedAt: iso(run.endsAt ?? now),
  }
}

/** A run as the sync-runs endpoint shows it; the counts of a run that is going grow evenly. */
export function runView(run: Run, connectionId: string, now: number): object {
  const going = isGoing(run, now)
  return {
    id: run.id,
    connectionId,
    status: going ? 'running' : run.status,
    triggerType: run.trigger,
    startedAt: iso(run.startsAt),
    completedAt: going ? null : iso(run.endsAt ?? now),
    itemsProcessed: Math.floor(run.itemsProcessed * progress(run, now)),
    itemsFailed: failedSoFar(run, now),
    error: going ? null : errorOf(run),
  }
}

/** How many the real API returns is not known; `truncated` also when a past run's items were never given. */
export function runFailures(run: Run, now: number): object {
  const count = failedSoFar(run, now)
  const shown = run.failures.slice(0, Math.min(count, MOST_FAILURES))
  return { failures: shown.map(item => failureView(item, run, now)), truncated: shown.length < count }
}

function failureView({ id, title, errorCode }: FailedItem, run: Run, now: number): object {
  return {
    id,
    customId: `custom-${id}`,
    title,
    type: 'document',
    updatedAt: iso(Math.min(now, run.endsAt ?? now)),
    errorCode,
    errorMessage: `Could not process "${title}"`,
  }
}

function failedSoFar(run: Run, now: number): number {
  return Math.floor(run.itemsFailed * progress(run, now))
}

/** From 0 to 1. */
function progress(run: Run, now: number): number {
  if (!isGoing(run, now)) return 1
  return run.endsAt === null ? 0 : (now - run.startsAt) / (run.endsAt - run.startsAt)
}

function errorCodeOf(run: Run): string | null {
  return run.errorCode === undefined && run.status === 'failed' ? 'internal' : (run.errorCode ?? null)
}

function errorOf(run: Run): string | null {
  return run.error === undefined && run.status === 'failed' ? 'Sync failed' : (run.error ?? null)
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
