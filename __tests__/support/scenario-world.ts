/** The World of the action as it is today: what a scenario says becomes inputs, files and a network, and nothing else knows them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Cancellation } from '../../src/errors.ts'
import { type Send, TransportError, type TransportErrorCode } from '../../src/http.ts'
import { run } from '../../src/main.ts'
import type { SimulatedClock } from './simulated-clock.ts'
import { type Exchange, NetworkTrouble, type Trouble } from './simulated-network.ts'

/** Why the signal is aborted when the runner cancels the step. */
export const cancellation = () => new Cancellation()

/** What the runner gives to the step. */
export interface Runner {
  /** By the contract's names. */
  inputs: Record<string, string>
  env?: Record<string, string>
  /** False: there are none for outputs and summary. Default: true. */
  files?: boolean
}

/** What the runner gets from it. */
export interface Ran {
  printed: string
  outputs: Record<string, string>
  summary: string
  exitCode: number
}

export async function runAction(
  { inputs, env = {}, files: hasFiles = true }: Runner,
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

/** By the names that the runner gives them; what has another name in the contract, by the one that it has today. */
function inputVariables(inputs: Record<string, string>): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const [name, value] of Object.entries(inputs)) {
    const [today, given] = OF_TODAY[name]?.(value) ?? [name, value]
    variables[`INPUT_${today.toUpperCase()}`] = given
  }
  return variables
}

const WAIT: Readonly<Record<string, string>> = { accepted: 'false', completed: 'true' }
const OF_TODAY: Readonly<Record<string, (value: string) => [name: string, value: string]>> = {
  'wait-for': value => ['wait-for-completion', WAIT[value] ?? value],
  // What is no list of statuses is given as it is, to be refused.
  'fail-on': value => [
    'fail-on-item-failures',
    /^(none|[a-z]+(-[a-z]+)*(, [a-z]+(-[a-z]+)*)*)$/.test(value)
      ? String(value.includes('completed-with'))
      : value,
  ],
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
  const outputs: Record<string, string> = {}
  for (const [, name = '', , value = ''] of file.matchAll(OUTPUT)) outputs[name] = value
  return outputs
}

const OUTPUT = /^(.+?)<<(ghadelimiter_\S+)\r?\n([\s\S]*?)\r?\n\2\r?\n/gm
