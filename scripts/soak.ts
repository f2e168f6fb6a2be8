/**
 * Runs the action against an API that fails at random, many times, and holds every run against what that API knows
 * it did. The same seed makes the same runs; `--only` repeats one of them and shows it.
 */
import pLimit from 'p-limit'
import { peakMemory, planOf, type Soaked, soak } from '../__tests__/support/soak.ts'
import { readFlags } from './flags.ts'

const values = readFlags(
  {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    concurrency: { type: 'string', default: '6' },
    connections: { type: 'string', default: '10000' },
    'max-rss': { type: 'string', default: '150' },
    only: { type: 'string' },
  },
  `npm run soak -- [--runs 1000] [--seed N] [--concurrency 6] [--connections 10000] [--max-rss 150] [--only N]

  --seed         the same seed makes the same runs
  --only         repeats one run and shows it
  --connections  in the list of the one run whose memory is measured, which may take --max-rss MiB`,
)
const seed = Number(values.seed)

if (values.only !== undefined) {
  const { plan, problems, result } = await soak(planOf(seed, Number(values.only)))
  console.log(JSON.stringify(plan, null, 1))
  console.log(result.log.join('\n'))
  console.log(problems.length === 0 ? 'No problem.' : problems.join('\n'))
  process.exit(problems.length === 0 ? 0 : 1)
}

const runs = Number(values.runs)
console.log(`${runs} runs with --seed ${seed}`)
const limit = pLimit(Number(values.concurrency))
let failed = 0
let done = 0
const counts = new Map<string, number>()
const tell = ({ plan, problems, result, posts }: Soaked) => {
  done++
  const outcome = `exit ${result.exitCode}, ${result.outputs.status}`
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  counts.set('import requests', (counts.get('import requests') ?? 0) + posts)
  if (problems.length > 0) {
    failed++
    console.log(`run ${plan.number} (--seed ${seed} --only ${plan.number}): ${problems.join('; ')}`)
  }
  if (done % 100 === 0) console.log(`${done} runs, ${failed} with problems`)
}
await Promise.all(
  Array.from({ length: runs }, (_, number) => limit(async () => tell(await soak(planOf(seed, number))))),
)

for (const [outcome, times] of [...counts].sort()) console.log(`${String(times).padStart(6)}  ${outcome}`)
const { mebibytes, result } = await peakMemory(Number(values.connections))
const tooMuch = mebibytes > Number(values['max-rss'])
console.log(
  `${values.connections} connections: ${result.outputs.status}, ${Math.round(mebibytes)} MiB at most${tooMuch ? `, more than ${values['max-rss']}` : ''}`,
)
console.log(`${runs} runs, ${runs - failed} as they should be`)
process.exitCode = failed > 0 || tooMuch ? 1 : 0
