import { PROVIDERS } from '../api/types.ts'
import { STATUSES, type Status } from '../status.ts'
import { type ConnectionResult, type Outcome, type ProviderResult, statusOf } from '../sync/results.ts'
import { ganttChart } from './gantt.ts'
import { cell, code } from './markdown.ts'
import { age, type Context, codeCounts, details, nothingMessage, providerMessage } from './messages.ts'
import { CONSOLE, count, duration } from './words.ts'

const MOST_ROWS = 200
/** Rows with very long texts are fewer, so that the summary stays below 1 MiB; in bytes. */
const LARGEST_TABLE = 768 * 1024
const MOST_CODES = 50

export const MARKS: Readonly<Record<Status, string>> = {
  cancelled: '🚫',
  failed: '❌',
  'timed-out': '⌛',
  'not-started': '⏸️',
  'no-connections': '❓',
  stale: '🕰️',
  'completed-with-failures': '⚠️',
  running: '🔄',
  completed: '✅',
  accepted: '📨',
  'up-to-date': '👌',
}

/** The job summary, in GitHub's Markdown: far below its limit of 1 MiB, as every part of it is bounded. */
export function summaryOf(outcome: Outcome, tags: readonly string[], context: Context): string {
  const connections = outcome.providers.flatMap(provider => provider.connections ?? [])
  const waited = outcome.mode === 'sync' ? connections.filter(({ counts }) => counts !== null) : []
  return document(heading(outcome), [
    totals(outcome, connections, tags),
    outcome.providers.length > 0 ? table(outcome, context) : cell(nothingMessage(outcome, context)),
    ...codesTable(connections),
    ...ganttChart(waited),
  ])
}

/** The job summary where nothing could be asked: bad input, or a fault of the action. */
export function problemSummary(problems: readonly string[]): string {
  return document(`Supermemory sync: ${mark('failed')}`, [
    problems.map(problem => `- ${cell(problem)}`).join('\n'),
  ])
}

function document(title: string, parts: readonly string[]): string {
  return `## ${title}\n\n${parts.join('\n\n')}\n`
}

function heading(outcome: Outcome): string {
  return `Supermemory ${outcome.mode}: ${mark(statusOf(outcome))}`
}

/** A no-break space: in a narrow cell the mark would otherwise stand on a line of its own. */
function mark(status: Status): string {
  return `${MARKS[status]}\u00a0${status}`
}

function totals(outcome: Outcome, connections: readonly ConnectionResult[], tags: readonly string[]): string {
  const listed = outcome.listedAt !== null
  const statuses = (listed ? connections : outcome.providers).map(({ status }) => status)
  const each = STATUSES.flatMap(status => {
    const number = statuses.filter(other => other === status).length
    return number === 0 ? [] : [`${number} ${status}`]
  })
  const known = connections.filter(({ counts }) => counts === 'known')
  const items = known.reduce((sum, { run }) => sum + (run?.itemsProcessed ?? 0), 0)
  const failed = known.reduce((sum, { run }) => sum + (run?.itemsFailed ?? 0), 0)
  const shownTags = tags.slice(0, 20).map(code).join(', ')
  const parts = [
    `**${count(statuses.length, listed ? 'connection' : 'provider')}**${each.length === 0 ? '' : `: ${each.join(', ')}`}`,
    ...(known.length === 0 ? [] : [`${count(items, 'item')}${failed === 0 ? '' : `, ${failed} failed`}`]),
    tags.length === 0
      ? 'every container tag'
      : `${tags.length === 1 ? 'container tag' : 'container tags'} ${shownTags}${tags.length > 20 ? ` and ${tags.length - 20} more` : ''}`,
    `API ${outcome.version}`,
    ...(statuses.some(needsConsole) ? [`[Supermemory console](${CONSOLE})`] : []),
  ]
  return parts.join(' · ')
}

function needsConsole(status: Status): boolean {
  return !['completed', 'accepted', 'up-to-date', 'running'].includes(status)
}

/** A connection, or a provider where none was looked at. */
interface Row {
  provider: string
  connection: ConnectionResult | null
  status: Status
  details: () => string
}

function rowsOf({ providers }: Outcome, context: Context): Row[] {
  const rows = providers.flatMap((result: ProviderResult): Row[] => {
    const { provider, status, connections } = result
    if (connections === null || connections.length === 0) {
      const said = () =>
        status === 'accepted' && !result.alreadyRunning ? '' : providerMessage(result, context)
      return [{ provider, connection: null, status, details: said }]
    }
    return connections.map(connection => ({
      provider,
      connection,
      status: connection.status,
      details: () => details(connection, context),
    }))
  })
  return rows.toSorted((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status))
}

function table(outcome: Outcome, context: Context): string {
  const rows = rowsOf(outcome, context)
  const hasConnections = rows.some(({ connection }) => connection !== null)
  const columns = hasConnections
    ? [
        'Status',
        'Provider',
        'Connection',
        'Items',
        'Failed',
        outcome.mode === 'check' ? 'Last synced' : 'Took',
        'Details',
      ]
    : ['Status', 'Provider', 'Details']
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const lines: string[] = []
  let left = LARGEST_TABLE
  for (const row of rows.slice(0, MOST_ROWS)) {
    const middle = hasConnections ? connectionCells(row.connection, outcome) : []
    const text = line([mark(row.status), providerCell(row.provider), ...middle, cell(row.details())])
    left -= Buffer.byteLength(text)
    if (left < 0) break
    lines.push(text)
  }
  const rest = rows.length - lines.length
  const rule = columns.map(column => (column === 'Items' || column === 'Failed' ? '--:' : '---'))
  const more =
    rest > 0 ? ['', `… and ${count(rest, 'more row')}; the output \`results-file\` has all of them.`] : []
  return [line(columns), line(rule), ...lines, ...more].join('\n')
}

function connectionCells(result: ConnectionResult | null, { mode, listedAt }: Outcome): string[] {
  if (result === null) return ['', '', '', '']
  const { run, connection } = result
  const took =
    run?.startedAt == null || run.completedAt === null
      ? ''
      : duration(Math.max(0, run.completedAt - run.startedAt))
  const ago = age(result, listedAt)
  const last = mode === 'check' ? (ago === '' ? '' : `${ago} ago`) : took
  return [code(connection.id), String(run?.itemsProcessed ?? ''), String(run?.itemsFailed ?? ''), last]
}

function providerCell(provider: string): string {
  return PROVIDERS.some(known => known === provider) ? provider : code(provider)
}

function codesTable(connections: readonly ConnectionResult[]): string[] {
  const codes = codeCounts(connections.flatMap(({ run }) => run?.failures ?? []))
  if (codes.length === 0) return []
  const lines = codes.slice(0, MOST_CODES).map(([name, times]) => `| ${code(name)} | ${times} |`)
  const more =
    codes.length > MOST_CODES ? ['', `… and ${count(codes.length - MOST_CODES, 'more code')}.`] : []
  return [['### Failed items', '', '| Code | Items |', '| --- | --: |', ...lines, ...more].join('\n')]
}
