/** Most of a step's time is waiting, so a few at a time fit a small machine. */

/** Starts a task for each item, a few at a time, and gives the promise of each. */
export function startAll<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
  atATime = 4,
): Map<Item, Promise<Result>> {
  const waiting = new Map(items.map(item => [item, Promise.withResolvers<Result>()]))
  const queue = waiting.entries()
  const work = async () => {
    for (const [item, { promise, resolve, reject }] of queue) {
      await task(item).then(resolve, reject)
      // Whoever asks for the result learns of it.
      promise.catch(() => {})
    }
  }
  for (let worker = 0; worker < atATime; worker++) void work()
  return new Map([...waiting].map(([item, { promise }]) => [item, promise]))
}
