/**
 * Judges a watched schedule by what the action promises, and knows nothing of how it keeps it: which requests for a sync
 * may be sent, whose run counts, and whether there is a reason for each status.
 *
 * A run counts where it began after the moment that the last list before its request shows. So one of somebody else's that
 * begins between that moment and the request counts, too: nobody could tell them apart. No other does.
 */
import { MAX_AGE_MS } from './schedules.ts'
import { START } from './simulated-clock.ts'
import type { Request, Run, Watched } from './watched.ts'

interface Reported {
  id: string
  status: string
  runId: string | null
  startedAt: string | null
  itemsProcessed: number | null
  errorCode: string | null
}
type Shown = Run | null | undefined

const FIVE_MINUTES = 300_000
/** `aborted`: the wait ended before the answer came. */
const isDoubtful = ({ end }: Request) => /^(?:late|reset|aborted|408|5(?!01|03)\d\d)$/.test(end)
const mayRetry = (request: Request) =>
  (isDoubtful(request) || /^(?:refused|429|503)$/.test(request.end)) && request.retryAfterMs <= FIVE_MINUTES
const isNewer = (run: Shown, than: Shown) => Boolean(run && (!than || run.startedAt >= than.startedAt + 1000))
const isRunning = (run: Shown) => run?.completedAt === null
const endedBefore = (later: Request) => (each: Request) => each.ended < later.began
const begunAfter =
  ({ from, to, end }: Request) =>
  (each: Request) =>
    each.from >= (end === 'aborted' ? from : to)

