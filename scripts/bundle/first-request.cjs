/**
 * Loaded before the bundle: ends the process where the first request would be sent, and writes to COVERAGE_FILE which
 * functions ran until then, as V8 tells it.
 */
const { writeFileSync } = require('node:fs')
const http = require('node:http')
const { Session } = require('node:inspector')

const session = new Session()
session.connect()
session.post('Profiler.enable')
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })

http.request = () => {
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error) throw error
    writeFileSync(process.env.COVERAGE_FILE, JSON.stringify(coverage.result))
  })
  process.exit(0)
}
