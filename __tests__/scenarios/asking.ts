/** Asking for a sync, where one request says it all. */
import { connection, KEY, type Scenario } from '../support/scenario.ts'
import { always } from '../support/simulated-network.ts'

const SIGN_IN =
  '<!DOCTYPE html><html><head><title>Sign in to\n Guest Wi-Fi</title></head><body>…</body></html>'
const running = connection(
  'notion',
  'conn_a',
  {},
  {
    pastRuns: [
      { startedAtMs: -5000, completedAtMs: null, status: 'completed', itemsProcessed: 0, itemsFailed: 0 },
    ],
  },
)

export const asking: Scenario[] = [
  {
    name: 'one provider',
    inputs: { provider: 'notion' },
    connections: [connection('notion', 'conn_a')],
  },
  {
    name: 'several providers, with tags, named more than once and with blanks',
    inputs: { provider: 'notion, s3\n\nweb-crawler,,notion', 'container-tags': 'team, docs,\nteam ' },
    connections: [connection('notion', 'conn_a')],
  },
  {
    name: 'tags as a JSON array',
    inputs: { provider: 'notion', 'container-tags': ' ["team", "docs:a", "team"]' },
    connections: [connection('notion', 'conn_a')],
  },
  {
    name: 'all finds the providers that have a connection',
    inputs: { provider: 'all', 'container-tags': 'team' },
    connections: [
      connection('notion', 'conn_a'),
      connection('s3', 'conn_b'),
      connection('notion', 'conn_c'),
      connection('gmail', 'conn_d', {}, { containerTags: ['other'] }),
    ],
  },
  {
    name: 'all finds nothing for the tags',
    inputs: { provider: 'all', 'container-tags': 'nobody' },
    connections: [connection('notion', 'conn_a')],
  },
  { name: 'all finds nothing at all', inputs: { provider: 'all' } },
  {
    name: 'all finds a provider that the action does not know',
    inputs: { provider: 'all' },
    connections: [connection('notion', 'conn_a')],
    mishaps: {
      list: always({ edit: list => [...list, { id: 'conn_x', provider: 'dropbox' }] }),
    },
  },
  {
    name: 'all whose list is refused',
    inputs: { provider: 'all' },
    mishaps: { list: always({ status: 401, body: { error: 'Unauthorized', details: 'Key was revoked' } }) },
  },
  {
    name: 'all whose list is no list',
    inputs: { provider: 'all' },
    mishaps: { list: always({ status: 200, body: SIGN_IN }) },
  },
  {
    name: 'a sync is running already, which counts as accepted',
    inputs: { provider: 'notion' },
    connections: [running],
  },
  {
    name: 'one provider is refused, the others are asked all the same',
    inputs: { provider: 'notion, gmail, s3' },
    mishaps: { 'ask gmail': always({ status: 403, body: { message: 'Not with this plan' } }) },
  },
  {
    name: 'a 202 with a JSON body',
    inputs: { provider: 'notion' },
    mishaps: { ask: [{ after: { status: 202, body: { message: 'Importing' } } }] },
  },
  {
    name: '200 is not 202',
    inputs: { provider: 'notion' },
    mishaps: { ask: always({ status: 200, body: { ok: true } }) },
  },
  {
    name: 'a sign-in page answers',
    inputs: { provider: 'notion' },
    mishaps: { ask: always({ status: 200, headers: { 'content-type': 'text/html' }, body: SIGN_IN }) },
  },
  {
    name: 'a redirect to another host',
    inputs: { provider: 'notion' },
    mishaps: {
      ask: always({ status: 308, headers: { location: 'https://eu.example/v3/?token=abc' }, body: '' }),
    },
  },
  {
    name: 'a redirect on the same host',
    inputs: { provider: 'notion' },
    mishaps: { ask: always({ status: 302, headers: { location: '/login' }, body: '' }) },
  },
  {
    name: 'a base-url with a path and a slash',
    inputs: { provider: 'notion', 'base-url': 'https://gateway.example/supermemory/' },
  },
  { name: 'a base-url on this machine', inputs: { provider: 'notion', 'base-url': 'http://127.0.0.1:8787' } },
  {
    name: 'key and base-url from the environment',
    inputs: { provider: 'notion', 'api-key': '', 'container-tags': 'team' },
    env: { SUPERMEMORY_API_KEY: ` ${KEY}\n`, SUPERMEMORY_BASE_URL: 'https://api.example' },
    debug: true,
  },
  {
    name: 'the lines for debugging',
    inputs: { provider: 'notion, s3' },
    mishaps: { ask: ['refused'] },
    debug: true,
  },
]
