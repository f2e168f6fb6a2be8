import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { type Command, parseCommand, parseOutputs } from '../scripts/workflow-commands.ts'
import { createRedactor } from '../src/redact.ts'
import { createReporter, type Reporter } from '../src/report.ts'
import type { Status } from '../src/status.ts'
import type { ProviderOutcome } from '../src/sync.ts'
import { text } from '../src/text.ts'
import { accepted, apiFailure, aResult, aRun, CONTEXT, outcome, refused, waited } from './support/outcomes.ts'

const KEY = 'sm_secret_0123456789'
const STEP = { ...CONTEXT, failOnItemFailures: false }

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'report-'))
  for (const [variable, name] of [
    ['GITHUB_OUTPUT', 'output'],
    ['GITHUB_STEP_SUMMARY', 'summary'],
  ] as const) {
    process.env[variable] = join(home, name)
    writeFileSync(join(home, name), '')
  }
})
afterEach(() => {
  rmSync(home, { recursive: true })
  for (const variable of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) delete process.env[variable]
})

/** What a reporter prints while `use` runs, line by line. */
function printed(use: (reporter: Reporter) => void): string[] {
  let out = ''
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(chunk => {
    out += String(chunk)
    return true
  })
  try {
    use(createReporter(createRedactor(KEY), process.env))
  } finally {
    write.mockRestore()
  }
  return out.split(/\r?\n/).slice(0, -1)
}

/** Reports these providers; what was printed as the runner reads it: commands, or else text. */
function reported(providers: ProviderOutcome[], status: Status = 'failed', failOnItemFailures = false) {
  let succeeded: boolean | undefined
  const lines = printed(reporter => {
    succeeded = reporter.outcome(outcome(status, providers), { ...STEP, failOnItemFailures })
  })
  return { ...read(lines), succeeded }
}

function read(lines: string[]) {
  const commands = lines.map(parseCommand).filter((command): command is Command => command !== undefined)
  const of = (level: string) => commands.filter(({ name }) => name === level).map(({ message }) => message)
  return {
    commands,
    errors: of('error'),
    warnings: of('warning'),
    notices: of('notice'),
    log: lines.filter(line => parseCommand(line) === undefined),
  }
}

const outputs = () => parseOutputs(readFileSync(join(home, 'output'), 'utf8'))
const summary = () => readFileSync(join(home, 'summary'), 'utf8')
const names = (number: number) => Array.from({ length: number }, (_, index) => `p${index + 1}`)
const flawed = (provider: string) =>
  waited(
    'completed-with-failures',
    [aResult({ status: 'completed-with-failures', run: aRun({ itemsFailed: 2 }) })],
    provider,
  )

