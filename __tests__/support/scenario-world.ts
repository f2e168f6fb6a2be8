/** The World of the action: what a scenario says becomes inputs, files and a network, and nothing else knows them. */
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as core from '@actions/core'
import { NetworkError, type Send } from '../../src/api/http.ts'
import { Cancellation } from '../../src/cancellation.ts'
import { run } from '../../src/main.ts'
import type { SimulatedClock } from './simulated-clock.ts'
import { type Exchange, NetworkTrouble } from './simulated-network.ts'

/** Why the signal is aborted when the runner cancels the step. */
export const cancellation = () => new Cancellation()

/** What the runner gives to the step. */
export interface Runner {
  inputs: Record<string, string>
  env?: Record<string, string>
  /** Files of the runner: `none`, names of files that are `missing`, or ones that cannot be written. */
  files?: 'none' | 'missing' | 'read-only'
  nodeVersion?: string
}

/** What the runner gets from it. */
export interface Ran {
  printed: string
  outputs: Record<string, string>
  summary: string
  /** The content of `results-file`; null where there is none. */
  resultsFile: string | null
  exitCode: number
}

export async function runAction(
  { inputs, env = {}, files, nodeVersion = '24.0.0' }: Runner,
  clock: SimulatedClock,
  exchange: Exchange,
  signal: AbortSignal,
): Promise<Ran> {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'scenario-'))
  const given = {
    GITHUB_OUTPUT: path.join(folder, 'output'),
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
  }
  for (const file of Object.values(given)) fs.writeFileSync(file, '')
  const missing = {
    GITHUB_OUTPUT: '/missing/output',
    GITHUB_STEP_SUMMARY: '/missing/summary',
    RUNNER_TEMP: '/missing',
  }
  const runnerFiles = files === 'none' ? {} : files === 'missing' ? missing : { ...given, RUNNER_TEMP: folder }
  const variables: Record<string, string> = { ...runnerFiles }
  for (const [name, value] of Object.entries(inputs)) variables[`INPUT_${name.toUpperCase()}`] = value
  Object.assign(process.env, variables)
  let printed = ''
  const write = process.stdout.write
  process.stdout.write = chunk => {
    printed += String(chunk)
    return true
  }
  try {
    const exitCode = await clock.run(
      run({
        core: files === 'read-only' ? { ...core, setOutput: refuse } : core,
        fs: files === 'read-only' ? { ...fs, appendFileSync: refuse, mkdtempSync: refuse } : fs,
        env: { ...env, ...runnerFiles },
        clock,
        send: sendOver(exchange),
        bypassesProxy: () => false,
        random: () => 0,
        signal,
        nodeVersion,
      }),
    )
    const outputs = outputsIn(fs.readFileSync(given.GITHUB_OUTPUT, 'utf8'))
    const file = outputs['results-file']
    const resultsFile = file ? fs.readFileSync(file, 'utf8') : null
    if (file) outputs['results-file'] = file.replace(/^.*supermemory-sync-\w+/, 'RUNNER_TEMP/supermemory-sync-XXXXXX')
    return {
      printed,
      outputs,
      summary: fs.readFileSync(given.GITHUB_STEP_SUMMARY, 'utf8'),
      resultsFile,
      exitCode,
    }
  } finally {
    process.stdout.write = write
    for (const name of Object.keys(variables)) delete process.env[name]
    fs.rmSync(folder, { recursive: true })
  }
}

function refuse(): never {
  throw new Error('EACCES: permission denied')
}

function sendOver(exchange: Exchange): Send {
  return async request => {
    try {
      const { status, headers = {}, body } = await exchange(request)
      return { status, headers, body: status === request.success && !request.wantsBody ? '' : body }
    } catch (error) {
      if (!(error instanceof NetworkTrouble)) throw error
      switch (error.trouble) {
        case 'refused':
          throw new NetworkError('unreachable', 'connection refused')
        case 'no such host':
          throw new NetworkError('unreachable', 'host name not found')
        case 'certificate':
          throw new NetworkError('certificate', 'self-signed certificate')
        case 'late':
          throw new NetworkError('timeout', `no complete answer within ${request.timeoutMs / 1000} s`)
        case 'reset':
          throw new NetworkError('broken', 'socket hang up')
        case 'too large':
          throw new NetworkError('too-large', 'it is larger than 64 MiB')
        case 'aborted':
          throw error.cause
      }
    }
  }
}

function outputsIn(file: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [, name = '', , value = ''] of file.matchAll(OUTPUT)) outputs[name] = value
  return outputs
}

const OUTPUT = /^(.+?)<<(ghadelimiter_\S+)\r?\n([\s\S]*?)\r?\n\2\r?\n/gm
