import pLimit from 'p-limit'
import { attribute, compareBegin, hasEnded, recordOf, relevantRun } from './attribution.ts'
import type { ConnectionsApi } from './connections.ts'
import { ApiFailure } from './errors.ts'
import type { OnEvent } from './events.ts'
import type { Connection, Run } from './records.ts'
import type { RepeatPolicy } from './retry.ts'
import { fetchRunDetails } from './run-details.ts'
import { serverTime } from './server-time.ts'
import type { Status } from './status.ts'
import { type ConnectionResult, type Followed, type Inquiry, nameOf, undecided, type Watch } from './watch.ts'

/** How many connections that the list says nothing about are asked for at one look. */
const INQUIRIES_PER_LOOK = 25
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
  inquireOfSilent(watches: readonly Watch[]): void
  /** Ends the following of a connection, with what is known of it. */
  conclude(watch: Watch, followed: Followed, status: Status, more?: { gone?: boolean }): void
}

export function createFollower(options: FollowerOptions): Follower {
  const { api, policy, onEvent, isOpen } = options
  const { clock, signal } = policy
  // Thousands of runs may end at one look: what is under way for each of them is small only if few are at a time.
  const detailsInTurn = pLimit(DETAILS_AT_A_TIME)
  return { update, inquireOfSilent, conclude }

  function update(watch: Watch, connections: readonly Connection[], now: number): void {
    const listed = new Map(connections.map(connection => [connection.id, connection]))
    for (const followed of connectionsOf(watch, connections)) {
      if (followed.outcome !== null) continue
      const connection = listed.get(followed.id)
      if (connection === undefined) {
        followed.missedLooks++
        if (followed.missedLooks >= LOOKS_UNTIL_GONE) conclude(watch, followed, 'failed', { gone: true })
        continue
      }
      followed.missedLooks = 0
      followed.silent = connection.lastSyncRun === null
      if (connection.lastSyncRun !== null) takeListed(watch, followed, connection.lastSyncRun, now)
    }
  }

  /** Takes in what the list says, which an inquiry that is under way does not put off. */
  function takeListed(watch: Watch, followed: Followed, run: Run, now: number): void {
    const { attribution, inquiry } = followed
    const newer = attribution.state === 'none' ? 1 : compareBegin(run, attribution.run)
    // A list that is behind: what is followed has been seen already.
    if (newer < 0) return
    followed.unanswered = null
    const overtaken = attribution.state === 'going' && !attribution.joined && newer > 0
    if (overtaken && inquiry !== null && !hasEnded(run)) {
      inquiry.seen = run
    } else if (overtaken && inquiry === null) {
      void inquire(watch, followed, run)
    } else {
      inquiry?.drop()
      followed.inquiry = null
      advance(watch, followed, run, now)
    }
  }

  function inquireOfSilent(watches: readonly Watch[]): void {
    watches
      .flatMap(watch => undecided(watch).map(followed => ({ watch, followed })))
      .filter(({ followed }) => followed.silent && followed.inquiry === null)
      .sort((a, b) => a.followed.lastInquiredAt - b.followed.lastInquiredAt)
      .slice(0, INQUIRIES_PER_LOOK)
      .forEach(({ watch, followed }) => {
        void inquire(watch, followed, null)
      })
  }

  /**
   * Asks a connection's `sync-runs`, while looks go on. `seen`: a run that the list shows instead of the one that was going.
   * The list shows a connection's last run only, so that one of ours has ended: its result is what counts, where it can be had.
   */
  async function inquire(watch: Watch, followed: Followed, seen: Run | null): Promise<void> {
    const inquiry = createInquiry(seen)
    followed.inquiry = inquiry
    followed.lastInquiredAt = clock.now()
    const isWanted = () =>
      !signal.aborted && followed.inquiry === inquiry && followed.outcome === null && isOpen(watch)
    try {
      const answer = await watch.inquiriesInTurn(async () =>
        // One whose turn comes too late is not sent.
        isWanted()
          ? await Promise.race([runByInquiry(watch, followed, inquiry, isWanted), inquiry.dropped])
          : undefined,
      )
      if (!isWanted()) return
      followed.inquiry = null
      if (answer != null) advance(watch, followed, answer.run, answer.now)
      options.onInquiry(watch)
    } catch (error) {
      watch.reject(error)
    }
  }

  async function runByInquiry(
    watch: Watch,
    followed: Followed,
    inquiry: Inquiry,
    isWanted: () => boolean,
  ): Promise<{ run: Run; now: number } | null> {
    const { attribution } = followed
    try {
      const answer = await api.syncRuns(followed.id)
      followed.unanswered = null
      followed.lastAnsweredAt = clock.now()
      const now = serverTime(answer.answeredAt, answer)
      const record = attribution.state === 'going' ? recordOf(attribution.run, answer.value) : null
      const run = inquiry.seen === null ? relevantRun(answer.value, watch.request) : inquiry.seen
      const best = inquiry.seen !== null && record !== null && hasEnded(record) ? record : run
      return best === null ? null : { run: best, now }
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      if (isWanted()) takeUnanswered(watch, followed, error)
      return inquiry.seen === null
        ? null
        : { run: inquiry.seen, now: watch.lookedAt ?? Number.NEGATIVE_INFINITY }
    }
  }

  function takeUnanswered(watch: Watch, followed: Followed, failure: ApiFailure): void {
    // Not every version of the API has `sync-runs`: then what the list says is all there is to know.
    if (failure.details.status === 404) {
      followed.lastAnsweredAt = clock.now()
      return
    }
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
    const after = attribute(run, { ...watch.request, now, seenEndedAt: followed.seenEndedAt })
    const connection = nameOf(watch, followed)
    followed.attribution = after
    if (after.state === 'going' && !(before.state === 'going' && compareBegin(before.run, after.run) === 0)) {
      onEvent({ type: 'run-going', connection, joined: after.joined })
    }
    if (after.state === 'settling' && before.state !== 'settling') {
      onEvent({ type: 'run-ended', connection, run: after.run, joined: true, settling: true })
    }
    if (after.state === 'ended') {
      onEvent({ type: 'run-ended', connection, run: after.run, joined: after.joined, settling: false })
      if (watch.fetching === 0) watch.detailsAnsweredAt = null
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
    watch.detailsAnsweredAt ??= clock.now()
    const details = await fetchRunDetails(followed.id, run, {
      api,
      policy,
      // The results are known: once nothing has come for the time of a request, what adds to them is done without.
      until: () => (watch.detailsAnsweredAt ?? 0) + options.requestTimeoutMs,
      onAnswer: () => {
        watch.detailsAnsweredAt = clock.now()
      },
      deadline: watch.end,
      onRepeat: (of, failure, pauseMs) =>
        onEvent({ type: 'details-repeat', connection, of, failure, pauseMs }),
      onMissing: (of, failure) => onEvent({ type: 'details-missing', connection, of, failure }),
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
          silent: false,
          inquiry: null,
          lastInquiredAt: Number.NEGATIVE_INFINITY,
          lastAnsweredAt: Number.NEGATIVE_INFINITY,
          unanswered: null,
          outcome: null,
        },
      ]),
  )
  return watch.followed.values()
}

function createInquiry(seen: Run | null): Inquiry {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { seen, dropped: promise, drop: resolve }
}

function statusOf(run: Run): Status {
  if (run.status !== 'completed') return 'failed'
  return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed'
}
