/** Whether dist/ is what src/ says: for the tests that run it, which would otherwise be about an old bundle. */
import { execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')
const known = join(root, 'node_modules/.cache/dist-of-src')
/** For all workers of one run. */
const lock = join(tmpdir(), `bundling-${process.ppid}`)

/** Bundles only if something has changed since the last time that they were the same. */
export async function expectFreshDist(): Promise<void> {
  while (!isKnown()) {
    try {
      mkdirSync(lock)
    } catch {
      await sleep(100)
      continue
    }
    try {
      if (!isKnown()) compare()
    } finally {
      rmSync(lock, { recursive: true })
    }
  }
}

function isKnown(): boolean {
  return existsSync(known) && readFileSync(known, 'utf8') === fingerprint()
}

function fingerprint(): string {
  const hash = createHash('sha256')
  const patterns = ['src/**/*.ts', 'dist/*', 'vendor/**/*.*', 'package*.json', 'tsconfig*.json']
  for (const name of globSync(patterns, { cwd: root }).sort()) hash.update(name).update(readFileSync(join(root, name)))
  return hash.digest('hex')
}

function compare(): void {
  const fresh = mkdtempSync(join(tmpdir(), 'dist-'))
  try {
    const { bundle } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
    const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
    const command = bundle.replace('--out dist ', `--out "${fresh}" `)
    execSync(command, { cwd: root, env: { ...process.env, PATH }, stdio: ['ignore', 'ignore', 'inherit'] })
    // ncc writes nothing else.
    const stale = ['index.js', 'licenses.txt'].filter(name => {
      return readFileSync(join(fresh, name), 'utf8') !== readFileSync(join(root, 'dist', name), 'utf8')
    })
    if (stale.length > 0) throw new Error(`dist/ is not what src/ says (${stale.join(', ')}): npm run bundle`)
    mkdirSync(join(known, '..'), { recursive: true })
    writeFileSync(known, fingerprint())
  } finally {
    rmSync(fresh, { recursive: true })
  }
}
