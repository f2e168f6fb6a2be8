import { Failure } from '../api/failure.ts'
import type { Api, Document, ItemFailure } from '../api/types.ts'
import type { DocumentsLeft } from './events.ts'
import { type Polls, pauseAfterPoll, readInTime, type WaitLimits } from './polls.ts'
import type { ConnectionResult } from './results.ts'
import { PRECISION } from './runs.ts'
import type { Tally } from './tally.ts'
import type { SyncDeps } from './types.ts'

/** Pages shift while documents change: polls so far apart must find none on its way, in milliseconds. */
const BETWEEN_CLEAN_POLLS = 5000
/** Timers may be early by a moment, in milliseconds. */
const TIMER_SLACK = 10

interface DocumentsDeps extends Pick<SyncDeps, 'api' | 'policy' | 'signal' | 'onEvent'> {
  limits: WaitLimits
  polls: Polls
  tally: Tally
}

/** How the wait for a namespace's documents ended. */
export interface DocumentsEnd {
  type: 'ready' | 'over' | 'cancelled' | 'refused'
  failure: Failure | null
  left: DocumentsLeft | null
  failed: readonly Document[]
}

/**
 * Waits until the documents that changed since the runs of a namespace began can be found, or their memories are there.
 * The API does not say which connection a document came from: what others wrote to the namespace meanwhile counts too.
 */
export async function waitForDocuments(
  results: readonly ConnectionResult[],
  deps: DocumentsDeps,
): Promise<DocumentsEnd | null> {
  const completed = results.filter(isCompleted)
  const { rawNamespace, namespace } = completed[0]?.connection ?? {}
  if (rawNamespace == null || namespace == null) return null
  const { policy, limits, signal, onEvent, polls, tally } = deps
  const { clock } = policy
  const since = sinceOf(completed)
  const startedAt = clock.now()
  const note = polls.noteOf({ of: 'documents', tag: namespace })
  let end: DocumentsEnd = { type: 'over', failure: null, left: null, failed: [] }
  let cleanSince: number | null = null
  onEvent({ type: 'documents', namespace, left: null })
  try {
    for (let isFirst = true; ; isFirst = false) {
      const isLast = clock.now() >= limits.deadline
      const reading = (stop: AbortSignal) => readDocuments(rawNamespace, since, deps.api, stop)
      const read = await readInTime('documents', reading, { limits, clock, signal })
      const now = clock.now()
      const failure = read instanceof Failure ? read : null
      if (note(failure)) return { ...end, type: 'refused', failure }
      if (read instanceof Failure) {
        cleanSince = null
        end = { ...end, failure: read }
      } else {
        end = { type: 'over', failure: null, ...read }
        tally.documents(namespace, read.left ?? NONE_FOR_CERTAIN)
        if (isFirst && read.left !== null) onEvent({ type: 'documents', namespace, left: read.left })
        cleanSince = read.left === null ? (cleanSince ?? now) : null
        if (cleanSince !== null && now - cleanSince >= BETWEEN_CLEAN_POLLS) {
          onEvent({ type: 'documents-done', namespace, failed: read.failed.length })
          return { ...end, type: 'ready' }
        }
      }
      if (isLast || now >= limits.deadline) return end
      const pause = pauseAfterPoll(now - startedAt, limits.pollIntervalMs, failure)
      const next = now + (cleanSince === null ? pause : Math.max(pause, BETWEEN_CLEAN_POLLS + TIMER_SLACK))
      await clock.sleep(Math.min(next, limits.deadline) - now, signal)
    }
  } catch (error) {
    if (!signal.aborted) throw error
    return { ...end, type: 'cancelled' }
  } finally {
    tally.documents(namespace, null)
  }
}

interface Reading {
  /** Null: none is on its way. */
  left: DocumentsLeft | null
  failed: readonly Document[]
}

