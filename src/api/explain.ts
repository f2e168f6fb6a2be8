/** What a request's failure means, in words, and what to do about it. */
import type { Clean } from '../clean.ts'
import { CONSOLE, duration, quote } from '../words.ts'
import type { RequestKind } from './budget.ts'
import { Failure, type Retry, unexpectedAnswer } from './failure.ts'
import type { NetworkError } from './http.ts'
import type { HttpProxy } from './proxy.ts'

/** What is known of a request that the API, or something in front of it, did not answer with success. */
export interface RefusedRequest {
  status: number
  of: RequestKind
  isV3: boolean
  hasTags: boolean
  /** The API has accepted the key before. */
  keyHasWorked: boolean
  said: string | null
  byOther: boolean
  requestId: string | null
  retryAfterMs: number | null
}

/** The failure of a request that was answered with the wrong status. */
export function refused(request: RefusedRequest): Failure {
  const { status, of, said, byOther, requestId, retryAfterMs } = request
  // Of a time-out or too many requests it does not matter who says so.
  const fromOther = byOther && status >= 400 && status < 500 && status !== 408 && status !== 429
  const { happened, advice } = fromOther ? ANSWERED_BY_OTHER : explained(request)
  const retry = retryOf(status)
  return new Failure({
    ...{ code: `http_${status}`, of, happened, advice, retry, said, status, requestId, retryAfterMs, byOther },
  })
}

/** A 5xx says nothing of whether the request was accepted, but for 501 and 503. */
function retryOf(status: number): Retry {
  if (status === 429 || status === 503) return 'safely'
  return status === 408 || (status >= 500 && status <= 599 && status !== 501) ? 'after-a-list' : 'no'
}

const ANSWERED_BY_OTHER = {
  happened: 'something in front of the API refused the request',
  advice: 'check base-url, proxy and firewall: a sign-in page or a bot check may have answered',
}

function explained(request: RefusedRequest): { happened: string; advice: string } {
  const { status, of, isV3, hasTags, keyHasWorked, retryAfterMs } = request
  const isTrigger = of === 'trigger'
  const tryAgain = retryAfterMs === null ? 'try again later' : `try again in ${duration(retryAfterMs)}`
  switch (status) {
    case 400:
      return { happened: 'the API refused the request', advice: hasTags ? 'check container-tags' : '' }
    case 401:
      return {
        happened: 'the API does not accept the key',
        advice: keyHasWorked
          ? `check api-key and your credits at ${CONSOLE}: the key has worked before`
          : `check api-key: create a key at ${CONSOLE}, and store it as a secret`,
      }
    case 402:
      return {
        happened: 'the plan does not cover this, or the credits are used up',
        advice: `check plan and credits at ${CONSOLE}`,
      }
    case 403:
      return {
        happened: 'this key or plan does not allow this',
        advice: `check the plan at ${CONSOLE}, and that api-key is an organization key`,
      }
    case 404:
      if (keyHasWorked && (of === 'trigger' || of === 'counts')) {
        return { happened: 'the API does not know this connection', advice: 'was it removed? If not, check base-url' }
      }
      return {
        happened: 'the API has nothing at this address',
        advice: 'check base-url (the self-hosted server has no connectors)',
      }
    case 407:
      return { happened: 'a proxy rejected the credentials', advice: 'check the proxy settings' }
    case 409:
      return { happened: 'a sync is already running, but no list has shown it', advice: tryAgain }
    case 410:
    case 501:
      return { happened: 'the API no longer supports this', advice: isV3 ? 'set api-version to v5' : 'check base-url' }
    case 429:
      return {
        happened: 'too many requests',
        advice: `${tryAgain}: the API allows a key about 500 requests a minute`,
      }
    case 503:
      return { happened: 'the API is not available', advice: tryAgain }
  }
  if (retryOf(status) === 'after-a-list') {
    return { happened: 'the API failed', advice: isTrigger ? perhapsAccepted(retryAfterMs) : tryAgain }
  }
  if (status >= 400) return { happened: 'the API refused the request', advice: '' }
  return {
    happened: `the answer is not the ${isTrigger ? '202 that means accepted' : '200 that a list has'}`,
    advice: "check base-url: a proxy or a sign-in page may have answered in the API's place",
  }
}

/** What to do where nobody knows whether a request for a sync was accepted. */
function perhapsAccepted(retryAfterMs: number | null = null): string {
  const when = retryAfterMs === null ? '' : ` in ${duration(retryAfterMs)}`
  return `the request may have been accepted: look at ${CONSOLE}, or run the step again${when}`
}

/** The failure of a request that got no answer. */
export function networkFailure(
  error: NetworkError,
  kind: RequestKind,
  { baseUrl, proxy, clean }: { baseUrl: URL; proxy: HttpProxy | null; clean: Clean },
): Failure {
  const host = quote(clean(baseUrl.host))
  const through = proxy === null ? '' : ` through the proxy ${quote(clean(proxy.url.host))}`
  // What Node says of a certificate quotes it.
  const why = clean(error.message)
  const unsure = { retry: 'after-a-list', advice: kind === 'trigger' ? perhapsAccepted() : 'try again later' } as const
  const checkNetwork = { happened: `${host} could not be reached${through}: ${quote(why)}`, code: 'unreachable' }
  const fields = {
    unreachable: { ...checkNetwork, retry: 'safely', advice: 'check base-url, the network and the proxy settings' },
    denied: { ...checkNetwork, advice: `check user and password in ${proxy?.variable ?? 'the proxy settings'}` },
    certificate: {
      code: 'certificate',
      happened: `the certificate of ${host}${through} is not trusted: ${quote(why)}`,
      advice: 'check base-url; if you have your own certificate authority, set NODE_EXTRA_CA_CERTS to its file',
    },
    timeout: { code: 'timeout', happened: `${why}${through}`, ...unsure },
    broken: { code: 'broken', happened: `the connection to ${host}${through} broke off: ${quote(why)}`, ...unsure },
    'too-large': null,
  } as const
  const found = fields[error.kind]
  return new Failure({ ...(found ?? unexpectedAnswer(why)), of: kind }, error)
}
