import { quote } from '../words.ts'
import type { RequestKind } from './budget.ts'

/**
 * Whether what failed may be tried again: `safely`, as it was surely not accepted; `after-a-list`, as it may have been;
 * or not at all.
 */
export type Retry = 'safely' | 'after-a-list' | 'no'

interface FailureFields {
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
  /** `Retry-After`, or what the body says in its place, in milliseconds. */
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

  /** Whether the API itself says that a sync is already running. */
  get isConflict(): boolean {
    return this.status === 409 && !this.byOther
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

/** An answer with the status of success that is not what the API documents. `why`: cleaned, in words. */
export function unexpectedAnswer(why = ''): Failure {
  return new Failure({
    code: 'unexpected_answer',
    happened: `the answer is not what the API documents${why === '' ? '' : `: ${why}`}`,
    advice: 'check base-url',
  })
}
