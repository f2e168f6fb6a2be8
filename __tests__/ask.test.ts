/** Asking for a sync, and asking again: in simulated time, against the emulator's backend. */
import { describe, expect, test } from '@jest/globals'
import {
  createSimulation,
  type Mishap,
  type SimulationOptions,
  seedConnections,
} from './support/simulation.ts'

const ask = (mishaps: (Mishap | undefined)[], more: Partial<SimulationOptions> = {}) =>
  createSimulation({
    connections: seedConnections(1, { startsAfterMs: 100, takesMs: 60_000 }),
    wait: false,
    intercept: ({ endpoint }, count) => (endpoint === 'import' ? mishaps[count - 1] : undefined),
    ...more,
  }).run()

const status = (code: number, headers: Record<string, string> = {}) => ({ status: code, headers, body: '' })
const always = <T>(mishap: T) => Array.from({ length: 20 }, () => mishap)

describe('surely not accepted: repeated without a look', () => {
  test.each<[string, Mishap]>([
    ['no connection', 'refused'],
    ['429', status(429)],
    ['503', status(503)],
  ])('%s', async (_, mishap) => {
    const result = await ask([mishap, mishap])
    expect(result.requests.map(({ endpoint }) => endpoint)).toEqual(['import', 'import', 'import'])
    expect(result.outcome.status).toBe('accepted')
    expect(result.backend.imports.length).toBe(1)
  })
})

describe('perhaps accepted: looked at, then repeated', () => {
  const kinds: [string, Mishap, Mishap][] = [
    ['408', status(408), { after: status(408) }],
    ['500', status(500), { after: status(500) }],
    ['502', status(502), { after: status(502) }],
    ['504', status(504), { after: status(504) }],
    ['a time-out', 'timeout', 'after:timeout'],
    ['a reset', 'reset', 'after:reset'],
  ]

  test.each(kinds)('%s that was not accepted is repeated', async (_, mishap) => {
    const result = await ask([mishap])
    expect(result.requests.map(({ endpoint }) => endpoint)).toEqual(['import', 'list', 'import'])
    expect(result.backend.imports.length).toBe(1)
    expect(result.outcome.providers[0]?.acceptance?.how).toBe('answer')
  })

  test.each(kinds)('%s after an accepted import leads to one import, not two', async (_, __, mishap) => {
    const result = await ask([mishap])
    expect(result.requests.map(({ endpoint }) => endpoint)).toEqual(['import', 'list'])
    expect(result.backend.imports.length).toBe(1)
    expect(result.outcome).toMatchObject({
      status: 'accepted',
      providers: [{ acceptance: { how: 'seen-running' } }],
    })
  })

  test('a look that gives no answer does not stop the repeat', async () => {
    const result = await ask([], {
      intercept: ({ endpoint }, count) =>
        endpoint === 'list' ? status(401) : count === 1 ? status(500) : undefined,
    })
    expect(result.requests.map(({ endpoint }) => endpoint)).toEqual(['import', 'list', 'import'])
    expect(result.outcome.status).toBe('accepted')
  })

  test('a run that was already going, or one of another provider, is no proof', async () => {
    const [mine] = seedConnections(1, null)
    const [other] = seedConnections(1, { startsAfterMs: 0 }, ['gmail'])
    if (mine === undefined || other === undefined) throw new Error('no seed')
    const going = {
      startedAtMs: -5000,
      completedAtMs: 60_000,
      status: 'completed' as const,
      itemsProcessed: 0,
      itemsFailed: 0,
    }
    const result = await ask([status(500)], {
      providers: ['notion'],
      connections: [
        { ...mine, pastRuns: [going] },
        { ...other, id: 'other' },
      ],
      at: [[100, backend => backend.startRun('other', 'cron')]],
    })
    expect(result.requests.map(({ endpoint }) => endpoint)).toEqual(['import', 'list', 'import'])
  })

  test('the run of a first, unanswered request is ours, also when the second is refused as already running', async () => {
    const result = await ask([{ after: status(502) }], {
      wait: true,
      // The run shows only after the look, so the request is repeated, and answered with 409.
      connections: seedConnections(1, { startsAfterMs: 2000, takesMs: 5000, itemsProcessed: 5 }),
    })
    expect(result.requestsTo('import').map(({ status: code }) => code)).toEqual([502, 409])
    expect(result.backend.imports.length).toBe(1)
    expect(result.outcome.providers[0]).toMatchObject({
      acceptance: { how: 'already-running' },
      observed: { connections: [{ status: 'completed', joined: false, run: { itemsProcessed: 5 } }] },
    })
  })
})

