/** What is done to a text at the door. */
import { expect, jest, test } from '@jest/globals'
import { createClean } from '../src/clean.ts'

const KEY = 'sm_org7/+0123456789abc='
const base64 = (text: string) => Buffer.from(text).toString('base64')
const clean = createClean(KEY)

test.each([
  ['a plain text', 'all is well', 'all is well'],
  ['the key', `key ${KEY}!`, 'key ***!'],
  ['the key in capitals, as of a host', KEY.toUpperCase(), '***'],
  ['the key URL-encoded', encodeURIComponent(KEY), '***'],
  ['the key URL-encoded in part and in lower case', KEY.replace('/', '%2f'), '***'],
  ['the key in base64, up to where its end depends on what follows', base64(KEY), '***0='],
  ['the key in base64 after one byte', base64(`x${KEY}y`), expect.stringMatching(/^..?.?\*\*\*.{0,4}$/)],
  ['the key in base64 after two bytes', base64(`xy${KEY}`), expect.stringMatching(/^...?.?\*\*\*.{0,4}$/)],
  ['the key twice', `${KEY}${KEY}`, '******'],
  ['an e-mail address', 'of jane.doe+x@mail.example, too', 'of ***@***, too'],
  ['with %40', 'jane%40mail.example', '***@***'],
  ['with a quoted name', '"jane doe"@mail.example', '***@***'],
  ['in another script', 'ján@пошта.example', '***@***'],
  ['without a name', '@someone and a@', '@someone and a@'],
  ['lines and tabs', 'a\r\n\tb', 'a␍␊␉b'],
  ['what steers a terminal', '\u001b[31m\u0000\u007f\u009b\u202e\u200b', '␛[31m␀␡[U+9B][U+202E][U+200B]'],
  ['other ends of lines', 'a\u0085b\u2028c\u2029d', 'a[U+85]b[U+2028]c[U+2029]d'],
  ['tags beyond the first plane, and half a character', '\u{e0041} \ud800', '[U+E0041] [U+D800]'],
  ['a backslash, which would come to life in an echo', 'a\\nb \\u000a C:\\x', 'a＼nb ＼u000a C:＼x'],
  ['the old form of a command', 'see ##[error]x ###[y] #[z]', 'see ## [error]x ### [y] #[z]'],
  ['the old form around what is taken out', `#${'\u200b'}#[error] #${KEY}#[x]`, '#[U+200B]#[error] #***#[x]'],
  ['our quotation marks', '“x”', '"x"'],
  ['500 characters', 'x'.repeat(500), 'x'.repeat(500)],
  ['501 characters', 'x'.repeat(501), `${'x'.repeat(499)}…`],
  ['a cut through a character', `${'x'.repeat(498)}🙂x`, `${'x'.repeat(498)}…`],
  ['a key at the cut', `${'x'.repeat(490)}${KEY}${'y'.repeat(99)}`, `${'x'.repeat(490)}***${'y'.repeat(6)}…`],
  ['nothing', '', ''],
])('%s', (_, text, shown) => {
  expect(clean(text)).toEqual(shown)
})

test('of a key that is cut off with a long text nothing is shown', () => {
  // What was removed makes the text so short that its end is shown.
  const encoded = encodeURIComponent(KEY)
  for (let length = 0; length <= encoded.length; length++) {
    expect(clean(`${'x'.repeat(length)}${encoded.repeat(100)}`)).not.toContain('sm_')
  }
})

test('of a long text, no more than 2,000 characters are searched', () => {
  const searched: number[] = []
  const replace = String.prototype.replace
  const spy = jest.spyOn(String.prototype, 'replace').mockImplementation(function (this: string, ...args: unknown[]) {
    searched.push(this.length)
    return Reflect.apply(replace, this, args) as string
  })
  const shown = clean('%2540'.repeat(1600))
  spy.mockRestore()
  expect(Math.max(...searched)).toBeLessThanOrEqual(2000)
  expect(shown).toHaveLength(500)
})

test('where accounts are shown, all is cleaned but e-mail addresses', () => {
  const account = createClean(KEY, false)
  expect(account(`jane@mail.example\n##[x] ${KEY} “x”`)).toBe('jane@mail.example␊## [x] *** "x"')
  expect(account('jane%40mail.example')).toBe('jane%40mail.example')
})

test('without a key nothing is taken for one', () => {
  expect(createClean('')('all is well')).toBe('all is well')
})

test('a short piece in base64 is left, a key of one character is not', () => {
  expect(createClean('abc')(`abc ${base64('abc')}`)).toBe('*** YWJj')
})
