/** `npm start`: the action's main job in one command, on an emulator or on the real API. */
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { checkFaults, type Fault } from '../emulator/faults.ts'
import { startEmulator } from '../emulator/server.ts'
import { type Action, bundleFile, readAction } from './action.ts'
import { cancelStep, runStep, type StepResult } from './runner.ts'
import { demoWentAsMeant, helpText, type Plan, planStart, UsageError } from './start-options.ts'
import { type Palette, palette, wantsColours } from './terminal.ts'
import { applyMasks } from './workflow-commands.ts'

process.exitCode = await main()

async function main(): Promise<number> {
  const action = readAction()
  let plan: Plan
  let faults: Fault[] = []
  try {
    plan = planStart(process.argv.slice(2), process.env, Object.keys(action.inputs))
    if (plan.kind === 'emulator') faults = readFaults(plan.faults)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    return 2
  }
  if (plan.kind === 'help') {
    console.log(helpText(action))
    return 0
  }
  if (!existsSync(bundleFile)) {
    console.error('dist/index.js, which is what GitHub runs, is missing: run `npm run bundle` first.')
    return 2
  }
  const paint = palette(wantsColours(process.stdout, process.env))
  return plan.kind === 'emulator' ? onEmulator(plan, faults, action, paint) : onApi(plan, action, paint)
}

function readFaults(given: unknown[]): Fault[] {
  try {
    return checkFaults(given)
  } catch (error) {
    throw new UsageError(`--emulator-fault: ${(error as Error).message}`)
  }
}

async function onEmulator(
  plan: Plan & { kind: 'emulator' },
  faults: Fault[],
  action: Action,
  paint: Palette,
): Promise<number> {
  const emulator = await startEmulator({ faults })
  try {
    console.log(
      paint.strong('On the emulator: no key was given, so nothing leaves this machine and nothing is real.'),
    )
    const inputs = { ...plan.inputs, 'base-url': emulator.url, 'api-key': emulator.apiKey }
    const result = await showStep(inputs, {}, action, paint)
    if (!plan.demo || result.conclusion === 'success') return exitCodeOf(result)
    if (!demoWentAsMeant(result.outputs)) return exitCodeOf(result)
    console.log(
      'In a workflow this step would be red: in the demonstration some syncs fail on purpose, to show how that\n' +
        'looks. It did what it should, so this command ends with 0. `npm start -- --help` says what else to try.',
    )
    return 0
  } finally {
    await emulator.close()
  }
}

async function onApi(plan: Plan & { kind: 'api' }, action: Action, paint: Palette): Promise<number> {
  // What the action needs from the machine to get to the API: the key, and a proxy with its certificate.
  const wanted = /^(SUPERMEMORY_(API_KEY|BASE_URL)|NODE_EXTRA_CA_CERTS|(https?|no|all)_proxy)$/i
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => wanted.test(name)))
  const baseUrl = plan.inputs['base-url'] || env.SUPERMEMORY_BASE_URL || 'the real API'
  console.log(paint.strong(`On ${baseUrl}: what is asked for here will happen.`))
  return exitCodeOf(await showStep(plan.inputs, env, action, paint))
}

function exitCodeOf(result: StepResult): number {
  return result.conclusion === 'success' ? 0 : result.exitCode || 1
}

async function showStep(
  inputs: Record<string, string>,
  env: Record<string, string | undefined>,
  action: Action,
  paint: Palette,
): Promise<StepResult> {
  const secrets = [inputs['api-key'], env.SUPERMEMORY_API_KEY].flatMap(it => (it?.trim() ? [it.trim()] : []))
  const say = (text: string) => console.log(applyMasks(text, secrets))

  console.log()
  console.log(paint.strong(`▸ Run ${action.name}`))
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default] as const)
  sayAll('with', { ...Object.fromEntries(defaults), ...inputs })
  sayAll('env', {
    SUPERMEMORY_API_KEY: env.SUPERMEMORY_API_KEY,
    SUPERMEMORY_BASE_URL: env.SUPERMEMORY_BASE_URL,
  })
  console.log()

  function sayAll(title: string, values: Record<string, string | undefined>) {
    const given = Object.entries(values).filter(([, value]) => value)
    if (given.length > 0) say(paint.faint(`  ${title}:`))
    for (const [name, value = ''] of given) {
      const shown = /api.key/i.test(name) ? '***' : value.trim().replaceAll('\n', '\n      ')
      say(paint.faint(`    ${name}: ${shown}`))
    }
  }

  let cancel = () => {}
  const stop = () => cancel()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  const result = await runStep({
    inputs,
    env,
    secrets,
    debug: process.env.ACTIONS_STEP_DEBUG === 'true' || process.env.RUNNER_DEBUG === '1',
    ownGroup: true,
    onLog: line => console.log(paint.log(line)),
    onStart: child => {
      cancel = cancelOnce(child, paint)
    },
  })
  for (const signal of signals) process.off(signal, stop)

  console.log()
  console.log(paint.strong('▸ Outputs'))
  for (const [name, value] of Object.entries(result.outputs)) say(`  ${name}: ${pretty(value)}`)
  if (Object.keys(result.outputs).length === 0) console.log('  none')
  console.log()
  console.log(paint.strong('▸ Job summary'))
  say(result.summary.trimEnd() || '  none')
  console.log()
  const how = result.exitCode === null ? `ended by ${result.signal}` : `exit code ${result.exitCode}`
  console.log(
    result.conclusion === 'success'
      ? paint.good('The step succeeded.')
      : paint.bad(`The step failed (${how}).`),
  )
  return result
}

/** npm passes a Ctrl-C on that the terminal has already sent to this process: the step is to get one only. */
function cancelOnce(child: ChildProcess, paint: Palette): () => void {
  let cancelled = false
  return () => {
    if (cancelled) return
    cancelled = true
    console.log(paint.strong('Cancelling the step …'))
    // On Windows the terminal has told the step itself, and a signal would end it without a word.
    if (process.platform !== 'win32') cancelStep(child)
  }
}

function pretty(value: string): string {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.stringify(JSON.parse(value), null, 2).replaceAll('\n', '\n  ')
  } catch {
    return value
  }
}
