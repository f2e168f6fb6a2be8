/** Answers that are not what the API documents: a check never takes them for a success, nor for a fault of its own. */
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from '@jest/globals'
import type { StepResult } from '../scripts/runner.ts'
import { startAll } from './support/pool.ts'
import { head, html, http, type Reply, startServer } from './support/server.ts'
import { results, step } from './support/step.ts'

const AT = { startedAt: '2026-11-01T00:00:00Z', completedAt: '2026-11-01T00:01:00Z' }
const COUNTS = { itemsProcessed: 5, itemsFailed: 2 }
const RUN = { id: 'run_1', status: 'completed', ...AT, ...COUNTS }

/** What the answers are that differ from these: one connection, whose last run completed with two failed items. */
interface Answers {
  list?: Reply
  runs?: Reply
  failures?: Reply
}
/** `expected`: the outputs `status`, `error-codes`, `connections`, `items-processed` and `items-failed`. */
type Row = [name: string, answers: Answers, expected: string, inputs?: Record<string, string>]

const json = (text: string) => http(200, text)
const entry = (fields: object) => ({
  id: 'conn_1',
  provider: 'notion',
  lastSyncRun: { status: 'completed', ...AT },
  ...fields,
})
const lists = (...entries: unknown[]): Answers => ({ list: http(200, entries) })
const run = (fields: unknown): Answers => lists(entry({ lastSyncRun: fields }))
const records = (fields: object): Answers => ({ runs: http(200, [{ ...RUN, ...fields }]) })
const nested = (open: string, inner: string, close: string, times: number) =>
  open.repeat(times) + inner + close.repeat(times)

const COMPRESSED = Buffer.concat([Buffer.from(`${head(200, { 'Content-Encoding': 'gzip' })}\r\n`), gzipSync('[]')])
const BACKWARDS = { ...RUN, startedAt: AT.completedAt, completedAt: AT.startedAt }
const AS_DOCUMENTED = 'completed-with-failures  1 5 2'
const UNLIKE = 'failed unexpected_answer   '
const NEVER = 'not-started  1  '
const WITHOUT_COUNTS = 'completed  1  '
const rows: Row[] = [
  ['what it documents', {}, AS_DOCUMENTED],
  ['a list that is HTML', { list: html(200, 'Sign in') }, UNLIKE],
  ['a list without a body', { list: http(200) }, UNLIKE],
  ['a list that is null', { list: json('null') }, UNLIKE],
  ['a list that is an object', { list: http(200, { connections: [] }) }, UNLIKE],
  ['a list cut short that looks whole', { list: json('[{"id":"conn_1","provider":"notion"}') }, UNLIKE],
  ['a list that is nested a million times', { list: json(nested('[', '', ']', 1_000_000)) }, UNLIKE],
  ['a list that is compressed, which nobody asked for', { list: COMPRESSED }, UNLIKE],
  ['a list with another status of success', { list: http(206, []) }, 'failed http_206   '],
  ['an empty list', lists(), 'no-connections  0  '],
  ...[null, 1, 'conn_1', []].map((each): Row => [`an entry that is ${JSON.stringify(each)}`, lists(each), UNLIKE]),
  ['an entry without an id', lists(entry({ id: undefined })), UNLIKE],
  ['an entry that is all prototype', { list: json('[{"__proto__":{"id":"a","provider":"notion"}}]') }, UNLIKE],
  ...['', '..', 'a/b', '\ud800'].map(
    (id): Row => [`the id ${JSON.stringify(id)}, which fits into no path`, lists(entry({ id })), WITHOUT_COUNTS],
  ),
  ...[null, 'completed', [RUN], {}, { id: 'run_1', itemsFailed: 2 }].map(
    (each): Row => [`a last run that is ${JSON.stringify(each)}`, run(each), NEVER],
  ),
  ['a last run without times', run({ status: 'completed' }), WITHOUT_COUNTS],
  ...[4e12, 'today', '', '+999999-01-01T00:00:00Z', [AT.startedAt], false].map(
    (startedAt): Row => [
      `a last run that began ${JSON.stringify(startedAt)}`,
      run({ ...RUN, startedAt }),
      'failed unexpected_answer 1  ',
    ],
  ),
  [
    'a last run in a prototype',
    { list: json(`[{"id":"a","provider":"notion","__proto__":{"lastSyncRun":${JSON.stringify(RUN)}}}]`) },
    NEVER,
  ],
  ['a status nobody knows, not ended', run({ status: 'queued', startedAt: AT.startedAt }), 'running  1  '],
  ['an end before the beginning', { ...run(BACKWARDS), ...records(BACKWARDS) }, AS_DOCUMENTED],
  [
    'an error code that every object has',
    run({ ...AT, status: 'failed', errorCode: 'constructor' }),
    'failed constructor 1 5 2',
  ],
  [
    'something deep beside what is read',
    { list: json(JSON.stringify([entry({ metadata: 'X' })]).replace('"X"', nested('{"a":', '1', '}', 100_000))) },
    AS_DOCUMENTED,
  ],
  ['runs that are not found', { runs: http(404) }, WITHOUT_COUNTS],
  ['runs that are HTML', { runs: html(200, 'Sign in') }, WITHOUT_COUNTS],
  ['runs that are null', { runs: json('null') }, WITHOUT_COUNTS],
  ['runs that are no objects', { runs: http(200, [null]) }, WITHOUT_COUNTS],
  ['counts that are none', records({ itemsProcessed: -1, itemsFailed: '2' }), WITHOUT_COUNTS],
  [
    'no counts, where they must be known',
    { runs: http(404) },
    'completed-with-failures counts_unknown 1  ',
    { 'fail-on': 'completed-with-failures' },
  ],
  ['a record that failed, of a run that completed', records({ status: 'failed' }), 'failed unknown 1 5 2'],
  ['failures that are not found', { failures: http(404) }, AS_DOCUMENTED],
  ['failures that are HTML', { failures: html(200, 'Sign in') }, AS_DOCUMENTED],
  ['failures that are no objects', { failures: http(200, { failures: [null, 1] }) }, AS_DOCUMENTED],
  ['failures without words', { failures: http(200, { failures: [{ id: 1, errorCode: {} }, {}] }) }, AS_DOCUMENTED],
  ['failures of a run whose id fits into no path', { ...records({ id: '..' }), failures: http(500) }, AS_DOCUMENTED],
]

