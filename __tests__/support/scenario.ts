/**
 * A scenario: what the inputs are, what the API has, what goes wrong, what happens when. What then comes of it is one text:
 * the requests, the log, the outputs, the summary and the exit code.
 */
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
  /** By how much the API's clock is ahead of the runner's; null: its answers have no `Date`. */
  apiAheadMs?: number | null
  /** Whether the text has the lines for debugging, and the headers of the requests where they change. */
  debug?: boolean
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
  const backend = createBackend({ apiKey: KEY, now: apiNow, connections })
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

export async function textOf(scenario: Scenario): Promise<string> {
  const { inputs, debug = false } = scenario
  const { ran, requests, seconds } = await play(scenario)
  const log = ran.printed.split(/\r?\n/).filter(line => debug || !line.startsWith('::debug::'))
  const parts: [title: string, lines: string[]][] = [
    ['inputs', Object.entries({ ...inputs, ...scenario.env }).map(([name, value]) => `${name}: ${quoted(value)}`)],
    ['requests', requestLines(requests, debug)],
    ['log', log.slice(0, -1)],
    ['outputs', Object.entries(ran.outputs).flatMap(output => outputLines(output, ran.resultsFile))],
    ['summary', ran.summary.split('\n').slice(0, -1)],
    ['end', [`exit code ${ran.exitCode} after ${seconds.toFixed(2)} s`]],
  ]
  return parts
    .map(
      ([title, lines]) =>
        `--- ${title}\n${shortened(lines, scenario.brief)
          .map(line => `${line}\n`)
          .join('')}`,
    )
    .join('\n')
    .replace(UNSEEN, unseen => `⟦U+${(unseen.codePointAt(0) ?? 0).toString(16).toUpperCase()}⟧`)
}

/** Characters that would steer a terminal or turn a line around, had anybody printed them. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** A value of one plain line as it is, any other as JSON. */
function quoted(value: string): string {
  return /^[ -~]*$/.test(value) && value.trim() === value && value !== '' ? value : JSON.stringify(value)
}

/** Cuts rows of lines that differ in numbers only and, where that is still too much, the middle. */
function shortened(lines: readonly string[], most: number | undefined): readonly string[] {
  if (most === undefined) return lines
  const shapes = lines.map(line => line.replace(/\d+/g, '0'))
  const kept: string[] = []
  for (let index = 0; index < lines.length; ) {
    let next = index + 1
    while (shapes[next] === shapes[index]) next++
    const row = lines.slice(index, next)
    index = next
    if (row.length <= LONGEST_ROW) kept.push(...row)
    else kept.push(...row.slice(0, 3), `[… ${row.length - 4} like it]`, ...row.slice(-1))
  }
  if (kept.length <= 2 * most) return kept
  return [...kept.slice(0, most), `[… ${kept.length - 2 * most} lines]`, ...kept.slice(-most)]
}

/** A row of requests of a kind, or of two kinds in turn, that is longer than this is cut. */
const LONGEST_ROW = 6

function requestLines(requests: readonly Recorded[], withHeaders: boolean): string[] {
  let headers = ''
  const linesOf = (recorded: Recorded) => {
    const fields = Object.entries(recorded.request.headers).map(([name, value]) => `          ${name}: ${value}`)
    const areNew = withHeaders && fields.join() !== headers
    headers = fields.join()
    return [requestText(recorded), ...(areNew ? fields : [])]
  }
  const lines: string[] = []
  for (let index = 0; index < requests.length; ) {
    const kinds = [1, 2].find(kinds => rowLength(requests, index, kinds) > LONGEST_ROW * kinds)
    const length = kinds === undefined ? 1 : rowLength(requests, index, kinds)
    const row = requests.slice(index, index + length)
    index += length
    if (kinds === undefined) lines.push(...row.flatMap(linesOf))
    else {
      lines.push(...row.slice(0, 3 * kinds).flatMap(linesOf))
      lines.push(`          [… ${length - 4 * kinds} like ${kinds === 1 ? 'it' : 'these'}]`)
      lines.push(...row.slice(-kinds).flatMap(linesOf))
    }
  }
  return lines
}

/** How many requests from `first` on are of so many kinds in turn, and end alike. */
function rowLength(requests: readonly Recorded[], first: number, kinds: number): number {
  let next = first + kinds
  while (next < requests.length && isAlike(requests[next], requests[next - kinds])) next++
  return next - first
}

function isAlike(one: Recorded | undefined, other: Recorded | undefined): boolean {
  return one?.endpoint === other?.endpoint && one?.end === other?.end
}

function requestText({ seconds, request, end }: Recorded): string {
  const { method, url, body } = request
  const address = url.origin === 'https://api.supermemory.ai' ? url.pathname + url.search : url.href
  return `${seconds.toFixed(2).padStart(9)} ${method} ${address}${body === null ? '' : ` ${body}`} → ${end}`
}

function outputLines([name, value]: [string, string], resultsFile: string | null): string[] {
  if (name === 'results-file' && resultsFile !== null)
    return [`${name}: ${value}, ${Buffer.byteLength(resultsFile)} bytes`]
  if (name !== 'results') return [`${name}: ${value}`]
  return [`${name}: ${Buffer.byteLength(value)} bytes`, ...JSON.stringify(JSON.parse(value), null, 2).split('\n')]
}
