/** What `sync-runs` and `failures` add to an ended run, on a clock that only sleeping and requests move. */
import { describe, expect, test } from '@jest/globals'
import type { Answered, ConnectionsApi } from '../src/connections.ts'
import { Cancellation } from '../src/errors.ts'
import type { ItemFailure, Run } from '../src/records.ts'
import { fetchRunDetails } from '../src/run-details.ts'
import { apiFailure, aRun } from './support/outcomes.ts'

const NOW = 1000
const STARTED_AT = Date.UTC(2026, 10, 2, 9, 0, 0, 400)
const COMPLETED_AT = Date.UTC(2026, 10, 2, 9, 1, 30, 700)
const FAILURES = [{ documentId: 'doc_1', code: 'TOO_LARGE' }]

/** A run as the list has it: neither id nor counts. */
const listed = (more: Partial<Run> = {}) =>
  aRun({
    id: null,
    startedAt: STARTED_AT,
    completedAt: COMPLETED_AT,
    itemsProcessed: null,
    itemsFailed: null,
    ...more,
  })
/** The same as `sync-runs` has it. */
const recorded = (more: Partial<Run> = {}) =>
  aRun({ startedAt: STARTED_AT, completedAt: COMPLETED_AT, itemsFailed: 2, ...more })

/** What happens on the way to an answer. */
interface Doings {
  spend(ms: number): void
  cancel(): void
}

interface Scene {
  run?: Run
  records?: (doings: Doings) => Run[] | Promise<Run[]>
  failures?: (doings: Doings) => ItemFailure[] | Promise<ItemFailure[]>
  until?: number
  deadline?: number
  passed?: Promise<null>
  maxRetries?: number
}

/** Fetches the details in a scene: what was asked, what came of it, and what was told. */
async function details(scene: Scene = {}) {
  const asked: string[] = []
  const missing: unknown[] = []
  const repeats: unknown[] = []
  const answers: number[] = []
  const stop = new AbortController()
  let now = NOW
  const spend = (ms: number) => {
    now += ms
  }
  const doings = { spend, cancel: () => stop.abort(new Cancellation()) }
  const ask = async <T>(path: string, answer: (doings: Doings) => T | Promise<T>): Promise<Answered<T>> => {
    asked.push(path)
    return { value: await answer(doings), answeredAt: now, date: null }
  }
  const never = () => Promise.reject(new Error('not for details'))
  const api: ConnectionsApi = {
    import: never,
    list: never,
    syncRuns: id => ask(id, scene.records ?? (() => [recorded()])),
    failures: (id, runId) => ask(`${id}/${runId}`, scene.failures ?? (() => FAILURES)),
  }
  const { run, failures } = await fetchRunDetails('conn_1', scene.run ?? listed(), {
    api,
    policy: {
      maxRetries: scene.maxRetries ?? 0,
      clock: { now: () => now, sleep: async ms => spend(ms) },
      signal: stop.signal,
      random: () => 0,
    },
    until: () => scene.until ?? 60_000,
    onAnswer: () => answers.push(now),
    deadline: { at: scene.deadline ?? 60_000, passed: scene.passed ?? new Promise(() => {}) },
    onRepeat: (...what) => repeats.push(what),
    onMissing: (...what) => missing.push(what),
  })
  return { asked, run, failures, missing, repeats, answers }
}

const fails = (failure: unknown) => () => Promise.reject(failure)

describe('what is asked', () => {
  test.each<[string, Scene, string[]]>([
    ['both where items failed', {}, ['conn_1', 'conn_1/run_1']],
    ['no failures where none failed', { records: () => [recorded({ itemsFailed: 0 })] }, ['conn_1']],
    ['nor where that is not known', { records: () => [recorded({ itemsFailed: null })] }, ['conn_1']],
    [
      'nor where the run has no record, whose id it takes',
      { run: listed({ itemsFailed: 3 }), records: () => [] },
      ['conn_1'],
    ],
    ['the failures alone of a run that has its id', { run: recorded({ id: 'run_9' }) }, ['conn_1/run_9']],
    ['nothing where all is known', { run: recorded({ itemsFailed: 0 }) }, []],
  ])('%s', async (_, scene, asked) => {
    const result = await details(scene)
    expect(result.asked).toEqual(asked)
    expect(result.failures).toEqual(asked.some(path => path.includes('/')) ? FAILURES : [])
    expect(result.missing).toEqual([])
  })
})

