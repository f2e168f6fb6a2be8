import type { Clock } from '../clock.ts'

/** The API allows a key about 500 requests a minute, and others use the key too. */
const MOST_REQUESTS = 300
/** Lists go first, but leave half of the minute to what needs them. */
const MOST_LISTS = MOST_REQUESTS / 2
/** A second more than a minute: not all requests travel equally long. */
const WINDOW = 61_000
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
  isStillWanted: () => boolean
  go: (release: (() => void) | null) => void
}

export function createBudget(clock: Clock): Budget {
  const queues = {
    list: new Set<Waiting>(),
    trigger: new Set<Waiting>(),
    counts: new Set<Waiting>(),
    documents: new Set<Waiting>(),
  }
  const underWay = { list: 0, trigger: 0, counts: 0, documents: 0 }
  let sent: { at: number; isList: boolean }[] = []
  let isWaking = false
  let asked = 0

  function mayGo(kind: RequestKind): boolean {
    const others = underWay.trigger + underWay.counts + underWay.documents
    if (others + underWay.list >= AT_A_TIME || sent.length >= MOST_REQUESTS) return false
    if (kind === 'list') return sent.filter(({ isList }) => isList).length < MOST_LISTS
    return others < OTHERS_AT_A_TIME && (kind !== 'counts' || underWay.counts < COUNTS_AT_A_TIME)
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
      waiting.go(waiting.isStillWanted() ? use(kind) : null)
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

  return {
    turn(kind, signal, isStillWanted = () => true) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const leave = () => {
          queues[kind].delete(waiting)
          reject(signal.reason)
        }
        const go: Waiting['go'] = release => {
          signal.removeEventListener('abort', leave)
          resolve(release)
        }
        const waiting = { number: ++asked, isStillWanted, go }
        signal.addEventListener('abort', leave, { once: true })
        queues[kind].add(waiting)
        serve()
      })
    },
  }
}
