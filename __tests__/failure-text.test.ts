import { describe, expect, test } from '@jest/globals'
import type { FailureDetails } from '../src/errors.ts'
import { failureInBrief, failureText } from '../src/failure-text.ts'
import { apiFailure } from './support/outcomes.ts'
import { shown } from './support/plain.ts'

const said = (details: number | Partial<FailureDetails>, cause?: unknown) =>
  shown(failureText(apiFailure(details, cause), 'sync', 60_000))

const PERHAPS = 'the request may have been accepted all the same: look at the console, or run the step again'
const NETWORK = 'check base-url, the network and the proxy settings'

test('in this order: what happened, the status, what the API said, the request id, what to do next', () => {
  expect(said({ status: 401, said: 'Invalid key\n', requestId: 'req_\u001b1' })).toBe(
    'the API does not accept the key (HTTP 401); the API said “Invalid key\\n”; request id req_\\u{1b}1; ' +
      'check api-key: it must be a valid key of the organization',
  )
})

test('what the API said, at most 500 characters', () => {
  expect(said({ status: 418, said: 'x'.repeat(501) })).toBe(
    `the API refused the request (HTTP 418); the API said “${'x'.repeat(499)}…”`,
  )
})

describe('a status', () => {
  test.each<[number, string]>([
    [
      200,
      "the answer is not the 202 that means accepted (HTTP 200); check base-url: a proxy or a sign-in page may have answered in the API's place",
    ],
    [
      204,
      "the answer is not the 202 that means accepted (HTTP 204); check base-url: a proxy or a sign-in page may have answered in the API's place",
    ],
    [400, 'the API refused the request (HTTP 400); check container-tags'],
    [
      401,
      'the API does not accept the key (HTTP 401); check api-key: it must be a valid key of the organization',
    ],
    [
      402,
      'the plan does not cover this, or its credits are used up (HTTP 402); check the plan and its credits',
    ],
    [
      403,
      'the API does not allow this with this key or plan (HTTP 403); check the plan, and that api-key is an organization key, not a scoped one',
    ],
    [
      404,
      'the API does not know this address (HTTP 404); check base-url (the self-hosted server has no connectors)',
    ],
    [405, 'the API refused the request (HTTP 405)'],
    [408, `the API gave up waiting for the request (HTTP 408); ${PERHAPS}`],
    [429, 'too many requests (HTTP 429); about 500 requests a minute are allowed for a key: try again later'],
    [499, 'the API refused the request (HTTP 499)'],
    [500, `the API failed (HTTP 500); ${PERHAPS}`],
    [502, `the API failed (HTTP 502); ${PERHAPS}`],
    [503, 'the API is not available (HTTP 503); try again later'],
    [504, `the API failed (HTTP 504); ${PERHAPS}`],
  ])('%d', (status, expected) => {
    expect(said(status)).toBe(expected)
  })

  test.each([501, 505, 520])(
    '%d was not accepted, by the contract, so nobody says that it may have been',
    status => {
      expect(said(status)).toBe(`the API failed (HTTP ${status}); try again later`)
      expect(said({ status, retryAfterMs: 60_000 })).toBe(`the API failed (HTTP ${status}); try again in 1 m`)
    },
  )

  test.each([
    [
      429,
      'too many requests (HTTP 429); about 500 requests a minute are allowed for a key: try again in 10 m',
    ],
    [503, 'the API is not available (HTTP 503); try again in 10 m'],
    [500, `the API failed (HTTP 500); ${PERHAPS} in 10 m`],
    [408, `the API gave up waiting for the request (HTTP 408); ${PERHAPS} in 10 m`],
  ])('%d: when to try again, if the server says', (status, expected) => {
    expect(said({ status, retryAfterMs: 600_000 })).toBe(expected)
  })
})

describe('a status in answer to a look', () => {
  const looked = (details: number | Partial<FailureDetails>) =>
    shown(failureText(apiFailure(details), 'look', 60_000))
  const NOT_A_LIST = 'the answer is not the 200 that comes with a list'

  test.each<[number, string]>([
    [
      202,
      `${NOT_A_LIST} (HTTP 202); check base-url: a proxy or a sign-in page may have answered in the API's place`,
    ],
    [304, `${NOT_A_LIST} (HTTP 304)`],
    [400, 'the API refused the request (HTTP 400); check container-tags'],
    [408, 'the API gave up waiting for the request (HTTP 408); try again later'],
    [410, 'the API refused the request (HTTP 410)'],
    [500, 'the API failed (HTTP 500); try again later'],
    [503, 'the API is not available (HTTP 503); try again later'],
  ])('%d', (status, expected) => {
    expect(looked(status)).toBe(expected)
  })

  test.each([408, 500, 503])('%d: when to try again, if the server says', status => {
    expect(looked({ status, retryAfterMs: 0 })).toMatch(/; try again at once$/)
    expect(looked({ status, retryAfterMs: 90_000 })).toMatch(/; try again in 1 m 30 s$/)
  })

  test.each<[Partial<FailureDetails>, string]>([
    [{ code: 'timeout' }, `the API did not answer in full within 1 m; ${NETWORK}`],
    [{ code: 'broken' }, `the connection broke off before the answer was complete; ${NETWORK}`],
    [{ code: 'aborted' }, 'the request was cancelled'],
  ])('%j changes nothing, so nothing may have been accepted', (details, expected) => {
    expect(looked(details)).toBe(expected)
  })
})

