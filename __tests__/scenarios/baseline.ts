/** Whose run it is: the baseline belongs to the request, a 409 is followed by a list, and others sync meanwhile. */
import { BOTH, connection, many, past, type Scenario } from '../support/scenario.ts'
import { always, type Fault, lastRuns } from '../support/simulated-network.ts'

const HOUR = 3_600_000
const inputs = { provider: 'notion', 'wait-for': 'completed' }
const failing = [connection('notion', 'conn_a', { status: 'failed', errorCode: 'internal' })]
const one = [connection('notion', 'conn_a')]
const busy = (status: number, retryAfter: string): Fault => ({
  status,
  headers: { 'retry-after': retryAfter },
  body: '',
})
const cut = (time: unknown) => (typeof time === 'string' ? `${time.slice(0, 19)}Z` : time)
const seconds = lastRuns(run => ({ ...run, startedAt: cut(run.startedAt), completedAt: cut(run.completedAt) }))
const run =
  (id: string, startsAfterMs: number, takesMs: number) =>
  (api: Parameters<NonNullable<Scenario['at']>[number][1]>[0]) =>
    void api.startRun(id, 'event', { startsAfterMs, takesMs, itemsProcessed: 3, status: 'completed', errorCode: null })

export const baseline: Scenario[] = [
  {
    name: 'a webhook syncs before the retry of a 429, and our own run fails',
    versions: BOTH,
    inputs,
    connections: failing,
    faults: { trigger: [busy(429, '6')] },
    at: [[1, run('conn_a', 0, 1000)]],
  },
  {
    name: 'a webhook syncs before the retry of a 503, and our own run fails',

    inputs,
    connections: failing,
    faults: { trigger: [busy(503, '30')] },
    at: [[1, run('conn_a', 0, 1000)]],
  },
  {
    name: 'a webhook syncs before the retry of a 429, and our own run begins late and fails',
    inputs,
    connections: [connection('notion', 'conn_a', { startsAfterMs: 20_000, status: 'failed', errorCode: 'internal' })],
    faults: { trigger: [busy(429, '6')] },
    at: [[1, run('conn_a', 0, 1000)]],
  },
  {
    name: 'a webhook syncs when the retry of a 503 is due',
    inputs,
    connections: failing,
    faults: { trigger: [busy(503, '6')] },
    at: [[4, run('conn_a', 0, 9000)]],
  },
  {
    name: 'accepted: a webhook synced before a request that fails, as a list for another connection has shown',
    inputs: { provider: 'notion', 'api-version': 'v5', 'wait-for': 'accepted', 'max-retries': '2' },
    connections: [connection('notion', 'conn_a'), connection('notion', 'conn_b')],
    faults: { trigger: [busy(429, '6'), busy(500, '3'), 'ok', 500, 500] },
    at: [[1, run('conn_a', 0, 1000)]],
  },
  {
    name: 'a schedule syncs while 700 connectors wait for the budget, and our own run fails',
    inputs: { ...inputs, 'api-version': 'v5' },
    connections: many(700, n =>
      connection('notion', `conn_${n}`, n === 690 ? { status: 'failed', errorCode: 'internal' } : {}),
    ),
    at: [[40, run('conn_690', 0, 2000)]],
    brief: 10,
  },
  {
    name: '409, and the list shows the sync, though max-retries is 0',
    versions: BOTH,
    inputs: { ...inputs, 'max-retries': '0' },
    connections: one,
    at: [[0.05, run('conn_a', 0, 8000)]],
  },
  {
    name: '503 as often as max-retries allows, then 409',

    inputs,
    connections: one,
    faults: { trigger: [503, 503, 503, 409] },
  },
  {
    name: '409, while the sync of another job is queued and no list shows it',

    inputs,
    connections: one,
    at: [[0, run('conn_a', 10_000, 5000)]],
  },
  {
    name: 'two connections of a provider sync in turn',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-30_000, 6000)), connection('notion', 'conn_b')],
    at: [
      [5, run('conn_b', 0, 7000)],
      [11, run('conn_a', 0, 5000)],
    ],
  },
  { name: '409 with Retry-After that no list shows', inputs, connections: one, faults: { trigger: [busy(409, '20')] } },
  { name: '409 with Retry-After of five minutes', inputs, connections: one, faults: { trigger: [busy(409, '300')] } },
  { name: '409 for five minutes that no list shows', inputs, connections: one, faults: { trigger: always(409) } },
  {
    name: 'lost, and the retry gets 409 before any list shows the run',

    inputs,
    connections: [connection('notion', 'conn_a', { startsAfterMs: 20_000 })],
    faults: { trigger: [{ after: 504 }] },
  },
  {
    name: 'lost, and a list that lags shows the run',
    inputs,
    connections: one,
    faults: { trigger: [{ after: 'reset' }] },
    lagMs: 4000,
  },
  { name: 'a list that lags', inputs, connections: one, lagMs: 8000 },
  {
    name: 'no list before the retry can be read at first',
    inputs,
    connections: failing,
    faults: { trigger: [503], list: count => (count === 2 || count === 3 ? 500 : 'ok') },
  },
  {
    name: 'times cut to seconds, and a webhook in the same second',
    versions: BOTH,
    inputs,
    connections: [
      connection('notion', 'conn_a', {
        startsAfterMs: 100,
        failures: many(5, n => ({ id: `doc_${n}`, title: 'T', errorCode: 'too_large' })),
      }),
    ],
    faults: { list: always(seconds) },
    at: [[0.05, run('conn_a', 0, 20)]],
  },
  {
    name: 'times cut to seconds at first, and not later',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: [connection('notion', 'conn_a', null, past(-HOUR, -HOUR / 2))],
    faults: { list: count => (count < 3 ? seconds : 'ok') },
  },
  {
    name: 'times cut to seconds later, and not at first',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: [connection('notion', 'conn_a', null, past(-HOUR, -HOUR / 2))],
    faults: { list: count => (count < 3 ? 'ok' : seconds) },
  },
  {
    name: 'a run of another connection has been going for days',

    inputs: { ...inputs, 'wait-timeout-minutes': '2' },
    connections: [
      connection('notion', 'conn_a', {}, past(-73 * HOUR, null)),
      connection('notion', 'conn_b', {}, past(-2 * HOUR, -HOUR)),
      connection('notion', 'conn_c'),
    ],
  },
  {
    name: 'a run of another connection has been going for an hour',
    inputs: { ...inputs, 'wait-timeout-minutes': '2' },
    connections: [connection('notion', 'conn_a', {}, past(-HOUR, null)), connection('notion', 'conn_b')],
  },
  {
    name: 'a status that nobody knows is running',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: one,
    faults: { list: always(lastRuns(run => (run.completedAt == null ? { ...run, status: 'paused' } : run))) },
  },
]
