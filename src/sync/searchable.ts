import type { ApiError } from '../api/errors.ts'
import type { Api, Document, ItemFailure } from '../api/types.ts'
import { everyMinute } from '../clock.ts'
import type { ConnectionResult } from './results.ts'
import { type FailedPolls, notePollError, pauseAfterPoll, type WaitDeps } from './wait.ts'

/** Pages shift while documents change: polls so far apart must find all of them done, in milliseconds. */
const BETWEEN_CLEAN_POLLS = 5000

/** The documents of a namespace that are waited for. */
interface Namespace {
  readonly name: string
  /** When the earliest of its runs began; null: not known, so all of its documents count. */
  readonly since: number | null
  /** Null: no list yet. */
  left: number | null
  failed: readonly Document[]
  /** When the first of the polls in a row was made that found no document on its way. */
  cleanSince: number | null
  searchable: boolean
  /** Why its documents can no longer be listed. */
  refused: ApiError | null
}

/**
 * Waits until what the completed runs brought in can be found, and adds what became of it to the results. The API does
 * not say which connection a document came from: what others wrote to the namespace meanwhile counts too.
 */
export async function waitUntilSearchable(
  results: readonly ConnectionResult[],
  polls: FailedPolls,
  deps: WaitDeps,
): Promise<ConnectionResult[]> {
  const { signal, onEvent, deadline } = deps
  const { clock } = deps.policy
  const namespaces = namespacesOf(results)
  const open = () => namespaces.filter(({ searchable, refused }) => !searchable && refused === null)
  const startedAt = clock.now()
  const left = () =>
    open().reduce<number | null>((sum, each) => (each.left === null ? sum : (sum ?? 0) + each.left), null)
  if (namespaces.length > 0) onEvent({ type: 'searchable-waiting', elapsedMs: 0, left: null })
  const tell = () => onEvent({ type: 'searchable-waiting', elapsedMs: clock.now() - startedAt, left: left() })
  const stopTelling = everyMinute(clock, tell)
  try {
    for (let isFirst = true, isLast = clock.now() >= deadline; open().length > 0; isFirst = false) {
      polls.last = null
      for (const each of open()) await poll(each, polls, deps)
      if (isFirst && left()) tell()
      if (open().length === 0 || isLast || clock.now() >= deadline) break
      const isClean = open().some(({ cleanSince }) => cleanSince !== null)
      const pause = pauseAfterPoll(clock.now() - startedAt, deps.pollIntervalMs, polls.last)
      const next = clock.now() + (isClean ? Math.max(pause, BETWEEN_CLEAN_POLLS + 10) : pause)
      isLast = next >= deadline
      await clock.sleep(Math.min(next, deadline) - clock.now(), signal)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    stopTelling()
  }
  if (namespaces.length > 0 && namespaces.every(({ searchable }) => searchable)) {
    onEvent({ type: 'searchable', failed: namespaces.reduce((sum, { failed }) => sum + failed.length, 0) })
  }
  return withDocuments(results, namespaces, signal.aborted)
}

function namespacesOf(results: readonly ConnectionResult[]): Namespace[] {
  const completed = results.filter(isCompleted)
  const groups = Map.groupBy(completed, ({ connection }) => connection.rawNamespace ?? '')
  return [...groups].map(([name, members]) => {
    const starts = members.map(({ run }) => run?.startedAt ?? null)
    const since = starts.includes(null) ? null : Math.min(...starts.filter(start => start !== null))
    return { name, since, left: null, failed: [], cleanSince: null, searchable: false, refused: null }
  })
}

async function poll(namespace: Namespace, polls: FailedPolls, deps: WaitDeps): Promise<void> {
  const { api, signal, onEvent, policy } = deps
  try {
    const documents = await documentsSince(namespace, api, signal)
    namespace.left = documents.filter(({ status }) => status === 'on-its-way').length
    namespace.failed = documents.filter(({ status }) => status === 'failed')
    const now = policy.clock.now()
    namespace.cleanSince = namespace.left === 0 ? (namespace.cleanSince ?? now) : null
    namespace.searchable = namespace.left === 0 && now - (namespace.cleanSince ?? now) >= BETWEEN_CLEAN_POLLS
  } catch (error) {
    namespace.cleanSince = null
    if (notePollError(error, polls, onEvent)) namespace.refused = polls.last
  }
}

/** Those that changed since the runs began, newest first, until older ones come. */
async function documentsSince({ name, since }: Namespace, api: Api, signal: AbortSignal): Promise<Document[]> {
  const found = new Map<string, Document>()
  for (let page = 1; ; page++) {
    const { documents, isLast } = await api.documents(name, page, signal)
    const recent = documents.filter(({ updatedAt }) => since === null || updatedAt === null || updatedAt >= since)
    const known = found.size
    for (const document of recent) found.set(document.id, document)
    // A page that brings nothing new, as where `page` means nothing to the server, is the last one too.
    if (isLast || recent.length < documents.length || found.size === known) return [...found.values()]
  }
}

function withDocuments(
  results: readonly ConnectionResult[],
  namespaces: readonly Namespace[],
  cancelled: boolean,
): ConnectionResult[] {
  const counted = new Set<Namespace>()
  return results.map(result => {
    const namespace = namespaces.find(({ name }) => isCompleted(result) && name === result.connection.rawNamespace)
    if (namespace === undefined) return result
    const first = !counted.has(namespace)
    counted.add(namespace)
    const withFailed = first ? withFailedDocuments(result, namespace.failed) : result
    if (namespace.refused !== null) return { ...withFailed, status: 'failed', trouble: namespace.refused }
    if (namespace.searchable) return withFailed
    return { ...withFailed, status: cancelled ? 'cancelled' : 'timed-out', documentsLeft: namespace.left }
  })
}

/** Documents that failed are failed items of the run. */
function withFailedDocuments(result: ConnectionResult, failed: readonly Document[]): ConnectionResult {
  const { run } = result
  const known = new Set(run?.failures.map(({ documentId }) => documentId))
  const added: ItemFailure[] = failed
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ documentId: id, code: 'PROCESSING_FAILED' }))
  if (run === null || added.length === 0) return result
  const itemsFailed = (run.itemsFailed ?? 0) + added.length
  return {
    ...result,
    status: 'completed-with-failures',
    run: { ...run, itemsFailed, failures: [...run.failures, ...added] },
  }
}

function isCompleted({ status, trouble }: ConnectionResult): boolean {
  return trouble === null && (status === 'completed' || status === 'completed-with-failures')
}
