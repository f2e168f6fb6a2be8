/** Words for what a server can do to a request; see `Reply`. */
// @ts-nocheck

import type { Reply } from './raw-server.ts'

const REASONS: Record<number, string> = {
  200: 'OK',
  202: 'Accepted',
  204: 'No Content',
  500: 'Internal Server Error',
}

/** An answer as HTTP has it. An object becomes JSON. `Content-Length` is right unless `headers` says otherwise. */
export function http(
  status: number,
  body: string | object = '',
  headers: Record<string, string> = {},
): string {
  const text = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)).toString('latin1')
  const lines = {
    Date: new Date().toUTCString(),
    'Content-Type': typeof body === 'string' ? 'text/plain' : 'application/json',
    'Content-Length': String(text.length),
    ...headers,
  }
  return `${head(status, lines)}\r\n${text}`
}

/** Status line and headers, without the blank line that ends them. */
export function head(status: number, headers: Record<string, string> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${REASONS[status] ?? 'Status'}\r\n${lines.join('')}`
}

export const html = (status: number, title: string): string =>
  http(status, `<!DOCTYPE html><html><head><title>${title}</title></head><body>…</body></html>`, {
    'Content-Type': 'text/html',
  })

/** The bytes, then nothing more, for ever. */
export const stall =
  (bytes = ''): Reply =>
  socket =>
    void socket.write(Buffer.from(bytes, 'latin1'))

/** The bytes, then a TCP reset. */
export const reset =
  (bytes = ''): Reply =>
  socket =>
    // A reset throws away what has not gone out.
    void (bytes === ''
      ? socket.resetAndDestroy()
      : socket.write(Buffer.from(bytes, 'latin1'), () => setTimeout(() => socket.resetAndDestroy(), 50)))

/** The bytes, then `again` over and over, for ever. */
export const trickle =
  (bytes: string, again: string, everyMs = 20): Reply =>
  socket => {
    socket.write(Buffer.from(bytes, 'latin1'))
    const timer = setInterval(() => socket.write(again), everyMs)
    socket.once('close', () => clearInterval(timer))
  }

/** The bytes, then as many MiB as fast as the other side takes them. */
export const flood =
  (bytes: string, mebibytes: number, filling = ' '): Reply =>
  socket => {
    const chunk = Buffer.alloc(1024 * 1024, filling)
    let left = mebibytes
    const more = () => {
      while (left-- > 0) if (!socket.write(chunk)) return void socket.once('drain', more)
      socket.end()
    }
    socket.write(Buffer.from(bytes, 'latin1'))
    more()
  }

export const chunked = (status: number, chunks: string): string =>
  `${head(status, { 'Transfer-Encoding': 'chunked' })}\r\n${chunks}`
