/** An API, v3 and v5, that says one text wherever an answer has room for text. */
import { http, type Request, type Server, startServer } from './server.ts'

/** Of these providers, in v3: notion is accepted after a repeat, the others are refused in as many ways. */
export const REFUSED = ['github', 's3', 'gmail', 'onedrive', 'granola']

export async function startEcho(said: string): Promise<Server> {
  const asked = new Set<string>()
  return startServer(request => {
    const path = request.path.replace(/\?.*/, '')
    // Before anything was asked there were no runs.
    const ended = asked.size > 0
    if (/\/(list|connectors)$/.test(path)) {
      const list = connections(said, ended)
      const page = { connectors: list, pagination: { totalItems: list.length } }
      return http(200, path.endsWith('list') ? list : page, headers(said))
    }
    if (request.method === 'GET') return http(200, record(said, path), headers(said))
    const first = !asked.has(path)
    asked.add(path)
    if (first && /notion|c_failed/.test(path)) {
      return http(503, { error: said, details: said }, { ...headers(said), 'Retry-After': '0' })
    }
    return answer(said, request) ?? http(202, said, headers(said))
  })
}

/** What a header cannot carry is left out of it. */
const forHeader = (said: string) =>
  Buffer.from(
    said
      .replace(/[^\t\x20-\x7e\x80-\u{10ffff}]+/gu, ' ')
      .trim()
      .slice(0, 4000),
  ).toString('latin1')

function headers(said: string): Record<string, string> {
  return { 'X-Request-Id': forHeader(said), Server: forHeader(said), 'X-Error': forHeader(said) }
}

/** The refusals by provider, and of v5 by connector. */
function answer(said: string, { path }: Request): string | undefined {
  const text = forHeader(said)
  const problem = { code: said, message: said, path: [said, 0] }
  if (/github|c_3/.test(path)) return http(307, said, { ...headers(said), Location: `https://${text}/${text}` })
  if (/s3|c_4/.test(path)) return http(400, { success: false, error: [problem] }, headers(said))
  if (/gmail/.test(path)) return http(200, `<!doctype html><title>${said}</title>`, headers(said))
  if (/onedrive|c_5/.test(path)) return http(402, said, { ...headers(said), 'Retry-After': text })
  if (/granola/.test(path)) return http(302, '', { ...headers(said), Location: text })
  return undefined
}

function connections(said: string, ended: boolean): object[] {
  const at = { startedAt: '2026-11-01T00:00:00Z', completedAt: '2026-11-01T00:00:01Z' }
  const connection = (id: string, provider: string, run: { status: string; errorCode?: string | null }) => ({
    id,
    provider,
    namespace: 'docs',
    email: said,
    account: said,
    metadata: { title: said },
    ...(ended && {
      lastSyncRun: { error: said, ...run, ...at },
      latestRun: { error: said, ...run, system: { status: run.status, ...at } },
    }),
  })
  const failed = { status: 'failed', errorCode: said }
  return [
    connection(said, 'notion', failed),
    connection('c_failed', 'notion', failed),
    connection('c_expired', 'notion', { status: said, errorCode: 'auth_expired' }),
    connection('c_items', 'notion', { status: 'completed' }),
    ...REFUSED.map((provider, index) => connection(`c_${index + 3}`, provider, failed)),
    connection('c_other', said, failed),
    { ...connection('c_space', 'notion', failed), namespace: said },
  ]
}

/** The record of a run: v3's `sync-runs`, its `failures`, or v5's connector. */
function record(said: string, path: string): object {
  const failure = { documentId: said, id: said, title: said, type: said, errorCode: said, errorMessage: said }
  const failures = [failure, { ...failure, errorCode: `2 ${said}` }]
  if (path.endsWith('/failures')) return { failures, truncated: true }
  const at = { startedAt: '2026-11-01T00:00:00Z', completedAt: '2026-11-01T00:00:01Z' }
  const run = {
    id: 'run_1',
    trigger: said,
    ...at,
    status: 'completed',
    error: said,
    itemsProcessed: 3,
    itemsFailed: 2,
  }
  if (path.endsWith('/sync-runs')) return [run, { ...run, id: said }]
  return { syncs: [{ ...run, system: { status: 'completed', ...at }, failures }], name: said }
}
