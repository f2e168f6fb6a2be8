// @ts-nocheck
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import type { SeedConnection } from '../emulator/backend.ts'
import type { FaultAnswer } from '../emulator/faults.ts'
import { demoConnections } from '../emulator/seed.ts'
import { type Emulator, type EmulatorOptions, startEmulator } from '../emulator/server.ts'
import { cancelStep, runStep, type StepOptions, type StepResult } from '../scripts/runner.ts'
import { tableCells } from './support/markdown.ts'
import { closedPort } from './support/server.ts'

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
const KEY = 'sm_bundle_0123456789+/='
const NO_COUNTS = { 'items-processed': '', 'items-failed': '' }

type Inputs = Record<string, string>

type Step = StepResult & { emulator: Emulator }

/** One step against an emulator of its own. */
async function step(inputs: Inputs, options: StepOptions = {}, of: EmulatorOptions = {}): Promise<Step> {
  const emulator = await startEmulator({ apiKey: KEY, ...of })
  try {
    const given = { provider: 'notion', 'api-key': KEY, 'base-url': emulator.url, ...inputs }
    const result = await runStep({ killAfterMs: 25_000, ...options, inputs: given })
    expectNothingBad(result)
    return { ...result, emulator }
  } finally {
    await emulator.close()
  }
}

