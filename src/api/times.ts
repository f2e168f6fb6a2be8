/** Every reading of a time. `Date.parse` alone reads almost anything, and some of it in the runner's zone. */

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i
/** The three forms of RFC 9110, section 5.6.7; the last one has no zone, and is in UTC too. */
const HTTP_DATE =
  /^(?:[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -](?:\d\d){1,2} \d\d:\d\d:\d\d GMT|[A-Z]{3} [A-Z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4})$/i
/** More than a thousand years is no pause that anybody means, in seconds. */
const LONGEST_PAUSE = 1e11

/** In milliseconds since the epoch; null: there is none; `unreadable`: there is something else. */
export type Time = number | null | 'unreadable'

/**
 * An ISO 8601 time of the API's. Without a zone it is UTC; `+02` is a zone.
 */
export function timeOf(value: unknown): Time {
  if (value === null || value === undefined) return null
  const [, day, time = '00:00', zone = 'Z'] = (typeof value === 'string' && ISO.exec(value.trim())) || []
  if (day === undefined) return 'unreadable'
  const offset = zone.length === 3 ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  const parsed = Date.parse(`${day}T${time}${offset.toUpperCase()}`)
  // V8 makes March 2 of February 30.
  const isDay = !Number.isNaN(parsed) && new Date(`${day}T00:00Z`).toISOString().startsWith(day)
  return isDay ? parsed : 'unreadable'
}

/** An HTTP date, in milliseconds since the epoch; null where it is none. */
export function httpDate(value: string | undefined): number | null {
  const text = value?.trim() ?? ''
  if (!HTTP_DATE.test(text)) return null
  const parsed = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  // V8 makes March 3 of February 31.
  const isDay = Number(/\d+/.exec(text)?.[0]) === new Date(parsed).getUTCDate()
  return isDay ? parsed : null
}

/**
 * `Retry-After` (RFC 9110, section 10.2.3), in milliseconds from `now`: seconds, of which decimals are rounded up, or an
 * HTTP date. Null where it is anything else.
 */
export function retryAfter(value: unknown, now: number): number | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text)), LONGEST_PAUSE) * 1000
  const date = httpDate(text)
  return date === null ? null : Math.max(0, date - now)
}
