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
  /** The script to run; the action's own bundle unless told otherwise. */
  bundle?: string | undefined
  /** By their names in action.yml. */
  inputs?: Record<string, string> | undefined
  /** Give absent inputs the default from action.yml, as the runner does. Default: true. */
  applyDefaults?: boolean | undefined
  /** Added to the runner's environment; `undefined` takes a variable out of it. */
  env?: Record<string, string | undefined> | undefined
  node?: string | undefined
  nodeArgs?: string[] | undefined
  /** SIGKILL after so long; the result then has `killed: true`. */
  killAfterMs?: number | undefined
  /** As on a runner that has no files for outputs and summary. */
  withoutFiles?: boolean | undefined
  /** As with the secret ACTIONS_STEP_DEBUG: debug lines are part of the log. */
  debug?: boolean | undefined
  /** Values masked from the beginning, as a workflow's secrets are. Not listed in the result's `masks`. */
  secrets?: string[] | undefined
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
export interface StepResult {
  exitCode: number | null
  signal: string | null
  /** What the step's mark would be: green or red. */
  conclusion: 'success' | 'failure'
  stdout: string
  stderr: string
  outputs: Record<string, string>
  outputsFile: string
  /** What was in the file that the output `results-file` names; null where there was none. */
  resultsFile: string | null
  summary: string
  /** All of them, though GitHub keeps 10 errors and 10 warnings of a step. */
  annotations: { level: Level; message: string; title?: string }[]
  masks: string[]
  debug: string[]
  /** Lines in the form of a command that this action has no business to send, known to the runner or not. */
  otherCommands: string[]
  /** What a person sees: commands rendered, secrets masked. */
  log: string[]
  killed: boolean
}

export interface Action {
  name: string
  inputs: Record<string, { description: string; default?: string }>
}

export function readAction(): Action {
  return parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'))
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE']
const KEPT = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'USERPROFILE', 'SystemRoot', 'PATHEXT']

/** Runs one step to its end. Rejects only when the process cannot be started. */
export async function runStep(options: StepOptions = {}): Promise<StepResult> {
  const home = mkdtempSync(join(tmpdir(), 'step-'))
  try {
    for (const name of FILES) writeFileSync(join(home, name), '')
    for (const folder of ['workspace', 'temp']) mkdirSync(join(home, folder))
    const { read, ...said } = logReader(options)
    const ended = await runProcess(options, home, read)
    const [outputsFile = '', summary = '', ...others] = FILES.map(name =>
      readFileSync(join(home, name), 'utf8'),
    )
    if (others.some(text => text !== '')) said.otherCommands.push('a file that is not for outputs or summary')
    const outputs = outputsIn(outputsFile)
    const path = outputs['results-file'] ?? ''
    const resultsFile = existsSync(path) ? readFileSync(path, 'utf8') : null
    const conclusion = ended.exitCode === 0 ? 'success' : 'failure'
    return { ...ended, ...said, conclusion, outputs, outputsFile, resultsFile, summary }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Cancels a step as the runner does: SIGINT, then SIGTERM, then an end to it. Times can be shortened for a test. */
export function cancelStep(child: ChildProcess, { terminateAfterMs = 7500, killAfterMs = 2500 } = {}): void {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGINT')
  const timers = [
    setTimeout(() => child.kill('SIGTERM'), terminateAfterMs),
    setTimeout(() => child.kill('SIGKILL'), terminateAfterMs + killAfterMs),
  ]
  child.once('exit', () => timers.forEach(clearTimeout))
}

function environment(options: StepOptions, home: string): NodeJS.ProcessEnv {
  const defaults = Object.entries(options.applyDefaults === false ? {} : readAction().inputs)
  const inputs = {
    ...Object.fromEntries(defaults.map(([name, it]) => [name, it.default ?? ''])),
    ...options.inputs,
  }
  return {
    ...Object.fromEntries(KEPT.map(name => [name, process.env[name]])),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: join(home, 'workspace'),
    RUNNER_TEMP: join(home, 'temp'),
    RUNNER_DEBUG: options.debug ? '1' : undefined,
    ...(options.withoutFiles ? {} : Object.fromEntries(FILES.map(name => [name, join(home, name)]))),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...options.env,
  }
}

type Ended = Pick<StepResult, 'exitCode' | 'signal' | 'stdout' | 'stderr' | 'killed'>

function runProcess(options: StepOptions, home: string, read: (line: string) => void): Promise<Ended> {
  const {
    node = process.execPath,
    nodeArgs = [],
    bundle = bundleFile,
    killAfterMs,
    onLine,
    onStart,
  } = options
  return new Promise((resolve, reject) => {
    const env = environment(options, home)
    const cwd = join(home, 'workspace')
    const child = spawn(node, [...nodeArgs, bundle], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const texts = { stdout: '', stderr: '' }
    // The runner takes commands from standard error as well.
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', chunk => {
        texts[stream] += chunk
      })
      createInterface(child[stream]).on('line', line => {
        if (stream === 'stdout') onLine?.(line)
        read(line)
      })
    }
    let killed = false
    const kill = () => {
      killed = true
      child.kill('SIGKILL')
      // A process the step has left behind may hold the pipes open for ever.
      child.stdout.destroy()
      child.stderr.destroy()
    }
    const killer = killAfterMs === undefined ? undefined : setTimeout(kill, killAfterMs)
    child.once('error', error => {
      clearTimeout(killer)
      reject(error)
    })
    child.once('close', (exitCode, signal) => {
      clearTimeout(killer)
      resolve({ exitCode, signal, ...texts, killed })
    })
    if (child.pid !== undefined) onStart?.(child)
  })
}

