import { describe, expect, jest, test } from '@jest/globals'
import { createSystemClock, duration } from '../src/clock.ts'

test.each([
  [0, '0 s'],
  [40, '0 s'],
  [50, '0.1 s'],
  [100, '0.1 s'],
  [500, '0.5 s'],
  [949, '0.9 s'],
  [960, '1 s'],
  [1000, '1 s'],
  [1250, '1.3 s'],
  [2000, '2 s'],
  [9_900, '9.9 s'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [10_400, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 m'],
  [72_000, '1 m 12 s'],
  [300_000, '5 m'],
  [3_599_499, '59 m 59 s'],
  [3_599_500, '1 h'],
  [7_530_000, '2 h 5 m'],
  [432_000_000, '120 h'],
])('%d ms: %s', (ms, expected) => {
  expect(duration(ms)).toBe(expected)
})

describe('the clock of the machine', () => {
  const idle = new AbortController().signal
  const systemClock = createSystemClock()

  test('tells milliseconds since the epoch, and does not care when Date is set', () => {
    const now = systemClock.now()
    expect(Math.abs(now - Date.now())).toBeLessThan(3_600_000)
    const date = jest.spyOn(Date, 'now').mockReturnValue(0)
    try {
      expect(systemClock.now()).toBeGreaterThanOrEqual(now)
    } finally {
      date.mockRestore()
    }
  })

  test('sleeps', async () => {
    const order: string[] = []
    await Promise.all([
      systemClock.sleep(30, idle).then(() => order.push('long')),
      systemClock.sleep(0, idle).then(() => order.push('short')),
    ])
    expect(order).toEqual(['short', 'long'])
  })

  test('wakes at once when aborted, before or while sleeping', async () => {
    const stop = new AbortController()
    const reason = new Error('stopped')
    const sleeping = systemClock.sleep(3_600_000, stop.signal)
    stop.abort(reason)
    await expect(sleeping).rejects.toBe(reason)
    await expect(systemClock.sleep(3_600_000, stop.signal)).rejects.toBe(reason)
  })

  test('a sleep that is over leaves nothing behind at the signal, nor a timer when aborted', async () => {
    const stop = new AbortController()
    const removed = jest.spyOn(stop.signal, 'removeEventListener')
    await systemClock.sleep(1, stop.signal)
    expect(removed).toHaveBeenCalledWith('abort', expect.any(Function))
    const before = process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
    const sleeping = systemClock.sleep(3_600_000, stop.signal)
    stop.abort()
    await expect(sleeping).rejects.toThrow()
    expect(process.getActiveResourcesInfo().filter(name => name === 'Timeout').length).toBeLessThanOrEqual(
      before,
    )
  })
})
