/** API v5. It refuses all that the API's description does not name. */
import { PROVIDERS } from '../src/api/types.ts'
import { type Answer, badRequest, type Call, type Problem, parsedObject, type Route, refusal } from './routes.ts'
import {
  accept,
  type Connection,
  failuresSoFar,
  isBusy,
  iso,
  namespaceOf,
  type Run,
  type State,
  seen,
  visibleRuns,
} from './state.ts'

/** What an option of the query may be. */
type Options = Record<string, RegExp>
const PAGING: Options = { page: /^[1-9]\d{0,15}$/, limit: /^([1-9]\d?|100)$/ }
const LIST: Options = { ...PAGING, provider: new RegExp(`^(${PROVIDERS.join('|')})$`) }
/** The API knows a `picker` too, and of documents a `filter`: nobody uses those here. */
const GET: Options = { include: /^syncs$/ }
const DOCUMENTS: Options = { ...PAGING, sort: /^(createdAt|updatedAt)$/, order: /^(asc|desc)$/ }
/** Providers that sync nothing until somebody has chosen something, and of what kind. */
const SELECTABLE: Record<string, string> = { 'google-drive': 'folders', onedrive: 'folders', github: 'repos' }
const STAGES = ['queued', 'extracting', 'chunking', 'embedding', 'indexing']

export const V5_ROUTES: Route[] = [
  { method: 'GET', path: /^\/connectors$/, answer: strict(LIST, list) },
  { method: 'GET', path: /^\/ns\/([^/]+)\/connectors$/, answer: strict(LIST, list) },
  { method: 'GET', path: /^\/ns\/([^/]+)\/connectors\/([^/]+)$/, answer: strict(GET, get) },
  { method: 'POST', path: /^\/ns\/([^/]+)\/connectors\/([^/]+)\/sync$/, sync: true, answer: strict({}, sync) },
  { method: 'POST', path: /^\/ns\/([^/]+)\/list\/documents$/, answer: strict(DOCUMENTS, documents, true) },
]

function strict(options: Options, answer: Route['answer'], takesBody = false): Route['answer'] {
  return (state, call) => {
    const problems = problemsOf(call, options, takesBody)
    if (problems.length > 0) return badRequest(problems)
    return state.refused.includes(call.parts[0] ?? '') ? refusal(403, 'Namespace denied') : answer(state, call)
  }
}

function problemsOf({ parts: [namespace], query, body }: Call, options: Options, takesBody: boolean): Problem[] {
  const problems: Problem[] = []
  if (namespace !== undefined && !/^[a-zA-Z0-9_:-]{1,100}$/.test(namespace)) {
    problems.push({ message: 'Invalid namespace', path: ['namespace'] })
  }
  for (const [name, value] of query) {
    const allowed = Object.hasOwn(options, name) ? options[name] : undefined
    if (!allowed) problems.push({ message: 'Unrecognized key', path: [name] })
    else if (!allowed.test(value) || query.getAll(name).length > 1) {
      problems.push({ message: `Invalid value, expected ${allowed.source}`, path: [name] })
    }
  }
  if (body === '') return problems
  const given = takesBody ? parsedObject(body) : undefined
  if (!given) problems.push({ message: takesBody ? 'Expected a JSON object' : 'Expected no body', path: [] })
  const unknown = Object.keys(given ?? {}).filter(name => name !== 'include')
  return [...problems, ...unknown.map(name => ({ message: 'Unrecognized key', path: [name] }))]
}

/** One page of a list. */
function paged<Item>(all: Item[], query: URLSearchParams) {
  const currentPage = Number(query.get('page') ?? 1)
  const limit = Number(query.get('limit') ?? 10)
  const items = all.slice((currentPage - 1) * limit, currentPage * limit)
  const totalPages = Math.ceil(all.length / limit)
  return { items, pagination: { currentPage, limit, totalItems: all.length, totalPages } }
}

