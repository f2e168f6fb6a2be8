/**
 * What comes of a scenario, as one text: the requests, the log, the outputs, the summary and the exit code. All that a user
 * gets, but once: a sentence that was printed above is `[…]`, and left out is what follows from the rest:
 * - of the log, the mask of the key and the line with the action's version
 * - outputs that are empty; `message` and `summary` where they say what log and job summary do; `results-file` where it
 *   is what `results` is
 * - in `results`, what is null or empty
 * - of the job summary, empty lines, the head of the table (Connection and, where a row has them, Items and Took; in a
 *   check, Last synced; Code and Items), and the chart; of a scenario with `chart`, all of it but its bars
 * A scenario with `debug` shows log and summary as they are.
 */
import { VERSION } from '../../src/version.ts'
import { KEY, play, type Scenario } from './scenario.ts'
import type { Ran } from './scenario-world.ts'
import type { Recorded } from './simulated-network.ts'

export async function textOf(scenario: Scenario): Promise<string> {
  const { inputs, debug = false } = scenario
  const { ran, requests, seconds } = await play(scenario)
  const log = ran.printed.split(/\r?\n/).slice(0, -1)
  const [heading = '', ...summary] = ran.summary.split('\n').slice(0, -1)
  const [values = 'none', ...outputs] = outputLines(ran, log)
  const given = Object.entries({ ...inputs, ...scenario.env }).map(([name, value]) => `${name}: ${quoted(value)}`)
  const parts: [title: string, lines: string[]][] = [
    ['requests', requestLines(requests, debug)],
    ['log', debug ? log : log.filter(isOwn)],
    [`outputs: ${values}`, outputs],
    [heading.replace(/^## /, ''), debug ? summary : ownLines(summary, scenario.chart)],
    [`exit code ${ran.exitCode} after ${seconds.toFixed(2)} s`, []],
  ]
  const lines = parts.flatMap(([title, lines]) => [`--- ${title || 'no summary'}`, ...shortened(lines, scenario.brief)])
  return [given.join('; '), ...lines, '']
    .join('\n')
    .replace(UNSEEN, unseen => `⟦U+${(unseen.codePointAt(0) ?? 0).toString(16).toUpperCase()}⟧`)
}

/** Characters that would steer a terminal or turn a line around, had anybody printed them. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** A value of one plain line as it is, any other as JSON. */
function quoted(value: string): string {
  return /^[ -~]*$/.test(value) && value.trim() === value && value !== '' ? value : JSON.stringify(value)
}

/** Whether a line of the log is not in all logs: the mask of the key, and the first line that says something. */
function isOwn(line: string, index: number): boolean {
  if (line.startsWith('::debug::')) return false
  return !(index === 0 && line === `::add-mask::${KEY}`) && !line.startsWith(`supermemory-sync-action ${VERSION}: `)
}

/** Without what frames tables and the chart. */
function ownLines(summary: readonly string[], withChart = false): string[] {
  const chart = summary.indexOf('```mermaid')
  const firstBar = summary.findIndex((line, index) => index > chart && line.startsWith('  section '))
  return summary.filter(
    (line, index) =>
      line !== '' &&
      (withChart || chart === -1 || index < chart - 2) &&
      !/^\|(?: (?:Connection|Code) \|.*|(?: :?-+:? \|)+)$/.test(line) &&
      (chart === -1 || index < chart || (index >= firstBar && line !== '```')),
  )
}

/** Cuts rows of lines that differ in numbers only and, where that is still too much, the middle. */
function shortened(lines: readonly string[], most: number | undefined): readonly string[] {
  if (most === undefined) return lines
  const shapes = lines.map(line => line.replace(/\d+/g, '0'))
  const kept: string[] = []
  for (let index = 0; index < lines.length; ) {
    let next = index + 1
    while (shapes[next] === shapes[index]) next++
    const row = lines.slice(index, next)
    index = next
    if (row.length <= LONGEST_ROW) kept.push(...row)
    else kept.push(...row.slice(0, 2), `[… ${row.length - 3} like it]`, ...row.slice(-1))
  }
  if (kept.length <= 2 * most) return kept
  return [...kept.slice(0, most), `[… ${kept.length - 2 * most} lines]`, ...kept.slice(-most)]
}

/** A row of requests of a kind, or of two kinds in turn, that is longer than this is cut. */
const LONGEST_ROW = 4

function requestLines(requests: readonly Recorded[], withHeaders: boolean): string[] {
  let headers = ''
  const linesOf = (recorded: Recorded) => {
    const fields = Object.entries(recorded.request.headers).map(([name, value]) => `          ${name}: ${value}`)
    const areNew = withHeaders && fields.join() !== headers
    headers = fields.join()
    return [requestText(recorded), ...(areNew ? fields : [])]
  }
  const lines: string[] = []
  for (let index = 0; index < requests.length; ) {
    const kinds = [1, 2].find(kinds => rowLength(requests, index, kinds) > LONGEST_ROW * kinds)
    const length = kinds === undefined ? 1 : rowLength(requests, index, kinds)
    const row = requests.slice(index, index + length)
    index += length
    if (kinds === undefined) lines.push(...row.flatMap(linesOf))
    else {
      lines.push(...row.slice(0, 2 * kinds).flatMap(linesOf))
      lines.push(`          [… ${length - 3 * kinds} like ${kinds === 1 ? 'it' : 'these'}]`)
      lines.push(...row.slice(-kinds).flatMap(linesOf))
    }
  }
  return lines
}

/** How many requests from `first` on are of so many kinds in turn, and end alike. */
function rowLength(requests: readonly Recorded[], first: number, kinds: number): number {
  let next = first + kinds
  while (next < requests.length && isAlike(requests[next], requests[next - kinds])) next++
  return next - first
}

function isAlike(one: Recorded | undefined, other: Recorded | undefined): boolean {
  return one?.endpoint === other?.endpoint && one?.end === other?.end
}

function requestText({ seconds, request, end }: Recorded): string {
  const { method, url, body } = request
  const address = url.origin === 'https://api.supermemory.ai' ? url.pathname + url.search : url.href
  return `${seconds.toFixed(2).padStart(9)} ${method} ${address}${body === null ? '' : ` ${body}`} → ${end}`
}

type Fields = Record<string, unknown>
/** Whether the log has that sentence, too. */
type Said = (sentence: string) => boolean

/** Fields that every provider's object has, and every connection's; these and others are shown where they say something. */
const PROVIDER = ['provider', 'status', 'message', 'errorCode', 'connections']
const CONNECTION =
  'id namespace account status runId startedAt completedAt itemsProcessed itemsFailed errorCode error advice failures'

function outputLines({ outputs, summary, resultsFile }: Ran, log: readonly string[]): string[] {
  if (Object.keys(outputs).length === 0) return []
  const { message = '', results = '[]', 'results-file': file = '', summary: report, ...rest } = outputs
  const isLogged = (part: string) => log.some(line => line.includes(part.replaceAll('%', '%25').replace(/…$/, '')))
  const said = (sentence: string) => sentence.split('; ').every(isLogged)
  const objects = JSON.parse(results) as Fields[]
  const given = Object.entries(rest).filter(([, value]) => value !== '')
  return [
    given.map(([name, value]) => `${name}: ${value}`).join(', '),
    ...messageLines(message, objects, summary, said),
    ...objects.flatMap(object => {
      const line = fieldsLine(object, PROVIDER, said)
      const each = (object.connections as Fields[]).map(each => fieldsLine(each, CONNECTION.split(' '), said))
      return each.length === 1 ? [`${line}: ${each}`] : [line, ...each.map(one => `  ${one}`)]
    }),
    ...(results === resultsFile
      ? []
      : [`results: ${sizeOf(results)}`, `results-file: ${file}, ${sizeOf(resultsFile)}`]),
    ...(report === undefined || report.trim() === withoutChart(summary) ? [] : ['summary:', ...report.split('\n')]),
  ]
}

function sizeOf(text: string | null): string {
  return `${Buffer.byteLength(text ?? '')} bytes`
}

function withoutChart(summary: string): string {
  return summary.replace(/\n### .*\n\n```mermaid\n[\s\S]*?\n```\n/, '').trim()
}

/** Without the title, which the summary has, and what the providers' objects say; nothing, where nothing is left. */
function messageLines(message: string, objects: readonly Fields[], summary: string, said: Said): string[] {
  const title = `${/^## (.*?: )\S+\s(\S+)/.exec(summary)?.slice(1).join('') ?? ''}. `
  let left = message.startsWith(title) ? message.slice(title.length) : message
  for (const { message } of objects) left = left.replace(String(message), '[…]')
  return said(left) || /^(?:(?:\S+: )?\[…\](?:\. )?)+$/.test(left) ? [] : [`message: ${left}`]
}

/** What an object says, with its name and its status by value alone. */
function fieldsLine(object: Fields, expected: readonly string[], said: Said): string {
  const { [expected[0] ?? '']: name, status, message, connections, ...fields } = object
  const shown = Object.entries(fields).flatMap(([name, value]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return []
    const isSaid = typeof value === 'string' && value.includes(' ') && said(value)
    return `${name}=${isSaid ? '[…]' : shownValue(value)}`
  })
  const more = typeof message === 'string' && !said(message) ? [JSON.stringify(message)] : []
  const missing = expected.filter(name => !(name in object)).map(name => `[no ${name}]`)
  return [shownValue(name), shownValue(status), ...shown, ...more, ...missing].join(' ')
}

/** A word or a number as it is, a sentence as JSON, a list of objects by their values. */
function shownValue(value: unknown): string {
  if (typeof value === 'string') return /^[^\s"]+$/.test(value) ? value : JSON.stringify(value)
  if (!Array.isArray(value)) return JSON.stringify(value)
  const each = value.map(item => Object.values(item).map(shownValue).join(' '))
  const cut = each.length > LONGEST_ROW ? [...each.slice(0, 2), `… ${each.length - 3} more`, ...each.slice(-1)] : each
  return `[${cut.join(', ')}]`
}
