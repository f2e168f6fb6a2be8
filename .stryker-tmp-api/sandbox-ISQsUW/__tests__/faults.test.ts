// @ts-nocheck
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Tried, tryFault } from './faults/run.ts'
import { type Fault, faults } from './faults/table.ts'
import { startAll } from './support/pool.ts'

let tried: Map<Fault, Promise<Tried>>

beforeAll(() => {
  tried = startAll(faults, tryFault)
})

test('no two faults have one name', () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length)
})

describe('the action survives', () => {
  test.each(faults)('$name', async fault => {
    const { problems, result } = (await tried.get(fault)) as Tried
    expect({ problems, log: problems.length > 0 ? result.log : [] }).toEqual({ problems: [], log: [] })
  })
})
