/**
 * A scenario: what the inputs are, what the API has, what goes wrong, what happens when. What then comes of it is one text:
 * the requests, the log, the outputs, the summary and the exit code.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Backend, createBackend, type RunPlan, type SeedConnection } from '../../emulator/backend.ts'
import { Cancellation } from '../../src/errors.ts'
import { type Send, TransportError, type TransportErrorCode } from '../../src/http.ts'
import { run } from '../../src/main.ts'
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts'
import {
  createNetwork,
  type Exchange,
  type Mishaps,
  NetworkTrouble,
  type Recorded,
  type Trouble,
} from './simulated-network.ts'

/** It reads otherwise when it is percent-encoded. */
export const KEY = 'sm_org7/+0123456789abc='

export interface Scenario {
  name: string
  /** By the contract's names. Without `api-key` it is KEY. */
  inputs: Record<string, string>
  env?: Record<string, string>
  connections?: SeedConnection[]
  mishaps?: Mishaps
  /** At 0: before the action begins. */
  at?: readonly [seconds: number, happens: (api: Backend, step: Step) => void][]
  latencyMs?: number
  /** By how much the API's clock is ahead of the runner's; null: its answers have no `Date`. */
  apiAheadMs?: number | null
  /** Whether the text has the lines for debugging, and the headers of the requests. */
  debug?: boolean
  /** False: the runner gave no files for outputs and summary. */
  files?: boolean
  /** How many lines of each part are kept at its beginning and at its end; default: all. */
  brief?: number
}

export interface Step {
  /** As the runner cancels it. */
  cancel(): void
  /** An error that nobody catches. */
  break(error: Error): void
}

/** `plan` null: its sync never begins. */
export function connection(
  provider: string,
  id: string,
  plan: Partial<RunPlan> | null = {},
  more: Partial<SeedConnection> = {},
): SeedConnection {
  return { id, provider, containerTags: ['team'], plan, ...more }
}

export async function textOf(scenario: Scenario): Promise<string> {
  const { inputs, apiAheadMs = 0, latencyMs = 60, debug = false } = scenario
  const clock = createSimulatedClock()
  const start = clock.now()
  const apiNow = () => clock.now() + (apiAheadMs ?? 0)
  const connections = scenario.connections ?? []
  const backend = createBackend({ apiKey: KEY, now: apiNow, connections })
  const date = apiAheadMs === null ? null : apiNow
  const mishaps = scenario.mishaps ?? {}
  const { exchange, requests } = createNetwork({ clock, backend, mishaps, latencyMs, date })
  const stop = new AbortController()
  const step = { cancel: () => stop.abort(new Cancellation()), break: (error: Error) => stop.abort(error) }
  for (const [seconds, happens] of scenario.at ?? []) {
    if (seconds === 0) happens(backend, step)
    else void clock.sleep(seconds * 1000, new AbortController().signal).then(() => happens(backend, step))
  }
  const all = { 'api-key': KEY, ...inputs }
  const ran = await runAction({ ...scenario, inputs: all }, clock, exchange, stop.signal)
  const log = ran.printed.split(/\r?\n/).filter(line => debug || !line.startsWith('::debug::'))
  const parts: [title: string, lines: string[]][] = [
    [
      'inputs',
      Object.entries({ ...inputs, ...scenario.env }).map(([name, value]) => `${name}: ${quoted(value)}`),
    ],
    ['requests', requestLines(requests, debug)],
    ['log', log.slice(0, -1)],
    ['outputs', Object.entries(ran.outputs).flatMap(outputLines)],
    ['summary', ran.summary.split('\n').slice(0, -1)],
    ['end', [`exit code ${ran.exitCode} after ${seconds(clock.now() - start)} s`]],
  ]
  return parts
    .map(
      ([title, lines]) =>
        `--- ${title}\n${shortened(lines, scenario.brief)
          .map(line => `${line}\n`)
          .join('')}`,
    )
    .join('\n')
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2)
}

/** A value of one plain line as it is, any other as JSON. */
function quoted(value: string): string {
  return /^[ -~]*$/.test(value) && value.trim() === value && value !== '' ? value : JSON.stringify(value)
}

function shortened(lines: string[], most = Number.POSITIVE_INFINITY): string[] {
  if (lines.length <= 2 * most) return lines
  return [...lines.slice(0, most), `[… ${lines.length - 2 * most} lines]`, ...lines.slice(-most)]
}

/** More requests of a kind in a row than this are counted. */
const MOST_ALIKE = 6

