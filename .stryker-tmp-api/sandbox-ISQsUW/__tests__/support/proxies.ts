/** Proxies: a real one from a package, and one that stops wherever it is told to. */
// @ts-nocheck

import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { createProxy, type ProxyServer } from 'proxy'

export interface StartedProxy {
  port: number
  /** What CONNECT was asked for, as `host:port`, and with which credentials. */
  asked: { target: string; authorization: string | undefined }[]
  /** Plain requests, which only a client that ignores loopback would send. */
  plain: string[]
  /** Connections of clients that are still open. */
  open(): number
  close(): Promise<void>
}

/**
 * The `proxy` package. Names of hosts lead to this machine, as in a name server of the company's own. With
 * `credentials`, `user:password`, it refuses everybody else with a 407.
 */
export async function startProxy(credentials?: string): Promise<StartedProxy> {
  const server = createHttpServer()
  const asked: StartedProxy['asked'] = []
  // Before the package's own listener: the names are made up, and it would look them up.
  server.on('connect', (request: IncomingMessage) => {
    asked.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] })
    request.url = request.url?.replace(/^.*:/, '127.0.0.1:') ?? ''
  })
  const proxy: ProxyServer = createProxy(server)
  if (credentials !== undefined) {
    const expected = `Basic ${Buffer.from(credentials).toString('base64')}`
    proxy.authenticate = request => request.headers['proxy-authorization'] === expected
  }
  return listen(server, asked)
}

/**
 * A proxy of our own. `answer` decides on each CONNECT: bytes that are sent and then nothing, or `pass` with how
 * many bytes of the target's are let through before it falls silent.
 */
export async function startOddProxy(answer: string | { pass: number }): Promise<StartedProxy> {
  const server = createHttpServer()
  const asked: StartedProxy['asked'] = []
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => {})
    asked.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] })
    if (typeof answer === 'string') {
      // Without reading, and ending its own side, this one would not notice that the other side has left.
      socket.resume().once('end', () => socket.end())
      socket.write(answer)
      return
    }
    const target = connect(Number(request.url?.replace(/^.*:/, '')), '127.0.0.1').on('error', () => {})
    let left = answer.pass
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.pipe(target)
    socket.once('close', () => target.destroy())
    target.on('data', (chunk: Buffer) => {
      if (left > 0) socket.write(chunk.subarray(0, left))
      left -= chunk.length
    })
  })
  return listen(server, asked)
}

async function listen(server: Server, asked: StartedProxy['asked']): Promise<StartedProxy> {
  const sockets = new Set<Socket>()
  const plain: string[] = []
  server.prependListener('request', (request: IncomingMessage) => plain.push(request.url ?? ''))
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    plain,
    open: () => sockets.size,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
