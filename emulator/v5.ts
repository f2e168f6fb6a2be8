import { type Checks, oneOf, PAGING, paged, strict } from './checks.ts'
import { DOCUMENTS_ROUTE } from './documents.ts'
import { PROVIDERS } from './model.ts'
import { type Answer, type Call, type Route, refusal } from './routes.ts'
import {
  accept,
  type Connection,
  failuresSoFar,
  isBusy,
  isGoing,
  iso,
  type Run,
  type State,
  seen,
  visibleRuns,
} from './state.ts'

const LIST: Checks = { ...PAGING, provider: oneOf(...PROVIDERS) }
const INCLUDE: Checks = {
  include: value => String(value).split(',').map(oneOf('syncs', 'picker')).find(Boolean),
  returnUrl: value => (URL.canParse(String(value)) ? undefined : 'Expected a URL'),
}

export const V5_ROUTES: Route[] = [
  { method: 'GET', path: /^\/connectors$/, answer: strict(LIST, list) },
  { method: 'GET', path: /^\/ns\/([^/]+)\/connectors$/, answer: strict(LIST, list) },
  { method: 'GET', path: /^\/ns\/([^/]+)\/connectors\/([^/]+)$/, answer: strict(INCLUDE, get) },
  {
    method: 'POST',
    path: /^\/ns\/([^/]+)\/connectors\/([^/]+)\/sync$/,
    sync: true,
    answer: strict({}, sync),
  },
  DOCUMENTS_ROUTE,
]

/** What can be selected, by provider; of the others everything syncs. */
const SELECTABLE: Record<string, string> = {
  'google-drive': 'folders',
  onedrive: 'folders',
  github: 'repos',
  gmail: 'labels',
}

function list(state: State, { parts: [namespace], query }: Call): Answer {
  const now = state.now()
  const provider = query.get('provider')
  const all = [...state.connections.values()].filter(
    ({ seed }) =>
      (namespace === undefined || namespaceOf(seed) === namespace) &&
      (provider === null || seed.provider === provider),
  )
  const { items, pagination } = paged(all, query)
  return { status: 200, body: { connectors: items.map(each => connectorView(each, now)), pagination } }
}

function get(state: State, call: Call): Answer {
  const connection = found(state, call)
  if (!connection) return refusal(404, 'Connector not found')
  const now = state.now()
  const include = call.query.get('include')?.split(',') ?? []
  const syncs = visibleRuns(connection, now).slice(0, 10)
  const body = {
    ...connectorView(connection, now),
    ...(include.includes('syncs') && { syncs: syncs.map(run => syncView(run, now)) }),
    ...(include.includes('picker') && { picker: null }),
  }
  return { status: 200, body }
}

function sync(state: State, call: Call): Answer {
  const connection = found(state, call)
  if (!connection) return refusal(404, 'Connector not found')
  if (isBusy(connection, state.now())) return refusal(409, 'A sync is already running for this connector')
  const { id, provider } = connection.seed
  accept(state, [connection], { api: 'v5', provider })
  return { status: 202, body: { id, status: 'queued' } }
}

/** Undefined for one of another namespace too. */
function found(state: State, { parts: [namespace, id = ''] }: Call): Connection | undefined {
  const connection = state.connections.get(id)
  return connection && namespaceOf(connection.seed) === namespace ? connection : undefined
}

function namespaceOf({ containerTags }: Connection['seed']): string | null {
  return containerTags[0] ?? null
}

function connectorView(connection: Connection, now: number): object {
  const { seed, createdAt } = connection
  const runs = visibleRuns(connection, now)
  const kind = SELECTABLE[seed.provider]
  const ends = runs
    .filter(run => !isGoing(run, now) && run.status === 'completed')
    .map(run => run.endsAt ?? 0)
  return {
    id: seed.id,
    provider: seed.provider,
    namespace: namespaceOf(seed),
    account: seed.email ?? null,
    capabilities: {
      selectable: kind !== undefined,
      webhooks: kind !== undefined || seed.provider === 'notion',
    },
    config: null,
    selection:
      kind !== undefined && seed.plan ? { [kind]: [{ id: 'item_1', name: 'Private matters' }] } : null,
    documentLimit: seed.documentLimit ?? 10_000,
    documentCount: seed.documentCount ?? 0,
    latestRun: runs[0] ? runView(runs[0], now) : null,
    system: {
      status: 'active',
      createdAt: iso(createdAt),
      lastSuccessfulSyncAt: ends.length > 0 ? iso(Math.max(...ends)) : null,
    },
  }
}

function runView(run: Run, now: number): object {
  const { status, startedAt, completedAt, errorCode, error } = seen(run, now)
  return { errorCode, error, system: { status, startedAt, completedAt } }
}

function syncView(run: Run, now: number): object {
  const { itemsProcessed, itemsFailed } = seen(run, now)
  const failures = failuresSoFar(run, now).map(({ id, title, errorCode }) => ({
    documentId: id,
    title,
    errorCode,
    errorMessage: `Could not process "${title}"`,
    failedAt: iso(Math.min(now, run.endsAt ?? now)),
  }))
  return { id: run.id, trigger: run.trigger, ...runView(run, now), itemsProcessed, itemsFailed, failures }
}
