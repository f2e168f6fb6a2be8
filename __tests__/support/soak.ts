/** Runs of the action against an API that fails at random, each held against what that API knows it did. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunPlan, SeedConnection } from '../../emulator/backend.ts'
import type { Fault, FaultAnswer } from '../../emulator/faults.ts'
import { manyConnections } from '../../emulator/seed.ts'
import { type Emulator, type RecordedRequest, startEmulator } from '../../emulator/server.ts'
import { runStep, type StepResult } from '../../scripts/runner.ts'

const PROVIDERS = ['notion', 'github', 's3', 'gmail']
/** Long enough that an answer which comes at once comes in time on a busy machine too. */
const REQUEST_TIMEOUT_S = 1.5
const WAIT_S = 5
/** For a process to start on a busy machine. */
const SLACK_MS = 6000

/** A run, as its number and seed make it. */
export interface Plan {
  number: number
  connections: SeedConnection[]
  faults: Fault[]
  provider: string
  wait: boolean
  maxRetries: number
  failOnItemFailures: boolean
}

export interface Soaked {
  plan: Plan
  problems: string[]
  result: StepResult
  posts: number
}

type Random = () => number

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const below = (random: Random, limit: number) => Math.floor(random() * limit)
function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[below(random, choices.length)] as T
}

export function planOf(seed: number, number: number): Plan {
  const random = randomFrom(Math.imul(seed, 1_000_003) + number)
  const asked = PROVIDERS.filter(() => random() < 0.5)
  if (asked.length === 0) asked.push('notion')
  return {
    number,
    connections: PROVIDERS.flatMap(provider =>
      Array.from({ length: below(random, 4) }, (_, index) => ({
        id: `conn_${provider}_${index}`,
        provider,
        containerTags: ['a'],
        email: 'owner@example.com',
        plan: random() < 0.07 ? null : runPlan(random),
      })),
    ),
    // One run in five has nothing to fail at.
    faults: random() < 0.2 ? [] : Array.from({ length: 1 + below(random, 4) }, () => fault(random)),
    provider: random() < 0.25 ? 'all' : asked.join(','),
    wait: random() < 0.7,
    maxRetries: below(random, 4),
    failOnItemFailures: random() < 0.5,
  }
}

function runPlan(random: Random): Partial<RunPlan> {
  return {
    startsAfterMs: below(random, 500),
    takesMs: below(random, 1500),
    status: random() < 0.12 ? 'failed' : 'completed',
    itemsProcessed: below(random, 100),
    failures: random() < 0.2 ? [{ id: 'doc_1', title: 'Payroll', errorCode: 'PROCESSING_FAILED' }] : [],
  }
}

function fault(random: Random): Fault {
  const endpoint = pick(random, ['import', 'import', 'list', 'list', 'sync-runs', 'failures'] as const)
  const answer = faultAnswer(random)
  // A head that says 202 must be true: nobody can see through an API that lies about that.
  const showsHead =
    ['cut', 'trickle'].includes(answer.kind) || (answer.kind === 'stall' && answer.afterHeaders)
  return {
    endpoint,
    answer,
    skip: below(random, 3),
    ...(random() < 0.75 && { times: 1 + below(random, 3) }),
    afterHandling: showsHead || random() < 0.4,
  }
}

function faultAnswer(random: Random): FaultAnswer {
  const status = pick(random, [400, 401, 402, 403, 404, 408, 422, 429, 429, 500, 500, 502, 503, 503, 504])
  return pick<FaultAnswer>(random, [
    { kind: 'status', status },
    { kind: 'status', status, body: { error: 'Out of luck', details: 'today' } },
    {
      kind: 'status',
      status: 429,
      headers: { 'Retry-After': pick(random, ['0', '1', '-1', 'soon', '3600']) },
    },
    { kind: 'status', status: 200, body: '<!doctype html><title>Sign in</title>' },
    // Well on this side of the time-out, or far beyond it.
    { kind: 'delay', ms: pick(random, [50, 5000]) },
    { kind: 'cut' },
    { kind: 'stall' },
    { kind: 'stall', afterHeaders: true },
    { kind: 'trickle', everyMs: 30 },
    { kind: 'reset' },
    { kind: 'reset', when: 'in-headers' },
    { kind: 'redirect', location: 'https://evil.example/' },
    { kind: 'raw', bytes: 'HTTP/1.1 2xx What\r\n\r\n' },
    { kind: 'raw', bytes: '' },
  ])
}

