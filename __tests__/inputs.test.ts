/** What each input may be. Sentences are compared where no scenario shows them. */
import { describe, expect, test } from '@jest/globals'
import { CODES, names } from '../src/api/codes.ts'
import { createClean } from '../src/clean.ts'
import { InputError, readInputs } from '../src/inputs.ts'
import { STATUSES } from '../src/status.ts'

const KEY = 'sm_org7/+0123456789abc='
type Inputs = Record<string, string>
type Settings = ReturnType<typeof readInputs>

function read(inputs: Inputs, env: Inputs = {}, bypasses = false): Settings {
  const given: Inputs = { provider: 'notion', 'api-key': KEY, ...inputs }
  return readInputs({
    getInput: name => given[name] ?? '',
    env,
    clean: createClean(KEY),
    bypassesProxy: () => bypasses,
  })
}

function problemsOf(inputs: Inputs, env: Inputs = {}): readonly string[] {
  try {
    read(inputs, env)
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}

test('the defaults', () => {
  const { baseUrl, ...rest } = read({})
  expect(baseUrl.href).toBe('https://api.supermemory.ai/')
  expect(rest).toEqual({
    providers: ['notion'],
    containerTags: [],
    connectionIds: [],
    apiKey: KEY,
    waitFor: 'accepted',
    mode: 'sync',
    maxAgeMs: null,
    failOn: ['failed', 'timed-out', 'not-started', 'no-connections', 'stale'],
    showAccounts: false,
    apiVersion: 'auto',
    proxy: null,
    waitTimeoutMs: 1_800_000,
    pollIntervalMs: 10_000,
    requestTimeoutMs: 60_000,
    maxRetries: 3,
    warnings: [],
  })
})

describe.each<[input: string, setting: keyof Settings, good: Record<string, number>, bad: string[]]>([
  [
    'wait-timeout-minutes',
    'waitTimeoutMs',
    { '0.05': 3000, ' 7200 ': 432_000_000, '007': 420_000 },
    ['0', '0.0', '7200.1', '-1', '5m', '1e3', '0x10', 'NaN', 'Infinity', '.5', '5.', '1,5', '+5', '٣'],
  ],
  ['poll-interval-seconds', 'pollIntervalMs', { 1: 1000, 1.5: 1500, 300: 300_000 }, ['0', '0.999', '301', '300.1']],
  ['request-timeout-seconds', 'requestTimeoutMs', { 0.5: 500, 600: 600_000 }, ['0', '600.5', '-0.5']],
  ['max-retries', 'maxRetries', { 0: 0, 10: 10 }, ['11', '2.5', '-1', '3 3', '1e0']],
  ['max-age-minutes', 'maxAgeMs', { 0.5: 30_000, 525600: 31_536_000_000 }, ['0', '525601', 'day']],
])('%s', (input, setting, good, bad) => {
  test.each(Object.entries(good))('%s', (given, value) => expect(read({ [input]: given })[setting]).toBe(value))
  test.each(bad)('not %s', given =>
    expect(problemsOf({ [input]: given })).toEqual([expect.stringContaining(`${input} is “${given}”`)]),
  )
})

test.each<[given: string, read: readonly string[] | 'all']>([
  ['notion,s3', ['notion', 's3']],
  [' s3 \n\nnotion,, s3\r\n', ['s3', 'notion']],
  [' all ', 'all'],
])('providers %j', (given, providers) => expect(read({ provider: given }).providers).toEqual(providers))

test.each([' , ', 'all, notion', 'Notion', 'notion; s3', 'toString'])('not as provider: %j', provider =>
  expect(problemsOf({ provider })).toEqual([expect.stringContaining('provider')]),
)

test.each([
  ['Notion', 'notion'],
  ['google_drive', 'google-drive'],
  ['web crawler', 'web-crawler'],
  ['git-hub', 'github'],
  ['s4', 's3'],
  ['every', null],
  ['x'.repeat(9999), null],
])('for %.20s the suggestion is %s', (provider, suggested) => {
  const [problem = ''] = problemsOf({ provider })
  expect(/did you mean (\S+)\?/.exec(problem)?.[1] ?? null).toBe(suggested)
})

describe.each<[input: string, setting: 'containerTags' | 'connectionIds', what: string]>([
  ['container-tags', 'containerTags', 'tag'],
  ['connection-ids', 'connectionIds', 'id'],
])('%s', (input, setting, what) => {
  test.each<[given: string, read: string[]]>([
    ['', []],
    [' \n ', []],
    [' team, docs,\nteam ,', ['team', 'docs']],
    ['["team", "a,b", " team ", ""]', ['team', 'a,b']],
    ['team[1]', ['team[1]']],
  ])('%j', (given, list) => expect(read({ [input]: given })[setting]).toEqual(list))

  test.each(['[]', ' [] ', '[""]', '[" ", ""]', ',', ' ,\n, '])('%j names none, though it was meant to', given =>
    expect(problemsOf({ [input]: given })).toEqual([
      `${input} is “${given.trim()}”: there is no ${what} in it`.replace('\n', '␊'),
    ]),
  )

  test.each(['["team"', '["team", 5]', '[["team"]]', '[null]', '[team]'])('not as JSON: %j', given =>
    expect(problemsOf({ [input]: given })).toEqual([
      expect.stringMatching(`^${input} is .*no.* JSON array of strings`),
    ]),
  )
})

test.each([
  ['a_B-c:9', []],
  ['x'.repeat(100), []],
  ['x'.repeat(101), [expect.stringContaining('may refuse')]],
  ['a b', [expect.stringContaining('“a b”')]],
])('the tag %.20s is a warning at most', (given, warnings) => {
  expect(read({ 'container-tags': given }).warnings).toEqual(warnings)
})

test.each([
  ['failed', ['failed']],
  ['stale, completed-with-failures,stale', ['stale', 'completed-with-failures']],
  ['auth_expired\ntimed-out', ['auth_expired', 'timed-out']],
  ['http_100,http_599, unknown', ['http_100', 'http_599', 'unknown']],
  ['input, internal_fault, unknown_tag', ['input', 'internal_fault', 'unknown_tag']],
  [' none ', []],
])('fail-on %j', (given, failOn) => expect(read({ 'fail-on': given }).failOn).toEqual(failOn))

test.each([
  ...[
    'none, failed',
    'running',
    'cancelled',
    'Failed',
    ',',
    'http_600',
    'http_099',
    'http_4xx',
    'http_4040',
    'HTTP_404',
  ],
  ...['counts_unknown', 'PROCESSING_FAILED', 'new_code', 'toString'],
])('not as fail-on: %j', given =>
  expect(problemsOf({ 'fail-on': given })).toEqual([expect.stringMatching('^fail-on is ')]),
)

test('fail-on may name each status that is not always red or always fine, and each code but one', () => {
  const words = [...STATUSES, ...Object.keys(CODES)]
  expect(words.filter(word => problemsOf({ 'fail-on': word }).length > 0)).toEqual([
    ...['cancelled', 'running', 'completed', 'accepted', 'up-to-date', 'counts_unknown'],
  ])
})

test.each<[word: string, codes: string[], others: string[]]>([
  ['auth_expired', ['auth_expired'], ['auth_expired_2', 'http_401']],
  ['http_404', ['http_404'], ['http_400']],
  [
    'unknown',
    ['unknown', 'new_code', 'http_600', 'PROCESSING_FAILED', 'toString'],
    ['internal', 'http_599', 'unknown_tag'],
  ],
])('%s in fail-on names %j, and not %j', (word, codes, others) => {
  expect([...codes, ...others].filter(code => names(word, code))).toEqual(codes)
})

test.each([
  ['', false],
  ['false', false],
  [' true ', true],
])('show-accounts %j', (given, shown) => expect(read({ 'show-accounts': given }).showAccounts).toBe(shown))

test.each(['yes', 'True', '1'])('not as show-accounts: %j', given =>
  expect(problemsOf({ 'show-accounts': given })).toEqual([expect.stringContaining('Allowed: false, true')]),
)

test.each([
  ['api-version', 'v4', 'v5'],
  ['api-version', 'V3', 'v3'],
  ['mode', 'chek', 'check'],
  ['wait-for', 'serchable', 'searchable'],
  ['fail-on', 'timedout', 'timed-out'],
  ['fail-on', 'auth_expird', 'auth_expired'],
  ['fail-on', 'http_6', null],
  ['mode', 'something else', null],
])('for %s %j the suggestion is %s', (input, given, suggested) => {
  const [problem = ''] = problemsOf({ [input]: given })
  expect(/did you mean (\S+)\?/.exec(problem)?.[1] ?? null).toBe(suggested)
})

test.each([
  ['wait-timeout-minutes', '1h', 'for 1 h use 60'],
  ['wait-timeout-minutes', '90 min', 'for 1 h 30 m use 90'],
  ['wait-timeout-minutes', '30s', 'for 30 s use 0.5'],
  ['max-age-minutes', '2d', 'for 2 d use 2880'],
  ['poll-interval-seconds', '1.5m', 'for 1 m 30 s use 90'],
  ['request-timeout-seconds', '500ms', 'for 0.5 s use 0.5'],
  ['max-retries', '3m', null],
  ['wait-timeout-minutes', '3 weeks', null],
])('for %s %j the hint is %s', (input, given, hint) => {
  const [problem = ''] = problemsOf({ [input]: given })
  expect(/\((for .* use .*)\)/.exec(problem)?.[1] ?? null).toBe(hint)
})

test.each([
  ['https://gateway.example/prefix/', 'https://gateway.example/prefix/'],
  ['http://localhost:8787', 'http://localhost:8787/'],
  ['http://127.1.2.3', 'http://127.1.2.3/'],
  ['http://0x7f.1', 'http://127.0.0.1/'],
  ['https://v3.example/v30', 'https://v3.example/v30'],
  ['https://api.example/v3/proxy', 'https://api.example/v3/proxy'],
])('base-url %s', (given, href) => expect(read({ 'base-url': given }).baseUrl.href).toBe(href))

test.each([
  'api.example',
  'ftp://api.example',
  'http://api.example',
  'http://localhost.example',
  'http://127.0.0.1.example',
  'http://[::1]',
  'http://128.0.0.1',
  'https://api.example/?a=1',
  'https://api.example?',
  'https://api.example/#',
  'https://user@api.example',
  'https://:pass@api.example',
  ...['/v3', '/v5', '/v5/', '/prefix/v3//'].map(path => `https://api.example${path}`),
])('not as base-url: %s', given =>
  expect(problemsOf({ 'base-url': given })).toEqual([expect.stringContaining('base-url is “')]),
)

test('credentials in base-url are not shown', () => {
  expect(problemsOf({ 'base-url': 'https://user:hunter2@api.example' }).join()).not.toMatch(/user|hunter2/)
})

test('what the inputs leave empty comes from the environment', () => {
  const env = { SUPERMEMORY_API_KEY: ' sm_env \n', SUPERMEMORY_BASE_URL: ' https://env.example ' }
  const { apiKey, baseUrl } = read({ 'api-key': ' ' }, env)
  expect([apiKey, baseUrl.href]).toEqual(['sm_env', 'https://env.example/'])
  expect(read({ 'base-url': 'https://input.example' }, env).baseUrl.href).toBe('https://input.example/')
  expect(read({}, env).apiKey).toBe(KEY)
})

test.each(['sm a', 'sm\nb', 'smé', '\u007fsm'])('not as key: %j, which is not shown', key => {
  const problems = problemsOf({ 'api-key': key })
  expect(problems).toEqual([expect.stringContaining('HTTP header')])
  expect(problems.join()).not.toContain(key)
})

test('the proxy of the environment, unless base-url needs none', () => {
  const env = { HTTPS_PROXY: 'me:hunter2@proxy.example:3128' }
  expect(read({}, env).proxy).toEqual({ variable: 'HTTPS_PROXY', url: new URL('http://me:hunter2@proxy.example:3128') })
  expect(read({}, env, true).proxy).toBeNull()
  expect(problemsOf({ mode: 'x' }, { https_proxy: 'socks5://proxy.example' })).toEqual([
    ...[expect.stringContaining('mode is “x”'), expect.stringContaining('https_proxy is no address')],
  ])
})

const V3 = { 'api-version': 'v3' }
test.each<[inputs: Inputs, problems: string[]]>([
  [{ 'wait-for': 'searchable' }, []],
  [{ 'wait-for': 'memories', 'api-version': 'v5' }, []],
  [{ ...V3, 'wait-for': 'completed' }, []],
  [{ ...V3, 'wait-for': 'searchable' }, ['wait-for']],
  [{ ...V3, 'wait-for': 'memories', 'connection-ids': 'a' }, ['wait-for', 'connection-ids']],
  [{ 'connection-ids': 'a' }, []],
  [{ mode: 'check' }, []],
  [{ mode: 'check', 'wait-for': 'accepted', 'max-age-minutes': '5', 'connection-ids': 'a' }, []],
  [{ mode: 'check', 'wait-for': 'completed' }, ['wait-for']],
  [{ ...V3, mode: 'check', 'wait-for': 'memories' }, ['wait-for', 'wait-for']],
  [{ mode: 'chek', 'api-version': 'v4', 'wait-for': 'done' }, ['wait-for', 'mode', 'api-version']],
])('together: %j', (inputs, wrong) =>
  expect(problemsOf(inputs).map(problem => problem.replace(/ .*/s, ''))).toEqual(wrong),
)
