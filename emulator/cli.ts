import { parseArgs } from 'node:util'
import { DEFAULT_API_KEY, startEmulator } from './server.ts'

const HELP = `A stand-in for the Supermemory API, on this machine only: npm run emulator -- [options]

  --port N              the port (default 8123); 0: any free one
  --key KEY             the API key that it accepts (default ${DEFAULT_API_KEY})
  --api-version v3|v5   v3 (default): v3 and v5 both work; v5: v3 is gone, and answers 404
  --help                shows this text
`

function greeting(url: string, key: string): string {
  const curl = `curl -H 'Authorization: Bearer ${key}'`
  return `Supermemory emulator at ${url}
API key: ${key}

Trigger a sync, and list the connections, over v3 and over v5:
  ${curl} -d '{"containerTags":["team-docs"]}' ${url}/v3/connections/notion/import
  ${curl} -d '{}' ${url}/v3/connections/list
  ${curl} -X POST ${url}/ns/team-docs/connectors/conn_web_crawler_site/sync
  ${curl} '${url}/connectors?limit=100'

Run the action against it, in another terminal:
  npm start -- --base-url ${url} --api-key ${key} --provider notion --wait-for completed

Show the requests so far, and the syncs that they triggered:
  curl ${url}/__emulator
Refuse the next sync request with 503:
  curl -X PUT -d '{"failNext":{"status":503,"times":1}}' ${url}/__emulator
Shut v3 down:
  curl -X PUT -d '{"v3":404}' ${url}/__emulator
Refuse a namespace:
  curl -X PUT -d '{"refuse":["customer-b"]}' ${url}/__emulator
Undo these changes, and forget the requests:
  curl -X DELETE ${url}/__emulator

Press Ctrl-C to stop it.
`
}

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8123' },
      key: { type: 'string', default: DEFAULT_API_KEY },
      'api-version': { type: 'string', default: 'v3' },
      help: { type: 'boolean', default: false },
    },
  })
  const { port, key: apiKey, help, 'api-version': version } = values
  if (!/^\d{1,5}$/.test(port)) throw new Error(`--port: expected a whole number, got '${port}'`)
  if (!/^v[35]$/.test(version)) throw new Error(`--api-version: expected v3 or v5, got '${version}'`)
  if (help) process.stdout.write(HELP)
  else {
    const emulator = await startEmulator({ port: Number(port), apiKey, v3: version === 'v3' ? 'on' : 404 })
    const end = () => void emulator.close()
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
    process.stdout.write(greeting(emulator.url, apiKey))
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\nTry: npm run emulator -- --help\n`)
  process.exitCode = 1
}
