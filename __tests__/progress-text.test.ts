/** A line of the log for each kind of event. */
import { expect, test } from '@jest/globals'
import type { SyncEvent } from '../src/events.ts'
import { progressText } from '../src/progress-text.ts'
import { plain } from '../src/text.ts'
import { apiFailure, aRun } from './support/outcomes.ts'

const connection = { provider: 'notion', id: 'conn_1' }
const ended = (run: Parameters<typeof aRun>[0], joined = false, settling = false): SyncEvent => ({
  type: 'run-ended',
  connection,
  run: aRun({ errorCode: null, ...run }),
  joined,
  settling,
})

test.each<[string, SyncEvent]>([
  ['s3: accepted', { type: 'accepted', provider: 's3', how: 'answer' }],
  [
    's3: accepted, a sync of it is already running',
    { type: 'accepted', provider: 's3', how: 'already-running' },
  ],
  [
    's3: accepted, no answer came, but a sync has begun',
    { type: 'accepted', provider: 's3', how: 'seen-running' },
  ],
  [
    's3: HTTP 503, the API said “away”; trying again in 1.5 s (repeat 2 of 3)',
    {
      type: 'repeat',
      provider: 's3',
      failure: apiFailure({ code: 'status', status: 503, said: 'away' }),
      pauseMs: 1500,
      repeat: 2,
    },
  ],
  [
    'connections: no connection to the API within 1 m; trying again in 8 s (repeat 1 of 3)',
    {
      type: 'repeat',
      provider: null,
      failure: apiFailure({ code: 'timeout', sent: false, status: null, said: null }),
      pauseMs: 8000,
      repeat: 1,
    },
  ],
  ['notion conn_1: sync running', { type: 'run-going', connection, joined: false }],
  ['notion conn_1: joining the sync already in progress', { type: 'run-going', connection, joined: true }],
  ['notion conn_1: sync completed after 1 m 12 s', ended({ startedAt: 1000, completedAt: 73_000 })],
  ['notion conn_1: sync completed', ended({ startedAt: null, completedAt: 73_000 })],
  ['notion conn_1: sync completed', ended({ startedAt: 73_000, completedAt: 1000 })],
  [
    'notion conn_1: sync failed (auth_expired)',
    ended({ status: 'failed', startedAt: null, errorCode: 'auth_expired' }),
  ],
  ['notion conn_1: sync completed (joined a sync already in progress)', ended({ startedAt: null }, true)],
  [
    'notion conn_1: sync completed, but it was already going when asked; looking 30 s longer for a newer one',
    ended({ startedAt: null }, true, true),
  ],
  ['notion conn_1: removed while waiting', { type: 'connection-gone', connection }],
  ['notion conn_1: no sync has begun', { type: 'no-run', connection }],
  [
    'looking at the connections failed (HTTP 500), 1 time so far; still waiting',
    { type: 'look-failed', failure: apiFailure(500), times: 1, ends: false },
  ],
  [
    'looking at the connections failed (HTTP 500), 2 times so far; still waiting',
    { type: 'look-failed', failure: apiFailure(500), times: 2, ends: false },
  ],
  [
    'looking at the connections failed (HTTP 401), which ends the wait',
    { type: 'look-failed', failure: apiFailure(401), times: 2, ends: true },
  ],
  [
    'notion conn_1: asking for its sync runs failed (HTTP 404); still waiting',
    { type: 'inquiry-failed', connection, failure: apiFailure(404) },
  ],
  [
    'notion conn_1: fetching its counts failed (HTTP 429); trying again in 12 s',
    { type: 'details-repeat', connection, of: 'counts', failure: apiFailure(429), pauseMs: 12_000 },
  ],
  [
    'notion conn_1: its counts are not to be had (the API did not answer in full within 1 m)',
    { type: 'details-missing', connection, of: 'counts', failure: apiFailure({ code: 'timeout' }) },
  ],
  [
    'notion conn_1: the codes of its failed items are not to be had (HTTP 404)',
    { type: 'details-missing', connection, of: 'codes', failure: apiFailure(404) },
  ],
  ['s3: not accepted (HTTP 403)', { type: 'refused', provider: 's3', failure: apiFailure(403) }],
  [
    'looking at the connections failed (the answer is not what the API documents), 3 times so far; still waiting',
    {
      type: 'look-failed',
      failure: apiFailure({ code: 'unexpected-answer', status: 200 }),
      times: 3,
      ends: false,
    },
  ],
  [
    '2 m: still waiting for 1 connection',
    { type: 'still-waiting', elapsedMs: 120_000, open: 1, fetching: 0, unseen: [] },
  ],
  [
    '2 m: still waiting for 3 connections and the connections of s3, \\u{7}',
    { type: 'still-waiting', elapsedMs: 120_000, open: 3, fetching: 0, unseen: ['s3', '\u0007'] },
  ],
  [
    '1 m: still waiting for the connections of s3',
    { type: 'still-waiting', elapsedMs: 60_000, open: 0, fetching: 0, unseen: ['s3'] },
  ],
  [
    '1 m: still waiting for 1 connection and the counts of 2 connections',
    { type: 'still-waiting', elapsedMs: 60_000, open: 1, fetching: 2, unseen: [] },
  ],
])('%s', (line, event) => {
  expect(plain(progressText(event, { maxRetries: 3, requestTimeoutMs: 60_000 }), text => text)).toBe(line)
})
