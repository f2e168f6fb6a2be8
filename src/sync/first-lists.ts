import { Failure } from '../api/failure.ts'
import { retry } from '../api/retry.ts'
import type { ConnectionList, Listing } from '../api/types.ts'
import { timeLimit } from '../clock.ts'
import { noAnswerInTime } from './polls.ts'
import type { SyncDeps } from './types.ts'

/** What was listed at first: each list, or why it could not be read. */
export type FirstLists = ReadonlyMap<ConnectionList, Listing | Failure>

/** Reads each list, with retries, but not beyond the deadline, if there is one. Each succeeds or fails on its own. */
export async function readFirstLists(deps: SyncDeps): Promise<FirstLists> {
  const { api, policy, deadline, signal, onEvent } = deps
  // A moment more: an answer that comes together with the end of the wait counts.
  const limit = timeLimit(policy.clock, deadline - policy.clock.now() + 1, signal)

  async function read(list: ConnectionList): Promise<Listing | Failure> {
    let last = noAnswerInTime('list')
    const attempt = <T>(request: () => Promise<T>) =>
      retry(request, policy, limit.signal, (failure, pauseMs, nth) => {
        last = failure
        onEvent({
          type: 'retry',
          of: 'list',
          subject: null,
          tag: list.tag,
          failure,
          pauseMs,
          nth,
        })
      })
    try {
      return await list.read(limit.signal, attempt)
    } catch (error) {
      if (limit.signal.aborted) return last
      if (error instanceof Failure) return error
      throw error
    }
  }

  try {
    return new Map(await Promise.all(api.lists.map(async list => [list, await read(list)] as const)))
  } finally {
    limit.clear()
  }
}
