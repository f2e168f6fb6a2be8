/** The one server of these tests: it reads requests by hand, so it can answer with any bytes at all, or with none. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { Worker } from 'node:worker_threads'
import type { Certificate } from './certificates.ts'

export interface Request {
  method: string
  path: string
  /** By names in lower case. */
  headers: Record<string, string>
  body: string
}

/** Bytes (a text is sent as latin1), then the end of the connection. A function does as it likes. */
export type Reply = string | Buffer | ((socket: Socket, request: Request) => void)

export interface Server {
  port: number
  url: string
  requests: Request[]
  /** How many connections there are now, whether or not a request came on them. */
  open(): number
  close(): Promise<void>
}

export interface ServerOptions {
  tls?: Certificate | undefined
  host?: string
  /** Instead of reading a request. */
  onConnection?: (socket: Socket) => void
}

export async function startServer(
  onRequest: (request: Request) => Reply,
  { tls, host = '127.0.0.1', onConnection }: ServerOptions = {},
): Promise<Server> {
  const sockets = new Set<Socket>()
  const requests: Request[] = []
  const serve = (socket: Socket) => {
    socket.on('error', () => {})
    if (onConnection) return onConnection(socket)
    readRequest(socket, request => {
      requests.push(request)
      const reply = onRequest(request)
      if (typeof reply === 'function') reply(socket, request)
      else socket.end(typeof reply === 'string' ? Buffer.from(reply, 'latin1') : reply)
    })
  }
  const server = tls ? createTlsServer(tls, serve) : createServer(serve)
  server.on('tlsClientError', () => {})
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
  })
  server.listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    requests,
    open: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      if (server.listening) await new Promise(resolve => server.close(resolve))
    },
  }
}

function readRequest(socket: Socket, onRequest: (request: Request) => void): void {
  let text = ''
  const read = (chunk: Buffer) => {
    text += chunk.toString('latin1')
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) return
    const [first = '', ...lines] = text.slice(0, end).split('\r\n')
    const headers = Object.fromEntries(
      lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.replace(/^.*?: */, '')]),
    )
    const body = text.slice(end + 4)
    if (body.length < Number(headers['content-length'] ?? 0)) return
    socket.off('data', read)
    const [method = '', path = ''] = first.split(' ', 2)
    onRequest({ method, path, headers, body: Buffer.from(body, 'latin1').toString() })
  }
  socket.on('data', read)
}

/** An answer as HTTP has it. An object becomes JSON. `Content-Length` is right unless `headers` says otherwise. */
export function http(status: number, body: string | object = '', headers: Record<string, string> = {}): string {
  const text = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)).toString('latin1')
  const type = typeof body === 'string' ? 'text/plain' : 'application/json'
  return `${head(status, { Date: new Date().toUTCString(), 'Content-Type': type, 'Content-Length': String(text.length), ...headers })}\r\n${text}`
}

export const html = (status: number, title: string): string =>
  http(status, `<!DOCTYPE html><html><head><title>${title}</title></head></html>`, { 'Content-Type': 'text/html' })

/** Status line and headers, without the blank line that ends them. */
export function head(status: number, headers: Record<string, string> = {}): string {
  return `HTTP/1.1 ${status} Reason\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}`
}

/** An answer that breaks off where half a body has come: with `stall`, `reset` and `trickle`, or with the end. */
export const half = (status: number, body: string): string => http(status, body, { 'Content-Length': '1000' })

/** The bytes, then nothing more, for ever. */
export const stall =
  (bytes = ''): Reply =>
  socket =>
    // Without reading, the other side's leaving would go unnoticed.
    void socket.resume().write(Buffer.from(bytes, 'latin1'))

/** The bytes, then a TCP reset, which throws away what has not gone out. */
export const reset =
  (bytes = ''): Reply =>
  socket =>
    void socket.write(Buffer.from(bytes, 'latin1'), () => setTimeout(() => socket.resetAndDestroy(), 100))

/** The bytes, then `again` over and over, for ever. */
export const trickle =
  (bytes: string, again: string): Reply =>
  socket => {
    socket.resume().write(Buffer.from(bytes, 'latin1'))
    const timer = setInterval(() => socket.write(again), 20)
    socket.once('close', () => clearInterval(timer))
  }

/** The bytes, then more as fast as the other side takes it, for ever. */
export const flood =
  (bytes: string): Reply =>
  socket => {
    const more = () => {
      while (!socket.destroyed && socket.write('x'.repeat(65_536)));
      if (!socket.destroyed) socket.once('drain', more)
    }
    socket.resume().write(Buffer.from(bytes, 'latin1'))
    more()
  }

/** What a proxy does to a CONNECT: leads to that port of this machine, whatever host was asked for. */
export const tunnel: Reply = (socket, { path }) => {
  const target = connect(Number(path.replace(/^.*:/, '')), '127.0.0.1')
  target.once('connect', () => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'))
  target.once('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
  socket.pipe(target).pipe(socket)
  target.once('close', () => socket.destroySoon())
  socket.once('close', () => target.destroy())
}

const LISTENS_BUT_NEVER_ACCEPTS = `
  const { createServer } = require('node:net')
  const { parentPort } = require('node:worker_threads')
  const server = createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port)
    // After the message is out: the thread stops, and with it every accept.
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 100)
  })`

/** A listening socket with a full queue: a connect to it never completes, and is never refused. */
export async function startNeverAccepting(): Promise<Pick<Server, 'port' | 'url' | 'close'>> {
  const worker = new Worker(LISTENS_BUT_NEVER_ACCEPTS, { eval: true })
  const [port] = (await once(worker, 'message')) as [number]
  await new Promise(resolve => setTimeout(resolve, 300))
  const filling = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  await new Promise(resolve => setTimeout(resolve, 300))
  const close = async () => {
    for (const socket of filling) socket.destroy()
    await worker.terminate()
  }
  return { port, url: `http://127.0.0.1:${port}`, close }
}
