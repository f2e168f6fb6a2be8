// @ts-nocheck
import { getEventListeners } from 'node:events'
import { createServer as createTlsServer, Agent as TlsAgent } from 'node:https'
import type { Socket } from 'node:net'
import { createServer as createTlsSocketServer } from 'node:tls'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { FaultAnswer } from '../emulator/faults.ts'
import { startEmulator } from '../emulator/server.ts'
import { createSystemClock } from '../src/clock.ts'
import { createSend, type HttpAnswer, type HttpRequest, LARGEST_BODY, TransportError } from '../src/http.ts'
import { type Certificate, makeCertificate } from './support/certificates.ts'
import { closedPort, httpServer, started, tcpServer } from './support/server.ts'

const send = createSend(createSystemClock())
const LONG = 20_000
/** Long enough to connect on a busy machine. */
const SHORT = 400

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(server => server.close()))
})
function keep<T extends { close(): Promise<void> }>(server: T): T {
  open.push(server)
  return server
}

function get(url: string, more: Partial<HttpRequest> = {}, by = send): Promise<HttpAnswer> {
  return by({
    method: 'GET',
    url: new URL(url),
    headers: { 'User-Agent': 'test' },
    body: null,
    timeoutMs: LONG,
    signal: new AbortController().signal,
    bodyFor: () => 'all',
    ...more,
  })
}

/** The code of the failure and whether the request may have been received. */
async function failure(request: Promise<unknown>): Promise<[string, boolean]> {
  const error = await request.then(
    () => 'no failure',
    error => error,
  )
  expect(error).toBeInstanceOf(TransportError)
  const { code, sent } = error as TransportError
  return [code, sent]
}

async function emulator(answer: FaultAnswer) {
  const { url, apiKey, ...rest } = keep(await startEmulator({ faults: [{ endpoint: 'list', answer }] }))
  const list = (more: Partial<HttpRequest> = {}) =>
    get(`${url}/v3/connections/list`, {
      method: 'POST',
      body: '{}',
      headers: { Authorization: `Bearer ${apiKey}`, 'User-Agent': 'test' },
      ...more,
    })
  return { list, ...rest }
}

/** A server that answers a request with bytes, and then ends the connection or does as told. */
async function answering(bytes: string, then: (socket: Socket) => void = socket => socket.end()) {
  return keep(await tcpServer(answer(bytes, then)))
}

function answer(bytes: string, then: (socket: Socket) => void) {
  return (socket: Socket) =>
    void socket.once('data', () => socket.write(Buffer.from(bytes, 'latin1'), () => then(socket)))
}

const stall = () => {}

/** Resolves when the other side has left too. */
async function allClosed({ sockets }: { sockets: Set<Socket> }): Promise<void> {
  await Promise.all([...sockets].map(socket => new Promise(resolve => socket.once('close', resolve))))
}

/** As if `cert` were in NODE_EXTRA_CA_CERTS, which Node reads when it starts. */
async function trusting({ cert }: Certificate, ask: () => Promise<void>): Promise<void> {
  const agent = TlsAgent.prototype as unknown as {
    createConnection(options: object, ...rest: unknown[]): Socket
  }
  const { createConnection } = agent
  agent.createConnection = function (options, ...rest) {
    return createConnection.call(this, { ...options, ca: cert }, ...rest)
  }
  try {
    await ask()
  } finally {
    agent.createConnection = createConnection
  }
}

/** The same over TLS, with a certificate that is trusted; always ends the connection. */
async function answeringOverTls(bytes: string, ask: (url: string) => Promise<void>): Promise<void> {
  const certificate = await makeCertificate(['127.0.0.1'])
  const tls = createTlsSocketServer(
    certificate,
    answer(bytes, socket => socket.end()),
  )
  const server = keep(await started(tls, '127.0.0.1', []))
  await trusting(certificate, () => ask(server.url.replace('http:', 'https:')))
}

