/** Plays the part of the GitHub runner for one step: starts the action as its own process and reads what it says. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actionFile, bundleFile, readAction } from './action.ts'
import { applyMasks, isRegistered, parseCommand, parseOutputs } from './workflow-commands.ts'

export interface StepOptions {
  /** The script to run; the action's own bundle unless told otherwise. */
  bundle?: string | undefined
  /** By their names in action.yml. */
  inputs?: Record<string, string> | undefined
  /** Give absent inputs the default from action.yml, as the runner does. Default: true. */
  applyDefaults?: boolean | undefined
  /** Another action.yml to take the defaults from. */
  action?: string | undefined
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
  /** A process group of its own, so that a Ctrl-C in the terminal reaches the step only through `cancelStep`. */
  ownGroup?: boolean | undefined
  /** Raw lines of standard output, as they come. */
  onLine?: ((line: string) => void) | undefined
  /** Lines of the log as a person sees them, as they come. */
  onLog?: ((line: LogLine) => void) | undefined
  onStart?: ((child: ChildProcess) => void) | undefined
}

export type Level = 'error' | 'warning' | 'notice'

export interface LogLine {
  kind: Level | 'debug' | 'group' | 'text'
  text: string
}

export interface Annotation {
  level: Level
  message: string
  title?: string
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
  summary: string
  /** All of them, though GitHub keeps 10 errors and 10 warnings of a step. */
  annotations: Annotation[]
  masks: string[]
  debug: string[]
  /** Lines in the form of a command that this action has no business to send, known to the runner or not. */
  otherCommands: string[]
  /** What a person sees: commands rendered, secrets masked. */
  log: string[]
  killed: boolean
}

