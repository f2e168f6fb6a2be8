/** What a single value of an input may be. */
import { closest, distance } from 'fastest-levenshtein'
import type { Clean } from './clean.ts'

/** The API's published rule: https://supermemory.ai/docs, container tags. Older tags may break it. */
const TAG_RULE = /^[A-Za-z0-9_:-]{1,100}$/

/** Empty where no known word is much like it. */
export function suggestion(word: string, known: readonly string[]): string {
  const written = word.slice(0, 40).toLowerCase()
  const nearest = closest(written, known)
  return distance(written, nearest) <= Math.ceil(nearest.length / 4) ? ` (did you mean ${nearest}?)` : ''
}

/** One warning for all tags that break the rule. */
export function tagWarnings(tags: readonly string[], clean: Clean): string[] {
  const odd = tags.filter(tag => !TAG_RULE.test(tag)).map(tag => `“${clean(tag)}”`)
  if (odd.length === 0) return []
  const more = odd.length > 5 ? ` and ${odd.length - 5} more` : ''
  const rule = 'A tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -'
  return [`container-tags: the API may refuse ${odd.slice(0, 5).join(', ')}${more}. ${rule}`]
}

/** Null where the address may be used. */
export function baseUrlProblem(given: string): string | null {
  const url = URL.canParse(given) ? new URL(given) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return 'it must be an https address'
  if (url.username !== '' || url.password !== '') return 'it must not contain credentials; the key belongs in api-key'
  if (/[?#]/.test(given)) return 'it must not contain a query (?) or a fragment (#)'
  // The URL parser writes every form of an IPv4 address in the one form that is matched here.
  const isThisMachine = url.hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(url.hostname)
  if (url.protocol === 'https:' || isThisMachine) return null
  return 'it must be an https address; plain http only to localhost and 127.0.0.0/8'
}

/** Null where the text is no JSON array of strings. */
export function parseStrings(json: string): string[] | null {
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? value : null
  } catch {
    return null
  }
}

/** By commas or newlines. */
export function splitList(input: string): string[] {
  return distinct(input.split(/[,\n]/))
}

/** Trimmed, blanks and repeats dropped, in the order given. */
export function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map(value => value.trim()).filter(value => value !== ''))]
}
