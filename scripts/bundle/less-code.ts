/** Takes out of a bundle what nothing uses. */
import { minify } from 'terser'

/** ncc marks what nothing uses but leaves it in, unless it minifies: of the packages' code that is about a third. */
export async function withoutDeadCode(code: string): Promise<string> {
  // The summary of @actions/core is made at start and loads node:fs/promises; this action writes its own.
  const pure = code.replace('new Summary()', '/* @__PURE__ */ new Summary()')
  if (pure === code)
    throw new Error('@actions/core no longer makes its summary as it did: see withoutDeadCode()')
  const result = await minify(pure, {
    compress: {
      defaults: false,
      unused: true,
      dead_code: true,
      side_effects: true,
      pure_getters: true,
      // The core asks for the names of the system and the processor at start, and this action does not use them.
      pure_funcs: ['require', 'external_os_namespaceObject.platform', 'external_os_namespaceObject.arch'],
      passes: 4,
    },
    mangle: false,
    format: { beautify: true, indent_level: 2, quote_style: 3, comments: /CONCATENATED MODULE/ },
  })
  if (result.code === undefined) throw new Error('Terser gave no code')
  return result.code
}

/**
 * Takes out the methods of @actions/http-client that nothing calls, a sixth of what it is: Terser leaves every method
 * of a class, as it cannot know which names are made up at run time. This client makes up none.
 */
export function withoutUncalledMethods(code: string): string {
  const begin = code.indexOf('@actions/http-client/lib/index.js')
  if (begin === -1) throw new Error('@actions/http-client is not where it was: see withoutUncalledMethods()')
  const end = code.indexOf('// CONCATENATED MODULE', begin)
  const client = code.slice(begin, end)
  const rest = (kept: string) => code.slice(0, begin) + kept + code.slice(end)
  const methods = [...client.matchAll(/^ {6}(\w+)\([^)]*\) \{\n[\s\S]*?^ {6}\}\n/gm)]
  const uncalled = methods.filter(
    ([method, name]) =>
      name !== 'constructor' && !new RegExp(`\\.${name}\\(`).test(rest(client).replace(method, '')),
  )
  const kept = uncalled.reduce((left, [method]) => left.replace(method, ''), client)
  // What only those called is called by nothing now.
  return uncalled.length === 0 ? code : withoutUncalledMethods(rest(kept))
}

/** Takes out the helpers of webpack's own that nothing calls, such as those for modules that are loaded late now. */
export function withoutUncalledHelpers(code: string): string {
  const helpers = [
    ...code.matchAll(
      /^ {2}\(\(\) => \{\n(?: {4}.*\n)*? {4}(__nccwpck_require__\.\w) = [\s\S]*?^ {2}\}\)\(\);\n/gm,
    ),
  ]
  const uncalled = helpers.find(([helper, name]) => !code.replace(helper, '').includes(`${name}(`))
  return uncalled === undefined ? code : withoutUncalledHelpers(code.replace(uncalled[0], ''))
}
