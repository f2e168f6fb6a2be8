import { getInput } from '@actions/core'
import { type Clock, duration } from './clock.ts'
import { createConnectionsApi } from './connections.ts'
import { Cancellation, InputError } from './errors.ts'
import type { HttpAnswer, Send } from './http.ts'
import { readApiKey, readInputs, type Settings } from './inputs.ts'
import { progressText } from './progress-text.ts'
import { createRedactor } from './redact.ts'
import { createReporter, type Reporter } from './report.ts'
import { type SyncOutcome, sync } from './sync.ts'
import { join, type Phrase, providerName, text } from './text.ts'
import { VERSION } from './version.ts'

/** What the action needs of the world it runs in. */
export interface World {
  env: Readonly<Record<string, string | undefined>>
  clock: Clock
  send: Send
  random: () => number
  /** Aborted with a Cancellation when the runner cancels the step, with any other reason when something broke. */
  signal: AbortSignal
  /** Called before waiting, when there may be thousands of connections to remember. */
  saveMemory: () => void
}

/** The action: reads the inputs, syncs, reports. Returns the exit code; never throws. */
export async function run(world: World): Promise<0 | 1> {
  const source = { getInput, env: world.env }
  const apiKey = readApiKey(source)
  const reporter = createReporter(createRedactor(apiKey), world.env)
  reporter.mask(apiKey)
  try {
    const settings = readInputs(source)
    const outcome = await syncAndTell(settings, world, reporter)
    if (world.signal.aborted && !(world.signal.reason instanceof Cancellation)) throw world.signal.reason
    return reporter.outcome(outcome, settings) ? 0 : 1
  } catch (error) {
    if (error instanceof InputError) reporter.badInput(error.problems)
    else reporter.crash(error)
    return 1
  }
}

async function syncAndTell(settings: Settings, world: World, reporter: Reporter): Promise<SyncOutcome> {
  const { clock, signal, random } = world
  reporter.log(greeting(settings))
  reporter.warn(settings.warnings)
  if (settings.wait) world.saveMemory()
  const outcome = await sync({
    ...settings,
    api: createConnectionsApi({
      ...settings,
      signal,
      send: withDebugLine(world, reporter),
    }),
    policy: { maxRetries: settings.maxRetries, clock, signal, random },
    onEvent: event => reporter.log(progressText(event, settings)),
    onProviders: providers => reporter.log(asking(providers, settings)),
  })
  if (signal.aborted) reporter.log(text`Cancelled: what was accepted goes on at Supermemory.`)
  return outcome
}

function greeting({ baseUrl, containerTags }: Settings): Phrase {
  const scope =
    containerTags.length === 0
      ? text`every connection (no container-tags)`
      : text`connections with the container tags ${join(
          containerTags.map(tag => text`${tag}`),
          ', ',
        )}`
  return text`supermemory-sync-action ${[VERSION]}, ${baseUrl.href}, ${scope}`
}

function asking(providers: readonly string[], { wait, waitTimeoutMs }: Settings): Phrase {
  if (providers.length === 0) return text`There is no connection to ask for a sync`
  const waiting = wait ? text`, then waiting up to ${[duration(waitTimeoutMs)]}` : text``
  return text`Asking for a sync of ${join(providers.map(providerName), ', ')}${waiting}`
}

/** Sends, and says so in a debug line: neither headers nor bodies. */
function withDebugLine({ send, clock }: World, reporter: Reporter): Send {
  return async request => {
    const sentAt = clock.now()
    const say = (outcome: string | number, requestId: Phrase) =>
      reporter.debug(
        text`${[request.method]} ${decoded(request.url.pathname)} ${outcome} ${Math.round(clock.now() - sentAt)} ms${requestId}`,
      )
    try {
      const answer = await send(request)
      say(answer.status, requestIdOf(answer))
      return answer
    } catch (error) {
      say(failureCode(error), text``)
      throw error
    }
  }
}

/** As it was before it was percent-encoded: what must not be printed is not to be hidden by that. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function requestIdOf({ headers }: HttpAnswer): Phrase {
  const requestId = headers['x-request-id']
  return typeof requestId === 'string' ? text` ${requestId}` : text``
}

function failureCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'error'
}
