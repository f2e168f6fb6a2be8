/** From JSON to what the API documents. */
import { expect, test } from '@jest/globals'
import { errorMessage } from '../src/api/error-message.ts'
import { ApiError } from '../src/api/errors.ts'
import { connectionOf, countOf, itemFailureOf, listOf, runOf, timeOf } from '../src/api/parse.ts'
import { createClean } from '../src/clean.ts'

const KEY = 'sm_org7/+0123456789abc='
const clean = createClean(KEY)
const T = '2026-10-05T08:30:00.000Z'
const at = Date.parse(T)

test.each<[unknown, number | null]>([
  [T, at],
  ['2026-10-05T08:30:00', at],
  ['2026-10-05 08:30:00', at],
  ['2026-10-05T08:30:00.000', at],
  ['2026-10-05T10:30:00+02:00', at],
  ['2026-10-05T10:30:00+0200', at],
  ['2026-10-05T04:30:00-04:00', at],
  ['2026-10-05t08:30:00z', at],
  ['2026-10-05', Date.UTC(2026, 9, 5)],
  ['yesterday', null],
  ['', null],
  [null, null],
  [at, null],
])('the time %j', (text, time) => expect(timeOf(text)).toBe(time))

test.each<[name: string, fields: Record<string, unknown>, status: string | null]>([
  ['running', { status: 'running', startedAt: T }, 'running'],
  ['an unknown status', { status: 'queued', startedAt: T }, 'running'],
  ['no status', { startedAt: T }, 'running'],
  ['completed', { status: 'completed', startedAt: T, completedAt: T }, 'completed'],
  ['completed without an end', { status: 'completed', startedAt: T }, 'completed'],
  ['failed', { status: 'failed', startedAt: T, completedAt: T }, 'failed'],
  ['failed without an end', { status: 'failed', startedAt: T, completedAt: null }, 'failed'],
  ['running, but it has an end', { status: 'running', startedAt: T, completedAt: T }, 'failed'],
  ['an end only', { status: 'completed', completedAt: T }, 'completed'],
  ['no time', { status: 'completed' }, null],
  ['no time that is one', { status: 'running', startedAt: 'soon', completedAt: 5 }, null],
])('a run: %s', (_, fields, status) => expect(runOf(fields, clean)?.status ?? null).toBe(status))

test('what a run says is cleaned, and what is none is not known', () => {
  const odd = {
    status: 'failed',
    startedAt: T,
    id: 'a/b',
    itemsProcessed: -1,
    itemsFailed: 1.5,
    errorCode: 5,
    error: '',
  }
  expect(runOf({ ...odd, failures: [] }, clean)).toMatchObject({
    id: null,
    itemsProcessed: null,
    itemsFailed: null,
    errorCode: null,
    error: null,
  })
  expect(runOf({ startedAt: T, id: 'run_1', errorCode: KEY, error: `a\n${KEY}` }, clean)).toMatchObject({
    id: 'run_1',
    errorCode: '***',
    error: 'a\\n***',
  })
})

test.each<[unknown, number | null]>([
  [0, 0],
  [12, 12],
  [2 ** 53, null],
  ['5', null],
  [Number.NaN, null],
])('the count %j', (value, count) => expect(countOf(value)).toBe(count))

test.each<[id: unknown, provider: unknown, problem: string | null]>([
  ['conn_A-1.2:3~', 'notion', null],
  ['...', 'notion', null],
  ['x'.repeat(128), 'notion', null],
  ['x'.repeat(129), 'notion', 'unexpected_answer'],
  ['', 'notion', 'unexpected_answer'],
  ['.', 'notion', 'unexpected_answer'],
  ['..', 'notion', 'unexpected_answer'],
  ['a/b', 'notion', 'unexpected_answer'],
  ['é', 'notion', 'unexpected_answer'],
  ['conn_a', '../list', 'unexpected_answer'],
])('the id %j of provider %j', (id, provider, problem) => {
  const rest = { namespace: null, rawNamespace: null, lastRun: null, lastSuccessAt: null, documents: null }
  expect(connectionOf({ id, provider }, rest, clean).problem).toBe(problem)
})

test('an id that holds the key fits into no path', () => {
  const rest = { namespace: null, rawNamespace: null, lastRun: null, lastSuccessAt: null, documents: null }
  const held = connectionOf({ id: 'a_sm_key1', provider: 'notion' }, rest, createClean('sm_key1'))
  expect([held.id, held.problem]).toEqual(['a_***', 'unexpected_answer'])
})

test.each([[{ id: 5, provider: 'notion' }], [{ id: 'conn_a' }]])('%j is no connection', fields => {
  const rest = { namespace: null, rawNamespace: null, lastRun: null, lastSuccessAt: null, documents: null }
  expect(() => connectionOf(fields, rest, clean)).toThrow(ApiError)
})

test.each([[{}], [null], ['x'], [[1]], [[null]], [[[]]]])('%j is no list', value => {
  expect(() => listOf(value)).toThrow(ApiError)
})

test.each([
  [
    { id: 'doc_1', errorCode: 'too_large' },
    { documentId: 'doc_1', code: 'too_large' },
  ],
  [
    { documentId: 'doc_1', id: 'x', errorCode: null },
    { documentId: 'doc_1', code: null },
  ],
  [{ title: 'Private' }, { documentId: null, code: null }],
])('the failure %j', (fields, failure) => expect(itemFailureOf(fields, clean)).toEqual(failure))

test.each<[body: unknown, said: string | null]>([
  [{ error: 'Unauthorized' }, 'Unauthorized'],
  [{ error: 'Unauthorized', details: 'revoked' }, 'Unauthorized: revoked'],
  [{ message: 'No' }, 'No'],
  [{ code: 'RATE_LIMITED' }, 'RATE_LIMITED'],
  [{ error: { message: 'Out', code: 'c' } }, 'Out'],
  [
    { success: false, error: [{ message: 'Bad tag', path: ['containerTags', 0] }, { code: 'too_big' }] },
    'Bad tag (containerTags.0); too_big',
  ],
  [{ unknown: 1 }, null],
  [{ error: 5 }, null],
  [['first', { message: 'second' }], 'first; second'],
  ['"text"', 'text'],
  [' plain text ', 'plain text'],
  ['', null],
  ['null', null],
  ['<!DOCTYPE html><html><head><title>Sign\n in</title>', 'an HTML page titled Sign in'],
  ['<html><body>no title', null],
])('the words in %j', (body, said) => {
  expect(errorMessage(typeof body === 'string' ? body : JSON.stringify(body))).toBe(said)
})
