/** Syncs in simulated time: hours of waiting in milliseconds, and the same every time. */
import {
  type Answer,
  type Backend,
  createBackend,
  type RunPlan,
  type SeedConnection,
} from '../../emulator/backend.ts'
import { type Endpoint, routeOf } from '../../emulator/routes.ts'
import type { Clock } from '../../src/clock.ts'
import { createConnectionsApi } from '../../src/connections.ts'
import { Cancellation } from '../../src/errors.ts'
import type { SyncEvent } from '../../src/events.ts'
import { type HttpAnswer, type HttpRequest, type Send, TransportError } from '../../src/http.ts'
import { type SyncOutcome, sync } from '../../src/sync.ts'
import { createSimulatedClock } from './simulated-clock.ts'

export { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts'

const API_KEY = 'sm_simulated_key_0123456789'
const BASE_URL = 'https://api.example'

export interface SimulatedRequest {
  method: string
  path: string
  body: string
  endpoint: Endpoint
}

/**
 * What happens to a request instead of the API's answer. With `after`, the API has taken it in all the same.
 * - `refused`: no connection
 * - `reset`: the connection breaks off once the request is sent
 * - `timeout`: no answer until the request's time is up
 */
export type Mishap =
  | Answer
  | { after: Answer }
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'after:reset'
  | 'after:timeout'

/** Times in milliseconds. */
export interface SimulationOptions {
  connections: SeedConnection[]
  /** Default: those of the connections. */
  providers?: readonly string[] | 'all'
  containerTags?: readonly string[]
  /** Default: true. */
  wait?: boolean
  /** Default of this and the following: that of the action. */
  waitTimeoutMs?: number
  pollIntervalMs?: number
  requestTimeoutMs?: number
  maxRetries?: number
  /** The server's clock less the runner's. */
  serverClockOffsetMs?: number
  /** From a request to its answer; the API takes it in half way. Default: 60. */
  latencyMs?: number
  /** From an import to the beginning of its runs, unless a connection's plan says otherwise. */
  runStartsAfterMs?: number
  defaults?: Partial<RunPlan>
  /** False: answers without a `Date`. */
  sendDate?: boolean
  /** From 0 up to, but not including, 1; default: always 0. */
  random?: () => number
  /** `count`: how many requests there have been to this endpoint, this one included. */
  intercept?: (request: SimulatedRequest, count: number) => Mishap | undefined
  /** What happens so many milliseconds after the start. */
  at?: readonly [ms: number, happens: (backend: Backend, control: SimulationControl) => void][]
}

export interface SimulationControl {
  /** As the runner cancels a step. */
  cancel(): void
}

/** `at`: milliseconds since the start. `status`: null where there was no answer. */
export interface RequestRecord {
  at: number
  method: string
  path: string
  endpoint: Endpoint
  status: number | null
}

export interface SimulationResult {
  outcome: SyncOutcome
  /** `at`: milliseconds since the start. */
  events: (SyncEvent & { at: number })[]
  requests: RequestRecord[]
  requestsTo(endpoint: Endpoint): RequestRecord[]
  maxInFlight: number
  backend: Backend
  /** Both by the runner's clock, in milliseconds since the epoch. */
  startedAt: number
  endedAt: number
}

/** The action's own sync and API client; what is simulated is time, and the network with the API behind it. */
export function createSimulation(options: SimulationOptions): { run(): Promise<SimulationResult> } {
  return { run: () => simulate(options) }
}

async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const clock = createSimulatedClock()
  const startedAt = clock.now()
  const { runStartsAfterMs, requestTimeoutMs = 60_000 } = options
  const serverNow = () => clock.now() + (options.serverClockOffsetMs ?? 0)
  const backend = createBackend({
    apiKey: API_KEY,
    now: serverNow,
    connections: options.connections,
    defaults: {
      ...options.defaults,
      ...(runStartsAfterMs !== undefined && { startsAfterMs: runStartsAfterMs }),
    },
  })
  const stop = new AbortController()
  const control = { cancel: () => stop.abort(new Cancellation()) }
  for (const [ms, happens] of options.at ?? []) {
    void clock.sleep(ms, new AbortController().signal).then(() => happens(backend, control))
  }
  const network = createNetwork(options, backend, clock, serverNow)
  const events: SimulationResult['events'] = []
  const outcome = await clock.run(
    sync({
      providers: options.providers ?? [...new Set(options.connections.map(({ provider }) => provider))],
      wait: options.wait ?? true,
      waitTimeoutMs: options.waitTimeoutMs ?? 30 * 60_000,
      pollIntervalMs: options.pollIntervalMs ?? 10_000,
      requestTimeoutMs,
      api: createConnectionsApi({
        baseUrl: new URL(BASE_URL),
        apiKey: API_KEY,
        containerTags: options.containerTags ?? [],
        requestTimeoutMs,
        signal: stop.signal,
        send: network.send,
      }),
      policy: {
        maxRetries: options.maxRetries ?? 3,
        clock,
        signal: stop.signal,
        random: options.random ?? (() => 0),
      },
      onEvent: event => events.push({ ...event, at: clock.now() - startedAt }),
      onProviders: () => {},
    }),
  )
  const { requests } = network
  return {
    outcome,
    events,
    requests,
    requestsTo: endpoint => requests.filter(request => request.endpoint === endpoint),
    maxInFlight: network.maxInFlight(),
    backend,
    startedAt,
    endedAt: clock.now(),
  }
}

