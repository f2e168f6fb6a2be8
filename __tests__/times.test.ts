/** Times as others write them, read the same in every zone. */
import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { httpDate, retryAfter, timeOf } from '../src/api/times.ts'

const AT = Date.UTC(2026, 9, 5, 8, 30)
const MINUTE = 60_000

const times: Record<string, number> = {
  '2026-10-05T08:30:00.000Z': 0,
  '2026-10-05T08:30:00': 0,
  ' 2026-10-05 08:30 ': 0,
  '2026-10-05t08:30:00z': 0,
  '2026-10-05 08:30:00 Z': 0,
  '2026-10-05T08:30:00.5': 500,
  '2026-10-05T08:30:00.123456789Z': 123,
  '2026-10-05T08:30:00+02': -120 * MINUTE,
  '2026-10-05T08:30:00-05': 300 * MINUTE,
  '2026-10-05T08:30:00-0530': 330 * MINUTE,
  '2026-10-05 08:30:00 +05:45': -345 * MINUTE,
  '2026-10-05T08:30:00-00:00': 0,
  '2026-10-05': -510 * MINUTE,
  '2024-02-29T00:00:00Z': Date.UTC(2024, 1, 29) - AT,
}
const noTimes = [
  ...['', ' ', 'yesterday', 'null', '1790000000', '20261005T083000Z', '2026-10', '2026-10-05T08', '2026-10-05+02'],
  ...[
    '2026-13-05',
    '2026-10-32',
    '2026-02-29',
    '2026-04-31T10:00:00Z',
    '2026-10-05T25:00:00Z',
    '2026-10-05T08:60:00Z',
    '2026-10-05T08:30:00.Z',
  ],
  ...['2026-10-05T08:30:00,5Z', '2026-10-05T08:30:00+2', '2026-10-05T08:30:00+99:00', '2026-10-05T08:30:00 UTC'],
  ...['+002026-10-05T08:30:00Z', 'Mon, 05 Oct 2026 08:30:00 GMT', '2026-10-05T08:30:00Z, or so'],
]
const dates: Record<string, number> = {
  'Mon, 05 Oct 2026 08:30:42 GMT': 42_000,
  ' mon, 05 oct 2026 08:30:42 gmt ': 42_000,
  'Monday, 05-Oct-26 08:30:42 GMT': 42_000,
  'Mon Oct  5 08:30:42 2026': 42_000,
  'Thu Oct 15 08:30:00 2026': 10 * 24 * 60 * MINUTE,
}
const noDates = [
  ...[
    '',
    'soon',
    '2026-10-05T08:30:42Z',
    '2026',
    'Oct 5',
    'Mon, 05 Oct 2026 08:30:42',
    'Mon, 05 Oct 2026 08:30:42 EST',
  ],
  ...['Mon, 05 Oct 2026 08:30:42 +0200', 'Mon, 05 Oct 2026 25:30:42 GMT', 'Mon, 05 Okt 2026 08:30:42 GMT'],
]

test.each(Object.entries(times))('the time %j', (text, ms) => expect(timeOf(text)).toBe(AT + ms))
test.each([...noTimes, 5, AT, Number.NaN, true, {}, [], ['2026-10-05']])('no time: %j', value =>
  expect(timeOf(value)).toBe('unreadable'),
)
test.each([null, undefined])('%j is nothing', value => expect(timeOf(value)).toBeNull())

test.each(Object.entries(dates))('the HTTP date %j', (text, ms) => expect(httpDate(text)).toBe(AT + ms))
test.each([...noDates, undefined])('no HTTP date: %j', text => expect(httpDate(text)).toBeNull())

test.each<[value: unknown, seconds: number]>([
  ['7', 7],
  [' 0 ', 0],
  ['32.5', 33],
  ['0.1', 1],
  ['007', 7],
  [7, 7],
  [0, 0],
  [3.5, 4],
  ['9'.repeat(400), 1e11],
  ...Object.entries(dates).map(([text, ms]): [string, number] => [text, ms / 1000]),
  ['Mon, 05 Oct 2026 08:29:00 GMT', 0],
])('Retry-After %j', (value, seconds) => expect(retryAfter(value, AT)).toBe(seconds * 1000))
test.each([
  ...[...noDates.filter(text => text !== '2026'), '-1', '+5', '5s', '1e3', '0x10', '.5', '5.', '1,5', '٣', 'NaN'],
  ...[-1, Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true, ['7'], { seconds: 7 }],
])('no Retry-After: %j', value => expect(retryAfter(value, AT)).toBeNull())

test.each(['America/St_Johns', 'Pacific/Kiritimati'])('the zone of the runner changes nothing: %s', zone => {
  const module = new URL('../src/api/times.ts', import.meta.url).href
  const code = `import { httpDate, timeOf } from '${module}'
    const [times, dates] = JSON.parse(process.env.TEXTS)
    process.stdout.write(JSON.stringify([new Date(0).getTimezoneOffset() !== 0, times.map(timeOf), dates.map(httpDate)]))`
  const texts = [Object.keys(times), Object.keys(dates)]
  const env = { ...process.env, TZ: zone, TEXTS: JSON.stringify(texts) }
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code]
  const read: unknown = JSON.parse(execFileSync(process.execPath, options, { env, encoding: 'utf8' }))
  const after = (all: Record<string, number>) => Object.values(all).map(ms => AT + ms)
  expect(read).toEqual([true, after(times), after(dates)])
})
