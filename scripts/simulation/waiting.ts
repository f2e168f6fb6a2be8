/** What waiting costs and how late it notices the end, in simulated time: of the action, and of peers that poll. */
import { createSimulation, seedConnections } from '../../__tests__/support/simulation.ts'
import { pauseUntilNextLook } from '../../src/observe.ts'

export const SHORTEST_SYNC = 5_000
export const LONGEST_SYNC = 2 * 3_600_000
const LATENCY = 60
const RUN_STARTS_AFTER = 500
const LONGEST_WAIT = 5 * 3_600_000
const POLL_INTERVAL = 10_000

/** One sync: when its connections' runs end, in milliseconds after the request was accepted. */
export type Ends = readonly number[]

/** What one way of waiting came to in one sync; `late`: milliseconds from each run's end to the knowledge of it. */
export interface Waited {
  requests: number
  late: number[]
}

/** Numbers from 0 up to, but not including, 1 that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Syncs of `connections` connections. Their lengths are spread over 5 s to 2 h so that each doubling has as many; in
 * each, the last run ends at its very end and the others anywhere in the second half.
 */
export function drawSyncs(count: number, connections: number, random: () => number): Ends[] {
  return Array.from({ length: count }, (_, index) => {
    const length = SHORTEST_SYNC * (LONGEST_SYNC / SHORTEST_SYNC) ** ((index + random()) / count)
    return Array.from({ length: connections }, (_, each) =>
      Math.round(each === 0 ? length : length * (0.5 + random() / 2)),
    )
  })
}

/** The action itself. Of its requests, all but the one that asks for the sync. */
export async function waitedByAction(ends: Ends): Promise<Waited> {
  const acceptedAt = LATENCY / 2
  const { requests, events } = await createSimulation({
    connections: seedConnections(ends.length).map((seed, index) => ({
      ...seed,
      plan: { startsAfterMs: RUN_STARTS_AFTER, takesMs: (ends[index] ?? 0) - RUN_STARTS_AFTER },
    })),
    latencyMs: LATENCY,
    waitTimeoutMs: LONGEST_WAIT,
    pollIntervalMs: POLL_INTERVAL,
  }).run()
  const late = events.flatMap(event => {
    if (event.type !== 'run-ended') return []
    const index = Number(event.connection.id.replace(/\D/g, '')) - 1
    return [event.at - acceptedAt - (ends[index] ?? 0)]
  })
  return { requests: requests.filter(({ endpoint }) => endpoint !== 'import').length, late }
}

/**
 * A peer that asks for the runs of every connection each `interval` milliseconds until all have ended. It is done a
 * favour: all of its requests are made at the same moment, however many they are.
 */
export function waitedByPolling(ends: Ends, interval: number): Waited {
  const rounds = Math.ceil(Math.max(...ends) / interval)
  return {
    requests: rounds * ends.length,
    late: ends.map(end => Math.ceil(end / interval) * interval + LATENCY / 2 - end),
  }
}

/** The pause until the next look, in milliseconds, by the time since the request was accepted. */
export type Schedule = (elapsedMs: number) => number

/** What another schedule would come to, for one connection: worked out without simulating it. */
export function waitedBySchedule(ends: Ends, schedule: Schedule, firstLookAfter = 1000): Waited {
  const [end = 0] = ends
  let looks = 1
  let look = firstLookAfter
  while (look + LATENCY / 2 < end) {
    look += LATENCY
    look += schedule(look)
    looks++
  }
  return { requests: looks + 1, late: [look + LATENCY - end] }
}

/** The schedule of src/observe.ts, and others of its kind. */
export const SCHEDULES: readonly [name: string, schedule: Schedule][] = [
  ['**as it is**', elapsed => pauseUntilNextLook(elapsed, POLL_INTERVAL)],
  ['2 s and a quarter of the time since the first look, up to 10 s', growing(1750, 1 / 4, 10_000)],
  ['2 s and a tenth, up to 10 s', growing(1900, 1 / 10, 10_000)],
  ['a quarter of the time passed, from 2 s to 10 s', between(2000, 1 / 4, 10_000)],
  ['an eighth, from 2 s to 10 s', between(2000, 1 / 8, 10_000)],
  ['half, from 2 s to 10 s', between(2000, 1 / 2, 10_000)],
  ['2 s and a seventh, up to 9 s', growing(1857, 1 / 7, 9000)],
  ['always 7.5 s', () => 7500],
  ['always 10 s', () => 10_000],
]

function growing(first: number, part: number, longest: number): Schedule {
  return elapsed => Math.min(longest, first + elapsed * part)
}

function between(shortest: number, part: number, longest: number): Schedule {
  return elapsed => Math.min(longest, Math.max(shortest, elapsed * part))
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}
