import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../emulator/server.ts'
import { createSystemClock } from '../src/clock.ts'
import { type ConnectionsApi, createConnectionsApi, retryAfter } from '../src/connections.ts'
import { ApiFailure, type FailureDetails } from '../src/errors.ts'
import { createSend, type HttpAnswer, type HttpRequest, type Send, TransportError } from '../src/http.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ANSWERED_AT = 5_000_000
const ID = '../a b/%2e?#ü'

function api(send: Send, containerTags: string[] = [], baseUrl = 'https://api.example.com'): ConnectionsApi {
  return createConnectionsApi({
    baseUrl: new URL(baseUrl),
    apiKey: 'sm_key',
    containerTags,
    requestTimeoutMs: 1234,
    signal: new AbortController().signal,
    send,
  })
}

const answer = (status: number, body: unknown = '', headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  answeredAt: ANSWERED_AT,
})

/** An API that always answers like this, and what it was sent. */
function answering(given: HttpAnswer, containerTags?: string[], baseUrl?: string) {
  const sent: HttpRequest[] = []
  const send: Send = async request => {
    sent.push(request)
    return given
  }
  return { sent, api: api(send, containerTags, baseUrl) }
}

const ASK: Record<string, (api: ConnectionsApi) => Promise<unknown>> = {
  import: it => it.import('notion'),
  list: it => it.list(),
  'sync-runs': it => it.syncRuns('c1'),
  failures: it => it.failures('c1', 'r1'),
}

async function failure(request: Promise<unknown>): Promise<FailureDetails> {
  const error = await request.then(
    () => 'no failure',
    error => error,
  )
  expect(error).toBeInstanceOf(ApiFailure)
  expect(error).toMatchObject({ name: 'ApiFailure', message: (error as ApiFailure).details.code })
  return (error as ApiFailure).details
}

describe('what is sent', () => {
  const HEADERS = {
    Accept: 'application/json, text/plain',
    Authorization: 'Bearer sm_key',
    'Content-Type': 'application/json',
    'User-Agent': 'supermemory-sync-action/1.0.0',
  }

  test.each<[string, string, string, string | null, number]>([
    ['import', 'POST', '/v3/connections/notion/import', '{"containerTags":["b","a"]}', 202],
    ['list', 'POST', '/v3/connections/list', '{"containerTags":["b","a"]}', 200],
    ['sync-runs', 'GET', '/v3/connections/c1/sync-runs', null, 200],
    ['failures', 'GET', '/v3/connections/c1/sync-runs/r1/failures', null, 200],
  ])('%s', async (name, method, path, body, success) => {
    const { api, sent } = answering(answer(599), ['b', 'a'])
    await failure(ASK[name]?.(api) as Promise<unknown>)
    expect(sent).toHaveLength(1)
    const [{ url, signal, bodyFor, ...rest } = {} as HttpRequest] = sent
    expect(url.href).toBe(`https://api.example.com${path}`)
    expect(rest).toEqual({ method, headers: HEADERS, body, timeoutMs: 1234 })
    expect(signal).toBeInstanceOf(AbortSignal)
    // The status says everything where it is 202; elsewhere all of a success is read, and some of a failure.
    expect(bodyFor(success)).toBe(success === 202 ? 'none' : 'all')
    expect([bodyFor(success === 202 ? 200 : 202), bodyFor(400), bodyFor(500)]).toEqual([
      'excerpt',
      'excerpt',
      'excerpt',
    ])
  })

  test('without tags the field is left out', async () => {
    const { api, sent } = answering(answer(599))
    for (const name of ['import', 'list']) await failure(ASK[name]?.(api) as Promise<unknown>)
    expect(sent.map(({ body }) => body)).toEqual(['{}', '{}'])
  })

  test.each([
    ['https://x.example', 'https://x.example/v3/connections/list'],
    ['https://x.example/', 'https://x.example/v3/connections/list'],
    ['https://x.example:8443/a/b//', 'https://x.example:8443/a/b/v3/connections/list'],
    ['http://[::1]:1/%20', 'http://[::1]:1/%20/v3/connections/list'],
  ])('under the base URL %s', async (baseUrl, expected) => {
    const { api, sent } = answering(answer(200, '[]'), [], baseUrl)
    await api.list()
    expect(sent[0]?.url.href).toBe(expected)
  })

  test('what stands in a path is percent-encoded', async () => {
    const { api, sent } = answering(answer(599))
    await failure(api.import(ID))
    await failure(api.syncRuns(ID))
    await failure(api.failures(ID, ID))
    const encoded = '..%2Fa%20b%2F%252e%3F%23%C3%BC'
    expect(sent.map(({ url }) => url.pathname)).toEqual([
      `/v3/connections/${encoded}/import`,
      `/v3/connections/${encoded}/sync-runs`,
      `/v3/connections/${encoded}/sync-runs/${encoded}/failures`,
    ])
  })

  test.each(['.', '..', '', '\ud800'])('what no path can name is not sent: %j', async name => {
    const { api, sent } = answering(answer(200, '[]'))
    for (const request of [
      () => api.import(name),
      () => api.syncRuns(name),
      () => api.failures('c1', name),
    ]) {
      expect(await failure(request())).toMatchObject({ code: 'unexpected-answer', sent: false, status: null })
    }
    expect(sent).toEqual([])
  })
})

