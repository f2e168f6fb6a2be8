/** Small words for people, which messages are made of. */

export const CONSOLE = 'https://console.supermemory.ai'

/** A length of time as people write it: `0.5 s`, `12 s`, `1 m 12 s`, `30 m`, `2 h 5 m`, `3 d`. */
export function duration(ms: number): string {
  if (ms < 9_950 && Math.round(ms / 100) % 10 !== 0) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  const [minutes, hours, days] = [60, 3600, 86_400].map(unit => Math.floor(seconds / unit)) as [number, number, number]
  if (minutes === 0) return `${seconds} s`
  const [large, small] =
    hours === 0
      ? [`${minutes} m`, `${seconds % 60} s`]
      : days < 2
        ? [`${hours} h`, `${minutes % 60} m`]
        : [`${days} d`, `${hours % 24} h`]
  return small.startsWith('0 ') ? large : `${large} ${small}`
}

const ROUGH_UNITS: readonly [size: number, unit: string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
]

/** How long ago something was, as people say it: `40 s`, `12 m`, `26 h`, `3 d`. */
export function roughly(ms: number): string {
  const [size, unit] = ROUGH_UNITS.find(([size]) => ms >= 1.5 * size) ?? [1000, 's']
  return `${Math.round(Math.max(0, ms) / size)} ${unit}`
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Words of others, which the summary shows so that they can do nothing. Nothing else stands between these marks. */
export function quote(text: string): string {
  return `“${text}”`
}

/** Such as `2026-10-05 08:30 UTC`. */
export function utc(ms: number | null | undefined): string {
  return ms == null ? 'an unknown time' : `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
