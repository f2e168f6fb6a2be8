/** How many requests the action sends, held to what it promises. Beside: `npm run bench`, and docs/performance.md. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { schedulesTable } from '../scripts/simulate-waiting.ts'
import {
  drawSyncs,
  quantile,
  randomNumbers,
  type Waited,
  waitedByAction,
  waitedByPolling,
} from '../scripts/simulation/waiting.ts'
import { PROVIDERS } from '../src/providers.ts'
import { createSimulation, seedConnections } from './support/simulation.ts'

const TEN_MINUTES = 600_000
const FAILED_ITEM = { id: 'doc_1', title: 'A title', errorCode: 'timeout' }

describe('1,000 connections that take 10 minutes', () => {
  test('at most 75 looks and two requests for each connection, never more than 8 at a time', async () => {
    const { outcome, requests, requestsTo, maxInFlight } = await createSimulation({
      connections: seedConnections(1000, { takesMs: TEN_MINUTES, failures: [FAILED_ITEM] }),
    }).run()
    expect(outcome.status).toBe('completed-with-failures')
    expect(outcome.providers[0]?.observed?.connections?.every(({ failures }) => failures.length === 1)).toBe(
      true,
    )
    expect(requestsTo('import')).toHaveLength(1)
    expect(requestsTo('list').length).toBeLessThanOrEqual(75)
    expect(requestsTo('sync-runs')).toHaveLength(1000)
    expect(requestsTo('failures')).toHaveLength(1000)
    expect(requests.length).toBeLessThanOrEqual(1 + 75 + 2 * 1000)
    expect(maxInFlight).toBe(8)
  })

  test('one request for each connection where no item failed', async () => {
    const { requestsTo } = await createSimulation({
      connections: seedConnections(1000, { takesMs: TEN_MINUTES }),
    }).run()
    expect(requestsTo('sync-runs')).toHaveLength(1000)
    expect(requestsTo('failures')).toHaveLength(0)
  })

  test('no more looks where the runs end one after the other', async () => {
    const connections = seedConnections(1000).map((seed, index) => ({
      ...seed,
      plan: { takesMs: 1000 + (index / 1000) * TEN_MINUTES },
    }))
    const { outcome, requestsTo, maxInFlight } = await createSimulation({ connections }).run()
    expect(outcome.status).toBe('completed')
    expect(requestsTo('list').length).toBeLessThanOrEqual(75)
    expect(requestsTo('sync-runs')).toHaveLength(1000)
    expect(maxInFlight).toBeLessThanOrEqual(8)
  })
})

test('docs/performance.md has the schedule as it is', () => {
  const page = readFileSync(new URL('../docs/performance.md', import.meta.url), 'utf8')
  expect(page).toContain(schedulesTable())
})

describe('8 providers', () => {
  test('send one list request for each look', async () => {
    const lists = async (providers: readonly string[]) => {
      const connections = seedConnections(80, { takesMs: TEN_MINUTES }, providers)
      const { outcome, requestsTo } = await createSimulation({ connections }).run()
      expect(outcome.providers.map(({ status }) => status)).toEqual(providers.map(() => 'completed'))
      return requestsTo('list').map(({ at }) => at)
    }
    expect(PROVIDERS).toHaveLength(8)
    expect(await lists(PROVIDERS)).toEqual(await lists(['notion']))
  })

  test('are asked at the same time', async () => {
    const { requestsTo } = await createSimulation({ connections: seedConnections(8, {}, PROVIDERS) }).run()
    expect(requestsTo('import').map(({ at }) => at)).toEqual(PROVIDERS.map(() => 0))
  })
})

describe('without waiting', () => {
  test('one request for each provider', async () => {
    const { requests } = await createSimulation({
      connections: seedConnections(80, {}, PROVIDERS),
      wait: false,
    }).run()
    expect(requests.map(({ endpoint }) => endpoint)).toEqual(PROVIDERS.map(() => 'import'))
  })

  test('one more for all', async () => {
    const { requests } = await createSimulation({
      connections: seedConnections(3, {}, ['notion', 'gmail', 's3']),
      providers: 'all',
      wait: false,
    }).run()
    expect(requests.map(({ endpoint }) => endpoint)).toEqual(['list', 'import', 'import', 'import'])
  })
})

// Over syncs of 5 s to 2 h, beside a peer that asks for the runs of every connection each 10 seconds.
describe.each([
  [1, 60, 1.5],
  [10, 40, 1 / 5],
  [100, 20, 1 / 5],
  [1000, 12, 1 / 5],
])('%d connection(s), waited for', (connections, syncs, most) => {
  test('with few requests, and the end noticed early', async () => {
    const ours: Waited[] = []
    const theirs: Waited[] = []
    for (const ends of drawSyncs(syncs, connections, randomNumbers(connections))) {
      ours.push(await waitedByAction(ends))
      theirs.push(waitedByPolling(ends, 10_000))
    }
    const count = (waits: Waited[]) => waits.reduce((sum, { requests }) => sum + requests, 0)
    const late = (waits: Waited[]) =>
      quantile(
        waits.flatMap(wait => wait.late),
        0.5,
      )
    expect(count(ours) / count(theirs)).toBeLessThanOrEqual(most)
    expect(late(ours)).toBeLessThan(late(theirs))
  }, 120_000)
})
