/** What servers and proxies can do to one request, and what comes of it. Each row is another kind. */
import dns from 'node:dns'
import type { Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createSend, type HttpRequest, NetworkError, type Send } from '../src/api/http.ts'
import { type Certificate, makeCertificate } from './support/certificates.ts'
import { startAll } from './support/pool.ts'
import {
  flood,
  half,
  head,
  http,
  type Reply,
  reset,
  type Server,
  type ServerOptions,
  stall,
  startNeverAccepting,
  startServer,
  trickle,
  tunnel,
} from './support/server.ts'

/** Where a request goes, and the servers that see it. `close`d after the row. */
interface Place {
  url: string
  /** The address of the proxy. */
  proxy?: string
  env?: Record<string, string>
  servers: Pick<Server, 'close'>[]
  /** What the row is about: asked once, and left by everybody in the end. */
  asked?: Server
}

type Setup = () => Promise<Place>
/** `expected`: the status and the body, or the kind of the error and its words. */
type Row = [name: string, setup: Setup, expected: string | RegExp, request?: Partial<HttpRequest>]

/** No name server knows it: only through a proxy is there a way. */
const HOST = 'api.supermemory.test'
const LONG = 20_000
/** Where there is no connection. */
const SOON = { timeoutMs: 300 }
/** Long enough to connect, and to get what comes at once, on a busy machine. */
const LATER = { timeoutMs: 2000 }
const LIST = { method: 'POST', body: '{}', success: 200, wantsBody: true } as const
const TRIGGER = { method: 'POST', body: '{}', success: 202, wantsBody: false } as const
const MIB = 1024 * 1024

const certificates: Record<'good' | 'unknown' | 'expired' | 'of-another', Certificate> = {} as never
beforeAll(async () => {
  certificates.good = await makeCertificate(['127.0.0.1', HOST])
  certificates.unknown = await makeCertificate(['127.0.0.1', HOST])
  certificates.expired = await makeCertificate(['127.0.0.1', HOST], -1)
  certificates['of-another'] = await makeCertificate(['elsewhere.test'])
  const { unknown, ...trusted } = certificates
  const known = getCACertificates('default')
  setDefaultCACertificates([...known, ...Object.values(trusted).map(({ cert }) => cert)])
})

const send = createSend()

/** The client reads the proxy's variables while it begins a request: others may begin meanwhile. */
function sends({ url, proxy, env = {} }: Place, more: Partial<HttpRequest> = {}): ReturnType<Send> {
  const { signal } = new AbortController()
  const given = proxy === undefined ? null : { variable: 'https_proxy', url: new URL(proxy) }
  Object.assign(process.env, env)
  try {
    return send({ ...LIST, url: new URL(url), headers: {}, timeoutMs: LONG, proxy: given, signal, ...more })
  } finally {
    for (const name of [...Object.keys(env), 'https_proxy']) delete process.env[name]
  }
}

async function outcomeOf(sending: ReturnType<Send>): Promise<string> {
  try {
    const { status, body } = await sending
    return `${status} ${body.length > 1000 ? `${body.length} characters` : body}`
  } catch (error) {
    return error instanceof NetworkError ? `${error.kind}: ${error.message}` : `thrown: ${error}`
  }
}

async function through<T>(setup: Setup, ask: (place: Place) => Promise<T>): Promise<T> {
  const place = await setup()
  try {
    return await ask(place)
  } finally {
    await Promise.all(place.servers.map(server => server.close()))
  }
}

/** A server that answers so, whoever asks. */
function serves(reply: Reply, options: ServerOptions & { path?: string } = {}): Setup {
  return async () => {
    const server = await startServer(() => reply, options)
    return { url: server.url + (options.path ?? ''), servers: [server], asked: server }
  }
}

function servesTls(name: keyof typeof certificates, reply: Reply = http(200, '[]')): Setup {
  return () => serves(reply, { tls: certificates[name] })()
}

function inTwo(first: string, second: string): Reply {
  return socket => {
    socket.write(Buffer.from(first, 'latin1'))
    setTimeout(() => socket.end(Buffer.from(second, 'latin1')), 100)
  }
}

/** A server that does this to a connection, whatever comes. */
function connects(onConnection: (socket: Socket) => void): Setup {
  return () => serves('', { onConnection })()
}

