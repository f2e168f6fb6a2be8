import { describe, expect, test } from '@jest/globals'
import { InputError } from '../src/errors.ts'
import { readApiKey, readInputs, type Settings } from '../src/inputs.ts'
import { nearestProvider } from '../src/nearest-provider.ts'
import { PROVIDERS } from '../src/providers.ts'
import { shown } from './support/plain.ts'

const KEY = 'sm_secret_0123456789'
const ALLOWED = 'notion, google-drive, onedrive, gmail, github, web-crawler, s3, granola'

type Inputs = Record<string, string>

function source(inputs: Inputs, env: Inputs) {
  return { getInput: (name: string) => inputs[name] ?? '', env }
}

/** The settings from these inputs and those that every step needs. */
function settings(inputs: Inputs, env: Inputs = {}): Settings {
  return readInputs(source({ provider: 'notion', 'api-key': KEY, ...inputs }, env))
}

/** What is wrong with these inputs, as the log shows it. */
function problems(inputs: Inputs, env: Inputs = {}): string[] {
  try {
    settings(inputs, env)
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(shown)
    throw error
  }
  return []
}

const warnings = (inputs: Inputs) => settings(inputs).warnings.map(shown)

test('only provider and key are needed', () => {
  expect(settings({})).toEqual({
    providers: ['notion'],
    containerTags: [],
    apiKey: KEY,
    baseUrl: new URL('https://api.supermemory.ai'),
    wait: false,
    waitTimeoutMs: 1_800_000,
    pollIntervalMs: 10_000,
    requestTimeoutMs: 60_000,
    maxRetries: 3,
    failOnItemFailures: false,
    warnings: [],
  })
})

test('all problems come at once, in the order of the inputs, each with its value and what is allowed', () => {
  const wrong = {
    provider: 'notino',
    'container-tags': '["a"',
    'api-key': '',
    'base-url': 'ftp://example.com',
    'wait-for-completion': 'yes',
    'wait-timeout-minutes': '0',
    'poll-interval-seconds': '301',
    'request-timeout-seconds': '5m',
    'max-retries': '11',
    'fail-on-item-failures': 'no',
  }
  expect(problems(wrong)).toEqual([
    expect.stringContaining('“notino”'),
    'container-tags is “["a"”: it begins like a JSON array, but is not a JSON array of strings. ' +
      'Write tags separated by commas or newlines, or an array like ["docs","team-a"]',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
    'api-key is missing: pass a secret, as in api-key: ${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment ' +
      'variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty',
    'base-url is “ftp://example.com”, which is not an http address: allowed is an https address; http only for localhost, 127.0.0.0/8 and [::1]',
    'wait-for-completion is “yes”: allowed are true and false',
    'wait-timeout-minutes is “0”: allowed is a number of minutes above 0, at most 7200, like 30',
    'poll-interval-seconds is “301”: allowed is a number of seconds from 1 to 300, like 10',
    'request-timeout-seconds is “5m”: allowed is a number of seconds above 0, at most 600, like 60',
    'max-retries is “11”: allowed is a whole number from 0 to 10, like 3',
    'fail-on-item-failures is “no”: allowed are true and false',
  ])
})

test('the error itself says nothing of the values', () => {
  const thrown = () => settings({ provider: 'x' })
  expect(thrown).toThrow(InputError)
  expect(thrown).toThrow(/^bad input$/)
  expect(new InputError([]).name).toBe('InputError')
})

