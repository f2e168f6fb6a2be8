import type * as nodeFs from 'node:fs'
import { join } from 'node:path'
import type * as actionsCore from '@actions/core'
import type { Clean } from '../clean.ts'
import { fails, isFine } from '../status.ts'
import { type ProviderResult, statusOf } from '../sync/results.ts'
import { limitMessage, type Report } from './connection.ts'
import { nothingMessage, providerMessage } from './messages.ts'
import { type Outputs, outputsOf, outputsOfProblem } from './outputs.ts'
import { problemSummary, summaryOf } from './summary.ts'

/** What the reporter needs of the runner. */
export interface Runner {
  core: Pick<typeof actionsCore, 'info' | 'debug' | 'error' | 'warning' | 'notice' | 'setSecret' | 'setOutput'>
  fs: Pick<typeof nodeFs, 'existsSync' | 'appendFileSync' | 'writeFileSync' | 'mkdtempSync'>
  env: Readonly<Record<string, string | undefined>>
}

/** GitHub keeps this many annotations of a kind for a step. */
const MOST_ANNOTATIONS = 10
const TITLE = { title: 'Supermemory' }

export type Reporter = ReturnType<typeof createReporter>

/** Tells people, through the runner. `given`: the input `provider`, cleaned. */
export function createReporter({ core, fs, env }: Runner, clean: Clean, given: string) {
  let warnings = 0

  /** core.info() escapes nothing: a line that begins like a command would be one. */
  function log(line: string): void {
    core.info(line.replace(/^(?=\s*::)/, '· '))
  }

  function annotate(level: 'error' | 'warning', messages: readonly string[]): void {
    const most = MOST_ANNOTATIONS - (level === 'warning' ? warnings : 0)
    const lines = messages.length <= most ? messages : summedUp(messages, Math.max(1, most))
    if (level === 'warning') warnings += lines.length
    for (const line of lines) core[level](line, TITLE)
  }

  /** Where the runner gave no file, the step does without. */
  function write({ values, all }: Outputs, summary: string): void {
    let file = ''
    attempt('results-file', env.RUNNER_TEMP, folder => {
      const path = join(fs.mkdtempSync(join(folder, 'supermemory-sync-')), 'results.json')
      fs.writeFileSync(path, all)
      file = path
    })
    attempt('the outputs', env.GITHUB_OUTPUT, () => {
      for (const [name, value] of Object.entries({ ...values, 'results-file': file })) core.setOutput(name, value)
    })
    attempt('the job summary', env.GITHUB_STEP_SUMMARY, path => fs.appendFileSync(path, summary))
  }

  function attempt(what: string, path: string | undefined, writeTo: (path: string) => void): void {
    if (!path || !fs.existsSync(path)) return
    try {
      writeTo(path)
    } catch (error) {
      annotate('warning', [`${what} could not be written: ${clean(String(error))}`])
    }
  }

  return {
    /** Has the runner hide the key from here on. It takes a mask line by line. */
    mask: (apiKey: string) => {
      for (const line of apiKey.split(/[\r\n]+/)) if (line.trim() !== '') core.setSecret(line)
    },
    /** A line of the log. */
    log,
    /** A line that is shown with ACTIONS_STEP_DEBUG only. */
    debug: (line: string) => core.debug(line),
    warn: (messages: readonly string[]) => annotate('warning', messages),
    notice: (message: string) => core.notice(message, TITLE),

    /** Annotations, outputs and summary of a sync or a check. Returns whether the step succeeded. */
    report(report: Report): boolean {
      const { outcome, settings } = report
      const { providers } = outcome
      const say = (provider: ProviderResult) => `${provider.provider}: ${providerMessage(provider, report)}`
      const failed = providers.filter(provider => fails(statusesOf(provider), settings.failOn))
      const flawed = providers.filter(provider => !failed.includes(provider) && hasFlaw(provider, report))
      for (const provider of providers.filter(each => !failed.includes(each) && !flawed.includes(each))) {
        if (provider.connections !== null) log(say(provider))
        if (provider.alreadyRunning) {
          core.notice(`${provider.provider}: a sync is already running, which counts as accepted`, TITLE)
        }
      }
      const isFailure = failed.length > 0 || fails([statusOf(outcome)], settings.failOn)
      const nothing = providers.length === 0 ? [nothingMessage(report)] : []
      const unfinished = isFailure && failed.length === 0 && nothing.length === 0
      const ofAll = unfinished ? ['cancelled before the counts of all runs were known'] : nothing
      annotate('error', [...failed.map(say), ...(isFailure ? ofAll : [])])
      annotate('warning', [...flawed.map(say), ...(isFailure ? [] : ofAll)])
      write(outputsOf(report, given), summaryOf(report))
      return !isFailure
    },

    /** The same where nothing could be asked. */
    problem(problems: readonly string[], errorCode: string): void {
      annotate('error', problems)
      write(outputsOfProblem(given, 'sync', 'failed', problems.join('; '), errorCode), problemSummary(problems))
    },
  }
}

function statusesOf({ status, connections }: ProviderResult) {
  return [status, ...(connections ?? []).map(connection => connection.status)]
}

/** Whether there is something to say that does not fail the step. */
function hasFlaw(provider: ProviderResult, report: Report): boolean {
  return (
    !statusesOf(provider).every(isFine) || (provider.connections ?? []).some(each => limitMessage(each, report) !== '')
  )
}

function summedUp(messages: readonly string[], most: number): string[] {
  const rest = messages.slice(most - 1)
  return [...messages.slice(0, most - 1), `${rest.length} more: ${rest.join('; ')}`]
}
