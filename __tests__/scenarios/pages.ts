/** The list of v5, page by page, and the budget of requests. */
import { connection, many, past, type Scenario } from '../support/scenario.ts'
import { always, type Entry, type Fault, listed } from '../support/simulated-network.ts'

const inputs = { provider: 'notion', 'api-version': 'v5' }
const waiting = { ...inputs, 'wait-for': 'completed' }
const connectors = (count: number) => many(count, n => connection('notion', `conn_${n}`))
const total = (change: (pagination: Entry) => unknown): Fault => ({
  edit: body => ({ ...body, pagination: change(body.pagination as Entry) }),
})
const oneMore = total(pagination => ({ ...pagination, totalItems: Number(pagination.totalItems) + 1 }))

const FAILED = { status: 'failed', errorCode: 'auth_expired' } as const
const isFirst = (body: Entry) => (body.pagination as Entry).currentPage === 1

export const pages: Scenario[] = [
  {
    name: '260 connectors stay within the budget and all have their counts',
    inputs: waiting,
    connections: connectors(260),
    brief: 12,
  },
  {
    name: '600 connectors stay within the budget',
    inputs: { ...waiting, 'wait-timeout-minutes': '60' },
    connections: connectors(600),
    brief: 12,
  },
  {
    name: 'one provider among 600 connectors costs one request a poll',
    inputs: waiting,
    connections: [
      ...many(599, n => connection(n % 2 === 0 ? 'gmail' : 's3', `conn_${n}`)),
      connection('notion', 'conn_600'),
    ],
  },
  {
    name: 'pages that do not add up are read again',
    inputs: { ...inputs, mode: 'check' },
    connections: many(130, n => connection('notion', `conn_${n}`, {}, past(-7_200_000, -3_600_000))),
    faults: {
      list: count => (count === 2 ? listed(list => [{ id: 'conn_100', provider: 'notion' }, ...list.slice(1)]) : 'ok'),
    },
    brief: 8,
  },
  { name: 'pages that never add up', inputs: waiting, connections: connectors(3), faults: { list: always(oneMore) } },
  {
    name: 'a tag that fits into no path',
    inputs: { ...inputs, 'container-tags': 'team, ..' },
    connections: connectors(1),
  },
  {
    name: 'a namespace that fits into no path',
    inputs,
    connections: connectors(2),
    faults: {
      list: always(listed(list => list.map((entry, index) => (index === 0 ? { ...entry, namespace: '..' } : entry)))),
    },
  },
  {
    name: 'a connector is removed between two pages, and one that failed moves to the first',
    inputs: { ...inputs, mode: 'check' },
    connections: many(150, n =>
      connection('notion', `conn_${n}`, {}, past(-7_200_000, -3_600_000, n === 101 ? FAILED : {})),
    ),
    at: [[0.05, api => api.removeConnection('conn_1')]],
    brief: 8,
  },
  {
    name: 'a page is empty before the total is reached',
    inputs: { ...inputs, mode: 'check' },
    connections: many(130, n => connection('notion', `conn_${n}`, {}, past(-7_200_000, -3_600_000))),
    faults: { list: always({ edit: body => (isFirst(body) ? body : { ...body, connectors: [] }) }) },
  },
  {
    name: 'an id in two namespaces is two connectors',
    inputs: waiting,
    connections: [
      connection('notion', 'conn_1', { status: 'failed', errorCode: 'auth_expired' }),
      connection('notion', 'conn_1', {}, { containerTags: ['docs'] }),
    ],
  },
  {
    name: '1,500 connectors: fresh lists, polls and counts share the budget',
    inputs: { ...waiting, 'wait-timeout-minutes': '120' },
    connections: connectors(1500),
    brief: 12,
  },
]
