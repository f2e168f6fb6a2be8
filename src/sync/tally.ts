import { type Clock, everyMinute } from '../clock.ts'
import type { DocumentsLeft, OnEvent } from './events.ts'

/** What is left to do, which is told once a minute. */
export interface Tally {
  /** Connections (or providers, where none was listed) whose sync is waited for. */
  expect(targets: number): void
  targetEnded(): void
  countsBegun(): void
  countsEnded(): void
  /** Null: none is on its way any more. */
  documents(namespace: string, left: DocumentsLeft | null): void
  stop(): void
}

/** `startedAt`: from when on the elapsed time is told, by the clock. */
export function createTally(clock: Clock, startedAt: number, onEvent: OnEvent): Tally {
  const documents = new Map<string, DocumentsLeft>()
  let [targets, targetsLeft, countsLeft] = [0, 0, 0]
  const stop = everyMinute(clock, () => {
    const elapsedMs = clock.now() - startedAt
    onEvent({ type: 'still-working', elapsedMs, targets, targetsLeft, countsLeft, documents: [...documents.values()] })
  })
  return {
    expect(number) {
      targets += number
      targetsLeft += number
    },
    targetEnded: () => void targetsLeft--,
    countsBegun: () => void countsLeft++,
    countsEnded: () => void countsLeft--,
    documents(namespace, left) {
      if (left === null) documents.delete(namespace)
      else documents.set(namespace, left)
    },
    stop,
  }
}
