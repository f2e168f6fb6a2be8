// @ts-nocheck
import { beforeAll, describe, expect, test } from '@jest/globals'
import { lexer, type Token, type Tokens } from 'marked'
import { runStep, type StepResult } from '../scripts/runner.ts'
import { echoedStep, written } from './support/echo.ts'
import { startAll } from './support/pool.ts'

const KEY = 'sm_injection_key_0123456789'

/** Each has `evil` in it, so that it can be found again. */
const PAYLOADS: Record<string, string> = {
  'a command': '::error::evil',
  'a command with properties': '::error file=a,line=1::evil',
  'a command after a line feed': 'x\n::error::evil',
  'a command after a carriage return': 'x\r::set-output name=evil::evil',
  'a command after other line ends':
    'x\u0085::error::evil\u2028::error::evil\u2029::error::evil\v::error::evil\f::error::evil',
  'a command after an escaped line feed': 'x%0A::error::evil%0D%0A::error::evil',
  'a command after blanks': ' \t\u00a0\ufeff\u200b::error::evil',
  'a command after NUL': '\0::error::evil',
  'commands that change the runner':
    '\n::add-mask::evil\n::stop-commands::evil\n::add-path::evil\n::save-state name=evil::1',
  'the old form': '##[error]evil',
  'the old form, hidden': '#\u200b#[error]evil #\u00ad#[group]evil ##\u2060[error]evil ##\0[error]evil',
  'the old form around what is redacted': `#${KEY}#[error]evil #a@b.example#[error]evil`,
  'the old form of others':
    '##[set-env name=evil;]1 ##[add-path]/evil ##vso[task.setvariable variable=evil]1',
  'the old form, twice': '####[error]evil ##[##[error]evil',
  'the end of a heredoc':
    'x\nEOF\nghadelimiter_00000000-0000-0000-0000-000000000000\nevil=1\nevil<<EOF\n1\nEOF',
  'an output': '\nevil=1\nstatus=completed\n',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
  'an expression': '${{ secrets.EVIL }} $(evil) `evil`',
  colours: '\x1b[31mevil\x1b[0m \x9b31mevil',
  'a terminal link': '\x1b]8;;http://evil.example\x07evil\x1b]8;;\x07',
  'control characters': '\x01\x02\x07\x08evil\x7f\x80\x9f',
  'overrides of direction': '\u202eevil\u202c \u2066evil\u2069 \u200fevil \u061cevil',
  'invisible characters': '\u200bevil\u2060\ufeff\u{e0041}\u00ad',
  'half a character': 'evil\ud800 \udc00evil',
  HTML: '<img src=x onerror=evil()><script>evil()</script><a href="//evil.example">x</a>',
  'HTML blocks': '\n\n<details open><summary>evil</summary>\n\n# evil\n\n</details>\n\n',
  'a comment': '<!-- evil --> --> <!--',
  links:
    '[evil](http://evil.example) [evil][1] <http://evil.example> ![evil](//evil.example)\n\n[1]: //evil.example',
  'bare links': 'http://evil.example www.evil.example evil@evil.example mailto:evil@evil.example',
  mentions: '@evil #1 octo-org/evil#1 GH-1 evil',
  'table cells': 'evil | evil | evil \\| evil \\\\| evil',
  'a table': '\n| evil |\n| --- |\n| evil |\n',
  backticks: '`evil` ``evil`` ```evil``` ` `` ``` evil `',
  'a backtick': '` evil <b>evil</b>',
  'a backtick after a backslash': '\\` <b>evil</b> \\`` [evil](//evil.example)',
  'a fence': '\n```\n<b>evil</b>\n```mermaid\ngraph TD; evil',
  'a fence of tildes': '\n~~~\nevil\n~~~',
  'emphasis and headings': '\n# evil\n\n**evil** __evil__ ~~evil~~ $$evil$$',
  'a list and a quote': '\n- evil\n\n> evil\n\n> [!WARNING]\n> evil',
  entities: '&lt;evil&gt; &#60;evil&#62; &evil;',
  'only blanks and bars': ' | evil | ',
  Mermaid: '%%{init: {"evil": 1}}%% evil :crit, 1, 2\n  click evil href "javascript:evil()"',
  'a Mermaid section': 'section evil',
  'a Mermaid title': 'title evil; dateFormat evil',
}

const allowedCommands = new Set(['add-mask', 'debug', 'error', 'warning', 'notice'])

/** What a log, and what reads it, may not be sent: anything that steers, hides or turns round. */
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u

function expectHarmless(result: StepResult, annotations: number): void {
  expect(result).toMatchObject({ exitCode: 1, killed: false, stderr: '', otherCommands: [], masks: [KEY] })
  const lines = result.stdout.split('\n')
  const names = lines.flatMap(line => /^\s*::([^ :]*)/.exec(line)?.[1] ?? [])
  expect(names.filter(name => !allowedCommands.has(name))).toEqual([])
  expect(lines.filter(line => STEERING.test(line))).toEqual([])
  expect(result.stdout).not.toContain('##[')
  expect(result.annotations.filter(({ title }) => title !== 'Supermemory sync')).toEqual([])
  expect(result.annotations).toHaveLength(annotations)
  expect(result.annotations.filter(({ message }) => STEERING.test(message))).toEqual([])
  expect(Object.keys(result.outputs).sort()).toEqual(['items-failed', 'items-processed', 'results', 'status'])
  expect(STEERING.test(Object.values(result.outputs).join(''))).toBe(false)
  expect(JSON.parse(result.outputs.results ?? '')).toEqual(expect.any(Array))
  expectHarmlessSummary(result.summary)
}

