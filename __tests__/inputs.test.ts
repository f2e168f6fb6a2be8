/** What each input may be. Sentences are compared where no scenario shows them. */
import { describe, expect, test } from '@jest/globals'
import { CODES, names } from '../src/api/codes.ts'
import { createClean } from '../src/clean.ts'
import { InputError, readInputs } from '../src/inputs.ts'
import { FAIL_BY_DEFAULT, STATUSES } from '../src/status.ts'

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

const MINUTE = 60_000
const url = (href: string) => new URL(href)
const LISTS = {
  good: { '': [], ' \n ': [], ' a, b,\na ,': ['a', 'b'], '["a", "a,b", " a ", ""]': ['a', 'a,b'], 'a[1]': ['a[1]'] },
  bad: ['[]', ' [] ', '[""]', '[" "]', ',', ', ,,', '["a"', '["a", 5]', '[["a"]]', '[null]', '[a]'],
}

/** By input and its name in the settings: texts and what is read from them (of `''` the default), and texts that are wrong. */
const INPUTS: Record<string, [setting: keyof Settings, { good: Record<string, unknown>; bad: string[] }]> = {
  provider: [
    'providers',
    {
      good: { 'notion,s3': ['notion', 's3'], ' s3 \n\nnotion,, s3\r\n': ['s3', 'notion'], ' all ': 'all' },
      bad: [',', 'all, notion', 'Notion', 'notion; s3', 'toString'],
    },
  ],
  'container-tags': ['containerTags', LISTS],
  'connection-ids': ['connectionIds', LISTS],
  'wait-for': ['waitFor', { good: { '': 'accepted', ' memories ': 'memories' }, bad: ['Completed', 'done'] }],
  mode: ['mode', { good: { '': 'sync', check: 'check' }, bad: ['sync, check', '__proto__'] }],
  'max-age-minutes': [
    'maxAgeMs',
    { good: { '': null, 0.5: 30_000, 525600: 525_600 * MINUTE }, bad: ['0', '525601', 'day'] },
  ],
  'fail-on': [
    'failOn',
    {
      good: {
        '': FAIL_BY_DEFAULT,
        failed: ['failed'],
        'stale, completed-with-failures\nstale': ['stale', 'completed-with-failures'],
        'http_100,http_599, unknown': ['http_100', 'http_599', 'unknown'],
        ' none ': [],
      },
      bad: [
        ...['none, failed', 'Failed', ',', 'http_600', 'http_099', 'http_4xx', 'http_4040', 'HTTP_404'],
        ...['PROCESSING_FAILED', 'new_code', 'toString'],
      ],
    },
  ],
  'show-accounts': ['showAccounts', { good: { '': false, false: false, ' true ': true }, bad: ['yes', 'True', '1'] }],
  'api-version': ['apiVersion', { good: { '': 'auto', v3: 'v3', v5: 'v5' }, bad: ['5', 'v3,v5'] }],
  'base-url': [
    'baseUrl',
    {
      good: {
        '': url('https://api.supermemory.ai'),
        'https://gateway.example/prefix/': url('https://gateway.example/prefix/'),
        'http://localhost:8787': url('http://localhost:8787'),
        'http://127.1.2.3': url('http://127.1.2.3'),
        'http://0x7f.1': url('http://127.0.0.1'),
        'https://v3.example/v30': url('https://v3.example/v30'),
        'https://api.example/v3/proxy': url('https://api.example/v3/proxy'),
      },
      bad: [
        ...['api.example', 'ftp://api.example', 'http://api.example', 'http://localhost.example', 'http://[::1]'],
        ...['http://127.0.0.1.example', 'http://128.0.0.1', 'https://user@api.example', 'https://:pass@api.example'],
        ...['/?a=1', '?', '/#', '/v3', '/v5', '/v5/', '/prefix/v3//'].map(rest => `https://api.example${rest}`),
      ],
    },
  ],
  'wait-timeout-minutes': [
    'waitTimeoutMs',
    {
      good: { '': 30 * MINUTE, 0.05: 3000, ' 7200 ': 7200 * MINUTE, '007': 7 * MINUTE },
      bad: ['0', '0.0', '7200.1', '-1', '5m', '1e3', '0x10', 'NaN', 'Infinity', '.5', '5.', '1,5', '+5', '٣'],
    },
  ],
  'poll-interval-seconds': [
    'pollIntervalMs',
    { good: { '': 10_000, 1: 1000, 1.5: 1500, 300: 300_000 }, bad: ['0', '0.999', '301', '300.1'] },
  ],
  'request-timeout-seconds': [
    'requestTimeoutMs',
    { good: { '': 60_000, 0.5: 500, 600: 600_000 }, bad: ['0', '600.5', '-0.5'] },
  ],
  'max-retries': ['maxRetries', { good: { '': 3, 0: 0, 10: 10 }, bad: ['11', '2.5', '-1', '3 3', '1e0'] }],
}

describe.each(Object.entries(INPUTS))('%s', (input, [setting, { good, bad }]) => {
  test.each(Object.entries(good))('%j', (given, value) => expect(read({ [input]: given })[setting]).toEqual(value))
  test.each(bad)('not %j', given =>
    expect(problemsOf({ [input]: given })).toEqual([expect.stringMatching(`^${input} is “.+`)]),
  )
})

test('a list in which nothing is left was meant to name some; one that is no JSON is told so', () => {
  expect(problemsOf({ 'container-tags': '[]', 'connection-ids': '[a]' })).toEqual([
    'container-tags is “[]”: there is no tag in it',
    expect.stringContaining('not a JSON array of strings'),
  ])
})

