import { type OutcomeContext, outcomeText } from './outcome-text.ts'
import type { Redact } from './redact.ts'
import type { SyncOutcome } from './sync.ts'
import { plain, providerName, text } from './text.ts'
import type { ConnectionResult } from './watch.ts'

/** The most that `results` may take, in bytes: a job's outputs may take 1 MiB together. */
export const LARGEST_RESULTS = 512 * 1024

/** The outputs by name. */
export function outputsOf(
  outcome: SyncOutcome,
  context: OutcomeContext,
  redact: Redact,
): Record<string, string> {
  const connections = outcome.providers.flatMap(({ observed }) => observed?.connections ?? [])
  return {
    status: outcome.status,
    'items-processed': sum(connections.map(({ run }) => run?.itemsProcessed ?? null)),
    'items-failed': sum(connections.map(({ run }) => run?.itemsFailed ?? null)),
    results: resultsOf(outcome, context, redact),
  }
}

/** The sum of the counts that are known; empty when none is. */
function sum(counts: readonly (number | null)[]): string {
  const known = counts.filter(number => number !== null)
  return known.length === 0 ? '' : String(known.reduce((total, number) => total + number, 0))
}

function resultsOf({ providers }: SyncOutcome, context: OutcomeContext, redact: Redact): string {
  const shown = (value: string | null) => (value === null ? null : plain(text`${value}`, redact))
  // Every provider has its place first, so that it is connections which are dropped.
  const results = providers.map(outcome => ({
    provider: plain(providerName(outcome.provider), redact),
    status: outcome.status,
    message: cutToBytes(plain(outcomeText(outcome, context), redact), LARGEST_RESULTS / 4 / providers.length),
    connections: [] as object[],
    truncated: undefined as true | undefined,
  }))
  // `"truncated":true,` for each, and the brackets.
  let left = LARGEST_RESULTS - bytes(results) - results.length * 20
  for (const [index, { observed }] of providers.entries()) {
    const result = results[index]
    for (const connection of observed?.connections ?? []) {
      const entry = connectionOf(connection, shown)
      const size = bytes(entry) + 1
      if (result === undefined || result.truncated) break
      if (size > left) result.truncated = true
      else {
        left -= size
        result.connections.push(entry)
      }
    }
  }
  return JSON.stringify(results)
}

function connectionOf(
  { id, status, run, failures }: ConnectionResult,
  shown: (value: string | null) => string | null,
) {
  return {
    id: shown(id),
    status,
    runId: shown(run?.id ?? null),
    startedAt: isoTime(run?.startedAt),
    completedAt: isoTime(run?.completedAt),
    itemsProcessed: run?.itemsProcessed ?? null,
    itemsFailed: run?.itemsFailed ?? null,
    errorCode: shown(run?.errorCode ?? null),
    error: shown(run?.error ?? null),
    failures: failures.map(({ documentId, code }) => ({ documentId: shown(documentId), code: shown(code) })),
  }
}

/** As much of a text as takes so many bytes; as JSON it may take twice as many. */
function cutToBytes(message: string, limit: number): string {
  if (Buffer.byteLength(message) <= limit) return message
  const cut = Buffer.from(message).subarray(0, limit)
  return `${new TextDecoder().decode(cut).replace(/\ufffd+$/, '')}…`
}

function isoTime(time: number | null | undefined): string | null {
  return time == null ? null : new Date(time).toISOString()
}

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}
