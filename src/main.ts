import type { getInput } from '@actions/core'
import { createBudget } from './api/budget.ts'
import { createClient } from './api/client.ts'
import type { Failure } from './api/failure.ts'
import type { Send } from './api/http.ts'
import { createShapes } from './api/shapes.ts'
import { chooseVersion } from './api/version.ts'
import { Cancellation } from './cancellation.ts'
import { type Clean, createClean } from './clean.ts'
import type { Clock } from './clock.ts'
import { InputError, readApiKey, readInputs } from './inputs.ts'
import { describe, describeProblem } from './report/describe.ts'
import type { Report } from './report/picture.ts'
import { progressLine } from './report/progress.ts'
import { createReporter, type Reporter, type Runner } from './report/runner.ts'
import { problemSummary, summariesOf } from './report/summary.ts'
import type { Settings } from './settings.ts'
import type { SyncEvent } from './sync/events.ts'
import type { Outcome } from './sync/results.ts'
import { sync } from './sync/sync.ts'
import { VERSION } from './version.ts'
import { quote } from './words.ts'

/** What the action needs of the world it runs in. */
export interface World extends Runner {
  core: Runner['core'] & { getInput: typeof getInput }
  clock: Clock
  send: Send
  /** Whether the environment says that an address needs no proxy. */
  bypassesProxy: (url: URL) => boolean
  /** From 0 up to, but not including, 1. */
  random: () => number
  /** Aborted with a Cancellation when the runner cancels the step, with any other reason when something broke. */
  signal: AbortSignal
  nodeVersion: string
}

/** The action: reads the inputs, syncs or checks, reports. Returns the exit code; never throws. */
export async function run(world: World): Promise<0 | 1> {
  const { core, env, bypassesProxy } = world
  const source = { getInput: core.getInput, env, bypassesProxy }
  const apiKey = readApiKey(source)
  const clean = createClean(apiKey)
  const mode = core.getInput('mode').trim() === 'check' ? 'check' : 'sync'
  const reporter = createReporter(world, mode, clean)
  reporter.mask(apiKey)
  try {
    checkNode(world.nodeVersion)
    const settings = readInputs({ ...source, clean })
    const report = await syncOnce(settings, world, reporter, clean)
    const picture = describe(report)
    reporter.report(picture, summariesOf(picture, report))
    return picture.isFailure ? 1 : 0
  } catch (error) {
    const isInput = error instanceof InputError
    if (!isInput && error instanceof Error) reporter.debug(clean(error.stack ?? ''))
    const bug = `This is a bug in this action. Please report it: ${quote(clean(String(error)))}`
    const problems = isInput ? error.problems : [bug]
    const given = clean(core.getInput('provider'))
    const picture = describeProblem(problems, mode, given, isInput ? 'input' : 'internal_fault')
    reporter.problem(problems, picture, problemSummary(problems, mode))
    return 1
  }
}

function checkNode(version: string): void {
  if (Number.parseInt(version, 10) >= 24) return
  throw new InputError([
    `This action needs Node 24 or newer, and was started with Node ${version}: update the runner, or the image that act uses`,
  ])
}

/** Syncs or checks with one version of the API and, where v3 is gone, with the next. */
async function syncOnce(settings: Settings, world: World, reporter: Reporter, clean: Clean): Promise<Report> {
  const { clock, signal, core, random } = world
  const tags = settings.containerTags.map(clean)
  const client = createClient({
    ...settings,
    hasTags: tags.length > 0,
    send: world.send,
    budget: createBudget(clock),
    clock,
    clean,
    onAttempt: reporter.debug,
  })
  const cleanAccount = settings.showAccounts ? createClean(settings.apiKey, false) : null
  const version = chooseVersion({ ...settings, client, shapes: createShapes(clean, cleanAccount), now: clock.now })
  const deps = {
    policy: { maxRetries: settings.maxRetries, clock, random },
    startedAt: clock.now(),
    deadline: clock.now() + settings.waitTimeoutMs,
    signal,
    onEvent: (event: SyncEvent) => reporter.log(progressLine(event, settings)),
  }
  const connectionIds = settings.connectionIds.map(raw => ({ raw, shown: clean(raw) }))
  const named = { ...settings, connectionIds }
  reporter.warn('container-tags', settings.warnings)
  reporter.log(beginning(settings, version.api.version, tags, clean))
  let outcome = await sync(named, { ...deps, api: version.api })
  let v3Failure: Failure | null = null
  if (version.successor !== null && version.isGone() && !signal.aborted) {
    v3Failure = failureIn(outcome)
    reporter.notice('API v3', `API v3 answered ${v3Failure?.brief ?? 'nothing'}; continuing with v5`)
    outcome = await sync(named, { ...deps, api: version.successor })
  }
  if (signal.aborted && !(signal.reason instanceof Cancellation)) throw signal.reason
  if (outcome.cancelled) reporter.log(cancelled(outcome))
  const v3IsGone = version.successor === null && version.isGone()
  return { outcome, settings, given: clean(core.getInput('provider')), tags, v3Failure, v3IsGone }
}

function cancelled({ mode, providers }: Outcome): string {
  if (providers.length === 0) return 'Cancelled before anything was triggered'
  return mode === 'check' ? 'Cancelled' : 'Cancelled. Accepted syncs keep running at Supermemory'
}

function failureIn({ providers }: Outcome): Failure | null {
  return providers.find(({ failure }) => failure !== null)?.failure ?? null
}

/** The first line of the log. */
function beginning({ mode, baseUrl, proxy }: Settings, version: string, tags: readonly string[], clean: Clean): string {
  const through = proxy === null ? '' : ` through the proxy ${quote(clean(proxy.url.host))}`
  const which =
    tags.length === 0
      ? 'all container tags'
      : `container ${tags.length === 1 ? 'tag' : 'tags'} ${tags.map(quote).join(', ')}`
  return `supermemory-sync-action ${VERSION}: ${mode} with API ${version} at ${clean(baseUrl.href)}${through}, ${which}`
}