export async function soak(plan: Plan): Promise<Soaked> {
  const emulator = await startEmulator({ connections: plan.connections, faults: plan.faults })
  try {
    const result = await runStep({
      inputs: {
        provider: plan.provider,
        'api-key': emulator.apiKey,
        'base-url': emulator.url,
        'wait-for-completion': String(plan.wait),
        'wait-timeout-minutes': String(WAIT_S / 60),
        'poll-interval-seconds': '1',
        'request-timeout-seconds': String(REQUEST_TIMEOUT_S),
        'max-retries': String(plan.maxRetries),
        'fail-on-item-failures': String(plan.failOnItemFailures),
      },
      killAfterMs: budgetMs(plan),
    })
    const problems = problemsOf(plan, emulator, result)
    return { plan, result, problems, posts: emulator.requestsTo('import').length }
  } finally {
    await emulator.close()
  }
}

/** The longest a run may take by the contract, on a machine without anything else to do, and some more. */
function budgetMs({ provider, maxRetries, wait }: Plan): number {
  const requestMs = REQUEST_TIMEOUT_S * 1000
  let repeats = requestMs
  for (let repeat = 1; repeat <= maxRetries; repeat++) {
    repeats += Math.max(1000, 500 * 2 ** (repeat - 1)) + 2 * requestMs
  }
  return SLACK_MS + repeats * (provider === 'all' ? 2 : 1) + (wait ? WAIT_S * 1000 + requestMs : 0)
}

interface ProviderResult {
  provider: string
  status: string
  message: string
  connections: { id: string; status: string }[]
}

function problemsOf(plan: Plan, emulator: Emulator, result: StepResult): string[] {
  if (result.killed) return ['exceeded its time budget']
  const problems: string[] = []
  const expect = (holds: boolean, problem: string) => holds || problems.push(problem)
  const results = JSON.parse(result.outputs.results || '[]') as ProviderResult[]
  const green = result.exitCode === 0

  expect(green || result.exitCode === 1, `exit code ${result.exitCode}, signal ${result.signal}`)
  expect(result.stderr === '', `standard error: ${result.stderr}`)
  expect(result.otherCommands.length === 0, 'other commands')
  expect(!/fault of the action itself/.test(result.stdout), 'the action calls itself faulty')
  expect(!/owner@|Payroll/.test(result.stdout + result.summary + result.outputsFile), 'private data')
  expect(green === !result.annotations.some(({ level }) => level === 'error'), 'red exactly with a reason')
  const asked = plan.provider === 'all' ? results.map(({ provider }) => provider) : plan.provider.split(',')
  if (plan.provider !== 'all') {
    expect(results.length === asked.length, 'not every provider is reported')
  }
  const unlisted = [...new Set(emulator.requestsTo('import').map(providerOf))].filter(
    each => !asked.includes(each),
  )
  expect(unlisted.length === 0, `imports that nobody asked for: ${unlisted}`)
  for (const provider of asked) {
    const reported = results.find(each => each.provider === provider)
    for (const problem of problemsOfProvider(plan, emulator, provider, reported, green)) {
      problems.push(`${provider}: ${problem}`)
    }
  }
  if (green && plan.wait && plan.provider === 'all') {
    expect(
      asked.length === new Set(plan.connections.map(({ provider }) => provider)).size,
      'a provider was left out',
    )
  }
  return problems
}

const providerOf = ({ path }: RecordedRequest) => path.split('/').at(-2) ?? ''
/** After these, and after no answer, the contract allows a repeat; after the second kind only after a look. */
const SURELY_NOT = [429, 503]
const PERHAPS = [408, 500, 502, 504, undefined]

