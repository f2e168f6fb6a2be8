import pLimit from 'p-limit'
import { type Acceptance, requestTime } from './ask.ts'
import type { Attribution } from './attribution.ts'
import type { ConnectionsApi } from './connections.ts'
import { ApiFailure } from './errors.ts'
import type { OnEvent } from './events.ts'
import { createFollower } from './follow.ts'
import type { RepeatPolicy } from './retry.ts'
import { serverTime } from './server-time.ts'
import type { Status } from './status.ts'
import { type Followed, type Observed, undecided, type Watch } from './watch.ts'

/** A connection without a run so long after the request was accepted is not waited for, in milliseconds. */
export const NOT_STARTED_AFTER = 5 * 60_000
const FIRST_LOOK_AFTER = 1000
const FIRST_PAUSE = 2000
/** Pauses grow with what has passed since the first look; docs/performance.md has this beside other ways to choose them. */
const GROWTH = 1 / 7
/** A server that asks for more time while we wait is given this much: the end of a sync is not to be missed for long. */
const LONGEST_PAUSE = 60_000
const REPORT_EVERY = 60_000
/** Of each provider, so that what hangs of one holds up no other. */
const INQUIRIES_AT_A_TIME = 4

const ENDS_THE_WAIT = new Set([401, 402, 403, 404])

export interface ObserveOptions {
  api: ConnectionsApi
  policy: RepeatPolicy
  waitTimeoutMs: number
  pollIntervalMs: number
  requestTimeoutMs: number
  onEvent: OnEvent
}

/** Follows the connections of one accepted request until all of their runs have ended. */
export type Observe = (acceptance: Acceptance) => Promise<Observed>

/** The pause until the next look, in milliseconds. */
export function pauseUntilNextLook(elapsedMs: number, pollIntervalMs: number): number {
  const sinceFirstLook = Math.max(0, elapsedMs - FIRST_LOOK_AFTER)
  return Math.min(pollIntervalMs, FIRST_PAUSE + sinceFirstLook * GROWTH)
}

/**
 * Makes an observer that all providers share, so that one list request serves every look: it looks while there is
 * something to look for, and sleeps else. Observing never throws for what the network or the API does.
 */
