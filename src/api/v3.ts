import type { Client } from './client.ts'
import { Failure, NotSent } from './failure.ts'
import { type Fields, fieldsOf, listOf, type Shapes } from './shapes.ts'
import type { Api, Connection, ConnectionList, Target } from './types.ts'

interface V3Options {
  client: Client
  /** None: every connection. */
  containerTags: readonly string[]
  shapes: Shapes
  /** The runner's clock, in milliseconds since the epoch. */
  now: () => number
}

/** The API until the end of 2026: a request for a sync is about all connections of a provider that have the tags. */
export function createV3({ client, containerTags, shapes, now }: V3Options): Api {
  const body = containerTags.length > 0 ? { containerTags } : {}
  const path = (...steps: string[]) => ['v3', 'connections', ...steps]
  let hasSyncRuns = false
  let missing: Failure | null = null

  const list: ConnectionList = {
    tag: null,
    async read(signal, attempt) {
      const parse = (json: unknown) => listOf(json).map(entry => parseConnection(entry, shapes))
      const { value, date, sentAt } = await attempt(() =>
        client({ kind: 'list', method: 'POST', path: path('list'), body, success: 200, parse, signal }),
      )
      return { connections: new Map(value.map(each => [each.key, each])), date, beganAt: sentAt, endedAt: now() }
    },
  }

  function target(provider: string, connections: readonly Connection[]): Target {
    return {
      provider,
      id: null,
      connections,
      list,
      async trigger(signal, isStillWanted) {
        const steps = path(provider, 'import')
        const parse = () => null
        await client({ kind: 'trigger', method: 'POST', path: steps, body, success: 202, parse, signal, isStillWanted })
      },
    }
  }

  return {
    version: 'v3',
    lists: [list],
    unlistedTargets: providers => providers.map(provider => target(provider, [])),
    targets(_list, connections) {
      const groups = Map.groupBy(connections, ({ provider }) => provider)
      return [...groups].map(([provider, members]) => target(provider, members))
    },
    documents: async () => ({ documents: [], totalItems: 0 }),

    /** Not in the OpenAPI file: where the first answers are 404, there is no such endpoint, and no more are sent. */
    async runs({ id }, signal) {
      const parse = (json: unknown) => listOf(json).flatMap(entry => shapes.run(entry) ?? [])
      try {
        const steps = path(id, 'sync-runs')
        const request = { kind: 'counts', method: 'GET', path: steps, success: 200, parse, signal } as const
        const { value } = await client({ ...request, isStillWanted: () => missing === null || hasSyncRuns })
        hasSyncRuns = true
        return value
      } catch (error) {
        if (error instanceof NotSent && missing !== null) throw missing
        if (error instanceof Failure && error.status === 404) missing = error
        throw error
      }
    },

    async failures({ id }, run, signal) {
      if (run.id === null) return []
      const parse = (json: unknown) => listOf(fieldsOf(json).failures).map(shapes.itemFailure)
      const steps = path(id, 'sync-runs', run.id, 'failures')
      return (await client({ kind: 'counts', method: 'GET', path: steps, success: 200, parse, signal })).value
    },
  }
}

// `metadata` is left where it is: it must not be printed, so it is not even taken.
function parseConnection(entry: Fields, shapes: Shapes): Connection {
  return shapes.connection(entry, null, {
    namespace: null,
    rawNamespace: null,
    account: shapes.account(entry.email),
    lastRun: shapes.run(fieldsOf(entry.lastSyncRun)),
    lastSuccessAt: null,
    documents: null,
  })
}
