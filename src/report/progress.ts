import type { Connection, Run } from '../api/types.ts'
import type { Settings } from '../settings.ts'
import type { DocumentsLeft, Subject, SyncEvent } from '../sync/events.ts'
import { count, duration, quote, utc } from '../words.ts'
import { documentsInWords, unknownStatus } from './sentences.ts'

type Told = Pick<Settings, 'maxRetries' | 'waitFor'>

/** A line of the log for an event. */
export function progressLine(event: SyncEvent, settings: Told): string {
  const line = said(event, settings)
  return 'subject' in event && event.subject !== null ? `${name(event.subject)}: ${line}` : line
}

/** What there is to say of an event, without whose it is. */
function said(event: SyncEvent, { maxRetries, waitFor }: Told): string {
  switch (event.type) {
    case 'listed':
      return `Connections: ${listed(event.connections)}`
    case 'triggering':
      return triggering(event)
    case 'accepted':
      return 'accepted'
    case 'up-to-date':
      return 'meanwhile up to date; not triggered'
    case 'seen':
      return 'accepted (the answer was lost, but a sync has begun)'
    case 'already-running':
      return `a sync is already running (HTTP 409)${waitFor === 'accepted' ? '' : '; waiting for it to end'}`
    case 'refused':
      return `sync request failed, ${event.failure.brief}; giving up`
    case 'blocked':
      return `${blocked(event)}; waiting for it to end`
    case 'retry':
      return retry(event, maxRetries)
    case 'run-started':
      return `sync started${unknownStatus(event.run)}`
    case 'run-replaced':
      return `a newer sync has started${unknownStatus(event.run)}`
    case 'run-ended':
      return `sync ${ended(event.run)}`
    case 'not-started':
      return 'no sync started; giving up'
    case 'lost':
      return `${event.failure.happened}; giving up`
    case 'poll-failed':
      return pollFailed(event)
    case 'counts-missing':
      return `the counts or failed items could not be fetched${event.failure === null ? ': the API has no record of this sync yet' : ` (${event.failure.brief})`}`
    case 'still-working':
      return `${duration(event.elapsedMs)} elapsed: ${left(event)}`
    case 'documents':
      return `${namespace(event.namespace)}: ${event.left === null ? 'the syncs have ended; waiting for the documents' : documentsInWords(event.left)}`
    case 'documents-done':
      return `${namespace(event.namespace)}: ${documentsDone(event.failed, waitFor)}`
  }
}

function name({ provider, id, account }: Subject): string {
  return [provider, id, account && `(${account})`].filter(Boolean).join(' ')
}

function namespace(given: string): string {
  return `Namespace ${quote(given)}`
}

function triggering({ providers, found, upToDate }: SyncEvent & { type: 'triggering' }): string {
  if (providers.length > 0) return `Triggering a sync of ${providers.join(', ')}`
  if (found === 0) return 'Nothing to trigger: no connection was found'
  return `Nothing to trigger: ${upToDate === found ? 'all connections are up to date' : 'no connection can be synced'}`
}

function pollFailed({ of, tag, failure, times, ends }: SyncEvent & { type: 'poll-failed' }): string {
  const what = of === 'documents' ? `${namespace(tag ?? '')}: poll of the documents` : 'Poll'
  const whose = of === 'list' && tag !== null ? ` of container tag ${quote(tag)}` : ''
  return `${what}${whose} failed: ${failure.brief} (${times} failed so far)${ends ? '; giving up' : ''}`
}

function blocked({ subject, by }: SyncEvent & { type: 'blocked' }): string {
  const startedAt = by.lastRun?.startedAt
  const whose = subject.id === null ? ` (connection ${by.id})` : ''
  const is = startedAt == null ? 'is running' : `has been running since ${utc(startedAt)}`
  return `another sync ${is}${whose}${unknownStatus(by.lastRun)}`
}

function retry({ of, subject, tag, failure, pauseMs, nth }: SyncEvent & { type: 'retry' }, maxRetries: number): string {
  const what = { trigger: 'sync request', list: 'listing', counts: 'fetching the counts' }[of]
  const list = tag === null ? 'Connections: ' : `Connections of container tag ${quote(tag)}: `
  return `${subject === null ? list : ''}${what} failed, ${failure.brief}; retry ${nth} of ${maxRetries} in ${duration(pauseMs)}`
}

function listed(connections: readonly Connection[]): string {
  const groups = Map.groupBy(connections, ({ provider }) => provider)
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([provider, members]) => `${members.length} ${provider}`).join(', ') || 'none'
}

function ended({ status, startedAt, completedAt, errorCode }: Run): string {
  const took =
    startedAt === null || completedAt === null ? '' : ` after ${duration(Math.max(0, completedAt - startedAt))}`
  return `${status}${took}${errorCode === null ? '' : ` (${errorCode})`}`
}

function left({ targets, targetsLeft, countsLeft, documents }: SyncEvent & { type: 'still-working' }): string {
  const sum = documents.reduce<DocumentsLeft>(
    (all, each) => ({
      processing: all.processing + each.processing,
      remembering: all.remembering + each.remembering,
      isAtLeast: all.isAtLeast || each.isAtLeast,
    }),
    { processing: 0, remembering: 0, isAtLeast: false },
  )
  const parts = [
    targetsLeft > 0 ? `waiting for ${targetsLeft} of ${count(targets, 'sync')}` : '',
    countsLeft > 0 ? `fetching the counts of ${count(countsLeft, 'sync')}` : '',
    documentsInWords(sum),
  ]
  const rest = documents.length > 0 ? 'checking that all documents are ready' : 'waiting for the API'
  return parts.filter(part => part !== '').join('; ') || rest
}

function documentsDone(failed: number, waitFor: string): string {
  if (failed > 0) return `all documents are processed; ${failed} failed`
  return waitFor === 'memories' ? 'all documents are remembered' : 'all documents are searchable'
}
