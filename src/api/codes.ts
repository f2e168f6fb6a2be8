/** The error codes by which outputs and `fail-on` name what failed; `http_100` to `http_599` stand for themselves. */

/** What happened, in a few words. README's table has the same codes. */
export const CODES = {
  auth_expired: 'the login has expired',
  rate_limited: 'the provider is rate limiting requests',
  plan_required: 'the plan does not include this provider',
  provider_unavailable: 'the provider was unavailable',
  internal: 'Supermemory failed',
  unknown: 'the API gives no code, or one that is no plain word',
  unreachable: 'no connection, so nothing was sent',
  timeout: 'no complete answer in time',
  broken: 'the connection broke off',
  certificate: 'the certificate is not trusted',
  redirect: 'the server redirects, which is not followed',
  unexpected_answer: 'the answer is not what the API documents',
  counts_unknown: 'the item counts could not be fetched',
  no_namespace: 'the connector has no namespace',
  removed: 'the connection was removed',
  unknown_tag: 'no connection has the tag',
  unknown_connection: 'no connection has the id',
  input: 'an input is missing or wrong',
  internal_fault: 'a bug in this action',
} as const

export type Code = keyof typeof CODES

/** Whether a word of `fail-on` names a code: what is not listed here matches `unknown`. */
export function names(word: string, code: string): boolean {
  if (word === code) return true
  return word === 'unknown' && !Object.hasOwn(CODES, code) && !/^http_[1-5]\d\d$/.test(code)
}
