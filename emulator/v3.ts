import { PROVIDERS } from './model.ts'
import { type Answer, badRequest, type Call, parsedObject, type Route, refusal } from './routes.ts'
import {
  accept,
  type Connection,
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
  if (v3 === 'redirect')
    return { status: 308, headers: { location: 'https://supermemory.ai/docs' }, body: undefined }
  const error = { 404: 'Not Found', 410: 'API v3 was shut down', 501: 'Not Implemented' }[v3]
  return refusal(v3, error)
}

function importProvider(state: State, { parts: [provider = ''], body }: Call): Answer {
  const checked = checkBody(body)
  const problems = [...checkProvider(provider), ...checked.problems]
  if (problems.length > 0) return badRequest(problems)
  const now = state.now()
  const matching = matched(state, checked.containerTags).filter(({ seed }) => seed.provider === provider)
  const idle = matching.filter(each => !isBusy(each, now))
  if (matching.length > 0 && idle.length === 0) return refusal(409, 'Sync already in progress')
  const { containerTags } = checked
  accept(state, idle, { api: 'v3', provider, ...(containerTags && { containerTags }) })
  return { status: 202, body: 'Importing connections...' }
}

/**
 * Whether several tags mean any, all or exactly these is not known of the real API: this says any. An empty
 * list therefore matches nothing.
 */
function matched(state: State, tags: string[] | undefined): Connection[] {
  const all = [...state.connections.values()]
  return tags ? all.filter(({ seed }) => seed.containerTags.some(tag => tags.includes(tag))) : all
}

function list(state: State, { body }: Call): Answer {
  const { containerTags, problems } = checkBody(body)
  if (problems.length > 0) return badRequest(problems)
  const now = state.now()
  return { status: 200, body: matched(state, containerTags).map(each => connectionView(each, now)) }
}

/** `expiresAt` lies in the past for every connection, healthy or not: it is that of an access token. */
function connectionView(connection: Connection, now: number): object {
  const { seed, createdAt } = connection
  const last = visibleRuns(connection, now)[0]
  return {
    id: seed.id,
    provider: seed.provider,
    createdAt: iso(createdAt),
    ...(seed.email !== undefined && { email: seed.email }),
    documentLimit: seed.documentLimit ?? 10_000,
    expiresAt: iso(createdAt + 3_600_000),
    metadata: {},
    ...(last && { lastSyncRun: listed(seen(last, now)) }),
  }
}

function listed({ status, startedAt, completedAt, errorCode, error }: ReturnType<typeof seen>): object {
  if (completedAt === null) return { status, startedAt }
  return { status, errorCode, ...(error !== null && { error }), startedAt, completedAt }
}

function syncRuns(state: State, { parts: [connectionId = ''] }: Call): Answer {
  const connection = state.connections.get(connectionId)
  if (!connection) return refusal(404, 'Connection not found')
  const now = state.now()
  const runs = visibleRuns(connection, now).map(run => {
    const { errorCode, ...rest } = seen(run, now)
    return { id: run.id, connectionId, triggerType: run.trigger, ...rest }
  })
  return { status: 200, body: runs }
}

function failures(state: State, { parts: [connectionId = '', runId = ''] }: Call): Answer {
  const connection = state.connections.get(connectionId)
  if (!connection) return refusal(404, 'Connection not found')
  const now = state.now()
  const run = visibleRuns(connection, now).find(({ id }) => id === runId)
  if (!run) return refusal(404, 'Sync run not found')
  const shown = failuresSoFar(run, now).map(({ id, title, errorCode }) => ({
    id,
    customId: `custom-${id}`,
    title,
    type: 'document',
    updatedAt: iso(Math.min(now, run.endsAt ?? now)),
    errorCode,
    errorMessage: `Could not process "${title}"`,
  }))
  return { status: 200, body: { failures: shown, truncated: shown.length < seen(run, now).itemsFailed } }
}

/** What is wrong with a request, in the shape of the API's 400 answers. */
interface Problem {
  code: string
  message: string
  path: (string | number)[]
}

function checkProvider(provider: string): Problem[] {
  if (PROVIDERS.includes(provider)) return []
  return [{ code: 'invalid_value', message: `Invalid provider: ${provider}`, path: ['provider'] }]
}

/** `{"containerTags": string[]?}` or, as the vendor's client sends for none, no body; other fields are let through. */
function checkBody(body: string): { containerTags?: string[]; problems: Problem[] } {
  const value = body === '' ? {} : parsedObject(body)
  if (!value) return { problems: [{ code: 'invalid_type', message: 'Expected a JSON object', path: [] }] }
  const { containerTags } = value
  if (containerTags === undefined) return { problems: [] }
  if (!Array.isArray(containerTags)) {
    return { problems: [{ code: 'invalid_type', message: 'Expected array', path: ['containerTags'] }] }
  }
  return { containerTags, problems: containerTags.flatMap(checkTag) }
}

function checkTag(tag: unknown, index: number): Problem[] {
  const path = ['containerTags', index]
  if (typeof tag !== 'string') return [{ code: 'invalid_type', message: 'Expected string', path }]
  if (tag === '') return [{ code: 'too_small', message: 'Container tag must not be empty', path }]
  const tooLong = 'Container tag must be at most 100 characters'
  if (tag.length > 100) return [{ code: 'too_big', message: tooLong, path }]
  if (/^[a-zA-Z0-9_:-]+$/.test(tag)) return []
  const message = 'Container tag can only contain alphanumeric characters, hyphens, underscores, and colons'
  return [{ code: 'invalid_format', message, path }]
}
