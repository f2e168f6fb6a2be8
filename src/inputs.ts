import { CODES } from './api/codes.ts'
import { type HttpProxy, readProxy } from './api/proxy.ts'
import { PROVIDERS } from './api/types.ts'
import type { Clean } from './clean.ts'
import { baseUrl, number, oneOf, Problem, type Reader, tagWarnings, textList, wordList } from './input-values.ts'
import type { Settings } from './settings.ts'
import { FAIL_BY_DEFAULT, FAIL_ON_STATUSES } from './status.ts'
import { quote } from './words.ts'

/** Where inputs come from: `getInput` gives the text of an input, `''` if there is none. */
interface InputSource {
  getInput: (name: string) => string
  env: Readonly<Record<string, string | undefined>>
  clean: Clean
  /** Whether the environment says that an address needs no proxy. */
  bypassesProxy: (url: URL) => boolean
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

/** What may stand in `fail-on`, but for the words of its own. */
const FAIL_ON_WORDS = [...FAIL_ON_STATUSES, ...Object.keys(CODES).filter(code => code !== 'counts_unknown')]

interface Input<T> {
  name: string
  /** Takes the text, `''` for none: then the default. */
  read: Reader<T>
  /** What stands in for a value that is wrong, until all are read. */
  otherwise: T
  /** The environment variable that is read where the input is empty. */
  variable?: string
}

type FromInputs = Omit<Settings, 'apiKey' | 'proxy' | 'warnings'>

/** Each input, in the order in which problems are told. */
const INPUTS: { readonly [Field in keyof FromInputs]: Input<FromInputs[Field]> } = {
  providers: { name: 'provider', read: readProviders, otherwise: [] },
  containerTags: { name: 'container-tags', read: textList('tag'), otherwise: [] },
  connectionIds: { name: 'connection-ids', read: textList('id'), otherwise: [] },
  waitFor: {
    name: 'wait-for',
    read: oneOf(['accepted', 'completed', 'searchable', 'memories']),
    otherwise: 'accepted',
  },
  mode: { name: 'mode', read: oneOf(['sync', 'check']), otherwise: 'sync' },
  maxAgeMs: {
    name: 'max-age-minutes',
    read: (text, show) =>
      text === '' ? null : number({ unit: MINUTE, least: 0, isAbove: true, most: 525_600, fallback: 0 })(text, show),
    otherwise: null,
  },
  failOn: { name: 'fail-on', read: readFailOn, otherwise: [] },
  showAccounts: {
    name: 'show-accounts',
    read: (text, show) => oneOf(['false', 'true'])(text, show) === 'true',
    otherwise: false,
  },
  // The version to suggest where none is meant comes before the one that is about to end.
  apiVersion: { name: 'api-version', read: oneOf(['auto', 'v5', 'v3']), otherwise: 'auto' },
  baseUrl: {
    name: 'base-url',
    read: (text, show) => baseUrl(text || DEFAULT_BASE_URL, show),
    otherwise: new URL(DEFAULT_BASE_URL),
    variable: 'SUPERMEMORY_BASE_URL',
  },
  waitTimeoutMs: {
    name: 'wait-timeout-minutes',
    read: number({ unit: MINUTE, least: 0, isAbove: true, most: 7200, fallback: 30 }),
    otherwise: 0,
  },
  pollIntervalMs: {
    name: 'poll-interval-seconds',
    read: number({ unit: 1000, least: 1, most: 300, fallback: 10 }),
    otherwise: 0,
  },
  requestTimeoutMs: {
    name: 'request-timeout-seconds',
    read: number({ unit: 1000, least: 0, isAbove: true, most: 600, fallback: 60 }),
    otherwise: 0,
  },
  maxRetries: { name: 'max-retries', read: number({ unit: 1, least: 0, most: 10, fallback: 3 }), otherwise: 0 },
}

function readProviders(text: string, show: (value: string) => string): readonly string[] | 'all' {
  const given = wordList(PROVIDERS, 'all')(text, show)
  if (given.length === 0) throw new Problem(`is missing. Allowed: ${PROVIDERS.join(', ')}; or all on its own`)
  return given[0] === 'all' ? 'all' : given
}

function readFailOn(text: string, show: (value: string) => string): readonly string[] {
  const guess = (word: string) => word.toLowerCase().replace(/^http[^0-9]?/, 'http_')
  const anyHttp = { pattern: /^http_[1-5]\d\d$/, as: 'http_100 to http_599', guess }
  const given = wordList(FAIL_ON_WORDS, 'none', anyHttp)(text, show)
  if (given.length === 0) return FAIL_BY_DEFAULT
  return given[0] === 'none' ? [] : given
}

/** The API key as it will be sent: the input, or the environment variable, without surrounding white space. */
export function readApiKey({ getInput, env }: Pick<InputSource, 'getInput' | 'env'>): string {
  return getInput('api-key').trim() || (env.SUPERMEMORY_API_KEY ?? '').trim()
}

/** Reads and checks every input. Throws an InputError with all that is wrong with them. */
export function readInputs(source: InputSource): Settings {
  const { getInput, env, clean } = source
  const problems: string[] = []
  const show = (value: string) => quote(clean(value))

  function readOne<T>({ name, read, otherwise, variable }: Input<T>): T {
    const text = getInput(name).trim() || (variable === undefined ? '' : (env[variable] ?? '').trim())
    try {
      return read(text, show)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problems.push(`${name} ${error.message}`)
      return otherwise
    }
  }

  const fields = Object.entries(INPUTS).map(([field, input]) => [field, readOne(input as Input<unknown>)])
  const given: FromInputs = Object.fromEntries(fields)
  const apiKey = readApiKey(source)
  const proxy = proxyFor(given.baseUrl, source, problems)
  problems.push(...keyProblems(apiKey), ...combinationProblems(given))
  if (problems.length > 0) throw new InputError(problems)
  return { ...given, apiKey, proxy, warnings: tagWarnings(given.containerTags, show) }
}

function keyProblems(key: string): string[] {
  if (key === '') {
    return [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a workflow says it
      'api-key is missing: set it to a secret, as in ${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty',
    ]
  }
  if (/^[\x21-\x7e]+$/.test(key)) return []
  // The value is not shown: it may be a key with only one character wrong.
  return [
    'api-key contains characters that an HTTP header cannot carry (white space, control or non-ASCII characters): store the key again, on one line with nothing around it',
  ]
}

/** Inputs that mean nothing together. */
function combinationProblems({ waitFor, apiVersion, connectionIds, mode }: FromInputs): string[] {
  const needsV5 = (what: string) => `${what} needs v5, but api-version is v3: set api-version to auto or v5`
  return [
    apiVersion === 'v3' && (waitFor === 'searchable' || waitFor === 'memories')
      ? needsV5(`wait-for is ${waitFor}, which`)
      : '',
    apiVersion === 'v3' && connectionIds.length > 0 ? needsV5('connection-ids') : '',
    mode === 'check' && waitFor !== 'accepted'
      ? `wait-for is ${waitFor}, but mode is check, which waits for nothing: remove one of them`
      : '',
  ].filter(problem => problem !== '')
}

function proxyFor(url: URL, { env, bypassesProxy }: InputSource, problems: string[]): HttpProxy | null {
  try {
    return readProxy(url, env, bypassesProxy)
  } catch (error) {
    problems.push((error as Error).message)
    return null
  }
}