/** One that would speak TLS, but for what this does. */
function handshakes(onConnection: (socket: Socket) => void): Setup {
  return async () => {
    const place = await connects(onConnection)()
    return { ...place, url: place.url.replace('http:', 'https:') }
  }
}

function resetLater(socket: Socket): void {
  setTimeout(() => socket.resetAndDestroy(), 100)
}

/** `reply` is what the proxy does to a CONNECT; behind it is an API with that certificate. */
function proxied(
  reply: Reply,
  more: { url?: string; tls?: keyof typeof certificates; api?: Reply; user?: string } = {},
): Setup {
  return async () => {
    const proxy = await startServer(() => reply)
    const api = await startServer(() => more.api ?? http(200, '[]'), { tls: certificates[more.tls ?? 'good'] })
    const address = `${more.user ?? ''}127.0.0.1:${proxy.port}`
    const place = { url: more.url ?? `https://${HOST}:${api.port}`, servers: [proxy, api], asked: proxy }
    // The variable as somebody wrote it, which the client alone would not understand.
    return { ...place, proxy: `http://${address}`, env: { https_proxy: address } }
  }
}

const chunked = (status: number, chunks: string) => `${head(status, { 'Transfer-Encoding': 'chunked' })}\r\n${chunks}`
const GET = { method: 'GET', body: null } as const

const whole: Row[] = [
  ['a whole answer', serves(http(200, '[]')), '200 []'],
  ['one over TLS', servesTls('good'), '200 []'],
  ['one in chunks', serves(chunked(200, '1\r\n[\r\n1\r\n]\r\n0\r\n\r\n')), '200 []'],
  ['one that ends with the connection', serves('HTTP/1.0 200 OK\r\n\r\n[]'), '200 []'],
  ['one without a reason', serves('HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n[]'), '200 []'],
  ['one that others announce', serves(`${head(100)}\r\n${head(103)}\r\n${http(200, '[]')}`), '200 []'],
  ['a character that the network cuts', serves(inTwo(`${head(200)}\r\n\xe6\x97`, '\xa5')), '200 日'],
  ['bytes that are no UTF-8', serves(`${head(200)}\r\n\xff`), '200 \ufffd'],
  ['no body', serves(http(200)), '200 '],
  ['another status, with its words', serves(http(418, 'tea')), '418 tea'],
  ['a status of no class', serves(http(999, 'x')), '999 x'],
  ['202 where 200 is success', serves(http(202, 'x')), '202 x'],
  ['200 where 202 is success', serves(http(200, 'x')), '200 x', TRIGGER],
  ...[301, 302, 303, 307, 308].map(
    (status): Row => [
      `${status}`,
      serves(http(status, '', { Location: '/x' })),
      `${status} `,
      status < 303 ? GET : TRIGGER,
    ],
  ),
  ...[502, 503, 504].map((status): Row => [`${status} to a GET`, serves(http(status)), `${status} `, GET]),
]

/** Of success, the body must come whole; of any other status it is news enough; of a 202 nobody reads it. */
const NONSENSE = `zz\r\nnonsense\r\n`
const bodies: Row[] = (
  [
    ['cut short', status => half(status, 'Oh d'), /^broken: aborted/, /^500 Oh d$/],
    ['reset', status => reset(half(status, 'Oh d')), /^broken: /, /^500 Oh d$/],
    ['that stalls', status => stall(half(status, 'Oh d')), /^timeout: /, /^500 Oh d$/],
    ['that trickles', status => trickle(chunked(status, ''), '1\r\nx\r\n'), /^timeout: /, /^500 x+$/],
    ['that never begins', status => stall(half(status, '')), /^timeout: /, /^500 $/],
    ['of chunks that are none', status => chunked(status, NONSENSE), /^broken: aborted/, /^500 $/],
  ] as [string, (status: number) => Reply, RegExp, RegExp][]
).flatMap(([name, reply, success, other]): Row[] => [
  [`200, a body ${name}`, serves(reply(200)), success, LATER],
  [`500, a body ${name}`, serves(reply(500)), other, LATER],
  [`202, a body ${name}`, serves(reply(202)), '202 ', TRIGGER],
])

