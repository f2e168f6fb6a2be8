import { InputError } from './errors.ts'
import { nearestProvider } from './nearest-provider.ts'
import { isProvider, PROVIDERS } from './providers.ts'
import { join, ours, type Phrase, text } from './text.ts'

export const DEFAULT_BASE_URL = 'https://api.supermemory.ai'

/** The inputs, checked. Times in milliseconds. */
export interface Settings {
  providers: readonly string[] | 'all'
  /** Empty: every connection of the providers. */
  containerTags: readonly string[]
  apiKey: string
  /** Without a trailing slash, a query or a fragment. */
  baseUrl: URL
  wait: boolean
  waitTimeoutMs: number
  pollIntervalMs: number
  requestTimeoutMs: number
  maxRetries: number
  failOnItemFailures: boolean
  /** What is allowed, but probably not meant. */
  warnings: readonly Phrase[]
}

/** Where inputs come from: `getInput` gives the text of an input, `''` if there is none. */
export interface InputSource {
  getInput: (name: string) => string
  env: Readonly<Record<string, string | undefined>>
}

/** Numbers as the inputs take them. `unit` is in milliseconds; 1 for a plain number. */
interface NumberRule {
  fallback: number
  allowed: string
  accepts: (value: number) => boolean
  whole?: boolean
  unit: number
}

export const NUMBER_INPUTS = {
  'wait-timeout-minutes': {
    fallback: 30,
    allowed: 'a number of minutes above 0, at most 7200',
    accepts: value => value > 0 && value <= 7200,
    unit: 60_000,
  },
  'poll-interval-seconds': {
    fallback: 10,
    allowed: 'a number of seconds from 1 to 300',
    accepts: value => value >= 1 && value <= 300,
    unit: 1000,
  },
  'request-timeout-seconds': {
    fallback: 60,
    allowed: 'a number of seconds above 0, at most 600',
    accepts: value => value > 0 && value <= 600,
    unit: 1000,
  },
  'max-retries': {
    fallback: 3,
    allowed: 'a whole number from 0 to 10',
    accepts: value => value <= 10,
    whole: true,
    unit: 1,
  },
} satisfies Record<string, NumberRule>

/** The API key as it will be sent: the input, else the environment, without surrounding white space. */
export function readApiKey({ getInput, env }: InputSource): string {
  return getInput('api-key').trim() || (env.SUPERMEMORY_API_KEY ?? '').trim()
}

/** Reads and checks every input. Throws an InputError with all that is wrong with them. */
export function readInputs(source: InputSource): Settings {
  const problems: Phrase[] = []
  const checked = <T>(check: (source: InputSource) => T | Problem): T => {
    const value = check(source)
    if (value instanceof Problem) problems.push(value.phrase)
    // Never used when there is a problem: this function then throws.
    return value as T
  }
  const providers = checked(readProviders)
  const containerTags = checked(readContainerTags)
  const settings: Settings = {
    providers,
    containerTags,
    apiKey: checked(checkedApiKey),
    baseUrl: checked(readBaseUrl),
    wait: checked(boolean('wait-for-completion')),
    waitTimeoutMs: checked(number('wait-timeout-minutes')),
    pollIntervalMs: checked(number('poll-interval-seconds')),
    requestTimeoutMs: checked(number('request-timeout-seconds')),
    maxRetries: checked(number('max-retries')),
    failOnItemFailures: checked(boolean('fail-on-item-failures')),
    warnings: Array.isArray(containerTags) ? warningsAbout(containerTags) : [],
  }
  checked(checkProxy)
  if (problems.length > 0) throw new InputError(problems)
  return settings
}

class Problem {
  readonly phrase: Phrase
  constructor(phrase: Phrase) {
    this.phrase = phrase
  }
}

function readProviders({ getInput }: InputSource): string[] | 'all' | Problem {
  const names = splitList(getInput('provider'))
  const known = PROVIDERS.join(', ')
  if (names.length === 0) {
    return new Problem(text`provider is missing: name one or more of ${ours(known)}, or all`)
  }
  if (names.includes('all')) {
    return names.length === 1
      ? 'all'
      : new Problem(text`provider is “${names.join(', ')}”: all stands by itself, without other providers`)
  }
  const unknown = names.filter(name => !isProvider(name))
  if (unknown.length === 0) return names
  const each = join(
    unknown.map(name => {
      const suggestion = nearestProvider(name)
      return suggestion === undefined
        ? text`“${name}” is not a provider.`
        : text`“${name}” is not a provider, did you mean ${ours(suggestion)}?`
    }),
    ' ',
  )
  return new Problem(text`provider: ${each} Allowed are ${ours(known)}, or all by itself`)
}

function readContainerTags({ getInput }: InputSource): string[] | Problem {
  const input = getInput('container-tags').trim()
  if (!input.startsWith('[')) return splitList(input)
  const list = parseStringArray(input)
  return list === undefined
    ? new Problem(
        text`container-tags is “${input}”: it begins like a JSON array, but is not a JSON array of strings. Write tags separated by commas or newlines, or an array like ["docs","team-a"]`,
      )
    : distinct(list)
}

