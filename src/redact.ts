/** Takes what must not be printed out of a text. */
export type Redact = (text: string) => string

/** Below this length a text that merely looks like the key, spaced out, is more likely not the key. */
const SHORTEST_KEY_TO_SPLIT = 8
/** Below this length a piece of base64 is more likely something else. */
const SHORTEST_BASE64 = 4

// Between the characters of a key that was split stand white space or invisible characters, or how these are written in
// JSON and in URLs. Backslashes double each time a text is escaped; here and below, their number is bounded, so that a
// long row of them takes no quadratic time.
const SPLIT = String.raw`(?:[\s\p{Cc}\p{Cf}]|\\{1,8}[nrt]|\\{1,8}u00[01][0-9a-f]|%(?:25)*(?:[01][0-9a-f]|20))*`

/** How `&` is written in HTML, once or more. */
const AMPERSAND = '&(?:amp;)*'
const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
  '@': 'commat',
}

/**
 * Makes the function that every text goes through on its way to the log, an annotation, the summary or an
 * output. It removes e-mail addresses and the API key, the key also when it is percent-encoded, escaped,
 * in base64 (at any alignment, so inside of `Bearer KEY` too) or split over lines. The runner's own mask
 * hides exact matches only.
 */
export function createRedactor(apiKey: string): Redact {
  const withoutKey = createKeyRemover(apiKey)
  // Made when needed: expressions with Unicode properties take some milliseconds to make, and most runs need none.
  let address: RegExp | undefined
  return text => {
    const redacted = withoutKey(text)
    if (!PERHAPS_AN_AT.test(redacted)) return redacted
    address ??= emailAddress()
    return redacted.replace(address, '***@***')
  }
}

/** Tells whether a text holds the key, in any of its disguises. */
export function createKeyFinder(apiKey: string): (text: string) => boolean {
  const withoutKey = createKeyRemover(apiKey)
  return text => withoutKey(text) !== text
}

function createKeyRemover(apiKey: string): Redact {
  let plain: readonly string[] | undefined
  let key: RegExp | undefined
  return text => {
    // No disguise is shorter than the key itself, and where nothing is escaped or split there are few disguises.
    if (apiKey === '' || text.length < apiKey.length) return text
    if (UNESCAPED.test(text)) {
      plain ??= plainDisguises(apiKey)
      const lowerCase = text.toLowerCase()
      if (!plain.some(disguise => lowerCase.includes(disguise))) return text
    }
    // Case is ignored because the host of a URL is lower-cased.
    key ??= new RegExp(disguises(apiKey).join('|'), 'giu')
    return text.replace(key, '***')
  }
}

const UNESCAPED = /^[!-$'-[\]-~]*$/

const PERHAPS_AN_AT = /@|40|64;|commat;/i

/** An e-mail address, also where its `@` is percent-encoded or escaped. */
function emailAddress(): RegExp {
  const ordinary = String.raw`[^\s@<>()[\]{}"'\x60,;:|=&?/\\]`
  // A local part is tried where it begins and nowhere else: that is what keeps this from taking quadratic time.
  const local = String.raw`(?:(?<!${ordinary})${ordinary}+?|"[^"\n]{1,64}")`
  const label = String.raw`[\p{L}\p{N}\p{M}%-]+`
  const domain = String.raw`(?:${label}\.)+\p{L}[\p{L}\p{N}\p{M}%-]*`
  return new RegExp(local + anyNotation('@') + domain, 'giu')
}

/** The key as it is and in base64, in lower case: what a text may hold that has no escapes and no white space. */
function plainDisguises(key: string): string[] {
  const url = (core: string) => core.replaceAll('+', '-').replaceAll('/', '_')
  return [key, ...base64Cores(key).flatMap(core => [core, url(core)])].map(disguise => disguise.toLowerCase())
}

function disguises(key: string): string[] {
  const characters = [...key]
  const split = characters.length < SHORTEST_KEY_TO_SPLIT ? '' : SPLIT
  const base64 = base64Cores(key).filter(core => core.length >= SHORTEST_BASE64)
  return [
    characters.map(anyNotation).join(split),
    ...base64.map(core => [...core].map(base64Notation).join(split)),
  ]
}

/** A character as itself, percent-encoded (once or more), as a JSON escape or as an HTML entity. */
function anyNotation(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const named = NAMED_ENTITIES[character]
  const notations = [
    String.raw`\\{0,8}${literal(character)}`,
    [...Buffer.from(character)].map(byte => `%(?:25)*${hex(byte, 2)}`).join(''),
    String.raw`\\{1,8}u${hex(point, 4)}`,
    `${AMPERSAND}#0*${point};`,
    `${AMPERSAND}#x0*${hex(point, 1)};`,
    ...(named === undefined ? [] : [`${AMPERSAND}${named};`]),
  ]
  return `(?:${notations.join('|')})`
}

function base64Notation(character: string): string {
  if (character === '+') return String.raw`(?:[+\-]|%(?:25)*2b)`
  if (character === '/') return String.raw`(?:\\{0,8}[/_]|%(?:25)*2f)`
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
  return value.toString(16).padStart(digits, '0')
}

function literal(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}
