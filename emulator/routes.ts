export type Endpoint = 'import' | 'list' | 'sync-runs' | 'failures'

/** What a path asks for; the parts that its endpoint does not have are missing. */
export interface Route {
  endpoint: Endpoint
  provider?: string
  connectionId?: string
  runId?: string
}

export const METHODS: Record<Endpoint, string> = {
  import: 'POST',
  list: 'POST',
  'sync-runs': 'GET',
  failures: 'GET',
}

const PATTERNS: [Endpoint, RegExp][] = [
  ['list', /^\/v3\/connections\/list$/],
  ['import', /^\/v3\/connections\/(?<provider>[^/]+)\/import$/],
  ['sync-runs', /^\/v3\/connections\/(?<connectionId>[^/]+)\/sync-runs$/],
  ['failures', /^\/v3\/connections\/(?<connectionId>[^/]+)\/sync-runs\/(?<runId>[^/]+)\/failures$/],
]

/** The route of a path without query, whatever the method; undefined when there is none. */
export function routeOf(path: string): Route | undefined {
  for (const [endpoint, pattern] of PATTERNS) {
    const match = pattern.exec(path)
    if (match) return decoded(endpoint, match.groups ?? {})
  }
  return undefined
}

function decoded(endpoint: Endpoint, parts: Record<string, string>): Route | undefined {
  try {
    const entries = Object.entries(parts).map(([name, value]) => [name, decodeURIComponent(value)])
    return { endpoint, ...Object.fromEntries(entries) }
  } catch {
    return undefined
  }
}
