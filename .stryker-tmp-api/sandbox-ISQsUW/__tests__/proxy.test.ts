// @ts-nocheck
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { SeedConnection } from '../emulator/backend.ts'
import type { Fault } from '../emulator/faults.ts'
import { startEmulator } from '../emulator/server.ts'
import { runStep, type StepOptions } from '../scripts/runner.ts'
import { type Certificate, certificateFile, makeCertificate } from './support/certificates.ts'
import { type StartedProxy, startOddProxy, startProxy } from './support/proxies.ts'
import { startRawServer } from './support/raw-server.ts'

/** No name server knows it: only through the proxy is there a way. */
const HOST = 'api.supermemory.test'
const KEY = 'sm_proxy_key_0123456789'
const connections: SeedConnection[] = [
  { id: 'conn_1', provider: 'notion', containerTags: [], plan: { startsAfterMs: 0, takesMs: 300 } },
]

let certificate: Certificate
let ca: ReturnType<typeof certificateFile>
const open: { close(): Promise<void> }[] = []
beforeAll(async () => {
  certificate = await makeCertificate([HOST])
  ca = certificateFile(certificate)
})
afterAll(() => ca.remove())
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

async function opened<T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const started = await starting
  open.push(started)
  return started
}

const api = (faults: Fault[] = []) =>
  opened(startEmulator({ tls: certificate, apiKey: KEY, connections, faults }))
const portOf = (url: string) => new URL(url).port

/** Asks notion at the made-up host, through the proxy. */
function step(port: string | number, proxyUrl: string, { inputs, env, ...options }: StepOptions = {}) {
  return runStep({
    killAfterMs: 20_000,
    debug: true,
    ...options,
    inputs: {
      provider: 'notion',
      'api-key': KEY,
      'base-url': `https://${HOST}:${port}`,
      'request-timeout-seconds': '0.7',
      'max-retries': '1',
      ...inputs,
    },
    env: { https_proxy: proxyUrl, http_proxy: proxyUrl, NODE_EXTRA_CA_CERTS: ca.path, ...env },
  })
}

const urlOf = ({ port }: StartedProxy, credentials = '') => `http://${credentials}127.0.0.1:${port}`

