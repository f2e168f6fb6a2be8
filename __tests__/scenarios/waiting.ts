/** Waiting until the syncs have ended. */
import { connection, type Scenario } from '../support/scenario.ts'
import { always, between, type Entry, type Mishap } from '../support/simulated-network.ts'

const HOUR = 3_600_000
const inputs = { provider: 'notion', 'wait-for': 'completed' }
const one = [connection('notion', 'conn_a')]
const ended = { status: 'completed' as const, itemsProcessed: 7, itemsFailed: 0 }
const past = (startedAtMs: number, completedAtMs: number | null) => ({
  pastRuns: [{ ...ended, startedAtMs, completedAtMs }],
})

/** Every connection's last run, changed. */
const lastRun = (change: (run: Entry) => Entry): Mishap => ({
  edit: list =>
    list.map(entry =>
      entry.lastSyncRun === undefined ? entry : { ...entry, lastSyncRun: change(entry.lastSyncRun as Entry) },
    ),
})
const times = (change: (time: string) => string | undefined): Mishap =>
  lastRun(run => {
    const { startedAt, completedAt } = run
    return {
      ...run,
      startedAt: change(String(startedAt)),
      ...(completedAt !== undefined && { completedAt: change(String(completedAt)) }),
    }
  })
const without = (id: string): Mishap => ({ edit: list => list.filter(entry => entry.id !== id) })