describe('the run', () => {
  test('has the id and the counts of its record', async () => {
    expect((await details()).run).toEqual(recorded())
  })

  test('stays as listed where it has no record', async () => {
    const other = recorded({ id: 'other', startedAt: STARTED_AT - 60_000 })
    expect((await details({ records: () => [other] })).run).toEqual(listed())
  })

  test('has the id alone of a record that is still going', async () => {
    const going = recorded({ status: 'running', completedAt: null })
    const result = await details({ records: () => [going] })
    expect(result.run).toEqual(listed({ id: 'run_1' }))
    expect(result.asked).toEqual(['conn_1'])
  })

  const LATER = STARTED_AT + 300
  test.each<[string, Partial<Run>, Partial<Run>, Partial<Run>]>([
    ['failed where only the record says so', {}, { status: 'failed' }, { status: 'failed' }],
    ['failed where only the list says so', { status: 'failed' }, {}, { status: 'failed' }],
    ['began when the list says', {}, { startedAt: LATER }, { startedAt: STARTED_AT }],
    ['else when the record says', { startedAt: null }, {}, { startedAt: STARTED_AT }],
    ['ended when the list says', {}, { completedAt: LATER }, { completedAt: COMPLETED_AT }],
    ['else when the record says', { completedAt: null }, {}, { completedAt: COMPLETED_AT }],
    ['failed with the words of the list', { error: 'a' }, { error: 'b' }, { error: 'a' }],
    ['else with those of the record', {}, { error: 'b' }, { error: 'b' }],
    ['has the code of the list', { errorCode: 'internal' }, {}, { errorCode: 'internal' }],
  ])('%s', async (_, inList, inRecord, expected) => {
    const { run } = await details({ run: listed(inList), records: () => [recorded(inRecord)] })
    expect(run).toEqual(recorded(expected))
  })
})

describe('in time', () => {
  test.each([
    [NOW + 1, NOW + 1, true],
    [NOW, NOW + 5000, false],
    [NOW + 5000, NOW, false],
    [NOW - 1, NOW + 5000, false],
  ])('until %d, at the latest at %d: begun is %s', async (until, deadline, begun) => {
    const result = await details({ until, deadline, records: () => [recorded({ itemsFailed: 0 })] })
    expect(result.asked).toEqual(begun ? ['conn_1'] : [])
    expect(result.run).toEqual(begun ? recorded({ itemsFailed: 0 }) : listed())
    expect(result.missing).toEqual([])
  })

  test.each([
    [NOW + 501, NOW + 5000, 2],
    [NOW + 500, NOW + 5000, 1],
    [NOW + 5000, NOW + 501, 2],
    [NOW + 5000, NOW + 500, 1],
  ])('until %d, at the latest at %d: %d attempts, half a second apart', async (until, deadline, attempts) => {
    const result = await details({ until, deadline, maxRetries: 1, records: fails(apiFailure(503)) })
    expect(result.asked).toHaveLength(attempts)
  })

  test('an answer that does not come is not waited for past the end', async () => {
    const scene = { records: () => new Promise<Run[]>(() => {}), passed: Promise.resolve(null) }
    expect(await details(scene)).toMatchObject({
      asked: ['conn_1'],
      run: listed(),
      failures: [],
      missing: [],
    })
  })

  test('what was had by then is kept', async () => {
    const records = ({ spend }: Doings) => {
      spend(5000)
      return [recorded()]
    }
    expect(await details({ records, until: NOW + 5000 })).toMatchObject({
      asked: ['conn_1'],
      run: recorded(),
      failures: [],
    })
  })
})

describe('what cannot be had', () => {
  const refusal = apiFailure(401)

  test('is told, and the run stays as listed', async () => {
    expect(await details({ records: fails(refusal) })).toEqual({
      asked: ['conn_1'],
      run: listed(),
      failures: [],
      missing: [['counts', refusal]],
      repeats: [],
      answers: [],
    })
  })

  test('is told of the failures too, and the counts are kept', async () => {
    expect(await details({ failures: fails(refusal) })).toMatchObject({
      run: recorded(),
      failures: [],
      missing: [['codes', refusal]],
      answers: [NOW],
    })
  })

  test('is asked for again, which is told', async () => {
    const failure = apiFailure(503)
    const failures = [failure]
    const records = () => {
      const next = failures.pop()
      if (next !== undefined) throw next
      return [recorded()]
    }
    const result = await details({ records, maxRetries: 1 })
    expect(result).toMatchObject({ run: recorded(), missing: [] })
    expect(result.repeats).toEqual([['counts', failure, 500]])
  })

  test.each([
    [4999, true],
    [5000, false],
    [5001, false],
  ])('after %d of 5000 ms: told is %s', async (ms, isTold) => {
    const records = ({ spend }: Doings) => {
      spend(ms)
      throw refusal
    }
    const { missing, run } = await details({ records, deadline: NOW + 5000 })
    expect(missing).toEqual(isTold ? [['counts', refusal]] : [])
    expect(run).toEqual(listed())
  })

  test.each<[string, unknown]>([
    ['the request that is broken off', apiFailure({ code: 'aborted' })],
    ['the pause that is', new Cancellation()],
  ])('when cancelled, %s is nothing to tell', async (_, reason) => {
    const records = ({ cancel }: Doings) => {
      cancel()
      throw reason
    }
    expect(await details({ records })).toMatchObject({ run: listed(), failures: [], missing: [] })
  })

  test('for a mistake of ours is no small matter', async () => {
    const mistake = new TypeError('x')
    await expect(details({ records: fails(mistake) })).rejects.toBe(mistake)
    await expect(details({ failures: fails(mistake) })).rejects.toBe(mistake)
  })
})
