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
