import { type Code, names } from '../api/codes.ts'
import type { Failure } from '../api/failure.ts'
import { bySeverity, isFine, type Status } from '../status.ts'
import {
  type ConnectionResult,
  errorCodeOf,
  type NamedResult,
  type ProviderResult,
  providerErrorCode,
  statusOf,
} from '../sync/results.ts'
import { CONSOLE, count, quote } from '../words.ts'
import { adviceOf, ageOf, failureAdvice, failureReason, limitReached, type Report, reasonOf } from './sentences.ts'

/** Of a message, in characters. */
export const LONGEST_MESSAGE = 1000
const LONGEST_GIVEN = 100
/** The ids that are named for each sentence. */
const MOST_IDS = 3

/** The one picture of an outcome, from which log, annotations, outputs and summary print. */
export interface Picture {
  mode: 'sync' | 'check'
  status: Status
  /** Whether the step fails. */
  isFailure: boolean
  /** All in one line. */
  message: string
  /** The providers in the order given, then tags and ids; at least one. */
  parts: readonly Part[]
  /** How many connections there are; null where none was listed. */
  connections: number | null
  /** Sums over the runs whose counts are known; null where none is. */
  itemsProcessed: number | null
  itemsFailed: number | null
}

/** A provider, or a container tag or connection id that was named and not found. */
export interface Part {
  provider: string
  containerTag?: string
  connectionId?: string
  /** Who it is about, as people see it. */
  name: string
  status: Status
  /** What it came to, without its name. */
  message: string
  errorCode: string | null
  fails: boolean
  /** It does not fail the step, but there is something to say. */
  isNotable: boolean
  wasRunning: boolean
  /** Null: nothing was listed. */
  rows: readonly Row[] | null
}

/** A connection. */
export interface Row {
  result: ConnectionResult
  /** Its id and, where accounts are shown, its account. */
  name: string
  /** Empty unless its id is in several namespaces. */
  namespace: string
  status: Status
  errorCode: string | null
  reason: string
  advice: string
  /** Empty unless its document limit is reached. */
  limit: string
  /** How long ago its last completed sync ended; empty where that is not known. */
  age: string
}

export function describe(report: Report): Picture {
  const { outcome } = report
  const parts = [
    ...outcome.providers.map(provider => providerPart(provider, report)),
    ...outcome.named.map(named => namedPart(named, report)),
  ]
  const all = outcome.providers.length === 0 ? [nothingPart(report), ...parts] : parts
  const status = statusOf(outcome)
  // Whatever fail-on says: a monitor with a dead key, or without an API, must not be green for ever.
  const isIdle = outcome.listedAt === null && outcome.providers.every(each => each.status !== 'accepted')
  const told = isIdle ? all.map(part => ({ ...part, fails: true, isNotable: false })) : all
  const results = outcome.providers.flatMap(({ connections }) => connections ?? [])
  return {
    mode: outcome.mode,
    status,
    isFailure: outcome.cancelled || told.some(({ fails }) => fails),
    message: overall(outcome.mode, status, told),
    parts: told,
    connections: outcome.listedAt === null ? null : results.length,
    itemsProcessed: sumOf(results, 'itemsProcessed'),
    itemsFailed: sumOf(results, 'itemsFailed'),
  }
}

/** The picture where nothing could be asked: bad input, or a fault of the action. */
export function describeProblem(
  problems: readonly string[],
  mode: 'sync' | 'check',
  given: string,
  errorCode: Code,
): Picture {
  const part: Part = {
    ...partOf(given.slice(0, LONGEST_GIVEN), 'failed', problems.join('; '), errorCode),
    name: '',
    fails: true,
  }
  const nothing = { connections: null, itemsProcessed: null, itemsFailed: null }
  return {
    mode,
    status: 'failed',
    isFailure: true,
    message: overall(mode, 'failed', [part]),
    parts: [part],
    ...nothing,
  }
}

function partOf(provider: string, status: Status, message: string, errorCode: string | null): Part {
  const nothing = { fails: false, isNotable: !isFine(status), wasRunning: false, rows: null }
  return { provider, name: provider, status, message: cut(message), errorCode, ...nothing }
}

function providerPart(result: ProviderResult, report: Report): Part {
  const { provider, status, failure, connections, wasRunning } = result
  const isRepeated = repeatedIds(connections ?? [])
  const rows = connections?.map(connection => rowOf(connection, isRepeated, report)) ?? null
  const statuses = [status, ...(rows ?? []).map(row => row.status)]
  const codes = [providerErrorCode(result), ...(rows ?? []).map(row => row.errorCode)]
  const failures = [failure, ...(connections ?? []).map(each => each.failure)]
  const fails = failsStep(statuses, codes, failures, report)
  const isNotable = !fails && (!statuses.every(isFine) || (rows ?? []).some(({ limit }) => limit !== ''))
  const message = providerMessage(result, rows ?? [], report)
  return { ...partOf(provider, status, message, providerErrorCode(result)), fails, isNotable, wasRunning, rows }
}

/** Tells which ids are in several namespaces. */
function repeatedIds(results: readonly ConnectionResult[]): (id: string) => boolean {
  const groups = Map.groupBy(results, ({ connection }) => connection.id)
  return id => (groups.get(id)?.length ?? 0) > 1
}

function rowOf(result: ConnectionResult, isRepeated: (id: string) => boolean, report: Report): Row {
  const { connection, status } = result
  const { id, account } = connection
  const namespace = (isRepeated(id) && connection.namespace) || ''
  return {
    result,
    name: `${id}${namespace === '' ? '' : ` in ${quote(namespace)}`}${account === null ? '' : ` (${account})`}`,
    namespace,
    status,
    errorCode: errorCodeOf(result),
    reason: reasonOf(result, report),
    advice: adviceOf(result, report),
    limit: limitReached(result),
    age: ageOf(result, report),
  }
}

