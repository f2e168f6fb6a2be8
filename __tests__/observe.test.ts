/** Waiting, in simulated time: the real sync against the emulator's backend. Times in milliseconds after the start. */
import { describe, expect, test } from '@jest/globals'
import type { SeedConnection } from '../emulator/backend.ts'
import { pauseUntilNextLook } from '../src/observe.ts'
import {
  createSimulation,
  type Mishap,
  type SimulationOptions,
  type SimulationResult,
} from './support/simulation.ts'

const MINUTE = 60_000

const connection = (more: Partial<SeedConnection> = {}): SeedConnection => ({
  id: 'conn_1',
  provider: 'notion',
  containerTags: ['team'],
  plan: { startsAfterMs: 500, takesMs: 20_000, itemsProcessed: 7 },
  ...more,
})

const simulate = (options: SimulationOptions) => createSimulation(options).run()

/** The statuses of all connections by id. */
const statuses = ({ outcome }: SimulationResult) =>
  Object.fromEntries(
    outcome.providers
      .flatMap(({ observed }) => observed?.connections ?? [])
      .map(({ id, status }) => [id, status]),
  )

const only = ({ outcome }: SimulationResult) => {
  const [connectionResult] = outcome.providers[0]?.observed?.connections ?? []
  if (connectionResult === undefined) throw new Error('no connection was observed')
  return connectionResult
}

const told = ({ events }: SimulationResult) => events.map(({ type }) => type)
const looks = (result: SimulationResult) => result.requestsTo('list').map(({ at }) => at)
const took = ({ startedAt, endedAt }: SimulationResult) => endedAt - startedAt

