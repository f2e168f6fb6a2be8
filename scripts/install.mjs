// Runs before `npm start` and `npm test`, on whatever Node the machine has, and therefore without types and without
// any package: a fresh clone must need no step of its own.
import { execSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('..', import.meta.url)
const onWindows = process.platform === 'win32'

function end(code, message) {
  console.error(message)
  process.exit(code)
}

function packagesOf(lockFile) {
  const file = new URL(lockFile, root)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** What package-lock.json wants on this machine, and npm has not installed, by npm's own list of what it has. */
function missing() {
  const installed = packagesOf('node_modules/.package-lock.json')
  const fits = ({ os, cpu, libc }) =>
    os && !libc && [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch)
  return Object.entries(packagesOf('package-lock.json'))
    .filter(([path, { optional, ...it }]) => path !== '' && (!optional || fits(it)))
    .filter(([path, { version }]) => installed[path]?.version !== version || !existsSync(new URL(path, root)))
    .map(([path]) => path)
}

if (missing().length > 0) {
  console.log('Installing what package-lock.json names, without install scripts …')
  // Whatever NODE_ENV, npm_config_omit or a .npmrc leave out is included.
  const included = ['dev', 'optional', 'peer'].map(type => `--include=${type}`)
  const args = ['ci', ...included, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  // In a group of its own, as npm takes a Ctrl-C for a reason to go on for ten seconds.
  const npm = spawn('npm', args, { cwd: root, stdio: 'inherit', shell: onWindows, detached: !onWindows })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!onWindows) process.kill(-npm.pid, 'SIGKILL')
      end(130, '\nInterrupted: the next start installs the packages.')
    })
  }
  const [code] = await once(npm, 'exit')
  if (code !== 0) end(1, 'The packages could not be installed: npm says why above.')
  const left = missing()
  if (left.length > 0) end(1, `npm has left out ${left.slice(0, 5).join(', ')}: see \`npm config list\` for why.`)
}

// npm puts node_modules/.bin first in the PATH of every script: this asks which Node the script proper will get.
const PATH = [fileURLToPath(new URL('node_modules/.bin', root)), process.env.PATH].join(delimiter)
const version = execSync('node --version', { encoding: 'utf8', env: { ...process.env, PATH } }).trim()
if (Number.parseInt(version.slice(1), 10) < 24) {
  const machine = `${process.platform}-${process.arch}`
  end(1, `No npm package has Node 24 for ${machine}: install Node 24 or newer (found ${version}) and try again.`)
}
