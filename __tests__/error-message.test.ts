/** What the body of a refusal says, whatever its shape. */
import { expect, test } from '@jest/globals'
import { said } from '../src/api/error-message.ts'

const ZOD_4 = [{ code: 'invalid_type', path: ['containerTags', 0], message: 'Invalid input' }]
const text = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body))

test.each<[body: unknown, said: string | null]>([
  [{ error: 'Unauthorized', details: 'revoked' }, 'Unauthorized: revoked'],
  [{ message: 'No' }, 'No'],
  [{ error: 'No', message: 'No' }, 'No'],
  [{ error: null, message: 'No' }, 'No'],
  [{ error: true, reason: 'No' }, 'No'],
  [{ code: 'RATE_LIMITED' }, 'RATE_LIMITED'],
  [{ error: { message: 'Out', code: 'c' } }, 'Out'],
  [{ error: { code: 'c' } }, 'c'],
  [{ type: 'about:blank', title: 'Out of credit', status: 402, detail: 'Buy some' }, 'Out of credit: Buy some'],
  [{ detail: [{ loc: ['body', 'tags'], msg: 'field required' }, { msg: 'too long' }] }, 'field required; too long'],
  [{ errors: [{ message: 'One' }, { title: 'Two', detail: 'more' }, 'Three'] }, 'One; Two: more; Three'],
  [{ error: { errors: [{ error: { error: 'Deep' } }] } }, 'Deep'],
  [{ success: false, error: { issues: ZOD_4 } }, 'Invalid input (containerTags.0)'],
  [{ error: { name: 'ZodError', message: JSON.stringify(ZOD_4, null, 2) } }, 'Invalid input (containerTags.0)'],
  [{ message: 'Bad', issues: [{ path: ['a', 'b'], code: 'too_big' }] }, 'Bad: too_big (a.b)'],
  [{ message: 'Bad', path: [{ key: 'k' }, { no: 'text' }, null, { key: {} }, 2] }, 'Bad (k.2)'],
  [{ message: 'Bad', path: 'a.b' }, 'Bad'],
  [{ message: 'Bad', path: [{}, null] }, 'Bad'],
  [['first', { message: 'second' }], 'first; second'],
  [
    Array.from({ length: 30 }, (_, index) => `e${index}`),
    Array.from({ length: 20 }, (_, index) => `e${index}`).join('; '),
  ],
  [{ unknown: 1 }, null],
  [{ error: 5, message: '', details: {} }, null],
  ['{"__proto__":{"error":"x"}}', 'x'],
  [{ data: { error: 'inside' } }, 'inside'],
  [{ errors: { containerTags: ['is bad', 'is long'] } }, 'is bad; is long (containerTags)'],
  [{ odd: ['a', 'body'] }, null],
  ['{"message":"{\\"error\\":\\"cut in"}', null],
  ['"text"', 'text'],
  [' plain text ', 'plain text'],
  ['<b>plain</b>', '<b>plain</b>'],
  ['[see the log]', '[see the log]'],
  ['', null],
  ['null', null],
  ['{"error":"cut of', null],
  ['[{"message":"cut', null],
])('the API says %j', (body, expected) => expect(said(text(body))).toEqual({ by: 'api', text: expected }))

test('JSON is the word of the API, whatever its content type says', () =>
  expect(said('{"error":"Denied"}', 'text/html')).toEqual({ by: 'api', text: 'Denied' }))

test.each<[body: string, contentType: string, said: string | null]>([
  ['<!DOCTYPE html><html><head><title>Sign\n  in</title>', '', 'Sign in'],
  ['  <html><body>no title', '', null],
  ['<!-- x --><title lang="en">Just a moment...</title>', '', 'Just a moment...'],
  ['<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', '', null],
  ['<title></title>', '', null],
  ['Sign in', 'text/html; charset=utf-8', null],
  ['error code: 1010', 'text/plain', 'error code: 1010'],
  ['Error code: 521\n', '', 'Error code: 521'],
])('something else says %j, %j', (body, type, expected) => {
  expect(said(body, type)).toEqual({ by: 'other', text: expected })
})

test.each(['error code: soon', 'an error code: 1010', 'error code: 1010, and more'])('%j is a text', body => {
  expect(said(body)).toEqual({ by: 'api', text: body })
})

test.each<[open: string, close: string]>([
  ['{"error":', '}'],
  ['[', ']'],
])('15,000 times %s: nothing is said, and nothing breaks', (open, close) => {
  expect(said(`${open.repeat(15_000)}"x"${close.repeat(15_000)}`)).toEqual({ by: 'api', text: null })
})

test('a message that is JSON in JSON in JSON is not read for ever', () => {
  const wrap = (inner: string, times: number): string =>
    times === 0 ? inner : wrap(JSON.stringify({ message: inner }), times - 1)
  expect(said(wrap('x', 4)).text).toBe('x')
  expect(said(wrap('x', 12)).text).toBeNull()
})
