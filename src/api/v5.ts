import type { ApiAnswer, Client } from './client.ts'
import { Failure, unexpectedAnswer } from './failure.ts'
import { countOf, type Fields, fieldsOf, listOf, noNamespace, type Shapes } from './shapes.ts'
import { timeOf } from './times.ts'
import type { Api, Attempt, Connection, ConnectionList, Document, Listing, Run, Target } from './types.ts'

/** The most that the API gives. */
const PER_PAGE = 100
/** More than anybody has: a list without end is none. */
const MOST_CONNECTORS = 100_000
/** A list that changes while it is read is read so many times. */
const READINGS = 3

interface V5Options {
  client: Client
  /** As they are sent. None: every connector that the key can read. */
  namespaces: readonly string[]
  /** Only the connectors of this provider are listed; null: all. */
  provider: string | null
  /** Until when a document is on its way: until it is `done`, or until its memories are there. */
  waitsForMemories: boolean
  shapes: Shapes
  now: () => number
}

interface Page {
  connectors: Connection[]
  total: number
}

/** The API from October 2026 on: a request for a sync is about one connector. */
export function createV5(options: V5Options): Api {
  const { client, namespaces, provider, shapes } = options

  function readPage(path: readonly string[], page: number, signal: AbortSignal): Promise<ApiAnswer<Page>> {
    const query = { ...(provider === null ? {} : { provider }), page, limit: PER_PAGE }
    const parse = (json: unknown) => parsePage(json, shapes)
    return client({ kind: 'list', method: 'GET', path, query, success: 200, parse, signal })
  }

  /** All pages of a list; null where they do not add up, as it has changed meanwhile. */
  async function readPages(path: readonly string[], signal: AbortSignal, attempt: Attempt): Promise<Listing | null> {
    const first = await attempt(() => readPage(path, 1, signal))
    const { total } = first.value
    const connections = new Map(first.value.connectors.map(each => [each.key, each]))
    for (let page = 2; connections.size < total; page++) {
      const { value } = await attempt(() => readPage(path, page, signal))
      const known = connections.size
      for (const each of value.connectors) connections.set(each.key, each)
      // Where a page brings nothing new, no further one will.
      if (value.total !== total || connections.size === known) return null
    }
    if (connections.size !== total) return null
    return { connections, date: first.date, beganAt: first.sentAt, endedAt: options.now() }
  }

  function list(path: readonly string[], tag: string | null): ConnectionList {
    return {
      tag,
      async read(signal, attempt) {
        for (let reading = 1; reading <= READINGS; reading++) {
          const listing = await readPages(path, signal, attempt)
          if (listing !== null) return listing
        }
        throw new Failure({
          code: 'unexpected_answer',
          of: 'list',
          happened: 'the list changed each time it was read: its pages do not add up',
          advice: 'try again later',
        })
      },
    }
  }

  const pathOf = ({ rawNamespace, id }: Connection) => ['ns', rawNamespace ?? '', 'connectors', id]

  return {
    version: 'v5',
    lists:
      namespaces.length === 0
        ? [list(['connectors'], null)]
        : namespaces.map(namespace => list(['ns', namespace, 'connectors'], shapes.text(namespace))),
    unlistedTargets: () => null,
    targets: (list, connectors) =>
      connectors.map(
        (connector): Target => ({
          provider: connector.provider,
          id: connector.id,
          connections: [connector],
          list,
          async trigger(signal, isStillWanted) {
            const path = [...pathOf(connector), 'sync']
            const parse = () => null
            await client({ kind: 'trigger', method: 'POST', path, success: 202, parse, signal, isStillWanted })
          },
        }),
      ),

    async runs(connector, signal) {
      const parse = (json: unknown) => listOf(fieldsOf(json).syncs).flatMap(entry => parseRun(entry, shapes) ?? [])
      const [path, query] = [pathOf(connector), { include: 'syncs' }]
      return (await client({ kind: 'counts', method: 'GET', path, query, success: 200, parse, signal })).value
    },

    async failures(_connector, run) {
      return run.failures
    },

    async documents(namespace, page, signal) {
      const answer = await client({
        kind: 'documents',
        method: 'POST',
        path: ['ns', namespace, 'list', 'documents'],
        query: { page, limit: PER_PAGE, sort: 'updatedAt', order: 'desc' },
        body: { include: { memoryCount: false } },
        success: 200,
        parse: json => parseDocuments(json, options.waitsForMemories, shapes),
        signal,
      })
      return answer.value
    },
  }
}

/** Throws `unexpected_answer` where it is not told how many there are. */
function parsePage(json: unknown, shapes: Shapes): Page {
  const { connectors, pagination } = fieldsOf(json)
  const total = countOf(fieldsOf(pagination).totalItems)
  if (total === null || total > MOST_CONNECTORS) throw unexpectedAnswer()
  return { connectors: listOf(connectors).map(entry => parseConnector(entry, shapes)), total }
}

// `config` and the names in `selection` are left where they are: they must not be printed, so they are not even taken.
function parseConnector(entry: Fields, shapes: Shapes): Connection {
  const [count, limit] = [countOf(entry.documentCount), countOf(entry.documentLimit)]
  const namespace = typeof entry.namespace === 'string' && entry.namespace !== '' ? entry.namespace : null
  const connector = shapes.connection(entry, hasSelection(entry.selection), {
    namespace: shapes.text(namespace),
    rawNamespace: namespace,
    account: shapes.account(entry.account),
    lastRun: parseRun(fieldsOf(entry.latestRun), shapes),
    lastSuccessAt: timeOf(fieldsOf(entry.system).lastSuccessfulSyncAt),
    documents: count === null || !limit ? null : { count, limit },
  })
  return namespace === null ? { ...connector, problem: connector.problem ?? noNamespace() } : connector
}

/** Whether something is selected; null where there is no selection: then the provider tells whether it needs one. */
function hasSelection(selection: unknown): boolean | null {
  if (typeof selection !== 'object' || selection === null) return null
  return Object.values(selection).some(chosen => !Array.isArray(chosen) || chosen.length > 0)
}

function parseRun(entry: Fields, shapes: Shapes): Run | null {
  const failures = Array.isArray(entry.failures) ? listOf(entry.failures) : []
  return shapes.run({ ...entry, ...fieldsOf(entry.system) }, failures.map(shapes.itemFailure))
}

/** Throws `unexpected_answer` where it is not told how many there are, or a document has no id or no status. */
function parseDocuments(json: unknown, waitsForMemories: boolean, shapes: Shapes) {
  const { documents, pagination } = fieldsOf(json)
  const totalItems = countOf(fieldsOf(pagination).totalItems)
  if (totalItems === null) throw unexpectedAnswer()
  return { documents: listOf(documents).map(entry => parseDocument(entry, waitsForMemories, shapes)), totalItems }
}

function parseDocument({ id, system }: Fields, waitsForMemories: boolean, shapes: Shapes): Document {
  const { status, dreamingStatus, updatedAt } = fieldsOf(system)
  const shownId = shapes.text(id)
  if (typeof id !== 'string' || shownId === null || typeof status !== 'string') throw unexpectedAnswer()
  const changedAt = timeOf(updatedAt)
  const remembers = waitsForMemories && status === 'done' && dreamingStatus !== 'done'
  return {
    rawId: id,
    id: shownId,
    status: remembers ? 'remembering' : status === 'done' || status === 'failed' ? status : 'processing',
    updatedAt: changedAt === 'unreadable' ? null : changedAt,
  }
}
