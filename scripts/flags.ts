import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The flags of the command line. For `--help`, and with flags that do not exist, it says how to use it and ends. */
export function readFlags<T extends NonNullable<ParseArgsConfig['options']>>(options: T, usage: string) {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } })
    if (!('help' in values)) return values
    console.log(usage)
    process.exit(0)
  } catch (error) {
    refuse(`${(error as Error).message}\n\n${usage}`)
  }
}

/** Ends a command that cannot be run as it was written. */
export function refuse(message: string): never {
  console.error(message)
  process.exit(2)
}
