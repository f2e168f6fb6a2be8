/** The bundle as the runner starts it: exit codes, signals, files, the environment. */
import { type ChildProcess, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { SeedConnection } from '../emulator/backend.ts'
import { type Emulator, type EmulatorOptions, startEmulator } from '../emulator/server.ts'
import { runStep, type StepOptions, type StepResult } from '../scripts/runner.ts'
import { VERSION } from '../src/version.ts'
import { certificateFile, makeCertificate } from './support/certificates.ts'
import {
  half,
  head,
  http,
  type Reply,
  type Request,
  type Server,
  stall,
  startNeverAccepting,
  startServer,
  trickle,
  tunnel,
} from './support/server.ts'
import { expectNowhere, inFolder, KEY, messages, results, step, withPreload, written } from './support/step.ts'

/** Windows knows no signals, and takes less in a variable of the environment. */
const onPosix = (process.platform === 'win32' ? test.skip : test.concurrent) as typeof test.concurrent
/** No name server knows it: only through a proxy is there a way. */
const HOST = 'api.supermemory.test'

const certificate = await makeCertificate(['127.0.0.1', HOST])
const ca = certificateFile(certificate)
afterAll(() => ca.remove())
const TRUSTED = { NODE_EXTRA_CA_CERTS: ca.path }

const seed = (provider: string, id: string): SeedConnection => ({
  id,
  provider,
  containerTags: ['docs'],
  plan: { startsAfterMs: 0, takesMs: 300 },
})
const CONNECTIONS = [seed('notion', 'conn_a'), seed('s3', 'conn_b'), seed('notion', 'conn_c')]
const WAITING = { 'wait-for': 'completed', 'poll-interval-seconds': '1' }
const V5 = { 'api-version': 'v5' }

type Inputs = Record<string, string>

async function withEmulator<T>(options: EmulatorOptions, use: (emulator: Emulator) => Promise<T>): Promise<T> {
  const emulator = await startEmulator({ apiKey: KEY, connections: CONNECTIONS, ...options })
  try {
    return await use(emulator)
  } finally {
    await emulator.close()
  }
}

/** One step against an emulator of its own; `asked`: method and path of its requests. */
function emulated(inputs: Inputs, options: StepOptions = {}, of: EmulatorOptions = {}) {
  return withEmulator(of, async emulator => ({
    ...(await step(emulator.url, inputs, options)),
    requests: emulator.requests,
    asked: emulator.requests.map(({ method, path }) => `${method} ${path}`),
  }))
}

/** What is answered to paths that end so; anything else as by an API that takes everything, and has one connection. */
type Answers = Record<string, Reply>
function answerTo({ path }: Request, answers: Answers): Reply {
  const known = Object.entries(answers).find(([end]) => path.endsWith(end))
  if (known !== undefined) return known[1]
  return path.endsWith('/list') ? http(200, [{ id: 'conn_a', provider: 'notion' }]) : http(202, 'Importing')
}

/** One step against a server with these answers. */
async function served(answers: Answers, inputs: Inputs = {}, options: StepOptions = {}) {
  const server = await startServer(request => answerTo(request, answers))
  try {
    const result = await step(server.url, inputs, options)
    return { ...result, asked: server.requests.map(({ method, path }) => `${method} ${path}`) }
  } finally {
    await server.close()
  }
}

const IMPORT = 'POST /v3/connections/notion/import'

describe('what is asked', () => {
  test.concurrent('v3: one request, its headers, and green', async () => {
    const result = await emulated({ 'container-tags': 'docs' })
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'success', annotations: [], asked: [IMPORT] })
    expect(result.requests[0]).toMatchObject({
      body: '{"containerTags":["docs"]}',
      headers: {
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/json',
        accept: expect.stringMatching(/application\/json.*text\/plain/),
        'user-agent': expect.stringContaining(`supermemory-sync-action/${VERSION}`),
      },
    })
    expect(result.outputs).toMatchObject({ status: 'accepted', connections: '', 'error-codes': '' })
    expect(results(result)).toMatchObject([{ provider: 'notion', status: 'accepted', connections: [] }])
    expect(result.summary).toMatch(/^## Supermemory sync: .*accepted/)
  })

  test.concurrent('v5: a list, and a POST without a body and without a type for each connector', async () => {
    const result = await emulated({ ...V5, 'container-tags': 'docs' })
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'accepted', connections: '2' } })
    expect(result.asked).toEqual([
      'GET /ns/docs/connectors?provider=notion&page=1&limit=100',
      'POST /ns/docs/connectors/conn_a/sync',
      'POST /ns/docs/connectors/conn_c/sync',
    ])
    for (const { body, headers } of result.requests) {
      expect(body).toBe('')
      expect(headers).not.toHaveProperty('content-type')
    }
  })

  test.concurrent.each([{}, V5])('waited for, with the counts: %j', async version => {
    const result = await emulated({ ...version, ...WAITING, provider: 'all' })
    expect(result).toMatchObject({ exitCode: 0, annotations: [] })
    expect(result.outputs).toMatchObject({ status: 'completed', connections: '3', 'items-processed': '30' })
    expect(results(result).flatMap(({ connections }) => connections.map(({ id }) => id))).toHaveLength(3)
    expect(result.asked.filter(each => /^POST .*(import|sync)$/.test(each))).toHaveLength(
      'api-version' in version ? 3 : 2,
    )
    expect(result.summary).toContain('```mermaid')
  })

  test.concurrent('v5, until it can be found', async () => {
    const result = await emulated({ 'wait-for': 'searchable', 'poll-interval-seconds': '1' })
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'completed' } })
    expect(result.asked.join('\n')).toMatch(/\/ns\/docs\/list\/documents/)
    expect(result.asked.join('\n')).not.toContain('/v3/')
  })

  test.concurrent.each([{}, V5])('a check asks for nothing: %j', async version => {
    const result = await emulated({ ...version, mode: 'check' })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'not-started', connections: '2' } })
    expect(result.asked.filter(each => /import|sync$/.test(each))).toEqual([])
  })

  test.concurrent('under a prefix, with a slash at its end', async () => {
    const result = await withEmulator({ pathPrefix: '/a/b' }, async emulator => {
      expect((await step(`${emulator.url}/`)).exitCode).toBe(0)
      return emulator.requests
    })
    expect(result.map(({ path }) => path)).toEqual(['/a/b/v3/connections/notion/import'])
  })

  test.concurrent('v3 that is gone: v5, and a notice', async () => {
    const result = await emulated({}, {}, { v3: 410 })
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'accepted' } })
    expect(messages(result, 'notice')).toEqual([expect.stringMatching(/v3.*v5/)])
    expect(result.asked.map(each => each.replace(/\?.*/, ''))).toEqual([
      IMPORT,
      'GET /connectors',
      'POST /ns/docs/connectors/conn_a/sync',
      'POST /ns/docs/connectors/conn_c/sync',
    ])
  })

  const IN_2027 = 'const now = Date.now; const by = Date.UTC(2027, 0, 1) - now(); Date.now = () => now() + by'
  test.concurrent.each([
    ['auto', /^GET \/connectors/],
    ['v3', /^POST \/v3\//],
  ])('in 2027, with api-version %s', async (version, first) => {
    const { exitCode, asked } = await withPreload(IN_2027, options => emulated({ 'api-version': version }, options))
    expect([exitCode, asked[0]]).toEqual([0, expect.stringMatching(first)])
  })
})

