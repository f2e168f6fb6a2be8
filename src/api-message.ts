/**
 * The API's own words in the body of an answer that is not a success, or null. Bodies come as
 * `{"error":"text","details":"text"}`, `{"success":false,"error":[{"message":"…","path":["containerTags",0]}]}`,
 * `{"message":"…"}`, plain text, HTML from something in between, or not at all.
 */
export function apiMessage(body: string): string | null {
  const trimmed = body.trim()
  if (trimmed === '') return null
  const parsed = parseJson(trimmed)
  if (parsed !== undefined) return messageOf(parsed)
  if (/^<(?:!doctype|html|head|body|\?xml)/i.test(trimmed)) return htmlTitle(trimmed)
  return trimmed
}

/** More is no time that anybody means. */
const MOST_SECONDS = 1e12

/** The body's `retryAfterSeconds`, in milliseconds, or null. */
export function retryAfterInBody(body: string): number | null {
  const parsed = parseJson(body)
  const seconds = isRecord(parsed) ? parsed.retryAfterSeconds : undefined
  if (typeof seconds === 'string' && /^\d+$/.test(seconds)) return secondsAsked(Number(seconds))
  return typeof seconds === 'number' && seconds >= 0 ? secondsAsked(seconds) : null
}

/** How long a server asks to wait, in milliseconds. */
export function secondsAsked(seconds: number): number {
  return Math.min(seconds, MOST_SECONDS) * 1000
}

/** The value of a JSON text; undefined if it is not one. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function messageOf(value: unknown): string | null {
  if (!isRecord(value)) return shallowMessage(value)
  // One level of nesting is what the API has (`error` holds a list or an object); no body makes this go deeper.
  const main = shallowMessage(value.error) ?? shallowMessage(value.errors) ?? shallowMessage(value.message)
  return joined([main, shallowMessage(value.details) ?? shallowMessage(value.detail)], ': ')
}

function shallowMessage(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (Array.isArray(value)) return joined(value.map(issueMessage), '; ')
  return issueMessage(value)
}

function issueMessage(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!isRecord(value)) return null
  const message = [value.message, value.code].find(candidate => typeof candidate === 'string')
  if (message === undefined) return null
  const path = Array.isArray(value.path) ? value.path.filter(isPathStep).join('.') : ''
  return path === '' ? String(message) : `${message} (${path})`
}

function isPathStep(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

function htmlTitle(html: string): string | null {
  const title = /<title[^>]{0,200}>([^<]{1,500})</i.exec(html)?.[1]
  return title === undefined ? null : `an HTML page titled ${title.replace(/\s+/g, ' ').trim()}`
}

function joined(messages: (string | null)[], separator: string): string | null {
  const known = messages.filter(message => message !== null && message !== '')
  return known.length === 0 ? null : known.join(separator)
}
