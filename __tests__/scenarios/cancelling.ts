/** Cancelled at each stage, and what breaks that never should. */
import { connection, type Scenario, type Step } from '../support/scenario.ts'
import { always, between } from '../support/simulated-network.ts'

const cancel = (_: unknown, step: Step) => step.cancel()
const inputs = { provider: 'notion', 'wait-for': 'completed' }
const slow = connection('notion', 'conn_a', { takesMs: 600_000 })
const one = [connection('notion', 'conn_a')]

export const cancelling: Scenario[] = [
  { name: 'before anything is sent', inputs, connections: one, at: [[0, cancel]] },
  { name: 'while all is listed', inputs: { provider: 'all' }, connections: one, at: [[0.03, cancel]] },
  {
    name: 'while asking',
    inputs: { provider: 'notion' },
    connections: one,
    latencyMs: 5000,
    at: [[1, cancel]],
  },
  {
    name: 'while asking, when one is accepted already',
    inputs: { provider: 'notion, s3' },
    connections: one,
    mishaps: { 'ask s3': ['late'] },
    at: [[1, cancel]],
  },
  {
    name: 'in the pause before a repeat',
    inputs: { provider: 'notion' },
    mishaps: { ask: always({ status: 503, headers: { 'retry-after': '60' }, body: '' }) },
    at: [[5, cancel]],
  },
  {
    name: 'while checking before a repeat',
    inputs: { provider: 'notion' },
    mishaps: { ask: [500], list: ['late'] },
    at: [[5, cancel]],
  },
  {
    name: 'before a run is seen',
    inputs,
    connections: [connection('notion', 'conn_a', null)],
    at: [[3, cancel]],
  },
  {
    name: 'while waiting, when one has ended',
    inputs: { provider: 'notion, s3', 'wait-for': 'completed' },
    connections: [slow, connection('notion', 'conn_b'), connection('s3', 'conn_c')],
    at: [[20, cancel]],
  },
  {
    name: 'while waiting, though nothing fails the step',
    inputs: { ...inputs, 'fail-on': 'none' },
    connections: [slow],
    at: [[20, cancel]],
  },
  {
    name: 'while waiting for a sync that was there before',
    inputs,
    connections: [
      connection(
        'notion',
        'conn_a',
        {},
        {
          pastRuns: [
            {
              startedAtMs: -9000,
              completedAtMs: null,
              status: 'completed',
              itemsProcessed: 1,
              itemsFailed: 0,
            },
          ],
        },
      ),
    ],
    at: [[20, cancel]],
  },
  {
    name: 'while a list is under way',
    inputs,
    connections: [slow],
    mishaps: { list: between(3, 60, 'late') },
    at: [[10, cancel]],
  },
  {
    name: 'while the counts are fetched',
    inputs,
    connections: one,
    mishaps: { counts: always('late') },
    at: [[20, cancel]],
  },
  {
    name: 'twice',
    inputs,
    connections: [slow],
    at: [
      [5, cancel],
      [5.001, cancel],
    ],
  },
  {
    name: 'a fault of the action while asking',
    inputs: { provider: 'notion, s3' },
    mishaps: { 'ask notion': always('bug') },
  },
  {
    name: 'a fault of the action while listing',
    inputs: { provider: 'all' },
    mishaps: { list: always('bug') },
  },
  {
    name: 'a fault of the action while waiting',
    inputs,
    connections: [slow],
    mishaps: { list: between(5, 60, 'bug') },
  },
  {
    name: 'a fault of the action while the counts are fetched',
    inputs,
    connections: one,
    mishaps: { counts: ['bug'] },
  },
  {
    name: 'an error that nobody catches, while waiting',
    inputs,
    connections: [slow],
    at: [[20, (_, step) => step.break(new RangeError('Invalid string length'))]],
  },
]