describe('the end of the process', () => {
  test.concurrent('refused: red, with an error, outputs and summary', async () => {
    const result = await served({ '/import': http(401, { error: 'Unauthorized' }) })
    expect(result).toMatchObject({
      exitCode: 1,
      conclusion: 'failure',
      outputs: { status: 'failed', 'error-codes': 'http_401' },
    })
    expect(messages(result)).toEqual([expect.stringMatching(/^notion: .*HTTP 401.*“Unauthorized”.*api-key/)])
    expect(result.summary).toMatch(/^## Supermemory sync: .*failed/)
  })

  test.concurrent('bad input: everything that is wrong at once, and nothing is sent', async () => {
    const result = await emulated({ provider: 'notoin', 'max-retries': '5m' })
    expect(result).toMatchObject({ asked: [], outputs: { status: 'failed', 'error-codes': 'input' } })
    expect(messages(result)).toEqual([
      expect.stringMatching(/notoin.*mean notion/),
      expect.stringMatching(/max-retries.*5m/),
    ])
  })

  test.concurrent.each<[string, Reply]>([
    ['is cut short', half(202, 'Imp')],
    ['never begins', stall(half(202, ''))],
    ['never ends', trickle(`${head(202)}\r\n`, 'x')],
  ])('202 whose body %s: green, and nothing keeps the process', async (_, reply) => {
    expect(await served({ '/import': reply })).toMatchObject({ exitCode: 0, asked: [IMPORT] })
  })

  test.concurrent.each<[string, string, Reply]>([
    ['no answer', 'timeout', stall()],
    ['a connection that breaks off', 'broken', ''],
  ])('%s: checked, repeated once, then red', async (_, code, reply) => {
    const inputs = { 'request-timeout-seconds': '1', 'max-retries': '1' }
    const result = await served({ '/import': reply }, inputs)
    expect(result.asked).toEqual([IMPORT, 'POST /v3/connections/list', IMPORT])
    expect(result.outputs).toMatchObject({ status: 'failed', 'error-codes': code })
  })

  test.concurrent.each([
    ['v3', {}],
    ['v5', V5],
  ])('a list that trickles for ever fails the step, %s', async (_, version) => {
    const inputs = { ...version, provider: 'all', 'request-timeout-seconds': '1', 'max-retries': '1' }
    const result = await served({ '': trickle(`${head(200)}\r\n`, ' ') }, inputs)
    expect(result.asked).toHaveLength(2)
    expect(result.outputs).toMatchObject({ status: 'failed', 'error-codes': 'timeout' })
  })

  test.concurrent('an event loop that runs dry is red', async () => {
    const nothingEverHappens = `
      const { EventEmitter } = require('node:events')
      const never = () => Object.assign(new EventEmitter(), { setTimeout() {}, write() {}, end() {} })
      require('node:http').request = never
      globalThis.setTimeout = () => ({ ref() {}, unref() {} })`
    const inputs = { provider: 'notion', 'api-key': KEY, 'base-url': 'http://127.0.0.1:9' }
    const result = await withPreload(nothingEverHappens, options => runStep({ ...options, inputs }))
    expect(result).toMatchObject({ exitCode: 1, signal: null, stderr: '', outputs: {} })
    expect(result.log.at(-1)).toMatch(/\bnotion\b/)
  })

  test.concurrent.each([
    ['an error that nobody catches', 'setTimeout(() => { throw new RangeError("Odd") }, 1000)'],
    ['a promise that nobody awaits', 'setTimeout(() => Promise.reject(new RangeError("Odd")), 1000)'],
  ])('%s: red, called a bug, with outputs', async (_, script) => {
    const result = await withPreload(script, options => served({ '/import': stall() }, {}, options))
    expect(result.outputs).toMatchObject({ status: 'failed', 'error-codes': 'internal_fault' })
    expect(messages(result)).toEqual([expect.stringMatching(/bug in this action.*RangeError: Odd/)])
    expect(result.log.join('\n')).not.toContain('Cancelled')
    expect(result.summary).toContain('RangeError: Odd')
  })

  const versionOf = (node: string) =>
    execFileSync(node, ['-p', 'parseInt(process.versions.node)'], { encoding: 'utf8' })
  const OLD_NODES = ['/usr/bin/node', '/usr/local/bin/node'].filter(node => existsSync(node) && +versionOf(node) < 24)
  const AS_IF_OLD = "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })"
  test.concurrent.each(['as if', ...OLD_NODES])('an old Node is named as what is wrong: %s', async node => {
    const run = (options: StepOptions) => emulated({}, options)
    const result = await (node === 'as if' ? withPreload(AS_IF_OLD, run) : run({ node }))
    expect(result).toMatchObject({ exitCode: 1, asked: [], outputs: { status: 'failed', 'error-codes': 'input' } })
    expect(messages(result)).toEqual([expect.stringMatching(/^This action needs Node 24 or newer.* \d\d\.\d/)])
  })
})

describe('files of the runner', () => {
  test.concurrent.each([undefined, '/no/such/file'])('none, %j: the action does without', async none => {
    const env = { GITHUB_OUTPUT: none, GITHUB_STEP_SUMMARY: none, RUNNER_TEMP: none }
    expect(await emulated({}, { env })).toMatchObject({ exitCode: 0, annotations: [], outputs: {}, summary: '' })
  })

  test.concurrent('ones that cannot be written: a warning for each', async () => {
    await inFolder(async folder => {
      const env = { GITHUB_OUTPUT: folder, GITHUB_STEP_SUMMARY: folder, RUNNER_TEMP: ca.path }
      const result = await emulated({}, { env })
      expect(result).toMatchObject({ exitCode: 0, outputs: {}, summary: '' })
      expect(messages(result, 'warning')).toEqual([
        expect.stringContaining('results-file'),
        expect.stringContaining('outputs'),
        expect.stringContaining('summary'),
      ])
    })
  })

  test.concurrent.each([WAITING, { provider: '?' }])('results-file: the same JSON, %j', async inputs => {
    const { outputs, resultsFile } = await emulated(inputs)
    expect(outputs['results-file']).toBeTruthy()
    expect(resultsFile).toBe(outputs.results)
  })

  test.concurrent('no RUNNER_TEMP: no results-file', async () => {
    const { exitCode, outputs } = await emulated({}, { env: { RUNNER_TEMP: undefined } })
    expect([exitCode, outputs['results-file']]).toEqual([0, ''])
  })

  onPosix('10,000 connections that failed: outputs that the next step can be given', async () => {
    const at = '2026-11-01T00:00:00Z'
    const lastSyncRun = {
      status: 'failed',
      startedAt: at,
      completedAt: at,
      errorCode: 'internal',
      error: 'é'.repeat(300),
    }
    const list = Array.from({ length: 10_000 }, (_, index) => ({ id: `c_${index}`, provider: 'notion', lastSyncRun }))
    const result = await served({ '/list': http(200, list), '': http(404) }, { mode: 'check' })
    const { outputs, summary, resultsFile } = result
    expect(outputs).toMatchObject({ status: 'failed', connections: '10000' })
    const code = 'process.stdout.write(String(JSON.parse(process.env.RESULTS)[0].connections.length))'
    const env = { RESULTS: outputs.results, MESSAGE: outputs.message }
    expect(Number(execFileSync(process.execPath, ['-e', code], { env, encoding: 'utf8' }))).toBeGreaterThan(50)
    expect(results(result)[0]?.truncated).toBe(true)
    expect(JSON.parse(resultsFile ?? '')[0].connections).toHaveLength(10_000)
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    expect(outputs.message?.length).toBeLessThanOrEqual(1000)
  })
})

describe('the key', () => {
  test.concurrent('is masked before anything else is printed', async () => {
    const { stdout, masks } = await emulated({}, { debug: true })
    expect(masks).toEqual([KEY])
    expect(stdout.split('\n')[0]).toBe(`::add-mask::${KEY}`)
  })

  test.concurrent('and the address, from the environment; an input goes before them', async () => {
    await withEmulator({}, async ({ url }) => {
      const env = { SUPERMEMORY_API_KEY: ` ${KEY}\r\n`, SUPERMEMORY_BASE_URL: `${url}/` }
      expect(await step('', { 'api-key': '' }, { env })).toMatchObject({ exitCode: 0, masks: [KEY] })
      const others = { SUPERMEMORY_API_KEY: 'sm_of_another', SUPERMEMORY_BASE_URL: 'https://no-such-host.invalid' }
      expect(await step(url, {}, { env: others })).toMatchObject({ exitCode: 0, masks: [KEY] })
    })
  })

  test.concurrent('with white space around it is sent and masked without', async () => {
    expect(await emulated({ 'api-key': `\t ${KEY}\r\n` })).toMatchObject({ exitCode: 0, masks: [KEY] })
  })

  test.concurrent('that is none: said, and nothing is masked', async () => {
    const result = await emulated({ 'api-key': '' })
    expect(result).toMatchObject({ exitCode: 1, masks: [], asked: [] })
    expect(messages(result)).toEqual([expect.stringMatching(/^api-key is missing/)])
  })

  test.concurrent('of two lines: each is masked, neither is shown, nothing is sent', async () => {
    const result = await emulated({ 'api-key': 'sm_first_half\r\nsm_second_half' })
    expect(result).toMatchObject({ exitCode: 1, masks: ['sm_first_half', 'sm_second_half'], asked: [] })
    expect(written(result)).not.toMatch(/sm_first_half|sm_second_half/)
  })

  test.concurrent.each([`${KEY}é`, `“${KEY}”`, `${KEY}\x01`, `${KEY.slice(0, 9)} ${KEY.slice(9)}`])(
    'that no header can carry: refused, and not shown: %j',
    async given => {
      const result = await emulated({ 'api-key': given })
      expect(result).toMatchObject({ exitCode: 1, asked: [], outputs: { 'error-codes': 'input' } })
      expectNowhere(result, KEY)
    },
  )

  test.concurrent.each(['https://me:hunter2@api.test', 'http://me:hunter2@[::1', 'ftp://hunter2@x'])(
    'and what else is secret in a base-url is not shown: %s',
    async url => {
      const result = await step(url)
      expect(result).toMatchObject({ exitCode: 1, outputs: { 'error-codes': 'input' } })
      expect(written(result)).not.toContain('hunter2')
    },
  )
})

test.concurrent('debug: a line for a request, with no header and no body', async () => {
  const { debug } = await emulated({ ...WAITING, provider: 's3', 'container-tags': 'docs' }, { debug: true })
  expect(debug.length).toBeGreaterThanOrEqual(4)
  for (const line of debug) {
    expect(line).toMatch(/^(POST|GET) \/v3\/connections\/(list|s3\/import|conn_b\/sync-runs) 20[02] \d+ ms req_\d+$/)
  }
})

describe('TLS and proxies', () => {
  const overTls = (use: (emulator: Emulator) => Promise<void>) => withEmulator({ tls: certificate }, use)

  test.concurrent('a certificate authority of one’s own', async () => {
    await overTls(async ({ url, requests }) => {
      expect(await step(url, {}, { env: TRUSTED })).toMatchObject({ exitCode: 0 })
      const refused = await step(url)
      expect(refused.outputs).toMatchObject({ status: 'failed', 'error-codes': 'certificate' })
      expect(messages(refused)).toEqual([expect.stringContaining('NODE_EXTRA_CA_CERTS')])
      expect(requests).toHaveLength(1)
    })
  })

  test.concurrent.each(['https_proxy', 'HTTPS_PROXY'])(
    '%s with a password, which is nowhere, nor any warning',
    async variable => {
      await overTls(async ({ url, requests }) => {
        const proxy = await startServer(() => tunnel)
        const env = { ...TRUSTED, [variable]: `http://me:hunter2@127.0.0.1:${proxy.port}` }
        const result = await step(`https://${HOST}:${new URL(url).port}`, WAITING, { env, debug: true })
        await proxy.close()
        expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'completed', 'items-processed': '20' } })
        expect(proxy.requests).toHaveLength(requests.length)
        expect(written(result)).not.toMatch(/hunter2|bWU6aHVudGVyM/)
      })
    },
  )

  // Nothing was sent, so no list is needed before a retry.
  test.concurrent.each<[string, Reply, number]>([
    ['wants other credentials', 'HTTP/1.1 407 Who\r\n\r\n', 1],
    ['says nothing', stall(), 2],
  ])('a proxy that %s: red, and nothing keeps the process', async (_, reply, times) => {
    const proxy = await startServer(() => reply)
    const env = { https_proxy: `http://me:hunter2@127.0.0.1:${proxy.port}` }
    const inputs = { 'request-timeout-seconds': '1', 'max-retries': '1' }
    const result = await step(`https://${HOST}`, inputs, { env })
    await proxy.close()
    expect(result.outputs).toMatchObject({ status: 'failed', 'error-codes': 'unreachable' })
    expect(proxy.requests).toHaveLength(times)
    expect(written(result)).not.toContain('hunter2')
  })
})

