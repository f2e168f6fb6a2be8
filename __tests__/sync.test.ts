/** Which providers are asked and what becomes of each, in simulated time; ask.test.ts and observe.test.ts have the rest. */
import { describe, expect, test } from '@jest/globals'
import { createConnectionsApi } from '../src/connections.ts'
import type { ApiFailure } from '../src/errors.ts'
import { sync } from '../src/sync.ts'
import {
  createSimulatedClock,
  createSimulation,
  type Mishap,
  type SimulationOptions,
  seedConnections,
} from './support/simulation.ts'

const simulate = (more: Partial<SimulationOptions> = {}) =>
  createSimulation({ connections: seedConnections(1, { takesMs: 1000 }), ...more }).run()

/** The mishap of every look at the connections. */
const everyLook =
  (mishap: Mishap): NonNullable<SimulationOptions['intercept']> =>
  ({ endpoint }) =>
    endpoint === 'list' ? mishap : undefined

const status = (code: number) => ({ status: code, headers: {}, body: '' })

test.each([
  [true, ['refused']],
  [false, []],
])('a provider that is not accepted is told of at once when waiting: %s', async (wait, types) => {
  const { events } = await simulate({
    wait,
    intercept: ({ endpoint }) => (endpoint === 'import' ? status(403) : undefined),
  })
  expect(events.map(({ type }) => type)).toEqual(types)
})

describe('all', () => {
  const listing = (names: readonly string[]) =>
    everyLook({ status: 200, headers: {}, body: names.map((provider, id) => ({ id: `${id}`, provider })) })
  const names = (number: number) =>
    Array.from({ length: number }, (_, index) => `p${String(index).padStart(3, '0')}`)

  test('is every provider of the list, once and in the order of their names', async () => {
    const { outcome } = await simulate({
      providers: 'all',
      wait: false,
      connections: seedConnections(4, {}, ['s3', 'gmail', 's3', 'notion']),
    })
    expect(outcome.providers.map(({ provider }) => provider)).toEqual(['gmail', 'notion', 's3'])
  })

  test('of 100 providers, each is asked', async () => {
    const { requestsTo } = await simulate({ providers: 'all', wait: false, intercept: listing(names(100)) })
    expect(requestsTo('import')).toHaveLength(100)
  })

  test('of more than 100 is not believed, and nothing is asked', async () => {
    const { requestsTo, outcome } = await simulate({ providers: 'all', intercept: listing(names(101)) })
    expect(requestsTo('import')).toEqual([])
    expect(outcome).toMatchObject({ status: 'failed', providers: [] })
    expect(outcome.failure?.details).toEqual({
      code: 'unexpected-answer',
      sent: true,
      status: 200,
      said: null,
      requestId: null,
      retryAfterMs: null,
      location: null,
      answeredAt: null,
      date: null,
    } satisfies ApiFailure['details'])
  })

  test('is nothing where there is no connection', async () => {
    const { outcome, requestsTo } = await simulate({ providers: 'all', connections: [] })
    expect(outcome).toEqual({ status: 'no-connections', providers: [], failure: null })
    expect(requestsTo('import')).toEqual([])
  })

  test('that cannot be listed is a failure of all of it', async () => {
    const { outcome } = await simulate({ providers: 'all', intercept: everyLook(status(401)) })
    expect(outcome).toMatchObject({
      status: 'failed',
      providers: [],
      failure: { details: { code: 'status', status: 401 } },
    })
  })

  test('cancelled while it is listed is no failure', async () => {
    const { outcome } = await simulate({ providers: 'all', at: [[10, (_, control) => control.cancel()]] })
    expect(outcome).toEqual({ status: 'cancelled', providers: [], failure: null })
  })
})

test.each<[string, readonly string[] | 'all']>([
  ['listing', 'all'],
  ['asking', ['notion']],
])('a mistake of ours while %s stays what it is', async (_, providers) => {
  const mistake = new TypeError('x')
  const signal = new AbortController().signal
  const outcome = sync({
    providers,
    wait: false,
    waitTimeoutMs: 60_000,
    pollIntervalMs: 10_000,
    requestTimeoutMs: 60_000,
    api: createConnectionsApi({
      baseUrl: new URL('https://api.example'),
      apiKey: 'sm_key',
      containerTags: [],
      requestTimeoutMs: 60_000,
      signal,
      send: () => Promise.reject(mistake),
    }),
    policy: { maxRetries: 0, clock: createSimulatedClock(), signal, random: () => 0 },
    onEvent: () => {},
    onProviders: () => {},
  })
  await expect(outcome).rejects.toBe(mistake)
})

describe('the status of a provider that was accepted', () => {
  const minute = { waitTimeoutMs: 60_000 }
  test.each<[string, Partial<SimulationOptions>, string]>([
    ['not waited for', { wait: false }, 'accepted'],
    ['that has no connection', { providers: ['notion'], connections: [] }, 'no-connections'],
    ['whose sync completed', {}, 'completed'],
    [
      'whose sync is still going when the time is up',
      { ...minute, connections: seedConnections(1, { takesMs: 600_000 }) },
      'timed-out',
    ],
    [
      'with one sync that completed and one that did not begin',
      { connections: [...seedConnections(1, { takesMs: 1000 }), ...seedConnections(2, null).slice(1)] },
      'not-started',
    ],
    ['that could not be looked at', { ...minute, intercept: everyLook(status(500)) }, 'timed-out'],
    ['that may not be looked at', { intercept: everyLook(status(401)) }, 'failed'],
    [
      'and was cancelled before it was looked at',
      { intercept: everyLook(status(500)), at: [[20_000, (_, control) => control.cancel()]] },
      'cancelled',
    ],
    [
      'and was cancelled while its sync was going',
      {
        connections: seedConnections(1, { takesMs: 600_000 }),
        at: [[20_000, (_, control) => control.cancel()]],
      },
      'cancelled',
    ],
  ])('%s', async (_, options, expected) => {
    const { outcome } = await simulate(options)
    expect(outcome.providers.map(provider => provider.status)).toEqual([expected])
    expect(outcome.providers[0]?.acceptance).toMatchObject({ provider: 'notion', how: 'answer' })
    expect(outcome.status).toBe(expected)
  })
})
