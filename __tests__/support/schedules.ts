/** Random schedules for the waiting core: what the API has, what goes wrong, and what others sync meanwhile. */
import fc from 'fast-check'
import type { Trigger } from '../../emulator/backend.ts'
import { past } from './scenario.ts'
import type { Fault } from './simulated-network.ts'

export const MAX_AGE_MS = 60_000

const often = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))
const mostly = <T>(usual: T, other: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(fc.oneof(fc.constant(usual), other), { maxLength })
const later = (status: number, seconds: string): Fault => ({ status, headers: { 'retry-after': seconds }, body: '' })
const status = often('completed' as const, 'failed' as const)

/** What may happen to a request for a sync; `after`: it is taken in, and its answer is lost. */
const triggerFault = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Fault>('refused', 'late', 'reset', 408, 409, 429, 500, 503, 504) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Fault>({ after: 500 }, { after: 504 }, { after: 'late' }, { after: 'reset' }),
  },
  { weight: 4, arbitrary: fc.constantFrom(later(429, '6'), later(503, '30'), later(409, '20'), later(500, '3')) },
  { weight: 1, arbitrary: fc.constantFrom<Fault>(200, 301, 400, 403, 404, 501, later(429, '301')) },
)
const listFault = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Fault>(500, 'late', 'reset', 'refused', { status: 200, body: '<html>' }) },
  { weight: 3, arbitrary: fc.constant(later(429, '5')) },
  { weight: 1, arbitrary: fc.constantFrom<Fault>(401, 403, 404) },
)

const seed = fc.record({
  provider: fc.constantFrom('notion', 's3'),
  plan: fc.option(
    fc.record({
      startsAfterMs: often(3000, 0, 500, 20_000, 200_000, 400_000),
      takesMs: fc.constantFrom<number>(0, 50, 3000, 50_000),
      status,
    }),
    { freq: 12 },
  ),
  before: often({}, past(-90_000, -70_000), past(-9000, -3000), past(-60, -10), past(-5000, 4000), past(-900, 70_000)),
})

/** A sync of somebody else's: requested so long after a request of the step began, and queued before it begins. */
const other = fc.record({
  index: often(0, 1, 2, 3),
  trigger: fc.constantFrom<Trigger>('cron', 'event', 'manual'),
  with: fc.constantFrom<'trigger' | 'list'>('trigger', 'trigger', 'list'),
  count: fc.integer({ min: 1, max: 4 }),
  afterMs: fc.oneof(fc.constantFrom(0, 1, 30), fc.nat(5000), fc.nat(30_000)),
  startsAfterMs: often(0, 400, 10_000),
  takesMs: often(300, 0, 1000, 5000, 60_000),
  status,
})

export const schedules = fc.record({
  version: fc.constantFrom('v3' as const, 'v5' as const),
  waitFor: often('completed', 'accepted'),
  seeds: fc.oneof(
    { weight: 9, arbitrary: fc.tuple(seed) },
    { weight: 9, arbitrary: fc.array(seed, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(seed, { minLength: 12, maxLength: 12 }) },
  ),
  others: fc.array(other, { minLength: 1, maxLength: 4 }),
  triggerFaults: mostly<Fault>('ok', triggerFault, 6),
  // The first list is read: that a step fails without it is a scenario.
  listFaults: mostly<Fault>('ok', listFault, 10).map(faults => (faults.length % 2 ? [] : ['ok' as const, ...faults])),
  detailsFaults: mostly<Fault>('ok', fc.constantFrom<Fault>(404, 500, 'late'), 4),
  /** So much earlier is the moment that a list shows. In turns, as are the two that follow. */
  lagsMs: often([0], [3000], [0, 8000], [500, 0, 12_000]),
  /** Whether times are cut to whole seconds. */
  cuts: often([false], [true], [true, false, false]),
  slowMs: often([0], [0, 0, 4000], [0, 9000, 0, 0, 1]),
  latencyMs: fc.constantFrom<number>(0, 1, 60, 900),
  apiAheadMs: often(0, -86_400_000, 5000),
  maxAgeMinutes: often('', String(MAX_AGE_MS / 60_000)),
  maxRetries: fc.integer({ min: 0, max: 4 }),
  waitSeconds: fc.oneof(fc.constant(480), fc.integer({ min: 1, max: 400 })),
  pollSeconds: often(10, 1, 45),
  timeoutSeconds: often(60, 5, 200),
  /** What comes last where both fall on the end of the wait. */
  last: fc.constantFrom('timers' as const, 'answers' as const),
})
export type Schedule = typeof schedules extends fc.Arbitrary<infer T> ? T : never