interface Place {
  url: string
  env?: Record<string, string>
  close?: () => Promise<void>
}

/** `at`: the signal comes at a request, by its path and its number, or at a line of the log; or `preload` sends it. */
interface Stage {
  at: RegExp
  answers?: Answers
  inputs?: Inputs
  /** Where its requests go instead. */
  place?: () => Promise<Place>
  preload?: string
  /** Of the provider. Default: cancelled. */
  status?: string
  /** The signal comes before anything was triggered. */
  isEarly?: true
}

const WAIT = { 'wait-for': 'completed' }
const soon = () => new Date(Date.now() + 60_000).toISOString()
const listed = (lastSyncRun: object) => http(200, [{ id: 'conn_a', provider: 'notion', lastSyncRun }])
/** A list that shows nothing the first time, and then this as the last run. */
function thenListed(lastSyncRun: object): Reply {
  let times = 0
  return socket => socket.end(times++ === 0 ? listed({}) : listed(lastSyncRun))
}
const hangingProxy = async () => {
  const proxy = await startServer(() => stall())
  return { url: `https://${HOST}`, env: { https_proxy: proxy.url }, close: proxy.close }
}

const stages: [name: string, stage: Stage, ...signals: NodeJS.Signals[]][] = [
  [
    'a host name is looked up',
    {
      at: /\bnotion\b/,
      preload: "require('node:dns').lookup = () => {}",
      place: async () => ({ url: `https://${HOST}` }),
    },
  ],
  ['nobody accepts', { at: /\bnotion\b/, place: startNeverAccepting }],
  ['a proxy says nothing', { at: /\bnotion\b/, place: hangingProxy }, 'SIGTERM'],
  ['there is no answer', { at: /import/, answers: { '/import': stall() } }],
  ['there is no answer, by SIGTERM', { at: /import/, answers: { '/import': stall() } }, 'SIGTERM'],
  ['there is no answer, thrice', { at: /import/, answers: { '/import': stall() } }, 'SIGINT', 'SIGTERM', 'SIGINT'],
  ['the words of a refusal come', { at: /import/, answers: { '/import': stall(half(400, 'No')) } }],
  ['a repeat waits', { at: /import/, answers: { '/import': http(503, '', { 'Retry-After': '200' }) } }, 'SIGTERM'],
  ['a check is under way', { at: /list/, answers: { '/list': stall(), '/import': http(500) } }],
  [
    'all is listed',
    { isEarly: true, at: /list/, inputs: { provider: 'all' }, answers: { '/list': stall() } },
    'SIGTERM',
  ],
  ['the baseline is listed', { isEarly: true, at: /list/, inputs: WAIT, answers: { '/list': stall(half(200, '[')) } }],
  [
    'a sync is in the way',
    { at: /list 2/, inputs: WAIT, answers: { '/list': listed({ status: 'running', startedAt: soon() }) } },
  ],
  [
    'a sync runs',
    { at: /list 4/, inputs: WAIT, answers: { '/list': thenListed({ status: 'running', startedAt: soon() }) } },
    'SIGTERM',
  ],
  [
    'the counts are fetched',
    {
      at: /sync-runs/,
      inputs: WAIT,
      answers: {
        '/list': thenListed({ status: 'completed', startedAt: soon(), completedAt: soon() }),
        '/sync-runs': stall(),
      },
      status: 'completed',
    },
  ],
  [
    'the bundle is loaded',
    {
      isEarly: true,
      at: /(?!)/,
      inputs: { provider: 'all' },
      answers: { '/list': stall() },
      preload: `const { Module } = require('node:module')
        const load = Module._load
        Module._load = (name, ...rest) => {
          if (name === 'node:fs') {
            Module._load = load
            process.kill(process.pid, 'SIGTERM')
          }
          return load(name, ...rest)
        }`,
    },
  ],
  ['a v5 list is read', { isEarly: true, at: /connectors/, inputs: V5, answers: { '': stall() } }, 'SIGTERM'],
]

