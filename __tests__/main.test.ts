/** The action without its bundle: inputs from the environment, a real network, what it prints taken down. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../emulator/server.ts'
import { type Clock, createSystemClock } from '../src/clock.ts'
import { Cancellation } from '../src/errors.ts'
import { createSend, type Send } from '../src/http.ts'
import { run } from '../src/main.ts'

let emulator: Emulator
let out: string
let stop: AbortController
const set = (inputs: Record<string, string>) => {
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value
}

beforeEach(async () => {
  emulator = await startEmulator()
  stop = new AbortController()
  out = ''
  saveMemory.mockClear()
  jest.spyOn(process.stdout, 'write').mockImplementation(chunk => {
    out += String(chunk)
    return true
  })
  delete process.env.GITHUB_OUTPUT
  delete process.env.GITHUB_STEP_SUMMARY
  set({ provider: 'notion', 'api-key': emulator.apiKey, 'base-url': emulator.url, 'max-retries': '0' })
})

afterEach(async () => {
  jest.restoreAllMocks()
  for (const name of Object.keys(process.env)) if (name.startsWith('INPUT_')) delete process.env[name]
  await emulator.close()
})

const clock = createSystemClock()
const saveMemory = jest.fn()
const start = (send: Send = createSend(clock), by: Clock = clock) =>
  run({ env: process.env, clock: by, send, random: Math.random, signal: stop.signal, saveMemory })

const lines = () => out.trimEnd().split(/\r?\n/)
/** Without the milliseconds and ids that differ from run to run. */
const steady = (line: string) => line.replace(/\d+ ms/, 'N ms').replace(/req_\w+|[0-9a-f-]{36}/g, 'ID')

describe('the log', () => {
  test('of an accepted request', async () => {
    expect(await start()).toBe(0)
    expect(saveMemory).not.toHaveBeenCalled()
    expect(lines().map(steady)).toEqual([
      `::add-mask::${emulator.apiKey}`,
      `supermemory-sync-action 1.0.0, ${emulator.url}/, every connection (no container-tags)`,
      'Asking for a sync of notion',
      '::debug::POST /v3/connections/notion/import 202 N ms ID',
      'notion: accepted',
    ])
  })

  test('names the tags, the providers and how long it will wait', async () => {
    set({ provider: 'web-crawler', 'container-tags': 'team-docs,odd tag', 'wait-for-completion': 'true' })
    emulator.setFaults([{ endpoint: 'import', answer: { kind: 'status', status: 401, body: 'no' } }])
    expect(await start()).toBe(1)
    expect(saveMemory).toHaveBeenCalledTimes(1)
    expect(out).toContain('connections with the container tags team-docs, odd tag')
    expect(out).toContain('Asking for a sync of web-crawler, then waiting up to 30 m')
    expect(lines()[2]).toMatch(/^::warning title=Supermemory sync::container-tags: “odd tag” will be sent/)
    expect(out).toContain(
      '::error title=Supermemory sync::web-crawler: asking for a sync failed: the API does not',
    )
  })

  test('of a request without an answer has a debug line too', async () => {
    set({ 'base-url': 'http://127.0.0.1:1' })
    expect(await start()).toBe(1)
    expect(lines().map(steady)).toContain('::debug::POST /v3/connections/notion/import no-connection N ms')
  })

  test('names every provider that is asked', async () => {
    set({ provider: 'notion, s3' })
    expect(await start()).toBe(0)
    expect(lines()).toContain('Asking for a sync of notion, s3')
  })

  test.each<[string, string, Record<string, string>, string]>([
    ['no request id where there is none', '/api', {}, '/api/v3/connections/notion/import 202 7 ms'],
    ['the request id', '', { 'x-request-id': 'req_1' }, '/v3/connections/notion/import 202 7 ms req_1'],
    ['the path before it was encoded', '/%C3%BC', {}, '/ü/v3/connections/notion/import 202 7 ms'],
    // The runner takes `%25` for the sign itself.
    ['a path that is no encoding as it is', '/%zz', {}, '/%25zz/v3/connections/notion/import 202 7 ms'],
  ])('has a debug line with the time that a request took, and %s', async (_, path, headers, expected) => {
    let time = 1_700_000_000_000.25
    set({ 'base-url': `https://api.example${path}` })
    const send: Send = async () => {
      time += 7
      return { status: 202, headers, body: '', answeredAt: time }
    }
    expect(await start(send, { ...clock, now: () => time })).toBe(0)
    expect(lines()).toContain(`::debug::POST ${expected}`)
  })

  test('says so where all finds nothing to ask', async () => {
    set({ provider: 'all', 'container-tags': 'nobody' })
    expect(await start()).toBe(1)
    expect(lines()).toContain('There is no connection to ask for a sync')
    expect(out).toContain('::error title=Supermemory sync::no connection has these container tags')
  })
})

