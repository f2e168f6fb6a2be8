import type { Connection, Run } from '../api/types.ts'
import type { Subject, SyncEvent } from '../sync/events.ts'
import { codeWord, count, duration, errorInBrief, quote } from './words.ts'

export interface ProgressContext {
  maxRetries: number
  waitFor: string
}

/** A line of the log for an event. */
export function progressLine(event: SyncEvent, { maxRetries, waitFor }: ProgressContext): string {
  switch (event.type) {
    case 'listed':
      return `Connections: ${listed(event.connections)}`
    case 'asking':
      return event.providers.length === 0 ? 'Nothing to ask for' : `Asking for a sync of ${event.providers.join(', ')}`
    case 'accepted':
      return `${name(event.subject)}: accepted`
    case 'seen':
      return `${name(event.subject)}: accepted (no answer came, but a sync has begun)`
    case 'already-running':
      return `${name(event.subject)}: a sync is already running (HTTP 409)${waitFor !== 'accepted' ? '; asking again when it has ended' : ''}`
    case 'refused':
      return `${name(event.subject)}: not accepted, ${errorInBrief(event.error)}`
    case 'blocked':
      return `${name(event.subject)}: a sync is already running; asking when it has ended`
    case 'repeat':
      return `${repeated(event.what)}: ${errorInBrief(event.error)}${said(event.error.details.said)}; trying again in ${duration(event.pauseMs)} (repeat ${event.repeat} of ${maxRetries})`
    case 'run-started':
      return `${name(event.subject)}: sync running`
    case 'run-ended':
      return `${name(event.subject)}: sync ${ended(event.run)}`
    case 'removed':
      return `${name(event.subject)}: removed`
    case 'not-started':
      return `${name(event.subject)}: no sync has begun`
    case 'poll-failed':
      return `Poll failed, ${errorInBrief(event.error)} (${count(event.times, 'failed poll')} so far)${event.ends ? ': the wait ends' : '; still waiting'}`
    case 'counts-missing':
      return `${name(event.subject)}: its counts could not be fetched, ${errorInBrief(event.error)}`
    case 'codes-missing':
      return `${name(event.subject)}: its failed items could not be fetched, ${errorInBrief(event.error)}`
    case 'waiting': {
      const blocked = event.blocked > 0 ? `, ${event.blocked} of them behind a sync that was already running` : ''
      return `${duration(event.elapsedMs)}: waiting for ${event.left} of ${count(event.of, 'connection')}${blocked}`
    }
    case 'searchable-waiting':
      if (event.elapsedMs === 0) return 'The syncs are done; waiting until their documents can be found'
      return `${duration(event.elapsedMs)}: waiting for ${event.left === null ? 'documents' : count(event.left, 'document')}`
    case 'searchable':
      return 'The documents can be found'
  }
}

function name({ provider, id }: Subject): string {
  return id === null ? provider : `${provider} ${id}`
}

function repeated(what: Subject | 'list' | 'counts'): string {
  if (what === 'list') return 'Listing the connections'
  return what === 'counts' ? 'Fetching counts' : name(what)
}

function said(words: string | null | undefined): string {
  return words == null ? '' : `, the API said ${quote(words)}`
}

function listed(connections: readonly Connection[]): string {
  const groups = Map.groupBy(connections, ({ provider }) => provider)
  const each = [...groups].map(([provider, members]) => `${members.length} of ${provider}`)
  return each.sort().join(', ') || 'none'
}

function ended({ status, startedAt, completedAt, errorCode }: Run): string {
  const took =
    startedAt === null || completedAt === null ? '' : ` after ${duration(Math.max(0, completedAt - startedAt))}`
  return `${status}${took}${errorCode === null ? '' : ` (${codeWord(errorCode)})`}`
}
