/**
 * What always holds, whatever the API does. Other cases every time, unless the environment says otherwise:
 * `LAWS_SEED=1 LAWS_RUNS=50000 npm test -- laws`. A law that does not hold names its seed.
 */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { breaches } from './support/oracle.ts'
import { connection, many, play } from './support/scenario.ts'
import { schedules } from './support/schedules.ts'
import type { Faults } from './support/simulated-network.ts'
import { watch } from './support/watched.ts'

const RUNS = Number(process.env.LAWS_RUNS || 500)
const SEED = Number(process.env.LAWS_SEED || Math.trunc(Math.random() * 2 ** 31))

function law<T>(name: string, share: number, given: fc.Arbitrary<T>, holds: (given: T) => Promise<void>): void {
  const numRuns = Math.ceil(RUNS * share)
  test(name, () => fc.assert(fc.asyncProperty(given, holds), { seed: SEED, numRuns }), 120_000 + RUNS * 100)
}

describe(`LAWS_SEED=${SEED}`, () => {
  let greens = 0
  law('every request is allowed, and every status has its reason', 1, schedules, async schedule => {
    const played = await watch(schedule)
    if (played.ran.exitCode === 0) greens++
    expect(breaches(played)).toEqual([])
  })
  test('some of these were green', () => expect(greens).toBeGreaterThan(RUNS / 10))

  law('the same schedule comes to the same', 1 / 20, schedules, async schedule => {
    const [one, other] = [await watch(schedule), await watch(schedule)]
    expect(one).toEqual(other)
  })

  law(
    'an answer at the very end of the wait comes to the same, whether the end or the answer is first',
    1 / 4,
    fc.record({ schedule: schedules, nth: fc.nat(30) }),
    async ({ schedule, nth }) => {
      const { requests } = await watch({ ...schedule, waitSeconds: 480 })
      const waitSeconds = (requests[nth % requests.length]?.to ?? 0) / 1000
      const one = await watch({ ...schedule, waitSeconds, last: 'timers' })
      const other = await watch({ ...schedule, waitSeconds, last: 'answers' })
      expect(one.ran.outputs.results).toBe(other.ran.outputs.results)
    },
  )

  law(
    'never more than 300 requests in any minute',
    1 / 125,
    fc.record({
      count: fc.integer({ min: 90, max: 700 }),
      takesMs: fc.constantFrom(500, 60_000),
      failing: fc.boolean(),
    }),
    async ({ count, takesMs, failing }) => {
      const { requests } = await play({
        name: 'any',
        inputs: { provider: 'notion', 'wait-for': 'completed', 'api-version': 'v5', 'wait-timeout-minutes': '60' },
        connections: many(count, n => connection('notion', `conn_${n}`, { takesMs })),
        faults: failing ? { trigger: number => (number % 3 === 0 ? 503 : 'ok') } : {},
      })
      for (const [index, { seconds }] of requests.entries()) {
        const later = requests[index + 300]
        if (later !== undefined) expect(later.seconds - seconds).toBeGreaterThan(60)
      }
    },
  )

  const around = fc.string({ unit: 'grapheme', maxLength: 30 })
  law(
    'what is shown never holds the key: not in clear, not URL-encoded, not in base64',
    1 / 5,
    fc.record({
      key: fc.string({ unit: fc.constantFrom(...'abcXYZ019_-+/=.$%&'), minLength: 12, maxLength: 40 }),
      before: around,
      after: around,
      filled: fc.constantFrom(0, 8, 450, 480, 1960, 1990),
    }),
    async ({ key, before, after, filled }) => {
      const forms = [key, encodeURIComponent(key), Buffer.from(key).toString('base64')]
      const words = `${'x '.repeat(filled / 2)}${forms.map(form => `${before}${form}${after}`).join(' ')}`
      const failed = { status: 'failed', errorCode: words, error: words, startedAt: EARLIER, completedAt: EARLIER }
      const list = [
        { id: key, provider: 'notion', lastSyncRun: failed },
        { id: 'conn_a', provider: key, lastSyncRun: failed },
        { id: 'conn_b', provider: 's3', lastSyncRun: failed },
      ]
      const answers: Faults[] = [
        // A form that the API cuts is none: each stands in a header whole.
        ...forms.map(form => ({ list: [{ status: 418, headers: { 'x-request-id': form }, body: words }] })),
        { list: [{ status: 418, body: { error: words, details: words } }] },
        { list: [{ status: 301, headers: { location: `https://x.example/${key}` }, body: '' }] },
        { list: [{ status: 200, body: list }], counts: () => ({ status: 200, body: [{ id: 'run_1', ...failed }] }) },
      ]
      const inputs = { provider: 'all', mode: 'check', 'api-key': key, 'container-tags': key, 'api-version': 'v3' }
      for (const faults of answers) {
        const { ran } = await play({ name: 'any', inputs, faults })
        const printed = ran.printed.replaceAll(/^::add-mask::.*$/gm, '')
        const shown = [printed, ran.summary, ran.resultsFile, ...Object.values(ran.outputs)].join('\n')
        // The last characters of a text in base64 depend on what follows.
        for (const form of [...forms.slice(0, 2), forms[2]?.slice(0, -4) ?? '']) {
          if (shown.includes(form)) expect(shown).not.toContain(form)
        }
      }
    },
  )
})
const EARLIER = '2026-10-05T08:00:00Z'
