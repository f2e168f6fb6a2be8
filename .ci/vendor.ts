/**
 * Holds the emulator against the vendor's own clients, npm's for v3 and Python's for v5, and what the action sends in v5
 * against the API's description. Without Python, the first alone: .ci/tools.sh has said so.
 *
 *   node .ci/vendor.ts
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Supermemory from 'supermemory'
import { type RecordedRequest, startEmulator } from '../emulator/server.ts'
import { inputVariables } from '../scripts/runner.ts'

const root = join(import.meta.dirname, '..')
const exec = promisify(execFile)
const tools = (await exec('bash', ['.ci/tools.sh'], { cwd: root })).stdout.trim()
const openapi = join(tools, '..', 'openapi.json')

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

/** What one run of the action sent. */
async function sent([inputs, exitCode]: (typeof runs)[number]): Promise<RecordedRequest[]> {
  const emulator = await startEmulator({ v3: 404 })
  const all = { ...inputs, 'api-version': 'v5', 'poll-interval-seconds': '1', 'base-url': emulator.url }
  const env = { ...inputVariables(all), SUPERMEMORY_API_KEY: emulator.apiKey }
  const ended = await exec(process.execPath, ['dist/index.js'], { cwd: root, env }).catch(error => error)
  await emulator.close()
  assert.equal(ended.code ?? 0, exitCode, `${JSON.stringify(inputs)} ended so:\n${ended.stdout}`)
  return emulator.requests
}

async function requestsOfTheAction(): Promise<void> {
  const requests = (await Promise.all(runs.map(sent))).flat()
  const folder = mkdtempSync(join(tmpdir(), 'requests-'))
  const file = join(folder, 'requests.jsonl')
  writeFileSync(file, requests.map(request => `${JSON.stringify(request)}\n`).join(''))
  const { stdout } = await exec(join(tools, 'python'), ['.ci/openapi.py', file, openapi], { cwd: root })
  rmSync(folder, { recursive: true })
  console.log(`The API's description knows every request that the action sends in v5:\n${stdout.trimEnd()}`)
}

async function pythonClient(): Promise<void> {
  const { url, apiKey, close } = await startEmulator()
  const args = ['.ci/official-client.py', url, apiKey, openapi]
  process.stdout.write((await exec(join(tools, 'python'), args, { cwd: root })).stdout)
  await close()
}

async function npmClient(): Promise<void> {
  const { url, apiKey, close } = await startEmulator()
  const { connections } = new Supermemory({ baseURL: url, apiKey, maxRetries: 0 })
  const team = { containerTags: ['team-docs'] }
  assert.equal(await connections.import('notion', team), 'Importing connections...')
  const listed = await connections.list(team)
  assert.equal(new Set(listed.map(({ provider }) => provider)).size, 5)
  for (const { id, createdAt } of listed) assert.ok(id && Date.parse(createdAt), `${id} was made at ${createdAt}`)
  assert.ok((await connections.list()).length > listed.length, 'without tags there are more')

  const refused = (status: number, message: RegExp, promise: Promise<unknown>) =>
    assert.rejects(promise, { status, message })
  const stranger = new Supermemory({ baseURL: url, apiKey: 'sm_wrong', maxRetries: 0 })
  await refused(409, /already in progress/, connections.import('notion', team))
  await refused(400, /Invalid provider/, connections.import('dropbox' as 'notion', {}))
  await refused(400, /can only contain/, connections.list({ containerTags: ['a b'] }))
  await refused(401, /Unauthorized/, stranger.connections.list({}))
  await close()
  console.log('The npm client takes the emulator for the API: connections.import, connections.list, four refusals')
}

await Promise.all([npmClient(), ...(existsSync(openapi) ? [pythonClient(), requestsOfTheAction()] : [])])
