import { ApiError } from '../api/errors.ts'
import type { Settings } from '../settings.ts'
import { bySeverity, isFine, type Status } from '../status.ts'
import { lastCompletedAt } from '../sync/check.ts'
import { type ConnectionResult, type Outcome, type ProviderResult, statusOf } from '../sync/results.ts'
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

const LONGEST_MESSAGE = 1000
/** The ids that are named for each sentence. */
const MOST_IDS = 3

/** What became of all in one line, fit for a chat message: the worst first, as it may be cut. */
export function overallMessage(report: Report): string {
  const { outcome } = report
  const worstFirst = outcome.providers.toSorted((a, b) => bySeverity(a.status, b.status))
  const each = worstFirst.map(result => `${result.provider}: ${providerMessage(result, report)}`)
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
    ? `no connection has these container tags: check container-tags, or connect a provider at ${CONSOLE}`
    : `nothing is connected: connect a provider at ${CONSOLE}`
}

function errorMessage(error: ApiError, asked: 'sync' | 'list', report: Report): string {
  return cut(
    `${asked === 'sync' ? 'asking for a sync' : 'listing the connections'} failed: ${described(error, asked, report)}`,
  )
}

function described(error: ApiError, asked: 'sync' | 'list', { tags, v3Error }: Report): string {
  const before = v3Error === null ? '' : `; v3 had failed before: ${errorInBrief(v3Error)}`
  return `${describeError(error, asked, tags.length > 0)}${before}`
}

/** First those that need attention, the same sentence once; then a count of the others. */
function sentences(connections: readonly ConnectionResult[], report: Report): string[] {
  const isTroubled = (result: ConnectionResult) => !isFine(result.status) || limitMessage(result, report) !== ''
  const troubled = Map.groupBy(connections.filter(isTroubled), result => `${result.status}: ${details(result, report)}`)
  const others = connections.filter(result => !isTroubled(result))
  return [
    ...[...troubled].map(([sentence, members]) => `${idsOf(members)} ${sentence}`),
    ...[...Map.groupBy(others, ({ status }) => status)].map(([status, members]) =>
      [`${count(members.length, 'connection')} ${status}`, ...ages(members, report), ...items(members)].join(', '),
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

/** Of a check: how old the oldest of their syncs is. */
function ages(members: readonly ConnectionResult[], { outcome: { mode, listedAt } }: Report): string[] {
  const ends = members.map(({ connection }) => lastCompletedAt(connection)).filter(end => end !== null)
  if (mode === 'sync' || listedAt === null || ends.length === 0) return []
  const oldest = roughly(listedAt - Math.min(...ends))
  return [`${members.length === 1 ? 'last synced' : 'the oldest sync'} ${oldest} ago`]
}

function items(members: readonly ConnectionResult[]): string[] {
  const known = members.filter(({ counts }) => counts === 'known')
  const unknown = members.filter(({ counts }) => counts === 'unknown').length
  const sum = known.reduce((total, { run }) => total + (run?.itemsProcessed ?? 0), 0)
  return [
    ...(known.length > 0 ? [count(sum, 'item')] : []),
    ...(unknown > 0 ? [`the counts of ${unknown} are unknown`] : []),
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

/** To 1,000 characters. */
export function cut(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message
  return `${message.slice(0, LONGEST_MESSAGE - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
