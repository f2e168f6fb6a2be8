/** What `npm start` was asked to do: flags and environment in, a plan out. */
import { parseArgs } from 'node:util'
import type { Action } from './action.ts'

export type Plan =
  | { kind: 'help' }
  | { kind: 'emulator'; inputs: Record<string, string>; faults: unknown[]; demo: boolean }
  | { kind: 'api'; inputs: Record<string, string> }

/** The command cannot be run as it was written. */
export class UsageError extends Error {}

/** What is run when no input is given: a look at everything the action reports, failures included. */
export const demoInputs = {
  provider: 'notion,google-drive,onedrive,web-crawler,s3',
  'container-tags': 'team-docs',
  'wait-for-completion': 'true',
  'wait-timeout-minutes': '0.25',
  'poll-interval-seconds': '2',
}

/** Whether the demonstration shows what it is there for: its syncs were waited for, and not all of them failed. */
export function demoWentAsMeant({ status, results = '' }: Record<string, string>): boolean {
  // Worse than `failed` is only `cancelled`, and the demonstration holds a sync that fails.
  return status === 'failed' && /"status":\s*"completed"/.test(results)
}

export function planStart(
  args: string[],
  env: Record<string, string | undefined>,
  inputNames: string[],
): Plan {
  const { help, 'emulator-fault': rawFaults = [], ...given } = parseFlags(args, inputNames)
  if (help) return { kind: 'help' }
  const inputs = given as Record<string, string>

  // With an address or a key of one's own, an empty one included, it is that which one wants to see at work.
  if ('api-key' in inputs || 'base-url' in inputs || env.SUPERMEMORY_API_KEY?.trim()) {
    if (rawFaults.length > 0) {
      throw new UsageError(
        '--emulator-fault works on the emulator only, and this run would go to a real API: ' +
          'leave out --api-key and --base-url, and unset SUPERMEMORY_API_KEY.',
      )
    }
    return { kind: 'api', inputs }
  }
  const faults = rawFaults.map(parseFault)
  const noInputs = Object.keys(inputs).length === 0
  return {
    kind: 'emulator',
    inputs: noInputs ? { ...demoInputs } : inputs,
    faults,
    demo: noInputs && faults.length === 0,
  }
}

type Flags = Record<string, string> & { help?: boolean; 'emulator-fault'?: string[] }

function parseFlags(args: string[], inputNames: string[]): Flags {
  try {
    const { values } = parseArgs({
      args,
      options: {
        ...Object.fromEntries(inputNames.map(name => [name, { type: 'string' as const }])),
        'emulator-fault': { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    })
    return { ...values } as Flags
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const [said = ''] = message.split('. To specify')
    const flags = [...inputNames, 'emulator-fault', 'help'].map(name => `  --${name}`).join('\n')
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
      throw new UsageError(
        `${message.split('. ')[0]}. Every value needs its flag, and npm passes flags on only after a --:\n` +
          '  npm start -- --provider notion',
      )
    }
    throw new UsageError(`${said.replace(/\.?$/, '.')}\nThe flags are:\n${flags}`)
  }
}

function parseFault(text: string): unknown {
  try {
    const fault: unknown = JSON.parse(text)
    if (typeof fault === 'object' && fault !== null && !Array.isArray(fault)) return fault
  } catch {
    // Said below.
  }
  throw new UsageError(`--emulator-fault takes a JSON object, and got: ${text}`)
}

export function helpText(action: Action): string {
  const inputs = Object.entries(action.inputs).map(([name, input]) => {
    return `  --${name}${input.default && ` (default: ${input.default})`}\n      ${input.description.trim()}`
  })
  return `Runs one step of the action as GitHub would, and shows its log, outputs and job summary.

  npm start                          a demonstration against an emulator on this machine
  npm start -- --provider notion     the same emulator, with your inputs
  npm start -- --api-key KEY …       the real API; the key may be in SUPERMEMORY_API_KEY instead

Inputs of the action, from action.yml:

${inputs.join('\n')}

Of this command only:

  --emulator-fault '<JSON>'
      Something for the emulator to do wrong; may be repeated; emulator/faults.ts has all the fields. For example:
      '{"endpoint":"import","times":1,"answer":{"kind":"status","status":500}}'
  --help

Without a key and without --base-url the emulator is used; SUPERMEMORY_BASE_URL counts only with a key.
The exit code is the step's, except for the demonstration, where some syncs fail on purpose: that ends with 0 when
the step did what it should. Wrong flags end with 2. Ctrl-C cancels the step as GitHub would.
`
}
