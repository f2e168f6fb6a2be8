import { PROVIDERS } from './checks.ts'
import type { Endpoint, Route } from './routes.ts'

export type { Endpoint } from './routes.ts'

export type FaultAnswer =
  /** Sent as it is given: no request id of its own. */
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string | object }
  /** Then the ordinary answer. */
  | { kind: 'delay'; ms: number }
  /**
   * Headers and part of the body, then the end. A `body` given is sent whole; `contentLength` says how much
   * was promised, by default more than is sent.
   */
  | { kind: 'cut'; status?: number; body?: string; contentLength?: number }
  /** Never an answer, or headers and half a body. */
  | { kind: 'stall'; afterHeaders?: boolean }
  /** Headers, then `bytes` (1) spaces every `everyMs` (100), for ever. */
  | { kind: 'trickle'; everyMs?: number; bytes?: number }
  /** A TCP reset. */
  | { kind: 'reset'; when?: 'before-answer' | 'in-headers' }
  | { kind: 'redirect'; status?: number; location: string }
  /** Written to the socket as latin1, then the end. */
  | { kind: 'raw'; bytes: string }

/**
 * A fault that strikes `times` times (default: always) after letting `skip` requests pass. Of several that
 * fit, the first strikes, and the others do not count that request. `afterHandling`: the backend handles the
 * request first, then the fault shapes the answer.
 */
export interface Fault {
  endpoint: Endpoint
  provider?: string
  times?: number
  skip?: number
  afterHandling?: boolean
  answer: FaultAnswer
}

export interface FaultPlan {
  set(faults: Fault[]): void
  /** The fault that strikes this request, which is counted. `provider`: of the import or the connection. */
  next(endpoint: Route['endpoint'], provider: string | undefined): Fault | undefined
}

/** Throws an Error that says what is wrong with a fault. */
export function createFaultPlan(faults: Fault[]): FaultPlan {
  let armed = arm(faults)
  return {
    set: next => {
      armed = arm(next)
    },
    next: (endpoint, provider) => armed.find(each => strikes(each, endpoint, provider))?.fault,
  }
}

interface Armed {
  fault: Fault
  skip: number
  times: number
}

function arm(faults: Fault[]): Armed[] {
  return checkFaults(faults).map(fault => ({
    fault,
    skip: fault.skip ?? 0,
    times: fault.times ?? Number.POSITIVE_INFINITY,
  }))
}

/** Counts the request when it fits. */
function strikes(armed: Armed, endpoint: Endpoint, provider: string | undefined): boolean {
  const { fault } = armed
  if (fault.endpoint !== endpoint || armed.times === 0) return false
  if (fault.provider !== undefined && fault.provider !== provider) return false
  if (armed.skip > 0) {
    armed.skip -= 1
    return false
  }
  armed.times -= 1
  return true
}

type Check = [is: (value: unknown) => boolean, expected: string]

const COUNT: Check = [value => Number.isInteger(value) && Number(value) >= 0, 'a whole number, 0 or more']
const POSITIVE: Check = [value => Number.isInteger(value) && Number(value) > 0, 'a whole number above 0']
const STATUS: Check = [
  value => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
  'a status from 200 to 599',
]
const TEXT: Check = [value => typeof value === 'string', 'a string']
const FLAG: Check = [value => typeof value === 'boolean', 'true or false']
const BODY: Check = [
  value => typeof value === 'string' || (typeof value === 'object' && value !== null),
  'a string, an object or an array',
]
const HEADERS: Check = [
  value => isRecord(value) && Object.values(value).every(each => typeof each === 'string'),
  'an object of strings',
]
const ANSWER: Check = [isRecord, 'an object']

/** Required fields are marked with a `!`. */
const KINDS: Record<FaultAnswer['kind'], Record<string, Check>> = {
  status: { 'status!': STATUS, headers: HEADERS, body: BODY },
  delay: { 'ms!': COUNT },
  cut: { status: STATUS, body: TEXT, contentLength: COUNT },
  stall: { afterHeaders: FLAG },
  trickle: { everyMs: POSITIVE, bytes: POSITIVE },
  reset: { when: oneOf('before-answer', 'in-headers') },
  redirect: { status: STATUS, 'location!': TEXT },
  raw: { 'bytes!': TEXT },
}

const FAULT: Record<string, Check> = {
  'endpoint!': oneOf('import', 'list', 'sync-runs', 'failures'),
  provider: oneOf(...PROVIDERS),
  times: COUNT,
  skip: COUNT,
  afterHandling: FLAG,
  'answer!': ANSWER,
}

/** Checks what came as JSON; throws an Error that says what is wrong. */
export function checkFaults(value: unknown): Fault[] {
  if (!Array.isArray(value)) throw new Error('faults: expected an array')
  return value.map((each, index) => checkFault(each, `faults[${index}]`))
}

/** `name`: how messages call it. */
export function checkFault(value: unknown, name: string): Fault {
  const fault = checkFields(value, FAULT, name)
  if (fault.endpoint === 'list' && fault.provider !== undefined) {
    throw new Error(`${name}.provider: a list request is of no provider`)
  }
  const kind = isRecord(fault.answer) ? fault.answer.kind : undefined
  const fields = Object.entries(KINDS).find(([known]) => known === kind)?.[1]
  if (!fields) throw new Error(`${name}.answer.kind: expected one of ${Object.keys(KINDS).join(', ')}`)
  checkFields(fault.answer, { ...fields, 'kind!': TEXT }, `${name}.answer`)
  return value as Fault
}

function checkFields(value: unknown, fields: Record<string, Check>, name: string): Record<string, unknown> {
  if (!isRecord(value)) throw new Error(`${name}: expected an object`)
  const known = Object.keys(fields).map(field => field.replace('!', ''))
  const stranger = Object.keys(value).find(field => !known.includes(field))
  if (stranger !== undefined) throw new Error(`${name}.${stranger}: expected one of ${known.join(', ')}`)
  for (const [marked, [is, expected]] of Object.entries(fields)) {
    const field = marked.replace('!', '')
    const absent = value[field] === undefined && field === marked
    if (!absent && !is(value[field])) throw new Error(`${name}.${field}: expected ${expected}`)
  }
  return value
}

function oneOf(...values: string[]): Check {
  return [value => values.some(each => each === value), `one of ${values.join(', ')}`]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