function namedPart(named: NamedResult, report: Report): Part {
  const { status, failure } = named
  const what = 'containerTag' in named ? { containerTag: named.containerTag } : { connectionId: named.connectionId }
  const name =
    'containerTag' in named ? `container tag ${quote(named.containerTag)}` : `connection ${quote(named.connectionId)}`
  const part = partOf(report.given.slice(0, LONGEST_GIVEN), status, failureMessage(failure, report), failure.code)
  const fails = failsStep([status], [failure.code], [failure], report)
  return { ...part, ...what, name, fails, isNotable: !fails, rows: [] }
}

/** Where the step was cancelled before anything was known. */
function nothingPart({ given }: Report): Part {
  const part = partOf(given.slice(0, LONGEST_GIVEN), 'cancelled', 'cancelled before anything was triggered', null)
  return { ...part, fails: true }
}

function failsStep(
  statuses: readonly Status[],
  codes: readonly (string | null)[],
  failures: readonly (Failure | null)[],
  { settings: { failOn } }: Report,
): boolean {
  if (statuses.includes('cancelled') || failures.some(failure => failure?.isBadKey)) return true
  return failOn.some(
    word => statuses.some(status => status === word) || codes.some(code => code !== null && names(word, code)),
  )
}

function providerMessage(
  { failure, connections, status, wasRunning }: ProviderResult,
  rows: readonly Row[],
  report: Report,
) {
  if (failure !== null) return failureMessage(failure, report)
  if (connections?.length === 0) return noConnections(report)
  if (connections !== null) return [...sentences(rows, report), ...failedPolls(status, report)].join('; ')
  if (status === 'cancelled') return 'cancelled; if the request got through, the sync keeps running at Supermemory'
  return wasRunning ? 'accepted: a sync is already running' : 'accepted'
}

function failureMessage(failure: Failure, report: Report): string {
  const advice = failureAdvice(failure, report)
  return `${failureReason(failure, report)}${advice === '' ? '' : `; ${advice}`}`
}

function noConnections({ tags, ids }: Report): string {
  if (ids.length > 0) return 'it has none of the chosen connections: check connection-ids'
  return tags.length > 0
    ? `no connection has ${tags.length === 1 ? 'this container tag' : 'these container tags'}: check container-tags, or connect a provider at ${CONSOLE}`
    : `nothing is connected: connect a provider at ${CONSOLE}`
}

/** First those that need attention, the same sentence once; then a count of the others. */
function sentences(rows: readonly Row[], report: Report): string[] {
  const worstFirst = rows.toSorted(bySeverity)
  const needsAttention = ({ status, limit }: Row) => !isFine(status) || limit !== ''
  const sentence = ({ status, reason, advice, limit }: Row) =>
    `${status}${[reason, advice, limit]
      .filter(part => part !== '')
      .map((part, index) => `${index === 0 ? ': ' : '; '}${part}`)
      .join('')}`
  const troubled = Map.groupBy(worstFirst.filter(needsAttention), sentence)
  const others = worstFirst.filter(row => !needsAttention(row))
  return [
    ...[...troubled].map(([text, members]) => `${namesOf(members)} ${text}`),
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
  const oldest = rows.filter(({ age }) => age !== '').toSorted((a, b) => (endOf(a) ?? 0) - (endOf(b) ?? 0))[0]?.age
  const ages =
    oldest === undefined ? [] : [rows.length === 1 ? `last synced ${oldest} ago` : `the oldest sync ${oldest} ago`]
  if (status === 'running') return [...new Set(rows.map(({ reason }) => reason))].slice(0, MOST_IDS)
  if (status === 'up-to-date') return ages
  const known = rows.filter(({ result }) => result.counts === 'known')
  const unknown = rows.filter(({ result }) => result.counts === 'unknown').length
  const sum = known.reduce((total, { result }) => total + (result.run?.itemsProcessed ?? 0), 0)
  return [
    ...(mode === 'check' ? ages : []),
    ...(mode === 'sync' && known.length > 0 ? [count(sum, 'item')] : []),
    ...(unknown > 0 ? [`the counts of ${unknown} are unknown`] : []),
  ]
}

function endOf({ result: { connection } }: Row): number | null {
  return connection.lastRun?.completedAt ?? connection.lastSuccessAt
}

/** Polls that failed, where one that succeeded might have told more. */
function failedPolls(status: Status, { outcome: { polls } }: Report): string[] {
  if (polls.failed === 0 || (status !== 'timed-out' && status !== 'not-started')) return []
  const last = polls.last === null ? '' : `, the last one with: ${polls.last.brief}`
  return [`${count(polls.failed, 'poll')} failed${last}`]
}

/** The worst first, as it may be cut. */
function overall(mode: string, status: Status, parts: readonly Part[]): string {
  // Not toSorted(): on an old Node, which this tells of, there is none.
  const each = [...parts].sort(bySeverity).map(({ name, message }) => (name === '' ? message : `${name}: ${message}`))
  return cut(`Supermemory ${mode}: ${status}. ${each.join('. ')}`)
}

/** The sum of the counts that are known; null when none is. */
function sumOf(results: readonly ConnectionResult[], field: 'itemsProcessed' | 'itemsFailed'): number | null {
  const known = results
    .filter(({ counts }) => counts !== null)
    .map(({ run }) => run?.[field] ?? null)
    .filter(number => number !== null)
  return known.length === 0 ? null : known.reduce((total, number) => total + number, 0)
}

export function cut(message: string, longest = LONGEST_MESSAGE): string {
  if (message.length <= longest) return message
  return `${message.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
