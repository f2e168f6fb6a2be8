/** Waiting until the syncs have ended. */
import { BOTH, connection, past, type Scenario } from '../support/scenario.ts'
import { always, between, type Fault, lastRuns, listed } from '../support/simulated-network.ts'

const HOUR = 3_600_000
const inputs = { provider: 'notion', 'wait-for': 'completed' }
const one = [connection('notion', 'conn_a')]
const synced = past(-2 * HOUR, -HOUR)
const times = (change: (time: string) => string | undefined): Fault =>
  lastRuns(({ startedAt, completedAt, ...run }) => ({
    ...run,
    startedAt: change(String(startedAt)),
    ...(completedAt != null && { completedAt: change(String(completedAt)) }),
  }))
const without = (id: string): Fault => listed(list => list.filter(entry => entry.id !== id))
const CHALLENGE: Fault = { status: 403, body: '<html><head><title>Just a moment...</title></head></html>' }

export const waiting: Scenario[] = [
  { name: 'one connection completes', versions: BOTH, inputs, connections: one },
  {
    name: 'the first list is refused for the time being, longer than the wait',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: one,
    faults: { list: always({ status: 503, headers: { 'retry-after': '20' }, body: '' }) },
  },
  {
    name: 'the first list hangs for longer than the wait',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: one,
    faults: { list: always('late') },
  },
  {
    name: 'several connections of several providers',
    versions: BOTH,
    inputs: { provider: 'notion, s3', 'wait-for': 'completed', 'container-tags': 'team' },
    connections: [
      connection('notion', 'conn_a', { takesMs: 4000, itemsProcessed: 12 }),
      connection('notion', 'conn_b', { takesMs: 45_000, itemsProcessed: 0 }, synced),
      connection('s3', 'conn_c', { startsAfterMs: 20_000, takesMs: 100 }),
      connection('notion', 'conn_d', {}, { containerTags: ['other'] }),
      connection('gmail', 'conn_e'),
    ],
  },
  { name: 'no connection for the tags', inputs: { ...inputs, 'container-tags': 'nobody' }, connections: one },
  {
    name: 'Google Drive and OneDrive never begin, another does',
    inputs: { provider: 'google-drive, onedrive', 'wait-for': 'completed', 'poll-interval-seconds': '120' },
    connections: [
      connection('google-drive', 'conn_a', null),
      connection('google-drive', 'conn_b'),
      connection('onedrive', 'conn_c', null, synced),
    ],
  },
  {
    name: 'it never begins, and the wait is shorter',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: [connection('notion', 'conn_a', null, synced)],
  },
  {
    name: 'it is still going when the time is up',
    versions: BOTH,
    inputs: { ...inputs, 'wait-timeout-minutes': '2.5', 'poll-interval-seconds': '30' },
    connections: [connection('notion', 'conn_a', { takesMs: HOUR }), connection('notion', 'conn_b')],
  },
  {
    name: 'no answer to the trigger when the time is up',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: one,
    faults: { trigger: always({ status: 429, headers: { 'retry-after': '60' }, body: '' }) },
  },
  {
    name: 'no answer at all when the time is up',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: one,
    faults: { trigger: always('late') },
  },
  {
    name: 'another sync begins while one is running',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-30_000, 6000)), connection('notion', 'conn_b')],
    at: [[2, api => api.startRun('conn_b', 'cron', { startsAfterMs: 0, takesMs: 8000 })]],
  },
  {
    name: 'a sync of six hours',
    inputs: { ...inputs, 'wait-timeout-minutes': '600', 'poll-interval-seconds': '300' },
    connections: [connection('notion', 'conn_a', { takesMs: 6 * HOUR, itemsProcessed: 90_000 })],
    brief: 40,
  },
  {
    name: 'a connection is removed while it syncs',
    versions: BOTH,
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 60_000 }), connection('notion', 'conn_b')],
    at: [[8, api => api.removeConnection('conn_a')]],
  },
  {
    name: 'a connection is missing now and then, but never twice in a row',
    inputs,
    connections: [
      connection('notion', 'conn_a', { takesMs: 30_000 }),
      connection('notion', 'conn_b', { takesMs: 30_000 }),
    ],
    faults: { list: count => (count > 1 && count % 2 === 0 ? without('conn_a') : 'ok') },
  },
  {
    name: 'a connection that is made while waiting was not triggered',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 10_000 })],
    at: [[4, api => api.addConnection(connection('notion', 'conn_new', {}, past(0, null)))]],
  },
  {
    name: 'one of two connections is syncing before the trigger',
    versions: BOTH,
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-30_000, 20_000)), connection('notion', 'conn_b')],
  },
  {
    name: 'a sync is running before the trigger, and never ends',
    versions: BOTH,
    inputs: { ...inputs, 'wait-timeout-minutes': '1.5' },
    connections: [connection('notion', 'conn_a', {}, past(-30_000, null))],
  },
  {
    name: 'a sync begins just before the trigger, which is refused until it has ended',
    versions: BOTH,
    inputs,
    connections: one,
    latencyMs: 200,
    at: [[0.15, api => api.startRun('conn_a', 'cron', { startsAfterMs: 0, takesMs: 8000, itemsProcessed: 3 })]],
  },
  {
    name: '409 though no run is seen, to the end',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: one,
    faults: { trigger: always({ status: 409, body: { error: 'Sync already in progress' } }) },
  },
  {
    name: 'refusals because of another sync and others share max-retries',
    inputs: { ...inputs, 'max-retries': '2' },
    connections: one,
    faults: { trigger: count => (count === 1 ? { status: 409, body: 'Busy' } : 503) },
  },
  {
    name: 'the connection whose sync is running is removed',
    inputs,
    connections: [connection('notion', 'conn_a', {}, past(-30_000, null)), connection('notion', 'conn_b')],
    at: [[2, api => api.removeConnection('conn_a')]],
  },
  {
    name: 'a newer run takes the place of ours',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 3000, itemsProcessed: 5 })],
    at: [[3.8, api => api.startRun('conn_a', 'event', { startsAfterMs: 100, takesMs: 9000, itemsProcessed: 6 })]],
  },
  {
    name: 'the list fails for a while',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 40_000 })],
    faults: { list: between(3, 25, { status: 503, body: { error: 'Down for maintenance' } }) },
  },
  {
    name: 'the list fails in several ways, to the end of the wait',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: [connection('notion', 'conn_a', { takesMs: 10_000 })],
    faults: {
      list: (count, seconds) =>
        seconds < 2 ? 'ok' : (([500, 'reset', 'refused', 'too large'] as const)[count % 4] ?? 'ok'),
    },
  },
  {
    name: 'the list asks for time',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 20_000 })],
    faults: { list: between(3, 7, { status: 429, headers: { 'retry-after': '30' }, body: '' }) },
  },
  {
    name: 'the key is revoked while waiting',
    versions: BOTH,
    inputs: { provider: 'notion, s3', 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a', { takesMs: 60_000 }), connection('s3', 'conn_b')],
    faults: { list: between(8, HOUR, { status: 401, body: { error: 'Unauthorized' } }) },
  },
  {
    name: 'the API is an hour behind the runner, and its answers have no Date',
    inputs,
    connections: [connection('notion', 'conn_a', {}, synced)],
    apiAheadMs: -HOUR,
  },
  {
    name: 'times in another zone and cut to seconds',
    inputs,
    connections: [connection('notion', 'conn_a', {}, synced)],
    faults: {
      list: always(times(time => `${new Date(Date.parse(time) + 2 * HOUR).toISOString().slice(0, 19)}+02:00`)),
    },
  },
  {
    name: 'runs without any time',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: one,
    faults: { list: always(lastRuns(({ status }) => ({ status }))) },
  },
  {
    name: 'a run that has a time of completion but is not completed',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: one,
    faults: { list: always(lastRuns(run => (run.completedAt == null ? run : { ...run, status: 'stopped' }))) },
  },
  {
    name: 'one provider is accepted later than another',
    inputs: { provider: 'notion, s3', 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a'), connection('s3', 'conn_b')],
    faults: { 'trigger s3': [{ status: 503, headers: { 'retry-after': '12' }, body: '' }] },
  },
  {
    name: 'nothing was chosen, in each provider that may ask for that',
    versions: BOTH,
    inputs: { ...inputs, provider: 'google-drive, onedrive, github, gmail, notion', 'wait-timeout-minutes': '0.5' },
    connections: [
      connection('google-drive', 'conn_a', null),
      connection('onedrive', 'conn_b', null, { selection: null }),
      connection('github', 'conn_c', null),
      connection('gmail', 'conn_d', null, { selection: { labels: [] } }),
      connection('notion', 'conn_e', null),
    ],
  },
  {
    name: 'documents at their limit (v5)',
    inputs: { ...inputs, 'api-version': 'v5' },
    connections: [
      connection('notion', 'conn_a', {}, { documentCount: 100, documentLimit: 100 }),
      ...one.map(each => ({ ...each, id: 'conn_b' })),
    ],
  },
  {
    name: 'one odd answer of 401 to 404 among good polls',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 90_000 })],
    faults: { list: count => ({ 3: 403, 5: 401, 7: 404 })[count] ?? 'ok' },
  },
  {
    name: 'two answers of 401 to 404 in a row',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 90_000 })],
    faults: { list: count => ({ 3: 403, 4: 404 })[count] ?? 'ok' },
  },
  {
    name: 'two challenge pages in a row',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 30_000 })],
    faults: { list: count => (count === 3 || count === 4 ? CHALLENGE : 'ok') },
  },
  {
    name: 'a time that cannot be read, of a run of ours',
    versions: BOTH,
    inputs,
    connections: [connection('notion', 'conn_a')],
    faults: { list: count => (count === 1 ? 'ok' : lastRuns(run => ({ ...run, startedAt: 'yesterday' }))) },
  },
  {
    name: 'a time that cannot be read, where it matters',
    inputs,
    connections: [connection('notion', 'conn_a', {}, synced), connection('notion', 'conn_b')],
    faults: {
      list: always(
        listed(list =>
          list.map(entry =>
            entry.id === 'conn_a' ? { ...entry, lastSyncRun: { status: 'completed', startedAt: 'yesterday' } } : entry,
          ),
        ),
      ),
    },
  },
]
