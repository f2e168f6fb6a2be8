/** `wait-for: memories`: until what was derived from the documents is there, too. */
import { connection, type Scenario } from '../support/scenario.ts'

const inputs = { provider: 'notion', 'wait-for': 'memories' }
const documents = (count: number, dreamsMs: number, failing = 0) => ({
  documents: { count, stageMs: 1000, failing, dreamsMs },
})

export const memories: Scenario[] = [
  {
    name: 'come a while after the documents',
    inputs,
    connections: [connection('notion', 'conn_a', documents(12, 90_000))],
  },
  {
    name: 'are not waited for with searchable',
    inputs: { ...inputs, 'wait-for': 'searchable' },
    connections: [connection('notion', 'conn_a', documents(12, 90_000))],
  },
  {
    name: 'of documents that failed are not waited for',
    inputs,
    connections: [connection('notion', 'conn_a', documents(4, 20_000, 4))],
  },
  {
    name: 'are not there when the time is up',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: [
      connection('notion', 'conn_a', documents(5, 600_000, 1)),
      connection('notion', 'conn_b', documents(3, 0), { containerTags: ['docs'] }),
    ],
  },
  {
    name: 'are not there for some, and others are still documents on their way',
    inputs: { ...inputs, 'wait-timeout-minutes': '0.5' },
    connections: [
      connection('notion', 'conn_a', documents(5, 600_000)),
      connection('notion', 'conn_b', { documents: { count: 3, stageMs: 60_000 } }),
    ],
  },
]
