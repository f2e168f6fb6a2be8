/** A server that answers with any bytes at all: what a fault needs, and a library for HTTP would not send. */
// @ts-nocheck

import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { type Endpoint, routeOf } from '../../emulator/routes.ts'

export interface RawRequest {
  endpoint: Endpoint | 'other'
  method: string
  path: string
  head: string
  body: string
}

/** Text is sent as latin1, then the connection ends. A function does as it likes. */
export type Reply = string | Buffer | ((socket: Socket, request: RawRequest) => void)

export interface RawServer {
  port: number
  requests: RawRequest[]
  /** How many connections were made, whether or not a request came on them. */
  connections: number
  /** How many of them are still open. */
  open(): number
  to(endpoint: Endpoint): RawRequest[]
  close(): Promise<void>
}

export interface RawServerOptions {
  onRequest: (request: RawRequest) => Reply
  /** What to do with a connection before anything was read from it; `false`: go on as usual. */
  onConnection?: (socket: Socket) => boolean
  tls?: { key: string; cert: string }
  host?: string
}

export async function startRawServer(options: RawServerOptions): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const requests: RawRequest[] = []
  const serve = (socket: Socket) => {
    socket.on('error', () => {})
    if (!options.onConnection?.(socket)) readRequest(socket, request => answer(socket, request))
  }
  const answer = (socket: Socket, request: RawRequest) => {
    requests.push(request)
    reply(socket, request, options.onRequest(request))
  }
  const server: Server = options.tls ? createTlsServer(options.tls, serve) : createServer(serve)
  const result: RawServer = {
    port: 0,
    requests,
    connections: 0,
    open: () => sockets.size,
    to: endpoint => requests.filter(request => request.endpoint === endpoint),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
  server.on('tlsClientError', () => {})
  server.on('connection', (socket: Socket) => {
    result.connections++
    sockets.add(socket)
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
  })
  server.listen(0, options.host ?? '127.0.0.1')
  await once(server, 'listening')
  result.port = (server.address() as AddressInfo).port
  return result
}

/** Bytes first, then what a function wants: for behaviours made of the two. */
export function reply(socket: Socket, request: RawRequest, what: Reply): void {
  if (typeof what === 'function') what(socket, request)
  else socket.end(typeof what === 'string' ? Buffer.from(what, 'latin1') : what)
}

function readRequest(socket: Socket, onRequest: (request: RawRequest) => void): void {
  let text = ''
  let done = false
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    if (done) return
    text += chunk
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = text.slice(0, end)
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
    if (text.length < end + 4 + length) return
    done = true
    const [method = '', path = ''] = head.split(' ', 2)
    const body = Buffer.from(text.slice(end + 4), 'latin1').toString()
    onRequest({ endpoint: routeOf(path)?.endpoint ?? 'other', method, path, head, body })
  })
}