/** What holds for every step, however it ends. */
function expectNothingBad(result: StepResult): void {
  expect([result.killed, result.stderr, result.otherCommands]).toEqual([false, '', []])
  expect(result.masks).toEqual([KEY])
  const written = [
    result.stdout.replaceAll(`::add-mask::${KEY}`, ''),
    result.outputsFile,
    result.summary,
  ].join('\n')
  for (const form of [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64').slice(0, -4)]) {
    expect(written).not.toContain(form)
  }
  expect(written).not.toMatch(/\w@example\.com|Salaries|Layoff/)
}

const WAITING = { 'wait-for-completion': 'true', 'poll-interval-seconds': '1' }
const seconds = (number: number) => String(number / 60)

const errors = ({ annotations }: StepResult) => messages(annotations, 'error')
const messages = (annotations: StepResult['annotations'], level: string) =>
  annotations.filter(each => each.level === level).map(({ message }) => message)

interface Result {
  provider: string
  status: string
  message: string
  connections: Record<string, unknown>[]
}
const results = ({ outputs }: StepResult): Result[] => JSON.parse(outputs.results ?? '')
const paths = ({ emulator }: Step) => emulator.requests.map(({ method, path }) => `${method} ${path}`)

const IMPORT = 'POST /v3/connections/notion/import'
const answering = (answer: FaultAnswer, times = 100): EmulatorOptions => ({
  faults: [{ endpoint: 'import', times, answer }],
})

describe('without waiting', () => {
  test.concurrent('accepted: one request, and nothing else', async () => {
    const result = await step({ 'container-tags': 'team-docs, customer-a' })
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'success', annotations: [] })
    expect(paths(result)).toEqual([IMPORT])
    expect(result.emulator.requests[0]).toMatchObject({
      body: '{"containerTags":["team-docs","customer-a"]}',
      headers: { 'user-agent': 'supermemory-sync-action/1.0.0' },
    })
    expect(result.outputs).toEqual({
      status: 'accepted',
      ...NO_COUNTS,
      results: '[{"provider":"notion","status":"accepted","message":"notion: accepted","connections":[]}]',
    })
    expect(tableCells(result.summary)).toEqual([['notion', '📨\u00a0accepted', 'accepted']])
    expect(result.log).toEqual([
      `supermemory-sync-action 1.0.0, ${result.emulator.url}/, connections with the container tags team-docs, customer-a`,
      'Asking for a sync of notion',
      'notion: accepted',
    ])
  })

  test.concurrent('a debug line per request: method, path, status, milliseconds and request id, and no more', async () => {
    const { debug } = await step({}, { debug: true })
    expect(debug).toEqual([
      expect.stringMatching(/^POST \/v3\/connections\/notion\/import 202 \d+ ms req_1$/),
    ])
  })

  test.concurrent('already running: accepted, with a notice', async () => {
    const result = await step({}, {}, answering({ kind: 'status', status: 409, body: { error: 'x' } }))
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'accepted' } })
    expect(messages(result.annotations, 'notice')).toEqual([
      'notion: a sync of it is already running, which counts as accepted',
    ])
  })

  test.concurrent.each<[string, FaultAnswer]>([
    ['cut short', { kind: 'cut', status: 202, body: 'Importing', contentLength: 999 }],
    ['stalled', { kind: 'stall', afterHeaders: true }],
    ['endless', { kind: 'trickle', everyMs: 10, bytes: 1000 }],
    ['JSON', { kind: 'status', status: 202, body: { message: 'Manual sync initiated' } }],
    ['no body', { kind: 'status', status: 202 }],
  ])('202, %s: accepted', async (_, answer) => {
    const result = await step({}, {}, answering(answer))
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'accepted' } })
    expect(paths(result)).toEqual([IMPORT])
  })

  const NEXT_200 = "check base-url: a proxy or a sign-in page may have answered in the API's place"
  test.concurrent.each<[string, FaultAnswer, string]>([
    [
      '200 with HTML',
      { kind: 'status', status: 200, body: '<html><title>Sign in</title>' },
      `the answer is not the 202 that means accepted (HTTP 200); the API said “an HTML page titled Sign in”; ${NEXT_200}`,
    ],
    [
      '200 with JSON',
      { kind: 'status', status: 200, body: { message: 'ok' } },
      `the answer is not the 202 that means accepted (HTTP 200); the API said “ok”; ${NEXT_200}`,
    ],
    [
      '400',
      {
        kind: 'status',
        status: 400,
        body: { success: false, error: [{ message: 'Bad', path: ['containerTags', 0] }] },
      },
      'the API refused the request (HTTP 400); the API said “Bad (containerTags.0)”; check container-tags',
    ],
    [
      '401, echoing the key',
      {
        kind: 'status',
        status: 401,
        body: `no ${KEY} ${encodeURIComponent(KEY)} ${Buffer.from(KEY).toString('base64')}`,
      },
      'the API does not accept the key (HTTP 401); the API said “no *** *** ***0=”; check api-key: it must be a valid key of the organization',
    ],
    [
      '402',
      { kind: 'status', status: 402, body: { error: 'Plan', details: 'a@example.com' } },
      'the plan does not cover this, or its credits are used up (HTTP 402); the API said “Plan: ***@***”; check the plan and its credits',
    ],
    [
      '403',
      { kind: 'status', status: 403, body: '\n::error::x\n##[error]y' },
      'the API does not allow this with this key or plan (HTTP 403); the API said “::error::x\\n## [error]y”; check the plan, and that api-key is an organization key, not a scoped one',
    ],
    [
      '404',
      { kind: 'status', status: 404, headers: { 'x-request-id': 'r1' } },
      'the API does not know this address (HTTP 404); request id r1; check base-url (the self-hosted server has no connectors)',
    ],
    [
      'a redirect',
      { kind: 'redirect', status: 302, location: 'https://u:p@login.example.org/x' },
      'the server redirects to login.example.org, and redirects are not followed (HTTP 302); set base-url to the address of the API itself',
    ],
    [
      '429 for too long',
      { kind: 'status', status: 429, headers: { 'retry-after': '301' }, body: { retryAfterSeconds: 1 } },
      'too many requests (HTTP 429); about 500 requests a minute are allowed for a key: try again in 5 m 1 s',
    ],
  ])('%s: failed at once', async (_, answer, expected) => {
    const result = await step({}, {}, answering(answer))
    expect(result).toMatchObject({ exitCode: 1, conclusion: 'failure' })
    expect(errors(result)).toEqual([`notion: asking for a sync failed: ${expected}`])
    expect(paths(result)).toEqual([IMPORT])
    expect(result.outputs).toMatchObject({ status: 'failed', ...NO_COUNTS })
    expect(results(result)).toMatchObject([
      { provider: 'notion', status: 'failed', message: errors(result)[0] },
    ])
    expect(tableCells(result.summary)).toMatchObject([
      ['notion', '❌\u00a0failed', expect.stringContaining('failed: ')],
    ])
  })

  test.concurrent('429 and 503 are repeated, and the log says why and for how long it pauses', async () => {
    const result = await step(
      {},
      {},
      {
        faults: [
          {
            endpoint: 'import',
            times: 1,
            answer: { kind: 'status', status: 429, body: { error: 'Slow down', retryAfterSeconds: 0.2 } },
          },
          {
            endpoint: 'import',
            times: 1,
            answer: { kind: 'status', status: 503, headers: { 'retry-after': '0' } },
          },
        ],
      },
    )
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'accepted' } })
    expect(paths(result)).toEqual([IMPORT, IMPORT, IMPORT])
    expect(result.log).toContain(
      'notion: HTTP 429, the API said “Slow down”; trying again in 0.2 s (repeat 1 of 3)',
    )
    expect(result.log).toContain('notion: HTTP 503; trying again in 0 s (repeat 2 of 3)')
  })

  test.concurrent('500 until the repeats are used up: a look before every repeat', async () => {
    const result = await step(
      { 'max-retries': '2' },
      {},
      answering({ kind: 'status', status: 500, headers: { 'retry-after': '0' }, body: { error: 'Oops' } }),
    )
    const LIST = 'POST /v3/connections/list'
    expect(paths(result)).toEqual([IMPORT, LIST, IMPORT, LIST, IMPORT])
    expect(errors(result)).toEqual([
      'notion: asking for a sync failed: the API failed (HTTP 500); the API said “Oops”; the request may have been accepted all the same: look at the console, or run the step again at once',
    ])
  })

  test.concurrent('500, though it was accepted: the look finds the run, and one import is enough', async () => {
    const fault = { kind: 'status', status: 502, headers: { 'retry-after': '1' } } as const
    const result = await step(
      { provider: 's3' },
      {},
      {
        connections: [
          { id: 'c', provider: 's3', containerTags: [], plan: { startsAfterMs: 0, takesMs: 60_000 } },
        ],
        faults: [{ endpoint: 'import', times: 1, afterHandling: true, answer: fault }],
      },
    )
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'accepted' } })
    expect(result.log).toContain('s3: accepted, no answer came, but a sync has begun')
    expect(result.emulator.requestsTo('import')).toHaveLength(1)
  })

  test.concurrent('nobody listens: the reason, and no hanging', async () => {
    const result = await step({ 'base-url': `http://127.0.0.1:${await closedPort()}`, 'max-retries': '0' })
    expect(result.exitCode).toBe(1)
    expect(errors(result)).toEqual([
      'notion: asking for a sync failed: the API could not be reached: connection refused (ECONNREFUSED); check base-url, the network and the proxy settings',
    ])
  })

  test.concurrent('an answer that never comes: failed when the time is over', async () => {
    const result = await step(
      { 'request-timeout-seconds': '0.5', 'max-retries': '0' },
      {},
      answering({ kind: 'stall' }),
    )
    expect(errors(result)).toEqual([
      expect.stringContaining(
        'the API did not answer in full within 0.5 s; the request may have been accepted all the same',
      ),
    ])
    expect(result.outputs.status).toBe('failed')
  })

  test.concurrent('one provider’s trouble stops no other', async () => {
    const result = await step(
      { provider: 'notion, s3, gmail' },
      {},
      {
        faults: [{ endpoint: 'import', provider: 's3', answer: { kind: 'status', status: 402 } }],
      },
    )
    expect(results(result).map(({ provider, status }) => [provider, status])).toEqual([
      ['notion', 'accepted'],
      ['s3', 'failed'],
      ['gmail', 'accepted'],
    ])
    expect(errors(result)).toEqual([expect.stringMatching(/^s3: /)])
    expect([result.exitCode, result.outputs.status]).toEqual([1, 'failed'])
  })

  test.concurrent('all: the providers that have a connection for the tags', async () => {
    const result = await step({ provider: 'all', 'container-tags': 'customer-a' })
    expect(result.exitCode).toBe(0)
    expect(results(result).map(({ provider }) => provider)).toEqual([
      'github',
      'google-drive',
      'notion',
      's3',
    ])
    expect(paths(result)[0]).toBe('POST /v3/connections/list')
    expect(paths(result)).toHaveLength(5)
    expect(result.emulator.requests.every(({ body }) => body === '{"containerTags":["customer-a"]}')).toBe(
      true,
    )
  })

  test.concurrent('all, finding none', async () => {
    const result = await step({ provider: 'all', 'container-tags': 'nobody' })
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { status: 'no-connections', ...NO_COUNTS, results: '[]' },
    })
    expect(errors(result)).toEqual([
      'no connection has these container tags, so nothing was asked to sync: check container-tags',
    ])
  })

  test.concurrent('all, refused the list', async () => {
    const fault = { endpoint: 'list', answer: { kind: 'status', status: 403 } } as const
    const result = await step({ provider: 'all' }, {}, { faults: [fault] })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', results: '[]' } })
    expect(errors(result)).toEqual([
      expect.stringMatching(/^listing the connections failed: the API does not allow/),
    ])
  })

  test.concurrent('more than 10 providers in trouble: 10 errors', async () => {
    const connections = Array.from(
      { length: 12 },
      (_, index): SeedConnection => ({
        id: `c${index}`,
        provider: `other-${String(index).padStart(2, '0')}`,
        containerTags: [],
        plan: null,
      }),
    )
    const result = await step({ provider: 'all' }, {}, { connections })
    expect(errors(result)).toHaveLength(10)
    expect(errors(result).at(-1)).toBe('and 3 more: other-09, other-10, other-11')
    expect(results(result)).toHaveLength(12)
  })
})

