/** A step that is cancelled, in every phase of its work: it ends within 2 seconds and says what it knows. */
// @ts-nocheck

import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Endpoint } from '../emulator/routes.ts'
import { runStep, type StepResult } from '../scripts/runner.ts'
import { neverAccepts } from './faults/places.ts'
import type { Place } from './faults/table.ts'
import { startAll } from './support/pool.ts'
import { startOddProxy } from './support/proxies.ts'
import { type RawRequest, type Reply, startRawServer } from './support/raw-server.ts'
import { http, stall, trickle } from './support/replies.ts'

const KEY = 'sm_cancel_key_0123456789'
/** The contract's 2 seconds: what has not ended by then is killed, and shows as killed. */
const ENDS_WITHIN_MS = 2000
const folder = mkdtempSync(join(tmpdir(), 'cancel-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Phase {
  name: string
  /** What is answered instead of what should be. */
  struck?: Partial<Record<Endpoint, Reply>>
  /** The phase has been reached when this comes: a request, or a line of the log. */
  from: Endpoint | RegExp
  place?: () => Promise<Place>
  inputs?: Record<string, string>
  preload?: string
  /** Default: cancelled. */
  status?: RegExp
  says?: RegExp
}

const ASKING = /^Asking for a sync/
const LONG = { 'request-timeout-seconds': '60', 'wait-timeout-minutes': '30', 'poll-interval-seconds': '60' }
const GOES_ON = /goes on at Supermemory/

const phases: Phase[] = [
  {
    name: 'looking up the host name',
    preload: "require('node:dns').lookup = () => {}",
    place: async () => ({ inputs: { 'base-url': 'https://api.supermemory.test' } }),
    from: ASKING,
  },
  { name: 'connecting', place: neverAccepts, from: ASKING },
  { name: 'connecting to a proxy that never answers', from: ASKING, place: silentProxy },
  { name: 'waiting for the answer', struck: { import: stall() }, from: 'import', says: GOES_ON },
  {
    name: 'waiting for the rest of the headers',
    struck: { import: trickle('HTTP/1.1 202 OK\r\n', 'X: y\r\n') },
    from: 'import',
  },
  {
    name: 'reading the body of a refusal',
    struck: { import: stall(http(400, 'x', { 'Content-Length': '9' })) },
    from: 'import',
  },
  {
    name: 'pausing before a repeat',
    struck: { import: http(503, '', { 'Retry-After': '200' }) },
    from: /trying again in 3 m 20 s/,
  },
  { name: 'looking before a repeat', struck: { import: http(500), list: stall() }, from: 'list' },
  { name: 'listing what there is', inputs: { provider: 'all' }, struck: { list: stall() }, from: 'list' },
  {
    name: 'pausing before that is listed again',
    inputs: { provider: 'all' },
    struck: { list: http(503, '', { 'Retry-After': '200' }) },
    from: /trying again in 3 m/,
  },
  { name: 'before the first look', from: /^notion: accepted/, says: GOES_ON },
  { name: 'a look', struck: { list: stall() }, from: 'list', says: GOES_ON },
  {
    name: 'the body of a look',
    struck: { list: stall(http(200, '[', { 'Content-Length': '9' })) },
    from: 'list',
    says: GOES_ON,
  },
  { name: 'between two looks', struck: { list: running }, from: /sync running/, says: GOES_ON },
  {
    name: 'between two looks, of which the last failed',
    struck: { list: http(429, '', { 'Retry-After': '200' }) },
    from: /still waiting/,
    says: GOES_ON,
  },
  {
    name: 'asking for the runs of a connection that the list says nothing about',
    struck: { list: silent, 'sync-runs': stall() },
    from: 'sync-runs',
  },
  // The sync has ended and its status stands: whether that counts as cancelled is open.
  {
    name: 'fetching the counts',
    struck: { list: ended, 'sync-runs': stall() },
    from: 'sync-runs',
    status: /^(cancelled|completed)$/,
  },
  {
    name: 'pausing before the counts are fetched again',
    struck: { list: ended, 'sync-runs': http(503, '', { 'Retry-After': '40' }) },
    from: 'sync-runs',
    status: /^(cancelled|completed)$/,
  },
  {
    name: 'fetching the failures',
    struck: { list: ended, 'sync-runs': runs, failures: stall() },
    from: 'failures',
    status: /^(cancelled|completed-with-failures)$/,
  },
]

async function silentProxy(): Promise<Place> {
  const proxy = await startOddProxy('')
  return {
    inputs: { 'base-url': 'https://api.supermemory.test' },
    env: { https_proxy: `http://127.0.0.1:${proxy.port}` },
    close: proxy.close,
  }
}

const soon = () => new Date(Date.now() + 1000).toISOString()
const listed = (lastSyncRun?: object) => http(200, [{ id: 'conn_1', provider: 'notion', lastSyncRun }])
const sends =
  (text: string): Reply =>
  socket =>
    void socket.end(text)
function running(...[socket, request]: Parameters<Extract<Reply, (...args: never[]) => void>>) {
  return send(listed({ status: 'running', startedAt: soon() }), socket, request)
}
function silent(...[socket, request]: Parameters<Extract<Reply, (...args: never[]) => void>>) {
  return send(listed(), socket, request)
}
function ended(...[socket, request]: Parameters<Extract<Reply, (...args: never[]) => void>>) {
  return send(listed({ status: 'completed', startedAt: soon(), completedAt: soon() }), socket, request)
}
function runs(...[socket, request]: Parameters<Extract<Reply, (...args: never[]) => void>>) {
  const run = {
    id: 'run_1',
    status: 'completed',
    startedAt: soon(),
    completedAt: soon(),
    itemsProcessed: 1,
    itemsFailed: 1,
  }
  return send(http(200, [run]), socket, request)
}
function send(text: string, ...[socket, request]: Parameters<Extract<Reply, (...args: never[]) => void>>) {
  const reply = sends(text)
  if (typeof reply === 'function') reply(socket, request)
}

async function cancelled(
  { struck = {}, from, place, inputs, preload }: Phase,
  signals: NodeJS.Signals[],
): Promise<StepResult> {
  let child: ChildProcess | undefined
  let reached = false
  const reach = () => {
    if (reached) return
    reached = true
    // A moment later: what was sent must have arrived.
    setTimeout(() => {
      for (const signal of signals) child?.kill(signal)
      setTimeout(() => child?.kill('SIGKILL'), ENDS_WITHIN_MS).unref()
    }, 200)
  }
  const onRequest = (request: RawRequest): Reply => {
    if (request.endpoint === from) reach()
    if (request.endpoint !== 'other' && struck[request.endpoint]) return struck[request.endpoint] ?? ''
    return request.endpoint === 'import' ? http(202) : http(200, [])
  }
  const server = await startRawServer({ onRequest })
  const other = await place?.()
  const script = join(folder, `${Math.random()}.cjs`)
  if (preload) writeFileSync(script, preload)
  try {
    return await runStep({
      inputs: {
        provider: 'notion',
        'api-key': KEY,
        'base-url': `http://127.0.0.1:${server.port}`,
        'wait-for-completion': 'true',
        ...LONG,
        ...other?.inputs,
        ...inputs,
      },
      ...(other?.env && { env: other.env }),
      ...(preload && { nodeArgs: ['--require', script] }),
      killAfterMs: 20_000,
      onStart: started => {
        child = started
      },
      onLine: line => {
        if (from instanceof RegExp && from.test(line)) reach()
      },
    })
  } finally {
    await other?.close?.()
    await server.close()
  }
}

describe.each<[string, NodeJS.Signals[]]>([
  ['SIGINT', ['SIGINT']],
  ['SIGTERM', ['SIGTERM']],
  ['SIGINT, SIGTERM and SIGINT again', ['SIGINT', 'SIGTERM', 'SIGINT']],
])('%s while', (_, signals) => {
  let steps: Map<Phase, Promise<StepResult>>
  beforeAll(() => {
    steps = startAll(phases, phase => cancelled(phase, signals))
  })

  test.each(phases)('$name', async phase => {
    const result = (await steps.get(phase)) as StepResult
    expect(result).toMatchObject({ signal: null, killed: false, stderr: '' })
    expect(result.outputs.status).toMatch(phase.status ?? /^cancelled$/)
    expect(result.exitCode).toBe(
      result.outputs.status === 'completed' || result.outputs.status === 'completed-with-failures' ? 0 : 1,
    )
    expect(JSON.parse(result.outputs.results ?? '')).toEqual(
      phase.inputs ? [] : [expect.objectContaining({ provider: 'notion' })],
    )
    expect(result.summary).toMatch(/^## Supermemory sync/)
    expect(result.log.join('\n')).toMatch(phase.says ?? /[Cc]ancelled/)
    expect(result.otherCommands).toEqual([])
  })
})
