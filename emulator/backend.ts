import { checkBody, checkProvider } from './checks.ts'
import type { RunPlan, SeedConnection, Trigger } from './model.ts'
import { METHODS, type Route, routeOf } from './routes.ts'
import { addRun, isGoing, listed, type Run, type RunLog, runFailures, runView, visibleRuns } from './runs.ts'

export type { FailedItem, PastRun, RunPlan, SeedConnection, Trigger } from './model.ts'

/** An object becomes JSON, a string text/plain, undefined an empty body. */
export interface Answer {
  status: number
  headers?: Record<string, string>
  body: string | object | undefined
}

/** `now`: the server's clock, ms since 1970. */
export interface BackendOptions {
  apiKey: string
  now: () => number
  connections: SeedConnection[]
  defaults?: Partial<RunPlan>
}

/** `path` without query. */
export interface BackendRequest {
  method: string
  path: string
  headers: Record<string, string | undefined>
  body: string
}

export interface AcceptedImport {
  at: number
  provider: string
  containerTags: string[] | undefined
  started: string[]
}

export interface Backend {
  handle(request: BackendRequest): Answer
  /** The imports answered with 202, with the ids of the runs each has started. */
  imports: AcceptedImport[]
  startRun(connectionId: string, trigger: Trigger, plan?: Partial<RunPlan>): string
  removeConnection(id: string): void
  /** `pastRuns` count from the backend's start here too. */
  addConnection(seed: SeedConnection): void
  providerOf(connectionId: string): string | undefined
}

interface Connection {
  seed: SeedConnection
  createdAt: number
  runs: Run[]
}

interface State {
  apiKey: string
  now: () => number
  start: number
  base: RunPlan
  connections: Map<string, Connection>
  log: RunLog
  imports: AcceptedImport[]
}

const BASE_PLAN: RunPlan = {
  startsAfterMs: 500,
  takesMs: 2000,
  status: 'completed',
  itemsProcessed: 10,
  failures: [],
}
const HOUR_MS = 3_600_000
const SEED_AGE_MS = 30 * 24 * HOUR_MS

/** The connections API as pure logic: no HTTP, no timers; what it says depends on calls and `now()` alone. */
export function createBackend(options: BackendOptions): Backend {
  const state = createState(options)
  return {
    handle: request => handle(state, request),
    imports: state.imports,
    startRun: (id, trigger, plan = {}) => {
      const connection = state.connections.get(id)
      if (!connection) throw new Error(`no connection ${id}`)
      return start(state, connection, trigger, state.now(), plan)
    },
    removeConnection: id => void state.connections.delete(id),
    addConnection: seed => add(state, seed, state.now()),
    providerOf: id => state.connections.get(id)?.seed.provider,
  }
}

function createState({ apiKey, now, connections, defaults }: BackendOptions): State {
  const start = now()
  const base = { ...BASE_PLAN, ...defaults }
  const state: State = {
    apiKey,
    now,
    start,
    base,
    connections: new Map(),
    log: { started: 0 },
    imports: [],
  }
  for (const seed of connections) add(state, seed, start - SEED_AGE_MS)
  return state
}

function add(state: State, seed: SeedConnection, createdAt: number): void {
  if (state.connections.has(seed.id)) throw new Error(`connection ${seed.id} exists already`)
  const connection: Connection = { seed, createdAt, runs: [] }
  for (const past of seed.pastRuns ?? []) {
    addRun(state.log, connection.runs, {
      trigger: past.triggerType ?? 'cron',
      startsAt: state.start + past.startedAtMs,
      endsAt: past.completedAtMs === null ? null : state.start + past.completedAtMs,
      ...past,
      failures: [],
    })
  }
  state.connections.set(seed.id, connection)
}

function start(
  state: State,
  connection: Connection,
  trigger: Trigger,
  at: number,
  plan: Partial<RunPlan>,
): string {
  const full: RunPlan = { ...state.base, ...connection.seed.plan, ...plan }
  const startsAt = at + full.startsAfterMs
  const itemsFailed = full.failures.length
  const run = { ...full, trigger, startsAt, endsAt: startsAt + full.takesMs, itemsFailed }
  return addRun(state.log, connection.runs, run)
}

