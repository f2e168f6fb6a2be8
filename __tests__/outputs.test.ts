import { describe, expect, test } from '@jest/globals'
import { LARGEST_RESULTS, outputsOf } from '../src/outputs.ts'
import { createRedactor, type Redact } from '../src/redact.ts'
import type { SyncOutcome } from '../src/sync.ts'
import { accepted, apiFailure, aResult, aRun, CONTEXT, outcome, refused, waited } from './support/outcomes.ts'
import { same } from './support/plain.ts'

interface Result {
  provider: string
  message: string
  connections: Record<string, unknown>[]
  truncated?: true
}

const outputs = (of: SyncOutcome, redact: Redact = same) => outputsOf(of, CONTEXT, redact)
const results = (of: SyncOutcome, redact: Redact = same): Result[] =>
  JSON.parse(outputs(of, redact).results ?? '')

test('not waiting: no counts and no connections', () => {
  expect(outputs(outcome('failed', [accepted('notion'), refused(apiFailure(401), 's3')]))).toEqual({
    status: 'failed',
    'items-processed': '',
    'items-failed': '',
    results: JSON.stringify([
      { provider: 'notion', status: 'accepted', message: 'notion: accepted', connections: [] },
      {
        provider: 's3',
        status: 'failed',
        message:
          's3: asking for a sync failed: the API does not accept the key (HTTP 401); check api-key: it must be a valid key of the organization',
        connections: [],
      },
    ]),
  })
})

test('no provider at all', () => {
  expect(outputs(outcome('no-connections', []))).toEqual({
    status: 'no-connections',
    'items-processed': '',
    'items-failed': '',
    results: '[]',
  })
})

describe('a connection', () => {
  const only = (more: Parameters<typeof aResult>[0], redact?: Redact) =>
    results(outcome('failed', [waited('failed', [aResult(more)])]), redact)[0]?.connections

  test('in full', () => {
    const run = aRun({
      itemsFailed: 2,
      errorCode: 'internal',
      error: 'it\nfailed',
      completedAt: Date.UTC(2026, 10, 2, 9, 0, 0, 123),
    })
    const failures = [
      { documentId: 'doc_1', code: 'TOO_LARGE' },
      { documentId: null, code: null },
    ]
    expect(only({ status: 'completed-with-failures', run, failures })).toEqual([
      {
        id: 'conn_1',
        status: 'completed-with-failures',
        runId: 'run_1',
        startedAt: '2026-11-02T09:00:00.000Z',
        completedAt: '2026-11-02T09:00:00.123Z',
        itemsProcessed: 42,
        itemsFailed: 2,
        errorCode: 'internal',
        error: 'it\\nfailed',
        failures: [
          { documentId: 'doc_1', code: 'TOO_LARGE' },
          { documentId: null, code: null },
        ],
      },
    ])
  })

  test('null for what is not known, in the order of the contract', () => {
    const unknown = aRun({
      id: null,
      startedAt: null,
      completedAt: null,
      itemsProcessed: null,
      itemsFailed: null,
    })
    const expected =
      '{"id":"conn_1","status":"failed","runId":null,"startedAt":null,"completedAt":null,"itemsProcessed":null,"itemsFailed":null,"errorCode":null,"error":null,"failures":[]}'
    for (const run of [unknown, null])
      expect(JSON.stringify(only({ status: 'failed', run })?.[0])).toBe(expected)
  })

  test('the epoch is a time, and 0 is a count', () => {
    expect(only({ run: aRun({ startedAt: 0, itemsProcessed: 0 }) })).toMatchObject([
      { startedAt: '1970-01-01T00:00:00.000Z', itemsProcessed: 0, itemsFailed: 0 },
    ])
  })

  test('every text in it is redacted, made visible and cut to 500 characters', () => {
    const key = 'sm_secret_0123'
    const run = aRun({ id: `r${key}`, errorCode: `c${key}`, error: `a@example.com ${'x'.repeat(600)}` })
    const failures = [{ documentId: `d${key}`, code: `\u001b${key}` }]
    const [entry] = only({ id: `i${key}`, run, failures }, createRedactor(key)) ?? []
    expect(entry).toMatchObject({
      id: 'i***',
      runId: 'r***',
      errorCode: 'c***',
      error: `***@*** ${'x'.repeat(491)}…`,
      failures: [{ documentId: 'd***', code: '\\u{1b}***' }],
    })
  })
})

test('the provider and its message are redacted', () => {
  const key = 'sm_secret_0123'
  const of = outcome('failed', [refused(apiFailure({ status: 400, said: `bad ${key}` }), key)])
  const [result] = results(of, createRedactor(key))
  expect(result).toMatchObject({ provider: '***', message: expect.stringMatching(/^\*\*\*: .*“bad \*\*\*”/) })
})

test('also where a provider of the list is called like a key that looks like a provider', () => {
  const key = 'abcdefgh-0123456789'
  expect(outputs(outcome('accepted', [accepted(key)]), createRedactor(key)).results).not.toContain(key)
})

describe('sums, as far as counts are known', () => {
  test.each<[string, [number | null, number | null][], string, string]>([
    [
      'over connections',
      [
        [40, 1],
        [2, 0],
      ],
      '42',
      '1',
    ],
    [
      'in part',
      [
        [40, null],
        [null, 3],
        [2, null],
      ],
      '42',
      '3',
    ],
    ['nothing known', [[null, null]], '', ''],
    ['zero is known', [[0, 0]], '0', '0'],
  ])('%s', (_, counts, processed, failed) => {
    const connections = counts.map(([itemsProcessed, itemsFailed]) =>
      aResult({ run: aRun({ itemsProcessed, itemsFailed }) }),
    )
    const half = Math.ceil(connections.length / 2)
    const providers = [
      waited('completed', connections.slice(0, half)),
      waited('completed', connections.slice(half), 's3'),
      waited('not-started', [aResult({ run: null })], 'gmail'),
      accepted('github'),
    ]
    expect(outputs(outcome('completed', providers))).toMatchObject({
      'items-processed': processed,
      'items-failed': failed,
    })
  })
})

