import type { ConnectionResult } from '../sync/results.ts'

const MOST_BARS = 60
/** Short charts would otherwise have several ticks for the same second, in milliseconds. */
const SHORT = 12_000

/** Green is done, red failed, amber anything else; in light and dark. */
const THEME = {
  theme: 'base',
  themeVariables: {
    doneTaskBkgColor: '#2da44e',
    doneTaskBorderColor: '#1a7f37',
    critBkgColor: '#cf222e',
    critBorderColor: '#a40e26',
    activeTaskBkgColor: '#d4a72c',
    activeTaskBorderColor: '#9a6700',
    taskTextColor: '#ffffff',
    taskTextDarkColor: '#ffffff',
    taskTextOutsideColor: '#57606a',
    titleColor: '#57606a',
    sectionBkgColor: 'transparent',
    altSectionBkgColor: 'transparent',
    sectionBkgColor2: 'transparent',
  },
}

/** A Mermaid chart of when the runs began and ended, where there are two or more to compare. */
export function ganttChart(results: readonly ConnectionResult[]): string[] {
  const bars = results.flatMap(({ connection, run, status }) => {
    if (run === null || run.startedAt === null) return []
    const end = Math.max(run.completedAt ?? run.startedAt, run.startedAt + 1)
    return [{ provider: connection.provider, id: connection.id, status, start: run.startedAt, end }]
  })
  if (bars.length < 2) return []
  const shown = bars.slice(0, MOST_BARS)
  const lines = shown.map(({ provider, id, status, start, end }, index) => {
    const mood = status === 'completed' ? 'done' : status === 'failed' ? 'crit' : 'active'
    const section = shown[index - 1]?.provider === provider ? [] : [`  section ${label(provider)}`]
    return [...section, `  ${label(id)} :${mood}, ${start}, ${end}`].join('\n')
  })
  const length = Math.max(...shown.map(({ end }) => end)) - Math.min(...shown.map(({ start }) => start))
  const chart = [
    `%%{init: ${JSON.stringify(THEME)}}%%`,
    'gantt',
    '  dateFormat x',
    '  axisFormat %H:%M:%S',
    ...(length <= SHORT ? ['  tickInterval 1second'] : []),
    ...lines,
  ]
  return [
    ['### When the syncs ran', '', '```mermaid', ...chart, '```'].join('\n'),
    ...(bars.length > MOST_BARS ? [`The first ${MOST_BARS} of ${bars.length} syncs.`] : []),
  ]
}

// Mermaid has no escapes in a chart: what could mean something to it is left out. A name that begins with a mark is no
// statement, as `title` and `click` would be.
function label(name: string): string {
  return `· ${name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 40)}`
}
