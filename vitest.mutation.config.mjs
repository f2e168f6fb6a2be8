/**
 * For mutation tests only: jest starts anew for every mutant, which takes hours; Vitest keeps what it has loaded. The
 * tests are the same, and import from @jest/globals: here that is Vitest, whose functions of the same names are used.
 */
const jestGlobals = {
  name: 'jest-globals',
  enforce: 'pre',
  resolveId: id => (id === '@jest/globals' ? '\0jest-globals' : undefined),
  load: id =>
    id === '\0jest-globals'
      ? "export { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi as jest } from 'vitest'"
      : undefined,
}

/** The tests that run src/ itself. Those that run the bundle would not see a mutant. */
const TESTS_OF_SRC = [
  'api-message',
  'ask',
  'attribution',
  'clock',
  'connections',
  'edit-distance',
  'failure-text',
  'http',
  'inputs',
  'main',
  'observe',
  'outcome-text',
  'outputs',
  'progress-text',
  'properties',
  'redact',
  'report',
  'retry',
  'run-details',
  'server-time',
  'status',
  'summary',
  'sync',
  'text',
]

export default {
  plugins: [jestGlobals],
  test: {
    include: TESTS_OF_SRC.map(name => `__tests__/${name}.test.ts`),
    isolate: false,
    testTimeout: 30_000,
  },
}