test.each(['sm_key_0123456789', 'a-SM_KEY_0123456789', Buffer.from('sm_key_0123456789').toString('base64')])(
  'an id that is the key, %s, goes into no URL',
  async id => {
    const sent: string[] = []
    const api = createConnectionsApi({
      baseUrl: new URL('https://x.example'),
      apiKey: 'sm_key_0123456789',
      containerTags: [],
      requestTimeoutMs: 1,
      signal: new AbortController().signal,
      send: async ({ url }) => {
        sent.push(url.href)
        return answer(200, [])
      },
    })
    for (const request of [api.syncRuns(id), api.failures('c', id), api.import(id)]) {
      expect(await failure(request)).toMatchObject({ code: 'unexpected-answer', sent: false })
    }
    expect(sent).toEqual([])
  },
)

test.each([
  ['sm_1234', true],
  ['sm_12345', false],
])('an id may hold a key so short that it may be chance: %s, sent: %s', async (apiKey, isSent) => {
  const sent: string[] = []
  const api = createConnectionsApi({
    baseUrl: new URL('https://x.example'),
    apiKey,
    containerTags: [],
    requestTimeoutMs: 1,
    signal: new AbortController().signal,
    send: async ({ url }) => {
      sent.push(url.pathname)
      return answer(200, [])
    },
  })
  await api.syncRuns(`c-${apiKey}`).catch(() => {})
  expect(sent).toEqual(isSent ? [`/v3/connections/c-${apiKey}/sync-runs`] : [])
})

describe('on the wire', () => {
  let emulator: Emulator
  afterEach(async () => {
    delete process.env.ACTIONS_ORCHESTRATION_ID
    await emulator.close()
  })

  test('the headers, and nothing that the client adds of itself', async () => {
    process.env.ACTIONS_ORCHESTRATION_ID = 'job-42'
    emulator = await startEmulator({ apiKey: 'sm_key', pathPrefix: '/prefix' })
    const real = api(createSend(createSystemClock()), ['team-docs'], `${emulator.url}/`)
    await real.import('notion')
    const [connection] = (await real.list()).value
    expect(await real.syncRuns(connection?.id ?? '')).toMatchObject({
      value: [{ id: 'run_1' }, { id: 'run_2' }],
    })
    expect((await real.failures(connection?.id ?? '', 'run_1')).value).toEqual([])
    const common = {
      accept: 'application/json, text/plain',
      authorization: 'Bearer sm_key',
      'content-type': 'application/json',
      'user-agent': 'supermemory-sync-action/1.0.0',
      host: new URL(emulator.url).host,
      connection: expect.any(String),
    }
    expect(emulator.requests.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/prefix/v3/connections/notion/import', '{"containerTags":["team-docs"]}'],
      ['POST', '/prefix/v3/connections/list', '{"containerTags":["team-docs"]}'],
      ['GET', '/prefix/v3/connections/conn_notion_wiki/sync-runs', ''],
      ['GET', '/prefix/v3/connections/conn_notion_wiki/sync-runs/run_1/failures', ''],
    ])
    for (const { method, headers, body } of emulator.requests) {
      expect(headers).toEqual(method === 'POST' ? { ...common, 'content-length': `${body.length}` } : common)
    }
  })
})

