import type { HttpProxy } from './api/proxy.ts'

/** The inputs, checked. Times in milliseconds. */
export interface Settings {
  /** `all`: every provider that has a connection. */
  providers: readonly string[] | 'all'
  /** Empty: every connection of the providers. */
  containerTags: readonly string[]
  /** Empty: every connection of the providers and tags. */
  connectionIds: readonly string[]
  apiKey: string
  waitFor: 'accepted' | 'completed' | 'searchable' | 'memories'
  mode: 'sync' | 'check'
  maxAgeMs: number | null
  /** The statuses and error codes that fail the step. */
  failOn: readonly string[]
  showAccounts: boolean
  apiVersion: 'auto' | 'v3' | 'v5'
  baseUrl: URL
  /** The proxy that the environment names for `baseUrl`. */
  proxy: HttpProxy | null
  waitTimeoutMs: number
  pollIntervalMs: number
  requestTimeoutMs: number
  maxRetries: number
  /** What is allowed, but probably not meant. */
  warnings: readonly string[]
}
