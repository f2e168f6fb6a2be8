/**
 * Makes dist/ from src/: TypeScript to JavaScript with the compiler, then CommonJS with ncc, from which what nothing
 * calls is taken, and which is changed for a faster start. `--check` compares with the committed dist/ instead, and
 * fails where they differ.
 *
 * CommonJS, because an ES module as entry costs some 50 ms more at start on Node 24. Not minified, so that who hands
 * over a key can read what gets it: names and lines stay, and each part is headed by the file it was made from.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNames, compiledAtOnce, inAscii, inParts, loadedLate } from './bundle/faster-start.ts'
import { withoutDeadCode, withoutUncalledHelpers, withoutUncalledMethods } from './bundle/less-code.ts'
import { readFlags } from './flags.ts'

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
  const less = withoutUncalledHelpers(withoutUncalledMethods(loadedLate(await withoutDeadCode(code))))
  const parts = compiledAtOnce(inParts(inAscii(less)), build)
  checkNames(parts)
  const files = new Map(Object.entries(parts).map(([name, part]) => [name, `${HEADER}${part}\n`]))
  for (const [name, { source }] of Object.entries(assets)) files.set(name, source.toString())
  files.set('package.json', '{\n  "type": "commonjs"\n}\n')
  return new Map([...files].map(([name, content]) => [name, content.replaceAll('\r\n', '\n')]))
}

const HEADER =
  '// Made by `npm run bundle` from src/ and the packages named in licenses.txt: edit those, not this.\n'

function differences(files: Map<string, string>): string[] {
  const committed = existsSync(dist) ? readdirSync(dist) : []
  return [...new Set([...files.keys(), ...committed])]
    .filter(
      name =>
        !committed.includes(name) ||
        readFileSync(join(dist, name), 'utf8').replaceAll('\r\n', '\n') !== files.get(name),
    )
    .map(name => `dist/${name}`)
}

// ncc names what it bundles by the way from where it runs.
process.chdir(root)
const values = readFlags(
  { check: { type: 'boolean', default: false } },
  'npm run bundle, or npm run bundle:check',
)
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
