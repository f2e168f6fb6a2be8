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
  { name: 'nothing is given', inputs: { 'api-key': '' } },
  { name: 'the provider is blank', inputs: { provider: ' ,\n , ' } },
  {
    name: 'providers misspelt',
    inputs: { provider: 'Notion, gdrive, google_drive, web crawler, git-hub, xyzzy' },
  },
  { name: 'all beside others', inputs: { provider: 'all, notion' } },
  { name: 'wait-for misspelt', inputs: { provider, 'wait-for': 'complete' } },
  { name: 'fail-on misspelt', inputs: { provider, 'fail-on': 'failed, timedout, Running' } },
  {
    name: 'numbers that are none',
    inputs: {
      provider,
      'wait-timeout-minutes': '1e3',
      'poll-interval-seconds': '0x10',
      'request-timeout-seconds': 'NaN',
      'max-retries': '٣',
    },
  },
  {
    name: 'numbers out of range',
    inputs: {
      provider,
      'wait-timeout-minutes': '7200.1',
      'poll-interval-seconds': '301',
      'request-timeout-seconds': '0',
      'max-retries': '11',
    },
  },
  {
    name: 'numbers at their limits',
    inputs: {
      provider,
      'wait-timeout-minutes': ' 7200 ',
      'poll-interval-seconds': '300',
      'request-timeout-seconds': '0.5',
      'max-retries': '10',
    },
  },
  { name: 'one odd tag', inputs: { provider, 'container-tags': 'team, odd tag' } },
  {
    name: 'many odd tags',
    inputs: {
      provider,
      'container-tags': JSON.stringify([
        'a b',
        'c,d',
        'é',
        `long${'g'.repeat(100)}`,
        '"',
        '.',
        'x/y',
        'fine',
      ]),
    },
  },
  { name: 'tags as JSON that is no array of strings', inputs: { provider, 'container-tags': '["team", 5]' } },
  { name: 'a base-url of another scheme', inputs: { provider, 'base-url': 'ftp://api.example' } },
  { name: 'a base-url of plain http', inputs: { provider, 'base-url': 'http://api.example' } },
  {
    name: 'a base-url with credentials',
    inputs: { provider, 'base-url': 'https://user:hunter2@api.example' },
  },
  {
    name: 'a base-url with query and fragment',
    inputs: { provider, 'base-url': 'https://api.example/?a=1#b' },
  },
  { name: 'a key of two lines', inputs: { provider, 'api-key': `${KEY}\nsm_second_line` } },
  { name: 'a key with a blank in it', inputs: { provider, 'api-key': 'sm_first half' } },
  { name: 'the key in place of the provider', inputs: { provider: KEY } },
  {
    name: 'the key among the tags and in the base-url',
    inputs: { provider, 'container-tags': `["${KEY}`, 'base-url': `http://${KEY}` },
  },
]
