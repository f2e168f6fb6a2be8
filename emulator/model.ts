export interface FailedItem {
  id: string
  title: string
  errorCode: string
}

/** How a run goes, once started: begins `startsAfterMs` later, ends `takesMs` after that. */
export interface RunPlan {
  startsAfterMs: number
  takesMs: number
  status: 'completed' | 'failed'
  itemsProcessed: number
  failures: FailedItem[]
  errorCode?: string | null
  error?: string | null
}

export type Trigger = 'event' | 'cron' | 'manual'

/** Times in ms relative to the backend's start; `completedAtMs` null: it never ends. */
export interface PastRun {
  startedAtMs: number
  completedAtMs: number | null
  status: 'completed' | 'failed'
  itemsProcessed: number
  itemsFailed: number
  errorCode?: string | null
  error?: string | null
  triggerType?: Trigger
}

/** `plan` null: imports skip this connection, its run never starts. */
export interface SeedConnection {
  id: string
  provider: string
  containerTags: string[]
  email?: string
  plan: Partial<RunPlan> | null
  pastRuns?: PastRun[]
}