function createNetwork(
  { intercept = () => undefined, latencyMs = 60, sendDate = true }: SimulationOptions,
  backend: Backend,
  clock: Clock,
  serverNow: () => number,
) {
  const start = clock.now()
  const requests: RequestRecord[] = []
  const counts = new Map<Endpoint, number>()
  let inFlight = 0
  let maxInFlight = 0

  const send: Send = async request => {
    inFlight++
    maxInFlight = Math.max(maxInFlight, inFlight)
    const { method, url } = request
    const endpoint = routeOf(url.pathname)?.endpoint
    if (endpoint === undefined) throw new Error(`the API has no ${url.pathname}`)
    const record: RequestRecord = {
      at: clock.now() - start,
      method,
      path: url.pathname,
      endpoint,
      status: null,
    }
    requests.push(record)
    try {
      const answer = await transfer(request, endpoint)
      record.status = answer.status
      return answer
    } finally {
      inFlight--
    }
  }

  async function transfer(request: HttpRequest, endpoint: Endpoint): Promise<HttpAnswer> {
    const { method, url, body, signal, timeoutMs } = request
    const count = (counts.get(endpoint) ?? 0) + 1
    counts.set(endpoint, count)
    const seen = { method, path: url.pathname, body: body ?? '', endpoint }
    const pass = (ms: number) =>
      clock.sleep(ms, signal).catch(() => {
        throw new TransportError('aborted', true, signal.reason)
      })
    const mishap = intercept(seen, count)
    const late = mishap === 'timeout' || mishap === 'after:timeout' || latencyMs > timeoutMs
    if (mishap === 'refused') throw new TransportError('no-connection', false)

    await pass(latencyMs / 2)
    const untouched = mishap === 'reset' || mishap === 'timeout' || isAnswer(mishap)
    const handled = untouched
      ? undefined
      : backend.handle({ method, path: url.pathname, headers: request.headers, body: body ?? '' })
    if (late) {
      await pass(timeoutMs - latencyMs / 2)
      throw new TransportError('timeout', true)
    }
    await pass(latencyMs / 2)
    if (mishap === 'reset' || mishap === 'after:reset') throw new TransportError('broken', true)
    const answer = isAnswer(mishap) ? mishap : typeof mishap === 'object' ? mishap.after : handled
    if (answer === undefined) throw new Error(`no answer to ${url.pathname}`)
    return httpAnswer(request, answer)
  }

  function httpAnswer({ bodyFor }: HttpRequest, { status, headers, body = '' }: Answer): HttpAnswer {
    return {
      status,
      headers: {
        ...(sendDate && { date: new Date(serverNow()).toUTCString() }),
        'x-request-id': `req_${requests.length}`,
        ...headers,
      },
      body: bodyFor(status) === 'none' ? '' : typeof body === 'string' ? body : JSON.stringify(body),
      answeredAt: clock.now(),
    }
  }

  return { send, requests, maxInFlight: () => maxInFlight }
}

function isAnswer(mishap: Mishap | undefined): mishap is Answer {
  return typeof mishap === 'object' && 'status' in mishap
}

/** So many connections, `connection_1` and on, whose runs go as told; dealt out to the providers in turn. */
export function seedConnections(
  count: number,
  plan: Partial<RunPlan> | null = {},
  providers: readonly string[] = ['notion'],
): SeedConnection[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `connection_${index + 1}`,
    provider: providers[index % providers.length] ?? 'notion',
    containerTags: ['team'],
    plan,
  }))
}
