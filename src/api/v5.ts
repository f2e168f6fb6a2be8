import type { Clean } from '../clean.ts'
import type { Client } from './client.ts'
import { ApiError } from './errors.ts'
import { connectionOf, countOf, type Fields, fieldsOf, itemFailureOf, listOf, runOf, textOf, timeOf } from './parse.ts'
import type { Api, Connection, Document, Run } from './types.ts'

/** The most that the API gives. */
const PER_PAGE = 100
/** A list that changes while it is read is read so many times. */
const READINGS = 3

export interface V5Options {
  client: Client
  /** None: every connector that the key can read. */
  namespaces: readonly string[]
  /** Only the connectors of this provider are listed; null: all. */
  provider: string | null
  clean: Clean
}

/** The API from October 2026 on: each connector is asked by itself. */
export function createV5({ client, namespaces, provider, clean }: V5Options): Api {
  const lists = namespaces.length === 0 ? [['connectors']] : namespaces.map(tag => ['ns', tag, 'connectors'])

  /** All pages of a list. `date`: that of the first. Throws `unexpected_answer` where they never add up. */
  async function readList(path: string[], signal: AbortSignal) {
    for (let reading = 1; ; reading++) {
      const found = new Map<unknown, Connection>()
      let date: number | null = null
      let total = 0
      for (let page = 1; ; page++) {
        const query = { ...(provider === null ? {} : { provider }), page, limit: PER_PAGE }
        const answer = await client({ method: 'GET', path, query, success: 200, parse: parsePage, signal })
        const known = found.size
        for (const [id, connector] of answer.value.connectors) found.set(id, connector)
        total = answer.value.total
        date ??= answer.date
        // Where a page brings nothing new, no further one will: `total` cannot be reached.
        if (found.size === known || found.size >= total) break
      }
      if (found.size === total) return { connectors: found, date }
      if (reading === READINGS) throw new ApiError('unexpected_answer', { reason: 'its pages do not add up' })
    }
  }

  /** Throws `unexpected_answer` where it is not told how many there are. */
  function parsePage(json: unknown) {
    const { connectors, pagination } = fieldsOf(json)
    const total = countOf(fieldsOf(pagination).totalItems)
    if (total === null) throw new ApiError('unexpected_answer')
    return { connectors: listOf(connectors).map(entry => [entry.id, parseConnector(entry, clean)] as const), total }
  }

  const pathOf = ({ rawNamespace, id }: Connection) => ['ns', rawNamespace ?? '', 'connectors', id]

  return {
    version: 'v5',
    asksConnections: true,

    async list(signal) {
      const found = new Map<unknown, Connection>()
      let date: number | null = null
      for (const path of lists) {
        const list = await readList(path, signal)
        date ??= list.date
        for (const [id, connector] of list.connectors) found.set(id, connector)
      }
      return { connections: [...found.values()], date }
    },

    async ask({ connections }, signal) {
      for (const connector of connections ?? []) {
        const path = [...pathOf(connector), 'sync']
        await client({ method: 'POST', path, success: 202, parse: () => null, signal })
      }
    },

    async runs(connector, signal) {
      const parse = (json: unknown) => listOf(fieldsOf(json).syncs).flatMap(entry => parseRun(entry, clean) ?? [])
      const query = { include: 'syncs' }
      return (await client({ method: 'GET', path: pathOf(connector), query, success: 200, parse, signal })).value
    },

    async failures(_connector, run) {
      return run.failures
    },

    async documents(namespace, page, signal) {
      const parse = (json: unknown) => {
        const { documents, pagination } = fieldsOf(json)
        const pages = countOf(fieldsOf(pagination).totalPages) ?? Number.POSITIVE_INFINITY
        const list = listOf(documents).map(entry => parseDocument(entry, clean))
        return { documents: list, isLast: list.length === 0 || page >= pages }
      }
      const answer = await client({
        method: 'POST',
        path: ['ns', namespace, 'list', 'documents'],
        query: { page, limit: PER_PAGE, sort: 'updatedAt', order: 'desc' },
        body: { include: { memoryCount: false } },
        success: 200,
        parse,
        signal,
      })
      return answer.value
    },
  }
}

// `account`, `config` and `selection` are left where they are: they must not be printed, so they are not even taken.
function parseConnector(entry: Fields, clean: Clean): Connection {
  const count = countOf(entry.documentCount)
  const limit = countOf(entry.documentLimit)
  const namespace = typeof entry.namespace === 'string' && entry.namespace !== '' ? entry.namespace : null
  const connector = connectionOf(
    entry,
    {
      namespace: namespace && clean(namespace),
      rawNamespace: namespace,
      lastRun: parseRun(fieldsOf(entry.latestRun), clean),
      lastSuccessAt: timeOf(fieldsOf(entry.system).lastSuccessfulSyncAt),
      documents: count === null || !limit ? null : { count, limit },
    },
    clean,
  )
  return namespace === null ? { ...connector, problem: connector.problem ?? 'no_namespace' } : connector
}

function parseRun(entry: Fields, clean: Clean): Run | null {
  const failures = Array.isArray(entry.failures) ? listOf(entry.failures) : []
  return runOf(
    { ...entry, ...fieldsOf(entry.system), failures: failures.map(each => itemFailureOf(each, clean)) },
    clean,
  )
}

/** Throws `unexpected_answer` where a document has no id or no status. */
function parseDocument({ id, system }: Fields, clean: Clean): Document {
  const { status, updatedAt } = fieldsOf(system)
  const shownId = textOf(id, clean)
  if (shownId === null || typeof status !== 'string') throw new ApiError('unexpected_answer')
  const final = status === 'done' || status === 'failed'
  return { id: shownId, status: final ? status : 'on-its-way', updatedAt: timeOf(updatedAt) }
}