function parseStringArray(input: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(input)
    return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? value : undefined
  } catch {
    return undefined
  }
}

/** The API's published rule: https://supermemory.ai/docs, container tags. Older tags may break it. */
const TAG_RULE = /^[A-Za-z0-9_:-]{1,100}$/

function warningsAbout(tags: readonly string[]): Phrase[] {
  const odd = tags.filter(tag => !TAG_RULE.test(tag))
  if (odd.length === 0) return []
  return [
    text`container-tags: ${join(
      odd.slice(0, 5).map(tag => text`“${tag}”`),
      ', ',
    )}${odd.length > 5 ? text` and ${odd.length - 5} more` : text``} will be sent, but the API may refuse ${ours(odd.length === 1 ? 'it' : 'them')}: a tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -`,
  ]
}

function checkedApiKey(source: InputSource): string | Problem {
  const key = readApiKey(source)
  if (key === '') {
    return new Problem(
      text`api-key is missing: pass a secret, as in api-key: \${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty`,
    )
  }
  // The value is not shown: it may be a key with only one character wrong.
  return /^[\x21-\x7e]+$/.test(key)
    ? key
    : new Problem(
        text`api-key contains characters that no HTTP header can carry (white space, control or non-ASCII characters): store the key again, as one line and without quotation marks or anything around it`,
      )
}

function readBaseUrl({ getInput, env }: InputSource): URL | Problem {
  const input = getInput('base-url').trim() || (env.SUPERMEMORY_BASE_URL ?? '').trim() || DEFAULT_BASE_URL
  const rule = ours('an https address; http only for localhost, 127.0.0.0/8 and [::1]')
  const url = URL.canParse(input) ? new URL(input) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return new Problem(
      text`base-url is “${withoutCredentials(input)}”, which is not an http address: allowed is ${rule}`,
    )
  }
  const wrong = [
    ...(url.username !== '' || url.password !== ''
      ? [text`it must not have credentials in it, the key goes into api-key`]
      : []),
    ...(/[?#]/.test(input) ? [text`it must not have a query (?) or a fragment (#)`] : []),
    ...(url.protocol === 'http:' && !isThisMachine(url.hostname) ? [text`allowed is ${rule}`] : []),
  ]
  return wrong.length === 0
    ? url
    : new Problem(text`base-url is “${withoutCredentials(input)}”: ${join(wrong, '; ')}`)
}

/** Everything before the last `@` may be a password. */
function withoutCredentials(address: string): string {
  return address.includes('@') ? `***${address.slice(address.lastIndexOf('@'))}` : address
}

/** @actions/http-client goes without a proxy whose address it cannot read, which nobody would notice. */
function checkProxy({ env }: InputSource): null | Problem {
  const proxy = env.https_proxy || env.HTTPS_PROXY || ''
  // What has no scheme the client reads as http, but only if it is no URL as it is: `proxy:3128` is one, without a host.
  if (
    proxy === '' ||
    isProxyAddress(/^https?:\/\//.test(proxy) || URL.canParse(proxy) ? proxy : `http://${proxy}`)
  )
    return null
  return new Problem(
    text`the environment variable https_proxy is not the address of a proxy, which looks like http://proxy.example:3128; characters other than letters and digits in its user name and password are percent-encoded`,
  )
}

function isProxyAddress(address: string): boolean {
  try {
    const { protocol, username, password } = new URL(address)
    decodeURIComponent(username + password)
    return /^https?:$/.test(protocol)
  } catch {
    return false
  }
}

// The URL parser writes every form of an IPv4 or IPv6 address in the one form that is matched here.
function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/** Booleans as YAML 1.2 has them (core schema). */
function boolean(name: string): (source: InputSource) => boolean | Problem {
  return ({ getInput }) => {
    const input = getInput(name).trim()
    if (['true', 'True', 'TRUE'].includes(input)) return true
    if (['false', 'False', 'FALSE', ''].includes(input)) return false
    return new Problem(text`${ours(name)} is “${input}”: allowed are true and false`)
  }
}

/** A plain decimal number: no sign, exponent, unit or other base. */
function number(name: keyof typeof NUMBER_INPUTS): (source: InputSource) => number | Problem {
  return ({ getInput }) => {
    const { fallback, allowed, accepts, unit, whole }: NumberRule = NUMBER_INPUTS[name]
    const input = getInput(name).trim()
    if (input === '') return fallback * unit
    const value = (whole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(input) ? Number(input) : Number.NaN
    return accepts(value)
      ? value * unit
      : new Problem(text`${ours(name)} is “${input}”: allowed is ${ours(allowed)}, like ${fallback}`)
  }
}

function splitList(input: string): string[] {
  return distinct(input.split(/[,\n]/))
}

/** Trimmed, blanks and repeats dropped, in the order given. */
function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map(value => value.trim()).filter(value => value !== ''))]
}
