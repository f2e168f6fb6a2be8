// @ts-nocheck
import { beforeAll, describe, expect, test } from '@jest/globals'
import { runStep, type StepResult } from '../scripts/runner.ts'
import { echoedStep, written } from './support/echo.ts'
import { startAll } from './support/pool.ts'

const KEY = 'sm_Emu1ator_kEy-0123456789xYz'
/** With everything in it that some notation escapes. */
const ODD_KEY = 'k/ab+cd=="q\\e"&<x>%41;{z}~7'
/** Made like the name of a provider. */
const PLAIN_KEY = 'abcdef-0123456789-fedcba'

const bytes = (text: string) => [...Buffer.from(text)]
const lines = (text: string, width: number, end: string) =>
  text.match(new RegExp(`.{1,${width}}`, 'g'))?.join(end) ?? ''
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** How a key comes back. */
const FORMS: [name: string, form: (key: string) => string][] = [
  ['in clear', key => key],
  ['as the header', key => `Authorization: Bearer ${key}`],
  ['in a URL', key => `https://evil.example/?k=${encodeURIComponent(key)}&x`],
  [
    'percent-encoded, lower case',
    key =>
      bytes(key)
        .map(byte => `%${byte.toString(16).padStart(2, '0')}`)
        .join(''),
  ],
  [
    'percent-encoded, upper case',
    key =>
      bytes(key)
        .map(byte => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
        .join(''),
  ],
  [
    'percent-encoded twice',
    key =>
      encodeURIComponent(
        bytes(key)
          .map(byte => `%${byte.toString(16).padStart(2, '0')}`)
          .join(''),
      ),
  ],
  ['in base64', key => base64(key)],
  ['in base64, after Bearer', key => base64(`Bearer ${key}`)],
  ['in base64, one byte in', key => base64(`:${key}`)],
  ['in base64, two bytes in', key => base64(`a:${key}:b`)],
  ['in base64url', key => Buffer.from(`Bearer ${key}!`).toString('base64url')],
  ['in base64, percent-encoded', key => encodeURIComponent(base64(`Bearer ${key}`))],
  ['in base64, over lines', key => lines(base64(`Bearer ${key}`), 9, '\r\n')],
  ['over lines', key => lines(key, 5, '\n')],
  ['over lines, with blanks', key => lines(key, 7, ' \r\n\t')],
  ['with zero-width spaces', key => lines(key, 3, '\u200b')],
  [
    'as JSON escapes',
    key => [...key].map(each => `\\u${(each.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join(''),
  ],
  ['as a JSON text in a text', key => JSON.stringify({ authorization: `Bearer ${key}` })],
  ['as a JSON text in a JSON text', key => JSON.stringify(JSON.stringify({ key }))],
  ['as JSON of other tools, with escaped slashes', key => JSON.stringify({ key }).replaceAll('/', '\\/')],
  ['as HTML entities', key => [...key].map(each => `&#${each.codePointAt(0)};`).join('')],
  [
    'as escaped HTML',
    key =>
      key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ],
  ['after 490 characters', key => `${'x'.repeat(490)}${key}`],
  ['before its own half', key => `${key} ${key.slice(0, 5)}`],
  ['as a path of steps that a URL resolves', key => `/../${key}/..`],
]

/** The key, or most of it, read in a text in every notation that anybody might undo. */
function findings(text: string, key: string): string[] {
  const undone = [
    text,
    text.replace(/\\u\{?([0-9a-f]{1,6})\}?/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
    text.replace(/\\(["\\/])/g, '$1'),
    text.replace(/\\\\/g, '\\').replace(/\\(["\\/])/g, '$1'),
    text.replace(/&#x?0*(\d+);/gi, (_, point) => String.fromCodePoint(Number(point))),
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    text.replace(/%(?:25)*([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  ].flatMap(each => [each, each.replace(/\\[nrt]|\\u\{[0-9a-f]+\}|[\s\p{Cc}\p{Cf}]/gu, '')])
  const decoded = undone.flatMap(each =>
    (each.match(/[A-Za-z0-9+/_-]{12,}/g) ?? []).flatMap(run =>
      [0, 1, 2, 3].map(skip => Buffer.from(run.slice(skip), 'base64').toString('latin1')),
    ),
  )
  const most = key.slice(0, Math.ceil(key.length * 0.6))
  const rest = key.slice(Math.floor(key.length * 0.4))
  const found = [...undone, ...decoded].flatMap(each =>
    [most, rest].flatMap(part => {
      const at = each.toLowerCase().indexOf(part.toLowerCase())
      return at < 0 ? [] : [each.slice(Math.max(0, at - 60), at + 60)]
    }),
  )
  return [...new Set(found)].slice(0, 3)
}

describe('the key that the API echoes', () => {
  const cases = [KEY, ODD_KEY].flatMap(key =>
    FORMS.map(([name, form]) => ({ name: `${name}: ${key}`, key, said: form(key) })),
  )
  let steps: Map<(typeof cases)[number], Promise<StepResult>>

  beforeAll(() => {
    steps = startAll(cases, ({ key, said }) => echoedStep(said, { inputs: { 'api-key': key }, debug: true }))
  })

  test.each(cases)('$name', async each => {
    const result = (await steps.get(each)) as StepResult
    expect(result).toMatchObject({ exitCode: 1, killed: false, masks: [each.key], stderr: '' })
    expect(findings(written(result), each.key)).toEqual([])
  })

  test('as the host that a redirect leads to', async () => {
    const result = await echoedStep(KEY, { inputs: { 'api-key': KEY }, debug: true }, KEY)
    expect(findings(written(result), KEY)).toEqual([])
  })

  test('as the name of a provider', async () => {
    const inputs = { 'api-key': PLAIN_KEY, provider: 'all' }
    const result = await echoedStep(PLAIN_KEY, { inputs, debug: true })
    expect(findings(written(result), PLAIN_KEY)).toEqual([])
  })

  test('which is short: in clear', async () => {
    const result = await echoedStep('secret7', { inputs: { 'api-key': 'secret7' }, debug: true })
    expect(written(result)).not.toContain('secret7')
  })
})

describe('a key that was stored with something around it', () => {
  test.each([
    ['a newline at its end', `${KEY}\n`],
    ['a Windows newline at its end', `${KEY}\r\n`],
    ['blanks around', `  ${KEY}\t `],
  ])('%s: works, and is nowhere', async (_, given) => {
    for (const inputs of [{ 'api-key': given }, {}] as Record<string, string>[]) {
      const env = 'api-key' in inputs ? {} : { SUPERMEMORY_API_KEY: given }
      const result = await echoedStep(KEY, { inputs, env, debug: true })
      expect(result.log.join('\n')).toMatch(/notion: accepted/)
      expect(result.masks).toEqual([KEY])
      expect(findings(written(result), KEY)).toEqual([])
    }
  })

  test.each([
    ['a newline within', `${KEY.slice(0, 12)}\n${KEY.slice(12)}`],
    ['a blank within', `${KEY.slice(0, 12)} ${KEY.slice(12)}`],
    ['a carriage return within', `${KEY.slice(0, 12)}\r${KEY.slice(12)}`],
    ['two keys', `${KEY}\n${KEY}2`],
    ['a control character', `${KEY}\x01`],
    ['a character outside of ASCII', `${KEY}é`],
    ['a typographic quotation mark', `“${KEY}”`],
    ['a byte order mark', `\ufeff${KEY}`],
    ['an emoji', `${KEY}🔑`],
    ['an escape sequence', `\x1b[31m${KEY}`],
    ['only commands', `::error::${KEY}\n::add-mask::x ${KEY}`],
  ])('%s: refused without a request, and nowhere', async (_, given) => {
    const result = await runStep({
      inputs: { provider: 'notion', 'api-key': given, 'base-url': 'http://127.0.0.1:9' },
      killAfterMs: 10_000,
      debug: true,
    })
    // A byte order mark counts as white space: what is left may well be a key.
    if (given.startsWith('\ufeff')) return expect(findings(written(result), KEY)).toEqual([])
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
    expect(result.annotations).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^api-key contains/) }),
    ])
    expect(findings(written(result), KEY)).toEqual([])
    for (const part of given.split(/[\r\n]+/)) expect(result.masks.join('\n')).toContain(part.trim())
  })
})

test('the key in another input, by mistake', async () => {
  const names = [
    'provider',
    'container-tags',
    'base-url',
    'wait-for-completion',
    'wait-timeout-minutes',
    'max-retries',
  ]
  for (const value of [
    KEY,
    `https://user:${KEY}@api.example/?k=${KEY}`,
    `["${KEY}"`,
    encodeURIComponent(KEY),
  ]) {
    const inputs = Object.fromEntries(names.map(name => [name, value]))
    const result = await runStep({ inputs: { ...inputs, 'api-key': KEY }, killAfterMs: 10_000, debug: true })
    expect(result.exitCode).toBe(1)
    expect(findings(written(result), KEY)).toEqual([])
  }
})

test('credentials in base-url are not printed either', async () => {
  for (const url of [
    'https://me:hunter2pass@api.example',
    'https://me:hunter2pass@api exam ple',
    'http://me:hunter2pass@[::1',
    'ftp://hunter2pass@x',
  ]) {
    const result = await runStep({
      inputs: { provider: 's3', 'api-key': KEY, 'base-url': url },
      killAfterMs: 10_000,
    })
    expect(result.exitCode).toBe(1)
    expect(written(result)).not.toContain('hunter2pass')
  }
})
