/** What action.yml, README.md, package.json and dist/ say of the action, and the code. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { CODES } from '../src/api/codes.ts'
import { PROVIDERS } from '../src/api/types.ts'
import { createClean } from '../src/clean.ts'
import { readInputs } from '../src/inputs.ts'
import { describeProblem } from '../src/report/describe.ts'
import { outputsOf } from '../src/report/outputs.ts'
import { FAIL_BY_DEFAULT, FAIL_ON_STATUSES, isFine, STATUSES, type Status } from '../src/status.ts'
import { VERSION } from '../src/version.ts'
import { tables } from './support/markdown.ts'

const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

interface Declared {
  description: string
  required?: boolean
  default?: string
}
const action = parse(file('action.yml')) as {
  inputs: Record<string, Declared>
  outputs: Record<string, Declared>
  runs: { using: string; main: string }
}
const names = Object.keys(action.inputs)
const NEEDED: Record<string, string> = { provider: 'notion', 'api-key': 'k' }
const read = (getInput: (name: string) => string) =>
  readInputs({ getInput, env: {}, clean: createClean('k'), bypassesProxy: () => true })

/** Inputs that have no default in action.yml, as it is no value or is only known when the step runs. */
const OWN_DEFAULTS: Record<string, RegExp> = {
  provider: /^required$/,
  'container-tags': /^none$/,
  'connection-ids': /^none$/,
  'api-key': /env SUPERMEMORY_API_KEY/,
  'max-age-minutes': /^none$/,
  'base-url': /env SUPERMEMORY_BASE_URL, or https:\/\/api\.supermemory\.ai/,
}

describe('action.yml and the code', () => {
  test('the code reads every input there is, and no other', () => {
    const asked = new Set<string>()
    const getInput = (name: string) => {
      asked.add(name)
      return NEEDED[name] ?? ''
    }
    read(getInput)
    expect([...asked].sort()).toEqual([...names].sort())
  })

  test('the defaults of action.yml are what the code falls back to', () => {
    const given = (name: string) => NEEDED[name] ?? action.inputs[name]?.default ?? ''
    const fallen = (name: string) => NEEDED[name] ?? ''
    expect(read(given)).toEqual(read(fallen))
    expect(names.filter(name => action.inputs[name]?.default === undefined)).toEqual(Object.keys(OWN_DEFAULTS))
    for (const name of names) expect(typeof (action.inputs[name]?.default ?? '')).toBe('string')
  })

  test('only the provider is required: the key may come from the environment', () => {
    expect(names.filter(name => action.inputs[name]?.required)).toEqual(['provider'])
  })

  test('the code writes every output there is, and no other', () => {
    const { values } = outputsOf(describeProblem(['x'], 'sync', 'notion', 'input'))
    expect([...Object.keys(values), 'results-file', 'summary'].sort()).toEqual(Object.keys(action.outputs).sort())
  })

  test('the descriptions name all providers and statuses', () => {
    for (const provider of PROVIDERS) expect(action.inputs.provider?.description).toContain(provider)
    for (const status of STATUSES) expect(action.outputs.status?.description).toContain(status)
  })
})

describe('README.md', () => {
  /** The rows of every table whose first column has that head. */
  const rows = (head: string): Map<string, string[]> => {
    const found = tables(file('README.md')).filter(table => table.head[0]?.toLowerCase() === head)
    return new Map(found.flatMap(table => table.rows).map(([name = '', ...rest]) => [name, rest]))
  }
  const inputs = rows('input')

  test('the inputs, all of them', () => {
    expect([...inputs.keys()].sort()).toEqual([...names].sort())
  })

  test.each(names)('%s: the default, and the bounds', name => {
    const [fallback, meaning = ''] = inputs.get(name) ?? []
    const { default: declared, description = '' } = action.inputs[name] ?? {}
    if (declared === undefined) expect(fallback).toMatch(OWN_DEFAULTS[name] ?? /^$/)
    else expect(fallback).toBe(declared)
    const [range = ''] = /(?:above )?\d+(?: to |, at most )\d+/i.exec(description) ?? []
    expect(meaning.toLowerCase()).toContain(range.toLowerCase())
  })

  test('the providers', () => {
    for (const provider of PROVIDERS) expect(inputs.get('provider')?.[1]).toContain(provider)
  })

  test('the outputs, all of them', () => {
    expect([...rows('output').keys()].sort()).toEqual(Object.keys(action.outputs).sort())
  })

  test('the statuses, worst first, and whether they fail the step', () => {
    const statuses = rows('status')
    expect([...statuses.keys()]).toEqual([...STATUSES])
    const fails = (status: Status) => {
      if (FAIL_BY_DEFAULT.includes(status)) return 'by default'
      if (FAIL_ON_STATUSES.includes(status)) return 'if named in fail-on'
      return isFine(status) ? 'no' : 'always'
    }
    expect(STATUSES.map(status => statuses.get(status)?.at(-1))).toEqual(STATUSES.map(fails))
  })

  test('the error codes, all of them, with what happened and what to do', () => {
    const errors = rows('error code')
    const codes = [...errors.keys()].flatMap(cell => cell.split(', '))
    expect(codes.filter(code => !/^http_[1-5](\d\d|xx)$/.test(code)).sort()).toEqual(Object.keys(CODES).sort())
    expect(new Set(codes).size).toBe(codes.length)
    for (const cells of errors.values())
      expect(cells).toEqual([expect.stringMatching(/.\.$/), expect.stringMatching(/.\.$/)])
  })

  test('every input of an example is one', () => {
    const steps = file('README.md').matchAll(/uses: [^\n]*supermemory-sync-action@[^\n]*\n((?: *\n| {8,}.*\n)*)/g)
    const used = [...steps].flatMap(([, step = '']) => [...step.matchAll(/^ {10}([\w-]+):/gm)].map(([, name]) => name))
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter(name => !names.includes(name ?? ''))).toEqual([])
  })
})

test('the version that the User-Agent names is that of package.json', () => {
  expect(VERSION).toBe(JSON.parse(file('package.json')).version)
})

describe('dist/', () => {
  const dist = new URL('../dist/', import.meta.url)

  test('is what action.yml starts: CommonJS, on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
    expect(JSON.parse(file('dist/package.json'))).toEqual({ type: 'commonjs' })
    expect(/^(?:import|export) /m.test(file('dist/index.js'))).toBe(false)
  })

  test('is small, as every user downloads it, and can be read', () => {
    expect(readdirSync(dist).sort()).toEqual(['index.js', 'licenses.txt', 'package.json'])
    expect(statSync(new URL('index.js', dist)).size).toBeLessThan(340_000)
    expect(file('dist/index.js').split('\n').length).toBeGreaterThan(3000)
    expect(/llhttp|kDispatch/.test(file('dist/index.js'))).toBe(false)
  })

  test('comes with the licences of what is in it', () => {
    const licences = file('dist/licenses.txt')
    for (const name of Object.keys(JSON.parse(file('package.json')).dependencies)) expect(licences).toContain(name)
  })
})
