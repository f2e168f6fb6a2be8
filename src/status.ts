/** Worst first: the status of several is the first of theirs in this list. */
export const STATUSES = [
  'cancelled',
  'failed',
  'timed-out',
  'not-started',
  'no-connections',
  'stale',
  'completed-with-failures',
  'running',
  'completed',
  'accepted',
  'up-to-date',
] as const

export type Status = (typeof STATUSES)[number]

/** Those that `fail-on` may name. */
export const FAIL_ON_STATUSES = [
  'failed',
  'timed-out',
  'not-started',
  'no-connections',
  'stale',
  'completed-with-failures',
] as const satisfies readonly Status[]

/** The worst of the statuses; `otherwise` if there are none. */
export function worst(statuses: readonly Status[], otherwise: Status): Status {
  return STATUSES.find(status => statuses.includes(status)) ?? otherwise
}

/** Whether a status fails the step. */
export function fails(status: Status, failOn: readonly Status[]): boolean {
  return status === 'cancelled' || failOn.includes(status)
}
