/** Waiting until what the syncs brought in can be found. */
import { connection, past, type Scenario, type Step } from '../support/scenario.ts'
import { always, type Entry, type Fault } from '../support/simulated-network.ts'

const inputs = { provider: 'notion', 'wait-for': 'searchable' }
const documents = (count: number, stageMs: number, failing = 0) => ({ documents: { count, stageMs, failing } })
const STUCK = ({ system }: Entry) => ({ ...(system as Entry), status: 'embedding', dreamingStatus: 'dreaming' })
/** The documents of a page, changed. */
const told = (change: (list: Entry[], page: number) => Entry[]): Fault => ({
  edit: body => ({
    ...body,
    documents: change(body.documents as Entry[], Number((body.pagination as Entry).currentPage)),
  }),
})
const elsewhere = { containerTags: ['docs'] }

export const searchable: Scenario[] = [
  {
    name: 'documents pass through their stages',
    inputs,
    connections: [connection('notion', 'conn_a', documents(12, 4000))],
  },
  {
    name: 'documents that fail',
    inputs,
    connections: [
      connection('notion', 'conn_a', { status: 'failed', errorCode: 'auth_expired' }),
      connection('notion', 'conn_b', documents(5, 1000, 2)),
      connection('notion', 'conn_c', documents(1, 1000)),
    ],
  },
  {
    name: 'documents that fail, of a run whose counts are unknown',
    inputs,
    connections: [connection('notion', 'conn_a', documents(5, 1000, 2))],
    faults: { counts: always(404) },
  },
  {
    name: 'several connectors in one namespace, and one in another',
    inputs: { ...inputs, provider: 'notion, s3' },
    connections: [
      connection('notion', 'conn_a', documents(3, 1000)),
      connection('s3', 'conn_b', { ...documents(3, 2000), takesMs: 20_000 }),
      connection('s3', 'conn_c', documents(2, 500), elsewhere),
    ],
  },
  {
    name: 'slow documents are told of once a minute',
    inputs: { ...inputs, 'poll-interval-seconds': '30' },
    connections: [connection('notion', 'conn_a', documents(40, 40_000))],
  },
  {
    name: 'documents are left when the time is up',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: [
      connection('notion', 'conn_a', documents(7, 60_000)),
      connection('notion', 'conn_b', documents(1, 0), elsewhere),
    ],
  },
  {
    name: 'the time is up after one poll that finds none on its way',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.1' },
    connections: [connection('notion', 'conn_a', documents(2, 0))],
  },
  {
    name: 'a document that changes between two clean polls',
    inputs,
    connections: [connection('notion', 'conn_a', documents(2, 0))],
    at: [[6, api => void api.startRun('conn_a', 'event', { startsAfterMs: 0, takesMs: 100, ...documents(1, 2000) })]],
  },
  {
    name: 'what others wrote while it ran counts too, what was there before does not',
    inputs,
    connections: [connection('notion', 'conn_a', documents(2, 500)), connection('gmail', 'conn_old', null)],
    at: [
      [
        0,
        api =>
          void api.startRun('conn_old', 'cron', { startsAfterMs: -90_000, takesMs: 9, ...documents(3, 3_600_000) }),
      ],
      [2, api => void api.startRun('conn_old', 'event', { takesMs: 500, ...documents(1, 3000) })],
    ],
  },
  {
    name: 'a later run of the namespace began long after the first, whose documents count from its beginning',
    inputs,
    connections: [
      connection('notion', 'conn_a', { ...documents(2, 20_000), takesMs: 1000 }),
      connection('notion', 'conn_b', { ...documents(2, 1000), startsAfterMs: 30_000 }),
    ],
  },
  {
    name: 'a failed document is also a failed item of the run, and another is not',
    inputs,
    connections: [
      connection('notion', 'conn_a', {
        ...documents(3, 500, 2),
        failures: [{ id: 'doc_run_1_2', title: 'x', errorCode: 'too_large' }],
      }),
    ],
  },
  { name: '2,000 documents', inputs, connections: [connection('notion', 'conn_a', documents(2000, 2000))], brief: 40 },
  {
    name: 'the list of documents fails to the end',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: [connection('notion', 'conn_a', documents(3, 1000))],
    faults: { documents: always('reset') },
  },
  {
    name: 'the list of documents of one namespace is refused',
    inputs,
    connections: [
      connection('notion', 'conn_a', documents(3, 1000)),
      connection('notion', 'conn_b', documents(3, 1000), elsewhere),
    ],
    faults: { 'documents docs': always({ status: 403, body: { error: 'Namespace denied' } }) },
  },
  {
    name: 'cancelled while documents are waited for',
    inputs,
    connections: [connection('notion', 'conn_a', documents(3, 60_000)), connection('notion', 'conn_b', {}, elsewhere)],
    at: [[20, (_, step: Step) => step.cancel()]],
  },
  {
    name: 'documents whose ids are e-mail addresses, one of which is stuck',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: [connection('notion', 'conn_a', documents(3, 500))],
    faults: {
      documents: always(
        told(list =>
          list.map((entry, n) => ({ ...entry, id: `doc${n}@mail.example`, ...(n === 1 && { system: STUCK(entry) }) })),
        ),
      ),
    },
  },
  {
    name: 'a page of documents is empty before the total is reached',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: [connection('notion', 'conn_a', documents(150, 0))],
    faults: { documents: always(told((list, page) => (page === 1 ? list : []))) },
    brief: 20,
  },
  {
    name: 'a page of documents repeats the one before',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: [connection('notion', 'conn_a', documents(150, 0))],
    faults: {
      documents: always(
        told((list, page) => (page === 1 ? list : list.map((entry, n) => ({ ...entry, id: `doc_run_1_${n + 1}` })))),
      ),
    },
    brief: 20,
  },
  {
    name: 'times of documents are cut to seconds',
    inputs: { ...inputs, 'wait-timeout-minutes': '1' },
    connections: [connection('notion', 'conn_a', { ...documents(3, 60_000), startsAfterMs: 100, takesMs: 50 })],
    faults: {
      documents: always(
        told(list =>
          list.map(entry => ({ ...entry, system: { ...(entry.system as Entry), updatedAt: '2026-10-05T08:30:00Z' } })),
        ),
      ),
    },
  },
  {
    name: 'one odd 403 among the lists of documents',
    inputs,
    connections: [connection('notion', 'conn_a', documents(3, 3000))],
    faults: { documents: count => (count === 2 ? 403 : 'ok') },
  },
  {
    name: 'of what is up-to-date, too',
    inputs: { ...inputs, 'max-age-minutes': '60' },
    connections: [connection('notion', 'conn_a', {}, past(-605_000, -600_000))],
  },
  {
    name: 'two refusals of the list of documents with a good one between do not end the wait',
    inputs,
    connections: [connection('notion', 'conn_a', { documents: { count: 3, stageMs: 2000 } })],
    faults: { documents: [403, 'ok', 403] },
  },
  {
    name: 'documents that fail, of connections that are up to date, where that must be known',
    inputs: { ...inputs, 'max-age-minutes': '60', 'fail-on': 'completed-with-failures' },
    connections: [
      connection(
        'notion',
        'conn_a',
        {},
        {
          pastRuns: [
            { startedAtMs: -9000, completedAtMs: -3000, status: 'completed', itemsProcessed: 2, itemsFailed: 0 },
          ],
        },
      ),
    ],
    faults: {
      documents: always({
        status: 200,
        body: {
          documents: [{ id: 'doc_1', system: { status: 'failed', updatedAt: '2026-10-05T08:29:58Z' } }],
          pagination: { totalItems: 1 },
        },
      }),
    },
  },
]
