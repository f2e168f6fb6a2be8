import { type Answer, type BackendRequest, refusal, routeOf } from './routes.ts'
import {
  type AcceptedTrigger,
  addConnection,
  connectionOf,
  type RunPlan,
  type SeedConnection,
  type State,
  startRun,
  type Trigger,
} from './state.ts'
import { switchedOff, V3_ROUTES, type V3State } from './v3.ts'
import { V5_ROUTES } from './v5.ts'

export type { Answer, BackendRequest } from './routes.ts'
export type * from './state.ts'
export { V3_STATES, type V3State } from './v3.ts'

/** `now`: the server's clock, ms since 1970. `defaults`: of every run, where a connection's plan says nothing. */
export interface BackendOptions {
  apiKey: string
  now: () => number
  connections: SeedConnection[]
  defaults?: Partial<RunPlan>
  v3?: V3State
  /** Namespaces that are refused (v5). */
  refuse?: readonly string[]
  /** So long after its beginning, no answer shows a run yet. */
  lagMs?: number
}

export interface Backend {
  handle(request: BackendRequest): Answer
  /** The syncs that were accepted, over either API. */
  triggered: AcceptedTrigger[]
  /** By the connection's id, or by namespace and id: `team-docs/conn_1`. Gives back the run's id. */
  startRun(connectionId: string, trigger: Trigger, plan?: Partial<RunPlan>): string
  removeConnection(id: string): void
  /** `pastRuns` count from the backend's start here too. */
  addConnection(seed: SeedConnection): void
  setV3(v3: V3State): void
  /** From now on these namespaces are refused, and no others. */
  refuse(namespaces: readonly string[]): void
  /** The next `times` requests for a sync are answered with that status, and have no effect. */
  failNext(status: number, times: number): void
}

const BASE = { startsAfterMs: 500, takesMs: 2000, itemsProcessed: 10, failures: [] }
const SEED_AGE_MS = 30 * 24 * 3_600_000

/** The API as pure logic: no HTTP, no timers. What it says depends on calls and `now()` alone. */
export function createBackend(options: BackendOptions): Backend {
  const { apiKey, now, connections, defaults, refuse: refused = [], lagMs = 0 } = options
  let { v3 = 'on' } = options
  const start = now()
  const base: RunPlan = { ...BASE, status: 'completed', ...defaults }
  const state: State = { now, start, base, connections: [], runCount: 0, triggered: [], refused, lagMs }
  for (const seed of connections) addConnection(state, seed, start - SEED_AGE_MS)
  let failing = { status: 503, times: 0 }

  function handle(request: BackendRequest): Answer {
    if (v3 !== 'on' && request.path.startsWith('/v3/')) return switchedOff(v3)
    const authorized = ([name, value]: [string, string | undefined]) =>
      name.toLowerCase() === 'authorization' && value === `Bearer ${apiKey}`
    if (!Object.entries(request.headers).some(authorized)) {
      return refusal(401, 'Unauthorized', 'Invalid or missing API key')
    }
    const found = routeOf([...V3_ROUTES, ...V5_ROUTES], request)
    if (!found) return refusal(404, 'Not Found')
    if (!found.route.sync || failing.times === 0) return found.route.answer(state, found.call)
    failing.times -= 1
    return failure(failing.status)
  }

  return {
    handle,
    triggered: state.triggered,
    startRun: (id, trigger, plan) => {
      const connection = connectionOf(state, id)
      if (!connection) throw new Error(`no connection ${id}`)
      return startRun(state, connection, trigger, plan)
    },
    removeConnection: id => {
      state.connections = state.connections.filter(each => each !== connectionOf(state, id))
    },
    addConnection: seed => addConnection(state, seed, now()),
    setV3: next => {
      v3 = next
    },
    refuse: namespaces => {
      state.refused = namespaces
    },
    failNext: (status, times) => {
      failing = { status, times }
    },
  }
}

function failure(status: number): Answer {
  if (status !== 429) return refusal(status, `The emulator was told to answer ${status}`)
  const body = { error: 'Rate limit exceeded', code: 'RATE_LIMITED', retryAfterSeconds: 1 }
  return { status, headers: { 'retry-after': '1' }, body }
}