test('bad input fails before any request, with the key masked all the same', async () => {
  set({ provider: 'notoin', 'max-retries': 'x' })
  expect(await start()).toBe(1)
  expect(emulator.requests).toEqual([])
  expect(lines()[0]).toBe(`::add-mask::${emulator.apiKey}`)
  expect(
    lines()
      .slice(1)
      .map(line => line.slice(0, 50)),
  ).toEqual([
    '::error title=Supermemory sync::provider: “notoin”',
    '::error title=Supermemory sync::max-retries is “x”',
  ])
})

test('every line of a key is masked, and a key of several lines is refused', async () => {
  set({ 'api-key': ' first\r\nsecond\n' })
  expect(await start()).toBe(1)
  expect(lines().slice(0, 2)).toEqual(['::add-mask::first', '::add-mask::second'])
  expect(out.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/first|second/)
})

test('every provider is asked at the same time, however many there are', async () => {
  let underWay = 0
  let most = 0
  set({ provider: 'all' })
  const connections = Array.from({ length: 20 }, (_, index) => ({ id: `c${index}`, provider: `p${index}` }))
  const send: Send = async ({ url }) => {
    most = Math.max(most, ++underWay)
    await new Promise(resolve => setTimeout(resolve, 5))
    underWay--
    const list = url.pathname.endsWith('/list')
    return {
      status: list ? 200 : 202,
      headers: {},
      body: JSON.stringify(connections),
      answeredAt: clock.now(),
    }
  }
  expect(await start(send)).toBe(0)
  expect(most).toBe(20)
})

describe('an end that nobody asked for', () => {
  test('cancelled: says that the sync goes on', async () => {
    emulator.setFaults([{ endpoint: 'import', answer: { kind: 'stall' } }])
    setTimeout(() => stop.abort(new Cancellation()), 50)
    expect(await start()).toBe(1)
    expect(lines()).toContain('Cancelled: what was accepted goes on at Supermemory.')
    expect(out).toContain('::error title=Supermemory sync::notion: cancelled before the API had accepted')
  })

  test('something broke elsewhere in the process: a fault of the action, with its stack in debug', async () => {
    emulator.setFaults([{ endpoint: 'import', answer: { kind: 'stall' } }])
    setTimeout(() => stop.abort(new TypeError(`broken by ${emulator.apiKey}`)), 50)
    expect(await start()).toBe(1)
    expect(out).toContain(
      '::error title=Supermemory sync::This is a fault of the action itself, please report it: ',
    )
    expect(out).toContain('TypeError: broken by ***')
    expect(out).toMatch(/^::debug::TypeError: broken by \*\*\*\\n {4}at /m)
  })

  test('a transport that throws what it must not: the same', async () => {
    const send = () => Promise.reject(new RangeError('not a TransportError'))
    expect(await start(send)).toBe(1)
    expect(out).toContain('please report it: RangeError: not a TransportError')
    expect(out).toMatch(/::debug::POST \S+ error \d+ ms/)
  })
})