describe('through a proxy', () => {
  test.each(['https_proxy', 'HTTPS_PROXY'])('a request, by %s', async variable => {
    const [proxy, emulator] = [await opened(startProxy()), await api()]
    const port = portOf(emulator.url)
    const result = await step(port, '', {
      env: { https_proxy: undefined, http_proxy: undefined, [variable]: urlOf(proxy) },
    })
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'accepted' }, stderr: '' })
    expect(proxy.asked.map(({ target }) => target)).toEqual([`${HOST}:${port}`])
    expect(emulator.backend.imports).toHaveLength(1)
  })

  test('waiting, with every look and the counts', async () => {
    const [proxy, emulator] = [await opened(startProxy()), await api()]
    const result = await step(portOf(emulator.url), urlOf(proxy), {
      inputs: { 'wait-for-completion': 'true' },
    })
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'completed', 'items-processed': '10' } })
    expect(proxy.asked).toHaveLength(emulator.requests.length)
  })

  test('with credentials, which are nowhere', async () => {
    const [proxy, emulator] = [await opened(startProxy('me:pass word@1')), await api()]
    const result = await step(portOf(emulator.url), urlOf(proxy, 'me:pass%20word%401@'))
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'accepted' } })
    expect(JSON.stringify(result)).not.toMatch(/pass.{1,3}word/)
  })

  test('with wrong credentials: never arrives, says why, and they are nowhere', async () => {
    const [proxy, emulator] = [await opened(startProxy('me:right')), await api()]
    const result = await step(portOf(emulator.url), urlOf(proxy, 'me:wrongpass@'))
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
    expect(result.log.join('\n')).toMatch(/could not be reached: .*407.*proxy settings/)
    expect(emulator.requests).toEqual([])
    expect(JSON.stringify(result)).not.toContain('wrongpass')
    expect(JSON.stringify(result)).not.toContain(Buffer.from('me:wrongpass').toString('base64').slice(0, 12))
  })

  test('no_proxy goes past it', async () => {
    const [proxy, emulator] = [await opened(startProxy()), await api()]
    const port = portOf(emulator.url)
    for (const env of [
      { no_proxy: HOST },
      { NO_PROXY: `.supermemory.test` },
      { no_proxy: `${HOST}:${port}` },
      { no_proxy: '*' },
    ]) {
      const result = await step(port, urlOf(proxy), {
        env,
        inputs: { 'max-retries': '0', 'request-timeout-seconds': '5' },
      })
      // There is no other way to the made-up host.
      expect(result.log.join('\n')).toMatch(/host name (not found|could not be looked up)/)
    }
    expect(proxy.asked).toEqual([])
    expect((await step(port, urlOf(proxy), { env: { no_proxy: 'elsewhere.test' } })).exitCode).toBe(0)
  })

  test('plain http is for this machine only, and goes past it', async () => {
    const proxy = await opened(startProxy())
    const emulator = await opened(startEmulator({ apiKey: KEY, connections }))
    const near = await step('', urlOf(proxy), { inputs: { 'base-url': emulator.url } })
    expect(near).toMatchObject({ exitCode: 0, outputs: { status: 'accepted' } })
    const far = await step('', urlOf(proxy), { inputs: { 'base-url': `http://${HOST}` } })
    expect(far).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
    expect(far.log.join('\n')).toMatch(/base-url .*http only for localhost/)
    expect(proxy).toMatchObject({ asked: [], plain: [] })
  })

  test('a certificate that is not trusted: at once, no repeat', async () => {
    const [proxy, emulator] = [await opened(startProxy()), await api()]
    const result = await step(portOf(emulator.url), urlOf(proxy), { env: { NODE_EXTRA_CA_CERTS: undefined } })
    expect(result.log.join('\n')).toMatch(/certificate is not trusted: it is self-signed/)
    expect(proxy.asked).toHaveLength(1)
    expect(emulator.requests).toEqual([])
  })

  test('a certificate for another host: at once, no repeat', async () => {
    const other = await makeCertificate(['elsewhere.test'])
    const file = certificateFile(other)
    try {
      const proxy = await opened(startProxy())
      const emulator = await opened(startEmulator({ tls: other, apiKey: KEY, connections }))
      const result = await step(portOf(emulator.url), urlOf(proxy), {
        env: { NODE_EXTRA_CA_CERTS: file.path },
      })
      expect(result.log.join('\n')).toMatch(/certificate is not trusted: it is for another host/)
      expect(proxy.asked).toHaveLength(1)
    } finally {
      file.remove()
    }
  })
})

