import { ApiError } from '../api/errors.ts'
import { isFine, type Status } from '../status.ts'
import { lastCompletedAt } from '../sync/check.ts'
import { type ConnectionResult, type Outcome, type ProviderResult, statusOf } from '../sync/results.ts'
import { NOT_STARTED_AFTER } from '../sync/track.ts'
import { CONSOLE, codeWord, count, describeError, duration, errorInBrief, quote } from './words.ts'

/** What people are told about. */
export interface Report {
  outcome: Outcome
  settings: { waitTimeoutMs: number; failOn: readonly Status[] }
  /** Cleaned. */
  tags: readonly string[]
  /** What v3 had answered, where the step went on with v5. */
  v3Error: ApiError | null
}

const LONGEST_MESSAGE = 1000
/** The ids that are named for each sentence. */
const MOST_IDS = 3

/** What became of all in one line, fit for a chat message. */
export function overallMessage(report: Report): string {
  const { outcome } = report
  const each = outcome.providers.map(result => `${result.provider}: ${providerMessage(result, report)}`)
  const about = each.length > 0 ? each : [nothingMessage(report)]
  return cut(`Supermemory ${outcome.mode}: ${statusOf(outcome)}. ${about.join('. ')}`)
}

/** Why no provider was asked. */
export function nothingMessage(report: Report): string {
  const { listError, cancelled } = report.outcome
  if (listError !== null) return errorMessage(listError, 'list', report)
  return cancelled ? 'cancelled before anything was asked' : noConnections(report)
}

/** What became of a provider, without its name. */
export function providerMessage(
  { error, connections, status, alreadyRunning }: ProviderResult,
  report: Report,
): string {
  if (error !== null) return errorMessage(error, report.outcome.listError === null ? 'sync' : 'list', report)
  if (connections?.length === 0) return noConnections(report)
  if (connections !== null) return cut([...sentences(connections, report), ...failedPolls(status, report)].join('; '))
  if (status === 'cancelled') return 'cancelled; if the request got through, the sync goes on at Supermemory'
  return alreadyRunning ? 'accepted: a sync is already running' : 'accepted'
}

function noConnections({ tags }: Report): string {
  return tags.length > 0
    ? `no connection has these container tags: check container-tags, or connect it at ${CONSOLE}`
    : `there is no connection: connect it at ${CONSOLE}`
}

function errorMessage(error: ApiError, asked: 'sync' | 'list', { tags, v3Error }: Report): string {
  const what = asked === 'sync' ? 'asking for a sync' : 'listing the connections'
  const before = v3Error === null ? '' : `; before that, v3 had answered: ${errorInBrief(v3Error)}`
  return cut(`${what} failed: ${describeError(error, asked, tags.length > 0)}${before}`)
}

/** First those that need attention, the same sentence once; then a count of the others. */
function sentences(connections: readonly ConnectionResult[], report: Report): string[] {
  const troubled = connections.filter(result => !isFine(result.status) || limitMessage(result, report) !== '')
  const about = Map.groupBy(troubled, result => `${result.status}: ${details(result, report)}`)
  const fine = Map.groupBy(
    connections.filter(result => !troubled.includes(result)),
    ({ status }) => status,
  )
  return [
    ...[...about].map(([sentence, members]) => `${idsOf(members)} ${sentence}`),
    ...[...fine].map(([status, members]) =>
      [`${count(members.length, 'connection')} ${status}`, ...items(members)].join(', '),
    ),
  ]
}

function idsOf(members: readonly ConnectionResult[]): string {
  const ids = members
    .slice(0, MOST_IDS)
    .map(({ connection }) => connection.id)
    .join(', ')
  return members.length > MOST_IDS ? `${ids} and ${members.length - MOST_IDS} more` : ids
}

function items(members: readonly ConnectionResult[]): string[] {
  const known = members.filter(({ counts }) => counts === 'known')
  const unknown = members.filter(({ counts }) => counts === 'unknown').length
  const sum = known.reduce((total, { run }) => total + (run?.itemsProcessed ?? 0), 0)
  return [
    ...(known.length > 0 ? [count(sum, 'item')] : []),
    ...(unknown > 0 ? [`the counts of ${unknown} could not be fetched`] : []),
  ]
}

/** Polls that failed, where one that succeeded might have told more. */
function failedPolls(status: Status, { outcome: { polls } }: Report): string[] {
  if (polls.failed === 0 || (status !== 'timed-out' && status !== 'not-started')) return []
  return [
    `${count(polls.failed, 'poll')} failed${polls.last === null ? '' : `, the last one with: ${errorInBrief(polls.last)}`}`,
  ]
}

