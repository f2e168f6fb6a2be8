import type { ConnectionResult } from '../sync/results.ts'

const MOST_BARS = 60
/** So many labels of the axis stand beside each other without touching. */
const MOST_TICKS = 6
const SECOND = 1000
/** In milliseconds, with what Mermaid calls it. */
const TICKS: readonly [ms: number, name: string][] = [
  ...[1, 2, 5, 10, 20, 30].map((n): [number, string] => [n * SECOND, `${n}second`]),
  ...[1, 2, 5, 10, 20, 30].map((n): [number, string] => [n * 60 * SECOND, `${n}minute`]),
  ...[1, 2, 4, 8, 24].map((n): [number, string] => [n * 3600 * SECOND, `${n}hour`]),
]
/** Green is done, red failed, amber anything else. White on each has a contrast of 4.5 or more, in light and dark. */
const THEME = `%%{init: {"theme": "base", "gantt": {"leftPadding": 80}, "themeVariables": {
  "doneTaskBkgColor": "#1a7f37", "doneTaskBorderColor": "#116329", "critBkgColor": "#cf222e", "critBorderColor": "#a40e26",
  "activeTaskBkgColor": "#8a5a00", "activeTaskBorderColor": "#633c01", "taskTextColor": "#fff", "taskTextDarkColor": "#fff",
  "taskTextLightColor": "#fff", "taskTextOutsideColor": "#7d858f", "titleColor": "#7d858f", "textColor": "#7d858f",
  "sectionBkgColor": "transparent", "altSectionBkgColor": "transparent", "sectionBkgColor2": "transparent"
}}}%%`

/** A Mermaid chart of when the runs began and ended, where there are two or more to compare. */
export function ganttChart(results: readonly ConnectionResult[]): string[] {
  // One that is still running is drawn up to the last time that is known of any.
  const times = results.flatMap(({ run }) => [run?.startedAt ?? 0, run?.completedAt ?? 0])
  const lastSeen = times.reduce((last, time) => Math.max(last, time), 0)
  const bars = results.flatMap(({ connection: { provider, id }, run, status }) => {
    if (run === null || run.startedAt === null) return []
    const mood = status === 'completed' ? 'done' : status === 'failed' ? 'crit' : 'active'
    return [{ provider, id, mood, start: run.startedAt, end: Math.max(run.completedAt ?? lastSeen, run.startedAt + 1) }]
  })
  if (bars.length < 2) return []
  const sections = Map.groupBy(bars.slice(0, MOST_BARS), ({ provider }) => provider)
  const lines = [...sections].flatMap(([provider, members]) => [
    `  section ${label(provider)}`,
    ...members.map(({ id, mood, start, end }) => `  ${label(id)} :${mood}, ${start}, ${end}`),
  ])
  const length = Math.max(...bars.map(({ end }) => end)) - Math.min(...bars.map(({ start }) => start))
  const [tick, name] = TICKS.find(([ms]) => length / ms <= MOST_TICKS) ?? [Number.POSITIVE_INFINITY, '1week']
  const chart = [
    '```mermaid',
    THEME,
    'gantt',
    '  todayMarker off',
    '  dateFormat x',
    `  axisFormat ${tick < 60 * SECOND ? '%H:%M:%S' : tick < 24 * 3600 * SECOND ? '%H:%M' : '%m-%d'}`,
    `  tickInterval ${name}`,
    ...lines,
    '```',
  ]
  const rest = bars.length > MOST_BARS ? [`The first ${MOST_BARS} of ${bars.length} syncs.`] : []
  return [['### When the syncs ran', '', ...chart].join('\n'), ...rest]
}

/** Words with which a line of a chart is a statement, or a date. */
const STATEMENT =
  /^(?:\d|acc|axisFormat|click|dateFormat|excludes|gantt|includes|inclusiveEndDates|section|tickInterval|title|todayMarker|topAxis|weekday|weekend)/i

// Mermaid has no escapes in a chart: what could mean something to it is left out.
function label(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 40)
  return STATEMENT.test(plain) ? `_${plain}` : plain
}
