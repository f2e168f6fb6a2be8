import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { retryAfterInBody } from '../src/api-message.ts'
import { type Attribution, attribute, recordOf, relevantRun } from '../src/attribution.ts'
import { retryAfter } from '../src/connections.ts'
import { editDistance } from '../src/edit-distance.ts'
import { InputError } from '../src/errors.ts'
import { NUMBER_INPUTS, readInputs } from '../src/inputs.ts'
import { nearestProvider } from '../src/nearest-provider.ts'
import { PROVIDERS } from '../src/providers.ts'
import type { Run } from '../src/records.ts'
import { createRedactor } from '../src/redact.ts'
import { pauseBefore } from '../src/retry.ts'
import { STATUSES, worst } from '../src/status.ts'
import { markdown, plain, text, visible } from '../src/text.ts'
import { rendered, tableCells } from './support/markdown.ts'
import { apiFailure, aRun } from './support/outcomes.ts'
import { same } from './support/plain.ts'

// The same cases every time, unless told otherwise: FC_SEED=1 FC_RUNS=10000 npm test -- properties
const RUNS = Number(process.env.FC_RUNS ?? 100)
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122), numRuns: RUNS })

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
/** Text of the pieces that mean something to Markdown, a terminal or the runner. */
const nastyText = fc
  .array(
    fc.constantFrom(
      '`',
      '``',
      '|',
      '\\',
      '\n',
      '<b>',
      '[a](b)',
      '![',
      '::',
      '##[',
      ' ',
      'x',
      '\u202e',
      '@a',
      '*',
      '_',
      '~',
      '&',
      '$',
    ),
    { maxLength: 20 },
  )
  .map(pieces => pieces.join(''))
const hostile = fc.oneof(anyText, nastyText)

/** The settings, or null where an input is wrong. */
function read(inputs: Record<string, string>) {
  try {
    const given: Record<string, string> = { provider: 's3', 'api-key': 'k', ...inputs }
    return readInputs({ getInput: name => given[name] ?? '', env: {} })
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
}

/** The first of each, without blanks. */
function distinct(values: string[]): string[] {
  const kept: string[] = []
  for (const value of values.map(each => each.trim()))
    if (value !== '' && !kept.includes(value)) kept.push(value)
  return kept
}

describe('lists', () => {
  const entry = fc.string({ unit: 'grapheme', maxLength: 8 }).filter(value => !/[,\n]/.test(value))
  const separator = fc.constantFrom(',', '\n', '\r\n', ' , ', ',,', '\n\n')

  test('container-tags: in the order given, blanks and repeats dropped, whatever separates them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, separator)), pairs => {
        const input = pairs.flat().join('')
        fc.pre(!input.trim().startsWith('['))
        expect(read({ 'container-tags': input })?.containerTags).toEqual(
          distinct(pairs.map(([value]) => value)),
        )
      }),
    )
  })

  test('container-tags: an array says the same as its text', () => {
    fc.assert(
      fc.property(fc.array(anyText), fc.boolean(), (tags, pretty) => {
        const input = JSON.stringify(tags, null, pretty ? 2 : 0)
        expect(read({ 'container-tags': input })?.containerTags).toEqual(distinct(tags))
      }),
    )
  })

  test('provider: known ones in any order and number; one unknown spoils it', () => {
    const known = fc.array(fc.constantFrom(...PROVIDERS), { minLength: 1 })
    fc.assert(
      fc.property(known, separator, entry, (providers, between, other) => {
        expect(read({ provider: providers.join(between) })?.providers).toEqual(distinct(providers))
        fc.pre(!['', ...PROVIDERS].includes(other.trim()))
        expect(read({ provider: [...providers, other].join(between) })).toBeNull()
      }),
    )
  })

  test('whatever is given, inputs are read or refused, and the key is not told', () => {
    const names = [
      'provider',
      'container-tags',
      'base-url',
      'wait-for-completion',
      ...Object.keys(NUMBER_INPUTS),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...names), hostile, (name, value) => {
        expect(() => read({ [name]: value })).not.toThrow()
        expect(() => nearestProvider(value)).not.toThrow()
      }),
    )
  })
})

