/** Asking for a sync, and asking again: in simulated time, against the emulator's backend. */
import { describe, expect, test } from '@jest/globals'
import { type Acceptance, askForSync } from '../src/ask.ts'
import type { ConnectionsApi } from '../src/connections.ts'
import type { Connection } from '../src/records.ts'
import { apiFailure, aRun } from './support/outcomes.ts'
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

  test.each([
    ['was over 105 ms before it was asked for is no proof', -105, ['import', 'list', 'import']],
    ['was over 95 ms before may be one: clocks that agree differ by so much', -95, ['import', 'list']],
    ['was not over is one, as far as can be known', 5, ['import', 'list']],
  ])('a run of the same second that %s', async (_, completedAtMs, endpoints) => {
    // `Date` is cut to seconds: by that of the look, the request may have been made half a second earlier than it was.
    const [mine] = seedConnections(1, { startsAfterMs: 60_000 })
    if (mine === undefined) throw new Error('no seed')
    const run = {
      startedAtMs: -405,
      completedAtMs,
      status: 'completed' as const,
      itemsProcessed: 0,
      itemsFailed: 0,
    }
    const result = await ask([status(500)], { connections: [{ ...mine, pastRuns: [run] }], latencyMs: 300 })
    expect(result.requests.map(({ endpoint }) => endpoint)).toEqual(endpoints)
  })

  test('a run of one connection is proof, whatever there is besides', async () => {
    const begins = { startsAfterMs: 100, takesMs: 60_000 }
    const others = seedConnections(3, null, ['gmail', 'notion', 's3'])
    const [mine] = seedConnections(1, begins)
    if (mine === undefined) throw new Error('no seed')
    const result = await ask([{ after: status(500) }], {
      providers: ['notion'],
      connections: [...others, { ...mine, id: 'mine' }],
    })
    expect(result.requests.map(({ endpoint }) => endpoint)).toEqual(['import', 'list'])
    expect(result.outcome.providers[0]?.acceptance?.how).toBe('seen-running')
  })

  test('cancelled during the look: ends, without another request', async () => {
    // The answer after 60 ms, a pause of 500 ms, and 60 ms for the look.
    const result = await ask([status(500)], { at: [[590, (_, control) => control.cancel()]] })
    expect(result.requests.map(({ endpoint }) => endpoint)).toEqual(['import', 'list'])
    expect(result.outcome.status).toBe('cancelled')
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

describe('when it was asked for', () => {
  /** What the API says to one request after the other, each of which takes 100 ms; a look takes 50. */
  async function asked(answers: unknown[], look: () => Connection[] = () => []): Promise<Acceptance> {
    let now = 1000
    const never = () => Promise.reject(new Error('not asked for'))
    const api: ConnectionsApi = {
      import: async () => {
        now += 100
        const answer = answers.shift()
        if (answer !== undefined) throw answer
        return { value: null, answeredAt: now, date: null }
      },
      list: async () => {
        now += 50
        return { value: look(), answeredAt: now, date: null }
      },
      syncRuns: never,
      failures: never,
    }
    const sleep = async (ms: number) => {
      now += ms
    }
    const policy = {
      maxRetries: 3,
      clock: { now: () => now, sleep },
      signal: new AbortController().signal,
      random: () => 0,
    }
    return askForSync('notion', api, policy, () => {})
  }

  const running = (startedAt: number) => [
    { id: 'c', provider: 'notion', lastSyncRun: aRun({ status: 'running', startedAt, completedAt: null }) },
  ]
  const running409 = apiFailure({ status: 409, answeredAt: 1100, date: 90_000 })

  test.each<[string, unknown[], () => Connection[], Partial<Acceptance>]>([
    ['an answer', [], () => [], { how: 'answer', sinceByRunner: 1000, acceptedAt: 1100 }],
    [
      'an answer after what was surely not accepted: the last request',
      [apiFailure(503)],
      () => [],
      { how: 'answer', sinceByRunner: 1600, acceptedAt: 1700 },
    ],
    [
      'an answer after what may have been accepted: the first request that may have been',
      [apiFailure(503), apiFailure(500), apiFailure(500)],
      () => [],
      { how: 'answer', sinceByRunner: 1600, acceptedAt: 5000 },
    ],
    [
      'a run that was seen',
      [apiFailure(500)],
      () => running(1000),
      { how: 'seen-running', sinceByRunner: 1000, acceptedAt: 1650 },
    ],
    [
      'a 409 after what may have been accepted',
      [apiFailure(500), apiFailure(409)],
      () => running(999),
      { how: 'already-running', sinceByRunner: 1000, acceptedAt: 1750 },
    ],
  ])('%s', async (_, answers, look, expected) => {
    const { sinceByRunner } = expected
    expect(await asked(answers, look)).toEqual({
      provider: 'notion',
      since: sinceByRunner,
      askedAt: sinceByRunner,
      byServer: false,
      ...expected,
    })
  })

  test('by the clock of the server, as a 409 tells it', async () => {
    expect(await asked([running409])).toMatchObject({
      sinceByRunner: 1000,
      byServer: true,
      since: 89_900,
      askedAt: 89_900,
    })
  })

  test('a mistake of ours in the look stays what it is', async () => {
    const mistake = new TypeError('x')
    const look = () => {
      throw mistake
    }
    await expect(asked([apiFailure(500)], look)).rejects.toBe(mistake)
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
