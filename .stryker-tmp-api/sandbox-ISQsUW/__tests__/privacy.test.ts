// @ts-nocheck
import { beforeAll, describe, expect, test } from '@jest/globals'
import { demoConnections } from '../emulator/seed.ts'
import { startEmulator } from '../emulator/server.ts'
import { runStep, type StepResult } from '../scripts/runner.ts'
import { echoedStep, written } from './support/echo.ts'
import { startAll } from './support/pool.ts'

/** Ways an address stands in a text: none may leave the name or the domain readable. */
const ADDRESSES: [name: string, address: string][] = [
  ['plain', 'jane.doe@private.example'],
  ['in capitals', 'JANE.DOE@PRIVATE.EXAMPLE'],
  ['with a tag', 'jane.doe+news@private.example'],
  ['with a name', 'Owner <jane.doe@private.example>'],
  ['as a link', 'mailto:jane.doe@private.example?subject=x'],
  ['in a URL', 'https://x.example/?login=jane.doe%40private.example&y=1'],
  ['percent-encoded twice', 'jane.doe%2540private.example'],
  ['as an entity', 'jane.doe&#64;private.example'],
  ['as a hexadecimal entity', 'jane.doe&#x40;private.example'],
  ['in a JSON text', '{"user":"jane.doe@private.example"}'],
  ['in a JSON text, escaped', '{"user":"jane.doe\\u0040private.example"}'],
  ['in the middle of an id', 'conn_jane.doe@private.example_1'],
  ['with a subdomain', 'jane.doe@mail.private.example'],
  ['of a domain with umlauts', 'jane.doe@private.müller.example'],
  ['of a domain in Punycode', 'jane.doe@private.xn--mller-kva.xn--p1ai'],
  ['several', 'jane.doe@private.example,jane.doe@private.example;jane.doe@private.example'],
  ['with an apostrophe', "jane.doe'o@private.example"],
  ['quoted', '"jane.doe x"@private.example'],
  ['after 480 characters', `${'x '.repeat(240)}jane.doe@private.example`],
  ['after 64 characters without a blank', `${'x'.repeat(64)}jane.doe@private.example`],
]

describe('an e-mail address in whatever the API says', () => {
  let steps: Map<(typeof ADDRESSES)[number], Promise<StepResult>>
  beforeAll(() => {
    steps = startAll(ADDRESSES, ([, address]) =>
      echoedStep(address, { inputs: { 'api-key': 'sm_privacy_key_01' }, debug: true }),
    )
  })

  test.each(ADDRESSES.map(row => [row[0], row] as const))('%s', async (_, row) => {
    const text = written((await steps.get(row)) as StepResult)
    expect(text.match(/.{0,40}@?private.{0,20}/gi)?.filter(found => !/redirect/.test(found)) ?? []).toEqual(
      [],
    )
  })
})

test('an e-mail address in inputs', async () => {
  const address = 'jane.doe@private.example'
  const inputs = {
    provider: address,
    'base-url': `https://${address}/x`,
    'container-tags': address,
    'max-retries': address,
  }
  for (const given of [
    inputs,
    {
      provider: 's3',
      'container-tags': address,
      'base-url': `http://127.0.0.1:9/${address}`,
      'max-retries': '0',
    },
  ]) {
    const result = await runStep({
      inputs: { ...given, 'api-key': 'sm_privacy_key_01' },
      killAfterMs: 10_000,
      debug: true,
    })
    expect(result.exitCode).toBe(1)
    expect(written(result)).not.toMatch(/jane|@private/)
  }
})

test('the owners of connections and the titles of documents', async () => {
  const connections = demoConnections()
  const emulator = await startEmulator({ connections })
  try {
    const result = await runStep({
      inputs: {
        provider: 'all',
        'container-tags': 'team-docs',
        'api-key': emulator.apiKey,
        'base-url': emulator.url,
        'wait-for-completion': 'true',
        'wait-timeout-minutes': '0.3',
        'poll-interval-seconds': '2',
      },
      killAfterMs: 28_000,
      debug: true,
    })
    const text = written(result)
    const failures = connections.flatMap(({ plan }) => plan?.failures ?? [])
    expect(failures.length).toBeGreaterThan(0)
    expect(result.outputs['items-failed']).toBe(String(failures.length))
    for (const { title, errorCode } of failures) {
      expect(text).toContain(errorCode)
      for (const word of title.match(/[A-Za-z]{5,}/g) ?? []) expect(text).not.toContain(word)
    }
    const owners = connections.flatMap(({ email }) => /^[a-z]+\.[a-z]+(?=@)/.exec(email ?? '') ?? [])
    expect(owners.length).toBeGreaterThan(0)
    for (const owner of owners) expect(text).not.toContain(owner)
    expect(text).not.toMatch(/example\.com/)
  } finally {
    await emulator.close()
  }
})