describe('provider', () => {
  test.each<[string, string, string[] | 'all']>([
    ['one', 's3', ['s3']],
    ['commas', 'notion,gmail', ['notion', 'gmail']],
    ['newlines of either kind', 'notion\r\n gmail \n\n', ['notion', 'gmail']],
    ['blanks and repeats', ' github ,, notion,github,\n', ['github', 'notion']],
    ['every one of them', PROVIDERS.join(), [...PROVIDERS]],
    ['all', ' all\n', 'all'],
    ['all, twice', 'all,all', 'all'],
  ])('%s', (_, provider, expected) => {
    expect(settings({ provider }).providers).toEqual(expected)
  })

  const MISSING = `provider is missing: name one or more of ${ALLOWED}, or all`
  test.each<[string, string, string]>([
    ['none', '', MISSING],
    ['separators only', ' ,\n, ', MISSING],
    [
      'all with others',
      'all, notion',
      'provider is “all, notion”: all stands by itself, without other providers',
    ],
    ['all after others', 's3\nall', 'provider is “s3, all”: all stands by itself, without other providers'],
  ])('%s', (_, provider, problem) => {
    expect(problems({ provider })).toEqual([problem])
  })

  test('a misspelt one: the suggestion, and what is allowed', () => {
    expect(problems({ provider: 'notion,gogle-drive' })).toEqual([
      `provider: “gogle-drive” is not a provider, did you mean google-drive? Allowed are ${ALLOWED}, or all by itself`,
    ])
  })

  test('several unknown ones make one problem, and a sentence each', () => {
    const [problem, ...more] = problems({ provider: 'githb, s3, dropbox' })
    expect(more).toEqual([])
    expect(problem).toMatch(
      /^provider: “githb” is not a provider, did you mean github\? “dropbox” is not a provider\. Allowed are /,
    )
    expect(problem).not.toContain('s3”')
  })

  test.each([
    ['Notion', 'notion'],
    ['NOTION', 'notion'],
    ['notino', 'notion'],
    ['google_drive', 'google-drive'],
    ['googledrive', 'google-drive'],
    ['gdrive', 'google-drive'],
    ['gdr', 'google-drive'],
    ['gd', undefined],
    ['gm12l', 'gmail'],
    ['gm123', undefined],
    ['raw', 'web-crawler'],
    ['ra', undefined],
    ['drive', 'onedrive'],
    ['one-drive', 'onedrive'],
    ['webcrawler', 'web-crawler'],
    ['crawler', 'web-crawler'],
    ['web', 'web-crawler'],
    ['s-3', 's3'],
    ['s4', 's3'],
    ['s', undefined],
    ['aws-s3', 's3'],
    ['mail', 'gmail'],
    ['gh', undefined],
    ['github-enterprise', 'github'],
    ['granoal', 'granola'],
    ['al', 'all'],
    ['mal', 'gmail'],
    ['ALL', 'all'],
    ['dropbox', undefined],
    ['*', undefined],
    ['sharepoint', undefined],
  ])('%s is most like %s', (name, expected) => {
    expect(nearestProvider(name)).toBe(expected)
  })

  test('only the beginning of a long one counts, lest it takes long', () => {
    expect(nearestProvider(`notion${'x'.repeat(5_000_000)}`)).toBe('notion')
    expect(nearestProvider(`${'x'.repeat(40)}notion`)).toBeUndefined()
  })
})

