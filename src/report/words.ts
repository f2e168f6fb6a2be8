import type { ApiError } from '../api/errors.ts'

export const CONSOLE = 'https://console.supermemory.ai'
const PERHAPS_ACCEPTED = `the request may still have been accepted: look at ${CONSOLE}, or run the step again`

/** A length of time as people write it: `0.5 s`, `12 s`, `1 m 12 s`, `30 m`, `2 h 5 m`, `3 d`. */
export function duration(ms: number): string {
  if (ms < 9_950 && Math.round(ms / 100) % 10 !== 0) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  const [minutes, hours, days] = [60, 3600, 86_400].map(unit => Math.floor(seconds / unit)) as [number, number, number]
  if (minutes === 0) return `${seconds} s`
  const [large, small] =
    hours === 0
      ? [`${minutes} m`, `${seconds % 60} s`]
      : days < 2
        ? [`${hours} h`, `${minutes % 60} m`]
        : [`${days} d`, `${hours % 24} h`]
  return small.startsWith('0 ') ? large : `${large} ${small}`
}

/** How long ago something was, as people say it: `40 s`, `12 m`, `26 h`, `3 d`. */
export function roughly(ms: number): string {
  const [size, unit] = ROUGH_UNITS.find(([size]) => ms >= 1.5 * size) ?? [1000, 's']
  return `${Math.round(Math.max(0, ms) / size)} ${unit}`
}

const ROUGH_UNITS: readonly [size: number, unit: string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
]

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
  const [happened, next] = explain(error, asked, hasTags)
  const parts = [
    `${happened}${status == null ? '' : ` (HTTP ${status})`}`,
    said == null ? '' : `the API said ${quote(said)}`,
    requestId == null ? '' : `request id ${quote(requestId)}`,
    next,
  ]
  return parts.filter(part => part !== '').join('; ')
}

/** The same in a few words. */
export function errorInBrief(error: ApiError): string {
  return error.kind === 'status' ? `HTTP ${error.details.status}` : explain(error, 'list', false)[0]
}

function explain(error: ApiError, asked: 'sync' | 'list', hasTags: boolean): [happened: string, next: string] {
  const { host, reason, timeoutMs = 0, status, retryAfterMs } = error.details
  const because = reason == null ? '' : `: ${quote(reason)}`
  const tryAgain = `try again ${retryAfterMs == null ? 'later' : `in ${duration(retryAfterMs)}`}`
  const checkOrTryAgain =
    asked === 'list' ? tryAgain : `${PERHAPS_ACCEPTED}${retryAfterMs == null ? '' : ` in ${duration(retryAfterMs)}`}`
  switch (error.code) {
    case 'unreachable':
      return [`${host} could not be reached: ${reason}`, 'check base-url, the network and the proxy settings']
    case 'certificate':
      return [
        `the certificate of ${host} is not trusted${because}`,
        'check base-url; if you have your own certificate authority, set NODE_EXTRA_CA_CERTS to its file',
      ]
    case 'timeout':
      return [`no complete answer within ${duration(timeoutMs)}`, checkOrTryAgain]
    case 'broken':
      return [`the connection to ${host} broke off${because}`, checkOrTryAgain]
    case 'redirect':
      return [
        `the server redirects to ${host == null ? 'another path' : quote(host)}, which is not followed`,
        'set base-url to the address of the API itself',
      ]
    case 'unexpected_answer':
      return [`the answer is not what the API documents${because}`, 'check base-url']
    case 'missing_record':
      return ['the record of the run is not there yet', '']
    case 'http_400':
      return ['the API refused the request', hasTags ? 'check container-tags' : '']
    case 'http_401':
      return ['the API does not accept the key', `check api-key: create a key at ${CONSOLE}, and store it as a secret`]
    case 'http_402':
      return ['the plan does not cover this, or the credits are used up', `check the plan at ${CONSOLE}`]
    case 'http_403':
      return [
        'the API does not allow this with this key or plan',
        `check the plan at ${CONSOLE}, and that api-key is an organization key`,
      ]
    case 'http_404':
      return [
        'the API knows no such address or connection',
        'check base-url (the self-hosted server has no connectors)',
      ]
    case 'http_409':
      return ['the API says that a sync is running, but its list shows none', tryAgain]
    case 'http_410':
    case 'http_501':
      return ['the API no longer has this', 'set api-version to auto or v5']
    case 'http_429':
      return ['too many requests', `${tryAgain}: the API allows a key about 500 requests a minute`]
    case 'http_408':
    case 'http_500':
    case 'http_502':
    case 'http_504':
      return ['the API failed', checkOrTryAgain]
    case 'http_503':
      return ['the API is not available', tryAgain]
  }
  if (status != null && status >= 400)
    return status >= 500 ? ['the API failed', tryAgain] : ['the API refused the request', '']
  return [
    `the answer is not the ${asked === 'sync' ? '202 that means accepted' : '200 that a list has'}`,
    "check base-url: a proxy or a sign-in page may have answered in the API's place",
  ]
}
