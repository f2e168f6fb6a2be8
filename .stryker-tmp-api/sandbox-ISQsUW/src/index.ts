// @ts-nocheck
import * as fs from 'node:fs'
import * as core from '@actions/core'
import { send } from './api/http.ts'
import { createSystemClock } from './clock.ts'
import { Cancellation, run } from './main.ts'

// Until the outcome is known the step has failed: should the event loop run dry, it must not end green.
process.exitCode = 1
// The package `tunnel` has Node print a warning that nobody who reads the log can do anything about.
process.noDeprecation = true

const stop = new AbortController()
process.on('SIGINT', () => stop.abort(new Cancellation()))
process.on('SIGTERM', () => stop.abort(new Cancellation()))
process.on('uncaughtException', error => stop.abort(error))

void run({
  core,
  fs,
  env: process.env,
  clock: createSystemClock(),
  send,
  random: Math.random,
  signal: stop.signal,
  nodeVersion: process.versions.node,
}).then(exitCode => {
  // What hangs in a proxy's tunnel would keep the process alive. What was printed is out before it ends.
  process.stdout.write('', () => process.exit(exitCode))
})