describe('container-tags', () => {
  test.each<[string, string, string[]]>([
    ['none', ' \n', []],
    ['commas and newlines, in the order given', 'b, a\nc', ['b', 'a', 'c']],
    ['blanks and repeats', ',a,, a ,b', ['a', 'b']],
    ['a JSON array', '["b","a"]', ['b', 'a']],
    ['a JSON array over lines', '[\n  "a",\n  "b, c"\n]\n', ['a', 'b, c']],
    ['a JSON array after a blank', ' \n["a"]', ['a']],
    ['blanks and repeats in an array', '[" a ","","a","b"]', ['a', 'b']],
    ['an empty array', '[]', []],
    ['a bracket that does not come first', 'a,[b]', ['a', '[b]']],
  ])('%s', (_, tags, expected) => {
    expect(settings({ 'container-tags': tags }).containerTags).toEqual(expected)
  })

  test.each(['[', '[a]', '["a",1]', '["a",["b"]]', '[null]', '["a"] ["b"]', '["a",]'])('%s', tags => {
    expect(problems({ 'container-tags': tags })).toEqual([
      expect.stringMatching(
        /^container-tags is “\[.*”: it begins like a JSON array, but is not a JSON array/,
      ),
    ])
  })

  const RULE = 'a tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -'
  test.each<[string, string, string[]]>([
    ['all that the rule allows', `aZ09_:-,${'x'.repeat(100)}`, []],
    ['one odd', 'a b', [`container-tags: “a b” will be sent, but the API may refuse it: ${RULE}`]],
    ['too long', 'x'.repeat(101), [expect.stringContaining(`${'x'.repeat(101)}” will be sent`) as never]],
    ['one of three', 'a,b.c,d', [`container-tags: “b.c” will be sent, but the API may refuse it: ${RULE}`]],
    ['two', 'ä,a\tb', [`container-tags: “ä”, “a\\tb” will be sent, but the API may refuse them: ${RULE}`]],
    ['five', 'é,ê,è,ë,ē', [expect.stringContaining('“ë”, “ē” will be sent') as never]],
    ['six', 'é,ê,è,ë,ē,ę', [expect.stringContaining('“ë”, “ē” and 1 more will be sent') as never]],
    ['a letter after a newline in an array', '["a\\nb"]', [expect.stringContaining('“a\\nb”') as never]],
  ])('a warning, no error: %s', (_, tags, expected) => {
    expect(warnings({ 'container-tags': tags })).toEqual(expected)
  })
})

describe('api-key', () => {
  test.each<[string, string, string, string]>([
    ['white space around it is dropped', ` \t${KEY}\r\n`, '', KEY],
    ['the input comes before the environment', KEY, 'sm_other', KEY],
    ['the environment, where there is no input', '', ` ${KEY}\n`, KEY],
    ['the environment, where the input is blank', ' \n', KEY, KEY],
    ['every visible ASCII character', '!~"#$&(){}|\\', '', '!~"#$&(){}|\\'],
  ])('%s', (_, input, variable, expected) => {
    const from = { 'api-key': input }
    const env = { SUPERMEMORY_API_KEY: variable }
    expect(settings(from, env).apiKey).toBe(expected)
    expect(readApiKey(source(from, env))).toBe(expected)
  })

  test('neither', () => {
    expect(readApiKey(source({}, {}))).toBe('')
    expect(problems({ 'api-key': ' ' }, { SUPERMEMORY_API_KEY: ' ' })).toEqual([
      expect.stringMatching(/^api-key is missing: /),
    ])
  })

  test.each([
    `${KEY} x`,
    `${KEY}\n${KEY}`,
    `${KEY}\u00e4`,
    `${KEY}\u200b`,
    `${KEY}\0`,
    `“${KEY}”`,
    `${KEY}\x7f`,
  ])('what no header can carry is refused and not shown: %j', key => {
    expect(problems({ 'api-key': key })).toEqual([
      'api-key contains characters that no HTTP header can carry (white space, control or non-ASCII characters): ' +
        'store the key again, as one line and without quotation marks or anything around it',
    ])
  })
})

describe('base-url', () => {
  test.each([
    ['https://example.com', 'https://example.com/'],
    [' https://example.com/some/prefix/ ', 'https://example.com/some/prefix/'],
    ['HTTPS://EXAMPLE.com:8443', 'https://example.com:8443/'],
    ['https://10.0.0.1', 'https://10.0.0.1/'],
    ['http://localhost:8123/v', 'http://localhost:8123/v'],
    ['https://example.com/@team/v', 'https://example.com/@team/v'],
    ['http://LOCALHOST', 'http://localhost/'],
    ['http://127.0.0.1:1', 'http://127.0.0.1:1/'],
    ['http://127.255.0.254', 'http://127.255.0.254/'],
    ['http://127.1', 'http://127.0.0.1/'],
    ['http://2130706433', 'http://127.0.0.1/'],
    ['http://[::1]:8123', 'http://[::1]:8123/'],
    ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]/'],
  ])('%s', (input, expected) => {
    expect(settings({ 'base-url': input }).baseUrl.href).toBe(expected)
  })

  const RULE = 'allowed is an https address; http only for localhost, 127.0.0.0/8 and [::1]'
  test.each([
    'http://example.com',
    'http://128.0.0.1',
    'http://10.127.0.0.1.example.com',
    'http://127.0.0.1.example.com',
    'http://my-127.0.0.1.example',
    'http://localhost.example.com',
    'http://notlocalhost',
    'http://[::2]',
    'http://[::]',
    'http://0.0.0.0',
  ])('plain http elsewhere: %s', input => {
    expect(problems({ 'base-url': input })).toEqual([`base-url is “${input}”: ${RULE}`])
  })

  test.each([
    'ftp://localhost',
    'file:///etc/passwd',
    'localhost:8123',
    'javascript:alert(1)',
    'xhttps://example.com',
    'api.supermemory.ai',
    'https://',
    '/v3',
    'https://a b',
    'https://x:99999',
    'http://my127.0.0.1',
  ])('no http address: %s', input => {
    expect(problems({ 'base-url': input })).toEqual([
      `base-url is “${input}”, which is not an http address: ${RULE}`,
    ])
  })

  test.each([
    'https://example.com/?',
    'https://example.com?a=b',
    'https://example.com/#',
    'http://[::1]/a#b',
  ])('neither query nor fragment: %s', input => {
    expect(problems({ 'base-url': input })).toEqual([
      `base-url is “${input}”: it must not have a query (?) or a fragment (#)`,
    ])
  })

  test.each([
    ['https://name:hunter2@example.com/v', '***@example.com/v'],
    ['https://hunter2@example.com', '***@example.com'],
    ['https://:hunter2@example.com', '***@example.com'],
    ['http://name:hunter2@localhost:1', '***@localhost:1'],
  ])('credentials are refused and not shown: %s', (input, shownAs) => {
    expect(problems({ 'base-url': input })).toEqual([
      `base-url is “${shownAs}”: it must not have credentials in it, the key goes into api-key`,
    ])
  })

  test('all that is wrong with it at once', () => {
    expect(problems({ 'base-url': 'http://name:hunter2@example.com/?x=1#y' })).toEqual([
      'base-url is “***@example.com/?x=1#y”: it must not have credentials in it, the key goes into api-key; it must not have a query (?) or a fragment (#); allowed is an https address; http only for localhost, 127.0.0.0/8 and [::1]',
    ])
  })

  test.each([
    'https://name:hunter2@intranet:99999/',
    'https://name:hunter2@in tranet/',
    'https://name:hunter2@',
    'name:hunter2@intranet',
    '//name:hunter2@intranet/v3',
    'https//name:hunter2@intranet',
  ])('credentials are not shown where the rest is no URL either: %s', input => {
    const [problem = ''] = problems({ 'base-url': input })
    expect(problem).toMatch(/^base-url is /)
    expect(problem).not.toContain('hunter2')
  })

  test.each([
    ['name:hunter2@intranet', '***@intranet'],
    ['https://name:hunt@r2@in tranet/', '***@in tranet/'],
    ['intranet', 'intranet'],
  ])('all else is shown: %s', (input, shownAs) => {
    expect(problems({ 'base-url': input })).toEqual([
      `base-url is “${shownAs}”, which is not an http address: ${RULE}`,
    ])
  })

  test.each<[string, string, string, string]>([
    ['the input', 'https://a.example', 'https://b.example', 'https://a.example/'],
    ['else the environment', ' ', ' https://b.example/x\n', 'https://b.example/x'],
    ['else the public API', '', ' ', 'https://api.supermemory.ai/'],
  ])('%s', (_, input, variable, expected) => {
    const { baseUrl } = settings({ 'base-url': input }, { SUPERMEMORY_BASE_URL: variable })
    expect(baseUrl.href).toBe(expected)
  })

  test('one from the environment is checked as well', () => {
    expect(problems({}, { SUPERMEMORY_BASE_URL: 'http://example.com' })).toEqual([
      expect.stringMatching(/^base-url is “http:\/\/example\.com”: allowed is an https address/),
    ])
  })
})

