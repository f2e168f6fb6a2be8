// @ts-nocheck
import type { Status } from './status.ts'

/** The inputs, checked. Times in milliseconds. */
export interface Settings {
  /** `all`: every provider that has a connection. */
  providers: readonly string[] | 'all'
  /** Empty: every connection of the providers. */
  containerTags: readonly string[]
  apiKey: string
  waitFor: 'accepted' | 'completed' | 'searchable'
  mode: 'sync' | 'check'
  maxAgeMs: number | null
  /** The statuses that fail the step. */
  failOn: readonly Status[]
  apiVersion: 'auto' | 'v3' | 'v5'
  baseUrl: URL
  waitTimeoutMs: number
  pollIntervalMs: number
  requestTimeoutMs: number
  maxRetries: number
  /** What is allowed, but probably not meant. */
  warnings: readonly string[]
}
