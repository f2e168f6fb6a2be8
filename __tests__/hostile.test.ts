/** One hostile text at a time, wherever the API or an input has room for text: nothing acts, nothing leaks. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { readAction, type StepResult } from '../scripts/runner.ts'
import { REFUSED, startEcho } from './support/echo.ts'
import { rendered } from './support/markdown.ts'
import { startAll } from './support/pool.ts'
import { http, startServer } from './support/server.ts'
import { expectNowhere, KEY, step, written } from './support/step.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const bytesOf = (text: string) => [...Buffer.from(text)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** The key may stand in none of the three forms that are promised; `jane` and `private` nowhere; `evil` may, as text. */
const FORMS: Record<string, string> = {
  'the key': KEY,
  'the key in a header': `Authorization: Bearer ${KEY}`,
  'the key in a URL': `https://evil.example/${encodeURIComponent(KEY)}?k=${bytesOf(KEY)}`,
  'the key in base64': base64(KEY),
  'the key in base64, a byte in': base64(`:${KEY}`),
  'the key in base64, two bytes in': base64(`k=${KEY}&evil`),
  'the key where a text is cut': `${'x'.repeat(490)}${KEY}${'y'.repeat(1475)}${encodeURIComponent(KEY)}`,
  'half a key at the end of what is read': `${`${'a'.repeat(55)}@x.example `.repeat(30)}${encodeURIComponent(KEY)}`,
  'an address': 'jane.doe+x@private.example and "jane doe"@private.example, <JANE@PRIVATE.EXAMPLE>',
  'an address in a URL': 'https://x.example/?login=jane.doe%40private.example&y=1',
  'addresses with no blank between them': 'x@y.example%20jane@private.example+jane%40private.example',
  'an address in JSON': '{"user":"jane.doe@private.example"}',
  'an address where a text is cut': `${'x '.repeat(245)}jane@private.example ${'y '.repeat(735)}jane@private.example`,
  'a command': '::error file=a,line=1::evil',
  'commands on lines of their own': 'x\n::set-output name=evil::1\r\n ::add-mask::evil\r::stop-commands::evil',
  'commands after other line ends': 'x\u0085::error::evil\u2028::error::evil\u2029::error::evil\v\f::error::evil',
  'an encoded command': 'x%0A::error::evil%0D%0A::add-path::evil',
  'the old form': 'see ##[error]evil ####[set-env name=evil;]1 ##[add-path]/evil',
  'the old form around what is taken out': `#${KEY}#[error]evil #jane@private.example#[error]evil #\u200b#[error]evil`,
  'an output of its own': 'x\nEOF\nghadelimiter_0\nevil=1\nevil<<EOF\n1\nEOF\nstatus=completed',
  HTML: '<img src=x onerror=evil()><script>evil()</script>\n\n<details open><summary>evil</summary>\n\n# evil',
  'a comment': '<!-- evil --> --> <!--',
  links: '[evil](http://evil.example) [evil][1] <http://evil.example> ![evil](//evil.example)\n\n[1]: //evil.example',
  'bare links': 'http://evil.example www.evil.example mailto:evil',
  mentions: '@evil #1 octo-org/evil#1 GH-1',
  'cells and tables': 'evil | evil \\| evil \\\\| evil\n| evil |\n| --- |\n| evil |',
  backticks: '`evil` ``evil`` \\` <b>evil</b> \\`` [evil](//evil.example) `',
  'fences and blocks':
    '\n```\n<b>evil</b>\n```mermaid\ngraph TD; evil\n~~~\n# evil\n- **evil**\n> [!WARNING]\n> $$evil$$',
  quotes: '” <b>evil</b> “ [evil](//evil.example) ”',
  'words of Mermaid': 'click evil href "javascript:evil()" :crit, 1, 2\n%%{init: {"evil": 1}}%%',
  'control characters': '\x1b[31mevil\x1b[0m \x1b]8;;http://evil.example\x07evil \0\x08\x7f\x9b31m evil',
  'characters that turn text round or hide it':
    '\u202eevil\u2066 \u200fevil\u200b\u2060\ufeff\u00ad\u{e0041}\ud800 evil',
  '10 kB': 'evil '.repeat(2000),
}
const names = Object.keys(FORMS)

async function echoed(said: string, inputs: (url: string) => [string, Record<string, string>]): Promise<StepResult> {
  const server = await startEcho(said)
  const more = { provider: 'all', 'wait-for': 'completed', 'poll-interval-seconds': '1', 'max-retries': '1' }
  try {
    const [url, own] = inputs(server.url)
    return await step(url, { ...more, ...own }, { debug: true })
  } finally {
    await server.close()
  }
}

