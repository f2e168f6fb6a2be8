/**
 * What networks, servers and people do to the action, and how it must behave. To add a row, say what the server does
 * to which request, and what comes of it; `npm run faults` tries them all.
 *
 * Unless a row says otherwise: the provider is notion, a request may be repeated once and take 0.5 s (5 s where the
 * answer is a fixed text, which ends by itself), the fault
 * strikes every import request, and everything else is answered as it should be. A fault that strikes `list` strikes
 * while the step waits, up to 1.2 s: one or two looks.
 */
// @ts-nocheck

import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Endpoint } from '../../emulator/routes.ts'
import type { RawServer, Reply } from '../support/raw-server.ts'
import { chunked, flood, head, html, http, reset, stall, trickle } from '../support/replies.ts'
import { neverAccepts, noSuchHost, refused, tlsServer } from './places.ts'

export const KEY = 'sm_fault_table_key_0123456789'

/** A number, or the least and the most. */
export type Count = number | [number, number]

/** `now`: made when it is sent, for what depends on the time. */
export type Answer = Reply | { now: () => Reply }

export interface Place {
  inputs?: Record<string, string>
  env?: Record<string, string>
  close?: () => Promise<void>
}

export interface Fault {
  name: string
  /** The request that is struck. Default: import. */
  at?: Endpoint
  answer?: Answer
  /** What other requests are answered instead of what they usually are. */
  also?: Partial<Record<Endpoint, Answer>>
  /** What is done to a connection before the request is read. `imports` then counts connections. */
  connection?: (socket: Socket) => void
  /** How often it strikes. Default: always. */
  times?: number
  /** The API accepts the import all the same. */
  accepts?: boolean
  /** Another place to send requests to. */
  place?: (server: RawServer) => Promise<Place>
  inputs?: Record<string, string>

  exit: 0 | 1
  status: string
  imports: Count
  /** Default: 0. */
  lists?: Count
  /** In the log, annotations included. */
  says: RegExp
}

const YEAR_S = 365 * 24 * 3600

/** Green: accepted with the first request. */
const accepted = { exit: 0, status: 'accepted', imports: 1, says: /notion: accepted/ } as const
/** Red at once: a repeat would fare no better. */
const refusedAtOnce = { exit: 1, status: 'failed', imports: 1 } as const
/** Red after a repeat: surely not accepted. */
const failedTwice = { exit: 1, status: 'failed', imports: 2 } as const
/** Red after a look and a repeat: perhaps accepted. */
const failedTwiceWithLook = { exit: 1, status: 'failed', imports: 2, lists: 1 } as const
/** Not even a connection: nothing reached the server. */
const neverArrived = { exit: 1, status: 'failed', imports: 0 } as const
/** A look that fails never ends the wait, nor does it make the step green. */
const neverSeen = {
  at: 'list',
  exit: 1,
  status: 'timed-out',
  imports: 1,
  lists: [1, 2] as [number, number],
} as const
/** A look that failed, then one that told. */
const seenLater = {
  at: 'list',
  times: 1,
  inputs: { 'wait-timeout-minutes': '0.2' },
  exit: 0,
  status: 'completed',
  imports: 1,
  lists: 2,
} as const
const LOOK_FAILED = /looking at the connections failed .*still waiting/

const connections: Fault[] = [
  { name: 'connection refused', place: refused, ...neverArrived, says: /connection refused.*check base-url/ },
  {
    name: 'connection refused: repeated',
    place: refused,
    ...neverArrived,
    says: /trying again in 0\.\d s \(repeat 1 of 1\)/,
  },
  {
    name: 'DNS failure',
    place: noSuchHost,
    ...neverArrived,
    inputs: { 'request-timeout-seconds': '5' },
    says: /host name (not found|could not be looked up)/,
  },
  {
    name: 'connect that never completes',
    place: neverAccepts,
    ...neverArrived,
    says: /no connection to the API within 0\.5 s/,
  },
  {
    name: 'TLS handshake that never completes',
    place: async ({ port }) => ({ inputs: { 'base-url': `https://127.0.0.1:${port}` } }),
    connection: () => {},
    ...failedTwice,
    says: /no connection to the API within 0\.5 s/,
  },
  {
    name: 'TLS handshake that is reset',
    place: async ({ port }) => ({ inputs: { 'base-url': `https://127.0.0.1:${port}` } }),
    connection: socket => void socket.once('data', () => socket.resetAndDestroy()),
    ...failedTwice,
    says: /could not be reached/,
  },
  {
    name: 'no TLS where there should be',
    place: async ({ port }) => ({ inputs: { 'base-url': `https://127.0.0.1:${port}` } }),
    connection: socket => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    ...failedTwice,
    says: /could not be reached/,
  },
  { name: 'TLS, trusted', place: () => tlsServer(['127.0.0.1']), ...accepted, imports: 0 },
  {
    name: 'TLS, self-signed',
    place: () => tlsServer(['127.0.0.1'], { trusted: false }),
    ...neverArrived,
    says: /certificate is not trusted: it is self-signed \(DEPTH_ZERO_SELF_SIGNED_CERT\); .*NODE_EXTRA_CA_CERTS/,
  },
  {
    name: 'TLS, expired',
    place: () => tlsServer(['127.0.0.1'], { days: -1 }),
    ...neverArrived,
    says: /certificate is not trusted: it has expired/,
  },
  {
    name: 'TLS, for another host',
    place: () => tlsServer(['elsewhere.test']),
    ...neverArrived,
    says: /certificate is not trusted: it is for another host/,
  },
  {
    name: 'TLS, for another address than the name',
    place: () => tlsServer(['127.0.0.1'], { host: 'localhost' }),
    ...neverArrived,
    says: /certificate is not trusted: it is for another host/,
  },
  {
    name: 'reset before the request is read',
    connection: socket => void socket.resetAndDestroy(),
    ...failedTwiceWithLook,
    imports: [2, 3],
    lists: 0,
    says: /broke off|could not be reached/,
  },
  {
    name: 'end before the request is read',
    connection: socket => void socket.end(),
    ...failedTwiceWithLook,
    imports: [2, 3],
    lists: 0,
    says: /broke off|could not be reached/,
  },
  {
    name: 'reset after the request',
    answer: reset(),
    ...failedTwiceWithLook,
    says: /broke off before the answer was complete/,
  },
  {
    name: 'end after the request',
    answer: '',
    ...failedTwiceWithLook,
    says: /broke off before the answer was complete/,
  },
  {
    name: 'reset after the request, once',
    answer: reset(),
    times: 1,
    ...accepted,
    imports: 2,
    lists: 1,
    says: /broke off.*; trying again in .*\n(.*\n)*notion: accepted/,
  },
  {
    name: 'reset after the request, which was accepted: a look tells, and it is not sent twice',
    answer: reset(),
    accepts: true,
    ...accepted,
    lists: 1,
    says: /accepted, no answer came, but a sync has begun/,
  },
  {
    name: 'accepted, then silence: a look tells',
    answer: stall(),
    accepts: true,
    ...accepted,
    lists: 1,
    says: /accepted, no answer came, but a sync has begun/,
  },
  {
    name: 'accepted, then 504: a look tells',
    answer: http(504),
    accepts: true,
    ...accepted,
    lists: 1,
    says: /accepted, no answer came, but a sync has begun/,
  },
]

