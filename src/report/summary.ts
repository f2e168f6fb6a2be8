import { PROVIDERS } from '../api/types.ts'
import { bySeverity, isFine, marked, type Status } from '../status.ts'
import { type ConnectionResult, statusOf } from '../sync/results.ts'
import { age, codeCounts, details, type Report } from './connection.ts'
import { ganttChart } from './gantt.ts'
import { cell, code } from './markdown.ts'
import { nothingMessage, providerMessage } from './messages.ts'
import { CONSOLE, count, duration } from './words.ts'

const MOST_ROWS = 200
/** Rows with very long texts are fewer, so that the summary stays below 1 MiB; in bytes. */
const LARGEST_TABLE = 768 * 1024
const MOST_CODES = 50
const MOST_TAGS = 20

/** The job summary, in GitHub's Markdown: far below its limit of 1 MiB, as every part of it is bounded. */
export function summaryOf(report: Report): string {
  const { mode, providers } = report.outcome
  const connections = providers.flatMap(provider => provider.connections ?? [])
  return document(`Supermemory ${mode}: ${marked(statusOf(report.outcome))}`, [
    totals(report, connections),
    providers.length > 0 ? table(report) : cell(nothingMessage(report)),
    ...codesTable(connections),
    ...(mode === 'sync' ? ganttChart(connections.filter(({ counts }) => counts !== null)) : []),
  ])
}

/** The job summary where nothing could be asked. */
export function problemSummary(problems: readonly string[]): string {
  const list = problems.map(problem => `- ${cell(problem)}`).join('\n')
  return document(`Supermemory sync: ${marked('failed')}`, [list])
}

function document(title: string, parts: readonly string[]): string {
  return `## ${title}\n\n${parts.join('\n\n')}\n`
}

/** One line: how many of each status, items, tags, the API's version, and the console where there is something to do. */
function totals({ outcome, tags }: Report, connections: readonly ConnectionResult[]): string {
  const listed = outcome.listedAt !== null
  const statuses = (listed ? connections : outcome.providers).map(({ status }) => status)
  const empty = outcome.providers.filter(({ connections }) => connections?.length === 0).length
  const numbers = Map.groupBy(statuses.toSorted(bySeverity), status => status)
  const each = [...numbers].map(([status, members]) => `${members.length} ${status}`).join(', ')
  const runs = connections.flatMap(({ counts, run }) => (counts === 'known' && run !== null ? [run] : []))
  const processed = runs.reduce((sum, run) => sum + (run.itemsProcessed ?? 0), 0)
  const failed = runs.reduce((sum, run) => sum + (run.itemsFailed ?? 0), 0)
  const more = tags.length > MOST_TAGS ? ` and ${tags.length - MOST_TAGS} more` : ''
  const parts = [
    each === '' ? '' : `**${count(statuses.length, listed ? 'connection' : 'provider')}**: ${each}`,
    empty === 0 ? '' : `${count(empty, 'provider')} without connections`,
    runs.length === 0 ? '' : `${count(processed, 'item')}${failed === 0 ? '' : `, ${failed} failed`}`,
    tags.length === 0
      ? 'all container tags'
      : `container ${tags.length === 1 ? 'tag' : 'tags'} ${tags.slice(0, MOST_TAGS).map(code).join(', ')}${more}`,
    `API ${outcome.version}`,
    isFine(statusOf(outcome)) ? '' : `[Supermemory console](${CONSOLE})`,
  ]
  return parts.filter(part => part !== '').join(' · ')
}

/** A connection, or a provider where none was looked at. */
interface Row {
  status: Status
  provider: string
  connection: ConnectionResult | null
  details: () => string
}

function rowsOf(report: Report): Row[] {
  const rows = report.outcome.providers.flatMap((result): Row[] => {
    const { provider, status, connections, alreadyRunning } = result
    const said = () => (status === 'accepted' && !alreadyRunning ? '' : providerMessage(result, report))
    if (connections === null || connections.length === 0) return [{ status, provider, connection: null, details: said }]
    return connections.map(connection => ({
      status: connection.status,
      provider,
      connection,
      // The age has a column of its own.
      details: () => (connection.status === 'stale' ? '' : details(connection, report)),
    }))
  })
  return rows.toSorted((a, b) => bySeverity(a.status, b.status))
}

/** The console is linked above the table. */
function withoutLink(message: string): string {
  return message.replaceAll(`at ${CONSOLE}`, 'in the console').replaceAll(CONSOLE, 'the console')
}

function table(report: Report): string {
  const rows = rowsOf(report)
  const hasConnections = rows.some(({ connection }) => connection !== null)
  const last = report.outcome.mode === 'check' ? 'Last synced' : 'Took'
  const columns = hasConnections
    ? ['Status', 'Connection', 'Details', 'Items', 'Failed', last]
    : ['Status', 'Provider', 'Details']
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const lines: string[] = []
  let left = LARGEST_TABLE
  for (const { status, provider, connection, details } of rows.slice(0, MOST_ROWS)) {
    const name = PROVIDERS.some(known => known === provider) ? provider : code(provider)
    const who = connection === null ? name : `${name} ${code(connection.connection.id)}`
    const text = line([
      marked(status),
      who,
      cell(withoutLink(details())),
      ...(hasConnections ? numberCells(connection, report) : []),
    ])
    left -= Buffer.byteLength(text)
    if (left < 0) break
    lines.push(text)
  }
  const rest = rows.length - lines.length
  const more = rest > 0 ? ['', `… and ${count(rest, 'more row')}: the output \`results-file\` has all of them.`] : []
  const rule = columns.map(column => (column === 'Items' || column === 'Failed' ? '--:' : '---'))
  return [line(columns), line(rule), ...lines, ...more].join('\n')
}

function numberCells(result: ConnectionResult | null, { outcome: { mode, listedAt } }: Report): string[] {
  if (result === null) return ['', '', '']
  const { run, counts } = result
  const took =
    counts === null || run?.startedAt == null || run.completedAt === null
      ? ''
      : duration(Math.max(0, run.completedAt - run.startedAt))
  const ago = age(result, listedAt)
  const last = mode === 'sync' ? took : ago === '' ? '' : `${ago} ago`
  return [String(run?.itemsProcessed ?? ''), String(run?.itemsFailed ?? ''), last]
}

function codesTable(connections: readonly ConnectionResult[]): string[] {
  const codes = codeCounts(connections.flatMap(({ run }) => run?.failures ?? []))
  if (codes.length === 0) return []
  const lines = codes.slice(0, MOST_CODES).map(([name, times]) => `| ${code(name)} | ${times} |`)
  const more = codes.length > MOST_CODES ? ['', `… and ${count(codes.length - MOST_CODES, 'more code')}.`] : []
  return [['### Failed items', '', '| Code | Items |', '| --- | --: |', ...lines, ...more].join('\n')]
}
