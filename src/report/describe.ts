import { type Code, names } from '../api/codes.ts'
import type { Failure } from '../api/failure.ts'
import { isFine, type Status } from '../status.ts'
import {
  type ConnectionResult,
  errorCodeOf,
  type NamedResult,
  type ProviderResult,
  providerErrorCode,
  statusOf,
} from '../sync/results.ts'
import { quote } from '../words.ts'
import { cut, failureMessage, overallMessage, providerMessage } from './messages.ts'
import type { Part, Picture, Report, Row } from './picture.ts'
import { adviceOf, ageOf, countsOf, limitReached, reasonOf } from './sentences.ts'

const LONGEST_GIVEN = 100

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
    message: overallMessage(outcome.mode, status, told),
    parts: told,
    connections: outcome.listedAt === null ? null : results.length,
    itemsProcessed: sumOf(results, 'itemsProcessed'),
    itemsFailed: sumOf(results, 'itemsFailed'),
  }
}

/** The picture of bad input, or of a bug. */
export function describeProblem(
  problems: readonly string[],
  mode: 'sync' | 'check',
  given: string,
  errorCode: Code,
): Picture {
  const about = partOf(given.slice(0, LONGEST_GIVEN), 'failed', problems.join('; '), errorCode)
  const part = { ...about, name: '', fails: true }
  const message = overallMessage(mode, 'failed', [part])
  const nothing = { connections: null, itemsProcessed: null, itemsFailed: null }
  return { mode, status: 'failed', isFailure: true, message, parts: [part], ...nothing }
}

function partOf(provider: string, status: Status, message: string, errorCode: string | null): Part {
  const nothing = { fails: false, isNotable: !isFine(status), wasRunning: false, rows: null }
  return { provider, name: provider, status, message: cut(message), errorCode, ...nothing }
}

function providerPart(result: ProviderResult, report: Report): Part {
  const { provider, status, failure, connections, wasRunning } = result
  const isRepeated = repeatedIds(connections ?? [])
  const rows = connections?.map(connection => rowOf(connection, isRepeated, report)) ?? null
  const statuses = [status, ...(rows ?? []).flatMap(row => [row.status, row.result.countedStatus ?? row.status])]
  const codes = [providerErrorCode(result), ...(rows ?? []).map(row => row.errorCode)]
  // A list that the last poll was refused for the key has told nothing of those that were still waited for.
  const lastPoll = status === 'timed-out' || status === 'not-started' ? report.outcome.polls.last : null
  const failures = [failure, lastPoll, ...(connections ?? []).map(each => each.failure)]
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
  const namespace = ((report.tags.length > 1 || isRepeated(id)) && connection.namespace) || ''
  return {
    result,
    name: `${id}${namespace === '' ? '' : ` in ${quote(namespace)}`}${account === null ? '' : ` (${account})`}`,
    namespace,
    status,
    errorCode: errorCodeOf(result),
    reason: reasonOf(result, report),
    counts: countsOf(result),
    advice: adviceOf(result, report),
    limit: limitReached(result),
    ageMs: ageOf(result),
  }
}

function namedPart(named: NamedResult, report: Report): Part {
  const { status, failure, ...what } = named
  const name =
    'containerTag' in what ? `container tag ${quote(what.containerTag)}` : `connection ${quote(what.connectionId)}`
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

/** The sum of the counts that are known; null when none is. */
function sumOf(results: readonly ConnectionResult[], field: 'itemsProcessed' | 'itemsFailed'): number | null {
  const known = results
    .filter(({ counts }) => counts !== null)
    .map(({ run }) => run?.[field] ?? null)
    .filter(number => number !== null)
  return known.length === 0 ? null : known.reduce((total, number) => total + number, 0)
}