const heads: Fault[] = [
  {
    name: 'reset in the middle of the status line',
    answer: reset('HTTP/1.1 20'),
    ...failedTwiceWithLook,
    says: /broke off/,
  },
  {
    name: 'reset in the middle of the headers',
    answer: reset('HTTP/1.1 500 Internal Server Error\r\nContent-Ty'),
    ...failedTwiceWithLook,
    says: /broke off/,
  },
  {
    name: '202, reset after the status line',
    answer: reset('HTTP/1.1 202 Accepted\r\n'),
    ...accepted,
  },
  {
    name: '202, reset in the middle of the headers',
    answer: reset('HTTP/1.1 202 Accepted\r\nContent-Ty'),
    ...accepted,
  },
  {
    name: '202 after an answer that only announces it, reset after the status line',
    answer: reset('HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 202 Accepted\r\n'),
    ...accepted,
  },
  {
    name: '202, reset in the status line',
    answer: reset('HTTP/1.1 202 Acc'),
    ...failedTwiceWithLook,
    says: /broke off/,
  },
  {
    name: 'end in the middle of the headers',
    answer: 'HTTP/1.1 500 Internal Server Error\r\nContent-Ty',
    ...failedTwiceWithLook,
    says: /broke off/,
  },
  {
    name: '202, end in the middle of the headers',
    answer: 'HTTP/1.1 202 Accepted\r\nContent-Ty',
    ...accepted,
  },
  {
    name: 'headers that trickle',
    answer: trickle('HTTP/1.1 500 Internal Server Error\r\n', 'X-A: b\r\n'),
    ...failedTwiceWithLook,
    says: /did not answer in full within 0\.5 s/,
  },
  {
    name: '202, headers that trickle',
    answer: trickle('HTTP/1.1 202 Accepted\r\n', 'X-A: b\r\n'),
    ...accepted,
  },
  {
    name: 'a header that never ends',
    answer: flood('HTTP/1.1 500 Internal Server Error\r\nX-A: ', 100, 'a'),
    ...failedTwiceWithLook,
    says: /broke off/,
  },
  {
    name: '202, a header that never ends',
    answer: flood('HTTP/1.1 202 Accepted\r\nX-A: ', 100, 'a'),
    ...accepted,
  },
  {
    name: 'no answer at all',
    answer: stall(),
    ...failedTwiceWithLook,
    says: /did not answer in full within 0\.5 s/,
  },
  {
    name: 'half a status line, then nothing',
    answer: stall('HTTP/1.1 2'),
    ...failedTwiceWithLook,
    says: /did not answer in full within/,
  },
  { name: 'not HTTP', answer: 'SSH-2.0-OpenSSH_9.6\r\n', ...failedTwiceWithLook, says: /broke off/ },
  { name: 'NUL bytes', answer: '\0'.repeat(1000), ...failedTwiceWithLook, says: /broke off/ },
  {
    name: 'NUL in a header',
    answer: 'HTTP/1.1 500 Internal Server Error\r\nX: a\0b\r\n\r\n',
    ...failedTwiceWithLook,
    says: /broke off/,
  },
  {
    name: '202, NUL in a header',
    answer: 'HTTP/1.1 202 Accepted\r\nX: a\0b\r\n\r\n',
    ...accepted,
  },
  {
    name: 'a status that is none',
    answer: 'HTTP/1.1 20x Accepted\r\n\r\n',
    ...failedTwiceWithLook,
    says: /broke off/,
  },
  { name: 'status 999', answer: http(999), ...refusedAtOnce, says: /HTTP 999/ },
  {
    name: 'a status line without a reason',
    answer: 'HTTP/1.1 202\r\nContent-Length: 0\r\n\r\n',
    ...accepted,
  },
  { name: 'HTTP/1.0', answer: 'HTTP/1.0 202 Accepted\r\n\r\nImporting', ...accepted },
  { name: '100 Continue, then 202', answer: `HTTP/1.1 100 Continue\r\n\r\n${http(202)}`, ...accepted },
  {
    name: '102 and 103, then 202',
    answer: `${head(102)}\r\n${head(103, { Link: '</x>' })}\r\n${http(202)}`,
    ...accepted,
  },
  {
    name: '103, then nothing',
    answer: stall(`${head(103)}\r\n`),
    ...failedTwiceWithLook,
    says: /did not answer in full/,
  },
  {
    name: '100 for ever',
    answer: trickle('', 'HTTP/1.1 100 Continue\r\n\r\n'),
    ...failedTwiceWithLook,
    says: /did not answer in full/,
  },
  {
    name: '101 Switching Protocols',
    answer: `${head(101, { Connection: 'Upgrade', Upgrade: 'h2c' })}\r\n`,
    ...failedTwiceWithLook,
    says: /broke off|did not answer in full/,
  },
  { name: '204', answer: http(204), ...refusedAtOnce, says: /HTTP 204.*check base-url/ },
  {
    name: '200',
    answer: http(200, { message: 'ok' }),
    ...refusedAtOnce,
    says: /the 202 that means accepted \(HTTP 200\).*check base-url/,
  },
  {
    name: '200 with HTML',
    answer: html(200, 'Sign in'),
    ...refusedAtOnce,
    says: /HTTP 200\); the API said “an HTML page titled Sign in”.*check base-url/,
  },
  { name: '201', answer: http(201), ...refusedAtOnce, says: /HTTP 201/ },
]

