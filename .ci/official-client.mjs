// Holds the emulator against the vendor's npm client, which speaks v3: node official-client.mjs URL KEY
import assert from 'node:assert/strict'
import Supermemory from 'supermemory'

const [baseURL, apiKey] = process.argv.slice(2)
const client = new Supermemory({ baseURL, apiKey, maxRetries: 0 })
const team = { containerTags: ['team-docs'] }

assert.equal(await client.connections.import('notion', team), 'Importing connections...')

const listed = await client.connections.list(team)
const providers = listed.map(({ provider }) => provider)
assert.deepEqual(new Set(providers).size, 5, `team-docs has ${providers}`)
for (const { id, createdAt } of listed) assert.ok(id && Date.parse(createdAt), `${id} was made at ${createdAt}`)
assert.ok((await client.connections.list()).length > listed.length, 'without tags there are more')

const refused = (status, message, promise) => assert.rejects(promise, { status, message })
await refused(409, /already in progress/, client.connections.import('notion', team))
await refused(400, /Invalid provider/, client.connections.import('dropbox', {}))
await refused(400, /can only contain/, client.connections.list({ containerTags: ['a b'] }))
await refused(401, /Unauthorized/, client.withOptions({ apiKey: 'sm_wrong' }).connections.list({}))

console.log('The npm client takes the emulator for the API: connections.import, connections.list, four refusals')
