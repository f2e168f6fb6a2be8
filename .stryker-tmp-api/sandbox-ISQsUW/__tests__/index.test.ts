/** How the process ends. */
// @ts-nocheck

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { runStep } from '../scripts/runner.ts'

const onPosix = process.platform === 'win32' ? test.failing : test

// Node's exit waits for its thread pool. With one thread, busy for far longer than the test may take, the look-up of
// the host name hangs as it does where a name server does not answer.
onPosix('a look-up of a host name that hangs does not keep a cancelled step', async () => {
  let child: { kill(signal: 'SIGINT'): boolean } | undefined
  const folder = mkdtempSync(join(tmpdir(), 'look-up-'))
  const busy = join(folder, 'busy.cjs')
  writeFileSync(busy, "require('node:crypto').pbkdf2('a', 'b', 2 ** 31 - 1, 64, 'sha512', () => {})\n")
  try {
    const result = await runStep({
      inputs: { provider: 'notion', 'api-key': 'sm_0123456789', 'base-url': 'http://localhost:1' },
      nodeArgs: ['--require', busy],
      env: { UV_THREADPOOL_SIZE: '1' },
      killAfterMs: 10_000,
      onLine: line => {
        if (line.startsWith('Asking for')) child?.kill('SIGINT')
      },
      onStart: started => {
        child = started
      },
    })
    expect(result).toMatchObject({ exitCode: 1, killed: false, outputs: { status: 'cancelled' } })
    expect(result.summary).toContain('cancelled')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
