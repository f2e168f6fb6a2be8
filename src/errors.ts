import type { TransportErrorCode } from './http.ts'
import type { Phrase } from './text.ts'

/**
 * Why a request to the API came to nothing:
 * - a TransportErrorCode: there was no whole answer
 * - `redirect`: 3xx
 * - `status`: any other status than the one that means success
 * - `unexpected-answer`: the status of success, with a body that is not what the API documents
 */
export type FailureCode = TransportErrorCode | 'redirect' | 'status' | 'unexpected-answer'

export interface FailureDetails {
  code: FailureCode
  /** Whether the server may have received the request. */
  sent: boolean
  status: number | null
  /** Where a redirect leads, as it came. */
  location: string | null
  /** The API's own words, as they came. */
  said: string | null
  requestId: string | null
  /** How long the server asks to wait before a repeat, in milliseconds. */
  retryAfterMs: number | null
  /** When the answer came by the runner's clock and what its `Date` header said, both in milliseconds. */
  answeredAt: number | null
  date: number | null
}

/** The details of a failure of which there is nothing to tell but its code. */
export const NO_ANSWER: Omit<FailureDetails, 'code' | 'sent'> = {
  status: null,
  said: null,
  requestId: null,
  retryAfterMs: null,
  location: null,
  answeredAt: null,
  date: null,
}

/** A request to the API that came to nothing. */
export class ApiFailure extends Error {
  readonly details: FailureDetails

  constructor(details: FailureDetails, cause?: unknown) {
    super(details.code, { cause })
    this.name = 'ApiFailure'
    this.details = details
  }
}

/** The reason of the abort signal when the runner cancels the step. */
export class Cancellation extends Error {}

/** An input is not what it may be. One phrase for each input concerned. */
export class InputError extends Error {
  readonly problems: readonly Phrase[]

  constructor(problems: readonly Phrase[]) {
    super('bad input')
    this.name = 'InputError'
    this.problems = problems
  }
}
