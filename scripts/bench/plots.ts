/** Small SVG plots, readable on light and on dark pages. */
import type { Sample } from '../simulate-waiting.ts'

const STYLE = `<style>
  text { font: 12px system-ui, sans-serif; fill: #57606a }
  .strong { font-weight: 600; fill: #1f6feb }
  .ours { fill: #1f6feb } .theirs { fill: #8c959f } .later { opacity: .45 }
  .grid { stroke: #8c959f; stroke-opacity: .3 } .limit { stroke: #cf222e; stroke-dasharray: 4 3 }
  .line { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) { text { fill: #9198a1 } .strong { fill: #58a6ff } }
</style>`

function svg(width: number, height: number, title: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    STYLE,
    ...parts,
    '</svg>\n',
  ].join('\n')
}

function label(x: number, y: number, content: string, rest = ''): string {
  return `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}"${rest}>${content}</text>`
}

/** Bars from the start of each process to its request, and on to its exit. */
export function startPlot(rows: readonly { name: string; request: number; exit: number }[]): string {
  const width = 640
  const left = 200
  const rowHeight = 30
  const height = rows.length * rowHeight + 44
  const longest = Math.max(...rows.map(({ exit }) => exit))
  const scale = (ms: number) => (ms / longest) * (width - left - 90)
  const bars = rows.flatMap(({ name, request, exit }, index) => {
    const y = 8 + index * rowHeight
    const ours = name === 'this action'
    const bar = (x: number, length: number, kind: string) =>
      `<rect class="${ours ? 'ours' : 'theirs'} ${kind}" x="${(left + x).toFixed(1)}" y="${y}" width="${length.toFixed(1)}" height="20"/>`
    return [
      label(left - 8, y + 15, name.replaceAll('`', ''), ` text-anchor="end"${ours ? ' class="strong"' : ''}`),
      bar(0, scale(request), 'sooner'),
      bar(scale(request), scale(exit - request), 'later'),
      label(left + scale(exit) + 6, y + 15, `${request.toFixed(0)} · ${exit.toFixed(0)}`),
    ]
  })
  return svg(width, height, 'Milliseconds from the start of the process to the request, and to the exit', [
    ...bars,
    label(left, height - 12, 'milliseconds to the request (dark) · to the exit (light)'),
  ])
}

const COLOURS = ['#bf8700', '#1a7f37', '#1f6feb', '#8250df']
const POINTS = 12

/** Requests beside a poll of every connection each 10 s, by the length of the sync; one line for each number of connections. */
export function waitingPlot(samples: readonly Sample[]): string {
  const area = { left: 60, top: 14, width: 500, height: 250 }
  const lengths = [5, 15, 60, 300, 1200, 7200]
  const ratios = [0.01, 0.1, 0.2, 1, 1.5, 5]
  const x = (ms: number) => area.left + (Math.log(ms / 5000) / Math.log(1440)) * area.width
  const y = (ratio: number) => area.top + (1 - Math.log(ratio / 0.002) / Math.log(6 / 0.002)) * area.height
  const right = area.left + area.width
  const bottom = area.top + area.height
  const counts = [...new Set(samples.map(({ connections }) => connections))]
  const lines = counts.flatMap((connections, index) => {
    const sorted = samples
      .filter(sample => sample.connections === connections)
      .toSorted((a, b) => a.length - b.length)
    const size = Math.ceil(sorted.length / POINTS)
    const points = Array.from({ length: Math.ceil(sorted.length / size) }, (_, place) => {
      const these = sorted.slice(place * size, (place + 1) * size)
      const ours = these.reduce((sum, { action }) => sum + action.requests, 0)
      const theirs = these.reduce((sum, { polls }) => sum + (polls.get(10_000)?.requests ?? 0), 0)
      const length = Math.exp(these.reduce((sum, each) => sum + Math.log(each.length), 0) / these.length)
      return [x(length), y(ours / theirs)] as const
    })
    const colour = COLOURS[index % COLOURS.length]
    const [, lastY = 0] = points.at(-1) ?? []
    const path = points.map(point => point.map(each => each.toFixed(1)).join(',')).join(' ')
    return [
      `<polyline class="line" stroke="${colour}" points="${path}"/>`,
      label(right + 8, lastY + 4 + (index === counts.length - 1 ? 6 : 0), String(connections)),
    ]
  })
  return svg(640, 320, 'Requests while waiting, as a part of those of a poll every 10 s', [
    ...lengths.map(seconds => {
      const at = x(seconds * 1000).toFixed(1)
      const name =
        seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`
      return `<path class="grid" d="M${at} ${area.top}V${bottom}"/>${label(Number(at), bottom + 16, name, ' text-anchor="middle"')}`
    }),
    ...ratios.map(ratio => {
      const at = y(ratio).toFixed(1)
      const goal = ratio === 0.2 || ratio === 1.5
      return `<path class="${goal ? 'limit' : 'grid'}" d="M${area.left} ${at}H${right}"/>${label(area.left - 8, Number(at) + 4, `× ${ratio}`, ' text-anchor="end"')}`
    }),
    ...lines,
    label(right + 8, area.top + 4, 'connections'),
    label(
      area.left,
      bottom + 40,
      'Requests beside a poll of every connection each 10 s, by the length of the sync',
    ),
  ])
}
