/** What is wrong with a request, in the shape of the API's 400 answers. */
export interface Problem {
  code: string
  message: string
  path: (string | number)[]
}

export const PROVIDERS = [
  'notion',
  'google-drive',
  'onedrive',
  'web-crawler',
  'github',
  's3',
  'gmail',
  'granola',
]

const TAG = /^[a-zA-Z0-9_:-]+$/
const LONGEST_TAG = 100

export function checkProvider(provider: string): Problem[] {
  if (PROVIDERS.includes(provider)) return []
  return [{ code: 'invalid_value', message: `Invalid provider: ${provider}`, path: ['provider'] }]
}

/** `{"containerTags": string[]?}`; other fields are let through. */
export function checkBody(body: string): { containerTags: string[] | undefined } | { problems: Problem[] } {
  const value = parsed(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problems: [{ code: 'invalid_type', message: 'Expected a JSON object', path: [] }] }
  }
  const tags: unknown = 'containerTags' in value ? value.containerTags : undefined
  if (tags === undefined) return { containerTags: undefined }
  if (!Array.isArray(tags)) {
    return { problems: [{ code: 'invalid_type', message: 'Expected array', path: ['containerTags'] }] }
  }
  const problems = tags.flatMap(checkTag)
  return problems.length > 0 ? { problems } : { containerTags: tags }
}

function checkTag(tag: unknown, index: number): Problem[] {
  const path = ['containerTags', index]
  if (typeof tag !== 'string') return [{ code: 'invalid_type', message: 'Expected string', path }]
  if (tag === '') return [{ code: 'too_small', message: 'Container tag must not be empty', path }]
  if (tag.length > LONGEST_TAG) {
    return [{ code: 'too_big', message: `Container tag must be at most ${LONGEST_TAG} characters`, path }]
  }
  if (TAG.test(tag)) return []
  const message = 'Container tag can only contain alphanumeric characters, hyphens, underscores, and colons'
  return [{ code: 'invalid_format', message, path }]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
