import { type Checks, jsonBody, objectProblems, oneOf, PAGING, paged, strict } from './checks.ts'
import type { PlannedDocuments } from './model.ts'
import type { Answer, Call, Route } from './routes.ts'
import { type Connection, iso, type Run, type State } from './state.ts'

const STAGES = ['queued', 'extracting', 'chunking', 'embedding', 'indexing']

const QUERY: Checks = { ...PAGING, sort: oneOf('createdAt', 'updatedAt'), order: oneOf('asc', 'desc') }
const INCLUDE: Checks = Object.fromEntries(
  ['content', 'memoryCount', 'forgotten'].map(name => [name, oneOf(true, false)]),
)

export const DOCUMENTS_ROUTE: Route = {
  method: 'POST',
  path: /^\/ns\/([^/]+)\/list\/documents$/,
  answer: strict(QUERY, list, bodyProblems),
}

interface Document {
  id: string
  status: string
  createdAt: number
  updatedAt: number
}

/** The API has a `filter` too: nobody asks the emulator for it, and it is refused. */
function bodyProblems(call: Call) {
  const body = jsonBody(call)
  if (Array.isArray(body)) return body
  const { include = {} } = body
  const isObject = typeof include === 'object' && include !== null && !Array.isArray(include)
  return [
    ...objectProblems(body, { include: () => (isObject ? undefined : 'Expected an object') }),
    ...(isObject ? objectProblems(include, INCLUDE, ['include']) : []),
  ]
}

function list(state: State, call: Call): Answer {
  const { parts, query } = call
  const now = state.now()
  const by = query.get('sort') === 'updatedAt' ? 'updatedAt' : 'createdAt'
  const sign = query.get('order') === 'asc' ? 1 : -1
  const all = [...state.connections.values()]
    .filter(({ seed }) => seed.containerTags[0] === parts[0])
    .flatMap(connection => documentsOf(connection, now))
    .toSorted((a, b) => sign * (a[by] - b[by]))
  const { items, pagination } = paged(all, query)
  const include = included(call)
  const documents = items.map(document => view(document, include, now))
  return { status: 200, body: { documents, chunks: [], memories: [], pagination } }
}

function included(call: Call): { content?: boolean; memoryCount?: boolean } {
  return (jsonBody(call) as { include?: object }).include ?? {}
}

/** A run that failed brings none. */
function documentsOf({ runs }: Connection, now: number): Document[] {
  return runs.flatMap(run => {
    const { documents, endsAt, status } = run
    if (!documents || endsAt === null || endsAt > now || status !== 'completed') return []
    return Array.from({ length: documents.count }, (_, index) => document(run, documents, endsAt, now, index))
  })
}

/** The last ones are those that fail. */
function document(
  run: Run,
  planned: PlannedDocuments,
  createdAt: number,
  now: number,
  index: number,
): Document {
  const { count, stageMs, failing = 0 } = planned
  const stage =
    stageMs === 0 ? STAGES.length : Math.min(STAGES.length, Math.floor((now - createdAt) / stageMs))
  const last = index >= count - failing ? 'failed' : 'done'
  const status = STAGES[stage] ?? last
  return { id: `doc_${run.id}_${index + 1}`, status, createdAt, updatedAt: createdAt + stage * stageMs }
}

/** Memories come a minute after the document is done. */
function view(document: Document, include: ReturnType<typeof included>, now: number): object {
  const { id, status, createdAt, updatedAt } = document
  const dreamed = status === 'failed' || (status === 'done' && now - updatedAt >= 60_000)
  return {
    id,
    title: `Private notes, ${id}`,
    type: 'text',
    ...(include.content && { content: null }),
    summary: null,
    metadata: {},
    url: `https://private.example.com/${id}`,
    system: {
      status,
      dreamingStatus: dreamed ? 'done' : 'dreaming',
      ...(include.memoryCount !== false && { memoryCount: dreamed && status === 'done' ? 1 : 0 }),
      createdAt: iso(createdAt),
      updatedAt: iso(updatedAt),
    },
  }
}
