/** One budget for all requests of a step: never more than 300 in any minute. */
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
  const turn = () => budget.turn(never).then(() => times.push((clock.now() - start) / 1000))
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
    await Promise.all(Array.from({ length: 300 }, () => budget.turn(never)))
    const cancelled = budget.turn(stop.signal)
    const next = budget.turn(never)
    stop.abort(new Error('cancelled'))
    await expect(cancelled).rejects.toThrow('cancelled')
    await next
  }
  await clock.run(all())
  expect(budget.waitedMs()).toBeGreaterThan(60_000)
})
