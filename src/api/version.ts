import type { Clean } from '../clean.ts'
import type { Settings } from '../settings.ts'
import type { Client } from './client.ts'
import { ApiError } from './errors.ts'
import type { Api } from './types.ts'
import { createV3 } from './v3.ts'
import { createV5 } from './v5.ts'

/** Supermemory has announced the end of v3 for 2026-12-31. */
const END_OF_V3 = Date.UTC(2027, 0, 1)
const GONE: readonly unknown[] = [404, 410, 501]

export interface VersionOptions extends Pick<Settings, 'apiVersion' | 'waitFor' | 'containerTags' | 'providers'> {
  client: Client
  clean: Clean
  /** By the runner's clock, in milliseconds since the epoch. */
  now: number
}

export interface ChosenVersion {
  api: Api
  /** v5, where `auto` chose v3 and all that v3 has answered so far is that it is gone; else null. */
  successor: () => Api | null
}

/** Which version of the API a step speaks. */
export function chooseVersion(options: VersionOptions): ChosenVersion {
  const { apiVersion, client, containerTags, clean, providers } = options
  const provider = providers !== 'all' && providers.length === 1 ? (providers[0] ?? null) : null
  const v5 = () => createV5({ client, namespaces: containerTags, provider, clean })
  const auto = apiVersion === 'auto'
  if (apiVersion === 'v5' || (auto && (options.waitFor === 'searchable' || options.now >= END_OF_V3))) {
    return { api: v5(), successor: () => null }
  }
  const answers = { gone: 0, other: 0 }
  const counting: Client = async request => {
    try {
      const answer = await client(request)
      answers.other++
      return answer
    } catch (error) {
      if (error instanceof ApiError && error.details.status != null) answers[isGone(error) ? 'gone' : 'other']++
      throw error
    }
  }
  return {
    api: createV3({ client: counting, containerTags, clean }),
    successor: () => (auto && answers.gone > 0 && answers.other === 0 ? v5() : null),
  }
}

function isGone({ kind, details: { status } }: ApiError): boolean {
  return kind === 'redirect' || GONE.includes(status)
}
