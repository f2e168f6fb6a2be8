/**
 * Runs every workflow in examples/ with act, as it stands there, against emulators on this machine. The action that they
 * use is what a user downloads: the archive of the commit, without what it leaves out.
 *
 *   node .ci/examples.ts [EXAMPLE …]
 */
import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream'
import { promisify } from 'node:util'
import { generate } from 'selfsigned'
import { parse } from 'yaml'
import type { PastRun, RunPlan, SeedConnection } from '../emulator/backend.ts'
import { startEmulator } from '../emulator/server.ts'

interface Case {
  event?: string
  payload?: object
  vars?: Record<string, string>
  connections: SeedConnection[]
  /** It is run in place of the example, which it calls; `times`: so often, all at once. */
  job?: object
  times?: number
  /** The API has a certificate of its own, and is found through a proxy only, with this password. */
  password?: string
  /** What `gh` and `curl` say, which are replaced. */
  answer?: string
  /** `green` or `red`, the steps' outputs `status`, and the ids of the connections that were triggered. */
  ends: string
  /** What the log says, and what `gh` and `curl` are called with: nothing, if it is not given. */
  says?: RegExp
  calls?: RegExp
}

const root = join(import.meta.dirname, '..')
const temp = mkdtempSync(join(tmpdir(), 'examples-'))
process.once('exit', () => rmSync(temp, { recursive: true }))
const repositories = unpackRepositories()
const HOST = 'supermemory.test'
const PASSWORD = 'p@ss-word'
const proxyPort = await startProxy(`Basic ${btoa(`sync:${PASSWORD}`)}`)
const certificate = await generate([{ name: 'commonName', value: HOST }], {
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: HOST }] }],
})
const certificateFile = write('certificate.pem', certificate.cert)

const apiKey = `\${{ secrets.SUPERMEMORY_API_KEY }}`
const secrets = { SUPERMEMORY_API_KEY: apiKey }
const calling = { uses: 'acme/workflows/.github/workflows/supermemory.yml@main', secrets }
const inputs = { provider: 'notion', 'api-key': apiKey }
const composing = { 'runs-on': 'ubuntu-latest', steps: [{ uses: 'acme/sync@main', with: inputs }] }
const failing = (errorCode: string, error = 'x') => ({ status: 'failed', errorCode, error }) as const
const docs = (more: Partial<RunPlan>, conclusion = 'success') => ({
  event: 'workflow_run',
  payload: { workflow_run: { conclusion, head_branch: 'main' } },
  connections: [connection('web-crawler', { tag: 'docs', ...more })],
})
const customers = Array.from({ length: 30 }, (_, index) => `customer-${index + 10}`)
const became = (tag: string) => ({ 'customer-17': 'failed', 'customer-39': 'no-connections' })[tag] ?? 'completed'
const customer = (tag: string) =>
  connection('google-drive', { tag, id: tag, ...(became(tag) === 'failed' && failing('auth_expired')) })
const push = (minutesAgo: number) => ({
  event: 'push',
  connections: [connection('github', { tag: 'docs', last: { completedAtMs: -minutesAgo * 60_000 } })],
})
const throughProxy = (password: string, file = certificateFile) => ({
  password,
  vars: { CA_CERTIFICATES_FILE: file },
  connections: [connection('onedrive')],
})