describe('numbers', () => {
  /** Digits, and where decimals are allowed a point between digits: read letter by letter. */
  function plainNumber(value: string, whole: boolean): boolean {
    let digitsSincePoint = 0
    let points = 0
    for (const letter of value) {
      if (letter >= '0' && letter <= '9') digitsSincePoint++
      else if (letter === '.' && points === 0 && digitsSincePoint > 0 && !whole) {
        points++
        digitsSincePoint = 0
      } else return false
    }
    return digitsSincePoint > 0
  }

  const numberLike = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789.+-eExX_, '), minLength: 1, maxLength: 6 }),
    fc.double({ min: 0, max: 8000, noNaN: true }).map(String),
    fc.integer({ min: -1, max: 7300 }).map(String),
  )
  const BOUNDS = {
    'wait-timeout-minutes': ['waitTimeoutMs', 60_000, (value: number) => value > 0 && value <= 7200],
    'poll-interval-seconds': ['pollIntervalMs', 1000, (value: number) => value >= 1 && value <= 300],
    'request-timeout-seconds': ['requestTimeoutMs', 1000, (value: number) => value > 0 && value <= 600],
    'max-retries': ['maxRetries', 1, (value: number) => value >= 0 && value <= 10],
  } as const

  test.each(Object.entries(BOUNDS))('%s', (name, [setting, unit, allowed]) => {
    fc.assert(
      fc.property(numberLike, value => {
        fc.pre(value.trim() !== '')
        const trimmed = value.trim()
        const good = plainNumber(trimmed, name === 'max-retries') && allowed(Number(trimmed))
        const settings = read({ [name]: value })
        expect(settings?.[setting]).toBe(good ? Number(trimmed) * unit : undefined)
      }),
    )
  })
})

describe('the distance of words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })

  test('is what it is by definition: nothing for the same, one per change, the same both ways', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other)
        expect(distance).toBe(editDistance(other, one))
        expect(distance === 0).toBe(one === other)
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length))
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length))
      }),
    )
  })

  test('a slip of the finger is one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROVIDERS),
        fc.nat(),
        fc.constantFrom('x', '-', 'o'),
        (provider, number, letter) => {
          const at = number % provider.length
          const [before, after] = [provider.slice(0, at), provider.slice(at + 1)]
          const swapped =
            at === 0 ? provider : provider.slice(0, at - 1) + provider[at] + provider[at - 1] + after
          for (const slip of [
            before + after,
            before + letter + provider.slice(at),
            before + letter + after,
            swapped,
          ]) {
            expect(editDistance(provider, slip)).toBe(slip === provider ? 0 : 1)
          }
        },
      ),
    )
  })
})

describe('what is shown', () => {
  /** By number, not by the classes of a pattern. */
  function steers(character: string): boolean {
    const point = character.codePointAt(0) ?? 0
    const within = (first: number, last: number) => point >= first && point <= last
    return (
      within(0, 0x1f) ||
      within(0x7f, 0x9f) ||
      point === 0xad ||
      within(0x200b, 0x200f) ||
      within(0x2028, 0x202e) ||
      within(0x2060, 0x206f) ||
      point === 0xfeff ||
      within(0xfff9, 0xfffb) ||
      within(0xd800, 0xdfff) ||
      within(0xe0000, 0xe007f)
    )
  }

  test('nothing that steers is left, nor a command, and what is plain stays', () => {
    fc.assert(
      fc.property(hostile, value => {
        const seen = visible(value)
        expect([...seen].filter(steers)).toEqual([])
        expect(seen).not.toContain('##[')
        expect(visible(seen)).toBe(seen)
        if (![...value].some(steers) && !/##\[|[\p{Co}\p{Cf}]/u.test(value)) expect(seen).toBe(value)
      }),
    )
  })

  test('a cell stays one cell, and plain code', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const cell = (value: string) => markdown(text`${value}`, same)
        const table = `| a | b | c |\n| --- | --- | --- |\n| ${cell(one)} | x ${cell(other)} y | z |`
        const cells = tableCells(table)
        expect(cells.map(row => row.length)).toEqual([3])
        // Code spans lose one blank at either end where both have one: that is not what this is about.
        const seen = (value: string) =>
          (visible(value).trim() === '' ? '(blank)' : visible(value))
            .replaceAll('|', '¦')
            .replaceAll('<', '‹')
            .replaceAll('>', '›')
            .replaceAll('](', '] (')
        const bare = (value: string) => value.replace(/\s+/g, ' ').trim()
        expect(bare(cells[0]?.[0] ?? '')).toBe(bare(seen(one)))
        expect(cells[0]?.[2]).toBe('z')
        expect(rendered(table).replace(/<\/?(?:table|thead|tbody|tr|t[dh]|code)>/g, '')).not.toMatch(/</)
      }),
    )
  })

  test('at most 500 characters of a quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1200, size: 'max' }), value => {
        const seen = plain(text`${value}`, same)
        expect([...seen].length).toBeLessThanOrEqual(500)
        const whole = visible(value)
        if ([...whole].length <= 500) expect(seen).toBe(whole)
        else expect(whole.startsWith(seen.slice(0, -1))).toBe(true)
      }),
    )
  })
})

