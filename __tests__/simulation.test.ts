import { describe, expect, test } from '@jest/globals'
import { createSimulatedClock, createSimulation, seedConnections } from './support/simulation.ts'

const idle = new AbortController().signal

describe('simulated clock', () => {
  test('wakes sleepers in the order of their times, those of the same time in the order they came', async () => {
    const clock = createSimulatedClock(1000)
    const order: string[] = []
    const sleeper = async (name: string, ms: number) => {
      await clock.sleep(ms, idle)
      order.push(`${name} ${clock.now()}`)
    }
    await clock.run(Promise.all([sleeper('long', 7_200_000), sleeper('a', 5), sleeper('b', 5)]))
    expect(order).toEqual(['a 1005', 'b 1005', 'long 7201000'])
  })

  test('lets what is going on come to an end before time passes', async () => {
    const clock = createSimulatedClock(0)
    const busy = async () => {
      for (let turn = 0; turn < 50; turn++) await Promise.resolve()
      return clock.now()
    }
    const both = Promise.all([busy(), clock.sleep(10, idle)])
    expect(await clock.run(both.then(([time]) => time))).toBe(0)
  })

  test('takes times as the timers of Node do', async () => {
    const clock = createSimulatedClock(0)
    const lengths: number[] = []
    for (const ms of [0, -5, Number.NaN, 2 ** 31, 2.9]) {
      const before = clock.now()
      await clock.run(clock.sleep(ms, idle))
      lengths.push(clock.now() - before)
    }
    expect(lengths).toEqual([1, 1, 1, 1, 2])
  })

  test('wakes who is aborted, at once and before sleeping too', async () => {
    const clock = createSimulatedClock(0)
    const stop = new AbortController()
    const reason = new Error('stopped')
    const sleeping = clock.sleep(1000, stop.signal)
    stop.abort(reason)
    await expect(clock.run(sleeping)).rejects.toBe(reason)
    await expect(clock.run(clock.sleep(1000, stop.signal))).rejects.toBe(reason)
    expect(clock.now()).toBe(0)
  })

  test('says so when no passing of time can end a task', async () => {
    const clock = createSimulatedClock()
    await expect(clock.run(new Promise(() => {}))).rejects.toThrow('stuck')
  })
})

describe('simulation', () => {
  test('is the same every time', async () => {
    const simulation = createSimulation({ connections: seedConnections(3, { takesMs: 90_000 }) })
    const [first, second] = [await simulation.run(), await simulation.run()]
    expect(second.requests).toEqual(first.requests)
    expect(second.events).toEqual(first.events)
  })

  test('lets every request take its time, and counts those on their way', async () => {
    const connections = seedConnections(20, { takesMs: 100 })
    const { outcome, requests, maxInFlight, startedAt, endedAt } = await createSimulation({
      connections,
      latencyMs: 200,
    }).run()
    expect(outcome.status).toBe('completed')
    expect(maxInFlight).toBe(8)
    // The request, the first look 1 s after, and three rounds of at most 8 requests for the counts.
    expect(requests.filter(({ endpoint }) => endpoint === 'list').map(({ at }) => at)).toEqual([1200])
    expect(endedAt - startedAt).toBe(200 + 1000 + 200 + 3 * 200)
  })

  test.each([
    ['refused', 0],
    ['reset', 0],
    ['after:reset', 1],
    [{ status: 503, body: '' }, 0],
    [{ after: { status: 502, body: '' } }, 1],
    ['timeout', 0],
    ['after:timeout', 1],
  ] as const)('%j: the API has taken in %d requests', async (mishap, taken) => {
    const { backend, outcome, endedAt, startedAt } = await createSimulation({
      connections: seedConnections(1),
      wait: false,
      maxRetries: 0,
      requestTimeoutMs: 5000,
      intercept: () => mishap,
    }).run()
    expect(outcome.status).toBe('failed')
    expect(backend.imports).toHaveLength(taken)
    expect(endedAt - startedAt).toBe(
      mishap === 'refused' ? 0 : String(mishap).endsWith('timeout') ? 5000 : 60,
    )
  })

  test('counts the requests of each endpoint for whoever interferes', async () => {
    const seen: string[] = []
    await createSimulation({
      connections: seedConnections(2, { takesMs: 2500 }),
      intercept: ({ endpoint, method }, count) => {
        seen.push(`${method} ${endpoint} ${count}`)
        return undefined
      },
    }).run()
    expect(seen).toEqual([
      'POST import 1',
      'POST list 1',
      'POST list 2',
      'GET sync-runs 1',
      'GET sync-runs 2',
    ])
  })

  test('has its own clock at the server', async () => {
    const { outcome, backend, startedAt } = await createSimulation({
      connections: seedConnections(1),
      serverClockOffsetMs: -600_000,
    }).run()
    expect(backend.imports[0]?.at).toBe(startedAt - 600_000 + 30)
    expect(outcome.status).toBe('completed')
  })

  test('makes things happen at their times', async () => {
    const { outcome, events } = await createSimulation({
      connections: seedConnections(2, { takesMs: 3_600_000 }),
      at: [
        [60_000, backend => backend.removeConnection('connection_1')],
        [600_000, (_, { cancel }) => cancel()],
      ],
    }).run()
    expect(events.filter(({ type }) => type === 'connection-gone').map(({ at }) => at)).toEqual([
      expect.closeTo(80_000, -5),
    ])
    expect(outcome.providers[0]?.observed?.connections?.map(({ status }) => status)).toEqual([
      'failed',
      'cancelled',
    ])
  })
})
