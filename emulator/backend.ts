import { type Answer, type BackendRequest, refusal, routeOf } from './routes.ts'
import {
  type AcceptedTrigger,
  addConnection,
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
}

export interface Backend {
  handle(request: BackendRequest): Answer
  /** The syncs that were accepted, over either API. */
  triggered: AcceptedTrigger[]
  /** Gives back the run's id. */
  startRun(connectionId: string, trigger: Trigger, plan?: Partial<RunPlan>): string
  removeConnection(id: string): void
  /** `pastRuns` count from the backend's start here too. */
  addConnection(seed: SeedConnection): void
  setV3(v3: V3State): void
  /** The next `times` requests for a sync are answered with that status, and have no effect. */
  failNext(status: number, times: number): void
}

const BASE = { startsAfterMs: 500, takesMs: 2000, itemsProcessed: 10, failures: [] }
const SEED_AGE_MS = 30 * 24 * 3_600_000

/** The API as pure logic: no HTTP, no timers. What it says depends on calls and `now()` alone. */
export function createBackend({ apiKey, now, connections, defaults, v3 = 'on' }: BackendOptions): Backend {
  const start = now()
  const base: RunPlan = { ...BASE, status: 'completed', ...defaults }
  const state: State = { now, start, base, connections: new Map(), runCount: 0, triggered: [] }
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
      const connection = state.connections.get(id)
      if (!connection) throw new Error(`no connection ${id}`)
      return startRun(state, connection, trigger, plan)
    },
    removeConnection: id => void state.connections.delete(id),
    addConnection: seed => addConnection(state, seed, now()),
    setV3: next => {
      v3 = next
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
