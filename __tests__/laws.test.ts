/**
 * What always holds, whatever the API does. The same cases every time, unless the environment says otherwise:
 * `FC_SEED=1 FC_RUNS=10000 npm test -- laws`.
 */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { connection, many, type Played, past, play, type Scenario } from './support/scenario.ts'
import { START } from './support/simulated-clock.ts'
import { type Fault, type Faults, lastRuns, listed } from './support/simulated-network.ts'

const RUNS = Number(process.env.FC_RUNS ?? 60)
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_125) })

function law<T>(name: string, given: fc.Arbitrary<T>, holds: (given: T) => Promise<void>, runs = RUNS): void {
  test(name, () => fc.assert(fc.asyncProperty(given, holds), { numRuns: Math.ceil(runs) }), 30_000 + RUNS * 100)
}

/** What a server, or something on the way to it, may do to a request. None of it says that something went well. */
const ending = fc.constantFrom<Fault>(
  ...([
    'refused',
    'no such host',
    'late',
    'reset',
    'too large',
    200,
    301,
    403,
    404,
    409,
    429,
    500,
    502,
    503,
    504,
  ] as const),
  ...([500, 504, 'late', 'reset'] as const).map(after => ({ after })),
  { status: 429, headers: { 'retry-after': '3' }, body: '' },
)
/** The list is not told whole, or not as it is. */
const untold = fc.constantFrom<Fault>(
  listed(() => []),
  listed(list => list.slice(1)),
  lastRuns(({ status }) => ({ status })),
  lastRuns(run => ({ ...run, status: 'queued' })),
  { status: 200, body: '<html>' },
  500,
  'late',
  'reset',
)
/** For the first requests of a kind; `ok` more often than not. */
const schedule = (fault: fc.Arbitrary<Fault>) =>
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant<Fault>('ok') }, { weight: 1, arbitrary: fault }), {
    maxLength: 12,
  })
const faults: fc.Arbitrary<Faults> = fc.record({
  trigger: schedule(ending),
  // What the first list shows is the baseline: it is true here, as nothing could be told from a false one.
  list: schedule(untold).map((later): Fault[] => ['ok', ...later]),
  counts: schedule(fc.constantFrom<Fault>(404, 500, 'late')),
})

const seed = fc.record({
  provider: fc.constantFrom('notion', 's3'),
  plan: fc.option(
    fc.record({
      startsAfterMs: fc.constantFrom(0, 500, 20_000, 200_000, 400_000),
      takesMs: fc.constantFrom(0, 50, 3000, 50_000),
      status: fc.constantFrom(...(['completed', 'completed', 'completed', 'failed'] as const)),
    }),
    { freq: 15 },
  ),
  before: fc.constantFrom({}, past(-9000, -3000), past(-60, -10)),
})
const world = fc.record({
  seeds: fc.array(seed, { minLength: 1, maxLength: 4 }),
  version: fc.constantFrom('v3', 'v5'),
  maxRetries: fc.integer({ min: 0, max: 4 }),
  faults,
  latencyMs: fc.constantFrom(1, 60, 900),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

const scenarioOf = ({ seeds, version, maxRetries, ...rest }: World): Scenario => ({
  name: 'any',
  inputs: {
    provider: 'notion, s3',
    'wait-for': 'completed',
    'api-version': version,
    'max-retries': String(maxRetries),
    'wait-timeout-minutes': '8',
    'fail-on': 'failed, timed-out, not-started, stale',
  },
  connections: seeds.map(({ provider, plan, before }, index) => connection(provider, `conn_${index}`, plan, before)),
  ...rest,
})

const requestsOf = ({ requests }: Played, endpoint: string) => requests.filter(each => each.endpoint === endpoint)
const pathOf = ({ request }: Played['requests'][number]) => request.url.pathname

let greens = 0
law(
  'green only where each connection that was listed has a completed run that began after it was accepted',
  world,
  async given => {
    const { ran, backend, requests } = await play(scenarioOf(given))
    if (ran.exitCode === 1) return
    greens++
    const takenIn = requests.filter(({ endpoint, end }) => endpoint === 'trigger' && /^202|taken in$/.test(end))
    const results: { connections: { id: string; status: string; startedAt: string | null }[] }[] = JSON.parse(
      ran.outputs.results ?? '',
    )
    for (const { id, status, startedAt } of results.flatMap(({ connections }) => connections)) {
      const [seed] = given.seeds.filter((_, index) => id === `conn_${index}`)
      const own = takenIn.filter(each => pathOf(each).includes(`/${given.version === 'v3' ? seed?.provider : id}/`))
      expect(status).toMatch(/^completed/)
      expect(backend.triggered.some(({ connectionIds }) => connectionIds.includes(id))).toBe(true)
      expect(Date.parse(startedAt ?? '')).toBeGreaterThanOrEqual(
        START + 1000 * Math.min(...own.map(each => each.seconds)),
      )
      expect(seed?.plan?.status).toBe('completed')
    }
  },
)
test('some of these were green', () => expect(greens).toBeGreaterThan(RUNS / 20))

law('no connection of the providers is left out of the report', world, async given => {
  const { ran } = await play(scenarioOf({ ...given, faults: { ...given.faults, list: [] } }))
  expect(ran.outputs.connections).toBe(String(given.seeds.length))
})

law('no more requests for a sync than max-retries and one, where no other sync is running', world, async given => {
  const triggers = Map.groupBy(requestsOf(await play(scenarioOf(given)), 'trigger'), pathOf)
  for (const posts of triggers.values()) expect(posts.length).toBeLessThanOrEqual(given.maxRetries + 1)
})

law('a request for a sync that may have been accepted is not retried without a fresh list', world, async given => {
  const { requests } = await play(scenarioOf(given))
  for (const [index, each] of requests.entries()) {
    if (each.endpoint !== 'trigger' || !/^(?:late|reset|408|500|502|504)/.test(each.end)) continue
    const later = requests.slice(index + 1)
    const retry = later.findIndex(other => other.endpoint === 'trigger' && pathOf(other) === pathOf(each))
    if (retry !== -1) expect(later.slice(0, retry).some(({ endpoint }) => endpoint === 'list')).toBe(true)
  }
})

law(
  'never more than 300 requests in any minute',
  fc.record({ count: fc.integer({ min: 90, max: 700 }), takesMs: fc.constantFrom(500, 60_000), failing: fc.boolean() }),
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
  RUNS / 15,
)

const around = fc.string({ unit: 'grapheme', maxLength: 30 })
law(
  'what is shown never holds the key: not in clear, not URL-encoded, not in base64',
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
      { list: [{ status: 418, headers: { 'x-request-id': words.slice(0, 200) }, body: words }] },
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
  RUNS / 3,
)
const EARLIER = '2026-10-05T08:00:00Z'
