import { styleText } from 'node:util'
import type { LogLine } from './runner.ts'

export interface Palette {
  strong(text: string): string
  faint(text: string): string
  good(text: string): string
  bad(text: string): string
  log(line: LogLine): string
}

/** Colours as on the log page of Actions, or none at all. */
export function palette(colours: boolean): Palette {
  const style =
    (format: Parameters<typeof styleText>[0]) =>
    (text: string): string =>
      colours && text ? styleText(format, text, { validateStream: false }) : text
  const kinds: Record<LogLine['kind'], (text: string) => string> = {
    error: style('red'),
    warning: style('yellow'),
    notice: style('blue'),
    debug: style('magenta'),
    group: style('bold'),
    text: text => text,
  }
  return {
    strong: style('bold'),
    faint: style('dim'),
    good: style('green'),
    bad: style('red'),
    log: ({ kind, text }) => kinds[kind](text),
  }
}

export function wantsColours(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !env.NO_COLOR
}
