/** The network of a scenario: the emulator's API behind it, and what goes wrong on the way. Knows nothing of `src`. */
import type { Answer, Backend } from '../../emulator/backend.ts'
import type { SimulatedClock } from './simulated-clock.ts'

/** What keeps an answer from coming. `late` is a time-out. */
export type Trouble = 'refused' | 'no such host' | 'certificate' | 'late' | 'reset' | 'too large' | 'aborted'

/**
 * What happens to one request:
 * - `ok`: nothing; `bug`: `send` throws what it never should
 * - a number or an Answer: this answer in the API's place, which never hears of the request
 * - `after`: the API takes the request in, but this is what comes of it
 * - `edit`: the API's answer, changed
 */
export type Fault = 'ok' | 'bug' | Ending | { after: Ending } | { edit: (body: Entry[] & Entry) => unknown }
export type Ending = Exclude<Trouble, 'aborted'> | number | Answer
/** An entry of a list that the API answers with. */
export type Entry = Record<string, unknown>

/** Which fault for the nth request (from 1), so many seconds after the start. */
export type Schedule = (count: number, seconds: number) => Fault
/**
 * By endpoint, in either version: `trigger` (of a sync), `list`, `counts`, `failures`, `documents`; or by that and
 * the provider, connection or namespace: `trigger notion`, `trigger conn_a`.
 */
export type Faults = Record<string, readonly Fault[] | Schedule>

/** What happens from a moment on, and before another; in seconds since the start. */
export const between =
  (from: number, to: number, fault: Fault): Schedule =>
  (_, seconds) =>
    seconds >= from && seconds < to ? fault : 'ok'
export const always = (fault: Fault): Schedule => between(0, Number.POSITIVE_INFINITY, fault)

/** The list of either version, changed; the total of v5 goes with it. */
export const listed = (change: (entries: Entry[]) => Entry[]): Fault => ({
  edit: (body: Entry | Entry[]) => {
    if (Array.isArray(body)) return change(body)
    const { connectors, pagination } = body as { connectors: Entry[]; pagination: { totalItems: number } }
    const changed = change(connectors)
    const totalItems = pagination.totalItems + changed.length - connectors.length
    return { ...body, connectors: changed, pagination: { ...pagination, totalItems } }
  },
})
/** The list, with each connection's last run changed: its fields in one object, in either version. */
export const lastRuns = (change: (run: Entry) => Entry): Fault =>
  listed(entries =>
    entries.map(entry => {
      if (entry.lastSyncRun) return { ...entry, lastSyncRun: change(entry.lastSyncRun as Entry) }
      if (!entry.latestRun) return entry
      const { system, ...rest } = entry.latestRun as { system: Entry }
      const { errorCode, error, ...times } = change({ ...rest, ...system })
      return { ...entry, latestRun: { errorCode, error, system: times } }
    }),
  )

export class NetworkTrouble extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble, cause?: unknown) {
    super(trouble, { cause })
    this.trouble = trouble
  }
}

export interface NetworkRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body: string | null
  timeoutMs: number
  signal: AbortSignal
}

/** `end`: the status, or what came instead. */
export interface Recorded {
  seconds: number
  request: NetworkRequest
  endpoint: string
  end: string
}

export interface NetworkOptions {
  clock: SimulatedClock
  backend: Backend
  faults: Faults
  latencyMs: number
  /** The API's clock, for the `Date` of its answers; null: they have none. */
  date: (() => number) | null
}

/** Sends one request; throws a NetworkTrouble. */
export type Exchange = (request: NetworkRequest) => Promise<Answer & { body: string }>

