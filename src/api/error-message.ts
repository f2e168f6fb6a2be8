/** What an answer that is not a success says, whatever the shape of its body. */

/** The names under which such bodies have texts, in the order in which they are said. */
const NAMES = ['error', 'message', 'msg', 'title', 'reason', 'detail', 'details', 'errors', 'issues']
const DEEPEST = 12
const MOST_ENTRIES = 20

/** `by`: `api`, or something in front of it (a firewall, a bot check, a sign-in page). `text` null: it says nothing. */
export interface Said {
  by: 'api' | 'other'
  text: string | null
}

/** Not cleaned, and as long as it came. Never throws. */
export function said(body: string, contentType = ''): Said {
  const text = body.trim()
  const parsed = parseJson(text)
  if (isRecord(parsed) || Array.isArray(parsed)) return { by: 'api', text: textIn(parsed, 0, !isRecord(parsed)) }
  if (
    /\bhtml\b/i.test(contentType) ||
    /^<(?:!doctype|!--|\?xml|(?:html|head|body|title|h1|p|div|center|table)\b)/i.test(text)
  ) {
    const title = /<title[^>]{0,200}>([^<]{1,500})</i.exec(text)?.[1]?.replace(/\s+/g, ' ').trim()
    return { by: 'other', text: title || null }
  }
  // As Cloudflare answers where it shows no page.
  if (/^error code: \d+$/i.test(text)) return { by: 'other', text }
  if (parsed !== undefined) return { by: 'api', text: textIn(parsed, 0, !isRecord(parsed)) }
  return { by: 'api', text: isCutJson(text) ? null : text || null }
}

/** The value of a JSON text; undefined if it is not one. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `isNamed`: it stands under one of the names. */
function textIn(value: unknown, depth: number, isNamed: boolean): string | null {
  if (depth > DEEPEST) return null
  if (typeof value === 'string') return isNamed ? plainText(value.trim(), depth) : null
  if (Array.isArray(value)) return joined(value.slice(0, MOST_ENTRIES), depth, '; ', isNamed)
  if (!isRecord(value)) return null
  const named = NAMES.map(name => value[name])
  const text =
    joined(named, depth, ': ') ?? (typeof value.code === 'string' ? value.code : fieldTexts(value, depth, isNamed))
  const path = Array.isArray(value.path) ? value.path.slice(0, MOST_ENTRIES).map(step).filter(Boolean).join('.') : ''
  return text !== null && path !== '' ? `${text} (${path})` : text
}

/** Under a name, lists of texts by field, as `{"errors": {"containerTags": ["is bad"]}}`; elsewhere what is deeper. */
function fieldTexts(value: Record<string, unknown>, depth: number, isNamed: boolean): string | null {
  const fields = Object.entries(value).slice(0, MOST_ENTRIES)
  const texts = fields.flatMap(([field, inner]) => {
    const isList = isNamed && Array.isArray(inner)
    const text = typeof inner === 'object' ? textIn(inner, depth + 1, isList) : null
    return text === null ? [] : [isList ? `${text} (${field})` : text]
  })
  return texts.join('; ') || null
}

/** A message that is itself JSON, as Zod's are, is read once more. */
function plainText(text: string, depth: number): string | null {
  if (!/^[[{]/.test(text)) return text || null
  const parsed = parseJson(text)
  if (parsed !== undefined) return textIn(parsed, depth + 1, !isRecord(parsed))
  return isCutJson(text) ? null : text
}

/** Raw JSON is not shown, and less so where it is cut. */
function isCutJson(text: string): boolean {
  return /^[[{]\s*["[{\]}]/.test(text)
}

function joined(values: readonly unknown[], depth: number, between: string, isNamed = true): string | null {
  const texts = values.map(value => textIn(value, depth + 1, isNamed)).filter(text => text !== null)
  return [...new Set(texts)].join(between) || null
}

/** A step of the path of a validation issue: a name, a number, or an object with a `key`. */
function step(value: unknown): string {
  const name = isRecord(value) ? value.key : value
  return typeof name === 'string' || typeof name === 'number' ? String(name) : ''
}
