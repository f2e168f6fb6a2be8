import { beforeAll, describe, expect, test } from '@jest/globals'
import { startAll } from './support/pool.ts'
import { peakMemory, planOf, type Soaked, soak } from './support/soak.ts'

const RUNS = 12
const SEED = 20_261_122

describe('against an API that fails at random', () => {
  const plans = Array.from({ length: RUNS }, (_, number) => planOf(SEED, number))
  let soaked: Map<(typeof plans)[number], Promise<Soaked>>
  beforeAll(() => {
    soaked = startAll(plans, soak)
  })

  test.each(plans)('run $number', async plan => {
    const { problems, result } = (await soaked.get(plan)) as Soaked
    expect({ problems, log: problems.length > 0 ? result.log : [] }).toEqual({ problems: [], log: [] })
  })
})

test('a list of 10,000 connections takes less than 150 MiB', async () => {
  const { mebibytes, result } = await peakMemory(10_000)
  expect(result).toMatchObject({ exitCode: 0, killed: false, stderr: '' })
  expect(mebibytes).toBeLessThan(150)
}, 180_000)