export function createNetwork(options: NetworkOptions): { exchange: Exchange; requests: Recorded[] } {
  const { clock, backend, faults, latencyMs } = options
  const startedAt = clock.now()
  const requests: Recorded[] = []
  const counts = new Map<string, number>()
  return { exchange, requests }

  async function exchange(request: NetworkRequest): Promise<Answer & { body: string }> {
    const { pathname, search } = request.url
    const start = pathname.search(/\/(?:v3\/connections|connectors|ns)\b/)
    const path = pathname.slice(Math.max(0, start)) + search
    const [endpoint, of] = endpointOf(path)
    const recorded: Recorded = {
      seconds: (clock.now() - startedAt) / 1000,
      request,
      endpoint,
      end: 'no end',
    }
    const id = `req_${requests.push(recorded)}`
    const fault = faultFor(endpoint, of, recorded.seconds)
    try {
      const answer = await transfer(request, path, fault, id)
      recorded.end = String(answer.status)
      return answer
    } catch (error) {
      recorded.end = error instanceof NetworkTrouble ? error.trouble : String(error)
      throw error
    } finally {
      if (typeof fault === 'object' && 'after' in fault) recorded.end += ', but taken in'
    }
  }

  function faultFor(endpoint: string, of: string, seconds: number): Fault {
    for (const key of [`${endpoint} ${of}`, endpoint]) {
      const plan = faults[key]
      if (plan === undefined) continue
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return typeof plan === 'function' ? plan(count, seconds) : (plan[count - 1] ?? 'ok')
    }
    return 'ok'
  }

  async function transfer(request: NetworkRequest, path: string, fault: Fault, id: string) {
    const { method, headers, timeoutMs, signal } = request
    const pass = (ms: number) =>
      clock.sleep(ms, signal).catch(() => {
        throw new NetworkTrouble('aborted', signal.reason)
      })
    if (fault === 'bug') throw new TypeError('send is not a function')
    const takenIn = fault === 'ok' || (typeof fault === 'object' && !('status' in fault))
    await pass(latencyMs / 2)
    const handled = takenIn
      ? backend.handle({ method, path, headers, body: request.body ?? '' })
      : { status: 0, body: '' }
    const ending = typeof fault === 'object' && 'after' in fault ? fault.after : fault
    if (ending === 'late') await pass(timeoutMs - latencyMs / 2)
    else await pass(latencyMs / 2)
    if (typeof ending === 'string' && ending !== 'ok') throw new NetworkTrouble(ending)
    if (typeof ending === 'number') return complete(id, { status: ending, body: '' })
    if (typeof ending === 'object' && 'status' in ending) return complete(id, ending)
    if (typeof ending !== 'object' || !('edit' in ending)) return complete(id, handled)
    return complete(id, {
      ...handled,
      body: ending.edit(structuredClone(handled.body) as Entry[] & Entry) as object,
    })
  }

  function complete(id: string, { status, headers, body = '' }: Answer): Answer & { body: string } {
    const date = options.date === null ? {} : { date: new Date(options.date()).toUTCString() }
    return {
      status,
      headers: { ...date, 'x-request-id': id, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }
  }
}

/** The endpoint of a path, and whose. */
function endpointOf(path: string): [endpoint: string, of: string] {
  for (const [endpoint, pattern] of ENDPOINTS) {
    const match = pattern.exec(path)
    if (match) return [endpoint, decodeURIComponent(match[1] ?? '')]
  }
  return ['unknown', '']
}

const ENDPOINTS: [endpoint: string, path: RegExp][] = [
  ['trigger', /^\/v3\/connections\/([^/]+)\/import$/],
  ['trigger', /^\/ns\/[^/]+\/connectors\/([^/]+)\/sync$/],
  ['list', /^\/v3\/connections\/list$/],
  ['list', /^(?:\/ns\/([^/]+))?\/connectors(?:\?|$)/],
  ['counts', /^\/v3\/connections\/([^/]+)\/sync-runs$/],
  ['counts', /^\/ns\/[^/]+\/connectors\/([^/?]+)\?include=syncs$/],
  ['failures', /^\/v3\/connections\/([^/]+)\/sync-runs\/[^/]+\/failures$/],
  ['documents', /^\/ns\/([^/]+)\/list\/documents/],
]
