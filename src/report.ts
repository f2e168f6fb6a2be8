import { appendFileSync, existsSync } from 'node:fs'
import * as core from '@actions/core'
import { failureText } from './failure-text.ts'
import { nothingFoundText, type OutcomeContext, outcomeText } from './outcome-text.ts'
import { outputsOf } from './outputs.ts'
import type { Redact } from './redact.ts'
import { fails } from './status.ts'
import { faultSummary, inputSummary, summaryOf } from './summary.ts'
import type { SyncOutcome } from './sync.ts'
import { join, ours, type Phrase, plain, providerName, text } from './text.ts'

/** GitHub keeps this many annotations of a kind for a step. */
const MOST_ANNOTATIONS = 10
const LINES_AT_A_TIME = 200

export interface Reporter {
  /** Has the runner hide the key from here on. */
  mask(apiKey: string): void
  /** A line of the log. */
  log(line: Phrase): void
  /** A line that is shown with ACTIONS_STEP_DEBUG only. */
  debug(line: Phrase): void
  /** Annotations, outputs and summary of a sync. Returns whether the step succeeded. */
  outcome(outcome: SyncOutcome, context: OutcomeContext & { failOnItemFailures: boolean }): boolean
  /** The same where nothing was sent because the inputs are wrong. */
  badInput(problems: readonly Phrase[]): void
  /** The same where this action itself is at fault. */
  crash(error: unknown): void
  /** Warnings that are known before anything is sent. */
  warn(warnings: readonly Phrase[]): void
}

/** Tells people, through the runner. The only module besides the entry that knows @actions/core. */
export function createReporter(redact: Redact, env: Readonly<Record<string, string | undefined>>): Reporter {
  const shown = (phrase: Phrase) => plain(phrase, redact)
  let earlyWarnings = 0
  // Opening stdout takes some milliseconds. They pass while the first request is on its way, not before it.
  const unprinted: (() => void)[] = []
  const print = (line: () => void) => {
    if (unprinted.push(line) === 1) setImmediate(printAll)
  }
  const printAll = () => {
    // Thousands of runs may end at one look: many lines in one go, but not all, as they take memory until they are out.
    const lines = unprinted.splice(0)
    for (let from = 0; from < lines.length; from += LINES_AT_A_TIME) {
      process.stdout.cork()
      for (const line of lines.slice(from, from + LINES_AT_A_TIME)) line()
      process.stdout.uncork()
    }
  }

  return {
    mask(apiKey) {
      print(() => {
        // The runner takes a mask line by line, and hides no mask of several lines.
        for (const line of apiKey.split(/[\r\n]+/)) if (line.trim() !== '') core.setSecret(line)
      })
    },
    log: line => print(() => core.info(notACommand(shown(line)))),
    debug: line => print(() => core.debug(shown(line))),
    warn(warnings) {
      earlyWarnings += warnings.length
      print(() => annotate('warning', warnings))
    },
    outcome(outcome, context) {
      printAll()
      const { providers } = outcome
      const failed = providers.filter(({ status }) => fails(status, context.failOnItemFailures))
      const flawed = providers.filter(
        provider => provider.status === 'completed-with-failures' && !failed.includes(provider),
      )
      for (const provider of providers) {
        if (provider.observed !== null && !failed.includes(provider) && !flawed.includes(provider)) {
          core.info(notACommand(shown(outcomeText(provider, context))))
        }
      }
      annotate('error', [
        ...failed.map(provider => outcomeText(provider, context)),
        ...(failed.length === 0 ? overallErrors(outcome, context) : []),
      ])
      annotate(
        'warning',
        flawed.map(provider => outcomeText(provider, context)),
        MOST_ANNOTATIONS - earlyWarnings,
      )
      annotate(
        'notice',
        providers
          .filter(({ acceptance }) => acceptance?.how === 'already-running')
          .map(
            ({ provider, observed }) =>
              text`${providerName(provider)}: a sync of it ${ours(observed === null ? 'is' : 'was')} already running, which counts as accepted`,
          ),
      )
      write(outputsOf(outcome, context, redact), summaryOf(outcome, context, redact))
      return !fails(outcome.status, context.failOnItemFailures)
    },
    badInput(problems) {
      printAll()
      annotate('error', problems)
      write({ ...NO_OUTCOME, status: 'failed' }, inputSummary(problems, redact))
    },
    crash(error) {
      printAll()
      const problem = text`This is a fault of the action itself, please report it: ${String(error)}`
      annotate('error', [problem])
      if (error instanceof Error) core.debug(shown(text`${error.stack ?? ''}`))
      write({ ...NO_OUTCOME, status: 'failed' }, faultSummary(problem, redact))
    },
  }

  function annotate(level: keyof typeof ANNOTATE, phrases: readonly Phrase[], most = MOST_ANNOTATIONS): void {
    const lines = phrases.length <= most ? phrases : summedUp(phrases, most)
    for (const line of lines) ANNOTATE[level](shown(line), { title: 'Supermemory sync' })
  }

  /** Where the runner gave no file, or one that cannot be written, the step does without. */
  function write(outputs: Record<string, string>, summary: string): void {
    if (hasFile('GITHUB_OUTPUT')) {
      for (const [name, value] of Object.entries(outputs)) attempt(() => core.setOutput(name, value))
    }
    if (hasFile('GITHUB_STEP_SUMMARY')) {
      attempt(() => appendFileSync(env.GITHUB_STEP_SUMMARY ?? '', summary))
    }
  }

  // Without the file, core.setOutput() would print a command that the runner no longer takes.
  function hasFile(variable: string): boolean {
    return existsSync(env[variable] ?? '')
  }

  function attempt(writing: () => void): void {
    try {
      writing()
    } catch (error) {
      core.info(notACommand(shown(text`Writing a file of the runner failed: ${String(error)}`)))
    }
  }
}

const ANNOTATE = { error: core.error, warning: core.warning, notice: core.notice }

const NO_OUTCOME = { status: '', 'items-processed': '', 'items-failed': '', results: '[]' }

/** What failed where no provider did. */
function overallErrors(outcome: SyncOutcome, context: OutcomeContext): Phrase[] {
  if (outcome.failure !== null) {
    return [
      text`listing the connections failed: ${failureText(outcome.failure, 'look', context.requestTimeoutMs)}`,
    ]
  }
  if (outcome.status === 'cancelled') {
    return outcome.providers.length > 0
      ? [text`cancelled when all syncs had ended, before all was known of them`]
      : [text`cancelled before anything was asked to sync`]
  }
  return outcome.providers.length > 0 ? [] : [nothingFoundText(context)]
}

function summedUp(phrases: readonly Phrase[], most: number): Phrase[] {
  const first = phrases.slice(0, most - 1)
  const rest = phrases.slice(most - 1)
  return [...first, text`and ${rest.length} more: ${join(rest.map(firstWord), ', ')}`]
}

function firstWord(phrase: Phrase): Phrase {
  return phrase.slice(0, 1)
}

/** core.info() escapes nothing: a line that begins like a command would be one. */
function notACommand(line: string): string {
  return /^\s*::/.test(line) ? `· ${line}` : line
}