const large: Row[] = [
  ['64 MiB', serves(http(200, 'x'.repeat(64 * MIB))), `200 ${64 * MIB} characters`],
  ['64 MiB and a byte', serves(http(200, 'x'.repeat(64 * MIB + 1))), 'too-large: it is larger than 64 MiB'],
  ['200 without end', serves(flood(`${head(200)}\r\n`)), 'too-large: it is larger than 64 MiB'],
  ['500 without end: the beginning', serves(flood(`${head(500)}\r\n`)), /^500 \d{5,6} characters$/],
  ['202 without end: not read', serves(flood(`${head(202)}\r\n`)), '202 ', TRIGGER],
]

const LATE = 'timeout: no complete answer within 2 s'
const UPGRADE = { Connection: 'Upgrade', Upgrade: 'h2c' }
/** Something was sent: nobody knows whether it was accepted. */
const heads: Row[] = [
  ['no answer', serves(stall()), LATE, LATER],
  ['half a status line', serves(stall('HTTP/1.1 20')), LATE, LATER],
  ['202, then headers that trickle', serves(trickle(head(202), 'X: y\r\n')), LATE, { ...TRIGGER, ...LATER }],
  ['announcements without end', serves(trickle('', `${head(102)}\r\n`)), LATE, LATER],
  ['a reset before the request is read', connects(socket => resetLater(socket)), /^broken: .*ECONNRESET/],
  ['a reset', serves(reset()), /^broken: .*ECONNRESET|^broken: socket hang up/],
  ['the end', serves(''), 'broken: socket hang up'],
  ['the end, over TLS', servesTls('good', ''), 'broken: socket hang up'],
  ['no answer, over TLS', servesTls('good', stall()), LATE, LATER],
  ['202, then a reset within the headers', serves(reset('HTTP/1.1 202 Yes\r\nX: ')), /^broken: /, TRIGGER],
  ['a header that never ends', serves(flood('HTTP/1.1 200 OK\r\nX: ')), 'broken: Parse Error: Header overflow'],
  ['what is not HTTP', serves('SSH-2.0-OpenSSH_9.6\r\n'), /^broken: Parse Error/],
  ['two lengths', serves(`${head(200, { 'Content-Length': '1' })}Content-Length: 2\r\n\r\n[]`), /^broken: Parse Error/],
  ['101', serves(`${head(101, UPGRADE)}\r\n`), LATE, LATER],
]

const nowhere =
  (url: string): Setup =>
  async () => ({ url, servers: [] })
const nobodyAccepts: Setup = async () => {
  const server = await startNeverAccepting()
  return { url: server.url, servers: [server] }
}
const NO_CONNECTION = 'unreachable: no connection within 0.3 s'
const OF_ANOTHER = /^certificate: Hostname\/IP does not match/

/** Plays the resolver for some names: errors of its own, and of the system that is to connect to what it found. */
const lookup = dns.lookup as (
  host: string,
  options: object,
  callback: (error: Error | null, found?: unknown) => void,
) => void
const resolve: typeof lookup = (host, options, callback) => {
  const [, syscall, code = ''] = /^(getaddrinfo|connect)-(\w+)\.test$/.exec(host) ?? []
  if (host === 'both.test') {
    const found = [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]
    callback(null, found)
  } else if (syscall !== undefined) {
    callback(Object.assign(new Error(`${syscall} failed`), { code: code.toUpperCase(), syscall }))
  } else if (host !== 'never.test') lookup(host, options, callback)
}
beforeAll(() => {
  Object.assign(dns, { lookup: resolve })
})
afterAll(() => {
  Object.assign(dns, { lookup })
})
const named = (host: string, words: string): Row => [host, nowhere(`https://${host}.test:1`), `unreachable: ${words}`]

