/**
 * Runs every workflow in examples/ with act, as it stands there, against emulators on this machine. The action that they
 * use is what a user downloads: the archive of the commit, without what it leaves out.
 *
 *   node .ci/examples.ts [EXAMPLE …]
 */
import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { generate } from 'selfsigned'
import type { PastRun, RunPlan, SeedConnection } from '../emulator/backend.ts'
import { type EmulatorOptions, startEmulator } from '../emulator/server.ts'

/** `status`: of the action's step. `asked`: the connections of which a sync was asked. `calls`: of stand-ins. */
interface Seen {
  exitCode: number
  status: string | undefined
  log: string
  asked: string[]
  calls: string
}

interface Case {
  event?: string
  payload?: object
  vars?: Record<string, string>
  /** What `gh` and `curl` say; without it, they are not replaced. */
  standIns?: string
  /** Where the action finds the API; the emulator's own address if it is not given. */
  baseUrl?: (emulatorUrl: string) => string
  tls?: EmulatorOptions['tls']
  connections: SeedConnection[]
  check(seen: Seen): void
}

const root = join(import.meta.dirname, '..')
const temp = mkdtempSync(join(tmpdir(), 'examples-'))
const action = join(temp, 'action')
const proxy = await startProxy()
const certificate = await makeCertificate('supermemory.test')
const tags = ['customer-a', 'customer-b', 'customer-c']
const deployed = (conclusion: string) => ({
  event: 'workflow_run',
  payload: { workflow_run: { conclusion, head_branch: 'main' } },
})
const expired: Partial<PastRun> = { status: 'failed', errorCode: 'auth_expired' }

