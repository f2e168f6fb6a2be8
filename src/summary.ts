import { duration } from './clock.ts'
import { failureText } from './failure-text.ts'
import {
  connectionText,
  count,
  failureCodes,
  MARKS,
  nothingFoundText,
  type OutcomeContext,
  outcomeOf,
  statusMark,
} from './outcome-text.ts'
import { lengthOf, type Run } from './records.ts'
import type { Redact } from './redact.ts'
import type { Status } from './status.ts'
import type { SyncOutcome } from './sync.ts'
import { markdown, ours, type Phrase, plain, providerName, text } from './text.ts'
import type { ConnectionResult } from './watch.ts'

const MOST_ROWS = 200
/** Rows with very long texts are fewer, so that the summary stays below 1 MiB. */
const LARGEST_TABLE = 768 * 1024
const MOST_CODES = 50
const MOST_BARS = 60
const MOST_TICKS = 12

interface Row {
  provider: string
  connection: ConnectionResult | null
  status: Status
  /** The server's time at the last look, null if there was none. */
  lookedAt: number | null
  details: () => Phrase
}

/** The job summary, in GitHub's Markdown: far below its limit of 1 MiB, as every part of it is bounded. */
export function summaryOf(outcome: SyncOutcome, context: OutcomeContext, redact: Redact): string {
  const shown = (phrase: Phrase) => markdown(phrase, redact)
  const rows = rowsOf(outcome, context)
  const parts = [
    `## Supermemory sync: ${statusMark(outcome.status)}`,
    table(rows, shown),
    ...failureCodesPart(rows, shown),
    ...ganttPart(rows, redact),
  ]
  return `${parts.join('\n\n')}\n`
}

/** The job summary when the inputs are wrong. */
export function inputSummary(problems: readonly Phrase[], redact: Redact): string {
  const list = problems.map(problem => `- ${markdown(problem, redact)}`).join('\n')
  return `## Supermemory sync: ${statusMark('failed')}\n\nNothing was sent, as the inputs need a correction:\n\n${list}\n`
}

/** The job summary when this action itself is at fault. */
export function faultSummary(problem: Phrase, redact: Redact): string {
  return `## Supermemory sync: ${statusMark('failed')}\n\n${markdown(problem, redact)}\n`
}

const NOTHING_ASKED: Partial<Record<Status, Phrase>> = {
  cancelled: ours('cancelled before anything was asked to sync'),
}

function rowsOf(outcome: SyncOutcome, context: OutcomeContext): Row[] {
  const { providers, status, failure } = outcome
  // Where it is not known which providers `all` are, they are one row.
  if (providers.length === 0) {
    const details = () =>
      failure === null
        ? (NOTHING_ASKED[status] ?? nothingFoundText(context))
        : text`listing the connections failed: ${failureText(failure, 'look', context.requestTimeoutMs)}`
    return [{ provider: 'all', connection: null, status, lookedAt: null, details }]
  }
  return providers.flatMap((outcome): Row[] => {
    const { provider, status, observed } = outcome
    const lookedAt = observed?.lookedAt ?? null
    const connections = observed?.connections ?? []
    if (connections.length === 0) {
      return [{ provider, connection: null, status, lookedAt, details: () => outcomeOf(outcome, context) }]
    }
    return connections.map(connection => ({
      provider,
      connection,
      status: connection.status,
      lookedAt,
      // The status beside it says it already.
      details: () =>
        isPlainlyCompleted(connection) ? text`` : connectionText(provider, connection, context),
    }))
  })
}

function isPlainlyCompleted({ status, joined, run }: ConnectionResult): boolean {
  return status === 'completed' && !joined && run?.itemsProcessed !== null
}

