import { CONSOLE, duration, quote } from '../words.ts'
import type { RequestKind } from './budget.ts'

/**
 * Whether what failed may be tried again: `safely`, as it was surely not accepted; `after-a-list`, as it may have been;
 * or not at all.
 */
export type Retry = 'safely' | 'after-a-list' | 'no'

export interface FailureFields {
  /** As the outputs have it: `http_429`, `timeout`, `removed`. */
  code: string
  /** What happened, in words that follow a name and a colon. */
  happened: string
  /** Of a request: what it was for. */
  of: RequestKind | null
  /** What to do about it; empty where nobody knows. */
  advice: string
  retry: Retry
  /** The API's own words, cleaned. */
  said: string | null
  status: number | null
  requestId: string | null
  /** How long the server asks to wait, in milliseconds. */
  retryAfterMs: number | null
  /** Something in front of the API answered in its place. */
  byOther: boolean
}

const DEFAULTS = {
  ...{ of: null, advice: '', retry: 'no', said: null, status: null, requestId: null, retryAfterMs: null },
  byOther: false,
} as const

export interface Failure extends Readonly<FailureFields> {}

/** Why something failed. Made once, where it happens; who prints it adds nothing but whose failure it is. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor takes every field
export class Failure extends Error {
  constructor(fields: Pick<FailureFields, 'code' | 'happened'> & Partial<FailureFields>, cause?: unknown) {
    super(fields.happened, { cause })
    Object.assign(this, { name: 'Failure', ...DEFAULTS, ...fields })
  }

  /** What was wanted, and `detail`. */
  get reason(): string {
    return this.of === null ? this.detail : `${WANTED[this.of]} failed: ${this.detail}`
  }

  /** What happened, the status, what the API said, the request id. */
  get detail(): string {
    return [
      `${this.happened}${this.status === null ? '' : ` (HTTP ${this.status})`}`,
      this.said === null ? '' : `${this.byOther ? 'the page says' : 'the API said'} ${quote(this.said)}`,
      this.requestId === null ? '' : `request id ${quote(this.requestId)}`,
    ]
      .filter(part => part !== '')
      .join('; ')
  }

  /** The same in a few words. */
  get brief(): string {
    return this.status === null || this.code === 'unexpected_answer' ? this.happened : `HTTP ${this.status}`
  }

  /** The same, with more to do about it. */
  withAdvice(more: string): Failure {
    return new Failure({ ...this, advice: [this.advice, more].filter(part => part !== '').join('; ') }, this)
  }

  /** Whether the API itself does not accept the key. */
  get isBadKey(): boolean {
    return this.status === 401 && !this.byOther
  }

  /** Whether the API itself says, with a status that does not go away, that it will not show a list. */
  get refusesList(): boolean {
    return [401, 402, 403, 404].includes(this.status ?? 0) && !this.byOther
  }

  /** Whether it may be the answer of a version of the API that has ended. */
  get isGone(): boolean {
    return this.code === 'redirect' || [404, 410, 501].includes(this.status ?? 0)
  }
}

/** Nothing was sent, as the request was no longer wanted when its turn came. */
export class NotSent extends Error {}

const WANTED: Readonly<Record<RequestKind, string>> = {
  trigger: 'sync request',
  list: 'listing the connections',
  counts: 'fetching the counts',
  documents: 'listing the documents',
}

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
  const fromOther = byOther && [401, 402, 403, 404].includes(status)
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
        happened: 'this key or plan may not do this',
        advice: `check the plan at ${CONSOLE}, and that api-key is an organization key`,
      }
    case 404:
      if (keyHasWorked && (of === 'trigger' || of === 'counts')) {
        return { happened: 'the API does not know this connection', advice: 'was it removed? If not, check base-url' }
      }
      return {
        happened: 'the API knows no such address',
        advice: 'check base-url (the self-hosted server has no connectors)',
      }
    case 407:
      return { happened: 'a proxy wants other credentials', advice: 'check the proxy settings' }
    case 409:
      return { happened: 'a sync is already running, but no list has shown it', advice: tryAgain }
    case 410:
    case 501:
      return { happened: 'the API no longer has this', advice: isV3 ? 'set api-version to v5' : 'check base-url' }
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
export function perhapsAccepted(retryAfterMs: number | null = null): string {
  const when = retryAfterMs === null ? '' : ` in ${duration(retryAfterMs)}`
  return `the request may have been accepted: look at ${CONSOLE}, or run the step again${when}`
}

/** An answer with the status of success that is not what the API documents. `why`: cleaned, in words. */
export function unexpectedAnswer(why = ''): Failure {
  return new Failure({
    code: 'unexpected_answer',
    happened: `the answer is not what the API documents${why === '' ? '' : `: ${why}`}`,
    advice: 'check base-url',
  })
}
