// @ts-nocheck
// Runs before `npm start` and `npm test`, on whatever Node the machine has, and therefore without types and without
// any package: a fresh clone must need no step of its own.
import { execSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('..', import.meta.url)
const lock = readFileSync(new URL('package-lock.json', root), 'utf8')
const stamp = new URL('node_modules/.installed-package-lock.json', root)

function end(code, message) {
  console.error(message)
  process.exit(code)
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing what package-lock.json names, without install scripts …')
  rmSync(stamp, { force: true })
  // In a group of its own, as npm takes a Ctrl-C for a reason to go on for ten seconds. What it leaves has no stamp.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const onWindows = process.platform === 'win32'
  const npm = spawn('npm', args, { cwd: root, stdio: 'inherit', shell: onWindows, detached: !onWindows })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!onWindows && npm.pid !== undefined) process.kill(-npm.pid, 'SIGKILL')
      end(130, '\nInterrupted: the next start installs the packages.')
    })
  }
  const [code] = await once(npm, 'exit')
  if (code !== 0) end(1, 'The packages could not be installed: npm says why above.')
  writeFileSync(stamp, lock)
}

// npm puts node_modules/.bin first in the PATH of every script: this asks which Node the script proper will get.
const bin = fileURLToPath(new URL('node_modules/.bin', root))
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
const version = execSync('node --version', { encoding: 'utf8', env }).trim()
if (Number.parseInt(version.slice(1), 10) < 24) {
  end(
    1,
    `The action runs on Node 24, and there is no npm package with that Node for ${process.platform}-${process.arch}: ` +
      `install Node 24 or newer (found ${version}) and try again.`,
  )
}