export function createObserver(options: ObserveOptions): Observe {
  const { api, policy, onEvent } = options
  const { clock, signal } = policy
  /** Those that need looks, and all that are not resolved. */
  const open = new Set<Watch>()
  const unresolved = new Set<Watch>()
  const follower = createFollower({ ...options, isOpen: watch => open.has(watch), onInquiry: takeInquiry })
  let wake = () => {}
  let looking = false
  let reports: AbortController | null = null

  return acceptance =>
    new Promise((resolve, reject) => {
      const watch = createWatch(acceptance, resolve, reject)
      open.add(watch)
      unresolved.add(watch)
      wake()
      if (!looking) void lookWhileOpen()
      if (reports === null) {
        reports = new AbortController()
        void reportEveryMinute(AbortSignal.any([signal, reports.signal]))
      }
    })

  function createWatch(
    acceptance: Acceptance,
    resolve: (observed: Observed) => void,
    reject: (error: unknown) => void,
  ): Watch {
    const { acceptedAt } = acceptance
    const resolved = new AbortController()
    const deadline = acceptedAt + options.waitTimeoutMs
    const at = deadline + options.requestTimeoutMs
    const passed = clock
      .sleep(at - clock.now(), AbortSignal.any([signal, resolved.signal]))
      .catch(() => {})
      .then(() => {
        if (open.has(watch)) close(watch, signal.aborted ? 'cancelled' : 'timed-out')
        return null
      })
    const watch: Watch = {
      acceptance,
      request: acceptance,
      byServer: acceptance.byServer,
      deadline,
      end: { at, passed },
      nextLookAt: acceptedAt + Math.min(FIRST_LOOK_AFTER, options.waitTimeoutMs),
      finishing: false,
      followed: null,
      lastFailure: null,
      failedLooks: 0,
      lookedAt: null,
      lookedAtByRunner: Number.NEGATIVE_INFINITY,
      fetching: 0,
      detailsAnsweredAt: null,
      inquiriesInTurn: pLimit(INQUIRIES_AT_A_TIME),
      resolved,
      resolve: observed => {
        dismiss(watch)
        resolve(observed)
      },
      reject: error => {
        dismiss(watch)
        reject(error)
      },
    }
    return watch
  }

  function dismiss(watch: Watch): void {
    open.delete(watch)
    unresolved.delete(watch)
    watch.resolved.abort()
    if (unresolved.size > 0) return
    reports?.abort()
    reports = null
  }

  async function lookWhileOpen(): Promise<void> {
    looking = true
    try {
      while (open.size > 0) {
        const watches = [...open].filter(({ finishing }) => !finishing)
        // With none to look for, whoever closes the last one wakes this loop.
        const due =
          watches.length > 0 ? watches.map(watch => watch.nextLookAt) : [...open].map(({ end }) => end.at)
        const pause = Math.min(...due) - clock.now()
        if (pause > 0 || watches.length === 0) await pauseUnlessWoken(pause)
        else await look(watches)
      }
    } catch (error) {
      for (const watch of open) {
        if (signal.aborted) close(watch, 'cancelled')
        else watch.reject(error)
      }
    } finally {
      looking = false
    }
  }

  async function pauseUnlessWoken(ms: number): Promise<void> {
    const woken = new AbortController()
    wake = () => woken.abort()
    try {
      await clock.sleep(ms, AbortSignal.any([signal, woken.signal]))
    } catch (error) {
      if (signal.aborted) throw error
    }
  }

  async function look(watches: Watch[]): Promise<void> {
    try {
      const answer = await api.list()
      const stillOpen = watches.filter(watch => open.has(watch))
      for (const watch of stillOpen) {
        watch.lastFailure = null
        watch.lookedAt = serverTime(answer.answeredAt, answer)
        watch.lookedAtByRunner = clock.now()
        if (!watch.byServer && answer.date !== null) {
          watch.request = requestTime(watch.acceptance.sinceByRunner, answer)
          watch.byServer = true
        }
        follower.update(watch, answer.value, watch.lookedAt)
      }
      follower.inquireOfSilent(stillOpen)
    } catch (error) {
      if (!(error instanceof ApiFailure) || signal.aborted) throw error
      takeFailedLook(
        watches.filter(watch => open.has(watch)),
        error,
      )
    }
    for (const watch of watches) if (open.has(watch)) continueOrClose(watch)
  }

  function takeFailedLook(watches: Watch[], failure: ApiFailure): void {
    // All that it was made for has been answered otherwise meanwhile.
    if (watches.length === 0) return
    const ends = ENDS_THE_WAIT.has(failure.details.status ?? 0)
    for (const watch of watches) {
      watch.lastFailure = failure
      watch.failedLooks++
    }
    onEvent({
      type: 'look-failed',
      failure,
      times: Math.max(...watches.map(({ failedLooks }) => failedLooks)),
      ends,
    })
    if (ends) for (const watch of watches) close(watch, 'refused')
  }

  /** After a look: ends what has waited long enough, closes a watch with nothing left to look for, or sets its next look. */
  function continueOrClose(watch: Watch): void {
    if (closedAsDecided(watch)) return
    const now = clock.now()
    if (now < watch.deadline) watch.nextLookAt = Math.min(nextLook(watch, now), watch.deadline)
    else if (isInquiring(watch)) watch.finishing = true
    else close(watch, 'timed-out')
  }

  /** The same after an inquiry, which puts off no look. */
  function takeInquiry(watch: Watch): void {
    if (closedAsDecided(watch)) return
    if (!watch.finishing) watch.nextLookAt = Math.min(watch.nextLookAt, settledAt(watch), watch.deadline)
    else if (!isInquiring(watch)) close(watch, 'timed-out')
    wake()
  }

  function closedAsDecided(watch: Watch): boolean {
    if (watch.followed === null) return false
    for (const followed of undecided(watch)) {
      if (hasNotStarted(watch, followed)) follower.conclude(watch, followed, 'not-started')
    }
    if (undecided(watch).length > 0) return false
    close(watch, 'ended')
    return true
  }

  /**
   * Whether a connection has no run though its time is up: by a look since then, and where the list says nothing, by what
   * `sync-runs` have answered since then, or because they do not.
   */
  function hasNotStarted({ acceptance, lookedAtByRunner }: Watch, followed: Followed): boolean {
    const due = acceptance.acceptedAt + NOT_STARTED_AFTER
    if (followed.attribution.state !== 'none' || lookedAtByRunner < due) return false
    return !followed.silent || followed.lastAnsweredAt >= due || clock.now() >= due + options.requestTimeoutMs
  }

  function nextLook(watch: Watch, now: number): number {
    const { acceptedAt } = watch.acceptance
    const pause = pauseUntilNextLook(now - acceptedAt, options.pollIntervalMs)
    const asked = Math.min(watch.lastFailure?.details.retryAfterMs ?? 0, LONGEST_PAUSE)
    const moments = [now + Math.max(pause, asked)]
    if (watch.lastFailure === null) {
      moments.push(settledAt(watch))
      if (undecided(watch).some(({ attribution }) => attribution.state === 'none')) {
        moments.push(
          acceptedAt + NOT_STARTED_AFTER,
          acceptedAt + NOT_STARTED_AFTER + options.requestTimeoutMs,
        )
      }
    }
    return Math.min(...moments.filter(moment => moment > now))
  }

  /**
   * The first moment, by the runner's clock, at which a look can tell of a connection that no newer run began; the server's
   * `Date` is cut to seconds. Infinity where none is settling.
   */
  function settledAt(watch: Watch): number {
    const { since } = watch.request
    const { sinceByRunner } = watch.acceptance
    let first = Number.POSITIVE_INFINITY
    for (const { attribution } of undecided(watch)) {
      if (attribution.state === 'settling') first = Math.min(first, attribution.until)
    }
    return Math.max(first - (since - sinceByRunner) + 1000, clock.now() + FIRST_LOOK_AFTER)
  }

  function close(watch: Watch, end: Observed['end']): void {
    open.delete(watch)
    for (const followed of undecided(watch))
      follower.conclude(watch, followed, statusAt(end, followed.attribution))
    const outcomes = [...(watch.followed?.values() ?? [])].flatMap(({ outcome }) => outcome ?? [])
    Promise.all(outcomes).then(
      connections =>
        watch.resolve({
          end,
          connections: watch.followed === null ? null : connections,
          failure: watch.lastFailure,
          failedLooks: watch.failedLooks,
          lookedAt: watch.lookedAt,
        }),
      watch.reject,
    )
    wake()
  }

  async function reportEveryMinute(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      await clock.sleep(REPORT_EVERY, stop).catch(() => {})
      if (stop.aborted) return
      const watches = [...unresolved]
      const accepted = Math.min(...watches.map(({ acceptance }) => acceptance.acceptedAt))
      onEvent({
        type: 'still-waiting',
        elapsedMs: clock.now() - accepted,
        open: watches.reduce((sum, watch) => sum + undecided(watch).length, 0),
        fetching: watches.reduce((sum, watch) => sum + watch.fetching, 0),
        unseen: watches.filter(watch => watch.followed === null).map(watch => watch.acceptance.provider),
      })
    }
  }
}

function isInquiring(watch: Watch): boolean {
  return undecided(watch).some(({ inquiry }) => inquiry !== null)
}

/** The status of a connection whose watch ends before its run did. */
function statusAt(end: Observed['end'], { state }: Attribution): Status {
  if (end === 'cancelled') return 'cancelled'
  if (end === 'refused') return 'failed'
  // A run that we joined has ended, but whether one of ours follows is not known: that would be looking away.
  return state === 'going' ? 'timed-out' : 'not-started'
}