/** What is wrong; nothing, if all is well. */
export function breaches({ schedule, ran, requests, runs, endedAt }: Watched): string[] {
  const { maxRetries, pollSeconds, timeoutSeconds, waitSeconds, apiAheadMs } = schedule
  const found: string[] = []
  const must = (holds: unknown, ...rule: unknown[]) => void (holds || found.push(rule.join(' ')))

  const waits = schedule.waitFor === 'completed'
  const lists = requests.filter(({ kind }) => kind === 'list')
  const readable = lists.filter(({ shows }) => shows)
  const waitEnd = (lists[0]?.from ?? 0) + waitSeconds * 1000
  const isRefusal = (list: Request | undefined) => /^40[1-4]$/.test(list?.end ?? '')
  const isListRefused = lists.some((list, index) => isRefusal(list) && isRefusal(lists[index + 1]))

  const results: { provider: string; connections: Reported[] }[] = JSON.parse(ran.outputs.results ?? '[]')
  const reported = results.flatMap(({ connections }) => connections)
  const isFine = reported.every(({ status }) => /^(?:completed|up-to-date)/.test(status))
  must(!waits || ran.exitCode === (isFine ? 0 : 1), 'the exit code follows from the statuses')
  must(!waits || endedAt <= waitEnd + timeoutSeconds * 1000 + 61_000, 'it ends in time')
  const underWay = (at: Request) => requests.filter(({ began, ended }) => began <= at.began && at.began < ended)
  must(!requests.some(request => underWay(request).length > 8), 'at most 8 requests at a time')
  const targets = Map.groupBy(runs.keys(), id => (schedule.version === 'v3' ? providerOf(id) : id))
  for (const [target, ids] of targets) judge(target, ids)
  return found

  function providerOf(id: string): string {
    return schedule.seeds[Number(id.replace(/\D/g, ''))]?.provider ?? ''
  }

  /** What was sent for one target, and what became of its connections. */
  function judge(target: string, ids: string[]): void {
    const posts = requests.filter(each => each.kind === 'trigger' && each.target === target)
    let tries = 0
    let doubt: Request | undefined
    let took: Request | undefined
    for (const [index, post] of posts.entries()) {
      judgeRequest(post, posts[index - 1])
      if (post.end === '409') tries = 0
      if (isDoubtful(post)) doubt ??= post
      if (post.end === '202') took = post
    }
    if (!waits) {
      const isUpToDate = (id: string) => reported.some(each => each.id === id && each.status === 'up-to-date')
      const isAccepted = took || posts.at(-1)?.end === '409' || seenAfter(doubt, readable, true)
      must(ran.exitCode === 1 || isAccepted || ids.every(isUpToDate), target, 'is green, and was not accepted')
      return
    }
    const isCutOff = posts.at(-1)?.end === 'aborted'
    const acceptance = took ?? seenAfter(doubt, isCutOff ? readable.slice(-1) : readable)
    const baseline = lookBefore(doubt ?? took)
    for (const id of ids) {
      const ofIt = reported.filter(each => each.id === id)
      must(ofIt.length === 1, id, 'is reported')
      for (const each of ofIt) judgeResult(each)
    }

    function judgeRequest(post: Request, last: Request | undefined): void {
      const at = `${target} at ${post.from}:`
      const look = lookBefore(post)
      must(++tries <= maxRetries + 1, at, 'max-retries')
      if (waits) {
        must(look && post.from - look.to <= 5000, at, 'no request on an old list')
        must(!ids.some(id => isRunning(look?.shows?.get(id))), at, 'no request while a sync is running')
      }
      if (!last) return
      const isBusy = last.end === '409'
      must(isBusy ? waits : mayRetry(last), at, 'no retry after', last.end)
      const pause = isBusy ? Math.min(last.retryAfterMs, 60_000) : last.retryAfterMs
      must(post.from >= last.to + pause, at, 'Retry-After')
      const mayUse = (waits ? readable : lists).filter(endedBefore(post))
      must(!(doubt || isBusy) || mayUse.some(begunAfter(last)), at, 'no retry without a new list after', last.end)
      must(!look || !seenAfter(doubt, [look]), at, 'no retry of what a list shows')
    }

    function lookBefore(post: Request | undefined): Request | undefined {
      return post && readable.findLast(endedBefore(post))
    }

    /** The list, begun after a request that may have been accepted, that shows that it was. */
    function seenAfter(doubt: Request | undefined, among: Request[], hasBaseline = waits): Request | undefined {
      const baseline = lookBefore(doubt)?.shows
      const isTaken = (id: string, run: Shown) => isRunning(run) || (hasBaseline && isNewer(run, baseline?.get(id)))
      return doubt && among.filter(begunAfter(doubt)).find(({ shows }) => ids.some(id => isTaken(id, shows?.get(id))))
    }

    function judgeResult({ id, status, errorCode, ...run }: Reported): void {
      const is = `${id} ${status} ${errorCode ?? ''}:`
      const last = posts.at(-1)
      const isOpen = !last || /409|aborted|no end/.test(last.end) || (mayRetry(last) && tries <= maxRetries)
      const later = readable.filter(list => baseline && list.began > baseline.began)
      const oursIn = (some: Request[]) =>
        some.map(({ shows }) => shows?.get(id)).filter(each => isNewer(each, baseline?.shows?.get(id)))
      const since = later.filter(({ ended }) => acceptance && ended >= acceptance.ended)
      if (status === 'up-to-date') {
        must(!took && !doubt && readable.some(areRecent), is, 'the last syncs are not recent')
      } else if (/^completed/.test(status) || errorCode === 'internal') {
        const isMeant = ({ id, startedAt }: { id: string } & Run) =>
          (!run.runId || run.runId === id) && isAt(run.startedAt, startedAt)
        const isOwn = ({ startedAt, completedAt }: Run) =>
          baseline && startedAt > baseline.moment && completedAt !== null && completedAt <= endedAt
        const own = (runs.get(id) ?? []).filter(each => isMeant(each) && isOwn(each) && status.startsWith(each.status))
        must(acceptance, is, 'no request was accepted')
        must(own.length > 0, is, 'no such run began after the last list')
        must(run.itemsProcessed === null || own.some(each => each.itemsProcessed === run.itemsProcessed), is, 'counts')
      } else if (status === 'failed' && errorCode === 'http_409') {
        const busy = readable.findLast(({ shows }) => ids.some(each => isRunning(shows?.get(each))))
        const first409 = posts.find(({ end, to }) => end === '409' && to >= (busy?.to ?? 0))
        must(
          last?.end === '409' && first409 && endedAt >= first409.to + FIVE_MINUTES,
          is,
          'it may go on for five minutes',
        )
      } else if (status === 'failed') {
        must(isListRefused || (!took && !isOpen), is, took ? 'a request was accepted' : 'it may be retried')
      } else if (status === 'not-started') {
        const late = since.findIndex(({ from }) => acceptance && from >= acceptance.to + FIVE_MINUTES)
        const inTime = oursIn(late === -1 ? since : since.slice(0, late + 1))
        must(acceptance, is, 'no request was accepted')
        must(late !== -1 || endedAt >= waitEnd, is, 'before its time')
        must(inTime.length === 0, is, 'a list shows a run')
      } else {
        const ours = oursIn(since)
        const newest = ours.filter(each => !ours.some(other => isNewer(other, each)))
        must(status === 'timed-out' && endedAt >= waitEnd, is, 'before its time')
        must(acceptance ? newest.length > 0 && newest.every(isRunning) : isOpen, is, 'it had ended')
      }
      for (const [index, list] of lists.entries()) {
        const soFar = oursIn(later.filter(({ ended }) => ended <= list.ended))
        const isWaited = took && list.from >= took.to && list.to < waitEnd && soFar.length > 0 && soFar.every(isRunning)
        const pause = Math.max(pollSeconds * 1000, Math.min(list.retryAfterMs, 60_000)) + 10
        const next = lists[index + 1]?.from ?? endedAt
        must(!isWaited || isListRefused || next <= list.to + pause, is, 'no poll after', list.to)
      }
    }

    function areRecent(list: Request): boolean {
      const isRecent = (run: Shown) => isNewer(run, null) && Number(run?.completedAt) >= list.from - MAX_AGE_MS - 1000
      return ids.every(id => list.shows?.get(id)?.status === 'completed' && isRecent(list.shows.get(id)))
    }
  }

  /** Whether a time of the results is this one, whole or cut to its second. */
  function isAt(text: string | null, ms: number): boolean {
    const time = ms + START + apiAheadMs
    return [time, time - (time % 1000)].includes(Date.parse(text ?? ''))
  }
}
