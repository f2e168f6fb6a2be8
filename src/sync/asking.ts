import { ApiError } from '../api/errors.ts'
import type { Api, Connection, Target } from '../api/types.ts'
import { type AskDeps, type Asked, ask, isAlreadyRunning, subjectOf } from './ask.ts'
import type { SyncEvent } from './events.ts'
import type { Tracked } from './track.ts'

/** Syncs that are being asked for while others are polled. */
export interface Asking {
  /** What became of asking: undefined while it goes on; where it was ended, the last error, or null. */
  answerOf(connection: Connection): Asked | null | undefined
  /** Begins to ask for the sync of these. Resolves when each had its first answer: it may go on with repeats. */
  ask(tracked: readonly Tracked[]): Promise<void>
  /** Resolves when another one is done. */
  nextAnswer(): Promise<void>
  /** Resolves when all are done. */
  allAnswers(): Promise<void>
}

/** `signal`: ends the asking; that of `deps`: the step is cancelled. */
export function startAsking(deps: AskDeps & { signal: AbortSignal }, signal: AbortSignal): Asking {
  const { api, onEvent, policy } = deps
  const answers = new Map<Connection, Asked | null>()
  const underWay = new Set<Promise<void>>()
  let fault: unknown

  async function askGroup(group: readonly Tracked[], onFirstAnswer: () => void): Promise<void> {
    const connections = group.map(({ connection }) => connection)
    const target: Target = { provider: connections[0]?.provider ?? '', connections }
    const baseline = new Map(group.map(each => [each.connection.id, each.baseline]))
    const maxRetries = policy.maxRetries - Math.max(...group.map(({ posts }) => posts))
    let asked: Asked | null = null
    const tell = (event: SyncEvent) => {
      onEvent(event)
      if (event.type !== 'repeat') return
      asked = { answer: event.error, posts: event.repeat, at: policy.clock.now() }
      onFirstAnswer()
    }
    try {
      asked = await ask(target, baseline, { ...deps, onEvent: tell, policy: { ...policy, maxRetries } }, signal)
      onEvent(answerEvent(asked, target, api))
    } catch (error) {
      if (!signal.aborted) fault ??= error
      if (deps.signal.aborted) asked = null
    }
    for (const connection of connections) answers.set(connection, asked)
  }

  return {
    answerOf(connection) {
      if (fault !== undefined) throw fault
      return answers.get(connection)
    },
    async ask(tracked) {
      const firstAnswers = targetsOf(tracked, api).map(group => {
        for (const { connection } of group) answers.delete(connection)
        return new Promise<void>(resolve => {
          const done = askGroup(group, resolve).finally(() => {
            underWay.delete(done)
            resolve()
          })
          underWay.add(done)
        })
      })
      await Promise.all(firstAnswers)
    },
    nextAnswer: () => Promise.race(underWay),
    allAnswers: async () => void (await Promise.all(underWay)),
  }
}

/** Those of one request together. */
function targetsOf(tracked: readonly Tracked[], { asksConnections }: Api): Tracked[][] {
  const key = ({ connection }: Tracked) => (asksConnections ? connection.id : connection.provider)
  return [...Map.groupBy(tracked, key).values()]
}

export function answerEvent({ answer }: Asked, target: Target, api: Api): SyncEvent {
  const subject = subjectOf(target, api)
  if (!(answer instanceof ApiError)) return { type: answer, subject }
  return isAlreadyRunning(answer) ? { type: 'already-running', subject } : { type: 'refused', subject, error: answer }
}
