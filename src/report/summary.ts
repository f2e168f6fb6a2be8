import { PROVIDERS } from '../api/types.ts'
import { bySeverity, isFine, marked, type Status } from '../status.ts'
import { CONSOLE, count, duration, roughly } from '../words.ts'
import { ganttChart } from './gantt.ts'
import { cell, code } from './markdown.ts'
import type { Part, Picture, Report, Row } from './picture.ts'
import { codeCounts } from './sentences.ts'

const MOST_ROWS = 200
/** In bytes: rows with very long texts are fewer. */
const LARGEST_TABLE = 768 * 1024
/** GitHub takes 65,536 characters in an issue or a comment. */
const LONGEST_OUTPUT = 60_000
const MOST_CODES = 50
const MOST_TAGS = 20
/** More rows that are fine are folded away. */
const MOST_FINE_ROWS = 10

/** In GitHub's Markdown: `job` for the job summary, far below its limit of 1 MiB, and `output` without the chart. */
export interface Summaries {
  job: string
  output: string
}

export function summariesOf(picture: Picture, report: Report): Summaries {
  const head = [heading(picture, report.settings.waitFor), totals(picture, report)]
  const results = picture.parts.flatMap(({ rows }) => rows ?? []).map(({ result }) => result)
  const codes = codesTable(results.flatMap(({ run, counts }) => (counts === null ? [] : (run?.failures ?? []))))
  const chart = picture.mode === 'sync' ? ganttChart(results.filter(({ status }) => status !== 'up-to-date')) : []
  const around = head.join('').length + codes.join('').length + 100
  return {
    job: page([...head, ...tables(picture, LARGEST_TABLE), ...codes, ...chart]),
    output: page([...head, ...tables(picture, LONGEST_OUTPUT - around), ...codes]).slice(0, LONGEST_OUTPUT),
  }
}

/** For bad input, or a bug. */
export function problemSummary(problems: readonly string[], mode: 'sync' | 'check'): Summaries {
  const list = problems.map(problem => `- ${cell(problem)}`).join('\n')
  const text = page([`## Supermemory ${mode}: ${marked('failed')}`, list])
  return { job: text, output: text.slice(0, LONGEST_OUTPUT) }
}

function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

const WAITED_FOR = {
  accepted: 'not waited for',
  completed: 'waited until completed',
  searchable: 'waited until searchable',
  memories: 'waited for memories',
}

function heading({ mode, status }: Picture, waitFor: keyof typeof WAITED_FOR): string {
  return `## Supermemory ${mode}: ${marked(status)}${mode === 'sync' ? ` (${WAITED_FOR[waitFor]})` : ''}`
}

/** One line: how many of each status, items, tags, the API's version, and the console where there is something to do. */
function totals({ mode, status, parts, connections, itemsProcessed, itemsFailed }: Picture, report: Report): string {
  const providers = parts.filter(part => part.containerTag === undefined && part.connectionId === undefined)
  const isListed = connections !== null
  const counted: readonly { status: Status }[] = isListed ? parts.flatMap(part => part.rows ?? []) : providers
  const statuses = [...Map.groupBy(counted.toSorted(bySeverity), each => each.status)]
  const each = statuses.map(([name, members]) => `${members.length} ${name}`).join(', ')
  const without = parts.filter(part => isListed && part.rows?.length === 0)
  const missing = without.filter(part => part.status === 'no-connections').length
  const unread = without.length - missing
  const failed = itemsFailed ? `, ${itemsFailed} failed` : ''
  const { tags } = report
  const more = tags.length > MOST_TAGS ? ` and ${tags.length - MOST_TAGS} more` : ''
  const all = [
    each === '' ? '' : `**${count(counted.length, isListed ? 'connection' : 'provider')}**: ${each}`,
    missing === 0 ? '' : `${missing} without a connection`,
    unread === 0 ? '' : `${unread} not listed`,
    mode === 'check' || itemsProcessed === null ? '' : `${count(itemsProcessed, 'item')}${failed}`,
    tags.length === 0
      ? 'all container tags'
      : `container ${tags.length === 1 ? 'tag' : 'tags'} ${tags.slice(0, MOST_TAGS).map(code).join(', ')}${more}`,
    `API ${report.outcome.version}`,
    isFine(status) ? '' : `[Supermemory console](${CONSOLE})`,
  ]
  return all.filter(part => part !== '').join(' · ')
}

/** A line of the table: a connection, or a provider, tag or id without one. */
interface Line {
  status: Status
  who: string
  says: readonly string[]
  items: string
  time: string
}

