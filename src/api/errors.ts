/**
 * Why a request came to nothing:
 * - `status`: the API answered, with another status than the one that means success
 * - `redirect`: it answered with a redirect, which is not followed
 * - `unexpected_answer`: the status of success, but a body that is not what the API documents
 * - `unreachable`: nothing was sent: refused, no such host, no route, proxy down or refusing
 * - `certificate`: the server's certificate is not trusted; nothing was sent
 * - `timeout`: no whole answer in time
 * - `broken`: the connection broke off
 * - `missing_record`: the record of a run is not there yet
 */
export type ApiErrorKind =
  | 'status'
  | 'redirect'
  | 'unexpected_answer'
  | 'unreachable'
  | 'certificate'
  | 'timeout'
  | 'broken'
  | 'missing_record'

export interface ApiErrorDetails {
  status?: number | null
  /** The API's own words, cleaned. */
  said?: string | null
  requestId?: string | null
  /** How long the server asks to wait before a repeat, in milliseconds. */
  retryAfterMs?: number | null
  /** The host that could not be reached, or to which a redirect leads. */
  host?: string | null
  /** Why it could not be reached, in words. */
  reason?: string | null
  /** The time that was allowed, in milliseconds. */
  timeoutMs?: number
}

/** A request to the API that came to nothing. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind
  readonly details: ApiErrorDetails

  constructor(kind: ApiErrorKind, details: ApiErrorDetails = {}, cause?: unknown) {
    super(kind, { cause })
    this.name = 'ApiError'
    this.kind = kind
    this.details = details
  }

  /** As the outputs have it: `http_429`, `timeout`. */
  get code(): string {
    return this.kind === 'status' ? `http_${this.details.status}` : this.kind
  }
}
