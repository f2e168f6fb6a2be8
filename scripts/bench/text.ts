/** A Markdown table; the columns whose heads begin with `-` are set to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(head.map(name => name.replace(/^-/, ''))),
    line(head.map(name => (name.startsWith('-') ? '--:' : '---'))),
    ...rows.map(line),
  ].join('\n')
}

/** A number with as many digits as matter, thousands apart. */
export function readable(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 1 : 0 })
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}
