/** Most of a step's time is waiting, so a few at a time fit a small machine. */
// @ts-nocheck

import pLimit from 'p-limit'

export const AT_A_TIME = 4

/** Starts a task for each item, a few at a time, and gives the promise of each. */
export function startAll<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Map<Item, Promise<Result>> {
  const limit = pLimit(AT_A_TIME)
  return new Map(
    items.map(item => {
      const running = limit(() => task(item))
      // Whoever asks for the result learns of it.
      running.catch(() => {})
      return [item, running]
    }),
  )
}