describe('the key never survives', () => {
  const key = fc.string({ unit: fc.constantFrom(...visibleAscii()), minLength: 8, maxLength: 40 })
  const context = fc.oneof(
    anyText,
    fc.constantFrom('', ' ', 'Bearer ', '"', '%', '=', '\\u00', '&#', '@example.com'),
  )

  function visibleAscii(): string[] {
    return Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
  }

  test('in clear', () => {
    fc.assert(
      fc.property(key, context, context, (secret, before, after) => {
        const redact = createRedactor(secret)
        const clean = redact(before + secret + after)
        fc.pre(!'***@***'.includes(secret))
        expect(clean).not.toContain(secret)
        expect(redact(secret)).toBe('***')
      }),
    )
  })

  test('URL-encoded, in any part of it and any number of times', () => {
    fc.assert(
      fc.property(key, fc.infiniteStream(fc.nat({ max: 3 })), context, (secret, times, around) => {
        const encoded = [...secret]
          .map(letter => {
            let written = letter
            const count = times.next().value
            if (count > 0) written = `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`
            for (let more = 1; more < count; more++) written = written.replace('%', '%25')
            return written
          })
          .join('')
        const redact = createRedactor(secret)
        // Where the key ends in a percent sign, what encodes that sign may stay: `25` tells nothing.
        expect(redact(`<${encoded}>`)).toMatch(secret.endsWith('%') ? /^<\*{3}(?:25)*>$/ : /^<\*{3}>$/)
        expect(redact(around + encodeURIComponent(secret))).not.toContain(encodeURIComponent(secret))
      }),
    )
  })

  test('in base64, whatever stands before and after it', () => {
    const bytes = fc.uint8Array({ maxLength: 6 })
    fc.assert(
      fc.property(
        key,
        bytes,
        bytes,
        fc.constantFrom('base64', 'base64url'),
        (secret, before, after, form) => {
          const encoded = Buffer.concat([before, Buffer.from(secret), after]).toString(form as BufferEncoding)
          for (const written of [encoded, encodeURIComponent(encoded), encoded.replace(/.{4}/g, '$&\n')]) {
            const clean = createRedactor(secret)(`<${written}>`)
            expect(clean).toContain('***')
            // Six bits at either end may belong to the neighbours: no more than a letter of the key can be read.
            const pieces = clean.split('***').map(piece => decoded(piece.replace(/[<>\s]/g, '')))
            for (let at = 0; at + 4 <= secret.length; at++) {
              const part = Buffer.from(secret.slice(at, at + 4))
              const own = Buffer.concat([before, after]).includes(part)
              expect([
                secret.slice(at, at + 4),
                own || !pieces.some(piece => piece.some(each => each.includes(part))),
              ]).toEqual([secret.slice(at, at + 4), true])
            }
          }
        },
      ),
    )

    /** The bytes of a piece of base64, at each of the four places where it may have been cut. */
    function decoded(piece: string): Buffer[] {
      return [0, 1, 2, 3].map(cut => Buffer.from('A'.repeat(cut) + piece, 'base64'))
    }
  })

  test('split by what is not seen', () => {
    const gaps = fc.array(fc.constantFrom(' ', '\n', '\t', '\u200b', '\u00ad', '\x1b', '\\n', '\\u0000'), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(key, fc.infiniteStream(gaps), (secret, stream) => {
        const spread = [...secret].map(
          (letter, index) => (index === 0 ? '' : stream.next().value.join('')) + letter,
        )
        expect(createRedactor(secret)(`<${spread.join('')}>`)).toBe('<***>')
      }),
    )
  })

  test('e-mail addresses do not either', () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9._+-]{0,20}$/)
    const host = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?(\.[a-z]{2,8}){1,2}$/)
    fc.assert(
      fc.property(name, host, fc.constantFrom(' ', '<', '"', '(', ':', '\n'), (user, domain, edge) => {
        expect(createRedactor('sm_key_0123')(`a${edge}${user}@${domain}${edge}b`)).toBe(
          `a${edge}***@***${edge}b`,
        )
      }),
    )
  })
})

