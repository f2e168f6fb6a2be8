import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { cancelStep, type LogLine, runStep, type StepOptions } from '../scripts/runner.ts'
import { applyMasks, parseOutputs } from '../scripts/workflow-commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'runner-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a throw-away script as the step. */
function run(script: string, options: StepOptions = {}) {
  const bundle = join(mkdtempSync(join(folder, 'step-')), 'index.cjs')
  writeFileSync(bundle, script)
  return runStep({ bundle, applyDefaults: false, ...options })
}

/** Runs a script that prints these lines. */
const print = (lines: string[], options?: StepOptions) =>
  run(`process.stdout.write(${JSON.stringify(lines.map(line => `${line}\n`).join(''))})`, options)

/** What the script sees under these names, JSON on standard output. */
async function environmentOf(options: StepOptions): Promise<Record<string, string>> {
  return JSON.parse((await run('console.log(JSON.stringify(process.env))', options)).stdout)
}

describe('what the step gets', () => {
  test('inputs as INPUT_ variables, hyphens kept, blanks made underscores', async () => {
    const env = await environmentOf({ inputs: { 'api-key': ' k ', 'two words': 'x' } })
    expect(env).toMatchObject({ 'INPUT_API-KEY': ' k ', INPUT_TWO_WORDS: 'x' })
  })

  test('defaults from action.yml, and an empty string where there is none', async () => {
    const action = join(folder, 'action.yml')
    writeFileSync(
      action,
      'inputs:\n  provider: {required: true}\n  wait: {default: false}\n  minutes: {default: 30}\n  tries: {default: "3"}\n',
    )
    const env = await environmentOf({ applyDefaults: true, action, inputs: { minutes: '0.5' } })
    expect(Object.entries(env).filter(([name]) => name.startsWith('INPUT_'))).toEqual([
      ['INPUT_PROVIDER', ''],
      ['INPUT_WAIT', 'false'],
      ['INPUT_MINUTES', '0.5'],
      ['INPUT_TRIES', '3'],
    ])
  })

  test('an environment of its own: nothing of ours but what a process needs', async () => {
    process.env.SUPERMEMORY_API_KEY = 'ours'
    process.env.https_proxy = 'http://127.0.0.1:9'
    try {
      const env = await environmentOf({ env: { NO_PROXY: '*', RUNNER_OS: undefined } })
      expect(env).toMatchObject({ CI: 'true', GITHUB_ACTIONS: 'true', NO_PROXY: '*', PATH: process.env.PATH })
      for (const name of ['SUPERMEMORY_API_KEY', 'https_proxy', 'RUNNER_OS', 'RUNNER_DEBUG']) {
        expect(env).not.toHaveProperty(name)
      }
    } finally {
      delete process.env.SUPERMEMORY_API_KEY
      delete process.env.https_proxy
    }
  })

  test('Node flags', async () => {
    const { stdout } = await run('console.log(process.execArgv)', { nodeArgs: ['--no-warnings'] })
    expect(stdout).toContain('--no-warnings')
  })
})

describe('how it ended', () => {
  test('exit code, standard output and standard error', async () => {
    expect(
      await run('console.log("out"); console.error("err"); process.exitCode = 3', { killAfterMs: 20_000 }),
    ).toMatchObject({
      exitCode: 3,
      signal: null,
      killed: false,
      conclusion: 'failure',
      stdout: 'out\n',
      stderr: 'err\n',
    })
  })

  test('an error annotation alone does not fail a step', async () => {
    expect(await print(['::error::x'])).toMatchObject({ exitCode: 0, conclusion: 'success' })
  })

  test('killed when it takes too long', async () => {
    expect(await run('console.log("on"); setInterval(() => {}, 1000)', { killAfterMs: 700 })).toMatchObject({
      exitCode: null,
      signal: 'SIGKILL',
      killed: true,
      conclusion: 'failure',
    })
  })

  test('cancelling: SIGINT, then SIGTERM, then the end', async () => {
    const stubborn = `
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => console.log(signal))
      setInterval(() => {}, 1000)
      console.log('ready')`
    let cancel = () => {}
    const result = await run(stubborn, {
      onStart: child => {
        cancel = () => cancelStep(child, { terminateAfterMs: 300, killAfterMs: 300 })
      },
      onLine: line => line === 'ready' && cancel(),
      killAfterMs: 20_000,
    })
    expect(result).toMatchObject({ signal: 'SIGKILL', killed: false, log: ['ready', 'SIGINT', 'SIGTERM'] })
  })

  test('a step that obeys is left alone', async () => {
    let cancel = () => {}
    const result = await run(
      'process.on("SIGINT", () => process.exit(1)); setInterval(() => {}, 9); console.log()',
      {
        onStart: child => {
          cancel = () => cancelStep(child)
        },
        onLine: () => cancel(),
      },
    )
    expect(result).toMatchObject({ exitCode: 1, signal: null })
  })

  test('rejects when there is no such Node', async () => {
    await expect(run('', { node: join(folder, 'no-node') })).rejects.toThrow('ENOENT')
  })
})

