import { ApiError } from '../api/errors.ts'
import type { Api, Connection } from '../api/types.ts'
import { everyMinute, timeLimit } from '../clock.ts'
import { type AskDeps, isAlreadyRunning } from './ask.ts'
import { type Asking, startAsking } from './asking.ts'
import { advance, changes, isBlocked, isOpen, type Tracked } from './track.ts'

const FIRST_POLL_AFTER = 1000
const FIRST_PAUSE = 2000
/** Pauses grow with the time since the first poll; docs/performance.md says what that costs and brings. */
const GROWTH = 1 / 7
/** A server that asks a poll for more time is given this much. */
const LONGEST_RETRY_AFTER = 60_000
const ENDS_THE_WAIT: readonly unknown[] = [401, 402, 403, 404]

export interface WaitDeps extends AskDeps {
  signal: AbortSignal
  /** When the wait ends, by the runner's clock. */
  deadline: number
  pollIntervalMs: number
}

export interface Waited {
  tracked: readonly Tracked[]
  /** `over`: all have ended, or the time has; `refused`: the API no longer lets us poll. */
  end: 'over' | 'refused' | 'cancelled'
  polls: FailedPolls
}

/** `last`: the error of the last poll, if that failed. */
export interface FailedPolls {
  failed: number
  last: ApiError | null
}

/**
 * Asks each connection when no sync is in its way, and polls until a run of each has ended. The one loop that changes
 * what is known of them. Throws for faults of the action only.
 */
export async function wait(start: readonly Tracked[], deps: WaitDeps): Promise<Waited> {
  const { api, policy, signal, deadline, onEvent } = deps
  const { clock } = policy
  const startedAt = clock.now()
  const limit = timeLimit(clock, deadline - startedAt, signal)
  const asking = startAsking(deps, limit.signal)
  const polls: FailedPolls = { failed: 0, last: null }
  let tracked = start
  const waited = (end: Waited['end']): Waited => ({ tracked, end, polls })
  const stopTelling = everyMinute(clock, () => {
    const left = tracked.filter(isOpen).length
    onEvent({ type: 'waiting', elapsedMs: clock.now() - startedAt, left, of: tracked.length })
  })
  const askReady = async () => {
    const ready = readyToAsk(tracked, api)
    tracked = tracked.map(each => (ready.has(each) ? { ...each, phase: 'asking' } : each))
    await asking.ask([...ready])
  }

  try {
    for (const { connection } of tracked.filter(isBlocked)) onEvent({ type: 'blocked', subject: connection })
    await askReady()
    let firstPollAt: number | null = null
    let nextPollAt = 0
    for (;;) {
      tracked = takeAnswers(tracked, asking, policy.maxRetries)
      const open = tracked.filter(isOpen)
      if (open.length === 0) return waited('over')
      if (open.every(({ phase }) => phase === 'asking')) {
        await asking.nextAnswer()
        continue
      }
      firstPollAt ??= FIRST_POLL_AFTER + Math.min(clock.now(), ...tracked.flatMap(each => each.acceptedAt ?? []))
      nextPollAt = Math.max(nextPollAt, firstPollAt)
      const isLast = nextPollAt >= deadline
      await clock.sleep(Math.min(nextPollAt, deadline) - clock.now(), signal)
      tracked = takeAnswers(tracked, asking, policy.maxRetries)
      const listed = await poll(polls, deps)
      if (listed === null && ENDS_THE_WAIT.includes(polls.last?.details.status)) return waited('refused')
      if (listed !== null) {
        const before = tracked
        tracked = before.map(each => advance(each, listed.get(each.connection.id), clock.now()))
        for (const event of before.flatMap((each, index) => changes(each, tracked[index] ?? each))) onEvent(event)
      }
      if (isLast || clock.now() >= deadline) return waited('over')
      if (listed !== null) await askReady()
      nextPollAt = clock.now() + pauseAfterPoll(clock.now() - firstPollAt, deps.pollIntervalMs, polls.last)
    }
  } catch (error) {
    if (signal.aborted) return waited('cancelled')
    throw error
  } finally {
    stopTelling()
    limit.clear()
  }
}

/** The pause between two polls, in milliseconds. `failed`: the error of the last one, if it failed. */
export function pauseAfterPoll(sinceFirstMs: number, pollIntervalMs: number, failed: ApiError | null): number {
  const asked = Math.min(failed?.details.retryAfterMs ?? 0, LONGEST_RETRY_AFTER)
  return Math.max(asked, Math.min(pollIntervalMs, FIRST_PAUSE + sinceFirstMs * GROWTH))
}

/** Counts a poll that failed, and says so. Returns whether there will be no further one. Throws what is no ApiError. */
export function notePollError(error: unknown, polls: FailedPolls, onEvent: AskDeps['onEvent']): boolean {
  if (!(error instanceof ApiError)) throw error
  polls.failed++
  polls.last = error
  const ends = ENDS_THE_WAIT.includes(error.details.status)
  onEvent({ type: 'poll-failed', error, times: polls.failed, ends })
  return ends
}

async function poll(
  polls: FailedPolls,
  { api, signal, onEvent }: WaitDeps,
): Promise<ReadonlyMap<string, Connection> | null> {
  try {
    const { connections } = await api.list(signal)
    polls.last = null
    return new Map(connections.map(connection => [connection.id, connection]))
  } catch (error) {
    notePollError(error, polls, onEvent)
    return null
  }
}

/** Those that were not asked yet and have no sync in their way; v3: nor in that of another one of the provider. */
function readyToAsk(tracked: readonly Tracked[], { asksConnections }: Api): ReadonlySet<Tracked> {
  const blocked = new Set(tracked.filter(isBlocked).map(({ connection }) => connection.provider))
  const isInTheWay = (each: Tracked) => (asksConnections ? isBlocked(each) : blocked.has(each.connection.provider))
  return new Set(tracked.filter(each => each.phase === 'blocked' && !isInTheWay(each)))
}

/** What is known once those who were asked have answered. */
function takeAnswers(tracked: readonly Tracked[], { answerOf }: Asking, maxRetries: number): readonly Tracked[] {
  return tracked.map(each => {
    const asked = each.phase === 'asking' ? answerOf(each.connection) : undefined
    if (asked === undefined) return each
    if (asked === null) return { ...each, phase: 'blocked' }
    if (!(asked.answer instanceof ApiError)) return { ...each, phase: 'asked', acceptedAt: asked.at }
    // The next list shows which sync is in the way; where none does, it is asked again, as after a 503.
    const posts = each.posts + asked.posts
    const again = isAlreadyRunning(asked.answer) && posts <= maxRetries
    return again ? { ...each, phase: 'blocked', posts } : { ...each, phase: 'ended', trouble: asked.answer }
  })
}
