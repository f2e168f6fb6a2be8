/** Worst first: the status of several is the first of theirs in this list. */
export const STATUSES = [
  'cancelled',
  'failed',
  'timed-out',
  'not-started',
  'no-connections',
  'completed-with-failures',
  'completed',
  'accepted',
] as const

export type Status = (typeof STATUSES)[number]

/** The worst of the statuses; undefined if there are none. */
export function worst(statuses: readonly Status[]): Status | undefined {
  return STATUSES.find(status => statuses.includes(status))
}

/** Whether a step with this status fails. */
export function fails(status: Status, failOnItemFailures: boolean): boolean {
  if (status === 'completed-with-failures') return failOnItemFailures
  return status !== 'completed' && status !== 'accepted'
}