describe('refused: fails at once', () => {
  test.each([200, 201, 204, 301, 308, 400, 401, 402, 403, 404, 405, 410, 413, 422, 501, 505])(
    '%d',
    async code => {
      const result = await ask(always(status(code)))
      expect(result.requests.length).toBe(1)
      expect(result.outcome).toMatchObject({
        status: 'failed',
        providers: [{ failure: { details: { status: code } } }],
      })
    },
  )
})

describe('how often, and after which pause', () => {
  test.each([
    [0, 1],
    [1, 2],
    [3, 4],
    [10, 11],
  ])('max-retries %d means at most %d requests', async (maxRetries, requests) => {
    const result = await ask(always('refused' as const), { maxRetries })
    expect(result.requests.length).toBe(requests)
    expect(result.outcome.status).toBe('failed')
  })

  const pauses = (result: Awaited<ReturnType<typeof ask>>) =>
    result.events.flatMap(event => (event.type === 'repeat' ? [event.pauseMs] : []))

  test('0.5 s, doubling, at most 8 s', async () => {
    const result = await ask(always('refused' as const), { maxRetries: 7 })
    expect(pauses(result)).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000])
    const times = result.requests.map(({ at }) => at)
    expect(times).toEqual([0, 500, 1500, 3500, 7500, 15_500, 23_500, 31_500])
  })

  test('less up to a quarter at random', async () => {
    const result = await ask(always('refused' as const), { maxRetries: 2, random: () => 0.8 })
    expect(pauses(result)).toEqual([400, 800])
  })

  test('what the server asks for, from the header or from the body', async () => {
    const result = await ask([
      status(429, { 'retry-after': '7' }),
      { status: 429, body: { error: 'slow down', code: 'RATE_LIMITED', retryAfterSeconds: 3 } },
      status(503, { 'retry-after': '0' }),
    ])
    expect(pauses(result)).toEqual([7000, 3000, 0])
    expect(result.outcome.status).toBe('accepted')
  })

  test('five minutes are waited for, more are not', async () => {
    const patient = await ask([status(503, { 'retry-after': '300' })])
    expect(patient.outcome.status).toBe('accepted')
    expect(patient.endedAt - patient.startedAt).toBeGreaterThanOrEqual(300_000)
    const ended = await ask(always(status(503, { 'retry-after': '301' })))
    expect(ended.requests.length).toBe(1)
    expect(ended.outcome.status).toBe('failed')
  })

  test('cancelled in a pause: ends at once, without another request', async () => {
    const result = await ask(always(status(503, { 'retry-after': '200' })), {
      at: [[3000, (_, control) => control.cancel()]],
    })
    expect(result.outcome).toMatchObject({
      status: 'cancelled',
      providers: [{ status: 'cancelled', failure: null }],
    })
    expect(result.endedAt - result.startedAt).toBe(3000)
    expect(result.requests.length).toBe(1)
  })
})

test('one provider’s trouble does not stop the others, and all are asked at the same time', async () => {
  const result = await createSimulation({
    connections: seedConnections(3, { takesMs: 1000 }, ['notion', 'gmail', 's3']),
    wait: false,
    intercept: ({ path }) => (path.includes('gmail') ? status(400) : undefined),
  }).run()
  expect(result.outcome.providers.map(({ status: of }) => of)).toEqual(['accepted', 'failed', 'accepted'])
  expect(result.outcome.status).toBe('failed')
  expect(result.requests.map(({ at }) => at)).toEqual([0, 0, 0])
})
