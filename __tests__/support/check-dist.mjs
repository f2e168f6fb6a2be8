// Before any test: dist/ is what src/ says, or the tests would be about an old bundle.
import { execSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default function checkDist() {
  // A mutant is not bundled.
  if (process.env.STRYKER_MUTATOR_WORKER !== undefined) return
  const { bundle } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
  const fresh = mkdtempSync(join(tmpdir(), 'dist-'))
  try {
    const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
    const command = bundle.replace('--out dist ', `--out "${fresh}" `)
    if (command === bundle) throw new Error('npm run bundle no longer writes with --out dist')
    execSync(command, { cwd: root, env: { ...process.env, PATH }, stdio: ['ignore', 'ignore', 'inherit'] })
    const committed = join(root, 'dist')
    const names = new Set([...readdirSync(fresh), ...readdirSync(committed)])
    const different = [...names].filter(name => read(fresh, name) !== read(committed, name))
    // ncc does not write it.
    const stale = different.filter(name => name !== 'package.json')
    if (stale.length > 0) throw new Error(`dist/ is not what src/ says (${stale.join(', ')}): npm run bundle`)
  } finally {
    rmSync(fresh, { recursive: true })
  }
}

function read(folder, name) {
  const file = join(folder, name)
  return existsSync(file) ? readFileSync(file, 'latin1') : null
}