test('the worst of several is one of them, none is worse, and the order does not matter', () => {
  const statuses = fc.array(fc.constantFrom(...STATUSES), { minLength: 1 })
  fc.assert(
    fc.property(statuses, statuses, (some, more) => {
      const merged = worst(some)
      expect(some).toContain(merged)
      for (const status of some)
        expect(STATUSES.indexOf(status)).toBeGreaterThanOrEqual(STATUSES.indexOf(merged as never))
      expect(worst([...some].reverse())).toBe(merged)
      expect(worst([...some, ...more])).toBe(worst([merged, worst(more)] as never))
    }),
  )
})

describe('pauses', () => {
  test('are within their bounds, or what the server asks for', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 10 }),
        random,
        fc.option(fc.nat(600_000)),
        (repeat, maxRetries, chance, retryAfterMs) => {
          const clock = { now: () => 0, sleep: async () => {} }
          const policy = { maxRetries, random: () => chance, clock, signal: new AbortController().signal }
          const pause = pauseBefore(repeat, apiFailure({ status: 503, retryAfterMs }), policy)
          const full = [500, 1000, 2000, 4000, 8000][repeat - 1] ?? 8000
          if (repeat > maxRetries || (retryAfterMs ?? 0) > 300_000) expect(pause).toBeNull()
          else if (retryAfterMs !== null) expect(pause).toBe(retryAfterMs)
          else {
            expect(pause).toBeGreaterThanOrEqual(full * 0.75)
            expect(pause).toBeLessThanOrEqual(full)
          }
        },
      ),
    )
  })

  test('that the server asks for are never negative, nor without end', () => {
    const header = fc.oneof(
      anyText,
      fc.date({ noInvalidDate: true }).map(date => date.toUTCString()),
      fc.nat().map(String),
    )
    fc.assert(
      fc.property(header, fc.nat(), fc.json(), (value, now, json) => {
        for (const pause of [retryAfter(value, now), retryAfterInBody(json)]) {
          expect(pause === null || (pause >= 0 && Number.isFinite(pause))).toBe(true)
        }
      }),
    )
  })
})

