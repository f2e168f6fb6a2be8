import { describe, expect, test } from '@jest/globals'
import type { ApiFailure } from '../src/errors.ts'
import { NOT_STARTED_AFTER } from '../src/observe.ts'
import { connectionText, failureCodes, outcomeOf, outcomeText, statusMark } from '../src/outcome-text.ts'
import { STATUSES, type Status } from '../src/status.ts'
import type { ProviderOutcome } from '../src/sync.ts'
import type { ConnectionResult } from '../src/watch.ts'
import { accepted, apiFailure, aResult, aRun, CONTEXT, refused, waited } from './support/outcomes.ts'
import { shown } from './support/plain.ts'

const provider = (outcome: ProviderOutcome, context = CONTEXT) => shown(outcomeText(outcome, context))

const connection = (more: Partial<ConnectionResult>, name = 'notion', context = CONTEXT) =>
  shown(connectionText(name, aResult(more), context))

const JOINED = ' (joined a sync already in progress)'
const NO_CONNECTIONS =
  'notion: accepted, but no connection has these container tags, so nothing will sync: connect it in the Supermemory console, or check container-tags'

describe('a provider', () => {
  const observed = (end: 'ended' | 'refused' | 'timed-out' | 'cancelled', failure = apiFailure(500)) => ({
    ...accepted(),
    observed: { end, connections: null, failure, failedLooks: 1, lookedAt: null },
    failure,
  })
  const unseen: ProviderOutcome = {
    ...accepted(),
    observed: { end: 'timed-out', connections: null, failure: null, failedLooks: 0, lookedAt: null },
  }

  test.each<[string, ProviderOutcome, string]>([
    ['accepted', accepted(), 'notion: accepted'],
    [
      'accepted, already running',
      accepted('s3', 'already-running'),
      's3: accepted: a sync of it is already running',
    ],
    [
      'accepted, seen running',
      accepted('s3', 'seen-running'),
      's3: accepted: no answer came, but a sync has begun',
    ],
    [
      'refused',
      refused(apiFailure(400)),
      'notion: asking for a sync failed: the API refused the request (HTTP 400); check container-tags',
    ],
    [
      'perhaps accepted',
      refused(apiFailure(500)),
      'notion: asking for a sync failed: the API failed (HTTP 500); the request may have been accepted all the same: look at the console, or run the step again',
    ],
    [
      'cancelled before',
      refused(null),
      'notion: cancelled before the API had accepted; if the request got through, the sync goes on at Supermemory',
    ],
    ['no connections', waited('no-connections', []), NO_CONNECTIONS],
    [
      'no longer allowed to look',
      observed('refused', apiFailure(401)),
      'notion: accepted, but watching the sync failed: the API does not accept the key (HTTP 401); check api-key: it must be a valid key of the organization',
    ],
    [
      'never seen',
      observed('timed-out', apiFailure(404)),
      'notion: accepted, but in 30 m no look at its connections succeeded: the API does not know this address (HTTP 404); check base-url (the self-hosted server has no connectors)',
    ],
    [
      'never seen, no reason known',
      unseen,
      'notion: accepted, but in 30 m no look at its connections succeeded',
    ],
    [
      'cancelled before it was seen',
      observed('cancelled'),
      'notion: accepted, then cancelled: the sync goes on at Supermemory',
    ],
    ['a name that is not one', accepted('<b>\n'), '<b>\\n: accepted'],
  ])('%s', (_, outcome, expected) => {
    expect(provider(outcome)).toBe(expected)
    expect(shown(outcomeOf(outcome, CONTEXT))).toBe(expected.replace(/^.*?: /, ''))
  })

  test('no connections, where no container tags are to blame', () => {
    expect(provider(waited('no-connections', []), { ...CONTEXT, containerTags: [] })).toBe(
      'notion: accepted, but there is no connection of it, so nothing will sync: connect it in the Supermemory console',
    )
  })

  const counted = (itemsProcessed: number | null, id = 'c') => aResult({ id, run: aRun({ itemsProcessed }) })
  test.each<[string, ConnectionResult[], string]>([
    ['one connection', [counted(1)], 'notion: completed, 1 connection, 1 item'],
    ['several', [counted(40), counted(2)], 'notion: completed, 2 connections, 42 items'],
    ['nothing to do', [counted(0)], 'notion: completed, 1 connection, 0 items'],
    ['counts known in part', [counted(40), counted(null)], 'notion: completed, 2 connections, 40 items'],
    ['no counts', [counted(null)], 'notion: completed, 1 connection'],
    [
      'joined',
      [counted(1), aResult({ joined: true })],
      `notion: completed, 2 connections, 43 items${JOINED}`,
    ],
    ['no run', [aResult({ run: null })], 'notion: completed, 1 connection'],
  ])('completed: %s', (_, connections, expected) => {
    expect(provider(waited('completed', connections))).toBe(expected)
  })

  const expired = (id: string) =>
    aResult({ id, status: 'failed', run: aRun({ status: 'failed', errorCode: 'auth_expired' }) })
  test('trouble: only those that need attention are named', () => {
    expect(provider(waited('failed', [aResult(), expired('conn_\u001b2')]))).toBe(
      'notion: 1 of 2 connections needs attention: conn_\\u{1b}2 failed (auth_expired): reconnect it in the Supermemory console, its login has expired',
    )
    expect(
      provider(
        waited('failed', [
          aResult({ id: 'a', status: 'timed-out' }),
          aResult({ id: 'b', status: 'cancelled' }),
        ]),
      ),
    ).toBe(
      'notion: 2 of 2 connections need attention: a was still going after 30 m: raise wait-timeout-minutes, the sync goes on at Supermemory; b was not waited for to its end: the step was cancelled, the sync goes on at Supermemory',
    )
  })

  const GOING =
    'notion: 1 of 1 connection needs attention: c was still going after 30 m: raise wait-timeout-minutes, the sync goes on at Supermemory'
  const NOT_BEGUN =
    'notion: 1 of 1 connection needs attention: c began no sync within 5 m: check the connection in the Supermemory console'
  test.each<[Status, number, ApiFailure | null, string]>([
    ['timed-out', 0, null, GOING],
    ['timed-out', 1, null, `${GOING}; 1 look at the connections failed`],
    [
      'timed-out',
      3,
      apiFailure(500),
      `${GOING}; 3 looks at the connections failed, the last of all too (HTTP 500)`,
    ],
    ['not-started', 2, null, `${NOT_BEGUN}; 2 looks at the connections failed`],
    [
      'not-started',
      2,
      apiFailure({ code: 'timeout' }),
      `${NOT_BEGUN}; 2 looks at the connections failed, the last of all too (the API did not answer in full within 1 m)`,
    ],
    ['completed', 3, apiFailure(500), 'notion: completed, 1 connection'],
    ['failed', 3, null, 'notion: 1 of 1 connection needs attention: c could not be followed to its end'],
  ])('%s after %d failed looks', (status, failedLooks, failure, expected) => {
    const of = waited(status, [aResult({ id: 'c', status, run: null })])
    const blind = { ...of, observed: of.observed && { ...of.observed, failedLooks, failure } }
    expect(provider(blind)).toBe(expected)
  })

  test.each([
    [1, /^notion: 1 of 1 connection needs attention: c0 failed/],
    [5, /^notion: 5 of 5 connections need attention: c0 .*; c4 failed \(auth_expired\)[^;]*expired$/],
    [6, /^notion: 6 of 6 connections need attention: c0 .*; c4 .*expired; and 1 more$/],
    [205, /; and 200 more$/],
  ])('trouble with %d connections: at most 5 are named', (number, expected) => {
    const text = provider(
      waited(
        'failed',
        Array.from({ length: number }, (_, index) => expired(`c${index}`)),
      ),
    )
    expect(text).toMatch(expected)
    expect(text).not.toContain('c5')
  })
})

