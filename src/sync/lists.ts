import { Failure } from '../api/failure.ts'
import type { ConnectionList, Listing } from '../api/types.ts'
import { type Clock, timeLimit } from '../clock.ts'
import type { OnEvent } from './events.ts'
import { createPolls, type Polls, pauseAfterPoll, REFUSALS_UNTIL_THE_END, type WaitLimits } from './polls.ts'

/** No request for a sync goes out on a list that is older, in milliseconds. */
const FRESH = 5000
const FIRST_POLL_AFTER = 1000

/** The time of the wait is up. */
export class WaitOver extends Error {}

/**
 * The lists that all targets share: one reading serves all who need one. `fresh` and `next` reject with a WaitOver at the
 * end of the wait, with the signal's reason when the step is cancelled, and with a Failure once the list is refused.
 */
export interface Lists {
  /**
   * A listing that is at most 5 s old and whose reading began at `since` or later. While waiting, one that cannot be read
   * is read again; otherwise it is null.
   */
  fresh(list: ConnectionList, since: number): Promise<Listing | null>
  /** The next listing, whoever it is read for; null: it could not be read. Who always waits for the next misses none. */
  next(list: ConnectionList): Promise<Listing | null>
  /** Whether a request may still go out on this listing. */
  isFresh(listing: Listing): boolean
  /** Aborted at the end of the wait, and when the step is cancelled. */
  signal: AbortSignal
  polls: Polls
  close(): void
}

export interface ListsOptions {
  /** What was read at first, of those that could be read. */
  first: ReadonlyMap<ConnectionList, Listing>
  /** Null where nothing is waited for. */
  limits: WaitLimits | null
  clock: Clock
  signal: AbortSignal
  onEvent: OnEvent
}

/** `since` null: for any listing. */
interface Waiter {
  list: ConnectionList
  since: number | null
  resolve: (listing: Listing | null) => void
  reject: (reason: unknown) => void
}

export function createLists({ first, limits, clock, signal, onEvent }: ListsOptions): Lists {
  const latest = new Map<ConnectionList, Listing | Failure>(first)
  const refusals = new Map<ConnectionList, number>()
  const polls = createPolls(onEvent)
  const over = new AbortController()
  const stop = AbortSignal.any([signal, over.signal])
  const deadline = limits?.deadline ?? Number.POSITIVE_INFINITY
  let waiters: Waiter[] = []
  let isReading = false
  let firstPollAt: number | null = null
  let nextPollAt = 0
  let planned: { at: number; cancel: AbortController } | null = null

  stop.addEventListener('abort', () => endAll(() => stop.reason), { once: true })
  plan(deadline)

  /** Reads lists at that time, or at the deadline, unless that is planned sooner. */
  function plan(at: number): void {
    const due = Math.min(at, deadline)
    if (isReading || stop.aborted || due === Number.POSITIVE_INFINITY || (planned && planned.at <= due)) return
    planned?.cancel.abort()
    const cancel = new AbortController()
    planned = { at: due, cancel }
    clock.sleep(Math.max(0, due - clock.now()), cancel.signal).then(readThem, () => {})
  }

  async function readThem(): Promise<void> {
    planned = null
    isReading = true
    // At the deadline all are read: an answer that comes at the same moment may be followed by a look at its list.
    const all = clock.now() >= deadline ? [...latest.keys()] : waiters.map(({ list }) => list)
    const wanted = [...new Set(all)].filter(list => !isRefused(list))
    // One reading for all of them, which does not outlast the wait by more than the time of one request.
    const limit = timeLimit(clock, deadline + (limits?.requestTimeoutMs ?? 0) - clock.now(), signal)
    try {
      const read = await Promise.all(wanted.map(async list => [list, await readOne(list, limit.signal)] as const))
      isReading = false
      if (!stop.aborted) take(new Map(read))
    } catch (error) {
      endAll(() => error)
    } finally {
      limit.clear()
    }
  }

  async function readOne(list: ConnectionList, limit: AbortSignal): Promise<Listing | Failure> {
    try {
      return await list.read(limit, request => request())
    } catch (error) {
      if (error instanceof Failure) return error
      if (limit.aborted) return new Failure({ code: 'timeout', happened: 'no complete answer by the end of the wait' })
      throw error
    }
  }

  function take(read: ReadonlyMap<ConnectionList, Listing | Failure>): void {
    for (const [list, result] of read) latest.set(list, result)
    const failure = limits === null ? null : noteFailures(read)
    const now = clock.now()
    if (firstPollAt !== null || failure !== null) {
      nextPollAt = now + pauseAfterPoll(now - (firstPollAt ?? now), limits?.pollIntervalMs ?? 0, failure)
    }
    const waiting = waiters
    waiters = []
    for (const waiter of waiting) serve(waiter, read.get(waiter.list))
    if (now >= deadline) over.abort(new WaitOver())
    else plan(deadline)
  }

  /** Counts what failed, and says so. Returns the failure that asks for the longest pause. */
  function noteFailures(read: ReadonlyMap<ConnectionList, Listing | Failure>): Failure | null {
    for (const [list, result] of read) {
      const isRefusal = result instanceof Failure && result.refusesList
      refusals.set(list, isRefusal ? (refusals.get(list) ?? 0) + 1 : 0)
    }
    const failed = [...read].flatMap(([list, result]) =>
      result instanceof Failure
        ? [{ tag: latest.size > 1 ? list.tag : null, failure: result, ends: isRefused(list) }]
        : [],
    )
    return polls.note(failed)
  }

  function isRefused(list: ConnectionList): boolean {
    return (refusals.get(list) ?? 0) >= REFUSALS_UNTIL_THE_END
  }

  /** `result` undefined: the waiter's list was not read. */
  function serve(waiter: Waiter, result: Listing | Failure | undefined): void {
    if (result instanceof Failure && isRefused(waiter.list)) waiter.reject(result)
    else if (result instanceof Failure && (waiter.since === null || limits === null)) waiter.resolve(null)
    else if (result === undefined || result instanceof Failure) wait(waiter)
    else if (result.beganAt >= (waiter.since ?? 0)) waiter.resolve(result)
    else wait(waiter)
  }

  function wait(waiter: Waiter): void {
    waiters.push(waiter)
    const now = clock.now()
    if (waiter.since === null) {
      firstPollAt ??= now + FIRST_POLL_AFTER
      plan(Math.max(nextPollAt, now + FIRST_POLL_AFTER))
    } else plan(latest.get(waiter.list) instanceof Failure ? Math.max(nextPollAt, now) : now)
  }

  function endAll(reason: () => unknown): void {
    planned?.cancel.abort()
    planned = null
    const waiting = waiters
    waiters = []
    for (const { reject } of waiting) reject(reason())
  }

  function listing(list: ConnectionList, since: number | null): Promise<Listing | null> {
    const last = latest.get(list)
    if (stop.aborted) return Promise.reject(stop.reason)
    if (isRefused(list)) return Promise.reject(last)
    return new Promise((resolve, reject) => wait({ list, since, resolve, reject }))
  }

  const isFresh = ({ endedAt }: Listing) => clock.now() - endedAt <= FRESH && clock.now() < deadline && !stop.aborted

  return {
    async fresh(list, since) {
      const last = latest.get(list)
      const serves = last !== undefined && !(last instanceof Failure) && last.beganAt >= since && isFresh(last)
      return serves ? last : await listing(list, since)
    },
    next: list => listing(list, null),
    isFresh,
    signal: stop,
    polls,
    close: () => endAll(() => new WaitOver()),
  }
}
