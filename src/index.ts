import { setFlagsFromString } from 'node:v8'
import { createSystemClock } from './clock.ts'
import { Cancellation } from './errors.ts'
import { createSend } from './http.ts'
import { run } from './main.ts'

// Until the outcome is known the step has failed: should the event loop run dry, it must not end green.
process.exitCode = 1

const stop = new AbortController()
process.on('SIGINT', () => stop.abort(new Cancellation()))
process.on('SIGTERM', () => stop.abort(new Cancellation()))
process.on('uncaughtException', error => stop.abort(error))
// Not at once: opening it takes some time, which passes while the first request is on its way.
setImmediate(() => {
  // Whoever reads the log may be gone, which is no reason to fail.
  process.stdout.on('error', () => {})
})

const clock = createSystemClock()
void run({
  env: process.env,
  clock,
  send: createSend(clock),
  random: Math.random,
  signal: stop.signal,
  saveMemory: () => setImmediate(collectGarbageEarly),
}).then(exitCode => {
  // A proxy's tunnel that was never opened would keep the process alive. What is printed is out before it ends.
  process.stdout.write('', () => leave(exitCode))
})

/**
 * Has V8 collect garbage before the memory of the machine asks for it: waiting for 10,000 connections takes 120 MiB so, and
 * 290 MiB else.
 */
function collectGarbageEarly(): void {
  setFlagsFromString('--optimize-for-size')
  setFlagsFromString('--heap-growing-percent=20')
}

/**
 * Ends the process. Node's own exit waits for look-ups of host names, which nothing can stop and which take a name server's
 * time-out and more: where one is under way, the process becomes one that ends at once. Windows has no way to do that.
 */
function leave(exitCode: number): void {
  const lookingUp = process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')
  if (lookingUp && process.platform !== 'win32') {
    process.execve?.('/bin/sh', ['sh', '-c', `exit ${exitCode}`], {})
  }
  process.exit(exitCode)
}