const SYSTEM = { system: { status: 'completed', ...AT } }
const CONNECTOR = { id: 'conn_1', provider: 'notion', namespace: 'docs', latestRun: SYSTEM }
const page = (connectors: unknown, totalItems: unknown = 1): Answers => ({
  list: http(200, { connectors, pagination: { totalItems } }),
})
const V5 = { 'api-version': 'v5' }
const rowsOfV5: Row[] = [
  ['v5: what it documents', page([CONNECTOR]), AS_DOCUMENTED, V5],
  ['v5: connectors that are no list', page({ ...CONNECTOR }), UNLIKE, V5],
  ['v5: no total', page([CONNECTOR], null), UNLIKE, V5],
  [
    'v5: a selection, an account and a limit that are none',
    page([{ ...CONNECTOR, selection: 'x', account: {}, documentCount: '5', documentLimit: -1 }]),
    AS_DOCUMENTED,
    { ...V5, 'show-accounts': 'true' },
  ],
  ['v5: pages that never add up', page([CONNECTOR], 3), UNLIKE, V5],
  ['v5: a list without end', page([CONNECTOR], 1e9), UNLIKE, V5],
  ['v5: no namespace', page([{ ...CONNECTOR, namespace: null }]), 'failed no_namespace 1  ', { ...V5, mode: 'sync' }],
  [
    'v5: a namespace that fits into no path',
    page([{ ...CONNECTOR, namespace: '..' }]),
    'failed unexpected_answer 1  ',
    { ...V5, mode: 'sync' },
  ],
  ['v5: a last run without a system', page([{ ...CONNECTOR, latestRun: { system: null } }]), NEVER, V5],
  ['v5: syncs that are no list', { ...page([CONNECTOR]), runs: http(200, { syncs: {} }) }, WITHOUT_COUNTS, V5],
]

/** The answer to a request of a check, in either version. */
function answerTo(path: string, { list, runs, failures }: Answers): Reply {
  if (path.startsWith('/connectors')) return list ?? http(404)
  if (path.startsWith('/ns/')) return runs ?? http(200, { syncs: [{ ...RUN, ...SYSTEM, failures: [] }] })
  if (path.endsWith('/list')) return list ?? http(200, [entry({})])
  if (path.endsWith('/failures')) return failures ?? http(200, { failures: [{ id: 'doc_1', errorCode: 'too_large' }] })
  return runs ?? http(200, [RUN])
}

const all = [...rows, ...rowsOfV5]
let steps: Map<Row, Promise<StepResult>>
beforeAll(() => {
  steps = startAll(all, async ([, answers, , inputs]) => {
    const server = await startServer(({ path }) => answerTo(path, answers))
    try {
      return await step(server.url, { mode: 'check', 'max-retries': '0', ...inputs })
    } finally {
      await server.close()
    }
  })
})

test.each(all.map(row => [row[0], row] as const))('%s', async (_, row) => {
  const result = (await steps.get(row)) as StepResult
  const { outputs } = result
  const names = ['status', 'error-codes', 'connections', 'items-processed', 'items-failed']
  expect(names.map(name => outputs[name]).join(' ')).toBe(row[2])
  expect(results(result)).toHaveLength(1)
  expect(result.log.join('\n')).not.toMatch(/bug in this action|undefined|NaN|\[object/)
})