describe('a proxy that fails', () => {
  test('is down: surely not accepted, so repeated without a look', async () => {
    const proxy = await startProxy()
    await proxy.close()
    const result = await step(443, urlOf(proxy))
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } })
    expect(result.log.join('\n')).toMatch(/repeat 1 of 1/)
    expect(result.log.join('\n')).toMatch(/could not be reached: .*ECONNREFUSED.*proxy settings/)
  })

  test.each<[string, string]>([
    ['never answers', ''],
    ['answers half a line', 'HTTP/1.1 200 Conn'],
    ['says yes, and then nothing: TLS never begins', 'HTTP/1.1 200 Connection established\r\n\r\n'],
  ])('%s: the time-out holds', async (_, answer) => {
    const proxy = await opened(startOddProxy(answer))
    const result = await step(443, urlOf(proxy))
    expect(result).toMatchObject({ exitCode: 1, killed: false, outputs: { status: 'failed' }, stderr: '' })
    expect(result.log.join('\n')).toMatch(/no connection to the API within 0\.7 s/)
    expect(proxy.asked).toHaveLength(2)
  })

  test.each<[string, string]>([
    ['refuses', 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'],
    ['fails', 'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\nBad'],
    ['talks too early', 'HTTP/1.1 200 OK\r\n\r\nHello'],
    ['talks nonsense', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ])('%s: said, and repeated', async (_, answer) => {
    const proxy = await opened(startOddProxy(answer))
    const result = await step(443, urlOf(proxy))
    expect(result).toMatchObject({ exitCode: 1, killed: false, outputs: { status: 'failed' }, stderr: '' })
    expect(result.log.join('\n')).toMatch(/could not be reached/)
    expect(proxy.asked).toHaveLength(2)
  })

  test('has a URL that is none', async () => {
    for (const url of ['http://[nonsense', 'not a proxy', 'http://me:50%off@127.0.0.1:1']) {
      const result = await step(443, url, { inputs: { 'request-timeout-seconds': '5' } })
      expect(result).toMatchObject({ exitCode: 1, killed: false, outputs: { status: 'failed' } })
      expect(result.log.join('\n')).not.toMatch(/fault of the action|50%off/)
    }
  })

  test('leaves no socket behind, however often it is asked', async () => {
    const proxy = await opened(startOddProxy(''))
    let most = 0
    const counting = setInterval(() => {
      most = Math.max(most, proxy.open())
    }, 20)
    try {
      await step(443, urlOf(proxy), { inputs: { 'request-timeout-seconds': '0.2', 'max-retries': '3' } })
    } finally {
      clearInterval(counting)
    }
    expect(proxy.asked).toHaveLength(4)
    expect(most).toBe(1)
  })
})

describe('time-outs through a proxy', () => {
  test.each<[string, Fault['answer'], string, number]>([
    ['no answer', { kind: 'stall' }, 'did not answer in full within 0.7 s', 2],
    ['headers, then nothing, of a refusal', { kind: 'cut', status: 400 }, 'HTTP 400', 1],
    ['a refusal that trickles', { kind: 'trickle' }, 'accepted', 1],
    ['a reset', { kind: 'reset' }, 'broke off', 2],
    ['a reset in the headers', { kind: 'reset', when: 'in-headers' }, 'broke off', 2],
  ])('%s', async (_, answer, says, imports) => {
    const [proxy, emulator] = [await opened(startProxy()), await api([{ endpoint: 'import', answer }])]
    const result = await step(portOf(emulator.url), urlOf(proxy))
    expect(result).toMatchObject({ killed: false, stderr: '' })
    expect(result.log.join('\n')).toContain(says)
    expect(emulator.requestsTo('import')).toHaveLength(imports)
    expect(emulator.requestsTo('list')).toHaveLength(imports - 1)
  })

  test.each<[string, Fault['answer']]>([
    ['stalls', { kind: 'stall' }],
    ['stalls half way', { kind: 'stall', afterHeaders: true }],
    ['trickles for ever', { kind: 'trickle' }],
  ])('a list that %s does not end the wait', async (_, answer) => {
    const faults: Fault[] = [{ endpoint: 'list', times: 1, answer }]
    const [proxy, emulator] = [await opened(startProxy()), await api(faults)]
    const result = await step(portOf(emulator.url), urlOf(proxy), {
      inputs: { 'wait-for-completion': 'true' },
    })
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'completed' } })
    expect(result.log.join('\n')).toMatch(/still waiting/)
  })

  test('a proxy that falls silent in the middle of the TLS handshake', async () => {
    const [proxy, emulator] = [await opened(startOddProxy({ pass: 100 })), await api()]
    const result = await step(portOf(emulator.url), urlOf(proxy))
    expect(result).toMatchObject({ exitCode: 1, killed: false })
    expect(result.log.join('\n')).toMatch(/no connection to the API within/)
  })

  test('a target that nobody listens at', async () => {
    const gone = await startRawServer({ onRequest: () => '' })
    await gone.close()
    const proxy = await opened(startProxy())
    const result = await step(gone.port, urlOf(proxy))
    expect(result).toMatchObject({ exitCode: 1, killed: false, outputs: { status: 'failed' } })
    expect(proxy.asked).toHaveLength(2)
  })
})
