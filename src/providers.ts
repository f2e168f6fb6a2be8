/** The providers that the API page names, in its order. */
export const PROVIDERS = [
  'notion',
  'google-drive',
  'onedrive',
  'gmail',
  'github',
  'web-crawler',
  's3',
  'granola',
] as const

/** Whether it is a provider that we know; a list of connections may name others. */
export function isProvider(name: string): boolean {
  return (PROVIDERS as readonly string[]).includes(name)
}
