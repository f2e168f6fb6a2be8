/** `npm run bench [-- RUNS]`: what a start of the action costs beside other ways to send the same request. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '../__tests__/support/certificates.ts'
import { bundleFile, inputVariables } from './runner.ts'

const runs = Number(process.argv[2] ?? 25)
const client = JSON.stringify(createRequire(import.meta.url).resolve('supermemory'))
const REQUEST = `const url = process.env.BASE_URL + '/v3/connections/notion/import'
const headers = { Authorization: 'Bearer k', 'Content-Type': 'application/json' }
const [method, body] = ['POST', '{"containerTags":["team"]}']\n`
const SCRIPTS = {
  'bare script (`node:https`)': `${REQUEST}require('node:https').request(url, { method, headers }, response => response.resume()).end(body)`,
  'script with `fetch`': `${REQUEST}fetch(url, { method, headers, body }).then(response => response.text())`,
  'script with the official client': `const { Supermemory } = require(${client})
    new Supermemory({ apiKey: 'k', baseURL: process.env.BASE_URL }).connections.import('notion', { containerTags: ['team'] })`,
}

const home = mkdtempSync(join(tmpdir(), 'bench-'))
const inHome = (name: string, text = '') => {
  writeFileSync(join(home, name), text)
  return join(home, name)
}
const certificate = await makeCertificate(['127.0.0.1'])
let requestedAt = 0
const server = createServer(certificate, (request, response) => {
  requestedAt = performance.now()
  request.resume().on('end', () => response.writeHead(202).end('Importing connections...'))
})
await once(server.listen(0, '127.0.0.1'), 'listening')
const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
const env = {
  ...inputVariables({ provider: 'notion', 'container-tags': 'team', 'api-key': 'k', 'base-url': url }),
  ...{ BASE_URL: url, NODE_EXTRA_CA_CERTS: inHome('authority.pem', certificate.cert), RUNNER_TEMP: home },
  ...{ GITHUB_OUTPUT: inHome('output'), GITHUB_STEP_SUMMARY: inHome('summary') },
}
const rows = [
  { name: '**this action**', file: bundleFile },
  ...Object.entries(SCRIPTS).map(([name, text], index) => ({ name, file: inHome(`${index}.cjs`, text) })),
].map(row => ({ ...row, request: [] as number[], exit: [] as number[] }))

// In turn, again and again: what the machine does meanwhile hits all. The first rounds do not count.
for (let round = -3; round < runs; round++) {
  for (const { name, file, request, exit } of rows) {
    const start = performance.now()
    const [code] = await once(spawn(process.execPath, [file], { env, stdio: 'ignore' }), 'exit')
    if (code !== 0 || requestedAt < start) throw new Error(`${name} ended with ${code}`)
    if (round >= 0) request.push(requestedAt - start)
    if (round >= 0) exit.push(performance.now() - start)
  }
}
server.close()
rmSync(home, { recursive: true })

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
const cells = (times: number[], base: number[] = []) => {
  return `${median(times).toFixed(1)} | ${(median(times) / median(base)).toFixed(2)}`
}
console.log(`Node ${process.versions.node}, ${process.platform}-${process.arch}, ${cpus().length} cores; medians of ${runs}.

|  | To the request, ms | ratio | To the exit, ms | ratio |\n|---|--:|--:|--:|--:|`)
for (const { name, request, exit } of rows) {
  console.log(`| ${name} | ${cells(request, rows[1]?.request)} | ${cells(exit, rows[1]?.exit)} |`)
}
