/** What the GitHub runner reads from a step: commands in its log, masks, and the file with its outputs. */

export interface Command {
  name: string
  properties: Record<string, string>
  message: string
}

/** The commands a runner acts on; a line with any other name is ordinary text to it. */
const registered = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
])

export const isRegistered = ({ name }: Command): boolean => registered.has(name)

/**
 * Reads a line as the runner does: as `::name k=v::message`, else as `##[name k=v;]message`. A line that only has
 * the form of a command, with a name the runner does not know, is read as well: ask `isRegistered`.
 */
export function parseCommand(line: string): Command | undefined {
  const found = [parseV2(line), parseV1(line)].filter(it => it !== undefined)
  return found.find(isRegistered) ?? found[0]
}

function parseV2(line: string): Command | undefined {
  // .NET trims U+0085 where JavaScript does not.
  const match = /^[\s\u0085]*::(.*?)::(.*)$/s.exec(line)
  if (!match) return undefined
  const [, info = '', message = ''] = match
  const ofMessage = unescaper({ '%0D': '\r', '%0A': '\n', '%25': '%' })
  const ofProperty = unescaper({ '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' })
  return command(info, ',', ofProperty, ofMessage(message))
}

function parseV1(line: string): Command | undefined {
  // Anywhere in the line, not only where it begins: this is what makes printing remote text dangerous.
  const match = /##\[(.*?)\](.*)$/s.exec(line)
  if (!match) return undefined
  const [, info = '', message = ''] = match
  const plain = unescaper({ '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']' })
  return command(info, ';', plain, plain(message))
}

function command(
  info: string,
  separator: string,
  plain: (text: string) => string,
  message: string,
): Command | undefined {
  const space = info.indexOf(' ')
  const name = (space < 0 ? info : info.slice(0, space)).toLowerCase()
  if (!name) return undefined
  const properties: Record<string, string> = {}
  for (const pair of space < 0
    ? []
    : info
        .slice(space + 1)
        .trim()
        .split(separator)) {
    const equals = pair.indexOf('=')
    if (equals >= 0) properties[pair.slice(0, equals)] = plain(pair.slice(equals + 1))
  }
  return { name, properties, message }
}

function unescaper(escapes: Record<string, string>): (text: string) => string {
  const pattern = new RegExp(Object.keys(escapes).join('|'), 'g')
  // One pass, so that `%250A` stays the text `%0A`.
  return text => text.replace(pattern, found => escapes[found] ?? found)
}

/** Puts `***` in place of each secret, and of each line of it; secrets that touch become one. */
export function applyMasks(text: string, secrets: Iterable<string>): string {
  const spans: { start: number; end: number }[] = []
  for (const secret of new Set([...secrets].flatMap(it => [it, ...it.split(/[\r\n]+/)]))) {
    if (!secret.trim()) continue
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
      spans.push({ start: at, end: at + secret.length })
    }
  }
  let masked = ''
  let done = 0
  let open = false
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (!open || start > done) masked += `${text.slice(done, start)}***`
    open = true
    done = Math.max(done, end)
  }
  return masked + text.slice(done)
}

/** Reads the file behind GITHUB_OUTPUT; throws with the runner's own words where it would refuse the file. */
export function parseOutputs(file: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = file.split(process.platform === 'win32' ? /\r?\n/ : '\n')
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`)
      outputs[line.slice(0, equals)] = line.slice(equals + 1)
    } else if (heredoc >= 0) {
      const delimiter = line.slice(heredoc + 2)
      if (heredoc === 0 || delimiter === '') {
        throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
      }
      const end = lines.indexOf(delimiter, i + 1)
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
      outputs[line.slice(0, heredoc)] = lines.slice(i + 1, end).join('\n')
      i = end
    } else {
      throw new Error(`Invalid format '${line}'`)
    }
  }
  return outputs
}
