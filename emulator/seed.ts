import type { FailedItem, PastRun, SeedConnection } from './model.ts'

const HOUR_MS = 3_600_000

/**
 * Connections that show every status. Tag `team-docs` ends within seconds, and what it brings in can be found
 * soon after; `customer-a` and `customer-b` hold those that never start or outlast any wait. The namespace of a
 * connection is its first tag. There is no `granola` connection.
 */
export function demoConnections(): SeedConnection[] {
  return [
    {
      id: 'conn_notion_wiki',
      provider: 'notion',
      containerTags: ['team-docs'],
      email: 'maren.holt@example.com',
      plan: { startsAfterMs: 400, takesMs: 5000, itemsProcessed: 42, documents: { count: 42, stageMs: 500 } },
      pastRuns: [past(4, 38), past(8, 35)],
    },
    {
      id: 'conn_notion_handbook',
      provider: 'notion',
      containerTags: ['team-docs', 'customer-a'],
      email: 'jonas.falk@example.com',
      plan: { startsAfterMs: 1500, takesMs: 3000, itemsProcessed: 7, documents: { count: 7, stageMs: 500 } },
    },
    {
      id: 'conn_github_docs',
      provider: 'github',
      containerTags: ['team-docs', 'customer-a'],
      email: 'build@example.com',
      plan: { startsAfterMs: 600, takesMs: 4000, itemsProcessed: 18 },
      pastRuns: [past(2, 3, { triggerType: 'event' })],
    },
    {
      id: 'conn_web_crawler_site',
      provider: 'web-crawler',
      containerTags: ['team-docs'],
      email: 'site@example.com',
      plan: { startsAfterMs: 200, takesMs: 2000, itemsProcessed: 3, documents: { count: 3, stageMs: 1000 } },
    },
    {
      id: 'conn_google_drive_shared',
      provider: 'google-drive',
      containerTags: ['team-docs', 'customer-a'],
      email: 'ida.berg@example.com',
      plan: {
        startsAfterMs: 800,
        takesMs: 6000,
        itemsProcessed: 120,
        failures: failedItems(),
        documents: { count: 8, stageMs: 200, failing: 1 },
      },
      pastRuns: [past(3, 118, { itemsFailed: 4 })],
    },
    {
      id: 'conn_onedrive_finance',
      provider: 'onedrive',
      containerTags: ['team-docs', 'customer-b'],
      email: 'olav.lind@example.com',
      plan: {
        takesMs: 2500,
        status: 'failed',
        itemsProcessed: 0,
        errorCode: 'auth_expired',
        // An address inside the text, as it happens: it must not be printed either.
        error: 'The refresh token of olav.lind@example.com is no longer valid',
      },
      pastRuns: [past(5, 64)],
    },
    {
      // Its folder selection was never saved.
      id: 'conn_google_drive_unscoped',
      provider: 'google-drive',
      containerTags: ['customer-b'],
      email: 'new.hire@example.com',
      plan: null,
    },
    {
      id: 'conn_s3_archive',
      provider: 's3',
      containerTags: ['customer-a'],
      email: 'archive@example.com',
      plan: null,
      pastRuns: [past(30, 900)],
    },
    {
      id: 'conn_gmail_support',
      provider: 'gmail',
      containerTags: ['customer-b'],
      email: 'support@example.com',
      plan: { startsAfterMs: 300, takesMs: HOUR_MS, itemsProcessed: 5000 },
      documentLimit: 5000,
      documentCount: 5000,
    },
  ]
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

/** A run of 20 seconds that completed some hours before the start. */
function past(hoursAgo: number, itemsProcessed: number, more: Partial<PastRun> = {}): PastRun {
  const startedAtMs = -hoursAgo * HOUR_MS
  const completedAtMs = startedAtMs + 20_000
  return { startedAtMs, completedAtMs, status: 'completed', itemsProcessed, itemsFailed: 0, ...more }
}
