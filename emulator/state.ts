import type { FailedItem, PlannedDocuments, RunPlan, SeedConnection, Trigger } from './model.ts'

/** `endsAt` null: it never ends. Times in ms since 1970, on the server's clock. */
export interface Run {
  id: string
  trigger: Trigger
  startsAt: number
  endsAt: number | null
  status: 'completed' | 'failed'
  itemsProcessed: number
  itemsFailed: number
  failures: FailedItem[]
  errorCode: string | null
  error: string | null
  documents?: PlannedDocuments | undefined
}

export interface Connection {
  seed: SeedConnection
  createdAt: number
  runs: Run[]
}

/** A sync that was accepted. `connectionIds`: all that it was asked of; `started`: the runs that come of it. */
export interface AcceptedAsk {
  at: number
  api: 'v3' | 'v5'
  provider: string
  containerTags?: string[]
  connectionIds: string[]
  started: string[]
}

export interface State {
  now: () => number
  start: number
  base: RunPlan
  connections: Map<string, Connection>
  runCount: number
  asked: AcceptedAsk[]
}

export function addConnection(state: State, seed: SeedConnection, createdAt: number): void {
  if (state.connections.has(seed.id)) throw new Error(`connection ${seed.id} exists already`)
  const connection: Connection = { seed, createdAt, runs: [] }
  for (const { startedAtMs, completedAtMs, triggerType = 'cron', failures = [], ...rest } of seed.pastRuns ??
    []) {
    const startsAt = state.start + startedAtMs
    const endsAt = completedAtMs === null ? null : state.start + completedAtMs
    addRun(state, connection, { ...rest, trigger: triggerType, startsAt, endsAt, failures })
  }
  state.connections.set(seed.id, connection)
}

/** Starts a run as the plan says; gives back its id. */
export function startRun(
  state: State,
  connection: Connection,
  trigger: Trigger,
  plan: Partial<RunPlan> = {},
): string {
  const { startsAfterMs, takesMs, ...rest }: RunPlan = { ...state.base, ...connection.seed.plan, ...plan }
  const startsAt = state.now() + startsAfterMs
  const itemsFailed = rest.failures.length
  return addRun(state, connection, { ...rest, trigger, startsAt, endsAt: startsAt + takesMs, itemsFailed })
}

type NewRun = Omit<Run, 'id' | 'errorCode' | 'error'> & Partial<Pick<Run, 'errorCode' | 'error'>>

function addRun(state: State, { runs }: Connection, run: NewRun): string {
  state.runCount += 1
  const id = `run_${state.runCount}`
  const [errorCode, error] = run.status === 'failed' ? ['internal', 'Sync failed'] : [null, null]
  runs.push({ errorCode, error, ...run, id })
  return id
}

/** Accepts a sync of these connections: records it, and starts the runs of those that have a plan. */
export function accept(
  state: State,
  connections: Connection[],
  asked: Pick<AcceptedAsk, 'api' | 'provider' | 'containerTags'>,
): void {
  const startable = connections.filter(({ seed }) => seed.plan !== null)
  state.asked.push({
    at: state.now(),
    ...asked,
    connectionIds: connections.map(({ seed }) => seed.id),
    started: startable.map(connection => startRun(state, connection, 'manual')),
  })
}

/** Begun or about to: one that is about to cannot be seen yet, but is not started twice either. */
export function isGoing(run: Run, now: number): boolean {
  return run.endsAt === null || now < run.endsAt
}

export function isBusy({ runs }: Connection, now: number): boolean {
  return runs.some(run => isGoing(run, now))
}

/** The runs that have begun, newest first. */
export function visibleRuns({ runs }: Connection, now: number): Run[] {
  return runs
    .filter(run => run.startsAt <= now)
    .reverse()
    .toSorted((a, b) => b.startsAt - a.startsAt)
}

/** A run as it is seen by now: no word of its end before that, and counts that grow evenly towards it. */
export function seen(run: Run, now: number) {
  const going = isGoing(run, now)
  const { endsAt, startsAt } = run
  const progress = going ? (endsAt === null ? 0 : (now - startsAt) / (endsAt - startsAt)) : 1
  return {
    status: going ? 'running' : run.status,
    startedAt: iso(startsAt),
    completedAt: going || endsAt === null ? null : iso(endsAt),
    errorCode: going ? null : run.errorCode,
    error: going ? null : run.error,
    itemsProcessed: Math.floor(run.itemsProcessed * progress),
    itemsFailed: Math.floor(run.itemsFailed * progress),
  }
}

/** The failed items so far, as many as the API shows at most. */
export function failuresSoFar(run: Run, now: number): FailedItem[] {
  return run.failures.slice(0, Math.min(seen(run, now).itemsFailed, 100))
}

export function iso(ms: number): string {
  return new Date(ms).toISOString()
}
