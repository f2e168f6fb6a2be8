import { describe, expect, test } from '@jest/globals'
import { join, markdown, plain, providerName, text, visible } from '../src/text.ts'
import { rendered, tableCells } from './support/markdown.ts'
import { same, shown } from './support/plain.ts'

const disarmed = (quote: string) =>
  quote.replaceAll('|', '¦').replaceAll('<', '‹').replaceAll('>', '›').replaceAll('](', '] (')
const marked = (quote: string) => markdown(text`${quote}`, same)

describe('phrases', () => {
  test('words of ours, quotes, numbers and phrases in one', () => {
    const inner = text`b ${'c\n'} d`
    expect(text`a ${inner} ${3}${'q'}`).toEqual([
      'a ',
      'b ',
      { quote: 'c\n' },
      ' d',
      ' ',
      '3',
      { quote: 'q' },
    ])
    expect(shown(text`a ${inner} ${3}${'q'}`)).toBe('a b c\\n d 3q')
  })

  test('nothing at all is no part', () => {
    expect(text``).toEqual([])
    expect(text`${text``}${'x'}`).toEqual([{ quote: 'x' }])
    expect(shown(text`${''}`)).toBe('')
  })

  test.each<[string[], string]>([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b\u0007', 'c'], 'a; b\\u{7}; c'],
  ])('joining %j', (quotes, expected) => {
    const phrases = quotes.map(quote => text`${quote}`)
    expect(shown(join(phrases, '; '))).toBe(expected)
  })

  test.each<[string, object]>([
    ['google-drive', ['google-drive']],
    ['s3', ['s3']],
    ['google-Drive', [{ quote: 'google-Drive' }]],
    ['other', [{ quote: 'other' }]],
    ['', [{ quote: '' }]],
    ['<b>', [{ quote: '<b>' }]],
  ])('a provider named %j', (name, expected) => {
    expect(providerName(name)).toEqual(expected)
  })
})

describe('what is not seen, or steers, is shown', () => {
  test.each([
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\0\x1b[31m\x7f\x85', '\\u{0}\\u{1b}[31m\\u{7f}\\u{85}'],
    ['\u202eabc\u2066', '\\u{202e}abc\\u{2066}'],
    ['a\u200b\u200d\ufeff\u00adb', 'a\\u{200b}\\u{200d}\\u{feff}\\u{ad}b'],
    ['\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['\ud800 \udfff', '\\u{d800} \\u{dfff}'],
    ['\ue000\u{10ffff}\u{f0000}', '\\u{e000}\u{10ffff}\\u{f0000}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['é 漢 😀 \u00a0 e\u0301', 'é 漢 😀 \u00a0 e\u0301'],
    ['\\n stays', '\\n stays'],
    ['##[error]x ###[a', '## [error]x ### [a'],
    ['é##[error]', 'é## [error]'],
    ['#[a] ## [b]', '#[a] ## [b]'],
    ['::error::x', '::error::x'],
  ])('%j', (value, expected) => {
    expect(visible(value)).toBe(expected)
  })
})

describe('how long a quote may be', () => {
  test.each<[string, number, string]>([
    ['500 characters stay', 500, 'x'.repeat(500)],
    ['501 are cut, and the mark counts', 501, `${'x'.repeat(499)}…`],
    ['so are many', 100_000, `${'x'.repeat(499)}…`],
  ])('%s', (_, length, expected) => {
    expect(shown(text`${'x'.repeat(length)}`)).toBe(expected)
    expect(marked('x'.repeat(length))).toBe(`\`${expected}\``)
  })

  test('characters, not halves of them', () => {
    expect(shown(text`${'😀'.repeat(500)}`)).toBe('😀'.repeat(500))
    expect(shown(text`${'😀'.repeat(501)}`)).toBe(`${'😀'.repeat(499)}…`)
  })

  test('as shown, escapes included', () => {
    expect(shown(text`${'\n'.repeat(250)}`)).toBe('\\n'.repeat(250))
    expect(shown(text`${'\n'.repeat(251)}`)).toBe(`${'\\n'.repeat(249)}\\…`)
  })

  test('each quote by itself, and never our own words', () => {
    const ours = 'w'.repeat(600)
    expect(shown([ours, { quote: 'x'.repeat(600) }, { quote: 'y' }])).toBe(`${ours}${'x'.repeat(499)}…y`)
  })

  test('half a key is not shown where a very long text is cut before it is redacted', () => {
    const key = 'sm_0123456789_abcdefghijklmnopqrstuvwxyz'
    const redact = (value: string) => value.replaceAll(key, '*')
    for (const length of [8191, 8192, 8193, 8200, 8231, 8232, 20_000]) {
      const long = `${key.repeat(600).slice(0, length)}`
      expect(plain(text`${long}`, redact)).toMatch(length > 8192 ? /^\**$/ : /^\*{204}sm_[^*]*$/)
    }
    // What comes before that is shown as ever.
    expect(plain(text`${`${'x'.repeat(8000)}${key.repeat(30)}`}`, redact)).toBe(`${'x'.repeat(499)}…`)
  })

  test('redacting comes before cutting and before making visible', () => {
    const key = 'KEY\u200bKEY'
    const redact = (value: string) => value.replaceAll(key, '*')
    expect(plain(text`${`${'x'.repeat(497)}${key}`}`, redact)).toBe(`${'x'.repeat(497)}*`)
    expect(markdown(text`${`${'x'.repeat(497)}${key}`}`, redact)).toBe(`\`${'x'.repeat(497)}*\``)
  })
})

describe('Markdown', () => {
  test('our words as they are, quotes as code', () => {
    expect(markdown(text`**ours** ${'*theirs*'} ${1}`, same)).toBe('**ours** `*theirs*` 1')
  })

  test.each([
    ['a|b||', '`a¦b¦¦`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``a', '``` ``a ```'],
    ['a`', '`` a` ``'],
    ['a``b`c', '```a``b`c```'],
    ['', '(blank)'],
    ['  ', '(blank)'],
    ['\n', '`\\n`'],
    ['\\', '`\\`'],
    [' a ', '` a `'],
  ])('%j', (quote, expected) => {
    expect(marked(quote)).toBe(expected)
  })

  test.each([
    'https://evil.example/x www.evil.example',
    '[click](https://evil.example)',
    '![x](https://evil.example/x.png)',
    '<img src=x onerror=alert(1)>',
    '</code></td><script>alert(1)</script>',
    '<!-- -->',
    '`<b>`',
    '``<b>`` `<i>`',
    '|`|<b>|`',
    '\\`<b>\\`',
    '`\\|`|<b>',
    '@octocat #1 :tada:',
    'a\n\n# b\n\n<b>',
    '\u2028<b>\r\n<i>',
    '**a** _b_ ~~c~~ $x$',
    '&lt;b&gt; &amp;',
  ])('in a cell it stays one cell of plain code: %j', quote => {
    const row = `| x | ${marked(quote)} | ${marked('`')} |`
    const table = ['| a | b | c |', '| --- | --- | --- |', row].join('\n')
    expect(tableCells(table)).toEqual([['x', disarmed(visible(quote)), '`']])
    // Nor is it any of that where a summary is copied to and code spans are not known.
    expect(marked(quote)).not.toMatch(/[<>]|\]\(/)
    expect(rendered(table).replace(/<\/?(?:table|thead|tbody|tr|th|td|code)>/g, '')).not.toMatch(/<|https?:"/)
    expect(rendered(`- x ${marked(quote)}`).replace(/<\/?(?:ul|li|code)>/g, '')).not.toMatch(/[<>]/)
  })
})
