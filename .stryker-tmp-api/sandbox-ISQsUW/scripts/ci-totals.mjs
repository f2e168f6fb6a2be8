// @ts-nocheck
// Prints one line with what jest counted, from the file it wrote with --json: `node scripts/ci-totals.mjs FILE`.
import { readFileSync } from 'node:fs'

const { success, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
)
if (!success || numPassedTests === 0) throw new Error('jest has no success to report')
const skipped = numPendingTests + numTodoTests
console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