const CHANNELS: Record<string, (said: string) => Promise<StepResult>> = {
  'what v3 says': said => echoed(said, url => [url, { 'api-version': 'v3' }]),
  'what v5 says, with tags and a base-url': said =>
    echoed(said, url => {
      // Encoded once more in a path, it is no form that is promised.
      const tag = said.replace('%40', '@')
      const path = said.replaceAll(/[?#\0]/g, '').slice(0, 3000)
      const accounts = String(!/jane/i.test(said))
      return [
        `${url}/${path}`,
        { 'api-version': 'v5', 'container-tags': JSON.stringify([tag, `2${tag}`]), 'show-accounts': accounts },
      ]
    }),
  'what inputs say': said => {
    const text = said.replaceAll('\0', '')
    const all = Object.keys(readAction().inputs).filter(name => !/^(api-key|base-url|container-tags)$/.test(name))
    return step(
      text,
      { ...Object.fromEntries(all.map(name => [name, text])), 'container-tags': `["${text}` },
      { debug: true },
    )
  },
}

/** What a log, and what reads it, may not be sent: anything that steers, hides or turns round. */
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u

/** `step` has seen to commands, and to the key. */
function expectHarmless(result: StepResult): void {
  expect(result).toMatchObject({ exitCode: 1, masks: [KEY] })
  expectNowhere(result, KEY)
  // The old form of a command is one anywhere in a line, also where another step prints an output.
  expect(written(result)).not.toMatch(/jane|(?:@|%40)private|##\[/i)
  const lines = result.stdout.split('\n')
  expect(lines.filter(line => STEERING.test(line))).toEqual([])
  expect(
    lines.flatMap(
      line => /^\s*::(?!add-mask::|debug::|(?:error|warning|notice) title=Supermemory[^:]*::)/.exec(line) ?? [],
    ),
  ).toEqual([])
  expect(result.annotations.length).toBeLessThanOrEqual(20)
  expect(Object.keys(result.outputs)).toHaveLength(9)
  const { summary = '', ...others } = result.outputs
  expect(STEERING.test(Object.values(others).join(''))).toBe(false)
  expect(JSON.parse(result.outputs.results ?? '')).toEqual(expect.any(Array))
  for (const page of [result.summary, summary]) expectHarmlessSummary(page)
}

const ELEMENTS =
  /^<(?:\/?(?:h2|h3|p|table|thead|tbody|tr|th|td|ul|li|pre|code|strong|details|summary)|br|t[hd] align="right"|code class="language-mermaid"|a href="https:\/\/console\.supermemory\.ai"|\/a)>$/
/** A bar's label begins with no word of Mermaid's. */
const MERMAID =
  /^(gantt| {2}(dateFormat x|axisFormat %H:%M:%S|tickInterval 1second|todayMarker off|section [\w.-]+|(?!(?:acc|axis|click|date|excl|gantt|incl|section|tick|title|today|top|week))[\w.-]+ :(done|crit|active), \d+, \d+))$/i

/** No element that the action did not write, no cell too many, and what is theirs is code. */
function expectHarmlessSummary(summary: string): void {
  expect(STEERING.test(summary.replaceAll('\n', ''))).toBe(false)
  const html = rendered(summary)
  expect((html.match(/<[^>]*>/g) ?? []).filter(tag => !ELEMENTS.test(tag))).toEqual([])
  expect(html.replaceAll(/<code[^>]*>[^<]*<\/code>/g, '')).not.toMatch(/evil|x{9}/i)
  for (const table of summary.match(/(?:^\|.*\n)+/gm) ?? []) {
    const cells = table
      .trim()
      .split('\n')
      .map(row => row.split('|').length)
    expect(new Set(cells).size).toBe(1)
  }
  for (const [, chart = ''] of summary.matchAll(/```mermaid\n([^`]*)\n```/g)) {
    const [init, statements = ''] = chart.split('}%%\n')
    expect(init).toMatch(/^%%\{init: \{\s*"theme":/)
    expect(statements.split('\n').filter(line => !MERMAID.test(line))).toEqual([])
  }
}

describe.each(Object.keys(CHANNELS))('%s:', channel => {
  let steps: Map<string, Promise<StepResult>>
  beforeAll(() => {
    const say = CHANNELS[channel] as (said: string) => Promise<StepResult>
    steps = startAll(names, name => say(FORMS[name] ?? ''), 8)
  })

  test.each(names)('%s', async name => {
    const result = (await steps.get(name)) as StepResult
    expectHarmless(result)
    if (name.startsWith('half a key')) expect(written(result)).not.toContain(KEY.slice(0, 12))
    // The text has been where it should: what was not taken out of it is there.
    if (FORMS[name]?.includes('evil') && !name.startsWith('the key')) expect(written(result)).toContain('evil')
    if (channel === 'what v3 says') {
      for (const provider of ['notion', ...REFUSED])
        expect(result.outputs.results).toContain(`"${provider}","status":"failed"`)
      expect(result.summary).toContain('```mermaid')
      expect(result.summary).toContain('### Failed items')
    }
  })
})

/** A check of what the API lists, which knows of no runs. */
async function checked(list: object[], inputs: Record<string, string>): Promise<StepResult> {
  const server = await startServer(({ path }) => (path.endsWith('/list') ? http(200, list) : http(404)))
  try {
    return await step(server.url, { mode: 'check', ...inputs })
  } finally {
    await server.close()
  }
}
const ENDED = { completedAt: '2026-11-01T00:00:00Z' }

test('a line of the log that begins with what the API says', async () => {
  const provider = '::stop-commands::evil'
  const list = [{ id: 'conn_1', provider, lastSyncRun: { status: 'completed', ...ENDED } }]
  const result = await checked(list, { provider: 'all' })
  // `step` has seen to it that it is no command.
  expect(result.log.filter(line => line.includes(`${provider}: `))).toHaveLength(1)
})

test('1,000 errors of 8 kB that keep a search for addresses busy', async () => {
  const lastSyncRun = { status: 'failed', ...ENDED, errorCode: 'internal', error: '%2540'.repeat(1640) }
  const list = Array.from({ length: 1000 }, (_, index) => ({ id: `conn_${index}`, provider: 'notion', lastSyncRun }))
  const result = await checked(list, { provider: 'notion' })
  expect(result.outputs).toMatchObject({ status: 'failed', connections: '1000', 'error-codes': 'internal' })
})
