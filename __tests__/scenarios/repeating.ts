/** Which requests are repeated, after which pause, and what is looked at before. */
import { BOTH, connection, type Scenario } from '../support/scenario.ts'
import { always, type Mishap, type Schedule } from '../support/simulated-network.ts'

const inputs = { provider: 'notion' }
const connections = [connection('notion', 'conn_a')]
const earlier = {
  startedAtMs: -3_600_000,
  completedAtMs: -3_590_000,
  status: 'completed' as const,
  itemsProcessed: 7,
  itemsFailed: 0,
}
const busy = (headers: Record<string, string>, body: string | object = ''): Mishap => ({ status: 429, headers, body })
/** So many times, then no more. */
const times =
  (number: number, mishap: Mishap): Schedule =>
  count =>
    count <= number ? mishap : 'ok'

export const repeating: Scenario[] = [
  {
    name: '503 with Retry-After as a date',
    inputs,
    connections,
    mishaps: { ask: [{ status: 503, headers: { 'retry-after': 'Mon, 05 Oct 2026 08:30:42 GMT' }, body: '' }] },
  },
  {
    name: '429 with retryAfterSeconds in the body',
    inputs,
    connections,
    mishaps: { ask: [busy({}, { error: 'Rate limited', retryAfterSeconds: 3 })] },
  },
  {
    name: 'Retry-After of more than five minutes',
    inputs,
    connections,
    mishaps: { ask: [busy({ 'retry-after': '301' })] },
  },
  { name: '429 to the end', inputs, mishaps: { ask: always(busy({}, 'slow down')) } },
  { name: 'max-retries 10, pauses grow', inputs: { ...inputs, 'max-retries': '10' }, mishaps: { ask: always(503) } },
  {
    name: '500 that was taken in, seen before the repeat',
    versions: BOTH,
    inputs,
    connections,
    mishaps: { ask: [{ after: 500 }] },
  },
  {
    name: 'late to the end',
    inputs: { ...inputs, 'request-timeout-seconds': '2.5', 'max-retries': '1' },
    connections,
    mishaps: { ask: always('late') },
  },
  {
    name: 'the check gets no answer, so the request is repeated',
    inputs,
    connections,
    mishaps: { ask: [{ after: 500 }], list: times(1, 503) },
  },
  {
    name: 'every repeat after a doubtful one is preceded by a check',
    inputs,
    connections,
    mishaps: { ask: [503, 500, 503, 'refused'] },
  },
  {
    name: 'the check finds a run of another provider only',
    inputs,
    connections: [...connections, connection('s3', 'conn_b', {}, { pastRuns: [{ ...earlier, completedAtMs: null }] })],
    mishaps: { ask: [500] },
  },
  {
    name: 'the run begins only after the check, and answers the repeat with 409',
    inputs,
    connections: [connection('notion', 'conn_a', { startsAfterMs: 2000 })],
    mishaps: { ask: [{ after: 504 }] },
  },
  {
    name: 'a doubtful request is waited for once it is seen',
    inputs: { ...inputs, 'wait-for': 'completed' },
    connections,
    mishaps: { ask: [{ after: 502 }] },
  },
  {
    name: '500 to the end, with words',
    inputs,
    connections,
    mishaps: { ask: always({ status: 500, body: { error: 'Internal error', details: 'database is down' } }) },
  },
  {
    name: 'the list of all is repeated without a check',
    inputs: { provider: 'all' },
    connections,
    mishaps: { list: [500, 'late', 'reset'] },
  },
]
