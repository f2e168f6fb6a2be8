/** From unknown JSON to what the API documents. Texts are cleaned here, and nowhere behind this. */
import type { Clean } from '../clean.ts'
import { CONSOLE } from '../words.ts'
import { isRecord } from './error-message.ts'
import { Failure, unexpectedAnswer } from './failure.ts'
import { timeOf } from './times.ts'
import type { Connection, ItemFailure, Run } from './types.ts'

export type Fields = Record<string, unknown>

/** `A-Z a-z 0-9 _ . : ~ -`: what an id may have that goes into a path. */
const SAFE_ID = /^(?!\.{1,2}$)[\w.:~-]{1,128}$/
/** What an error code may have: outputs carry it into the expressions and shells of later steps. */
const PLAIN_CODE = /^[\w.-]{1,64}$/
const NEED_A_SELECTION = ['google-drive', 'onedrive', 'github']

/** The list in an answer. Throws `unexpected_answer` where it is none: what is left out would not be looked at. */
export function listOf(value: unknown): Fields[] {
  if (!Array.isArray(value) || !value.every(isRecord)) throw unexpectedAnswer()
  return value
}

/** An object's fields; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return isRecord(value) ? value : {}
}

export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

/** The parsers of one step, bound to what cleans its texts. */
export type Shapes = ReturnType<typeof createShapes>

/** `cleanAccount` null: accounts are not shown, and not even read. */
export function createShapes(clean: Clean, cleanAccount: Clean | null) {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? clean(value) : null)
  // An id that cleaning changes holds the key.
  const isSafe = (id: string) => SAFE_ID.test(id) && clean(id) === id
  const plainCode = (code: string | null) => code === null || (PLAIN_CODE.test(code) && clean(code) === code)

  /**
   * A run, or null where there is none. One that has a time of completion has ended, and if it is not `completed`, it
   * failed.
   */
  function run(fields: Fields, failures: readonly ItemFailure[] = []): Run | null {
    const [startedAt, completedAt] = [timeOf(fields.startedAt), timeOf(fields.completedAt)]
    if (typeof fields.status !== 'string' && startedAt === null && completedAt === null) return null
    const hasEnded = fields.status === 'failed' || completedAt !== null
    const status = fields.status === 'completed' ? 'completed' : hasEnded ? 'failed' : 'running'
    const isKnown = ['running', 'completed', 'failed'].includes(String(fields.status))
    const code = typeof fields.errorCode === 'string' && fields.errorCode !== '' ? fields.errorCode : null
    const isPlain = plainCode(code)
    const words = [isPlain ? null : text(code), text(fields.error)].filter(part => part !== null)
    return {
      id: typeof fields.id === 'string' && isSafe(fields.id) ? fields.id : null,
      status,
      unknownStatus: isKnown ? null : (text(fields.status) ?? 'none'),
      isUnreadable: startedAt === 'unreadable' || completedAt === 'unreadable',
      startedAt: startedAt === 'unreadable' ? null : startedAt,
      completedAt: completedAt === 'unreadable' ? null : completedAt,
      itemsProcessed: countOf(fields.itemsProcessed),
      itemsFailed: countOf(fields.itemsFailed),
      errorCode: status === 'failed' ? ((isPlain ? code : null) ?? 'unknown') : null,
      error: words.join(': ') || null,
      failures,
    }
  }

  return {
    text,
    run,
    /** Titles and error messages of documents are not taken: they are private. */
    itemFailure({ id, documentId, errorCode }: Fields): ItemFailure {
      const code = typeof errorCode === 'string' && errorCode !== '' ? errorCode : null
      return { documentId: text(documentId ?? id), code: plainCode(code) ? code : 'unknown' }
    },
    account: (value: unknown) =>
      cleanAccount !== null && typeof value === 'string' && value !== '' ? cleanAccount(value) : null,
    /**
     * `chosen`: whether something is selected, as far as the API tells. Throws `unexpected_answer` where an entry of a list
     * has no id or no provider.
     */
    connection(
      { id, provider }: Fields,
      chosen: boolean | null,
      rest: Omit<Connection, 'key' | 'id' | 'rawId' | 'provider' | 'mayLackSelection' | 'problem'>,
    ): Connection {
      if (typeof id !== 'string' || typeof provider !== 'string') throw unexpectedAnswer()
      return {
        ...rest,
        key: JSON.stringify([rest.rawNamespace, id]),
        id: clean(id),
        rawId: id,
        provider: clean(provider),
        mayLackSelection: chosen === null ? NEED_A_SELECTION.includes(provider) : !chosen,
        problem: [id, provider].every(isSafe) ? null : unsafeId(),
      }
    },
  }
}

function unsafeId(): Failure {
  return new Failure({
    code: 'unexpected_answer',
    happened: 'its id or provider has characters that the API does not document, so it goes into no request',
    advice: `look at the connection at ${CONSOLE}`,
  })
}

/** v5: a connector that has no path. */
export function noNamespace(): Failure {
  return new Failure({
    code: 'no_namespace',
    happened: 'it has no namespace, so it cannot be synced',
    advice: `reconnect it at ${CONSOLE}`,
  })
}
