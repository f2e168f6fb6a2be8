/** A message for a cell of a table. Between “ and ” are the words of others: they become code, which does nothing. */
// @ts-nocheck

export function cell(message: string): string {
  return message
    .split(/(“[^”]*”?)/)
    .map(part => (part.startsWith('“') ? code(part.replace(/[“”]/g, '')) : harmless(part)))
    .join('')
}

/** In code nothing is a link, an image, HTML or a mention. */
export function code(text: string): string {
  return text.trim() === '' ? '(blank)' : `\`${harmless(text)}\``
}

const HARMLESS: Readonly<Record<string, string>> = { '`': "'", '|': '¦', '<': '‹', '>': '›', '](': '] (' }

/** A table is cut into cells before code is read; and summaries are copied elsewhere. */
function harmless(text: string): string {
  return text.replace(/[`|<>]|\]\(/g, found => HARMLESS[found] ?? found)
}
