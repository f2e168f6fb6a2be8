/** What a single value of an input may be. A reader takes the text of an input, and throws a Problem. */
import { closest, distance } from 'fastest-levenshtein'
import { duration } from './words.ts'

/** What is wrong with a value, in words that follow the name of the input. */
export class Problem extends Error {}

/** `show`: a value as a message may have it. */
export type Reader<T> = (text: string, show: (value: string) => string) => T

/** The API's published rule: https://supermemory.ai/docs, container tags. Older tags may break it. */
const TAG_RULE = /^[A-Za-z0-9_:-]{1,100}$/

/** One of some words; the first is the default. */
export function oneOf<T extends string>(words: readonly [T, ...T[]]): Reader<T> {
  return (text, show) => {
    const given = text || words[0]
    expectKnown([given], words, words.join(', '), show)
    return words.find(word => word === given) ?? words[0]
  }
}

/**
 * Words separated by commas or newlines, or the one that stands alone. `alsoKnown`: what else a word may be, how a message
 * says that, and what was probably meant by a word.
 */
export function wordList(
  known: readonly string[],
  alone: string,
  alsoKnown?: { pattern: RegExp; as: string; guess: (word: string) => string },
): Reader<readonly string[]> {
  return (text, show) => {
    const given = splitList(text)
    if (given.length === 0 && text !== '') throw new Problem(`is ${show(text)}: it is empty`)
    if (given.length > 1 && given.includes(alone)) {
      throw new Problem(`is ${show(given.join(', '))}: ${alone} must stand on its own`)
    }
    const odd = given.filter(word => !alsoKnown?.pattern.test(word))
    const also = alsoKnown === undefined ? [] : [alsoKnown.as]
    const guesses = odd.map(word => alsoKnown?.guess(word) ?? '').filter(guess => alsoKnown?.pattern.test(guess))
    const allowed = `${[...known, ...also].join(', ')}; or ${alone} on its own`
    expectKnown(odd, [...known, alone], allowed, show, guesses)
    return given
  }
}

function expectKnown(
  given: readonly string[],
  known: readonly string[],
  allowed: string,
  show: (value: string) => string,
  guesses: readonly string[] = [],
): void {
  const wrong = given.filter(word => !known.includes(word))
  if (wrong.length === 0) return
  const each = wrong.map(word => `${show(word)}${suggestion(word, [...known, ...guesses])}`).join(', ')
  throw new Problem(`is ${each}, which is not allowed. Allowed: ${allowed}`)
}

/** Empty where no known word is much like it. */
function suggestion(word: string, known: readonly string[]): string {
  const written = word.slice(0, 40).toLowerCase()
  const nearest = closest(written, known)
  // Two letters that changed places are a distance of two.
  return distance(written, nearest) <= Math.max(Math.ceil(nearest.length / 4), Math.min(2, nearest.length - 2))
    ? ` (did you mean ${nearest}?)`
    : ''
}

interface NumberRange {
  /** Milliseconds in a unit of the input; 1 for a plain number. */
  unit: number
  least: number
  most: number
  /** Whether `least` itself is too little. */
  isAbove?: boolean
  fallback: number
}

/** How long a unit is that people write behind a number, in milliseconds. */
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 }

/** A number in plain decimals, in milliseconds where it has a unit. */
export function number({ unit, least, most, isAbove = false, fallback }: NumberRange): Reader<number> {
  const isWhole = unit === 1
  const pattern = isWhole ? /^\d+$/ : /^\d+(?:\.\d+)?$/
  return (text, show) => {
    const value = pattern.test(text || String(fallback)) ? Number(text || fallback) : Number.NaN
    if (value <= most && (isAbove ? value > least : value >= least)) return value * unit
    const range = isAbove ? `above ${least} and at most ${most}` : `from ${least} to ${most}`
    const hint = isWhole ? '' : unitHint(text, unit, most)
    throw new Problem(`is ${show(text)}: it must be a ${isWhole ? 'whole ' : ''}number ${range}${hint}`)
  }
}

/** What to write for a number with a unit behind it, such as `1h`; empty where that would be too much, or no number. */
function unitHint(text: string, unit: number, most: number): string {
  const [, amount, word = ''] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/.exec(text) ?? []
  const ms = Object.hasOwn(UNITS, word) ? Number(amount) * (UNITS[word] ?? 0) : 0
  const value = Number((ms / unit).toFixed(3))
  return value > 0 && value <= most ? ` (for ${duration(ms)} use ${value})` : ''
}

/** Texts separated by commas or newlines, or a JSON array of strings; blanks and repeats dropped. */
export function textList(what: string): Reader<readonly string[]> {
  return (text, show) => {
    const list = text.startsWith('[') ? parseStrings(text) : splitList(text)
    if (list === null) {
      throw new Problem(
        `is ${show(text)}: it starts like a JSON array, but is not a JSON array of strings. Separate the ${what}s by commas or newlines, or write an array like ["one","two"]`,
      )
    }
    if (list.length === 0 && text !== '') throw new Problem(`is ${show(text)}: there is no ${what} in it`)
    return list
  }
}

/** Null where the text is no JSON array of strings. */
function parseStrings(json: string): string[] | null {
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? distinct(value) : null
  } catch {
    return null
  }
}

function splitList(text: string): string[] {
  return distinct(text.split(/[,\n]/))
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map(value => value.trim()).filter(value => value !== ''))]
}

/** The address of the API. */
export const baseUrl: Reader<URL> = (text, show) => {
  const problem = baseUrlProblem(text)
  if (problem === null) return new URL(text)
  // Everything before the last `@` may be a password.
  throw new Problem(`is ${show(text.replace(/^.*@/s, '***@'))}: ${problem}`)
}

function baseUrlProblem(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return 'it must be an https address'
  if (url.username !== '' || url.password !== '') return 'it must not contain credentials; the key belongs in api-key'
  if (/[?#]/.test(text)) return 'it must not contain a query (?) or a fragment (#)'
  if (/\/v[35]\/*$/.test(url.pathname)) return 'it must not end in /v3 or /v5, which the action adds'
  // The URL parser writes every form of an IPv4 address in the one form that is matched here.
  const isThisMachine = url.hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(url.hostname)
  if (url.protocol === 'https:' || isThisMachine) return null
  return 'it must be an https address; plain http only to localhost and 127.0.0.0/8'
}

/** One warning for all tags that break the rule. */
export function tagWarnings(tags: readonly string[], show: (value: string) => string): string[] {
  const odd = tags.filter(tag => !TAG_RULE.test(tag)).map(show)
  if (odd.length === 0) return []
  const more = odd.length > 5 ? ` and ${odd.length - 5} more` : ''
  const rule = 'A tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -'
  return [`container-tags: the API may refuse ${odd.slice(0, 5).join(', ')}${more}. ${rule}`]
}
