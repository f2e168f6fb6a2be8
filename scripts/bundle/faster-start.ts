/**
 * Changes to a bundle that make it start sooner and do not change what it does. Most of what a start takes beyond Node's
 * own is V8 reading and compiling: it reads all of a file before the first line of it runs, only to find where functions
 * end, and those that are called it reads once more.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { functionAround, type Range, rangeOf, type Scope, scopesOf, undefinedNames } from './scopes.ts'

/**
 * Puts `require("crypto")` and its like where they are used: ncc puts them at the top, or into modules of its own that
 * are loaded at the top, so that all of Node's modules are loaded at every start, whether a run needs them or not.
 */
export function loadedLate(code: string): string {
  const modules = new Map<string, string>()
  const taken = (pattern: RegExp) => (from: string) =>
    from.replace(pattern, (_, name: string, call: string) => {
      modules.set(name, modules.get(call) ?? call)
      return ''
    })
  const used = (pattern: RegExp) => (from: string) =>
    from.replace(pattern, (all, name: string) => modules.get(name) ?? all)
  // `new require("https").Agent()` would be a new require().
  const constructed = (from: string) =>
    from.replace(/\bnew (external_\w+)/g, (all, name: string) =>
      modules.has(name) ? `new (${modules.get(name)})` : all,
    )
  return [
    taken(/^ *(\d+): module => \{\n *"use strict";\n *module\.exports = (require\("[^"]+"\));\n *\},?\n/gm),
    used(/__nccwpck_require__\((\d+)\)/g),
    taken(/^ *(?:const|var) (external_\w+) = (require\("[^"]+"\));\n/gm),
    taken(/^ *var (external_\w+) = __nccwpck_require__\.t\((external_\w+), 2\);\n/gm),
    constructed,
    used(/\b(external_\w+)\b/g),
  ].reduce((changed, step) => step(changed), code)
}

/** One character that Latin-1 lacks, and V8 takes two bytes for each of the file, which it is slower to read. */
export function inAscii(code: string): string {
  if (/\\[^\0-\x7f]|String\.raw`[^`]*[^\0-\x7f]/.test(code)) {
    throw new Error('After a backslash and in String.raw, an escape is not what it stands for')
  }
  return code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export interface Parts {
  'index.js': string
  'later.js': string
  'tunnel.js': string
}

/** What a sync of named providers that is accepted at once and not waited for has no use of. */
export const LATER = [
  './node_modules/yocto-queue/index.js',
  './node_modules/p-limit/index.js',
  './build/api-message.js',
  './build/attribution.js',
  './build/edit-distance.js',
  './build/failure-text.js',
  './build/follow.js',
  './build/nearest-provider.js',
  './build/observe.js',
  './build/records.js',
  './build/retry.js',
  './build/run-details.js',
  './build/watch.js',
]

/**
 * Puts LATER and what is for proxies into files of their own, which are loaded when something of them is first used.
 * (ncc has a way to do this with `import()`, but leaves the licences of what it puts there out.)
 */
export function inParts(code: string): Parts {
  const { rest, tunnel } = withoutTunnel(code)
  return { ...withoutLater(rest), 'tunnel.js': tunnel }
}

/** The package tunnel, which is for proxies, is a module of its own for webpack, that is made when it is first used. */
function withoutTunnel(code: string): { rest: string; tunnel: string } {
  const modules = [...code.matchAll(/^ {4}(\d+): (\([^)]*\) => \{\n[\s\S]*?^ {4}\})/gm)]
  const [found, ...others] = modules.filter(([module]) => module.includes('function TunnelingAgent('))
  if (found === undefined || others.length > 0) throw new Error('The package tunnel is not where it was')
  const [module, id, made] = found
  const loader = `    ${id}: (...given) => require("./tunnel.js")(...given)`
  return {
    rest: code.replace(module, () => loader),
    tunnel: `// The package tunnel\nmodule.exports = ${made};`,
  }
}

function withoutLater(code: string): Omit<Parts, 'tunnel.js'> {
  const sections = sectionsOf(code)
  const later = sections.filter(isLater)
  const [first] = later
  const absent = LATER.filter(path => !later.some(({ text }) => text.startsWith(heading(path))))
  if (first === undefined || absent.length > 0) throw new Error(`Not in the bundle: ${absent.join(', ')}`)

  const { needed, used } = crossings(code, later)
  const parameters = `({ ${[...needed].sort().join(', ')} })`
  const index = insertAt(
    code,
    used.flatMap(({ start, end }): Insertion[] =>
      code.slice(0, start).endsWith('new ')
        ? [
            [start, '(fromLater().'],
            [end, ')'],
          ]
        : [[start, 'fromLater().']],
    ),
  )
  const loader = [
    '    // What only some runs need.',
    '    let later;',
    `    const fromLater = () => later ??= require("./later.js")${parameters};`,
    '',
  ].join('\n')
  return {
    'index.js': sectionsOf(index)
      .map(section => (section.text === first.text ? loader : isLater(section) ? '' : section.text))
      .join(''),
    'later.js': [
      '"use strict";',
      `module.exports = ${parameters} => {`,
      `${later.map(({ text }) => text).join('')}    return { ${[...new Set(used.map(({ name }) => name))].sort().join(', ')} };`,
      '};',
    ].join('\n'),
  }
}

/** What webpack made of one module. `start` and `end`: where in the bundle. */
interface Section {
  text: string
  start: number
  end: number
}

const heading = (path: string) => `    // CONCATENATED MODULE: ${path}\n`

function isLater({ text }: Section): boolean {
  return LATER.some(path => text.startsWith(heading(path)))
}

function sectionsOf(code: string): Section[] {
  let end = 0
  return code.split(/^(?= {4}\/\/ CONCATENATED MODULE: )/m).map(text => {
    const start = end
    end += text.length
    return { text, start, end }
  })
}

interface Use {
  name: string
  start: number
  end: number
}

/** The names of the other sections that some of them need, and where the others use names of these. */
function crossings(code: string, later: Section[]): { needed: Set<string>; used: Use[] } {
  const scopes = scopesOf(code)
  const shared = functionAround(scopes, later[0]?.start ?? 0)
  const isInLater = (place: number) => later.some(({ start, end }) => start <= place && place < end)
  const needed = new Set<string>()
  const used: Use[] = []
  for (const { resolved, identifier } of scopes.flatMap(({ references }) => references)) {
    const [definition] = resolved?.defs ?? []
    if (resolved === null || definition === undefined || !isAround(resolved.scope, shared)) continue
    const [start, end] = rangeOf(identifier)
    const isDefinedInLater = isInLater(rangeOf(definition.name)[0])
    if (isInLater(start) === isDefinedInLater) continue
    // The other part would keep the value that there was when it was loaded.
    if (resolved.references.some(reference => reference.isWrite() && reference.init !== true)) {
      throw new Error(`${resolved.name} is used from another part, and changes`)
    }
    if (isDefinedInLater) used.push({ name: resolved.name, start, end })
    else needed.add(resolved.name)
  }
  return { needed, used }
}

function isAround(outer: Scope, inner: Scope | null): boolean {
  return inner !== null && (outer === inner || isAround(outer, inner.upper))
}

/**
 * Puts the functions that run before the first request into parentheses, which V8 takes for a sign that they are
 * called: it compiles them when it reads the file, instead of reading past them and then once more.
 */
export function compiledAtOnce(parts: Parts, directory: string): Parts {
  const code = parts['index.js']
  const ran = new Set(functionsBeforeRequest(parts, directory).map(String))
  const scopes = scopesOf(code)
  const shared = functionAround(scopes, code.indexOf('const fromLater = '))
  const insertions = scopes.flatMap(({ type, block, upper }): Insertion[] => {
    const [start, end] = rangeOf(block)
    if (type !== 'function' || !ran.has(String([start, end]))) return []
    // Others may be called further up than they stand, which a constant cannot.
    if (block.type === 'FunctionDeclaration' && upper === shared) {
      return [
        [start, `const ${block.id.name} = (`],
        [end, ');'],
      ]
    }
    // Of an async one V8 takes no notice.
    return block.type === 'ArrowFunctionExpression' && !block.async && !code.slice(end).startsWith(')(')
      ? [
          [start, '('],
          [end, ')'],
        ]
      : []
  })
  // A function without a name gets that of its constant.
  const changed = insertAt(code, insertions).replace(/(const (\w+) = \((?:async )?function) \2\(/g, '$1(')
  const made = { ...parts, 'index.js': changed }
  // Where a constant is used before it is made, this ends with an error.
  functionsBeforeRequest(made, directory)
  return made
}

/** Where the functions of `index.js` begin and end that run before the first request. Throws if none is made. */
function functionsBeforeRequest(parts: Parts, directory: string): Range[] {
  const place = join(directory, 'before-request')
  const coverageFile = join(place, 'coverage.json')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  for (const [name, part] of Object.entries(parts)) writeFileSync(join(place, name), part)
  const preload = fileURLToPath(new URL('first-request.cjs', import.meta.url))
  execFileSync(process.execPath, ['--require', preload, join(place, 'index.js')], {
    env: {
      COVERAGE_FILE: coverageFile,
      INPUT_PROVIDER: 'notion',
      'INPUT_CONTAINER-TAGS': 'docs',
      'INPUT_API-KEY': 'sm_key',
      'INPUT_BASE-URL': 'http://127.0.0.1',
    },
  })
  const coverage: ScriptCoverage[] = JSON.parse(readFileSync(coverageFile, 'utf8'))
  const index = coverage.find(({ url }) => url.endsWith('/before-request/index.js'))
  if (index === undefined) throw new Error('V8 told nothing about the functions of index.js')
  return index.functions.flatMap(({ ranges: [whole] }): Range[] =>
    whole !== undefined && whole.count > 0 ? [[whole.startOffset, whole.endOffset]] : [],
  )
}

/** As V8 tells it; the first range is the function itself. */
interface ScriptCoverage {
  url: string
  functions: { ranges: { startOffset: number; endOffset: number; count: number }[] }[]
}

type Insertion = [place: number, text: string]

/** Of several at the same place, the later ones come first. */
function insertAt(code: string, insertions: Insertion[]): string {
  return insertions
    .toSorted(([one], [other]) => other - one)
    .reduce((changed, [at, inserted]) => changed.slice(0, at) + inserted + changed.slice(at), code)
}

/** Throws if a part uses a name that is nowhere. */
export function checkNames(parts: Parts): void {
  for (const [name, part] of Object.entries(parts)) {
    const missing = undefinedNames(part)
    if (missing.length > 0) throw new Error(`${name} uses what is not defined: ${missing.join(', ')}`)
  }
}
