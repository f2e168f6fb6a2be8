import { quote } from '../words.ts'

/** The proxy that the environment names for an address. */
export interface HttpProxy {
  /** The variable that names it. */
  variable: string
  url: URL
}

/**
 * Null where there is none. `isBypassed`: whether the environment says that the address needs none. Throws an Error
 * whose message says what to do and shows no password: @actions/http-client ignores an address that it cannot read, and
 * sends the request, key and all, past the proxy.
 */
export function readProxy(
  target: URL,
  env: Readonly<Record<string, string | undefined>>,
  isBypassed: (target: URL) => boolean,
): HttpProxy | null {
  const scheme = target.protocol === 'https:' ? 'https' : 'http'
  // Which variable wins is as @actions/http-client has it.
  const variable = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`].find(name => env[name])
  const given = (variable && env[variable]) || ''
  if (variable === undefined || isBypassed(target)) return null
  const url = proxyUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(given.trim()) ? given.trim() : `http://${given.trim()}`)
  if (url !== null) return { variable, url }
  throw new Error(
    `${variable} is no address of a proxy: write it like ${quote('http://proxy.example:3128')}, or ${quote('http://user:password@proxy.example:3128')} with the characters % # / ? @ of the password percent-encoded`,
  )
}

/** Null where an address is none of http or https, or has parts that only a password with raw characters makes. */
function proxyUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '' || /[?#,\s]/.test(text)) return null
  if (url.pathname !== '/') return null
  try {
    // As the client does: each by itself.
    decodeURIComponent(url.username)
    decodeURIComponent(url.password)
    return url
  } catch {
    return null
  }
}
