import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request as tlsRequest } from 'node:https'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { createBackend, type RunPlan, type SeedConnection } from '../emulator/backend.ts'
import { checkFault, createFaultPlan, type Fault, type FaultAnswer } from '../emulator/faults.ts'
import { demoConnections, manyConnections } from '../emulator/seed.ts'
import { type Emulator, type EmulatorOptions, startEmulator } from '../emulator/server.ts'

const KEY = 'sm_test'
const START = Date.UTC(2026, 10, 2, 9)
const PLAN: RunPlan = {
  startsAfterMs: 1000,
  takesMs: 4000,
  status: 'completed',
  itemsProcessed: 8,
  failures: [],
}

const at = (ms: number) => new Date(START + ms).toISOString()

function seed(id: string, more: Partial<SeedConnection> = {}): SeedConnection {
  return { id, provider: 'notion', containerTags: ['a'], plan: PLAN, ...more }
}

/** A backend with a clock to be set: `clock.ms` since START. */
function simulated(...connections: SeedConnection[]) {
  const clock = { ms: 0 }
  const backend = createBackend({ apiKey: KEY, now: () => START + clock.ms, connections })
  const ask = (method: string, path: string, body: string | object = '', key = KEY) =>
    backend.handle({
      method,
      path: `/v3/connections${path}`,
      headers: { authorization: `Bearer ${key}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  // biome-ignore lint/suspicious/noExplicitAny: unknown JSON, as a client gets it
  const read = (path: string): any => ask('GET', path).body
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  const list = (body: object = {}): any => ask('POST', '/list', body).body
  const lastRun = () => list()[0].lastSyncRun
  return { clock, backend, ask, read, list, lastRun }
}

describe('backend: what it refuses', () => {
  const api = simulated(seed('n1'))
  const tagProblem = (code: string, index = 0) => ({
    success: false,
    error: [{ code, message: expect.any(String), path: ['containerTags', index] }],
  })
  const problem = (code: string, path: string[]) => ({
    success: false,
    error: [{ code, message: expect.any(String), path }],
  })

  test.each<[string, string, string, string | object, number, object]>([
    ['an unknown provider', 'POST', '/dropbox/import', {}, 400, problem('invalid_value', ['provider'])],
    ['all as a provider', 'POST', '/all/import', {}, 400, problem('invalid_value', ['provider'])],
    ['no body', 'POST', '/notion/import', '', 400, problem('invalid_type', [])],
    ['broken JSON', 'POST', '/notion/import', '{', 400, problem('invalid_type', [])],
    ['an array', 'POST', '/list', [], 400, problem('invalid_type', [])],
    [
      'tags that are no list',
      'POST',
      '/list',
      { containerTags: 'a' },
      400,
      problem('invalid_type', ['containerTags']),
    ],
    [
      'a tag with a blank',
      'POST',
      '/notion/import',
      { containerTags: ['a b'] },
      400,
      tagProblem('invalid_format'),
    ],
    ['an empty tag', 'POST', '/notion/import', { containerTags: ['a', ''] }, 400, tagProblem('too_small', 1)],
    ['a long tag', 'POST', '/list', { containerTags: ['x'.repeat(101)] }, 400, tagProblem('too_big')],
    ['a tag that is a number', 'POST', '/list', { containerTags: [7] }, 400, tagProblem('invalid_type')],
    ['GET for an import', 'GET', '/notion/import', '', 405, { error: 'Method not allowed' }],
    ['POST for runs', 'POST', '/n1/sync-runs', {}, 405, { error: 'Method not allowed' }],
    ['an unknown route', 'GET', '/n1/nothing', '', 404, { error: 'Not found' }],
    ['a broken escape', 'GET', '/%E0%/sync-runs', '', 404, { error: 'Not found' }],
    ['an unknown connection', 'GET', '/n2/sync-runs', '', 404, { error: 'Connection not found' }],
    ['an unknown run', 'GET', '/n1/sync-runs/run_9/failures', '', 404, { error: 'Sync run not found' }],
  ])('%s', (_, method, path, body, status, expected) => {
    expect(api.ask(method, path, body)).toMatchObject({ status, body: expected })
    expect(api.backend.imports).toEqual([])
  })

  test.each(['', 'sm_tes', 'sm_test2'])('the key "%s"', key => {
    const body = { error: 'Unauthorized', details: expect.any(String) }
    expect(api.ask('POST', '/notion/import', {}, key)).toEqual({ status: 401, body })
  })

  test('a wrong method, saying which is right', () => {
    expect(api.ask('PUT', '/list', {}).headers).toEqual({ allow: 'POST' })
    expect(api.ask('PUT', '/n1/sync-runs', {}).headers).toEqual({ allow: 'GET' })
  })

  test('a request without a key', () => {
    const request = { method: 'POST', path: '/v3/connections/list', headers: {}, body: '{}' }
    expect(api.backend.handle(request).status).toBe(401)
  })

  test('but not a tag of 100 characters, of every kind that is allowed', () => {
    const tag = 'aZ9_:-'.padEnd(100, 'x')
    expect(api.ask('POST', '/list', { containerTags: [tag] })).toEqual({ status: 200, body: [] })
  })
})

describe('backend: a run', () => {
  test('is accepted, begins, goes on and completes', () => {
    const { clock, ask, lastRun, read, backend } = simulated(seed('n1'))
    const startedAt = at(1000)
    const run = {
      id: 'run_1',
      connectionId: 'n1',
      triggerType: 'manual',
      startedAt,
      itemsFailed: 0,
      error: null,
    }

    expect(ask('POST', '/notion/import', { containerTags: ['a'] })).toEqual({
      status: 202,
      body: 'Importing connections...',
    })
    expect(backend.imports).toEqual([
      { at: START, provider: 'notion', containerTags: ['a'], started: ['run_1'] },
    ])
    clock.ms = 999
    expect(lastRun()).toBeUndefined()
    expect(read('/n1/sync-runs')).toEqual([])
    clock.ms = 1000
    expect(lastRun()).toEqual({ status: 'running', startedAt })
    clock.ms = 3000
    expect(read('/n1/sync-runs')).toEqual([
      { ...run, status: 'running', completedAt: null, itemsProcessed: 4 },
    ])
    clock.ms = 4999
    expect(lastRun()).toMatchObject({ status: 'running' })
    clock.ms = 5000
    const completedAt = at(5000)
    expect(lastRun()).toEqual({ status: 'completed', errorCode: null, startedAt, completedAt })
    expect(read('/n1/sync-runs')).toEqual([{ ...run, status: 'completed', completedAt, itemsProcessed: 8 }])
  })

  test.each<[string, Partial<RunPlan>, object, string | null]>([
    [
      'as planned',
      { errorCode: 'auth_expired', error: 'gone' },
      { errorCode: 'auth_expired', error: 'gone' },
      'gone',
    ],
    ['without a reason', {}, { errorCode: 'internal', error: 'Sync failed' }, 'Sync failed'],
    ['with null for all', { errorCode: null, error: null }, { errorCode: null }, null],
  ])('fails %s', (_, plan, listed, error) => {
    const { clock, ask, lastRun, read } = simulated(
      seed('n1', { plan: { ...PLAN, status: 'failed', ...plan } }),
    )
    ask('POST', '/notion/import', {})
    clock.ms = 5000
    expect(lastRun()).toEqual({ status: 'failed', startedAt: at(1000), completedAt: at(5000), ...listed })
    expect(read('/n1/sync-runs')[0]).toMatchObject({ status: 'failed', error })
  })

  test('tells which items failed', () => {
    const failures = [{ id: 'd1', title: 'Salaries', errorCode: 'TOO_LARGE' }]
    const { clock, ask, read } = simulated(seed('n1', { plan: { ...PLAN, failures } }))
    ask('POST', '/notion/import', {})
    clock.ms = 4000
    expect(read('/n1/sync-runs/run_1/failures')).toEqual({ failures: [], truncated: false })
    clock.ms = 9000
    expect(read('/n1/sync-runs')[0]).toMatchObject({ status: 'completed', itemsFailed: 1 })
    expect(read('/n1/sync-runs/run_1/failures')).toEqual({
      failures: [
        {
          id: 'd1',
          customId: 'custom-d1',
          title: 'Salaries',
          type: 'document',
          updatedAt: at(5000),
          errorCode: 'TOO_LARGE',
          errorMessage: 'Could not process "Salaries"',
        },
      ],
      truncated: false,
    })
  })

  test('tells of at most 100 items', () => {
    const failures = Array.from({ length: 101 }, (_, n) => ({ id: `d${n}`, title: '', errorCode: 'X' }))
    const { clock, ask, read } = simulated(seed('n1', { plan: { ...PLAN, failures } }))
    ask('POST', '/notion/import', {})
    clock.ms = 5000
    const answer = read('/n1/sync-runs/run_1/failures')
    expect([answer.failures.length, answer.truncated]).toEqual([100, true])
  })
})

describe('backend: an import', () => {
  test('of what is going already is a conflict, also before the run can be seen', () => {
    const { clock, ask, backend } = simulated(seed('n1'))
    const statuses = [0, 500, 4999, 5000].map(ms => {
      clock.ms = ms
      return ask('POST', '/notion/import', {})
    })
    const conflict = { status: 409, body: { error: 'Sync already in progress' } }
    expect(statuses.map(({ status }) => status)).toEqual([202, 409, 409, 202])
    expect(statuses[1]).toEqual(conflict)
    expect(backend.imports.map(({ started }) => started)).toEqual([['run_1'], ['run_2']])
  })

  test('starts the idle ones when others are going', () => {
    const { ask, backend } = simulated(seed('n1'), seed('n2'))
    backend.startRun('n1', 'cron')
    expect(ask('POST', '/notion/import', {}).status).toBe(202)
    expect(backend.imports[0]?.started).toEqual(['run_2'])
  })

  test.each<[string, object, string[]]>([
    ['no tags: all', {}, ['run_1', 'run_2']],
    ['one tag', { containerTags: ['a'] }, ['run_1']],
    ['any of the tags', { containerTags: ['b', 'a'] }, ['run_1', 'run_2']],
    ['a tag of none', { containerTags: ['c'] }, []],
    ['a tag of another provider', { containerTags: ['s'] }, []],
    ['no tag at all', { containerTags: [] }, []],
  ])('starts what it asks for: %s', (_, body, started) => {
    const other = seed('s3', { provider: 's3', containerTags: ['s'] })
    const { ask, backend } = simulated(seed('n1'), seed('n2', { containerTags: ['b', 'x'] }), other)
    expect(ask('POST', '/notion/import', body).status).toBe(202)
    expect(backend.imports[0]?.started).toEqual(started)
  })

  test('skips a connection without a plan, which never runs', () => {
    const { clock, ask, list, backend } = simulated(seed('n1', { plan: null }))
    expect([1, 2].map(() => ask('POST', '/notion/import', {}).status)).toEqual([202, 202])
    clock.ms = 10 * 3_600_000
    expect(list()[0]).not.toHaveProperty('lastSyncRun')
    expect(backend.imports.map(({ started }) => started)).toEqual([[], []])
  })
})

describe('backend: the list', () => {
  test('shows a connection that never synced, without its tags', () => {
    const { list } = simulated(seed('n1', { email: 'who@example.com' }), seed('n2'))
    const shown = {
      id: 'n1',
      provider: 'notion',
      createdAt: at(-30 * 24 * 3_600_000),
      expiresAt: expect.any(String),
      documentLimit: 10_000,
      metadata: {},
    }
    expect(list()).toEqual([
      { ...shown, email: 'who@example.com' },
      { ...shown, id: 'n2' },
    ])
  })

  test('has all providers, filtered by any of the tags', () => {
    const { list } = simulated(
      seed('n1'),
      seed('s1', { provider: 's3', containerTags: ['b'] }),
      seed('s2', { provider: 's3', containerTags: ['c'] }),
    )
    const ids = list({ containerTags: ['a', 'b'] }).map(({ id }: { id: string }) => id)
    expect(ids).toEqual(['n1', 's1'])
  })

  test('follows connections that come and go', () => {
    const { clock, list, read, backend, ask } = simulated(seed('n1'))
    clock.ms = 60_000
    backend.addConnection(seed('n2'))
    backend.removeConnection('n1')
    expect(list()).toMatchObject([{ id: 'n2', createdAt: at(60_000) }])
    expect([backend.providerOf('n1'), backend.providerOf('n2')]).toEqual([undefined, 'notion'])
    expect(ask('GET', '/n1/sync-runs').status).toBe(404)
    expect(read('/n2/sync-runs')).toEqual([])
    expect(() => backend.startRun('n1', 'event')).toThrow('n1')
    expect(() => backend.addConnection(seed('n2'))).toThrow('n2')
  })
})

test('backend: past, going and started runs, newest first', () => {
  const done = { status: 'completed', itemsProcessed: 6, itemsFailed: 2 } as const
  const pastRuns = [
    { startedAtMs: -9000, completedAtMs: -8000, ...done },
    { startedAtMs: -2000, completedAtMs: 2000, ...done, triggerType: 'event' as const },
    { startedAtMs: -5000, completedAtMs: null, ...done },
  ]
  const { clock, backend, ask, read, lastRun } = simulated(seed('n1', { pastRuns }))
  expect(ask('POST', '/notion/import', {}).status).toBe(409)
  expect(lastRun()).toEqual({ status: 'running', startedAt: at(-2000) })
  expect(read('/n1/sync-runs')).toMatchObject([
    { id: 'run_2', status: 'running', triggerType: 'event', itemsProcessed: 3, itemsFailed: 1 },
    { id: 'run_3', status: 'running', triggerType: 'cron', itemsProcessed: 0 },
    { id: 'run_1', status: 'completed', triggerType: 'cron', itemsProcessed: 6, itemsFailed: 2 },
  ])
  expect(read('/n1/sync-runs/run_1/failures')).toEqual({ failures: [], truncated: true })

  clock.ms = 2000
  expect(backend.startRun('n1', 'cron', { startsAfterMs: 0, itemsProcessed: 1 })).toBe('run_4')
  expect(backend.startRun('n1', 'event', { startsAfterMs: 0 })).toBe('run_5')
  const ids = read('/n1/sync-runs').map(({ id }: { id: string }) => id)
  expect(ids).toEqual(['run_5', 'run_4', 'run_2', 'run_3', 'run_1'])
  clock.ms = 6000
  expect(read('/n1/sync-runs')[1]).toMatchObject({ status: 'completed', itemsProcessed: 1 })
})

test('backend: a plan is the defaults, then the connection, then what a run is started with', () => {
  const connections = [seed('n1', { plan: { takesMs: 20 } })]
  const clock = { now: START }
  const defaults = { startsAfterMs: 0, takesMs: 10, itemsProcessed: 3 }
  const backend = createBackend({ apiKey: KEY, now: () => clock.now, connections, defaults })
  backend.startRun('n1', 'cron', { itemsProcessed: 5 })
  clock.now += 20
  const headers = { Authorization: `Bearer ${KEY}` }
  const request = { method: 'GET', path: '/v3/connections/n1/sync-runs', headers, body: '' }
  expect(backend.handle(request).body).toMatchObject([
    { startedAt: at(0), completedAt: at(20), itemsProcessed: 5 },
  ])
})

describe('seed', () => {
  /** What each provider comes to for a tag, a minute after it was asked. */
  function outcomes(tag: string) {
    const { clock, ask, list, read } = simulated(...demoConnections())
    clock.ms = 60_000
    const providers = [
      'notion',
      'google-drive',
      'onedrive',
      'web-crawler',
      'github',
      's3',
      'gmail',
      'granola',
    ]
    for (const provider of providers) ask('POST', `/${provider}/import`, { containerTags: [tag] })
    clock.ms = 120_000
    return list({ containerTags: [tag] }).map((connection: { id: string; provider: string }) => {
      const run = read(`/${connection.id}/sync-runs`)[0]
      const ours = run && Date.parse(run.startedAt) >= START + 60_000
      return [connection.provider, ours ? run.status : 'none', ours ? run.itemsFailed : 0]
    })
  }

  test.each([
    [
      'team-docs',
      [
        ['notion', 'completed', 0],
        ['notion', 'completed', 0],
        ['github', 'completed', 0],
        ['web-crawler', 'completed', 0],
        ['google-drive', 'completed', 6],
        ['onedrive', 'failed', 0],
      ],
    ],
    [
      'customer-a',
      [
        ['notion', 'completed', 0],
        ['github', 'completed', 0],
        ['google-drive', 'completed', 6],
        ['s3', 'none', 0],
      ],
    ],
    [
      'customer-b',
      [
        ['onedrive', 'failed', 0],
        ['google-drive', 'none', 0],
        ['gmail', 'running', 0],
      ],
    ],
  ])('shows every status: %s', (tag, expected) => {
    expect(outcomes(tag)).toEqual(expected)
  })

  test('every connection has an address, an id of its own, and a run of 2 to 6 s or of an hour', () => {
    const connections = demoConnections()
    expect(new Set(connections.map(({ id }) => id)).size).toBe(connections.length)
    for (const { email, plan } of connections) {
      expect(email).toMatch(/@example\.com$/)
      const takesMs = plan?.takesMs ?? 2000
      expect(takesMs === 3_600_000 || (takesMs >= 2000 && takesMs <= 6000)).toBe(true)
    }
  })

  test('many connections', () => {
    const many = manyConnections(250, { provider: 'github', takesMs: 7 })
    expect(new Set(many.map(({ id }) => id)).size).toBe(250)
    expect(many[249]).toMatchObject({ id: 'conn_github_0250', provider: 'github', plan: { takesMs: 7 } })
  })
})

describe('faults', () => {
  const status = (code: number): FaultAnswer => ({ kind: 'status', status: code })

  test.each<[string, Partial<Fault>[], (number | undefined)[]]>([
    ['always', [{}], [500, 500, 500]],
    ['twice', [{ times: 2 }], [500, 500, undefined]],
    ['never', [{ times: 0 }], [undefined, undefined, undefined]],
    ['after one', [{ skip: 1 }], [undefined, 500, 500]],
    ['once after one', [{ skip: 1, times: 1 }], [undefined, 500, undefined]],
    ['one, then the other', [{ times: 1 }, { answer: status(501) }], [500, 501, 501]],
    [
      'a skip that starts after the first',
      [{ times: 1 }, { skip: 1, answer: status(501) }],
      [500, undefined, 501],
    ],
    ['for this provider', [{ provider: 'notion' }], [500, 500, 500]],
    ['for another provider', [{ provider: 's3' }], [undefined, undefined, undefined]],
    ['for another endpoint', [{ endpoint: 'list' }], [undefined, undefined, undefined]],
  ])('strike %s', (_, faults, expected) => {
    const plan = createFaultPlan(faults.map(each => ({ endpoint: 'import', answer: status(500), ...each })))
    const struck = expected.map(() => plan.next('import', 'notion')?.answer)
    expect(struck.map(answer => (answer?.kind === 'status' ? answer.status : undefined))).toEqual(expected)
  })

  test.each<[unknown, string]>([
    ['x', 'fault: expected an object'],
    [{ endpoint: 'imports' }, 'fault.endpoint: expected one of import, list, sync-runs, failures'],
    [{ endpoint: 'import' }, 'fault.answer: expected an object'],
    [{ endpoint: 'import', answer: { kind: 'boom' } }, 'fault.answer.kind: expected one of status, delay,'],
    [
      { endpoint: 'import', answer: { kind: 'toString' } },
      'fault.answer.kind: expected one of status, delay,',
    ],
    [
      { endpoint: 'import', answer: { kind: 'delay' } },
      'fault.answer.ms: expected a whole number, 0 or more',
    ],
    [
      { endpoint: 'import', answer: { kind: 'status', status: 99 } },
      'fault.answer.status: expected a status',
    ],
    [{ endpoint: 'import', time: 1, answer: { kind: 'stall' } }, 'fault.time: expected one of endpoint,'],
    [{ endpoint: 'import', times: -1, answer: { kind: 'stall' } }, 'fault.times: expected a whole number'],
    [{ endpoint: 'import', answer: { kind: 'reset', when: 'now' } }, 'fault.answer.when: expected one of'],
    [{ endpoint: 'list', provider: 's3', answer: { kind: 'stall' } }, 'fault.provider: a list request'],
  ])('are checked: %j', (value, message) => {
    expect(() => checkFault(value, 'fault')).toThrow(message)
  })
})

const emulators: Emulator[] = []

async function started(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ apiKey: KEY, connections: [seed('n1')], ...options })
  emulators.push(emulator)
  return emulator
}

afterEach(async () => {
  jest.useRealTimers()
  jest.restoreAllMocks()
  await Promise.all(emulators.splice(0).map(emulator => emulator.close()))
})

function post(emulator: Emulator, path: string, body = '{}'): Promise<Response> {
  const headers = { authorization: `Bearer ${emulator.apiKey}`, 'content-type': 'application/json' }
  return fetch(`${emulator.url}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
}

const IMPORT = '/v3/connections/notion/import'
const LIST = '/v3/connections/list'

describe('server', () => {
  test('answers and records', async () => {
    const emulator = await started()
    const response = await post(emulator, IMPORT, '{"containerTags":["a"]}')
    expect([response.status, await response.text()]).toEqual([202, 'Importing connections...'])
    expect(response.headers.get('content-type')).toMatch('text/plain')
    expect(response.headers.get('x-request-id')).toBe('req_1')

    const list = await post(emulator, LIST)
    expect(list.headers.get('content-type')).toBe('application/json')
    expect(list.headers.get('x-request-id')).toBe('req_2')
    expect(await list.json()).toMatchObject([{ id: 'n1' }])

    expect(emulator.requests).toMatchObject([
      { method: 'POST', path: IMPORT, body: '{"containerTags":["a"]}', answered: 202 },
      { method: 'POST', path: LIST, headers: { authorization: `Bearer ${KEY}` }, answered: 200 },
    ])
    expect(emulator.requestsTo('import')).toEqual([emulator.requests[0]])
    expect(emulator.requestsTo('failures')).toEqual([])
    expect(emulator.backend.imports).toMatchObject([{ provider: 'notion', started: ['run_1'] }])
  })

  test('keeps its own time, in the Date header and in all else', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(START + 1999)
    const emulator = await started({ clockOffsetMs: 600_000, defaults: { startsAfterMs: 0 } })
    emulator.backend.addConnection(seed('n2', { plan: {} }))
    const response = await post(emulator, IMPORT)
    expect(response.headers.get('date')).toBe('Mon, 02 Nov 2026 09:10:01 GMT')
    expect(emulator.requests[0]?.at).toBe(START + 601_999)
    const list = await post(emulator, LIST)
    expect(await list.json()).toMatchObject([{}, { lastSyncRun: { startedAt: at(601_999) } }])
  })

  test('leaves the Date header out', async () => {
    const emulator = await started({ sendDate: false })
    const response = await post(emulator, IMPORT)
    expect([response.status, response.headers.has('date')]).toEqual([202, false])
  })

  test('has its API beneath a prefix only', async () => {
    const emulator = await started({ pathPrefix: '/proxy' })
    expect(emulator.url).toMatch(/\/proxy$/)
    const statuses = [await post(emulator, LIST), await fetch(emulator.url.replace('/proxy', LIST))]
    const key = { authorization: `Bearer ${KEY}` }
    statuses.push(
      await fetch(emulator.url.replace('/proxy', LIST), { headers: key, method: 'POST', body: '{}' }),
    )
    expect(statuses.map(({ status }) => status)).toEqual([200, 401, 404])
    expect(emulator.requestsTo('list').map(({ path }) => path)).toEqual([`/proxy${LIST}`])
  })

  test('may be closed twice', async () => {
    const emulator = await started()
    await Promise.all([emulator.close(), emulator.close()])
    await emulator.close()
    await expect(post(emulator, LIST)).rejects.toThrow('fetch failed')
  })

  test('rejects when the port is taken', async () => {
    const { url } = await started()
    await expect(startEmulator({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
  })

  test('is controlled from outside', async () => {
    const emulator = await started()
    const control = (method: string, path = '', body?: string) =>
      fetch(`${emulator.url}/__emulator${path}`, { method, ...(body !== undefined && { body }) })
    const fault = { endpoint: 'import', skip: 1, answer: { kind: 'status', status: 503 } }

    expect((await control('PUT', '/faults', JSON.stringify([fault]))).status).toBe(204)
    await post(emulator, IMPORT)
    await post(emulator, IMPORT)
    expect(await (await control('GET')).json()).toEqual({
      requests: [202, 503].map(status => ({ method: 'POST', path: IMPORT, status })),
      imports: [{ at: expect.any(Number), provider: 'notion', started: ['run_1'] }],
    })
    expect((await control('DELETE')).status).toBe(204)
    expect(await (await control('GET')).json()).toEqual({ requests: [], imports: [] })
    expect((await post(emulator, IMPORT)).status).toBe(409)

    const refused = await control('PUT', '/faults', '[{"endpoint":"import"}]')
    expect(refused.status).toBe(400)
    expect(await refused.json()).toEqual({ error: 'faults[0].answer: expected an object' })
    expect((await control('PUT', '/faults', 'x')).status).toBe(400)
    expect((await control('POST')).status).toBe(404)
  })
})

/** A client that sees bytes: what came, and how it ended. */
interface RawClient {
  socket: Socket
  received: () => string
  /** 'end', or the code of the error. */
  ended: Promise<string>
  /** Until something matches. */
  seen: (pattern: RegExp) => Promise<void>
}

function rawClient(emulator: Emulator, path: string): RawClient {
  const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1')
  let text = ''
  socket.setEncoding('latin1').on('data', chunk => {
    text += chunk
  })
  const ended = new Promise<string>(resolve => {
    socket.once('end', () => resolve('end'))
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
  })
  const seen = async (pattern: RegExp) => {
    while (!pattern.test(text)) await once(socket, 'data')
  }
  const head = `Host: x\r\nAuthorization: Bearer ${emulator.apiKey}\r\nContent-Length: 2`
  socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\n\r\n{}`)
  return { socket, received: () => text, ended, seen }
}

/** Header names and values, and the body, of an answer that may be incomplete. */
function taken(text: string) {
  const [head = '', ...body] = text.split('\r\n\r\n')
  const [line = '', ...headers] = head.split('\r\n')
  const entries = headers.map(each => each.split(': ', 2))
  return { line, headers: Object.fromEntries(entries), body: body.join('\r\n\r\n') }
}

describe('a faulty answer', () => {
  const ACCEPTED = 'Importing connections...'
  // All but setTimeout and clearTimeout.
  const REAL_TIME = [
    ...(['Date', 'hrtime', 'performance', 'nextTick', 'queueMicrotask'] as const),
    ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
  ]

  async function struck(answer: FaultAnswer, more: Partial<Fault> = {}) {
    const emulator = await started({ faults: [{ endpoint: 'import', answer, ...more }] })
    return { emulator, client: rawClient(emulator, IMPORT) }
  }

  /** All that was sent before now has arrived: another request, sent later, was answered. */
  async function settle(emulator: Emulator, client: RawClient) {
    while (emulator.requests.length === 0) await new Promise(resolve => setImmediate(resolve))
    if (client.socket.connecting) await once(client.socket, 'connect')
    expect((await post(emulator, LIST)).status).toBe(200)
  }

  test.each<[string, FaultAnswer, number, Record<string, string>, string]>([
    ['bare', { kind: 'status', status: 500 }, 500, { 'content-length': '0' }, ''],
    [
      'with text',
      { kind: 'status', status: 502, body: 'Bad\n' },
      502,
      { 'content-type': 'text/plain; charset=UTF-8' },
      'Bad\n',
    ],
    [
      'with JSON',
      { kind: 'status', status: 429, body: { error: 'slow' }, headers: { 'Retry-After': '7' } },
      429,
      { 'content-type': 'application/json', 'retry-after': '7' },
      '{"error":"slow"}',
    ],
    [
      'with headers of its own',
      {
        kind: 'status',
        status: 503,
        body: '<h1>',
        headers: { 'Content-Type': 'text/html', Date: 'Thu, 01 Jan 1970 00:00:00 GMT' },
      },
      503,
      { 'content-type': 'text/html', date: 'Thu, 01 Jan 1970 00:00:00 GMT' },
      '<h1>',
    ],
    [
      'redirect',
      { kind: 'redirect', location: 'https://else.where/x' },
      307,
      { location: 'https://else.where/x' },
      '',
    ],
    ['other redirect', { kind: 'redirect', status: 301, location: '/y' }, 301, { location: '/y' }, ''],
  ])('status: %s', async (_, answer, status, headers, body) => {
    const emulator = await started({ faults: [{ endpoint: 'import', answer }] })
    const response = await post(emulator, IMPORT)
    expect([response.status, await response.text()]).toEqual([status, body])
    expect(Object.fromEntries(response.headers)).toMatchObject(headers)
    expect(response.headers.has('x-request-id')).toBe(false)
    expect(emulator.requests[0]?.answered).toBe(status)
    expect(emulator.backend.imports).toEqual([])
  })

  test.each([true, false])('is given after the import was accepted: %s', async afterHandling => {
    const { emulator, client } = await struck({ kind: 'status', status: 504 }, { afterHandling })
    await client.seen(/^HTTP\/1\.1 504 /)
    expect(emulator.backend.imports).toHaveLength(afterHandling ? 1 : 0)
  })

  test('is that of one provider, on the endpoints of its connections too', async () => {
    const answer: FaultAnswer = { kind: 'status', status: 500 }
    const emulator = await started({
      connections: [seed('n1'), seed('s1', { provider: 's3' })],
      faults: [
        { endpoint: 'import', provider: 's3', answer },
        { endpoint: 'sync-runs', provider: 's3', answer },
      ],
    })
    const headers = { authorization: `Bearer ${KEY}` }
    const runs = (id: string) => fetch(`${emulator.url}/v3/connections/${id}/sync-runs`, { headers })
    const answers = [
      await post(emulator, IMPORT),
      await post(emulator, '/v3/connections/s3/import'),
      await runs('n1'),
      await runs('s1'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([202, 500, 200, 500])
  })

  test.each([true, false])('delay: the ordinary answer, later; handled before: %s', async afterHandling => {
    jest.useFakeTimers({ doNotFake: REAL_TIME })
    const { emulator, client } = await struck({ kind: 'delay', ms: 7000 }, { afterHandling })
    await settle(emulator, client)
    expect(emulator.backend.imports).toHaveLength(afterHandling ? 1 : 0)
    jest.advanceTimersByTime(6999)
    expect((await post(emulator, LIST)).status).toBe(200)
    expect(client.received()).toBe('')
    jest.advanceTimersByTime(1)
    await client.seen(/Importing connections\.\.\.$/)
    expect(taken(client.received()).headers).toHaveProperty('x-request-id', 'req_1')
    expect(emulator.backend.imports).toHaveLength(1)
  })

  test.each<[string, FaultAnswer, string, string, string]>([
    ['half of it', { kind: 'cut' }, 'HTTP/1.1 202 Accepted', String(ACCEPTED.length), 'Importing co'],
    ['a status', { kind: 'cut', status: 200 }, 'HTTP/1.1 200 OK', '124', ACCEPTED],
    ['a body', { kind: 'cut', body: '[{"id' }, 'HTTP/1.1 202 Accepted', '105', '[{"id'],
    ['no body', { kind: 'cut', body: '', contentLength: 9 }, 'HTTP/1.1 202 Accepted', '9', ''],
  ])('cut: %s', async (_, answer, line, length, body) => {
    const { client, emulator } = await struck(answer)
    expect(await client.ended).toBe('end')
    const answered = taken(client.received())
    expect(answered).toMatchObject({ line, headers: { 'content-length': length }, body })
    expect(emulator.backend.imports).toEqual([])
  })

  test('cut: half of what the backend said', async () => {
    const emulator = await started({
      faults: [{ endpoint: 'list', afterHandling: true, answer: { kind: 'cut' } }],
    })
    const client = rawClient(emulator, LIST)
    expect(await client.ended).toBe('end')
    const { headers, body } = taken(client.received())
    expect(body).toMatch(/^\[\{"id":"n1","provider":"notion"/)
    expect(body.length).toBe(Math.ceil(Number(headers['content-length']) / 2))
  })

  test('stall: nothing at all, until the emulator ends', async () => {
    const { client, emulator } = await struck({ kind: 'stall' })
    await settle(emulator, client)
    expect(emulator.requests[0]?.answered).toBeUndefined()
    await emulator.close()
    expect(await client.ended).toMatch(/^(end|ECONNRESET)$/)
    expect(client.received()).toBe('')
  })

  test('stall: headers and half a body, until the emulator ends', async () => {
    const { client, emulator } = await struck({ kind: 'stall', afterHeaders: true })
    await client.seen(/\r\n\r\nI/)
    await settle(emulator, client)
    expect(taken(client.received())).toMatchObject({
      line: 'HTTP/1.1 202 Accepted',
      headers: { 'content-length': '24' },
      body: 'Importing co',
    })
    await emulator.close()
    expect(await client.ended).toMatch(/^(end|ECONNRESET)$/)
  })

  test.each<[string, FaultAnswer, RegExp]>([
    ['a byte at a time', { kind: 'trickle', everyMs: 1 }, /^(1\r\n \r\n){5,}$/],
    ['more at a time', { kind: 'trickle', everyMs: 1, bytes: 17 }, /^(11\r\n {17}\r\n){5,}$/],
  ])('trickle: %s, until the emulator ends', async (_, answer, body) => {
    const { client, emulator } = await struck(answer)
    await client.seen(/\r\n\r\n(1+\r\n +\r\n){5,}/)
    await settle(emulator, client)
    const answered = taken(client.received())
    expect([answered.line, answered.headers['Transfer-Encoding']]).toEqual([
      'HTTP/1.1 202 Accepted',
      'chunked',
    ])
    expect(answered.body).toMatch(body)
    await emulator.close()
    expect(await client.ended).toMatch(/^(end|ECONNRESET)$/)
  })

  test.each<FaultAnswer>([
    { kind: 'delay', ms: 3_600_000 },
    { kind: 'trickle', everyMs: 3_600_000 },
  ])('leaves no timer behind: %j', async answer => {
    const doNotFake = REAL_TIME.filter(name => !name.endsWith('Interval'))
    jest.useFakeTimers({ doNotFake })
    const { client, emulator } = await struck(answer)
    await settle(emulator, client)
    expect(jest.getTimerCount()).toBe(1)
    await emulator.close()
    expect(jest.getTimerCount()).toBe(0)
  })

  test.each<[FaultAnswer, string]>([
    [{ kind: 'reset' }, ''],
    [{ kind: 'reset', when: 'before-answer' }, ''],
    [{ kind: 'reset', when: 'in-headers' }, 'HTTP/1.1 200 OK\r\nContent-Ty'],
  ])('reset: %j', async (answer, received) => {
    const { client, emulator } = await struck(answer)
    expect(await client.ended).toBe('ECONNRESET')
    expect(client.received()).toBe(received)
    expect(emulator.requests[0]?.answered).toBeUndefined()
  })

  test('raw: bytes as they are', async () => {
    const bytes = 'HTTP/1.1 202 \xff\r\nx: \x00\r\n\r\n'
    const { client } = await struck({ kind: 'raw', bytes })
    expect(await client.ended).toBe('end')
    expect(client.received()).toBe(bytes)
  })

  test('is a plain 500 where the fault cannot be sent', async () => {
    const answer: FaultAnswer = { kind: 'redirect', location: 'a\nb' }
    const emulator = await started({ faults: [{ endpoint: 'import', answer }] })
    const response = await post(emulator, IMPORT)
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('location')])
  })

  test('is forgotten with new faults', async () => {
    const { client, emulator } = await struck({ kind: 'status', status: 500 })
    await client.seen(/ 500 /)
    emulator.setFaults([])
    expect((await post(emulator, IMPORT)).status).toBe(202)
  })
})

describe('over TLS', () => {
  // Of nobody: made for this test, good for localhost only, until 2126.
  const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtI0EuILUiq3qGFvR
A5O1FOlKH6X1Ndl2jsPKPOzSLKKhRANCAASA3JeJk/6cL/KML7+sTsdfh3HgMwol
1DoQc2FyPBS6rBceqMx1W9X1avIacOtfd6re2Lf50A8U/9ZmdtWlcgpv
-----END PRIVATE KEY-----`
  const cert = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUWWkzq2uFAB4ojYbvW32J4UhFA+wwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIyNTMyMVoYDzIxMjYxMDI5
MjI1MzIxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASA3JeJk/6cL/KML7+sTsdfh3HgMwol1DoQc2FyPBS6rBceqMx1W9X1
avIacOtfd6re2Lf50A8U/9ZmdtWlcgpvo28wbTAdBgNVHQ4EFgQUXV7HGoVVuiDn
FwgNd6tDMHKv6/AwHwYDVR0jBBgwFoAUXV7HGoVVuiDnFwgNd6tDMHKv6/AwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgNcIyRcHhLOqeJqQkKUeh9dmfrjG7Q036S5qeM1Pq+pcCIQCc
N0KFOs5+j6D9EQmgk4bNJGXgcKnotojYUEQxNkpcFw==
-----END CERTIFICATE-----`

  /** The status, or the code of the error. */
  function attempt(emulator: Emulator): Promise<number | string | undefined> {
    const headers = { authorization: `Bearer ${KEY}` }
    return new Promise(resolve => {
      // rejectUnauthorized false: whether the certificate's dates suit this machine's clock is not the subject.
      const options = { method: 'POST', headers, rejectUnauthorized: false, agent: false } as const
      tlsRequest(`${emulator.url}${IMPORT}`, options, response => {
        response.resume()
        resolve(response.statusCode)
      })
        .once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
        .end('{}')
    })
  }

  test('it answers, and can reset beneath', async () => {
    const fault: Fault = { endpoint: 'import', skip: 1, answer: { kind: 'reset' } }
    const emulator = await started({ tls: { key, cert }, faults: [fault] })
    expect(emulator.url).toMatch(/^https:/)
    expect([await attempt(emulator), await attempt(emulator)]).toEqual([202, 'ECONNRESET'])
  })

  test('it ends while a client waits', async () => {
    const emulator = await started({
      tls: { key, cert },
      faults: [{ endpoint: 'import', answer: { kind: 'stall' } }],
    })
    const waiting = attempt(emulator)
    while (emulator.requests.length === 0) await new Promise(resolve => setImmediate(resolve))
    await emulator.close()
    expect(await waiting).toBe('ECONNRESET')
  })
})

describe('command line', () => {
  /** Starts it as its own process. */
  function cli(...args: string[]) {
    const child = spawn(process.execPath, ['emulator/cli.ts', ...args], {
      cwd: new URL('..', import.meta.url),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', chunk => {
        output += chunk
      })
    }
    const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output }))
    const seen = async (pattern: RegExp) => {
      for (;;) {
        const match = pattern.exec(output)
        if (match) return match[1] ?? ''
        const over = once(child, 'close').then(() => 'over')
        if ((await Promise.race([once(child.stdout, 'data'), over])) === 'over') throw new Error(output)
      }
    }
    return { child, ended, seen }
  }

  const CENTURY_S = 100 * 365 * 24 * 3600

  test('serves as it is told, and ends on SIGTERM', async () => {
    const fault = { endpoint: 'import', provider: 's3', answer: { kind: 'status', status: 402 } }
    const times = [`--clock-offset=-${CENTURY_S}`, '--run-seconds', '0', '--start-delay-seconds', '0']
    const { child, ended, seen } = cli(
      '--port',
      '0',
      '--key',
      KEY,
      ...times,
      '--fault',
      JSON.stringify(fault),
    )
    try {
      const url = await seen(/(http:\/\/127\.0\.0\.1:\d+)\n/)
      await seen(/Ctrl-C()/)
      const headers = { authorization: `Bearer ${KEY}` }
      const importing = (provider: string) =>
        fetch(`${url}/v3/connections/${provider}/import`, { method: 'POST', headers, body: '{}' })
      expect([(await importing('gmail')).status, (await importing('s3')).status]).toEqual([202, 402])
      const runs = await fetch(`${url}/v3/connections/conn_gmail_support/sync-runs`, { headers })
      const seenImports = (await (await fetch(`${url}/__emulator`)).json()) as { imports: { at: number }[] }
      const startedAt = new Date(seenImports.imports[0]?.at ?? 0).toISOString()
      expect(startedAt).toMatch(/^19/)
      expect(await runs.json()).toMatchObject([{ status: 'completed', startedAt, completedAt: startedAt }])
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toMatchObject({ code: 0, signal: null })
  })

  test.each([
    [['--help'], 0, '--clock-offset N'],
    [['--prot', '1'], 1, "Unknown option '--prot'"],
    [['--port', '70000'], 1, "--port: expected a whole number from 0 to 65535, got '70000'"],
    [['--run-seconds', '1e3'], 1, "--run-seconds: expected a number of seconds, 0 or more, got '1e3'"],
    [
      ['--fault', '{"endpoint":"import","answer":{"kind":"x"}}'],
      1,
      '--fault: fault.answer.kind: expected one of',
    ],
  ])('%j', async (args, code, output) => {
    expect(await cli(...args).ended).toMatchObject({ code, output: expect.stringContaining(output) })
  })
})
