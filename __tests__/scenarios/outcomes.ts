/** Results: failed runs, failed items, counts that cannot be fetched, refusals, and what fails the step. */
import { BOTH, connection, past, type Scenario } from '../support/scenario.ts'
import { always, between, type Entry, type Fault } from '../support/simulated-network.ts'

/** The records of runs, in either version. */
const records = (change: (runs: Entry[]) => Entry[]): Fault => ({
  edit: (body: Entry | Entry[]) =>
    Array.isArray(body) ? change(body) : { ...body, syncs: change(body.syncs as Entry[]) },
})
const inputs = { provider: 'notion', 'wait-for': 'completed' }
/** Fields of a record that v5 has in `system`. */
const changed = (run: Entry, fields: Entry): Entry =>
  run.system === undefined ? fields : { system: { ...(run.system as Entry), ...fields } }
const going = (run: Entry) => changed(run, { status: 'running', completedAt: null })
const one = [connection('notion', 'conn_a')]
const failed = (id: string, errorCode: string | null, error: string | null = null) =>
  connection('notion', id, { status: 'failed', errorCode, error, itemsProcessed: 3 })
const items = (...codes: string[]) =>
  codes.map((errorCode, index) => ({ id: `doc_${index + 1}`, title: `Secret plan ${index + 1}`, errorCode }))
