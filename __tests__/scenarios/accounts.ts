/** `show-accounts`: whose login a connection is. Off by default; on, beside the id, and nothing else is shown for it. */
import { BOTH, connection, KEY, past, type Scenario } from '../support/scenario.ts'

const waiting = { provider: 'notion, gmail', 'wait-for': 'completed' }
const shown = { 'show-accounts': 'true' }
const of = (email: string) => ({ email })
const expired = {
  status: 'failed',
  errorCode: 'auth_expired',
  error: 'The token of jane@mail.example, asked for by bob@mail.example, has expired',
} as const
const connections = [
  connection('notion', 'conn_a', expired, of('jane@mail.example')),
  connection('notion', 'conn_b', {}, of('Team wiki')),
  connection('gmail', 'conn_c', {}, of('support@mail.example')),
  connection('gmail', 'conn_d'),
]

export const accounts: Scenario[] = [
  { name: 'are not shown', versions: BOTH, inputs: waiting, connections },
  { name: 'are shown beside the ids', versions: BOTH, inputs: { ...waiting, ...shown }, connections },
  {
    name: 'are shown in a check',
    inputs: { provider: 'notion', mode: 'check', ...shown },
    connections: [
      connection('notion', 'conn_a', {}, { ...past(-7_200_000, -3_600_000, expired), ...of('jane@mail.example') }),
    ],
  },
  {
    name: 'are shown where a connection is refused',
    inputs: { provider: 'notion', 'api-version': 'v5', ...shown },
    connections,
    faults: { 'trigger conn_a': () => ({ status: 403, body: { error: 'jane@mail.example may not do that' } }) },
  },
  {
    name: 'want to be more',
    inputs: { ...waiting, ...shown, provider: 'notion' },
    connections: [
      '::error::a@b.example',
      '<b>|jane@mail.example|</b>\n::warning::x',
      `${KEY}@mail.example`,
      '[l](https://evil.example) @someone',
      'x'.repeat(2000),
    ].map((email, index) => connection('notion', `conn_${index + 1}`, expired, of(email))),
  },
]
