import config from './jest.config.mjs'

/** For mutation tests: the tests that run src/ itself. Those that run the bundle would not see a mutant. */
export default {
  ...config,
  testMatch: [
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
    'text',
  ].map(name => `<rootDir>/__tests__/${name}.test.ts`),
}
