/** The network of a scenario: the emulator's API behind it, and what goes wrong on the way. Knows nothing of `src`. */
import type { Answer, Backend } from '../../emulator/backend.ts'
import { routeOf } from '../../emulator/routes.ts'
import type { SimulatedClock } from './simulated-clock.ts'

/** What keeps an answer from coming. `late` is a time-out once the request is sent, `unconnected` one before. */
export type Trouble =
  | 'refused'
  | 'no such host'
  | 'certificate'
  | 'unconnected'
  | 'late'
  | 'reset'
  | 'too large'
  | 'aborted'

/**
 * What happens to one request:
 * - `ok`: nothing; `bug`: `send` throws what it never should
 * - a number or an Answer: this answer in the API's place, which never hears of the request
 * - `after`: the API takes the request in, but this is what comes of it
 * - `edit`: the API's answer, changed
 */
export type Mishap = 'ok' | 'bug' | Blow | { after: Blow } | { edit: (body: Entry[]) => unknown }
type Blow = Exclude<Trouble, 'aborted'> | number | Answer
/** An entry of a list that the API answers with. */
export type Entry = Record<string, unknown>

/** Which mishap for the how-manieth request (from 1), so many seconds after the start. */
export type Schedule = (count: number, seconds: number) => Mishap
/** By endpoint (`import`, `list`, `sync-runs`, `failures`), or by endpoint and provider or connection: `import notion`. */
export type Mishaps = Record<string, readonly Mishap[] | Schedule>

/** What happens from a moment on, and before another; in seconds since the start. */
export const between =
  (from: number, to: number, mishap: Mishap): Schedule =>
  (_, seconds) =>
    seconds >= from && seconds < to ? mishap : 'ok'
export const always = (mishap: Mishap): Schedule => between(0, Number.POSITIVE_INFINITY, mishap)

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
  mishaps: Mishaps
  latencyMs: number
  /** The API's clock, for the `Date` of its answers; null: they have none. */
  date: (() => number) | null
}

/** Sends one request; throws a NetworkTrouble. */
export type Exchange = (request: NetworkRequest) => Promise<Answer & { body: string }>

export function createNetwork(options: NetworkOptions): { exchange: Exchange; requests: Recorded[] } {
  const { clock, backend, mishaps, latencyMs } = options
  const start = clock.now()
  const requests: Recorded[] = []
  const counts = new Map<string, number>()
  return { exchange, requests }

  async function exchange(request: NetworkRequest): Promise<Answer & { body: string }> {
    const { pathname } = request.url
    const path = pathname.slice(Math.max(0, pathname.indexOf('/v3/')))
    const route = routeOf(path)
    const endpoint = route?.endpoint ?? 'unknown'
    const recorded: Recorded = {
      seconds: (clock.now() - start) / 1000,
      request,
      endpoint,
      end: 'no end',
    }
    const id = `req_${requests.push(recorded)}`
    const mishap = mishapFor(endpoint, route?.provider ?? route?.connectionId, recorded.seconds)
    try {
      const answer = await transfer(request, path, mishap, id)
      recorded.end = String(answer.status)
      return answer
    } catch (error) {
      recorded.end = error instanceof NetworkTrouble ? error.trouble : String(error)
      throw error
    } finally {
      if (typeof mishap === 'object' && 'after' in mishap) recorded.end += ', but taken in'
    }
  }

  function mishapFor(endpoint: string, of: string | undefined, seconds: number): Mishap {
    for (const key of [`${endpoint} ${of}`, endpoint]) {
      const plan = mishaps[key]
      if (plan === undefined) continue
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return typeof plan === 'function' ? plan(count, seconds) : (plan[count - 1] ?? 'ok')
    }
    return 'ok'
  }

  async function transfer(request: NetworkRequest, path: string, mishap: Mishap, id: string) {
    const { method, headers, timeoutMs, signal } = request
    const pass = (ms: number) =>
      clock.sleep(ms, signal).catch(() => {
        throw new NetworkTrouble('aborted', signal.reason)
      })
    if (mishap === 'bug') throw new TypeError("Cannot read properties of undefined (reading 'status')")
    const takenIn = mishap === 'ok' || (typeof mishap === 'object' && !('status' in mishap))
    await pass(latencyMs / 2)
    const handled = takenIn
      ? backend.handle({ method, path, headers, body: request.body ?? '' })
      : { status: 0, body: '' }
    const blow = typeof mishap === 'object' && 'after' in mishap ? mishap.after : mishap
    if (blow === 'late' || blow === 'unconnected') await pass(timeoutMs - latencyMs / 2)
    else await pass(latencyMs / 2)
    if (typeof blow === 'string' && blow !== 'ok') throw new NetworkTrouble(blow, CAUSES[blow])
    if (typeof blow === 'number') return complete(id, { status: blow, body: '' })
    if (typeof blow === 'object' && 'status' in blow) return complete(id, blow)
    if (typeof blow !== 'object' || !('edit' in blow)) return complete(id, handled)
    return complete(id, { ...handled, body: blow.edit(structuredClone(handled.body) as Entry[]) as object })
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

const CAUSES: Readonly<Record<string, Error>> = {
  refused: Object.assign(new Error('connect ECONNREFUSED 192.0.2.1:443'), { code: 'ECONNREFUSED' }),
  'no such host': Object.assign(new Error('getaddrinfo ENOTFOUND api.supermemory.ai'), { code: 'ENOTFOUND' }),
  certificate: Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
  reset: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
}
