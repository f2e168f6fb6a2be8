/** `npm start`: the action's main job in one command, on an emulator or on the real API. */
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parseArgs, styleText } from 'node:util'
import type { V3State } from '../emulator/backend.ts'
import { demoInputs } from '../emulator/seed.ts'
import { startEmulator } from '../emulator/server.ts'
import { type Action, bundleFile, cancelStep, masked, readAction, runStep, type StepResult } from './runner.ts'

const V3_STATES: Record<string, V3State> = { on: 'on', off: 404, 404: 404, 410: 410, redirect: 'redirect' }
const COLOURS = { error: 'red', warning: 'yellow', notice: 'blue', debug: 'magenta' } as const

process.exitCode = await main()

async function main(): Promise<number> {
  const action = readAction()
  let flags: ReturnType<typeof parseFlags>
  try {
    flags = parseFlags(process.argv.slice(2), action)
  } catch (error) {
    const [said] = (error as Error).message.split('. To specify')
    console.error(`${said}\n\`npm start -- --help\` has all flags.`)
    return 2
  }
  const { inputs, json, help, v3 } = flags
  if (help) {
    console.log(helpText(action))
    return 0
  }
  if (!existsSync(bundleFile)) {
    console.error('dist/index.js, which is what GitHub runs, is missing: run `npm run bundle` first.')
    return 2
  }
  return flags.real ? onApi(inputs, json, action) : onEmulator(inputs, json, action, v3)
}

