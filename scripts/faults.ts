/** Tries every fault of the table on dist/index.js, or those whose name contains an argument, and says how it went. */
import { tryFault } from '../__tests__/faults/run.ts'
import { faults } from '../__tests__/faults/table.ts'
import { startAll } from '../__tests__/support/pool.ts'
import { refuse } from './flags.ts'
import { palette, wantsColours } from './terminal.ts'

const wanted = process.argv.slice(2)
const chosen = faults.filter(({ name }) => wanted.length === 0 || wanted.some(part => name.includes(part)))
if (chosen.length === 0) {
  refuse(
    `No fault has any of this in its name: ${wanted.join(', ')}. __tests__/faults/table.ts has them all.`,
  )
}
const { good, bad, faint } = palette(wantsColours(process.stdout, process.env))
let survived = 0
for (const trying of startAll(chosen, tryFault).values()) {
  const { fault, problems, result } = await trying
  if (problems.length === 0) survived++
  const outcome = `exit ${result.exitCode}, ${result.outputs.status}`
  console.log(
    problems.length === 0
      ? `${good('survived')}  ${fault.name} ${faint(`(${outcome})`)}`
      : `${bad('FAILED')}    ${fault.name}: ${problems.join('; ')}`,
  )
  if (problems.length > 0) console.log(faint(result.log.map(line => `          ${line}`).join('\n')))
}
console.log(`${chosen.length} faults tried, ${survived} survived`)
process.exitCode = survived === chosen.length ? 0 : 1
