// @ts-nocheck
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'

export interface TestServer {
  url: string
  port: number
  /** Requests, or connections where the server speaks no HTTP. */
  seen: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[]
  sockets: Set<Socket>
  close(): Promise<void>
}

/** A server for HTTP on a free port that keeps what it was asked. */
export async function httpServer(listener: RequestListener, host = '127.0.0.1'): Promise<TestServer> {
  const seen: TestServer['seen'] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url = '', headers } = request
    seen.push({ method, path: url, headers, body: Buffer.concat(chunks).toString() })
    listener(request, response)
  })
  return started(server, host, seen)
}

/** A server that does with a connection what it is told. */
export async function tcpServer(onConnection: (socket: Socket) => void): Promise<TestServer> {
  return started(createTcpServer(onConnection), '127.0.0.1', [])
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = await tcpServer(() => {})
  await server.close()
  return server.port
}

export async function started(server: Server, host: string, seen: TestServer['seen']): Promise<TestServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    seen,
    sockets,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      if (server.listening) await new Promise(resolve => server.close(resolve))
    },
  }
}