describe('an outcome', () => {
  test('an error per failed provider, a warning per flawed one, a notice for a sync that was running, the rest in the log', () => {
    const { errors, warnings, notices, log, commands, succeeded } = reported([
      refused(apiFailure(405), 'notion'),
      flawed('s3'),
      waited('completed', [aResult()], 'gmail'),
      accepted('github', 'already-running'),
      accepted('onedrive'),
      waited('not-started', [aResult({ status: 'not-started', run: null })], 'granola'),
    ])
    expect(errors).toEqual([
      'notion: asking for a sync failed: the API refused the request (HTTP 405)',
      'granola: 1 of 1 connection needs attention: conn_1 began no sync within 5 m: check the connection in the Supermemory console',
    ])
    expect(warnings).toEqual(['s3: 1 of 1 connection needs attention: conn_1 completed, but 2 items failed'])
    expect(notices).toEqual(['github: a sync of it is already running, which counts as accepted'])
    expect(log).toEqual(['gmail: completed, 1 connection, 42 items'])
    expect(commands.map(({ properties }) => properties)).toEqual(
      commands.map(() => ({ title: 'Supermemory sync' })),
    )
    expect(succeeded).toBe(false)
  })

  test.each<[Status, boolean, boolean]>([
    ['accepted', false, true],
    ['completed', false, true],
    ['completed-with-failures', false, true],
    ['completed-with-failures', true, false],
    ['failed', false, false],
    ['cancelled', false, false],
  ])('%s, fail-on-item-failures: %s: success is %s', (status, strict, expected) => {
    expect(reported([accepted()], status, strict).succeeded).toBe(expected)
  })

  test('with fail-on-item-failures a flawed provider is an error, and no warning besides', () => {
    const { errors, warnings } = reported([flawed('s3')], 'completed-with-failures', true)
    expect([errors.length, warnings.length]).toEqual([1, 0])
  })

  test('warnings from before are annotations too, and come first', () => {
    const lines = printed(reporter => {
      reporter.warn([text`container-tags: “${'a b'}”`])
      reporter.outcome(outcome('completed-with-failures', [flawed('s3')]), STEP)
    })
    expect(read(lines).warnings).toEqual(['container-tags: “a b”', expect.stringMatching(/^s3: /)])
  })

  test.each<[string, Status, number | null, string[]]>([
    [
      'the list failed',
      'failed',
      401,
      [
        'listing the connections failed: the API does not accept the key (HTTP 401); check api-key: it must be a valid key of the organization',
      ],
    ],
    [
      'nothing found',
      'no-connections',
      null,
      ['no connection has these container tags, so nothing was asked to sync: check container-tags'],
    ],
    ['cancelled before', 'cancelled', null, ['cancelled before anything was asked to sync']],
  ])('no provider at all: %s', (_, status, failed, expected) => {
    const failure = failed === null ? null : apiFailure(failed)
    const lines = printed(reporter => void reporter.outcome(outcome(status, [], failure), STEP))
    expect(read(lines)).toMatchObject({ errors: expected, warnings: [], notices: [], log: [] })
  })

  test.each<[string, Status, ProviderOutcome[], string[]]>([
    [
      'when all syncs had ended',
      'cancelled',
      [waited('completed', [aResult()])],
      ['cancelled when all syncs had ended, before all was known of them'],
    ],
    [
      'before they had, which is said of each',
      'cancelled',
      [refused(null), waited('completed', [aResult()], 's3')],
      [expect.stringMatching(/^notion: cancelled before the API had accepted/) as never],
    ],
  ])('cancelled %s', (_, status, providers, expected) => {
    expect(reported(providers, status).errors).toEqual(expected)
  })

  test('providers without trouble make no error', () => {
    expect(reported([accepted(), waited('completed', [aResult()])], 'completed')).toMatchObject({
      errors: [],
      warnings: [],
      succeeded: true,
    })
  })
})

describe('never more than 10 annotations of a kind', () => {
  const failing = (number: number) => names(number).map(name => refused(apiFailure(405), name))
  const last = (annotations: string[]) => annotations.at(-1)

  test.each([
    [10, 10, 'p10: asking for a sync failed: the API refused the request (HTTP 405)'],
    [11, 10, 'and 2 more: p10, p11'],
    [14, 10, 'and 5 more: p10, p11, p12, p13, p14'],
  ])('%d errors', (number, expected, rest) => {
    const { errors } = reported(failing(number))
    expect(errors).toHaveLength(expected)
    expect(last(errors)).toBe(rest)
    expect(errors[8]).toMatch(/^p9: asking/)
  })

  test('a sync that was already running when asked, waited for', () => {
    const waitedFor = {
      ...waited('completed', [aResult()], 's3'),
      acceptance: accepted('s3', 'already-running').acceptance,
    }
    expect(reported([waitedFor], 'completed').notices).toEqual([
      's3: a sync of it was already running, which counts as accepted',
    ])
  })

  test('warnings and notices as well', () => {
    const running = names(11).map(name => accepted(name, 'already-running'))
    const { warnings, notices } = reported([...names(12).map(flawed), ...running], 'completed-with-failures')
    expect([warnings.length, last(warnings)]).toEqual([10, 'and 3 more: p10, p11, p12'])
    expect([notices.length, last(notices)]).toEqual([10, 'and 2 more: p10, p11'])
  })

  test('warnings from before count', () => {
    const withWarnings = (early: number, late: number) =>
      read(
        printed(reporter => {
          reporter.warn(names(early).map(name => [name]))
          reporter.outcome(outcome('completed-with-failures', names(late).map(flawed)), STEP)
        }),
      ).warnings
    expect(withWarnings(1, 9)).toHaveLength(10)
    expect(withWarnings(1, 9).at(-1)).toMatch(/^p9: 1 of 1/)
    expect(withWarnings(1, 10)).toHaveLength(10)
    expect(withWarnings(1, 10).at(-1)).toBe('and 2 more: p9, p10')
  })

  test('a name that is not ours is shown as a quote there too', () => {
    expect(
      last(reported([...failing(9), ...failing(2).map(it => ({ ...it, provider: '\n::error::x' }))]).errors),
    ).toBe('and 2 more: \\n::error::x, \\n::error::x')
  })
})

