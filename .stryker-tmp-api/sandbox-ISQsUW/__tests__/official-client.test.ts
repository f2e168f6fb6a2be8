// @ts-nocheck
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import Supermemory from 'supermemory'
import { type Emulator, startEmulator } from '../emulator/server.ts'
import { runStep } from '../scripts/runner.ts'
import { PROVIDERS } from '../src/providers.ts'
import { httpServer, type TestServer } from './support/server.ts'

type Provider = Parameters<Supermemory['connections']['import']>[0]

const KEY = 'sm_yardstick_0123456789'

describe('the official client and the action ask alike', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await httpServer((_, response) => {
      response.writeHead(202, { 'content-type': 'text/plain' }).end('Importing connections...')
    })
  })
  afterAll(() => server.close())

  /** What the server got since the last time. */
  const asked = () =>
    server.seen.splice(0).map(({ method, path, headers, body }) => ({
      method,
      path,
      body: JSON.parse(body),
      authorization: headers.authorization,
      type: headers['content-type'],
    }))

  test.each<[string, string, string[]]>([
    ...PROVIDERS.map((provider): [string, string, string[]] => [provider, '', ['team-docs', 'customer:a']]),
    ['notion', '', []],
    ['notion', '/some/prefix', ['b', 'a', 'a_b']],
    ['s3', '/prefix/', ['ü and, more']],
  ])('%s under “%s” with the tags %j', async (provider, prefix, tags) => {
    const client = new Supermemory({ apiKey: KEY, baseURL: server.url + prefix, maxRetries: 0 })
    await client.connections.import(provider as Provider, tags.length > 0 ? { containerTags: tags } : {})
    const yardstick = asked()
    expect(yardstick).toHaveLength(1)

    const { exitCode, outputs } = await runStep({
      inputs: {
        provider,
        'api-key': KEY,
        'base-url': server.url + prefix,
        'container-tags': JSON.stringify(tags),
      },
      killAfterMs: 20_000,
    })
    expect([exitCode, outputs.status]).toEqual([0, 'accepted'])
    const ours = asked()
    const expected = yardstick.map(request => ({ ...request, path: request.path.replace('//', '/') }))
    expect(ours).toEqual(expected)
  })
})

describe('the official client takes the emulator for the API', () => {
  let emulator: Emulator
  let client: Supermemory
  beforeAll(async () => {
    emulator = await startEmulator()
    client = new Supermemory({ apiKey: emulator.apiKey, baseURL: emulator.url, maxRetries: 0 })
  })
  afterAll(() => emulator.close())

  test('import, then list', async () => {
    expect(await client.connections.import('notion', { containerTags: ['team-docs'] })).toBe(
      'Importing connections...',
    )
    const connections = await client.connections.list({ containerTags: ['team-docs'] })
    expect(connections.map(({ id, provider }) => [id, provider])).toEqual([
      ['conn_notion_wiki', 'notion'],
      ['conn_notion_handbook', 'notion'],
      ['conn_github_docs', 'github'],
      ['conn_web_crawler_site', 'web-crawler'],
      ['conn_google_drive_shared', 'google-drive'],
      ['conn_onedrive_finance', 'onedrive'],
    ])
    expect(emulator.backend.imports).toMatchObject([{ provider: 'notion', containerTags: ['team-docs'] }])
  })

  test.each<[number, string, (client: Supermemory) => Promise<unknown>]>([
    [400, 'Invalid provider', it => it.connections.import('dropbox' as Provider, {})],
    [400, 'Container tag can only contain', it => it.connections.list({ containerTags: ['a b'] })],
    [401, 'Unauthorized', it => it.withOptions({ apiKey: 'sm_wrong' }).connections.list({})],
  ])('%d, with the words of it: %s', async (status, words, ask) => {
    await expect(ask(client)).rejects.toMatchObject({ status, message: expect.stringContaining(words) })
  })
})