describe('commands', () => {
  test('annotations, with their escapes and their title', async () => {
    const result = await print([
      '::error title=a%3Ab%2Cc::one%0Atwo %25',
      '  ::warning::careful',
      '::NOTICE::by the way',
    ])
    expect(result.annotations).toEqual([
      { level: 'error', message: 'one\ntwo %', title: 'a:b,c' },
      { level: 'warning', message: 'careful' },
      { level: 'notice', message: 'by the way' },
    ])
    expect(result.log).toEqual(['Error: one', 'two %', 'Warning: careful', 'Notice: by the way'])
    expect(result.otherCommands).toEqual([])
  })

  test('escapes are undone once', async () => {
    expect((await print(['::error::%250A'])).annotations).toEqual([{ level: 'error', message: '%0A' }])
  })

  test('the old form counts anywhere in a line', async () => {
    const result = await print(['the API said: ##[error]boo%0Ahoo%5D', '::unknown:: ##[warning]still'])
    expect(result.annotations).toEqual([
      { level: 'error', message: 'boo\nhoo]' },
      { level: 'warning', message: 'still' },
    ])
  })

  test('the new form counts only where a line begins, and a carriage return begins one', async () => {
    const result = await print(['say ::error::no', 'say\r::error::yes'])
    expect(result.annotations).toEqual([{ level: 'error', message: 'yes' }])
    expect(result.log).toEqual(['say ::error::no', 'say', 'Error: yes'])
  })

  test('standard error is read as well', async () => {
    const { annotations } = await run('console.error("::error::from there")')
    expect(annotations).toEqual([{ level: 'error', message: 'from there' }])
  })

  test('groups', async () => {
    expect((await print(['::group::Waiting', 'x', '::endgroup::', 'y'])).log).toEqual(['▸ Waiting', 'x', 'y'])
  })

  test('debug lines are kept apart, and shown only when asked for', async () => {
    const script = 'console.log("::debug::hm"); console.log(process.env.RUNNER_DEBUG)'
    expect(await run(script)).toMatchObject({ debug: ['hm'], log: ['undefined'] })
    expect(await run(script, { debug: true })).toMatchObject({ debug: ['hm'], log: ['##[debug]hm', '1'] })
  })

  test('every other command is held up, known to the runner or not', async () => {
    const result = await print([
      '::set-output name=a::b',
      '::hello there::x',
      'x ##[add-path]/tmp',
      ':: plain',
    ])
    expect(result.otherCommands).toEqual(['::set-output name=a::b', '::hello there::x', 'x ##[add-path]/tmp'])
    expect(result.log).toEqual(['::hello there::x', ':: plain'])
  })

  test('stop-commands makes text of what follows, until its token comes', async () => {
    const result = await print(['::stop-commands::T1', '::error::no', '::T1::', '::error::yes'])
    expect(result.annotations).toEqual([{ level: 'error', message: 'yes' }])
    expect(result.log).toEqual(['::error::no', 'Error: yes'])
  })

  test('the files for environment, path and state are held up too', async () => {
    const { otherCommands } = await run('require("fs").writeFileSync(process.env.GITHUB_ENV, "A=b\\n")')
    expect(otherCommands).toEqual(['file GITHUB_ENV'])
  })
})