function logReader({ secrets = [], debug: showDebug, onLog }: StepOptions) {
  const said: Pick<StepResult, 'annotations' | 'masks' | 'debug' | 'otherCommands' | 'log'> = {
    annotations: [],
    masks: [],
    debug: [],
    otherCommands: [],
    log: [],
  }
  const print = (kind: LogLine['kind'], text: string) => {
    for (const line of masked(text, [...secrets, ...said.masks]).split(/\r\n|\r|\n/)) {
      said.log.push(line)
      onLog?.({ kind, text: line })
    }
  }
  const read = (line: string) => {
    // .NET trims U+0085 where JavaScript does not.
    const [, name = '', title, text = ''] =
      /^[\s\x85]*::(\S+?)(?:\s(?:.*?[\s,])??title=(.*?))?(?:[\s,].*?)?::(.*)$/.exec(line) ?? []
    const message = unescaped(text)
    switch (name.toLowerCase()) {
      case 'error':
      case 'warning':
      case 'notice': {
        const level = name.toLowerCase() as Level
        said.annotations.push({ level, message, ...(title && { title: unescaped(title) }) })
        return print(level, `${level[0]?.toUpperCase()}${level.slice(1)}: ${message}`)
      }
      case 'debug':
        said.debug.push(message)
        return showDebug && print('debug', `##[debug]${message}`)
      case 'add-mask':
        return message.trim() && said.masks.push(message)
      default:
        // `##[` is a command wherever it stands in a line: this is what makes printing remote text dangerous.
        if (name !== '' || /##\[.*?\]/.test(line)) said.otherCommands.push(line)
        print('text', line)
    }
  }
  return { ...said, read }
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

/** Reads the file behind GITHUB_OUTPUT, in the one form that @actions/core writes. */
function outputsIn(file: string): Record<string, string> {
  const found = file.matchAll(/^(.+?)<<(ghadelimiter_\S+)\r?\n([\s\S]*?)\r?\n\2\r?\n/gm)
  return Object.fromEntries([...found].map(([, name, , value]) => [name, value]))
}