describe.each<[string, keyof Settings]>([
  ['wait-for-completion', 'wait'],
  ['fail-on-item-failures', 'failOnItemFailures'],
])('%s', (input, setting) => {
  test.each(['true', 'True', 'TRUE', ' true\n'])('%j is true', value => {
    expect(settings({ [input]: value })[setting]).toBe(true)
  })

  test.each(['false', 'False', 'FALSE', ' ', ''])('%j is false', value => {
    expect(settings({ [input]: value })[setting]).toBe(false)
  })

  test.each(['yes', 'no', 'on', '1', '0', 'tRUE', 'truee', 'null'])('%s is an error', value => {
    expect(problems({ [input]: value })).toEqual([`${input} is “${value}”: allowed are true and false`])
  })
})

describe('numbers', () => {
  test.each<[string, keyof Settings, string, number]>([
    ['wait-timeout-minutes', 'waitTimeoutMs', '', 1_800_000],
    ['wait-timeout-minutes', 'waitTimeoutMs', ' 5 ', 300_000],
    ['wait-timeout-minutes', 'waitTimeoutMs', '0.5', 30_000],
    ['wait-timeout-minutes', 'waitTimeoutMs', '0.001', 60],
    ['wait-timeout-minutes', 'waitTimeoutMs', '7200', 432_000_000],
    ['poll-interval-seconds', 'pollIntervalMs', '\n', 10_000],
    ['poll-interval-seconds', 'pollIntervalMs', '1', 1000],
    ['poll-interval-seconds', 'pollIntervalMs', '2.5', 2500],
    ['poll-interval-seconds', 'pollIntervalMs', '300', 300_000],
    ['request-timeout-seconds', 'requestTimeoutMs', '', 60_000],
    ['request-timeout-seconds', 'requestTimeoutMs', '0.1', 100],
    ['request-timeout-seconds', 'requestTimeoutMs', '600', 600_000],
    ['max-retries', 'maxRetries', '', 3],
    ['max-retries', 'maxRetries', '0', 0],
    ['max-retries', 'maxRetries', '10', 10],
    ['max-retries', 'maxRetries', '007', 7],
  ])('%s: %s from %j', (input, setting, value, expected) => {
    expect(settings({ [input]: value })[setting]).toBe(expected)
  })

  const NOT_NUMBERS = [
    '5m',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '-1',
    '+1',
    '1,5',
    '1.',
    '.5',
    '1 2',
    '٣',
    'x',
    '1_0',
  ]
  test.each<[string, string[]]>([
    ['wait-timeout-minutes', ['0', '0.0', '7200.001', '7201', '9'.repeat(400)]],
    ['poll-interval-seconds', ['0', '0.999', '300.001', '301']],
    ['request-timeout-seconds', ['0', '600.001', '601']],
    ['max-retries', ['11', '3.0', '0.5', '1000']],
  ])('%s: errors', (input, outside) => {
    for (const value of [...NOT_NUMBERS, ...outside]) {
      expect(problems({ [input]: value })).toEqual([
        expect.stringContaining(`${input} is “${value}”: allowed is a `),
      ])
    }
  })
})

