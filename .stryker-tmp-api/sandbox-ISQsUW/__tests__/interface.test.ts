// @ts-nocheck
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { DEFAULT_BASE_URL, NUMBER_INPUTS, readInputs } from '../src/inputs.ts'
import { outputsOf } from '../src/outputs.ts'
import { PROVIDERS } from '../src/providers.ts'
import { fails, STATUSES } from '../src/status.ts'
import { tables } from './support/markdown.ts'
import { accepted, CONTEXT, outcome } from './support/outcomes.ts'
import { same } from './support/plain.ts'

const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

interface Declared {
  description: string
  required?: boolean
  default?: string
}
const action = parse(file('action.yml')) as {
  name: string
  description: string
  inputs: Record<string, Declared>
  outputs: Record<string, Declared>
  runs: { using: string; main: string }
}
const inputs = Object.entries(action.inputs)
const readme = file('README.md')

/** The rows of the table in the README with these columns first. */
function rows(...columns: string[]): string[][] {
  const table = tables(readme).find(({ head }) => columns.every((column, index) => head[index] === column))
  if (table === undefined) throw new Error(`README.md has no table with the columns ${columns.join(', ')}`)
  return table.rows
}

describe('action.yml and the code', () => {
  test('the code reads every input there is, and no other', () => {
    const asked: string[] = []
    const getInput = (name: string) => {
      asked.push(name)
      return { provider: 'notion', 'api-key': 'k' }[name] ?? ''
    }
    readInputs({ getInput, env: {} })
    expect([...new Set(asked)].sort()).toEqual(Object.keys(action.inputs).sort())
  })

  test('the defaults of action.yml are what the code falls back to', () => {
    const needed = { provider: 'notion', 'api-key': 'k' } as Record<string, string>
    const withDefaults = (name: string) => needed[name] ?? action.inputs[name]?.default ?? ''
    expect(readInputs({ getInput: withDefaults, env: {} })).toEqual(
      readInputs({ getInput: name => needed[name] ?? '', env: {} }),
    )
    for (const [name, { fallback }] of Object.entries(NUMBER_INPUTS)) {
      expect([name, action.inputs[name]?.default]).toEqual([name, String(fallback)])
    }
    // Those without a default there have one that is not a value, or is only known when the step runs.
    expect(inputs.filter(([, input]) => input.default === undefined).map(([name]) => name)).toEqual([
      'provider',
      'container-tags',
      'api-key',
      'base-url',
    ])
  })

  test('only the provider is required: the key may come from the environment', () => {
    expect(inputs.filter(([, { required }]) => required).map(([name]) => name)).toEqual(['provider'])
  })

  test('defaults are strings, as the runner has them', () => {
    for (const [name, input] of inputs) {
      expect([name, typeof (input.default ?? '')]).toEqual([name, 'string'])
    }
  })

  test('the descriptions name what is allowed', () => {
    expect(action.inputs.provider?.description).toContain(
      `One or more of ${PROVIDERS.join(', ')}, separated by`,
    )
    expect(action.inputs['base-url']?.description).toContain(`else ${DEFAULT_BASE_URL}.`)
    for (const [name, { allowed }] of Object.entries(NUMBER_INPUTS)) {
      for (const bound of allowed.match(/\d+/g) ?? []) {
        expect([name, action.inputs[name]?.description]).toEqual([
          name,
          expect.stringMatching(`\\b${bound}\\b`),
        ])
      }
    }
  })

  test('outputs', () => {
    expect(Object.keys(outputsOf(outcome('accepted', [accepted()]), CONTEXT, same))).toEqual(
      Object.keys(action.outputs),
    )
    expect(action.outputs.status?.description).toContain(
      `: ${STATUSES.slice(0, -1).join(', ')} or ${STATUSES.at(-1)}.`,
    )
  })

  test('runs the bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
  })
})

describe('README.md and action.yml', () => {
  const table = new Map(rows('input', 'default', 'meaning').map(([name = '', ...rest]) => [name, rest]))

  test('the same inputs, in the same order', () => {
    expect([...table.keys()]).toEqual(Object.keys(action.inputs))
  })

  test.each(inputs)('%s: the same default', (name, input) => {
    const fallback =
      input.default ??
      {
        provider: 'required',
        'container-tags': 'none',
        'api-key': 'env SUPERMEMORY_API_KEY',
        'base-url': `env SUPERMEMORY_BASE_URL, else ${DEFAULT_BASE_URL}`,
      }[name]
    expect(table.get(name)?.[0]).toBe(fallback)
  })

  test('the providers, all and in order', () => {
    expect(table.get('provider')?.[1]).toContain(`One or more of ${PROVIDERS.join(', ')}, separated by`)
  })

  test.each(Object.entries(NUMBER_INPUTS))('%s: the bounds of the code', (name, { allowed }) => {
    for (const bound of allowed.match(/\d+/g) ?? []) expect(table.get(name)?.[1]).toMatch(`${bound}`)
  })

  test('the same outputs, in the same order', () => {
    const named = rows('output', 'value').flatMap(([names = '']) => names.split(/,\s*/))
    expect(named).toEqual(Object.keys(action.outputs))
  })

  test('the statuses of the code, worst first, and whether the step fails', () => {
    const statuses = rows('status', 'meaning')
    expect(statuses.map(([status]) => status)).toEqual([...STATUSES])
    for (const [status, , verdict = ''] of statuses as [(typeof STATUSES)[number], string, string][]) {
      const expected = fails(status, false) ? /^yes/ : fails(status, true) ? /fail-on-item-failures/ : /^no/
      expect([status, verdict]).toEqual([status, expect.stringMatching(expected)])
    }
  })

  test('the fields of results', () => {
    const [, value = ''] = rows('output', 'value').find(([name]) => name === 'results') ?? []
    expect(value).toContain('{provider, status, message, connections}')
    expect(value).toContain(
      '{id, status, runId, startedAt, completedAt, itemsProcessed, itemsFailed, errorCode, error, failures}',
    )
    expect(value).toContain('{documentId, code}')
    expect(value).toContain('512 KiB')
  })

  test('every input that an example uses is one', () => {
    const examples = [...readme.matchAll(/```ya?ml\n([\s\S]*?)```/g)].map(([, code = '']) => code)
    const used = examples.flatMap(code =>
      [...code.matchAll(/uses: [^\n]*supermemory-sync-action@[^\n]*\n((?: *\n| {8,}.*\n)*)/g)].flatMap(
        ([, block = '']) => [...block.matchAll(/^ {10}([\w-]+):/gm)].map(([, name = '']) => name),
      ),
    )
    expect(used.length).toBeGreaterThan(3)
    for (const name of used) expect(Object.keys(action.inputs)).toContain(name)
  })
})
