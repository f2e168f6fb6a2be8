/** Cancelled at each stage, and what breaks that never should. */
import { connection, past, type Scenario, type Step } from '../support/scenario.ts'
import { always, between } from '../support/simulated-network.ts'

const cancel = (_: unknown, step: Step) => step.cancel()
const inputs = { provider: 'notion', 'wait-for': 'completed' }
const slow = connection('notion', 'conn_a', { takesMs: 600_000 })
const one = [connection('notion', 'conn_a')]

export const cancelling: Scenario[] = [
  { name: 'before anything is sent', inputs, connections: one, at: [[0, cancel]] },
  { name: 'while triggering', inputs: { provider: 'notion' }, connections: one, latencyMs: 5000, at: [[1, cancel]] },
  {
    name: 'while one of two connectors is triggered (v5)',
    inputs: { provider: 'notion', 'api-version': 'v5' },
    connections: [connection('notion', 'conn_a'), connection('notion', 'conn_b')],
    faults: { 'trigger conn_b': always('late') },
    at: [[10, cancel]],
  },
  {
    name: 'while waiting, when one has ended',
    chart: true,
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
    connections: [connection('notion', 'conn_a', {}, past(-9000, null))],
    at: [[20, cancel]],
  },
  {
    name: 'while the counts are fetched',
    inputs,
    connections: one,
    faults: { counts: always('late') },
    at: [[20, cancel]],
  },
  { name: 'a fault of the action while triggering', inputs, connections: one, faults: { trigger: always('bug') } },
  {
    name: 'a fault of the action while waiting',
    inputs,
    connections: [slow],
    faults: { list: between(5, 60, 'bug') },
  },
  {
    name: 'an error that nobody catches, while waiting',
    inputs,
    connections: [slow],
    at: [[20, (_, step) => step.break(new RangeError('Invalid string length'))]],
  },
]
