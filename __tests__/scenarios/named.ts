/** All that was named is accounted for: providers, container tags, connection ids; and what of it cannot be listed. */
import { BOTH, connection, many, type Scenario } from '../support/scenario.ts'
import { always, between } from '../support/simulated-network.ts'

const inputs = { provider: 'notion', 'wait-for': 'completed' }
const v5 = { 'api-version': 'v5' }
const one = connection('notion', 'conn_a')
const docs = { containerTags: ['docs'] }
const misspelt = { ...inputs, 'container-tags': 'team, custmer-a' }
const two = { ...inputs, 'container-tags': 'team, docs' }
const ids = (value: string) => ({ 'connection-ids': value })
const three = [one, connection('notion', 'conn_b'), connection('s3', 'conn_c')]

export const named: Scenario[] = [
  { name: 'one tag of two is misspelt', versions: BOTH, inputs: misspelt, connections: [one] },
  {
    name: 'one tag of two has connections of other providers only',
    inputs: { ...two, ...v5 },
    connections: [one, connection('s3', 'conn_b', {}, docs)],
  },
  {
    name: 'one tag of two is misspelt, accepted',
    inputs: { provider: 'notion', 'container-tags': 'team, custmer-a', ...v5 },
    connections: [one],
  },
  {
    name: 'one tag of two is misspelt, checked',
    inputs: { provider: 'notion', mode: 'check', 'container-tags': 'team, custmer-a', ...v5 },
    connections: [one],
  },
  { name: 'the only tag is misspelt', inputs: { ...inputs, ...v5, 'container-tags': 'custmer-a' }, connections: [one] },
  {
    name: 'a misspelt tag, and fail-on names its code',
    inputs: { ...misspelt, ...v5, 'fail-on': 'unknown_tag' },
    connections: [one],
  },
  {
    name: 'one provider of two has no connection for the tags',
    versions: BOTH,
    inputs: { ...two, provider: 'notion, s3' },
    connections: [one, connection('notion', 'conn_b', {}, docs)],
  },
  { name: 'all finds nothing for two tags', inputs: { ...two, provider: 'all', ...v5 } },
  { name: 'all finds nothing for the only tag', inputs: { provider: 'all', 'container-tags': 'custmer-a', ...v5 } },
  {
    name: 'one namespace of two is refused at first',
    inputs: { ...two, ...v5 },
    connections: [one, connection('notion', 'conn_b', {}, docs)],
    refuse: ['docs'],
  },
  {
    name: 'one namespace of two is refused, and a provider is not found elsewhere',
    inputs: { ...two, ...v5, provider: 'notion, s3' },
    connections: [one],
    refuse: ['docs'],
  },
  {
    name: 'every namespace is refused, and fail-on is none',
    inputs: { ...two, ...v5, 'fail-on': 'none' },
    connections: [one],
    refuse: ['team', 'docs'],
  },
  {
    name: 'one namespace of two fails at first, after its retries',
    inputs: { ...two, ...v5, 'max-retries': '1' },
    connections: [one, connection('notion', 'conn_b', {}, docs)],
    faults: { 'list docs': always(500) },
  },
  {
    name: 'one namespace of two is refused in the middle of the wait',
    inputs: { ...two, ...v5 },
    connections: [
      connection('notion', 'conn_a', { takesMs: 30_000 }),
      connection('notion', 'conn_b', {}, docs),
      connection('notion', 'conn_c', { takesMs: 60_000 }, docs),
    ],
    at: [[10, api => api.refuse(['docs'])]],
  },
  {
    name: 'one namespace of two is refused for one poll only',
    inputs: { ...two, ...v5 },
    connections: [
      connection('notion', 'conn_a', { takesMs: 30_000 }),
      connection('notion', 'conn_b', { takesMs: 30_000 }, docs),
    ],
    faults: { 'list docs': between(4, 7, 403) },
  },
  { name: 'one connection of three', inputs: { ...inputs, ...ids('["conn_b"]') }, connections: three },
  {
    name: 'one connection id of two is unknown',
    inputs: { ...inputs, ...ids('conn_a, conn_x') },
    connections: three,
  },
  {
    name: 'a connection id of a provider that was not named',
    inputs: { ...inputs, ...ids('conn_a, conn_c') },
    connections: three,
  },
  {
    name: 'a connection id that none of the tags has',
    inputs: { ...inputs, ...ids('conn_b'), 'container-tags': 'team' },
    connections: [one, connection('notion', 'conn_b', {}, docs)],
  },
  {
    name: 'a provider without a chosen connection',
    inputs: { ...inputs, provider: 'notion, s3', ...ids('conn_a') },
    connections: three,
  },
  {
    name: 'all are the providers of the ids',
    inputs: { ...inputs, provider: 'all', ...ids('conn_b,conn_c') },
    connections: three,
  },
  {
    name: 'all with ids of which none is known',
    inputs: { ...inputs, provider: 'all', ...ids('conn_x,conn_y') },
    connections: three,
  },
  {
    name: 'a connection id that may be in the namespace that is refused',
    inputs: { ...two, ...ids('conn_a, conn_b') },
    connections: [one, connection('notion', 'conn_b', {}, docs)],
    refuse: ['docs'],
  },
  {
    name: 'connections to check by id',
    inputs: { provider: 'notion, s3', mode: 'check', ...ids('conn_c, conn_x') },
    connections: three,
  },
  {
    name: 'an id in two namespaces means both',
    inputs: { ...inputs, ...ids('conn_a') },
    connections: [
      one,
      connection('notion', 'conn_a', { status: 'failed', errorCode: 'auth_expired' }, docs),
      connection('notion', 'conn_b'),
    ],
  },
  {
    name: 'an id in two namespaces, of which one is removed',
    inputs: { ...inputs, ...v5 },
    connections: [one, connection('notion', 'conn_a', { takesMs: 60_000 }, docs)],
    at: [[10, api => api.removeConnection('docs/conn_a')]],
  },
  {
    name: 'an id that looks like another one once it is cleaned',
    inputs: { ...inputs, 'connection-ids': 'jane@mail.example' },
    connections: [connection('notion', 'bob@mail.example')],
  },
  {
    name: 'a 401 to one namespace of two, and fail-on is none',
    inputs: { ...inputs, 'container-tags': 'team, docs', 'api-version': 'v5', 'fail-on': 'none' },
    connections: [connection('notion', 'conn_a')],
    faults: { 'list docs': always(401) },
  },
  {
    name: '800 ids of which none is known',
    inputs: { ...inputs, 'connection-ids': many(800, n => `conn_${n}`).join() },
    brief: 6,
  },
  {
    name: 'a list that asks for time delays no other list',
    inputs: { ...inputs, 'container-tags': 'team, docs', 'api-version': 'v5', 'poll-interval-seconds': '2' },
    connections: [
      connection('notion', 'conn_a', { takesMs: 9000 }),
      connection('notion', 'conn_b', { takesMs: 9000 }, { containerTags: ['docs'] }),
    ],
    faults: { 'list docs': ['ok', { status: 429, headers: { 'retry-after': '40' }, body: '' }] },
  },
]
