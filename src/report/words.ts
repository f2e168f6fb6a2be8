/** Words that are the same wherever people read them. */
import type { ApiError } from '../api/errors.ts'

export const CONSOLE = 'https://console.supermemory.ai'

/** A length of time as people write it: `0.5 s`, `12 s`, `1 m 12 s`, `30 m`, `2 h 5 m`, `3 d`. */
export function duration(ms: number): string {
  if (ms < 9_950 && Math.round(ms / 100) % 10 !== 0) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return inTwoUnits(minutes, 'm', seconds % 60, 's')
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return inTwoUnits(hours, 'h', minutes % 60, 'm')
  return inTwoUnits(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

function inTwoUnits(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Words of others, which the summary shows so that they can do nothing. Nothing else stands between these marks. */
export function quote(text: string): string {
  return `“${text}”`
}

/** An error code: quoted where it is not a plain word. */
export function codeWord(code: string): string {
  return /^[A-Za-z]\w{0,63}$/.test(code) ? code : quote(code)
}

/**
 * An error as people read it: what happened, the status, what the API said, the request id, and what to do next.
 * `asked`: what the request was for.
 */
export function describeError(error: ApiError, asked: 'sync' | 'list', hasTags: boolean): string {
  const { status, said, requestId } = error.details
  const parts = [
    `${whatHappened(error, asked)}${status == null ? '' : ` (HTTP ${status})`}`,
    said == null ? '' : `the API said ${quote(said)}`,
    requestId == null ? '' : `request id ${quote(requestId)}`,
    whatToDo(error, asked, hasTags),
  ]
  return parts.filter(part => part !== '').join('; ')
}

/** The same in a few words. */
export function errorInBrief(error: ApiError): string {
  return error.kind === 'status' ? `HTTP ${error.details.status}` : whatHappened(error, 'list')
}

const STATUSES_IN_WORDS: Readonly<Record<number, string>> = {
  401: 'the API does not accept the key',
  402: 'the plan does not cover this, or its credits are used up',
  403: 'the API does not allow this with this key or plan',
  404: 'the API does not know this address',
  408: 'the API gave up waiting for the request',
  409: 'the API says that a sync is running, but its list shows none',
  429: 'too many requests',
  503: 'the API is not available',
}

function whatHappened({ kind, details }: ApiError, asked: 'sync' | 'list'): string {
  const { host, reason, timeoutMs = 0, status } = details
  const because = reason == null ? '' : `: ${quote(reason)}`
  switch (kind) {
    case 'unreachable':
      return `${host} could not be reached: ${reason}`
    case 'certificate':
      return `the certificate of ${host} is not trusted${because}`
    case 'timeout':
      return `no complete answer within ${duration(timeoutMs)}`
    case 'broken':
      return `the connection to ${host} broke off${because}`
    case 'redirect':
      return `the server redirects to ${host == null ? 'another path' : quote(host)}, which is not followed`
    case 'unexpected_answer':
      return `the answer is not what the API documents${because}`
    case 'missing_record':
      return 'the record of the run is not there yet'
    case 'status':
      return statusInWords(status ?? 0, asked)
  }
}

function statusInWords(status: number, asked: 'sync' | 'list'): string {
  const known = STATUSES_IN_WORDS[status]
  if (known !== undefined) return known
  if (status >= 500) return 'the API failed'
  if (status >= 400) return 'the API refused the request'
  return asked === 'sync' ? 'the answer is not the 202 that means accepted' : 'the answer is not a list'
}

function whatToDo({ kind, details }: ApiError, asked: 'sync' | 'list', hasTags: boolean): string {
  switch (kind) {
    case 'unreachable':
      return 'check base-url, the network and the proxy settings'
    case 'certificate':
      return 'check base-url; for a certificate authority of your own, set NODE_EXTRA_CA_CERTS'
    case 'redirect':
      return 'set base-url to the address of the API itself'
    case 'unexpected_answer':
      return 'check base-url'
    case 'timeout':
    case 'broken':
      return asked === 'sync' ? PERHAPS_ACCEPTED : 'try again later'
    case 'missing_record':
      return ''
    case 'status':
      return whatToDoAbout(details.status ?? 0, details.retryAfterMs ?? null, asked, hasTags)
  }
}

const PERHAPS_ACCEPTED = `the request may have been accepted all the same: look at ${CONSOLE}, or run the step again`

function whatToDoAbout(
  status: number,
  retryAfterMs: number | null,
  asked: 'sync' | 'list',
  hasTags: boolean,
): string {
  const when =
    retryAfterMs === null ? 'later' : retryAfterMs === 0 ? 'at once' : `in ${duration(retryAfterMs)}`
  if (status === 400) return hasTags ? 'check container-tags' : ''
  if (status === 401) return `check api-key: create a key at ${CONSOLE}, and store it as a secret`
  if (status === 402) return `check the plan and its credits at ${CONSOLE}`
  if (status === 403) return `check the plan at ${CONSOLE}, and that api-key is an organization key`
  if (status === 404) return 'check base-url (the self-hosted server has no connectors)'
  if (status === 429) return `try again ${when}: the API allows a key about 500 requests a minute`
  if ([408, 500, 502, 504].includes(status) && asked === 'sync')
    return `${PERHAPS_ACCEPTED} ${retryAfterMs === null ? '' : when}`.trim()
  if (status === 408 || status >= 500) return `try again ${when}`
  if (status < 300) return "check base-url: a proxy or a sign-in page may have answered in the API's place"
  return ''
}
