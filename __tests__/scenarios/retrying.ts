/** Which requests are retried, after which pause, and what is listed before. */
import { BOTH, connection, many, type Scenario } from '../support/scenario.ts'
import { always, type Fault, type Faults, type Schedule } from '../support/simulated-network.ts'

const inputs = { provider: 'notion' }
const connections = [connection('notion', 'conn_a')]
const earlier = {
  startedAtMs: -3_600_000,
  completedAtMs: -3_590_000,
  status: 'completed' as const,
  itemsProcessed: 7,
  itemsFailed: 0,
}
const busy = (headers: Record<string, string>, body: string | object = ''): Fault => ({ status: 429, headers, body })
const ALL = ['notion', 'google-drive', 'onedrive', 'gmail', 'github', 'web-crawler', 's3', 'granola']
/** The first request of each provider, in either version. */
const each = (first: Fault[]): Faults =>
  Object.fromEntries(
    ALL.flatMap((provider, n) => ['', 'conn_'].map(kind => [`trigger ${kind}${provider}`, [first[n] ?? 'ok']])),
  )
/** So many times, then no more. */
const times =
  (number: number, fault: Fault): Schedule =>
  count =>
    count <= number ? fault : 'ok'

export const retrying: Scenario[] = [
  {
    name: '503 with Retry-After as a date',
    inputs,
    connections,
    faults: { trigger: [{ status: 503, headers: { 'retry-after': 'Mon, 05 Oct 2026 08:30:42 GMT' }, body: '' }] },
  },
  {
    name: '429 with retryAfterSeconds in the body',
    inputs,
    connections,
    faults: { trigger: [busy({}, { error: 'Rate limited', retryAfterSeconds: 3 })] },
  },
  {
    name: 'Retry-After of more than five minutes',
    inputs,
    connections,
    faults: { trigger: [busy({ 'retry-after': '301' })] },
  },
  { name: '429 to the end', inputs, faults: { trigger: always(busy({}, 'slow down')) } },
  { name: 'max-retries 10, pauses grow', inputs: { ...inputs, 'max-retries': '10' }, faults: { trigger: always(503) } },
  {
    name: '500 that was taken in, seen before the retry',
    versions: BOTH,
    inputs,
    connections,
    faults: { trigger: [{ after: 500 }] },
  },
  {
    name: 'late to the end',
    inputs: { ...inputs, 'request-timeout-seconds': '2.5', 'max-retries': '1' },
    connections,
    faults: { trigger: always('late') },
  },
  {
    name: 'the check gets no answer, so the request is retried',
    inputs,
    connections,
    faults: { trigger: [{ after: 500 }], list: times(1, 503) },
  },
  {
    name: 'every retry after a doubtful one is preceded by a check',
    inputs,
    connections,
    faults: { trigger: [503, 500, 503, 'refused'] },
  },
  {
    name: 'the check shows the run of before, which is no answer',
    versions: BOTH,
    inputs: { ...inputs, 'wait-for': 'completed' },
    connections: [connection('notion', 'conn_a', {}, { pastRuns: [earlier] })],
    faults: { trigger: [500] },
  },
  {
    name: 'the check finds a run of another provider only',
    inputs,
    connections: [...connections, connection('s3', 'conn_b', {}, { pastRuns: [{ ...earlier, completedAtMs: null }] })],
    faults: { trigger: [500] },
  },
  {
    name: 'the run begins only after the check, and answers the retry with 409',
    inputs,
    connections: [connection('notion', 'conn_a', { startsAfterMs: 2000 })],
    faults: { trigger: [{ after: 504 }] },
  },
  {
    name: 'a doubtful request is waited for once it is seen',
    inputs: { ...inputs, 'wait-for': 'completed' },
    connections,
    faults: { trigger: [{ after: 502 }] },
  },
  {
    name: 'a list that began before a request failed says nothing of it',
    versions: BOTH,
    inputs: { provider: 'notion, s3', 'wait-for': 'completed', 'request-timeout-seconds': '4.4' },
    // The poll at 5 s, for notion, is answered before the sync of s3 begins, and read after its request failed.
    connections: [
      connection('notion', 'conn_a', { takesMs: 9000 }),
      connection('s3', 'conn_b', { startsAfterMs: 3500 }),
    ],
    faults: { 'trigger s3': [{ after: 'late' }], 'trigger conn_b': [{ after: 'late' }] },
    latencyMs: 2000,
  },
  {
    name: '500 to the end, with words',
    inputs,
    connections,
    faults: { trigger: always({ status: 500, body: { error: 'Internal error', details: 'database is down' } }) },
  },
  {
    name: 'the list of all is retried without a check',
    inputs: { provider: 'all' },
    connections,
    faults: { list: [500, 'late', 'reset'] },
  },
  {
    name: 'Retry-After with a fraction of a second',
    inputs,
    connections,
    faults: { trigger: [busy({ 'retry-after': '32.5' })] },
  },
  { name: 'Retry-After that is none', inputs, connections, faults: { trigger: [busy({ 'retry-after': 'soon' })] } },
  { name: 'retry_after in the body', inputs, connections, faults: { trigger: [busy({}, { retry_after: 4 })] } },
  {
    name: 'nothing was sent, or something is refused',
    inputs: { provider: ALL.join(',') },
    faults: each(['refused', 'no such host', 429, 503, 'certificate', 407, 501, 400]),
  },
  {
    name: 'something was sent, and may have been accepted',
    inputs: { provider: ALL.join(',') },
    faults: each(['late', 'reset', 408, 500, 502, 504, 520, 521]),
  },
  {
    name: 'something was sent, and was accepted',

    inputs: { provider: ALL.join(','), 'wait-for': 'completed' },
    connections: ALL.map(provider => connection(provider, `conn_${provider}`)),
    faults: each([
      { after: 'late' },
      { after: 'reset' },
      { after: 408 },
      { after: 500 },
      { after: 502 },
      { after: 522 },
      { after: 524 },
      { after: 530 },
    ]),
  },
  {
    name: 'an outage of 60 connectors costs few lists',
    inputs: { ...inputs, 'api-version': 'v5', 'max-retries': '2' },
    connections: many(60, n => connection('notion', `conn_${n}`)),
    faults: { trigger: always(504) },
    brief: 10,
  },
  {
    name: 'an outage of 300 connectors, waited for',
    inputs: { ...inputs, 'api-version': 'v5', 'wait-for': 'completed' },
    connections: many(300, n => connection('notion', `conn_${n}`)),
    faults: { trigger: always(504) },
    brief: 10,
  },
]