test('fail-on may name each status that is not always red or always fine, and each code but one', () => {
  const words = [...STATUSES, ...Object.keys(CODES)]
  expect(words.filter(word => problemsOf({ 'fail-on': word }).length > 0)).toEqual([
    ...['cancelled', 'running', 'completed', 'accepted', 'up-to-date', 'counts_unknown'],
  ])
})

test.each<[word: string, codes: string[], others: string[]]>([
  ['auth_expired', ['auth_expired'], ['auth_expired_2', 'http_401']],
  ['http_404', ['http_404'], ['http_400']],
  ['unknown', ['unknown', 'new_code', 'http_600', 'toString'], ['internal', 'http_599', 'unknown_tag']],
])('%s in fail-on names %j, and not %j', (word, codes, others) => {
  expect([...codes, ...others].filter(code => names(word, code))).toEqual(codes)
})

/** The suggestion, or the hint; null: none. */
test.each<[input: string, given: string, said: string | null]>([
  ['provider', 'Notion', 'did you mean notion?'],
  ['provider', 'web crawler', 'did you mean web-crawler?'],
  ['provider', 's4', 'did you mean s3?'],
  ['provider', 'every', null],
  ['provider', 'x'.repeat(9999), null],
  ['api-version', 'v4', 'did you mean v5?'],
  ['api-version', 'V3', 'did you mean v3?'],
  ['mode', 'chek', 'did you mean check?'],
  ['fail-on', 'timedout', 'did you mean timed-out?'],
  ['fail-on', 'auth_expird', 'did you mean auth_expired?'],
  ['wait-timeout-minutes', '1h', 'for 1 h use 60'],
  ['wait-timeout-minutes', '90 min', 'for 1 h 30 m use 90'],
  ['wait-timeout-minutes', '3 weeks', null],
  ['max-age-minutes', '2d', 'for 2 d use 2880'],
  ['poll-interval-seconds', '1.5m', 'for 1 m 30 s use 90'],
  ['request-timeout-seconds', '500ms', 'for 0.5 s use 0.5'],
  ['max-retries', '3m', null],
])('for %s %.20j: %j', (input, given, said) => {
  const [problem = ''] = problemsOf({ [input]: given })
  expect(/\((did you mean .*?|for .* use .*?)\)/.exec(problem)?.[1] ?? null).toBe(said)
})

test.each([
  ['a_B-c:9', []],
  ['x'.repeat(100), []],
  ['x'.repeat(101), [expect.stringContaining('may refuse')]],
  ['a b', [expect.stringContaining('“a b”')]],
])('the tag %.20s is a warning at most', (given, warnings) => {
  expect(read({ 'container-tags': given }).warnings).toEqual(warnings)
})

test('what the inputs leave empty comes from the environment', () => {
  const env = { SUPERMEMORY_API_KEY: ' sm_env \n', SUPERMEMORY_BASE_URL: ' https://env.example ' }
  expect(read({ 'api-key': ' ' }, env)).toMatchObject({ apiKey: 'sm_env', baseUrl: url('https://env.example') })
  const input = read({ 'base-url': 'https://input.example' }, env)
  expect(input).toMatchObject({ apiKey: KEY, baseUrl: url('https://input.example') })
})

test.each(['sm a', 'sm\nb', 'smé', '\u007fsm'])('not as key: %j, which is not shown', key => {
  const problems = problemsOf({ 'api-key': key })
  expect(problems).toEqual([expect.stringContaining('HTTP header')])
  expect(problems.join()).not.toContain(key)
})

test('the proxy of the environment, unless base-url needs none', () => {
  const env = { HTTPS_PROXY: 'me:hunter2@proxy.example:3128' }
  expect(read({}, env).proxy).toEqual({ variable: 'HTTPS_PROXY', url: url('http://me:hunter2@proxy.example:3128') })
  expect(read({}, env, true).proxy).toBeNull()
  const [mode, proxy] = problemsOf({ mode: 'x' }, { https_proxy: 'socks5://proxy.example' })
  expect([mode, proxy]).toEqual([expect.stringMatching(/^mode is/), expect.stringMatching(/^https_proxy is no/)])
})

const V3 = { 'api-version': 'v3' }
test.each<[inputs: Inputs, wrong: string[]]>([
  [{ 'wait-for': 'memories', 'api-version': 'v5', 'connection-ids': 'a' }, []],
  [{ 'wait-for': 'searchable' }, []],
  [{ ...V3, 'wait-for': 'completed' }, []],
  [{ ...V3, 'wait-for': 'searchable' }, ['wait-for']],
  [{ ...V3, 'wait-for': 'memories', 'connection-ids': 'a' }, ['wait-for', 'connection-ids']],
  [{ mode: 'check', 'wait-for': 'accepted', 'max-age-minutes': '5', 'connection-ids': 'a' }, []],
  [{ mode: 'check', 'wait-for': 'completed' }, ['wait-for']],
  [{ ...V3, mode: 'check', 'wait-for': 'memories' }, ['wait-for', 'wait-for']],
  [{ mode: 'chek', 'api-version': 'v4', 'wait-for': 'done' }, ['wait-for', 'mode', 'api-version']],
])('together: %j', (inputs, wrong) =>
  expect(problemsOf(inputs).map(problem => problem.replace(/ .*/s, ''))).toEqual(wrong),
)
