/** Says, in Markdown, what waiting costs and how late it notices the end, beside peers that poll. Always the same. */
import { fileURLToPath } from 'node:url'
import { readable, table } from './bench/text.ts'
import {
  drawSyncs,
  type Ends,
  quantile,
  randomNumbers,
  SCHEDULES,
  type Waited,
  waitedByAction,
  waitedByPolling,
  waitedBySchedule,
} from './simulation/waiting.ts'

/** So many syncs are simulated for so many connections. */
const SAMPLES: readonly [connections: number, syncs: number][] = [
  [1, 1000],
  [10, 100],
  [100, 40],
  [1000, 12],
]
const POLLS = [5000, 10_000, 30_000]
const SEED = 20_261_005
const LENGTHS: readonly [name: string, longest: number][] = [
  ['5 s to 30 s', 30_000],
  ['30 s to 2 min', 120_000],
  ['2 min to 10 min', 600_000],
  ['10 min to 2 h', 7_200_000],
]

/** What waiting for one sync came to. */
export interface Sample {
  connections: number
  /** Of the whole sync, in milliseconds. */
  length: number
  action: Waited
  /** By the poll's interval in milliseconds. */
  polls: Map<number, Waited>
}

export interface WaitingFigures {
  samples: Sample[]
  /** In Markdown. */
  tables: { ways: string; lengths: string; schedules: string }
}

export async function simulateWaiting(): Promise<WaitingFigures> {
  const samples: Sample[] = []
  for (const [connections, count] of SAMPLES) {
    for (const ends of drawSyncs(count, connections, randomNumbers(SEED + connections))) {
      samples.push(await sample(ends))
    }
  }
  return {
    samples,
    tables: { ways: waysTable(samples), lengths: lengthsTable(samples), schedules: schedulesTable() },
  }
}

async function sample(ends: Ends): Promise<Sample> {
  return {
    connections: ends.length,
    length: Math.max(...ends),
    action: await waitedByAction(ends),
    polls: new Map(POLLS.map(interval => [interval, waitedByPolling(ends, interval)])),
  }
}

/** Of all requests of the one, how many times as many as of the other. */
function ratio(ours: readonly Waited[], theirs: readonly Waited[]): number {
  return total(ours) / total(theirs)
}

function total(waits: readonly Waited[]): number {
  return waits.reduce((sum, { requests }) => sum + requests, 0)
}

function pollsOf(samples: readonly Sample[], interval: number): Waited[] {
  return samples.flatMap(({ polls }) => polls.get(interval) ?? [])
}

function waysTable(samples: readonly Sample[]): string {
  const rows = SAMPLES.flatMap(([connections]) => {
    const these = samples.filter(each => each.connections === connections)
    const byTen = pollsOf(these, 10_000)
    const ways: [string, Waited[]][] = [
      ['**the action**', these.map(({ action }) => action)],
      ...POLLS.map((interval): [string, Waited[]] => [
        `poll every ${interval / 1000} s`,
        pollsOf(these, interval),
      ]),
    ]
    return ways.map(([name, waits]) => {
      const late = waits.flatMap(wait => wait.late)
      return [
        String(connections),
        name,
        readable(total(waits) / waits.length),
        ratio(waits, byTen).toFixed(ratio(waits, byTen) < 0.1 ? 3 : 2),
        seconds(quantile(late, 0.5)),
        seconds(quantile(late, 0.95)),
      ]
    })
  })
  return table(
    ['-Connections', 'Way', '-Requests a sync', '-of the 10 s poll', '-Late, median', '-Late, 95 %'],
    rows,
  )
}

function lengthsTable(samples: readonly Sample[]): string {
  const rows = LENGTHS.map(([name, longest], index) => {
    const shortest = LENGTHS[index - 1]?.[1] ?? 0
    const these = samples.filter(({ length }) => length > shortest && length <= longest)
    const ratios = SAMPLES.map(([connections]) => {
      const sized = these.filter(each => each.connections === connections)
      return ratio(
        sized.map(({ action }) => action),
        pollsOf(sized, 10_000),
      ).toFixed(2)
    })
    const late = (waits: Waited[]) =>
      seconds(
        quantile(
          waits.flatMap(wait => wait.late),
          0.5,
        ),
      )
    const single = these.filter(({ connections }) => connections === 1)
    return [name, ...ratios, late(single.map(({ action }) => action)), late(pollsOf(single, 10_000))]
  })
  const counts = SAMPLES.map(([connections]) => `-${connections}`)
  return table(['Length of the sync', ...counts, '-Late (1), median', '-10 s poll'], rows)
}

/** Other ways to choose the pause between two looks, in Markdown. */
export function schedulesTable(): string {
  const syncs = drawSyncs(10_000, 1, randomNumbers(SEED))
  const rows = SCHEDULES.map(([name, schedule]) => {
    const waits = syncs.map(ends => waitedBySchedule(ends, schedule))
    const late = waits.flatMap(wait => wait.late)
    return [
      name,
      String(waitedBySchedule([600_000], schedule).requests - 1),
      (total(waits) / waits.length).toFixed(1),
      seconds(quantile(late, 0.5)),
      seconds(quantile(late, 0.95)),
    ]
  })
  return table(['Pause', '-Looks in 10 min', '-Requests a sync', '-Late, median', '-Late, 95 %'], rows)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { tables } = await simulateWaiting()
  console.log(Object.values(tables).join('\n\n'))
}
