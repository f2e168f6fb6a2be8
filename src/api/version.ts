import type { Settings } from '../settings.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import type { Shapes } from './shapes.ts'
import type { Api } from './types.ts'
import { createV3 } from './v3.ts'
import { createV5 } from './v5.ts'

/** Supermemory has announced the end of v3 for 2026-12-31. */
const END_OF_V3 = Date.UTC(2027, 0, 1)

interface VersionOptions
  extends Pick<Settings, 'apiVersion' | 'waitFor' | 'containerTags' | 'connectionIds' | 'providers'> {
  client: Client
  shapes: Shapes
  /** The runner's clock, in milliseconds since the epoch. */
  now: () => number
}

interface ChosenVersion {
  api: Api
  /** Whether all that v3 has answered so far is that it is gone. Failures without a status are no answers. */
  isGone: () => boolean
  /** What `auto` goes on with then; null: nothing. */
  successor: Api | null
}

/** Which version of the API a step speaks. */
export function chooseVersion(options: VersionOptions): ChosenVersion {
  const { apiVersion, client, containerTags, shapes, providers, now } = options
  const v5 = createV5({
    client,
    namespaces: containerTags,
    provider: providers !== 'all' && providers.length === 1 ? (providers[0] ?? null) : null,
    waitsForMemories: options.waitFor === 'memories',
    shapes,
    now,
  })
  const needsV5 = options.waitFor === 'searchable' || options.waitFor === 'memories' || options.connectionIds.length > 0
  const isAuto = apiVersion === 'auto'
  if (apiVersion === 'v5' || (isAuto && (needsV5 || now() >= END_OF_V3))) {
    return { api: v5, isGone: () => false, successor: null }
  }
  const answers = { gone: 0, other: 0 }
  const counting: Client = async request => {
    try {
      const answer = await client(request)
      answers.other++
      return answer
    } catch (error) {
      if (error instanceof Failure && error.status !== null) answers[error.isGone ? 'gone' : 'other']++
      throw error
    }
  }
  return {
    api: createV3({ client: counting, containerTags, shapes, now }),
    isGone: () => answers.gone > 0 && answers.other === 0,
    successor: isAuto ? v5 : null,
  }
}
