/** Inputs: all that is wrong is told at once, before anything is sent. */
import { KEY, type Scenario } from '../support/scenario.ts'

const provider = 'notion'

export const inputs: Scenario[] = [
  {
    name: 'everything is wrong at once',
    inputs: {
      provider: 'notoin, s3, dropbox',
      'container-tags': '["team"',
      'api-key': '',
      'base-url': 'api.supermemory.ai',
      'wait-for': 'finished',
      'fail-on': 'Sometimes!',
      'wait-timeout-minutes': '5m',
      'poll-interval-seconds': '0.5',
      'request-timeout-seconds': '-1',
      'max-retries': '2.5',
    },
  },
  {
    name: 'combinations that mean nothing',
    inputs: { provider, 'wait-for': 'searchable', mode: 'check', 'api-version': 'v3', 'max-age-minutes': '0' },
  },
  { name: 'an old Node', inputs: { provider }, nodeVersion: '20.18.3' },
  { name: 'nothing is given', inputs: { 'api-key': '' } },
  {
    name: 'providers misspelt',
    inputs: { provider: `Notion, gdrive, google_drive, web crawler, git-hub, xyzzy, ${'x'.repeat(60)}` },
  },
  {
    name: 'many odd tags',
    inputs: {
      provider,
      'container-tags': JSON.stringify(['a b', 'c,d', 'é', `long${'g'.repeat(100)}`, '"', '.', 'x/y', 'fine']),
    },
  },
  { name: 'a base-url with credentials', inputs: { provider, 'base-url': 'https://user:hunter2@api.example' } },
  { name: 'a key of two lines', inputs: { provider, 'api-key': `${KEY}\nsm_second_line` } },
  {
    name: 'the key among the tags and in the base-url',
    inputs: { provider, 'container-tags': `["${KEY}`, 'base-url': `http://${KEY}` },
  },
  {
    name: 'lists in which nothing is left',
    inputs: { provider, 'container-tags': '[""]', 'connection-ids': ' , ' },
  },
  { name: 'tags of white space alone', inputs: { provider, 'container-tags': ' \n ', 'connection-ids': '\n' } },
  {
    name: 'what needs v5, with v3',
    inputs: { provider, 'api-version': 'v3', 'wait-for': 'memories', 'connection-ids': 'conn_a' },
  },
  {
    name: 'codes misspelt, and accounts that are neither shown nor not',
    inputs: { provider, 'fail-on': 'auth_expird, http_600, counts_unknown, timedout', 'show-accounts': 'yes' },
  },
  { name: 'codes that change nothing', inputs: { provider, 'fail-on': 'input, internal_fault, http_599, removed' } },
  { name: 'a base-url that ends in a version', inputs: { provider, 'base-url': 'https://api.supermemory.ai/v3/' } },
]
