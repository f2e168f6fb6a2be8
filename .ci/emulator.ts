/**
 * .github/actions/emulator: starts the emulator with the key in $SUPERMEMORY_API_KEY, and tells later steps where it is.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { startEmulator } from '../emulator/server.ts'

const { SUPERMEMORY_API_KEY = '', GITHUB_ENV = '' } = process.env

if (process.send) {
  const { url } = await startEmulator({ apiKey: SUPERMEMORY_API_KEY })
  process.send(`SUPERMEMORY_BASE_URL=${url}\nEMULATOR_PID=${process.pid}\n`)
} else {
  // Detached, or act would end it with the step.
  const emulator = fork(import.meta.filename, { detached: true, stdio: 'ignore' })
  const [environment] = await once(emulator, 'message', { signal: AbortSignal.timeout(20_000) })
  appendFileSync(GITHUB_ENV, environment)
  emulator.disconnect()
  emulator.unref()
}
