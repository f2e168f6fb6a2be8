/**
 * `npm run bench`: how fast the action starts beside others that send the same request, what many providers and
 * connections cost it, and what waiting costs. `--write` puts the figures into docs/performance.md as well.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeCertificate } from '../__tests__/support/certificates.ts'
import { bundleFile } from './action.ts'
import { manyConnections, RUNS, type Scenario } from './bench/many.ts'
import { startPlot, waitingPlot } from './bench/plots.ts'
import {
  API_KEY,
  actionContender,
  type BenchServer,
  type Contender,
  environment,
  race,
  type ServerOptions,
  startServer,
  type Times,
  withHome,
} from './bench/processes.ts'
import { median, readable, table } from './bench/text.ts'
import { readFlags, refuse } from './flags.ts'
import { simulateWaiting, type WaitingFigures } from './simulate-waiting.ts'

const PARTS = ['start', 'providers', 'many', 'waiting']
const values = readFlags(
  {
    rounds: { type: 'string', default: '25' },
    only: { type: 'string', default: '' },
    bundle: { type: 'string', default: bundleFile },
    write: { type: 'boolean', default: false },
  },
  `npm run bench -- [--rounds 25] [--only ${PARTS.join('|')}] [--bundle FILE] [--write]

  --rounds   how often each is started
  --only     a part of it
  --bundle   another script than dist/index.js
  --write    puts the figures into docs/performance.md`,
)
const rounds = Number(values.rounds)
// Before anything is measured: much load makes the times worthless, the ratios too.
const measuredOn = machine()
const docs = fileURLToPath(new URL('../docs/', import.meta.url))
const PROVIDERS = 'notion,google-drive,onedrive,gmail,github,web-crawler,s3,granola'
/** Less than an API takes that is asked over the Internet. */
const API_LATENCY = 100
const FLOOR = 'bare script'
const ACTION = 'this action'

export interface StartRow {
  name: string
  request: number
  exit: number
}

const accepted = { import: () => ({ status: 202, body: 'Importing connections...' }) }

function contenderFile(name: string): string {
  return fileURLToPath(new URL(`bench/contenders/${name}`, import.meta.url))
}

function contenders(server: BenchServer, home: string): Contender[] {
  const env = { ...environment(server), BASE_URL: server.url, API_KEY }
  const script = (name: string, file: string) => ({
    name,
    command: process.execPath,
    args: [contenderFile(file)],
    env,
  })
  const curl: Contender = {
    name: '`curl`',
    command: 'curl',
    args: [
      ...['-sS', '-o', '/dev/null', '-X', 'POST'],
      ...(server.certificateFile === undefined ? [] : ['--cacert', server.certificateFile]),
      ...['-H', 'Accept: application/json, text/plain', '-H', 'Content-Type: application/json'],
      ...['-H', `Authorization: Bearer ${API_KEY}`, '-d', '{"containerTags":["team"]}'],
      `${server.url}/v3/connections/notion/import`,
    ],
    env,
  }
  return [
    ...(spawnSync('curl', ['--version']).status === 0 ? [curl] : []),
    script(FLOOR, 'floor.cjs'),
    actionContender(ACTION, values.bundle, home, server, { provider: 'notion', 'container-tags': 'team' }),
    script('script with `fetch`', 'fetch.cjs'),
    script('script with the official client', 'official.cjs'),
  ]
}

async function benchStart(options: ServerOptions): Promise<StartRow[]> {
  return withHome(async home => {
    const server = await startServer(accepted, options)
    try {
      return rowsOf(await race(contenders(server, home), server, { rounds }))
    } finally {
      server.close()
    }
  })
}

async function benchProviders(options: ServerOptions): Promise<StartRow[]> {
  return withHome(async home => {
    const server = await startServer(accepted, options)
    const action = (name: string, provider: string) =>
      actionContender(name, values.bundle, home, server, { provider })
    try {
      const both = [action('1 provider', 'notion'), action('8 providers', PROVIDERS)]
      return rowsOf(await race(both, server, { rounds }))
    } finally {
      server.close()
    }
  })
}

function rowsOf(times: Map<string, Times[]>): StartRow[] {
  return [...times].map(([name, taken]) => ({
    name,
    request: median(taken.map(({ request }) => request)),
    exit: median(taken.map(({ exit }) => exit)),
  }))
}