const bodies: Fault[] = [
  { name: '202, body cut short', answer: http(202, 'Imp', { 'Content-Length': '100' }), ...accepted },
  { name: '202, body reset', answer: reset(http(202, 'Imp', { 'Content-Length': '100' })), ...accepted },
  {
    name: '202, body that stalls',
    answer: stall(http(202, 'Imp', { 'Content-Length': '100' })),
    ...accepted,
  },
  { name: '202, body that trickles for ever', answer: trickle(chunked(202, ''), '1\r\n \r\n'), ...accepted },
  { name: '202, chunked nonsense', answer: chunked(202, 'zz\r\nnonsense\r\n'), ...accepted },
  {
    name: '202, gzip that lies',
    answer: http(202, 'Importing', { 'Content-Encoding': 'gzip' }),
    ...accepted,
  },
  { name: '202, body of 100 MiB', answer: flood(`${head(202)}\r\n`, 100), ...accepted },
  {
    name: '202, body longer than said',
    answer: `${http(202, 'Importing', { 'Content-Length': '3' })}`,
    ...accepted,
  },
  {
    name: '202, invalid UTF-8',
    answer: `${http(202, '').replace('Content-Length: 0', 'Content-Length: 2')}\xff\xfe`,
    ...accepted,
  },
  {
    name: 'Content-Length that is no number',
    answer: http(500, 'x', { 'Content-Length': 'many' }),
    ...failedTwiceWithLook,
    says: /broke off/,
  },
  {
    name: '202, Content-Length that is no number',
    answer: http(202, 'x', { 'Content-Length': 'many' }),
    ...accepted,
  },
  {
    name: 'Content-Length twice, and different',
    answer: `${head(500, { 'Content-Length': '1' })}Content-Length: 2\r\n\r\nab`,
    ...failedTwiceWithLook,
    says: /broke off/,
  },
  {
    name: '500, body cut short',
    answer: http(500, 'Oh d', { 'Content-Length': '100' }),
    ...failedTwiceWithLook,
    says: /HTTP 500\).*“Oh d”/,
  },
  {
    name: '500, body reset',
    answer: reset(http(500, 'Oh d', { 'Content-Length': '100' })),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
  {
    name: '500, body that stalls',
    answer: stall(http(500, 'Oh d', { 'Content-Length': '100' })),
    ...failedTwiceWithLook,
    says: /HTTP 500\).*“Oh d”/,
  },
  {
    name: '500, body that trickles for ever',
    answer: trickle(chunked(500, ''), '1\r\nx\r\n'),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
  {
    name: '500, chunked nonsense',
    answer: chunked(500, 'zz\r\nnonsense\r\n'),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
  {
    name: '500, gzip that lies',
    answer: http(500, 'Oh dear', { 'Content-Encoding': 'gzip' }),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
  {
    name: '500, real gzip, which nobody asked for',
    answer: Buffer.concat([
      Buffer.from(`${head(500, { 'Content-Encoding': 'gzip' })}\r\n`),
      gzipSync('Oh dear'),
    ]),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
  {
    name: '500, body of 100 MiB',
    answer: flood(`${head(500)}\r\n`, 100, 'x'),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
  {
    name: '500, invalid UTF-8',
    answer: `${head(500)}\r\nOh \xff\xfe dear`,
    ...failedTwiceWithLook,
    says: /“Oh \ufffd\ufffd dear”/,
  },
  {
    name: '500, NUL and control characters',
    answer: `${head(500)}\r\nOh\0\x1b[31m\x07dear`,
    ...failedTwiceWithLook,
    says: /“Oh\\u\{0\}\\u\{1b\}\[31m\\u\{7\}dear”/,
  },
  {
    name: '500, deeply nested JSON',
    answer: http(500, `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
  {
    name: '500, JSON with __proto__',
    answer: http(500, '{"__proto__":{"error":"evil"},"message":"plain"}'),
    ...failedTwiceWithLook,
    says: /“plain”/,
  },
  {
    name: '500, JSON cut short',
    answer: http(500, '{"error":"Oh d'),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
  {
    name: '500, a message of 1 MiB',
    answer: http(500, { error: 'x'.repeat(1024 * 1024) }),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
  {
    name: '500, a message of 200 KiB',
    answer: http(500, { error: 'x'.repeat(200 * 1024) }),
    ...failedTwiceWithLook,
    says: /“x{499}…”/,
  },
  {
    name: '500, 200 KiB made to keep a search for addresses busy',
    answer: http(500, { error: `${'a'.repeat(64)}@${'a-'.repeat(125)}`.repeat(650) }),
    ...failedTwiceWithLook,
    says: /HTTP 500/,
  },
]

const redirects: Fault[] = [301, 302, 303, 307, 308].flatMap(status => [
  {
    name: `${status} to the same host`,
    answer: http(status, '', { Location: '/elsewhere' }),
    ...refusedAtOnce,
    says: new RegExp(`redirects to another path of the same host.*HTTP ${status}.*set base-url`),
  },
  {
    name: `${status} to another host`,
    answer: http(status, '', { Location: 'https://evil.example/v3' }),
    ...refusedAtOnce,
    says: new RegExp(`redirects to evil\\.example, .*HTTP ${status}.*set base-url`),
  },
])
redirects.push(
  {
    name: '307 without a target',
    answer: http(307),
    ...refusedAtOnce,
    says: /redirects to an unnamed place/,
  },
  {
    name: '307 to nonsense',
    answer: http(307, '', { Location: 'http://[' }),
    ...refusedAtOnce,
    says: /HTTP 307/,
  },
  { name: '304', answer: http(304), ...refusedAtOnce, says: /HTTP 304/ },
)

/** The shapes of the API page, and what is taken out of each. */
const shapes: [name: string, answer: (status: number) => string, said: string][] = [
  [
    'error and details',
    status => http(status, { error: 'Bad thing', details: 'very' }),
    '; the API said “Bad thing: very”',
  ],
  [
    'a list of problems',
    status =>
      http(status, {
        success: false,
        error: [{ code: 'c', message: 'Bad tag', path: ['containerTags', 0] }],
        data: null,
      }),
    '; the API said “Bad tag \\(containerTags\\.0\\)”',
  ],
  ['message', status => http(status, { message: 'Bad thing' }), '; the API said “Bad thing”'],
  ['text', status => http(status, 'Bad thing'), '; the API said “Bad thing”'],
  ['HTML', status => html(status, 'Bad Gateway'), '; the API said “an HTML page titled Bad Gateway”'],
  ['no body', status => http(status), ''],
]
const advice: Record<number, string> = {
  400: '; check container-tags',
  401: '; check api-key',
  402: '; check the plan and its credits',
  403: '; check the plan, and that api-key',
  429: '; .*try again later',
}
const statuses: Fault[] = [
  400, 401, 402, 403, 404, 405, 408, 410, 413, 422, 429, 451, 500, 501, 502, 503, 504, 520, 599,
].flatMap(status =>
  shapes.map(
    ([shape, answer, said]): Fault => ({
      name: `${status} with ${shape}`,
      answer: answer(status),
      inputs: { 'max-retries': '0' },
      ...refusedAtOnce,
      says: new RegExp(`\\(HTTP ${status}\\)${said}${advice[status] ?? ''}`),
    }),
  ),
)
const repeats: Fault[] = [
  ...[400, 401, 402, 403, 404, 405, 410, 413, 422, 451, 501, 505, 520, 599].map(
    (status): Fault => ({
      name: `${status} is not repeated`,
      answer: http(status),
      ...refusedAtOnce,
      says: /asking for a sync failed/,
    }),
  ),
  ...[429, 503].map(
    (status): Fault => ({
      name: `${status} is repeated without a look`,
      answer: http(status),
      ...failedTwice,
      says: /repeat 1 of 1/,
    }),
  ),
  ...[408, 500, 502, 504].map(
    (status): Fault => ({
      name: `${status} is repeated after a look`,
      answer: http(status),
      ...failedTwiceWithLook,
      says: /repeat 1 of 1/,
    }),
  ),
  {
    name: '409',
    answer: http(409, { error: 'Sync already in progress' }),
    ...accepted,
    says: /a sync of it is already running/,
  },
  {
    name: '503 twice, then accepted',
    answer: http(503),
    times: 2,
    inputs: { 'max-retries': '3' },
    ...accepted,
    imports: 3,
  },
  {
    name: 'max-retries 3 means four requests',
    answer: http(503, '', { 'Retry-After': '0' }),
    inputs: { 'max-retries': '3' },
    exit: 1,
    status: 'failed',
    imports: 4,
    says: /repeat 3 of 3/,
  },
]

/** `Retry-After`, and what comes of it. The action's own pause is 0.4 or 0.5 s. */
const OWN_PAUSE = /trying again in 0\.[45] s/
const retryAfter: Fault[] = [
  ...(
    [
      ['in seconds', '1', /trying again in 1 s/],
      ['of zero', '0', /trying again in 0 s/],
      ['negative', '-5', OWN_PAUSE],
      ['nonsense', 'soon', OWN_PAUSE],
      ['a fraction', '1.5', OWN_PAUSE],
      ['with a unit', '5s', OWN_PAUSE],
      ['hexadecimal', '0x10', OWN_PAUSE],
      ['empty', '', OWN_PAUSE],
      ['several', '1, 2', OWN_PAUSE],
      ['a date in the past', 'Sun, 06 Nov 1994 08:49:37 GMT', OWN_PAUSE],
      ['a date that is none', 'Sun, 99 Nov 2094 99:99:99 GMT', OWN_PAUSE],
    ] as const
  ).map(
    ([name, value, says]): Fault => ({
      name: `Retry-After ${name}`,
      answer: http(503, '', { 'Retry-After': value }),
      ...failedTwice,
      says,
    }),
  ),
  {
    name: 'Retry-After as a date',
    answer: { now: () => http(503, '', { 'Retry-After': new Date(Date.now() + 2000).toUTCString() }) },
    ...failedTwice,
    says: /trying again in [12] s/,
  },
  {
    name: 'Retry-After as a date, by a clock of another century',
    answer: http(503, '', {
      Date: 'Sun, 06 Nov 1994 08:49:37 GMT',
      'Retry-After': 'Sun, 06 Nov 1994 08:49:38 GMT',
    }),
    ...failedTwice,
    says: /trying again in 1 s/,
  },
  {
    name: 'Retry-After a year',
    answer: http(429, '', { 'Retry-After': String(YEAR_S) }),
    ...refusedAtOnce,
    says: /try again in 8760 h/,
  },
  {
    name: 'Retry-After just above 5 minutes',
    answer: http(429, '', { 'Retry-After': '301' }),
    ...refusedAtOnce,
    says: /try again in 5 m 1 s/,
  },
  {
    name: 'Retry-After a year, as a date',
    answer: {
      now: () => http(503, '', { 'Retry-After': new Date(Date.now() + YEAR_S * 1000).toUTCString() }),
    },
    ...refusedAtOnce,
    says: /try again in 87\d\d h/,
  },
  {
    name: 'Retry-After more than a number holds',
    answer: http(429, '', { 'Retry-After': '9'.repeat(400) }),
    ...refusedAtOnce,
    says: /try again in 277777777 h/,
  },
  {
    name: 'retryAfterSeconds in the body',
    answer: http(429, { error: 'Slow down', code: 'RATE_LIMITED', retryAfterSeconds: 1 }),
    ...failedTwice,
    says: /“Slow down”; trying again in 1 s/,
  },
  {
    name: 'retryAfterSeconds a year',
    answer: http(429, { retryAfterSeconds: YEAR_S }),
    ...refusedAtOnce,
    says: /try again in 8760 h/,
  },
  {
    name: 'retryAfterSeconds negative',
    answer: http(429, { retryAfterSeconds: -1 }),
    ...failedTwice,
    says: OWN_PAUSE,
  },
  {
    name: 'retryAfterSeconds a text',
    answer: http(429, { retryAfterSeconds: '1' }),
    ...failedTwice,
    says: /trying again in 1 s/,
  },
  {
    name: 'retryAfterSeconds a text without a number',
    answer: http(429, { retryAfterSeconds: 'soon' }),
    ...failedTwice,
    says: OWN_PAUSE,
  },
  {
    name: 'retryAfterSeconds beyond all measure',
    answer: http(429, '{"retryAfterSeconds":1e308}'),
    exit: 1,
    status: 'failed',
    imports: [1, 2],
    says: /try again (?!.*(Infinity|NaN))/,
  },
]

/** A list whose only entry differs from an ordinary one in these fields; `undefined`: without it. */
function entry(fields: object): string {
  const at = '2026-11-22T10:00:00.000Z'
  const lastSyncRun = { status: 'completed', startedAt: at, completedAt: at }
  return http(200, [{ id: 'conn_1', provider: 'notion', createdAt: at, lastSyncRun, ...fields }])
}
const run = (fields: object) => entry({ lastSyncRun: { status: 'completed', ...fields } })
const UNLIKE =
  /not what the API documents|no look at its connections succeeded|looking at the connections failed/

const lists: Fault[] = [
  { name: 'list: connection reset', answer: reset(), ...neverSeen, says: LOOK_FAILED },
  { name: 'list: reset, once', answer: reset(), ...seenLater, says: LOOK_FAILED },
  {
    name: 'list: no answer',
    answer: stall(),
    ...neverSeen,
    says: /did not answer in full within 0\.5 s\), 1 time so far; still waiting/,
  },
  {
    name: 'list: headers that trickle',
    answer: trickle('HTTP/1.1 200 OK\r\n', 'X-A: b\r\n'),
    ...neverSeen,
    says: LOOK_FAILED,
  },
  {
    name: 'list: body cut short',
    answer: http(200, '[]', { 'Content-Length': '100' }),
    ...neverSeen,
    says: LOOK_FAILED,
  },
  {
    name: 'list: body cut short, once',
    answer: http(200, '[]', { 'Content-Length': '100' }),
    ...seenLater,
    says: LOOK_FAILED,
  },
  {
    name: 'list: body that stalls',
    answer: stall(http(200, '[]', { 'Content-Length': '100' })),
    ...neverSeen,
    says: LOOK_FAILED,
  },
  {
    name: 'list: body that trickles for ever',
    answer: trickle(chunked(200, '1\r\n[\r\n'), '1\r\n \r\n'),
    ...neverSeen,
    says: LOOK_FAILED,
  },
  {
    name: 'list: body that trickles for ever, once',
    answer: trickle(chunked(200, '1\r\n[\r\n'), '1\r\n \r\n'),
    ...seenLater,
    says: LOOK_FAILED,
  },
  {
    name: 'list: chunked nonsense',
    answer: chunked(200, '2\r\n[]\r\nzz\r\n'),
    ...neverSeen,
    says: LOOK_FAILED,
  },
  {
    name: 'list: gzip that lies',
    answer: http(200, [], { 'Content-Encoding': 'gzip' }),
    at: 'list',
    exit: 1,
    status: 'no-connections',
    imports: 1,
    lists: 1,
    says: /there is no connection of it/,
  },
  {
    name: 'list: real gzip, which nobody asked for',
    answer: Buffer.concat([Buffer.from(`${head(200, { 'Content-Encoding': 'gzip' })}\r\n`), gzipSync('[]')]),
    ...neverSeen,
    says: LOOK_FAILED,
  },
  {
    name: 'list: 100 MiB',
    answer: flood(`${head(200)}\r\n[`, 100),
    ...neverSeen,
    inputs: { 'request-timeout-seconds': '10' },
    says: /larger than 64 MiB|still waiting/,
  },
  { name: 'list: 204', answer: http(204), ...neverSeen, says: LOOK_FAILED },
  { name: 'list: 202', answer: http(202, '[]'), ...neverSeen, says: LOOK_FAILED },
  { name: 'list: 200 with HTML', answer: html(200, 'Sign in'), ...neverSeen, says: UNLIKE },
  { name: 'list: no body', answer: http(200), ...neverSeen, says: UNLIKE },
  { name: 'list: null', answer: http(200, 'null'), ...neverSeen, says: UNLIKE },
  { name: 'list: an object', answer: http(200, { connections: [] }), ...neverSeen, says: UNLIKE },
  {
    name: 'list: invalid UTF-8',
    answer: `${http(200, '').replace('Content-Length: 0', 'Content-Length: 4')}["\xff`,
    ...neverSeen,
    says: UNLIKE,
  },
  { name: 'list: NUL bytes', answer: http(200, '\0\0\0'), ...neverSeen, says: UNLIKE },
  {
    name: 'list: deeply nested JSON',
    answer: http(200, `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`),
    ...neverSeen,
    says: UNLIKE,
  },
  {
    name: 'list: deeply nested JSON in an entry',
    answer: http(
      200,
      `[{"id":"a","provider":"notion","metadata":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}]`,
    ),
    at: 'list',
    exit: 1,
    status: 'not-started',
    imports: 1,
    lists: [1, 2],
    says: /began no sync/,
  },
  {
    name: 'list: an entry that is all __proto__',
    answer: http(200, '[{"__proto__":{"id":"a","provider":"notion","lastSyncRun":{"status":"completed"}}}]'),
    ...neverSeen,
    says: UNLIKE,
  },
  {
    name: 'list: lastSyncRun in __proto__',
    answer: http(
      200,
      '[{"id":"a","provider":"notion","__proto__":{"lastSyncRun":{"status":"completed","startedAt":"2999-01-01T00:00:00Z"}}}]',
    ),
    at: 'list',
    exit: 1,
    status: 'not-started',
    imports: 1,
    lists: [1, 2],
    says: /began no sync/,
  },
  ...[408, 409, 429, 500, 502, 503, 504].map(
    (status): Fault => ({
      name: `list: ${status}`,
      answer: http(status),
      ...neverSeen,
      says: new RegExp(`HTTP ${status}\\), 1 time so far; still waiting`),
    }),
  ),
  ...[401, 402, 403, 404].map(
    (status): Fault => ({
      name: `list: ${status} ends the wait`,
      answer: http(status),
      inputs: { 'wait-timeout-minutes': '5' },
      at: 'list',
      exit: 1,
      status: 'failed',
      imports: 1,
      lists: 1,
      says: new RegExp(`accepted, but watching the sync failed: .*HTTP ${status}`),
    }),
  ),
  {
    name: 'list: a redirect',
    answer: http(307, '', { Location: 'https://evil.example/' }),
    ...neverSeen,
    says: /HTTP 307|evil\.example/,
  },
  {
    name: 'list: 429 that asks for a year does not outlast the wait',
    answer: http(429, '', { 'Retry-After': String(YEAR_S) }),
    ...neverSeen,
    says: /HTTP 429/,
  },
  ...(
    [
      ['no id', entry({ id: undefined })],
      ['id null', entry({ id: null })],
      ['id a number', entry({ id: 1 })],
      ['id empty', entry({ id: '' })],
      ['no provider', entry({ provider: undefined })],
      ['provider null', entry({ provider: null })],
      ['provider a list', entry({ provider: ['notion'] })],
      ['an entry that is null', http(200, [null])],
      ['an entry that is a list', http(200, [[]])],
      ['an entry that is a text', http(200, ['conn_1'])],
    ] as const
  ).map(([name, answer]): Fault => ({ name: `list: ${name}`, answer, ...neverSeen, says: UNLIKE })),
  ...(
    [
      ['lastSyncRun null', entry({ lastSyncRun: null })],
      ['lastSyncRun a text', entry({ lastSyncRun: 'completed' })],
      ['lastSyncRun a list', entry({ lastSyncRun: [{ status: 'completed' }] })],
      ['lastSyncRun empty', entry({ lastSyncRun: {} })],
      ['status null', run({ status: null })],
      ['status a number', run({ status: 1 })],
      ['status only', run({})],
      ['times null', run({ startedAt: null, completedAt: null })],
      ['times that are numbers', run({ startedAt: 4e12, completedAt: 4e12 })],
      ['times that are nonsense', run({ startedAt: 'today', completedAt: 'tomorrow' })],
      [
        'times beyond all measure',
        run({ startedAt: '+999999-01-01T00:00:00Z', completedAt: '+999999-01-01T00:00:00Z' }),
      ],
      ['a run that ended before we asked', entry({})],
    ] as const
  ).map(
    ([name, answer]): Fault => ({
      name: `list: ${name}`,
      answer,
      at: 'list',
      exit: 1,
      status: 'not-started',
      imports: 1,
      lists: [1, 2],
      says: /began no sync/,
    }),
  ),
  ...(
    [
      ['a status nobody knows', run({ status: 'queued', startedAt: '2999-01-01T00:00:00Z' })],
      ['a run without an end', run({ status: 'running', startedAt: '2999-01-01T00:00:00Z' })],
      ['a run without times', run({ status: 'running' })],
      ['status in capitals', run({ status: 'COMPLETED', startedAt: '2999-01-01T00:00:00Z' })],
    ] as const
  ).map(
    ([name, answer]): Fault => ({
      name: `list: ${name}`,
      answer,
      at: 'list',
      exit: 1,
      status: 'timed-out',
      imports: 1,
      lists: [1, 2],
      says: /was still going/,
    }),
  ),
  {
    name: 'list: errors of the wrong type',
    answer: run({ status: 'failed', startedAt: '2999-01-01T00:00:00Z', errorCode: { a: 1 }, error: ['x'] }),
    at: 'list',
    exit: 1,
    status: 'failed',
    imports: 1,
    lists: 1,
    says: /conn_1 failed/,
  },
  {
    name: 'list: an errorCode that every object has',
    answer: run({ status: 'failed', startedAt: '2999-01-01T00:00:00Z', errorCode: 'constructor' }),
    at: 'list',
    exit: 1,
    status: 'failed',
    imports: 1,
    lists: 1,
    says: /failed \(constructor\)/,
  },
  {
    name: 'list: a run that ended before it began',
    answer: run({ startedAt: '2999-01-01T00:00:00Z', completedAt: '1999-01-01T00:00:00Z' }),
    at: 'list',
    exit: 0,
    status: 'completed',
    imports: 1,
    lists: 1,
    says: /sync completed(?! after -)/,
  },
  {
    name: 'list: an id that is half a character',
    answer: http(200, '[{"id":"\\ud800","provider":"notion"}]'),
    at: 'list',
    exit: 1,
    status: 'not-started',
    imports: 1,
    lists: [1, 2],
    says: /began no sync|not what the API documents/,
  },
  {
    name: 'list: an id that would climb out of the path',
    answer: entry({ id: '..', lastSyncRun: undefined }),
    at: 'list',
    exit: 1,
    status: 'not-started',
    imports: 1,
    lists: [1, 2],
    says: /was not seen to begin a sync within 1\.2 s, as asking for its sync runs failed/,
  },
  {
    name: 'list: an error text of 8 MiB',
    answer: run({
      status: 'failed',
      startedAt: '2999-01-01T00:00:00Z',
      error: `${'a'.repeat(64)}@${'a-'.repeat(125)}`.repeat(26_000),
    }),
    inputs: { 'request-timeout-seconds': '5' },
    at: 'list',
    exit: 1,
    status: 'failed',
    imports: 1,
    lists: 1,
    says: /conn_1 failed/,
  },
  {
    name: 'list: 10,000 connections',
    answer: {
      now: () => {
        const at = new Date(Date.now() + 1000).toISOString()
        const lastSyncRun = { status: 'completed', startedAt: at, completedAt: at }
        return http(
          200,
          Array.from({ length: 10_000 }, (_, index) => ({
            id: `conn_${index}`,
            provider: 'notion',
            email: 'a@b.example',
            lastSyncRun,
          })),
        )
      },
    },
    at: 'list',
    exit: 0,
    status: 'completed',
    imports: 1,
    lists: 1,
    says: /completed, 10000 connections/,
  },
  {
    name: 'all: a provider that is half a character',
    answer: http(200, '[{"id":"a","provider":"\\ud800"},{"id":"b","provider":"notion"}]'),
    at: 'list',
    inputs: { provider: 'all', 'wait-for-completion': 'false' },
    exit: 1,
    status: 'failed',
    imports: 1,
    lists: 1,
    says: /notion: accepted/,
  },
  {
    name: 'all: the list is no list',
    answer: html(200, 'Sign in'),
    at: 'list',
    inputs: { provider: 'all', 'wait-for-completion': 'false' },
    exit: 1,
    status: 'failed',
    imports: 0,
    lists: 1,
    says: /listing the connections failed/,
  },
  {
    name: 'all: an empty list',
    answer: http(200, []),
    at: 'list',
    inputs: { provider: 'all', 'wait-for-completion': 'false' },
    exit: 1,
    status: 'no-connections',
    imports: 0,
    lists: 1,
    says: /nothing was asked to sync/,
  },
  {
    name: 'all: the list stalls, then tells',
    answer: stall(),
    times: 1,
    at: 'list',
    inputs: { provider: 'all', 'wait-for-completion': 'false' },
    ...accepted,
    lists: 2,
  },
]

const AT = '2999-01-01T00:00:00.000Z'
const completed = run({ startedAt: AT, completedAt: AT })
/** That run as `sync-runs` knows it. */
const record = (fields: object = {}): string =>
  http(200, [
    {
      id: 'run_1',
      status: 'completed',
      startedAt: AT,
      completedAt: AT,
      itemsProcessed: 5,
      itemsFailed: 2,
      ...fields,
    },
  ])
/** After a while. */
const later =
  (ms: number, answer: string): Reply =>
  socket =>
    void setTimeout(() => socket.end(answer), ms)
/** The status stands where the counts cannot be had. */
const withoutCounts = {
  at: 'sync-runs',
  also: { list: completed },
  exit: 0,
  status: 'completed',
  imports: 1,
  lists: 1,
  says: /completed, 1 connection$/m,
} as const
/** What is known of failed items is not forgotten because their codes cannot be had. */
const withoutCodes = {
  at: 'failures',
  also: { list: completed, 'sync-runs': record() },
  inputs: { 'fail-on-item-failures': 'true' },
  exit: 1,
  status: 'completed-with-failures',
  imports: 1,
  lists: 1,
  says: /completed, but 2 items failed/,
} as const

const details: Fault[] = [
  { name: 'sync-runs: 404', answer: http(404), ...withoutCounts },
  { name: 'sync-runs: 401', answer: http(401), ...withoutCounts },
  { name: 'sync-runs: 500', answer: http(500), ...withoutCounts },
  {
    name: 'sync-runs: 503 for a year',
    answer: http(503, '', { 'Retry-After': String(YEAR_S) }),
    ...withoutCounts,
  },
  { name: 'sync-runs: no answer', answer: stall(), ...withoutCounts },
  {
    name: 'sync-runs: body that trickles for ever',
    answer: trickle(chunked(200, '1\r\n[\r\n'), '1\r\n \r\n'),
    ...withoutCounts,
  },
  { name: 'sync-runs: reset', answer: reset(), ...withoutCounts },
  { name: 'sync-runs: HTML', answer: html(200, 'Sign in'), ...withoutCounts },
  { name: 'sync-runs: null', answer: http(200, 'null'), ...withoutCounts },
  { name: 'sync-runs: entries that are none', answer: http(200, [null, 1, 'x', []]), ...withoutCounts },
  {
    name: 'sync-runs: counts that are none',
    answer: record({ itemsProcessed: -1, itemsFailed: '2' }),
    ...withoutCounts,
  },
  {
    name: 'sync-runs: counts beyond all measure',
    answer: record({ itemsProcessed: 1e300, itemsFailed: 0.5 }),
    ...withoutCounts,
  },
  {
    name: 'sync-runs: says the run failed, where the list says it completed',
    answer: record({ status: 'failed' }),
    at: 'sync-runs',
    also: { list: completed },
    exit: 1,
    status: 'failed',
    imports: 1,
    lists: 1,
    says: /conn_1 failed/,
  },
  { name: 'failures: 404', answer: http(404), ...withoutCodes },
  { name: 'failures: no answer', answer: stall(), ...withoutCodes },
  { name: 'failures: reset', answer: reset(), ...withoutCodes },
  { name: 'failures: HTML', answer: html(200, 'Sign in'), ...withoutCodes },
  { name: 'failures: entries that are none', answer: http(200, { failures: [null, 1] }), ...withoutCodes },
  {
    name: 'failures: codes that are none',
    answer: http(200, { failures: [{ id: 1, errorCode: {} }, {}] }),
    ...withoutCodes,
  },
  {
    name: 'failures: a run id that would climb out of the path',
    answer: http(500),
    ...withoutCodes,
    also: { list: completed, 'sync-runs': record({ id: '..' }) },
  },
  {
    name: 'failures: a run id that is half a character',
    answer: http(500),
    ...withoutCodes,
    also: {
      list: completed,
      'sync-runs': record({ id: 'HALF' })
        .replace('HALF', '\\ud800')
        .replace(/(?<=Content-Length: )\d+/, length => String(Number(length) + 2)),
    },
  },
  {
    name: 'failures: no answer, when the counts came late',
    answer: stall(),
    ...withoutCodes,
    also: { list: completed, 'sync-runs': later(350, record()) },
  },
]

export const faults: Fault[] = [
  ...connections,
  ...heads,
  ...bodies,
  ...redirects,
  ...statuses,
  ...repeats,
  ...retryAfter,
  ...lists,
  ...details,
]