describe('an answer', () => {
  test('status, headers, body and when it came', async () => {
    const server = keep(
      await httpServer((_, response) => response.writeHead(418, { 'x-y': 'z' }).end('tea ☕')),
    )
    const clock = { ...createSystemClock(), now: () => 77 }
    const answer = await createSend(clock)({
      method: 'POST',
      url: new URL(`${server.url}/a%20b?c`),
      headers: { 'User-Agent': 'test/1', 'X-A': 'b' },
      body: '{"ü":1}',
      timeoutMs: LONG,
      signal: new AbortController().signal,
      bodyFor: () => 'all',
    })
    expect(answer).toMatchObject({ status: 418, headers: { 'x-y': 'z' }, body: 'tea ☕', answeredAt: 77 })
    expect(server.seen).toMatchObject([
      { method: 'POST', path: '/a%20b?c', body: '{"ü":1}', headers: { 'x-a': 'b', 'user-agent': 'test/1' } },
    ])
  })

  test('a GET has no body', async () => {
    const server = keep(await httpServer((_, response) => response.end()))
    expect(await get(server.url)).toMatchObject({ status: 200, body: '' })
    expect(server.seen).toMatchObject([{ method: 'GET', body: '' }])
    expect(server.seen[0]?.headers).not.toHaveProperty('content-length')
  })

  test('a POST without a body says so', async () => {
    const server = keep(await httpServer((_, response) => response.end()))
    await get(server.url, { method: 'POST' })
    expect(server.seen).toMatchObject([{ method: 'POST', body: '', headers: { 'content-length': '0' } }])
  })

  test('characters that are cut by the network come whole', async () => {
    const bytes = Buffer.from('日本')
    const server = keep(
      await httpServer((_, response) => {
        response.write(bytes.subarray(0, 4))
        setImmediate(() => response.end(bytes.subarray(4)))
      }),
    )
    expect((await get(server.url)).body).toBe('日本')
  })

  test('from [::1]', async () => {
    const server = keep(await httpServer((_, response) => response.end('six'), '::1'))
    expect(server.url).toMatch(/^http:\/\/\[::1\]:/)
    expect((await get(server.url)).body).toBe('six')
    expect(server.seen[0]?.headers.host).toBe(`[::1]:${server.port}`)
  })

  test.each([301, 302, 303, 307, 308])('%d is not followed', async status => {
    const elsewhere = keep(await httpServer((_, response) => response.end()))
    const server = keep(
      await httpServer((_, response) => response.writeHead(status, { location: elsewhere.url }).end()),
    )
    for (const method of ['GET', 'POST'] as const) {
      expect(await get(server.url, { method, body: '{}' })).toMatchObject({
        status,
        headers: { location: elsewhere.url },
      })
    }
    expect([server.seen.length, elsewhere.seen.length]).toEqual([2, 0])
  })

  test.each([500, 502, 503, 504])('%d is not asked for again by the client itself', async status => {
    const server = keep(await httpServer((_, response) => response.writeHead(status).end()))
    expect(await get(server.url)).toMatchObject({ status })
    expect(server.seen).toHaveLength(1)
  })

  test('the orchestration id of a hosted runner stays out of the User-Agent', async () => {
    process.env.ACTIONS_ORCHESTRATION_ID = 'job-42'
    try {
      const server = keep(await httpServer((_, response) => response.end()))
      await get(server.url)
      expect(server.seen[0]?.headers['user-agent']).toBe('test')
      expect(JSON.stringify(server.seen)).not.toContain('job-42')
    } finally {
      delete process.env.ACTIONS_ORCHESTRATION_ID
    }
  })
})

