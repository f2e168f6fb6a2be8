// Made by `npm run bundle` from src/ and the packages named in licenses.txt: edit those, not this.
"use strict";
module.exports = ({ ApiFailure, PROVIDERS, duration, join, ours, requestTime, serverTime, text_text }) => {
    // CONCATENATED MODULE: ./build/api-message.js
    function apiMessage(body) {
      const trimmed = body.trim();
      if (trimmed === '') return null;
      const parsed = parseJson(trimmed);
      if (parsed !== void 0) return messageOf(parsed);
      if (/^<(?:!doctype|html|head|body|\?xml)/i.test(trimmed)) return htmlTitle(trimmed);
      return trimmed;
    }
    const MOST_SECONDS = 1e12;
    function retryAfterInBody(body) {
      const parsed = parseJson(body);
      const seconds = isRecord(parsed) ? parsed.retryAfterSeconds : void 0;
      if (typeof seconds === 'string' && /^\d+$/.test(seconds)) return secondsAsked(Number(seconds));
      return typeof seconds === 'number' && seconds >= 0 ? secondsAsked(seconds) : null;
    }
    function secondsAsked(seconds) {
      return Math.min(seconds, MOST_SECONDS) * 1e3;
    }
    function parseJson(body) {
      try {
        return JSON.parse(body);
      } catch {
        return;
      }
    }
    function isRecord(value) {
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    }
    function messageOf(value) {
      if (!isRecord(value)) return shallowMessage(value);
      const main = shallowMessage(value.error) ?? shallowMessage(value.errors) ?? shallowMessage(value.message);
      return joined([ main, shallowMessage(value.details) ?? shallowMessage(value.detail) ], ': ');
    }
    function shallowMessage(value) {
      if (typeof value === 'string') return value.trim() === '' ? null : value;
      if (Array.isArray(value)) return joined(value.map(issueMessage), '; ');
      return issueMessage(value);
    }
    function issueMessage(value) {
      if (typeof value === 'string') return value;
      if (!isRecord(value)) return null;
      const message = [ value.message, value.code ].find(candidate => typeof candidate === 'string');
      if (message === void 0) return null;
      const path = Array.isArray(value.path) ? value.path.filter(isPathStep).join('.') : '';
      return path === '' ? String(message) : `${message} (${path})`;
    }
    function isPathStep(value) {
      return typeof value === 'string' || typeof value === 'number';
    }
    function htmlTitle(html) {
      const title = /<title[^>]{0,200}>([^<]{1,500})</i.exec(html)?.[1];
      return title === void 0 ? null : `an HTML page titled ${title.replace(/\s+/g, ' ').trim()}`;
    }
    function joined(messages, separator) {
      const known = messages.filter(message => message !== null && message !== '');
      return known.length === 0 ? null : known.join(separator);
    }
    // CONCATENATED MODULE: ./build/records.js
    function lengthOf({startedAt: startedAt, completedAt: completedAt}) {
      return startedAt === null || completedAt === null || completedAt < startedAt ? null : completedAt - startedAt;
    }
    function connectionOf(entry) {
      if (!isRecord(entry)) return;
      const id = textOf(entry.id);
      const provider = textOf(entry.provider);
      if (id === null || provider === null) return;
      return {
        id: id,
        provider: provider,
        lastSyncRun: runOf(entry.lastSyncRun) ?? null
      };
    }
    function runOf(entry) {
      if (!isRecord(entry)) return;
      const status = textOf(entry.status);
      if (status === null) return;
      return {
        id: textOf(entry.id),
        status: status,
        startedAt: timeOf(entry.startedAt),
        completedAt: timeOf(entry.completedAt),
        itemsProcessed: countOf(entry.itemsProcessed),
        itemsFailed: countOf(entry.itemsFailed),
        errorCode: textOf(entry.errorCode),
        error: textOf(entry.error)
      };
    }
    function itemFailureOf(entry) {
      return isRecord(entry) ? {
        documentId: textOf(entry.id),
        code: textOf(entry.errorCode)
      } : void 0;
    }
    function textOf(value) {
      return typeof value === 'string' && value !== '' ? value : null;
    }
    function countOf(value) {
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
    }
    function timeOf(value) {
      const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      return Number.isNaN(time) ? null : time;
    }
    // CONCATENATED MODULE: ./build/edit-distance.js
    function editDistance(one, other) {
      const rows = [];
      const at = (row, column) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
      for (let i = 0; i <= one.length; i++) {
        const row = [];
        rows.push(row);
        for (let j = 0; j <= other.length; j++) {
          if (i === 0 || j === 0) {
            row.push(i + j);
            continue;
          }
          const same = one[i - 1] === other[j - 1];
          const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
          row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1), swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY));
        }
      }
      return at(one.length, other.length);
    }
    // CONCATENATED MODULE: ./build/nearest-provider.js
    function nearestProvider(name) {
      const written = name.slice(0, 40).toLowerCase();
      const candidates = [ ...PROVIDERS, 'all' ];
      const abbreviated = candidates.find(candidate => abbreviates(written, candidate));
      if (abbreviated !== void 0) return abbreviated;
      const nearest = candidates.reduce((best, candidate) => editDistance(written, candidate) < editDistance(written, best) ? candidate : best);
      const contained = candidates.find(candidate => candidate.includes(written) || written.includes(candidate));
      const tolerated = Math.max(written.length > 1 ? 1 : 0, Math.max(written.length, nearest.length) * .4);
      if (editDistance(written, nearest) <= tolerated) return nearest;
      return written.length >= 3 ? contained : void 0;
    }
    function abbreviates(short, long) {
      if (short.length < 3 || short[0] !== long[0]) return false;
      let found = 0;
      for (const letter of long) if (letter === short[found]) found++;
      return found === short.length;
    }
    // CONCATENATED MODULE: ./build/retry.js
    const LONGEST_RETRY_AFTER = 5 * 6e4;
    const FIRST_PAUSE = 500;
    const LONGEST_PAUSE = 8e3;
    const SURELY_NOT_ACCEPTED = new Set([ 429, 503 ]);
    const PERHAPS_ACCEPTED = new Set([ 408, 500, 502, 504 ]);
    function acceptanceOf({details: details}) {
      switch (details.code) {
       case 'no-connection':
        return 'surely-not';

       case 'timeout':
        return details.sent ? 'perhaps' : 'surely-not';

       case 'broken':
        return 'perhaps';

       case 'status':
        if (SURELY_NOT_ACCEPTED.has(details.status ?? 0)) return 'surely-not';
        return PERHAPS_ACCEPTED.has(details.status ?? 0) ? 'perhaps' : 'refused';

       default:
        return 'refused';
      }
    }
    function pauseBefore(repeat, failure, policy) {
      if (repeat > policy.maxRetries) return null;
      const asked = failure.details.retryAfterMs;
      if (asked !== null) return asked > LONGEST_RETRY_AFTER ? null : asked;
      return Math.min(FIRST_PAUSE * 2 ** (repeat - 1), LONGEST_PAUSE) * (1 - policy.random() / 4);
    }
    async function repeatRead(attempt, policy, {onRepeat: onRepeat = () => {}, until: until = Number.POSITIVE_INFINITY} = {}) {
      for (let repeat = 1; ;repeat++) try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof ApiFailure) || acceptanceOf(error) === 'refused') throw error;
        const pause = pauseBefore(repeat, error, policy);
        if (pause === null || policy.clock.now() + pause >= until) throw error;
        onRepeat(error, pause, repeat);
        await policy.clock.sleep(pause, policy.signal);
      }
    }
    // CONCATENATED MODULE: ./build/failure-text.js
    function failureText(failure, asked, requestTimeoutMs) {
      const {details: details} = failure;
      const next = nextStep(failure, asked);
      return join([ text_text`${whatHappened(failure, asked, requestTimeoutMs)}${details.status === null ? text_text`` : text_text` (HTTP ${details.status})`}`, ...details.said === null ? [] : [ text_text`the API said \u201c${details.said}\u201d` ], ...details.requestId === null ? [] : [ text_text`request id ${details.requestId}` ], ...next === null ? [] : [ next ] ], '; ');
    }
    function failureInBrief(failure, requestTimeoutMs) {
      const {code: code, status: status} = failure.details;
      return code === 'status' ? text_text`HTTP ${status ?? 0}` : whatHappened(failure, 'look', requestTimeoutMs);
    }
    function whatHappened(failure, asked, requestTimeoutMs) {
      const {details: details} = failure;
      switch (details.code) {
       case 'no-connection':
        return text_text`the API could not be reached${causeOf(failure)}`;

       case 'certificate':
        return text_text`the server's certificate is not trusted${causeOf(failure)}`;

       case 'timeout':
        return details.sent ? text_text`the API did not answer in full within ${ours(duration(requestTimeoutMs))}` : text_text`no connection to the API within ${ours(duration(requestTimeoutMs))}`;

       case 'broken':
        return text_text`the connection broke off before the answer was complete${causeOf(failure)}`;

       case 'too-large':
        return text_text`the API's answer is larger than 64 MiB`;

       case 'aborted':
        return text_text`the request was cancelled`;

       case 'redirect':
        return text_text`the server redirects to ${redirectTarget(details)}, and redirects are not followed`;

       case 'unexpected-answer':
        return text_text`the answer is not what the API documents`;

       case 'status':
        return statusInWords(details.status ?? 0, asked);
      }
    }
    function statusInWords(status, asked) {
      if (status === 401) return text_text`the API does not accept the key`;
      if (status === 402) return text_text`the plan does not cover this, or its credits are used up`;
      if (status === 403) return text_text`the API does not allow this with this key or plan`;
      if (status === 404) return text_text`the API does not know this address`;
      if (status === 408) return text_text`the API gave up waiting for the request`;
      if (status === 429) return text_text`too many requests`;
      if (status === 503) return text_text`the API is not available`;
      if (status >= 500) return text_text`the API failed`;
      if (status >= 400) return text_text`the API refused the request`;
      return asked === 'sync' ? text_text`the answer is not the 202 that means accepted` : text_text`the answer is not the 200 that comes with a list`;
    }
    function nextStep(failure, asked) {
      const {details: details} = failure;
      switch (details.code) {
       case 'no-connection':
        return CHECK_NETWORK;

       case 'certificate':
        return text_text`check base-url; for a certificate authority of your own, set NODE_EXTRA_CA_CERTS`;

       case 'redirect':
        return text_text`set base-url to the address of the API itself`;

       case 'too-large':
       case 'unexpected-answer':
        return text_text`check base-url`;

       case 'timeout':
       case 'broken':
        return details.sent && asked === 'sync' ? PERHAPS : CHECK_NETWORK;

       case 'aborted':
        return null;

       case 'status':
        return nextStepAfterStatus(failure, asked);
      }
    }
    const CHECK_NETWORK = ours('check base-url, the network and the proxy settings');
    const PERHAPS = ours('the request may have been accepted all the same: look at the console, or run the step again');
    function nextStepAfterStatus(failure, asked) {
      const {status: status, retryAfterMs: retryAfterMs} = failure.details;
      const when = ours(retryAfterMs === null ? 'later' : retryAfterMs === 0 ? 'at once' : `in ${duration(retryAfterMs)}`);
      if (status === 400) return text_text`check container-tags`;
      if (status === 401) return text_text`check api-key: it must be a valid key of the organization`;
      if (status === 402) return text_text`check the plan and its credits`;
      if (status === 403) return text_text`check the plan, and that api-key is an organization key, not a scoped one`;
      if (status === 404) return text_text`check base-url (the self-hosted server has no connectors)`;
      if (status === 429) return text_text`about 500 requests a minute are allowed for a key: try again ${when}`;
      if (acceptanceOf(failure) === 'perhaps' && asked === 'sync') return retryAfterMs === null ? PERHAPS : text_text`${PERHAPS} ${when}`;
      if (status !== null && (status >= 500 || status === 408)) return text_text`try again ${when}`;
      if (status !== null && status < 300) return text_text`check base-url: a proxy or a sign-in page may have answered in the API's place`;
      return null;
    }
    function redirectTarget({location: location}) {
      if (location === null) return text_text`an unnamed place`;
      const target = URL.canParse(location, 'relative:/') ? new URL(location, 'relative:/') : null;
      return target === null || target.host === '' ? text_text`another path of the same host` : text_text`${target.host}`;
    }
    function causeOf(failure) {
      const cause = rootCause(failure);
      const code = cause.code;
      const words = typeof code === 'string' ? CAUSES[code] : void 0;
      if (words !== void 0) return text_text`: ${ours(words)} (${ours(code ?? '')})`;
      const message = cause.message === failure.details.code ? '' : cause.message || code;
      return message ? text_text`: ${message}` : text_text``;
    }
    const CAUSES = {
      ECONNREFUSED: 'connection refused',
      ENOTFOUND: 'host name not found',
      EAI_AGAIN: 'host name could not be looked up',
      EHOSTUNREACH: 'host unreachable',
      ENETUNREACH: 'network unreachable',
      ETIMEDOUT: 'connecting took too long',
      EPIPE: 'connection closed by the server',
      CERT_HAS_EXPIRED: 'it has expired',
      DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
      SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends in an unknown authority',
      UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is unknown',
      UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is unknown',
      ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another host'
    };
    function rootCause(error) {
      let current = error;
      while (current.cause instanceof Error) current = current.cause;
      return current;
    }
    // CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
    class Node {
      value;
      next;
      constructor(value) {
        this.value = value;
      }
    }
    class Queue {
      #head;
      #tail;
      #size;
      constructor() {
        this.clear();
      }
      enqueue(value) {
        const node = new Node(value);
        if (this.#head) {
          this.#tail.next = node;
          this.#tail = node;
        } else {
          this.#head = node;
          this.#tail = node;
        }
        this.#size++;
      }
      dequeue() {
        const current = this.#head;
        if (!current) return;
        this.#head = this.#head.next;
        this.#size--;
        if (!this.#head) this.#tail = void 0;
        return current.value;
      }
      peek() {
        if (!this.#head) return;
        return this.#head.value;
      }
      clear() {
        this.#head = void 0;
        this.#tail = void 0;
        this.#size = 0;
      }
      get size() {
        return this.#size;
      }
      * [Symbol.iterator]() {
        let current = this.#head;
        while (current) {
          yield current.value;
          current = current.next;
        }
      }
      * drain() {
        while (this.#head) yield this.dequeue();
      }
    }
    // CONCATENATED MODULE: ./node_modules/p-limit/index.js
    function pLimit(concurrency) {
      let rejectOnClear = false;
      if (typeof concurrency === 'object') ({concurrency: concurrency, rejectOnClear: rejectOnClear = false} = concurrency);
      validateConcurrency(concurrency);
      if (typeof rejectOnClear !== 'boolean') throw new TypeError('Expected `rejectOnClear` to be a boolean');
      const queue = new Queue;
      let activeCount = 0;
      const resumeNext = () => {
        if (activeCount < concurrency && queue.size > 0) {
          activeCount++;
          queue.dequeue().run();
        }
      };
      const next = () => {
        activeCount--;
        resumeNext();
      };
      const run = async (function_, resolve, arguments_) => {
        const result = (async () => function_(...arguments_))();
        resolve(result);
        try {
          await result;
        } catch {}
        next();
      };
      const enqueue = (function_, resolve, reject, arguments_) => {
        const queueItem = {
          reject: reject
        };
        new Promise(internalResolve => {
          queueItem.run = internalResolve;
          queue.enqueue(queueItem);
        }).then(run.bind(void 0, function_, resolve, arguments_));
        if (activeCount < concurrency) resumeNext();
      };
      const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
        enqueue(function_, resolve, reject, arguments_);
      });
      Object.defineProperties(generator, {
        activeCount: {
          get: () => activeCount
        },
        pendingCount: {
          get: () => queue.size
        },
        clearQueue: {
          value() {
            if (!rejectOnClear) {
              queue.clear();
              return;
            }
            const abortError = AbortSignal.abort().reason;
            while (queue.size > 0) queue.dequeue().reject(abortError);
          }
        },
        concurrency: {
          get: () => concurrency,
          set(newConcurrency) {
            validateConcurrency(newConcurrency);
            concurrency = newConcurrency;
            queueMicrotask(() => {
              while (activeCount < concurrency && queue.size > 0) resumeNext();
            });
          }
        },
        map: {
          async value(iterable, function_) {
            const promises = [];
            try {
              Array.from(iterable, (value, index) => {
                const promise = generator(function_, value, index);
                promises.push(promise);
                return promise;
              });
            } catch (error) {
              for (const promise of promises) promise.catch(() => {});
              throw error;
            }
            return Promise.all(promises);
          }
        }
      });
      return generator;
    }
    function validateConcurrency(concurrency) {
      if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) throw new TypeError('Expected `concurrency` to be a number from 1 and up');
    }
    // CONCATENATED MODULE: ./build/attribution.js
    const SETTLE_TIME = 3e4;
    function attribute(run, request) {
      const {since: since, now: now, seenEndedAt: seenEndedAt} = request;
      if (run === null) return {
        state: 'none'
      };
      const ours = startedSince(run, since);
      if (!hasEnded(run)) return {
        state: 'going',
        run: run,
        joined: !ours
      };
      if (seenEndedAt === null && endedBefore(run, request)) return {
        state: 'none'
      };
      if (ours) return {
        state: 'ended',
        run: run,
        joined: false
      };
      const endedAt = run.completedAt ?? seenEndedAt;
      if (endedAt === null || endedAt < since) return {
        state: 'none'
      };
      const until = endedAt + SETTLE_TIME;
      return now >= until ? {
        state: 'ended',
        run: run,
        joined: true
      } : {
        state: 'settling',
        run: run,
        until: until
      };
    }
    function beganSince(run, request) {
      return startedSince(run, request.since) && !endedBefore(run, request);
    }
    function startedSince(run, since) {
      const {startedAt: startedAt} = run;
      return startedAt !== null && startedAt >= (isCut(run) ? Math.floor(since / 1e3) * 1e3 : since);
    }
    function isCut({startedAt: startedAt, completedAt: completedAt}) {
      return [ startedAt, completedAt ].every(time => time === null || time % 1e3 === 0);
    }
    const CLOCKS_DIFFER_BY = 100;
    function endedBefore(run, {askedAt: askedAt}) {
      return run.completedAt !== null && run.completedAt < askedAt - CLOCKS_DIFFER_BY && !isCut(run);
    }
    function compareBegin(one, other) {
      if (one.startedAt === null || other.startedAt === null) return 0;
      const distance = one.startedAt - other.startedAt;
      return Math.abs(distance) < 1e3 ? 0 : distance;
    }
    function hasEnded(run) {
      return run.status === 'completed' || run.status === 'failed';
    }
    function relevantRun(runs, request) {
      const byStart = runs.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
      return byStart.find(run => beganSince(run, request)) ?? byStart.at(-1) ?? null;
    }
    function recordOf(run, records) {
      const distance = record => record.startedAt === null || run.startedAt === null ? Number.POSITIVE_INFINITY : Math.abs(record.startedAt - run.startedAt);
      const nearest = records.toSorted((a, b) => distance(a) - distance(b))[0];
      if (nearest !== void 0 && distance(nearest) < 1e3) return nearest;
      return run.startedAt === null ? records.find(hasEnded) ?? null : null;
    }
    // CONCATENATED MODULE: ./build/run-details.js
    async function fetchRunDetails(connectionId, run, {api: api, policy: policy, until: until, deadline: deadline, onAnswer: onAnswer, onRepeat: onRepeat, onMissing: onMissing}) {
      const inTime = async (of, request) => {
        const last = Math.min(until(), deadline.at);
        if (policy.clock.now() >= last) return null;
        const answer = repeatRead(request, policy, {
          onRepeat: (failure, pauseMs) => onRepeat(of, failure, pauseMs),
          until: last
        });
        const missing = failure => {
          if (policy.clock.now() < deadline.at) onMissing(of, failure);
        };
        const had = await Promise.race([ orNull(answer, policy.signal, missing), deadline.passed ]);
        if (had !== null) onAnswer();
        return had;
      };
      const detailed = await withRecord(run, () => inTime('counts', () => api.syncRuns(connectionId)));
      if (detailed.id === null || (detailed.itemsFailed ?? 0) === 0) return {
        run: detailed,
        failures: []
      };
      const runId = detailed.id;
      const failures = await inTime('codes', () => api.failures(connectionId, runId));
      return {
        run: detailed,
        failures: failures?.value ?? []
      };
    }
    async function withRecord(run, ask) {
      if (run.id !== null) return run;
      const records = await ask();
      const record = recordOf(run, records?.value ?? []);
      if (record === null) return run;
      return hasEnded(record) ? merged(run, record) : {
        ...run,
        id: record.id
      };
    }
    function merged(listed, record) {
      const failed = record.status === 'failed';
      return {
        id: record.id,
        status: failed ? 'failed' : listed.status,
        startedAt: listed.startedAt ?? record.startedAt,
        completedAt: listed.completedAt ?? record.completedAt,
        itemsProcessed: record.itemsProcessed,
        itemsFailed: record.itemsFailed,
        errorCode: listed.errorCode,
        error: listed.error ?? record.error
      };
    }
    async function orNull(request, signal, onMissing) {
      try {
        return await request;
      } catch (error) {
        if (signal.aborted) return null;
        if (!(error instanceof ApiFailure)) throw error;
        onMissing(error);
        return null;
      }
    }
    // CONCATENATED MODULE: ./build/watch.js
    function undecided(watch) {
      return [ ...watch.followed?.values() ?? [] ].filter(({outcome: outcome}) => outcome === null);
    }
    function nameOf(watch, {id: id}) {
      return {
        provider: watch.acceptance.provider,
        id: id
      };
    }
    // CONCATENATED MODULE: ./build/follow.js
    const INQUIRIES_PER_LOOK = 25;
    const DETAILS_AT_A_TIME = 8;
    const LOOKS_UNTIL_GONE = 2;
    function createFollower(options) {
      const {api: api, policy: policy, onEvent: onEvent, isOpen: isOpen} = options;
      const {clock: clock, signal: signal} = policy;
      const detailsInTurn = pLimit(DETAILS_AT_A_TIME);
      return {
        update: update,
        inquireOfSilent: inquireOfSilent,
        conclude: conclude
      };
      function update(watch, connections, now) {
        const listed = new Map(connections.map(connection => [ connection.id, connection ]));
        for (const followed of connectionsOf(watch, connections)) {
          if (followed.outcome !== null) continue;
          const connection = listed.get(followed.id);
          if (connection === void 0) {
            followed.missedLooks++;
            if (followed.missedLooks >= LOOKS_UNTIL_GONE) conclude(watch, followed, 'failed', {
              gone: true
            });
            continue;
          }
          followed.missedLooks = 0;
          followed.silent = connection.lastSyncRun === null;
          if (connection.lastSyncRun !== null) takeListed(watch, followed, connection.lastSyncRun, now);
        }
      }
      function takeListed(watch, followed, run, now) {
        const {attribution: attribution, inquiry: inquiry} = followed;
        const newer = attribution.state === 'none' ? 1 : compareBegin(run, attribution.run);
        if (newer < 0) return;
        followed.unanswered = null;
        const overtaken = attribution.state === 'going' && !attribution.joined && newer > 0;
        if (overtaken && inquiry !== null && !hasEnded(run)) inquiry.seen = run; else if (overtaken && inquiry === null) inquire(watch, followed, run); else {
          inquiry?.drop();
          followed.inquiry = null;
          advance(watch, followed, run, now);
        }
      }
      function inquireOfSilent(watches) {
        watches.flatMap(watch => undecided(watch).map(followed => ({
          watch: watch,
          followed: followed
        }))).filter(({followed: followed}) => followed.silent && followed.inquiry === null).sort((a, b) => a.followed.lastInquiredAt - b.followed.lastInquiredAt).slice(0, INQUIRIES_PER_LOOK).forEach(({watch: watch, followed: followed}) => {
          inquire(watch, followed, null);
        });
      }
      async function inquire(watch, followed, seen) {
        const inquiry = createInquiry(seen);
        followed.inquiry = inquiry;
        followed.lastInquiredAt = clock.now();
        const isWanted = () => !signal.aborted && followed.inquiry === inquiry && followed.outcome === null && isOpen(watch);
        try {
          const answer = await watch.inquiriesInTurn(async () => isWanted() ? await Promise.race([ runByInquiry(watch, followed, inquiry, isWanted), inquiry.dropped ]) : void 0);
          if (!isWanted()) return;
          followed.inquiry = null;
          if (answer != null) advance(watch, followed, answer.run, answer.now);
          options.onInquiry(watch);
        } catch (error) {
          watch.reject(error);
        }
      }
      async function runByInquiry(watch, followed, inquiry, isWanted) {
        const {attribution: attribution} = followed;
        try {
          const answer = await api.syncRuns(followed.id);
          followed.unanswered = null;
          followed.lastAnsweredAt = clock.now();
          const now = serverTime(answer.answeredAt, answer);
          const record = attribution.state === 'going' ? recordOf(attribution.run, answer.value) : null;
          const run = inquiry.seen === null ? relevantRun(answer.value, watch.request) : inquiry.seen;
          const best = inquiry.seen !== null && record !== null && hasEnded(record) ? record : run;
          return best === null ? null : {
            run: best,
            now: now
          };
        } catch (error) {
          if (!(error instanceof ApiFailure)) throw error;
          if (isWanted()) takeUnanswered(watch, followed, error);
          return inquiry.seen === null ? null : {
            run: inquiry.seen,
            now: watch.lookedAt ?? Number.NEGATIVE_INFINITY
          };
        }
      }
      function takeUnanswered(watch, followed, failure) {
        if (failure.details.status === 404) {
          followed.lastAnsweredAt = clock.now();
          return;
        }
        const before = followed.unanswered;
        followed.unanswered = {
          times: (before?.times ?? 0) + 1,
          failure: failure
        };
        const same = before?.failure.details.code === failure.details.code && before.failure.details.status === failure.details.status;
        if (!same) onEvent({
          type: 'inquiry-failed',
          connection: nameOf(watch, followed),
          failure: failure
        });
      }
      function advance(watch, followed, run, now) {
        const before = followed.attribution;
        if (hasEnded(run) && before.state === 'going') followed.seenEndedAt ??= now;
        const after = attribute(run, {
          ...watch.request,
          now: now,
          seenEndedAt: followed.seenEndedAt
        });
        const connection = nameOf(watch, followed);
        followed.attribution = after;
        if (after.state === 'going' && !(before.state === 'going' && compareBegin(before.run, after.run) === 0)) onEvent({
          type: 'run-going',
          connection: connection,
          joined: after.joined
        });
        if (after.state === 'settling' && before.state !== 'settling') onEvent({
          type: 'run-ended',
          connection: connection,
          run: after.run,
          joined: true,
          settling: true
        });
        if (after.state === 'ended') {
          onEvent({
            type: 'run-ended',
            connection: connection,
            run: after.run,
            joined: after.joined,
            settling: false
          });
          if (watch.fetching === 0) watch.detailsAnsweredAt = null;
          watch.fetching++;
          followed.outcome = detailsInTurn(() => withDetails(watch, followed, after));
        }
      }
      async function withDetails(watch, followed, {run: run, joined: joined}) {
        const connection = nameOf(watch, followed);
        watch.detailsAnsweredAt ??= clock.now();
        const details = await fetchRunDetails(followed.id, run, {
          api: api,
          policy: policy,
          until: () => (watch.detailsAnsweredAt ?? 0) + options.requestTimeoutMs,
          onAnswer: () => {
            watch.detailsAnsweredAt = clock.now();
          },
          deadline: watch.end,
          onRepeat: (of, failure, pauseMs) => onEvent({
            type: 'details-repeat',
            connection: connection,
            of: of,
            failure: failure,
            pauseMs: pauseMs
          }),
          onMissing: (of, failure) => onEvent({
            type: 'details-missing',
            connection: connection,
            of: of,
            failure: failure
          })
        });
        watch.fetching--;
        return {
          id: followed.id,
          status: statusOf(details.run),
          joined: joined,
          gone: false,
          unanswered: null,
          ...details
        };
      }
      function conclude(watch, followed, status, {gone: gone = false} = {}) {
        const {attribution: attribution, unanswered: unanswered} = followed;
        const run = attribution.state === 'none' ? null : attribution.run;
        const joined = attribution.state === 'settling' || attribution.state === 'going' && attribution.joined;
        followed.outcome = Promise.resolve({
          id: followed.id,
          status: status,
          run: run,
          joined: joined,
          failures: [],
          gone: gone,
          unanswered: unanswered
        });
        const connection = nameOf(watch, followed);
        if (gone) onEvent({
          type: 'connection-gone',
          connection: connection
        }); else if (status === 'not-started') onEvent({
          type: 'no-run',
          connection: connection
        });
      }
    }
    function connectionsOf(watch, listed) {
      watch.followed ??= new Map(listed.filter(({provider: provider}) => provider === watch.acceptance.provider).map(({id: id}) => [ id, {
        id: id,
        attribution: {
          state: 'none'
        },
        seenEndedAt: null,
        missedLooks: 0,
        silent: false,
        inquiry: null,
        lastInquiredAt: Number.NEGATIVE_INFINITY,
        lastAnsweredAt: Number.NEGATIVE_INFINITY,
        unanswered: null,
        outcome: null
      } ]));
      return watch.followed.values();
    }
    function createInquiry(seen) {
      const {promise: promise, resolve: resolve} = Promise.withResolvers();
      return {
        seen: seen,
        dropped: promise,
        drop: resolve
      };
    }
    function statusOf(run) {
      if (run.status !== 'completed') return 'failed';
      return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed';
    }
    // CONCATENATED MODULE: ./build/observe.js
    const NOT_STARTED_AFTER = 5 * 6e4;
    const FIRST_LOOK_AFTER = 1e3;
    const observe_FIRST_PAUSE = 2e3;
    const GROWTH = 1 / 7;
    const observe_LONGEST_PAUSE = 6e4;
    const REPORT_EVERY = 6e4;
    const INQUIRIES_AT_A_TIME = 4;
    const ENDS_THE_WAIT = new Set([ 401, 402, 403, 404 ]);
    function pauseUntilNextLook(elapsedMs, pollIntervalMs) {
      const sinceFirstLook = Math.max(0, elapsedMs - FIRST_LOOK_AFTER);
      return Math.min(pollIntervalMs, observe_FIRST_PAUSE + sinceFirstLook * GROWTH);
    }
    function createObserver(options) {
      const {api: api, policy: policy, onEvent: onEvent} = options;
      const {clock: clock, signal: signal} = policy;
      const open = new Set;
      const unresolved = new Set;
      const follower = createFollower({
        ...options,
        isOpen: watch => open.has(watch),
        onInquiry: takeInquiry
      });
      let wake = () => {};
      let looking = false;
      let reports = null;
      return acceptance => new Promise((resolve, reject) => {
        const watch = createWatch(acceptance, resolve, reject);
        open.add(watch);
        unresolved.add(watch);
        wake();
        if (!looking) lookWhileOpen();
        if (reports === null) {
          reports = new AbortController;
          reportEveryMinute(AbortSignal.any([ signal, reports.signal ]));
        }
      });
      function createWatch(acceptance, resolve, reject) {
        const {acceptedAt: acceptedAt} = acceptance;
        const resolved = new AbortController;
        const deadline = acceptedAt + options.waitTimeoutMs;
        const at = deadline + options.requestTimeoutMs;
        const passed = clock.sleep(at - clock.now(), AbortSignal.any([ signal, resolved.signal ])).catch(() => {}).then(() => {
          if (open.has(watch)) close(watch, signal.aborted ? 'cancelled' : 'timed-out');
          return null;
        });
        const watch = {
          acceptance: acceptance,
          request: acceptance,
          byServer: acceptance.byServer,
          deadline: deadline,
          end: {
            at: at,
            passed: passed
          },
          nextLookAt: acceptedAt + Math.min(FIRST_LOOK_AFTER, options.waitTimeoutMs),
          finishing: false,
          followed: null,
          lastFailure: null,
          failedLooks: 0,
          lookedAt: null,
          lookedAtByRunner: Number.NEGATIVE_INFINITY,
          fetching: 0,
          detailsAnsweredAt: null,
          inquiriesInTurn: pLimit(INQUIRIES_AT_A_TIME),
          resolved: resolved,
          resolve: observed => {
            dismiss(watch);
            resolve(observed);
          },
          reject: error => {
            dismiss(watch);
            reject(error);
          }
        };
        return watch;
      }
      function dismiss(watch) {
        open.delete(watch);
        unresolved.delete(watch);
        watch.resolved.abort();
        if (unresolved.size > 0) return;
        reports?.abort();
        reports = null;
      }
      async function lookWhileOpen() {
        looking = true;
        try {
          while (open.size > 0) {
            const watches = [ ...open ].filter(({finishing: finishing}) => !finishing);
            const due = watches.length > 0 ? watches.map(watch => watch.nextLookAt) : [ ...open ].map(({end: end}) => end.at);
            const pause = Math.min(...due) - clock.now();
            if (pause > 0 || watches.length === 0) await pauseUnlessWoken(pause); else await look(watches);
          }
        } catch (error) {
          for (const watch of open) if (signal.aborted) close(watch, 'cancelled'); else watch.reject(error);
        } finally {
          looking = false;
        }
      }
      async function pauseUnlessWoken(ms) {
        const woken = new AbortController;
        wake = () => woken.abort();
        try {
          await clock.sleep(ms, AbortSignal.any([ signal, woken.signal ]));
        } catch (error) {
          if (signal.aborted) throw error;
        }
      }
      async function look(watches) {
        try {
          const answer = await api.list();
          const stillOpen = watches.filter(watch => open.has(watch));
          for (const watch of stillOpen) {
            watch.lastFailure = null;
            watch.lookedAt = serverTime(answer.answeredAt, answer);
            watch.lookedAtByRunner = clock.now();
            if (!watch.byServer && answer.date !== null) {
              watch.request = requestTime(watch.acceptance.sinceByRunner, answer);
              watch.byServer = true;
            }
            follower.update(watch, answer.value, watch.lookedAt);
          }
          follower.inquireOfSilent(stillOpen);
        } catch (error) {
          if (!(error instanceof ApiFailure) || signal.aborted) throw error;
          takeFailedLook(watches.filter(watch => open.has(watch)), error);
        }
        for (const watch of watches) if (open.has(watch)) continueOrClose(watch);
      }
      function takeFailedLook(watches, failure) {
        if (watches.length === 0) return;
        const ends = ENDS_THE_WAIT.has(failure.details.status ?? 0);
        for (const watch of watches) {
          watch.lastFailure = failure;
          watch.failedLooks++;
        }
        onEvent({
          type: 'look-failed',
          failure: failure,
          times: Math.max(...watches.map(({failedLooks: failedLooks}) => failedLooks)),
          ends: ends
        });
        if (ends) for (const watch of watches) close(watch, 'refused');
      }
      function continueOrClose(watch) {
        if (closedAsDecided(watch)) return;
        const now = clock.now();
        if (now < watch.deadline) watch.nextLookAt = Math.min(nextLook(watch, now), watch.deadline); else if (isInquiring(watch)) watch.finishing = true; else close(watch, 'timed-out');
      }
      function takeInquiry(watch) {
        if (closedAsDecided(watch)) return;
        if (!watch.finishing) watch.nextLookAt = Math.min(watch.nextLookAt, settledAt(watch), watch.deadline); else if (!isInquiring(watch)) close(watch, 'timed-out');
        wake();
      }
      function closedAsDecided(watch) {
        if (watch.followed === null) return false;
        for (const followed of undecided(watch)) if (hasNotStarted(watch, followed)) follower.conclude(watch, followed, 'not-started');
        if (undecided(watch).length > 0) return false;
        close(watch, 'ended');
        return true;
      }
      function hasNotStarted({acceptance: acceptance, lookedAtByRunner: lookedAtByRunner}, followed) {
        const due = acceptance.acceptedAt + NOT_STARTED_AFTER;
        if (followed.attribution.state !== 'none' || lookedAtByRunner < due) return false;
        return !followed.silent || followed.lastAnsweredAt >= due || clock.now() >= due + options.requestTimeoutMs;
      }
      function nextLook(watch, now) {
        const {acceptedAt: acceptedAt} = watch.acceptance;
        const pause = pauseUntilNextLook(now - acceptedAt, options.pollIntervalMs);
        const asked = Math.min(watch.lastFailure?.details.retryAfterMs ?? 0, observe_LONGEST_PAUSE);
        const moments = [ now + Math.max(pause, asked) ];
        if (watch.lastFailure === null) {
          moments.push(settledAt(watch));
          if (undecided(watch).some(({attribution: attribution}) => attribution.state === 'none')) moments.push(acceptedAt + NOT_STARTED_AFTER, acceptedAt + NOT_STARTED_AFTER + options.requestTimeoutMs);
        }
        return Math.min(...moments.filter(moment => moment > now));
      }
      function settledAt(watch) {
        const {since: since} = watch.request;
        const {sinceByRunner: sinceByRunner} = watch.acceptance;
        let first = Number.POSITIVE_INFINITY;
        for (const {attribution: attribution} of undecided(watch)) if (attribution.state === 'settling') first = Math.min(first, attribution.until);
        return Math.max(first - (since - sinceByRunner) + 1e3, clock.now() + FIRST_LOOK_AFTER);
      }
      function close(watch, end) {
        open.delete(watch);
        for (const followed of undecided(watch)) follower.conclude(watch, followed, statusAt(end, followed.attribution));
        const outcomes = [ ...watch.followed?.values() ?? [] ].flatMap(({outcome: outcome}) => outcome ?? []);
        Promise.all(outcomes).then(connections => watch.resolve({
          end: end,
          connections: watch.followed === null ? null : connections,
          failure: watch.lastFailure,
          failedLooks: watch.failedLooks,
          lookedAt: watch.lookedAt
        }), watch.reject);
        wake();
      }
      async function reportEveryMinute(stop) {
        while (!stop.aborted) {
          await clock.sleep(REPORT_EVERY, stop).catch(() => {});
          if (stop.aborted) return;
          const watches = [ ...unresolved ];
          const accepted = Math.min(...watches.map(({acceptance: acceptance}) => acceptance.acceptedAt));
          onEvent({
            type: 'still-waiting',
            elapsedMs: clock.now() - accepted,
            open: watches.reduce((sum, watch) => sum + undecided(watch).length, 0),
            fetching: watches.reduce((sum, watch) => sum + watch.fetching, 0),
            unseen: watches.filter(watch => watch.followed === null).map(watch => watch.acceptance.provider)
          });
        }
      }
    }
    function isInquiring(watch) {
      return undecided(watch).some(({inquiry: inquiry}) => inquiry !== null);
    }
    function statusAt(end, {state: state}) {
      if (end === 'cancelled') return 'cancelled';
      if (end === 'refused') return 'failed';
      return state === 'going' ? 'timed-out' : 'not-started';
    }
    return { NOT_STARTED_AFTER, acceptanceOf, apiMessage, beganSince, connectionOf, createObserver, failureInBrief, failureText, isRecord, itemFailureOf, lengthOf, nearestProvider, parseJson, pauseBefore, repeatRead, retryAfterInBody, runOf, secondsAsked };
};
