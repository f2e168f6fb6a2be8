import { duration } from './clock.ts'
import { failureInBrief, failureText } from './failure-text.ts'
import { NOT_STARTED_AFTER } from './observe.ts'
import type { Run } from './records.ts'
import type { Status } from './status.ts'
import type { ProviderOutcome } from './sync.ts'
import { join, ours, type Phrase, providerName, text } from './text.ts'
import type { ConnectionResult, Observed } from './watch.ts'

/** How many connections a message about a provider goes into. */
const CONNECTIONS_IN_MESSAGE = 5

/** What the message about an outcome needs to know of the inputs. Times in milliseconds. */
export interface OutcomeContext {
  containerTags: readonly string[]
  waitTimeoutMs: number
  requestTimeoutMs: number
}

/** What became of a provider, in a sentence or two that begin with its name. */
export function outcomeText(outcome: ProviderOutcome, context: OutcomeContext): Phrase {
  return text`${providerName(outcome.provider)}: ${outcomeOf(outcome, context)}`
}

/** The same without the name. */
export function outcomeOf(outcome: ProviderOutcome, context: OutcomeContext): Phrase {
  const { acceptance, observed, failure } = outcome
  if (acceptance === null) {
    return failure === null
      ? text`cancelled before the API had accepted; if the request got through, the sync goes on at Supermemory`
      : text`asking for a sync failed: ${failureText(failure, 'sync', context.requestTimeoutMs)}`
  }
  if (observed === null) return acceptedText(acceptance.how)
  if (observed.end === 'refused' && failure !== null) {
    return text`accepted, but watching the sync failed: ${failureText(failure, 'look', context.requestTimeoutMs)}`
  }
  if (observed.connections === null) return unseenText(outcome, context)
  if (observed.connections.length === 0) {
    return context.containerTags.length === 0
      ? text`accepted, but there is no connection of it, so nothing will sync: connect it in the Supermemory console`
      : text`accepted, but no connection has these container tags, so nothing will sync: connect it in the Supermemory console, or check container-tags`
  }
  return text`${connectionsText(outcome.provider, observed.connections, context)}${failedLooksText(outcome, observed, context)}`
}

/** Why nothing was asked to sync, where `all` found nothing. */
export function nothingFoundText({ containerTags }: OutcomeContext): Phrase {
  return containerTags.length === 0
    ? text`there is no connection, so nothing was asked to sync: connect something in the Supermemory console`
    : text`no connection has these container tags, so nothing was asked to sync: check container-tags`
}

/** Looks that failed, where one that succeeded might have told more. */
function failedLooksText(
  { status }: ProviderOutcome,
  { failedLooks, failure }: Observed,
  { requestTimeoutMs }: OutcomeContext,
): Phrase {
  if (failedLooks === 0 || (status !== 'timed-out' && status !== 'not-started')) return text``
  const last =
    failure === null ? text`` : text`, the last of all too (${failureInBrief(failure, requestTimeoutMs)})`
  return text`; ${count(failedLooks, 'look')} at the connections failed${last}`
}

function acceptedText(how: 'answer' | 'already-running' | 'seen-running'): Phrase {
  if (how === 'already-running') return text`accepted: a sync of it is already running`
  if (how === 'seen-running') return text`accepted: no answer came, but a sync has begun`
  return text`accepted`
}

function unseenText({ failure, observed }: ProviderOutcome, context: OutcomeContext): Phrase {
  if (observed?.end === 'cancelled') return text`accepted, then cancelled: the sync goes on at Supermemory`
  const why = failure === null ? text`` : text`: ${failureText(failure, 'look', context.requestTimeoutMs)}`
  return text`accepted, but in ${[duration(context.waitTimeoutMs)]} no look at its connections succeeded${why}`
}

function connectionsText(
  provider: string,
  connections: readonly ConnectionResult[],
  context: OutcomeContext,
): Phrase {
  const troubled = connections.filter(({ status }) => status !== 'completed')
  const known = connections.filter(({ run }) => run?.itemsProcessed != null)
  const items = known.reduce((sum, { run }) => sum + (run?.itemsProcessed ?? 0), 0)
  if (troubled.length === 0) {
    const counts = known.length === 0 ? text`` : text`, ${count(items, 'item')}`
    const joined = connections.some(connection => connection.joined) ? JOINED : text``
    return text`completed, ${count(connections.length, 'connection')}${counts}${joined}`
  }
  const each = troubled
    .slice(0, CONNECTIONS_IN_MESSAGE)
    .map(connection => text`${connection.id} ${connectionText(provider, connection, context)}`)
  const rest = troubled.length - each.length
  return text`${troubled.length} of ${count(connections.length, 'connection')} need${[troubled.length === 1 ? 's' : '']} attention: ${join(each, '; ')}${rest > 0 ? text`; and ${rest} more` : text``}`
}

