/**
 * The action for GitHub's own `@github/local-action`, which wants a module that exports a `run` without parameters,
 * and source instead of a bundle: docs/maintaining.md says how.
 */
import { createSystemClock } from '../src/clock.ts'
import { Cancellation } from '../src/errors.ts'
import { createSend } from '../src/http.ts'
import { run as runAction } from '../src/main.ts'

export async function run(): Promise<void> {
  const stop = new AbortController()
  process.on('SIGINT', () => stop.abort(new Cancellation('SIGINT')))
  const clock = createSystemClock()
  process.exitCode = await runAction({
    env: process.env,
    clock,
    send: createSend(clock),
    random: Math.random,
    signal: stop.signal,
    saveMemory: () => {},
  })
}
