// @ts-nocheck
import { ApiError } from '../api/errors.ts'
import { mayRepeat, type RetryPolicy, retry } from '../api/retry.ts'
import type { Api, Connection, Run, Target } from '../api/types.ts'
import type { OnEvent, Subject } from './events.ts'
import { isNewer } from './track.ts'

/**
 * What became of asking. `seen`: no answer came, but a sync has begun, which counts as accepted. An error with the
 * status 409 says that a sync is in the way.
 */
export type Answer = 'accepted' | 'seen' | ApiError

/** `posts`: how many requests it took. `at`: when the answer came, by the runner's clock. */
export interface Asked {
  answer: Answer
  posts: number
  at: number
}

export function isAlreadyRunning(answer: Answer | undefined): boolean {
  return answer instanceof ApiError && answer.details.status === 409
}

export interface AskDeps {
  api: Api
  policy: RetryPolicy
  onEvent: OnEvent
}

/** The last run that a connection had before it was asked, by its id; null where nothing was listed. */
export type Baseline = ReadonlyMap<string, Run | null> | null

/**
 * Asks for one sync, again where that is safe. Before a request that may have been accepted is repeated, the
 * connections are listed once: a run that has begun is the answer. Throws the signal's reason only.
 */
export async function ask(
  target: Target,
  baseline: Baseline,
  { api, policy, onEvent }: AskDeps,
  signal: AbortSignal,
): Promise<Asked> {
  const subject = subjectOf(target, api)
  let perhapsAccepted = false
  let posts = 0
  const attempt = async (): Promise<Answer> => {
    if (perhapsAccepted && (await hasBegun())) return 'seen'
    posts++
    try {
      await api.ask(target, signal)
      return 'accepted'
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // The sync that is in the way is the one that was perhaps accepted.
      if (isAlreadyRunning(error) && perhapsAccepted) return 'seen'
      if (mayRepeat(error) === 'with-a-check') perhapsAccepted = true
      throw error
    }
  }
  const hasBegun = async (): Promise<boolean> => {
    try {
      const { connections } = await api.list(signal)
      return connections.some(connection => isAnswer(connection, target, baseline))
    } catch (error) {
      // The check is a courtesy: where it gives no answer, the request is repeated.
      if (error instanceof ApiError) return false
      throw error
    }
  }

  try {
    const answer = await retry(attempt, policy, signal, (error, pauseMs, repeat) =>
      onEvent({ type: 'repeat', of: 'sync', subject, error, pauseMs, repeat }),
    )
    return { answer, posts, at: policy.clock.now() }
  } catch (error) {
    if (error instanceof ApiError) return { answer: error, posts, at: policy.clock.now() }
    throw error
  }
}

export function subjectOf({ provider, connections }: Target, { asksConnections }: Api): Subject {
  return { provider, id: asksConnections ? (connections?.[0]?.id ?? null) : null }
}

function isAnswer({ id, provider, lastRun }: Connection, target: Target, baseline: Baseline): boolean {
  const asked =
    target.connections === null
      ? provider === target.provider
      : target.connections.some(connection => connection.id === id)
  if (!asked || lastRun === null) return false
  return lastRun.status === 'running' || (baseline !== null && isNewer(lastRun, baseline.get(id) ?? null))
}
