/** Most of a step's time is waiting, so a few at a time fit a small machine. */
import pLimit from 'p-limit'

/** Starts a task for each item, a few at a time, and gives the promise of each. */
export function startAll<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
  atATime = 4,
): Map<Item, Promise<Result>> {
  const limit = pLimit(atATime)
  return new Map(
    items.map(item => {
      const running = limit(() => task(item))
      // Whoever asks for the result learns of it.
      running.catch(() => {})
      return [item, running]
    }),
  )
}