describe('whose run it is', () => {
  const offsets = [0, 10 * MINUTE, -10 * MINUTE]
  const past = (startedAtMs: number, completedAtMs: number | null, more = {}) => ({
    startedAtMs,
    completedAtMs,
    status: 'completed' as const,
    itemsProcessed: 99,
    itemsFailed: 0,
    ...more,
  })

  test.each(offsets)('a runner whose clock is off by %d ms finds its own run', async serverClockOffsetMs => {
    const result = await simulate({
      serverClockOffsetMs,
      connections: [connection({ pastRuns: [past(-4 * 60 * MINUTE, -3 * 60 * MINUTE)] })],
    })
    expect(only(result)).toMatchObject({ status: 'completed', joined: false, run: { itemsProcessed: 7 } })
    expect(told(result)).toEqual(['accepted', 'run-going', 'run-ended'])
  })

  test.each(offsets)(
    'a run that ended just before we asked is not ours (clock off by %d ms)',
    async offset => {
      const result = await simulate({
        serverClockOffsetMs: offset,
        connections: [connection({ pastRuns: [past(-90_000, -1500)] })],
      })
      expect(only(result)).toMatchObject({ status: 'completed', joined: false, run: { itemsProcessed: 7 } })
      expect(looks(result).length).toBeGreaterThan(2)
    },
  )

  // `Date` is cut to seconds, so that only the clocks' agreement tells what happened within the second of the request.
  test.each([
    ['ended 150 ms before we asked', past(-400, -150), 7],
    ['began before we asked, within the same second, and ended after', past(-100, 1500), 99],
  ])('a run that %s', async (_, run, itemsProcessed) => {
    const plan = { startsAfterMs: 5000, takesMs: 20_000, itemsProcessed: 7 }
    const result = await simulate({ connections: [connection({ plan, pastRuns: [run] })] })
    expect(only(result)).toMatchObject({ status: 'completed', run: { itemsProcessed } })
  })

  test('a run that ended 150 ms before we asked does not answer for a request that got no answer', async () => {
    const result = await simulate({
      // By the `Date` of the look, the request may have been made half a second earlier than it was.
      latencyMs: 300,
      connections: [connection({ pastRuns: [past(-400, -150)] })],
      intercept: ({ endpoint }, count) => (endpoint === 'import' && count === 1 ? 'reset' : undefined),
    })
    expect(result.requestsTo('import')).toHaveLength(2)
    expect(only(result)).toMatchObject({ status: 'completed', run: { itemsProcessed: 7 } })
  })

  test.each(offsets)('a run that was already going is joined (clock off by %d ms)', async offset => {
    const result = await simulate({
      serverClockOffsetMs: offset,
      connections: [connection({ pastRuns: [past(-60_000, 15_000)] })],
    })
    expect(only(result)).toMatchObject({ status: 'completed', joined: true, run: { itemsProcessed: 99 } })
    expect(told(result)).toEqual(['accepted', 'run-going', 'run-ended', 'run-ended'])
    // It ended 15 s after the start; that no newer one began for 30 s shows within a second or so after that.
    expect(took(result)).toBeGreaterThanOrEqual(45_000)
    expect(took(result)).toBeLessThan(48_000)
  })

  test('a newer run that begins within 30 s after the joined one is the one that counts', async () => {
    const result = await simulate({
      connections: [connection({ pastRuns: [past(-60_000, 15_000)] })],
      at: [
        [
          40_000,
          backend =>
            backend.startRun('conn_1', 'manual', { startsAfterMs: 0, takesMs: 5000, itemsProcessed: 3 }),
        ],
      ],
    })
    expect(only(result)).toMatchObject({ status: 'completed', joined: false, run: { itemsProcessed: 3 } })
  })

  test('a joined run that failed is a failure', async () => {
    const failed = past(-60_000, 5000, { status: 'failed', errorCode: 'auth_expired', error: 'expired' })
    const result = await simulate({ connections: [connection({ pastRuns: [failed] })] })
    expect(only(result)).toMatchObject({ status: 'failed', joined: true, run: { errorCode: 'auth_expired' } })
    expect(result.outcome.status).toBe('failed')
  })

  test('a joined run that ended less than 30 s before the wait did was not looked at long enough', async () => {
    const result = await simulate({
      connections: [connection({ pastRuns: [past(-60_000, 50_000)] })],
      waitTimeoutMs: MINUTE,
    })
    expect(only(result)).toMatchObject({ status: 'not-started', joined: true })
  })

  test('a run that begins 20 s late is found', async () => {
    const result = await simulate({
      connections: [connection({ plan: { startsAfterMs: 20_000, takesMs: 5000, itemsProcessed: 7 } })],
    })
    expect(only(result)).toMatchObject({ status: 'completed', joined: false, run: { itemsProcessed: 7 } })
  })

  test('of two connections, one never starts: it is not waited for longer than 5 minutes', async () => {
    const result = await simulate({
      connections: [connection(), connection({ id: 'conn_2', plan: null })],
    })
    expect(statuses(result)).toEqual({ conn_1: 'completed', conn_2: 'not-started' })
    expect(result.outcome.status).toBe('not-started')
    expect(took(result)).toBeGreaterThanOrEqual(5 * MINUTE)
    expect(took(result)).toBeLessThan(5 * MINUTE + 1000)
  })

  test('our run ended and a newer one began between two looks: ours is what counts', async () => {
    const result = await simulate({
      connections: [connection({ plan: { startsAfterMs: 0, takesMs: 60_000, itemsProcessed: 7 } })],
      pollIntervalMs: 300_000,
      at: [
        [61_000, backend => backend.startRun('conn_1', 'event', { startsAfterMs: 0, takesMs: 10 * MINUTE })],
      ],
    })
    expect(only(result)).toMatchObject({ status: 'completed', run: { itemsProcessed: 7 } })
    expect(took(result)).toBeLessThan(2 * MINUTE)
  })

  test('without a Date header the runner’s own clock has to do', async () => {
    const result = await simulate({ connections: [connection()], sendDate: false })
    expect(only(result)).toMatchObject({ status: 'completed', joined: false })
  })

  test('a list that never tells of runs: sync-runs does', async () => {
    const result = await simulate({
      connections: [connection()],
      intercept: ({ endpoint }) =>
        endpoint === 'list' ? { status: 200, body: [{ id: 'conn_1', provider: 'notion' }] } : undefined,
    })
    expect(only(result)).toMatchObject({ status: 'completed', run: { id: 'run_1', itemsProcessed: 7 } })
  })

  test('neither the list nor sync-runs tells of a run: it has not started', async () => {
    const result = await simulate({
      connections: [connection({ plan: null })],
      waitTimeoutMs: MINUTE,
      intercept: ({ endpoint }) =>
        endpoint === 'sync-runs' ? { status: 404, body: 'Not found' } : undefined,
    })
    expect(only(result)).toMatchObject({ status: 'not-started', run: null })
    expect(told(result)).toEqual(['accepted', 'still-waiting', 'no-run'])
  })

  const silentList = { status: 200, body: [{ id: 'conn_1', provider: 'notion' }] }

  test('sync-runs that fail where the list is silent: said once, counted, and the reason of what was not seen', async () => {
    const result = await simulate({
      connections: [connection()],
      waitTimeoutMs: 10_000,
      intercept: ({ endpoint }) =>
        endpoint === 'list' ? silentList : endpoint === 'sync-runs' ? { status: 500, body: '' } : undefined,
    })
    expect(only(result)).toMatchObject({
      status: 'not-started',
      unanswered: { times: looks(result).length, failure: { details: { status: 500 } } },
    })
    expect(told(result)).toEqual(['accepted', 'inquiry-failed', 'no-run'])
  })

  test('sync-runs that fail in another way are said again, and forgotten when they answer', async () => {
    const result = await simulate({
      connections: [connection()],
      intercept: ({ endpoint }, count) => {
        if (endpoint === 'list') return silentList
        const failing = { 1: 500, 2: 500, 3: 503 }[count]
        return endpoint === 'sync-runs' && failing !== undefined ? { status: failing, body: '' } : undefined
      },
    })
    expect(only(result)).toMatchObject({ status: 'completed', unanswered: null, run: { itemsProcessed: 7 } })
    expect(told(result).filter(type => type === 'inquiry-failed')).toHaveLength(2)
  })

  test('what sync-runs have told already is not asked again', async () => {
    const result = await simulate({
      connections: [connection({ plan: { startsAfterMs: 100, takesMs: 300, itemsProcessed: 7 } })],
      intercept: ({ endpoint }) => (endpoint === 'list' ? silentList : undefined),
    })
    expect(only(result)).toMatchObject({ status: 'completed', run: { itemsProcessed: 7 } })
    expect(result.requestsTo('sync-runs')).toHaveLength(1)
  })

  test('many connections that the list is silent about are asked for a few at a time', async () => {
    const result = await simulate({
      connections: Array.from({ length: 60 }, (_, index) => connection({ id: `conn_${index}`, plan: null })),
      waitTimeoutMs: 5000,
    })
    const silent = new Set(Object.values(statuses(result)))
    expect(silent).toEqual(new Set(['not-started']))
    // Looks at 1, 3 and 5 s: 25 at a time, those longest unasked first, so that all 60 have had their turn.
    expect(result.requestsTo('sync-runs').length).toBe(75)
    expect(new Set(result.requestsTo('sync-runs').map(({ path }) => path)).size).toBe(60)
  })
})

