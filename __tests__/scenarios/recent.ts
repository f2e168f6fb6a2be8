/** `max-age-minutes` with a sync: what synced recently is not triggered again. */
import { BOTH, connection, past, type Scenario } from '../support/scenario.ts'
import { always, lastRuns } from '../support/simulated-network.ts'

const HOUR = 3_600_000
const inputs = { provider: 'notion, s3', 'max-age-minutes': '60' }
const recently = (provider: string, id: string, agoMs = HOUR / 2) =>
  connection(provider, id, {}, past(-agoMs - 5000, -agoMs))
const mixed = [recently('notion', 'conn_a'), recently('notion', 'conn_b', 2 * HOUR), recently('s3', 'conn_c')]

export const recent: Scenario[] = [
  { name: 'one of several is too old', inputs, connections: mixed },
  {
    name: 'one of several is too old, waited for',
    versions: BOTH,
    inputs: { ...inputs, 'wait-for': 'completed' },
    connections: mixed,
  },
  {
    name: 'all are recent',
    inputs: { ...inputs, 'wait-for': 'completed' },
    connections: [recently('notion', 'conn_a'), recently('s3', 'conn_b')],
  },
  {
    name: 'recent, but failed, running, or never synced',
    inputs: { ...inputs, provider: 'notion, s3, gmail' },
    connections: [
      connection('notion', 'conn_a', {}, past(-HOUR / 2, -HOUR / 3, { status: 'failed' })),
      connection('s3', 'conn_b', {}, past(-5000, null)),
      connection('gmail', 'conn_c'),
    ],
  },
  {
    name: 'failed after a recent success',
    versions: BOTH,
    inputs: { ...inputs, provider: 'notion' },
    connections: [
      connection(
        'notion',
        'conn_a',
        {},
        {
          pastRuns: [
            ...(past(-HOUR / 2, -HOUR / 3).pastRuns ?? []),
            ...(past(-HOUR / 4, -HOUR / 5, { status: 'failed' }).pastRuns ?? []),
          ],
        },
      ),
    ],
  },
  {
    name: 'the age is told by the API and not by the runner',
    inputs: { ...inputs, provider: 'notion', 'wait-for': 'completed' },
    // Exactly as old as it may be: the list's Date has no fractions of a second.
    connections: [recently('notion', 'conn_a', HOUR)],
    apiAheadMs: 600 - 2 * HOUR,
  },
  {
    name: 'a sync that was running ends well, and counts',

    inputs: { ...inputs, provider: 'notion', 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a', {}, past(-30_000, 9000))],
  },
  {
    name: 'two syncs that were running end well, each at its own time',
    inputs: { ...inputs, provider: 'notion', 'wait-for': 'completed' },
    connections: [
      connection('notion', 'conn_a', {}, past(-30_000, 9000)),
      connection('notion', 'conn_b', {}, past(-50_000, 3000)),
    ],
  },
  {
    name: 'a sync that answers with 409 ends well, and counts',

    inputs: { ...inputs, provider: 'notion', 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a')],
    at: [[0.05, api => api.startRun('conn_a', 'manual', { startsAfterMs: 0, takesMs: 9000 })]],
  },
  {
    name: 'a sync that was running fails, and does not count',

    inputs: { ...inputs, provider: 'notion', 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a', {}, past(-30_000, 9000, { status: 'failed' }))],
  },
  {
    name: 'a sync that was running ends well, and another connection is too old',
    versions: BOTH,
    inputs: { ...inputs, provider: 'notion', 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a', {}, past(-30_000, 9000)), recently('notion', 'conn_b', 2 * HOUR)],
  },
  {
    name: 'an end in the future, or in 1970, is not recent',
    inputs,
    connections: [recently('notion', 'conn_a', HOUR / 6), recently('s3', 'conn_b', Date.UTC(2026, 9, 5))],
    faults: { list: always(lastRuns(run => ({ ...run, completedAt: String(run.completedAt).replace('T08', 'T09') }))) },
  },
  {
    name: 'a sync that was running for a while ends well: its age is told by the list that shows that',
    inputs: { ...inputs, provider: 'notion', 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a', {}, past(-30_000, 3 * 60_000))],
  },
]
