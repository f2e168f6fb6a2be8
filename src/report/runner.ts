import type * as nodeFs from 'node:fs'
import { join } from 'node:path'
import type * as actionsCore from '@actions/core'
import type { Clean } from '../clean.ts'
import { bySeverity } from '../status.ts'
import { cut, lineOf } from './messages.ts'
import { outputsOf } from './outputs.ts'
import type { Part, Picture } from './picture.ts'
import type { Summaries } from './summary.ts'

/** What the runner offers. */
export interface Runner {
  core: Pick<typeof actionsCore, 'info' | 'debug' | 'error' | 'warning' | 'notice' | 'setSecret' | 'setOutput'>
  fs: Pick<typeof nodeFs, 'existsSync' | 'appendFileSync' | 'writeFileSync' | 'mkdtempSync'>
  env: Readonly<Record<string, string | undefined>>
}

/** GitHub keeps this many annotations of a kind for a step. */
const MOST_ANNOTATIONS = 10

interface Annotation {
  title: string
  message: string
}

export type Reporter = ReturnType<typeof createReporter>

/** Tells people, through the runner. */
export function createReporter({ core, fs, env }: Runner, mode: 'sync' | 'check', clean: Clean) {
  const titleOf = (about: string) => `Supermemory ${mode}${about === '' ? '' : `: ${about}`}`
  let warnings = 0

  /** core.info() escapes nothing: a line that begins like a command would be one. */
  function log(line: string): void {
    core.info(line.replace(/^(?=\s*::)/, '· '))
  }

  function annotate(level: 'error' | 'warning' | 'notice', annotations: readonly Annotation[]): void {
    const most = MOST_ANNOTATIONS - (level === 'warning' ? warnings : 0)
    const shown = annotations.length <= most ? annotations : most < 1 ? [] : summedUp(annotations, most, titleOf)
    if (level === 'warning') warnings += shown.length
    if (shown.length === 0) for (const { title, message } of annotations) log(`${title}: ${message}`)
    for (const { title, message } of shown) core[level](message, { title })
  }

  /** Where the runner gave no file, the step does without. */
  function attempt(what: string, path: string | undefined, writeTo: (path: string) => void): void {
    if (!path || !fs.existsSync(path)) return
    try {
      writeTo(path)
    } catch (error) {
      const message = `${what} could not be written: ${clean(String(error))}`
      annotate('warning', [{ title: titleOf(what), message }])
    }
  }

  function write(picture: Picture, { job, output }: Summaries): void {
    const { values, all } = outputsOf(picture)
    let file = ''
    attempt('results-file', env.RUNNER_TEMP, folder => {
      const path = join(fs.mkdtempSync(join(folder, 'supermemory-sync-')), 'results.json')
      fs.writeFileSync(path, all)
      file = path
    })
    attempt('the outputs', env.GITHUB_OUTPUT, () => {
      const outputs = { ...values, 'results-file': file, summary: output }
      for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
    })
    attempt('the job summary', env.GITHUB_STEP_SUMMARY, path => fs.appendFileSync(path, job))
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
    warn: (about: string, messages: readonly string[]) =>
      annotate(
        'warning',
        messages.map(message => ({ title: titleOf(about), message })),
      ),
    notice: (about: string, message: string) => core.notice(message, { title: titleOf(about) }),

    /** Annotations, outputs and summary; each part on its own, the worst first. */
    report(picture: Picture, summaries: Summaries): void {
      const { isFailure } = picture
      const annotation = (part: Part): Annotation => ({ title: titleOf(part.name), message: lineOf(part) })
      const parts = picture.parts.toSorted(bySeverity)
      const running = 'a sync is already running, which counts as accepted'
      annotate(
        'notice',
        parts
          .filter(({ wasRunning }) => wasRunning)
          .map(({ name }) => ({ title: titleOf(name), message: `${name}: ${running}` })),
      )
      const unfinished = isFailure && parts.every(({ fails }) => !fails)
      const cancelled = { title: titleOf(''), message: 'cancelled before the counts of all runs were known' }
      annotate('error', [...parts.filter(({ fails }) => fails).map(annotation), ...(unfinished ? [cancelled] : [])])
      annotate('warning', parts.filter(({ isNotable }) => isNotable).map(annotation))
      for (const part of parts.filter(({ fails, isNotable, rows }) => !fails && !isNotable && rows !== null)) {
        log(lineOf(part))
      }
      write(picture, summaries)
    },

    /** The same for bad input, or a bug. */
    problem(problems: readonly string[], picture: Picture, summaries: Summaries): void {
      annotate(
        'error',
        problems.map(message => ({ title: titleOf(''), message })),
      )
      write(picture, summaries)
    },
  }
}

function summedUp(annotations: readonly Annotation[], most: number, titleOf: (about: string) => string): Annotation[] {
  const rest = annotations.slice(most - 1)
  const message = cut(`${rest.length} more: ${rest.map(each => each.message).join('; ')}`)
  return [...annotations.slice(0, most - 1), { title: titleOf(`${rest.length} more`), message }]
}
