/** An answer and the end of the wait on the same millisecond: the answer counts, whichever comes first. And a slow request. */
import { describe, expect, test } from '@jest/globals'
import { connection, play } from './support/scenario.ts'
import type { Schedule } from './support/schedules.ts'
import { always } from './support/simulated-network.ts'
import { type Request, type Watched, watch } from './support/watched.ts'

const seed = (startsAfterMs: number, takesMs: number): Schedule['seeds'][number] => ({
  provider: 'notion',
  plan: { startsAfterMs, takesMs, status: 'completed' },
  before: {},
})
const PLAIN: Schedule = {
  version: 'v3',
  waitFor: 'completed',
  seeds: [seed(0, 0)],
  others: [],
  triggerFaults: [],
  listFaults: [],
  detailsFaults: [],
  lagsMs: [0],
  cuts: [false],
  slowMs: [0],
  latencyMs: 60,
  apiAheadMs: 0,
  maxAgeMinutes: '',
  maxRetries: 0,
  waitSeconds: 480,
  pollSeconds: 10,
  timeoutSeconds: 60,
  last: 'timers',
}
const isOf = (kind: Request['kind']) => (request: Request) => request.kind === kind
const shows = (isOver: boolean) => (request: Request) => {
  const run = request.shows?.get('conn_0')
  return Boolean(run) && (run?.completedAt !== null) === isOver
}
const long = { seeds: [seed(0, 60_000)] }
const two = { seeds: [seed(0, 0), { ...seed(0, 0), provider: 's3' as const }] }
const ends: [answer: string, Partial<Schedule>, which: (request: Request) => boolean, status: string | RegExp][] = [
  ['the first list', {}, isOf('list'), /./],
  ['a request that is accepted', {}, isOf('trigger'), 'completed'],
  ['two requests that are accepted', two, isOf('trigger'), 'completed'],
  ['a request that is accepted, whose run takes long', long, isOf('trigger'), 'timed-out'],
  ['a request that is accepted, whose run never begins', { seeds: [seed(400_000, 0)] }, isOf('trigger'), 'not-started'],
  ['a request that is refused', { triggerFaults: [403] }, isOf('trigger'), 'failed'],
  ['a request that fails for the last time', { triggerFaults: [503] }, isOf('trigger'), 'failed'],
  ['a request that fails and may be retried', { triggerFaults: [503], maxRetries: 1 }, isOf('trigger'), 'timed-out'],
  ['a 409', { triggerFaults: [409] }, isOf('trigger'), 'timed-out'],
  ['a request that gets no answer', { triggerFaults: ['late'], maxRetries: 1 }, isOf('trigger'), /./],
  ['the list that shows the end of the run', { seeds: [seed(500, 9000)] }, shows(true), 'completed'],
  ['a list that shows the run', long, shows(false), 'timed-out'],
  ['a list that fails', { listFaults: ['ok', 500], ...long }, ({ end }) => end === '500', /./],
  ['the counts', {}, isOf('details'), 'completed'],
]

describe.each(['v3', 'v5'] as const)('%s', version => {
  test.each(ends)('%s at the end of the wait', async (_, story, which, status) => {
    for (const latencyMs of [0, 1, 60, 900]) {
      const schedule = { ...PLAIN, ...story, version, latencyMs }
      const answer = (await watch(schedule)).requests.find(which)
      const atItsEnd = { ...schedule, waitSeconds: (answer?.to ?? 0) / 1000 }
      const [one, other] = [await watch({ ...atItsEnd, last: 'answers' }), await watch(atItsEnd)]
      expect(resultsOf(one)).toEqual(resultsOf(other))
      expect(one.ran.outputs.status).toEqual(expect.stringMatching(status))
    }
  })

  test('a request that hangs for five minutes holds nobody up', async () => {
    const { requests } = await play({
      name: 'any',
      inputs: { provider: 'notion, s3', 'wait-for': 'completed', 'api-version': version, ...SLOW },
      connections: [connection('notion', 'conn_a', { takesMs: 60_000 }), connection('s3', 'conn_b')],
      faults: { 'trigger s3': always('late'), 'trigger conn_b': always('late') },
    })
    const counts = requests.find(({ endpoint }) => endpoint === 'counts')
    expect(counts?.request.url.pathname).toContain('conn_a')
    expect(counts?.seconds).toBeLessThan(75)
  })
})
const SLOW = { 'wait-timeout-minutes': '12', 'request-timeout-seconds': '300', 'max-retries': '0' }

function resultsOf({ ran }: Watched): unknown {
  return JSON.parse(ran.outputs.results ?? '')
}
