/** One budget for all requests of a step: never more than 300 in any minute, nor more than eight at a time. */
import { expect, test } from '@jest/globals'
import { createBudget } from '../src/api/budget.ts'
import { createSimulatedClock } from './support/simulated-clock.ts'

const never = new AbortController().signal

/** The times of so many requests that all ask at once, then so many more after a pause, in seconds. */
async function timesOf(...bursts: [pauseSeconds: number, requests: number][]) {
  const clock = createSimulatedClock()
  const start = clock.now()
  const budget = createBudget(clock)
  const times: number[] = []
  const turn = async () => {
    const release = await budget.turn(never)
    times.push((clock.now() - start) / 1000)
    release()
  }
  const all = async () => {
    for (const [pause, requests] of bursts) {
      await clock.sleep(pause * 1000, never)
      await Promise.all(Array.from({ length: requests }, turn))
    }
  }
  await clock.run(all())
  return { times, waitedMs: budget.waitedMs() }
}

test.each<[name: string, bursts: [number, number][]]>([
  ['at once', [[0, 700]]],
  [
    'in two bursts, a minute apart',
    [
      [0, 299],
      [59.9, 302],
    ],
  ],
  ['little by little', Array.from({ length: 90 }, (): [number, number] => [1, 11])],
])('%s', async (_, bursts) => {
  const { times } = await timesOf(...bursts)
  for (const [index, time] of times.entries()) {
    const later = times[index + 300]
    if (later !== undefined) expect(later - time).toBeGreaterThan(60)
  }
  expect(times).toHaveLength(bursts.reduce((sum, [, requests]) => sum + requests, 0))
})

test('the first 300 wait for nothing, the next for a minute', async () => {
  const { times, waitedMs } = await timesOf([0, 301])
  expect(times.slice(0, 300).every(time => time < 0.01)).toBe(true)
  expect(Math.round(times[300] ?? 0)).toBe(61)
  expect(Math.round(waitedMs / 1000)).toBe(61)
})

test('one that is cancelled while it waits takes no turn, and lets the next have it', async () => {
  const clock = createSimulatedClock()
  const budget = createBudget(clock)
  const stop = new AbortController()
  const all = async () => {
    for (let sent = 0; sent < 300; sent++) (await budget.turn(never))()
    const cancelled = budget.turn(stop.signal)
    const next = budget.turn(never)
    stop.abort(new Error('cancelled'))
    await expect(cancelled).rejects.toThrow('cancelled')
    await next
  }
  await clock.run(all())
  expect(budget.waitedMs()).toBeGreaterThan(60_000)
})

test('a ninth waits until one has ended, which is no waiting for the minute', async () => {
  const clock = createSimulatedClock()
  const budget = createBudget(clock)
  const turns = Array.from({ length: 10 }, () => budget.turn(never))
  let sent = 0
  for (const turn of turns) void turn.then(() => sent++)
  const [release] = await clock.run(Promise.all(turns.slice(0, 8)))
  await clock.run(clock.sleep(5000, never))
  expect(sent).toBe(8)
  release?.()
  await clock.run(clock.sleep(1, never))
  expect([sent, budget.waitedMs()]).toEqual([9, 0])
})
