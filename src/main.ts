import type { getInput } from '@actions/core'
import { createBudget } from './api/budget.ts'
import { createClient } from './api/client.ts'
import type { Send } from './api/http.ts'
import { chooseVersion } from './api/version.ts'
import { type Clean, createClean } from './clean.ts'
import type { Clock } from './clock.ts'
import { InputError, readApiKey, readInputs } from './inputs.ts'
import { progressLine } from './report/progress.ts'
import { createReporter, type Reporter, type Runner } from './report/reporter.ts'
import { errorInBrief, quote } from './report/words.ts'
import type { Settings } from './settings.ts'
import type { SyncEvent } from './sync/events.ts'
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
    checkNode(world.nodeVersion)
    return (await syncAndReport(readInputs({ ...source, clean }), world, reporter, clean)) ? 0 : 1
  } catch (error) {
    if (error instanceof InputError) reporter.problem(error.problems, 'input')
    else {
      if (error instanceof Error) reporter.debug(clean(error.stack ?? ''))
      const fault = `This is a fault in the action. Please report it: ${quote(clean(String(error)))}`
      reporter.problem([fault], 'internal_fault')
    }
    return 1
  }
}

function checkNode(version: string): void {
  if (Number.parseInt(version, 10) >= 24) return
  throw new InputError([
    `This action needs Node 24 or newer, and was started with Node ${version}: update the runner, or the image that act uses`,
  ])
}

const CANCELLED = 'Cancelled. A sync that was accepted goes on at Supermemory'

async function syncAndReport(settings: Settings, world: World, reporter: Reporter, clean: Clean): Promise<boolean> {
  const { clock, signal } = world
  const tags = settings.containerTags.map(clean)
  const budget = createBudget(clock)
  const client = createClient({ ...settings, ...world, budget, clean, onAttempt: reporter.debug })
  const { api, successor } = chooseVersion({ ...settings, client, clean, now: clock.now() })
  const deps = {
    policy: { ...settings, ...world },
    budget,
    signal,
    onEvent: (event: SyncEvent) => reporter.log(progressLine(event, settings)),
  }
  reporter.warn(settings.warnings)
  reporter.log(
    `supermemory-sync-action ${VERSION}: ${settings.mode} with API ${api.version} at ${clean(settings.baseUrl.href)}, ${
      tags.length === 0
        ? 'all container tags'
        : `container ${tags.length === 1 ? 'tag' : 'tags'} ${tags.map(quote).join(', ')}`
    }`,
  )
  let outcome = await sync(settings, { ...deps, api })
  const v5 = signal.aborted ? null : successor()
  const v3Error = v5 && (outcome.listError ?? outcome.providers.find(({ error }) => error)?.error ?? null)
  if (v5 !== null && v3Error !== null) {
    reporter.notice(`API v3 is gone (${errorInBrief(v3Error)}): continuing with v5`)
    outcome = await sync(settings, { ...deps, api: v5 })
  }
  if (signal.aborted && !(signal.reason instanceof Cancellation)) throw signal.reason
  if (outcome.cancelled) reporter.log(settings.mode === 'check' ? 'Cancelled' : CANCELLED)
  return reporter.report({ outcome, settings, tags, v3Error })
}
