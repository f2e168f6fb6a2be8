import { isFine, type Status } from '../status.ts'
import { type ConnectionResult, errorCodeOf, providerErrorCode, statusOf } from '../sync/results.ts'
import { advice, type Report } from './connection.ts'
import { cut, nothingMessage, overallMessage, providerMessage } from './messages.ts'

/** A Linux process takes no environment variable above 128 KiB; in bytes. */
const LARGEST_RESULTS = 96 * 1024

/** The outputs by name, but for `results-file`, whose content is `all`. */
export interface Outputs {
  values: Readonly<Record<string, string>>
  all: string
}

/** `given`: the input `provider`. */
export function outputsOf(report: Report, given: string): Outputs {
  const { outcome } = report
  const connections = outcome.providers.flatMap(provider => provider.connections ?? [])
  const runs = connections.filter(({ counts }) => counts !== null).map(({ run }) => run)
  const message = overallMessage(report)
  if (outcome.providers.length === 0 && (outcome.cancelled || outcome.listError !== null)) {
    return outputsOfProblem(
      given,
      outcome.mode,
      statusOf(outcome),
      nothingMessage(report),
      outcome.listError?.code ?? null,
    )
  }
  const entries = outcome.providers.map(provider => ({
    provider: provider.provider,
    status: provider.status,
    message: providerMessage(provider, report),
    errorCode: providerErrorCode(provider),
    connections: (provider.connections ?? []).map(connectionEntry),
  }))
  return outputsFrom(entries, {
    status: statusOf(outcome),
    message,
    connections: outcome.listedAt === null ? '' : String(connections.length),
    'items-processed': sum(runs.map(run => run?.itemsProcessed ?? null)),
    'items-failed': sum(runs.map(run => run?.itemsFailed ?? null)),
  })
}

/** The outputs where nothing could be asked. */
export function outputsOfProblem(
  given: string,
  mode: string,
  status: Status,
  message: string,
  errorCode: string | null,
): Outputs {
  const entry = {
    provider: given.slice(0, 100),
    status,
    message: cut(message),
    errorCode,
    connections: [],
  }
  const counts = { connections: '', 'items-processed': '', 'items-failed': '' }
  return outputsFrom([entry], { status, message: cut(`Supermemory ${mode}: ${status}. ${message}`), ...counts })
}

/** One provider, as the output `results` has it. `truncated`: something was dropped. */
interface Entry {
  provider: string
  status: Status
  message: string
  errorCode: string | null
  connections: ReturnType<typeof connectionEntry>[]
  truncated?: true
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
    failures: run?.failures ?? [],
  }
}

function outputsFrom(entries: readonly Entry[], values: Record<string, string>): Outputs {
  const codes = entries.flatMap(({ errorCode, connections }) => [errorCode, ...connections.map(each => each.errorCode)])
  const distinct = [...new Set(codes.filter(code => code !== null))].sort().join(',')
  const all = JSON.stringify(entries)
  return { values: { ...values, 'error-codes': distinct, results: JSON.stringify(fitting(entries)) }, all }
}

/** As much as fits: failed items are dropped first, then connections, those without trouble first. */
function fitting(entries: readonly Entry[]): readonly Entry[] {
  if (bytes(entries) <= LARGEST_RESULTS) return entries
  const bare = entries.map(entry => {
    const connections = entry.connections.map(connection => ({ ...connection, failures: [] }))
    const dropped = entry.connections.some(({ failures }) => failures.length > 0)
    return { ...entry, connections, ...(dropped ? { truncated: true as const } : {}) }
  })
  let left = LARGEST_RESULTS - bytes(bare.map(entry => ({ ...entry, connections: [], truncated: true })))
  const all = bare.flatMap(({ connections }) => connections)
  const kept = new Set(
    all
      .toSorted((a, b) => Number(isFine(a.status)) - Number(isFine(b.status)))
      .filter(connection => {
        left -= bytes(connection) + 1
        return left >= 0
      }),
  )
  return bare.map(entry => {
    const connections = entry.connections.filter(connection => kept.has(connection))
    const dropped = connections.length < entry.connections.length
    return { ...entry, connections, ...(dropped ? { truncated: true as const } : {}) }
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
