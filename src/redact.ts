/** Takes what must not be printed out of a text. */
export type Redact = (text: string) => string

/** Below this length a text that merely looks like the key, spaced out or encoded, is more likely not the key. */
const SHORTEST_KEY_WITH_DISGUISES = 8

// Two things stand between the characters of a key that was split: white space or invisible characters, and
// their escapes where the text is itself a piece of JSON.
const SPLIT = String.raw`(?:[\s\p{Cc}\p{Cf}]|\\[nrt]|\\u00[01][0-9a-fA-F])*`

/** What an address has in the middle. */
const AT = /@|%40|&#64;|&commat;/
// Bounded on both sides, so that a long text without an address costs no more than linear time. Made when first
// needed: expressions with Unicode properties take some milliseconds to make, and most runs never need one.
const email = () =>
  /[^\s@<>()[\]{}"'`,;:|=\\]{1,64}(?:@|%40|&#64;|&commat;)[\p{L}\p{N}][\p{L}\p{N}.-]{0,250}\.\p{L}{2,24}/giu

/**
 * Makes the function that every text goes through on its way to the log, an annotation, the summary or an
 * output. It removes e-mail addresses and the API key, the key also when it is percent-encoded, escaped,
 * in base64 (at any alignment, so inside of `Bearer KEY` too) or split over lines. The runner's own mask
 * hides exact matches only.
 */
export function createRedactor(apiKey: string): Redact {
  let key: RegExp | undefined
  const withoutKey = (text: string) => {
    // No disguise is shorter than the key itself.
    if (apiKey === '' || text.length < apiKey.length) return text
    key ??= new RegExp(disguises(apiKey).join('|'), 'gu')
    return text.replace(key, '***')
  }
  return text => {
    const redacted = withoutKey(text)
    return AT.test(redacted) ? redacted.replace(email(), '***@***') : redacted
  }
}

function disguises(key: string): string[] {
  const characters = [...key]
  if (characters.length < SHORTEST_KEY_WITH_DISGUISES) return [characters.map(anyNotation).join('')]
  return [
    characters.map(anyNotation).join(SPLIT),
    ...base64Cores(key).map(core => [...core].map(base64Notation).join(SPLIT)),
  ]
}

/** A character of the key as itself, percent-encoded (once or more), as a JSON escape or as an HTML entity. */
function anyNotation(character: string): string {
  const bytes = [...Buffer.from(character)].map(byte => `%(?:25)*${hex(byte, 2)}`).join('')
  const point = character.codePointAt(0) ?? 0
  return `(?:${literal(character)}|${bytes}|\\\\u${hex(point, 4)}|&#0*${point};|&#[xX]0*${hex(point, 1)};)`
}

function base64Notation(character: string): string {
  if (character === '+') return String.raw`(?:[+\-]|%(?:25)*2[bB])`
  if (character === '/') return String.raw`(?:[/_]|%(?:25)*2[fF]|\\/)`
  return character
}

/**
 * Base64 writes three bytes as four characters, so a key reads in three ways, by where it stands in the
 * encoded text. Of each, the part that does not depend on the neighbours.
 */
function base64Cores(key: string): string[] {
  return [0, 1, 2].map(offset => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key)])
    const first = Math.ceil((offset * 8) / 6)
    const end = Math.floor((bytes.length * 8) / 6)
    return bytes.toString('base64').slice(first, end)
  })
}

function hex(value: number, digits: number): string {
  return value
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, digit => `[${digit}${digit.toUpperCase()}]`)
}

function literal(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}
