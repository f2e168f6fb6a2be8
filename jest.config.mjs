// Tests have an environment of their own, whatever the shell has set: proxies, NODE_ENV, INPUT_*, a language. Here, as
// this is read before any test, in the process whose environment every worker inherits, however jest is started.
const KEPT =
  /^(PATH|HOME|TMPDIR|TEMP|TMP|USERPROFILE|SystemRoot|windir|ComSpec|PATHEXT|CI|LAWS_\w+|UPDATE_SCENARIOS|.*STRYKER.*|JEST_\w+|NODE_V8_COVERAGE|NO_COLOR|FORCE_COLOR|TERM)$/i
for (const name of Object.keys(process.env)) if (!KEPT.test(name)) delete process.env[name]
Object.assign(process.env, { NODE_ENV: 'test', TZ: 'UTC' })

/** Sources are ES modules with erasable types: Node strips them, so there is no second TypeScript compiler. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types-transform.mjs' },
  testTimeout: 30_000,
  maxWorkers: '100%',
}