/** Nothing was sent. */
const unreachable: Row[] = [
  ['nobody listens', nowhere('http://127.0.0.1:1'), 'unreachable: connection refused'],
  ['nobody listens, neither at IPv4 nor at IPv6', nowhere('http://both.test:1'), /^unreachable: connection refused/],
  named('getaddrinfo-enotfound', 'host name not found'),
  named('getaddrinfo-enodata', 'host name not found'),
  ...['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'ETIMEOUT'].map(code =>
    named(`getaddrinfo-${code.toLowerCase()}`, `host name could not be looked up (${code})`),
  ),
  named('connect-ehostunreach', 'host unreachable'),
  named('connect-enetunreach', 'network unreachable'),
  named('connect-etimedout', 'no answer to the attempt to connect'),
  named('connect-eacces', 'connect failed'),
  ['a name server that never answers', nowhere('http://never.test:1'), NO_CONNECTION, SOON],
  ['nobody accepts', nobodyAccepts, NO_CONNECTION, SOON],
  [
    'TLS that is not spoken',
    handshakes(socket => socket.resume().end(http(400))),
    'unreachable: no TLS connection (EPROTO)',
  ],
  ['TLS that is never agreed on', handshakes(socket => socket.resume()), NO_CONNECTION, SOON],
  ['TLS that is reset', handshakes(socket => socket.once('data', () => socket.resetAndDestroy())), /^unreachable: ./],
  ['TLS that ends', handshakes(socket => socket.resume().end()), /^unreachable: ./],
  ['a certificate that is not trusted', servesTls('unknown'), 'certificate: self-signed certificate'],
  ['one that has expired', servesTls('expired'), 'certificate: certificate has expired'],
  ['one of another host', servesTls('of-another'), OF_ANOTHER],
]

