import pLimit from 'p-limit'
import type { Acceptance } from './ask.ts'
import { type Attribution, attribute, hasEnded, recordOf, relevantRun } from './attribution.ts'
import type { Connection, ConnectionsApi, ItemFailure, Run } from './connections.ts'
import { ApiFailure } from './errors.ts'
import type { ConnectionName, OnEvent } from './events.ts'
import type { RepeatPolicy } from './retry.ts'
import { type DetailsDeadline, fetchRunDetails } from './run-details.ts'
import { serverTime } from './server-time.ts'
import type { Status } from './status.ts'

/** A connection without a run so long after the request was accepted is not waited for, in milliseconds. */
export const NOT_STARTED_AFTER = 5 * 60_000
const FIRST_LOOK_AFTER = 1000
const FIRST_PAUSE = 2000
/** Pauses grow with what has passed since the first look; docs/performance.md has this beside other ways to choose them. */
const GROWTH = 1 / 7
const REPORT_EVERY = 60_000
/** How many connections that the list says nothing about are asked for at one look. */
const INQUIRIES_PER_LOOK = 25
/** Separate from the details, which would else stand behind inquiries that get no answer. */
const INQUIRIES_AT_A_TIME = 4
const DETAILS_AT_A_TIME = 8
/** A connection that is missing from so many looks in a row has been removed. */
const LOOKS_UNTIL_GONE = 2

const ENDS_THE_WAIT = new Set([401, 402, 403, 404])

/** Requests in a row that got no answer, and why the last of them did not. */
export interface Unanswered {
  times: number
  failure: ApiFailure
}

export interface ConnectionResult {
  id: string
  status: Status
  run: Run | null
  /** The run was going before we asked. */
  joined: boolean
  failures: readonly ItemFailure[]
  /** The connection was removed while we waited. */
  gone: boolean
  /** The list said nothing about it, and neither did its `sync-runs` when last asked. */
  unanswered: Unanswered | null
}

/** What became of one provider's request. */
export interface Observed {
  /** `refused`: the API no longer lets us look; `cancelled`: the step was stopped. */
  end: 'ended' | 'refused' | 'timed-out' | 'cancelled'
  /** None: no connection has these tags. Null: no look ever succeeded. */
  connections: ConnectionResult[] | null
  /** Why the last look failed, if it did. */
  failure: ApiFailure | null
  /** How many looks failed. */
  failedLooks: number
  /** The server's time at the last look that succeeded, in milliseconds since the epoch. */
  lookedAt: number | null
}

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

/** A connection that is being followed. */
interface Followed {
  readonly id: string
  attribution: Attribution
  seenEndedAt: number | null
  missedLooks: number
  /** Its `sync-runs` are being asked. */
  inquiring: boolean
  lastInquiredAt: number
  unanswered: Unanswered | null
  /** Set as soon as no further look is needed; the details may still be on their way. */
  outcome: Promise<ConnectionResult> | null
}

