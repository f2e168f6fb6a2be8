import type * as nodeFs from 'node:fs'
import { join } from 'node:path'
import type * as actionsCore from '@actions/core'
import type { Clean } from '../clean.ts'
import { fails, type Status } from '../status.ts'
import { type Outcome, type ProviderResult, statusOf } from '../sync/results.ts'
import { type Context, isFine, limitMessage, nothingMessage, providerMessage } from './messages.ts'
import { type Outputs, outputsOf, outputsOfProblem } from './outputs.ts'
import { problemSummary, summaryOf } from './summary.ts'

/** What the reporter needs of the runner. */
export interface Runner {
  core: Pick<
    typeof actionsCore,
    'info' | 'debug' | 'error' | 'warning' | 'notice' | 'setSecret' | 'setOutput'
  >
  fs: Pick<typeof nodeFs, 'existsSync' | 'appendFileSync' | 'writeFileSync' | 'mkdtempSync'>
  env: Readonly<Record<string, string | undefined>>
}

/** GitHub keeps this many annotations of a kind for a step. */
const MOST_ANNOTATIONS = 10
const TITLE = { title: 'Supermemory sync' }

/** What a report is made of, besides the outcome. */
export interface ReportSettings {
  containerTags: readonly string[]
  failOn: readonly Status[]
}

export interface Reporter {
  /** Has the runner hide the key from here on. */
  mask(apiKey: string): void
  /** A line of the log. */
  log(line: string): void
  /** A line that is shown with ACTIONS_STEP_DEBUG only. */
  debug(line: string): void
  warn(messages: readonly string[]): void
  notice(message: string): void
  /** Annotations, outputs and summary of a sync or a check. Returns whether the step succeeded. */
  outcome(outcome: Outcome, context: Context, settings: ReportSettings): boolean
  /** The same where nothing could be asked. */
  problem(problems: readonly string[], errorCode: string): void
}

/** Tells people, through the runner. `given`: the input `provider`. */
export function createReporter({ core, fs, env }: Runner, clean: Clean, given: string): Reporter {
  let warnings = 0
  const reporter: Reporter = {
    mask(apiKey) {
      // The runner takes a mask line by line.
      for (const line of apiKey.split(/[\r\n]+/)) if (line.trim() !== '') core.setSecret(line)
    },
    log: line => core.info(notACommand(line)),
    debug: line => core.debug(notACommand(line)),
    warn: messages => annotate('warning', messages),
    notice: message => core.notice(notACommand(message), TITLE),
    outcome(outcome, context, settings) {
      const failed = outcome.providers.filter(provider => isFailure(provider, settings.failOn))
      const others = outcome.providers.filter(provider => !failed.includes(provider))
      const say = (provider: ProviderResult) => `${provider.provider}: ${providerMessage(provider, context)}`
      const overall = fails(statusOf(outcome), settings.failOn)
      for (const provider of others.filter(each => !isRemarkable(each))) {
        if (provider.connections !== null) reporter.log(say(provider))
        if (provider.alreadyRunning) {
          reporter.notice(`${provider.provider}: a sync is already running, which counts as accepted`)
        }
      }
      const nothing = outcome.providers.length === 0 ? [nothingMessage(outcome, context)] : []
      const unfinished = nothing.length > 0 ? nothing : ['cancelled before the counts of all runs were known']
      annotate('error', [...failed.map(say), ...(overall && failed.length === 0 ? unfinished : [])])
      annotate('warning', [...others.filter(isRemarkable).map(say), ...(overall ? [] : nothing)])
      write(
        outputsOf(outcome, context, given),
        summaryOf(outcome, settings.containerTags.map(clean), context),
      )
      return failed.length === 0 && !overall
    },
    problem(problems, errorCode) {
      annotate('error', problems)
      write(outputsOfProblem(given, problems.join('; '), errorCode), problemSummary(problems))
    },
  }
  return reporter

  function annotate(level: 'error' | 'warning', messages: readonly string[]): void {
    const most = MOST_ANNOTATIONS - (level === 'warning' ? warnings : 0)
    const lines = messages.length <= most ? messages : summedUp(messages, most)
    if (level === 'warning') warnings += lines.length
    for (const line of lines) core[level](notACommand(line), TITLE)
  }

  /** Where the runner gave no file, the step does without. */
  function write({ values, all }: Outputs, summary: string): void {
    const file = env.RUNNER_TEMP
      ? attempt('results-file', () => writeResults(env.RUNNER_TEMP ?? '', all))
      : ''
    if (fs.existsSync(env.GITHUB_OUTPUT ?? '')) {
      attempt('the outputs', () => {
        for (const [name, value] of Object.entries({ ...values, 'results-file': file }))
          core.setOutput(name, value)
        return ''
      })
    }
    if (fs.existsSync(env.GITHUB_STEP_SUMMARY ?? '')) {
      attempt('the job summary', () => {
        fs.appendFileSync(env.GITHUB_STEP_SUMMARY ?? '', summary)
        return ''
      })
    }
  }

  function writeResults(folder: string, all: string): string {
    const file = join(fs.mkdtempSync(join(folder, 'supermemory-sync-')), 'results.json')
    fs.writeFileSync(file, all)
    return file
  }

  function attempt(what: string, writing: () => string): string {
    try {
      return writing()
    } catch (error) {
      annotate('warning', [`${what} could not be written: ${clean(String(error))}`])
      return ''
    }
  }
}

function isFailure({ status, connections }: ProviderResult, failOn: readonly Status[]): boolean {
  return [status, ...(connections ?? []).map(each => each.status)].some(each => fails(each, failOn))
}

/** Whether there is something to say that is no failure of the step. */
function isRemarkable({ status, connections }: ProviderResult): boolean {
  const statuses = [status, ...(connections ?? []).map(each => each.status)]
  return (
    statuses.some(each => !isFine({ status: each })) ||
    (connections ?? []).some(each => limitMessage(each) !== '')
  )
}

function summedUp(messages: readonly string[], most: number): string[] {
  const rest = messages.slice(most - 1)
  const names = rest.map(message => message.split(':', 1)[0])
  return [...messages.slice(0, most - 1), `and ${rest.length} more: ${names.join(', ')}`]
}

/** core.info() escapes nothing: a line that begins like a command would be one, and `##[` is one anywhere in a line. */
function notACommand(line: string): string {
  return line.replace(/^(?=\s*::)/, '· ').replaceAll('##[', '## [')
}