describe('what became of a run', () => {
  const failures = [
    { id: 'doc_1', title: 'Secret.pdf', errorCode: 'PROCESSING_FAILED' },
    { id: 'doc_2', title: 'Other.pdf', errorCode: 'S3_OBJECT_TOO_LARGE' },
  ]

  test('failed items come with their codes, in two requests for the run', async () => {
    const result = await simulate({
      connections: [connection({ plan: { takesMs: 2000, itemsProcessed: 9, failures } })],
    })
    expect(only(result)).toMatchObject({
      status: 'completed-with-failures',
      run: { itemsProcessed: 9, itemsFailed: 2 },
      failures: [
        { documentId: 'doc_1', code: 'PROCESSING_FAILED' },
        { documentId: 'doc_2', code: 'S3_OBJECT_TOO_LARGE' },
      ],
    })
    expect(result.requestsTo('sync-runs').length).toBe(1)
    expect(result.requestsTo('failures').length).toBe(1)
  })

  test('a run without failed items costs one request more, and none is asked for its failures', async () => {
    const result = await simulate({ connections: [connection({ pastRuns: [] })], pollIntervalMs: 300_000 })
    expect(result.requestsTo('failures')).toEqual([])
  })

  test.each([
    [
      'sync-runs',
      404,
      { status: 'completed', run: { itemsProcessed: null, itemsFailed: null }, failures: [] },
    ],
    [
      'sync-runs',
      401,
      { status: 'completed', run: { itemsProcessed: null, itemsFailed: null }, failures: [] },
    ],
    ['failures', 404, { status: 'completed-with-failures', run: { itemsFailed: 2 }, failures: [] }],
    ['failures', 500, { status: 'completed-with-failures', run: { itemsFailed: 2 }, failures: [] }],
  ])('where %s answers %d, the status stands', async (broken, status, expected) => {
    // The connection has synced before, so that the list always tells of a run.
    const before = {
      startedAtMs: -9e6,
      completedAtMs: -8e6,
      status: 'completed' as const,
      itemsProcessed: 1,
      itemsFailed: 0,
    }
    const result = await simulate({
      connections: [connection({ plan: { takesMs: 2000, failures }, pastRuns: [before] })],
      intercept: ({ endpoint }) => (endpoint === broken ? { status, body: '' } : undefined),
    })
    expect(only(result)).toMatchObject(expected)
  })

  test('details that take too long are done without: the wait and one request is the limit', async () => {
    const result = await simulate({
      connections: [connection({ plan: { startsAfterMs: 0, takesMs: 25_000 } })],
      waitTimeoutMs: 30_000,
      requestTimeoutMs: 20_000,
      intercept: ({ endpoint }) => (endpoint === 'sync-runs' ? 'timeout' : undefined),
    })
    expect(only(result)).toMatchObject({ status: 'completed', run: { itemsProcessed: null } })
    expect(took(result)).toBeLessThanOrEqual(50_200)
  })
})

describe('how the wait ends', () => {
  test('a run that outlasts it has timed out', async () => {
    const result = await simulate({
      connections: [connection({ plan: { takesMs: 60 * MINUTE } })],
      waitTimeoutMs: 10 * MINUTE,
    })
    expect(only(result)).toMatchObject({ status: 'timed-out' })
    expect(took(result)).toBeGreaterThanOrEqual(10 * MINUTE)
    expect(took(result)).toBeLessThan(10 * MINUTE + 500)
  })

  test('no connection of the provider has the tags: nothing will sync, which the first look shows', async () => {
    const result = await simulate({ providers: ['granola'], connections: [connection()] })
    expect(result.outcome).toMatchObject({
      status: 'no-connections',
      providers: [{ observed: { connections: [] } }],
    })
    expect(looks(result).length).toBe(1)
  })

  test.each([401, 402, 403, 404])('%d while waiting ends it', async status => {
    const result = await simulate({
      connections: [connection()],
      intercept: ({ endpoint }, count) =>
        endpoint === 'list' && count > 2 ? { status, body: '' } : undefined,
    })
    expect(result.outcome.providers[0]).toMatchObject({
      status: 'failed',
      failure: { details: { status } },
      observed: { end: 'refused', connections: [{ status: 'failed' }] },
    })
    expect(looks(result).length).toBe(3)
  })

  test.each([
    ['500', { status: 500, body: '' }],
    ['429', { status: 429, body: '' }],
    ['200 with HTML', { status: 200, body: '<html></html>' }],
    ['a reset', 'reset' as const],
    ['a time-out', 'timeout' as const],
  ])('%s does not end it, and is told', async (_, mishap) => {
    const result = await simulate({
      connections: [connection()],
      requestTimeoutMs: 5000,
      intercept: ({ endpoint }, count) => (endpoint === 'list' && count <= 3 ? mishap : undefined),
    })
    expect(result.outcome.status).toBe('completed')
    expect(told(result).filter(type => type === 'look-failed').length).toBe(3)
  })

  test('no look ever succeeds: not seen is not completed', async () => {
    const result = await simulate({
      connections: [connection()],
      waitTimeoutMs: MINUTE,
      intercept: ({ endpoint }) => (endpoint === 'list' ? { status: 500, body: 'broken' } : undefined),
    })
    expect(result.outcome.providers[0]).toMatchObject({
      status: 'timed-out',
      observed: { end: 'timed-out', connections: null },
      failure: { details: { status: 500, said: 'broken' } },
    })
    expect(took(result)).toBeLessThan(MINUTE + 500)
  })

  test('a look that hangs at the end costs one request more, not more', async () => {
    const result = await simulate({
      connections: [connection({ plan: { takesMs: 60 * MINUTE } })],
      waitTimeoutMs: MINUTE,
      requestTimeoutMs: 30_000,
      intercept: ({ endpoint }, count) => (endpoint === 'list' && count > 3 ? 'timeout' : undefined),
    })
    expect(result.outcome.status).toBe('timed-out')
    expect(took(result)).toBeLessThanOrEqual(MINUTE + 30_500)
  })

  test('a connection that is removed while we wait has failed', async () => {
    const result = await simulate({
      connections: [connection(), connection({ id: 'conn_2' })],
      at: [[5000, backend => backend.removeConnection('conn_1')]],
    })
    expect(statuses(result)).toEqual({ conn_1: 'failed', conn_2: 'completed' })
    expect(told(result)).toContain('connection-gone')
  })

  test('a connection that one look misses is still there', async () => {
    const result = await simulate({
      connections: [connection(), connection({ id: 'conn_2' })],
      intercept: ({ endpoint }, count) =>
        endpoint === 'list' && count === 2
          ? { status: 200, body: [{ id: 'conn_2', provider: 'notion', lastSyncRun: { status: 'running' } }] }
          : undefined,
    })
    expect(statuses(result)).toEqual({ conn_1: 'completed', conn_2: 'completed' })
  })

  test('a connection that is made while we wait was not asked to sync', async () => {
    const result = await simulate({
      connections: [connection()],
      at: [[5000, backend => backend.addConnection(connection({ id: 'conn_late', plan: null }))]],
    })
    expect(statuses(result)).toEqual({ conn_1: 'completed' })
  })

  test('cancelled while waiting: what had ended stands, the rest is cancelled, at once', async () => {
    const result = await simulate({
      connections: [
        connection({ plan: { startsAfterMs: 0, takesMs: 3000 } }),
        connection({ id: 'conn_2', plan: { takesMs: 60 * MINUTE } }),
        connection({ id: 'conn_3', plan: null }),
      ],
      at: [[20_000, (_, control) => control.cancel()]],
    })
    expect(statuses(result)).toEqual({ conn_1: 'completed', conn_2: 'cancelled', conn_3: 'cancelled' })
    expect(result.outcome.status).toBe('cancelled')
    expect(took(result)).toBe(20_000)
  })
})

