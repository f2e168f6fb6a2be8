// Fails unless every other job of a workflow is among those that its job `gate` needs, and has succeeded.
//
//   NEEDS='${{ toJSON(needs) }}' node .ci/gate.mjs WORKFLOW
//   node .ci/gate.mjs WORKFLOW                  before a run: whether the gate needs every job
//
// Without types and without packages: the gate depends on nothing that it could have to judge.
import { readFileSync } from 'node:fs'

const [, jobsPart = ''] = readFileSync(process.argv[2], 'utf8').split(/^jobs:\n/m)
const jobs = [...jobsPart.matchAll(/^ {2}([\w-]+):/gm)].map(([, job]) => job).filter(job => job !== 'gate')
const [, listed = ''] = /^ {2}gate:\n(?: {4}.*\n)*? {4}needs: \[(.*)\]$/m.exec(jobsPart) ?? []
const { NEEDS } = process.env
const asIfGood = () => Object.fromEntries(listed.split(/, */).map(job => [job, { result: 'success' }]))
const needs = NEEDS === undefined ? asIfGood() : JSON.parse(NEEDS)
const wrong = jobs
  .filter(job => needs[job]?.result !== 'success')
  .map(job => `${job}: ${needs[job]?.result ?? 'not needed'}`)
console.log(wrong.join('\n') || `gate: ${jobs.length} jobs (${jobs.join(', ')}), all in order.`)
process.exitCode = wrong.length === 0 && jobs.length > 0 ? 0 : 1