describe('outputs and summary', () => {
  test('are written with an outcome', () => {
    reported([accepted(), refused(apiFailure(405), 's3')])
    expect(outputs()).toMatchObject({ status: 'failed', 'items-processed': '', 'items-failed': '' })
    expect(JSON.parse(outputs().results ?? '')).toMatchObject([{ provider: 'notion' }, { provider: 's3' }])
    expect(summary()).toMatch(/^## Supermemory sync: ❌\u00a0failed\n/)
  })

  test('after what others have written', () => {
    writeFileSync(join(home, 'summary'), '# Before\n')
    writeFileSync(join(home, 'output'), 'before=1\n')
    reported([accepted()], 'accepted')
    expect(summary()).toMatch(/^# Before\n## Supermemory sync: 📨\u00a0accepted\n/)
    expect(outputs()).toMatchObject({ before: '1', status: 'accepted' })
  })

  test('are written when the inputs are wrong', () => {
    const lines = printed(reporter =>
      reporter.badInput([text`provider is “${'x\n'}”`, text`max-retries is “${KEY}”`]),
    )
    expect(read(lines)).toMatchObject({ errors: ['provider is “x\\n”', 'max-retries is “***”'], log: [] })
    expect(outputs()).toEqual({ status: 'failed', 'items-processed': '', 'items-failed': '', results: '[]' })
    expect(summary()).toContain(
      'the inputs need a correction:\n\n- provider is “`x\\n`”\n- max-retries is “`***`”\n',
    )
  })

  test('are written when the action itself is at fault, without saying that the inputs are', () => {
    const lines = printed(reporter => reporter.crash(new TypeError(`no ${KEY}\n::error::x`)))
    expect(read(lines)).toMatchObject({
      errors: ['This is a fault of the action itself, please report it: TypeError: no ***\\n::error::x'],
      log: [],
    })
    const debug = read(lines).commands.filter(({ name }) => name === 'debug')
    expect(debug).toMatchObject([{ message: expect.stringContaining('report.test.ts') }])
    expect(outputs()).toEqual({ status: 'failed', 'items-processed': '', 'items-failed': '', results: '[]' })
    expect(summary()).toMatch(
      /^## Supermemory sync: ❌\u00a0failed\n\nThis is a fault of the action itself, please report it: `TypeError: no \*\*\*/,
    )
    expect(summary()).not.toContain('inputs')
  })

  test('a fault that is no error', () => {
    const lines = printed(reporter => reporter.crash('no\x07'))
    expect(lines).toEqual([
      '::error title=Supermemory sync::This is a fault of the action itself, please report it: no\\u{7}',
    ])
  })

  test.each(['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'])('without %s the rest is done', variable => {
    for (const missing of [undefined, '', join(home, 'not', 'there')]) {
      if (missing === undefined) delete process.env[variable]
      else process.env[variable] = missing
      const { log, succeeded } = reported([accepted()], 'accepted')
      expect([log, succeeded]).toEqual([[], true])
    }
    expect(readFileSync(join(home, variable === 'GITHUB_OUTPUT' ? 'summary' : 'output'), 'utf8')).toContain(
      'accepted',
    )
  })

  test.each([
    ['GITHUB_OUTPUT', 4],
    ['GITHUB_STEP_SUMMARY', 1],
  ])('a file that cannot be written is said, and the rest is done: %s', (variable, times) => {
    process.env[variable] = home
    const { log, succeeded, errors } = reported([accepted()], 'accepted')
    expect(log).toEqual(
      Array(times).fill(expect.stringMatching(/^Writing a file of the runner failed: .*EISDIR/)),
    )
    expect([succeeded, errors]).toEqual([true, []])
    expect(readFileSync(join(home, variable === 'GITHUB_OUTPUT' ? 'summary' : 'output'), 'utf8')).toContain(
      'accepted',
    )
  })
})

describe('lines', () => {
  /** Lines are printed with the outcome at the latest. */
  const line = (use: (reporter: Reporter) => void) =>
    printed(reporter => {
      use(reporter)
      reporter.outcome(outcome('accepted', []), STEP)
    }).filter(each => !each.startsWith('::error'))

  test.each([
    ['plain', 'plain'],
    ['::error::x', '· ::error::x'],
    ['  ::set-output name=a::b', '·   ::set-output name=a::b'],
    ['a\n::error::x', 'a\\n::error::x'],
    ['a ##[error]x', 'a ## [error]x'],
    ['\u0085::error::x', '\\u{85}::error::x'],
    ['\ufeff::error::x', '\\u{feff}::error::x'],
    [`key ${KEY} of a@example.com`, 'key *** of ***@***'],
    ['%0A::error::x', '%0A::error::x'],
  ])('nothing in a line is a command: %j', (quote, expected) => {
    expect(line(reporter => reporter.log(text`${quote}`))).toEqual([expected])
    expect(parseCommand(expected)).toBeUndefined()
  })

  test('debug', () => {
    expect(line(reporter => reporter.debug(text`GET ${`/${KEY}\n::x`}`))).toEqual(['::debug::GET /***\\n::x'])
  })

  test('the mask is the first of all, and of every line of the key', () => {
    const lines = line(reporter => {
      reporter.mask('sm_a\r\n \nsm_b%')
      reporter.log(text`first`)
    })
    expect(lines).toEqual(['::add-mask::sm_a', '::add-mask::sm_b%25', 'first'])
    expect(line(reporter => reporter.mask(''))).toEqual([])
  })

  test.each<[string, (reporter: Reporter) => void]>([
    ['wrong inputs', reporter => reporter.badInput([text`x`])],
    ['a fault of the action', reporter => reporter.crash('x')],
    ['an outcome', reporter => void reporter.outcome(outcome('cancelled', []), STEP)],
  ])('come before %s, in their order', (_, end) => {
    const lines = printed(reporter => {
      reporter.mask('sm_a')
      reporter.log(text`one`)
      reporter.debug(text`two`)
      end(reporter)
    })
    expect(lines.slice(0, 3)).toEqual(['::add-mask::sm_a', 'one', '::debug::two'])
    expect(lines[3]).toMatch(/^::error/)
  })

  test.each([1, 199, 200, 201, 450])('%i that have gathered come once each, in their order', number => {
    expect(line(reporter => names(number).map(name => reporter.log([name])))).toEqual(names(number))
  })

  test('that have gathered are handed over together', async () => {
    const before = process.stdout.writableCorked
    const corked: number[] = []
    const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => {
      corked.push(process.stdout.writableCorked - before)
      return true
    })
    try {
      const reporter = createReporter(createRedactor(KEY), process.env)
      for (const words of ['a', 'b']) reporter.log([words])
      await new Promise(resolve => setImmediate(resolve))
      expect(corked).toEqual([1, 1])
      expect(process.stdout.writableCorked).toBe(before)
    } finally {
      write.mockRestore()
    }
  })

  test('are printed without waiting for the end', async () => {
    const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
    try {
      const reporter = createReporter(createRedactor(KEY), process.env)
      for (const words of ['a', 'b']) reporter.log([words])
      await new Promise(resolve => setImmediate(resolve))
      reporter.log(['c'])
      await new Promise(resolve => setImmediate(resolve))
      expect(write.mock.calls.map(([chunk]) => String(chunk).trim())).toEqual(['a', 'b', 'c'])
    } finally {
      write.mockRestore()
    }
  })
})
