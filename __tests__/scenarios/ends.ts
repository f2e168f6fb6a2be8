/** Equal ends: what falls together with the end of the wait counts, in whatever order; and one slow request. */
import { connection, many, type Scenario, type Step } from '../support/scenario.ts'
import { always, type Ending } from '../support/simulated-network.ts'

const inputs = { provider: 'notion', 'wait-for': 'completed', 'wait-timeout-minutes': '0.5' }
const both = { ...inputs, provider: 'notion, s3' }
const turned = { ...inputs, provider: 's3, notion' }
const connections = [connection('notion', 'conn_a'), connection('s3', 'conn_b')]
/** The list takes half of the wait, and the request the other half. */
const HALF = { latencyMs: 15_000, connections }
const busyFor = (retryAfter: string): Ending => ({ ...(busy(retryAfter) as object), status: 500 }) as Ending
const busy = (retryAfter: string): Ending => ({ status: 503, headers: { 'retry-after': retryAfter }, body: '' })

export const ends: Scenario[] = [
  { name: 'accepted when the time is up', inputs, ...HALF },
  { name: 'refused when the time is up', inputs, ...HALF, faults: { trigger: always(403) } },
  { name: '409 when the time is up', inputs, ...HALF, faults: { trigger: always(409) } },
  {
    name: 'one accepted, one refused when the time is up',
    inputs: both,
    ...HALF,
    faults: { 'trigger s3': always(403) },
  },
  {
    name: 'one refused, one accepted when the time is up',
    inputs: turned,
    ...HALF,
    faults: { 'trigger s3': always(403) },
  },
  {
    name: 'a request that is late when the time is up',
    inputs: { ...inputs, 'request-timeout-seconds': '15' },
    ...HALF,
    faults: { trigger: always('late') },
  },
  {
    name: 'the run ends when the time is up',

    inputs,
    connections: [connection('notion', 'conn_a', { startsAfterMs: 500, takesMs: 29_410 })],
  },
  {
    name: 'a pause before a retry ends when the time is up',
    inputs,
    connections,
    // The answer comes after a second.
    faults: { trigger: [busy('29')] },
    latencyMs: 500,
  },
  {
    name: 'cancelled when the time is up',
    inputs,
    connections: [connection('notion', 'conn_a', { takesMs: 90_000 })],
    at: [[30, (_, step: Step) => step.cancel()]],
  },
  {
    name: 'one accepted and never running, one busy to the end',
    inputs: both,
    connections: [connection('notion', 'conn_a', null), connection('s3', 'conn_b')],
    faults: { 'trigger s3': always(busy('60')), 'trigger conn_b': always(busy('60')) },
  },
  {
    name: 'one busy to the end, one accepted and never running',
    inputs: turned,
    connections: [connection('notion', 'conn_a', null), connection('s3', 'conn_b')],
    faults: { 'trigger s3': always(busy('60')) },
  },
  {
    name: 'a request that hangs for five minutes holds nobody up',
    inputs: { ...both, 'wait-timeout-minutes': '12', 'request-timeout-seconds': '300', 'max-retries': '0' },
    connections: [connection('notion', 'conn_a', { takesMs: 60_000 }), connection('s3', 'conn_b')],
    faults: { 'trigger s3': always('late'), 'trigger conn_b': always('late') },
  },
  {
    name: 'one list that hangs, while a sync ends',
    inputs: { ...inputs, 'wait-timeout-minutes': '5' },
    connections: [connection('notion', 'conn_a', { takesMs: 20_000 })],
    faults: { list: count => (count === 4 ? 'late' : 'ok') },
  },
  {
    name: 'eight requests for counts that hang stop no poll',
    inputs: { ...inputs, 'wait-timeout-minutes': '5' },
    connections: many(12, n => connection('notion', `conn_${n}`, n === 12 ? { takesMs: 90_000 } : {})),
    brief: 14,
    faults: Object.fromEntries(many(8, n => [`counts conn_${n}`, always('late')])),
  },
  {
    name: 'a request whose answer was lost is seen by the last list',
    inputs,
    connections: [connection('notion', 'conn_a')],
    faults: { trigger: [{ after: busyFor('60') }] },
  },
  {
    name: 'a request that still has no answer is seen by the last list',
    inputs: { ...inputs, 'request-timeout-seconds': '120' },
    connections: [connection('notion', 'conn_a')],
    faults: { trigger: [{ after: 'late' }] },
  },
  {
    name: 'a list that is refused ends a request that has no answer',
    inputs: { ...both, 'api-version': 'v5', 'wait-timeout-minutes': '10', 'request-timeout-seconds': '300' },
    connections,
    faults: { 'trigger conn_b': always('late'), list: count => (count > 1 ? 403 : 'ok') },
  },
  {
    name: 'a list that is refused ends the pause of a request',
    inputs: { ...both, 'api-version': 'v5', 'wait-timeout-minutes': '10' },
    connections,
    faults: { 'trigger conn_b': always(busy('290')), list: count => (count > 1 ? 403 : 'ok') },
  },
  {
    name: 'the last poll gets 401, and fail-on is none',
    inputs: { ...inputs, 'fail-on': 'none' },
    connections: [connection('notion', 'conn_a', { takesMs: 90_000 })],
    faults: { list: (_, seconds) => (seconds < 29.9 ? 'ok' : 401) },
  },
  {
    name: 'some of 400 connectors were never asked when the time is up',
    inputs: { ...inputs, 'api-version': 'v5' },
    connections: many(400, n => connection('notion', `conn_${n}`)),
    brief: 2,
  },
]
