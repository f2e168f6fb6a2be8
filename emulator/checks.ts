import { type Answer, badRequest, type Call, parsedObject, type Route } from './routes.ts'
import type { State } from './state.ts'

/** Says what is wrong with a value; undefined: nothing. */
export type Check = (value: unknown) => string | undefined

export type Checks = Record<string, Check>

interface Problem {
  message: string
  path: string[]
}

export function oneOf(...known: unknown[]): Check {
  return value => (known.includes(value) ? undefined : `Expected one of: ${known.join(', ')}`)
}

function wholeNumber(most: number): Check {
  return value =>
    /^\d{1,16}$/.test(String(value)) && Number(value) >= 1 && Number(value) <= most
      ? undefined
      : `Expected a whole number from 1 to ${most}`
}

/** What a list takes in its query. */
export const PAGING: Checks = { page: wholeNumber(Number.MAX_SAFE_INTEGER), limit: wholeNumber(100) }

/** An endpoint of v5, which refuses what the API's description does not name. `body`: what is wrong with it. */
export function strict(
  query: Checks,
  answer: Route['answer'],
  body: (call: Call) => Problem[] = noBody,
): Route['answer'] {
  return (state: State, call: Call): Answer => {
    const problems = [...pathProblems(call), ...queryProblems(call.query, query), ...body(call)]
    return problems.length > 0 ? badRequest(problems) : answer(state, call)
  }
}

/** The first part, where a path has any, is the namespace. */
function pathProblems({ parts: [namespace] }: Call): Problem[] {
  if (namespace === undefined || /^[a-zA-Z0-9_:-]{1,100}$/.test(namespace)) return []
  return [{ message: 'Invalid namespace', path: ['namespace'] }]
}

function queryProblems(query: URLSearchParams, known: Checks): Problem[] {
  const names = [...query.keys()]
  const repeated = names.filter((name, index) => names.indexOf(name) !== index)
  return [
    ...repeated.map(name => ({ message: 'Expected one value', path: [name] })),
    ...objectProblems(Object.fromEntries(query), known),
  ]
}

export function objectProblems(object: object, known: Checks, path: string[] = []): Problem[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const check = Object.hasOwn(known, name) ? known[name] : undefined
    const message = check ? check(value) : 'Unrecognized key'
    return message === undefined ? [] : [{ message, path: [...path, name] }]
  })
}

function noBody({ body }: Call): Problem[] {
  return body === '' ? [] : [{ message: 'This request takes no body', path: [] }]
}

/** The body's object, or what is wrong; an empty body is an empty object. */
export function jsonBody({ body, headers }: Call): Record<string, unknown> | Problem[] {
  if (body === '') return {}
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    return [{ message: 'Expected the content type application/json', path: [] }]
  }
  return parsedObject(body) ?? [{ message: 'Expected a JSON object', path: [] }]
}

/** One page of a list. */
export function paged<Item>(all: Item[], query: URLSearchParams) {
  const currentPage = Number(query.get('page') ?? 1)
  const limit = Number(query.get('limit') ?? 10)
  const totalPages = Math.ceil(all.length / limit)
  return {
    items: all.slice((currentPage - 1) * limit, currentPage * limit),
    pagination: { currentPage, limit, totalItems: all.length, totalPages },
  }
}
