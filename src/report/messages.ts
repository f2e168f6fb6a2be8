/** What became of providers and connections, in sentences. */
import { ApiError } from '../api/errors.ts'
import type { Status } from '../status.ts'
import { lastCompletedAt } from '../sync/check.ts'
import type { ConnectionResult, Outcome, ProviderResult } from '../sync/results.ts'
import { statusOf } from '../sync/results.ts'
import { NOT_STARTED_AFTER } from '../sync/track.ts'
import { CONSOLE, codeWord, count, describeError, duration, errorInBrief, quote } from './words.ts'

/** What messages need to know besides what became of the connections. */
export interface Context {
  mode: 'sync' | 'check'
  hasTags: boolean
  waitTimeoutMs: number
  /** See Outcome. */
  listedAt: number | null
  polls: Outcome['polls']
  /** Nothing could be asked, as there was no list. */
  listFailed: boolean
  /** What v3 had answered, where the step went on with v5. */
  v3Error: ApiError | null
}

/** The connections that a provider's message goes into, and the ids that are named for each sentence. */
const MOST_SENTENCES = 5
const MOST_IDS = 3
const LONGEST_MESSAGE = 1000

/** In one line, fit for a chat message. */
export function overallMessage(outcome: Outcome, context: Context): string {
  const each = outcome.providers.map(
    provider => `${provider.provider}: ${providerMessage(provider, context)}`,
  )
  const about = each.length > 0 ? each : [nothingMessage(outcome, context)]
  const subject = outcome.mode === 'check' ? 'check' : 'sync'
  return cut(`Supermemory ${subject}: ${statusOf(outcome)}. ${about.join('. ')}`)
}

/** Why no provider was asked. */
export function nothingMessage({ listError, cancelled }: Outcome, context: Context): string {
  const { hasTags, mode } = context
  if (listError !== null) return `listing the connections failed: ${described(listError, 'list', context)}`
  if (cancelled) return 'cancelled before anything was asked'
  const left = mode === 'check' ? '' : ', so nothing was asked to sync'
  return hasTags
    ? `no connection has these container tags${left}: check container-tags`
    : `there is no connection${left}: connect something at ${CONSOLE}`
}

/** What became of a provider, without its name. */
export function providerMessage(provider: ProviderResult, context: Context): string {
  const { error, connections, status, alreadyRunning } = provider
  if (error !== null) {
    return cut(
      context.listFailed
        ? `listing the connections failed: ${described(error, 'list', context)}`
        : `asking for a sync failed: ${described(error, 'sync', context)}`,
    )
  }
  if (connections === null) {
    if (status === 'cancelled')
      return 'cancelled; if the request got through, the sync goes on at Supermemory'
    return alreadyRunning ? 'accepted: a sync is already running' : 'accepted'
  }
  if (connections.length === 0) {
    return context.hasTags
      ? `no connection has these container tags: check container-tags, or connect it at ${CONSOLE}`
      : `there is no connection: connect it at ${CONSOLE}`
  }
  return cut(
    [...sentences(connections, context), ...fineOnes(connections), ...pollsMessage(provider, context)].join(
      '; ',
    ),
  )
}

/** Those that need attention, the same sentence once. */
function sentences(connections: readonly ConnectionResult[], context: Context): string[] {
  const said = connections.filter(result => !isFine(result) || limitMessage(result) !== '')
  const groups = [...Map.groupBy(said, result => `${result.status}: ${details(result, context)}`)]
  const shown = groups.slice(0, MOST_SENTENCES).map(([sentence, members]) => {
    const ids = members.slice(0, MOST_IDS).map(({ connection }) => connection.id)
    const more = members.length > MOST_IDS ? ` and ${members.length - MOST_IDS} more` : ''
    return `${ids.join(', ')}${more} ${sentence}`
  })
  const rest = groups.slice(MOST_SENTENCES).reduce((sum, [, members]) => sum + members.length, 0)
  return rest > 0 ? [...shown, `and ${rest} more`] : shown
}

function fineOnes(connections: readonly ConnectionResult[]): string[] {
  const fine = connections.filter(isFine)
  return [...Map.groupBy(fine, ({ status }) => status)].map(([status, members]) => {
    const known = members.flatMap(({ run, counts }) => (counts === 'known' ? [run?.itemsProcessed ?? 0] : []))
    const unknown = members.filter(({ counts }) => counts === 'unknown').length
    return [
      `${count(members.length, 'connection')} ${status}`,
      ...(known.length > 0
        ? [
            count(
              known.reduce((a, b) => a + b, 0),
              'item',
            ),
          ]
        : []),
      ...(unknown > 0
        ? [`the counts of ${unknown === members.length ? 'its runs' : unknown} could not be fetched`]
        : []),
    ].join(', ')
  })
}

/** Failed polls, where one that succeeded might have told more. */
function pollsMessage({ status }: ProviderResult, { polls }: Context): string[] {
  if (polls.failed === 0 || (status !== 'timed-out' && status !== 'not-started')) return []
  const last = polls.last === null ? '' : `, the last one with: ${errorInBrief(polls.last)}`
  return [`${count(polls.failed, 'poll')} failed${last}`]
}

export function isFine({ status }: { status: Status }): boolean {
  return ['completed', 'accepted', 'up-to-date', 'running'].includes(status)
}