describe('accepted', () => {
  test('by 202, whatever else, with the time of the answer', async () => {
    const date = 'Mon, 02 Nov 2026 09:00:00 GMT'
    expect(await answering(answer(202, '', { date })).api.import('notion')).toEqual({
      value: null,
      answeredAt: ANSWERED_AT,
      date: Date.UTC(2026, 10, 2, 9),
    })
    expect(await answering(answer(202, '{', { date: 'yesterday' })).api.import('s3')).toMatchObject({
      date: null,
    })
    expect(await answering(answer(202)).api.import('s3')).toMatchObject({ date: null })
  })

  test.each([200, 201, 203, 204, 206])('not by %d', async status => {
    expect(await failure(answering(answer(status)).api.import('notion'))).toMatchObject({
      code: 'status',
      status,
    })
  })

  test.each([202, 201, 204])('a list is not answered by %d', async status => {
    expect(await failure(answering(answer(status, '[]')).api.list())).toMatchObject({
      code: 'status',
      status,
    })
  })
})

describe('a failure', () => {
  const NOTHING = {
    code: 'status',
    sent: true,
    status: 500,
    said: null,
    requestId: null,
    retryAfterMs: null,
    location: null,
    answeredAt: ANSWERED_AT,
    date: null,
  }

  test('with nothing to it', async () => {
    for (const ask of Object.values(ASK))
      expect(await failure(ask(answering(answer(500)).api))).toEqual(NOTHING)
  })

  test('with all there can be', async () => {
    const headers = { 'x-request-id': 'req_1', 'retry-after': '7', date: 'Mon, 02 Nov 2026 09:00:00 GMT' }
    const body = { error: 'Unavailable', retryAfterSeconds: 9 }
    expect(await failure(answering(answer(503, body, headers)).api.list())).toEqual({
      ...NOTHING,
      status: 503,
      said: 'Unavailable',
      requestId: 'req_1',
      retryAfterMs: 7000,
      date: Date.UTC(2026, 10, 2, 9),
    })
  })

  test.each<[string, HttpAnswer['headers'], unknown, number | null]>([
    ['the body, where the header says nothing', {}, { retryAfterSeconds: 9 }, 9000],
    ['the body, where the header cannot be read', { 'retry-after': 'soon' }, { retryAfterSeconds: 9 }, 9000],
    ['the header first, 0 included', { 'retry-after': '0' }, { retryAfterSeconds: 9 }, 0],
    [
      'a date, by the clock of the server',
      { 'retry-after': 'Mon, 02 Nov 2026 09:00:30 GMT', date: 'Mon, 02 Nov 2026 09:00:00 GMT' },
      '',
      30_000,
    ],
    [
      'a date, by ours where there is no Date',
      { 'retry-after': new Date(ANSWERED_AT + 30_000).toUTCString() },
      '',
      30_000,
    ],
  ])('when to try again: %s', async (_, headers, body, expected) => {
    expect(await failure(answering(answer(429, body, headers)).api.import('notion'))).toMatchObject({
      retryAfterMs: expected,
    })
  })

  test.each([300, 301, 302, 303, 307, 308, 399])(
    '%d is a redirect, and its words are not read',
    async status => {
      const redirect = answer(status, 'Moved', { location: '/x' })
      expect(await failure(answering(redirect).api.import('notion'))).toEqual({
        ...NOTHING,
        code: 'redirect',
        status,
        location: '/x',
      })
    },
  )

  test.each([299, 304, 400])('%d is not', async status => {
    expect(await failure(answering(answer(status, 'x')).api.list())).toMatchObject({
      code: 'status',
      said: 'x',
    })
  })

  test('an empty request id is none', async () => {
    expect(await failure(answering(answer(500, '', { 'x-request-id': '' })).api.list())).toEqual(NOTHING)
  })

  test.each(['no-connection', 'timeout', 'broken', 'certificate', 'too-large', 'aborted'] as const)(
    'in transport: %s',
    async code => {
      const error = new TransportError(code, true, new Error('x'))
      const request = api(() => Promise.reject(error)).list()
      await expect(request).rejects.toMatchObject({ cause: error })
      expect(await failure(request)).toEqual({ ...NOTHING, code, status: null, answeredAt: null })
      const unsent = api(() => Promise.reject(new TransportError(code, false))).list()
      expect((await failure(unsent)).sent).toBe(false)
    },
  )

  test('a mistake of ours stays what it is', async () => {
    const mistake = new TypeError('x')
    await expect(api(() => Promise.reject(mistake)).list()).rejects.toBe(mistake)
  })
})

