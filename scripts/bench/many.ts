/** What a list of 10,000 connections costs the action, in processor time and memory. */
import {
  type Answers,
  actionContender,
  type BenchServer,
  measureResources,
  type Resources,
  startServer,
  withHome,
} from './processes.ts'
import { median } from './text.ts'

const CONNECTIONS = 10_000
export const RUNS = 9
/** One look 1 s after the request, and one when the time is up, as the next would only be due after it. */
const TWO_LOOKS = '0.035'

export interface Scenario extends Resources {
  name: string
  requests: number
  /** Than the same with a list of one connection. */
  moreCpuMs: number
}

interface Case {
  name: string
  /** How many of the connections are of the provider that is asked. */
  ours: number
  ends: boolean
  exitCode: number
  /** With the whole list. What sends another number is not what its name says. */
  requests: number
}

const CASES: readonly Case[] = [
  { name: 'one of them of the provider asked: one look', ours: 1, ends: true, exitCode: 0, requests: 3 },
  { name: 'all of them, still going: two looks', ours: CONNECTIONS, ends: false, exitCode: 1, requests: 3 },
  {
    name: 'all of them, ended: one look, and `sync-runs` of each',
    ours: CONNECTIONS,
    ends: true,
    exitCode: 0,
    requests: 2 + CONNECTIONS,
  },
]

export async function manyConnections(bundle: string): Promise<Scenario[]> {
  const scenarios: Scenario[] = []
  for (const each of CASES) scenarios.push(await scenario(bundle, each))
  return scenarios
}

async function scenario(bundle: string, each: Case): Promise<Scenario> {
  const one = await measure(bundle, each, 1)
  const many = await measure(bundle, each, CONNECTIONS)
  if (many.requests !== each.requests) throw new Error(`${each.name}: sent ${many.requests} requests`)
  return { name: each.name, ...many, moreCpuMs: many.cpuMs - one.cpuMs }
}

/** The medians of some runs of the action. */
async function measure(
  bundle: string,
  { name, ours, ends, exitCode }: Case,
  connections: number,
): Promise<Resources & { requests: number }> {
  return withHome(async home => {
    const api = createApi(connections, ours, ends)
    const server: BenchServer = await startServer(api.answers)
    try {
      const runs: Resources[] = []
      for (let run = 0; run < RUNS; run++) {
        api.reset()
        const action = actionContender(name, bundle, home, server, {
          provider: 'notion',
          'wait-for-completion': 'true',
          ...(ends ? {} : { 'wait-timeout-minutes': TWO_LOOKS }),
        })
        runs.push(await measureResources({ ...action, exitCode }, server, home))
      }
      return {
        requests: api.requests(),
        cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
        mostMemoryMiB: median(runs.map(({ mostMemoryMiB }) => mostMemoryMiB)),
      }
    } finally {
      server.close()
    }
  })
}

/** An API that has its answers ready, so that what it costs is not measured along. */
function createApi(
  connections: number,
  ours: number,
  ends: boolean,
): { answers: Answers; reset(): void; requests(): number } {
  let requests = 0
  let list = Buffer.alloc(0)
  let runs = ''
  const counted = (status: number, body: () => string | Buffer) => () => {
    requests++
    return { status, body: body() }
  }
  return {
    answers: {
      import: counted(202, () => ''),
      list: counted(200, () => list),
      'sync-runs': counted(200, () => runs),
    },
    reset: () => {
      requests = 0
      const startedAt = new Date(Date.now() + 500).toISOString()
      const completedAt = new Date(Date.now() + 900).toISOString()
      const run = ends
        ? { status: 'completed', errorCode: null, startedAt, completedAt }
        : { status: 'running', startedAt }
      list = Buffer.from(
        JSON.stringify(
          Array.from({ length: connections }, (_, index) => ({
            id: `conn_${String(index).padStart(22, 'k')}`,
            provider: index < ours ? 'notion' : 'github',
            createdAt: '2026-08-01T10:00:00.000Z',
            email: `person-${index}@example.com`,
            documentLimit: 10_000,
            expiresAt: '2026-08-01T11:00:00.000Z',
            metadata: {},
            lastSyncRun: run,
          })),
        ),
      )
      const counts = { itemsProcessed: 120, itemsFailed: 0, triggerType: 'manual', error: null }
      runs = JSON.stringify([{ id: 'run_1', connectionId: 'conn', ...run, ...counts }])
    },
    requests: () => requests,
  }
}
