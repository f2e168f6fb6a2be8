/** What the API knows. Times that end in `Ms` count from the backend's start; the others are ms since 1970. */

export type Trigger = 'event' | 'cron' | 'manual'

export interface FailedItem {
  id: string
  title: string
  errorCode: string
}

/** How a run goes, once triggered: begins `startsAfterMs` later, ends `takesMs` after that. */
export interface RunPlan {
  startsAfterMs: number
  takesMs: number
  status: 'completed' | 'failed'
  itemsProcessed: number
  failures: FailedItem[]
  errorCode?: string | null
  error?: string | null
  documents?: PlannedDocuments
}

/**
 * What a completed run brings in when it ends: so many, `stageMs` in each stage; then done, `failing` of them failed. The
 * memories of those that are done are there `dreamsMs` later.
 */
export interface PlannedDocuments {
  count: number
  stageMs: number
  failing?: number
  dreamsMs?: number
}

/** `completedAtMs` null: it never ends; above 0: it is going at first. `itemsFailed` counts, given as items or not. */
export interface PastRun {
  startedAtMs: number
  completedAtMs: number | null
  status: 'completed' | 'failed'
  itemsProcessed: number
  itemsFailed: number
  failures?: FailedItem[]
  errorCode?: string | null
  error?: string | null
}

/**
 * `plan` null: a sync is accepted, but its run never starts. v5's namespace is the first tag; without tags, null. An id may be
 * in several namespaces. `selection` null: everything; without, of providers that want one, a folder where there is a plan.
 */
export interface SeedConnection {
  id: string
  provider: string
  containerTags: string[]
  email?: string
  plan: Partial<RunPlan> | null
  pastRuns?: PastRun[]
  documentLimit?: number
  documentCount?: number
  selection?: Record<string, { id: string; name: string }[]> | null
}

/** `endsAt` null: it never ends. */
export interface Run extends Omit<PastRun, 'startedAtMs' | 'completedAtMs'> {
  id: string
  trigger: Trigger
  startsAt: number
  endsAt: number | null
  failures: FailedItem[]
  documents?: PlannedDocuments
}

export interface Connection {
  seed: SeedConnection
  createdAt: number
  runs: Run[]
}

/** A sync that was accepted. `connectionIds`: all that it triggers. */
export interface AcceptedTrigger {
  api: 'v3' | 'v5'
  provider: string
  containerTags?: string[]
  connectionIds: string[]
}

export interface State {
  now: () => number
  start: number
  base: RunPlan
  connections: Connection[]
  runCount: number
  triggered: AcceptedTrigger[]
  /** Namespaces that the key may not read. */
  refused: readonly string[]
  /** So long after its beginning, no answer shows a run yet. */
  lagMs: number
}

export function addConnection(state: State, seed: SeedConnection, createdAt: number): void {
  if (connectionOf(state, pathOf(seed))) throw new Error(`connection ${pathOf(seed)} exists already`)
  const connection: Connection = { seed, createdAt, runs: [] }
  for (const past of seed.pastRuns ?? []) {
    const { startedAtMs, completedAtMs, failures = [], ...rest } = past
    const endsAt = completedAtMs === null ? null : state.start + completedAtMs
    addRun(state, connection, { ...rest, trigger: 'cron', startsAt: state.start + startedAtMs, endsAt, failures })
  }
  state.connections.push(connection)
}

export function namespaceOf({ containerTags: [first] }: SeedConnection): string | null {
  return first ?? null
}

function pathOf(seed: SeedConnection): string {
  return `${namespaceOf(seed)}/${seed.id}`
}

/** By id, or by namespace and id, as in `team-docs/conn_1`. */
export function connectionOf({ connections }: State, id: string): Connection | undefined {
  return connections.find(({ seed }) => seed.id === id || pathOf(seed) === id)
}

/** Starts a run as the plan says; gives back its id. */
export function startRun(state: State, to: Connection, trigger: Trigger, plan: Partial<RunPlan> = {}): string {
  const { startsAfterMs, takesMs, ...rest }: RunPlan = { ...state.base, ...to.seed.plan, ...plan }
  const startsAt = state.now() + startsAfterMs
  const itemsFailed = rest.failures.length
  return addRun(state, to, { ...rest, trigger, startsAt, endsAt: startsAt + takesMs, itemsFailed })
}

function addRun(state: State, { runs }: Connection, run: Omit<Run, 'id'>): string {
  state.runCount += 1
  const id = `run_${state.runCount}`
  runs.push({ ...(run.status === 'failed' && { errorCode: 'internal', error: 'Sync failed' }), ...run, id })
  return id
}

/** Accepts a sync of these connections: records it, and starts the runs of those that have a plan. */
export function accept(state: State, connections: Connection[], trigger: Omit<AcceptedTrigger, 'connectionIds'>): void {
  state.triggered.push({ ...trigger, connectionIds: connections.map(({ seed }) => seed.id) })
  for (const each of connections) if (each.seed.plan !== null) startRun(state, each, 'manual')
}

function isGoing({ endsAt }: Run, now: number): boolean {
  return endsAt === null || now < endsAt
}

/** Also while a run is about to begin: it cannot be seen yet, but is not started twice either. */
export function isBusy({ runs }: Connection, now: number): boolean {
  return runs.some(run => isGoing(run, now))
}

/** The runs that are seen to have begun, newest first. */
export function visibleRuns({ now, lagMs }: State, { runs }: Connection): Run[] {
  const begun = runs.filter(run => run.startsAt + lagMs <= now()).reverse()
  return begun.toSorted((a, b) => b.startsAt - a.startsAt)
}

/** A run as it is seen by now: no word of its end before that, and counts that grow evenly towards it. */
export function seen(run: Run, now: number) {
  const { startsAt, endsAt, errorCode = null, error = null } = run
  const startedAt = iso(startsAt)
  const counted = (progress: number) => ({
    itemsProcessed: Math.floor(run.itemsProcessed * progress),
    itemsFailed: Math.floor(run.itemsFailed * progress),
  })
  if (endsAt !== null && !isGoing(run, now)) {
    return { status: run.status, startedAt, completedAt: iso(endsAt), errorCode, error, ...counted(1) }
  }
  const progress = endsAt === null ? 0 : (now - startsAt) / (endsAt - startsAt)
  return { status: 'running', startedAt, completedAt: null, errorCode: null, error: null, ...counted(progress) }
}

/** The failed items so far, as many as the API shows at most; `updatedAt`: of each of them. */
export function failuresSoFar(run: Run, now: number): { failures: FailedItem[]; updatedAt: string } {
  const failures = run.failures.slice(0, Math.min(seen(run, now).itemsFailed, 100))
  return { failures, updatedAt: iso(Math.min(now, run.endsAt ?? now)) }
}

export function iso(ms: number): string {
  return new Date(ms).toISOString()
}