describe('Retry-After', () => {
  const NOW = Date.UTC(2026, 10, 2, 9)
  test.each<[string | undefined, number | null]>([
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5000],
    ['999999999999', 999_999_999_999_000],
    ['1234567890123', 1e15],
    ['9'.repeat(400), 1e15],
    ['-1', null],
    ['1.5', null],
    ['1e3', null],
    ['5s', null],
    ['', null],
    [undefined, null],
    ['soon', null],
    ['2026-11-02T09:01:00Z', null],
    ['Mon, 02 Nov 2026 09:01:00 GMT', 60_000],
    ['Monday, 02-Nov-26 09:01:00 GMT', 60_000],
    ['Mon Nov  2 09:01:00 2026 GMT', 60_000],
    ['Mon Nov  2 09:01:00 2026', 60_000],
    ['Mon, 02 Nov 2026 09:00:00 GMT', null],
    ['Mon, 02 Nov 2026 08:59:59 GMT', null],
    ['Mon, 99 Nov 2026 09:01:00 GMT', null],
    ['Monday 40', null],
    ['x Mon, 02 Nov 2026 09:01:00 GMT', null],
    ['Mon, 02 Nov 2026 09:01:00 GMT x', null],
  ])('%j', (header, expected) => {
    expect(retryAfter(header, NOW)).toBe(expected)
  })

  test('a millisecond to go is one', () => {
    expect(retryAfter('Mon, 02 Nov 2026 09:00:00 GMT', NOW - 1)).toBe(1)
  })

  test('the old form of a date, as RFC 9110 has it, is in GMT without saying so, wherever the runner is', () => {
    const script = `import { retryAfter } from './src/connections.ts'
      console.log(retryAfter('Mon Nov  2 09:01:00 2026', ${NOW}))`
    const options = { cwd: ROOT, env: { ...process.env, TZ: 'America/New_York' } }
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], options)
    expect(String(printed).trim()).toBe('60000')
  })
})

