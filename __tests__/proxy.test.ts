/** The proxy that the environment names: used as it is meant, or refused without a word of its password. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { bypassesProxy } from '../src/api/http.ts'
import { readProxy } from '../src/api/proxy.ts'

const API = new URL('https://api.example')
const read = (env: Record<string, string>, url = API) => readProxy(url, env, () => false)

describe('an address', () => {
  test.each([
    ['http://proxy.example:3128', 'http://proxy.example:3128/'],
    ['http://proxy.example:3128/', 'http://proxy.example:3128/'],
    [' HTTPS://Proxy.example ', 'https://proxy.example/'],
    ['proxy.example:3128', 'http://proxy.example:3128/'],
    ['localhost:8080', 'http://localhost:8080/'],
    ['10.0.0.1', 'http://10.0.0.1/'],
    ['[::1]:3128', 'http://[::1]:3128/'],
    ['user:pw@proxy.example:3128', 'http://user:pw@proxy.example:3128/'],
    ['user:p%25%23%2F%3F%40w@proxy.example', 'http://user:p%25%23%2F%3F%40w@proxy.example/'],
    ['http://user:p@w@proxy.example', 'http://user:p%40w@proxy.example/'],
    ['http://user:p:w@proxy.example', 'http://user:p%3Aw@proxy.example/'],
    ['http://user@proxy.example', 'http://user@proxy.example/'],
  ])('%s', (given, href) => expect(read({ https_proxy: given })?.url.href).toBe(href))

  test.each([
    ...['http://user:hunter2%@proxy.example:3128', 'http://user:hunter2%zz@proxy.example', 'user:%E9hunter2@p:1'],
    ...[
      'http://user:hunter2#@proxy.example',
      'user:#hunter2@proxy.example:3128',
      'http://user:hunter2/x@proxy.example',
    ],
    ...[
      'user:/hunter2@proxy.example:3128',
      'http://user:hunter2?@proxy.example',
      'http://user:hunter2\\@proxy.example',
    ],
    ...['http://user:hunter2@proxy.example:99999', 'http://user:hunter2@proxy.example:port', 'user:hunter2'],
    ...['http://user:hunter2@', 'http://user:hunter2@proxy.example/path', 'http://hunter2 @proxy.example'],
    ...['http://a:hunter2@one.example:1,http://b:hunter2@two.example:2', 'user:hunter2@one.example two.example'],
    ...[
      'socks5://user:hunter2@proxy.example:1080',
      'ftp://hunter2@proxy.example',
      'mailto:hunter2',
      'hunter2/'.repeat(2),
    ],
    ...[
      'http://',
      'http:proxy.example:3128',
      '://proxy.example',
      ' ',
      'http://proxy.example:3128#',
      'http://proxy.example?',
    ],
  ])('no address: %s', given => {
    const refusal = expect(() => read({ https_proxy: given }))
    refusal.toThrow(/^https_proxy is no address of a proxy: write it like “http:\/\/proxy\.example:3128/)
    refusal.not.toThrow(/hunter2/)
  })
})

describe('the variable', () => {
  const all = { https_proxy: 'a', HTTPS_PROXY: 'b', http_proxy: 'c', HTTP_PROXY: 'd' }
  test.each<[url: string, env: Record<string, string>, variable: string | undefined]>([
    ['https://api.example', all, 'https_proxy'],
    ['https://api.example', { ...all, https_proxy: '' }, 'HTTPS_PROXY'],
    ['https://api.example', { http_proxy: 'c', all_proxy: 'e' }, undefined],
    ['http://127.0.0.1', all, 'http_proxy'],
    ['http://127.0.0.1', { HTTP_PROXY: 'd' }, 'HTTP_PROXY'],
    ['https://api.example', {}, undefined],
  ])('for %s, of %j: %s', (url, env, variable) => expect(read(env, new URL(url))?.variable).toBe(variable))

  test('of an address that needs no proxy is not looked at', () => {
    expect(readProxy(API, { https_proxy: 'socks5://proxy.example' }, url => url === API)).toBeNull()
  })
})

describe('no proxy is needed', () => {
  afterEach(() => {
    delete process.env.no_proxy
  })
  test.each([
    ['', 'https://api.example', false],
    ['api.example', 'https://api.example', true],
    ['elsewhere.example, .example', 'https://api.example', true],
    ['elsewhere.example', 'https://api.example', false],
    ['*', 'https://api.example', true],
    ['', 'http://127.0.0.1:8787', true],
    ['', 'http://localhost', true],
  ])('with no_proxy “%s” for %s: %s', (given, url, expected) => {
    process.env.no_proxy = given
    expect(bypassesProxy(new URL(url))).toBe(expected)
  })
})