const cases: Record<string, Record<string, Case>> = {
  'nightly.yml': {
    'tells nobody that a provider is busy': {
      connections: [connection('notion'), connection('gmail', failing('rate_limited'))],
      ends: 'green failed conn_gmail conn_notion',
    },
    'tells Slack that a login has expired': {
      connections: [connection('notion', failing('auth_expired', '<!channel> & $(id) "x"'))],
      ends: 'red failed conn_notion',
      calls: /^curl .* https:\/\/hooks\.slack\.test\/x\n\{\s*"text": ".*conn_notion.*&lt;!channel&gt; &amp; \$\(id\)/,
    },
  },
  'after-docs-deployment.yml': {
    'evaluates once the memories are there': {
      ...docs({ documents: { count: 3, stageMs: 100, dreamsMs: 2000 } }),
      answer: '{"results":[{"memory":"Nothing."},{"memory":"It is installed with npm install."}]}',
      ends: 'green completed conn_web-crawler',
      says: /waiting for the documents[\s\S]+all documents are remembered[\s\S]+Run Main Evaluate/,
      calls: /^curl .*"searchMode": "memories".*\/ns\/docs\/search\n$/,
    },
    'is red when no memory has the answer': {
      ...docs({}),
      answer: '{"results":[]}',
      ends: 'red completed conn_web-crawler',
      calls: /^curl /,
    },
    'evaluates nothing when the crawl failed': { ...docs(failing('internal')), ends: 'red failed conn_web-crawler' },
    'does nothing when the deployment failed': { ...docs({}, 'failure'), ends: 'green' },
  },
  'one-job-per-customer.yml': {
    'is green when every customer was synced': {
      vars: { CUSTOMER_TAGS: '["customer-1","customer-2"]' },
      connections: [customer('customer-1'), customer('customer-2')],
      ends: 'green completed customer-1 customer-2',
      says: /- customer-1: completed\n- customer-2: completed\n/,
    },
    'tells of all thirty, whatever became of them': {
      vars: { CUSTOMER_TAGS: JSON.stringify(customers) },
      connections: customers.filter(tag => became(tag) !== 'no-connections').map(customer),
      ends: `red completed failed no-connections ${customers.slice(0, -1).join(' ')}`,
      says: new RegExp(customers.map(tag => `- ${tag}: ${became(tag)}\n`).join('')),
    },
  },
  'weekly-report.yml': {
    'opens an issue with the summary': {
      connections: [connection('notion', { last: {} }), connection('gmail', { last: failing('auth_expired') })],
      ends: 'red failed',
      calls: /^gh issue .* Supermemory on [\d-]+, failed --body ## .*\n[\s\S]+failed gmail `.*\n.*completed notion `/,
    },
  },
  'one-connection.yml': {
    'syncs one of three': {
      connections: ['5bN', '7hLmR2cYw8dP', '9kT'].map(id => connection('google-drive', { id })),
      ends: 'green completed 7hLmR2cYw8dP',
    },
    'is red when it is not there': { connections: [connection('google-drive')], ends: 'red no-connections' },
  },
  'reusable.yml': {
    'is one sync for three repositories at once': {
      job: calling,
      times: 3,
      connections: [connection('github', { takesMs: 3000 })],
      ends: 'green completed up-to-date conn_github',
    },
  },
  'enterprise-proxy.yml': {
    'goes through the proxy': { ...throughProxy(PASSWORD), ends: 'green completed conn_onedrive' },
    'is red with another password': { ...throughProxy('x'), ends: 'red failed', says: /check user and password/ },
    'is red without its certificate': { ...throughProxy(PASSWORD, ''), ends: 'red failed', says: /NODE_EXTRA_CA/ },
  },
  'on-push-unless-recent.yml': {
    'syncs when the last sync is older than an hour': { ...push(61), ends: 'green accepted conn_github' },
    'triggers nothing within the hour': { ...push(59), ends: 'green up-to-date' },
  },
  'granola.yml': {
    'syncs Granola': { connections: [connection('granola')], ends: 'green completed conn_granola' },
  },
  // No example, but README promises that an empty input means its default.
  'composite action': {
    'takes empty inputs': { job: composing, connections: [connection('notion')], ends: 'green accepted conn_notion' },
  },
}

const wanted = process.argv.slice(2)
const examples = readdirSync(join(root, 'examples'))
assert.deepEqual(Object.keys(cases).sort(), [...examples, 'composite action'].sort(), 'every example is run here')
const chosen = Object.entries(cases).filter(([example]) => wanted.length === 0 || wanted.includes(example))
const runs = chosen.flatMap(([example, its]) => Object.entries(its).map(([what, it]) => goesWell(example, what, it)))
const good = (await Promise.all(runs)).filter(Boolean).length
console.log(`Examples: ${good} of ${runs.length} went as they should.`)
process.exitCode = good > 0 && good === runs.length ? 0 : 1

async function goesWell(example: string, what: string, it: Case): Promise<boolean> {
  const { connections, password, job, times = 1, says = /(?:)/, calls = /^$/ } = it
  const emulator = await startEmulator({
    connections,
    ...(password && { tls: { key: certificate.private, cert: certificate.cert } }),
  })
  const url = password ? emulator.url.replace('127.0.0.1', HOST) : emulator.url
  const own = mkdtempSync(join(temp, 'case-'))
  const called = standIns(own, it.answer ?? 'ok')
  const flags = (name: string, values: Record<string, string>) =>
    Object.entries(values).map(([key, value]) => `--${name}=${key}=${value}`)
  const args = [
    ...[join(root, '.ci', 'act.sh'), it.event ?? 'workflow_dispatch'],
    job ? write(join(own, 'workflow.yml'), { on: 'workflow_dispatch', jobs: { job } }) : `examples/${example}`,
    ...['--eventpath', write(join(own, 'event.json'), it.payload ?? {})],
    '--concurrent-jobs=30', // else act runs no more jobs at once than there are processors
    ...flags('env', { SUPERMEMORY_BASE_URL: url }),
    ...flags('secret', {
      SUPERMEMORY_API_KEY: emulator.apiKey,
      SLACK_WEBHOOK_URL: 'https://hooks.slack.test/x',
      PROXY_URL: `http://sync:${encodeURIComponent(password ?? '')}@127.0.0.1:${proxyPort}`,
      GITHUB_TOKEN: 'none', // without one, act itself calls gh
    }),
    ...flags('var', it.vars ?? {}),
    ...flags('local-repository', repositories),
  ]
  // act.sh puts its own folders first, and none of them has the stand-ins.
  const env = { ...process.env, PATH: [own, process.env.PATH].join(delimiter) }
  const act = () => promisify(execFile)('bash', args, { env, maxBuffer: 2 ** 26 }).catch(error => error)
  const runs = await Promise.all(Array.from({ length: times }, act))
  await emulator.close()
  const log = runs.map(({ stdout, stderr }) => stdout + stderr).join('\n')
  try {
    const colours = runs.map(({ code }) => (code === undefined ? 'green' : 'red'))
    const statuses = Array.from(log.matchAll(/set-output:: status=(.*)/g), ([, status]) => status)
    const triggered = emulator.backend.triggered.flatMap(({ connectionIds }) => connectionIds)
    const ends = [new Set(colours), new Set(statuses.sort()), triggered.sort()]
    assert.equal(ends.flatMap(each => [...each]).join(' '), it.ends)
    assert.match(log, says)
    assert.match(readFileSync(called, 'utf8'), calls)
    for (const secret of [emulator.apiKey, PASSWORD]) assert.ok(!log.includes(secret), 'a secret is in the log')
    console.log(`ok: ${example} ${what}`)
    return true
  } catch (error) {
    console.error(`FAILED: ${example} ${what}\n${(error as Error).message}\nact's log:\n${log}`)
    return false
  }
}

/** In the place of `gh` and `curl`: they write into the file that this gives back what they are called with and given. */
function standIns(folder: string, answer: string): string {
  const called = write(join(folder, 'called'), '')
  const record = `{ echo "\${0##*/} $*"; case "$*" in *@-*) cat; esac; } >>'${called}'`
  const script = `#!/bin/sh\n${record}\ncat '${write(join(folder, 'answer'), answer)}'\n`
  for (const name of ['gh', 'curl']) chmodSync(write(join(folder, name), script), 0o755)
  return called
}

/** Folders in place of repositories: the action, with changes in files that git knows, and those that use it. */
function unpackRepositories(): Record<string, string> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, maxBuffer: 2 ** 26 })
  const action = join(temp, 'action')
  mkdirSync(action)
  const tree = git('stash', 'create').toString().trim() || 'HEAD'
  execFileSync('tar', ['-x', '-C', action], { input: git('archive', '--worktree-attributes', tree) })

  const reusable = readFileSync(join(root, 'examples', 'reusable.yml'), 'utf8')
  write('workflows/.github/workflows/supermemory.yml', reusable)
  // With placeholders, or as a release has filled them in.
  const [uses = ''] = /\S+\/supermemory-sync-action@\S+/.exec(reusable) ?? []
  const inputs = Object.keys(parse(readFileSync(join(action, 'action.yml'), 'utf8')).inputs)
  const handedOn = Object.fromEntries(inputs.map(name => [name, `\${{ inputs.${name} }}`]))
  write('sync/action.yml', {
    name: 'Sync',
    inputs: Object.fromEntries(inputs.map(name => [name, { required: false }])),
    runs: { using: 'composite', steps: [{ uses, with: handedOn }] },
  })
  return { [uses]: action, 'acme/workflows@main': join(temp, 'workflows'), 'acme/sync@main': join(temp, 'sync') }
}