/** The list says nothing of any run, and `sync-runs` never answer. */
const silentAndHanging =
  (ids: readonly string[]): NonNullable<SimulationOptions['intercept']> =>
  ({ endpoint }) => {
    if (endpoint === 'sync-runs') return 'timeout'
    return endpoint === 'list'
      ? { status: 200, body: ids.map(id => ({ id, provider: 'notion' })) }
      : undefined
  }

// The wait, and one request's time: whatever hangs.
describe('the wait lasts no longer than its time and one request', () => {
  const BOUND = 60 + 10_000 + 2000

  test.each([
    ['one connection', 1],
    ['more than are asked at a time', 30],
  ])('the list is silent and slow, and sync-runs hang: %s', async (_, number) => {
    const ids = Array.from({ length: number }, (_, index) => `conn_${index}`)
    const result = await simulate({
      connections: ids.map(id => connection({ id })),
      waitTimeoutMs: 10_000,
      requestTimeoutMs: 2000,
      intercept: silentAndHanging(ids),
    })
    expect(took(result)).toBeLessThanOrEqual(BOUND)
    expect(new Set(Object.values(statuses(result)))).toEqual(new Set(['not-started']))
  })

  test('every run is overtaken by a newer one just before the end, and sync-runs hang', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `conn_${index}`)
    const start = Date.UTC(2026, 9, 5, 8, 30, 0, 400)
    const listed = (startedAtMs: number) =>
      ids.map(id => ({
        id,
        provider: 'notion',
        lastSyncRun: { status: 'running', startedAt: new Date(start + startedAtMs).toISOString() },
      }))
    const result = await simulate({
      connections: ids.map(id => connection({ id })),
      waitTimeoutMs: 10_000,
      requestTimeoutMs: 2000,
      pollIntervalMs: 1000,
      intercept: ({ endpoint }, count) =>
        endpoint === 'sync-runs'
          ? 'timeout'
          : endpoint === 'list'
            ? { status: 200, body: listed(count < 8 ? 500 : 8000) }
            : undefined,
    })
    expect(took(result)).toBeLessThanOrEqual(BOUND)
    expect(new Set(Object.values(statuses(result)))).toEqual(new Set(['timed-out']))
  })

  test('a list that hangs over the end', async () => {
    const result = await simulate({
      connections: [connection({ plan: { takesMs: MINUTE } })],
      waitTimeoutMs: 10_000,
      requestTimeoutMs: 2000,
      intercept: ({ endpoint }, count) => (endpoint === 'list' && count > 2 ? 'timeout' : undefined),
    })
    expect(took(result)).toBeLessThanOrEqual(BOUND)
    expect(statuses(result)).toEqual({ conn_1: 'timed-out' })
    expect(result.outcome.providers[0]?.observed).toMatchObject({
      // The one after it is given no time to fail.
      failedLooks: 1,
      failure: { details: { code: 'timeout' } },
    })
  })
})

