/**
 * A schedule, played and watched from outside: every request with its beginning, its end and what a list showed, and which
 * runs there were in truth. Knows nothing of `src`.
 */
import { type BackendRequest, createBackend } from '../../emulator/backend.ts'
import { connection, KEY } from './scenario.ts'
import { type Ran, runAction } from './scenario-world.ts'
import type { Schedule } from './schedules.ts'
import { createSimulatedClock, type SimulatedClock, START } from './simulated-clock.ts'
import { createNetwork, type Exchange, NetworkTrouble } from './simulated-network.ts'

/** A run as a list shows it, or as it was in truth; in ms since the start, by the runner's clock. */
export interface Run {
  status: string
  startedAt: number
  completedAt: number | null
}
export interface TrueRun extends Run {
  id: string
  itemsProcessed: number
}

/** `from`, `to`: ms since the start. `began`, `ended`: their places among all beginnings and ends. */
export interface Request {
  kind: 'trigger' | 'list' | 'details'
  /** The provider or the connection, where it is a request for a sync. */
  target: string
  from: number
  to: number
  began: number
  ended: number
  /** The status, or what came instead. */
  end: string
  retryAfterMs: number
  /** Of a list that could be read: the last run of each connection, and the moment that it shows. */
  shows: Map<string, Run | null> | null
  moment: number
}

export interface Watched {
  schedule: Schedule
  ran: Ran
  requests: Request[]
  runs: Map<string, TrueRun[]>
  endedAt: number
}

const idOf = (index: number | '') => `conn_${index}`

