import { ApiError } from '../api/errors.ts'
import type { Settings } from '../settings.ts'
import { lastCompletedAt } from '../sync/check.ts'
import type { ConnectionResult, Outcome } from '../sync/results.ts'
import { NOT_STARTED_AFTER } from '../sync/track.ts'
import { CONSOLE, codeWord, count, describeError, duration, errorInBrief, quote, roughly } from './words.ts'

/** What people are told about. */
export interface Report {
  outcome: Outcome
  settings: Pick<Settings, 'waitTimeoutMs' | 'failOn'>
  /** Cleaned. */
  tags: readonly string[]
  /** What v3 had answered, where the step went on with v5. */
  v3Error: ApiError | null
}

/** What there is to say of a connection besides its status, and what to do about it. */
export function details(result: ConnectionResult, report: Report): string {
  return [reason(result, report), advice(result) ?? '', limitMessage(result, report)]
    .filter(part => part !== '')
    .join('; ')
}

const TROUBLES = {
  removed: 'removed during the wait',
  no_namespace: 'without a namespace, so it cannot be synced',
  unexpected_answer: 'the id has characters that the API does not document, so it was not asked',
  blocked: 'an earlier sync is still going, so no new one was asked for',
  'not-asked': 'the API has not answered whether it accepts the request',
}

function reason(result: ConnectionResult, report: Report): string {
  const { status, run, trouble, counts, documentsLeft } = result
  const { listedAt, mode, polls } = report.outcome
  const waited = duration(report.settings.waitTimeoutMs)
  const isCompleted = status.startsWith('completed')
  if (trouble instanceof ApiError) return described(trouble, trouble === polls.last ? 'list' : 'sync', report)
  if (trouble !== null && trouble !== 'not-started') return TROUBLES[trouble]
  if (counts === 'unknown' && isCompleted && !run?.itemsFailed) return 'the item counts could not be fetched'
  switch (status) {
    case 'failed':
      return runError(result)
    case 'timed-out':
      if (documentsLeft)
        return `${count(documentsLeft, 'document')} of the namespace could not be found after ${waited}`
      return run?.status === 'running'
        ? `still going after ${waited}`
        : `after ${waited} it was not certain that the documents can be found`
    case 'not-started':
      if (mode === 'check') return 'never synced'
      return `${polls.last === null ? 'no sync began' : 'no poll could show a sync'} within ${duration(Math.min(NOT_STARTED_AFTER, report.settings.waitTimeoutMs))}`
    case 'completed-with-failures':
      return failedItems(result)
    case 'cancelled':
      if (run === null) return 'no sync had begun yet'
      return run.status === 'running' ? 'the sync goes on at Supermemory' : 'the documents are still being processed'
    case 'stale':
    case 'up-to-date':
      return lastSynced(result, listedAt)
    default:
      return ''
  }
}

function runError({ run }: ConnectionResult): string {
  const code = run?.errorCode == null ? [] : [codeWord(run.errorCode)]
  return [...code, ...(run?.error == null ? [] : [quote(run.error)])].join(', ') || 'the API does not say why'
}

function failedItems({ run }: ConnectionResult): string {
  const { failures = [], itemsFailed = 0 } = run ?? {}
  const each = codeCounts(failures).map(([code, times]) => `${times} × ${codeWord(code)}`)
  const codes =
    each.length === 0 ? '' : ` (${each.slice(0, 5).join(', ')}${failures.length < (itemsFailed ?? 0) ? ', …' : ''})`
  return `${count(itemsFailed ?? 0, 'item')} failed${codes}`
}

/** How often each code occurs, the most frequent first. */
export function codeCounts(failures: readonly { code: string | null }[]): [code: string, times: number][] {
  const groups = Map.groupBy(failures, ({ code }) => code ?? 'unknown')
  const counts = [...groups].map(([code, members]): [string, number] => [code, members.length])
  return counts.sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
}

function lastSynced(result: ConnectionResult, listedAt: number | null): string {
  const ago = age(result, listedAt)
  return ago === '' ? 'nobody knows when it last synced' : `last synced ${ago} ago`
}

/** How long ago the last completed sync ended, by the list's time; empty where that is not known. */
export function age({ connection }: ConnectionResult, listedAt: number | null): string {
  const completedAt = lastCompletedAt(connection)
  return completedAt === null || listedAt === null ? '' : roughly(listedAt - completedAt)
}

const RUN_ADVICE: Readonly<Record<string, string>> = {
  auth_expired: `reconnect it at ${CONSOLE}: the login has expired`,
  plan_required: `upgrade the plan at ${CONSOLE}: it does not include this provider`,
  rate_limited: 'try again later: the provider is limiting requests',
  provider_unavailable: 'try again later: the provider could not be reached',
  internal: "try again later; if it keeps failing, ask Supermemory's support",
}
const SELECTABLE = ['google-drive', 'onedrive']

/** What to do about a connection; null where there is nothing to do, or where the error says it. */
export function advice({ status, run, trouble, connection }: ConnectionResult): string | null {
  if (trouble === 'no_namespace') return `reconnect it at ${CONSOLE}`
  if (status === 'not-started' && SELECTABLE.includes(connection.provider)) {
    return `choose what to sync at ${CONSOLE}: a connection whose selection was never saved is skipped`
  }
  if (status === 'not-started') return `look at the connection at ${CONSOLE}`
  if (status === 'timed-out')
    return `raise wait-timeout-minutes${run?.status === 'running' ? '; the sync goes on at Supermemory' : ''}`
  if (status !== 'failed' || trouble !== null || run?.errorCode == null) return null
  return Object.hasOwn(RUN_ADVICE, run.errorCode) ? (RUN_ADVICE[run.errorCode] ?? null) : null
}

/** Of a check: empty unless the connection has as many documents as it may. */
export function limitMessage({ connection: { documents } }: ConnectionResult, { outcome }: Report): string {
  if (outcome.mode === 'sync' || documents === null || documents.count < documents.limit) return ''
  return `the limit of ${count(documents.limit, 'document')} is reached: see ${CONSOLE}`
}

/** An error, and what v3 had answered before. `asked`: what the request was for. */
export function described(error: ApiError, asked: 'sync' | 'list', { tags, v3Error }: Report): string {
  const before = v3Error === null ? '' : `; v3 had failed before: ${errorInBrief(v3Error)}`
  return `${describeError(error, asked, tags.length > 0)}${before}`
}
