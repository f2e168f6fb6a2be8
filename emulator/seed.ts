import type { FailedItem, PastRun, RunPlan, SeedConnection } from './state.ts'

const MINUTE_MS = 60_000
const DOCUMENTS = { count: 8, stageMs: 200, dreamsMs: 2000 }

/**
 * Connections that show every status, of a sync and of a check. Tag `team-docs` ends within seconds, and what it brings
 * in is found and remembered soon after; `customer-a` and `customer-b` hold those that never start or outlast any wait.
 * The namespace of a connection is its first tag. There is no `granola` connection.
 */
export function demoConnections(): SeedConnection[] {
  return [
    connection('notion', 'wiki', ['team-docs'], sync(400, 5000, 42, 500), [past(12, 38), past(252, 35)]),
    {
      ...connection('notion', 'handbook', ['team-docs', 'customer-a'], sync(1500, 3000, 7, 500), [past(1560, 7)]),
      ...atLimit(500),
    },
    connection('github', 'docs', ['team-docs', 'customer-a'], sync(600, 4000, 18), [past(3, 3)]),
    connection('web-crawler', 'site', ['team-docs'], sync(200, 2000, 3, 1000), [past(30, 3)]),
    connection(
      'google-drive',
      'shared',
      ['team-docs', 'customer-a'],
      { ...sync(800, 6000, 120), failures: failedItems(), documents: { ...DOCUMENTS, failing: 1 } },
      [past(40, 118, { itemsFailed: 4, failures: failedItems().slice(0, 4) })],
    ),
    connection('onedrive', 'finance', ['team-docs', 'customer-b'], { ...sync(500, 2500, 0), ...EXPIRED }, [
      past(300, 64),
      past(45, 0, EXPIRED),
    ]),
    // Nothing was ever chosen.
    connection('google-drive', 'unscoped', ['customer-b'], null),
    connection('s3', 'archive', ['customer-a'], null, [past(1800, 900)]),
    {
      ...connection('gmail', 'support', ['customer-b'], sync(300, 60 * MINUTE_MS, 5000), [past(20, 12)]),
      ...atLimit(5000),
    },
    // Syncing at first, and done soon.
    connection('web-crawler', 'blog', ['customer-b'], sync(200, 2000, 6), [
      past(30, 6),
      past(1, 6, { completedAtMs: 6000 }),
    ]),
  ]
}

/** What `npm start` runs where no provider is given: a look at everything that the action reports, failures included. */
export function demoInputs(given: Record<string, string> = {}): Record<string, string> {
  if (given.mode === 'check' || given['connection-ids']) return { provider: 'all', ...given }
  return {
    provider: 'notion, google-drive, onedrive, web-crawler, s3',
    'container-tags': 'team-docs',
    'wait-for': 'completed',
    'wait-timeout-minutes': '0.5',
    'poll-interval-seconds': '2',
    ...given,
  }
}

/** An address inside the text, as it happens: it must not be printed either. */
const EXPIRED = {
  status: 'failed',
  errorCode: 'auth_expired',
  error: 'The refresh token of olav.lind@example.com is no longer valid',
} as const

function connection(
  provider: string,
  name: string,
  containerTags: string[],
  plan: Partial<RunPlan> | null,
  pastRuns: PastRun[] = [],
): SeedConnection {
  const id = `conn_${provider.replace('-', '_')}_${name}`
  return { id, provider, containerTags, email: `${name}.owner@example.com`, plan, pastRuns }
}

/** With `stageMs`, each item is a document that spends so long in each stage, and is remembered a while after the last. */
function sync(startsAfterMs: number, takesMs: number, itemsProcessed: number, stageMs?: number) {
  const documents = stageMs === undefined ? {} : { documents: { ...DOCUMENTS, count: itemsProcessed, stageMs } }
  return { startsAfterMs, takesMs, itemsProcessed, ...documents }
}

function atLimit(documentLimit: number) {
  return { documentLimit, documentCount: documentLimit }
}

/** A run that ended so long before the start, after 20 seconds. */
function past(minutesAgo: number, itemsProcessed: number, more: Partial<PastRun> = {}): PastRun {
  const completedAtMs = -minutesAgo * MINUTE_MS
  const startedAtMs = completedAtMs - 20_000
  return { startedAtMs, completedAtMs, status: 'completed', itemsProcessed, itemsFailed: 0, ...more }
}

/** Titles that must never be printed. */
function failedItems(): FailedItem[] {
  return [
    ['Salaries 2026.xlsx', 'GOOGLE_DRIVE_EXPORT_TOO_LARGE'],
    ['Offer letter - A. Nilsen.docx', 'PROCESSING_FAILED'],
    ['Board minutes (confidential).pdf', 'PROCESSING_FAILED'],
    ['Layoff plan Q3.pptx', 'GOOGLE_DRIVE_EXPORT_TOO_LARGE'],
    ['<img src=x onerror=alert(1)> | `notes`.md', 'UNSUPPORTED_FORMAT'],
    ['Customer complaints, raw.csv', 'PROCESSING_FAILED'],
  ].map(([title = '', errorCode = ''], index) => ({ id: `doc_${index + 1}01`, title, errorCode }))
}
