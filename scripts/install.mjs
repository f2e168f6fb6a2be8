// Runs before `npm start`, `npm test` and the like, on whatever Node the machine has, and therefore without
// types and without any package: a fresh clone must need no step of its own.
import { execSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('..', import.meta.url)
const lock = readFileSync(new URL('package-lock.json', root), 'utf8')
const stamp = new URL('node_modules/.installed-package-lock.json', root)

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing what package-lock.json names …')
  execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: root, stdio: 'inherit' })
  writeFileSync(stamp, lock)
}

// npm puts node_modules/.bin first in the PATH of every script: this asks which Node the script proper will get.
const bin = fileURLToPath(new URL('node_modules/.bin', root))
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
const version = execSync('node --version', { encoding: 'utf8', env }).trim()
if (Number.parseInt(version.slice(1), 10) < 24) {
  console.error(
    `The action runs on Node 24, and there is no npm package with that Node for ${process.platform}-${process.arch}: ` +
      `install Node 24 or newer (found ${version}) and try again.`,
  )
  process.exit(1)
}
