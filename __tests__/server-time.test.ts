import { expect, test } from '@jest/globals'
import { likelyServerTime, serverTime } from '../src/server-time.ts'

test.each<[string, number, number | null, number, number]>([
  ['without a Date, the runner’s own time', 1000, null, 1200, 1000],
  ['both clocks alike', 5000, 6000, 6000, 5000],
  ['a server that is ahead', 5000, 96_000, 6000, 95_000],
  ['a server that is behind', 105_000, 6000, 106_000, 5000],
  ['after the answer', 7000, 6000, 6500, 6500],
])('%s', (_, moment, date, answeredAt, expected) => {
  expect(serverTime(moment, { answeredAt, date })).toBe(expected)
})

test('never later than it really was, and earlier by less than the way and the second that is cut off', () => {
  const ahead = 123_456
  for (const [moment, answered, way] of [
    [10_000, 10_700, 300],
    [10_999, 12_000, 0],
    [0, 999, 999],
  ] as const) {
    const date = Math.floor((answered - way + ahead) / 1000) * 1000
    const late = moment + ahead - serverTime(moment, { answeredAt: answered, date })
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(way + 1000)
  }
})

test.each<[string, number | null, number, number]>([
  ['without a Date, the runner’s own', null, 6400, 5600],
  ['where the Date is that of the same second, the runner’s own', 6000, 6400, 5600],
  ['also where the answer took some time', 6000, 7499, 5600],
  ['where it is older, the earliest that it can have been', 6000, 7500, 4100],
  ['where the server is ahead, that too', 6401, 6400, 5601],
  ['where the server is far behind, that too', 6000, 106_400, -94_800],
])('the time that it likely was: %s', (_, date, answeredAt, expected) => {
  expect(likelyServerTime(5600, { answeredAt, date })).toBe(expected)
})