describe('a connection', () => {
  const failed = (errorCode: string | null, error: string | null = null, status = 'failed') => ({
    status: 'failed' as const,
    run: aRun({ status, errorCode, error }),
  })
  const flawed = (itemsFailed: number, ...codes: (string | null)[]) => ({
    status: 'completed-with-failures' as const,
    run: aRun({ itemsFailed }),
    failures: codes.map(code => ({ documentId: 'd', code })),
  })

  test.each<[string, Partial<ConnectionResult>, string]>([
    ['completed', {}, 'completed'],
    ['completed, joined', { joined: true }, `completed${JOINED}`],
    ['completed, no counts', { run: aRun({ itemsProcessed: null }) }, 'completed, its counts are not known'],
    [
      'completed, joined, no counts',
      { run: aRun({ itemsProcessed: null }), joined: true },
      `completed${JOINED}, its counts are not known`,
    ],
    ['completed, no run', { run: null }, 'completed'],
    ['one item failed', flawed(1), 'completed, but 1 item failed'],
    [
      'items failed',
      { ...flawed(3, 'B', 'A', 'A'), joined: true },
      `completed, but 3 items failed (2 × A, 1 × B)${JOINED}`,
    ],
    ['an item without code', flawed(1, null), 'completed, but 1 item failed (1 × unknown)'],
    [
      'five codes',
      flawed(5, 'A', 'B', 'C', 'D', 'E'),
      'completed, but 5 items failed (1 × A, 1 × B, 1 × C, 1 × D, 1 × E)',
    ],
    [
      'six codes',
      flawed(6, 'F', 'A', 'B', 'C', 'D', 'E'),
      'completed, but 6 items failed (1 × A, 1 × B, 1 × C, 1 × D, 1 × E)',
    ],
    ['failed', failed(null), 'failed'],
    ['failed, joined', { ...failed(null), joined: true }, `failed${JOINED}`],
    ['failed with words', failed(null, 'no\nluck'), 'failed (“no\\nluck”)'],
    [
      'auth_expired',
      failed('auth_expired', 'Token gone'),
      'failed (auth_expired, “Token gone”): reconnect it in the Supermemory console, its login has expired',
    ],
    [
      'plan_required',
      failed('plan_required', 'plan_required'),
      'failed (plan_required): upgrade the plan, this one does not include the connector',
    ],
    [
      'rate_limited',
      failed('rate_limited'),
      'failed (rate_limited): try again later, the provider limits how often it may be asked',
    ],
    [
      'provider_unavailable',
      failed('provider_unavailable'),
      'failed (provider_unavailable): try again later, the provider could not be reached',
    ],
    [
      'internal',
      failed('internal'),
      "failed (internal): try again later, and ask Supermemory's support if it stays",
    ],
    ['a code that is new', failed('quota'), 'failed (quota)'],
    [
      'a code where the run does not say that it failed',
      failed('rate_limited', null, 'completed'),
      'failed (rate_limited): try again later, the provider limits how often it may be asked',
    ],
    ['a code that every object has', failed('constructor'), 'failed (constructor)'],
    ['not followed to its end', failed(null, null, 'running'), 'could not be followed to its end'],
    ['not followed, without a run', { status: 'failed', run: null }, 'could not be followed to its end'],
    [
      'removed',
      { status: 'failed', gone: true, run: aRun({ errorCode: 'internal' }) },
      'was removed while it was waited for',
    ],
    [
      'timed out',
      { status: 'timed-out' },
      'was still going after 30 m: raise wait-timeout-minutes, the sync goes on at Supermemory',
    ],
    [
      'timed out, with a code of the run that goes on',
      { status: 'timed-out', run: aRun({ status: 'running', errorCode: 'rate_limited' }) },
      'was still going after 30 m: raise wait-timeout-minutes, the sync goes on at Supermemory',
    ],
    [
      'not started',
      { status: 'not-started', run: null },
      'began no sync within 5 m: check the connection in the Supermemory console',
    ],
    [
      'ended before the request',
      { status: 'not-started' },
      'ended a sync that was going before the request, and none has begun since',
    ],
    [
      'cancelled before its run began',
      { status: 'cancelled', run: null },
      'had begun no sync when the step was cancelled',
    ],
    [
      'cancelled',
      { status: 'cancelled', run: aRun({ status: 'running' }) },
      'was not waited for to its end: the step was cancelled, the sync goes on at Supermemory',
    ],
  ])('%s', (_, result, expected) => {
    expect(connection(result)).toBe(expected)
  })

  const unanswered = (times: number, run: ConnectionResult['run'] = null) => ({
    status: 'not-started' as const,
    run,
    unanswered: { times, failure: apiFailure(404) },
  })
  const NOT_SEEN = 'was not seen to begin a sync within 5 m, as asking for its sync runs failed'
  test.each<[string, string, Partial<ConnectionResult>, string]>([
    ['once', 'notion', unanswered(1), `${NOT_SEEN} 1 time (HTTP 404): try again later`],
    ['often', 's3', unanswered(7), `${NOT_SEEN} 7 times (HTTP 404): try again later`],
    [
      'often, of a connection that may be skipped',
      'google-drive',
      unanswered(7),
      `${NOT_SEEN} 7 times (HTTP 404): a Google Drive connection whose folder selection was never saved is skipped, so choose its folders in the Supermemory console`,
    ],
    [
      'often, of one of which a run was seen all the same',
      'notion',
      unanswered(7, aRun()),
      'ended a sync that was going before the request, and none has begun since',
    ],
  ])('not seen to start, its sync runs unanswered %s', (_, name, result, expected) => {
    expect(connection(result, name)).toBe(expected)
  })

  test('google-drive, not started: a folder selection that was never saved is skipped', () => {
    const notStarted = { status: 'not-started' as const, run: null }
    expect(connection(notStarted, 'google-drive')).toBe(
      'began no sync within 5 m: a Google Drive connection whose folder selection was never saved is skipped, so choose its folders in the Supermemory console',
    )
    expect(connection({ status: 'not-started' }, 'google-drive')).not.toContain('folder')
    expect(connection({ status: 'timed-out' }, 'google-drive')).not.toContain('folder')
  })

  test.each([
    [60_000, '1 m'],
    [NOT_STARTED_AFTER, '5 m'],
    [NOT_STARTED_AFTER + 60_000, '5 m'],
  ])('not started, waiting %d ms: within %s', (waitTimeoutMs, within) => {
    expect(connection({ status: 'not-started', run: null }, 's3', { ...CONTEXT, waitTimeoutMs })).toBe(
      `began no sync within ${within}: check the connection in the Supermemory console`,
    )
  })
})

test('codes: the most frequent first, then by name', () => {
  expect(failureCodes(['b', null, 'c', 'a', null, 'c', 'unknown'])).toEqual([
    ['unknown', 3],
    ['c', 2],
    ['a', 1],
    ['b', 1],
  ])
  expect(failureCodes([])).toEqual([])
})

test('every status by its own name, with a mark that no line break parts from it', () => {
  expect(STATUSES.map(statusMark)).toEqual([
    '🚫\u00a0cancelled',
    '❌\u00a0failed',
    '⌛\u00a0timed-out',
    '⏸️\u00a0not-started',
    '❓\u00a0no-connections',
    '⚠️\u00a0completed-with-failures',
    '✅\u00a0completed',
    '📨\u00a0accepted',
  ])
})
