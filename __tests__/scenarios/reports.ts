/** What people and the next steps read: how much of it, in which order. */
import { connection, many, type Scenario } from '../support/scenario.ts'
import { always, type Schedule } from '../support/simulated-network.ts'

const inputs = { provider: 'notion', 'wait-for': 'completed' }
const completed = {
  lastSyncRun: { status: 'completed', startedAt: '2026-10-05T08:30:02.000Z', completedAt: '2026-10-05T08:30:03.000Z' },
}
const unknownProviders = (count: number): Schedule =>
  always({ edit: () => many(count, n => connection(`provider-${n}`, `conn_${n}`)) })

export const reports: Scenario[] = [
  {
    name: '250 connections, of which the last fails',
    inputs,
    connections: many(250, n =>
      connection('notion', `conn_${n}`, n === 250 ? { status: 'failed', errorCode: 'internal' } : {}),
    ),
    brief: 12,
  },
  {
    name: 'twelve providers fail',
    inputs: { provider: 'all' },
    faults: { list: unknownProviders(12), trigger: always({ status: 403, body: 'Not yours' }) },
    brief: 40,
  },
  {
    name: 'twelve providers have failed items, and a tag is odd',
    inputs: { provider: 'all', 'wait-for': 'completed', 'container-tags': 'odd tag' },
    faults: {
      list: count => ({
        status: 200,
        body: many(12, n => ({ id: `conn_${n}`, provider: `provider-${n}`, ...(count > 1 && completed) })),
      }),
      trigger: always(202),
      counts: always({
        status: 200,
        body: [{ id: 'run_1', ...completed.lastSyncRun, itemsProcessed: 2, itemsFailed: 1 }],
      }),
      failures: always({ status: 200, body: { failures: [{ id: 'doc_1', errorCode: 'too_large' }] } }),
    },
    brief: 40,
  },
  {
    name: 'sixty failure codes',
    inputs,
    connections: [
      connection('notion', 'conn_a', {
        failures: many(60, n => n).map(n => ({ id: `doc_${n}`, title: 'T', errorCode: `code_${n % 59}` })),
      }),
    ],
    brief: 40,
  },
  {
    name: 'more failures than an output can carry',
    inputs,
    connections: many(40, n =>
      connection('notion', `conn_${n}`, {
        failures: many(100, m => m).map(m => ({
          id: `document_${n}_${'x'.repeat(60)}_${m}`,
          title: 'T',
          errorCode: 'too_large',
        })),
      }),
    ),
    brief: 30,
  },
  { name: 'the files of the runner are missing', inputs: { provider: 'notion' }, files: 'missing' },
  { name: 'the files of the runner cannot be written', inputs: { provider: 'notion' }, files: 'read-only' },
  {
    name: 'more connections than an output can carry, and not enough room for all that fail',
    inputs: { ...inputs, 'api-version': 'v5', provider: 'notion, s3' },
    connections: many(400, n =>
      connection(
        n > 395 ? 's3' : 'notion',
        `conn_${n}_${'x'.repeat(100)}`,
        n % 100 === 0 ? { status: 'failed', errorCode: 'internal' } : {},
      ),
    ),
    brief: 10,
  },
  {
    name: 'a message that is cut',
    inputs: { provider: 'notion, s3, gmail' },
    faults: { trigger: always({ status: 400, body: { error: `Because ${'of this and '.repeat(60)}that` } }) },
  },
  {
    name: 'codes that are no plain words',
    inputs,
    connections: ['::add-mask::x', 'x,auth_expired', 'a b', 'x'.repeat(65), 'fine.code-1'].map((errorCode, n) =>
      connection('notion', `conn_${n}`, { status: 'failed', errorCode, error: null }),
    ),
  },
  {
    name: 'a newline and a backslash of the API',
    inputs,
    connections: [connection('notion', 'conn_a', { status: 'failed', error: 'one\n::error::two\\n::error::three' })],
  },
]
