/** `mode: check`: how the last syncs went. */
import { BOTH, connection, past, type Scenario, type Step } from '../support/scenario.ts'
import { always, lastRuns } from '../support/simulated-network.ts'

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
    connections: [fine('conn_a', 5 * HOUR)],
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
]
