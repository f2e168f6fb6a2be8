/**
 * The API's own words in the body of an answer that is not a success, or null. Bodies come as
 * `{"error":"text","details":"text"}`, `{"success":false,"error":[{"message":"…","path":["containerTags",0]}]}`,
 * `{"message":"…"}`, plain text, HTML from something in between, or not at all.
 */
export function errorMessage(body: string): string | null {
  const text = body.trim()
  const parsed = parseJson(text)
  if (parsed !== undefined) return messageOf(parsed)
  if (/^<(?:!doctype|html|head|body|\?xml)/i.test(text)) {
    const title = /<title[^>]{0,200}>([^<]{1,500})</i.exec(text)?.[1]
    return title === undefined ? null : `an HTML page titled ${title.replace(/\s+/g, ' ').trim()}`
  }
  return text || null
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

function messageOf(value: unknown): string | null {
  if (!isRecord(value)) return partOf(value)
  const { error, message, details, code } = value
  const parts = [partOf(error) ?? partOf(message) ?? partOf(code), partOf(details)]
  return parts.filter(part => part !== null).join(': ') || null
}

function partOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  const issues = (Array.isArray(value) ? value : [value]).flatMap(issueOf)
  return issues.join('; ') || null
}

function issueOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (!isRecord(value)) return []
  const message = [value.message, value.code].find(candidate => typeof candidate === 'string')
  if (typeof message !== 'string') return []
  return [Array.isArray(value.path) && value.path.length > 0 ? `${message} (${value.path.join('.')})` : message]
}
