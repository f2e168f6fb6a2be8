import type { Connection, Run } from '../api/types.ts'
import type { Settings } from '../settings.ts'
import type { Subject, SyncEvent } from '../sync/events.ts'
import { codeWord, count, duration, errorInBrief } from './words.ts'

/** A line of the log for an event. */
export function progressLine(
  event: SyncEvent,
  { maxRetries, waitFor }: Pick<Settings, 'maxRetries' | 'waitFor'>,
): string {
  switch (event.type) {
    case 'listed':
      return `Connections: ${listed(event.connections)}`
    case 'asking':
      return event.providers.length === 0
        ? 'No connection to ask'
        : `Asking for a sync of ${event.providers.join(', ')}`
    case 'accepted':
      return `${name(event.subject)}: accepted`
    case 'seen':
      return `${name(event.subject)}: accepted (no answer came, but a sync has begun)`
    case 'already-running':
      return `${name(event.subject)}: a sync is already running (HTTP 409)${waitFor !== 'accepted' ? '; asking again when it has ended' : ''}`
    case 'refused':
      return `${name(event.subject)}: not accepted (${errorInBrief(event.error)})`
    case 'blocked':
      return `${name(event.subject)}: a sync is already running; asking when it has ended`
    case 'repeat':
      return `${event.subject === null ? 'Connections' : name(event.subject)}: ${event.of === 'sync' ? '' : `fetching the ${event.of} failed, `}${errorInBrief(event.error)}; trying again in ${duration(event.pauseMs)} (repeat ${event.repeat} of ${maxRetries})`
    case 'run-started':
      return `${name(event.subject)}: sync started`
    case 'run-replaced':
      return `${name(event.subject)}: a newer sync has started`
    case 'run-ended':
      return `${name(event.subject)}: sync ${ended(event.run)}`
    case 'removed':
      return `${name(event.subject)}: removed from Supermemory`
    case 'not-started':
      return `${name(event.subject)}: no sync began; no longer waiting for it`
    case 'poll-failed':
      return `Poll failed: ${errorInBrief(event.error)} (${event.times} failed so far); ${event.ends ? 'no further one' : 'still waiting'}`
    case 'counts-missing':
      return `${name(event.subject)}: the counts or failed items could not be fetched (${errorInBrief(event.error)})`
    case 'waiting':
      return `${duration(event.elapsedMs)} elapsed: waiting for ${event.left} of ${count(event.of, 'connection')}`
    case 'searchable-waiting': {
      if (event.left === null && event.elapsedMs === 0)
        return 'The syncs have ended; waiting until their documents can be found'
      const documents = event.left ? count(event.left, 'document') : 'documents'
      return event.elapsedMs < 1000
        ? `Waiting for ${documents}`
        : `${duration(event.elapsedMs)} elapsed: waiting for ${documents}`
    }
    case 'searchable':
      if (event.failed === 0) return 'All documents can be found'
      return `No document is being processed any more; ${event.failed} could not be processed`
  }
}

function name({ provider, id }: Subject): string {
  return id === null ? provider : `${provider} ${id}`
}

function listed(connections: readonly Connection[]): string {
  const groups = Map.groupBy(connections, ({ provider }) => provider)
  const each = [...groups].map(([provider, members]) => `${members.length} ${provider}`)
  return each.sort().join(', ') || 'none'
}

function ended({ status, startedAt, completedAt, errorCode }: Run): string {
  const took =
    startedAt === null || completedAt === null ? '' : ` after ${duration(Math.max(0, completedAt - startedAt))}`
  return `${status}${took}${errorCode === null ? '' : ` (${codeWord(errorCode)})`}`
}
