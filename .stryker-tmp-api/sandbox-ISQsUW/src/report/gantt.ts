// @ts-nocheck
import type { ConnectionResult } from '../sync/results.ts'

const MOST_BARS = 60
/** In milliseconds: a chart so short would otherwise have several ticks for the same second. */
const SHORT = 12_000
/** Green is done, red failed, amber anything else; in light and dark. */
const THEME = `%%{init: {"theme": "base", "gantt": {"leftPadding": 110}, "themeVariables": {
  "doneTaskBkgColor": "#2da44e", "doneTaskBorderColor": "#1a7f37", "critBkgColor": "#cf222e", "critBorderColor": "#a40e26",
  "activeTaskBkgColor": "#d4a72c", "activeTaskBorderColor": "#9a6700", "taskTextColor": "#fff", "taskTextDarkColor": "#fff",
  "taskTextOutsideColor": "#848d97", "titleColor": "#848d97", "textColor": "#848d97",
  "sectionBkgColor": "transparent", "altSectionBkgColor": "transparent", "sectionBkgColor2": "transparent"
}}}%%`

/** A Mermaid chart of when the runs began and ended, where there are two or more to compare. */
export function ganttChart(results: readonly ConnectionResult[]): string[] {
  const bars = results.flatMap(({ connection: { provider, id }, run, status }) => {
    if (run === null || run.startedAt === null) return []
    const mood = status === 'completed' ? 'done' : status === 'failed' ? 'crit' : 'active'
    return [{ provider, id, mood, start: run.startedAt, end: Math.max(run.completedAt ?? 0, run.startedAt + 1) }]
  })
  if (bars.length < 2) return []
  const sections = Map.groupBy(bars.slice(0, MOST_BARS), ({ provider }) => provider)
  const lines = [...sections].flatMap(([provider, members]) => [
    `  section ${label(provider)}`,
    ...members.map(({ id, mood, start, end }) => `  · ${label(id)} :${mood}, ${start}, ${end}`),
  ])
  const length = Math.max(...bars.map(({ end }) => end)) - Math.min(...bars.map(({ start }) => start))
  const ticks = length < SHORT ? ['  tickInterval 1second'] : []
  const chart = [
    '```mermaid',
    THEME,
    'gantt',
    '  todayMarker off',
    '  dateFormat x',
    '  axisFormat %H:%M:%S',
    ...ticks,
    ...lines,
    '```',
  ]
  const rest = bars.length > MOST_BARS ? [`The first ${MOST_BARS} of ${bars.length} syncs.`] : []
  return [['### When the syncs ran', '', ...chart].join('\n'), ...rest]
}

// Mermaid has no escapes in a chart: what could mean something to it is left out. A line that begins with a mark is no
// statement, as `title` and `click` would be.
function label(name: string): string {
  return name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 40)
}