test('sync-runs that hang hold up no look, and no other connection', async () => {
  const silent = Array.from({ length: 25 }, (_, index) => ({ id: `silent_${index}`, provider: 'notion' }))
  const startedAt = new Date(Date.UTC(2026, 9, 5, 8, 30, 1, 400)).toISOString()
  const result = await simulate({
    connections: [connection({ id: 'quick', provider: 'github' }), ...silent.map(each => connection(each))],
    waitTimeoutMs: 20_000,
    pollIntervalMs: 1000,
    requestTimeoutMs: 10_000,
    intercept: ({ endpoint, path }, count) => {
      if (endpoint === 'sync-runs' && path.includes('silent')) return 'timeout'
      if (endpoint !== 'list') return undefined
      const run = { status: count < 3 ? 'running' : 'completed', startedAt }
      return { status: 200, body: [{ id: 'quick', provider: 'github', lastSyncRun: run }, ...silent] }
    },
  })
  expect(statuses(result).quick).toBe('completed')
  expect(result.events.find(({ type }) => type === 'run-ended')?.at).toBe(60 + 3 * 1060)
  const pauses = looks(result).map((at, index, all) => at - (all[index - 1] ?? at))
  expect(Math.max(...pauses)).toBeLessThanOrEqual(1060)
})

// START of the simulation, by the server's clock.
const START = Date.UTC(2026, 9, 5, 8, 30, 0, 400)
const at = (ms: number) => new Date(START + ms).toISOString()
const cutAt = (ms: number) => at(ms).replace(/\.\d+/, '')

describe('what the list tells', () => {
  test.each([1, 30])(
    'counts although sync-runs hang: %d connection(s) silent at the first look',
    async number => {
      const ids = Array.from({ length: number }, (_, index) => `conn_${index}`)
      const result = await simulate({
        connections: ids.map(id => connection({ id })),
        requestTimeoutMs: 10_000,
        intercept: ({ endpoint }, count) => {
          if (endpoint === 'sync-runs') return 'timeout'
          if (endpoint !== 'list') return undefined
          const run = { status: count < 4 ? 'running' : 'completed', startedAt: at(500) }
          return {
            status: 200,
            body: ids.map(id => ({ id, provider: 'notion', ...(count > 1 && { lastSyncRun: run }) })),
          }
        },
      })
      expect(new Set(Object.values(statuses(result)))).toEqual(new Set(['completed']))
      const ended = result.events.filter(({ type }) => type === 'run-ended').map(each => each.at)
      expect(ended).toHaveLength(number)
      expect(Math.max(...ended)).toBe(
        looks(result)[3] === undefined ? Number.NaN : (looks(result)[3] ?? 0) + 60,
      )
      // And one request's time for the counts, which hang as well.
      expect(took(result)).toBeLessThan(Math.max(...ended) + 11_000)
    },
  )

  test('is not believed where it is behind what has been seen', async () => {
    const old = { status: 'completed', startedAt: at(-500_000), completedAt: at(-400_000) }
    const result = await simulate({
      connections: [connection({ plan: { startsAfterMs: 500, takesMs: 10 * MINUTE, itemsProcessed: 7 } })],
      intercept: ({ endpoint }, count) =>
        endpoint === 'list' && count % 5 === 0
          ? { status: 200, body: [{ id: 'conn_1', provider: 'notion', lastSyncRun: old }] }
          : undefined,
    })
    expect(only(result)).toMatchObject({ status: 'completed', joined: false, run: { itemsProcessed: 7 } })
    expect(told(result).filter(type => type !== 'still-waiting')).toEqual([
      'accepted',
      'run-going',
      'run-ended',
    ])
    expect(result.requestsTo('sync-runs')).toHaveLength(1)
  })

  test('of a newer run that has ended is taken while sync-runs are asked for the one before', async () => {
    const run = (startedAtMs: number, status: string) => ({ status, startedAt: at(startedAtMs) })
    const shown = [run(500, 'running'), run(2500, 'running'), run(2500, 'completed')]
    const result = await simulate({
      connections: [connection()],
      requestTimeoutMs: MINUTE,
      intercept: ({ endpoint }, count) => {
        if (endpoint === 'sync-runs' && count === 1) return 'timeout'
        if (endpoint !== 'list') return undefined
        const lastSyncRun = shown[Math.min(count, shown.length) - 1]
        return { status: 200, body: [{ id: 'conn_1', provider: 'notion', lastSyncRun }] }
      },
    })
    expect(statuses(result)).toEqual({ conn_1: 'completed' })
    expect(result.events.find(({ type }) => type === 'run-ended')?.at).toBe((looks(result)[2] ?? 0) + 60)
  })

  test('in turns with silence is one run, announced once', async () => {
    const result = await simulate({
      connections: [connection({ plan: { startsAfterMs: 500, takesMs: MINUTE, itemsProcessed: 7 } })],
      intercept: ({ endpoint }, count) => {
        if (endpoint !== 'list' || count > 12) return undefined
        const lastSyncRun = { status: 'running', startedAt: cutAt(530) }
        return {
          status: 200,
          body: [{ id: 'conn_1', provider: 'notion', ...(count % 2 === 0 && { lastSyncRun }) }],
        }
      },
    })
    expect(only(result)).toMatchObject({ status: 'completed', joined: false })
    expect(told(result).filter(type => type === 'run-going')).toHaveLength(1)
  })

  test('with its times cut to seconds: our run is not taken for one that was going', async () => {
    const result = await simulate({
      connections: [connection()],
      latencyMs: 900,
      intercept: ({ endpoint }, count) => {
        if (endpoint !== 'list') return undefined
        const lastSyncRun = { status: count < 4 ? 'running' : 'completed', startedAt: cutAt(450) }
        return { status: 200, body: [{ id: 'conn_1', provider: 'notion', lastSyncRun }] }
      },
    })
    expect(only(result)).toMatchObject({ status: 'completed', joined: false })
  })
})

