/** What the statuses mean for a step, worst first: the status of several is the first of theirs here. */
const TABLE = {
  cancelled: { mark: '🚫', fails: 'always', isFine: false },
  failed: { mark: '❌', fails: 'by default', isFine: false },
  'timed-out': { mark: '⌛', fails: 'by default', isFine: false },
  'not-started': { mark: '⏸️', fails: 'by default', isFine: false },
  'no-connections': { mark: '🔌', fails: 'by default', isFine: false },
  stale: { mark: '🕰️', fails: 'by default', isFine: false },
  'completed-with-failures': { mark: '⚠️', fails: 'if named', isFine: false },
  running: { mark: '🔄', fails: 'never', isFine: true },
  completed: { mark: '✅', fails: 'never', isFine: true },
  accepted: { mark: '📨', fails: 'never', isFine: true },
  'up-to-date': { mark: '👌', fails: 'never', isFine: true },
} as const

export type Status = keyof typeof TABLE

export const STATUSES = Object.keys(TABLE) as Status[]
/** Those that `fail-on` may name, and those that it names by default. */
export const FAIL_ON_STATUSES = STATUSES.filter(status => /default|named/.test(TABLE[status].fails))
export const FAIL_BY_DEFAULT = STATUSES.filter(status => TABLE[status].fails === 'by default')

/** A status as people see it. A no-break space: in a narrow cell the mark would otherwise stand on its own line. */
export function marked(status: Status): string {
  return `${TABLE[status].mark}\u00a0${status}`
}

/** The worst of the statuses; `otherwise` if there are none. */
export function worst(statuses: readonly Status[], otherwise: Status): Status {
  return STATUSES.find(status => statuses.includes(status)) ?? otherwise
}

/** Sorts the worst first. */
export function bySeverity(one: { status: Status }, other: { status: Status }): number {
  return STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status)
}

/** Whether a status needs no attention. */
export function isFine(status: Status): boolean {
  return TABLE[status].isFine
}
