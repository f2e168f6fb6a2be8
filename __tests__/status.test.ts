import { describe, expect, test } from '@jest/globals'
import { fails, STATUSES, type Status, worst } from '../src/status.ts'

/** As the contract has them: worst first, and whether the step fails. */
const ORDER: [Status, 'fails' | 'passes' | 'fails if told to'][] = [
  ['cancelled', 'fails'],
  ['failed', 'fails'],
  ['timed-out', 'fails'],
  ['not-started', 'fails'],
  ['no-connections', 'fails'],
  ['completed-with-failures', 'fails if told to'],
  ['completed', 'passes'],
  ['accepted', 'passes'],
]

test('the statuses, worst first', () => {
  expect(STATUSES).toEqual(ORDER.map(([status]) => status))
})

describe('the worst', () => {
  test('of any two is the earlier', () => {
    for (const [index, one] of STATUSES.entries()) {
      for (const other of STATUSES.slice(index)) {
        expect(worst([one, other])).toBe(one)
        expect(worst([other, one, other])).toBe(one)
      }
    }
  })

  test('of none is none', () => {
    expect(worst([])).toBeUndefined()
  })
})

test.each(ORDER)('%s: %s', (status, verdict) => {
  expect(fails(status, false)).toBe(verdict === 'fails')
  expect(fails(status, true)).toBe(verdict !== 'passes')
})