describe('an acceptance without the server’s time', () => {
  const undated: Mishap = { after: { status: 202, body: '', headers: { date: '' } } }

  test.each([10 * MINUTE, -10 * MINUTE])('has it from the first look (clock off by %d ms)', async offset => {
    const past = {
      startedAtMs: -6 * MINUTE,
      completedAtMs: -5 * MINUTE,
      status: 'completed' as const,
      itemsProcessed: 99,
      itemsFailed: 0,
    }
    const result = await simulate({
      serverClockOffsetMs: offset,
      connections: [connection({ pastRuns: [past] })],
      intercept: ({ endpoint }) => (endpoint === 'import' ? undated : undefined),
    })
    expect(only(result)).toMatchObject({ status: 'completed', joined: false, run: { itemsProcessed: 7 } })
  })
})

describe('five minutes after acceptance', () => {
  const late = connection({ plan: { startsAfterMs: 292_000, takesMs: 20_000, itemsProcessed: 7 } })
  const failing = { status: 503, body: '' }
  const around = (ms: number) => ms > 285_000 && ms < 309_000

  test.each<[string, SimulationOptions['intercept']]>([
    [
      'the looks fail',
      ({ endpoint }, count) => (endpoint === 'list' && count >= 37 && count <= 39 ? failing : undefined),
    ],
    [
      'the list is silent, and sync-runs fail',
      ({ endpoint }, count) => {
        if (endpoint === 'list') return { status: 200, body: [{ id: 'conn_1', provider: 'notion' }] }
        return endpoint === 'sync-runs' && count >= 37 && count <= 38 ? failing : undefined
      },
    ],
  ])('nothing is concluded while %s', async (_, intercept) => {
    const result = await simulate({ connections: [late], ...(intercept && { intercept }) })
    const failures = result.requests.filter(({ status }) => status === 503).map(request => request.at)
    // Else this test would show nothing.
    expect(failures.some(around)).toBe(true)
    expect(failures.some(ms => ms >= 300_000)).toBe(true)
    expect(only(result)).toMatchObject({ status: 'completed', run: { itemsProcessed: 7 } })
  })

  test.each([1, 60])('sync-runs that hang are given one request’s time: %d silent', async number => {
    const ids = Array.from({ length: number }, (_, index) => `conn_${index}`)
    const result = await simulate({
      connections: ids.map(id => connection({ id, plan: null })),
      requestTimeoutMs: 20_000,
      intercept: silentAndHanging(ids),
    })
    expect(new Set(Object.values(statuses(result)))).toEqual(new Set(['not-started']))
    expect(took(result)).toBeLessThan(60 + 300_000 + 20_000 + 10_060 + 100)
  })
})

test('one provider’s sync-runs that hang hold up none of another’s', async () => {
  const silent = Array.from({ length: 25 }, (_, index) => ({ id: `silent_${index}`, provider: 'notion' }))
  const result = await simulate({
    connections: [
      ...silent.map(each => connection({ ...each, plan: null })),
      connection({ id: 'quiet', provider: 'github' }),
    ],
    waitTimeoutMs: MINUTE,
    requestTimeoutMs: 30_000,
    intercept: ({ endpoint, path }) => {
      if (endpoint === 'list') return { status: 200, body: [...silent, { id: 'quiet', provider: 'github' }] }
      return endpoint === 'sync-runs' && path.includes('silent') ? 'timeout' : undefined
    },
  })
  expect(statuses(result).quiet).toBe('completed')
})

test('a server that asks for an hour while waiting is asked again after a minute', async () => {
  const result = await simulate({
    connections: [connection()],
    intercept: ({ endpoint }, count) =>
      endpoint === 'list' && count === 2
        ? { status: 429, body: '', headers: { 'retry-after': '3600' } }
        : undefined,
  })
  const [, second = 0, third = 0] = looks(result)
  expect(third - second).toBe(60_060)
  expect(statuses(result)).toEqual({ conn_1: 'completed' })
})

describe('what is told and kept of a run that does not end in time', () => {
  const going = (startedAtMs: number) => ({
    startedAtMs,
    completedAtMs: null,
    status: 'completed' as const,
    itemsProcessed: 1,
    itemsFailed: 0,
  })

  test.each([
    ['ours', {}, false],
    ['joined', { plan: null, pastRuns: [going(-MINUTE)] }, true],
  ])('%s', async (_, more, joined) => {
    const plan = { startsAfterMs: 500, takesMs: 10 * MINUTE }
    const result = await simulate({ connections: [connection({ plan, ...more })], waitTimeoutMs: 5000 })
    expect(only(result)).toEqual({
      id: 'conn_1',
      status: 'timed-out',
      run: expect.objectContaining({ status: 'running' }),
      joined,
      failures: [],
      gone: false,
      unanswered: null,
    })
    expect(told(result)).toEqual(['accepted', 'run-going'])
  })

  test('a joined run that has ended: looked at longer, and said so', async () => {
    const run = { ...going(-MINUTE), completedAtMs: 10_000 }
    const result = await simulate({ connections: [connection({ plan: null, pastRuns: [run] })] })
    expect(result.events.filter(({ type }) => type === 'run-ended')).toMatchObject([
      { joined: true, settling: true },
      { joined: true, settling: false },
    ])
    expect(only(result)).toMatchObject({ status: 'completed', joined: true, gone: false })
  })

  test('a connection that is missing from two looks in a row has been removed', async () => {
    const result = await simulate({
      connections: [connection({ plan: { startsAfterMs: 500, takesMs: 10 * MINUTE } })],
      intercept: ({ endpoint }, count) =>
        endpoint === 'list' && count > 2 ? { status: 200, body: [] } : undefined,
    })
    expect(only(result)).toMatchObject({ status: 'failed', gone: true })
    expect(looks(result)).toHaveLength(4)
  })

  test('providers whose connections could not be listed are named each minute, with the time since the first', async () => {
    const result = await simulate({
      connections: [connection(), connection({ id: 'other', provider: 's3' })],
      waitTimeoutMs: 90_000,
      intercept: ({ endpoint, path }, count) =>
        endpoint === 'list' || (path.includes('s3') && count === 1)
          ? { status: 503, body: '', headers: { 'retry-after': '1' } }
          : undefined,
    })
    expect(result.events.filter(({ type }) => type === 'still-waiting')).toMatchObject([
      { elapsedMs: MINUTE, open: 0, fetching: 0, unseen: ['notion', 's3'] },
    ])
  })
})

