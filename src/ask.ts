import { beganSince, type RequestTime } from './attribution.ts'
import type { Answered, ConnectionsApi } from './connections.ts'
import { ApiFailure } from './errors.ts'
import type { OnEvent } from './events.ts'
import type { Connection } from './records.ts'
import { acceptanceOf, pauseBefore, type RepeatPolicy } from './retry.ts'
import { likelyServerTime, serverTime, type TimeSample } from './server-time.ts'

/** The API took the request for a sync of a provider's connections. */
export interface Acceptance extends RequestTime {
  provider: string
  /** By the runner's clock. */
  acceptedAt: number
  /** When it was sent, by the runner's clock. */
  sinceByRunner: number
  /** False: no answer had a `Date`, and `since` is by the runner's clock. */
  byServer: boolean
  /** `already-running` (409): a sync was going; `seen-running`: no answer came, but a run did begin. */
  how: 'answer' | 'already-running' | 'seen-running'
}

/**
 * Asks for a sync of a provider, again where that is safe, until it is accepted. Throws the last ApiFailure.
 * Before a request that may have been accepted is repeated, the connections are looked at: a run that has begun
 * since then is the acceptance.
 */
export async function askForSync(
  provider: string,
  api: ConnectionsApi,
  policy: RepeatPolicy,
  onEvent: OnEvent,
): Promise<Acceptance> {
  const { clock, signal } = policy
  /** When the first request was sent that may have been accepted without our knowing. */
  let doubtfulSince: number | null = null

  const accept = (how: Acceptance['how'], sinceByRunner: number, sample: TimeSample): Acceptance => {
    onEvent({ type: 'accepted', provider, how })
    return {
      provider,
      acceptedAt: clock.now(),
      sinceByRunner,
      byServer: sample.date !== null,
      how,
      ...requestTime(sinceByRunner, sample),
    }
  }

  for (let repeat = 1; ; repeat++) {
    const sentAt = clock.now()
    try {
      const answer = await api.import(provider)
      return accept('answer', doubtfulSince ?? sentAt, answer)
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      if (error.details.status === 409) {
        return accept('already-running', doubtfulSince ?? sentAt, sampleOf(error, sentAt))
      }
      const acceptance = acceptanceOf(error)
      if (acceptance === 'perhaps') doubtfulSince ??= sentAt
      const pauseMs = acceptance === 'refused' ? null : pauseBefore(repeat, error, policy)
      if (pauseMs === null) throw error
      onEvent({ type: 'repeat', provider, failure: error, pauseMs, repeat })
      await clock.sleep(pauseMs, signal)
    }
    // After the pause and not before it: a run takes a moment to begin.
    if (doubtfulSince !== null) {
      const look = await lookOnce(api)
      if (look !== null && hasBegun(look, provider, requestTime(doubtfulSince, look))) {
        return accept('seen-running', doubtfulSince, look)
      }
    }
  }
}

/** Null if the look gave no answer, for whatever reason: it is a courtesy, not a condition. */
async function lookOnce(api: ConnectionsApi): Promise<Answered<Connection[]> | null> {
  try {
    return await api.list()
  } catch (error) {
    if (error instanceof ApiFailure && error.details.code !== 'aborted') return null
    throw error
  }
}

function hasBegun({ value }: Answered<Connection[]>, asked: string, request: RequestTime): boolean {
  return value.some(
    ({ provider, lastSyncRun }) =>
      provider === asked && lastSyncRun !== null && beganSince(lastSyncRun, request),
  )
}

/** When a request was sent, by the server's clock. `sample`: of any answer. */
export function requestTime(sentAt: number, sample: TimeSample): RequestTime {
  return { since: serverTime(sentAt, sample), askedAt: likelyServerTime(sentAt, sample) }
}

function sampleOf({ details }: ApiFailure, otherwise: number): TimeSample {
  return { answeredAt: details.answeredAt ?? otherwise, date: details.date }
}