function expectHarmlessSummary(summary: string): void {
  expect(STEERING.test(summary.replaceAll('\n', ''))).toBe(false)
  const tokens = lexer(summary, { gfm: true })
  const kinds = new Set([
    'heading',
    'space',
    'table',
    'code',
    'paragraph',
    'text',
    'list',
    'list_item',
    'codespan',
  ])
  expect(flatten(tokens).filter(({ type }) => !kinds.has(type))).toEqual([])
  // A text with no tokens of its own is what is shown as it stands: none of it is theirs.
  const plain = flatten(tokens).filter(token => token.type === 'text' && !('tokens' in token && token.tokens))
  expect(plain.filter(({ raw }) => /evil/i.test(raw))).toEqual([])
  const headings = tokens.filter(({ type }) => type === 'heading').map(({ raw }) => raw.trim())
  for (const heading of headings) {
    expect(heading).toMatch(
      /^(## Supermemory sync: \S+\s[a-z -]+|### Failed items, by code|### When the syncs ran)$/u,
    )
  }
  for (const table of tokens.filter((token): token is Tokens.Table => token.type === 'table')) {
    const rows = table.raw.trim().split('\n')
    // A bar too many makes a cell that Markdown drops: it must not be there in the first place.
    for (const row of rows) expect(row.split('|')).toHaveLength(table.header.length + 2)
  }
  for (const code of tokens.filter((token): token is Tokens.Code => token.type === 'code')) {
    expect(code.lang).toBe('mermaid')
    for (const line of code.text.split('\n')) expect(line).toMatch(MERMAID)
  }
}

/** Of labels, those that begin like a word of Mermaid's own language are not labels. */
const MERMAID =
  /^(gantt| {2}dateFormat x| {2}axisFormat %H:%M:%S| {2}tickInterval 1second| {2}section [\w.-]+| {2}(?!(section|title|click|call|href|excludes|includes|dateFormat|axisFormat|tickInterval|todayMarker|weekday|weekend|accTitle|accDescr) |gantt|inclusiveEndDates|topAxis|\d{4}-\d\d-\d\d)[^:;%{}]+ :(done|crit|active), \d+, \d+)$/

function flatten(tokens: Token[]): Token[] {
  return tokens.flatMap(token => {
    const cells =
      token.type === 'table'
        ? [...(token as Tokens.Table).header, ...(token as Tokens.Table).rows.flat()]
        : []
    const inner = [
      ...('tokens' in token && token.tokens ? token.tokens : []),
      ...cells.flatMap(cell => cell.tokens),
      ...(token.type === 'list' ? (token as Tokens.List).items : []),
    ]
    return [token, ...flatten(inner)]
  })
}

describe('what the API says', () => {
  const names = Object.keys(PAYLOADS)
  let steps: Map<string, Promise<StepResult>>
  beforeAll(() => {
    steps = startAll(names, name =>
      echoedStep(PAYLOADS[name] ?? '', { inputs: { 'api-key': KEY }, debug: true }),
    )
  })

  test.each(names)('%s', async name => {
    const result = (await steps.get(name)) as StepResult
    // One for each provider.
    expectHarmless(result, 6)
    expect(written(result)).toContain('evil')
  })
})

describe('what an input says', () => {
  const names = Object.keys(PAYLOADS).filter(name => !PAYLOADS[name]?.includes('\0'))
  const every = [
    'provider',
    'base-url',
    'wait-for-completion',
    'wait-timeout-minutes',
    'poll-interval-seconds',
    'request-timeout-seconds',
    'max-retries',
    'fail-on-item-failures',
  ]
  const run = (inputs: Record<string, string>) =>
    runStep({ inputs: { ...inputs, 'api-key': KEY }, killAfterMs: 10_000, debug: true })
  const wrongInputs = (payload: string) => ({
    ...Object.fromEntries(every.map(input => [input, payload])),
    'container-tags': `["evil" ${payload}`,
  })
  const wrongTags = (payload: string) => ({
    provider: 's3, notion',
    'container-tags': JSON.stringify([payload, `2 ${payload}`]),
    'base-url': `http://127.0.0.1:9/${payload.replace(/[?#]/g, '')}`,
    'max-retries': '0',
  })
  let steps: Map<string, Promise<[StepResult, StepResult]>>
  beforeAll(() => {
    steps = startAll(names, async name => [
      await run(wrongInputs(PAYLOADS[name] ?? '')),
      await run(wrongTags(PAYLOADS[name] ?? '')),
    ])
  })

  test.each(names)('%s', async name => {
    const [refused, sent] = (await steps.get(name)) as [StepResult, StepResult]
    expectHarmless(refused, 9)
    // Two providers that could not be reached, and a warning about the tags.
    expectHarmless(sent, 3)
  })
})

describe('an id that is a word of Mermaid', () => {
  const words = [
    'section',
    'title',
    'click',
    'gantt_1',
    '2026-11-22',
    'accTitle',
    'topAxis',
    'excludes',
    'done',
    'end',
  ]
  let steps: Map<string, Promise<StepResult>>
  beforeAll(() => {
    steps = startAll(words, word => echoedStep(word, { inputs: { 'api-key': KEY } }))
  })

  test.each(words)('%s', async word => {
    const { summary } = (await steps.get(word)) as StepResult
    const chart = lexer(summary).find((token): token is Tokens.Code => token.type === 'code')
    expect(chart?.text.split('\n').filter(line => !MERMAID.test(line))).toEqual([])
  })
})