describe('a redirect names the host it leads to', () => {
  const TO = (place: string) =>
    `the server redirects to ${place}, and redirects are not followed (HTTP 302); set base-url to the address of the API itself`
  test.each<[string | null, string]>([
    ['https://login.example.com/path?token=x', 'login.example.com'],
    ['https://name:secret@login.example.com:8443/', 'login.example.com:8443'],
    ['//login.example.com/x', 'login.example.com'],
    ['/login', 'another path of the same host'],
    ['login', 'another path of the same host'],
    ['https://exa mple', 'another path of the same host'],
    ['mailto:x', 'another path of the same host'],
    [null, 'an unnamed place'],
  ])('%s', (location, place) => {
    expect(said({ code: 'redirect', status: 302, location })).toBe(TO(place))
  })
})

describe('no whole answer', () => {
  const cause = (code: string) => new Error('outer', { cause: Object.assign(new Error('inner'), { code }) })

  test.each<[string, Partial<FailureDetails>, unknown, string]>([
    [
      'refused',
      { code: 'no-connection' },
      cause('ECONNREFUSED'),
      `the API could not be reached: connection refused (ECONNREFUSED); ${NETWORK}`,
    ],
    [
      'another reason',
      { code: 'no-connection' },
      new Error('tunneling socket failed'),
      `the API could not be reached: tunneling socket failed; ${NETWORK}`,
    ],
    [
      'a code without words',
      { code: 'no-connection' },
      cause('EWHAT'),
      `the API could not be reached: inner; ${NETWORK}`,
    ],
    [
      'a code alone',
      { code: 'no-connection' },
      Object.assign(new Error(), { code: 'EWHAT' }),
      `the API could not be reached: EWHAT; ${NETWORK}`,
    ],
    [
      'nothing to go by',
      { code: 'no-connection' },
      new Error(''),
      `the API could not be reached; ${NETWORK}`,
    ],
    [
      'nothing but the code',
      { code: 'no-connection' },
      new Error('no-connection'),
      `the API could not be reached; ${NETWORK}`,
    ],
    [
      'no cause',
      { code: 'broken' },
      undefined,
      `the connection broke off before the answer was complete; ${PERHAPS}`,
    ],
    [
      'a certificate',
      { code: 'certificate' },
      cause('CERT_HAS_EXPIRED'),
      "the server's certificate is not trusted: it has expired (CERT_HAS_EXPIRED); check base-url; for a certificate authority of your own, set NODE_EXTRA_CA_CERTS",
    ],
    [
      'time-out after sending',
      { code: 'timeout', sent: true },
      undefined,
      `the API did not answer in full within 1 m; ${PERHAPS}`,
    ],
    [
      'time-out before',
      { code: 'timeout', sent: false },
      undefined,
      `no connection to the API within 1 m; ${NETWORK}`,
    ],
    [
      'broken off',
      { code: 'broken' },
      cause('EPIPE'),
      `the connection broke off before the answer was complete: connection closed by the server (EPIPE); ${PERHAPS}`,
    ],
    ['too large', { code: 'too-large' }, undefined, "the API's answer is larger than 64 MiB; check base-url"],
    ['aborted', { code: 'aborted' }, undefined, 'the request was cancelled'],
    [
      'not what is documented',
      { code: 'unexpected-answer', status: 200, requestId: 'r' },
      undefined,
      'the answer is not what the API documents (HTTP 200); request id r; check base-url',
    ],
  ])('%s', (_, details, why, expected) => {
    expect(said(details, why)).toBe(expected)
  })

  test.each([
    ['ENOTFOUND', 'host name not found'],
    ['EAI_AGAIN', 'host name could not be looked up'],
    ['EHOSTUNREACH', 'host unreachable'],
    ['ENETUNREACH', 'network unreachable'],
    ['ETIMEDOUT', 'connecting took too long'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'its chain ends in an unknown authority'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its authority is unknown'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its authority is unknown'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'it is for another host'],
  ])('%s: %s', (code, words) => {
    expect(said({ code: 'certificate' }, cause(code))).toContain(`is not trusted: ${words} (${code});`)
  })

  test('the time-out is the one that was set', () => {
    expect(shown(failureText(apiFailure({ code: 'timeout' }), 'sync', 2500))).toContain('within 2.5 s')
  })
})

test.each<[number | Partial<FailureDetails>, string]>([
  [503, 'HTTP 503'],
  [{ code: 'unexpected-answer', status: 200, said: 'x' }, 'the answer is not what the API documents'],
  [{ code: 'timeout' }, 'the API did not answer in full within 1 m'],
  [{ code: 'timeout', sent: false }, 'no connection to the API within 1 m'],
  [{ code: 'broken' }, 'the connection broke off before the answer was complete'],
  [{ code: 'no-connection' }, 'the API could not be reached'],
])('in brief: %j', (details, expected) => {
  expect(shown(failureInBrief(apiFailure(details), 60_000))).toBe(expected)
})
