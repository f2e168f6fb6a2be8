import type { getInput } from '@actions/core'
import { createBudget } from './api/budget.ts'
import { type Attempt, createClient } from './api/client.ts'
import type { Send } from './api/http.ts'
import { chooseVersion } from './api/version.ts'
import { type Clean, createClean } from './clean.ts'
import type { Clock } from './clock.ts'
import { InputError, readApiKey, readInputs, type Settings } from './inputs.ts'
import type { Context } from './report/messages.ts'
import { progressLine } from './report/progress.ts'
import { createReporter, type Reporter, type Runner } from './report/reporter.ts'
import { errorInBrief, quote } from './report/words.ts'
import type { SyncEvent } from './sync/events.ts'
import type { Outcome } from './sync/results.ts'
import { sync } from './sync/sync.ts'
import { VERSION } from './version.ts'

/** What the action needs of the world it runs in. */
export interface World extends Runner {
  core: Runner['core'] & { getInput: typeof getInput }
  clock: Clock
  send: Send
  /** From 0 up to, but not including, 1. */
  random: () => number
  /** Aborted with a Cancellation when the runner cancels the step, with any other reason when something broke. */
  signal: AbortSignal
  nodeVersion: string
}

/** The reason of the abort signal when the runner cancels the step. */
export class Cancellation extends Error {}

/** The action: reads the inputs, syncs or checks, reports. Returns the exit code; never throws. */
export async function run(world: World): Promise<0 | 1> {
  const source = { getInput: world.core.getInput, env: world.env }
  const apiKey = readApiKey(source)
  const clean = createClean(apiKey)
  const reporter = createReporter(world, clean, clean(source.getInput('provider')))
  reporter.mask(apiKey)
  try {
    if (Number.parseInt(world.nodeVersion, 10) < 24) {
      const message = `This action needs Node 24 or newer, and was started with Node ${world.nodeVersion}: update the runner, or the image that act uses`
      throw new InputError([message])
    }
    const settings = readInputs({ ...source, clean })
    return (await syncAndReport(settings, world, reporter, clean)) ? 0 : 1
  } catch (error) {
    if (error instanceof InputError) reporter.problem(error.problems, 'input')
    else {
      if (error instanceof Error) reporter.debug(clean(error.stack ?? ''))
      reporter.problem(
        [`This is a fault of the action, please report it: ${quote(clean(String(error)))}`],
        'internal_fault',
      )
    }
    return 1
  }
}

async function syncAndReport(
  settings: Settings,
  world: World,
  reporter: Reporter,
  clean: Clean,
): Promise<boolean> {
  const { clock, signal, random } = world
  reporter.warn(settings.warnings)
  const budget = createBudget(clock)
  const client = createClient({
    ...settings,
    ...world,
    budget,
    clean,
    onAttempt: attempt => reporter.debug(debugLine(attempt)),
  })
  const version = chooseVersion({
    ...settings,
    client,
    clean,
    now: clock.now(),
    needsDocuments: settings.waitFor === 'searchable',
  })
  const deps = {
    policy: { maxRetries: settings.maxRetries, clock, random },
    budget,
    signal,
    onEvent: (event: SyncEvent) => reporter.log(progressLine(event, settings)),
  }
  reporter.log(greeting(settings, version.api.version, clean))
  let outcome = await sync(settings, { ...deps, api: version.api })
  const v5 = signal.aborted ? null : version.successor()
  const v3Error = v5 === null ? null : errorOf(outcome)
  if (v5 !== null && v3Error !== null) {
    reporter.notice(`API v3 is no longer there (${errorInBrief(v3Error)}): going on with v5`)
    outcome = await sync(settings, { ...deps, api: v5 })
  }
  if (signal.aborted && !(signal.reason instanceof Cancellation)) throw signal.reason
  if (outcome.cancelled) reporter.log('Cancelled. A sync that was accepted goes on at Supermemory')
  return reporter.outcome(outcome, contextOf(settings, outcome, v3Error), settings)
}

function contextOf(
  settings: Settings,
  { listedAt, listError, polls }: Outcome,
  v3Error: Context['v3Error'],
): Context {
  const hasTags = settings.containerTags.length > 0
  return { ...settings, hasTags, listedAt, polls, listFailed: listError !== null, v3Error }
}

function errorOf({ listError, providers }: Outcome): Context['v3Error'] {
  return listError ?? providers.find(({ error }) => error !== null)?.error ?? null
}

function greeting({ baseUrl, containerTags, mode }: Settings, version: string, clean: Clean): string {
  const tags = containerTags.map(tag => quote(clean(tag))).join(', ')
  const scope = tags === '' ? 'all container tags' : `container tags ${tags}`
  const what = mode === 'check' ? 'checking without asking for a sync, ' : ''
  return `supermemory-sync-action ${VERSION}: ${what}API ${version} at ${clean(baseUrl.href)}, ${scope}`
}

function debugLine({ method, path, outcome, ms, requestId }: Attempt): string {
  return `${method} ${path} ${outcome} ${ms} ms${requestId === null ? '' : ` ${requestId}`}`
}
