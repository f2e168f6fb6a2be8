/** Makes a text that is not ours fit to be shown, as one line. */
export type Clean = (text: string) => string

const LONGEST_SEARCHED = 2000
const LONGEST_SHOWN = 500
const LOCAL = String.raw`[^\s@"<>()[\]{},;:?\\|\x60]`
const AT_DOMAIN = String.raw`(?:@|%40)[\p{L}\p{N}._-]*[\p{L}\p{N}]`
/**
 * It begins where a word begins, and nowhere else: a search from every character would take quadratic time. Addresses
 * with nothing but such characters between them are one.
 */
const E_MAIL = new RegExp(`(?:"[^"]{1,64}"|(?<!${LOCAL})${LOCAL}+)${AT_DOMAIN}(?:${LOCAL}*${AT_DOMAIN})*`, 'giu')
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu

/**
 * Every text of the API, and every input that is shown, goes through this once, where it enters. The API key is
 * removed (in clear, URL-encoded and in base64), and so are e-mail addresses. Control characters become symbols. The
 * quotation marks “ and ” become plain ones: around a quote they are always ours. A backslash would come to life in the
 * `echo` of a later step, and the runner takes `##[` for a command anywhere in a line, also where a later step prints
 * an output: both are taken apart. The result has 500 characters at most.
 */
export function createClean(apiKey: string, hidesAddresses = true): Clean {
  const key = keyPattern(apiKey)
  // Where a text is cut there may be half a key, in its longest form: three characters for one.
  const cut = (text: string) =>
    text.length <= LONGEST_SEARCHED
      ? text.replace(key, '***')
      : `${text
          .slice(0, LONGEST_SEARCHED)
          .replace(key, '***')
          .slice(0, -3 * apiKey.length || undefined)}…`
  return text => {
    const mayHaveAddress = hidesAddresses && /@|%40/.test(text)
    const cleared = mayHaveAddress ? cut(text).replace(E_MAIL, '***@***') : cut(text)
    // Most texts are plain: the other expressions take V8 milliseconds to make, when they are first used.
    const isPlain = /^[ -[\]-~]*$/.test(cleared)
    const shown = (
      isPlain ? cleared : cleared.replace(/[“”]/g, '"').replaceAll('\\', '＼').replace(INVISIBLE, visible)
    ).replaceAll('##[', '## [')
    if (shown.length <= LONGEST_SHOWN) return shown
    return `${shown.slice(0, LONGEST_SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…`
  }
}

function keyPattern(apiKey: string): RegExp {
  if (apiKey === '') return /(?!)/g
  const characters = [...apiKey].map(character => {
    const hex = [...Buffer.from(character)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')
    return `(?:${literal(character)}|${hex})`
  })
  const forms = [characters.join(''), ...base64Forms(apiKey).map(literal)]
  // Case is ignored because the host of a URL is lower-cased.
  return new RegExp(forms.join('|'), 'gi')
}

/**
 * Base64 writes three bytes as four characters, so a key reads in three ways, by where it stands in the encoded text
 * (as in `Bearer KEY`). Of each, the part that does not depend on the neighbours.
 */
function base64Forms(apiKey: string): string[] {
  const forms = [0, 1, 2].map(offset => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(apiKey)])
    return bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6))
  })
  // A shorter piece is more likely something else.
  return forms.filter(form => form.length >= 8)
}

function literal(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')
}

/** The symbol of a control character, such as ␊; of other characters that nobody sees, their number. */
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '␡' : `[U+${code.toString(16).toUpperCase()}]`
}
