import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Answer } from './backend.ts'
import type { Fault, FaultAnswer } from './faults.ts'

/** One request on its way to an answer. */
export interface Exchange {
  response: ServerResponse
  /** The TCP socket, also beneath TLS. */
  tcp: Socket
  /** Sent with every answer; undefined: none. Read when the answer begins. */
  date: () => string | undefined
  requestId: string
  /** Lets the backend handle the request. */
  handle: () => Answer
  /** What stands in for the backend's answer where a fault sends half of one without having it handled. */
  standIn: Answer
  /** Called with the status when the headers go out. */
  onHead: (status: number) => void
}

export function sendOrdinary(exchange: Exchange, answer: Answer): void {
  send(exchange, { ...answer, headers: { 'x-request-id': exchange.requestId, ...answer.headers } })
}

/** Sends an answer as it is: nothing but date, type and length added. */
export function send(exchange: Exchange, answer: Answer): void {
  const { type, text } = encoded(answer.body)
  head(exchange, answer.status, {
    ...type,
    'content-length': String(Buffer.byteLength(text)),
    ...lowerCased(answer.headers),
  })
  exchange.response.end(text)
}

/** Answers wrongly, as the fault says. */
export function misbehave(exchange: Exchange, fault: Fault): void {
  const handled = fault.afterHandling ? exchange.handle() : undefined
  const shown = handled ?? exchange.standIn
  const { answer } = fault
  switch (answer.kind) {
    case 'status':
      send(exchange, { headers: {}, body: undefined, ...answer })
      break
    case 'redirect':
      redirect(exchange, answer)
      break
    case 'delay':
      later(exchange, answer.ms, () => sendOrdinary(exchange, handled ?? exchange.handle()))
      break
    case 'cut':
      cut(exchange, shown, answer)
      break
    case 'stall':
      if (answer.afterHeaders) half(exchange, shown)
      break
    case 'trickle':
      trickle(exchange, shown, answer)
      break
    case 'reset':
      reset(exchange, answer)
      break
    case 'raw':
      close(exchange, Buffer.from(answer.bytes, 'latin1'))
      break
  }
}

type Of<Kind extends FaultAnswer['kind']> = Extract<FaultAnswer, { kind: Kind }>

function redirect(exchange: Exchange, { status = 307, location }: Of<'redirect'>): void {
  send(exchange, { status, headers: { location }, body: undefined })
}

function cut(exchange: Exchange, answer: Answer, { status, body, contentLength }: Of<'cut'>): void {
  if (status === undefined && body === undefined && contentLength === undefined) {
    half(exchange, answer)
  } else {
    const { type, text } = encoded(body ?? answer.body)
    const length = contentLength ?? Buffer.byteLength(text) + 100
    head(exchange, status ?? answer.status, { ...type, 'content-length': String(length) })
    exchange.response.write(text)
  }
  close(exchange)
}

/** All headers, and the first half of the body. */
function half(exchange: Exchange, answer: Answer): void {
  const { type, text } = encoded(answer.body)
  const bytes = Buffer.from(text)
  head(exchange, answer.status, { ...type, 'content-length': String(bytes.length) })
  exchange.response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)))
}

function trickle(exchange: Exchange, answer: Answer, { everyMs = 100, bytes = 1 }: Of<'trickle'>): void {
  const { response } = exchange
  head(exchange, answer.status, encoded(answer.body).type)
  response.flushHeaders()
  const chunk = Buffer.alloc(bytes, ' ')
  const timer = setInterval(() => {
    if (!response.writableNeedDrain) response.write(chunk)
  }, everyMs)
  response.once('close', () => clearInterval(timer))
}

/** The write is awaited: a reset throws away what has not gone out. */
function reset({ tcp, response }: Exchange, { when }: Of<'reset'>): void {
  if (when === 'in-headers') {
    response.socket?.write('HTTP/1.1 200 OK\r\nContent-Ty', () => tcp.resetAndDestroy())
  } else {
    tcp.resetAndDestroy()
  }
}

/** Ends the connection once `bytes` and what was written before have gone out. */
function close({ response }: Exchange, bytes?: Buffer): void {
  const { socket } = response
  if (bytes) socket?.write(bytes)
  socket?.destroySoon()
}

/** Not at all when the client has gone by then. */
function later({ response }: Exchange, ms: number, action: () => void): void {
  const timer = setTimeout(action, ms)
  response.once('close', () => clearTimeout(timer))
}

function head({ response, date, onHead }: Exchange, status: number, headers: Record<string, string>): void {
  const sent = date()
  response.sendDate = false
  response.writeHead(status, { ...(sent !== undefined && { date: sent }), ...headers })
  onHead(status)
}

function encoded(body: Answer['body']): { type: Record<string, string>; text: string } {
  if (body === undefined) return { type: {}, text: '' }
  if (typeof body === 'string') return { type: { 'content-type': 'text/plain; charset=UTF-8' }, text: body }
  return { type: { 'content-type': 'application/json' }, text: JSON.stringify(body) }
}

/** So that a fault's `Date` replaces `date`, and is not sent beside it. */
function lowerCased(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
