/** Does to the action what a row of the table says, and says in what the action did not behave as the row has it. */
// @ts-nocheck

import { runStep, type StepResult } from '../../scripts/runner.ts'
import { type RawRequest, type RawServer, startRawServer } from '../support/raw-server.ts'
import { http } from '../support/replies.ts'
import { type Answer, type Count, type Fault, KEY, type Place } from './table.ts'

/** A process that has not ended by itself by then has hung. */
const HUNG_AFTER_MS = 15_000

export interface Tried {
  fault: Fault
  /** Empty: it survived. */
  problems: string[]
  result: StepResult
}

export async function tryFault(fault: Fault): Promise<Tried> {
  const server = await startFaultyServer(fault)
  let place: Place | undefined
  try {
    place = await fault.place?.(server)
    const result = await runStep({
      inputs: {
        provider: 'notion',
        'api-key': KEY,
        'base-url': `http://127.0.0.1:${server.port}`,
        // An answer that ends is given the time it takes on a busy machine.
        'request-timeout-seconds': endsByItself(fault) ? '5' : '0.5',
        'max-retries': '1',
        ...((fault.at ?? 'import') !== 'import' && {
          'wait-for-completion': 'true',
          'wait-timeout-minutes': '0.02',
          'poll-interval-seconds': '1',
        }),
        ...place?.inputs,
        ...fault.inputs,
      },
      ...(place?.env && { env: place.env }),
      killAfterMs: HUNG_AFTER_MS,
    })
    return { fault, result, problems: problemsOf(fault, server, result) }
  } finally {
    await place?.close?.()
    await server.close()
  }
}

const endsByItself = ({ answer }: Fault) => typeof answer === 'string' || Buffer.isBuffer(answer)

/** An API with one connection whose run begins and ends the moment its import is accepted. */
function startFaultyServer({ at, answer, also, connection, times, accepts }: Fault): Promise<RawServer> {
  let acceptedAt: number | null = null
  let strikes = times ?? Number.POSITIVE_INFINITY
  const ordinary = (request: RawRequest): Answer => {
    if (request.endpoint === 'import') {
      acceptedAt ??= Date.now()
      return http(202, 'Importing connections...')
    }
    const known = request.endpoint === 'other' ? undefined : also?.[request.endpoint]
    return known ?? http(200, request.endpoint === 'list' ? [connectionView(acceptedAt)] : [])
  }
  const chosen = (request: RawRequest): Answer => {
    if (answer === undefined || request.endpoint !== (at ?? 'import') || strikes <= 0)
      return ordinary(request)
    strikes--
    if (accepts) acceptedAt ??= Date.now()
    return answer
  }
  return startRawServer({
    onRequest: request => {
      const what = chosen(request)
      return typeof what === 'object' && 'now' in what ? what.now() : what
    },
    ...(connection && {
      onConnection: socket => {
        if (strikes-- <= 0) return false
        connection(socket)
        return true
      },
    }),
  })
}

function connectionView(acceptedAt: number | null): object {
  const at = new Date(acceptedAt ?? Date.now() - 3_600_000).toISOString()
  return {
    id: 'conn_1',
    provider: 'notion',
    lastSyncRun: { status: 'completed', errorCode: null, startedAt: at, completedAt: at },
  }
}

function problemsOf(fault: Fault, server: RawServer, result: StepResult): string[] {
  const problems: string[] = []
  const expect = (holds: boolean, problem: string) => holds || problems.push(problem)
  const imports = fault.connection ? server.connections : server.to('import').length
  const lists = server.to('list').length
  const log = result.log.join('\n')

  expect(!result.killed, `still running after ${HUNG_AFTER_MS} ms`)
  expect(result.exitCode === fault.exit, `exit code ${result.exitCode}, not ${fault.exit}`)
  expect(within(imports, fault.imports), `${imports} imports, not ${fault.imports}`)
  expect(within(lists, fault.lists ?? 0), `${lists} lists, not ${fault.lists ?? 0}`)
  expect(result.outputs.status === fault.status, `status ${result.outputs.status}, not ${fault.status}`)
  expect(fault.says.test(log), `the log does not say ${fault.says}`)
  expect(result.stderr === '', `standard error: ${result.stderr.slice(0, 500)}`)
  expect(!/fault of the action itself/.test(log), 'the action calls itself faulty')
  expect(result.otherCommands.length === 0, `workflow commands: ${result.otherCommands}`)
  expect(result.summary.startsWith('## Supermemory sync'), 'no summary')
  expect(
    (result.exitCode === 0) === !result.annotations.some(({ level }) => level === 'error'),
    'errors are annotated exactly when the step fails',
  )
  return problems
}

function within(number: number, expected: Count): boolean {
  return typeof expected === 'number' ? number === expected : number >= expected[0] && number <= expected[1]
}
