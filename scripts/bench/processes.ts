/** Starts processes one after the other against a server of this process, and takes their times. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Certificate, certificateFile } from '../../__tests__/support/certificates.ts'
import { actionFile, readAction } from '../action.ts'

export const API_KEY = 'sm_bench_key_0123456789abcdef'
const RESOURCES = fileURLToPath(new URL('resources.cjs', import.meta.url))

export interface BenchServer {
  url: string
  /** Of the certificate to trust, where it speaks https. */
  certificateFile: string | undefined
  /** When the first request since the last call came, by performance.now(). */
  takeFirstRequest(): number | undefined
  close(): void
}

/** What the server says, by the last step of the path: `import`, `list`, `sync-runs`. */
export type Answers = Record<string, () => { status: number; body: string | Buffer }>

export interface ServerOptions {
  /** Speaks https with it; who is started with `environment(server)` trusts it. */
  certificate?: Certificate
  /** How long it takes to answer. Default: 0. */
  latencyMs?: number
}

export async function startServer(
  answers: Answers,
  { certificate, latencyMs = 0 }: ServerOptions = {},
): Promise<BenchServer> {
  let firstRequest: number | undefined
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    firstRequest ??= performance.now()
    const { status, body } = answers[request.url?.split('/').at(-1) ?? '']?.() ?? { status: 404, body: '' }
    request.resume()
    const respond = () => {
      response.writeHead(status, { 'Content-Length': Buffer.byteLength(body) })
      response.end(body)
    }
    request.on('end', () => (latencyMs === 0 ? respond() : setTimeout(respond, latencyMs)))
  }
  const server = certificate === undefined ? createServer(answer) : createTlsServer(certificate, answer)
  const trusted = certificate === undefined ? undefined : certificateFile(certificate)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `${trusted === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    certificateFile: trusted?.path,
    takeFirstRequest: () => {
      const taken = firstRequest
      firstRequest = undefined
      return taken
    },
    close: () => {
      server.close()
      server.closeAllConnections()
      trusted?.remove()
    },
  }
}

export interface Contender {
  name: string
  command: string
  args: string[]
  env: Record<string, string>
  /** Default: 0. */
  exitCode?: number
}

/** Milliseconds since the process was started. */
export interface Times {
  request: number
  exit: number
}

export async function time(contender: Contender, server: BenchServer): Promise<Times> {
  server.takeFirstRequest()
  const start = performance.now()
  const child = spawn(contender.command, contender.args, {
    env: contender.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => output.push(chunk))
  let exit = Number.NaN
  child.once('exit', () => {
    exit = performance.now()
  })
  const [code] = await once(child, 'close')
  const request = server.takeFirstRequest()
  if (code !== (contender.exitCode ?? 0) || request === undefined) {
    throw new Error(`${contender.name} ended with ${code}:\n${Buffer.concat(output)}`)
  }
  return { request: request - start, exit: exit - start }
}

/** All contenders in turn, again and again, beginning with another one each time; the first rounds do not count. */
export async function race(
  contenders: readonly Contender[],
  server: BenchServer,
  { rounds, warmUp = 3 }: { rounds: number; warmUp?: number },
): Promise<Map<string, Times[]>> {
  const times = new Map<string, Times[]>(contenders.map(({ name }) => [name, []]))
  for (let round = -warmUp; round < rounds; round++) {
    for (let place = 0; place < contenders.length; place++) {
      const contender = contenders[(place + round + warmUp) % contenders.length]
      if (contender === undefined) continue
      const taken = await time(contender, server)
      if (round >= 0) times.get(contender.name)?.push(taken)
    }
  }
  return times
}

/** The action as the runner starts it: with its inputs, and files for its outputs and its summary. */
export function actionContender(
  name: string,
  bundle: string,
  home: string,
  server: BenchServer,
  inputs: Record<string, string>,
): Contender {
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'].map(variable => {
      const file = join(home, `${variable}-${name.replace(/\W/g, '_')}`)
      writeFileSync(file, '')
      return [variable, file]
    }),
  )
  const defaults = Object.entries(readAction(actionFile).inputs).map(([input, { default: value }]) => [
    input,
    value ?? '',
  ])
  const given = {
    ...Object.fromEntries(defaults),
    'api-key': API_KEY,
    'base-url': server.url,
    ...inputs,
  }
  const variables = Object.entries(given).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value])
  return {
    name,
    command: process.execPath,
    args: [bundle],
    env: { ...environment(server), ...files, ...Object.fromEntries(variables) },
  }
}

export function environment({ certificateFile }: BenchServer): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? tmpdir(),
    ...(certificateFile !== undefined && { NODE_EXTRA_CA_CERTS: certificateFile }),
  }
}

export async function withHome<T>(task: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    return await task(home)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** What a process used over its whole life, the start of Node included. */
export interface Resources {
  cpuMs: number
  mostMemoryMiB: number
}

export async function measureResources(
  contender: Contender,
  server: BenchServer,
  home: string,
): Promise<Resources> {
  const file = join(home, 'resources.json')
  await time(
    {
      ...contender,
      args: ['--require', RESOURCES, ...contender.args],
      env: { ...contender.env, RESOURCES_FILE: file },
    },
    server,
  )
  const usage = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.ResourceUsage
  return {
    cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1000,
    mostMemoryMiB: usage.maxRSS / 1024,
  }
}
