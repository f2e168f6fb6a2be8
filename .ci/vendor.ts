/**
 * Holds the emulator against the vendor's own clients, and what the action sends in v5 against the API's description:
 *
 *   node .ci/vendor.ts
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type RecordedRequest, startEmulator } from '../emulator/server.ts'

const root = join(import.meta.dirname, '..')
const exec = promisify(execFile)
const toolsFolder = (await exec('bash', ['.ci/tools.sh'], { cwd: root })).stdout.trim()
const python = join(toolsFolder, 'python')
const openapi = join(toolsFolder, '..', 'openapi.json')

/** Inputs of the action, and the exit code that they should end with. */
const runs: [Record<string, string>, exitCode: number][] = [
  [{ provider: 'notion', 'container-tags': 'team-docs' }, 0],
  [{ provider: 'all' }, 0],
  [{ provider: 'notion, github', 'container-tags': 'team-docs, customer-b', 'wait-for': 'completed' }, 1],
  [{ provider: 'google-drive', 'container-tags': 'team-docs', 'wait-for': 'searchable' }, 0],
  [{ provider: 'web-crawler', 'wait-for': 'memories' }, 0],
  [{ provider: 'notion', 'connection-ids': 'conn_notion_wiki, conn_notion_handbook' }, 0],
  [{ provider: 'onedrive', 'wait-for': 'completed' }, 1],
  [{ provider: 'all', mode: 'check', 'max-age-minutes': '60' }, 1],
  [{ provider: 'github', mode: 'check' }, 0],
  [{ provider: 'notion', 'max-age-minutes': '300' }, 0],
]

async function client(command: string, ...args: string[]): Promise<void> {
  const emulator = await startEmulator()
  const { stdout } = await exec(command, [...args, emulator.url, emulator.apiKey, openapi], { cwd: root })
  await emulator.close()
  process.stdout.write(stdout)
}

/** What one run of the action sent. */
async function sent([inputs, exitCode]: (typeof runs)[number]): Promise<RecordedRequest[]> {
  const emulator = await startEmulator({ v3: 404 })
  const all = { ...inputs, 'api-version': 'v5', 'poll-interval-seconds': '1', 'base-url': emulator.url }
  const env = Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  const step = exec(process.execPath, ['dist/index.js'], {
    cwd: root,
    env: { ...env, SUPERMEMORY_API_KEY: emulator.apiKey },
  })
  const ended = await step.catch(error => error)
  await emulator.close()
  assert.equal(ended.code ?? 0, exitCode, `${JSON.stringify(inputs)} ended so:\n${ended.stdout}`)
  return emulator.requests
}

async function requestsOfTheAction(): Promise<void> {
  const requests = (await Promise.all(runs.map(sent))).flat()
  const folder = mkdtempSync(join(tmpdir(), 'requests-'))
  const file = join(folder, 'requests.jsonl')
  writeFileSync(file, requests.map(request => `${JSON.stringify(request)}\n`).join(''))
  const { stdout } = await exec(python, ['.ci/openapi.py', file, openapi], { cwd: root })
  rmSync(folder, { recursive: true })
  console.log(`The API's description knows every request that the action sends in v5:\n${stdout.trimEnd()}`)
}

await Promise.all([
  client(process.execPath, '.ci/official-client.mjs'),
  // Without Python, .ci/tools.sh has said that these are left out.
  ...(existsSync(openapi) ? [client(python, '.ci/official-client.py'), requestsOfTheAction()] : []),
])
