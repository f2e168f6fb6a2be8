/** What each input may be. Sentences are compared where no scenario shows them. */
import { describe, expect, test } from '@jest/globals'
import { createClean } from '../src/clean.ts'
import { InputError, readInputs } from '../src/inputs.ts'

const KEY = 'sm_org7/+0123456789abc='
type Inputs = Record<string, string>
type Settings = ReturnType<typeof readInputs>

function read(inputs: Inputs, env: Inputs = {}): Settings {
  const given: Inputs = { provider: 'notion', 'api-key': KEY, ...inputs }
  return readInputs({ getInput: name => given[name] ?? '', env, clean: createClean(KEY) })
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
    apiKey: KEY,
    waitFor: 'accepted',
    mode: 'sync',
    maxAgeMs: null,
    failOn: ['failed', 'timed-out', 'not-started', 'no-connections', 'stale'],
    apiVersion: 'auto',
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

test.each<[given: string, read: string[]]>([
  ['', []],
  [' team, docs,\nteam ,', ['team', 'docs']],
  ['["team", "a,b", " team ", ""]', ['team', 'a,b']],
  [' [] ', []],
])('tags %j', (given, tags) => expect(read({ 'container-tags': given }).containerTags).toEqual(tags))

test.each(['["team"', '["team", 5]', '[["team"]]', '[null]'])('not as tags: %j', given =>
  expect(problemsOf({ 'container-tags': given })).toEqual([expect.stringContaining('JSON array of strings')]),
)

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
  ['none', []],
])('fail-on %j', (given, failOn) => expect(read({ 'fail-on': given }).failOn).toEqual(failOn))

test.each(['none, failed', 'running', 'cancelled', 'Failed'])('not as fail-on: %j', given =>
  expect(problemsOf({ 'fail-on': given })).toEqual([expect.stringContaining('fail-on')]),
)

test.each([
  ['https://gateway.example/prefix/', 'https://gateway.example/prefix/'],
  ['http://localhost:8787', 'http://localhost:8787/'],
  ['http://127.1.2.3', 'http://127.1.2.3/'],
  ['http://0x7f.1', 'http://127.0.0.1/'],
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

test.each<[inputs: Inputs, problems: number]>([
  [{ 'wait-for': 'searchable' }, 0],
  [{ 'wait-for': 'searchable', 'api-version': 'v5' }, 0],
  [{ 'wait-for': 'searchable', 'api-version': 'v3' }, 1],
  [{ mode: 'check' }, 0],
  [{ mode: 'check', 'wait-for': 'accepted', 'max-age-minutes': '5' }, 0],
  [{ mode: 'check', 'wait-for': 'completed' }, 1],
  [{ mode: 'chek', 'api-version': 'v4', 'wait-for': 'done' }, 3],
])('combinations %j', (inputs, problems) => expect(problemsOf(inputs)).toHaveLength(problems))
