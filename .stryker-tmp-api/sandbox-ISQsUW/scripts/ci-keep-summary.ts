/**
 * Keeps a copy of the job summary that a step writes: the runner takes it away before the next step could read it.
 *
 *   node scripts/ci-keep-summary.ts FOLDER COPY    until it is killed
 */
// @ts-nocheck

import { readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = '', copy = ''] = process.argv.slice(2)

writeFileSync(copy, '')
watch(folder, (_event, name) => {
  if (!name || !/summary/i.test(name)) return
  const text = read(join(folder, name))
  if (text) writeFileSync(copy, text)
})

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Already taken away.
    return ''
  }
}
