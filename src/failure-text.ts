import { duration } from './clock.ts'
import type { ApiFailure, FailureDetails } from './errors.ts'
import { acceptanceOf } from './retry.ts'
import { join, ours, type Phrase, text } from './text.ts'

/** What was asked for: a sync, or a look at the connections, which changes nothing. */
export type Asked = 'sync' | 'look'

/** A failure as people read it: what happened, the status, what the API said, the request id, and what to do next. */
export function failureText(failure: ApiFailure, asked: Asked, requestTimeoutMs: number): Phrase {
  const { details } = failure
  const next = nextStep(failure, asked)
  return join(
    [
      text`${whatHappened(failure, asked, requestTimeoutMs)}${details.status === null ? text`` : text` (HTTP ${details.status})`}`,
      ...(details.said === null ? [] : [text`the API said “${details.said}”`]),
      ...(details.requestId === null ? [] : [text`request id ${details.requestId}`]),
      ...(next === null ? [] : [next]),
    ],
    '; ',
  )
}

/** The same in a few words, for a line that says why a request is repeated. */
export function failureInBrief(failure: ApiFailure, requestTimeoutMs: number): Phrase {
  const { code, status } = failure.details
  return code === 'status' ? text`HTTP ${status ?? 0}` : whatHappened(failure, 'look', requestTimeoutMs)
}

function whatHappened(failure: ApiFailure, asked: Asked, requestTimeoutMs: number): Phrase {
  const { details } = failure
  switch (details.code) {
    case 'no-connection':
      return text`the API could not be reached${causeOf(failure)}`
    case 'certificate':
      return text`the server's certificate is not trusted${causeOf(failure)}`
    case 'timeout':
      return details.sent
        ? text`the API did not answer in full within ${ours(duration(requestTimeoutMs))}`
        : text`no connection to the API within ${ours(duration(requestTimeoutMs))}`
    case 'broken':
      return text`the connection broke off before the answer was complete${causeOf(failure)}`
    case 'too-large':
      return text`the API's answer is larger than 64 MiB`
    case 'aborted':
      return text`the request was cancelled`
    case 'redirect':
      return text`the server redirects to ${redirectTarget(details)}, and redirects are not followed`
    case 'unexpected-answer':
      return text`the answer is not what the API documents`
    case 'status':
      return statusInWords(details.status ?? 0, asked)
  }
}

function statusInWords(status: number, asked: Asked): Phrase {
  if (status === 401) return text`the API does not accept the key`
  if (status === 402) return text`the plan does not cover this, or its credits are used up`
  if (status === 403) return text`the API does not allow this with this key or plan`
  if (status === 404) return text`the API does not know this address`
  if (status === 408) return text`the API gave up waiting for the request`
  if (status === 429) return text`too many requests`
  if (status === 503) return text`the API is not available`
  if (status >= 500) return text`the API failed`
  if (status >= 400) return text`the API refused the request`
  return asked === 'sync'
    ? text`the answer is not the 202 that means accepted`
    : text`the answer is not the 200 that comes with a list`
}

function nextStep(failure: ApiFailure, asked: Asked): Phrase | null {
  const { details } = failure
  switch (details.code) {
    case 'no-connection':
      return CHECK_NETWORK
    case 'certificate':
      return text`check base-url; for a certificate authority of your own, set NODE_EXTRA_CA_CERTS`
    case 'redirect':
      return text`set base-url to the address of the API itself`
    case 'too-large':
    case 'unexpected-answer':
      return text`check base-url`
    case 'timeout':
    case 'broken':
      return details.sent && asked === 'sync' ? PERHAPS : CHECK_NETWORK
    case 'aborted':
      return null
    case 'status':
      return nextStepAfterStatus(failure, asked)
  }
}

const CHECK_NETWORK = ours('check base-url, the network and the proxy settings')

const PERHAPS = ours(
  'the request may have been accepted all the same: look at the console, or run the step again',
)

function nextStepAfterStatus(failure: ApiFailure, asked: Asked): Phrase | null {
  const { status, retryAfterMs } = failure.details
  const when = ours(
    retryAfterMs === null ? 'later' : retryAfterMs === 0 ? 'at once' : `in ${duration(retryAfterMs)}`,
  )
  if (status === 400) return text`check container-tags`
  if (status === 401) return text`check api-key: it must be a valid key of the organization`
  if (status === 402) return text`check the plan and its credits`
  if (status === 403) return text`check the plan, and that api-key is an organization key, not a scoped one`
  if (status === 404) return text`check base-url (the self-hosted server has no connectors)`
  if (status === 429) return text`about 500 requests a minute are allowed for a key: try again ${when}`
  if (acceptanceOf(failure) === 'perhaps' && asked === 'sync') {
    return retryAfterMs === null ? PERHAPS : text`${PERHAPS} ${when}`
  }
  if (status !== null && (status >= 500 || status === 408)) return text`try again ${when}`
  if (status !== null && status < 300) {
    return text`check base-url: a proxy or a sign-in page may have answered in the API's place`
  }
  return null
}

function redirectTarget({ location }: FailureDetails): Phrase {
  if (location === null) return text`an unnamed place`
  // A relative target stays on the same host; the base only serves to tell.
  const target = URL.canParse(location, 'relative:/') ? new URL(location, 'relative:/') : null
  return target === null || target.host === '' ? text`another path of the same host` : text`${target.host}`
}

/** The reason in words, after a colon, where one is known. */
function causeOf(failure: ApiFailure): Phrase {
  const cause = rootCause(failure)
  const code = (cause as NodeJS.ErrnoException).code
  const words = typeof code === 'string' ? CAUSES[code] : undefined
  if (words !== undefined) return text`: ${ours(words)} (${ours(code ?? '')})`
  // A TransportError without a cause has nothing to say but its code.
  const message = cause.message === failure.details.code ? '' : cause.message || code
  return message ? text`: ${message}` : text``
}

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name could not be looked up',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ETIMEDOUT: 'connecting took too long',
  EPIPE: 'connection closed by the server',
  CERT_HAS_EXPIRED: 'it has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends in an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is unknown',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another host',
}

function rootCause(error: Error): Error {
  let current = error
  while (current.cause instanceof Error) current = current.cause
  return current
}
