import { closest, distance } from 'fastest-levenshtein'
import { PROVIDERS } from './api/types.ts'
import type { Clean } from './clean.ts'
import { FAIL_ON_STATUSES, type Status } from './status.ts'

/** The inputs, checked. Times in milliseconds. */
export interface Settings {
  providers: readonly string[] | 'all'
  /** Empty: every connection of the providers. */
  containerTags: readonly string[]
  apiKey: string
  waitFor: 'accepted' | 'completed' | 'searchable'
  mode: 'sync' | 'check'
  maxAgeMs: number | null
  failOn: readonly Status[]
  apiVersion: 'v3' | 'v5' | 'auto'
  baseUrl: URL
  waitTimeoutMs: number
  pollIntervalMs: number
  requestTimeoutMs: number
  maxRetries: number
  /** What is allowed, but probably not meant. */
  warnings: readonly string[]
}

/** Where inputs come from: `getInput` gives the text of an input, `''` if there is none. */
export interface InputSource {
  getInput: (name: string) => string
  env: Readonly<Record<string, string | undefined>>
  clean: Clean
}

/** Inputs are not what they may be. One problem for each of them. */
export class InputError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super('bad input')
    this.name = 'InputError'
    this.problems = problems
  }
}

/** The API key as it will be sent: the input, or the environment variable, without surrounding white space. */
export function readApiKey({ getInput, env }: Omit<InputSource, 'clean'>): string {
  return getInput('api-key').trim() || (env.SUPERMEMORY_API_KEY ?? '').trim()
}

/** Reads and checks every input. Throws an InputError with all that is wrong with them. */
export function readInputs(source: InputSource): Settings {
  const problems: string[] = []
  const read = createReader(source, problems)
  const containerTags = tags(source, problems)
  const settings: Settings = {
    providers: providers(source, read, problems),
    containerTags,
    apiKey: apiKey(source, problems),
    waitFor: read.word('wait-for', ['accepted', 'completed', 'searchable']),
    mode: read.word('mode', ['sync', 'check']),
    maxAgeMs: read.number('max-age-minutes', MAX_AGE),
    failOn: failOn(source, read, problems),
    apiVersion: read.word('api-version', ['auto', 'v3', 'v5']),
    baseUrl: baseUrl(source, problems),
    waitTimeoutMs: read.number('wait-timeout-minutes', WAIT_TIMEOUT) ?? 0,
    pollIntervalMs: read.number('poll-interval-seconds', POLL_INTERVAL) ?? 0,
    requestTimeoutMs: read.number('request-timeout-seconds', REQUEST_TIMEOUT) ?? 0,
    maxRetries: read.number('max-retries', MAX_RETRIES) ?? 0,
    warnings: warningsAbout(containerTags, source.clean),
  }
  if (settings.waitFor === 'searchable' && settings.apiVersion === 'v3') {
    problems.push('wait-for is searchable, which v3 cannot tell: set api-version to auto or v5')
  }
  if (settings.mode === 'check' && settings.waitFor !== 'accepted') {
    problems.push(
      `wait-for is ${settings.waitFor}, but mode is check, which waits for nothing: leave one of them out`,
    )
  }
  if (problems.length > 0) throw new InputError(problems)
  return settings
}

/** `fallback` in the unit of the input, which has `unit` milliseconds (1 for a plain number). */
interface NumberRule {
  fallback: number | null
  least: number
  most: number
  /** Whether `least` itself is too small. */
  above?: boolean
  whole?: boolean
  unit: number
}

const MAX_AGE: NumberRule = { fallback: null, above: true, least: 0, most: 525_600, unit: 60_000 }
const WAIT_TIMEOUT: NumberRule = { fallback: 30, above: true, least: 0, most: 7200, unit: 60_000 }
const POLL_INTERVAL: NumberRule = { fallback: 10, least: 1, most: 300, unit: 1000 }
const REQUEST_TIMEOUT: NumberRule = { fallback: 60, above: true, least: 0, most: 600, unit: 1000 }
const MAX_RETRIES: NumberRule = { fallback: 3, least: 0, most: 10, whole: true, unit: 1 }

interface Reader {
  /** One of the words; the first where the input is empty. */
  word<T extends string>(name: string, words: readonly [T, ...T[]]): T
  /** A plain decimal number, in milliseconds; null where the input is empty and has no default. */
  number(name: string, rule: NumberRule): number | null
  /** Notes the words of a list that are unknown, with the nearest known one. */
  unknown(name: string, given: readonly string[], known: readonly string[], allowed: string): void
}