describe('no connection', () => {
  test('refused: nothing was sent', async () => {
    expect(await failure(get(`http://127.0.0.1:${await closedPort()}`))).toEqual(['no-connection', false])
  })

  test('no such host: nothing was sent', async () => {
    expect(await failure(get('http://does-not-exist.invalid'))).toEqual(['no-connection', false])
  })

  test('the reason is kept', async () => {
    await expect(get(`http://127.0.0.1:${await closedPort()}`)).rejects.toMatchObject({
      name: 'TransportError',
      cause: { code: 'ECONNREFUSED' },
    })
  })

  test.each(['reset', 'silent'])('TLS that is not agreed on (%s): nothing was sent', async how => {
    const server = keep(
      await tcpServer(socket => void (how === 'reset' && socket.once('data', () => socket.destroy()))),
    )
    expect(
      await failure(
        get(server.url.replace('http:', 'https:'), { timeoutMs: how === 'reset' ? LONG : SHORT }),
      ),
    ).toEqual([how === 'reset' ? 'no-connection' : 'timeout', false])
  })

  test('a certificate that nobody trusts: nothing was sent, and a repeat would be no better', async () => {
    let requests = 0
    const tls = createTlsServer(await makeCertificate(['127.0.0.1']), (_, response) => {
      requests++
      response.end()
    })
    const server = keep(await started(tls, '127.0.0.1', []))
    await expect(get(server.url.replace('http:', 'https:'))).rejects.toMatchObject({
      code: 'certificate',
      sent: false,
      cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
    expect(requests).toBe(0)
  })

  test('a certificate for another name: nothing was sent', async () => {
    const certificate = await makeCertificate(['elsewhere.example'])
    const tls = createTlsServer(certificate, (_, response) => response.end())
    const server = keep(await started(tls, '127.0.0.1', []))
    await trusting(certificate, async () => {
      await expect(get(server.url.replace('http:', 'https:'))).rejects.toMatchObject({
        code: 'certificate',
        sent: false,
        cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      })
    })
  })

  test('headers that HTTP cannot carry', async () => {
    const server = keep(await httpServer((_, response) => response.end()))
    const headers = { 'User-Agent': 'test', 'X-A': 'line\nbreak' }
    await expect(get(server.url, { headers })).rejects.toMatchObject({
      code: 'no-connection',
      sent: false,
      cause: { code: 'ERR_INVALID_CHAR' },
    })
    expect(server.seen).toEqual([])
  })

  describe('through a proxy', () => {
    const withProxy = async (proxy: string, ask: () => Promise<void>) => {
      process.env.http_proxy = proxy
      try {
        await ask()
      } finally {
        delete process.env.http_proxy
      }
    }

    test('that is down', async () => {
      await withProxy(`http://127.0.0.1:${await closedPort()}`, async () => {
        expect(await failure(get('http://api.example'))).toEqual(['no-connection', false])
      })
    })

    test('that refuses', async () => {
      const proxy = keep(
        await tcpServer(socket => socket.once('data', () => socket.end('HTTP/1.1 407 No\r\n\r\n'))),
      )
      await withProxy(proxy.url, async () => {
        expect(await failure(get('http://api.example'))).toEqual(['no-connection', false])
      })
    })

    test('that never answers: it ends, also the socket to the proxy, and nothing was sent', async () => {
      const proxy = await answering('', stall)
      await withProxy(proxy.url, async () => {
        expect(await failure(get('http://api.example', { timeoutMs: SHORT }))).toEqual(['timeout', false])
        await allClosed(proxy)
      })
    })

    test('whose answer never ends, when aborted: the socket to the proxy goes too', async () => {
      const stop = new AbortController()
      const proxy = await answering('HTTP/1.1 200 Connec', () => stop.abort())
      await withProxy(proxy.url, async () => {
        expect(await failure(get('http://api.example', { signal: stop.signal }))).toEqual(['aborted', false])
        await allClosed(proxy)
      })
    })

    test('that leads there', async () => {
      const asked: string[] = []
      const proxy = keep(
        await tcpServer(socket =>
          socket.once('data', head => {
            asked.push(String(head).split('\r\n')[0] ?? '')
            socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))
            socket.write('HTTP/1.1 200 Connected\r\n\r\n')
          }),
        ),
      )
      await withProxy(proxy.url, async () => {
        expect((await get('http://api.example/x')).body).toBe('ok')
      })
      expect(asked).toEqual(['CONNECT api.example:80 HTTP/1.1'])
    })

    test('that would leave the way open: the socket to the proxy goes too', async () => {
      const proxy = await answering(
        'HTTP/1.1 200 Connected\r\n\r\n',
        answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', stall),
      )
      await withProxy(proxy.url, async () => {
        expect((await get('http://api.example')).body).toBe('ok')
        await allClosed(proxy)
      })
    })

    test('that breaks off afterwards: it may have been received', async () => {
      const proxy = keep(
        await tcpServer(socket =>
          socket.once('data', () => {
            socket.once('data', () => socket.destroy())
            socket.write('HTTP/1.1 200 Connected\r\n\r\n')
          }),
        ),
      )
      await withProxy(proxy.url, async () => {
        expect(await failure(get('http://api.example'))).toEqual(['broken', true])
      })
    })
  })
})

