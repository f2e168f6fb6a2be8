import { describe, expect, test } from '@jest/globals'
import { demoInputs, demoWentAsMeant, helpText, planStart, UsageError } from '../scripts/start-options.ts'
import { palette, wantsColours } from '../scripts/terminal.ts'

const names = ['provider', 'container-tags', 'api-key', 'base-url', 'wait-for-completion']
const plan = (args: string[], env: Record<string, string> = {}) => planStart(args, env, names)

describe('where it goes', () => {
  test('without flags and without a key: the demonstration on the emulator', () => {
    expect(plan([])).toEqual({ kind: 'emulator', inputs: demoInputs, faults: [], demo: true })
  })

  test('a blank key in the environment is no key', () => {
    expect(plan([], { SUPERMEMORY_API_KEY: ' \n' })).toMatchObject({ kind: 'emulator', demo: true })
  })

  test('with inputs but no key: the emulator, and only these inputs', () => {
    expect(plan(['--provider', 'notion', '--wait-for-completion=true'])).toEqual({
      kind: 'emulator',
      inputs: { provider: 'notion', 'wait-for-completion': 'true' },
      faults: [],
      demo: false,
    })
  })

  test('a provider need not be given: the action says so itself', () => {
    expect(plan(['--container-tags', 'a'])).toMatchObject({ inputs: { 'container-tags': 'a' }, demo: false })
  })

  test('a base URL in the environment does not matter without a key', () => {
    expect(plan([], { SUPERMEMORY_BASE_URL: 'https://example.com' })).toMatchObject({ kind: 'emulator' })
  })

  test.each([
    ['--api-key', ['--api-key', 'sm_1'], {}],
    ['an empty --api-key', ['--api-key', ''], {}],
    ['--base-url', ['--base-url', 'https://example.com'], {}],
    ['a key in the environment', [], { SUPERMEMORY_API_KEY: 'sm_1' }],
  ])('%s: the real API, without inputs that were not given', (_, args, env) => {
    const inputs = args.length > 0 ? { [(args[0] ?? '').slice(2)]: args[1] } : {}
    expect(plan(args, env)).toEqual({ kind: 'api', inputs })
  })
})

describe('emulator faults', () => {
  const fault = { endpoint: 'import', times: 1, answer: { kind: 'status', status: 503 } }
  const flag = ['--emulator-fault', JSON.stringify(fault)]

  test('may be repeated, and alone they strike the inputs of the demonstration', () => {
    expect(plan([...flag, ...flag])).toEqual({
      kind: 'emulator',
      inputs: demoInputs,
      faults: [fault, fault],
      demo: false,
    })
  })

  test('go with inputs', () => {
    expect(plan(['--provider', 'notion', ...flag])).toMatchObject({
      inputs: { provider: 'notion' },
      faults: [fault],
    })
  })

  test.each([['{'], ['[]'], ['null'], ['3']])('%s is refused', text => {
    expect(() => plan(['--emulator-fault', text])).toThrow(
      new UsageError(`--emulator-fault takes a JSON object, and got: ${text}`),
    )
  })

  test('are refused on the way to a real API', () => {
    expect(() => plan([...flag, '--api-key', 'sm_1'])).toThrow(/works on the emulator only/)
    expect(() => plan(flag, { SUPERMEMORY_API_KEY: 'sm_1' })).toThrow(/works on the emulator only/)
  })
})

describe('flags that cannot be read', () => {
  const messageOf = (args: string[]) => {
    try {
      plan(args)
    } catch (error) {
      if (error instanceof UsageError) return error.message
      throw error
    }
    throw new Error('accepted')
  }

  test('an unknown one gets the list', () => {
    expect(messageOf(['--providr', 'notion'])).toBe(
      [
        "Unknown option '--providr'.",
        'The flags are:',
        ...[...names, 'emulator-fault', 'help'].map(name => `  --${name}`),
      ].join('\n'),
    )
  })

  test('a value without a flag gets the hint about npm', () => {
    expect(messageOf(['notion'])).toMatch(/^Unexpected argument 'notion'\..*\n {2}npm start -- --provider/)
  })

  test('a flag without its value is named', () => {
    expect(messageOf(['--provider'])).toMatch(/^Option '--provider <value>' argument missing\.\n/)
  })
})

test('the demonstration went as meant when some syncs failed, but not all', () => {
  const results = (...statuses: string[]) => JSON.stringify(statuses.map(status => ({ status })))
  expect(demoWentAsMeant({ status: 'failed', results: results('failed', 'completed') })).toBe(true)
  expect(demoWentAsMeant({ status: 'failed', results: results('failed', 'failed') })).toBe(false)
  expect(demoWentAsMeant({ status: 'cancelled', results: results('completed', 'cancelled') })).toBe(false)
  expect(demoWentAsMeant({})).toBe(false)
})

test('help lists the inputs with their defaults and what each is for', () => {
  expect(plan(['--provider', 'x', '--help'])).toEqual({ kind: 'help' })
  const text = helpText({
    name: 'sync',
    inputs: {
      provider: { description: 'Which one. Or more.', required: true, default: '' },
      'max-retries': { description: 'How often.', required: false, default: '3' },
    },
  })
  expect(text).toContain('  --provider\n      Which one. Or more.\n')
  expect(text).toContain('  --max-retries (default: 3)\n      How often.\n')
})

describe('colours', () => {
  test('only on a terminal that is not told otherwise', () => {
    expect(wantsColours({ isTTY: true }, {})).toBe(true)
    expect(wantsColours({}, {})).toBe(false)
    expect(wantsColours({ isTTY: true }, { NO_COLOR: '1' })).toBe(false)
  })

  test('follow the kind of line', () => {
    expect(palette(true).log({ kind: 'error', text: 'x' })).toBe('\u001b[31mx\u001b[39m')
    expect(palette(true).log({ kind: 'warning', text: 'x' })).toBe('\u001b[33mx\u001b[39m')
    expect(palette(false).log({ kind: 'error', text: 'x' })).toBe('x')
  })
})
