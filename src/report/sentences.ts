/** What there is to say of one connection. Each fact has one sentence. */
import type { Failure } from '../api/failure.ts'
import type { Run } from '../api/types.ts'
import type { DocumentsLeft } from '../sync/events.ts'
import { NOT_STARTED_AFTER } from '../sync/follow.ts'
import type { ConnectionResult } from '../sync/results.ts'
import { ageAt, lastCompletedAt } from '../sync/runs.ts'
import { CONSOLE, count, duration, quote, roughly, utc } from '../words.ts'
import type { Report } from './picture.ts'

const DAY = 86_400_000

/** What happened to a connection, besides its status; empty where there is nothing to say. */
export function reasonOf(result: ConnectionResult, report: Report): string {
  const { status, run, failure } = result
  switch (status) {
    case 'failed':
      return failure === null ? runError(run) : failureReason(failure, report)
    case 'timed-out':
      return timedOut(result, report)
    case 'not-started':
      return report.outcome.mode === 'check' ? 'never synced' : notStarted(report)
    case 'completed-with-failures':
      return run?.itemsFailed ? failedItems(run) : ''
    case 'cancelled':
      return cancelled(result)
    case 'running':
      return syncing(run)
    case 'stale':
      return stale(result, report)
    case 'up-to-date':
      return lastSynced(result)
    default:
      return ''
  }
}

/** What its counts say, where that is not the reason; empty where there is nothing to say. */
export function countsOf({ status, run, counts, countedStatus }: ConnectionResult): string {
  if (counts === 'unknown' && !run?.itemsFailed) return 'the item counts could not be fetched'
  const isTold = status === 'completed-with-failures' || status === 'failed'
  return countedStatus === 'completed-with-failures' && !isTold ? failedItems(run) : ''
}

/** What to do about a connection; empty where there is nothing to do, or nobody knows. */
export function adviceOf(result: ConnectionResult, report: Report): string {
  const { status, run, failure, connection, pending } = result
  if (status === 'failed') {
    return failure === null ? (RUN_ADVICE.get(run?.errorCode ?? '') ?? '') : failureAdvice(failure, report)
  }
  if (status === 'not-started' && connection.mayLackSelection) {
    return `choose what to sync at ${CONSOLE}: a connection for which nothing was chosen is skipped`
  }
  if (status === 'not-started') return `look at the connection at ${CONSOLE}`
  if (status === 'stale') return `trigger a sync, or look at the connection at ${CONSOLE}`
  if (status !== 'timed-out') return ''
  if (isStuck(pending?.blockedBy?.lastRun ?? null, report)) return `look at that connection at ${CONSOLE}`
  const keepsRunning = run?.status === 'running' ? '; the sync keeps running at Supermemory' : ''
  return `raise wait-timeout-minutes${keepsRunning}`
}

/** A sync that has been running for longer than a day is not waited for with more patience. */
function isStuck(run: Run | null, { outcome: { listedAt } }: Report): boolean {
  return run?.startedAt != null && listedAt !== null && listedAt - run.startedAt > DAY
}

/** Empty unless the connection has as many documents as it may. */
export function limitReached({ connection: { documents } }: ConnectionResult): string {
  if (documents === null || documents.count < documents.limit) return ''
  return `it has reached its limit of ${count(documents.limit, 'document')}, and Supermemory drops any more: see ${CONSOLE}`
}

/** A failure, and what v3 had answered before. */
export function failureReason(failure: Failure, { v3Failure }: Report): string {
  return `${failure.reason}${v3Failure === null || failure.of === null ? '' : `; v3 failed before: ${v3Failure.brief}`}`
}

export function failureAdvice(failure: Failure, { v3IsGone }: Report): string {
  if (!v3IsGone || !failure.isGone) return failure.advice
  const otherwise = failure.advice.includes('api-version') ? '' : `; if it is not, ${failure.advice}`
  return `API v3 may be gone: set api-version to auto or v5${otherwise}`
}

const RUN_ADVICE: ReadonlyMap<string, string> = new Map([
  ['auth_expired', `reconnect it at ${CONSOLE}: the login has expired`],
  ['plan_required', `upgrade the plan at ${CONSOLE}: it does not include this provider`],
  ['rate_limited', 'try again later: the provider is rate limiting requests'],
  ['provider_unavailable', 'try again later: the provider was unavailable'],
  ['internal', "try again later; if it keeps failing, ask Supermemory's support"],
])

function runError(run: Run | null): string {
  const code = run?.errorCode == null || run.errorCode === 'unknown' ? [] : [codeWord(run.errorCode)]
  return [...code, ...(run?.error == null ? [] : [quote(run.error)])].join(', ') || 'the API does not say why'
}