function linesOf({ parts, mode }: Picture): Line[] {
  return parts.flatMap((part): Line[] => {
    if (part.rows === null || part.rows.length === 0) {
      const isPlain = part.status === 'accepted' && !part.wasRunning
      return [{ status: part.status, who: whoOf(part), says: isPlain ? [] : [part.message], items: '', time: '' }]
    }
    return part.rows.map(row => lineOf(row, part, mode))
  })
}

function whoOf({ provider, containerTag, connectionId }: Part): string {
  if (containerTag !== undefined) return `container tag ${code(containerTag)}`
  if (connectionId !== undefined) return `connection ${code(connectionId)}`
  return PROVIDERS.some(known => known === provider) || provider === 'all' ? provider : code(provider)
}

function lineOf(row: Row, part: Part, mode: 'sync' | 'check'): Line {
  const { status, result, reason, counts: about, advice, limit, ageMs } = row
  const { run, counts, connection } = result
  const account = connection.account === null ? [] : [code(connection.account)]
  const where = row.namespace === '' ? [] : [`in ${code(row.namespace)}`]
  const took =
    counts === null || run?.startedAt == null || run.completedAt === null ? null : run.completedAt - run.startedAt
  // Of one that is stale the reason says it.
  const ago = ageMs === null || status === 'stale' ? '' : `${roughly(ageMs)} ago`.replaceAll(' ', '\u00a0')
  // A failed login has none, and nobody wants to read 0.
  const hasItems = mode === 'sync' && run?.itemsProcessed != null && (status !== 'failed' || run.itemsProcessed > 0)
  // The codes of failed items have a table.
  const failed =
    status === 'completed-with-failures' && run?.itemsFailed ? `${count(run.itemsFailed, 'item')} failed` : reason
  return {
    status,
    who: [whoOf(part), code(connection.id), ...where, ...account].join(' '),
    says: [failed, about, advice, limit].filter(text => text !== ''),
    items: hasItems ? String(run.itemsProcessed) : '',
    time: mode === 'check' ? ago : took === null ? '' : duration(Math.max(0, took)),
  }
}

/** The rows that need attention, and the fine ones: folded away where they are many. */
function tables(picture: Picture, bytes: number): string[] {
  const room = { bytes, rows: MOST_ROWS }
  const lines = linesOf(picture).toSorted(bySeverity)
  const fine = lines.filter(({ status }) => isFine(status))
  const isFolded = fine.length > MOST_FINE_ROWS
  const shown = isFolded ? lines.filter(({ status }) => !isFine(status)) : lines
  const [open, folded] = [shown, isFolded ? fine : []].map(group => tableOf(group, picture.mode, room))
  const dropped = lines.length - (open?.rows ?? 0) - (folded?.rows ?? 0)
  const more = dropped > 0 ? `… and ${count(dropped, 'more row')}: the output \`results-file\` has all of them.` : ''
  const fold = folded?.rows
    ? `<details><summary>${count(fine.length, 'row')} without trouble</summary>\n\n${folded.text}\n\n</details>`
    : ''
  return [open?.rows ? open.text : '', fold, more].filter(part => part !== '')
}

/** As many rows as fit; takes what they need from the room, which all tables share. */
function tableOf(lines: readonly Line[], mode: 'sync' | 'check', room: { bytes: number; rows: number }) {
  const hasItems = lines.some(({ items }) => items !== '')
  const hasTime = lines.some(({ time }) => time !== '')
  const columns = [
    'Connection',
    ...(hasItems ? ['Items'] : []),
    ...(hasTime ? [mode === 'check' ? 'Last synced' : 'Took'] : []),
  ]
  const join = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rows: string[] = []
  room.bytes -= 200
  for (const { status, who, says, items, time } of lines) {
    const first = [`${marked(status)} ${who}`, ...says.map(text => cell(withoutLink(text)))].join('<br>')
    const row = join([first, ...(hasItems ? [items] : []), ...(hasTime ? [time] : [])])
    room.bytes -= Buffer.byteLength(row) + 1
    room.rows--
    if (room.bytes < 0 || room.rows < 0) break
    rows.push(row)
  }
  return {
    rows: rows.length,
    text: [join(columns), join(columns.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows].join('\n'),
  }
}

/** The console is linked above the table. */
function withoutLink(message: string): string {
  return message.replaceAll(`at ${CONSOLE}`, 'in the console').replaceAll(CONSOLE, 'the console')
}

function codesTable(failures: readonly { code: string | null }[]): string[] {
  const codes = codeCounts(failures)
  if (codes.length === 0) return []
  const rows = codes.slice(0, MOST_CODES).map(([name, times]) => `| ${code(name)} | ${times} |`)
  const more = codes.length > MOST_CODES ? ['', `… and ${count(codes.length - MOST_CODES, 'more code')}.`] : []
  return [['### Failed items', '', '| Code | Items |', '| --- | --: |', ...rows, ...more].join('\n')]
}