function problemsOfProvider(
  plan: Plan,
  emulator: Emulator,
  provider: string,
  reported: ProviderResult | undefined,
  green: boolean,
): string[] {
  if (reported === undefined) return ['not reported']
  const problems: string[] = []
  const expect = (holds: boolean, problem: string) => holds || problems.push(problem)
  const posts = emulator.requestsTo('import').filter(each => providerOf(each) === provider)
  const accepted = emulator.backend.imports.filter(each => each.provider === provider)
  const told = posts.some(({ answered }) => answered === 202 || answered === 409)
  const connections = plan.connections.filter(each => each.provider === provider)

  expect(posts.length >= 1, 'never asked')
  expect(posts.length <= plan.maxRetries + 1, `${posts.length} requests with max-retries ${plan.maxRetries}`)
  if (told)
    expect(
      !/asking for a sync failed/.test(reported.message),
      `accepted, and said to be refused: ${reported.message}`,
    )
  else expect(reported.status === 'failed' || accepted.length > 0, `${reported.status}, and never accepted`)
  problems.push(...problemsOfRepeats(plan, emulator, provider, posts))
  if (!green) return problems

  expect(accepted.length >= 1 || posts.some(({ answered }) => answered === 409), 'green, and never accepted')
  if (!plan.wait) return problems
  expect(connections.length > 0, 'green, and there is no connection')
  const ours = new Set(accepted.flatMap(({ started }) => started))
  for (const { id } of connections) {
    const done = runsOf(emulator, id).filter(run => ours.has(run.id) && run.status === 'completed')
    expect(done.length > 0, `green, and ${id} has no completed run`)
    // Whether items failed may be out of reach: then nothing is known of them, and the status stands.
    const known = reported.connections.find(each => each.id === id)
    expect(
      known?.status === 'completed' ||
        (known?.status === 'completed-with-failures' && !plan.failOnItemFailures),
      `green, and ${id} is ${known?.status}`,
    )
    if (plan.faults.length === 0) {
      expect(
        !plan.failOnItemFailures || done.every(run => run.itemsFailed === 0),
        `green, and items of ${id} failed`,
      )
    }
  }
  return problems
}

/** A request that may have been accepted is repeated after a look only, and not if the look shows a run. */
function problemsOfRepeats(
  plan: Plan,
  emulator: Emulator,
  provider: string,
  posts: RecordedRequest[],
): string[] {
  const problems: string[] = []
  const runs = runsStartedFor(emulator, provider)
  const looksTell = !plan.faults.some(({ endpoint }) => endpoint === 'list')
  posts.slice(1).forEach((next, index) => {
    const before = posts[index] as RecordedRequest
    if (SURELY_NOT.includes(before.answered ?? 0)) return
    if (!PERHAPS.includes(before.answered)) problems.push(`repeated after ${before.answered}`)
    const looks = emulator.requestsTo('list').filter(look => look.at >= before.at && look.at <= next.at)
    if (looks.length === 0) problems.push('repeated without a look')
    const shown = runs.filter(run => looks.some(look => run.startedAt < look.at))
    if (looksTell && shown.length > 0)
      problems.push(`repeated although a look had shown ${shown.map(run => run.id)}`)
  })
  return problems
}

function runsStartedFor(emulator: Emulator, provider: string): SeenRun[] {
  const imports = emulator.backend.imports.filter(each => each.provider === provider)
  const started = new Set(imports.flatMap(each => each.started))
  const listed = ask(emulator, 'POST', '/v3/connections/list') as { id: string }[]
  return listed.flatMap(({ id }) => runsOf(emulator, id)).filter(run => started.has(run.id))
}

interface SeenRun {
  id: string
  status: string
  startedAt: number
  itemsFailed: number
}

function runsOf(emulator: Emulator, id: string): SeenRun[] {
  const runs = ask(emulator, 'GET', `/v3/connections/${id}/sync-runs`) as (Omit<SeenRun, 'startedAt'> & {
    startedAt: string
  })[]
  return runs.map(run => ({ ...run, startedAt: Date.parse(run.startedAt) }))
}

/** What the backend itself says, past all faults. */
function ask({ backend, apiKey }: Emulator, method: string, path: string): unknown {
  return backend.handle({ method, path, headers: { authorization: `Bearer ${apiKey}` }, body: '{}' }).body
}

/** The most memory that one step ever held while it waited for so many connections, in MiB. */
export async function peakMemory(connections: number): Promise<{ mebibytes: number; result: StepResult }> {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'))
  const emulator = await startEmulator({
    connections: manyConnections(connections, { provider: 'notion', takesMs: 500 }),
  })
  try {
    const script = join(folder, 'report.cjs')
    const report = join(folder, 'rss')
    writeFileSync(
      script,
      `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(report)}, String(process.resourceUsage().maxRSS)))`,
    )
    const result = await runStep({
      nodeArgs: ['--require', script],
      inputs: {
        provider: 'notion',
        'api-key': emulator.apiKey,
        'base-url': emulator.url,
        'wait-for-completion': 'true',
        'wait-timeout-minutes': '2',
      },
      killAfterMs: 180_000,
    })
    return { mebibytes: Number(readFileSync(report, 'utf8')) / 1024, result }
  } finally {
    await emulator.close()
    rmSync(folder, { recursive: true })
  }
}