const flawed = [
  connection('notion', 'conn_a', { failures: items('too_large', 'unsupported', 'too_large') }),
  connection('notion', 'conn_b'),
]
const refusals: [provider: string, status: number, body: string | object][] = [
  ['notion', 400, { success: false, error: [{ message: 'Invalid tag', path: ['containerTags', 0] }] }],
  ['google-drive', 402, { error: { message: 'Out of credits', code: 'credits' } }],
  ['onedrive', 403, { message: 'Scoped keys may not sync', detail: 'use an organization key' }],
  ['gmail', 404, '<html><head><title>404 Not Found</title></head></html>'],
  ['github', 413, 'Payload Too Large'],
  ['web-crawler', 422, { errors: ['first', { message: 'second' }] }],
  ['s3', 410, ''],
  ['granola', 451, { unknown: 'shape', of: ['a', 'body'] }],
]
const issues = [
  { code: 'invalid_type', message: 'Expected string', path: ['containerTags', 0] },
  { message: 'Too long' },
]
const nested: [provider: string, body: string | object][] = [
  ['notion', { error: { issues } }],
  ['google-drive', { errors: [{ detail: 'first' }, { msg: 'second', path: [{}] }] }],
  ['onedrive', { type: 'about:blank', title: 'Bad tag', status: 400, detail: 'It is too long' }],
  ['gmail', { success: false, error: { name: 'ZodError', message: JSON.stringify(issues, null, 2) } }],
  ['github', { reason: 'one\ntwo\r\n\tthree' }],
  ['s3', `${'['.repeat(15_000)}${']'.repeat(15_000)}`],
  ['granola', { message: '', errors: [], details: null }],
]
export const outcomes: Scenario[] = [
  {
    name: 'failed, with each error code',
    inputs,
    connections: [
      failed('conn_auth', 'auth_expired'),
      failed('conn_plan', 'plan_required', 'Upgrade to sync Notion'),
      failed('conn_rate', 'rate_limited'),
      failed('conn_down', 'provider_unavailable', 'provider_unavailable'),
      failed('conn_internal', 'internal', 'Something broke'),
      failed('conn_new', 'brand_new_code', 'A code from the future'),
      failed('conn_words', null, 'Words only'),
      failed('conn_bare', null),
    ],
  },
  { name: 'some items failed', versions: BOTH, inputs, connections: flawed },
  {
    name: 'some items failed, and fail-on names that',
    inputs: { ...inputs, 'fail-on': 'failed, completed-with-failures' },
    connections: flawed,
  },
  {
    name: 'items failed, but their codes cannot be fetched',
    inputs,
    connections: flawed,
    faults: { failures: always({ status: 404, body: { error: 'Not found' } }) },
  },
  {
    name: 'more failed items than are told',
    inputs,
    connections: [
      connection('notion', 'conn_a', {
        failures: items(...Array.from({ length: 130 }, (_, n) => (n % 3 === 0 ? 'too_large' : 'timeout'))),
      }),
    ],
    brief: 40,
  },
  {
    name: 'the API has no counts',
    inputs,
    connections: [...one, connection('notion', 'conn_b', { takesMs: 9000 })],
    faults: { counts: always({ status: 404, body: { error: 'Not found' } }) },
  },
  {
    name: 'the API has no counts, and fail-on wants to know of failed items',
    inputs: { ...inputs, 'fail-on': 'failed, completed-with-failures' },
    connections: one,
    faults: { counts: always({ status: 404, body: { error: 'Not found' } }) },
  },
  { name: 'the counts fail to the end', inputs, connections: one, faults: { counts: always(500) } },
  {
    name: 'the record of the run is a moment behind the list',
    inputs,
    connections: flawed,
    faults: {
      counts: between(
        0,
        5,
        records(runs => runs.map(run => ({ ...run, itemsProcessed: 2, ...going(run) }))),
      ),
    },
  },
  {
    name: 'the list says completed, the record says failed',
    inputs,
    connections: one,
    faults: {
      counts: always(
        records(runs =>
          runs.map(run => ({ ...run, error: 'Broke at the end', ...changed(run, { status: 'failed' }) })),
        ),
      ),
    },
  },
  {
    name: 'everything at once',
    chart: true,
    versions: BOTH,
    inputs: {
      provider: 'notion, s3, gmail, onedrive, granola, github',
      'wait-for': 'completed',
      'wait-timeout-minutes': '6',
      'poll-interval-seconds': '60',
    },
    connections: [
      ...flawed,
      failed('conn_c', 'rate_limited'),
      connection('s3', 'conn_d', { takesMs: 3_600_000 }),
      connection('gmail', 'conn_e', null),
      connection('granola', 'conn_f'),
      connection('github', 'conn_g'),
    ],
    faults: { 'trigger github': always(403), 'trigger conn_g': always(403) },
  },
  {
    name: 'refused, failed and without a connection, but fail-on is none',
    inputs: { ...inputs, provider: 'notion, s3, gmail', 'fail-on': 'none' },
    connections: [failed('conn_a', 'internal'), connection('s3', 'conn_b')],
    faults: { 'trigger s3': always(401) },
  },
  {
    name: 'timed out, and fail-on names that only',
    inputs: { ...inputs, provider: 'notion, s3', 'fail-on': 'timed-out', 'wait-timeout-minutes': '0.1' },
    connections: [
      connection('notion', 'conn_a', { takesMs: 60_000 }),
      connection('s3', 'conn_b', { status: 'failed' }),
    ],
  },
  {
    name: 'every kind of refusal',
    inputs: { provider: refusals.map(([provider]) => provider).join(', '), 'container-tags': 'team' },
    faults: Object.fromEntries(
      refusals.map(([provider, status, body]): [string, Fault[]] => [`trigger ${provider}`, [{ status, body }]]),
    ),
  },
  {
    name: 'fail-on names a code, and another connection failed too',
    inputs: { ...inputs, provider: 'notion, s3', 'fail-on': 'auth_expired, timed-out' },
    connections: [
      failed('conn_a', 'rate_limited'),
      connection('s3', 'conn_b', { status: 'failed', errorCode: 'auth_expired' }),
    ],
  },
  {
    name: 'fail-on names a code that does not occur',
    inputs: { ...inputs, 'fail-on': 'auth_expired, timed-out' },
    connections: [failed('conn_a', 'rate_limited')],
  },
  {
    name: 'fail-on names unknown, and the code is a new one',
    inputs: { ...inputs, 'fail-on': 'unknown' },
    connections: [failed('conn_a', 'brand_new_code'), failed('conn_b', null)],
  },
  {
    name: 'fail-on names the status of a refusal',
    inputs: { provider: 'notion, s3, gmail', 'fail-on': 'http_403' },
    faults: { 'trigger notion': always(402), 'trigger s3': always(403) },
  },
  {
    name: 'nothing was accepted, and fail-on is none',
    inputs: { provider: 'notion, s3', 'fail-on': 'none' },
    faults: { trigger: always(403) },
  },
  {
    name: 'one was accepted, another refused, and fail-on is none',
    inputs: { provider: 'notion, s3', 'fail-on': 'none' },
    faults: { 'trigger s3': always(403) },
  },
  {
    name: 'a sync is running already, and another connector is refused',
    inputs: { provider: 'notion', 'api-version': 'v5' },
    connections: [connection('notion', 'conn_a', {}, past(-5000, null)), connection('notion', 'conn_b')],
    faults: { 'trigger conn_b': always(403) },
  },
  {
    name: 'something in front of the API refuses',
    inputs: { provider: 'notion, s3, gmail, github, granola' },
    faults: {
      'trigger notion': always({
        status: 403,
        headers: { 'content-type': 'text/html' },
        body: '<html><head><title>Just a moment...</title></head></html>',
      }),
      'trigger s3': always({ status: 401, body: '<!doctype html><title>Sign in</title>' }),
      'trigger gmail': always({ status: 403, body: 'error code: 1010' }),
      'trigger github': always({ status: 404, body: '<h1>Not here</h1>' }),
      'trigger granola': always({ status: 402, body: '<html></html>' }),
    },
  },
  {
    name: 'something in front of the API answers 401, and fail-on is timed-out',
    inputs: { provider: 'notion, s3', 'fail-on': 'timed-out' },
    faults: { 'trigger notion': always({ status: 401, body: '<!doctype html><title>Sign in</title>' }) },
  },
  {
    name: 'the words of a refusal, however they are nested',
    inputs: { provider: nested.map(([provider]) => provider).join(', ') },
    faults: Object.fromEntries(
      nested.map(([provider, body]) => [`trigger ${provider}`, always({ status: 400, body })]),
    ),
  },
]
