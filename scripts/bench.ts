/** `npm run bench`: what the start of the action costs beside others, and what waiting costs beside a fixed poll. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generate } from 'selfsigned'
import { pauseAfterPoll } from '../src/sync/wait.ts'
import { bundleFile, inputVariables } from './runner.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '25' } } })
const runs = Number(values.runs)
const WARM_UP = 3
const POLL_INTERVAL_MS = 10_000
const KEY = 'sm_bench_key_0123456789'
const supermemory = JSON.stringify(createRequire(import.meta.url).resolve('supermemory'))

const REQUEST = `
const body = '{"containerTags":["team"]}'
const url = process.env.BASE_URL + '/v3/connections/notion/import'
const headers = { Authorization: 'Bearer ${KEY}', 'Content-Type': 'application/json' }
`
const SCRIPTS = {
  'bare script (`node:https`)': `${REQUEST}
    const request = require('node:https').request(url, { method: 'POST', headers }, response => {
      process.exitCode = response.statusCode === 202 ? 0 : 1
      response.resume()
    })
    request.end(body)`,
  'script with `fetch`': `${REQUEST}
    fetch(url, { method: 'POST', headers, body }).then(async response => {
      await response.text()
      process.exitCode = response.status === 202 ? 0 : 1
    })`,
  'script with the official client': `
    const { Supermemory } = require(${supermemory})
    const client = new Supermemory({ apiKey: '${KEY}', baseURL: process.env.BASE_URL, maxRetries: 0 })
    client.connections.import('notion', { containerTags: ['team'] })`,
}

/** Milliseconds from the start of the process to its request, and to its end. */
interface Times {
  request: number
  exit: number
}

/** All in turn, again and again, beginning with another one each time: what the machine does meanwhile hits all. */
async function race(home: string): Promise<Map<string, Times[]>> {
  let requestedAt = Number.NaN
  const { key, cert } = await makeCertificate()
  const authority = join(home, 'authority.pem')
  writeFileSync(authority, cert)
  const server = createServer({ key, cert }, (request, response) => {
    requestedAt = performance.now()
    request.resume().on('end', () => response.writeHead(202).end('Importing connections...'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const contenders = new Map([['**this action**', bundleFile]])
  for (const [name, source] of Object.entries(SCRIPTS)) {
    const file = join(home, `${contenders.size}.cjs`)
    writeFileSync(file, source)
    contenders.set(name, file)
  }
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    NODE_EXTRA_CA_CERTS: authority,
    BASE_URL: url,
    ...actionEnvironment(home, url),
  }

  async function time(name: string, file: string): Promise<Times> {
    requestedAt = Number.NaN
    const start = performance.now()
    const [code] = await once(spawn(process.execPath, [file], { env, stdio: 'ignore' }), 'exit')
    const times = { request: requestedAt - start, exit: performance.now() - start }
    if (code !== 0 || Number.isNaN(times.request)) throw new Error(`${name} ended with ${code}`)
    return times
  }

  const times = new Map<string, Times[]>([...contenders.keys()].map(name => [name, []]))
  for (let round = 0; round < runs + WARM_UP; round++) {
    const turn = [...contenders, ...contenders].slice(round % contenders.size).slice(0, contenders.size)
    for (const [name, file] of turn) {
      const taken = await time(name, file)
      if (round >= WARM_UP) times.get(name)?.push(taken)
    }
  }
  server.close()
  return times
}

/** For this machine, over https as in production. */
async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const address = { type: 7 as const, ip: '127.0.0.1' }
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [address] },
    ],
  })
  return { key: made.private, cert: made.cert }
}

/** As the runner starts the action: with its inputs, and files for its outputs and its summary. */
function actionEnvironment(home: string, url: string): Record<string, string> {
  const [output, summary] = [join(home, 'output'), join(home, 'summary')]
  for (const file of [output, summary]) writeFileSync(file, '')
  const given = { provider: 'notion', 'container-tags': 'team', 'api-key': KEY, 'base-url': url }
  return { ...inputVariables(given), GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: home }
}

function startTable(times: Map<string, Times[]>): string {
  const rows = [...times].map(([name, all]) => {
    return { name, request: median(all.map(it => it.request)), exit: median(all.map(it => it.exit)) }
  })
  const base = rows[1] ?? { request: 1, exit: 1 }
  return table(
    ['', 'To the request, ms', 'ratio', 'To the exit, ms', 'ratio'],
    rows.map(({ name, request, exit }) => [
      name,
      request.toFixed(1),
      (request / base.request).toFixed(2),
      exit.toFixed(1),
      (exit / base.exit).toFixed(2),
    ]),
  )
}

/** Of syncs a little shorter and longer than this, as where a sync ends between two polls is chance. */
function waiting(lengthMs: number, firstPollMs: number, pause: (sinceFirstMs: number) => number) {
  const waits = Array.from({ length: 1000 }, (_, index) => {
    const end = lengthMs * (0.9 + (0.2 * (index + 0.5)) / 1000)
    let now = firstPollMs
    let polls = 1
    for (; now < end; polls++) now += pause(now - firstPollMs)
    return { polls, late: (now - end) / 1000 }
  })
  return { polls: mean(waits.map(it => it.polls)), late: mean(waits.map(it => it.late)) }
}

function waitingTable(): string {
  const lengths: [string, number][] = [
    ['5 s', 5],
    ['30 s', 30],
    ['2 min', 120],
    ['10 min', 600],
    ['1 h', 3600],
  ]
  const rows = lengths.map(([name, seconds]) => {
    const ours = waiting(seconds * 1000, 1000, since => pauseAfterPoll(since, POLL_INTERVAL_MS, null))
    const fixed = waiting(seconds * 1000, POLL_INTERVAL_MS, () => POLL_INTERVAL_MS)
    return [name, ...[ours.polls, fixed.polls, ours.late, fixed.late].map(value => value.toFixed(1))]
  })
  const head = ['The sync takes', 'Polls', 'every 10 s', 'Noticed after, s', 'every 10 s']
  return table(head, rows)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}

function table(head: string[], rows: string[][]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'))
  return [head, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

if (!(Number.isInteger(runs) && runs > 0)) throw new Error('--runs takes a whole number above 0')
const machine = `Node ${process.versions.node}, ${process.platform}-${process.arch}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`
const home = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  console.log(`${machine}; medians of ${runs} runs of each, in turn.\n\n${startTable(await race(home))}\n`)
  console.log(`Means of 1,000 simulated syncs each, of 10 % less to 10 % more than that length.\n\n${waitingTable()}`)
} finally {
  rmSync(home, { recursive: true, force: true })
}
