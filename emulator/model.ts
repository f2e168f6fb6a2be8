export type Trigger = 'event' | 'cron' | 'manual'

export interface FailedItem {
  id: string
  title: string
  errorCode: string
}

/** How a run goes, once asked for: begins `startsAfterMs` later, ends `takesMs` after that. */
export interface RunPlan {
  startsAfterMs: number
  takesMs: number
  status: 'completed' | 'failed'
  itemsProcessed: number
  failures: FailedItem[]
  errorCode?: string | null
  error?: string | null
  documents?: PlannedDocuments
}

/**
 * The documents that a completed run brings into its namespace. They appear when it ends, spend `stageMs` in each
 * stage, and are then done; `failing` of them fail.
 */
export interface PlannedDocuments {
  count: number
  stageMs: number
  failing?: number
}

/**
 * Times in ms from the backend's start. `completedAtMs` null: it never ends; above 0: it is going at first. Its
 * failed items need not be given: `itemsFailed` is what counts.
 */
export interface PastRun {
  startedAtMs: number
  completedAtMs: number | null
  status: 'completed' | 'failed'
  itemsProcessed: number
  itemsFailed: number
  failures?: FailedItem[]
  errorCode?: string | null
  error?: string | null
  triggerType?: Trigger
}

/** `plan` null: a sync is accepted, but its run never starts. */
export interface SeedConnection {
  id: string
  provider: string
  /** v5: the first is the namespace; with none, it is null. */
  containerTags: string[]
  email?: string
  plan: Partial<RunPlan> | null
  pastRuns?: PastRun[]
  documentLimit?: number
  documentCount?: number
}

export const PROVIDERS = [
  'notion',
  'google-drive',
  'onedrive',
  'gmail',
  'github',
  'web-crawler',
  's3',
  'granola',
]
