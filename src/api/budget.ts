import type { Clock } from '../clock.ts'

/** In any minute: the API allows a key about 500, and others use the key too. */
const MOST_REQUESTS = 300
/** Lists go first, but leave half of the minute to what needs them. */
const MOST_LISTS = 150
/** What is left for lists: without it, a burst of other requests would stop all polls for a minute. */
const MOST_OTHERS = 240
/** Some more than a minute: not all requests travel equally long. */
const WINDOW = 62_000
const AT_A_TIME = 8
/** One place is kept for lists. */
const OTHERS_AT_A_TIME = 7
const COUNTS_AT_A_TIME = 4

/** What a request is for. */
export type RequestKind = 'list' | 'trigger' | 'counts' | 'documents'
const KINDS: readonly RequestKind[] = ['list', 'trigger', 'counts', 'documents']

/** One budget for all requests of a step: at most 300 in any minute, and 8 at a time. */
export interface Budget {
  /**
   * Resolves when a request may be sent: lists first, the rest in the order in which they came. What it resolves to
   * must be called when the request has ended. Null, with nothing used up, where `isStillWanted` then says no.
   */
  turn(kind: RequestKind, signal: AbortSignal, isStillWanted?: () => boolean): Promise<(() => void) | null>
}

interface Waiting {
  number: number
  signal: AbortSignal
  isStillWanted: () => boolean
  resolve: (release: (() => void) | null) => void
  reject: (reason: unknown) => void
}

export function createBudget(clock: Clock): Budget {
  const queues = Object.fromEntries(KINDS.map(kind => [kind, new Set()])) as Record<RequestKind, Set<Waiting>>
  const underWay: Record<RequestKind, number> = { list: 0, trigger: 0, counts: 0, documents: 0 }
  const watched = new WeakSet<AbortSignal>()
  let sent: { at: number; isList: boolean }[] = []
  let isWaking = false
  let turns = 0

  function mayGo(kind: RequestKind): boolean {
    const others = underWay.trigger + underWay.counts + underWay.documents
    const lists = sent.filter(({ isList }) => isList).length
    if (others + underWay.list >= AT_A_TIME || sent.length >= MOST_REQUESTS) return false
    if (kind === 'list') return lists < MOST_LISTS
    if (others >= OTHERS_AT_A_TIME || sent.length - lists >= MOST_OTHERS) return false
    return kind !== 'counts' || underWay.counts < COUNTS_AT_A_TIME
  }

  /** A list, or the one that has waited longest. */
  function nextInTurn(): [RequestKind, Waiting] | undefined {
    const heads = KINDS.flatMap((kind): [RequestKind, Waiting][] => {
      const [head] = queues[kind]
      return head !== undefined && mayGo(kind) ? [[kind, head]] : []
    })
    const rank = ([kind, { number }]: [RequestKind, Waiting]) => (kind === 'list' ? 0 : number)
    return heads.sort((a, b) => rank(a) - rank(b))[0]
  }

  function serve(): void {
    sent = sent.filter(({ at }) => clock.now() - at < WINDOW)
    for (let next = nextInTurn(); next !== undefined; next = nextInTurn()) {
      const [kind, waiting] = next
      queues[kind].delete(waiting)
      waiting.resolve(waiting.isStillWanted() ? use(kind) : null)
    }
    wakeLater()
  }

  function use(kind: RequestKind): () => void {
    sent.push({ at: clock.now(), isList: kind === 'list' })
    underWay[kind]++
    return () => {
      underWay[kind]--
      serve()
    }
  }

  /** When the oldest request leaves the window. */
  function wakeLater(): void {
    const oldest = sent[0]
    if (isWaking || oldest === undefined || KINDS.every(kind => queues[kind].size === 0)) return
    isWaking = true
    void clock.sleep(oldest.at + WINDOW - clock.now(), new AbortController().signal).then(() => {
      isWaking = false
      serve()
    })
  }

  /** One listener for all that wait with a signal: thousands would take quadratic time. */
  function watch(signal: AbortSignal): void {
    if (watched.has(signal)) return
    watched.add(signal)
    const leave = (queue: Set<Waiting>) => {
      for (const waiting of [...queue].filter(each => each.signal === signal)) {
        queue.delete(waiting)
        waiting.reject(signal.reason)
      }
    }
    signal.addEventListener('abort', () => Object.values(queues).forEach(leave), { once: true })
  }

  return {
    turn(kind, signal, isStillWanted = () => true) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        watch(signal)
        queues[kind].add({ number: ++turns, signal, isStillWanted, resolve, reject })
        serve()
      })
    },
  }
}
