/** A scenario: what the inputs are, what the API has, what goes wrong, what happens when. */
import { type Backend, createBackend, type PastRun, type RunPlan, type SeedConnection } from '../../emulator/backend.ts'
import { cancellation, type Ran, type Runner, runAction } from './scenario-world.ts'
import { createSimulatedClock, START } from './simulated-clock.ts'
import { createNetwork, type Faults, type Recorded } from './simulated-network.ts'

export const BOTH = ['v3', 'v5'] as const

/** It reads otherwise when it is percent-encoded. */
export const KEY = 'sm_org7/+0123456789abc='

/** Without `api-key` among its inputs it is KEY. */
export interface Scenario extends Runner {
  name: string
  /** Run once for each of these; without, once, with the version that the inputs say (`auto` is v3 in 2026). */
  versions?: readonly ('v3' | 'v5')[]
  /** When the step begins, if that matters. */
  startsAt?: string
  connections?: SeedConnection[]
  faults?: Faults
  /** At 0: before the action begins. */
  at?: readonly [seconds: number, happens: (api: Backend, step: Step) => void][]
  latencyMs?: number
  /** So long after its beginning, no answer of the API shows a run yet. */
  lagMs?: number
  /** Namespaces that are refused (v5). */
  refuse?: readonly string[]
  /** By how much the API's clock is ahead of the runner's; null: its answers have no `Date`. */
  apiAheadMs?: number | null
  /** Whether the text has the lines for debugging, the headers of requests where they change, and what all texts share. */
  debug?: boolean
  /** Whether the text has the bars of the chart. */
  chart?: boolean
  /** Of each part, rows of lines that are alike are cut, and no more lines kept at its beginning and its end. */
  brief?: number
}

export interface Step {
  /** As the runner cancels it. */
  cancel(): void
  /** An error that nobody catches. */
  break(error: Error): void
}

/** `plan` null: its sync never begins. */
export function connection(
  provider: string,
  id: string,
  plan: Partial<RunPlan> | null = {},
  more: Partial<SeedConnection> = {},
): SeedConnection {
  return { id, provider, containerTags: ['team'], plan, ...more }
}

/** One earlier run, in ms from the start; with no end it never ends, with one to come it is still going. */
export function past(
  startedAtMs: number,
  completedAtMs: number | null,
  more: Partial<PastRun> = {},
): Pick<SeedConnection, 'pastRuns'> {
  const run = { status: 'completed' as const, itemsProcessed: 7, itemsFailed: 0, startedAtMs, completedAtMs }
  return { pastRuns: [{ ...run, ...more }] }
}

/** `of(1)` to `of(count)`. */
export function many<T>(count: number, of: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => of(index + 1))
}

/** One scenario for each version that it is run for. */
export function variants({ versions, ...scenario }: Scenario): Scenario[] {
  if (versions === undefined) return [scenario]
  return versions.map(version =>
    version === 'v3'
      ? scenario
      : {
          ...scenario,
          name: `${scenario.name}, ${version}`,
          inputs: { ...scenario.inputs, 'api-version': version },
        },
  )
}

/** What came of a scenario. */
export interface Played {
  ran: Ran
  requests: readonly Recorded[]
  backend: Backend
  seconds: number
}

export async function play(scenario: Scenario): Promise<Played> {
  const { inputs, apiAheadMs = 0, latencyMs = 60 } = scenario
  const clock = createSimulatedClock(scenario.startsAt === undefined ? START : Date.parse(scenario.startsAt))
  const start = clock.now()
  const apiNow = () => clock.now() + (apiAheadMs ?? 0)
  const connections = scenario.connections ?? []
  const { lagMs = 0, refuse = [] } = scenario
  const backend = createBackend({ apiKey: KEY, now: apiNow, connections, lagMs, refuse })
  const date = apiAheadMs === null ? null : apiNow
  const faults = scenario.faults ?? {}
  const { exchange, requests } = createNetwork({ clock, backend, faults, latencyMs, date })
  const stop = new AbortController()
  const step = { cancel: () => stop.abort(cancellation()), break: (error: Error) => stop.abort(error) }
  for (const [seconds, happens] of scenario.at ?? []) {
    if (seconds === 0) happens(backend, step)
    else void clock.sleep(seconds * 1000, new AbortController().signal).then(() => happens(backend, step))
  }
  const all = { 'api-key': KEY, ...inputs }
  const ran = await runAction({ ...scenario, inputs: all }, clock, exchange, stop.signal)
  return { ran, requests, backend, seconds: (clock.now() - start) / 1000 }
}
