/** Triggering a sync, where one request is all. */
import { BOTH, connection, KEY, many, past, type Scenario } from '../support/scenario.ts'
import { always, listed } from '../support/simulated-network.ts'

const SIGN_IN = '<!DOCTYPE html><html><head><title>Sign in to\n Guest Wi-Fi</title></head><body>…</body></html>'
const one = [connection('notion', 'conn_a')]
const running = past(-5000, null)
const v5 = { 'api-version': 'v5' }

export const triggering: Scenario[] = [
  { name: 'one provider', versions: BOTH, inputs: { provider: 'notion' }, connections: one },
  {
    name: 'several providers, with tags, named more than once and with blanks',
    versions: BOTH,
    inputs: { provider: 'notion, s3\n\nweb-crawler,,notion', 'container-tags': 'team, docs,\nteam ' },
    connections: [
      ...one,
      connection('s3', 'conn_b', {}, { containerTags: ['docs'] }),
      connection('web-crawler', 'conn_c'),
      connection('notion', 'conn_d', {}, { containerTags: ['other'] }),
    ],
  },
  {
    name: 'all finds the providers that have a connection',
    inputs: { provider: 'all', 'container-tags': 'team' },
    connections: [
      ...one,
      connection('s3', 'conn_b'),
      connection('notion', 'conn_c'),
      connection('gmail', 'conn_d', {}, { containerTags: ['other'] }),
    ],
  },
  {
    name: 'all finds a provider that the action does not know',
    inputs: { provider: 'all' },
    connections: one,
    faults: { list: always(listed(list => [...list, { id: 'conn_x', provider: 'dropbox' }])) },
  },
  {
    name: 'all whose list is refused',
    inputs: { provider: 'all' },
    faults: { list: always({ status: 401, body: { error: 'Unauthorized', details: 'Key was revoked' } }) },
  },
  {
    name: 'all whose list is no list',
    inputs: { provider: 'all' },
    faults: { list: always({ status: 200, body: SIGN_IN }) },
  },
  {
    name: 'a sync is running already, which counts as accepted',
    versions: BOTH,
    inputs: { provider: 'notion' },
    connections: [connection('notion', 'conn_a', {}, running)],
  },
  {
    name: 'one provider is refused, the others are triggered all the same',
    inputs: { provider: 'notion, gmail, s3' },
    faults: { 'trigger gmail': always({ status: 403, body: { message: 'Not with this plan' } }) },
  },
  {
    name: '200 is not 202',
    inputs: { provider: 'notion' },
    connections: one,
    faults: { trigger: always({ status: 200, body: { ok: true } }) },
  },
  {
    name: 'a sign-in page answers',
    inputs: { provider: 'notion' },
    faults: { trigger: always({ status: 200, headers: { 'content-type': 'text/html' }, body: SIGN_IN }) },
  },
  {
    name: 'a base-url with a path and a slash',
    inputs: { provider: 'notion', 'base-url': 'https://gateway.example/supermemory/' },
  },
  {
    name: 'key and base-url from the environment',
    inputs: { provider: 'notion', 'api-key': '', 'container-tags': 'team' },
    env: { SUPERMEMORY_API_KEY: ` ${KEY}\n`, SUPERMEMORY_BASE_URL: 'https://api.example' },
    debug: true,
  },
  {
    name: 'v5 triggers eight connectors at a time',
    inputs: { provider: 'notion, s3', ...v5 },
    connections: many(18, n => connection(n % 2 === 0 ? 's3' : 'notion', `conn_${n}`)),
    latencyMs: 1000,
    brief: 60,
  },
  {
    name: 'v5 refuses some connectors, the others are triggered all the same',
    inputs: { provider: 'notion', ...v5, 'max-retries': '1' },
    connections: many(6, n => connection('notion', `conn_${n}`)),
    faults: {
      'trigger conn_1': always({ status: 402, body: { error: 'Payment required', details: 'Upgrade for Notion' } }),
      'trigger conn_2': always({ status: 403, body: { error: 'Namespace denied' } }),
      'trigger conn_3': always({ status: 404, body: { error: 'Connector not found' } }),
      'trigger conn_4': always({ status: 409, body: { error: 'A sync is already running' } }),
      'trigger conn_5': always({ status: 503, body: { error: 'Provider unavailable' } }),
    },
  },
  {
    name: 'v5 cannot trigger a connector without a namespace',
    inputs: { provider: 'notion', ...v5 },
    connections: [connection('notion', 'conn_old', {}, { containerTags: [] }), ...one],
  },
  {
    name: 'v5 sees without waiting that a provider has no connector',
    inputs: { provider: 'notion, gmail', ...v5 },
    connections: one,
  },
]
