import { editDistance } from './edit-distance.ts'
import { PROVIDERS } from './providers.ts'

/** The known provider that is spelt most like `name`, undefined if none is much like it. */
export function nearestProvider(name: string): string | undefined {
  const written = name.slice(0, 40).toLowerCase()
  const candidates = [...PROVIDERS, 'all']
  const abbreviated = candidates.find(candidate => abbreviates(written, candidate))
  if (abbreviated !== undefined) return abbreviated
  const nearest = candidates.reduce((best, candidate) =>
    editDistance(written, candidate) < editDistance(written, best) ? candidate : best,
  )
  const contained = candidates.find(candidate => candidate.includes(written) || written.includes(candidate))
  const tolerated = Math.max(written.length > 1 ? 1 : 0, Math.max(written.length, nearest.length) * 0.4)
  if (editDistance(written, nearest) <= tolerated) return nearest
  return written.length >= 3 ? contained : undefined
}

/** Whether `short` begins like `long` and has its letters in order: `gdrive` for `google-drive`. */
function abbreviates(short: string, long: string): boolean {
  if (short.length < 3 || short[0] !== long[0]) return false
  let found = 0
  for (const letter of long) if (letter === short[found]) found++
  return found === short.length
}
