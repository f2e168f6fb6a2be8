/**
 * Runs every workflow in examples/ with act, as it stands there, against emulators on this machine. The action that
 * they use is what a user downloads: the archive of the commit, without what it leaves out.
 *
 *   node scripts/ci-examples.ts [EXAMPLE …]      expects act, git, jq and openssl in the PATH
 */
// @ts-nocheck

import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RunPlan, SeedConnection } from '../emulator/backend.ts'
import { type EmulatorOptions, startEmulator } from '../emulator/server.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const temp = mkdtempSync(join(tmpdir(), 'examples-'))
const action = join(temp, 'action')

interface Case {
  example: string
  what: string
  event?: string
  payload?: object
  vars?: Record<string, string>
  env?: Record<string, string>
  /** Where the action finds the API; the emulator's own address if it is not given. */
  baseUrl?: (emulatorUrl: string) => string
  emulator: EmulatorOptions
  check(seen: Seen): void
}

interface Seen {
  exitCode: number | null
  log: string
  imports: { provider: string; containerTags: string[] | undefined }[]
}

const crawl = {
  event: 'workflow_run',
  payload: { workflow_run: { conclusion: 'success', head_branch: 'main' } },
}
const tags = ['customer-a', 'customer-b', 'customer-c']
const gh = standInForGh()
const proxy = await startProxy()
const certificate = makeCertificate('supermemory.test')

const cases: Case[] = [
  {
    example: 'nightly.yml',
    what: 'syncs everything',
    emulator: { connections: [connection('notion'), connection('github')] },
    check: ({ exitCode, log, imports }) => {
      assert.equal(exitCode, 0)
      assert.match(log, /set-output:: status=completed\n/)
      assert.deepEqual(imports.map(({ provider }) => provider).sort(), ['github', 'notion'])
    },
  },
  {
    example: 'nightly.yml',
    what: 'is red when one of the syncs fails',
    emulator: { connections: [connection('notion'), connection('github', { status: 'failed' })] },
    check: ({ exitCode, log }) => {
      assert.notEqual(exitCode, 0)
      assert.match(log, /set-output:: status=failed\n/)
    },
  },
  {
    example: 'after-docs-deployment.yml',
    what: 'crawls the docs',
    ...crawl,
    emulator: { connections: [connection('web-crawler', { itemsProcessed: 12 }, ['docs'])] },
    check: ({ exitCode, log, imports }) => {
      assert.equal(exitCode, 0)
      assert.match(log, /12 pages are up to date/)
      assert.deepEqual(
        imports.map(({ containerTags }) => containerTags),
        [['docs']],
      )
    },
  },
  {
    example: 'after-docs-deployment.yml',
    what: 'warns of pages that could not be read',
    ...crawl,
    emulator: {
      connections: [
        connection('web-crawler', { failures: [{ id: 'doc_1', title: 'x', errorCode: 'PROCESSING_FAILED' }] }, [
          'docs',
        ]),
      ],
    },
    check: ({ exitCode, log }) => {
      assert.equal(exitCode, 0)
      assert.match(log, /Some pages could not be read: PROCESSING_FAILED/)
    },
  },
  {
    example: 'after-docs-deployment.yml',
    what: 'warns when no page was found',
    ...crawl,
    emulator: { connections: [connection('web-crawler', { itemsProcessed: 0 }, ['docs'])] },
    check: ({ exitCode, log }) => {
      assert.equal(exitCode, 0)
      assert.match(log, /The crawler finished without a page/)
    },
  },
  {
    example: 'after-docs-deployment.yml',
    what: 'does nothing when the deployment failed',
    event: 'workflow_run',
    payload: { workflow_run: { conclusion: 'failure', head_branch: 'main' } },
    emulator: {},
    check: ({ imports }) => assert.deepEqual(imports, []),
  },
  {
    example: 'one-job-per-customer.yml',
    what: 'makes a job for every tag in the list',
    vars: { CUSTOMER_TAGS: JSON.stringify(tags) },
    emulator: { connections: tags.map(tag => connection('google-drive', {}, [tag])) },
    check: ({ exitCode, log, imports }) => {
      assert.equal(exitCode, 0)
      assert.equal(log.match(/Job succeeded/g)?.length, tags.length)
      assert.deepEqual(imports.map(({ containerTags }) => containerTags?.join()).sort(), tags)
    },
  },
  {
    example: 'enterprise-proxy.yml',
    what: 'goes through the proxy, and trusts its certificate',
    vars: { HTTPS_PROXY_URL: proxy.url, CA_CERTIFICATES_FILE: certificate.file },
    baseUrl: url => `https://supermemory.test:${new URL(url).port}`,
    emulator: { connections: [connection('onedrive')], tls: certificate },
    check: ({ exitCode, log }) => {
      assert.equal(exitCode, 0)
      assert.match(log, /set-output:: status=completed\n/)
      assert.ok(proxy.asked.every(host => host.startsWith('supermemory.test:')) && proxy.asked.length > 0)
    },
  },
  {
    example: 'login-expired.yml',
    what: 'opens an issue',
    env: { PATH: [gh.folder, process.env.PATH].join(delimiter), GH_CALLS: gh.calls },
    emulator: {
      connections: [
        connection('notion'),
        connection('onedrive', { status: 'failed', errorCode: 'auth_expired' }),
        connection('github', { status: 'failed', errorCode: 'rate_limited' }),
      ],
    },
    check: ({ exitCode }) => {
      assert.notEqual(exitCode, 0)
      const calls = readFileSync(gh.calls, 'utf8')
      assert.match(calls, /^issue create --title Supermemory: connections need a new login/m)
      assert.match(calls, /^- onedrive: `conn_onedrive`$/m)
      assert.doesNotMatch(calls, /github/)
    },
  },
]