/** What there is to say of a connection besides its status, and what to do about it. */
export function details(result: ConnectionResult, context: Context): string {
  const parts = [reason(result, context), advice(result) ?? '', limitMessage(result)]
  return parts.filter(part => part !== '').join('; ')
}

function reason(result: ConnectionResult, context: Context): string {
  const { status, run, trouble, counts, documentsLeft } = result
  if (trouble instanceof ApiError)
    return described(trouble, context.polls.last === trouble ? 'list' : 'sync', context)
  const waited = duration(context.waitTimeoutMs)
  switch (status) {
    case 'failed':
      return trouble !== null ? TROUBLES[trouble] : runError(result)
    case 'timed-out':
      if (documentsLeft !== null) {
        return `${count(documentsLeft, 'document')} of its namespace could not be found yet after ${waited}`
      }
      if (run === null) return `the sync in its way was still going after ${waited}`
      return run.status === 'running'
        ? `still going after ${waited}`
        : `after ${waited} nobody could tell whether its documents can be found`
    case 'not-started':
      return context.mode === 'check'
        ? 'it has never synced'
        : `no sync began within ${duration(Math.min(NOT_STARTED_AFTER, context.waitTimeoutMs))}`
    case 'completed-with-failures':
      return counts === 'unknown' ? 'its counts could not be fetched' : failedItems(result)
    case 'cancelled':
      return run === null ? 'no sync had begun yet' : 'its sync goes on at Supermemory'
    case 'stale':
    case 'up-to-date':
      return `last synced ${age(result, context.listedAt)} ago`
    case 'running':
      return run?.startedAt == null || context.listedAt === null
        ? ''
        : `for ${duration(Math.max(0, context.listedAt - run.startedAt))}`
    case 'completed':
      return counts === 'unknown' ? 'its counts could not be fetched' : ''
    default:
      return ''
  }
}

function described(error: ApiError, asked: 'sync' | 'list', { hasTags, v3Error }: Context): string {
  const before = v3Error === null ? '' : `; before that, v3 had answered: ${errorInBrief(v3Error)}`
  return `${describeError(error, asked, hasTags)}${before}`
}

const TROUBLES = {
  removed: 'it was removed while it was waited for',
  'not-started': 'no sync began',
  no_namespace: 'it has no namespace, and cannot be asked',
  unexpected_answer: 'its id is not one that the API documents',
}

function runError({ run }: ConnectionResult): string {
  const parts = [
    run?.errorCode == null ? null : codeWord(run.errorCode),
    run?.error == null ? null : quote(run.error),
  ]
  return parts.filter(part => part != null).join(', ')
}

function failedItems({ run }: ConnectionResult): string {
  const codes = codeCounts(run?.failures ?? []).slice(0, 5)
  const each = codes.map(([code, times]) => `${times} × ${codeWord(code)}`).join(', ')
  return `${count(run?.itemsFailed ?? 0, 'item')} failed${each === '' ? '' : ` (${each})`}`
}

/** How often each code occurs, the most frequent first. */
export function codeCounts(failures: readonly { code: string | null }[]): [code: string, times: number][] {
  const counts = new Map<string, number>()
  for (const { code } of failures) counts.set(code ?? 'unknown', (counts.get(code ?? 'unknown') ?? 0) + 1)
  return [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
}

/** How long ago the last completed sync ended, by the list's time. */
export function age({ connection }: ConnectionResult, listedAt: number | null): string {
  const completedAt = lastCompletedAt(connection)
  return completedAt === null || listedAt === null ? '' : duration(Math.max(0, listedAt - completedAt))
}

const RUN_ADVICE: Readonly<Record<string, string>> = {
  auth_expired: `reconnect it at ${CONSOLE}: its login has expired`,
  plan_required: `upgrade the plan at ${CONSOLE}: this one does not include the connector`,
  rate_limited: 'try again later: the provider limits how often it may be asked',
  provider_unavailable: 'try again later: the provider could not be reached',
  internal: "try again later; if it stays, ask Supermemory's support",
}

/** What to do about a connection; null where there is nothing to do, or where the error says it. */
export function advice({ status, run, trouble, connection }: ConnectionResult): string | null {
  if (trouble === 'no_namespace') return `reconnect it at ${CONSOLE}`
  if (status === 'not-started') {
    return connection.provider === 'google-drive' || connection.provider === 'onedrive'
      ? `choose what to sync at ${CONSOLE}: a connection whose selection was never saved is skipped`
      : `look at the connection at ${CONSOLE}`
  }
  if (status === 'timed-out') return 'raise wait-timeout-minutes; the sync goes on at Supermemory'
  if (status !== 'failed' || run?.errorCode == null) return null
  return Object.hasOwn(RUN_ADVICE, run.errorCode) ? (RUN_ADVICE[run.errorCode] ?? null) : null
}

/** Empty unless the connection has as many documents as it may. */
export function limitMessage({ connection: { documents } }: ConnectionResult): string {
  if (documents === null || documents.limit === 0 || documents.count < documents.limit) return ''
  return `its limit of ${count(documents.limit, 'document')} is reached: see ${CONSOLE}`
}

export function cut(message: string): string {
  return message.length <= LONGEST_MESSAGE
    ? message
    : `${message.slice(0, LONGEST_MESSAGE - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