describe('the list', () => {
  const list = async (body: unknown) => (await answering(answer(200, body)).api.list()).value
  const NO_RUN = {
    status: 'running',
    id: null,
    startedAt: null,
    completedAt: null,
    itemsProcessed: null,
    itemsFailed: null,
    errorCode: null,
    error: null,
  }

  test('connections, with what is needed of them and no more', async () => {
    const lastSyncRun = {
      status: 'failed',
      errorCode: 'auth_expired',
      error: 'gone',
      startedAt: '2026-11-02T09:00:00.250Z',
      completedAt: '2026-11-02T10:00:00+01:00',
    }
    const more = {
      createdAt: 'x',
      email: 'a@example.com',
      documentLimit: 1,
      expiresAt: 'y',
      metadata: {},
      later: 1,
    }
    expect(
      await list([
        { id: 'a', provider: 'notion', ...more, lastSyncRun },
        { id: 'b', provider: 's3' },
      ]),
    ).toEqual([
      {
        id: 'a',
        provider: 'notion',
        lastSyncRun: {
          ...NO_RUN,
          status: 'failed',
          errorCode: 'auth_expired',
          error: 'gone',
          startedAt: Date.UTC(2026, 10, 2, 9, 0, 0, 250),
          completedAt: Date.UTC(2026, 10, 2, 9),
        },
      },
      { id: 'b', provider: 's3', lastSyncRun: null },
    ])
  })

  test.each<[string, unknown, unknown]>([
    ['null', null, null],
    ['no object', 'running', null],
    ['no status', { startedAt: '2026-11-02T09:00:00Z' }, null],
    ['an empty status', { status: '' }, null],
    ['a status alone', { status: 'running' }, NO_RUN],
    ['a status that is new', { status: 'queued' }, { ...NO_RUN, status: 'queued' }],
    ['times that are none', { status: 'running', startedAt: 5, completedAt: 'x' }, NO_RUN],
    ['texts that are none', { status: 'running', id: 7, errorCode: '', error: {} }, NO_RUN],
    [
      'counts',
      { status: 'running', itemsProcessed: 0, itemsFailed: 3 },
      { ...NO_RUN, itemsProcessed: 0, itemsFailed: 3 },
    ],
    ['counts that are none', { status: 'running', itemsProcessed: -1, itemsFailed: 1.5 }, NO_RUN],
    ['counts beyond counting', { status: 'running', itemsProcessed: 1e300, itemsFailed: '3' }, NO_RUN],
  ])('a last run with %s', async (_, lastSyncRun, expected) => {
    expect(await list([{ id: 'a', provider: 'p', lastSyncRun }])).toEqual([
      { id: 'a', provider: 'p', lastSyncRun: expected },
    ])
  })

  test('an empty one is one', async () => {
    expect(await list([])).toEqual([])
  })

  test.each<[string, unknown]>([
    ['HTML', '<html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['an object', { connections: [] }],
    ['an entry that is none', [{ id: 'a', provider: 'p' }, null]],
    ['an entry without id', [{ provider: 'p' }]],
    ['an entry with an empty id', [{ id: '', provider: 'p' }]],
    ['an entry whose id is a number', [{ id: 1, provider: 'p' }]],
    ['an entry without provider', [{ id: 'a' }]],
  ])('%s is not what the API documents, and nobody guesses', async (_, body) => {
    const wrong = answer(200, body, { 'x-request-id': 'r' })
    expect(await failure(answering(wrong).api.list())).toMatchObject({
      code: 'unexpected-answer',
      status: 200,
      said: null,
      requestId: 'r',
      sent: true,
      answeredAt: ANSWERED_AT,
    })
  })
})

describe('runs and failures', () => {
  test('runs, in the order they came', async () => {
    const body = [
      {
        id: 'r2',
        connectionId: 'c',
        status: 'running',
        triggerType: 'manual',
        startedAt: '2026-11-02T09:00:00Z',
        completedAt: null,
        itemsProcessed: 1,
        itemsFailed: 0,
        error: null,
      },
      { id: 'r1', status: 'completed', completedAt: '1970-01-01T00:00:00Z' },
    ]
    expect((await answering(answer(200, body)).api.syncRuns('c')).value).toEqual([
      {
        id: 'r2',
        status: 'running',
        startedAt: Date.UTC(2026, 10, 2, 9),
        completedAt: null,
        itemsProcessed: 1,
        itemsFailed: 0,
        errorCode: null,
        error: null,
      },
      {
        id: 'r1',
        status: 'completed',
        startedAt: null,
        completedAt: 0,
        itemsProcessed: null,
        itemsFailed: null,
        errorCode: null,
        error: null,
      },
    ])
  })

  test('failures, by id and code: titles and messages are private', async () => {
    const body = {
      failures: [
        {
          id: 'd1',
          customId: 'x',
          title: 'Salaries',
          type: 't',
          updatedAt: 'u',
          errorCode: 'BIG',
          errorMessage: 'Salaries is big',
        },
        {},
      ],
      truncated: true,
    }
    expect((await answering(answer(200, body)).api.failures('c', 'r')).value).toEqual([
      { documentId: 'd1', code: 'BIG' },
      { documentId: null, code: null },
    ])
  })

  test.each<[string, string, unknown]>([
    ['sync-runs', 'an object', {}],
    ['sync-runs', 'a run without status', [{ id: 'r' }]],
    ['failures', 'a list', []],
    ['failures', 'no failures', {}],
    ['failures', 'a failure that is none', { failures: ['x'] }],
  ])('%s: %s is not what the API documents', async (name, _, body) => {
    expect(await failure(ASK[name]?.(answering(answer(200, body)).api) as Promise<unknown>)).toMatchObject({
      code: 'unexpected-answer',
      status: 200,
    })
  })
})