function list(state: State, { parts: [namespace], query }: Call): Answer {
  const provider = query.get('provider')
  const all = state.connections.filter(({ seed }) => {
    const own = namespaceOf(seed)
    const isThere = namespace === undefined ? !state.refused.includes(own ?? '') : own === namespace
    return isThere && (provider === null || seed.provider === provider)
  })
  const { items, pagination } = paged(all, query)
  return { status: 200, body: { connectors: items.map(each => connectorView(state, each)), pagination } }
}

function get(state: State, call: Call): Answer {
  const connection = found(state, call)
  if (!connection) return refusal(404, 'Connector not found')
  const now = state.now()
  const syncs = visibleRuns(state, connection).slice(0, 10)
  const more = call.query.has('include') && { syncs: syncs.map(run => syncView(run, now)) }
  return { status: 200, body: { ...connectorView(state, connection), ...more } }
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
  return state.connections.find(({ seed }) => seed.id === id && namespaceOf(seed) === namespace)
}

/** The names in a `selection` are there to be kept out of every log; so is `account`, unless it is asked for. */
function connectorView(state: State, connection: Connection): object {
  const { seed, createdAt } = connection
  const now = state.now()
  const runs = visibleRuns(state, connection)
  const ends = runs.filter(run => seen(run, now).status === 'completed').map(run => run.endsAt ?? 0)
  const kind = SELECTABLE[seed.provider]
  const chosen = seed.plan ? [{ id: 'item_1', name: 'Private matters' }] : []
  const { selection = kind === undefined ? null : { [kind]: chosen } } = seed
  return {
    id: seed.id,
    provider: seed.provider,
    namespace: namespaceOf(seed),
    account: seed.email ?? null,
    capabilities: { selectable: kind !== undefined, webhooks: seed.provider !== 'web-crawler' },
    config: null,
    selection,
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
  const { failures: soFar, updatedAt: failedAt } = failuresSoFar(run, now)
  const failures = soFar.map(({ id: documentId, title, errorCode }) => {
    return { documentId, title, errorCode, errorMessage: `Could not process "${title}"`, failedAt }
  })
  return { id: run.id, trigger: run.trigger, ...runView(run, now), itemsProcessed, itemsFailed, failures }
}

function documents(state: State, { parts: [namespace], query }: Call): Answer {
  const by = query.get('sort') === 'updatedAt' ? 'updatedAt' : 'createdAt'
  const sign = query.get('order') === 'asc' ? 1 : -1
  const all = state.connections
    .filter(({ seed }) => namespaceOf(seed) === namespace)
    .flatMap(({ runs }) => runs.flatMap(run => documentsOf(run, state.now())))
    .toSorted((a, b) => sign * (a[by] - b[by]))
  const { items, pagination } = paged(all, query)
  return { status: 200, body: { documents: items.map(documentView), chunks: [], memories: [], pagination } }
}

/** What a completed run has brought in; the last of its documents are those that fail. */
function documentsOf({ id, documents, endsAt, status }: Run, now: number) {
  if (!documents || endsAt === null || endsAt > now || status !== 'completed') return []
  const { count, stageMs, failing = 0, dreamsMs = 0 } = documents
  const passed = stageMs === 0 ? STAGES.length : Math.min(STAGES.length, Math.floor((now - endsAt) / stageMs))
  const dreamt = now >= endsAt + STAGES.length * stageMs + dreamsMs ? 'done' : 'dreaming'
  return Array.from({ length: count }, (_, index) => {
    const status = STAGES[passed] ?? (index >= count - failing ? 'failed' : 'done')
    const dreamingStatus = status === 'failed' ? 'done' : dreamt
    const updatedAt = endsAt + passed * stageMs
    return { id: `doc_${id}_${index + 1}`, status, dreamingStatus, createdAt: endsAt, updatedAt }
  })
}

function documentView({ id, createdAt, updatedAt, ...statuses }: ReturnType<typeof documentsOf>[number]): object {
  return {
    id,
    title: `Private notes, ${id}`,
    type: 'text',
    summary: null,
    metadata: {},
    url: `https://private.example.com/${id}`,
    system: { ...statuses, createdAt: iso(createdAt), updatedAt: iso(updatedAt) },
  }
}