/** A request that is being observed. */
interface Watch {
  readonly acceptance: Acceptance
  /** When there is one more look, and none after it. */
  readonly deadline: number
  /** When whatever is still under way is done without: the wait may last for its time and one request more. */
  readonly end: DetailsDeadline
  nextLookAt: number
  /** The last look is over, and inquiries of it are still under way. */
  finishing: boolean
  followed: Map<string, Followed> | null
  lastFailure: ApiFailure | null
  failedLooks: number
  lookedAt: number | null
  /** Connections whose counts are being fetched. */
  fetching: number
  /** Aborted when all is known. */
  readonly resolved: AbortController
  resolve(observed: Observed): void
  reject(error: unknown): void
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
  // Thousands of runs may end at one look: what is under way for each of them is small only if few are at a time.
  const detailsInTurn = pLimit(DETAILS_AT_A_TIME)
  const inquiriesInTurn = pLimit(INQUIRIES_AT_A_TIME)
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
      deadline,
      end: { at, passed },
      nextLookAt: acceptedAt + Math.min(FIRST_LOOK_AFTER, options.waitTimeoutMs),
      finishing: false,
      followed: null,
      lastFailure: null,
      failedLooks: 0,
      lookedAt: null,
      fetching: 0,
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
        update(watch, answer.value, watch.lookedAt)
      }
      inquireOfSilent(stillOpen, answer.value)
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
    const ends = ENDS_THE_WAIT.has(failure.details.status ?? 0)
    for (const watch of watches) {
      watch.lastFailure = failure
      watch.failedLooks++
    }
    onEvent({
      type: 'look-failed',
      failure,
      times: Math.max(0, ...watches.map(({ failedLooks }) => failedLooks)),
      ends,
    })
    if (ends) for (const watch of watches) close(watch, 'refused')
  }

  /** The connections of a watch, made from the first list that came: later ones were not asked to sync. */
  function connectionsOf(watch: Watch, listed: readonly Connection[]): Iterable<Followed> {
    watch.followed ??= new Map(
      listed
        .filter(({ provider }) => provider === watch.acceptance.provider)
        .map(({ id }) => [
          id,
          {
            id,
            attribution: { state: 'none' },
            seenEndedAt: null,
            missedLooks: 0,
            inquiring: false,
            lastInquiredAt: Number.NEGATIVE_INFINITY,
            unanswered: null,
            outcome: null,
          },
        ]),
    )
    return watch.followed.values()
  }

  function update(watch: Watch, connections: readonly Connection[], now: number): void {
    const listed = new Map(connections.map(connection => [connection.id, connection]))
    for (const followed of connectionsOf(watch, connections)) {
      if (followed.outcome !== null || followed.inquiring) continue
      const connection = listed.get(followed.id)
      if (connection === undefined) {
        followed.missedLooks++
        if (followed.missedLooks >= LOOKS_UNTIL_GONE) conclude(watch, followed, 'failed', { gone: true })
        continue
      }
      followed.missedLooks = 0
      const { lastSyncRun } = connection
      if (lastSyncRun === null) continue
      followed.unanswered = null
      if (mayHaveOvertaken(followed, lastSyncRun)) void inquire(watch, followed, lastSyncRun)
      else advance(watch, followed, lastSyncRun, now)
    }
  }

  /** Asks for the runs of connections that the list says nothing about, a few at a time, those longest unasked first. */
  function inquireOfSilent(watches: Watch[], listed: readonly Connection[]): void {
    const silent = new Set(listed.filter(({ lastSyncRun }) => lastSyncRun === null).map(({ id }) => id))
    if (silent.size === 0) return
    watches
      .flatMap(watch => undecided(watch).map(followed => ({ watch, followed })))
      .filter(({ followed }) => !followed.inquiring && silent.has(followed.id))
      .sort((a, b) => a.followed.lastInquiredAt - b.followed.lastInquiredAt)
      .slice(0, INQUIRIES_PER_LOOK)
      .forEach(({ watch, followed }) => {
        void inquire(watch, followed, null)
      })
  }

  /**
   * The list shows a connection's last run only. If one of ours was going and the list now shows a newer one, ours
   * has ended: its result is what counts, where it can be had.
   */
  function mayHaveOvertaken({ attribution }: Followed, seen: Run): boolean {
    return attribution.state === 'going' && !attribution.joined && !sameRun(attribution.run, seen)
  }

  /** Asks a connection's `sync-runs`, while looks go on. `seen`: its last run by the list, null if that says nothing. */
  async function inquire(watch: Watch, followed: Followed, seen: Run | null): Promise<void> {
    followed.inquiring = true
    followed.lastInquiredAt = clock.now()
    try {
      const { run, now } = await inquiriesInTurn(() => runByInquiry(watch, followed, seen))
      followed.inquiring = false
      if (signal.aborted || !open.has(watch) || followed.outcome !== null) return
      if (run !== null) advance(watch, followed, run, now)
      takeInquiry(watch)
    } catch (error) {
      watch.reject(error)
    }
  }

  async function runByInquiry(
    watch: Watch,
    followed: Followed,
    seen: Run | null,
  ): Promise<{ run: Run | null; now: number }> {
    const { attribution } = followed
    const unchanged = { run: seen, now: watch.lookedAt ?? Number.NEGATIVE_INFINITY }
    // One that still waits for its turn has come too late.
    if (!open.has(watch)) return unchanged
    try {
      const answer = await api.syncRuns(followed.id)
      followed.unanswered = null
      const now = serverTime(answer.answeredAt, answer)
      if (seen === null) return { run: relevantRun(answer.value, watch.acceptance), now }
      const record = attribution.state === 'going' ? recordOf(attribution.run, answer.value) : null
      return { run: record !== null && hasEnded(record) ? record : seen, now }
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      if (!signal.aborted && open.has(watch)) takeUnanswered(watch, followed, error)
      return unchanged
    }
  }

  function takeUnanswered(watch: Watch, followed: Followed, failure: ApiFailure): void {
    // Not every version of the API has `sync-runs`: then what the list says is all there is to know.
    if (failure.details.status === 404) return
    const before = followed.unanswered
    followed.unanswered = { times: (before?.times ?? 0) + 1, failure }
    // Said when it begins and when it changes: it may be so at every look.
    const same =
      before?.failure.details.code === failure.details.code &&
      before.failure.details.status === failure.details.status
    if (!same) onEvent({ type: 'inquiry-failed', connection: nameOf(watch, followed), failure })
  }

  /** Takes in a connection's last run. `now`: the server's time when it was so. */
  function advance(watch: Watch, followed: Followed, run: Run, now: number): void {
    const before = followed.attribution
    if (hasEnded(run) && before.state === 'going') followed.seenEndedAt ??= now
    const after = attribute(run, { ...watch.acceptance, now, seenEndedAt: followed.seenEndedAt })
    const connection = nameOf(watch, followed)
    followed.attribution = after
    if (after.state === 'going' && !(before.state === 'going' && sameRun(before.run, after.run))) {
      onEvent({ type: 'run-going', connection, joined: after.joined })
    }
    if (after.state === 'settling' && before.state !== 'settling') {
      onEvent({ type: 'run-ended', connection, run: after.run, joined: true, settling: true })
    }
    if (after.state === 'ended') {
      onEvent({ type: 'run-ended', connection, run: after.run, joined: after.joined, settling: false })
      watch.fetching++
      followed.outcome = detailsInTurn(() => withDetails(watch, followed, after))
    }
  }

  async function withDetails(
    watch: Watch,
    followed: Followed,
    { run, joined }: { run: Run; joined: boolean },
  ): Promise<ConnectionResult> {
    const connection = nameOf(watch, followed)
    const details = await fetchRunDetails(followed.id, run, {
      api,
      policy,
      // Its result is known: what adds to it is worth the time of a request, not of a wait.
      until: clock.now() + options.requestTimeoutMs,
      deadline: watch.end,
      onRepeat: (failure, pauseMs) => onEvent({ type: 'details-repeat', connection, failure, pauseMs }),
      onMissing: failure => onEvent({ type: 'details-missing', connection, failure }),
    })
    watch.fetching--
    return {
      id: followed.id,
      status: statusOf(details.run),
      joined,
      gone: false,
      unanswered: null,
      ...details,
    }
  }

  function conclude(watch: Watch, followed: Followed, status: Status, { gone = false } = {}): void {
    const { attribution, unanswered } = followed
    const run = attribution.state === 'none' ? null : attribution.run
    const joined = attribution.state === 'settling' || (attribution.state === 'going' && attribution.joined)
    followed.outcome = Promise.resolve({
      id: followed.id,
      status,
      run,
      joined,
      failures: [],
      gone,
      unanswered,
    })
    const connection = nameOf(watch, followed)
    if (gone) onEvent({ type: 'connection-gone', connection })
    else if (status === 'not-started') onEvent({ type: 'no-run', connection })
  }

  /** After a look: ends what has waited long enough, closes a watch with nothing left to look for, or sets its next look. */
  function continueOrClose(watch: Watch): void {
    if (closedAsDecided(watch)) return
    const now = clock.now()
    if (now < watch.deadline) watch.nextLookAt = Math.min(nextLook(watch, now), watch.deadline)
    else if (undecided(watch).some(({ inquiring }) => inquiring)) watch.finishing = true
    else close(watch, 'timed-out')
  }

  /** The same after an inquiry, which puts off no look. */
  function takeInquiry(watch: Watch): void {
    if (closedAsDecided(watch)) return
    if (!watch.finishing)
      watch.nextLookAt = Math.min(watch.nextLookAt, ...settlingUntil(watch), watch.deadline)
    else if (!undecided(watch).some(({ inquiring }) => inquiring)) close(watch, 'timed-out')
    wake()
  }

  function closedAsDecided(watch: Watch): boolean {
    if (watch.followed === null) return false
    if (clock.now() - watch.acceptance.acceptedAt >= NOT_STARTED_AFTER) {
      for (const followed of undecided(watch)) {
        if (followed.attribution.state === 'none' && !followed.inquiring)
          conclude(watch, followed, 'not-started')
      }
    }
    if (undecided(watch).length > 0) return false
    close(watch, 'ended')
    return true
  }

  function nextLook(watch: Watch, now: number): number {
    const { acceptedAt } = watch.acceptance
    const pause = pauseUntilNextLook(now - acceptedAt, options.pollIntervalMs)
    const moments = [now + Math.max(pause, watch.lastFailure?.details.retryAfterMs ?? 0)]
    if (watch.lastFailure === null) {
      moments.push(...settlingUntil(watch))
      if (undecided(watch).some(({ attribution }) => attribution.state === 'none')) {
        moments.push(acceptedAt + NOT_STARTED_AFTER)
      }
    }
    return Math.min(...moments.filter(moment => moment > now))
  }

  /** When, by the runner's clock, a look can tell that no newer run began; the server's `Date` is cut to seconds. */
  function settlingUntil(watch: Watch): number[] {
    const { since, sinceByRunner } = watch.acceptance
    return undecided(watch).flatMap(({ attribution }) =>
      attribution.state === 'settling'
        ? [Math.max(attribution.until - (since - sinceByRunner) + 1000, clock.now() + FIRST_LOOK_AFTER)]
        : [],
    )
  }

  function close(watch: Watch, end: Observed['end']): void {
    open.delete(watch)
    for (const followed of undecided(watch)) conclude(watch, followed, statusAt(end, followed.attribution))
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

function nameOf(watch: Watch, { id }: Followed): ConnectionName {
  return { provider: watch.acceptance.provider, id }
}

function undecided(watch: Watch): Followed[] {
  return [...(watch.followed?.values() ?? [])].filter(({ outcome }) => outcome === null)
}

function sameRun(one: Run, other: Run): boolean {
  return one.startedAt === other.startedAt
}

function statusOf(run: Run): Status {
  if (run.status !== 'completed') return 'failed'
  return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed'
}

/** The status of a connection whose watch ends before its run did. */
function statusAt(end: Observed['end'], { state }: Attribution): Status {
  if (end === 'cancelled') return 'cancelled'
  if (end === 'refused') return 'failed'
  // A run that we joined has ended, but whether one of ours follows is not known: that would be looking away.
  return state === 'going' ? 'timed-out' : 'not-started'
}
