import pLimit from 'p-limit'
import { attribute, hasEnded, recordOf, relevantRun } from './attribution.ts'
import type { Connection, ConnectionsApi, Run } from './connections.ts'
import { ApiFailure } from './errors.ts'
import type { OnEvent } from './events.ts'
import type { RepeatPolicy } from './retry.ts'
import { fetchRunDetails } from './run-details.ts'
import { serverTime } from './server-time.ts'
import type { Status } from './status.ts'
import { type ConnectionResult, type Followed, nameOf, undecided, type Watch } from './watch.ts'

/** How many connections that the list says nothing about are asked for at one look. */
const INQUIRIES_PER_LOOK = 25
/** Separate from the details, which would else stand behind inquiries that get no answer. */
const INQUIRIES_AT_A_TIME = 4
const DETAILS_AT_A_TIME = 8
/** A connection that is missing from so many looks in a row has been removed. */
const LOOKS_UNTIL_GONE = 2

export interface FollowerOptions {
  api: ConnectionsApi
  policy: RepeatPolicy
  requestTimeoutMs: number
  onEvent: OnEvent
  /** Whether a watch still wants to know. */
  isOpen: (watch: Watch) => boolean
  /** Called when an answer to an inquiry has been taken in. */
  onInquiry: (watch: Watch) => void
}

/** Takes in what looks show of each connection, asks for what they do not show, and keeps what became of it. */
export interface Follower {
  /** Takes in a list. `now`: the server's time. */
  update(watch: Watch, connections: readonly Connection[], now: number): void
  /** Asks for the runs of connections that the list says nothing about, a few at a time, those longest unasked first. */
  inquireOfSilent(watches: readonly Watch[], connections: readonly Connection[]): void
  /** Ends the following of a connection, with what is known of it. */
  conclude(watch: Watch, followed: Followed, status: Status, more?: { gone?: boolean }): void
}

export function createFollower(options: FollowerOptions): Follower {
  const { api, policy, onEvent, isOpen } = options
  const { clock, signal } = policy
  // Thousands of runs may end at one look: what is under way for each of them is small only if few are at a time.
  const detailsInTurn = pLimit(DETAILS_AT_A_TIME)
  const inquiriesInTurn = pLimit(INQUIRIES_AT_A_TIME)
  return { update, inquireOfSilent, conclude }

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

  function inquireOfSilent(watches: readonly Watch[], connections: readonly Connection[]): void {
    const silent = new Set(connections.filter(({ lastSyncRun }) => lastSyncRun === null).map(({ id }) => id))
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

  /** Asks a connection's `sync-runs`, while looks go on. `seen`: its last run by the list, null if that says nothing. */
  async function inquire(watch: Watch, followed: Followed, seen: Run | null): Promise<void> {
    followed.inquiring = true
    followed.lastInquiredAt = clock.now()
    try {
      const { run, now } = await inquiriesInTurn(() => runByInquiry(watch, followed, seen))
      followed.inquiring = false
      if (signal.aborted || !isOpen(watch) || followed.outcome !== null) return
      if (run !== null) advance(watch, followed, run, now)
      options.onInquiry(watch)
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
    if (!isOpen(watch)) return unchanged
    try {
      const answer = await api.syncRuns(followed.id)
      followed.unanswered = null
      const now = serverTime(answer.answeredAt, answer)
      if (seen === null) return { run: relevantRun(answer.value, watch.acceptance), now }
      const record = attribution.state === 'going' ? recordOf(attribution.run, answer.value) : null
      return { run: record !== null && hasEnded(record) ? record : seen, now }
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      if (!signal.aborted && isOpen(watch)) takeUnanswered(watch, followed, error)
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

/**
 * The list shows a connection's last run only. If one of ours was going and the list now shows a newer one, ours
 * has ended: its result is what counts, where it can be had.
 */
function mayHaveOvertaken({ attribution }: Followed, seen: Run): boolean {
  return attribution.state === 'going' && !attribution.joined && !sameRun(attribution.run, seen)
}

function sameRun(one: Run, other: Run): boolean {
  return one.startedAt === other.startedAt
}

function statusOf(run: Run): Status {
  if (run.status !== 'completed') return 'failed'
  return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed'
}
