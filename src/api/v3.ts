import type { Clean } from '../clean.ts'
import type { Client } from './client.ts'
import { ApiError } from './errors.ts'
import { connectionOf, type Fields, fieldsOf, itemFailureOf, listOf, runOf } from './parse.ts'
import type { Api, Connection } from './types.ts'

export interface V3Options {
  client: Client
  /** None: every connection. */
  containerTags: readonly string[]
  clean: Clean
}

/** The API until the end of 2026: providers are asked, and all of their connections with the tags sync. */
export function createV3({ client, containerTags, clean }: V3Options): Api {
  const body = containerTags.length > 0 ? { containerTags } : {}
  const path = (...steps: string[]) => ['v3', 'connections', ...steps]
  let hasSyncRuns = false
  let missing: ApiError | null = null

  return {
    version: 'v3',
    asksConnections: false,
    documents: async () => ({ documents: [], isLast: true }),

    async list(signal) {
      const parse = (json: unknown) => listOf(json).map(entry => parseConnection(entry, clean))
      const { value, date } = await client({ method: 'POST', path: path('list'), body, success: 200, parse, signal })
      return { connections: value, date }
    },

    async ask({ provider }, signal) {
      const parse = () => null
      await client({ method: 'POST', path: path(provider, 'import'), body, success: 202, parse, signal })
    },

    /** Not in the OpenAPI file: where the first answers are 404, there is no such endpoint, and no more are asked. */
    async runs({ id }, signal) {
      if (missing !== null && !hasSyncRuns) throw missing
      const parse = (json: unknown) => listOf(json).flatMap(entry => runOf(entry, clean) ?? [])
      try {
        const { value } = await client({ method: 'GET', path: path(id, 'sync-runs'), success: 200, parse, signal })
        hasSyncRuns = true
        return value
      } catch (error) {
        if (error instanceof ApiError && error.details.status === 404) missing = error
        throw error
      }
    },

    async failures({ id }, run, signal) {
      if (run.id === null) return []
      const parse = (json: unknown) => listOf(fieldsOf(json).failures).map(entry => itemFailureOf(entry, clean))
      const steps = path(id, 'sync-runs', run.id, 'failures')
      return (await client({ method: 'GET', path: steps, success: 200, parse, signal })).value
    },
  }
}

// `email` and `metadata` are left where they are: they must not be printed, so they are not even taken.
function parseConnection(entry: Fields, clean: Clean): Connection {
  const lastRun = runOf(fieldsOf(entry.lastSyncRun), clean)
  return connectionOf(
    entry,
    { namespace: null, rawNamespace: null, lastRun, lastSuccessAt: null, documents: null },
    clean,
  )
}
