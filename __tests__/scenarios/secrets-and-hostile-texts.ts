/** What must not be shown, and texts that want to be more than texts. The runner's own mask is not applied to what is read here. */
import { BOTH, connection, KEY, type Scenario } from '../support/scenario.ts'
import { always, type Fault, listed } from '../support/simulated-network.ts'

const notion = { provider: 'notion' }
const waiting = { ...notion, 'wait-for': 'completed' }
const refused = (name: string, body: string | object, headers: Record<string, string> = {}): Scenario => ({
  name,
  inputs: notion,
  faults: { trigger: always({ status: 418, headers, body }) },
  debug: true,
})
/** Connections with these ids, which have all synced. */
const withIds = (ids: string[], namespace = 'team'): Fault =>
  listed(() =>
    ids.map(id => ({
      id,
      provider: 'notion',
      namespace,
      lastSyncRun: { status: 'completed', ...EARLIER },
      latestRun: { system: { status: 'completed', ...EARLIER } },
    })),
  )
const EARLIER = { startedAt: '2026-10-05T08:00:02.000Z', completedAt: '2026-10-05T08:00:03.000Z' }
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

/** Ids that fit into no path, and others that do. */
const IDS = [
  '..',
  '.',
  '../../v3/x',
  'a/b',
  'conn a',
  'conn?x=1#y',
  'é',
  'x'.repeat(129),
  '::error::id',
  '##[error]id',
  '<b>|id|</b>',
  'id\n::warning::x',
  '[l](https://evil.example)',
  `conn_${KEY}`,
  'jane@mail.example',
  'jane%40mail.example',
  'x'.repeat(128),
  'A-Za-z0-9_.:~-',
  '...',
  'title',
]

export const secretsAndHostileTexts: Scenario[] = [
  refused(
    'the key in a refusal',
    {
      error: `key ${KEY} is bad`,
      details: `url ${encodeURIComponent(KEY)} base64 ${Buffer.from(KEY).toString('base64')} header ${BASE64}`,
    },
    { 'x-request-id': `req-${KEY}` },
  ),
  refused('e-mail addresses and characters that steer a terminal in a refusal', {
    error: 'jane.doe+x@mail.example has no access; nor has jane%40mail.example, nor <j@x.example>, "q q"@mail.example',
    details: '\u001b[31mred\u001b[0m \u202eesrever\u200b\u0000 \u{e0041} \ud800 end',
  }),
  refused('commands and Markdown in a refusal', [...COMMANDS, ...MARKDOWN].join('\n')),
  {
    name: 'the key in the target of a redirect',
    inputs: { ...notion, 'api-version': 'v3' },
    faults: {
      trigger: always({ status: 301, headers: { location: `https://eu.example/${KEY}?key=${KEY}` }, body: '' }),
    },
    debug: true,
  },
  {
    name: 'what a run says',
    inputs: waiting,
    connections: [
      [`code_${KEY}`, `failed with ${KEY}, as ${encodeURIComponent(KEY)} and ${BASE64}`],
      ['auth_expired', 'Token of jane@mail.example expired (JANE%40MAIL.EXAMPLE)'],
      ...COMMANDS.map(text => [text, text]),
      ...MARKDOWN.map(text => [text, text]),
    ].map(([errorCode = '', error = ''], index) =>
      connection('notion', `conn_${index + 1}`, { status: 'failed', errorCode, error }),
    ),
  },
  {
    name: 'ids that lead elsewhere or want to be more',
    inputs: { ...notion, mode: 'check' },
    faults: { list: always(withIds(IDS)) },
    debug: true,
  },
  {
    name: 'v5 triggers no sync where the id leads elsewhere',
    inputs: { ...notion, 'api-version': 'v5' },
    faults: { list: always(withIds(IDS)) },
  },
  {
    name: 'v5 with the key and an e-mail address as namespaces',
    inputs: { provider: 'all', 'api-version': 'v5' },
    faults: { list: always(withIds(['conn_1'], KEY)) },
  },
  {
    name: 'titles, accounts and folders are never shown',
    versions: BOTH,
    inputs: { ...waiting, provider: 'notion, google-drive' },
    connections: [
      connection(
        'google-drive',
        'conn_b',
        { failures: [{ id: 'doc_1', title: 'Salaries 2026.xlsx', errorCode: 'too_large' }] },
        { email: 'boss@mail.example' },
      ),
      connection('notion', 'conn_a', { failures: [{ id: 'doc_2', title: 'Merger plan', errorCode: 'too_large' }] }),
    ],
    faults: {
      list: always(listed(list => list.map(entry => ({ ...entry, metadata: { folder: 'Board of directors' } })))),
    },
    debug: true,
  },
  {
    name: 'providers that want to be more',
    inputs: { provider: 'all' },
    faults: {
      list: always({
        edit: () =>
          ['::error::p', '../list', '<b>p</b>', `p ${KEY}`, 'p@mail.example', '..', 'p\u0000|q'].map(
            (provider, index) => ({ id: `conn_${index}`, provider }),
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
    inputs: { ...notion, 'container-tags': '::error::t,##[error]t,<b>|`t`,jane@mail.example,\u202et' },
  },
]
