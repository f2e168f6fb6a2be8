/** Each status with its mark. Worst first: the status of several is the first of theirs here. */
const MARKS = {
  cancelled: '🚫',
  failed: '❌',
  'timed-out': '⌛',
  'not-started': '⏸️',
  'no-connections': '❓',
  stale: '🕰️',
  'completed-with-failures': '⚠️',
  running: '🔄',
  completed: '✅',
  accepted: '📨',
  'up-to-date': '👌',
}

export type Status = keyof typeof MARKS

export const STATUSES = Object.keys(MARKS) as Status[]
/** Those that `fail-on` may name: from `failed` to `completed-with-failures`. */
export const FAIL_ON_STATUSES = STATUSES.slice(1, 7)

/** A status as people see it. A no-break space: in a narrow cell the mark would otherwise stand on its own line. */
export function marked(status: Status): string {
  return `${MARKS[status]}\u00a0${status}`
}

/** The worst of the statuses; `otherwise` if there are none. */
export function worst(statuses: readonly Status[], otherwise: Status): Status {
  return STATUSES.find(status => statuses.includes(status)) ?? otherwise
}

/** Sorts the worst first. */
export function bySeverity(one: Status, other: Status): number {
  return STATUSES.indexOf(one) - STATUSES.indexOf(other)
}

/** Whether a status is nothing that anybody has to look at. */
export function isFine(status: Status): boolean {
  return STATUSES.indexOf(status) >= STATUSES.indexOf('running')
}

/** Whether one of the statuses fails the step. */
export function fails(statuses: readonly Status[], failOn: readonly Status[]): boolean {
  return statuses.some(status => status === 'cancelled' || failOn.includes(status))
}
