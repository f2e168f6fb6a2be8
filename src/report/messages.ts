import type { ApiError } from '../api/errors.ts'
import { bySeverity, isFine, type Status } from '../status.ts'
import { lastCompletedAt } from '../sync/check.ts'
import { type ConnectionResult, type ProviderResult, statusOf } from '../sync/results.ts'
import { described, details, limitMessage, type Report } from './connection.ts'
import { CONSOLE, count, errorInBrief, roughly } from './words.ts'

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

/** First those that need attention, the same sentence once; then a count of the others. */
function sentences(connections: readonly ConnectionResult[], report: Report): string[] {
  const worstFirst = connections.toSorted((a, b) => bySeverity(a.status, b.status))
  const isTroubled = (result: ConnectionResult) => !isFine(result.status) || limitMessage(result, report) !== ''
  const troubled = Map.groupBy(worstFirst.filter(isTroubled), result => `${result.status}: ${details(result, report)}`)
  const others = worstFirst.filter(result => !isTroubled(result))
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

/** To 1,000 characters. */
export function cut(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message
  return `${message.slice(0, LONGEST_MESSAGE - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
