/** `npm start`: the action's main job in one command, on an emulator or on the real API. */
import type { ChildProcess } from 'node:child_process'
import { parseArgs, styleText } from 'node:util'
import type { V3State } from '../emulator/backend.ts'
import { demoInputs } from '../emulator/seed.ts'
import { startEmulator } from '../emulator/server.ts'
import { cancelStep, masked, readAction, runStep, type StepResult } from './runner.ts'

const V3_STATES: Record<string, V3State> = { on: 'on', off: 404, 404: 404, 410: 410, redirect: 'redirect' }
const TRY_NEXT = `Try next:
  npm start -- --wait-for memories
  npm start -- --mode check --max-age-minutes 60
  npm start -- --show-accounts true
  npm start -- --provider notion --connection-ids conn_notion_wiki
  npm start -- --api-version v5`
const COLOURS = { error: 'red', warning: 'yellow', notice: 'blue', debug: 'magenta' } as const

const action = readAction()
const { 'emulator-v3': v3Flag, json, help, ...given } = parseFlags()
const inputs = given as Record<string, string>
// With an address or a key of one's own, an empty one included, it is that which one wants to see at work.
const isReal = 'api-key' in inputs || 'base-url' in inputs || Boolean(process.env.SUPERMEMORY_API_KEY?.trim())

if (help) console.log(helpText())
else process.exitCode = await (isReal ? onApi() : onEmulator())

function parseFlags() {
  try {
    const { values } = parseArgs({
      options: {
        ...Object.fromEntries(Object.keys(action.inputs).map(name => [name, { type: 'string' as const }])),
        'emulator-v3': { type: 'string', default: 'on' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (!(values['emulator-v3'] in V3_STATES)) throw new Error('--emulator-v3 takes off, 404, 410 or redirect')
    return values
  } catch (error) {
    console.error((error as Error).message.replace(/\. To specify.*/s, ''))
    console.error('Flags go after --, as in npm start -- --provider notion. All flags: npm start -- --help')
    process.exit(2)
  }
}

async function onEmulator(): Promise<number> {
  const emulator = await startEmulator({ v3: V3_STATES[v3Flag] ?? 'on' })
  say('bold', 'On the emulator: no key was given, so nothing leaves this machine and nothing is real.')
  const isDemo = !('provider' in inputs)
  const own = { 'base-url': emulator.url, 'api-key': emulator.apiKey }
  const result = await showStep({ ...(isDemo ? demoInputs(inputs) : inputs), ...own })
  await emulator.close()
  // An expired login, a provider that has no connection, and nothing that is not meant to be there.
  const { status, 'error-codes': codes = '' } = result.outputs
  const isAsMeant = isDemo && status === 'failed' && /^auth_expired(,unknown_tag)?$/.test(codes)
  if (isAsMeant) console.log('As expected: the demonstration has an expired login, to show how that looks.\n')
  if (isAsMeant || (isDemo && result.exitCode === 0)) console.log(`${TRY_NEXT}\n  npm start -- --help`)
  // Without any flag it must end so, or something is wrong with it.
  if (Object.keys(inputs).length === 0 && v3Flag === 'on') return isAsMeant ? 0 : 1
  return isAsMeant ? 0 : (result.exitCode ?? 1)
}

async function onApi(): Promise<number> {
  // What the action needs from the machine to get to the API: the key, and a proxy with its certificate.
  const wanted = /^(SUPERMEMORY_(API_KEY|BASE_URL)|NODE_EXTRA_CA_CERTS|(https?|no|all)_proxy)$/i
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => wanted.test(name)))
  say('bold', `On ${inputs['base-url'] || env.SUPERMEMORY_BASE_URL || 'the real API'}: these are real requests.`)
  return (await showStep(inputs, env)).exitCode ?? 1
}

async function showStep(inputs: Record<string, string>, env: NodeJS.ProcessEnv = {}): Promise<StepResult> {
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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, cancel)
  const result = await runStep({
    inputs,
    env,
    debug: process.env.ACTIONS_STEP_DEBUG === 'true' || process.env.RUNNER_DEBUG === '1',
    onLog: ({ kind, text }) => (kind === 'text' ? console.log(text) : say(COLOURS[kind], text)),
    onStart: child => {
      step = child
    },
  })

  say('bold', '\n▸ Outputs')
  for (const [name, value] of Object.entries(result.outputs)) {
    console.log(`  ${name}: ${masked(shownOutput(name, value), secrets)}`)
  }
  say('bold', '\n▸ Job summary')
  console.log(`${masked(result.summary.trimEnd(), secrets) || '  none'}\n`)
  if (result.exitCode === 0) say('green', 'The step is green.')
  else say('red', `The step is red (${result.signal ?? `exit code ${result.exitCode}`}).`)
  return result
}

function shownOutput(name: string, value: string): string {
  if (name === 'results-file' && value) return `${value} (in a workflow; here it is already deleted)`
  if (name === 'summary' && value) return 'the job summary below, without the chart'
  if (name !== 'results') return value
  return json ? JSON.stringify(JSON.parse(value), null, 2).replaceAll('\n', '\n  ') : 'JSON: add --json to see it'
}

/** Node leaves the colour out where the output is no terminal, and with NO_COLOR. */
function say(format: Parameters<typeof styleText>[0], text: string): void {
  console.log(styleText(format, text))
}

function helpText(): string {
  const wrapped = (text: string, indent = '') => {
    const width = Math.max((process.stdout.columns ?? 100) - indent.length, 30)
    return text.trim().replaceAll(new RegExp(`(.{1,${width}})(\\s+|$)`, 'g'), `${indent}$1\n`)
  }
  const entries = [
    ['npm start', 'A demonstration, on an emulator on this machine. Needs no key.'],
    [
      'npm start -- --provider notion',
      'Your inputs, on the same emulator. It has every provider but granola; a gmail sync takes an hour.',
    ],
    ['npm start -- --api-key KEY …', 'The real API. The key can also come from SUPERMEMORY_API_KEY.'],
    ...Object.entries(action.inputs).map(([name, it]) => {
      return [`--${name}${it.default ? ` (default: ${it.default})` : ''}`, it.description]
    }),
    ['--json', 'Only here, not an input: shows the output results in full.'],
    [
      '--emulator-v3 off|404|410|redirect',
      'Only here, not an input: what the emulator answers for v3, as if v3 were gone; off is 404.',
    ],
  ]
  const list = entries.map(([what = '', meaning = '']) => wrapped(what, '  ') + wrapped(meaning, '      '))
  return `${wrapped('Runs the action once, as GitHub would, and shows its log, outputs and job summary.')}
${list.join('')}
${wrapped(
  'Without --provider, it runs the demonstration; the other flags change it. With neither a key nor --base-url, it uses ' +
    'the emulator, and ignores SUPERMEMORY_BASE_URL. The exit code is that of the step, but 0 if the demonstration ended as ' +
    'expected, and 2 for wrong flags. Ctrl-C cancels the step as GitHub would.',
)}
${TRY_NEXT}`
}