function parseFlags(args: string[], { inputs: known }: Action) {
  // A negative number is a value, whatever parseArgs makes of it.
  const joined: string[] = []
  for (const arg of args) {
    const before = joined.at(-1) ?? ''
    if (/^-\d/.test(arg) && /^--[a-z-]+$/.test(before)) joined[joined.length - 1] = `${before}=${arg}`
    else joined.push(arg)
  }
  const { values, positionals } = parseArgs({
    args: joined,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(Object.keys(known).map(name => [name, { type: 'string' as const }])),
      'emulator-v3': { type: 'string', default: 'on' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (positionals.length > 0) {
    throw new Error(
      `“${positionals[0]}” has no flag before it. npm passes flags on after a -- only: npm start -- --provider notion`,
    )
  }
  const { 'emulator-v3': switched, json, help, ...inputs } = values
  const v3 = V3_STATES[switched]
  if (v3 === undefined) throw new Error('--emulator-v3 takes off, 404, 410 or redirect')
  // With an address or a key of one's own, an empty one included, it is that which one wants to see at work.
  const real = 'api-key' in inputs || 'base-url' in inputs || Boolean(process.env.SUPERMEMORY_API_KEY?.trim())
  if (real && v3 !== 'on') {
    throw new Error('--emulator-v3 needs the emulator: leave out --api-key, --base-url and SUPERMEMORY_API_KEY')
  }
  return { inputs: inputs as Record<string, string>, json, help, v3, real }
}

async function onEmulator(given: Record<string, string>, json: boolean, action: Action, v3: V3State) {
  const emulator = await startEmulator({ v3 })
  try {
    const isDemo = !('provider' in given)
    const inputs = isDemo ? demoInputs(given) : given
    say('bold', 'On the emulator: no key was given, so nothing leaves this machine and nothing is real.')
    const own = { 'base-url': emulator.url, 'api-key': emulator.apiKey }
    const result = await showStep({ ...inputs, ...own }, {}, json, action)
    // The login that has expired in every demonstration, and nothing that is not meant to be there.
    const { status, 'error-codes': codes } = result.outputs
    const asMeant = isDemo && status === 'failed' && codes === 'auth_expired'
    if (result.conclusion === 'failure' && asMeant) {
      console.log(
        'That is as it should be: the demonstration has an expired login and other troubles, to show how they look.',
      )
    }
    if (asMeant || (isDemo && result.conclusion === 'success')) {
      console.log(
        'Try next: npm start -- --wait-for searchable, npm start -- --mode check --max-age-minutes 60, or\n' +
          'npm start -- --api-version v5. All flags: npm start -- --help',
      )
    }
    // Without any flag it must end so, or something is wrong with it.
    const code = Object.keys(given).length === 0 && v3 === 'on' ? 1 : exitCodeOf(result)
    return asMeant ? 0 : code
  } finally {
    await emulator.close()
  }
}

async function onApi(inputs: Record<string, string>, json: boolean, action: Action): Promise<number> {
  // What the action needs from the machine to get to the API: the key, and a proxy with its certificate.
  const wanted = /^(SUPERMEMORY_(API_KEY|BASE_URL)|NODE_EXTRA_CA_CERTS|(https?|no|all)_proxy)$/i
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => wanted.test(name)))
  say('bold', `On ${inputs['base-url'] || env.SUPERMEMORY_BASE_URL || 'the real API'}: these are real requests.`)
  return exitCodeOf(await showStep(inputs, env, json, action))
}

function exitCodeOf({ conclusion, exitCode }: StepResult): number {
  return conclusion === 'success' ? 0 : exitCode || 1
}

async function showStep(
  inputs: Record<string, string>,
  env: Record<string, string | undefined>,
  json: boolean,
  action: Action,
): Promise<StepResult> {
  const secrets = [inputs['api-key'], env.SUPERMEMORY_API_KEY].flatMap(key => key?.trim() || [])
  say('bold', `\n▸ Run ${action.name}`)
  for (const [name, value] of Object.entries(inputs)) {
    say('dim', `    ${name}: ${name === 'api-key' ? '***' : masked(value.trim(), secrets)}`)
  }
  console.log()

  let step: ChildProcess | undefined
  const cancel = () => {
    // On Windows the terminal has told the step itself, and a signal would end it without a word.
    if (step && process.platform !== 'win32') cancelStep(step)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, cancel)
  const result = await runStep({
    inputs,
    env,
    secrets,
    debug: process.env.ACTIONS_STEP_DEBUG === 'true' || process.env.RUNNER_DEBUG === '1',
    onLog: ({ kind, text }) => (kind === 'text' ? console.log(text) : say(COLOURS[kind], text)),
    onStart: child => {
      step = child
    },
  })
  for (const signal of signals) process.off(signal, cancel)

  say('bold', '\n▸ Outputs')
  for (const [name, value] of Object.entries(result.outputs)) {
    console.log(`  ${name}: ${masked(shownOutput(name, value, json), secrets)}`)
  }
  say('bold', '\n▸ Job summary')
  console.log(`${masked(result.summary.trimEnd(), secrets) || '  none'}\n`)
  const how = result.exitCode === null ? `ended by ${result.signal}` : `exit code ${result.exitCode}`
  if (result.conclusion === 'success') say('green', 'The step is green.')
  else say('red', `The step is red (${how}).`)
  return result
}

function shownOutput(name: string, value: string, json: boolean): string {
  if (name === 'results-file' && value) return `${value} (in a workflow; here it is gone already)`
  if (name !== 'results') return value
  return json ? JSON.stringify(JSON.parse(value), null, 2).replaceAll('\n', '\n  ') : 'JSON, shown with --json'
}

/** Node leaves the colour out where the output is no terminal, and with NO_COLOR. */
function say(format: Parameters<typeof styleText>[0], text: string): void {
  console.log(styleText(format, text))
}

function helpText({ inputs }: Action): string {
  const all = Object.entries(inputs).map(
    ([name, it]) => `  --${name}${it.default ? ` (default: ${it.default})` : ''}\n      ${it.description.trim()}`,
  )
  return `Runs the action once, as GitHub would, and shows its log, outputs and job summary.

  npm start                          a demonstration against an emulator on this machine
  npm start -- --provider notion     the same emulator, with your inputs
  npm start -- --api-key KEY …       the real API; the key may be in SUPERMEMORY_API_KEY instead

Inputs of the action, from action.yml:

${all.join('\n')}

Of this command only:

  --json
      Shows the output results too.
  --emulator-v3 off|404|410|redirect
      What the emulator answers where API v3 is gone.
  --help

Without --provider the emulator shows a demonstration, and the other flags change that. Without a key and without
--base-url the emulator is used; SUPERMEMORY_BASE_URL counts only with a key. The exit code is the step's; a
demonstration that went as it should ends with 0. Wrong flags end with 2. Ctrl-C cancels the step as GitHub would.
`
}
