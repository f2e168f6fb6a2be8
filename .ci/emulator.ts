/**
 * .github/actions/emulator: starts the emulator with the key in $SUPERMEMORY_API_KEY, and tells later steps where it is.
 * It keeps a copy of the job summary: the runner takes that away before the next step could read it.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startEmulator } from '../emulator/server.ts'

const { SUPERMEMORY_API_KEY = '', GITHUB_ENV = '', GITHUB_STEP_SUMMARY = '', RUNNER_TEMP = '' } = process.env

if (process.send) {
  const { url } = await startEmulator({ apiKey: SUPERMEMORY_API_KEY })
  const summary = join(RUNNER_TEMP, `summary-${process.pid}.md`)
  keepSummary(dirname(GITHUB_STEP_SUMMARY), summary)
  process.send({ SUPERMEMORY_BASE_URL: url, EMULATOR_PID: process.pid, SUMMARY: summary })
} else {
  // Detached, or act would end it with the step.
  const emulator = fork(import.meta.filename, { detached: true, stdio: 'ignore' })
  const [environment] = await once(emulator, 'message', { signal: AbortSignal.timeout(20_000) })
  for (const [name, value] of Object.entries(environment)) appendFileSync(GITHUB_ENV, `${name}=${value}\n`)
  emulator.disconnect()
  emulator.unref()
}

function keepSummary(folder: string, copy: string): void {
  writeFileSync(copy, '')
  watch(folder, (_event, name) => {
    if (!name || !/summary/i.test(name)) return
    try {
      const text = readFileSync(join(folder, name), 'utf8')
      if (text) writeFileSync(copy, text)
    } catch {
      // Already taken away.
    }
  })
}
