import type { State } from './state.ts'

/** `path`: with its query, without the prefix of the base URL. */
export interface BackendRequest {
  method: string
  path: string
  headers: Record<string, string | undefined>
  body: string
}

/** An object becomes JSON, a string text/plain, undefined an empty body. */
export interface Answer {
  status: number
  headers?: Record<string, string>
  body: string | object | undefined
}

/** What an endpoint gets of a request; `parts`: what the groups of its pattern matched, decoded. */
export interface Call {
  parts: string[]
  query: URLSearchParams
  body: string
}

/** `sync`: whether it triggers one. */
export interface Route {
  method: 'GET' | 'POST'
  path: RegExp
  sync?: true
  answer: (state: State, call: Call) => Answer
}

/** The route that a request takes, and what it gets; undefined where there is none. */
export function routeOf(
  routes: Route[],
  { method, path: target, body }: BackendRequest,
): { route: Route; call: Call } | undefined {
  const [path = '', query = ''] = target.split(/\?(.*)/s)
  for (const route of routes) {
    const parts = route.method === method && decoded(route.path.exec(path)?.slice(1))
    if (parts) return { route, call: { parts, body, query: new URLSearchParams(query) } }
  }
  return undefined
}

/** Undefined where it is not what a client's percent-encoding would make. */
function decoded(parts: string[] | undefined): string[] | undefined {
  try {
    return parts?.map(decodeURIComponent)
  } catch {
    return undefined
  }
}

export function refusal(status: number, error: string, details?: string): Answer {
  return { status, body: { error, ...(details !== undefined && { details }) } }
}

/** What is wrong with a request, and the path to it, as the API writes it. */
export interface Problem {
  message: string
  path: (string | number)[]
}

export function badRequest(problems: Problem[]): Answer {
  return { status: 400, body: { success: false, error: problems } }
}

/** What a JSON object's text says; undefined for any other text. */
export function parsedObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return value as Record<string, unknown>
  } catch {
    return undefined
  }
}
