/** Imported first, for its effect: a signal that comes while the other modules are being loaded is heard, too. */
import { Cancellation } from './cancellation.ts'

const controller = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => controller.abort(new Cancellation()))
}
process.on('uncaughtException', error => controller.abort(error))

/** Aborted with a Cancellation when the runner cancels the step, with any other reason when something broke. */
export const stop: AbortSignal = controller.signal