export async function watch(schedule: Schedule): Promise<Watched> {
  const { seeds, others, version, latencyMs, apiAheadMs } = schedule
  const clock = createSimulatedClock()
  const waitEnd = START + schedule.waitSeconds * 1000
  const world = schedule.last === 'answers' ? lastAt(waitEnd, clock) : clock
  const sinceStart = () => clock.now() - START
  let lagMs = 0
  const apiNow = () => clock.now() + apiAheadMs - lagMs
  const connections = seeds.map(({ provider, plan, before }, index) => connection(provider, idOf(index), plan, before))
  const backend = createBackend({ apiKey: KEY, now: apiNow, connections })
  const busyUntil = new Map(connections.map(({ id, pastRuns }) => [id, pastRuns?.[0]?.completedAtMs ?? 0]))
  const network = createNetwork({
    clock: world,
    latencyMs,
    date: apiNow,
    backend: { ...backend, handle },
    faults: { trigger: schedule.triggerFaults, list: schedule.listFaults, counts: schedule.detailsFaults },
  })
  const requests: Request[] = []
  let events = 0
  // Each kind by itself: which of two that are sent at the same time comes first must not matter.
  const handled = { trigger: 0, list: 0, details: 0 }

  /** The API, whose lists may lag behind, and whose times may be cut. */
  function handle(request: BackendRequest) {
    const kind = kindOf(request.path)
    lagMs = kind === 'list' ? inTurn(schedule.lagsMs, handled.list) : 0
    const moment = sinceStart() - lagMs
    const accepted = backend.triggered.length
    const { body, headers, ...answer } = backend.handle(request)
    lagMs = 0
    for (const id of backend.triggered.slice(accepted).flatMap(({ connectionIds }) => connectionIds)) {
      const plan = seeds[Number(id.slice(idOf('').length))]?.plan
      if (plan) busyUntil.set(id, sinceStart() + plan.startsAfterMs + plan.takesMs)
    }
    const isCut = inTurn(schedule.cuts, handled[kind]++) && typeof body === 'object'
    const shown = isCut ? JSON.stringify(body).replaceAll(/\.\d{3}Z"/g, 'Z"') : body
    return { ...answer, body: shown, headers: { ...headers, 'x-moment': String(moment) } }
  }

  /** Runs of one connection do not overlap. */
  async function startOther({ index, trigger, afterMs, ...plan }: Schedule['others'][number]) {
    if (afterMs > 0) await world.sleep(afterMs, new AbortController().signal)
    const id = idOf(index % seeds.length)
    if ((busyUntil.get(id) ?? 0) > sinceStart()) return
    busyUntil.set(id, sinceStart() + plan.startsAfterMs + plan.takesMs)
    backend.startRun(id, trigger, { ...plan, itemsProcessed: 100 + index })
  }

  const exchange: Exchange = async sent => {
    const path = sent.url.pathname
    const target = /\/connect(?:ion|or)s\/([^/]+)\/(?:import|sync)$/.exec(path)?.[1] ?? ''
    const request: Request = { kind: kindOf(path), target, from: sinceStart(), began: events++, ...UNENDED }
    requests.push(request)
    const count = requests.filter(({ kind }) => kind === request.kind).length
    const slow = inTurn(schedule.slowMs, count - 1)
    for (const each of others) if (each.with === request.kind && each.count === count) void startOther(each)
    try {
      const isLate = slow + latencyMs > sent.timeoutMs
      if (isLate || slow > 0) await world.sleep(isLate ? sent.timeoutMs : slow, sent.signal).catch(abort)
      if (isLate) throw new NetworkTrouble('late')
      const answer = await network.exchange({ ...sent, timeoutMs: sent.timeoutMs - slow })
      const { status, headers, body } = answer
      const retryAfterMs = 1000 * Number(headers?.['retry-after'] ?? 0)
      Object.assign(request, { end: String(status), retryAfterMs, moment: Number(headers?.['x-moment']) })
      if (request.kind === 'list' && status === 200) request.shows = shown(body, apiAheadMs)
      return answer
    } catch (error) {
      request.end = error instanceof NetworkTrouble ? error.trouble : String(error)
      throw error
    } finally {
      Object.assign(request, { to: sinceStart(), ended: events++ })
    }
    function abort(): never {
      throw new NetworkTrouble('aborted', sent.signal.reason)
    }
  }

  const inputs = {
    provider: [...new Set(seeds.map(({ provider }) => provider))].join(),
    'wait-for': schedule.waitFor,
    'api-version': version,
    'max-age-minutes': schedule.maxAgeMinutes,
    'max-retries': String(schedule.maxRetries),
    'wait-timeout-minutes': (schedule.waitSeconds / 60).toFixed(9),
    'poll-interval-seconds': String(schedule.pollSeconds),
    'request-timeout-seconds': String(schedule.timeoutSeconds),
    'api-key': KEY,
  }
  const actionClock = schedule.last === 'timers' ? lastAt(waitEnd, clock) : clock
  const ran = await runAction({ inputs }, actionClock, exchange, new AbortController().signal)
  return {
    schedule,
    ran,
    requests,
    runs: new Map(connections.map(({ id }) => [id, trueRuns(id)])),
    endedAt: sinceStart(),
  }

  function trueRuns(id: string): TrueRun[] {
    const path = `/v3/connections/${id}/sync-runs`
    const { body } = backend.handle({ method: 'GET', path, headers: { authorization: `Bearer ${KEY}` }, body: '' })
    return (body as (TrueRun & Json)[]).map(run => ({ ...run, ...runIn(run, apiAheadMs) }))
  }
}

type Json = Record<string, unknown>
const UNENDED = { to: Infinity, ended: Infinity, end: 'no end', retryAfterMs: 0, shows: null, moment: Number.NaN }
const inTurn = <T>(values: readonly T[], turn: number) => values[turn % values.length] as T

function kindOf(path: string): Request['kind'] {
  if (/\/(?:import|sync)$/.test(path)) return 'trigger'
  return /\/connections\/list$|\/connectors(?:\?|$)/.test(path) ? 'list' : 'details'
}

/** What a list shows; null where it cannot be read. */
function shown(body: string, apiAheadMs: number): Request['shows'] {
  if (!/^[[{]/.test(body)) return null
  const entries: Json[] = JSON.parse(body).connectors ?? JSON.parse(body)
  return new Map(
    entries.map(({ id, lastSyncRun, latestRun }) => {
      const run = (lastSyncRun ?? (latestRun as Json | null)?.system) as Json | undefined
      return [String(id), run ? runIn(run, apiAheadMs) : null]
    }),
  )
}

function runIn({ status, startedAt, completedAt }: Json, apiAheadMs: number): Run {
  const time = (text: unknown) => Date.parse(String(text)) - apiAheadMs - START
  return { status: String(status), startedAt: time(startedAt), completedAt: completedAt ? time(completedAt) : null }
}

/** Who wakes at that moment lies down for its last millisecond again, and so comes after the others who wake then. */
function lastAt(moment: number, clock: SimulatedClock): SimulatedClock {
  const sleep: SimulatedClock['sleep'] = async (ms, signal) => {
    const isThen = ms >= 2 && clock.now() + Math.trunc(ms) === moment
    if (isThen) await clock.sleep(ms - 1, signal)
    await clock.sleep(isThen ? 1 : ms, signal)
  }
  return { ...clock, sleep }
}