describe('the log as it comes', () => {
  test('raw lines and lines as a person sees them', async () => {
    const raw: string[] = []
    const seen: LogLine[] = []
    await print(['::add-mask::s3cret', '::error::my s3cret', 'text'], {
      onLine: line => raw.push(line),
      onLog: line => seen.push(line),
    })
    expect(raw).toEqual(['::add-mask::s3cret', '::error::my s3cret', 'text'])
    expect(seen).toEqual([
      { kind: 'error', text: 'Error: my ***' },
      { kind: 'text', text: 'text' },
    ])
  })

  test('lines and characters cut in two by the pipe are put together, the last needs no line end', async () => {
    const { log } = await run(`
      const parts = [Buffer.from('a'), Buffer.from('b\\r'), Buffer.from('\\n'), Buffer.from([0xc3]), Buffer.from([0xa9])]
      const next = () => parts.length && process.stdout.write(parts.shift(), () => setTimeout(next, 50))
      next()`)
    expect(log).toEqual(['ab', 'é'])
  })
})

describe('masks', () => {
  test('hide a value from then on in the log, and only there', async () => {
    const result = await print(['early k1', '::add-mask::k1', 'late k1', '::error::and k1', '::add-mask::'])
    expect(result.masks).toEqual(['k1'])
    expect(result.log).toEqual(['early k1', 'late ***', 'Error: and ***'])
    expect(result.annotations).toEqual([{ level: 'error', message: 'and k1' }])
  })

  test('hide every line of a value', async () => {
    expect((await print(['::add-mask::one%0D%0Atwo', 'say two and one'])).log).toEqual(['say *** and ***'])
  })

  test('hide the secrets of the workflow from the beginning', async () => {
    expect(await print(['say k1'], { secrets: ['k1'] })).toMatchObject({ log: ['say ***'], masks: [] })
  })

  test.each([
    ['abcabc', ['abc'], '***'],
    ['xabcdx', ['abc', 'bcd'], 'x***x'],
    ['abc d abc', ['abc'], '*** d ***'],
    ['a.c', ['.', ' ', ''], 'a***c'],
    ['aaa', ['aa'], '***'],
    ['plain', [], 'plain'],
  ])('%s without %j is %s', (text, secrets, expected) => {
    expect(applyMasks(text, secrets)).toBe(expected)
  })
})

describe('outputs and summary', () => {
  const write = (file: string, text: string) =>
    `require('node:fs').appendFileSync(process.env.${file}, ${JSON.stringify(text)})\n`

  test('are read from their files', async () => {
    const text = 'status=completed\nresults<<END\n[1]\n\nname=not an output\nEND\nempty=\na=b<<c\n'
    const result = await run(write('GITHUB_OUTPUT', text) + write('GITHUB_STEP_SUMMARY', '# Hello\n'))
    expect(result).toMatchObject({ conclusion: 'success', outputsFile: text, summary: '# Hello\n' })
    expect(result.outputs).toEqual({
      status: 'completed',
      results: '[1]\n\nname=not an output',
      empty: '',
      a: 'b<<c',
    })
  })

  test('begin empty', async () => {
    expect(await run('')).toMatchObject({ outputs: {}, outputsFile: '', summary: '', log: [] })
  })

  test('are gone afterwards', async () => {
    const { stdout } = await run('process.stdout.write(process.env.GITHUB_OUTPUT)')
    expect(() => rmSync(stdout)).toThrow('ENOENT')
  })

  test('have no file when told so', async () => {
    const env = await environmentOf({ withoutFiles: true })
    expect(env).not.toHaveProperty('GITHUB_OUTPUT')
    expect(env).not.toHaveProperty('GITHUB_STEP_SUMMARY')
  })

  test('an outputs file the runner cannot read fails the step', async () => {
    expect(await run(write('GITHUB_OUTPUT', 'a<<END\nx\n'))).toMatchObject({
      exitCode: 0,
      conclusion: 'failure',
      outputs: {},
      annotations: [
        { level: 'error', message: "Unable to process file command 'output' successfully." },
        { level: 'error', message: "Invalid value. Matching delimiter not found 'END'" },
      ],
    })
  })

  test.each([['nothing'], ['=x'], ['<<END\nx\nEND'], ['a<<\nx\n']])('%j is no outputs file', text => {
    expect(() => parseOutputs(text)).toThrow('Invalid format')
  })

  test('a summary above 1 MiB is an error', async () => {
    const { annotations } = await run(
      `require('node:fs').writeFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1))`,
    )
    expect(annotations).toMatchObject([{ level: 'error', message: expect.stringContaining('1024k') }])
  })
})
