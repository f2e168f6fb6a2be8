/** Plays the part of the GitHub runner for one step: starts the action as its own process and reads what it says. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export const bundleFile = fileURLToPath(new URL('../dist/index.js', import.meta.url))

export interface StepOptions {
  /** Absent inputs get the default from action.yml, as on the runner. */
  inputs?: Record<string, string> | undefined
  /** Added to the runner's environment; `undefined` takes a variable out of it. */
  env?: Record<string, string | undefined> | undefined
  node?: string | undefined
  nodeArgs?: string[] | undefined
  /** What has not ended by then is killed. */
  killAfterMs?: number | undefined
  /** As with the secret ACTIONS_STEP_DEBUG: debug lines are part of the log. */
  debug?: boolean | undefined
  /** Raw lines of standard output, as they come. */
  onLine?: ((line: string) => void) | undefined
  /** Lines of the log as a person sees them, as they come. */
  onLog?: ((line: LogLine) => void) | undefined
  onStart?: ((child: ChildProcess) => void) | undefined
}

export type Level = 'error' | 'warning' | 'notice'

export interface LogLine {
  kind: Level | 'debug' | 'text'
  text: string
}

/** Everything but `log` is as the step wrote it, unmasked, so that a test can look for a leaked secret. */
export interface StepResult extends Ended, Said {
  conclusion: 'success' | 'failure'
  outputs: Record<string, string>
  outputsFile: string
  /** What was in the file that the output `results-file` names; null where there was none. */
  resultsFile: string | null
  summary: string
}

interface Ended {
  exitCode: number | null
  signal: string | null
  stdout: string
  stderr: string
}

interface Said {
  annotations: { level: Level; message: string; title?: string }[]
  masks: string[]
  debug: string[]
  /** Lines in the form of a command that this action has no business to send, known to the runner or not. */
  otherCommands: string[]
  /** What a person sees: commands rendered, secrets masked. */
  log: string[]
}

export interface Action {
  name: string
  inputs: Record<string, { description: string; default?: string }>
}

export function readAction(): Action {
  return parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'))
}

/** The variables by which a step finds its inputs, those that were not given by their defaults. */
export function inputVariables(given: Record<string, string>): Record<string, string> {
  const defaults = Object.entries(readAction().inputs).map(([name, it]) => [name, it.default ?? ''])
  const all: Record<string, string> = { ...Object.fromEntries(defaults), ...given }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE']
const KEPT = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'USERPROFILE', 'SystemRoot', 'PATHEXT']

/** Runs one step to its end. Rejects only when the process cannot be started. */
export async function runStep(options: StepOptions = {}): Promise<StepResult> {
  const home = mkdtempSync(join(tmpdir(), 'step-'))
  try {
    for (const name of FILES) writeFileSync(join(home, name), '')
    for (const folder of ['workspace', 'temp']) mkdirSync(join(home, folder))
    const said: Said = { annotations: [], masks: [], debug: [], otherCommands: [], log: [] }
    const ended = await runProcess(options, home, line => readLine(line, said, options))
    const [outputsFile = '', summary = '', ...others] = FILES.map(name => readFileSync(join(home, name), 'utf8'))
    if (others.some(text => text !== '')) said.otherCommands.push('a file that is not for outputs or summary')
    // The one form that @actions/core writes.
    const found = outputsFile.matchAll(/^(.+?)<<(ghadelimiter_\S+)\r?\n([\s\S]*?)\r?\n\2\r?\n/gm)
    const outputs: Record<string, string> = Object.fromEntries([...found].map(([, name, , value]) => [name, value]))
    const path = outputs['results-file'] ?? ''
    const resultsFile = existsSync(path) ? readFileSync(path, 'utf8') : null
    const conclusion = ended.exitCode === 0 ? 'success' : 'failure'
    return { ...ended, ...said, conclusion, outputs, outputsFile, resultsFile, summary }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Cancels a step as the runner does: SIGINT, then SIGTERM, then an end to it. */
export function cancelStep(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGINT')
  const terminate = setTimeout(() => child.kill('SIGTERM'), 7500)
  const kill = setTimeout(() => child.kill('SIGKILL'), 10_000)
  child.once('exit', () => [terminate, kill].forEach(clearTimeout))
}

function runProcess(options: StepOptions, home: string, read: (line: string) => void): Promise<Ended> {
  const { node = process.execPath, nodeArgs = [], killAfterMs, onLine, onStart } = options
  const env = {
    ...Object.fromEntries(KEPT.map(name => [name, process.env[name]])),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    RUNNER_TEMP: join(home, 'temp'),
    RUNNER_DEBUG: options.debug ? '1' : undefined,
    ...Object.fromEntries(FILES.map(name => [name, join(home, name)])),
    ...inputVariables(options.inputs ?? {}),
    ...options.env,
  }
  return new Promise((resolve, reject) => {
    const limits = { timeout: killAfterMs, killSignal: 'SIGKILL' } as const
    const where = { cwd: join(home, 'workspace'), env, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] }
    const child = spawn(node, [...nodeArgs, bundleFile], { ...where, ...limits })
    const ended = { stdout: '', stderr: '' }
    // The runner takes commands from standard error as well.
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', chunk => {
        ended[stream] += chunk
      })
      createInterface(child[stream]).on('line', line => {
        if (stream === 'stdout') onLine?.(line)
        read(line)
      })
    }
    child.once('error', reject)
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, ...ended }))
    if (child.pid !== undefined) onStart?.(child)
  })
}

/** .NET trims U+0085 where JavaScript does not. */
const COMMAND = /^[\s\x85]*::(\S+?)(?:\s(?:.*?[\s,])??title=(.*?))?(?:[\s,].*?)?::(.*)$/

function readLine(line: string, said: Said, { debug = false, onLog }: StepOptions): void {
  const print = (kind: LogLine['kind'], text: string) => {
    for (const part of masked(text, said.masks).split(/\r\n|\r|\n/)) {
      said.log.push(part)
      onLog?.({ kind, text: part })
    }
  }
  const [, name = '', title, text = ''] = COMMAND.exec(line) ?? []
  const message = unescaped(text)
  const level = name.toLowerCase()
  if (level === 'error' || level === 'warning' || level === 'notice') {
    said.annotations.push({ level, message, ...(title && { title: unescaped(title) }) })
    print(level, `${level[0]?.toUpperCase()}${level.slice(1)}: ${message}`)
  } else if (level === 'debug') {
    said.debug.push(message)
    if (debug) print('debug', `##[debug]${message}`)
  } else if (level === 'add-mask') {
    if (message.trim()) said.masks.push(message)
  } else {
    // `##[` is a command wherever it stands in a line: this is what makes printing remote text dangerous.
    if (name !== '' || /##\[.*?\]/.test(line)) said.otherCommands.push(line)
    print('text', line)
  }
}

function unescaped(text: string): string {
  return text.replace(/%(0D|0A|25|3A|2C)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Puts `***` in place of each secret, and of each line of it. */
export function masked(text: string, secrets: string[]): string {
  const parts = secrets.flatMap(secret => [secret, ...secret.split(/[\r\n]+/)]).filter(part => part.trim())
  const longestFirst = parts.sort((a, b) => b.length - a.length)
  return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
}