/** Gives back the path. An object becomes JSON, which is YAML. */
function write(file: string, content: string | object): string {
  const path = resolve(temp, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** A connection whose sync is short. `last`: its last run, which by default completed an hour ago. */
function connection(
  provider: string,
  more: { tag?: string; id?: string; last?: Partial<PastRun> } & Partial<RunPlan> = {},
): SeedConnection {
  const { tag = 'team-docs', id = `conn_${provider}`, last, ...plan } = more
  const completedAtMs = last?.completedAtMs ?? -3_600_000
  const run = { status: 'completed', itemsProcessed: 1, itemsFailed: 0, startedAtMs: completedAtMs - 1000 } as const
  const pastRuns = last ? [{ ...run, ...last, completedAtMs }] : []
  return { id, provider, containerTags: [tag], plan: { startsAfterMs: 100, takesMs: 500, ...plan }, pastRuns }
}

/** A proxy that finds every host on this machine; gives back its port. */
async function startProxy(authorization: string): Promise<number> {
  const server = createServer().unref()
  server.on('connect', ({ url, headers }, client) => {
    if (headers['proxy-authorization'] !== authorization) return client.end('HTTP/1.1 407 Denied\r\n\r\n')
    const upstream = connect(Number(url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      pipeline(client, upstream, client, () => {})
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return (server.address() as AddressInfo).port
}