async function cancelled(stage: Stage, signals: NodeJS.Signals[]): Promise<StepResult> {
  let child: ChildProcess | undefined
  let reached = false
  const onLine = (what: string) => {
    if (reached || !stage.at.test(what)) return
    reached = true
    // A moment later: what was sent must have arrived.
    setTimeout(() => {
      for (const signal of signals) child?.kill(signal)
      // The contract's 2 seconds, and one for a busy machine.
      setTimeout(() => child?.kill('SIGKILL'), 3000).unref()
    }, 200)
  }
  const onStart = (started: ChildProcess) => {
    child = started
  }
  const server: Server = await startServer(request => {
    onLine(`${request.path} ${server.requests.length}`)
    return answerTo(request, stage.answers ?? {})
  })
  const { url, env = {}, close }: Place = (await stage.place?.()) ?? { url: server.url }
  const run = (more: StepOptions = {}) => step(url, stage.inputs, { onStart, onLine, env, ...more })
  try {
    return await (stage.preload ? withPreload(stage.preload, run) : run())
  } finally {
    await close?.()
    await server.close()
  }
}

describe('cancelled while', () => {
  onPosix.each(stages)('%s', async (_, stage, ...signals) => {
    const result = await cancelled(stage, signals.length > 0 ? signals : ['SIGINT'])
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'cancelled' } })
    const { inputs: { provider = 'notion' } = {}, status = 'cancelled' } = stage
    expect(results(result)).toMatchObject([{ provider, status }])
    expect(result.summary).toMatch(/^## Supermemory sync: .*cancelled/)
    const said = stage.isEarly ? 'Cancelled before anything was triggered' : 'Cancelled. Accepted syncs keep running'
    expect(result.log.join('\n')).toContain(said)
    expect(messages(result)).toHaveLength(1)
  })
})
