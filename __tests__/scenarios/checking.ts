/** `mode: check`: how the last syncs went. */
import { BOTH, connection, many, past, type Scenario, type Step } from '../support/scenario.ts'
import { START } from '../support/simulated-clock.ts'
import { always, lastRuns, listed } from '../support/simulated-network.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const inputs = { provider: 'notion', mode: 'check' }
const fine = (id: string, agoMs: number) => connection('notion', id, {}, past(-agoMs - 5000, -agoMs))
const failures = [
  { id: 'doc_1', title: 'Secret plan', errorCode: 'too_large' },
  { id: 'doc_2', title: 'Secret plan', errorCode: 'timeout' },
]
const flawed = connection('notion', 'conn_flawed', {}, past(-HOUR, -50 * MINUTE, { itemsFailed: 2, failures }))
const failed = (id: string, errorCode: string, error: string | null = null) =>
  connection('notion', id, {}, past(-2 * HOUR, -HOUR, { status: 'failed', errorCode, error }))
/** What ended a minute ago ends in half a minute; what ended an hour ago, in an hour. */
const inFuture = (time: unknown) => new Date(2 * START - Date.parse(String(time)) - MINUTE / 2).toISOString()
const SYNCED = {
  provider: 'notion',
  lastSyncRun: { status: 'completed', startedAt: '2026-10-05T05:00:00Z', completedAt: '2026-10-05T05:01:00Z' },
}
const limits = (documentCount: number) => ({ documentCount, documentLimit: 100 })

export const checking: Scenario[] = [
  {
    name: 'each status',
    versions: BOTH,
    inputs,
    connections: [
      fine('conn_fine', 3 * HOUR),
      flawed,
      failed('conn_failed', 'auth_expired', 'Token expired'),
      connection('notion', 'conn_going', {}, past(-90_000, null)),
      connection('notion', 'conn_new'),
    ],
  },
  { name: 'all is fine', inputs, connections: [fine('conn_a', 5 * MINUTE), fine('conn_b', 50 * HOUR)] },
  {
    name: 'with max-age-minutes',
    versions: BOTH,
    inputs: { ...inputs, 'max-age-minutes': '60' },
    connections: [
      fine('conn_edge', HOUR),
      fine('conn_old', HOUR + 1000),
      flawed,
      failed('conn_failed', 'rate_limited'),
      connection(
        'notion',
        'conn_going',
        {},
        { pastRuns: [...(past(-3 * HOUR, -2 * HOUR).pastRuns ?? []), ...(past(-MINUTE, null).pastRuns ?? [])] },
      ),
      connection('notion', 'conn_first', {}, past(-2 * HOUR, null)),
    ],
    apiAheadMs: 600,
  },
  {
    name: 'completed, but nobody knows when',
    inputs: { ...inputs, 'max-age-minutes': '60' },
    connections: [fine('conn_a', 5 * MINUTE)],
    faults: { list: always(lastRuns(({ status, startedAt }) => ({ status, startedAt }))) },
  },
  {
    name: 'v5, documents at their limit',
    inputs: { ...inputs, 'api-version': 'v5' },
    connections: [
      connection('notion', 'conn_full', {}, { ...past(-HOUR, -MINUTE), ...limits(100) }),
      connection('notion', 'conn_below', {}, { ...past(-HOUR, -MINUTE), ...limits(99) }),
    ],
  },
  {
    name: 'v5, a connector without a namespace',
    inputs: { ...inputs, 'api-version': 'v5' },
    connections: [connection('notion', 'conn_old', {}, { ...past(-HOUR, -MINUTE), containerTags: [] })],
  },
  {
    name: 'counts that cannot be fetched',
    inputs,
    connections: [fine('conn_a', HOUR)],
    faults: { counts: always(404) },
  },
  { name: 'all, and there is nothing', inputs: { provider: 'all', mode: 'check' } },
  {
    name: 'cancelled',
    inputs,
    connections: [fine('conn_a', HOUR)],
    faults: { counts: always('late') },
    at: [[20, (_, step: Step) => step.cancel()]],
  },
  {
    name: 'running for five days, with max-age-minutes',

    inputs: { ...inputs, 'max-age-minutes': '1440' },
    connections: [
      connection('notion', 'conn_a', {}, past(-120 * HOUR, null)),
      connection('notion', 'conn_b', {}, past(-HOUR, null)),
    ],
  },
  {
    name: 'an end in the future, with max-age-minutes',
    inputs: { ...inputs, 'max-age-minutes': '60' },
    connections: [fine('conn_soon', MINUTE), fine('conn_later', HOUR)],
    faults: { list: always(lastRuns(run => ({ ...run, completedAt: inFuture(run.completedAt) }))) },
  },
  {
    name: 'a Date of 1970',
    inputs: { ...inputs, 'max-age-minutes': '60' },
    faults: {
      list: always({ status: 200, headers: { date: new Date(0).toUTCString() }, body: [{ id: 'conn_a', ...SYNCED }] }),
    },
  },
  {
    name: 'times with a zone of hours only, without a zone, and of no kind',
    inputs: { ...inputs, 'max-age-minutes': '60' },
    connections: many(3, n => fine(`conn_${n}`, HOUR / 2)),
    faults: {
      list: always(
        listed(list =>
          list.map((entry, n) => {
            const run = entry.lastSyncRun as Record<string, string>
            const completedAt = ['2026-10-05T10:00:00+02', '2026-10-05T08:00:00', 'yesterday'][n]
            return { ...entry, lastSyncRun: { ...run, completedAt } }
          }),
        ),
      ),
    },
  },
  {
    name: 'a list that names a connection twice',
    inputs,
    connections: [fine('conn_a', HOUR)],
    faults: { list: always(listed(list => [...list, ...list])) },
  },
  {
    name: '320 connections have their counts',
    inputs: { ...inputs, 'fail-on': 'failed, completed-with-failures' },
    connections: many(320, n => fine(`conn_${n}`, HOUR)),
    brief: 10,
  },
  {
    name: 'a key that is not accepted, and fail-on is none',
    inputs: { ...inputs, 'fail-on': 'none' },
    faults: { list: always(401) },
  },
  {
    name: 'an API that is away, and fail-on names a code',
    inputs: { ...inputs, 'fail-on': 'auth_expired' },
    faults: { list: always(503) },
  },
  {
    name: 'v5, nothing chosen',
    inputs: { ...inputs, provider: 'github, gmail, notion', 'api-version': 'v5' },
    connections: [
      connection('github', 'conn_a', null),
      connection('gmail', 'conn_b', null, { selection: { labels: [] } }),
      connection('notion', 'conn_c', null),
    ],
  },
  {
    name: 'v5, a time of the last success that cannot be read, of one that is syncing',
    inputs: { ...inputs, 'api-version': 'v5', 'max-age-minutes': '60' },
    connections: [connection('notion', 'conn_a', {}, past(-MINUTE, null))],
    faults: {
      list: always(
        listed(list =>
          list.map(each => ({ ...each, system: { ...(each.system as object), lastSuccessfulSyncAt: 'yesterday' } })),
        ),
      ),
    },
  },
  {
    name: 'a status that nobody knows',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-MINUTE, null))],
    faults: { list: always(lastRuns(run => ({ ...run, status: 'paused' }))) },
  },
  {
    name: 'old, and of counts that nobody knows, where these must be known',
    inputs: { ...inputs, 'max-age-minutes': '60', 'fail-on': 'completed-with-failures' },
    connections: [fine('conn_a', 2 * HOUR)],
    faults: { counts: always(404) },
  },
]
