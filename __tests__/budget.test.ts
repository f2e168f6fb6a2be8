/** One budget for all requests of a step: never more than 300 in any minute, nor more than eight at a time. */
import { expect, test } from '@jest/globals'
import { type Budget, createBudget, type RequestKind } from '../src/api/budget.ts'
import { createSimulatedClock } from './support/simulated-clock.ts'

const { signal: never } = new AbortController()
/** A minute and some more. */
const MINUTE = 62
const many = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index))

/** Plays what `use` does with a budget; times are in seconds from the start. */
async function play<T>(use: (budget: Budget, sleep: (s: number) => Promise<void>, now: () => number) => Promise<T>) {
  const clock = createSimulatedClock()
  const start = clock.now()
  const now = () => (clock.now() - start) / 1000
  return clock.run(use(createBudget(clock), s => clock.sleep(s * 1000, never), now))
}

/** Takes turns for so many requests that end at once, then for so many more after a pause. Returns when each went. */
function timesOf(kind: RequestKind, ...bursts: [pause: number, requests: number][]): Promise<number[]> {
  return play(async (budget, sleep, now) => {
    const times: number[] = []
    for (const [pause, requests] of bursts) {
      if (pause > 0) await sleep(pause)
      const turn = async () => {
        const release = await budget.turn(kind, never)
        times.push(now())
        release?.()
      }
      await Promise.all(many(requests, turn))
    }
    return times
  })
}

test.each<[name: string, kind: RequestKind, most: number, bursts: [number, number][]]>([
  ['at once', 'trigger', 240, [[0, 700]]],
  [
    'in two bursts, a minute apart',
    'counts',
    240,
    [
      [0, 299],
      [59.9, 302],
    ],
  ],
  ['little by little', 'documents', 240, many(90, () => [1, 11])],
  [
    'lists alone: half of it',
    'list',
    150,
    [
      [0, 151],
      [30, 200],
    ],
  ],
])('%s', async (_, kind, most, bursts) => {
  const times = await timesOf(kind, ...bursts)
  expect(times).toHaveLength(bursts.reduce((sum, [, requests]) => sum + requests, 0))
  expect(times.filter((time, index) => time - (times[index - most] ?? -100) <= 60)).toEqual([])
})

test('the first 240 wait for nothing, the next for a minute: the rest of 300 is kept for lists', async () => {
  const times = await timesOf('trigger', [0, 241])
  expect([times[239], times[240]]).toEqual([0, MINUTE])
})

test.each<[name: string, asked: Partial<Record<RequestKind, number>>, served: Partial<Record<RequestKind, number>>]>([
  ['eight at a time', { list: 20 }, { list: 8 }],
  ['of which one is kept for lists', { trigger: 20 }, { trigger: 7 }],
  ['which is there when it is needed', { trigger: 20, list: 20 }, { trigger: 7, list: 1 }],
  ['counts take at most four', { counts: 20, trigger: 20 }, { counts: 4, trigger: 3 }],
  ['and leave the rest to others', { counts: 20, documents: 20, list: 3 }, { counts: 4, documents: 3, list: 1 }],
])('%s', async (_, asked, served) => {
  const went: Partial<Record<RequestKind, number>> = {}
  await play(async (budget, sleep) => {
    for (const [kind, requests] of Object.entries(asked) as [RequestKind, number][]) {
      const count = () => {
        went[kind] = (went[kind] ?? 0) + 1
      }
      for (let sent = 0; sent < requests; sent++) void budget.turn(kind, never).then(count)
    }
    await sleep(600)
  })
  expect(went).toEqual(served)
})

test('lists go first, the rest in the order in which they came, whatever they are for', async () => {
  const went = await play(async (budget, sleep) => {
    const releases = await Promise.all(many(7, () => budget.turn('documents', never)))
    releases.push(await budget.turn('list', never))
    const order: string[] = []
    for (const kind of ['trigger', 'counts', 'trigger', 'documents', 'list', 'list'] as const) {
      void budget.turn(kind, never).then(() => order.push(kind))
    }
    for (const release of releases) {
      release?.()
      await sleep(1)
    }
    return order
  })
  expect(went).toEqual(['list', 'list', 'trigger', 'counts', 'trigger', 'documents'])
})

test.each([
  [200, 200, 150, 150],
  [100, 250, 100, 200],
  [10, 250, 10, 240],
])('of %i lists and %i other requests, %i and %i go in the first minute', async (lists, others, ...first) => {
  const went = await play(async (budget, _sleep, now) => {
    const turn = async (kind: RequestKind) => {
      const release = await budget.turn(kind, never)
      release?.()
      return now()
    }
    const all = [many(lists, () => turn('list')), many(others, () => turn('trigger'))]
    return Promise.all(all.map(async times => (await Promise.all(times)).filter(time => time < MINUTE).length))
  })
  expect(went).toEqual(first)
})

test('a turn that is no longer wanted when it comes uses nothing up, and keeps nobody waiting', async () => {
  const went = await play(async (budget, _sleep, now) => {
    const releases = await Promise.all(many(7, () => budget.turn('trigger', never)))
    const unwanted = many(500, () => budget.turn('trigger', never, () => false))
    const last = budget.turn('trigger', never)
    releases[0]?.()
    return [new Set(await Promise.all(unwanted)), await last, now()]
  })
  expect(went).toEqual([new Set([null]), expect.any(Function), 0])
})

test('one that is cancelled while it waits takes no turn, and lets the next have it', async () => {
  const at = await play(async (budget, _sleep, now) => {
    for (let sent = 0; sent < 240; sent++) (await budget.turn('trigger', never))?.()
    const stop = new AbortController()
    const cancelled = budget.turn('trigger', stop.signal)
    const next = budget.turn('trigger', never)
    stop.abort(new Error('cancelled'))
    await expect(cancelled).rejects.toThrow('cancelled')
    await expect(budget.turn('trigger', stop.signal)).rejects.toThrow('cancelled')
    await next
    return now()
  })
  expect(at).toBe(MINUTE)
})
