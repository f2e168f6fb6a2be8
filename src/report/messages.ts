import type { Failure } from '../api/failure.ts'
import { bySeverity, isFine, type Status } from '../status.ts'
import type { ProviderResult } from '../sync/results.ts'
import { CONSOLE, count, roughly } from '../words.ts'
import type { Part, Report, Row } from './picture.ts'
import { failureAdvice, failureReason } from './sentences.ts'

/** Of a message, in characters. */
export const LONGEST_MESSAGE = 1000
/** The ids that are named for each sentence. */
const MOST_IDS = 3
const REQUEST_ID = /; request id “[^”]*”/g

/** What a provider came to, without its name. */
export function providerMessage(
  { provider, failure, connections, status, wasRunning }: ProviderResult,
  rows: readonly Row[],
  report: Report,
) {
  if (failure !== null) return failureMessage(failure, report)
  if (connections?.length === 0) return noConnections(provider, report)
  if (connections !== null) return [...sentences(rows, report), ...failedPolls(status, report)].join('; ')
  if (status === 'cancelled') return 'cancelled; if the request got through, the sync keeps running at Supermemory'
  return wasRunning ? 'accepted: a sync is already running' : 'accepted'
}

export function failureMessage(failure: Failure, report: Report): string {
  const advice = failureAdvice(failure, report)
  return `${failureReason(failure, report)}${advice === '' ? '' : `; ${advice}`}`
}

function noConnections(provider: string, { tags, settings: { connectionIds } }: Report): string {
  if (connectionIds.length > 0)
    return provider === 'all'
      ? 'no connection is in connection-ids: check that'
      : 'none of its connections is in connection-ids: check that, or remove this provider'
  return tags.length > 0
    ? `no connection ${provider === 'all' ? '' : 'of this provider '}has ${tags.length === 1 ? 'this container tag' : 'these container tags'}: check container-tags, or connect a provider at ${CONSOLE}`
    : `nothing is connected: connect a provider at ${CONSOLE}`
}

/** First those that need attention, the same sentence once; then a count of the others. */
function sentences(rows: readonly Row[], report: Report): string[] {
  const worstFirst = rows.toSorted(bySeverity)
  const needsAttention = ({ status, limit, result }: Row) =>
    !isFine(status) || limit !== '' || result.countedStatus === 'completed-with-failures'
  const sentence = ({ status, reason, counts, advice, limit }: Row) =>
    `${status}${[reason, counts, advice, limit]
      .filter(part => part !== '')
      .map((part, index) => `${index === 0 ? ': ' : '; '}${part}`)
      .join('')}`
  // Each request has an id of its own: that of the first one stands for all that failed alike.
  const alike = (row: Row) => sentence(row).replaceAll(REQUEST_ID, '')
  const alikes = Map.groupBy(worstFirst.filter(needsAttention), alike)
  const others = worstFirst.filter(row => !needsAttention(row))
  return [
    ...[...alikes.values()].map(members => `${namesOf(members)} ${members.slice(0, 1).map(sentence)}`),
    ...[...Map.groupBy(others, ({ status }) => status)].map(([status, members]) =>
      [`${count(members.length, 'connection')} ${status}`, ...about(status, members, report)].join(', '),
    ),
  ]
}

function namesOf(rows: readonly Row[]): string {
  const shown = rows
    .slice(0, MOST_IDS)
    .map(({ name }) => name)
    .join(', ')
  return rows.length > MOST_IDS ? `${shown} and ${rows.length - MOST_IDS} more` : shown
}

/** Of connections that are fine: since when they are syncing, how old their syncs are, and what came in. */
function about(status: Status, rows: readonly Row[], { outcome: { mode } }: Report): string[] {
  const known = rows.map(({ ageMs }) => ageMs).filter(ageMs => ageMs !== null)
  const oldest = roughly(Math.max(0, ...known))
  const age = rows.length === 1 ? `last synced ${oldest} ago` : `the oldest sync ${oldest} ago`
  const ages = known.length === 0 ? [] : [age]
  if (status === 'running') return [...new Set(rows.map(({ reason }) => reason))].slice(0, MOST_IDS)
  if (status === 'up-to-date') return ages
  const counted = rows.filter(({ result }) => result.counts === 'known')
  const unknown = rows.filter(({ result }) => result.counts === 'unknown').length
  const sum = counted.reduce((total, { result }) => total + (result.run?.itemsProcessed ?? 0), 0)
  return [
    ...(mode === 'check' ? ages : []),
    ...(mode === 'sync' && counted.length > 0 ? [count(sum, 'item')] : []),
    ...(unknown > 0 ? [`the item counts of ${unknown} could not be fetched`] : []),
  ]
}

/** Polls that failed, where one that succeeded might have told more. */
function failedPolls(status: Status, { outcome: { polls } }: Report): string[] {
  if (polls.failed === 0 || (status !== 'timed-out' && status !== 'not-started')) return []
  const last = polls.last === null ? '' : `, the last one with: ${polls.last.brief}`
  return [`${count(polls.failed, 'poll')} failed${last}`]
}

/** The worst first, as it may be cut. */
export function overallMessage(mode: string, status: Status, parts: readonly Part[]): string {
  // Not toSorted(): on an old Node, which this tells of, there is none.
  const each = [...parts].sort(bySeverity).map(lineOf)
  return cut(`Supermemory ${mode}: ${status}. ${each.join('. ')}`)
}

/** The message of a part, with whose it is where it does not say that. */
export function lineOf({ name, message, containerTag, connectionId }: Part): string {
  const isNamed = name === '' || containerTag !== undefined || connectionId !== undefined
  return isNamed ? message : `${name}: ${message}`
}

/** What does not fit ends in `…`. */
export function cut(message: string, longest = LONGEST_MESSAGE): string {
  if (message.length <= longest) return message
  return `${message.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
