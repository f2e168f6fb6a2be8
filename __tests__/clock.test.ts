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

  test('tells milliseconds since the epoch, and does not care when Date is set', () => {
    const date = jest.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000)
    const ticks = jest.spyOn(process.hrtime, 'bigint').mockReturnValue(5_000_000_000_000n)
    try {
      const systemClock = createSystemClock()
      expect(systemClock.now()).toBe(1_700_000_000_000)
      date.mockReturnValue(0)
      ticks.mockReturnValue(5_000_001_500_000n)
      expect(systemClock.now()).toBe(1_700_000_000_001.5)
    } finally {
      date.mockRestore()
      ticks.mockRestore()
    }
  })

  test('sleeps', async () => {
    const systemClock = createSystemClock()
    const order: string[] = []
    await Promise.all([
      systemClock.sleep(30, idle).then(() => order.push('long')),
      systemClock.sleep(0, idle).then(() => order.push('short')),
    ])
    expect(order).toEqual(['short', 'long'])
  })

  test('wakes at once when aborted, before or while sleeping', async () => {
    const systemClock = createSystemClock()
    const stop = new AbortController()
    const reason = new Error('stopped')
    const sleeping = systemClock.sleep(3_600_000, stop.signal)
    stop.abort(reason)
    await expect(sleeping).rejects.toBe(reason)
    await expect(systemClock.sleep(3_600_000, stop.signal)).rejects.toBe(reason)
  })

  test('a sleep that is over leaves nothing behind at the signal, nor a timer when aborted', async () => {
    const systemClock = createSystemClock()
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
