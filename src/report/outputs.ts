import {
  type ConnectionResult,
  errorCodeOf,
  type Outcome,
  providerErrorCode,
  statusOf,
} from '../sync/results.ts'
import { advice, type Context, isFine, overallMessage, providerMessage } from './messages.ts'

/** A Linux process takes no environment variable above 128 KiB; in bytes. */
const LARGEST_RESULTS = 96 * 1024

/** One provider, as the output `results` has it. */
export interface ResultEntry {
  provider: string
  status: string
  message: string
  errorCode: string | null
  connections: ConnectionEntry[]
  /** Something was dropped to keep `results` small. */
  truncated?: true
}

type ConnectionEntry = ReturnType<typeof connectionEntry>

/** Everything but `results-file`, whose content is `all`. */
export interface Outputs {
  values: Readonly<Record<string, string>>
  all: string
}

export function outputsOf(outcome: Outcome, context: Context, given: string): Outputs {
  const connections = outcome.providers.flatMap(provider => provider.connections ?? [])
  const runs = connections.filter(({ counts }) => counts !== null).map(({ run }) => run)
  const message = overallMessage(outcome, context)
  const unasked = outcome.providers.length === 0 && (outcome.cancelled || outcome.listError !== null)
  const results = unasked
    ? [nothingAsked(given, statusOf(outcome), message, outcome.listError?.code ?? null)]
    : outcome.providers.map(provider => ({
        provider: provider.provider,
        status: provider.status,
        message: providerMessage(provider, context),
        errorCode: providerErrorCode(provider),
        connections: (provider.connections ?? []).map(connectionEntry),
      }))
  return {
    values: {
      ...valuesOf(statusOf(outcome), message, results),
      connections: outcome.listedAt === null ? '' : String(connections.length),
      'items-processed': sum(runs.map(run => run?.itemsProcessed ?? null)),
      'items-failed': sum(runs.map(run => run?.itemsFailed ?? null)),
    },
    all: JSON.stringify(results),
  }
}

/** The outputs where nothing could be asked. */
export function outputsOfProblem(given: string, message: string, errorCode: string): Outputs {
  const results = [nothingAsked(given, 'failed', message, errorCode)]
  const values = { connections: '', 'items-processed': '', 'items-failed': '' }
  return { values: { ...valuesOf('failed', message, results), ...values }, all: JSON.stringify(results) }
}

function nothingAsked(given: string, status: string, message: string, errorCode: string | null): ResultEntry {
  return { provider: given.slice(0, 100), status, message, errorCode, connections: [] }
}

function valuesOf(status: string, message: string, results: readonly ResultEntry[]) {
  const codes = results.flatMap(({ errorCode, connections }) => [
    errorCode,
    ...connections.map(each => each.errorCode),
  ])
  const distinct = [...new Set(codes.filter(code => code !== null))].sort()
  return { status, message, 'error-codes': distinct.join(','), results: JSON.stringify(fitting(results)) }
}

function connectionEntry(result: ConnectionResult) {
  const { connection, status, run } = result
  return {
    id: connection.id,
    namespace: connection.namespace,
    status,
    runId: run?.id ?? null,
    startedAt: isoTime(run?.startedAt),
    completedAt: isoTime(run?.completedAt),
    itemsProcessed: run?.itemsProcessed ?? null,
    itemsFailed: run?.itemsFailed ?? null,
    errorCode: errorCodeOf(result),
    error: run?.error ?? null,
    advice: advice(result),
    failures: (run?.failures ?? []).map(({ documentId, code }) => ({ documentId, code })),
  }
}

/** As much as fits: failed items are dropped first, then connections, those without trouble first. */
function fitting(results: readonly ResultEntry[]): readonly ResultEntry[] {
  if (bytes(results) <= LARGEST_RESULTS) return results
  const withoutFailures = results.map(result => ({
    ...result,
    connections: result.connections.map(connection => ({ ...connection, failures: [] })),
    ...(result.connections.some(({ failures }) => failures.length > 0) ? { truncated: true as const } : {}),
  }))
  if (bytes(withoutFailures) <= LARGEST_RESULTS) return withoutFailures
  const empty = withoutFailures.map(result => ({
    ...result,
    connections: [] as ConnectionEntry[],
    truncated: true as const,
  }))
  let left = LARGEST_RESULTS - bytes(empty)
  const kept = new Set<ConnectionEntry>()
  const connections = withoutFailures.flatMap(result => result.connections)
  for (const connection of connections.toSorted((a, b) => Number(isFine(a)) - Number(isFine(b)))) {
    left -= bytes(connection) + 1
    if (left < 0) break
    kept.add(connection)
  }
  return withoutFailures.map(result => {
    const rest = result.connections.filter(connection => kept.has(connection))
    return {
      ...result,
      connections: rest,
      ...(rest.length < result.connections.length ? { truncated: true as const } : {}),
    }
  })
}

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** The sum of the counts that are known; empty when none is. */
function sum(counts: readonly (number | null)[]): string {
  const known = counts.filter(number => number !== null)
  return known.length === 0 ? '' : String(known.reduce((total, number) => total + number, 0))
}

function isoTime(time: number | null | undefined): string | null {
  return time == null ? null : new Date(time).toISOString()
}
