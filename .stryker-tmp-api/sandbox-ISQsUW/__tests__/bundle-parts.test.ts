/** How a bundle is cut into files, on small ones: what one file uses of the other must be what it used before. */
// @ts-nocheck

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { checkNames, inAscii, inParts, LATER, type Parts } from '../scripts/bundle/faster-start.ts'

let place = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'parts-'))
  writeFileSync(join(place, 'package.json'), '{ "type": "commonjs" }')
})
afterAll(() => rmSync(place, { recursive: true }))

/** As ncc writes it. Both codes are those of a module, and `module.exports.result` is where the first puts what it found. */
function partsOf(first: string, later: string): Parts {
  const [path, ...others] = LATER
  const sections = [
    `    // CONCATENATED MODULE: ${path}\n    ${later}\n`,
    ...others.map(each => `    // CONCATENATED MODULE: ${each}\n`),
    `    // CONCATENATED MODULE: ./build/first.js\n    ${first}\n`,
  ]
  return inParts(
    `(() => {\n  var __webpack_modules__ = {\n    1: (module, exports) => {\n      function TunnelingAgent() {}\n    }\n  };\n  (() => {\n${sections.join('')}  })();\n})();`,
  )
}

let number = 0
function run(parts: Parts): unknown {
  checkNames(parts)
  const directory = mkdtempSync(join(place, `${number++}-`))
  for (const [name, part] of Object.entries(parts)) writeFileSync(join(directory, name), part)
  return createRequire(join(directory, 'index.js'))('./index.js').result
}

test.each<[string, string, string, unknown]>([
  ['a function', 'module.exports.result = twice(4)', 'function twice(n) { return 2 * n }', 8],
  [
    'a class that is constructed',
    'module.exports.result = new Box(4).n',
    'class Box { constructor(n) { this.n = n } }',
    4,
  ],
  [
    'a constant of the first part',
    'const four = 4; module.exports.result = get()',
    'function get() { return four }',
    4,
  ],
  [
    'both ways',
    'const f = n => n + 1; module.exports.result = g(1)',
    'function g(n) { return n > 3 ? n : g(f(n)) }',
    4,
  ],
  ['the name of a global', 'module.exports.result = fetch(4)', 'function fetch(n) { return -n }', -4],
  [
    'the name of a local variable',
    'const use = n => n + 1; module.exports.result = use(get())',
    'function get(use = 3) { return use }',
    4,
  ],
  [
    'the name of a property',
    'module.exports.result = { get: 1 }.get + get()',
    'function get() { return 3 }',
    4,
  ],
])('%s', (_, first, later, result) => {
  expect(run(partsOf(first, later))).toBe(result)
})

test('what changes is not shared: the other part would keep an old value', () => {
  expect(() =>
    partsOf('count(); module.exports.result = n', 'let n = 0; function count() { n += 1 }'),
  ).toThrow('n is used from another part, and changes')
})

test('a name that is nowhere is found before anyone runs into it', () => {
  expect(() => checkNames(partsOf('module.exports.result = () => nowhere', ''))).toThrow(
    'index.js uses what is not defined: nowhere',
  )
})

test('in ASCII, texts and expressions are what they were', () => {
  const code = 'module.exports = ["“é📨”", /[“é]/.test("é"), `…·`]'
  const read = (script: string) => new Function('module', `${script}; return module.exports`)({})
  expect(inAscii(code)).toMatch(/^[\0-\x7f]+$/)
  expect(read(inAscii(code))).toEqual(read(code))
  expect(() => inAscii('String.raw`é`')).toThrow('After a backslash and in String.raw')
  expect(() => inAscii('/\\é/')).toThrow('After a backslash and in String.raw')
})
