/** A step against an API that says one text wherever an answer has room for text. */
// @ts-nocheck

import { runStep, type StepOptions, type StepResult } from '../../scripts/runner.ts'
import { type RawRequest, startRawServer } from './raw-server.ts'
import { http } from './replies.ts'

/** How many providers the step asks: notion is accepted after a repeat, the others are refused in several ways. */
export const ASKED = 'notion, github, s3, gmail, onedrive, granola'

/**
 * Waits for notion's connections: one failed, one completed with failures, one whose run never began, one that goes
 * on, and one of which there are two so that the summary has a chart.
 */
export async function echoedStep(
  said: string,
  options: StepOptions = {},
  redirectHost = 'redirect.example',
): Promise<StepResult> {
  let refusedOnce = false
  let acceptedAt = Date.now()
  const onRequest = (request: RawRequest): string => {
    const provider = request.path.split('/').at(-2) ?? ''
    if (request.endpoint === 'list') return http(200, listed(said, acceptedAt), headers(said))
    if (request.endpoint === 'sync-runs') return http(200, runs(said, acceptedAt), headers(said))
    if (request.endpoint === 'failures') return http(200, failures(said), headers(said))
    if (provider !== 'notion') return refusal(provider, said, redirectHost)
    if (!refusedOnce) {
      refusedOnce = true
      return http(503, { error: said, details: said }, { ...headers(said), 'Retry-After': '0' })
    }
    acceptedAt = Date.now()
    return http(202, said, headers(said))
  }
  const server = await startRawServer({ onRequest })
  try {
    return await runStep({
      killAfterMs: 20_000,
      ...options,
      inputs: {
        provider: ASKED,
        'base-url': `http://127.0.0.1:${server.port}`,
        'max-retries': '1',
        'wait-for-completion': 'true',
        'wait-timeout-minutes': '0.02',
        'poll-interval-seconds': '1',
        'request-timeout-seconds': '5',
        ...options.inputs,
      },
    })
  } finally {
    await server.close()
  }
}

/** What a header cannot carry is left out of it. */
const forHeader = (said: string) =>
  Buffer.from(said.replace(/[^\t\x20-\x7e\x80-\u{10ffff}]+/gu, ' ').trim()).toString('latin1')

function headers(said: string): Record<string, string> {
  return {
    'X-Request-Id': forHeader(said),
    Location: `https://redirect.example/${forHeader(said)}`,
    Server: forHeader(said),
  }
}

function refusal(provider: string, said: string, redirectHost: string): string {
  if (provider === 'github')
    return http(307, said, { ...headers(said), Location: `https://${redirectHost}/${forHeader(said)}` })
  if (provider === 's3')
    return http(
      400,
      { success: false, error: [{ code: said, message: said, path: [said, 0] }] },
      headers(said),
    )
  if (provider === 'gmail') return http(200, `<!doctype html><title>${said}</title>`, headers(said))
  if (provider === 'onedrive') return http(402, said, { ...headers(said), 'Retry-After': forHeader(said) })
  // A relative one is the same as none; `relative:` and the like must not be either.
  return http(302, '', { ...headers(said), Location: forHeader(said) })
}

function listed(said: string, acceptedAt: number): object[] {
  const startedAt = new Date(acceptedAt + 1).toISOString()
  const completedAt = new Date(acceptedAt + 200).toISOString()
  const ended = { startedAt, completedAt, error: said, errorCode: said }
  const connection = (id: string, lastSyncRun?: object) => ({
    id,
    provider: 'notion',
    email: said,
    metadata: { title: said },
    ...(lastSyncRun && { lastSyncRun }),
  })
  return [
    connection(said, { ...ended, status: 'failed' }),
    connection(`c2 ${said}`, { ...ended, status: 'completed' }),
    connection(`c3 ${said}`, { ...ended, status: 'failed', errorCode: 'auth_expired' }),
    connection(`${said} c4`, { status: said, startedAt, error: said }),
    connection(`c5-${said}`),
    { ...connection('c6'), provider: said },
  ]
}

function runs(said: string, acceptedAt: number): object[] {
  const startedAt = new Date(acceptedAt + 1).toISOString()
  const completedAt = new Date(acceptedAt + 200).toISOString()
  const counts = { itemsProcessed: 3, itemsFailed: 2 }
  return [
    {
      id: said,
      connectionId: said,
      status: 'completed',
      triggerType: said,
      startedAt,
      completedAt,
      error: said,
      ...counts,
    },
  ]
}

function failures(said: string): object {
  const failure = { id: said, customId: said, title: said, type: said, errorCode: said, errorMessage: said }
  return { failures: [failure, { ...failure, errorCode: `2 ${said}` }], truncated: true }
}

/** Every byte a step wrote anywhere, but for the commands that mask the key. */
export function written({ stdout, stderr, outputsFile, summary }: StepResult): string {
  const lines = stdout.split('\n').filter(line => !line.startsWith('::add-mask::'))
  return [...lines, stderr, outputsFile, summary].join('\n')
}