/** Runs one step to its end. Rejects only when the process cannot be started. */
export async function runStep(options: StepOptions = {}): Promise<StepResult> {
  const home = mkdtempSync(join(tmpdir(), 'step-'))
  try {
    const files = makeFiles(home)
    const reader = logReader(options)
    const ended = await runProcess(options, home, files, reader.read)

    const outputsFile = readFileSync(files.GITHUB_OUTPUT, 'utf8')
    const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')
    for (const name of ['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'] as const) {
      if (readFileSync(files[name], 'utf8')) reader.otherCommands.push(`file ${name}`)
    }
    let outputs: Record<string, string> = {}
    let refused = false
    try {
      outputs = parseOutputs(outputsFile)
    } catch (error) {
      refused = true
      reader.annotate('error', "Unable to process file command 'output' successfully.")
      reader.annotate('error', (error as Error).message)
    }
    const kib = Math.floor(Buffer.byteLength(summary) / 1024)
    if (Buffer.byteLength(summary) > 1024 * 1024) {
      reader.annotate(
        'error',
        `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${kib}k.`,
      )
    }

    const { annotations, masks, debug, otherCommands, log } = reader
    return {
      ...ended,
      conclusion: ended.exitCode === 0 && !refused ? 'success' : 'failure',
      outputs,
      outputsFile,
      summary,
      annotations,
      masks,
      debug,
      otherCommands,
      log,
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Cancels a step as the runner does: SIGINT, then SIGTERM, then an end to it. Times can be shortened for a test. */
export function cancelStep(child: ChildProcess, { terminateAfterMs = 7500, killAfterMs = 2500 } = {}): void {
  const ended = () => child.exitCode !== null || child.signalCode !== null
  if (ended()) return
  child.kill('SIGINT')
  let timer = setTimeout(() => {
    child.kill('SIGTERM')
    timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  }, terminateAfterMs)
  child.once('exit', () => clearTimeout(timer))
}

type Files = ReturnType<typeof makeFiles>

function makeFiles(home: string) {
  const file = (name: string) => {
    writeFileSync(join(home, name), '')
    return join(home, name)
  }
  for (const folder of ['workspace', 'temp']) mkdirSync(join(home, folder))
  return {
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_STATE: file('state'),
  }
}

function environment(options: StepOptions, home: string, files: Files): NodeJS.ProcessEnv {
  const kept = [
    'PATH',
    'HOME',
    'LANG',
    'TMPDIR',
    'TEMP',
    'TMP',
    'USERPROFILE',
    'SystemRoot',
    'ComSpec',
    'PATHEXT',
  ]
  const inputs: Record<string, string> = {}
  if (options.applyDefaults ?? true) {
    const declared = readAction(options.action ?? actionFile).inputs
    for (const [name, input] of Object.entries(declared)) inputs[name] = input.default
  }
  const env: Record<string, string | undefined> = {
    ...Object.fromEntries(kept.map(name => [name, process.env[name]])),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'step',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKSPACE: join(home, 'workspace'),
    RUNNER_TEMP: join(home, 'temp'),
    RUNNER_OS: { darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? 'Linux',
    RUNNER_DEBUG: options.debug ? '1' : undefined,
    ...(options.withoutFiles ? {} : files),
  }
  for (const [name, value] of Object.entries({ ...inputs, ...options.inputs })) {
    env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value
  }
  Object.assign(env, options.env)
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
}

type Ended = Pick<StepResult, 'exitCode' | 'signal' | 'stdout' | 'stderr' | 'killed'>

function runProcess(options: StepOptions, home: string, files: Files, read: (line: string) => void) {
  return new Promise<Ended>((resolve, reject) => {
    const node = options.node ?? process.execPath
    const child = spawn(node, [...(options.nodeArgs ?? []), options.bundle ?? bundleFile], {
      cwd: join(home, 'workspace'),
      env: environment(options, home, files),
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows this would open a second console window.
      detached: options.ownGroup === true && process.platform !== 'win32',
      windowsHide: true,
    })
    const texts = { stdout: '', stderr: '' }
    const splitters = {
      stdout: lineSplitter(line => {
        options.onLine?.(line)
        read(line)
      }),
      // The runner takes commands from standard error as well.
      stderr: lineSplitter(read),
    }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (chunk: string) => {
        texts[stream] += chunk
        splitters[stream].push(chunk)
      })
    }

    let killed = false
    const killer =
      options.killAfterMs === undefined
        ? undefined
        : setTimeout(() => {
            killed = true
            child.kill('SIGKILL')
            // A process the step has left behind may hold the pipes open for ever.
            child.stdout.destroy()
            child.stderr.destroy()
          }, options.killAfterMs)

    child.once('error', error => {
      clearTimeout(killer)
      reject(error)
    })
    child.once('close', (exitCode, signal) => {
      clearTimeout(killer)
      splitters.stdout.end()
      splitters.stderr.end()
      resolve({ exitCode, signal, ...texts, killed })
    })
    if (child.pid !== undefined) options.onStart?.(child)
  })
}

/** Cuts a stream into lines as .NET does: a lone carriage return ends a line too. */
function lineSplitter(onLine: (line: string) => void) {
  let rest = ''
  return {
    push(chunk: string) {
      // A carriage return that ends a chunk may be the first half of a line end.
      const lines = (rest + chunk).split(/\r\n|\r(?!$)|\n/)
      rest = lines.pop() ?? ''
      lines.forEach(onLine)
    },
    end() {
      if (rest) onLine(rest.replace(/\r$/, ''))
      rest = ''
    },
  }
}

function logReader(options: StepOptions) {
  const annotations: Annotation[] = []
  const masks: string[] = []
  const debug: string[] = []
  const otherCommands: string[] = []
  const log: string[] = []
  /** After `stop-commands` everything is text, until this token comes as a command. */
  let resumeToken: string | undefined

  const print = (kind: LogLine['kind'], text: string) => {
    for (const line of applyMasks(text, [...(options.secrets ?? []), ...masks]).split(/\r\n|\r|\n/)) {
      log.push(line)
      options.onLog?.({ kind, text: line })
    }
  }
  const annotate = (level: Level, message: string, title?: string) => {
    annotations.push({ level, message, ...(title ? { title } : {}) })
    print(level, `${{ error: 'Error', warning: 'Warning', notice: 'Notice' }[level]}: ${message}`)
  }
  const read = (line: string) => {
    const command = parseCommand(line)
    if (!command) return print('text', line)
    const { name, properties, message } = command
    if (resumeToken !== undefined) {
      if (name !== resumeToken.toLowerCase()) return print('text', line)
      resumeToken = undefined
      return
    }
    switch (name) {
      case 'error':
      case 'warning':
      case 'notice':
        return annotate(name, message, properties.title)
      case 'debug':
        debug.push(message)
        if (options.debug) print('debug', `##[debug]${message}`)
        return
      case 'add-mask':
        if (message.trim()) masks.push(message)
        return
      case 'group':
        return print('group', `▸ ${message}`)
      case 'endgroup':
        return
      default:
        otherCommands.push(line)
        if (name === 'stop-commands') resumeToken = message
        if (!isRegistered(command)) print('text', line)
    }
  }
  return { read, annotate, annotations, masks, debug, otherCommands, log }
}