function timedOut({ run, failure, pending, documentsLeft, connection }: ConnectionResult, report: Report): string {
  const waited = duration(report.settings.waitTimeoutMs)
  if (documentsLeft !== null) {
    const left = documentsInWords(documentsLeft)
    const memories = report.settings.waitFor === 'memories'
    const unsure = memories ? 'memories may not be there yet' : 'documents may not be searchable yet'
    return `${left === '' ? unsure : `in its namespace ${left}`} after ${waited}`
  }
  if (run !== null || pending === null) return `still running after ${waited}`
  const { request, blockedBy } = pending
  if (blockedBy !== null) {
    const whose = blockedBy.key === connection.key ? 'an earlier sync' : `the sync of ${quote(blockedBy.id)}`
    return `${whose} has been running since ${utc(blockedBy.lastRun?.startedAt)}, so none was triggered`
  }
  const because = failure === null ? '' : `: ${failure.detail}`
  switch (request) {
    case 'not-sent':
      return `no sync request could be sent within ${waited}`
    case 'no-answer':
      return `the API did not answer the sync request within ${waited}`
    case 'doubtful':
      return `the sync request may have been accepted, but no list showed it within ${waited}${because}`
    case 'refused':
      return `no sync request was accepted within ${waited}${because}`
  }
}

/** Such as `3 documents are still being processed, and 2 documents have no memories yet`; empty where none is left. */
export function documentsInWords({ processing, remembering, isAtLeast }: DocumentsLeft): string {
  const about = isAtLeast ? 'at least ' : ''
  const be = (number: number) => (number === 1 ? 'is' : 'are')
  const parts = [
    processing === 0 ? '' : `${about}${count(processing, 'document')} ${be(processing)} still being processed`,
    remembering === 0
      ? ''
      : `${about}${count(remembering, 'document')} ${remembering === 1 ? 'has' : 'have'} no memories yet`,
  ]
  return parts.filter(part => part !== '').join(', and ')
}

function notStarted({ outcome: { polls }, settings: { waitTimeoutMs } }: Report): string {
  if (polls.last !== null) return `no poll could show a sync within ${duration(waitTimeoutMs)}`
  return `no sync started within ${duration(Math.min(NOT_STARTED_AFTER, waitTimeoutMs))}`
}

/** With a dot it may be an address, which GitHub would make a link of. */
function codeWord(code: string): string {
  return code.includes('.') ? quote(code) : code
}

function failedItems(run: Run | null): string {
  const { failures = [], itemsFailed = 0 } = run ?? {}
  const each = codeCounts(failures).map(([code, times]) => `${times} × ${codeWord(code)}`)
  const isMore = each.length > 5 || failures.length < (itemsFailed ?? 0)
  const codes = each.length === 0 ? '' : ` (${each.slice(0, 5).join(', ')}${isMore ? ', …' : ''})`
  return `${count(itemsFailed ?? 0, 'item')} failed${codes}`
}

/** How often each code occurs, the most frequent first. */
export function codeCounts(failures: readonly { code: string | null }[]): [code: string, times: number][] {
  const groups = Map.groupBy(failures, ({ code }) => code ?? 'unknown')
  const counts = [...groups].map(([code, members]): [string, number] => [code, members.length])
  return counts.sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
}

function cancelled({ run, pending }: ConnectionResult): string {
  if (run?.status === 'running') return 'the sync keeps running at Supermemory'
  if (run !== null) return 'its documents are still being processed'
  if (pending === null) return 'no sync had started yet'
  if (pending.blockedBy !== null) return 'another sync was running, so none was triggered'
  if (pending.request === 'no-answer' || pending.request === 'doubtful') {
    return 'if the sync request got through, the sync keeps running at Supermemory'
  }
  return 'no sync request had been accepted yet'
}

function syncing(run: Run | null): string {
  return `syncing since ${utc(run?.startedAt)}${unknownStatus(run)}`
}

/** Empty where the status of a run is one that is documented. */
export function unknownStatus(run: Run | null): string {
  return run?.unknownStatus == null ? '' : ` (the API calls its status ${quote(run.unknownStatus)})`
}

function stale(result: ConnectionResult, { settings: { maxAgeMs } }: Report): string {
  const limit = ageOf(result) === null ? '' : `; max-age-minutes is ${(maxAgeMs ?? 0) / 60_000}`
  const since = result.run?.status === 'running' ? `; ${syncing(result.run)}` : ''
  return `${lastSynced(result)}${limit}${since}`
}

function lastSynced(result: ConnectionResult): string {
  const age = ageOf(result)
  return age === null ? 'last sync time unknown' : `last synced ${roughly(age)} ago`
}

/** How long ago the last completed sync ended, by the list's time, in milliseconds; null where that is not known. */
export function ageOf({ connection, listedAt }: ConnectionResult): number | null {
  return listedAt === null ? null : ageAt(lastCompletedAt(connection), listedAt)
}
