/** From unknown JSON to what the API documents. Texts are cleaned here, and nowhere behind this. */
import type { Clean } from '../clean.ts'
import { isRecord } from './error-message.ts'
import { ApiError } from './errors.ts'
import type { Connection, ItemFailure, Run } from './types.ts'

export type Fields = Record<string, unknown>

/** The list in an answer. Throws `unexpected_answer` where it is none: what is left out would not be looked at. */
export function listOf(value: unknown): Fields[] {
  if (!Array.isArray(value) || !value.every(isRecord)) throw new ApiError('unexpected_answer')
  return value
}

/** An object's fields; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return isRecord(value) ? value : {}
}

/** `A-Z a-z 0-9 _ . : ~ -`: what an id may have that goes into a path. */
const SAFE_ID = /^(?!\.{1,2}$)[\w.:~-]{1,128}$/

/** Throws `unexpected_answer` where an entry of a list has no id or no provider. */
export function connectionOf(
  { id, provider }: Fields,
  rest: Omit<Connection, 'id' | 'provider' | 'problem'>,
  clean: Clean,
): Connection {
  if (typeof id !== 'string' || typeof provider !== 'string') throw new ApiError('unexpected_answer')
  // An id that cleaning changes holds the key.
  const fits = [id, provider].every(part => SAFE_ID.test(part) && clean(part) === part)
  return { ...rest, id: clean(id), provider: clean(provider), problem: fits ? null : 'unexpected_answer' }
}

/**
 * A run, or null where there is none or where it has no time at all: then it cannot be told from another. One that has
 * a time of completion has ended, and if it is not `completed`, it failed.
 */
export function runOf(
  fields: Fields & { status?: unknown; failures?: readonly ItemFailure[] },
  clean: Clean,
): Run | null {
  const startedAt = timeOf(fields.startedAt)
  const completedAt = timeOf(fields.completedAt)
  if (startedAt === null && completedAt === null) return null
  const failed = fields.status === 'failed' || completedAt !== null
  return {
    id: idOf(fields.id, clean),
    status: fields.status === 'completed' ? 'completed' : failed ? 'failed' : 'running',
    startedAt,
    completedAt,
    itemsProcessed: countOf(fields.itemsProcessed),
    itemsFailed: countOf(fields.itemsFailed),
    errorCode: textOf(fields.errorCode, clean),
    error: textOf(fields.error, clean),
    failures: fields.failures ?? [],
  }
}

/** Titles and error messages of documents are not taken: they are private. */
export function itemFailureOf({ id, documentId, errorCode }: Fields, clean: Clean): ItemFailure {
  return { documentId: textOf(documentId ?? id, clean), code: textOf(errorCode, clean) }
}

export function textOf(value: unknown, clean: Clean): string | null {
  return typeof value === 'string' && value !== '' ? clean(value) : null
}

function idOf(value: unknown, clean: Clean): string | null {
  return typeof value === 'string' && SAFE_ID.test(value) && clean(value) === value ? value : null
}

export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

/** In milliseconds since the epoch. A time without a zone is UTC. */
export function timeOf(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const zoned = /T?\d\d:\d\d/.test(value) && !/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? `${value}Z` : value
  const time = Date.parse(zoned)
  return Number.isNaN(time) ? null : time
}
