/** Places where no server of ours can stand: nothing listens there, nothing accepts, nobody trusts it. */
// @ts-nocheck

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { certificateFile, makeCertificate } from '../support/certificates.ts'
import { startRawServer } from '../support/raw-server.ts'
import { http } from '../support/replies.ts'
import type { Place } from './table.ts'

/** A port that nobody listens at: it was free a moment ago. */
export async function refused(): Promise<Place> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return { inputs: { 'base-url': `http://127.0.0.1:${port}` } }
}

/** `invalid` never resolves: RFC 6761. */
export async function noSuchHost(): Promise<Place> {
  return { inputs: { 'base-url': 'https://no-such-host.invalid' } }
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
export async function neverAccepts(): Promise<Place> {
  const worker = new Worker(LISTENS_BUT_NEVER_ACCEPTS, { eval: true })
  const [port] = (await once(worker, 'message')) as [number]
  await new Promise(resolve => setTimeout(resolve, 200))
  const filling: Socket[] = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  await new Promise(resolve => setTimeout(resolve, 200))
  return {
    inputs: { 'base-url': `http://127.0.0.1:${port}` },
    close: async () => {
      for (const socket of filling) socket.destroy()
      await worker.terminate()
    },
  }
}

/** A TLS server that would accept every request. `days` below 0: an expired certificate. */
export async function tlsServer(
  names: string[],
  { days = 30, trusted = true, host = '127.0.0.1' } = {},
): Promise<Place> {
  const certificate = await makeCertificate(names, days)
  const file = certificateFile(certificate)
  const server = await startRawServer({ tls: certificate, onRequest: () => http(202) })
  return {
    inputs: { 'base-url': `https://${host}:${server.port}` },
    env: trusted ? { NODE_EXTRA_CA_CERTS: file.path } : {},
    close: async () => {
      await server.close()
      file.remove()
    },
  }
}
