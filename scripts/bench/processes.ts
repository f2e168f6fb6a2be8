/** Starts processes one after the other against a server of this process, and takes their times. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { actionFile, readAction } from '../action.ts'

export const API_KEY = 'sm_bench_key_0123456789abcdef'
const RESOURCES = fileURLToPath(new URL('resources.cjs', import.meta.url))

export interface BenchServer {
  url: string
  /** When the first request since the last call came, by performance.now(). */
  takeFirstRequest(): number | undefined
  close(): void
}

/** What the server says, by the last step of the path: `import`, `list`, `sync-runs`. */
export type Answers = Record<string, () => { status: number; body: string | Buffer }>

export async function startServer(answers: Answers): Promise<BenchServer> {
  let firstRequest: number | undefined
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    firstRequest ??= performance.now()
    const answer = answers[request.url?.split('/').at(-1) ?? '']?.() ?? { status: 404, body: '' }
    request.resume()
    request.on('end', () => {
      response.writeHead(answer.status, { 'Content-Length': Buffer.byteLength(answer.body) })
      response.end(answer.body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeFirstRequest: () => {
      const taken = firstRequest
      firstRequest = undefined
      return taken
    },
    close: () => {
      server.close()
      server.closeAllConnections()
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
  const given = { ...Object.fromEntries(defaults), 'api-key': API_KEY, ...inputs }
  const variables = Object.entries(given).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value])
  return {
    name,
    command: process.execPath,
    args: [bundle],
    env: { ...environment(), ...files, ...Object.fromEntries(variables) },
  }
}

export function environment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? tmpdir() }
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
