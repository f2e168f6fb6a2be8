import { type Checks, oneOf, PAGING, paged, strict } from './checks.ts'
import { DOCUMENTS_ROUTE } from './documents.ts'
import { PROVIDERS } from './model.ts'
import { type Answer, type Call, type Route, refusal } from './routes.ts'
import {
  accept,
  type Connection,
  failuresSoFar,
  isBusy,
  iso,
  type Run,
  type State,
  seen,
  visibleRuns,
} from './state.ts'

const LIST: Checks = { ...PAGING, provider: oneOf(...PROVIDERS) }
/** The API knows a `picker` too: nobody asks the emulator for it. */
const GET: Checks = { include: oneOf('syncs') }

export const V5_ROUTES: Route[] = [
  { method: 'GET', path: /^\/connectors$/, answer: strict(LIST, list) },
  { method: 'GET', path: /^\/ns\/([^/]+)\/connectors$/, answer: strict(LIST, list) },
  { method: 'GET', path: /^\/ns\/([^/]+)\/connectors\/([^/]+)$/, answer: strict(GET, get) },
  {
    method: 'POST',
    path: /^\/ns\/([^/]+)\/connectors\/([^/]+)\/sync$/,
    sync: true,
    answer: strict({}, sync),
  },
  DOCUMENTS_ROUTE,
]

/** What can be selected, by provider; of the others everything syncs. */
const SELECTABLE = new Map(
  Object.entries({ 'google-drive': 'folders', onedrive: 'folders', github: 'repos', gmail: 'labels' }),
)

const PRIVATE_ITEM = { id: 'item_1', name: 'Private matters' }

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
  const view = connectorView(connection, now)
  if (!call.query.has('include')) return { status: 200, body: view }
  const newest = visibleRuns(connection, now).slice(0, 10)
  return { status: 200, body: { ...view, syncs: newest.map(run => syncView(run, now)) } }
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
  const kind = SELECTABLE.get(seed.provider)
  const ends = runs.filter(run => seen(run, now).status === 'completed').map(run => run.endsAt ?? 0)
  return {
    id: seed.id,
    provider: seed.provider,
    namespace: namespaceOf(seed),
    account: seed.email ?? null,
    capabilities: { selectable: kind !== undefined, webhooks: seed.provider !== 'web-crawler' },
    config: null,
    selection: kind !== undefined && seed.plan ? { [kind]: [PRIVATE_ITEM] } : null,
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