export const waiting: Scenario[] = [
  { name: 'one connection completes', inputs, connections: one },
  {
    name: 'several connections of several providers',
    inputs: { provider: 'notion, s3', 'wait-for': 'completed', 'container-tags': 'team' },
    connections: [
      connection('notion', 'conn_a', { takesMs: 4000, itemsProcessed: 12 }),
      connection('notion', 'conn_b', { takesMs: 45_000, itemsProcessed: 0 }, past(-2 * HOUR, -HOUR)),
      connection('s3', 'conn_c', { startsAfterMs: 20_000, takesMs: 100 }),
      connection('notion', 'conn_d', {}, { containerTags: ['other'] }),
      connection('gmail', 'conn_e'),
    ],
  },
  { name: 'no connection for the tags', inputs: { ...inputs, 'container-tags': 'nobody' }, connections: one },
  { name: 'no connection of the provider', inputs, connections: [connection('s3', 'conn_b')] },
  {
    name: 'all, with one provider refused',
    inputs: { provider: 'all', 'wait-for': 'completed' },
    connections: [...one, connection('gmail', 'conn_b')],
    mishaps: { 'ask gmail': always({ status: 402, body: { error: 'No credits left' } }) },
  },
  {
    name: 'it never begins',
    inputs: { ...inputs, 'poll-interval-seconds': '120' },
    connections: [connection('notion', 'conn_a', null)],
  },
  {
    name: 'Google Drive and OneDrive never begin, another does',
    inputs: { provider: 'google-drive, onedrive', 'wait-for': 'completed', 'poll-interval-seconds': '120' },
    connections: [
      connection('google-drive', 'conn_a', null),
      connection('google-drive', 'conn_b'),
      connection('onedrive', 'conn_c', null, past(-2 * HOUR, -HOUR)),
    ],
  },
  {
    name: 'it never begins, and the wait is shorter',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: [connection('notion', 'conn_a', null, past(-2 * HOUR, -HOUR))],
  },
  {
    name: 'it begins late, but in time',
    inputs: { ...inputs, 'poll-interval-seconds': '60' },
    connections: [connection('notion', 'conn_a', { startsAfterMs: 290_000 })],
  },
  {
    name: 'it is still going when the time is up',
    inputs: { ...inputs, 'wait-timeout-minutes': '2.5', 'poll-interval-seconds': '30' },
    connections: [connection('notion', 'conn_a', { takesMs: HOUR }), connection('notion', 'conn_b')],
  },
  {
    name: 'a wait of three seconds',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.05' },
    connections: [connection('notion', 'conn_a', { takesMs: 60_000 })],
  },
  {
    name: 'a sync of six hours',
    inputs: { ...inputs, 'wait-timeout-minutes': '600', 'poll-interval-seconds': '300' },
    connections: [connection('notion', 'conn_a', { takesMs: 6 * HOUR, itemsProcessed: 90_000 })],
    brief: 40,
  },
  {
    name: 'a connection is removed while it syncs',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 60_000 }), connection('notion', 'conn_b')],
    at: [[8, api => api.removeConnection('conn_a')]],
  },
  {
    name: 'a connection is missing from one list only',
    inputs,
    connections: [
      connection('notion', 'conn_a', { takesMs: 12_000 }),
      connection('notion', 'conn_b', { takesMs: 12_000 }),
    ],
    mishaps: { list: between(5, 7, without('conn_a')) },
  },
  {
    name: 'a connection that is made while waiting was not asked',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 10_000 })],
    at: [[4, api => api.addConnection(connection('notion', 'conn_new', {}, past(0, null)))]],
  },
  {
    name: 'a sync is running before asking, and ends',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-30_000, 20_000))],
  },
  {
    name: 'one of two connections is syncing before asking',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-30_000, 20_000)), connection('notion', 'conn_b')],
  },
  {
    name: 'a sync is running before asking, and never ends',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: [connection('notion', 'conn_a', {}, past(-30_000, null))],
  },
  {
    name: '409 though no run is seen',
    inputs,
    connections: one,
    mishaps: { ask: [{ status: 409, body: { error: 'Sync already in progress' } }] },
  },
  {
    name: '409 though no run is seen, to the end',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: one,
    mishaps: { ask: always({ status: 409, body: { error: 'Sync already in progress' } }) },
  },
  {
    name: 'a newer run takes the place of ours',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 3000, itemsProcessed: 5 })],
    at: [
      [3.8, api => api.startRun('conn_a', 'event', { startsAfterMs: 100, takesMs: 9000, itemsProcessed: 6 })],
    ],
  },
  {
    name: 'the last run had ended just before asking',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 3000 }, past(-900, -100))],
  },
  {
    name: 'the list fails for a while',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 40_000 })],
    mishaps: { list: between(3, 25, { status: 503, body: { error: 'Down for maintenance' } }) },
  },
  {
    name: 'the list fails in several ways, to the end of the wait',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: [connection('notion', 'conn_a', { takesMs: 10_000 })],
    mishaps: {
      list: (count, seconds) =>
        seconds < 2 ? 'ok' : (([500, 'reset', 'refused', 'too large'] as const)[count % 4] ?? 'ok'),
    },
  },
  {
    name: 'the list asks for time',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 20_000 })],
    mishaps: { list: between(3, 7, { status: 429, headers: { 'retry-after': '30' }, body: '' }) },
  },
  {
    name: 'the list cannot be had from the beginning',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: one,
    mishaps: { list: always(500) },
  },
  {
    name: 'the key is revoked while waiting',
    inputs: { provider: 'notion, s3', 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a', { takesMs: 60_000 }), connection('s3', 'conn_b')],
    mishaps: { list: between(8, HOUR, { status: 401, body: { error: 'Unauthorized' } }) },
  },
  {
    name: 'the list is not what it should be, for a while',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 10_000 })],
    mishaps: { list: between(2, 8, { status: 200, body: { connections: [] } }) },
  },
  { name: 'answers without a Date', inputs, connections: one, apiAheadMs: null },
  {
    name: 'the API is an hour ahead of the runner',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-2 * HOUR, -HOUR))],
    apiAheadMs: HOUR,
  },
  {
    name: 'the API is an hour behind the runner',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-2 * HOUR, -HOUR))],
    apiAheadMs: -HOUR,
  },
  {
    name: 'times without a zone',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-2 * HOUR, -HOUR))],
    mishaps: { list: always(times(time => time.slice(0, -1))) },
  },
  {
    name: 'times in another zone and cut to seconds',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-2 * HOUR, -HOUR))],
    mishaps: {
      list: always(
        times(time => `${new Date(Date.parse(time) + 2 * HOUR).toISOString().slice(0, 19)}+02:00`),
      ),
    },
  },
  {
    name: 'runs without the time when they began',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: [connection('notion', 'conn_a', {}, past(-2 * HOUR, -HOUR))],
    mishaps: { list: always(lastRun(({ startedAt: _, ...run }) => run)) },
  },
  {
    name: 'runs without any time',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: one,
    mishaps: { list: always(lastRun(({ status }) => ({ status }))) },
  },
  {
    name: 'a status that is not known, and then completed',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 8000 })],
    mishaps: {
      list: between(
        0,
        6,
        lastRun(run => ({ ...run, status: 'queued' })),
      ),
    },
  },
  {
    name: 'a run that has a time of completion but is not completed',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: one,
    mishaps: {
      list: always(lastRun(run => (run.completedAt === undefined ? run : { ...run, status: 'stopped' }))),
    },
  },
  {
    name: 'one provider is accepted later than another',
    inputs: { provider: 'notion, s3', 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a'), connection('s3', 'conn_b')],
    mishaps: { 'ask s3': [{ status: 503, headers: { 'retry-after': '12' }, body: '' }] },
  },
  {
    name: 'slow answers',
    inputs: { ...inputs, 'request-timeout-seconds': '10' },
    connections: one,
    latencyMs: 7000,
  },
]
