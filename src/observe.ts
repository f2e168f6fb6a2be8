import pLimit from 'p-limit'
import type { Acceptance } from './ask.ts'
import { type Attribution, attribute, hasEnded, recordOf, relevantRun } from './attribution.ts'
import type { Answered, Connection, ConnectionsApi, ItemFailure, Run } from './connections.ts'
import { ApiFailure } from './errors.ts'
import type { OnEvent } from './events.ts'
import type { RepeatPolicy } from './retry.ts'
import { type DetailsDeadline, fetchRunDetails, orNull } from './run-details.ts'
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
const PROBES_PER_LOOK = 25
/** A connection that is missing from so many looks in a row has been removed. */
const LOOKS_UNTIL_GONE = 2

/** Not more than there may be requests at a time. */
const DETAILS_AT_A_TIME = 8

const ENDS_THE_WAIT = new Set([401, 402, 403, 404])

export interface ConnectionResult {
  id: string
  status: Status
  run: Run | null
  /** The run was going before we asked. */
  joined: boolean
  failures: readonly ItemFailure[]
  /** The connection was removed while we waited. */
  gone: boolean
}

/** What became of one provider's request. */
export interface Observed {
  /** `refused`: the API no longer lets us look; `cancelled`: the step was stopped. */
  end: 'ended' | 'refused' | 'timed-out' | 'cancelled'
  /** None: no connection has these tags. Null: no look ever succeeded. */
  connections: ConnectionResult[] | null
  /** Why the last look failed, if it did. */
  failure: ApiFailure | null
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
  lastProbedAt: number
  /** Set as soon as no further look is needed; the details may still be on their way. */
  outcome: Promise<ConnectionResult> | null
}

/** A request that is being observed. */
interface Watch {
  readonly acceptance: Acceptance
  readonly deadline: number
  nextLookAt: number
  followed: Map<string, Followed> | null
  lastFailure: ApiFailure | null
  detailsDeadline: DetailsDeadline | null
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
  const open = new Set<Watch>()
  // Thousands of runs may end at one look: what is under way for each of them is small only if few are at a time.
  const inTurn = pLimit(DETAILS_AT_A_TIME)
  let wake = () => {}
  let looking = false

  return acceptance =>
    new Promise((resolve, reject) => {
      open.add({
        acceptance,
        deadline: acceptance.acceptedAt + options.waitTimeoutMs,
        nextLookAt: acceptance.acceptedAt + Math.min(FIRST_LOOK_AFTER, options.waitTimeoutMs),
        followed: null,
        lastFailure: null,
        detailsDeadline: null,
        resolved: new AbortController(),
        resolve,
        reject,
      })
      wake()
      if (!looking) void lookWhileOpen()
    })

  async function lookWhileOpen(): Promise<void> {
    looking = true
    const reporting = new AbortController()
    const reports = reportEveryMinute(reporting.signal)
    try {
      while (open.size > 0) {
        const due = Math.min(...[...open].map(watch => watch.nextLookAt))
        if (clock.now() < due) await pauseUnlessWoken(due - clock.now())
        else await look([...open])
      }
    } catch (error) {
      for (const watch of open) {
        if (signal.aborted) close(watch, 'cancelled')
        else watch.reject(error)
      }
      open.clear()
    } finally {
      looking = false
      reporting.abort()
      await reports
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
      const probed = await probe(watches, answer.value)
      for (const watch of watches) {
        watch.lastFailure = null
        await update(watch, answer, probed)
      }
    } catch (error) {
      if (!(error instanceof ApiFailure) || signal.aborted) throw error
      reportFailedLook(watches, error)
    }
    for (const watch of watches) if (open.has(watch)) continueOrClose(watch)
  }

  function reportFailedLook(watches: Watch[], failure: ApiFailure): void {
    onEvent({ type: 'look-failed', failure })
    for (const watch of watches) {
      watch.lastFailure = failure
      if (ENDS_THE_WAIT.has(failure.details.status ?? 0)) close(watch, 'refused')
    }
  }

