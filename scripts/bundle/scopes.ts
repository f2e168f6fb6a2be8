/** Which names in a script are the same: as the language has it, not as a search for words would. */
import { parse } from 'acorn'
import { analyze, type Scope } from 'eslint-scope'

export type { Scope }

/** Where something begins and ends in a script, in UTF-16 units. */
export type Range = [start: number, end: number]

/** All scopes of a script, the global one first and outer ones before inner ones. */
export function scopesOf(script: string): Scope[] {
  const program = parse(script, { ecmaVersion: 2025, sourceType: 'script', ranges: true })
  return analyze(program as Parameters<typeof analyze>[0], { ecmaVersion: 2025, sourceType: 'script' }).scopes
}

/** The innermost function around a place. */
export function functionAround(scopes: Scope[], place: number): Scope {
  const around = scopes.filter(({ type, block }) => {
    const [start, end] = rangeOf(block)
    return type === 'function' && start <= place && place < end
  })
  const innermost = around.at(-1)
  if (innermost === undefined) throw new Error('There is no function around that place')
  return innermost
}

export function rangeOf({ range }: { range?: Range | undefined }): Range {
  if (range === undefined) throw new Error('The parser left a range out')
  return range
}

const OF_COMMONJS = ['module', 'exports', 'require', '__dirname', '__filename']

/** The names that a script takes for global, and that are not. */
export function undefinedNames(script: string): string[] {
  const [global] = scopesOf(script)
  return (global?.through ?? [])
    .map(({ identifier }) => identifier.name)
    .filter(name => typeof name === 'string' && !(name in globalThis) && !OF_COMMONJS.includes(name))
}
