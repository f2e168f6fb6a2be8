import { Failure } from '../api/failure.ts'
import type { ConnectionList, Listing, Target } from '../api/types.ts'
import type { Clock } from '../clock.ts'
import { type Polls, pauseAfterPoll, readInTime, type WaitLimits, WaitOver } from './polls.ts'

/** No request for a sync goes out on a listing that is older, in milliseconds. */
const FRESH = 5000
const FIRST_POLL_AFTER = 1000

/**
 * A list that all of its targets share: one reading serves all who need one. `fresh` and `next` reject with the reason of
 * `signal`.
 */
export interface SharedList {
  /**
   * A listing that is at most 5 s old and whose reading began at `since` or later. While waiting, one that cannot be read
   * is read again; otherwise it is null.
   */
  fresh(since: number): Promise<Listing | null>
  /** The next listing, whoever it is read for; null: it could not be read. Who always waits for the next misses none. */
  next(): Promise<Listing | null>
  /** Whether a request may still go out on this listing. */
  isFresh(listing: Listing): boolean
  /** The last one that could be read. */
  latest(): Listing | null
  /**
   * Aborted at the end of the wait, with a WaitOver; once the API refuses the list, with a Failure; and when the step is
   * cancelled.
   */
  signal: AbortSignal
  close(): void
}

interface SharedListOptions {
  list: ConnectionList
  /** What was read at first; null: nothing yet. */
  listing: Listing | null
  /** Null where nothing is waited for. */
  limits: WaitLimits | null
  clock: Clock
  /** Of the step: aborted when it is cancelled. */
  signal: AbortSignal
  polls: Polls
}

/** `since` null: for any listing. */
interface Waiter {
  since: number | null
  resolve: (listing: Listing | null) => void
  reject: (reason: unknown) => void
}

/** One for each list, with what was read of it at first. */
export function createSharedLists(
  lists: readonly Pick<SharedListOptions, 'list' | 'listing'>[],
  options: Omit<SharedListOptions, 'list' | 'listing'>,
): ReadonlyMap<ConnectionList, SharedList> {
  return new Map(lists.map(each => [each.list, createSharedList({ ...options, ...each })]))
}

/** That of a target. */
export function sharedBy({ list }: Target, lists: ReadonlyMap<ConnectionList, SharedList>): SharedList {
  const shared = lists.get(list)
  if (shared === undefined) throw new Error('a target of a list that nobody shares')
  return shared
}

function createSharedList(options: SharedListOptions): SharedList {
  const { list, limits, clock, polls } = options
  const ended = new AbortController()
  const signal = AbortSignal.any([options.signal, ended.signal])
  const note = polls.noteOf({ of: 'list', tag: list.tag })
  const deadline = limits?.deadline ?? Number.POSITIVE_INFINITY
  let latest = options.listing
  let lastFailed = false
  let waiters: Waiter[] = []
  let isReading = false
  let firstPollAt: number | null = null
  let nextPollAt = 0
  let planned: { at: number; cancel: AbortController } | null = null

  signal.addEventListener('abort', end, { once: true })
  plan(deadline)

  /** Reads the list at that time, or at the deadline, unless that is planned sooner. */
  function plan(at: number): void {
    const due = Math.min(at, deadline)
    if (isReading || signal.aborted || due === Number.POSITIVE_INFINITY || (planned && planned.at <= due)) return
    planned?.cancel.abort()
    const cancel = new AbortController()
    planned = { at: due, cancel }
    clock.sleep(Math.max(0, due - clock.now()), cancel.signal).then(read, () => {})
  }

  async function read(): Promise<void> {
    planned = null
    isReading = true
    const since = clock.now()
    try {
      const result = await readInTime('list', stop => list.read(stop, request => request()), options)
      isReading = false
      if (!signal.aborted) take(result, since)
    } catch (error) {
      ended.abort(error)
    }
  }

  /** `since`: when the reading began, or before. */
  function take(result: Listing | Failure, since: number): void {
    const failure = result instanceof Failure ? result : null
    const now = clock.now()
    lastFailed = failure !== null
    if (!(result instanceof Failure)) latest = result
    if (firstPollAt !== null || failure !== null) {
      nextPollAt = now + pauseAfterPoll(now - (firstPollAt ?? now), limits?.pollIntervalMs ?? 0, failure)
    }
    if (limits !== null && note(failure)) {
      ended.abort(failure)
      return
    }
    const listing = failure === null ? latest : null
    // The last list is the last one.
    isReading = now >= deadline
    const waiting = waiters
    waiters = []
    for (const waiter of waiting) {
      if (isFor(waiter, listing, since)) waiter.resolve(listing)
      else wait(waiter)
    }
    if (now < deadline) plan(deadline)
    else endSoon()
  }

  /** In a moment: an answer that comes together with the last list counts. */
  function endSoon(): void {
    clock.sleep(1, signal).then(
      () => ended.abort(new WaitOver()),
      () => {},
    )
  }

  /** Whether that is what a waiter waits for. `listing` null: it could not be read, in a reading that began at `since`. */
  function isFor(waiter: Waiter, listing: Listing | null, since: number): boolean {
    if (waiter.since === null) return true
    return (listing !== null || limits === null) && (listing?.beganAt ?? since) >= waiter.since
  }

  function wait(waiter: Waiter): void {
    waiters.push(waiter)
    const isPoll = waiter.since === null
    const soonest = clock.now() + (isPoll ? FIRST_POLL_AFTER : 0)
    if (isPoll) firstPollAt ??= soonest
    plan(isPoll || lastFailed ? Math.max(nextPollAt, soonest) : soonest)
  }

  function end(): void {
    planned?.cancel.abort()
    for (const { reject } of waiters) reject(signal.reason)
    waiters = []
  }

  function listing(since: number | null): Promise<Listing | null> {
    if (signal.aborted) return Promise.reject(signal.reason)
    return new Promise((resolve, reject) => wait({ since, resolve, reject }))
  }

  const isFresh = ({ endedAt }: Listing) => clock.now() - endedAt <= FRESH && clock.now() < deadline && !signal.aborted

  return {
    async fresh(since) {
      return latest !== null && latest.beganAt >= since && isFresh(latest) ? latest : await listing(since)
    },
    next: () => listing(null),
    isFresh,
    latest: () => latest,
    signal,
    close: () => ended.abort(new WaitOver()),
  }
}