const OPEN = 'HTTP/1.1 200 Connection established\r\n\r\n'
const GAVE_NONE = 'unreachable: the proxy gave no connection'
const proxies: Row[] = [
  ['a proxy, which alone knows the host', proxied(tunnel), '200 []'],
  ['a proxy before an untrusted one', proxied(tunnel, { tls: 'unknown' }), 'certificate: self-signed certificate'],
  ['a proxy before one of another host', proxied(tunnel, { tls: 'of-another' }), OF_ANOTHER],
  ['a proxy before the end', proxied(tunnel, { api: '' }), /^broken: /],
  ['a proxy before an answer that never comes', proxied(tunnel, { api: stall() }), LATE, LATER],
  ['a proxy before a 202 that is cut short', proxied(tunnel, { api: half(202, 'Imp') }), '202 ', TRIGGER],
  ['a proxy before a 202 that never ends', proxied(tunnel, { api: stall(half(202, '')) }), '202 ', TRIGGER],
  [
    'a proxy that wants another user',
    proxied('HTTP/1.1 407 Who\r\n\r\n'),
    'denied: the proxy rejected the credentials',
  ],
  ...[403, 500, 502, 504].map(
    (status): Row => [`a proxy's ${status}`, proxied(http(status)), `${GAVE_NONE} (${status})`],
  ),
  ['a proxy before nobody', proxied(tunnel, { url: `https://${HOST}:1` }), `${GAVE_NONE} (502)`],
  [
    'a proxy that is down',
    async () => ({ url: `https://${HOST}`, proxy: 'http://127.0.0.1:1', servers: [] }),
    /^unreachable: .*ECONNREFUSED/,
  ],
  ['a proxy that says nothing', proxied(stall()), NO_CONNECTION, SOON],
  ['a proxy that says half of it', proxied(stall(OPEN.slice(0, 20))), NO_CONNECTION, SOON],
  ['a proxy that says yes, and then nothing', proxied(stall(OPEN)), NO_CONNECTION, SOON],
  ['a proxy that says yes, and then resets', proxied(reset(OPEN)), /^unreachable: ./],
  ['a proxy that hangs up', proxied(''), `${GAVE_NONE} (socket hang up)`],
  ['a proxy that resets', proxied(reset()), /^unreachable: the proxy gave no connection \(.*(ECONNRESET|hang up)/],
]
/** The package `tunnel` leaves a proxy that hangs to the end of the process. */
const LEFT_OPEN = /^a proxy (that says (nothing|half|yes, and then nothing)|before an answer that never)/

const rows = [...whole, ...bodies, ...large, ...heads, ...unreachable, ...proxies]

describe('a request that meets', () => {
  let met: Map<Row, Promise<{ outcome: string; requests: number; left: number }>>
  beforeAll(() => {
    met = startAll(
      rows,
      ([, setup, , request]) =>
        through(setup, async place => {
          const outcome = await outcomeOf(sends(place, request))
          const left = place.asked === undefined ? 0 : await connectionsLeft(place.asked)
          return { outcome, left, requests: place.asked?.requests.length ?? 0 }
        }),
      8,
    )
  })
  afterAll(() => Promise.all(met.values()))

  test.each(rows.map(row => [row[0], row] as const))('%s', async (name, row) => {
    const { outcome, requests, left } = (await met.get(row)) as { outcome: string; requests: number; left: number }
    expect(outcome).toEqual(typeof row[2] === 'string' ? row[2] : expect.stringMatching(row[2]))
    // The client must not retry.
    expect(requests).toBeLessThanOrEqual(1)
    expect(left).toBe(LEFT_OPEN.test(name) ? 1 : 0)
  })
})

/** Those that are still open after a while that is long enough for any that are about to close. */
async function connectionsLeft(server: Server): Promise<number> {
  for (let times = 0; server.open() > 0 && times < 100; times++) await new Promise(resolve => setTimeout(resolve, 20))
  return server.open()
}

describe('what is sent', () => {
  const sent = (request: Partial<HttpRequest>, path = '/a%20b?c=%2F') =>
    through(serves(http(200, '[]'), { path }), async place => {
      await sends(place, request)
      return place.asked?.requests[0]
    })

  test('a POST with a body', async () => {
    const headers = { Authorization: 'Bearer k', 'Content-Type': 'application/json' }
    expect(await sent({ headers, body: '{"ü":1}' })).toMatchObject({
      method: 'POST',
      path: '/a%20b?c=%2F',
      headers: {
        authorization: 'Bearer k',
        'content-type': 'application/json',
        'content-length': '8',
        'user-agent': expect.stringMatching(/^supermemory-sync-action\/\d+\.\d+\.\d+/),
      },
      body: '{"ü":1}',
    })
  })

  test('a POST without a body says so, and names no type', async () => {
    const request = await sent({ body: null })
    expect(request).toMatchObject({ method: 'POST', body: '', headers: { 'content-length': '0' } })
    expect(request?.headers).not.toHaveProperty('content-type')
  })

  test('a GET', async () => {
    const request = await sent({ method: 'GET', body: null })
    expect(request).toMatchObject({ method: 'GET', body: '' })
    expect(request?.headers).not.toHaveProperty('content-length')
  })

  test('CONNECT to a proxy, with what its address says of the user', async () => {
    await through(proxied(tunnel, { user: 'me:pass%20word%401@' }), async place => {
      expect(await outcomeOf(sends(place))).toBe('200 []')
      const authorization = `Basic ${Buffer.from('me:pass word@1').toString('base64')}`
      expect(place.asked?.requests).toMatchObject([
        { method: 'CONNECT', path: new URL(place.url).host, headers: { 'proxy-authorization': authorization } },
      ])
    })
  })
})

describe('aborting', () => {
  test('before it begins: nothing is sent', async () => {
    await through(serves(http(200)), async place => {
      await expect(sends(place, { signal: AbortSignal.abort('enough') })).rejects.toBe('enough')
      expect(await connectionsLeft(place.asked as Server)).toBe(0)
      expect(place.asked?.requests).toEqual([])
    })
  })

  test.each<[string, Setup]>([
    ['while nobody accepts', nobodyAccepts],
    ['while TLS is agreed on', handshakes(socket => socket.resume())],
    ['while there is no answer', serves(stall())],
    ['in the headers', serves(stall('HTTP/1.1 200 OK\r\nX: '))],
    ['in the body', serves(stall(half(200, 'x')))],
    ['in the body of another status', serves(trickle(chunked(500, ''), '1\r\nx\r\n'))],
    ['in the tunnel of a proxy', proxied(tunnel, { api: stall() })],
    ['while a proxy says nothing', proxied(stall())],
  ])('%s: at once, with the reason', async (name, setup) => {
    await through(setup, async place => {
      const stop = new AbortController()
      const sending = sends(place, { signal: stop.signal })
      setTimeout(() => stop.abort('enough'), 300)
      await expect(sending).rejects.toBe('enough')
      if (place.asked && !name.includes('proxy')) expect(await connectionsLeft(place.asked)).toBe(0)
    })
  })
})
