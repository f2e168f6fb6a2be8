import { describe, expect, test } from '@jest/globals'
import { createRedactor } from '../src/redact.ts'
import { STATUSES } from '../src/status.ts'
import { inputSummary, summaryOf } from '../src/summary.ts'
import type { SyncOutcome } from '../src/sync.ts'
import { text } from '../src/text.ts'
import type { ConnectionResult } from '../src/watch.ts'
import { rendered, tableCells } from './support/markdown.ts'
import {
  accepted,
  apiFailure,
  aResult,
  aRun,
  CONTEXT,
  LOOKED_AT,
  outcome,
  refused,
  waited,
} from './support/outcomes.ts'
import { same } from './support/plain.ts'

const summary = (of: SyncOutcome, redact = same) => summaryOf(of, CONTEXT, redact)
const completed = (...connections: ConnectionResult[]) =>
  outcome('completed', [waited('completed', connections)])
const results = (number: number, more: Partial<ConnectionResult> = {}) =>
  Array.from({ length: number }, (_, index) => aResult({ id: `c${index}`, ...more }))

/** A run from second `from` to second `to` of a day. */
const between = (from: number | null, to: number | null) =>
  aRun({ startedAt: from === null ? null : from * 1000, completedAt: to === null ? null : to * 1000 })

describe('the table', () => {
  test('not waiting: a row per provider', () => {
    expect(summary(outcome('failed', [accepted(), refused(apiFailure(402), 's3')]))).toBe(
      [
        '## Supermemory sync: ❌\u00a0failed',
        '',
        '| Provider | Status | Details |',
        '| --- | --- | --- |',
        '| notion | 📨\u00a0accepted | accepted |',
        '| s3 | ❌\u00a0failed | asking for a sync failed: the plan does not cover this, or its credits are used up (HTTP 402); check the plan and its credits |',
        '',
      ].join('\n'),
    )
  })

  test('waiting: a row per connection, and one for a provider without', () => {
    const broken = aResult({
      id: 'conn_2',
      status: 'failed',
      run: aRun({
        status: 'failed',
        itemsProcessed: null,
        itemsFailed: null,
        completedAt: null,
        errorCode: 'internal',
      }),
    })
    const providers = [
      waited('failed', [aResult(), broken, aResult({ id: 'conn_3', status: 'not-started', run: null })]),
      waited('no-connections', [], 'granola'),
      refused(apiFailure(405), 's3'),
    ]
    expect(summary(outcome('failed', providers))).toBe(
      [
        '## Supermemory sync: ❌\u00a0failed',
        '',
        '| Provider | Connection | Status | Items | Failed | Took | Details |',
        '| --- | --- | --- | --: | --: | --- | --- |',
        '| notion | `conn_1` | ✅\u00a0completed | 42 | 0 | 1 m 30 s |  |',
        "| notion | `conn_2` | ❌\u00a0failed |  |  |  | failed (`internal`): try again later, and ask Supermemory's support if it stays |",
        '| notion | `conn_3` | ⏸️\u00a0not-started |  |  |  | began no sync within 5 m: check the connection in the Supermemory console |',
        '| granola |  | ❓\u00a0no-connections |  |  |  | accepted, but no connection has these container tags, so nothing will sync: connect it in the Supermemory console, or check container-tags |',
        '| s3 |  | ❌\u00a0failed |  |  |  | asking for a sync failed: the API refused the request (HTTP 405) |',
        '',
        '### When the syncs ran',
        '',
        '```mermaid',
        'gantt',
        '  dateFormat x',
        '  axisFormat %H:%M:%S',
        '  section notion',
        `  ✅ conn_1 :done, ${aRun().startedAt}, ${aRun().completedAt}`,
        `  ❌ conn_2 :crit, ${aRun().startedAt}, ${LOOKED_AT}`,
        '```',
        '',
      ].join('\n'),
    )
  })

  test.each<[string, Partial<ConnectionResult>, string]>([
    ['nothing where the status says it all', {}, ''],
    ['nothing without a run', { run: null }, ''],
    ['that it was joined', { joined: true }, 'completed (joined a sync already in progress)'],
    [
      'that the counts are missing',
      { run: aRun({ itemsProcessed: null }) },
      'completed, its counts are not known',
    ],
    ['what else became of it', { status: 'failed', gone: true }, 'was removed while it was waited for'],
  ])('details of a connection: %s', (_, more, expected) => {
    expect(tableCells(summary(completed(aResult(more))))[0]?.[6]).toBe(expected)
  })

  test.each([
    [between(null, 90), ''],
    [between(0, null), ''],
    [between(0, 90), '1 m 30 s'],
    [between(5, 5), '0 s'],
    [between(5, 4), ''],
  ])('took: %#', (run, expected) => {
    expect(tableCells(summary(completed(aResult({ run }))))[0]?.[5]).toBe(expected)
  })

  test.each([
    [200, 200, null],
    [201, 200, '… and 1 more row, not shown. The output `results` has more.'],
    [1234, 200, '… and 1034 more rows, not shown. The output `results` has more.'],
  ])('%d connections: %d rows', (connections, rows, rest) => {
    const written = summary(completed(...results(connections)))
    expect(tableCells(written)).toHaveLength(rows)
    expect(written.match(/^… and .* more rows?, .*$/m)?.[0] ?? null).toBe(rest)
    expect(tableCells(written).at(-1)?.[1]).toBe('c199')
  })
})

