// Fails unless every other job of a workflow is among those that its job `gate` needs, and has succeeded.
//
//   NEEDS='${{ toJSON(needs) }}' node .ci/gate.mjs WORKFLOW
//   node .ci/gate.mjs --listed WORKFLOW        before a run: whether the gate needs every job
//
// Without types and without packages: the gate depends on nothing that it could have to judge.
import { readFileSync } from 'node:fs'

const workflow = process.argv.at(-1)
const [, jobsPart = ''] = readFileSync(workflow, 'utf8').split(/^jobs:\n/m)
const jobs = [...jobsPart.matchAll(/^ {2}([\w-]+):/gm)].map(([, job]) => job)
const others = jobs.filter(job => job !== 'gate')
if (others.length === jobs.length || others.length === 0) throw new Error(`${workflow} has no gate and jobs`)

const needs = process.argv.includes('--listed') ? asIfSucceeded(listedNeeds()) : JSON.parse(process.env.NEEDS ?? '')
const wrong = others
  .filter(job => needs[job]?.result !== 'success')
  .map(job => `${job}: ${needs[job]?.result ?? 'missing from what the gate needs'}`)
if (wrong.length > 0) {
  console.error(wrong.join('\n'))
  process.exit(1)
}
console.log(`gate: ${others.length} jobs (${others.join(', ')}), all in order.`)

function listedNeeds() {
  const [, gate = ''] = jobsPart.split(/^ {2}gate:\n/m)
  const [, list = ''] = /^ {4}needs: \[(.*)\]$/m.exec(gate) ?? []
  return list.split(',').map(job => job.trim())
}

function asIfSucceeded(listed) {
  return Object.fromEntries(listed.map(job => [job, { result: 'success' }]))
}