describe('512 KiB', () => {
  const many = (number: number, error: string | null) =>
    Array.from({ length: number }, (_, index) =>
      aResult({ id: `conn_${String(index).padStart(5, '0')}`, run: aRun({ error }) }),
    )
  const bytes = (of: SyncOutcome) => Buffer.byteLength(outputs(of).results ?? '')

  test('connections past that are dropped, and it says so; the providers stay', () => {
    const of = outcome('completed', [
      waited('completed', many(10, null)),
      waited('completed', many(4000, null), 's3'),
      waited('completed', many(5, null), 'gmail'),
    ])
    const [first, second, third] = results(of)
    expect(bytes(of)).toBeLessThanOrEqual(524_288)
    expect(bytes(of)).toBeGreaterThan(524_288 - 1000)
    expect(LARGEST_RESULTS).toBe(524_288)
    expect([first?.connections.length, first?.truncated]).toEqual([10, undefined])
    expect(second?.truncated).toBe(true)
    expect(second?.connections.length).toBeGreaterThan(2000)
    expect(second?.connections.at(-1)).toMatchObject({
      id: `conn_${String((second?.connections.length ?? 0) - 1).padStart(5, '0')}`,
    })
    expect(third?.message).toBe('gmail: completed, 5 connections, 210 items')
    expect((third?.connections.length ?? 0) === 5).toBe(third?.truncated === undefined)
  })

  test('what is dropped is the end: a small one after a large one that does not fit is dropped too', () => {
    const large = many(5000, null).map((result, index) =>
      index < 2100 ? result : { ...result, run: aRun({ error: 'x'.repeat(500) }) },
    )
    const small = aResult({ id: 's', run: null })
    const [result] = results(outcome('completed', [waited('completed', [...large, small])]))
    expect(result?.truncated).toBe(true)
    expect(result?.connections.at(-1)).not.toMatchObject({ id: 's' })
  })

  test('bytes are counted, not characters', () => {
    const of = outcome('completed', [waited('completed', many(1000, '漢'.repeat(500)))])
    expect(bytes(of)).toBeLessThanOrEqual(524_288)
    expect(bytes(of)).toBeGreaterThan(524_288 - 3000)
  })

  test('as much as fits is not cut', () => {
    const of = outcome('completed', [waited('completed', many(2000, null))])
    expect(results(of)[0]).not.toHaveProperty('truncated')
    expect(results(of)[0]?.connections).toHaveLength(2000)
  })

  test('many providers, each with something dropped', () => {
    const names = Array.from({ length: 40 }, (_, index) => `provider-${index}`)
    const of = outcome(
      'completed',
      names.map(name => waited('completed', many(300, null), name)),
    )
    expect(bytes(of)).toBeLessThanOrEqual(524_288)
    expect(results(of).map(({ provider }) => provider)).toEqual(names)
  })

  describe('a message takes its share of it, in bytes', () => {
    const SHARE = LARGEST_RESULTS / 4 / 64
    const [before, after] = [
      'notion: asking for a sync failed: the API refused the request (HTTP 405); ',
      '”',
    ]
    /** The messages of 64 providers to each of which the API said this. */
    const messages = (said: string) => {
      const failed = refused(apiFailure({ status: 405, said }))
      return new Set(results(outcome('failed', Array(64).fill(failed))).map(({ message }) => message))
    }
    /** What takes so many bytes, with what else is in the message. */
    const filling = (bytes: number, letter: string) => {
      const room = bytes - Buffer.byteLength(`${before}the API said “${after}`)
      const size = Buffer.byteLength(letter)
      return 'x'.repeat(room % size) + letter.repeat(Math.floor(room / size))
    }

    test('one that fills it is whole', () => {
      const said = filling(SHARE, '😀')
      expect(messages(said)).toEqual(new Set([`${before}the API said “${said}”`]))
    })

    test.each([1, 2, 3, 4])('one that is too long by %d bytes ends with a whole character', bytes => {
      const said = filling(SHARE + bytes, '😀')
      const [message = ''] = messages(said)
      // Three bytes go with the quotation mark, the rest with the last of these.
      expect(message).toBe(`${before}the API said “${bytes <= 3 ? said : said.slice(0, -2)}…`)
    })

    test('what looks like the rest of a character is kept where it stands in the middle', () => {
      const said = `\ufffd${filling(SHARE, '😀')}`
      const [message = ''] = messages(said)
      expect(message.startsWith(`${before}the API said “\ufffd`)).toBe(true)
      expect(message.endsWith('😀…')).toBe(true)
    })
  })

  test('also when it is the messages of many providers that are long', () => {
    const long = '😀'.repeat(500)
    const troubled = Array.from({ length: 5 }, () =>
      aResult({
        id: long,
        status: 'failed',
        run: aRun({ status: 'failed', errorCode: long, error: `${long}!` }),
      }),
    )
    const names = Array.from({ length: 100 }, (_, index) => `provider-${index}`)
    expect(
      bytes(
        outcome(
          'failed',
          names.map(name => waited('failed', troubled, name)),
        ),
      ),
    ).toBeLessThanOrEqual(524_288)
  })
})
