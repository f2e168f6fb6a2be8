/** From JSON to what the API documents. */
import { expect, test } from '@jest/globals'
import { Failure } from '../src/api/failure.ts'
import { countOf, createShapes, fieldsOf, listOf } from '../src/api/shapes.ts'
import type { Connection } from '../src/api/types.ts'
import { createClean } from '../src/clean.ts'

const KEY = 'sm_key1'
const clean = createClean(KEY)
const shapes = createShapes(clean, null)
const T = '2026-10-05T08:30:00.000Z'
const AT = Date.parse(T)

test.each<[name: string, fields: Record<string, unknown>, status: string | null]>([
  ['running', { status: 'running', startedAt: T }, 'running'],
  ['an unknown status', { status: 'queued', startedAt: T }, 'running'],
  ['no status', { startedAt: T }, 'running'],
  ['completed', { status: 'completed', startedAt: T, completedAt: T }, 'completed'],
  ['completed without an end', { status: 'completed', startedAt: T }, 'completed'],
  ['failed', { status: 'failed', startedAt: T, completedAt: T }, 'failed'],
  ['failed without an end', { status: 'failed', startedAt: T, completedAt: null }, 'failed'],
  ['running, but it has an end', { status: 'running', startedAt: T, completedAt: T }, 'failed'],
  ['unknown, but it has an end', { status: 'COMPLETED', completedAt: T }, 'failed'],
  ['an end only', { status: 'completed', completedAt: T }, 'completed'],
  ['no time', { status: 'completed' }, 'completed'],
  ['neither time nor status', { id: 'run_1', status: 5 }, null],
  ['nothing', {}, null],
])('a run: %s', (_, fields, status) => expect(shapes.run(fields)?.status ?? null).toBe(status))

test.each([
  [{ startedAt: T }, { isUnreadable: false, startedAt: AT, completedAt: null }],
  [{ startedAt: 'soon' }, { isUnreadable: true, startedAt: null, completedAt: null }],
  [
    { startedAt: AT, completedAt: T },
    { isUnreadable: true, startedAt: null, completedAt: AT },
  ],
  [
    { startedAt: T, completedAt: '' },
    { isUnreadable: true, startedAt: AT, completedAt: null },
  ],
])('the times of a run %j', (times, expected) => expect(shapes.run(times)).toMatchObject(expected))

test.each<[fields: Record<string, unknown>, code: string | null, error: string | null]>([
  [{ errorCode: 'auth_expired', error: 'Login' }, 'auth_expired', 'Login'],
  [{}, 'unknown', null],
  [{ errorCode: 5, error: ['x'] }, 'unknown', null],
  [{ errorCode: '', error: '' }, 'unknown', null],
  [{ errorCode: 'x'.repeat(64) }, 'x'.repeat(64), null],
  [{ errorCode: 'x'.repeat(65), error: 'y' }, 'unknown', `${'x'.repeat(65)}: y`],
  [{ errorCode: 'x,auth_expired' }, 'unknown', 'x,auth_expired'],
  [{ errorCode: '::add-mask::x', error: 'a\nb' }, 'unknown', '::add-mask::x: a␊b'],
  [{ errorCode: `a_${KEY}` }, 'unknown', 'a_***'],
  [{ status: 'completed', errorCode: 'internal' }, null, null],
])('what a failed run says: %j', (fields, errorCode, error) => {
  expect(shapes.run({ status: 'failed', startedAt: T, ...fields })).toMatchObject({ errorCode, error })
})

test('a status that nobody knows is kept, cleaned', () => {
  const unknown = (status: unknown) => shapes.run({ startedAt: T, status })?.unknownStatus
  expect(['running', `${KEY}\n`, undefined, 5].map(unknown)).toEqual([null, '***␊', 'none', 'none'])
})

test('the id of a run is left out where it fits into no path', () => {
  const id = (given: unknown) => shapes.run({ startedAt: T, id: given })?.id
  expect(['run_1', '..', 'a/b', KEY, 5].map(id)).toEqual(['run_1', null, null, null, null])
})

test('a count is a whole number from 0', () => {
  expect([0, 12, 2 ** 53, -1, 1.5, '5', Number.NaN, 1e300, undefined].map(countOf)).toEqual([
    ...[0, 12, null, null, null, null, null, null, null],
  ])
})

const rest = { namespace: null, rawNamespace: null, account: null, lastRun: null, lastSuccessAt: null, documents: null }
const connection = (id: unknown, provider: unknown = 'notion', chosen: boolean | null = null): Connection =>
  shapes.connection({ id, provider }, chosen, rest)

test.each(['conn_A-1.2:3~', '...', 'x'.repeat(128)])('the id %.20j goes into a path', id => {
  expect(connection(id).problem).toBeNull()
})

test.each(['x'.repeat(129), '', '.', '..', 'a/b', 'a%2fb', 'é', 'a\n', `a_${KEY}`])(
  'the id %.20j fits into no path',
  id => {
    expect(connection(id).problem?.code).toBe('unexpected_answer')
    expect(connection('conn_a', id).problem?.code).toBe('unexpected_answer')
  },
)

test('a connection is shown cleaned, and known by its namespace and id as they came', () => {
  expect(connection(`a_${KEY}`, 'x\ny')).toMatchObject({ id: 'a_***', provider: 'x␊y' })
  const key = (namespace: string | null, id: string) =>
    shapes.connection({ id, provider: 's3' }, null, { ...rest, rawNamespace: namespace }).key
  expect(
    new Set([key(null, 'a'), key('a', 'a'), key('a', 'b'), key('b', 'a'), key('a', '"a'), key('a"', 'a')]).size,
  ).toBe(6)
})

test.each<[provider: string, chosen: boolean | null, mayLackSelection: boolean]>([
  ['google-drive', null, true],
  ['notion', null, false],
  ['google-drive', true, false],
  ['notion', false, true],
])('a %s of which something is chosen, %s: nothing may be selected, %s', (provider, chosen, expected) => {
  expect(connection('a', provider, chosen).mayLackSelection).toBe(expected)
})

test.each([
  [5, 'notion'],
  ['a', null],
  [undefined, 'notion'],
  ['a', ['notion']],
])('no connection: id %j, provider %j', (id, provider) => expect(() => connection(id, provider)).toThrow(Failure))

test.each([[{}], [null], ['x'], [[1]], [[null]], [[[]]], [[{}, null]]])('%j is no list', value => {
  expect(() => listOf(value)).toThrow(Failure)
})

test.each([[null], ['x'], [[{}]], [5]])('%j has no fields', value => expect(fieldsOf(value)).toEqual({}))

test.each([
  [
    { id: 'doc_1', errorCode: 'too_large' },
    { documentId: 'doc_1', code: 'too_large' },
  ],
  [
    { documentId: 'doc_1', id: 'x', errorCode: null },
    { documentId: 'doc_1', code: null },
  ],
  [
    { id: `doc_${KEY}`, errorCode: 'a b' },
    { documentId: 'doc_***', code: 'unknown' },
  ],
  [
    { title: 'Private', id: 5, errorCode: {} },
    { documentId: null, code: null },
  ],
])('the failed item %j', (fields, failure) => expect(shapes.itemFailure(fields)).toEqual(failure))

test('an account is read only where accounts are shown, and then with its address, but not with the key', () => {
  expect(shapes.account('jane@mail.example')).toBeNull()
  const { account } = createShapes(clean, createClean(KEY, false))
  expect([`jane@mail.example ${KEY}`, '', 5, null].map(account)).toEqual(['jane@mail.example ***', null, null, null])
})
