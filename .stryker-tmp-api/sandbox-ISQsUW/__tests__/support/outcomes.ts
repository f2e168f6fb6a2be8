// @ts-nocheck
import { ApiFailure, type FailureDetails } from '../../src/errors.ts'
import type { Connection, Run } from '../../src/records.ts'
import type { Status } from '../../src/status.ts'
import type { ProviderOutcome, SyncOutcome } from '../../src/sync.ts'
import type { ConnectionResult } from '../../src/watch.ts'

/** An ApiFailure: with a number, the answer had this status and nothing else to it. */
export function apiFailure(details: number | Partial<FailureDetails>, cause?: unknown): ApiFailure {
  const given = typeof details === 'number' ? { code: 'status' as const, status: details } : details
  return new ApiFailure(
    {
      code: 'status',
      sent: true,
      status: null,
      location: null,
      said: null,
      requestId: null,
      retryAfterMs: null,
      answeredAt: null,
      date: null,
      ...given,
    },
    cause,
  )
}

export const aRun = (more: Partial<Run> = {}): Run => ({
  id: 'run_1',
  status: 'completed',
  startedAt: Date.UTC(2026, 10, 2, 9, 0, 0),
  completedAt: Date.UTC(2026, 10, 2, 9, 1, 30),
  itemsProcessed: 42,
  itemsFailed: 0,
  errorCode: null,
  error: null,
  ...more,
})

export const aConnection = (more: Partial<Connection> = {}): Connection => ({
  id: 'conn_1',
  provider: 'notion',
  lastSyncRun: null,
  ...more,
})

export const aResult = (more: Partial<ConnectionResult> = {}): ConnectionResult => ({
  id: 'conn_1',
  status: 'completed',
  run: aRun(),
  joined: false,
  failures: [],
  gone: false,
  unanswered: null,
  ...more,
})

const ACCEPTANCE = {
  acceptedAt: 0,
  since: 0,
  askedAt: 0,
  sinceByRunner: 0,
  byServer: true,
  how: 'answer',
} as const

/** A provider that was accepted and not waited for. */
export const accepted = (
  provider = 'notion',
  how: 'answer' | 'already-running' | 'seen-running' = 'answer',
): ProviderOutcome => ({
  provider,
  status: 'accepted',
  acceptance: { ...ACCEPTANCE, provider, how },
  observed: null,
  failure: null,
})

/** A provider that was never accepted. */
export const refused = (failure: ApiFailure | null, provider = 'notion'): ProviderOutcome => ({
  provider,
  status: failure === null ? 'cancelled' : 'failed',
  acceptance: null,
  observed: null,
  failure,
})

/** When the last look was, in all of these. */
export const LOOKED_AT = Date.UTC(2026, 10, 2, 9, 2, 0)

/** A provider that was waited for to the end of all its connections. */
export const waited = (
  status: Status,
  connections: ConnectionResult[],
  provider = 'notion',
): ProviderOutcome => ({
  ...accepted(provider),
  status,
  observed: { end: 'ended', connections, failure: null, failedLooks: 0, lookedAt: LOOKED_AT },
})

export const outcome = (
  status: Status,
  providers: ProviderOutcome[],
  failure: ApiFailure | null = null,
): SyncOutcome => ({ status, providers, failure })

export const CONTEXT = { containerTags: ['team'], waitTimeoutMs: 30 * 60_000, requestTimeoutMs: 60_000 }
