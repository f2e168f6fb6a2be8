import { isProvider } from './providers.ts'
import type { Redact } from './redact.ts'

/** Longest excerpt of a text that is not ours, in characters. */
const LONGEST_QUOTE = 500
const LONGEST_READ = 8192
const LONGEST_HALF_KEY = 2048

interface Quote {
  readonly quote: string
}

/** A text in which the words that are ours and those that came from elsewhere stay apart until it is shown. */
export type Phrase = readonly (string | Quote)[]

/**
 * Template tag: the literal parts are ours, every string put in is a quote (an input, an answer, an id) and
 * shown as such; numbers and phrases go in as they are.
 */
export function text(literals: TemplateStringsArray, ...values: (string | number | Phrase)[]): Phrase {
  const parts: (string | Quote)[] = []
  for (const [index, words] of literals.entries()) {
    if (words !== '') parts.push(words)
    const value = values[index]
    if (typeof value === 'string') parts.push({ quote: value })
    else if (typeof value === 'number') parts.push(String(value))
    else if (value !== undefined) parts.push(...value)
  }
  return parts
}

/** Words of ours as a phrase. */
export function ours(words: string): Phrase {
  return [words]
}

/** A provider's name: ours where we know it, else a quote, since lists of connections come from elsewhere. */
export function providerName(provider: string): Phrase {
  return isProvider(provider) ? [provider] : text`${provider}`
}

/** Phrases in a row, with our own words between them. */
export function join(phrases: readonly Phrase[], separator: string): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [separator, ...phrase]))
}

/** A phrase for the log, an annotation or an output: one line of text. */
export function plain(phrase: Phrase, redact: Redact): string {
  return phrase.map(part => (typeof part === 'string' ? part : excerpt(part.quote, redact))).join('')
}

/**
 * A phrase for a cell of a Markdown table. Quotes become code spans: in those nothing is a link, an image, HTML,
 * a mention or emphasis, and GitHub links no bare address. The bar is replaced, because a table is cut into cells
 * before code spans are read; what would be HTML or a link elsewhere, because summaries are copied elsewhere.
 */
export function markdown(phrase: Phrase, redact: Redact): string {
  return phrase
    .map(part => (typeof part === 'string' ? part : codeSpan(excerpt(part.quote, redact))))
    .join('')
}

function codeSpan(content: string): string {
  if (content.trim() === '') return '(blank)'
  const fence = '`'.repeat(longestRunOfBackticks(content) + 1)
  const pad = /^`|`$/.test(content) ? ' ' : ''
  const harmless = content
    .replaceAll('|', '¦')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll('](', '] (')
  return `${fence}${pad}${harmless}${pad}${fence}`
}

function longestRunOfBackticks(content: string): number {
  return Math.max(0, ...(content.match(/`+/g) ?? []).map(run => run.length))
}

// Redacting comes before cutting: half a key would no longer be found. But a text may have megabytes, so there is a first
// cut before all that, and the end of what it leaves, where half a key may stand, is not shown.
function excerpt(quote: string, redact: Redact): string {
  const redacted =
    quote.length <= LONGEST_READ
      ? redact(quote)
      : redact(quote.slice(0, LONGEST_READ)).slice(0, -LONGEST_HALF_KEY)
  const shown = visible(redacted)
  if (shown.length <= LONGEST_QUOTE) return shown
  const characters = [...shown]
  return characters.length <= LONGEST_QUOTE ? shown : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`
}

const STEERING = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]`

/**
 * Shows characters that steer a terminal, reverse a line or are not seen (`\n`, `\u{202e}`), and takes the meaning
 * from `##[`, which the runner reads as a command anywhere in a line.
 */
export function visible(value: string): string {
  // Nearly every text is plain. A literal would be read, and its characters looked up, at every start.
  const steering = /^[\x20-\x7e]*$/.test(value) ? null : new RegExp(STEERING, 'gu')
  const harmless = steering === null ? value : value.replace(steering, escapeCharacter)
  return harmless.replaceAll('##[', '## [')
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  if (character === '\t') return '\\t'
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