// A mistake of ours must come to light, not be taken for a failure of the API.
test.each(['list', 'sync-runs'])(
  'a mistake of ours while asking for %s is no failure of the API',
  async asked => {
    const mistake = new TypeError('x')
    const simulation = simulate({
      connections: [connection({ plan: null })],
      intercept: ({ endpoint }) => {
        if (endpoint === asked) throw mistake
        return undefined
      },
    })
    await expect(simulation).rejects.toBe(mistake)
  },
)

describe('the counts of a run that has ended', () => {
  const quick = connection({ plan: { startsAfterMs: 100, takesMs: 300, itemsProcessed: 7 } })
  const failing = (answer: Mishap, times = Number.POSITIVE_INFINITY) =>
    simulate({
      connections: [quick],
      waitTimeoutMs: 30 * MINUTE,
      requestTimeoutMs: 20_000,
      intercept: ({ endpoint }, count) => (endpoint === 'sync-runs' && count <= times ? answer : undefined),
    })

  test.each<[string, Mishap]>([
    [
      '429 with a time that is longer than a request',
      { status: 429, body: '', headers: { 'retry-after': '130' } },
    ],
    ['404', { status: 404, body: '' }],
  ])('%s: done without, and said', async (_, answer) => {
    const result = await failing(answer)
    expect(only(result)).toMatchObject({ status: 'completed', run: { itemsProcessed: null } })
    expect(told(result).slice(-2)).toEqual(['run-ended', 'details-missing'])
    expect(took(result)).toBeLessThan(2000)
  })

  test.each<[string, Mishap]>([
    ['500 for ever', { status: 500, body: '' }],
    ['429 for ever', { status: 429, body: '', headers: { 'retry-after': '8' } }],
    ['hanging', 'timeout'],
  ])('%s: at most two requests’ time', async (_, answer) => {
    const result = await failing(answer)
    expect(only(result)).toMatchObject({ status: 'completed', run: { itemsProcessed: null } })
    expect(told(result)).toContain('details-missing')
    expect(took(result)).toBeLessThan(2000 + 2 * 20_000)
  })

  test('of a hundred runs, all hanging: no more than one request’s time for all', async () => {
    const result = await simulate({
      connections: Array.from({ length: 100 }, (_, index) => connection({ ...quick, id: `conn_${index}` })),
      requestTimeoutMs: 20_000,
      intercept: ({ endpoint }) => (endpoint === 'sync-runs' ? 'timeout' : undefined),
    })
    expect(new Set(Object.values(statuses(result)))).toEqual(new Set(['completed']))
    expect(took(result)).toBeLessThan(2000 + 20_000)
    expect(result.requestsTo('sync-runs')).toHaveLength(8)
  })

  test('are fetched as long as some come, however long that takes', async () => {
    const result = await simulate({
      connections: Array.from({ length: 100 }, (_, index) => connection({ ...quick, id: `conn_${index}` })),
      requestTimeoutMs: 5000,
      latencyMs: 2000,
    })
    expect(result.requestsTo('sync-runs')).toHaveLength(100)
    expect(took(result)).toBeGreaterThan(20_000)
    const known = result.outcome.providers[0]?.observed?.connections?.filter(
      ({ run }) => run?.itemsProcessed === 7,
    )
    expect(known).toHaveLength(100)
  })

  test('of a run that ends long after another are fetched as well', async () => {
    const result = await simulate({
      connections: [
        quick,
        connection({ id: 'slow', plan: { startsAfterMs: 100, takesMs: 10 * MINUTE, itemsProcessed: 8 } }),
      ],
      requestTimeoutMs: 20_000,
    })
    const counts = result.outcome.providers[0]?.observed?.connections?.map(({ run }) => run?.itemsProcessed)
    expect(counts).toEqual([7, 8])
  })

  test('a repeat is said, with its pause', async () => {
    const result = await failing({ status: 429, body: '', headers: { 'retry-after': '12' } }, 1)
    expect(only(result)).toMatchObject({ status: 'completed', run: { itemsProcessed: 7 } })
    expect(result.events.find(({ type }) => type === 'details-repeat')).toMatchObject({
      connection: { provider: 'notion', id: 'conn_1' },
      pauseMs: 12_000,
    })
  })

  test('there is a line each minute while they are on their way', async () => {
    const result = await simulate({
      connections: [quick],
      requestTimeoutMs: 3 * MINUTE,
      intercept: ({ endpoint }, count) =>
        endpoint === 'sync-runs' && count === 1
          ? { status: 429, body: '', headers: { 'retry-after': '130' } }
          : undefined,
    })
    expect(result.events.filter(({ type }) => type === 'still-waiting')).toMatchObject([
      { open: 0, fetching: 1 },
      { open: 0, fetching: 1 },
    ])
    expect(only(result)).toMatchObject({ run: { itemsProcessed: 7 } })
  })

  test('counts that sync-runs give before the run has ended there are not taken for final', async () => {
    const result = await simulate({
      connections: [quick],
      intercept: ({ endpoint }) =>
        endpoint === 'sync-runs'
          ? {
              status: 200,
              body: [
                {
                  id: 'run_9',
                  status: 'running',
                  startedAt: new Date(Date.UTC(2026, 9, 5, 8, 30, 0, 530)).toISOString(),
                  itemsProcessed: 3,
                  itemsFailed: 0,
                },
              ],
            }
          : undefined,
    })
    expect(only(result)).toMatchObject({ status: 'completed', run: { id: 'run_9', itemsProcessed: null } })
  })
})

