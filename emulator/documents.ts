import { type Checks, jsonProblems, objectProblems, oneOf, PAGING, paged, strict } from './checks.ts'
import { type Answer, type Call, parsedObject, type Route } from './routes.ts'
import { type Connection, iso, type State } from './state.ts'

const STAGES = ['queued', 'extracting', 'chunking', 'embedding', 'indexing']

const QUERY: Checks = { ...PAGING, sort: oneOf('createdAt', 'updatedAt'), order: oneOf('asc', 'desc') }
const FLAG = oneOf(true, false)
const INCLUDE: Checks = { content: FLAG, memoryCount: FLAG, forgotten: FLAG }
/** The API knows a `filter` too, and contents on request: nobody asks the emulator for those. */
const BODY: Checks = {
  include: value => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) return 'Expected an object'
    return objectProblems(value, INCLUDE)[0]?.message
  },
}

export const DOCUMENTS_ROUTE: Route = {
  method: 'POST',
  path: /^\/ns\/([^/]+)\/list\/documents$/,
  answer: strict(QUERY, list, call => jsonProblems(call, BODY)),
}

interface Document {
  id: string
  status: string
  createdAt: number
  updatedAt: number
}

function list(state: State, { parts: [namespace], query, body }: Call): Answer {
  const now = state.now()
  const by = query.get('sort') === 'updatedAt' ? 'updatedAt' : 'createdAt'
  const sign = query.get('order') === 'asc' ? 1 : -1
  const all = [...state.connections.values()]
    .filter(({ seed }) => seed.containerTags[0] === namespace)
    .flatMap(connection => documentsOf(connection, now))
    .toSorted((a, b) => sign * (a[by] - b[by]))
  const { items, pagination } = paged(all, query)
  const include = parsedObject(body)?.include as { memoryCount?: boolean } | undefined
  const documents = items.map(document => view(document, include?.memoryCount ?? true, now))
  return { status: 200, body: { documents, chunks: [], memories: [], pagination } }
}

/** What completed runs have brought in; of each run's documents, the last ones are those that fail. */
function documentsOf({ runs }: Connection, now: number): Document[] {
  return runs.flatMap(({ id, documents, endsAt, status }) => {
    if (!documents || endsAt === null || endsAt > now || status !== 'completed') return []
    const { count, stageMs, failing = 0 } = documents
    const passed =
      stageMs === 0 ? STAGES.length : Math.min(STAGES.length, Math.floor((now - endsAt) / stageMs))
    return Array.from({ length: count }, (_, index) => ({
      id: `doc_${id}_${index + 1}`,
      status: STAGES[passed] ?? (index >= count - failing ? 'failed' : 'done'),
      createdAt: endsAt,
      updatedAt: endsAt + passed * stageMs,
    }))
  })
}

/** Memories come a minute after the document is done. */
function view({ id, status, createdAt, updatedAt }: Document, withCount: boolean, now: number): object {
  const remembered = status === 'done' && now - updatedAt >= 60_000
  return {
    id,
    title: `Private notes, ${id}`,
    type: 'text',
    summary: null,
    metadata: {},
    url: `https://private.example.com/${id}`,
    system: {
      status,
      dreamingStatus: remembered || status === 'failed' ? 'done' : 'dreaming',
      ...(withCount && { memoryCount: remembered ? 1 : 0 }),
      createdAt: iso(createdAt),
      updatedAt: iso(updatedAt),
    },
  }
}
