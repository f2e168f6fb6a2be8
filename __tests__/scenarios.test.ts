/**
 * What the action does, as texts: each scenario is run in simulated time, and all that comes of it compared with
 * scenarios/expected. `UPDATE_SCENARIOS=1` writes these files anew; read what changed before you commit it.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { accounts } from './scenarios/accounts.ts'
import { baseline } from './scenarios/baseline.ts'
import { cancelling } from './scenarios/cancelling.ts'
import { checking } from './scenarios/checking.ts'
import { ends } from './scenarios/ends.ts'
import { inputs } from './scenarios/inputs.ts'
import { memories } from './scenarios/memories.ts'
import { named } from './scenarios/named.ts'
import { outcomes } from './scenarios/outcomes.ts'
import { pages } from './scenarios/pages.ts'
import { recent } from './scenarios/recent.ts'
import { reports } from './scenarios/reports.ts'
import { retrying } from './scenarios/retrying.ts'
import { searchable } from './scenarios/searchable.ts'
import { secretsAndHostileTexts } from './scenarios/secrets-and-hostile-texts.ts'
import { triggering } from './scenarios/triggering.ts'
import { versions } from './scenarios/versions.ts'
import { waiting } from './scenarios/waiting.ts'
import { type Scenario, variants } from './support/scenario.ts'
import { textOf } from './support/scenario-text.ts'

const BLOCKS: Record<string, readonly Scenario[]> = {
  triggering,
  versions,
  pages,
  retrying,
  baseline,
  waiting,
  ends,
  searchable,
  memories,
  outcomes,
  checking,
  recent,
  named,
  inputs,
  reports,
  accounts,
  'secrets-and-hostile-texts': secretsAndHostileTexts,
  cancelling,
}
const THEMES = Object.entries(BLOCKS).map(([theme, blocks]) => [theme, blocks.flatMap(variants)] as const)
const FOLDER = fileURLToPath(new URL('scenarios/expected/', import.meta.url))
const UPDATING = process.env.UPDATE_SCENARIOS === '1'
/** In a mutation run one difference is enough, and nobody reads it. */
const IS_MUTATION_RUN = process.env.STRYKER_MUTATOR_WORKER !== undefined
let differs = false

function fileOf(theme: string, { name }: Scenario): string {
  return `${theme}-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.txt`
}

describe.each(THEMES)('%s', (theme, scenarios) => {
  test.each(scenarios.map(scenario => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
    if (differs && IS_MUTATION_RUN) return
    const file = FOLDER + fileOf(theme, scenario)
    const text = await textOf(scenario)
    if (UPDATING) writeFileSync(file, text)
    const expected = existsSync(file) ? readFileSync(file, 'utf8') : `${file} is missing`
    differs ||= text !== expected
    if (IS_MUTATION_RUN) expect(differs).toBe(false)
    else expect(text).toBe(expected)
  })
})

test('every expected text is of one scenario', () => {
  const names = THEMES.flatMap(([theme, scenarios]) => scenarios.map(scenario => fileOf(theme, scenario)))
  const orphans = readdirSync(FOLDER).filter(file => !names.includes(file))
  if (UPDATING) for (const file of orphans) rmSync(FOLDER + file)
  expect(UPDATING ? [] : orphans).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})