const cases: Record<string, Record<string, Case>> = {
  'nightly.yml': {
    'syncs everything': {
      connections: [connection('notion'), connection('github')],
      check: ended(0, 'completed', 'conn_github conn_notion'),
    },
    'is red when one of the syncs fails': {
      connections: [connection('notion'), connection('github', { plan: { status: 'failed' } })],
      check: ended(1, 'failed', 'conn_github conn_notion'),
    },
  },
  'after-docs-deployment.yml': {
    'crawls the docs': {
      ...deployed('success'),
      connections: [connection('web-crawler', { tag: 'docs', plan: { itemsProcessed: 12 } })],
      check: ended(0, 'completed', 'conn_web-crawler', /12 pages are up to date/),
    },
    'warns of pages that could not be read': {
      ...deployed('success'),
      connections: [
        connection('web-crawler', {
          tag: 'docs',
          plan: { failures: [{ id: 'doc_1', title: 'x', errorCode: 'PROCESSING_FAILED' }] },
        }),
      ],
      check: ended(0, 'completed-with-failures', 'conn_web-crawler', /could not be read: PROCESSING_FAILED/),
    },
    'warns when no page was found': {
      ...deployed('success'),
      connections: [connection('web-crawler', { tag: 'docs', plan: { itemsProcessed: 0 } })],
      check: ended(0, 'completed', 'conn_web-crawler', /The crawler finished without a page/),
    },
    'does nothing when the deployment failed': {
      ...deployed('failure'),
      connections: [connection('web-crawler', { tag: 'docs' })],
      check: ended(0, undefined, ''),
    },
  },
  'one-job-per-customer.yml': {
    'makes a job for every tag in the list': {
      vars: { CUSTOMER_TAGS: JSON.stringify(tags) },
      connections: tags.map(tag => connection('google-drive', { tag, id: tag })),
      check: seen => {
        ended(0, 'completed', tags.join(' '))(seen)
        assert.equal(seen.log.match(/Job succeeded/g)?.length, tags.length)
      },
    },
  },
  'enterprise-proxy.yml': {
    'goes through the proxy, and trusts its certificate': {
      vars: { HTTPS_PROXY_URL: proxy.url, CA_CERTIFICATES_FILE: certificate.file },
      baseUrl: url => `https://supermemory.test:${new URL(url).port}`,
      tls: certificate,
      connections: [connection('onedrive')],
      check: seen => {
        ended(0, 'completed', 'conn_onedrive')(seen)
        assert.ok(proxy.asked.length > 0 && proxy.asked.every(host => host.startsWith('supermemory.test:')))
      },
    },
  },
  'search-after-sync.yml': {
    'finds the answer': {
      standIns: '{"results":[{"id":"a","memory":"nothing"},{"id":"b","chunk":"There are 30 days of leave."}]}',
      connections: [connection('notion', { tag: 'handbook', plan: { documents: { count: 3, stageMs: 300 } } })],
      check: seen => {
        ended(0, 'completed', 'conn_notion', /The answer was found/)(seen)
        assert.match(seen.log, /documents can be found\n/)
        assert.match(seen.calls, /^curl .*\/ns\/handbook\/search\n\{\s*"query": "How many days/m)
      },
    },
    'is red when no result has it': {
      standIns: '{"results":[{"id":"a","memory":"nothing"}]}',
      connections: [connection('notion', { tag: 'handbook' })],
      check: ended(1, 'completed', 'conn_notion'),
    },
  },
  'login-expired.yml': {
    'opens an issue for each expired login': {
      standIns: '[]',
      connections: [
        connection('notion', { last: {} }),
        connection('onedrive', { last: expired }),
        connection('gmail', { last: expired }),
      ],
      check: seen => {
        ended(0, 'failed', '')(seen)
        const opened = seen.calls.match(/^gh issue create --title .*/gm)?.map(line => line.slice(24, 70))
        assert.equal(opened?.length, 2)
        assert.match(seen.calls, /^gh issue create --title Supermemory: reconnect onedrive conn_onedrive --label/m)
        assert.doesNotMatch(seen.calls, /gh issue close/)
      },
    },
    'opens none twice, closes that of a connection that is well, and fails for other errors': {
      standIns: JSON.stringify([
        { number: 7, title: 'Supermemory: reconnect onedrive conn_onedrive' },
        { number: 8, title: 'Supermemory: reconnect notion conn_notion' },
      ]),
      connections: [
        connection('notion', { last: {} }),
        connection('onedrive', { last: expired }),
        connection('github', { last: { status: 'failed', errorCode: 'internal' } }),
      ],
      check: seen => {
        ended(1, 'failed', '')(seen)
        assert.doesNotMatch(seen.calls, /gh issue create/)
        assert.deepEqual(seen.calls.match(/gh issue close \d+/g), ['gh issue close 8'])
      },
    },
  },
  'slack.yml': {
    'tells Slack what failed': {
      standIns: 'ok',
      connections: [connection('notion', { plan: { status: 'failed', error: '<!channel> & $(id) "x"' } })],
      check: seen => {
        ended(1, 'failed', 'conn_notion')(seen)
        assert.match(seen.calls, /^curl .* https:\/\/hooks\.slack\.test\/x\n\{\s*"text": ".*conn_notion/m)
        assert.doesNotMatch(seen.calls, /<!channel>|uid=/)
      },
    },
    'says nothing when all went well': {
      standIns: 'ok',
      connections: [connection('notion')],
      check: seen => {
        ended(0, 'completed', 'conn_notion')(seen)
        assert.equal(seen.calls, '')
      },
    },
  },
  'on-push-unless-recent.yml': {
    'asks when the last sync is older than an hour': {
      event: 'push',
      connections: [connection('github', { tag: 'docs', last: { completedAtMs: -61 * 60_000 } })],
      check: ended(0, 'accepted', 'conn_github'),
    },
    'asks nothing within the hour': {
      event: 'push',
      connections: [connection('github', { tag: 'docs', last: { completedAtMs: -59 * 60_000 } })],
      check: ended(0, 'up-to-date', ''),
    },
  },
  'granola.yml': {
    'syncs Granola': {
      connections: [connection('granola')],
      check: ended(0, 'completed', 'conn_granola'),
    },
  },
}

const wanted = process.argv.slice(2)
const examples = readdirSync(join(root, 'examples')).filter(name => name.endsWith('.yml'))
assert.deepEqual(Object.keys(cases).sort(), examples.sort(), 'every example is run here')

const queue = Object.entries(cases)
  .filter(([example]) => wanted.length === 0 || wanted.includes(example))
  .flatMap(([example, its]) => Object.entries(its).map(([what, it]) => ({ example, what, it })))
const total = queue.length
let good = 0
try {
  unpackAction()
  // Some at a time: they wait more than they work.
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        if (await goesWell(next.example, next.what, next.it)) good += 1
      }
    }),
  )
  console.log(`Examples: ${good} of ${total} runs went as they should.`)
} finally {
  proxy.close()
  rmSync(temp, { recursive: true, force: true })
}
process.exitCode = good === total ? 0 : 1

