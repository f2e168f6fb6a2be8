// First, for its effect: signals that come while the rest is loaded are heard, too.
import './signals.ts'

import * as fs from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import * as core from '@actions/core'
import { bypassesProxy, createSend } from './api/http.ts'
import { createSystemClock } from './clock.ts'
import { run } from './main.ts'
import { stop } from './signals.ts'

// Until the outcome is known the step has failed: should the event loop run dry, it must not end green.
process.exitCode = 1
// Of 10,000 connections each poll leaves garbage that V8 would let grow: 120 MiB with this, 310 without.
setFlagsFromString('--semi-space-growth-factor=1')
// The package `tunnel` has Node print a warning that nobody who reads the log can do anything about.
process.noDeprecation = true

void run({
  core,
  fs,
  env: process.env,
  clock: createSystemClock(),
  send: createSend(),
  bypassesProxy,
  random: Math.random,
  signal: stop,
  nodeVersion: process.versions.node,
}).then(exitCode => {
  // What hangs in a proxy's tunnel would keep the process alive. What was printed is out before it ends.
  process.stdout.write('', () => process.exit(exitCode))
})
