import { marked, type Tokens } from 'marked'

/** GitHub-flavoured Markdown as HTML. */
export function rendered(markdown: string): string {
  return marked.parse(markdown, { gfm: true, async: false })
}

/** What a reader sees in the cells of the first table, without its head. */
export function tableCells(markdown: string): string[][] {
  return tables(markdown)[0]?.rows ?? []
}

/** The words of text and code; anything else, which could carry a link or an image, by its type. */
function wordsOf(token: Tokens.Generic): string {
  if (token.type === 'codespan') return String(token.text)
  return token.type === 'text' ? String(token.raw) : `<${token.type}>`
}

/** The words of every table, its head and its rows. */
export function tables(markdown: string): { head: string[]; rows: string[][] }[] {
  const found = marked.lexer(markdown, { gfm: true }).filter(token => token.type === 'table') as Tokens.Table[]
  const words = (cells: Tokens.TableCell[]) => cells.map(({ tokens }) => tokens.map(wordsOf).join(''))
  return found.map(({ header, rows }) => ({ head: words(header), rows: rows.map(words) }))
}