async function goesWell(example: string, what: string, it: Case): Promise<boolean> {
  const { connections, tls } = it
  const emulator = await startEmulator({ connections, ...(tls && { tls }) })
  const own = mkdtempSync(join(temp, 'case-'))
  const { exitCode, log } = await act(example, it, own, it.baseUrl?.(emulator.url) ?? emulator.url, emulator.apiKey)
  await emulator.close()
  const callsFile = join(own, 'calls')
  try {
    assert.ok(!log.includes(emulator.apiKey), 'the key is in the log')
    it.check({
      exitCode,
      log,
      status: /set-output:: status=(.*)/.exec(log)?.[1],
      asked: emulator.backend.triggered.flatMap(({ connectionIds }) => connectionIds),
      calls: existsSync(callsFile) ? readFileSync(callsFile, 'utf8') : '',
    })
    console.log(`ok: ${example} ${what}`)
    return true
  } catch (error) {
    console.error(`FAILED: ${example} ${what}\n${(error as Error).message}\nact's log:\n${log}`)
    return false
  }
}

function act(example: string, it: Case, own: string, baseUrl: string, key: string) {
  const payload = join(own, 'event.json')
  writeFileSync(payload, JSON.stringify(it.payload ?? {}))
  // With placeholders, or as a release has filled them in.
  const [uses] = /\S+\/supermemory-sync-action@\w+/.exec(readFileSync(join(root, 'examples', example), 'utf8')) ?? []
  const args = [
    join(root, '.ci', 'act.sh'),
    it.event ?? 'workflow_dispatch',
    `examples/${example}`,
    ...['--eventpath', payload],
    ...['--local-repository', `${uses}=${action}`],
    ...['--env', `SUPERMEMORY_BASE_URL=${baseUrl}`],
    ...['--secret', 'SUPERMEMORY_API_KEY', '--secret', 'GITHUB_TOKEN'],
    ...['--secret', 'SLACK_WEBHOOK_URL=https://hooks.slack.test/x'],
    ...Object.entries(it.vars ?? {}).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
  ]
  const env: NodeJS.ProcessEnv = { ...process.env, SUPERMEMORY_API_KEY: key, GITHUB_TOKEN: 'none' }
  if (it.standIns !== undefined) Object.assign(env, standInsFor(own, it.standIns))
  return new Promise<{ exitCode: number; log: string }>(resolve => {
    const done = (error: { code?: unknown } | null, stdout: string, stderr: string) =>
      resolve({ exitCode: error ? Number(error.code ?? 1) : 0, log: stdout + stderr })
    execFile('bash', args, { env, maxBuffer: 64 * 1024 * 1024 }, done).stdin?.end()
  })
}

/** In the place of `gh` and `curl`: they write down what they are called with and given, and say `answer`. */
function standInsFor(folder: string, answer: string): NodeJS.ProcessEnv {
  writeFileSync(join(folder, 'answer'), answer)
  const script = `#!/bin/sh
{ echo "\${0##*/} $*"; if [ "\${0##*/}" = curl ]; then cat; fi; } >>'${folder}/calls'
cat '${folder}/answer'
`
  for (const name of ['gh', 'curl']) writeFileSync(join(folder, name), script, { mode: 0o755 })
  // act.sh puts its own folders first, and none of them has these.
  return { PATH: [folder, process.env.PATH].join(delimiter) }
}

/** With changes that are not committed yet, but only in files that git knows. */
function unpackAction(): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  const tree = git('stash', 'create').toString().trim() || 'HEAD'
  mkdirSync(action)
  execFileSync('tar', ['-x', '-C', action], { input: git('archive', '--worktree-attributes', tree) })
}

/** What a run should come to; `asked` by id, sorted. */
function ended(exitCode: number, status: string | undefined, asked: string, says = /(?:)/): Case['check'] {
  return seen => {
    assert.equal(seen.exitCode, exitCode)
    assert.equal(seen.status, status)
    assert.equal(seen.asked.sort().join(' '), asked)
    assert.match(seen.log, says)
  }
}

/** A connection of which a sync takes a second. `last`: its last run, which by default completed an hour ago. */
function connection(
  provider: string,
  more: { tag?: string; id?: string; plan?: Partial<RunPlan>; last?: Partial<PastRun> } = {},
): SeedConnection {
  const { tag = 'team-docs', id = `conn_${provider}`, plan, last } = more
  const completedAtMs = last?.completedAtMs ?? -3_600_000
  const run = {
    status: 'completed' as const,
    itemsProcessed: 1,
    itemsFailed: 0,
    startedAtMs: completedAtMs - 1000,
  }
  return {
    id,
    provider,
    containerTags: [tag],
    plan: { startsAfterMs: 200, takesMs: 1000, ...plan },
    ...(last && { pastRuns: [{ ...run, ...last, completedAtMs }] }),
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

async function makeCertificate(host: string): Promise<{ key: string; cert: string; file: string }> {
  const made = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
    ],
  })
  const file = join(temp, 'certificate.pem')
  writeFileSync(file, made.cert)
  return { key: made.private, cert: made.cert, file }
}