const SLOW_IMPORT = { endpoint: 'import', answer: { kind: 'delay', ms: 300 } } as const

describe('inputs and files', () => {
  test.concurrent('a misspelt provider: nothing is sent, and the outputs say so', async () => {
    const result = await step({ provider: 'notoin', 'max-retries': '5m' })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', ...NO_COUNTS, results: '[]' } })
    expect(errors(result)).toEqual([
      expect.stringMatching(/^provider: “notoin” is not a provider, did you mean notion\?/),
      'max-retries is “5m”: allowed is a whole number from 0 to 10, like 3',
    ])
    expect(result.summary).toMatch(/^## Supermemory sync: ❌\u00a0failed\n\nNothing was sent/)
    expect(paths(result)).toEqual([])
  })

  test.concurrent('key and address from the environment', async () => {
    const emulator = await startEmulator({ apiKey: KEY })
    const env = { SUPERMEMORY_API_KEY: ` ${KEY}\n`, SUPERMEMORY_BASE_URL: `${emulator.url}/` }
    const result = await runStep({ inputs: { provider: 'notion' }, env, killAfterMs: 20_000 })
    await emulator.close()
    expect(result).toMatchObject({ exitCode: 0, masks: [KEY], outputs: { status: 'accepted' } })
  })

  test.concurrent('a key of several lines is masked line by line, and refused', async () => {
    const result = await runStep({
      inputs: { provider: 'notion', 'api-key': 'sm_first\r\nsm_second' },
      killAfterMs: 20_000,
    })
    expect(result).toMatchObject({
      exitCode: 1,
      masks: ['sm_first', 'sm_second'],
      outputs: { status: 'failed' },
    })
    expect(result.stdout.replaceAll(/^::add-mask::.*$/gm, '') + result.summary).not.toMatch(
      /sm_first|sm_second/,
    )
  })

  test.concurrent('no key', async () => {
    const result = await runStep({ inputs: { provider: 'notion' }, killAfterMs: 20_000 })
    expect(result).toMatchObject({ exitCode: 1, masks: [] })
    expect(errors(result)).toEqual([expect.stringMatching(/^api-key is missing/)])
  })

  test.concurrent('a strange tag is a warning, and is sent', async () => {
    const result = await step({ 'container-tags': 'a b' })
    expect(messages(result.annotations, 'warning')).toEqual([
      'container-tags: “a b” will be sent, but the API may refuse it: a tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -',
    ])
    expect(result.emulator.requests.map(({ body }) => body)).toEqual(['{"containerTags":["a b"]}'])
    expect(result.exitCode).toBe(1)
  })

  test.concurrent('no files for outputs and summary', async () => {
    const result = await step({}, { withoutFiles: true })
    expect(result).toMatchObject({ exitCode: 0, annotations: [], outputs: {}, summary: '' })
  })

  test.concurrent('nobody reads the log: the step does what it is told all the same', async () => {
    const emulator = await startEmulator({ apiKey: KEY, faults: [SLOW_IMPORT] })
    const result = await runStep({
      inputs: { provider: 'notion', 'api-key': KEY, 'base-url': emulator.url },
      onStart: child => void child.stdout?.destroy(),
      killAfterMs: 20_000,
    })
    await emulator.close()
    expect(emulator.requestsTo('import')).toHaveLength(1)
    expect(result).toMatchObject({ exitCode: 0, stderr: '', outputs: { status: 'accepted' } })
  })
})

describe('waiting', () => {
  test.concurrent('completed', async () => {
    const result = await step(
      { ...WAITING, 'container-tags': 'customer-a' },
      {},
      {
        defaults: { takesMs: 700 },
        connections: ['a', 'b'].map(id => ({
          id,
          provider: 'notion',
          containerTags: ['customer-a'],
          plan: {},
        })),
      },
    )
    expect(result).toMatchObject({ exitCode: 0, annotations: [] })
    expect(result.outputs).toMatchObject({
      status: 'completed',
      'items-processed': '20',
      'items-failed': '0',
    })
    expect(results(result)).toMatchObject([
      {
        status: 'completed',
        connections: [{ id: 'a', status: 'completed', itemsProcessed: 10 }, { id: 'b' }],
      },
    ])
    expect(result.summary).toContain('```mermaid\ngantt\n')
    expect(result.log).toContain('notion a: sync completed after 0.7 s')
    expect(result.log.at(-1)).toBe('notion: completed, 2 connections, 20 items')
  })

  /** The connections of the demonstration; what takes seconds there is over at once. */
  const hurried = () =>
    demoConnections().map(seed =>
      (seed.plan?.takesMs ?? 0) > 60_000
        ? seed
        : { ...seed, plan: seed.plan && { ...seed.plan, startsAfterMs: 100, takesMs: 300 } },
    )

  test.concurrent.each<[string, number, string]>([
    ['false', 0, 'warning'],
    ['true', 1, 'error'],
  ])('completed-with-failures, fail-on-item-failures: %s', async (strict, exitCode, level) => {
    const inputs = {
      provider: 'google-drive',
      'container-tags': 'team-docs',
      'fail-on-item-failures': strict,
    }
    const result = await step({ ...WAITING, ...inputs }, {}, { connections: hurried() })
    expect(result).toMatchObject({
      exitCode,
      outputs: { status: 'completed-with-failures', 'items-processed': '120', 'items-failed': '6' },
    })
    expect(result.annotations).toEqual([
      {
        level,
        title: 'Supermemory sync',
        message:
          'google-drive: 1 of 1 connection needs attention: conn_google_drive_shared completed, but 6 items failed (3 × PROCESSING_FAILED, 2 × GOOGLE_DRIVE_EXPORT_TOO_LARGE, 1 × UNSUPPORTED_FORMAT)',
      },
    ])
    expect(result.summary).toContain('### Failed items, by code')
    expect(results(result)[0]?.connections[0]?.failures).toHaveLength(6)
  })

  test.concurrent('failed: auth_expired, and what to do about it', async () => {
    const result = await step({ ...WAITING, provider: 'onedrive' }, {}, { connections: hurried() })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', 'items-processed': '0' } })
    expect(errors(result)).toEqual([
      'onedrive: 1 of 1 connection needs attention: conn_onedrive_finance failed (auth_expired, “The refresh token of ***@*** is no longer valid”): reconnect it in the Supermemory console, its login has expired',
    ])
    expect(results(result)[0]?.connections).toMatchObject([{ errorCode: 'auth_expired', status: 'failed' }])
  })

  test.concurrent('timed-out', async () => {
    const result = await step({ ...WAITING, provider: 'gmail', 'wait-timeout-minutes': seconds(2) })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'timed-out' } })
    expect(errors(result)).toEqual([
      'gmail: 1 of 1 connection needs attention: conn_gmail_support was still going after 2 s: raise wait-timeout-minutes, the sync goes on at Supermemory',
    ])
  })

  test.concurrent('not-started', async () => {
    const inputs = {
      ...WAITING,
      provider: 's3',
      'container-tags': 'customer-a',
      'wait-timeout-minutes': seconds(1.5),
    }
    const result = await step(inputs)
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'not-started' } })
    expect(errors(result)).toEqual([
      's3: 1 of 1 connection needs attention: conn_s3_archive began no sync within 1.5 s: check the connection in the Supermemory console',
    ])
    expect(results(result)[0]?.connections).toMatchObject([
      { runId: null, startedAt: null, itemsProcessed: null },
    ])
  })

  test.concurrent('no-connections', async () => {
    const result = await step({ ...WAITING, provider: 'granola' })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'no-connections', ...NO_COUNTS } })
    expect(errors(result)).toEqual([
      expect.stringMatching(/^granola: accepted, but there is no connection of it, so nothing will sync/),
    ])
  })

  test.concurrent('the worst of several, each with its own', async () => {
    const inputs = { ...WAITING, provider: 'web-crawler, granola, onedrive', 'container-tags': 'team-docs' }
    const result = await step(inputs, {}, { connections: hurried() })
    expect(results(result).map(({ provider, status }) => [provider, status])).toEqual([
      ['web-crawler', 'completed'],
      ['granola', 'no-connections'],
      ['onedrive', 'failed'],
    ])
    expect([result.exitCode, result.outputs.status]).toEqual([1, 'failed'])
  })

  test.concurrent('a key that is refused while waiting ends the wait', async () => {
    const fault = { endpoint: 'list', skip: 1, answer: { kind: 'status', status: 401 } } as const
    const result = await step({ ...WAITING, provider: 'gmail' }, {}, { faults: [fault] })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
    expect(errors(result)).toEqual([
      'gmail: accepted, but watching the sync failed: the API does not accept the key (HTTP 401); check api-key: it must be a valid key of the organization',
    ])
  })

  test.concurrent('clocks that differ by minutes', async () => {
    const connections = [{ id: 'a', provider: 's3', containerTags: [], plan: { takesMs: 500 } }]
    for (const clockOffsetMs of [-600_000, 600_000]) {
      const result = await step({ ...WAITING, provider: 's3' }, {}, { connections, clockOffsetMs })
      expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'completed' } })
    }
  })
})

