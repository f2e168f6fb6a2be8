import { parseArgs } from 'node:util'
import { checkFault, type Fault } from './faults.ts'
import { demoConnections } from './seed.ts'
import { DEFAULT_API_KEY, type EmulatorOptions, startEmulator } from './server.ts'

const HELP = `A stand-in for the Supermemory connections API, on this machine only.

npm run emulator -- [options]

  --port N                 listen here (8123); 0: any free port
  --key KEY                the API key to expect (${DEFAULT_API_KEY})
  --clock-offset N         how far the server's clock is ahead, in seconds; --clock-offset=-60: behind
  --run-seconds N          how long every run takes, in place of what the demo connections say
  --start-delay-seconds N  how long after the request every run begins, likewise
  --fault JSON             an answer that goes wrong; may be given several times:
                             '{"endpoint":"import","provider":"notion","times":2,
                               "answer":{"kind":"status","status":503}}'
                           endpoint: import, list, sync-runs, failures
                           kind: status, delay, cut, stall, trickle, reset, redirect, raw
                           (all fields: emulator/faults.ts)
  --help                   this text
`

interface Options {
  help: boolean
  emulator: EmulatorOptions
}

/** Throws an Error that names the option. */
function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8123' },
      key: { type: 'string', default: DEFAULT_API_KEY },
      'clock-offset': { type: 'string', default: '0' },
      'run-seconds': { type: 'string' },
      'start-delay-seconds': { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  })
  const emulator: EmulatorOptions = {
    port: readPort(values.port),
    apiKey: readKey(values.key),
    clockOffsetMs: readSeconds('--clock-offset', values['clock-offset'], Number.NEGATIVE_INFINITY) ?? 0,
    faults: values.fault.map(readFault),
    connections: connectionsWith({
      takesMs: readSeconds('--run-seconds', values['run-seconds']),
      startsAfterMs: readSeconds('--start-delay-seconds', values['start-delay-seconds']),
    }),
  }
  return { help: values.help, emulator }
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new Error(`--port: expected a whole number from 0 to 65535, got '${text}'`)
}

/** What a header can carry. */
function readKey(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text
  throw new Error('--key: expected visible ASCII characters, without blanks')
}

/** Seconds to milliseconds. */
function readSeconds(option: string, text: string | undefined, least = 0): number | undefined {
  if (text === undefined) return undefined
  const seconds = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (seconds >= least) return Math.round(seconds * 1000)
  throw new Error(`${option}: expected a number of seconds${least === 0 ? ', 0 or more' : ''}, got '${text}'`)
}

function readFault(text: string): Fault {
  try {
    return checkFault(JSON.parse(text), 'fault')
  } catch (error) {
    throw new Error(`--fault: ${messageOf(error)}; got '${text}'`)
  }
}

/** The demo connections; those that never start still do not. */
function connectionsWith(times: Record<'takesMs' | 'startsAfterMs', number | undefined>) {
  const given = Object.entries(times).filter(([, ms]) => ms !== undefined)
  const changes = Object.fromEntries(given)
  return demoConnections().map(seed => ({ ...seed, plan: seed.plan && { ...seed.plan, ...changes } }))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function greeting(url: string, key: string): string {
  const auth = `-H 'Authorization: Bearer ${key}'`
  const json = "-H 'Content-Type: application/json'"
  return `Supermemory emulator at ${url}
API key: ${key}

Try it:
  curl -i ${auth} ${json} -d '{"containerTags":["team-docs"]}' ${url}/v3/connections/notion/import
  curl ${auth} ${json} -d '{}' ${url}/v3/connections/list
  curl ${auth} ${url}/v3/connections/conn_notion_wiki/sync-runs

Run the action against it:
  npm start -- --base-url ${url} --api-key ${key} --provider notion --wait-for-completion true

What it was asked, and how to make it fail:
  curl ${url}/__emulator
  curl -X PUT -d '[{"endpoint":"import","times":1,"answer":{"kind":"status","status":503}}]' ${url}/__emulator/faults
  curl -X DELETE ${url}/__emulator

Ctrl-C ends it.
`
}

async function main(args: string[]): Promise<void> {
  const { help, emulator: options } = readOptions(args)
  if (help) {
    process.stdout.write(HELP)
    return
  }
  const emulator = await startEmulator(options)
  const end = () => void emulator.close()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  process.stdout.write(greeting(emulator.url, emulator.apiKey))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${messageOf(error)}\nTry: npm run emulator -- --help\n`)
  process.exitCode = 1
}
