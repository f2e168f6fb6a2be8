import { PROVIDERS } from './api/types.ts'
import type { Clean } from './clean.ts'
import { baseUrlProblem, distinct, parseStrings, splitList, suggestion, tagWarnings } from './input-values.ts'
import type { Settings } from './settings.ts'
import { FAIL_ON_STATUSES, type Status } from './status.ts'

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
    this.problems = problems
  }
}

const DEFAULT_BASE_URL = 'https://api.supermemory.ai'
const MINUTE = 60_000

/** The API key as it will be sent: the input, or the environment variable, without surrounding white space. */
export function readApiKey({ getInput, env }: Omit<InputSource, 'clean'>): string {
  return getInput('api-key').trim() || (env.SUPERMEMORY_API_KEY ?? '').trim()
}

/** Reads and checks every input. Throws an InputError with all that is wrong with them. */
export function readInputs(source: InputSource): Settings {
  const { getInput, env, clean } = source
  const problems: string[] = []
  const input = (name: string) => getInput(name).trim()

  /** Notes the words that are unknown, each with the nearest known one. */
  function expectKnown(name: string, given: readonly string[], known: readonly string[], allowed: string): void {
    const wrong = given.filter(word => !known.includes(word))
    if (wrong.length === 0) return
    const each = wrong.map(word => `“${clean(word)}” is not allowed${suggestion(word, known)}`)
    problems.push(`${name}: ${each.join('; ')}. Allowed: ${allowed}`)
  }

  function word<T extends string>(name: string, words: readonly [T, ...T[]]): T {
    const given = input(name) || words[0]
    expectKnown(name, [given], words, words.join(', '))
    return words.find(known => known === given) ?? words[0]
  }

  /** A list of known words, or the one that stands by itself. */
  function words(name: string, known: readonly string[], alone: string): string[] {
    const given = splitList(input(name))
    if (given.length > 1 && given.includes(alone))
      problems.push(`${name} is “${clean(given.join(', '))}”: ${alone} must stand alone`)
    else expectKnown(name, given, [...known, alone], `${known.join(', ')}; or ${alone}, by itself`)
    return given
  }

  /** A plain decimal number, in so many units. `above`: `least` itself is too small. */
  function number(
    name: string,
    fallback: number,
    unit: number,
    least: number,
    most: number,
    above = least === 0,
  ): number {
    const given = input(name) || String(fallback)
    const whole = unit === 1
    const value = (whole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(given) ? Number(given) : Number.NaN
    if (value <= most && (above ? value > least : value >= least)) return value * unit
    const range = above ? `above ${least} and at most ${most}` : `from ${least} to ${most}`
    problems.push(`${name} is “${clean(given)}”: it must be a ${whole ? 'whole ' : ''}number ${range}`)
    return fallback * unit
  }

  function providers(): readonly string[] | 'all' {
    const given = words('provider', PROVIDERS, 'all')
    if (given.length === 0) problems.push(`provider is missing. Allowed: ${PROVIDERS.join(', ')}; or all, by itself`)
    return given[0] === 'all' ? 'all' : given
  }

  function failOn(): readonly Status[] {
    const given = words('fail-on', FAIL_ON_STATUSES, 'none')
    const byDefault = FAIL_ON_STATUSES.filter(status => status !== 'completed-with-failures')
    return given.length === 0 ? byDefault : FAIL_ON_STATUSES.filter(status => given.includes(status))
  }

  function tags(): readonly string[] {
    const given = input('container-tags')
    if (!given.startsWith('[')) return splitList(given)
    const list = parseStrings(given)
    if (list === null) {
      problems.push(
        `container-tags is “${clean(given)}”: it starts like a JSON array, but is not a JSON array of strings. Write tags separated by commas or newlines, or an array like ["docs","team-a"]`,
      )
    }
    return distinct(list ?? [])
  }

  function apiKey(): string {
    const key = readApiKey(source)
    if (key === '') {
      problems.push(
        // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a workflow says it
        'api-key is missing: set it to a secret, as in ${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty',
      )
    } else if (!/^[\x21-\x7e]+$/.test(key)) {
      // The value is not shown: it may be a key with only one character wrong.
      problems.push(
        'api-key contains characters that an HTTP header cannot carry (white space, control or non-ASCII characters): store the key again, on one line with nothing around it',
      )
    }
    return key
  }

  function baseUrl(): URL {
    const given = input('base-url') || (env.SUPERMEMORY_BASE_URL ?? '').trim() || DEFAULT_BASE_URL
    const problem = baseUrlProblem(given)
    // Everything before the last `@` may be a password.
    if (problem !== null) problems.push(`base-url is “${clean(given.replace(/^.*@/s, '***@'))}”: ${problem}`)
    return new URL(problem === null ? given : DEFAULT_BASE_URL)
  }

  const containerTags = tags()
  const settings: Settings = {
    providers: providers(),
    containerTags,
    apiKey: apiKey(),
    waitFor: word('wait-for', ['accepted', 'completed', 'searchable']),
    mode: word('mode', ['sync', 'check']),
    maxAgeMs: input('max-age-minutes') === '' ? null : number('max-age-minutes', 0, MINUTE, 0, 525_600),
    failOn: failOn(),
    apiVersion: word('api-version', ['auto', 'v3', 'v5']),
    baseUrl: baseUrl(),
    waitTimeoutMs: number('wait-timeout-minutes', 30, MINUTE, 0, 7200),
    pollIntervalMs: number('poll-interval-seconds', 10, 1000, 1, 300),
    requestTimeoutMs: number('request-timeout-seconds', 60, 1000, 0, 600),
    maxRetries: number('max-retries', 3, 1, 0, 10, false),
    warnings: tagWarnings(containerTags, clean),
  }
  if (settings.waitFor === 'searchable' && settings.apiVersion === 'v3') {
    problems.push('wait-for is searchable, which needs v5: set api-version to auto or v5')
  }
  if (settings.mode === 'check' && settings.waitFor !== 'accepted') {
    problems.push(`wait-for is ${settings.waitFor}, but mode is check, which waits for nothing: remove one of them`)
  }
  if (problems.length > 0) throw new InputError(problems)
  return settings
}