describe('cancelling', () => {
  test.concurrent.each<[string, Inputs, EmulatorOptions, RegExp]>([
    ['while waiting', { ...WAITING, provider: 'gmail' }, {}, /sync running/],
    ['while asking', { provider: 'gmail' }, answering({ kind: 'stall' }), /^Asking/],
    [
      'while pausing',
      { provider: 'gmail' },
      answering({ kind: 'status', status: 503, headers: { 'retry-after': '200' } }),
      /trying again in 3 m 20 s/,
    ],
    [
      'while a body stalls',
      { ...WAITING, provider: 'gmail' },
      { faults: [{ endpoint: 'list', answer: { kind: 'stall', afterHeaders: true } }] },
      /^gmail: accepted/,
    ],
  ])(
    '%s: outputs and summary are written, and it ends before the runner asks twice',
    async (_, inputs, of, cue) => {
      let cancel = () => {}
      const result = await step(
        inputs,
        {
          onStart: child => {
            // The contract has it stop within 2 seconds; SIGTERM would be ignored like this, and the kill seen.
            cancel = () => cancelStep(child, { terminateAfterMs: 2000, killAfterMs: 0 })
          },
          onLine: line => cue.test(line) && cancel(),
        },
        of,
      )
      expect(result).toMatchObject({ exitCode: 1, signal: null, outputs: { status: 'cancelled' } })
      expect(result.log).toContain('Cancelled: what was accepted goes on at Supermemory.')
      expect(errors(result)).toEqual([expect.stringMatching(/^gmail: .*the sync goes on at Supermemory$/)])
      expect(result.summary).toMatch(/^## Supermemory sync: 🚫\u00a0cancelled\n/)
      expect(results(result)).toMatchObject([{ provider: 'gmail', status: 'cancelled' }])
    },
  )

  test.concurrent('while listing, before anything was asked', async () => {
    let cancel = () => {}
    const result = await step(
      { provider: 'all' },
      {
        onStart: child => {
          cancel = () => child.kill('SIGTERM')
        },
        onLine: line => line.startsWith('supermemory-sync-action') && setTimeout(cancel, 100),
      },
      { faults: [{ endpoint: 'list', answer: { kind: 'stall' } }] },
    )
    expect(result).toMatchObject({
      exitCode: 1,
      signal: null,
      outputs: { status: 'cancelled', results: '[]' },
    })
    expect(errors(result)).toEqual(['cancelled before anything was asked to sync'])
  })
})

describe('dist/', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  const scripts = files.filter(name => name.endsWith('.js'))
  const code = scripts.map(name => readFileSync(DIST + name, 'utf8')).join('')

  test('is small, as every user downloads it', () => {
    expect(files.sort()).toEqual(['index.js', 'later.js', 'licenses.txt', 'package.json', 'tunnel.js'])
    expect(files.reduce((sum, name) => sum + statSync(DIST + name).size, 0)).toBeLessThan(150_000)
  })

  test('reads what is for later, and for proxies, only when it is needed', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'dist-'))
    try {
      cpSync(DIST, copy, { recursive: true })
      for (const name of ['later.js', 'tunnel.js']) rmSync(join(copy, name))
      const bundle = join(copy, 'index.js')
      expect(await step({}, { bundle })).toMatchObject({ exitCode: 0, outputs: { status: 'accepted' } })
      expect(errors(await step(WAITING, { bundle }))).toEqual([
        expect.stringContaining(
          'This is a fault of the action itself, please report it: Error: Cannot find module',
        ),
      ])
    } finally {
      rmSync(copy, { recursive: true })
    }
  })

  test('has nothing of undici but what stands in for it', () => {
    expect(code.match(/undici/g)?.length ?? 0).toBeLessThanOrEqual(10)
    expect(code).not.toMatch(/llhttp|kDispatch\b|Symbol\.for\(['"]undici/)
    expect(readFileSync(`${DIST}licenses.txt`, 'utf8')).not.toMatch(/Matteo Collina/)
  })

  test('can be read: not minified, and no source map to look for', () => {
    expect(code.split('\n').length).toBeGreaterThan(1000)
    expect(code).not.toContain('sourceMappingURL')
  })
})