function startTable(rows: readonly StartRow[], baseName: string): string {
  const base = rows.find(({ name }) => name === baseName)
  const times = (value: number, of = Number.NaN) => (value / of).toFixed(2)
  return table(
    ['', '-To the request, ms', '-times', '-To the exit, ms', '-times'],
    rows.map(({ name, request, exit }) => [
      name === ACTION ? `**${name}**` : name,
      request.toFixed(1),
      times(request, base?.request),
      exit.toFixed(1),
      times(exit, base?.exit),
    ]),
  )
}

function manyTable(scenarios: readonly Scenario[]): string {
  return table(
    ['', '-Requests', '-CPU, ms', '-more than for one, ms', '-Memory, MiB'],
    scenarios.map(({ name, requests, cpuMs, moreCpuMs, mostMemoryMiB }) => [
      name,
      readable(requests),
      cpuMs.toFixed(0),
      moreCpuMs.toFixed(0),
      mostMemoryMiB.toFixed(0),
    ]),
  )
}

function sizes(): string {
  const dist = dirname(bundleFile)
  const files = readdirSync(dist).map((name): [string, number] => [name, statSync(join(dist, name)).size])
  const total = files.reduce((sum, [, size]) => sum + size, 0)
  return table(
    ['File', '-kB'],
    [...files, ['**together**', total] as const].map(([name, size]) => [
      name === '**together**' ? name : `\`dist/${name}\``,
      (size / 1000).toFixed(1),
    ]),
  )
}

function machine(): string {
  const { model = 'unknown' } = cpus()[0] ?? {}
  const load = loadavg()[0]?.toFixed(1)
  return `Node ${process.versions.node} on ${process.platform}-${process.arch}, ${cpus().length} × ${model.trim()}, load average ${load}`
}

interface Parts {
  start: string
  plain: string
  providers: string
  near: string
  many: string
  waiting: WaitingFigures
}

/** Puts each part between the comments that name it. */
function write({ start, plain, providers, near, many, waiting }: Parts, rows: readonly StartRow[]): void {
  const file = join(docs, 'performance.md')
  const parts = {
    machine: `Measured on ${measuredOn} before the start; times are medians of ${rounds} runs, processor time and memory of ${RUNS}.`,
    size: sizes(),
    start,
    plain,
    providers,
    near,
    many,
    ...waiting.tables,
  }
  let page = readFileSync(file, 'utf8')
  for (const [name, content] of Object.entries(parts)) {
    const marked = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`)
    if (!marked.test(page)) throw new Error(`docs/performance.md has no place for ${name}`)
    page = page.replace(marked, (_, begin, end) => `${begin}\n${content}\n\n${end}`)
  }
  writeFileSync(file, page)
  writeFileSync(join(docs, 'start.svg'), startPlot(rows))
  writeFileSync(join(docs, 'waiting.svg'), waitingPlot(waiting.samples))
}

function chosen(part: string): boolean {
  return values.only === '' || values.only.split(',').includes(part)
}

function show(title: string, content: string): void {
  console.log(`\n${title}\n\n${content}`)
}

if (!(rounds >= 15 && Number.isInteger(rounds))) refuse('--rounds must be a whole number, at least 15')
if (values.only !== '' && !values.only.split(',').every(part => PARTS.includes(part))) {
  refuse(`--only takes ${PARTS.join(', ')}, separated by commas`)
}
if (values.write && values.only !== '') refuse('--write needs all parts: leave out --only')
console.log(`${measuredOn}; ${rounds} runs of each, in turn`)
show('Size', sizes())
const parts: Partial<Parts> = {}
let startRows: StartRow[] = []
if (chosen('start')) {
  startRows = await benchStart({ certificate: await makeCertificate(['127.0.0.1']) })
  parts.start = startTable(startRows, FLOOR)
  show('Start, https', parts.start)
  parts.plain = startTable(await benchStart({}), FLOOR)
  show('Start, plain http', parts.plain)
}
if (chosen('providers')) {
  const certificate = await makeCertificate(['127.0.0.1'])
  parts.providers = startTable(await benchProviders({ certificate, latencyMs: API_LATENCY }), '1 provider')
  show(`Providers, an API that takes ${API_LATENCY} ms to answer`, parts.providers)
  parts.near = startTable(await benchProviders({ certificate }), '1 provider')
  show('Providers, an API that answers at once', parts.near)
}
if (chosen('many')) {
  parts.many = manyTable(await manyConnections(values.bundle))
  show('Connections', parts.many)
}
if (chosen('waiting')) {
  parts.waiting = await simulateWaiting()
  show('Waiting', Object.values(parts.waiting.tables).join('\n\n'))
}
if (values.write) write(parts as Parts, startRows)
