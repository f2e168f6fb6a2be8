/**
 * Makes dist/ from src/: TypeScript to JavaScript with the compiler, then one CommonJS file with ncc, from which Terser
 * takes what nothing calls. `--check` compares with the committed dist/ instead, and fails where they differ.
 *
 * CommonJS, because an ES module as entry costs some 50 ms more at start on Node 24. Not minified, so that who hands
 * over a key can read what gets it: names and lines stay, and each part is headed by the file it was made from.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { minify } from 'terser'

const root = fileURLToPath(new URL('..', import.meta.url))
const build = join(root, 'build')
const dist = join(root, 'dist')

interface NccResult {
  code: string
  assets: Record<string, { source: string | Buffer }>
}
type Ncc = (entry: string, options: object) => Promise<NccResult>

function compile(): void {
  rmSync(build, { recursive: true, force: true })
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const options = ['--noEmit', 'false', '--outDir', build, '--rootDir', join(root, 'src')]
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.src.json'), ...options], {
    stdio: 'inherit',
  })
  // Nearer than the project's own, which says "module": this is what makes ncc write CommonJS.
  writeFileSync(join(build, 'package.json'), '{}\n')
}

/** The files of dist/ by name. */
async function bundle(): Promise<Map<string, string>> {
  const ncc = createRequire(import.meta.url)('@vercel/ncc') as Ncc
  const { code, assets } = await ncc(join(build, 'index.js'), {
    cache: false,
    license: 'licenses.txt',
    minify: false,
    quiet: true,
    target: 'es2024',
  })
  const made = withoutUncalledMethods(loadedLate(await withoutDeadCode(code)))
  const files = new Map([['index.js', `${HEADER}${made}\n`]])
  for (const [name, { source }] of Object.entries(assets)) files.set(name, source.toString())
  files.set('package.json', '{\n  "type": "commonjs"\n}\n')
  return new Map([...files].map(([name, content]) => [name, content.replaceAll('\r\n', '\n')]))
}

/** ncc marks what nothing uses but leaves it in, unless it minifies: of the packages' code that is about a third. */
async function withoutDeadCode(code: string): Promise<string> {
  // The summary of @actions/core is made at start and loads node:fs/promises; this action writes its own.
  const pure = code.replace('new Summary()', '/* @__PURE__ */ new Summary()')
  if (pure === code)
    throw new Error('@actions/core no longer makes its summary as it did: see withoutDeadCode()')
  const result = await minify(pure, {
    compress: {
      defaults: false,
      unused: true,
      dead_code: true,
      side_effects: true,
      pure_getters: true,
      // The core asks for the names of the system and the processor at start, and this action does not use them.
      pure_funcs: ['require', 'external_os_namespaceObject.platform', 'external_os_namespaceObject.arch'],
      passes: 4,
    },
    mangle: false,
    format: { beautify: true, indent_level: 2, quote_style: 3, comments: /CONCATENATED MODULE/ },
  })
  if (result.code === undefined) throw new Error('Terser gave no code')
  return result.code
}

/**
 * Takes out the methods of @actions/http-client that nothing calls, a sixth of what it is: Terser leaves every method
 * of a class, as it cannot know which names are made up at run time. This client makes up none.
 */
function withoutUncalledMethods(code: string): string {
  const begin = code.indexOf('@actions/http-client/lib/index.js')
  if (begin === -1) throw new Error('@actions/http-client is not where it was: see withoutUncalledMethods()')
  const end = code.indexOf('// CONCATENATED MODULE', begin)
  const client = code.slice(begin, end)
  const rest = (kept: string) => code.slice(0, begin) + kept + code.slice(end)
  const methods = [...client.matchAll(/^ {6}(\w+)\([^)]*\) \{\n[\s\S]*?^ {6}\}\n/gm)]
  const uncalled = methods.filter(
    ([method, name]) =>
      name !== 'constructor' && !new RegExp(`\\.${name}\\b`).test(rest(client).replace(method, '')),
  )
  const kept = uncalled.reduce((left, [method]) => left.replace(method, ''), client)
  // What only those called is called by nothing now.
  return uncalled.length === 0 ? code : withoutUncalledMethods(rest(kept))
}

/**
 * Puts `require("crypto")` and its like where they are used: ncc puts them at the top, or into modules of its own that
 * are loaded at the top, so that all of Node's modules are loaded at every start, whether a run needs them or not.
 */
function loadedLate(code: string): string {
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

const HEADER =
  '// Made by `npm run bundle` from src/ and the packages named in licenses.txt: edit those, not this.\n'

function differences(files: Map<string, string>): string[] {
  return [...files]
    .filter(([name, content]) => {
      const committed = join(dist, name)
      return !existsSync(committed) || readFileSync(committed, 'utf8').replaceAll('\r\n', '\n') !== content
    })
    .map(([name]) => `dist/${name}`)
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
compile()
const files = await bundle()
if (values.check) {
  const changed = differences(files)
  if (changed.length > 0) {
    console.error(`Not what src/ says: ${changed.join(', ')}. Run \`npm run bundle\` and commit dist/.`)
    process.exit(1)
  }
  console.log('dist/ is what src/ says.')
} else {
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist)
  for (const [name, content] of files) writeFileSync(join(dist, name), content)
  for (const [name, content] of files) console.log(`dist/${name}: ${Buffer.byteLength(content)} bytes`)
}