function handle(state: State, request: BackendRequest): Answer {
  if (header(request.headers, 'authorization') !== `Bearer ${state.apiKey}`) return unauthorized()
  const route = routeOf(request.path)
  if (!route) return notFound('Not found')
  const method = METHODS[route.endpoint]
  if (request.method !== method) {
    return { status: 405, headers: { allow: method }, body: { error: 'Method not allowed' } }
  }
  return dispatch(state, route, request.body)
}

function dispatch(state: State, route: Route, body: string): Answer {
  switch (route.endpoint) {
    case 'import':
      return importProvider(state, route.provider ?? '', body)
    case 'list':
      return list(state, body)
    case 'sync-runs':
      return syncRuns(state, route)
    case 'failures':
      return failures(state, route)
  }
}

function importProvider(state: State, provider: string, body: string): Answer {
  const problems = checkProvider(provider)
  const checked = checkBody(body)
  if (problems.length > 0 || 'problems' in checked) {
    return badRequest([...problems, ...('problems' in checked ? checked.problems : [])])
  }
  const { containerTags } = checked
  const asked = matching(state, containerTags).filter(({ seed }) => seed.provider === provider)
  const at = state.now()
  const idle = asked.filter(({ runs }) => !runs.some(run => isGoing(run, at)))
  if (asked.length > 0 && idle.length === 0) {
    return { status: 409, body: { error: 'Sync already in progress' } }
  }
  const startable = idle.filter(({ seed }) => seed.plan !== null)
  const started = startable.map(connection => start(state, connection, 'manual', at, {}))
  state.imports.push({ at, provider, containerTags, started })
  return { status: 202, body: 'Importing connections...' }
}

/**
 * Whether several tags mean any, all or exactly these is not known of the real API: this says any. An empty
 * list therefore matches nothing.
 */
function matching(state: State, tags: string[] | undefined): Connection[] {
  const all = [...state.connections.values()]
  return tags ? all.filter(({ seed }) => seed.containerTags.some(tag => tags.includes(tag))) : all
}

function list(state: State, body: string): Answer {
  const checked = checkBody(body)
  if ('problems' in checked) return badRequest(checked.problems)
  const now = state.now()
  return { status: 200, body: matching(state, checked.containerTags).map(each => connectionView(each, now)) }
}

/** `expiresAt` lies in the past for every connection, healthy or not: it is that of an access token. */
function connectionView({ seed, createdAt, runs }: Connection, now: number): object {
  const last = visibleRuns(runs, now)[0]
  return {
    id: seed.id,
    provider: seed.provider,
    createdAt: iso(createdAt),
    ...(seed.email !== undefined && { email: seed.email }),
    documentLimit: 10_000,
    expiresAt: iso(createdAt + HOUR_MS),
    metadata: {},
    ...(last && { lastSyncRun: listed(last, now) }),
  }
}

function syncRuns(state: State, { connectionId = '' }: Route): Answer {
  const connection = state.connections.get(connectionId)
  if (!connection) return notFound('Connection not found')
  const now = state.now()
  return { status: 200, body: visibleRuns(connection.runs, now).map(run => runView(run, connectionId, now)) }
}

function failures(state: State, { connectionId = '', runId }: Route): Answer {
  const connection = state.connections.get(connectionId)
  if (!connection) return notFound('Connection not found')
  const now = state.now()
  const run = visibleRuns(connection.runs, now).find(({ id }) => id === runId)
  return run ? { status: 200, body: runFailures(run, now) } : notFound('Sync run not found')
}

function header(headers: Record<string, string | undefined>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}

function unauthorized(): Answer {
  return { status: 401, body: { error: 'Unauthorized', details: 'Invalid or missing API key' } }
}

function notFound(error: string): Answer {
  return { status: 404, body: { error } }
}

function badRequest(error: object[]): Answer {
  return { status: 400, body: { success: false, error } }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