function table(rows: readonly Row[], shown: (phrase: Phrase) => string): string {
  const waited = rows.some(({ connection }) => connection !== null)
  const columns = waited
    ? ['Provider', 'Connection', 'Status', 'Items', 'Failed', 'Took', 'Details']
    : ['Provider', 'Status', 'Details']
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const body = withinBytes(
    rows.slice(0, MOST_ROWS),
    LARGEST_TABLE,
    ({ provider, connection, status, details }) => {
      const run = connection?.run ?? null
      const middle = waited
        ? [
            connection === null ? '' : shown(text`${connection.id}`),
            statusMark(status),
            String(run?.itemsProcessed ?? ''),
            String(run?.itemsFailed ?? ''),
            tookText(run),
          ]
        : [statusMark(status)]
      return line([shown(providerName(provider)), ...middle, shown(details())])
    },
  )
  const rest = rows.length - body.length
  return [
    line(columns),
    line(columns.map(column => (column === 'Items' || column === 'Failed' ? '--:' : '---'))),
    ...body,
    ...(rest > 0
      ? ['', `… and ${shown(count(rest, 'more row'))}, not shown. The output \`results\` has more.`]
      : []),
  ].join('\n')
}

/** The lines of as many items as fit. */
function withinBytes<T>(items: readonly T[], limit: number, lineOf: (item: T) => string): string[] {
  const lines: string[] = []
  let left = limit
  for (const item of items) {
    const line = lineOf(item)
    left -= Buffer.byteLength(line)
    if (left < 0) break
    lines.push(line)
  }
  return lines
}

function tookText(run: Run | null): string {
  const ms = run === null ? null : lengthOf(run)
  return ms === null ? '' : duration(ms)
}

function failureCodesPart(rows: readonly Row[], shown: (phrase: Phrase) => string): string[] {
  const codes = failureCodes(
    rows.flatMap(({ connection }) => connection?.failures.map(({ code }) => code) ?? []),
  )
  if (codes.length === 0) return []
  const lines = codes.slice(0, MOST_CODES).map(([code, times]) => `| ${shown(text`${code}`)} | ${times} |`)
  return [
    [
      '### Failed items, by code',
      '',
      '| Code | Items |',
      '| --- | --: |',
      ...lines,
      ...(codes.length > MOST_CODES
        ? ['', `… and ${shown(count(codes.length - MOST_CODES, 'more code'))}.`]
        : []),
    ].join('\n'),
  ]
}

/** A Mermaid chart of when the runs began and ended, where there are two or more to compare. */
function ganttPart(rows: readonly Row[], redact: Redact): string[] {
  const bars = rows.flatMap(({ provider, connection, status, lookedAt }) => {
    const run = connection?.run
    if (connection == null || run?.startedAt == null) return []
    const start = run.startedAt
    // One that was still going is drawn as far as it was seen.
    const end = run.completedAt ?? lookedAt ?? start
    return [{ provider, id: connection.id, status, start, end: Math.max(end, start + 1) }]
  })
  if (bars.length < 2) return []
  const lines = bars.slice(0, MOST_BARS).map(({ provider, id, status, start, end }, index) => {
    const mood = status === 'completed' ? 'done' : status === 'failed' ? 'crit' : 'active'
    const section = bars[index - 1]?.provider === provider ? [] : [`  section ${label(provider, redact)}`]
    // The mark also keeps names from beginning the line: `title` or `click` would be a statement there.
    return [...section, `  ${MARKS[status]} ${label(id, redact)} :${mood}, ${start}, ${end}`].join('\n')
  })
  const chart = ['gantt', '  dateFormat x', '  axisFormat %H:%M:%S', ...tickInterval(bars), ...lines]
  return [
    ['### When the syncs ran', '', '```mermaid', ...chart, '```'].join('\n'),
    ...(bars.length > MOST_BARS ? [`These are the first ${MOST_BARS} of ${bars.length} syncs.`] : []),
  ]
}

/** Short charts would have several ticks of the same second. */
function tickInterval(bars: readonly { start: number; end: number }[]): string[] {
  const [first, last] = bars.reduce(
    ([earliest, latest], { start, end }) => [Math.min(earliest, start), Math.max(latest, end)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  return last - first <= MOST_TICKS * 1000 ? ['  tickInterval 1second'] : []
}

// Mermaid has no escapes in a gantt chart: what could mean something to it is left out.
function label(name: string, redact: Redact): string {
  return (
    plain(text`${name}`, redact)
      .replace(/[^A-Za-z0-9_.-]/g, '_')
      .slice(0, 40) || '_'
  )
}
