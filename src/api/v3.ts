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
  const connections = (...path: string[]) => ['v3', 'connections', ...path]
  let hasSyncRuns = false
  let missing: ApiError | null = null

  return {
    version: 'v3',
    asksConnections: false,
    documents: null,

    async list(signal) {
      const { json, date } = await client({
        method: 'POST',
        path: connections('list'),
        body,
        success: 200,
        signal,
      })
      return { connections: listOf(json).map(entry => parseConnection(entry, clean)), date }
    },

    async ask({ provider }, signal) {
      await client({ method: 'POST', path: connections(provider, 'import'), body, success: 202, signal })
    },

    /** Not in the OpenAPI file: where the first answers are 404, there is no such endpoint, and no more are asked. */
    async runs({ id }, signal) {
      if (missing !== null && !hasSyncRuns) throw missing
      try {
        const path = connections(id, 'sync-runs')
        const { json } = await client({ method: 'GET', path, success: 200, signal })
        hasSyncRuns = true
        return listOf(json).flatMap(entry => runOf(entry, clean) ?? [])
      } catch (error) {
        if (error instanceof ApiError && error.details.status === 404) missing = error
        throw error
      }
    },

    async failures({ id }, run, signal) {
      if (run.id === null) return []
      const path = connections(id, 'sync-runs', run.id, 'failures')
      const { json } = await client({ method: 'GET', path, success: 200, signal })
      return listOf(fieldsOf(json).failures).map(entry => itemFailureOf(entry, clean))
    },
  }
}

// `email` and `metadata` are left where they are: they must not be printed, so they are not even taken.
function parseConnection(entry: Fields, clean: Clean): Connection {
  const lastRun = runOf(fieldsOf(entry.lastSyncRun), clean)
  return connectionOf(entry, { namespace: null, lastRun, lastSuccessAt: null, documents: null }, clean)
}
