/**
 * What the action does, as texts: each scenario is run in simulated time, and all that comes of it compared with
 * scenarios/expected. `UPDATE_SCENARIOS=1` writes these files anew; read what changed before you commit it.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { asking } from './scenarios/asking.ts'
import { cancelling } from './scenarios/cancelling.ts'
import { inputs } from './scenarios/inputs.ts'
import { outcomes } from './scenarios/outcomes.ts'
import { repeating } from './scenarios/repeating.ts'
import { reports } from './scenarios/reports.ts'
import { secretsAndHostileTexts } from './scenarios/secrets-and-hostile-texts.ts'
import { waiting } from './scenarios/waiting.ts'
import { type Scenario, textOf } from './support/scenario.ts'

const THEMES: Record<string, readonly Scenario[]> = {
  asking,
  repeating,
  waiting,
  outcomes,
  inputs,
  reports,
  'secrets-and-hostile-texts': secretsAndHostileTexts,
  cancelling,
}
const FOLDER = fileURLToPath(new URL('scenarios/expected/', import.meta.url))
const UPDATING = process.env.UPDATE_SCENARIOS === '1'

function fileOf(theme: string, { name }: Scenario): string {
  return `${theme}-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.txt`
}

describe.each(Object.entries(THEMES))('%s', (theme, scenarios) => {
  test.each(scenarios.map(scenario => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
    const file = FOLDER + fileOf(theme, scenario)
    const text = await textOf(scenario)
    if (UPDATING) writeFileSync(file, text)
    expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : `${file} is missing`)
  })
})

test('every expected text is of one scenario', () => {
  const names = Object.entries(THEMES).flatMap(([theme, scenarios]) =>
    scenarios.map(scenario => fileOf(theme, scenario)),
  )
  const orphans = readdirSync(FOLDER).filter(file => !names.includes(file))
  if (UPDATING) for (const file of orphans) rmSync(FOLDER + file)
  expect(UPDATING ? [] : orphans).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})