function createReader({ getInput, clean }: InputSource, problems: string[]): Reader {
  const unknown: Reader['unknown'] = (name, given, known, allowed) => {
    const wrong = given.filter(word => !known.includes(word))
    if (wrong.length === 0) return
    const each = wrong.map(word => {
      const nearest = nearestWord(word, known)
      return `“${clean(word)}” is not allowed${nearest === null ? '' : `, did you mean ${nearest}?`}`
    })
    problems.push(`${name}: ${each.join('; ')}${each.at(-1)?.endsWith('?') ? '' : '.'} Allowed: ${allowed}`)
  }
  return {
    unknown,
    word(name, words) {
      const given = getInput(name).trim()
      if (given === '') return words[0]
      unknown(name, [given], words, words.join(', '))
      return words.find(word => word === given) ?? words[0]
    },
    number(name, { fallback, least, most, above = false, whole = false, unit }) {
      const given = getInput(name).trim()
      if (given === '') return fallback === null ? null : fallback * unit
      const value = (whole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(given) ? Number(given) : Number.NaN
      if (value <= most && (above ? value > least : value >= least)) return value * unit
      const range = above ? `above ${least}, at most ${most}` : `from ${least} to ${most}`
      problems.push(`${name} is “${clean(given)}”: allowed is a ${whole ? 'whole ' : ''}number ${range}`)
      return 0
    },
  }
}

/** Null where no known word is much like it. */
function nearestWord(word: string, known: readonly string[]): string | null {
  const written = word.slice(0, 40).toLowerCase()
  const nearest = closest(written, known)
  return distance(written, nearest) <= Math.max(2, nearest.length * 0.4) ? nearest : null
}

function providers({ getInput }: InputSource, read: Reader, problems: string[]): readonly string[] | 'all' {
  const names = splitList(getInput('provider'))
  const allowed = `${PROVIDERS.join(', ')}, or all by itself`
  if (names.length === 0) problems.push(`provider is missing. Allowed: ${allowed}`)
  else if (names.length > 1 && names.includes('all'))
    problems.push('provider: all stands by itself, without other providers')
  else read.unknown('provider', names, [...PROVIDERS, 'all'], allowed)
  return names[0] === 'all' ? 'all' : names
}

function failOn({ getInput }: InputSource, read: Reader, problems: string[]): readonly Status[] {
  const names = splitList(getInput('fail-on'))
  if (names.length === 0) return FAIL_ON_STATUSES.filter(status => status !== 'completed-with-failures')
  if (names.length > 1 && names.includes('none'))
    problems.push('fail-on: none stands by itself, without statuses')
  else
    read.unknown(
      'fail-on',
      names,
      [...FAIL_ON_STATUSES, 'none'],
      `${FAIL_ON_STATUSES.join(', ')}, or none by itself`,
    )
  return FAIL_ON_STATUSES.filter(status => names.includes(status))
}

function tags({ getInput, clean }: InputSource, problems: string[]): readonly string[] {
  const input = getInput('container-tags').trim()
  if (!input.startsWith('[')) return splitList(input)
  const list = parseStrings(input)
  if (list !== null) return distinct(list)
  problems.push(
    `container-tags is “${clean(input)}”: it begins like a JSON array, but is not a JSON array of strings. Write tags separated by commas or newlines, or an array like ["docs","team-a"]`,
  )
  return []
}

function parseStrings(input: string): string[] | null {
  try {
    const value: unknown = JSON.parse(input)
    return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? value : null
  } catch {
    return null
  }
}

/** The API's published rule: https://supermemory.ai/docs, container tags. Older tags may break it. */
const TAG_RULE = /^[A-Za-z0-9_:-]{1,100}$/

function warningsAbout(containerTags: readonly string[], clean: Clean): string[] {
  const odd = containerTags.filter(tag => !TAG_RULE.test(tag))
  if (odd.length === 0) return []
  const shown = odd.slice(0, 5).map(tag => `“${clean(tag)}”`)
  const more = odd.length > 5 ? ` and ${odd.length - 5} more` : ''
  return [
    `container-tags: the API may refuse ${shown.join(', ')}${more}. A tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -`,
  ]
}

function apiKey(source: InputSource, problems: string[]): string {
  const key = readApiKey(source)
  if (key === '') {
    problems.push(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a workflow says it
      'api-key is missing: set it to a secret, as in ${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty',
    )
  } else if (!/^[\x21-\x7e]+$/.test(key)) {
    // The value is not shown: it may be a key with only one character wrong.
    problems.push(
      'api-key has characters that no HTTP header can carry (white space, control or non-ASCII characters): store the key again, as one line with nothing around it',
    )
  }
  return key
}

function baseUrl({ getInput, env, clean }: InputSource, problems: string[]): URL {
  const input =
    getInput('base-url').trim() || (env.SUPERMEMORY_BASE_URL ?? '').trim() || 'https://api.supermemory.ai'
  // Everything before the last `@` may be a password.
  const shown = `base-url is “${clean(input.replace(/^.*@/s, '***@'))}”`
  const url = URL.canParse(input) ? new URL(input) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    problems.push(`${shown}: allowed is an https address`)
    return new URL('https://api.supermemory.ai')
  }
  if (url.username !== '' || url.password !== '') {
    problems.push(`${shown}: it must not have credentials in it; the key goes into api-key`)
  }
  if (/[?#]/.test(input)) problems.push(`${shown}: it must not have a query (?) or a fragment (#)`)
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) {
    problems.push(`${shown}: allowed is an https address; plain http only to localhost and 127.0.0.0/8`)
  }
  return url
}

// The URL parser writes every form of an IPv4 address in the one form that is matched here.
function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

function splitList(input: string): string[] {
  return distinct(input.split(/[,\n]/))
}

/** Trimmed, blanks and repeats dropped, in the order given. */
function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map(value => value.trim()).filter(value => value !== ''))]
}
