/** Which version of the API a step speaks. */
import { connection, past, type Scenario } from '../support/scenario.ts'
import { always } from '../support/simulated-network.ts'

const inputs = { provider: 'notion' }
const one = [connection('notion', 'conn_a', {}, past(-7_200_000, -3_600_000))]
const off = (v3: 404 | 410 | 501 | 'redirect'): NonNullable<Scenario['at']> => [[0, api => api.setV3(v3)]]

export const versions: Scenario[] = [
  { name: 'auto, the last moment of 2026', inputs, connections: one, startsAt: '2026-12-31T23:59:59.999Z' },
  { name: 'auto, the first moment of 2027', inputs, connections: one, startsAt: '2027-01-01T00:00:00.000Z' },
  { name: 'v3 answers 404, so the step goes on with v5', inputs, connections: one, at: off(404) },
  {
    name: 'v3 answers 410, so the step waits with v5',
    inputs: { ...inputs, 'wait-for': 'completed' },
    connections: one,
    at: off(410),
  },
  { name: 'v3 answers 501, so all are triggered over v5', inputs: { provider: 'all' }, connections: one, at: off(501) },
  {
    name: 'v3 redirects, so the check goes on with v5',
    inputs: { ...inputs, mode: 'check' },
    connections: one,
    at: off('redirect'),
  },
  { name: 'v3 is gone, but it is named', inputs: { ...inputs, 'api-version': 'v3' }, connections: one, at: off(410) },
  {
    name: 'v3 answers 404 for one provider only, and the step stays with it',
    inputs: { provider: 'notion, s3' },
    faults: { 'trigger s3': always({ status: 404, body: { error: 'Unknown provider' } }) },
  },
  { name: 'v3 cannot be reached, and the step stays with it', inputs, faults: { trigger: always('no such host') } },
  {
    name: 'v3 cannot be reached at first, then answers 404, so the step goes on with v5',
    inputs,
    connections: one,
    faults: { 'trigger notion': ['refused', 404] },
  },
  {
    name: 'v5 fails too, and the error tells of both',
    inputs,
    connections: one,
    at: off(410),
    faults: { list: always({ status: 500, body: { error: 'Not today' } }) },
  },
  {
    name: 'v3 is late three times, then answers 404, and v5 gets what is left of the wait',
    inputs: { ...inputs, 'wait-for': 'completed', 'wait-timeout-minutes': '4' },
    connections: [connection('notion', 'conn_a', { takesMs: 3_600_000 })],
    at: off(404),
    faults: { list: ['late', 'late', 'late'] },
    brief: 30,
  },
  {
    name: 'v3 answers 404, but it is named',
    inputs: { ...inputs, 'api-version': 'v3' },
    connections: one,
    at: off(404),
  },
  { name: 'a connection-id takes auto to v5', inputs: { ...inputs, 'connection-ids': 'conn_a' }, connections: one },
  { name: 'memories take auto to v5', inputs: { ...inputs, 'wait-for': 'memories' }, connections: one },
  {
    name: 'the time that v3 took counts',
    inputs: { provider: 'notion', 'wait-for': 'completed', 'wait-timeout-minutes': '7' },
    connections: [connection('notion', 'conn_a', { takesMs: 3 * 60_000 })],
    faults: { list: count => (count < 3 ? 'late' : count === 3 ? 404 : 'ok') },
  },
]
