import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { createRedactor } from '../src/redact.ts'

const KEY = 'sm_8f+Ab/9Z?x-1q.W~'
// Made anew each time, as it keeps what it has once made.
const redact = (text: string) => createRedactor(KEY)(text)

const base64 = (text: string) => Buffer.from(text).toString('base64')
const percent = (text: string) =>
  [...Buffer.from(text)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')
const spread = (between: string) => [...KEY].join(between)
const units = (write: (unit: number) => string) =>
  [...KEY].map(letter => write(letter.charCodeAt(0))).join('')

describe('the key', () => {
  test.each<[string, string]>([
    ['in clear', KEY],
    ['in capitals, as a host may be written', KEY.toUpperCase()],
    ['URL-encoded', encodeURIComponent(KEY)],
    ['URL-encoded in full', percent(KEY)],
    ['URL-encoded in capitals', percent(KEY).toUpperCase()],
    ['URL-encoded twice', encodeURIComponent(encodeURIComponent(KEY))],
    ['URL-encoded three times', encodeURIComponent(encodeURIComponent(percent(KEY)))],
    ['in part URL-encoded', KEY.replace('s', '%73').replace('q', '%2571')],
    ['JSON escapes', units(unit => `\\u${unit.toString(16).padStart(4, '0')}`)],
    ['JSON escapes in capitals', units(unit => `\\u${unit.toString(16).toUpperCase().padStart(4, '0')}`)],
    ['HTML entities', units(unit => `&#${unit};`)],
    ['HTML entities with zeros', units(unit => `&#00${unit};`)],
    ['hexadecimal HTML entities', units(unit => `&#x${unit.toString(16)};`)],
    ['hexadecimal HTML entities in capitals', units(unit => `&#X0${unit.toString(16).toUpperCase()};`)],
    ['split over lines', spread('\n')],
    ['split over lines of another system', spread('\r\n')],
    ['spaced out', spread(' \t ')],
    ['with invisible characters', spread('\u200b\u00ad')],
    ['with control characters', spread('\0\x1b')],
    ['with escaped line ends', spread('\\n\\r\\t')],
    ['with escaped control characters', spread('\\u0000\\u001F')],
  ])('%s', (_, disguised) => {
    expect(redact(disguised)).toBe('***')
    expect(redact(`x=${disguised}&y ${disguised}.`)).toBe('x=***&y ***.')
  })

  // Long enough that what surrounds it cannot be mistaken for a piece of it.
  test.each(['', 'B', 'Be', 'Bea', 'Bear', 'Bearer ', 'name:', 'Authorization: Bearer '])(
    'in base64, after %j',
    before => {
      for (const after of ['', 'x', 'xy', 'xyz', '\n']) {
        const whole = base64(before + KEY + after)
        const url = Buffer.from(before + KEY + after).toString('base64url')
        const wrapped = whole.replace(/.{5}/g, '$&\r\n')
        for (const disguised of [
          whole,
          url,
          encodeURIComponent(whole),
          encodeURIComponent(encodeURIComponent(whole)),
          whole.replaceAll('/', '\\/'),
          wrapped,
        ]) {
          const left = redact(`<${disguised}>`)
          expect(left).toContain('***')
          // What is left is what stands before and after, and at most a character that belongs to both.
          const kept = left.replace('***', '').replace(/[<>=\s]|%(?:25)*3D/g, '').length
          expect(kept).toBeLessThanOrEqual(Math.ceil(((before.length + after.length) * 8) / 6) + 2)
        }
      }
    },
  )

  test('base64 of it is found in every letter, plus and slash included', () => {
    const key = '~~~???>>>ûûû'.replaceAll('û', '>')
    const encoded = base64(key)
    expect(encoded).toMatch(/[+/]/)
    const clean = createRedactor(key)
    for (const written of [
      encoded,
      encoded.replaceAll('+', '-').replaceAll('/', '_'),
      encoded.replaceAll('+', '%2b').replaceAll('/', '%2f'),
      encoded.replaceAll('+', '%252B').replaceAll('/', '%252F'),
      encoded.replaceAll('/', '\\/'),
    ]) {
      expect(clean(written)).toMatch(/^\*\*\*.?=*$/)
    }
  })

  test('nothing in it means anything to a pattern', () => {
    const odd = '^$\\.*+?()[]{}|/-&#%41'
    expect(createRedactor(odd)(`a${odd}b ${'^'.repeat(30)}`)).toBe(`a***b ${'^'.repeat(30)}`)
    expect(createRedactor('%41%42%43')('ABC %41%42%43 %2541%2542%2543')).toBe('ABC *** ***')
  })

  test('text that is not the key stays', () => {
    for (const other of [KEY.slice(1), KEY.slice(0, -1), `${KEY.slice(0, 9)}x${KEY.slice(9)}`, '', '***']) {
      expect(redact(other)).toBe(other)
    }
  })

  test.each<[string, string, string]>([
    ['in HTML', `a&b<c>d"e'f@g`, 'a&amp;b&lt;c&gt;d&quot;e&apos;f&commat;g'],
    ['in HTML in HTML', `a&b<c>d"e'f@g`, 'a&amp;amp;b&amp;lt;c&amp;gt;d&amp;quot;e&amp;apos;f&amp;commat;g'],
    ['URL-encoded, with a letter of several bytes', 'schlüssel', 'schl%C3%BCssel'],
    ['URL-encoded, with a line end', 'two\nlines', 'two%0Alines'],
    ['in JSON, with a letter of several bytes', 'schlüssel', 'schl\\u00fcssel'],
  ])('%s', (_, key, disguised) => {
    expect(createRedactor(key)(`x=${disguised}!`)).toBe('x=***!')
  })

  test('no key, nothing to take out', () => {
    expect(createRedactor('')('a b')).toBe('a b')
  })

  test.each<[string, string, string]>([
    ['a key of 7 characters is taken out as it is', 'abcdefg', '***'],
    ['and encoded', '%61bcdef%67', '***'],
    ['but not where it is merely spaced out, which words may be', 'a bcdefg', 'a bcdefg'],
  ])('%s', (_, value, expected) => {
    expect(createRedactor('abcdefg')(value)).toBe(expected)
  })

  test('a key of 8 characters is taken out spaced out and in base64 too', () => {
    const clean = createRedactor('abcdefgh')
    expect(clean('a bcdefgh')).toBe('***')
    expect(clean(base64('abcdefgh'))).toMatch(/^\*\*\*.?=*$/)
  })

  test.each(['abcdefg', 'abcd'])('a short key is not to be had in base64 either: %s', key => {
    expect(createRedactor(key)(`Basic ${base64(key)}`)).not.toContain(base64(key).replace(/.?=*$/, ''))
  })
})

test.each([
  ['abc', '***'],
  ['ab', 'YWI='],
  ['a', 'YQ=='],
])('letters that may be anything are not taken for the base64 of a short key: %s', (key, expected) => {
  expect(createRedactor(key)(base64(key))).toBe(expected)
})

describe('e-mail addresses', () => {
  test.each<[string, string]>([
    ['maren.holt@example.com', '***@***'],
    ['The token of maren.holt@example.com is no longer valid', 'The token of ***@*** is no longer valid'],
    ['<a+b_c@mail.example.co.uk>', '<***@***>'],
    ['"a@b.cc",x@y.zz;u@v.ww', '"***@***",***@***;***@***'],
    ['mailto:a@example.com?x', 'mailto:***@***?x'],
    ['user=a%40example.com', 'user=***@***'],
    ['a&#64;example.com', '***@***'],
    ['a&commat;example.com', '***@***'],
    ['jürgen@exämple.de', '***@***'],
    ['用户@例子.中国', '***@***'],
    [`${'a'.repeat(64)}@${'b'.repeat(60)}.com`, '***@***'],
    ['A@EXAMPLE.COM.', '***@***.'],
    ['a@x.technology', '***@***'],
    ["o'brien@example.com", "o'***@***"],
    ['a.b@example.com/c', '***@***/c'],
  ])('%s', (value, expected) => {
    expect(redact(value)).toBe(expected)
  })

  test.each(['@octocat', 'a@b', 'a @ b.cc', 'user@localhost', 'npm i x@1.2.3', 'a@.com', '50% @ 2.50'])(
    'not one: %s',
    value => {
      expect(redact(value)).toBe(value)
    },
  )

  test('the key inside of one, and beside one', () => {
    expect(redact(`${KEY}@example.com ${KEY} a@example.com`)).not.toContain(KEY)
    expect(redact(`${KEY} a@example.com`)).toBe('*** ***@***')
  })
})

test('long texts without any of it take no long time', () => {
  // In a process of its own, as nothing can stop an expression that has lost its way.
  const script = `
    import { createRedactor } from './src/redact.ts'
    const redact = createRedactor('${KEY}')
    const pieces = ['a', ' ', 's', 's ', 'a@', '@a.', 'sm_', '%25', '\\\\', '\\\\n', 'a.', '&#', '&amp;', 'c21f', 'a%40', '"a']
    for (const piece of pieces) for (let i = 0; i < 100; i++) redact(piece.repeat(8192 / piece.length))`
  const options = { cwd: fileURLToPath(new URL('..', import.meta.url)), timeout: 20_000 }
  expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script], options)).not.toThrow()
})
