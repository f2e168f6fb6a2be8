/** The bundle as its own process, and what holds for every step, however it ends. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { runStep, type StepOptions, type StepResult } from '../../scripts/runner.ts'
import { expectFreshDist } from './dist.ts'
import { inFolder } from './folder.ts'

export { inFolder }

await expectFreshDist()

export const KEY = 'sm_step_0123456789+/='
/** What has not ended by then has hung. */
const HUNG_AFTER_MS = 28_000

/** One step; `url`: where its requests go. */
export async function step(
  url: string,
  inputs: Record<string, string> = {},
  options: StepOptions = {},
): Promise<StepResult> {
  const given = { provider: 'notion', 'api-key': KEY, ...(url === '' ? {} : { 'base-url': url }), ...inputs }
  const result = await runStep({ killAfterMs: HUNG_AFTER_MS, ...options, inputs: given })
  expect(result).toMatchObject({ signal: null, stderr: '', otherCommands: [] })
  expectNowhere(result, given['api-key'].trim())
  const failed = result.annotations.some(({ level }) => level === 'error')
  expect([result.exitCode, failed]).toEqual(failed ? [1, true] : [0, false])
  return result
}

/** The key in clear, URL-encoded or in base64 at any place of three. */
export function expectNowhere(result: StepResult, key: string): void {
  const text = written(result).toLowerCase()
  for (const form of [key, encodeURIComponent(key), ...base64Forms(key)]) {
    if (form !== '') expect(text).not.toContain(form.toLowerCase())
  }
}

/** Of each of the three, what does not depend on what stands around it. */
function base64Forms(key: string): string[] {
  return ['', 'x', 'xx'].map(before => {
    const whole = Buffer.from(before + key).toString('base64')
    return whole.slice(before === '' ? 0 : before.length + 1, Math.floor(((before + key).length * 8) / 6))
  })
}

/** Every byte that a step wrote anywhere, but for the commands that mask the key. */
export function written({ stdout, stderr, outputsFile, resultsFile, summary }: StepResult): string {
  return [stdout.replaceAll(/^::add-mask::.*$/gm, ''), stderr, outputsFile, resultsFile ?? '', summary].join('\n')
}

export const messages = ({ annotations }: StepResult, level = 'error') =>
  annotations.filter(each => each.level === level).map(({ message }) => message)

/** The output `results`. */
export function results({ outputs }: StepResult): {
  provider: string
  status: string
  errorCode: string | null
  truncated?: boolean
  connections: { id: string; status: string; itemsProcessed: number | null; errorCode: string | null }[]
}[] {
  return JSON.parse(outputs.results ?? '')
}

/** Options that run a script before the bundle, which plays the world for it. */
export async function withPreload<T>(script: string, use: (options: StepOptions) => Promise<T>): Promise<T> {
  return inFolder(folder => {
    const file = join(folder, 'preload.cjs')
    writeFileSync(file, script)
    return use({ nodeArgs: ['--require', file] })
  })
}