/** What became of a connection, and what to do about it. */
export function connectionText(
  provider: string,
  connection: ConnectionResult,
  context: OutcomeContext,
): Phrase {
  const { status, run, joined, gone, unanswered } = connection
  const advice = adviceOn(provider, connection)
  const sentence = (): Phrase => {
    if (gone) return text`was removed while it was waited for`
    switch (status) {
      case 'completed':
        return text`completed${joined ? JOINED : text``}${run?.itemsProcessed === null ? text`, its counts are not known` : text``}`
      case 'completed-with-failures':
        return text`completed, but ${count(run?.itemsFailed ?? 0, 'item')} failed${codesText(connection)}${joined ? JOINED : text``}`
      case 'failed':
        return run === null || (run.status !== 'failed' && run.errorCode === null)
          ? text`could not be followed to its end`
          : text`failed${reasonOf(run)}${joined ? JOINED : text``}`
      case 'timed-out':
        return text`was still going after ${[duration(context.waitTimeoutMs)]}`
      case 'not-started':
        if (run === null) {
          const within = [duration(Math.min(NOT_STARTED_AFTER, context.waitTimeoutMs))]
          return unanswered === null
            ? text`began no sync within ${within}`
            : text`was not seen to begin a sync within ${within}, as asking for its sync runs failed ${count(unanswered.times, 'time')} (${failureInBrief(unanswered.failure, context.requestTimeoutMs)})`
        }
        return text`ended a sync that was going before the request, and none has begun since`
      default:
        return run === null
          ? text`had begun no sync when the step was cancelled`
          : text`was not waited for to its end: the step was cancelled, the sync goes on at Supermemory`
    }
  }
  return advice === null ? sentence() : text`${sentence()}: ${advice}`
}

const JOINED = ours(' (joined a sync already in progress)')

function reasonOf({ errorCode, error }: Run): Phrase {
  if (errorCode === null && error === null) return text``
  if (errorCode === null) return text` (“${error ?? ''}”)`
  return error === null || error === errorCode ? text` (${errorCode})` : text` (${errorCode}, “${error}”)`
}

function codesText({ failures }: ConnectionResult): Phrase {
  const codes = failureCodes(failures.map(({ code }) => code))
  return codes.length === 0
    ? text``
    : text` (${join(
        codes.slice(0, 5).map(([code, times]) => text`${times} × ${code}`),
        ', ',
      )})`
}

/** How often each code occurs, the most frequent first. */
export function failureCodes(codes: readonly (string | null)[]): [code: string, times: number][] {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code ?? 'unknown', (counts.get(code ?? 'unknown') ?? 0) + 1)
  return [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
}

/** What to do about each `errorCode` of a failed run. */
const ERROR_ADVICE: Readonly<Record<string, Phrase>> = {
  auth_expired: ours('reconnect it in the Supermemory console, its login has expired'),
  plan_required: ours('upgrade the plan, this one does not include the connector'),
  rate_limited: ours('try again later, the provider limits how often it may be asked'),
  provider_unavailable: ours('try again later, the provider could not be reached'),
  internal: ours("try again later, and ask Supermemory's support if it stays"),
}

function adviceOn(provider: string, { status, run, gone, unanswered }: ConnectionResult): Phrase | null {
  if (gone) return null
  if (status === 'failed' && run?.errorCode != null) {
    return Object.hasOwn(ERROR_ADVICE, run.errorCode) ? (ERROR_ADVICE[run.errorCode] ?? null) : null
  }
  if (status === 'not-started' && run === null) {
    if (provider !== 'google-drive' && unanswered !== null) return text`try again later`
    return provider === 'google-drive'
      ? text`a Google Drive connection whose folder selection was never saved is skipped, so choose its folders in the Supermemory console`
      : text`check the connection in the Supermemory console`
  }
  if (status === 'timed-out') return text`raise wait-timeout-minutes, the sync goes on at Supermemory`
  return null
}

/** A status as the summary shows it: its own name, as the outputs and the README have it. */
export function statusMark(status: Status): string {
  // A no-break space: in a narrow cell the mark would else stand on a line of its own.
  return `${MARKS[status]}\u00a0${status}`
}

export const MARKS: Readonly<Record<Status, string>> = {
  cancelled: '🚫',
  failed: '❌',
  'timed-out': '⌛',
  'not-started': '⏸️',
  'no-connections': '❓',
  'completed-with-failures': '⚠️',
  completed: '✅',
  accepted: '📨',
}

export function count(number: number, noun: string): Phrase {
  return [`${number} ${noun}${number === 1 ? '' : 's'}`]
}