describe('a proxy in the environment', () => {
  test.each([
    '',
    'http://proxy:3128',
    'https://proxy.example',
    'proxy',
    '10.0.0.1:3128',
    'http://u:p%25@proxy',
  ])('that can be read: “%s”', proxy => {
    expect(problems({}, { https_proxy: proxy })).toEqual([])
    expect(problems({}, { HTTPS_PROXY: proxy })).toEqual([])
  })

  test.each([
    'http://',
    // URLs without a host, with which the client would go without a proxy.
    'proxy.example:3128',
    'hunter2:x@proxy.example:3128',
    'socks5://hunter2@proxy:1080',
    'http://u:hunter2%@proxy:3128',
    'hunter 2',
    'http://u:hunter2@proxy:99999',
  ])('that cannot, and is not shown, as it may hold a password: “%s”', proxy => {
    const expected = [
      expect.stringMatching(
        /^the environment variable https_proxy is not the address of a proxy, which looks like http:\/\/proxy\.example:3128; /,
      ),
    ]
    expect(problems({}, { https_proxy: proxy })).toEqual(expected)
    expect(problems({}, { HTTPS_PROXY: proxy })).toEqual(expected)
    expect(problems({}, { HTTPS_PROXY: proxy, https_proxy: 'http://proxy' })).toEqual([])
    expect(problems({}, { https_proxy: proxy }).join()).not.toContain('hunter')
  })
})