function requestLines(requests: readonly Recorded[], headers: boolean): string[] {
  const alike = Object.values(Object.groupBy(requests, kindOf(requests)))
  return alike.flatMap((group = []) => {
    const lines = group.flatMap(each => requestText(each, headers))
    if (group.length <= MOST_ALIKE) return lines
    return [...lines.slice(0, 3), `          [… ${group.length - 4} like it]`, ...lines.slice(-1)]
  })
}

/** The same for requests in a row that ask for the same kind of thing and end in the same way. */
function kindOf(requests: readonly Recorded[]): (recorded: Recorded, index: number) => string {
  let group = 0
  return ({ endpoint, end }, index) => {
    const before = requests[index - 1]
    if (before?.endpoint !== endpoint || before.end !== end) group++
    return `group ${group}`
  }
}

function requestText({ seconds, request, end }: Recorded, headers: boolean): string[] {
  const { method, url, body } = request
  const address = url.origin === 'https://api.supermemory.ai' ? url.pathname + url.search : url.href
  const line = `${seconds.toFixed(2).padStart(9)} ${method} ${address}${body === null ? '' : ` ${body}`} → ${end}`
  const fields = Object.entries(request.headers).map(([name, value]) => `          ${name}: ${value}`)
  return headers ? [line, ...fields] : [line]
}

function outputLines([name, value]: [string, string]): string[] {
  if (name !== 'results') return [`${name}: ${value}`]
  return [
    `${name}: ${Buffer.byteLength(value)} bytes`,
    ...JSON.stringify(JSON.parse(value), null, 2).split('\n'),
  ]
}

interface Ran {
  printed: string
  outputs: Record<string, string>
  summary: string
  exitCode: number
}

// What follows knows the World of the action, and nothing above does.

async function runAction(
  { inputs, env = {}, files: hasFiles = true }: Scenario,
  clock: SimulatedClock,
  exchange: Exchange,
  signal: AbortSignal,
): Promise<Ran> {
  const folder = mkdtempSync(path.join(tmpdir(), 'scenario-'))
  const files = {
    GITHUB_OUTPUT: path.join(folder, 'output'),
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
  }
  for (const file of Object.values(files)) writeFileSync(file, '')
  const given = hasFiles ? files : {}
  const variables = { ...given, ...inputVariables(inputs) }
  Object.assign(process.env, variables)
  let printed = ''
  const write = process.stdout.write
  process.stdout.write = chunk => {
    printed += String(chunk)
    return true
  }
  try {
    const send = sendOver(exchange, clock)
    const world = { env: { ...env, ...given }, clock, send, random: () => 0, signal, saveMemory: () => {} }
    const exitCode = await clock.run(run(world))
    const outputs = outputsIn(readFileSync(files.GITHUB_OUTPUT, 'utf8'))
    return { printed, outputs, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), exitCode }
  } finally {
    process.stdout.write = write
    for (const name of Object.keys(variables)) delete process.env[name]
    rmSync(folder, { recursive: true })
  }
}

/** Inputs that have other names in the contract are given by those that they have today. */
function inputVariables(inputs: Record<string, string>): Record<string, string> {
  const today = Object.entries(inputs).map(([name, value]) => {
    if (name === 'wait-for') {
      return ['wait-for-completion', { accepted: 'false', completed: 'true' }[value] ?? value]
    }
    if (name !== 'fail-on') return [name, value]
    const isList = /^[a-z\s,-]*$/.test(value)
    return ['fail-on-item-failures', isList ? String(value.includes('completed-with-failures')) : value]
  })
  return Object.fromEntries(today.map(([name = '', value]) => [`INPUT_${name.toUpperCase()}`, value]))
}

function sendOver(exchange: Exchange, clock: SimulatedClock): Send {
  return async request => {
    try {
      const { status, headers = {}, body } = await exchange(request)
      return {
        status,
        headers,
        body: request.bodyFor(status) === 'none' ? '' : body,
        answeredAt: clock.now(),
      }
    } catch (error) {
      if (!(error instanceof NetworkTrouble)) throw error
      const [code, sent] = TROUBLES[error.trouble]
      throw new TransportError(code, sent, error.cause)
    }
  }
}

const TROUBLES: Readonly<Record<Trouble, [code: TransportErrorCode, sent: boolean]>> = {
  refused: ['no-connection', false],
  'no such host': ['no-connection', false],
  certificate: ['certificate', false],
  unconnected: ['timeout', false],
  late: ['timeout', true],
  reset: ['broken', true],
  'too large': ['too-large', true],
  aborted: ['aborted', true],
}

function outputsIn(file: string): Record<string, string> {
  const entries = file.matchAll(/^(.+?)<<(ghadelimiter_\S+)\r?\n([\s\S]*?)\r?\n\2\r?\n/gm)
  return Object.fromEntries([...entries].map(([, name = '', , value = '']) => [name, value]))
}