/** Newest first, until older ones come or all have been seen; or to the first page that has one on its way. */
async function readDocuments(
  rawNamespace: string,
  since: number | null,
  api: Api,
  signal: AbortSignal,
): Promise<Reading> {
  const found = new Map<string, Document>()
  const seen = new Set<string>()
  let oldest = Number.POSITIVE_INFINITY
  let isSorted = true
  for (let page = 1; ; page++) {
    const { documents, totalItems } = await api.documents(rawNamespace, page, signal)
    const known = seen.size
    const recent = documents.filter(({ updatedAt }) => since === null || updatedAt === null || updatedAt >= since)
    for (const document of recent) found.set(document.rawId, document)
    for (const document of documents) {
      seen.add(document.rawId)
      isSorted &&= (document.updatedAt ?? oldest) <= oldest
      oldest = document.updatedAt ?? oldest
    }
    // Older ones end the list only if the API has sorted it as it was told to.
    const isEnd = seen.size >= totalItems || (isSorted && recent.length < documents.length)
    // None of an earlier page is on its way: this would not be read.
    const left = leftOf(recent, !isEnd)
    if (isEnd || left !== null) return { left, failed: [...found.values()].filter(({ status }) => status === 'failed') }
    if (seen.size === known) {
      throw new Failure({
        code: 'unexpected_answer',
        of: 'documents',
        happened: `the list of documents ends before all ${totalItems} were seen`,
      })
    }
  }
}

function leftOf(documents: readonly Document[], isAtLeast: boolean): DocumentsLeft | null {
  const processing = documents.filter(({ status }) => status === 'processing').length
  const remembering = documents.filter(({ status }) => status === 'remembering').length
  return processing + remembering === 0 ? null : { processing, remembering, isAtLeast }
}

/** When the earliest of the runs began, less what times may be cut by; null: not known, so all documents count. */
function sinceOf(completed: readonly ConnectionResult[]): number | null {
  const starts = completed.map(({ run }) => run?.startedAt ?? null)
  return starts.includes(null) ? null : Math.min(...starts.filter(start => start !== null)) - PRECISION
}

/** Of a run that brought documents in. */
function isCompleted({ status }: ConnectionResult): boolean {
  return status === 'completed' || status === 'completed-with-failures' || status === 'up-to-date'
}

/** The results of a namespace, with what its documents came to. */
export function withDocuments(results: readonly ConnectionResult[], end: DocumentsEnd): ConnectionResult[] {
  // Whose documents failed is not known: they count for the first one that brought some in.
  const first = results.find(each => isCompleted(each) && each.status !== 'up-to-date') ?? results.find(isCompleted)
  return results.map(result => {
    if (!isCompleted(result)) return result
    const counted = result === first ? withFailedDocuments(result, end.failed) : result
    if (end.type === 'ready') return counted
    if (end.type === 'refused') return { ...counted, status: 'failed', failure: end.failure }
    const status = end.type === 'cancelled' ? 'cancelled' : 'timed-out'
    return { ...counted, status, failure: end.failure, documentsLeft: end.left ?? NONE_FOR_CERTAIN }
  })
}

/** They were all ready when last seen, or were never seen. */
const NONE_FOR_CERTAIN: DocumentsLeft = { processing: 0, remembering: 0, isAtLeast: true }

/** Documents that failed are failed items of the run; some of them may be known already. */
function withFailedDocuments(result: ConnectionResult, failed: readonly Document[]): ConnectionResult {
  const { run } = result
  if (run === null || failed.length === 0) return result
  const known = new Set(run.failures.map(({ documentId }) => documentId))
  const added: ItemFailure[] = failed
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ documentId: id, code: 'PROCESSING_FAILED' }))
  const failures = [...run.failures, ...added]
  const named = new Set(failures.map(({ documentId }) => documentId).filter(id => id !== null))
  const itemsFailed = Math.max(run.itemsFailed ?? 0, named.size)
  const countedStatus = 'completed-with-failures'
  const status = result.status === 'up-to-date' ? result.status : countedStatus
  return { ...result, status, countedStatus, run: { ...run, itemsFailed, failures } }
}