  /** Asks for the runs of connections that the list says nothing about, a few at a time, those longest unasked first. */
  async function probe(watches: Watch[], listed: readonly Connection[]): Promise<Map<string, Run | null>> {
    const silent = new Set(listed.filter(({ lastSyncRun }) => lastSyncRun === null).map(({ id }) => id))
    const candidates = watches.flatMap(watch =>
      connectionsOf(watch, listed)
        .filter(followed => followed.outcome === null && silent.has(followed.id))
        .map(followed => ({ followed, since: watch.acceptance.since })),
    )
    candidates.sort((a, b) => a.followed.lastProbedAt - b.followed.lastProbedAt)
    const answers = candidates.slice(0, PROBES_PER_LOOK).map(async ({ followed, since }) => {
      followed.lastProbedAt = clock.now()
      const runs = await orNull(api.syncRuns(followed.id), signal)
      return [followed.id, relevantRun(runs?.value ?? [], since)] as const
    })
    return new Map(await Promise.all(answers))
  }

  /** The connections of a watch, made from the first list that came: later ones were not asked to sync. */
  function connectionsOf(watch: Watch, listed: readonly Connection[]): Followed[] {
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
            lastProbedAt: Number.NEGATIVE_INFINITY,
            outcome: null,
          },
        ]),
    )
    return [...watch.followed.values()]
  }

  async function update(
    watch: Watch,
    answer: Answered<Connection[]>,
    probed: ReadonlyMap<string, Run | null>,
  ): Promise<void> {
    const listed = new Map(answer.value.map(connection => [connection.id, connection]))
    const now = serverTime(answer.answeredAt, answer)
    for (const followed of connectionsOf(watch, answer.value)) {
      if (followed.outcome !== null) continue
      const connection = listed.get(followed.id)
      if (connection === undefined) {
        followed.missedLooks++
        if (followed.missedLooks >= LOOKS_UNTIL_GONE) conclude(watch, followed, 'failed', { gone: true })
        continue
      }
      followed.missedLooks = 0
      const run = connection.lastSyncRun ?? probed.get(followed.id)
      if (run !== undefined) await advance(watch, followed, run, now)
    }
  }

  /** Takes in what a look shows of a connection's last run. */
  async function advance(watch: Watch, followed: Followed, seen: Run | null, now: number): Promise<void> {
    const { since } = watch.acceptance
    const before = followed.attribution
    const run = await overtaken(followed, seen)
    if (run !== null && hasEnded(run) && before.state === 'going') followed.seenEndedAt ??= now
    const after = attribute(run, { since, now, seenEndedAt: followed.seenEndedAt })
    const connection = { provider: watch.acceptance.provider, id: followed.id }
    followed.attribution = after
    if (after.state === 'going' && !(before.state === 'going' && sameRun(before.run, after.run))) {
      onEvent({ type: 'run-going', connection, joined: after.joined })
    }
    if (after.state === 'settling' && before.state !== 'settling') {
      onEvent({ type: 'run-ended', connection, run: after.run, joined: true, settling: true })
    }
    if (after.state === 'ended') {
      onEvent({ type: 'run-ended', connection, run: after.run, joined: after.joined, settling: false })
      followed.outcome = inTurn(() => withDetails(watch, followed, after))
    }
  }

  /**
   * The list shows a connection's last run only. If one of ours was going and the list now shows a newer one, ours
   * has ended: its result is what counts, where it can be had.
   */
  async function overtaken(followed: Followed, seen: Run | null): Promise<Run | null> {
    const before = followed.attribution
    if (before.state !== 'going' || before.joined || seen === null || sameRun(before.run, seen)) return seen
    const runs = await orNull(api.syncRuns(followed.id), signal)
    const record = recordOf(before.run, runs?.value ?? [])
    return record !== null && hasEnded(record) ? record : seen
  }

  async function withDetails(
    watch: Watch,
    { id }: Followed,
    { run, joined }: { run: Run; joined: boolean },
  ): Promise<ConnectionResult> {
    watch.detailsDeadline ??= detailsDeadline(watch)
    const details = await fetchRunDetails(id, run, api, policy, watch.detailsDeadline)
    return { id, status: statusOf(details.run), joined, gone: false, ...details }
  }

  /** The wait may last for its time and one request more. */
  function detailsDeadline({ deadline, resolved }: Watch): DetailsDeadline {
    const at = deadline + options.requestTimeoutMs
    const passed = clock
      .sleep(at - clock.now(), AbortSignal.any([signal, resolved.signal]))
      .catch(() => {})
      .then(() => null)
    return { at, passed }
  }

  function conclude(watch: Watch, followed: Followed, status: Status, { gone = false } = {}): void {
    const { attribution } = followed
    const run = attribution.state === 'none' ? null : attribution.run
    const joined = attribution.state === 'settling' || (attribution.state === 'going' && attribution.joined)
    followed.outcome = Promise.resolve({ id: followed.id, status, run, joined, failures: [], gone })
    const connection = { provider: watch.acceptance.provider, id: followed.id }
    if (gone) onEvent({ type: 'connection-gone', connection })
    else if (status === 'not-started') onEvent({ type: 'no-run', connection })
  }

  /** After a look: ends what has waited long enough, closes a watch with nothing left to look for, or sets its next look. */
  function continueOrClose(watch: Watch): void {
    const now = clock.now()
    const { acceptedAt } = watch.acceptance
    if (watch.followed !== null && now - acceptedAt >= NOT_STARTED_AFTER) {
      for (const followed of undecided(watch)) {
        if (followed.attribution.state === 'none') conclude(watch, followed, 'not-started')
      }
    }
    if (watch.followed !== null && undecided(watch).length === 0) close(watch, 'ended')
    else if (now >= watch.deadline) close(watch, 'timed-out')
    else watch.nextLookAt = Math.min(nextLook(watch, now), watch.deadline)
  }

  function nextLook(watch: Watch, now: number): number {
    const { acceptedAt } = watch.acceptance
    const pause = pauseUntilNextLook(now - acceptedAt, options.pollIntervalMs)
    const moments = [now + Math.max(pause, watch.lastFailure?.details.retryAfterMs ?? 0)]
    if (watch.lastFailure === null) {
      moments.push(...undecided(watch).flatMap(({ attribution }) => settledAt(watch, attribution)))
      if (undecided(watch).some(({ attribution }) => attribution.state === 'none')) {
        moments.push(acceptedAt + NOT_STARTED_AFTER)
      }
    }
    return Math.min(...moments)
  }

  /** When, by the runner's clock, a look can tell that no newer run began; the server's `Date` is cut to seconds. */
  function settledAt({ acceptance }: Watch, attribution: Attribution): number[] {
    if (attribution.state !== 'settling') return []
    const serverAhead = acceptance.since - acceptance.sinceByRunner
    return [Math.max(attribution.until - serverAhead + 1000, clock.now() + FIRST_LOOK_AFTER)]
  }

  function close(watch: Watch, end: Observed['end']): void {
    open.delete(watch)
    for (const followed of undecided(watch)) conclude(watch, followed, statusAt(end, followed.attribution))
    const outcomes = [...(watch.followed?.values() ?? [])].flatMap(({ outcome }) => outcome ?? [])
    Promise.all(outcomes).then(connections => {
      watch.resolved.abort()
      watch.resolve({
        end,
        connections: watch.followed === null ? null : connections,
        failure: watch.lastFailure,
      })
    }, watch.reject)
  }

  async function reportEveryMinute(until: AbortSignal): Promise<void> {
    const stop = AbortSignal.any([signal, until])
    while (!stop.aborted) {
      await clock.sleep(REPORT_EVERY, stop).catch(() => {})
      if (stop.aborted) return
      const watches = [...open]
      const accepted = Math.min(...watches.map(({ acceptance }) => acceptance.acceptedAt))
      onEvent({
        type: 'still-waiting',
        elapsedMs: clock.now() - accepted,
        open: watches.reduce((sum, watch) => sum + undecided(watch).length, 0),
        unseen: watches.filter(watch => watch.followed === null).map(watch => watch.acceptance.provider),
      })
    }
  }
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
