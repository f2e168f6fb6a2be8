import pLimit from 'p-limit'
import { ApiError } from '../api/errors.ts'
import type { Api, Connection, Target } from '../api/types.ts'
import { everyMinute, timeLimit } from '../clock.ts'
import { type Answer, type AskDeps, type Asked, ask, isAlreadyRunning, subjectOf } from './ask.ts'
import type { SyncEvent } from './events.ts'
import { accepted, advance, changes, isBlocked, type Tracked, troubled } from './track.ts'

const AT_A_TIME = 8
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
  /** `refused`: the API no longer lets us poll. */
  end: 'all-ended' | 'timed-out' | 'refused' | 'cancelled'
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
  const polls: FailedPolls = { failed: 0, last: null }
  let tracked = start
  const waited = (end: Waited['end']): Waited => ({ tracked, end, polls })
  const stopTelling = everyMinute(clock, () => {
    const left = tracked.filter(isOpen)
    const blocked = left.filter(({ phase }) => phase === 'blocked').length
    const elapsedMs = clock.now() - startedAt
    onEvent({ type: 'waiting', elapsedMs, left: left.length, of: tracked.length, blocked })
  })
  try {
    for (const each of tracked) {
      if (isBlocked(each)) onEvent({ type: 'blocked', subject: subject(each) })
    }
    tracked = await askReady(tracked, deps)
    const firstPollAt = FIRST_POLL_AFTER + Math.min(...tracked.map(each => each.acceptedAt ?? clock.now()))
    let nextPollAt = firstPollAt
    while (tracked.some(isOpen)) {
      const isLast = nextPollAt >= deadline
      await clock.sleep(Math.min(nextPollAt, deadline) - clock.now(), signal)
      const listed = await poll(api, polls, deps)
      if (listed !== null) {
        const before = tracked
        tracked = before.map(each => advance(each, listed.get(each.connection.id), clock.now()))
        for (const [index, each] of tracked.entries()) {
          for (const change of changes(before[index] ?? each, each)) onEvent(change)
        }
      } else if (ENDS_THE_WAIT.includes(polls.last?.details.status)) {
        return waited('refused')
      }
      if (isLast) return waited(tracked.some(isOpen) ? 'timed-out' : 'all-ended')
      if (listed !== null) tracked = await askReady(tracked, deps)
      nextPollAt = clock.now() + pauseAfterPoll(clock.now() - firstPollAt, deps.pollIntervalMs, polls.last)
    }
    return waited('all-ended')
  } catch (error) {
    if (signal.aborted) return waited('cancelled')
    throw error
  } finally {
    stopTelling()
  }
}

/** The pause between two polls, in milliseconds. `failed`: the last poll, if it did. */
export function pauseAfterPoll(sinceFirstMs: number, pollIntervalMs: number, failed: ApiError | null): number {
  const asked = Math.min(failed?.details.retryAfterMs ?? 0, LONGEST_RETRY_AFTER)
  return Math.max(asked, Math.min(pollIntervalMs, FIRST_PAUSE + sinceFirstMs * GROWTH))
}

async function poll(
  api: Api,
  polls: FailedPolls,
  { signal, onEvent }: WaitDeps,
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

/** Counts a poll that failed, and says so. Throws what is no ApiError. */
export function notePollError(error: unknown, polls: FailedPolls, onEvent: AskDeps['onEvent']): void {
  if (!(error instanceof ApiError)) throw error
  polls.failed++
  polls.last = error
  const ends = ENDS_THE_WAIT.includes(error.details.status)
  onEvent({ type: 'poll-failed', error, times: polls.failed, ends })
}

/** Asks for the sync of those that were not asked yet and have no sync in their way. */
async function askReady(tracked: readonly Tracked[], deps: WaitDeps): Promise<readonly Tracked[]> {
  const ready = targetsOf(tracked, deps.api).filter(group => !group.some(isBlocked))
  const answers = await askAll(ready, deps)
  return tracked.map(each => {
    const asked = answers.get(each)
    if (asked === undefined) return each
    if (!(asked.answer instanceof ApiError)) return accepted(each, deps.policy.clock.now())
    // The next list shows which sync is in the way; where none does, it is asked again, as after a 503.
    const posts = each.posts + asked.posts
    const again = isAlreadyRunning(asked.answer) && posts <= deps.policy.maxRetries
    return again ? { ...each, posts } : troubled(each, asked.answer)
  })
}

/** Those to be asked, those of one request together. */
export function targetsOf(tracked: readonly Tracked[], { asksConnections }: Api): Tracked[][] {
  const open = tracked.filter(({ phase }) => phase === 'blocked')
  const key = ({ connection }: Tracked) => (asksConnections ? connection.id : connection.provider)
  return [...Map.groupBy(open, key).values()]
}

/** Asks for all of these syncs. One that has no answer when the wait ends, or is cancelled, has none here. */
export async function askAll(
  groups: readonly Tracked[][],
  deps: Pick<WaitDeps, keyof AskDeps | 'signal' | 'deadline'>,
): Promise<ReadonlyMap<Tracked, Asked>> {
  const { signal, deadline, policy, onEvent, api } = deps
  const answers = new Map<Tracked, Asked>()
  if (groups.length === 0) return answers
  const limit = timeLimit(policy.clock, deadline - policy.clock.now(), signal)
  const atATime = pLimit(AT_A_TIME)
  const askGroup = async (group: readonly Tracked[]) => {
    const target = targetOf(group)
    const baseline = new Map(group.map(each => [each.connection.id, each.baseline]))
    try {
      const repeats = { ...policy, maxRetries: policy.maxRetries - Math.max(...group.map(({ posts }) => posts)) }
      const asked = await ask(target, baseline, { ...deps, policy: repeats }, limit.signal)
      onEvent(answerEvent(asked.answer, target, api))
      for (const each of group) answers.set(each, asked)
    } catch (error) {
      if (!limit.signal.aborted) throw error
    }
  }
  try {
    await Promise.all(groups.map(group => atATime(() => askGroup(group))))
  } finally {
    limit.clear()
  }
  return answers
}

export function answerEvent(answer: Answer, target: Target, api: Api): SyncEvent {
  const subject = subjectOf(target, api)
  if (!(answer instanceof ApiError)) return { type: answer, subject }
  return isAlreadyRunning(answer) ? { type: 'already-running', subject } : { type: 'refused', subject, error: answer }
}

function targetOf(group: readonly Tracked[]): Target {
  return {
    provider: group[0]?.connection.provider ?? '',
    connections: group.map(({ connection }) => connection),
  }
}

function isOpen({ phase }: Tracked): boolean {
  return phase !== 'ended'
}

function subject({ connection: { provider, id } }: Tracked) {
  return { provider, id }
}