describe('without any provider', () => {
  test.each<[string, SyncOutcome, string]>([
    [
      'nothing found',
      outcome('no-connections', []),
      '| `all` | ❓\u00a0no-connections | no connection has these container tags, so nothing was asked to sync: check container-tags |',
    ],
    [
      'cancelled',
      outcome('cancelled', []),
      '| `all` | 🚫\u00a0cancelled | cancelled before anything was asked to sync |',
    ],
    [
      'the list failed',
      outcome('failed', [], apiFailure({ status: 401, said: '<b>' })),
      '| `all` | ❌\u00a0failed | listing the connections failed: the API does not accept the key (HTTP 401); the API said “`‹b›`”; check api-key: it must be a valid key of the organization |',
    ],
  ])('%s: a table all the same', (_, of, row) => {
    expect(summary(of).split('\n').slice(1)).toEqual([
      '',
      '| Provider | Status | Details |',
      '| --- | --- | --- |',
      row,
      '',
    ])
  })

  test('nothing found without container tags: they are not blamed', () => {
    const untagged = summaryOf(outcome('no-connections', []), { ...CONTEXT, containerTags: [] }, same)
    expect(untagged).toContain('there is no connection, so nothing was asked to sync: connect something')
  })

  test('none of that where there are providers', () => {
    for (const status of ['cancelled', 'no-connections'] as const) {
      expect(summary(outcome(status, [accepted()]))).not.toMatch(/nothing was asked|cancelled before/)
    }
  })

  test('wrong inputs', () => {
    expect(inputSummary([text`provider is “${'a|b'}”`, text`max-retries is “${'`'}”`], same)).toBe(
      '## Supermemory sync: ❌\u00a0failed\n\nNothing was sent, as the inputs need a correction:\n\n- provider is “`a¦b`”\n- max-retries is “`` ` ``”\n',
    )
  })
})

describe('the codes of failed items', () => {
  const coded = (codes: (string | null)[]) =>
    aResult({
      status: 'completed-with-failures',
      failures: codes.map(code => ({ documentId: 'doc_secret', code })),
    })

  test('with counts over all connections, the most frequent first', () => {
    const of = outcome('completed-with-failures', [
      waited('completed-with-failures', [coded(['A', 'B|', null])]),
      waited('completed-with-failures', [coded(['B|'])], 's3'),
    ])
    expect(summary(of)).toContain(
      '\n\n### Failed items, by code\n\n| Code | Items |\n| --- | --: |\n| `B¦` | 2 |\n| `A` | 1 |\n| `unknown` | 1 |\n',
    )
    expect(summary(of)).not.toContain('doc_secret')
  })

  test('none, no table', () => {
    expect(summary(completed(aResult()))).not.toContain('###')
  })

  test.each([
    [50, null],
    [51, '… and 1 more code.'],
    [60, '… and 10 more codes.'],
  ])('%d codes', (number, rest) => {
    const codes = Array.from({ length: number }, (_, index) => `CODE_${index}`)
    const part = summary(completed(coded(codes))).split('### Failed items, by code')[1] ?? ''
    expect(tableCells(part)).toHaveLength(50)
    expect(part.match(/^… .*$/m)?.[0] ?? null).toBe(rest)
  })
})

describe('when the syncs ran', () => {
  const chart = (of: SyncOutcome, redact = same) =>
    /\n\n### When the syncs ran\n\n```mermaid\n([\s\S]*?)\n```\n/.exec(summary(of, redact))?.[1]

  test('a chart of two or more runs, by provider', () => {
    const of = outcome('failed', [
      waited('failed', [
        aResult({ id: 'a', run: between(10, 20) }),
        aResult({ id: 'b', run: between(10, 10), status: 'failed' }),
        aResult({ id: 'c', run: between(10, null), status: 'timed-out' }),
        aResult({ id: 'd', run: null, status: 'not-started' }),
      ]),
      accepted('gmail'),
      waited('failed', [aResult({ id: 'e', run: between(12, 13), status: 'completed-with-failures' })], 's3'),
    ])
    expect(chart(of)).toBe(
      [
        'gantt',
        '  dateFormat x',
        '  axisFormat %H:%M:%S',
        '  section notion',
        '  ✅ a :done, 10000, 20000',
        '  ❌ b :crit, 10000, 10001',
        // Drawn as far as it was seen.
        `  ⌛ c :active, 10000, ${LOOKED_AT}`,
        '  section s3',
        '  ⚠️ e :active, 12000, 13000',
      ].join('\n'),
    )
  })

  test.each<[string, ConnectionResult[]]>([
    ['none', []],
    ['one', [aResult()]],
    ['one, and one whose begin is not known', [aResult(), aResult({ run: between(null, 1) })]],
    ['one, and one that never began', [aResult(), aResult({ run: null })]],
  ])('no chart of %s', (_, connections) => {
    expect(chart(completed(...connections))).toBeUndefined()
  })

  test('no name begins a line, where it could be a statement', () => {
    const words = ['title', 'click', 'section', 'gantt', 'dateFormat', '---']
    const of = outcome(
      'completed',
      words.map(word => waited('completed', [aResult({ id: word })], word)),
    )
    expect(chart(of)?.split('\n').slice(3)).toEqual(
      words.flatMap(word => [`  section ${word}`, expect.stringMatching(`^  ✅ ${word} :done, `)]),
    )
  })

  test('what could mean something to Mermaid is left out of names', () => {
    const of = outcome('completed', [
      waited('completed', [aResult({ id: 'a:b;c#d\n%%{x}' }), aResult({ id: '```\n<b>' })], 'Not ion'),
      waited('completed', [aResult({ id: '' }), aResult({ id: 'x'.repeat(41) })], '%'),
    ])
    expect(chart(of)?.split('\n').slice(3)).toEqual([
      '  section Not_ion',
      expect.stringMatching(/^ {2}✅ a_b_c_d_n___x_ :done, /),
      expect.stringMatching(/^ {2}✅ ____n_b_ :done, /),
      '  section _',
      expect.stringMatching(/^ {2}✅ _ :done, /),
      expect.stringMatching(/^ {2}✅ x{40} :done, /),
    ])
  })

  test('the key is taken out before a name is changed', () => {
    const key = 'sm_secret/0123'
    expect(chart(completed(...results(2, { id: `a${key}` })), createRedactor(key))).toContain(
      '  ✅ a___ :done',
    )
  })

  test.each([
    [60, 60, undefined],
    [61, 60, 'These are the first 60 of 61 syncs.'],
  ])('%d runs: %d bars', (runs, bars, rest) => {
    const of = completed(...results(runs))
    expect(chart(of)?.match(/:done/g)).toHaveLength(bars)
    expect(/^These are .*$/m.exec(summary(of))?.[0]).toBe(rest)
  })

  test.each([
    [12_000, true],
    [12_001, false],
  ])('of %d ms has a tick each second: %s', (ms, ticks) => {
    const from = Date.UTC(2026, 10, 2, 9)
    const first = aResult({ id: 'a', run: aRun({ startedAt: from, completedAt: from + 500 }) })
    const second = aResult({ id: 'b', run: aRun({ startedAt: from + 100, completedAt: from + ms }) })
    expect(chart(completed(second, first))?.split('\n').includes('  tickInterval 1second')).toBe(ticks)
  })

  test('of runs that were all still going, and of one never looked at again', () => {
    const going = aResult({ id: 'g', run: between(10, null), status: 'timed-out' })
    expect(
      chart(outcome('timed-out', [waited('timed-out', [going, going])]))?.match(/:active/g),
    ).toHaveLength(2)
    const blind = waited('timed-out', [going, going])
    const unseen = { ...blind, observed: blind.observed && { ...blind.observed, lookedAt: null } }
    expect(chart(outcome('timed-out', [unseen]))).toContain('⌛ g :active, 10000, 10001')
  })
})

test('every status has its mark in the title', () => {
  const titles = STATUSES.map(status => summary(outcome(status, [])).split('\n')[0])
  expect(new Set(titles).size).toBe(STATUSES.length)
})

const NASTY = [
  '|',
  '`',
  '\\|',
  '<img src=x onerror=alert(1)>',
  '[a](https://evil.example)',
  '![a](https://evil.example/a.png)',
  'https://evil.example',
  '\n\n# x\n\n',
  '</td></tr></table>',
  '```\n</details>',
  '@octocat',
  '`|`',
]

test('nothing remote leaves its cell, nor becomes HTML, a link or an image', () => {
  for (const nasty of NASTY) {
    const failed = aResult({
      id: nasty,
      status: 'failed',
      run: aRun({ status: 'failed', id: nasty, errorCode: nasty, error: nasty }),
      failures: [{ documentId: nasty, code: nasty }],
    })
    const of = outcome('failed', [
      waited('failed', [failed, failed], nasty),
      refused(apiFailure({ status: 400, said: nasty, requestId: nasty, location: nasty }), nasty),
    ])
    const html = rendered(summary(of)).replace(/<\/?(?:table|thead|tbody|tr|code|h2|h3|p|pre)>/g, '')
    expect(
      html.replace(/<t[dh](?: align="right")?>|<\/t[dh]>|<code class="language-mermaid">/g, ''),
    ).not.toMatch(/</)
    expect(tableCells(summary(of)).map(cells => cells.length)).toEqual([7, 7, 7])
  }
})

test('the key is nowhere in it', () => {
  const key = 'sm_secret_0123'
  const flawed = aResult({
    id: key,
    run: aRun({ errorCode: key, error: key }),
    status: 'failed',
    failures: [{ documentId: key, code: key }],
  })
  const of = outcome(
    'failed',
    [waited('failed', [flawed, flawed], key)],
    apiFailure({ said: key, status: 400 }),
  )
  expect(summary(of, createRedactor(key))).not.toContain(key)
})

describe('under 1 MiB, whatever the API says', () => {
  test.each([
    ['ASCII', 'x'],
    ['four bytes each', '😀'],
    ['backticks', '`'],
    ['escapes', '\u0000'],
  ])('%s', (_, letter) => {
    const long = letter.repeat(600)
    const codes = ['1', '2', '3', '4', '5'].map(digit => `${long.slice(0, 480 * letter.length)}${digit}`)
    const flawed = aResult({
      id: long,
      status: 'completed-with-failures',
      run: aRun({ itemsFailed: 5, error: long, errorCode: long }),
      failures: codes.map(code => ({ documentId: long, code })),
    })
    const of = outcome('failed', [
      waited(
        'failed',
        Array.from({ length: 300 }, () => flawed),
        long,
      ),
    ])
    expect(Buffer.byteLength(summary(of))).toBeLessThan(1024 * 1024)
  })
})