describe('an answer that goes wrong after sending', () => {
  test.each<[string, FaultAnswer]>([
    ['reset before it', { kind: 'reset' }],
    ['reset in its head', { kind: 'reset', when: 'in-headers' }],
    ['no HTTP', { kind: 'raw', bytes: 'SSH-2.0-OpenSSH\r\n' }],
    [
      'an answer that Node drops',
      { kind: 'raw', bytes: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n' },
    ],
    ['cut short', { kind: 'cut' }],
    ['cut short, though it looks whole', { kind: 'cut', status: 200, body: '[]', contentLength: 3 }],
    [
      'a chunk that is broken',
      { kind: 'raw', bytes: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n' },
    ],
  ])('%s: broken', async (_, answer) => {
    const { list, requests } = await emulator(answer)
    expect(await failure(list())).toEqual(['broken', true])
    expect(requests).toHaveLength(1)
  })

  test.each<[string, FaultAnswer]>([
    ['never comes', { kind: 'stall' }],
    ['stops half way', { kind: 'stall', afterHeaders: true }],
    ['trickles', { kind: 'trickle', everyMs: 10 }],
  ])('%s: the time-out covers all of it', async (_, answer) => {
    const { list } = await emulator(answer)
    expect(await failure(list({ timeoutMs: SHORT }))).toEqual(['timeout', true])
  })

  test.each<[string, string]>([
    ['before the answer', ''],
    ['in its head', 'HTTP/1.1 200 OK\r\n'],
    ['in its body', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n[]'],
  ])('TLS that ends %s: it may have been received', async (_, bytes) => {
    await answeringOverTls(bytes, async url => {
      expect(await failure(get(url))).toEqual(['broken', true])
    })
  })
})

describe('an answer whose head never ends', () => {
  /** For a request of which a 202 says everything, as all statuses do where none is named. */
  const only = (status?: number) => ({
    bodyFor: (got: number) => (status === undefined || got === status ? ('none' as const) : ('all' as const)),
  })
  const ACCEPTED = 'HTTP/1.1 202 Accepted\r\n'

  test.each<[string, number, string]>([
    ['a status line', 202, ACCEPTED],
    ['one without a reason', 202, 'HTTP/1.1 202\r\n'],
    ['one with an empty reason', 202, 'HTTP/1.1 202 \r\n'],
    ['one that ends like a line of Unix', 202, 'HTTP/1.1 202 Accepted\n'],
    ['one of HTTP/1.0', 202, 'HTTP/1.0 202 Accepted\r\n'],
    ['the lowest status', 200, 'HTTP/1.1 200 OK\r\n'],
    ['the highest status', 599, 'HTTP/1.1 599 Oh\r\n'],
    ['a header', 202, `${ACCEPTED}Date: Mon, 02 Nov 2026 09:00:00 GMT\r\n`],
    ['half a header', 202, `${ACCEPTED}Da`],
    ['headers larger than Node takes', 202, `${ACCEPTED}X-Y: ${'z'.repeat(20_000)}\r\n`],
    ['a header that is none', 202, `${ACCEPTED}\0\r\n\r\n`],
    ['after one that announces it', 202, `HTTP/1.1 100 Continue\r\n\r\n${ACCEPTED}`],
    ['after one without a reason', 202, `HTTP/1.0 102\r\n\r\n${ACCEPTED}`],
    ['after one with headers', 202, `HTTP/1.1 103 Hints\r\nLink: </a>\r\nA:\r\n\r\n${ACCEPTED}`],
    ['after one with lines of Unix', 202, `HTTP/1.1 199 Wait\nA: b\n\n${ACCEPTED}`],
    ['after several', 202, `${'HTTP/1.1 102 Processing\r\n\r\n'.repeat(3)}${ACCEPTED}`],
  ])('%s: the status is the answer', async (_, status, bytes) => {
    const server = await answering(bytes)
    const sendAt77 = createSend({ ...createSystemClock(), now: () => 77 })
    expect(await get(server.url, only(status), sendAt77)).toEqual({
      status,
      headers: /date/i.test(bytes) ? expect.anything() : {},
      body: '',
      answeredAt: 77,
    })
  })

  test.each<[string, string]>([
    ['nothing', ''],
    ['half a status', 'HTTP/1.1 20'],
    ['a status that may go on', 'HTTP/1.1 202'],
    ['half a reason', 'HTTP/1.1 202 Acc'],
    ['a status of four digits', 'HTTP/1.1 2020 Accepted\r\n'],
    ['a status that is no number', 'HTTP/1.1 2xx Accepted\r\n'],
    ['a status above all', 'HTTP/1.1 600 Oh\r\n'],
    ['one that only announces it', 'HTTP/1.1 102 Processing\r\n\r\n'],
    ['one that announces it with half a header', 'HTTP/1.1 103 Hints\r\nLink: </a>'],
    ['a header that looks like a status line', `HTTP/1.1 103 Hints\r\n${ACCEPTED}`],
    ['a second header that does', `HTTP/1.1 103 Hints\r\nA: b\r\n${ACCEPTED}`],
    ['an announcement that is none', `HTTP/1.1 1xx Continue\r\n\r\n${ACCEPTED}`],
    ['something before it', `\0${ACCEPTED}`],
    ['another version', 'HTTP/1.2 202 Accepted\r\n'],
    ['another protocol', 'RTSP/1.1 202 Accepted\r\n'],
  ])('%s: broken', async (_, bytes) => {
    const server = await answering(bytes)
    expect(await failure(get(server.url, only()))).toEqual(['broken', true])
  })

  test.each<[string, string]>([
    ['another status', 'HTTP/1.1 200 OK\r\n'],
    ['another status after an announcement', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oh\r\n'],
  ])('%s than the one that says everything: broken', async (_, bytes) => {
    const server = await answering(bytes)
    expect(await failure(get(server.url, only(202)))).toEqual(['broken', true])
  })

  // What was written must have been read before more is done, or it would be one with it.
  test.each<[string, string, (socket: Socket) => void]>([
    ['that is reset', ACCEPTED, socket => setTimeout(() => socket.resetAndDestroy(), 20)],
    ['that says nothing more until the time is over', ACCEPTED, stall],
    ['that comes in pieces', 'HTTP/1.1 202 Acc', socket => setTimeout(() => socket.end('epted\r\nDa'), 20)],
  ])('a status line %s: the status is the answer', async (_, bytes, then) => {
    const server = await answering(bytes, then)
    expect(await get(server.url, { ...only(202), timeoutMs: SHORT })).toMatchObject({ status: 202, body: '' })
  })

  test('a status line over TLS: the status is the answer', async () => {
    await answeringOverTls(ACCEPTED, async url => {
      expect(await get(url, only(202))).toMatchObject({ status: 202, body: '' })
    })
  })

  test('an announcement that says nothing more: the time-out', async () => {
    const server = await answering('HTTP/1.1 102 Processing\r\n\r\n', stall)
    expect(await failure(get(server.url, { ...only(), timeoutMs: SHORT }))).toEqual(['timeout', true])
  })

  // A server that says every second that it works on it: an expression that reads this in two ways takes for ever.
  test('announcements without end: the time-out all the same', async () => {
    const server = await answering('HTTP/1.1 102 Processing\r\n\r\n'.repeat(500), stall)
    expect(await failure(get(server.url, { ...only(), timeoutMs: SHORT }))).toEqual(['timeout', true])
  })

  test.each([
    ['that has come', 'Date: Mon, 05 Oct 2026 08:30:00 GMT\r\nX-', { date: 'Mon, 05 Oct 2026 08:30:00 GMT' }],
    [
      'written in another way',
      'date:Mon, 05 Oct 2026 08:30:00 GMT\n',
      { date: 'Mon, 05 Oct 2026 08:30:00 GMT' },
    ],
    ['that has not come whole', 'Date: Mon, 05 Oct 2026 08', {}],
    ['of another name', 'X-Date: Mon, 05 Oct 2026 08:30:00 GMT\r\n', {}],
  ])('the server’s time %s is kept', async (_, rest, headers) => {
    const server = await answering(ACCEPTED + rest)
    expect((await get(server.url, only(202))).headers).toEqual(headers)
  })

  test('announcements far larger than a head: what comes after them is not kept', async () => {
    const announcement = `HTTP/1.1 103 Hints\r\nLink: ${'a'.repeat(15_000)}\r\n\r\n`
    const server = await answering(announcement.repeat(12) + ACCEPTED)
    expect(await failure(get(server.url, only()))).toEqual(['broken', true])
  })

  test('one that ends has its headers, whatever becomes of the body', async () => {
    const server = await answering(`${ACCEPTED}X-Y: z\r\nContent-Length: 500\r\n\r\n`)
    expect(await get(server.url, only(202))).toMatchObject({ status: 202, headers: { 'x-y': 'z' } })
  })

  test.each(['all', 'excerpt'] as const)(
    'a status of which the body says more (%s): broken',
    async wanted => {
      const server = await answering(ACCEPTED)
      expect(await failure(get(server.url, { bodyFor: () => wanted }))).toEqual(['broken', true])
    },
  )
})

describe('a body that is not wanted: the status is the answer', () => {
  test.each<[string, FaultAnswer]>([
    ['cut short', { kind: 'cut', status: 202, body: 'Importing', contentLength: 500 }],
    ['empty, where one was promised', { kind: 'cut', status: 202, body: '', contentLength: 500 }],
    ['that never ends', { kind: 'trickle', everyMs: 10, bytes: 10_000 }],
    ['that stops half way', { kind: 'stall', afterHeaders: true }],
    [
      'that is no chunk',
      { kind: 'raw', bytes: 'HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\nzz' },
    ],
    ['that is none', { kind: 'raw', bytes: 'HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n' }],
  ])('%s', async (_, answer) => {
    const { list } = await emulator(answer)
    const { status, body } = await list({ bodyFor: () => 'none' })
    expect(status).toBeGreaterThanOrEqual(200)
    expect(body).toBe('')
  })
})

describe('a body of which an excerpt will do', () => {
  const excerpt = { bodyFor: () => 'excerpt' as const }

  test('is read whole where that can be had', async () => {
    const { list } = await emulator({ kind: 'status', status: 500, body: 'Oh no' })
    expect(await list(excerpt)).toMatchObject({ status: 500, body: 'Oh no' })
  })

  test('cut short: what came', async () => {
    const { list } = await emulator({ kind: 'cut', status: 500, body: 'Oh n', contentLength: 5 })
    expect(await list(excerpt)).toMatchObject({ status: 500, body: 'Oh n' })
  })

  test('stalled: what came, when the time is over', async () => {
    const server = keep(await httpServer((_, response) => void response.writeHead(500).write('Oh n')))
    expect(await get(server.url, { ...excerpt, timeoutMs: SHORT })).toMatchObject({
      status: 500,
      body: 'Oh n',
    })
  })

  test('endless: 256 KiB of it at most, without waiting for more', async () => {
    const server = keep(
      await httpServer((_, response) => {
        const more = () => {
          while (response.write('x'.repeat(10_000)));
          response.once('drain', more)
        }
        response.writeHead(500)
        more()
      }),
    )
    const { status, body } = await get(server.url, excerpt)
    expect(status).toBe(500)
    expect(body.length).toBeLessThanOrEqual(262_144)
    expect(body.length).toBeGreaterThan(100_000)
  })

  test('the status decides', async () => {
    const asked: number[] = []
    const { list } = await emulator({ kind: 'status', status: 404, body: 'x' })
    const bodyFor = (status: number) => {
      asked.push(status)
      return 'none' as const
    }
    expect((await list({ bodyFor })).body).toBe('')
    expect(asked).toEqual([404])
  })
})

describe('64 MiB', () => {
  const sending = async (bytes: number) => {
    const server = await httpServer((_, response) => {
      response.on('error', () => {})
      response.end(Buffer.alloc(bytes, 'x'))
    })
    return keep(server).url
  }

  test('are held', async () => {
    expect(LARGEST_BODY).toBe(67_108_864)
    expect((await get(await sending(67_108_864))).body.length).toBe(67_108_864)
  })

  test('and a byte are too much', async () => {
    expect(await failure(get(await sending(67_108_865)))).toEqual(['too-large', true])
  })
})

describe('aborting', () => {
  test('before it begins: nothing is sent', async () => {
    const server = keep(await httpServer((_, response) => response.end()))
    const reason = new Error('enough')
    const request = get(server.url, { signal: AbortSignal.abort(reason) })
    await expect(request).rejects.toMatchObject({ code: 'aborted', sent: false, cause: reason })
    expect(server.seen).toEqual([])
  })

  test.each<[string, (stop: () => void) => Parameters<typeof httpServer>[0]]>([
    ['while there is no answer', stop => () => stop()],
    [
      'while the body comes',
      stop => (_, response) => {
        response.writeHead(200).write('half', () => setTimeout(stop, 20))
      },
    ],
  ])('%s: at once, and the socket goes too', async (_, listener) => {
    const stop = new AbortController()
    const reason = new Error('enough')
    const server = keep(await httpServer(listener(() => stop.abort(reason))))
    const request = get(server.url, { signal: stop.signal })
    await expect(request).rejects.toMatchObject({ code: 'aborted', sent: true, cause: reason })
    for (const socket of server.sockets) await new Promise(resolve => socket.once('close', resolve))
  })

  test('after the answer it means nothing', async () => {
    const stop = new AbortController()
    const server = keep(await httpServer((_, response) => response.end('ok')))
    const answer = await get(server.url, { signal: stop.signal })
    stop.abort()
    expect(answer.body).toBe('ok')
  })
})

describe('what is left behind', () => {
  const OK = 'HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n'
  let timers: () => unknown[]
  beforeEach(() => {
    const set = jest.spyOn(globalThis, 'setTimeout').mock
    const cleared = jest.spyOn(globalThis, 'clearTimeout').mock
    timers = () =>
      set.results.map(({ value }) => value).filter(timer => !cleared.calls.some(([each]) => each === timer))
  })
  afterEach(() => void jest.restoreAllMocks())

  test.each<[string, number | string, string, (socket: Socket) => void, Partial<HttpRequest>]>([
    ['a whole answer', 200, `${OK}ok`, stall, {}],
    ['the first of two answers', 200, `${OK}ok${OK}ok`, stall, {}],
    ['an answer whose body is not wanted', 200, OK, stall, { bodyFor: () => 'none' }],
    ['an excerpt', 200, OK, stall, { bodyFor: () => 'excerpt', timeoutMs: SHORT }],
    ['a status line', 202, 'HTTP/1.1 202 \r\n', stall, { bodyFor: () => 'none', timeoutMs: SHORT }],
    ['a time-out', 'timeout', OK, stall, { timeoutMs: SHORT }],
    ['an answer that breaks off', 'broken', OK, socket => socket.end(), {}],
    ['an answer that is none', 'broken', 'SSH-2.0-OpenSSH\r\n', stall, {}],
  ])('%s: no socket, no timer, nothing that listens', async (_, outcome, bytes, then, more) => {
    const { signal } = new AbortController()
    const server = await answering(bytes, then)
    const request = get(server.url, { signal, ...more })
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    expect(timers()).toHaveLength(1)
    expect(
      await request.then(
        ({ status }) => status,
        ({ code }) => code,
      ),
    ).toBe(outcome)
    expect(getEventListeners(signal, 'abort')).toEqual([])
    expect(timers()).toEqual([])
    await allClosed(server)
  })

  test('no connection, or one that is aborted: no timer, nothing that listens', async () => {
    const stop = new AbortController()
    const signals = [stop.signal, AbortSignal.abort(), new AbortController().signal]
    const server = await answering('HTTP', () => stop.abort())
    const urls = [server.url, server.url, `http://127.0.0.1:${await closedPort()}`]
    const ended = signals.map((signal, index) => failure(get(urls[index] ?? '', { signal })))
    expect(await Promise.all(ended)).toEqual([
      ['aborted', true],
      ['aborted', false],
      ['no-connection', false],
    ])
    expect(signals.flatMap(signal => getEventListeners(signal, 'abort'))).toEqual([])
    expect(timers()).toEqual([])
  })
})

test('an error of transport has a name, and its code for want of words', () => {
  expect(new TransportError('timeout', true)).toMatchObject({
    name: 'TransportError',
    message: 'timeout',
    code: 'timeout',
    sent: true,
  })
  expect(new TransportError('broken', true, new Error('socket hang up')).message).toBe('socket hang up')
})
