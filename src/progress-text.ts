import { duration } from './clock.ts'
import type { ConnectionName, SyncEvent } from './events.ts'
import { failureInBrief } from './failure-text.ts'
import { count } from './outcome-text.ts'
import { lengthOf, type Run } from './records.ts'
import { join, ours, type Phrase, providerName, text } from './text.ts'

/** A line of the log for an event. Times in milliseconds. */
export function progressText(event: SyncEvent, { maxRetries, requestTimeoutMs }: ProgressContext): Phrase {
  switch (event.type) {
    case 'accepted':
      return text`${providerName(event.provider)}: ${HOW_ACCEPTED[event.how]}`
    case 'refused':
      return text`${providerName(event.provider)}: not accepted (${failureInBrief(event.failure, requestTimeoutMs)})`
    case 'repeat':
      return text`${event.provider === null ? text`connections` : providerName(event.provider)}: ${failureInBrief(event.failure, requestTimeoutMs)}${
        event.failure.details.said === null ? text`` : text`, the API said “${event.failure.details.said}”`
      }; trying again in ${[duration(event.pauseMs)]} (repeat ${event.repeat} of ${maxRetries})`
    case 'run-going':
      return text`${named(event.connection)}: ${event.joined ? text`joining the sync already in progress` : text`sync running`}`
    case 'run-ended':
      return text`${named(event.connection)}: sync ${runText(event.run)}${
        event.settling
          ? text`, but it was already going when asked; looking 30 s longer for a newer one`
          : event.joined
            ? text` (joined a sync already in progress)`
            : text``
      }`
    case 'connection-gone':
      return text`${named(event.connection)}: removed while waiting`
    case 'no-run':
      return text`${named(event.connection)}: no sync has begun`
    case 'look-failed':
      return text`looking at the connections failed (${failureInBrief(event.failure, requestTimeoutMs)}), ${
        event.ends ? text`which ends the wait` : text`${count(event.times, 'time')} so far; still waiting`
      }`
    case 'inquiry-failed':
      return text`${named(event.connection)}: asking for its sync runs failed (${failureInBrief(event.failure, requestTimeoutMs)}); still waiting`
    case 'details-repeat':
      return text`${named(event.connection)}: fetching ${DETAILS[event.of]} failed (${failureInBrief(event.failure, requestTimeoutMs)}); trying again in ${[duration(event.pauseMs)]}`
    case 'details-missing':
      return text`${named(event.connection)}: ${DETAILS[event.of]} are not to be had (${failureInBrief(event.failure, requestTimeoutMs)})`
    case 'still-waiting':
      return text`${[duration(event.elapsedMs)]}: still waiting for ${waitingFor(event)}`
  }
}

export interface ProgressContext {
  maxRetries: number
  requestTimeoutMs: number
}

const DETAILS = { counts: ours('its counts'), codes: ours('the codes of its failed items') }

const HOW_ACCEPTED = {
  answer: ours('accepted'),
  'already-running': ours('accepted, a sync of it is already running'),
  'seen-running': ours('accepted, no answer came, but a sync has begun'),
}

function named({ provider, id }: ConnectionName): Phrase {
  return text`${providerName(provider)} ${id}`
}

function runText(run: Run): Phrase {
  const ms = lengthOf(run)
  const took = ms === null ? text`` : text` after ${[duration(ms)]}`
  return text`${[run.status]}${took}${run.errorCode === null ? text`` : text` (${run.errorCode})`}`
}

type StillWaiting = Extract<SyncEvent, { type: 'still-waiting' }>

function waitingFor({ open, fetching, unseen }: StillWaiting): Phrase {
  const parts = [
    ...(open > 0 ? [count(open, 'connection')] : []),
    ...(fetching > 0 ? [text`the counts of ${count(fetching, 'connection')}`] : []),
    ...(unseen.length > 0 ? [text`the connections of ${join(unseen.map(providerName), ', ')}`] : []),
  ]
  return join(parts, ' and ')
}