describe('when it looks', () => {
  test('1 s after acceptance, 2 s later, then at growing intervals up to the poll interval', async () => {
    const result = await simulate({ connections: [connection({ plan: { takesMs: 5 * MINUTE } })] })
    const times = looks(result)
    const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    // The first look is one second after the acceptance, which came with the 60 ms of the simulated network.
    expect(times[0]).toBe(1060)
    // The pause is counted from the answer, by when a little more than the second has passed.
    expect(pauses[0]).toBe(2069)
    expect(Math.max(...pauses)).toBe(10_060)
    expect(pauses.slice(0, -1)).toEqual(pauses.slice(0, -1).toSorted((a, b) => a - b))
  })

  test.each([
    [0, 10_000, 2000],
    [1000, 10_000, 2000],
    [8000, 10_000, 3000],
    [22_000, 10_000, 5000],
    [56_993, 10_000, 9999],
    [100_000, 10_000, 10_000],
    [141_000, 300_000, 22_000],
    [1000, 1000, 1000],
  ])('after %d ms with a poll interval of %d ms, the pause is %d ms', (elapsed, interval, pause) => {
    expect(pauseUntilNextLook(elapsed, interval)).toBe(pause)
  })

  test('a server that asks for time while waiting is given it', async () => {
    const result = await simulate({
      connections: [connection({ plan: { takesMs: 60_000 } })],
      intercept: ({ endpoint }, count) =>
        endpoint === 'list' && count === 2
          ? { status: 429, headers: { 'retry-after': '40' }, body: '' }
          : undefined,
    })
    const [, second = 0, third = 0] = looks(result)
    expect(third - second).toBe(40_060)
  })

  test('all providers are served by the same looks, also one that is accepted later', async () => {
    const result = await simulate({
      connections: [connection(), connection({ id: 'conn_2', provider: 'gmail' })],
      intercept: ({ path }, count) =>
        path.includes('/gmail/import') && count <= 2
          ? { status: 429, headers: { 'retry-after': '12' }, body: '' }
          : undefined,
    })
    expect(statuses(result)).toEqual({ conn_1: 'completed', conn_2: 'completed' })
    const times = looks(result)
    expect(times).toEqual([...new Set(times)])
    // Accepted 12 s late, and first looked at one second after that, in the middle of the other's pause.
    const accepted =
      result.events.find(event => event.type === 'accepted' && event.provider === 'gmail')?.at ?? 0
    expect(times).toContain(accepted + 1000)
  })

  test('a line a minute, however long the pauses are', async () => {
    const result = await simulate({
      connections: [connection({ plan: { takesMs: 10 * MINUTE } }), connection({ id: 'conn_2', plan: null })],
      pollIntervalMs: 300_000,
    })
    const lines = result.events.filter(event => event.type === 'still-waiting')
    expect(lines.map(({ at }) => Math.round(at / MINUTE))).toEqual(lines.map((_, index) => index + 1))
    expect(lines.length).toBeGreaterThanOrEqual(10)
    expect(lines[0]).toMatchObject({ elapsedMs: MINUTE, open: 2, unseen: [] })
    expect(lines.at(-1)).toMatchObject({ open: 1 })
  })
})

describe('all', () => {
  const connections = [
    connection(),
    connection({ id: 'conn_2', provider: 's3', containerTags: ['other'] }),
    connection({ id: 'conn_3', provider: 'gmail' }),
  ]

  test('asks every provider that has a connection for the tags, after one list request', async () => {
    const result = await simulate({ providers: 'all', containerTags: ['team'], connections, wait: false })
    expect(result.outcome.providers.map(({ provider }) => provider)).toEqual(['gmail', 'notion'])
    expect(result.requests.map(({ endpoint }) => endpoint)).toEqual(['list', 'import', 'import'])
    expect(result.outcome.status).toBe('accepted')
  })

  test.each([true, false])('finds none (waiting: %s)', async wait => {
    const result = await simulate({ providers: 'all', containerTags: ['nobody'], connections, wait })
    expect(result.outcome).toEqual({ status: 'no-connections', providers: [], failure: null })
  })

  test('cannot list: fails with the reason, after the repeats that are safe', async () => {
    const result = await simulate({
      providers: 'all',
      connections,
      intercept: ({ endpoint }) => (endpoint === 'list' ? { status: 503, body: '' } : undefined),
    })
    expect(result.outcome).toMatchObject({
      status: 'failed',
      providers: [],
      failure: { details: { status: 503 } },
    })
    expect(result.requests.length).toBe(4)
    expect(told(result)).toEqual(['repeat', 'repeat', 'repeat'])
  })

  test('is cancelled before it knows which', async () => {
    const result = await simulate({
      providers: 'all',
      connections,
      intercept: () => 'timeout',
      at: [[500, (_, control) => control.cancel()]],
    })
    expect(result.outcome).toEqual({ status: 'cancelled', providers: [], failure: null })
  })
})
