import { badRequest, type Call, parsedObject, type Route } from './routes.ts'

/** Says what is wrong with a value; undefined: nothing. */
type Check = (value: unknown) => string | undefined

export type Checks = Record<string, Check>

interface Problem {
  message: string
  path: string[]
}

export function oneOf(...known: unknown[]): Check {
  return value => (known.includes(value) ? undefined : `Expected one of: ${known.join(', ')}`)
}

function wholeNumber(most: number): Check {
  const isGood = (text: string) => /^\d{1,16}$/.test(text) && Number(text) >= 1 && Number(text) <= most
  return value => (isGood(String(value)) ? undefined : `Expected a whole number from 1 to ${most}`)
}

/** What a list takes in its query. */
export const PAGING: Checks = { page: wholeNumber(Number.MAX_SAFE_INTEGER), limit: wholeNumber(100) }

/** An endpoint of v5: refuses all that the API's description does not name. Without `body`, it takes none. */
export function strict(query: Checks, answer: Route['answer'], body = noBody): Route['answer'] {
  return (state, call) => {
    const problems = [...pathProblems(call), ...queryProblems(call, query), ...body(call)]
    return problems.length > 0 ? badRequest(problems) : answer(state, call)
  }
}

/** The first part, where a path has any, is the namespace. */
function pathProblems({ parts: [namespace] }: Call): Problem[] {
  if (namespace === undefined || /^[a-zA-Z0-9_:-]{1,100}$/.test(namespace)) return []
  return [{ message: 'Invalid namespace', path: ['namespace'] }]
}

function queryProblems({ query }: Call, known: Checks): Problem[] {
  const repeated = [...new Set(query.keys())].filter(name => query.getAll(name).length > 1)
  const problems = repeated.map(name => ({ message: 'Expected one value', path: [name] }))
  return [...problems, ...objectProblems(Object.fromEntries(query), known)]
}

export function objectProblems(object: object, known: Checks, path: string[] = []): Problem[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const check = Object.hasOwn(known, name) ? known[name] : undefined
    const message = check ? check(value) : 'Unrecognized key'
    return message === undefined ? [] : [{ message, path: [...path, name] }]
  })
}

function noBody({ body }: Call): Problem[] {
  return body === '' ? [] : [{ message: 'Expected no body', path: [] }]
}

/** A body that may be missing, and is a JSON object otherwise. */
export function jsonProblems({ body, headers }: Call, known: Checks): Problem[] {
  if (body === '') return []
  const value = headers['content-type']?.startsWith('application/json') ? parsedObject(body) : undefined
  return value ? objectProblems(value, known) : [{ message: 'Expected a JSON object', path: [] }]
}

/** One page of a list. */
export function paged<Item>(all: Item[], query: URLSearchParams) {
  const currentPage = Number(query.get('page') ?? 1)
  const limit = Number(query.get('limit') ?? 10)
  const items = all.slice((currentPage - 1) * limit, currentPage * limit)
  const totalPages = Math.ceil(all.length / limit)
  return { items, pagination: { currentPage, limit, totalItems: all.length, totalPages } }
}