/** What there is to say of a connection besides its status, and what to do about it. */
export function details(result: ConnectionResult, report: Report): string {
  return [reason(result, report), advice(result) ?? '', limitMessage(result, report)]
    .filter(part => part !== '')
    .join('; ')
}

const TROUBLES = {
  removed: 'it was removed while it was waited for',
  no_namespace: 'it has no namespace, and cannot be asked',
  unexpected_answer: 'its id is not one that the API documents',
}

function reason(result: ConnectionResult, report: Report): string {
  const { status, run, trouble, counts, documentsLeft } = result
  const { listedAt, mode, polls } = report.outcome
  const waited = duration(report.settings.waitTimeoutMs)
  if (trouble instanceof ApiError) return errorMessage(trouble, trouble === polls.last ? 'list' : 'sync', report)
  if (trouble !== null && trouble !== 'not-started') return TROUBLES[trouble]
  if (counts === 'unknown' && status.startsWith('completed')) return 'its counts could not be fetched'
  switch (status) {
    case 'failed':
      return runError(result)
    case 'timed-out':
      if (documentsLeft !== null)
        return `${count(documentsLeft, 'document')} of its namespace could not be found after ${waited}`
      if (run === null) return `the sync in its way was still going after ${waited}`
      return run.status === 'running'
        ? `still going after ${waited}`
        : `its documents could not be listed within ${waited}`
    case 'not-started':
      if (mode === 'check') return 'it has never synced'
      return `no sync began within ${duration(Math.min(NOT_STARTED_AFTER, report.settings.waitTimeoutMs))}`
    case 'completed-with-failures':
      return failedItems(result)
    case 'cancelled':
      return run === null ? 'no sync had begun yet' : 'its sync goes on at Supermemory'
    case 'stale':
    case 'up-to-date':
      return `last synced ${age(result, listedAt)} ago`
    default:
      return ''
  }
}

function runError({ run }: ConnectionResult): string {
  const code = run?.errorCode == null ? [] : [codeWord(run.errorCode)]
  return [...code, ...(run?.error == null ? [] : [quote(run.error)])].join(', ')
}

function failedItems({ run }: ConnectionResult): string {
  const each = codeCounts(run?.failures ?? []).map(([code, times]) => `${times} × ${codeWord(code)}`)
  return `${count(run?.itemsFailed ?? 0, 'item')} failed${each.length === 0 ? '' : ` (${each.slice(0, 5).join(', ')})`}`
}

/** How often each code occurs, the most frequent first. */
export function codeCounts(failures: readonly { code: string | null }[]): [code: string, times: number][] {
  const groups = Map.groupBy(failures, ({ code }) => code ?? 'unknown')
  const counts = [...groups].map(([code, members]): [string, number] => [code, members.length])
  return counts.sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
}

/** How long ago the last completed sync ended, by the list's time; empty where that is not known. */
export function age({ connection }: ConnectionResult, listedAt: number | null): string {
  const completedAt = lastCompletedAt(connection)
  return completedAt === null || listedAt === null ? '' : duration(Math.max(0, listedAt - completedAt))
}

const RUN_ADVICE: Readonly<Record<string, string>> = {
  auth_expired: `reconnect it at ${CONSOLE}: its login has expired`,
  plan_required: `upgrade the plan at ${CONSOLE}: this one does not include the connector`,
  rate_limited: 'try again later: the provider limits how often it may be asked',
  provider_unavailable: 'try again later: the provider could not be reached',
  internal: "try again later; if it stays, ask Supermemory's support",
}
const SELECTABLE = ['google-drive', 'onedrive']

/** What to do about a connection; null where there is nothing to do, or where the error says it. */
export function advice({ status, run, trouble, connection }: ConnectionResult): string | null {
  if (trouble === 'no_namespace') return `reconnect it at ${CONSOLE}`
  if (status === 'not-started' && SELECTABLE.includes(connection.provider)) {
    return `choose what to sync at ${CONSOLE}: a connection whose selection was never saved is skipped`
  }
  if (status === 'not-started') return `look at the connection at ${CONSOLE}`
  if (status === 'timed-out') return 'raise wait-timeout-minutes; the sync goes on at Supermemory'
  if (status !== 'failed' || trouble !== null || run?.errorCode == null) return null
  return Object.hasOwn(RUN_ADVICE, run.errorCode) ? (RUN_ADVICE[run.errorCode] ?? null) : null
}

/** Of a check: empty unless the connection has as many documents as it may. */
export function limitMessage({ connection: { documents } }: ConnectionResult, { outcome }: Report): string {
  if (outcome.mode === 'sync' || documents === null || documents.count < documents.limit) return ''
  return `its limit of ${count(documents.limit, 'document')} is reached: see ${CONSOLE}`
}

function cut(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message
  return `${message.slice(0, LONGEST_MESSAGE - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
