/**
 * Changes to a bundle that make it start sooner and do not change what it does. Most of what a start takes beyond Node's
 * own is V8 reading and compiling: it reads all of a file before the first line of it runs, only to find where functions
 * end, and those that run it then reads again.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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

/** One character that is not ASCII, and V8 takes two bytes for every character of the file, which it is slower to read. */
export function inAscii(code: string): string {
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(code)) throw new Error('String.raw takes no escapes: see inAscii()')
  return code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export interface Parts {
  'index.js': string
  'later.js': string
  'tunnel.js': string
}

/** What a sync that is accepted at once and not waited for has no use of. */
const LATER = [
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
export function inParts(code: string, directory: string): Parts {
  const { rest, tunnel } = withoutTunnel(code)
  return { ...withoutLater(rest, directory), 'tunnel.js': tunnel }
}

/** The package tunnel, which is for proxies, is a module of its own for webpack, that is made when it is first used. */
function withoutTunnel(code: string): { rest: string; tunnel: string } {
  const modules = [...code.matchAll(/^ {4}(\d+): (\([^)]*\) => \{\n[\s\S]*?^ {4}\})/gm)]
  const [found, ...others] = modules.filter(([module]) => module.includes('function TunnelingAgent('))
  if (found === undefined || others.length > 0) throw new Error('The package tunnel is not where it was')
  const [module, id, made] = found
  const loader = `    ${id}: (...given) => require("./tunnel.js")(...given)`
  return { rest: code.replace(module, () => loader), tunnel: `module.exports = ${made};` }
}

/** What each part uses of the other are the names that the compiler misses in it. */
function withoutLater(code: string, directory: string): Omit<Parts, 'tunnel.js'> {
  const sections = code.split(/^(?= {4}\/\/ CONCATENATED MODULE: )/m)
  const isLater = (section: string) =>
    LATER.some(path => section.startsWith(`    // CONCATENATED MODULE: ${path}\n`))
  const later = sections.filter(isLater)
  if (later.length !== LATER.length) throw new Error('Not all of LATER is in the bundle')

  const needed = `({ ${namesOf(undeclared(later.join(''), directory))} })`
  const loader = [
    '    // What only some runs need.',
    '    let later;',
    `    const fromLater = () => later ??= require("./later.js")${needed};`,
    '',
  ].join('\n')
  const first = sections
    .map(section => (section === later[0] ? loader : isLater(section) ? '' : section))
    .join('')
  const used = undeclared(first, directory)
  return {
    'index.js': insertAt(
      first,
      used.map(({ at }) => [at, 'fromLater().']),
    ),
    'later.js': [
      '"use strict";',
      `module.exports = ${needed} => {`,
      `${later.join('')}    return { ${namesOf(used)} };`,
      '};',
    ].join('\n'),
  }
}

interface Name {
  name: string
  at: number
}

/** Where names stand that are declared nowhere, neither in the code nor by Node. */
function undeclared(code: string, directory: string): Name[] {
  const file = join(directory, 'undeclared.js')
  writeFileSync(file, code)
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
  const options =
    '--ignoreConfig --allowJs --checkJs --noEmit --target es2024 --lib es2024 --types node --pretty false'
  const { stdout } = spawnSync(process.execPath, [tsc, ...options.split(' '), file], { encoding: 'utf8' })
  const lines = code.split('\n').map(line => line.length + 1)
  const startOf = (line: number) => lines.slice(0, line - 1).reduce((sum, length) => sum + length, 0)
  const missed = stdout.matchAll(/\((\d+),(\d+)\): error TS(?:2304|2552|18004): [^']*'(\w+)'/g)
  return [...missed].map(([, line, column, name = '']) => ({
    name,
    at: startOf(Number(line)) + Number(column) - 1,
  }))
}

function namesOf(names: Name[]): string {
  return [...new Set(names.map(({ name }) => name))].sort().join(', ')
}

/**
 * Puts the functions that run before the first request into parentheses, which V8 takes for a sign that they are
 * called: it compiles them when it reads the file, instead of reading past them and then once more.
 */
export function compiledAtOnce(parts: Parts, directory: string): Parts {
  const code = parts['index.js']
  const insertions = functionsBeforeRequest(parts, directory).flatMap(([start, end]): [number, string][] => {
    const made = code.slice(start, end)
    const [, name] = /^(?:async )?function (\w+)/.exec(made) ?? []
    // Only where no other is nested in it or it in another: where they are nested, calls may come before the function.
    if (name !== undefined && code.slice(0, start).endsWith('\n    ')) {
      return [
        [start, `const ${name} = (`],
        [end, ');'],
      ]
    }
    const isArrow = /^(?:\w+|\((?:[^()]|\([^()]*\))*\)) =>/.test(made)
    return isArrow && !code.slice(end).startsWith(')(')
      ? [
          [start, '('],
          [end, ')'],
        ]
      : []
  })
  // A function without a name gets that of its constant.
  const changed = insertAt(code, insertions).replace(/(const (\w+) = \((?:async )?function) \2\(/g, '$1(')
  return { ...parts, 'index.js': changed }
}

/** Where the functions of `index.js` begin and end that run before the first request. */
function functionsBeforeRequest(parts: Parts, directory: string): [number, number][] {
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
  return index.functions.flatMap(({ ranges: [whole] }): [number, number][] =>
    whole !== undefined && whole.count > 0 ? [[whole.startOffset, whole.endOffset]] : [],
  )
}

/** As V8 tells it; the first range is the function itself. */
interface ScriptCoverage {
  url: string
  functions: { ranges: { startOffset: number; endOffset: number; count: number }[] }[]
}

/** Of several at the same place, the later ones come first. */
function insertAt(code: string, insertions: [number, string][]): string {
  return insertions
    .toSorted(([one], [other]) => other - one)
    .reduce((changed, [at, inserted]) => changed.slice(0, at) + inserted + changed.slice(at), code)
}