const wanted = process.argv.slice(2)
const examples = readdirSync(join(root, 'examples')).filter(name => name.endsWith('.yml'))
const untested = examples.filter(name => !cases.some(({ example }) => example === name))
assert.deepEqual(untested, [], 'every example is run here')

let failed = 0
try {
  unpackAction()
  const chosen = cases.filter(({ example }) => wanted.length === 0 || wanted.includes(example))
  // Some at a time: they wait more than they work.
  const queue = [...chosen]
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await runCase(next)
    }),
  )
  console.log(`Examples: ${chosen.length - failed} of ${chosen.length} runs went as they should.`)
} finally {
  proxy.close()
  rmSync(temp, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1

async function runCase(it: Case): Promise<void> {
  const name = `${it.example} ${it.what}`
  const emulator = await startEmulator(it.emulator)
  const { exitCode, log } = await act(it, it.baseUrl?.(emulator.url) ?? emulator.url, emulator.apiKey)
  await emulator.close()
  try {
    assert.ok(!log.includes(emulator.apiKey), 'the key is in the log')
    it.check({ exitCode, log, imports: emulator.backend.imports })
    console.log(`ok: ${name}`)
  } catch (error) {
    failed += 1
    console.error(`FAILED: ${name}\n${(error as Error).message}\nact's log (it ended with ${exitCode}):\n${log}`)
  }
}

function act(it: Case, baseUrl: string, key: string): Promise<{ exitCode: number | null; log: string }> {
  const payload = join(mkdtempSync(join(temp, 'event-')), 'event.json')
  writeFileSync(payload, JSON.stringify(it.payload ?? {}))
  const args = [
    join(root, 'scripts', 'ci-act.sh'),
    it.event ?? 'workflow_dispatch',
    `examples/${it.example}`,
    ...['--eventpath', payload],
    ...['--local-repository', `OWNER/supermemory-sync-action@v1=${action}`],
    ...['--env', `SUPERMEMORY_BASE_URL=${baseUrl}`],
    ...['--secret', 'SUPERMEMORY_API_KEY', '--secret', 'GITHUB_TOKEN'],
    ...Object.entries(it.vars ?? {}).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
  ]
  const env = { ...process.env, ...it.env, SUPERMEMORY_API_KEY: key, GITHUB_TOKEN: 'none' }
  return new Promise((resolve, reject) => {
    const child = spawn('bash', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let log = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text
      })
    }
    child.once('error', reject)
    child.once('close', exitCode => resolve({ exitCode, log }))
  })
}

/** With changes that are not committed yet, but only in files that git knows. */
function unpackAction(): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, maxBuffer: 100 * 1024 * 1024 })
  const tree = git('stash', 'create').toString().trim() || 'HEAD'
  mkdirSync(action)
  execFileSync('tar', ['-x', '-C', action], { input: git('archive', '--worktree-attributes', tree) })
}

/** A connection of which a sync takes a second. */
function connection(
  provider: string,
  plan: Partial<RunPlan> = {},
  containerTags: string[] = ['team-docs'],
): SeedConnection {
  const suffix = containerTags[0]?.startsWith('customer') ? `_${containerTags[0]}` : ''
  return {
    id: `conn_${provider}${suffix}`,
    provider,
    containerTags,
    plan: { startsAfterMs: 200, takesMs: 1000, ...plan },
  }
}

/** A proxy that finds every host on this machine. */
async function startProxy(): Promise<{ url: string; asked: string[]; close(): void }> {
  const asked: string[] = []
  const server = createServer((_request, response) => response.writeHead(400).end())
  server.on('connect', (request, client, head) => {
    asked.push(request.url ?? '')
    const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.write(head)
      upstream.pipe(client).pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
    client.on('error', () => upstream.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close }
}

function makeCertificate(host: string): { key: string; cert: string; file: string } {
  const [key, file] = [join(temp, 'key.pem'), join(temp, 'certificate.pem')]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1']
  const name = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`]
  execFileSync('openssl', ['req', ...kind, ...name, '-keyout', key, '-out', file], { stdio: 'pipe' })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file }
}

/** Writes down what it is called with; no issue is open. */
function standInForGh(): { folder: string; calls: string } {
  const folder = join(temp, 'gh')
  const calls = join(folder, 'calls.txt')
  mkdirSync(folder)
  writeFileSync(calls, '')
  writeFileSync(join(folder, 'gh'), '#!/bin/sh\nprintf "%s\\n" "$*" >>"$GH_CALLS"\n', { mode: 0o755 })
  return { folder, calls }
}
