/** What must not be shown, and texts that want to be more than texts. The runner's own mask is not applied to what is read here. */
import { connection, KEY, type Scenario } from '../support/scenario.ts'
import { always, type Mishap } from '../support/simulated-network.ts'

const asking = { provider: 'notion' }
const waiting = { ...asking, 'wait-for': 'completed' }
const says = (body: string | object, headers: Record<string, string> = {}): Mishap => ({
  status: 418,
  headers,
  body,
})
const refused = (name: string, ...mishap: Parameters<typeof says>): Scenario => ({
  name,
  inputs: asking,
  mishaps: { ask: always(says(...mishap)) },
  debug: true,
})
/** Runs that fail with these words, the first as the code. */
const failing = (name: string, ...texts: [errorCode: string | null, error: string][]): Scenario => ({
  name,
  inputs: waiting,
  connections: texts.map(([errorCode, error], index) =>
    connection('notion', `conn_${index + 1}`, { status: 'failed', errorCode, error }),
  ),
})
const listing = (name: string, ids: string[]): Scenario => ({
  name,
  inputs: waiting,
  mishaps: {
    ask: always(202),
    list: always({
      edit: () => ids.map(id => ({ id, provider: 'notion', lastSyncRun: { status: 'completed', ...LATER } })),
    }),
  },
  debug: true,
})
const LATER = { startedAt: '2026-10-05T08:30:02.000Z', completedAt: '2026-10-05T08:30:03.000Z' }
const BASE64 = Buffer.from(`Bearer ${KEY}`).toString('base64')
const COMMANDS = [
  '::error::first\n::set-output name=status::completed\r\n  ::stop-commands::x',
  'see ##[error]here and ##[add-mask]there',
  '%0A::warning::encoded\u2028::notice::separated',
]
const MARKDOWN = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'cell | cell || \\| done',
  '[link](https://evil.example) ![image](https://evil.example/i.png) https://evil.example @someone #1',
  '` `` ``` ```` **bold** _it_ <!-- comment',
  '\n\n# Heading\n| a | b |\n```mermaid\ngantt\n```',
]

export const secretsAndHostileTexts: Scenario[] = [
  refused('the key in the words of a refusal', {
    error: `key ${KEY} is bad`,
    details: `url ${encodeURIComponent(KEY)} base64 ${Buffer.from(KEY).toString('base64')} header ${BASE64}`,
  }),
  refused('the key in headers', 'no', { 'x-request-id': `req-${KEY}` }),
  refused('the key across the place where a text is cut', {
    error: `${'x'.repeat(480)}${KEY}${'y'.repeat(600)}`,
  }),
  {
    name: 'the key in the target of a redirect',
    inputs: asking,
    mishaps: {
      ask: always({
        status: 301,
        headers: { location: `https://eu.example/${KEY}?key=${KEY}` },
        body: '',
      }),
    },
    debug: true,
  },
  failing(
    'the key in what a run says',
    [`code_${KEY}`, `failed with ${KEY}`],
    [null, `as ${encodeURIComponent(KEY)} and ${BASE64}`],
  ),
  listing('the key as an id', ['conn_fine', `conn_${KEY}`]),
  refused('e-mail addresses in the words of a refusal', {
    error:
      'jane.doe+x@mail.example has no access; nor has jane%40mail.example, nor <j@x.example>, "q q"@mail.example',
  }),
  failing('e-mail addresses in what a run says', [
    'auth_expired',
    'Token of jane@mail.example expired (JANE%40MAIL.EXAMPLE)',
  ]),
  listing('e-mail addresses as ids', ['jane@mail.example', 'jane%40mail.example']),
  {
    name: 'titles, accounts and folders are never shown',
    inputs: { ...waiting, provider: 'notion, google-drive' },
    connections: [
      connection(
        'google-drive',
        'conn_b',
        { failures: [{ id: 'doc_1', title: 'Salaries 2026.xlsx', errorCode: 'too_large' }] },
        { email: 'boss@mail.example' },
      ),
      connection('notion', 'conn_a', {
        failures: [{ id: 'doc_2', title: 'Merger plan', errorCode: 'too_large' }],
      }),
    ],
    mishaps: {
      list: always({
        edit: list => list.map(entry => ({ ...entry, metadata: { folder: 'Board of directors' } })),
      }),
    },
    debug: true,
  },
  ...COMMANDS.map((text, index) => refused(`commands in the words of a refusal, ${index + 1}`, text)),
  failing('commands in what a run says', ...COMMANDS.map((text): [string, string] => [text, text])),
  refused('Markdown in the words of a refusal', { message: MARKDOWN.join(' ') }),
  failing('Markdown in what a run says', ...MARKDOWN.map((text): [string, string] => [text, text])),
  refused(
    'characters that steer a terminal',
    '\u001b[31mred\u001b[0m \u202eesrever\u200b\u0000 \u{e0041} \ud800 end',
  ),
  listing('ids that lead elsewhere', [
    '..',
    '.',
    '../../v3/x',
    'a/b',
    'conn a',
    'conn?x=1#y',
    'é',
    'x'.repeat(129),
    'x'.repeat(128),
  ]),
  listing('ids that want to be more', [
    '::error::id',
    '##[error]id',
    '<b>|id|</b>',
    'id\n::warning::x',
    '[l](https://evil.example)',
  ]),
  listing('ids of every character that is allowed', ['A-Za-z0-9_.:~-', '...', 'title', 'click']),
  {
    name: 'an id that is no text',
    inputs: { ...waiting, 'wait-timeout-minutes': '0.2' },
    mishaps: { ask: always(202), list: always({ edit: () => [{ id: 5, provider: 'notion' }] }) },
  },
  {
    name: 'providers that want to be more',
    inputs: { provider: 'all' },
    mishaps: {
      list: always({
        edit: () =>
          ['::error::p', '../list', '<b>p</b>', `p ${KEY}`, 'p@mail.example', '..', 'p\u0000|q'].map(
            (provider, index) => ({
              id: `conn_${index}`,
              provider,
            }),
          ),
      }),
    },
    debug: true,
  },
  {
    name: 'documents and codes that want to be more',
    inputs: waiting,
    connections: [
      connection('notion', 'conn_a', {
        failures: [
          { id: '::error::doc', title: 'T', errorCode: '::warning::code' },
          { id: 'doc|<i>', title: 'T', errorCode: 'code|<b>x</b>' },
          { id: 'jane@mail.example', title: 'T', errorCode: `${KEY}` },
        ],
      }),
    ],
    debug: true,
  },
  {
    name: 'inputs that want to be more',
    inputs: {
      provider: '::error::p, ##[error]q, <b>',
      'container-tags': '[ ::warning::t <img> jane@mail.example',
      'base-url': 'https://::error::@x',
      'max-retries': '3\n::error::x',
    },
  },
  {
    name: 'tags that want to be more are sent as they are',
    inputs: { ...asking, 'container-tags': '::error::t,##[error]t,<b>|`t`,jane@mail.example,\u202et' },
  },
]