describe('which run is ours', () => {
  const SETTLE = 30
  const second = (at: number) => at * 1000

  interface Past {
    start: number
    end: number
    /** Whether the list says when it ended. */
    told: boolean
  }

  /** Runs one after the other, some time apart, in seconds. */
  const timeline: fc.Arbitrary<Past[]> = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 60 }), fc.boolean()), {
      maxLength: 6,
    })
    .map(parts => {
      let at = 0
      return parts.map(([gap, length, told]) => {
        const start = at + gap
        at = start + length
        return { start, end: at, told }
      })
    })

  /** What the list shows at a moment: the last run that has begun. */
  function listed(runs: Past[], now: number): Run | null {
    let last: Past | null = null
    for (const run of runs) if (run.start <= now) last = run
    if (last === null) return null
    const ended = now >= last.end
    return aRun({
      status: ended ? 'completed' : 'running',
      startedAt: second(last.start),
      completedAt: ended && last.told ? second(last.end) : null,
    })
  }

  /** What is right, found by going through every second since the request, with all there is to know. */
  function oracle(
    runs: Past[],
    since: number,
    looks: number[],
    now: number,
  ): { state: string; joined?: boolean } {
    const begun = runs.filter(({ start }) => start <= now)
    const last = begun.at(-1)
    if (last === undefined) return { state: 'none' }
    const goingAt = (moment: number) => last.start <= moment && moment < last.end
    if (last.start >= since)
      return goingAt(now) ? { state: 'going', joined: false } : { state: 'ended', joined: false }
    if (goingAt(now)) return { state: 'going', joined: true }
    let endSeen: number | null = null
    if (last.told) endSeen = last.end >= since ? last.end : null
    else {
      // Only looks can tell: one that found it going, and the first after that which did not.
      let wasGoing = false
      for (let moment = since; moment <= now && endSeen === null; moment++) {
        if (!looks.includes(moment)) continue
        if (goingAt(moment)) wasGoing = true
        else if (wasGoing) endSeen = moment
      }
    }
    if (endSeen === null) return { state: 'none' }
    return now - endSeen >= SETTLE ? { state: 'ended', joined: true } : { state: 'settling' }
  }

  test('at every look, on any timeline', () => {
    const lookGaps = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(timeline, fc.integer({ min: 0, max: 200 }), lookGaps, (runs, since, gaps) => {
        let now = since
        const looks: number[] = []
        let seenEndedAt: number | null = null
        let before: Attribution = { state: 'none' }
        for (const gap of gaps) {
          now += gap
          looks.push(now)
          const run = listed(runs, now)
          // As the observer does it: a run that was going and is found ended has ended by now.
          if (run !== null && run.status !== 'running' && before.state === 'going')
            seenEndedAt ??= second(now)
          const found = attribute(run, {
            since: second(since),
            askedAt: second(since),
            now: second(now),
            seenEndedAt,
          })
          const { state } = found
          const seen = { state, ...(state === 'going' || state === 'ended' ? { joined: found.joined } : {}) }
          expect({ now, ...seen }).toEqual({ now, ...oracle(runs, since, looks, now) })
          if (found.state === 'settling') expect(found.until).toBeGreaterThan(second(now))
          if (found.state !== 'none') expect(found.run).toBe(run)
          // The observer stops following here.
          if (found.state === 'ended') break
          // A newer run in the same gap is what the observer asks sync-runs about: another story.
          if (before.state === 'going' && found.state === 'none') break
          before = found
        }
      }),
      { numRuns: 5 * RUNS },
    )
  })

  const time = fc.option(fc.integer({ min: 0, max: 20 }).map(tenth => tenth * 400))
  const someRuns = fc
    .array(fc.tuple(time, fc.constantFrom('running', 'completed', 'failed', 'queued')), { maxLength: 6 })
    .map(all => all.map(([startedAt, status], index) => aRun({ id: `r${index}`, startedAt, status })))

  test('of several: the first that began at or after the request, else the newest', () => {
    fc.assert(
      fc.property(someRuns, fc.integer({ min: 1, max: 8400 }), (runs, since) => {
        const found = relevantRun(runs, { since, askedAt: since })
        const begin = (run: Run) => run.startedAt ?? 0
        // A begin that is cut to seconds is held against the second.
        const second = (moment: number) => moment - (moment % 1000)
        const ours = runs.filter(
          run =>
            run.startedAt !== null && run.startedAt >= (run.startedAt % 1000 === 0 ? second(since) : since),
        )
        if (runs.length === 0) expect(found).toBeNull()
        else if (ours.length > 0) {
          expect(ours).toContain(found)
          for (const run of ours) expect(begin(run)).toBeGreaterThanOrEqual(begin(found as Run))
        } else {
          expect(runs).toContain(found)
          for (const run of runs) expect(begin(run)).toBeLessThanOrEqual(begin(found as Run))
        }
      }),
    )
  })

  test('its record is the nearest that began within a second of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8000 }), someRuns, (startedAt, records) => {
        const found = recordOf(aRun({ startedAt }), records)
        const away = (record: Run) =>
          record.startedAt === null ? 1e9 : Math.abs(record.startedAt - startedAt)
        const near = records.filter(record => away(record) < 1000)
        if (near.length === 0) expect(found).toBeNull()
        else {
          expect(near).toContain(found)
          for (const record of near) expect(away(record)).toBeGreaterThanOrEqual(away(found as Run))
        }
      }),
    )
  })
})
