/** API v3, which ends with 2026. Delete this file then, and what TypeScript misses of it. */
import { PROVIDERS } from '../src/api/types.ts'
import { type Answer, badRequest, type Call, type Problem, parsedObject, type Route, refusal } from './routes.ts'
import {
  accept,
  type Connection,
  connectionOf,
  failuresSoFar,
  isBusy,
  iso,
  type State,
  seen,
  visibleRuns,
} from './state.ts'

export const V3_ROUTES: Route[] = [
  { method: 'POST', path: /^\/v3\/connections\/list$/, answer: list },
  { method: 'POST', path: /^\/v3\/connections\/([^/]+)\/import$/, sync: true, answer: importProvider },
  { method: 'GET', path: /^\/v3\/connections\/([^/]+)\/sync-runs$/, answer: syncRuns },
  { method: 'GET', path: /^\/v3\/connections\/([^/]+)\/sync-runs\/([^/]+)\/failures$/, answer: failures },
]

/** v3 as it is, or as it may answer after its end. */
export type V3State = (typeof V3_STATES)[number]
export const V3_STATES = ['on', 404, 410, 501, 'redirect'] as const

export function switchedOff(v3: Exclude<V3State, 'on'>): Answer {
  if (v3 === 'redirect') {
    return { status: 308, headers: { location: 'https://supermemory.ai/docs' }, body: undefined }
  }
  return refusal(v3, { 404: 'Not Found', 410: 'API v3 was shut down', 501: 'Not Implemented' }[v3])
}

function importProvider(state: State, { parts: [provider = ''], body }: Call): Answer {
  const { containerTags, problems } = checkBody(body)
  if (!PROVIDERS.some(known => known === provider)) {
    problems.unshift({ message: `Invalid provider: ${provider}`, path: ['provider'] })
  }
  if (problems.length > 0) return badRequest(problems)
  const now = state.now()
  const matching = matched(state, containerTags).filter(({ seed }) => seed.provider === provider)
  const idle = matching.filter(each => !isBusy(each, now))
  if (matching.length > 0 && idle.length === 0) return refusal(409, 'Sync already in progress')
  accept(state, idle, { api: 'v3', provider, ...(containerTags && { containerTags }) })
  return { status: 202, body: 'Importing connections...' }
}

/** Of several tags any, as far as is known of the real API; an empty list therefore matches nothing. */
function matched({ connections }: State, tags: string[] | undefined): Connection[] {
  return tags ? connections.filter(({ seed }) => seed.containerTags.some(tag => tags.includes(tag))) : connections
}

function list(state: State, { body }: Call): Answer {
  const { containerTags, problems } = checkBody(body)
  if (problems.length > 0) return badRequest(problems)
  return { status: 200, body: matched(state, containerTags).map(each => connectionView(state, each)) }
}

/** `expiresAt` lies in the past for every connection, healthy or not: it is that of an access token. */
function connectionView(state: State, connection: Connection): object {
  const { seed, createdAt } = connection
  const last = visibleRuns(state, connection)[0]
  return {
    id: seed.id,
    provider: seed.provider,
    createdAt: iso(createdAt),
    ...(seed.email !== undefined && { email: seed.email }),
    documentLimit: seed.documentLimit ?? 10_000,
    expiresAt: iso(createdAt + 3_600_000),
    metadata: {},
    ...(last && { lastSyncRun: listed(seen(last, state.now())) }),
  }
}

function listed({ status, startedAt, completedAt, errorCode, error }: ReturnType<typeof seen>): object {
  if (completedAt === null) return { status, startedAt }
  return { status, errorCode, ...(error !== null && { error }), startedAt, completedAt }
}

function syncRuns(state: State, { parts: [connectionId = ''] }: Call): Answer {
  const connection = connectionOf(state, connectionId)
  if (!connection) return refusal(404, 'Connection not found')
  const runs = visibleRuns(state, connection).map(run => {
    const { errorCode, ...rest } = seen(run, state.now())
    return { id: run.id, connectionId, triggerType: run.trigger, ...rest }
  })
  return { status: 200, body: runs }
}

function failures(state: State, { parts: [connectionId = '', runId = ''] }: Call): Answer {
  const connection = connectionOf(state, connectionId)
  const now = state.now()
  const run = connection && visibleRuns(state, connection).find(({ id }) => id === runId)
  if (!run) return refusal(404, 'Sync run not found')
  const { failures, updatedAt } = failuresSoFar(run, now)
  const shown = failures.map(item => {
    const errorMessage = `Could not process "${item.title}"`
    return { ...item, customId: `custom-${item.id}`, type: 'document', updatedAt, errorMessage }
  })
  return { status: 200, body: { failures: shown, truncated: shown.length < seen(run, now).itemsFailed } }
}

/** `{"containerTags": string[]?}` or, as the vendor's client sends for none, no body; other fields are let through. */
function checkBody(body: string): { containerTags?: string[]; problems: Problem[] } {
  const value = body === '' ? {} : parsedObject(body)
  if (!value) return { problems: [{ message: 'Expected a JSON object', path: [] }] }
  const { containerTags } = value
  if (containerTags === undefined) return { problems: [] }
  if (!Array.isArray(containerTags)) {
    return { problems: [{ message: 'Expected array', path: ['containerTags'] }] }
  }
  return { containerTags, problems: containerTags.flatMap(checkTag) }
}

function checkTag(tag: unknown, index: number): Problem[] {
  if (typeof tag === 'string' && /^[a-zA-Z0-9_:-]{1,100}$/.test(tag)) return []
  const message =
    typeof tag === 'string' && tag.length > 100
      ? 'Container tag must be at most 100 characters'
      : 'Container tag can only contain alphanumeric characters, hyphens, underscores, and colons'
  return [{ message, path: ['containerTags', index] }]
}
