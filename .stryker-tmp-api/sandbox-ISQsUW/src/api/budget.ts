// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import type { Clock } from '../clock.ts';

/** The API allows a key about 500 requests a minute, and others use the key too. */
const MOST_REQUESTS = 300;
/** A second more than a minute: not all requests travel equally long. */
const WINDOW = 61_000;
const AT_A_TIME = 8;

/** One budget for all requests of a step. */
export interface Budget {
  /**
   * Resolves when another request may be sent, in the order in which they asked: at most 300 in any minute, and 8 at a
   * time. What it resolves to must be called when the request has ended.
   */
  turn(signal: AbortSignal): Promise<() => void>;
  /** For how long requests have waited because of those sent in the minute before, in milliseconds. */
  waitedMs(): number;
}
export function createBudget(clock: Clock): Budget {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    const sent: number[] = stryMutAct_9fa48("1") ? ["Stryker was here"] : (stryCov_9fa48("1"), []);
    let underWay = 0;
    let waitedMs = 0;
    let previous: Promise<unknown> = Promise.resolve();
    let wake = () => {};
    async function takeTurn(signal: AbortSignal): Promise<() => void> {
      if (stryMutAct_9fa48("2")) {
        {}
      } else {
        stryCov_9fa48("2");
        while (stryMutAct_9fa48("5") ? underWay < AT_A_TIME : stryMutAct_9fa48("4") ? underWay > AT_A_TIME : stryMutAct_9fa48("3") ? false : (stryCov_9fa48("3", "4", "5"), underWay >= AT_A_TIME)) {
          if (stryMutAct_9fa48("6")) {
            {}
          } else {
            stryCov_9fa48("6");
            await new Promise<void>(resolve => {
              if (stryMutAct_9fa48("7")) {
                {}
              } else {
                stryCov_9fa48("7");
                wake = resolve;
              }
            });
          }
        }
        if (stryMutAct_9fa48("8")) {
          ;
        } else {
          stryCov_9fa48("8");
          signal.throwIfAborted();
        }
        const before = clock.now();
        const pause = (stryMutAct_9fa48("12") ? sent.length >= MOST_REQUESTS : stryMutAct_9fa48("11") ? sent.length <= MOST_REQUESTS : stryMutAct_9fa48("10") ? false : stryMutAct_9fa48("9") ? true : (stryCov_9fa48("9", "10", "11", "12"), sent.length < MOST_REQUESTS)) ? 0 : stryMutAct_9fa48("13") ? (sent[0] ?? 0) + WINDOW + before : (stryCov_9fa48("13"), (stryMutAct_9fa48("14") ? (sent[0] ?? 0) - WINDOW : (stryCov_9fa48("14"), (stryMutAct_9fa48("15") ? sent[0] && 0 : (stryCov_9fa48("15"), sent[0] ?? 0)) + WINDOW)) - before);
        if (stryMutAct_9fa48("19") ? pause <= 0 : stryMutAct_9fa48("18") ? pause >= 0 : stryMutAct_9fa48("17") ? false : stryMutAct_9fa48("16") ? true : (stryCov_9fa48("16", "17", "18", "19"), pause > 0)) {
          if (stryMutAct_9fa48("20")) {
            {}
          } else {
            stryCov_9fa48("20");
            await clock.sleep(pause, signal);
            stryMutAct_9fa48("21") ? waitedMs -= clock.now() - before : (stryCov_9fa48("21"), waitedMs += stryMutAct_9fa48("22") ? clock.now() + before : (stryCov_9fa48("22"), clock.now() - before));
          }
        }
        if (stryMutAct_9fa48("26") ? sent.push(clock.now()) <= MOST_REQUESTS : stryMutAct_9fa48("25") ? sent.push(clock.now()) >= MOST_REQUESTS : stryMutAct_9fa48("24") ? false : stryMutAct_9fa48("23") ? true : (stryCov_9fa48("23", "24", "25", "26"), sent.push(clock.now()) > MOST_REQUESTS)) if (stryMutAct_9fa48("27")) {
          ;
        } else {
          stryCov_9fa48("27");
          sent.shift();
        }
        stryMutAct_9fa48("28") ? underWay-- : (stryCov_9fa48("28"), underWay++);
        return () => {
          if (stryMutAct_9fa48("29")) {
            {}
          } else {
            stryCov_9fa48("29");
            stryMutAct_9fa48("30") ? underWay++ : (stryCov_9fa48("30"), underWay--);
            if (stryMutAct_9fa48("31")) {
              ;
            } else {
              stryCov_9fa48("31");
              wake();
            }
          }
        };
      }
    }
    return stryMutAct_9fa48("32") ? {} : (stryCov_9fa48("32"), {
      turn(signal) {
        if (stryMutAct_9fa48("33")) {
          {}
        } else {
          stryCov_9fa48("33");
          const turn = previous.then(stryMutAct_9fa48("34") ? () => undefined : (stryCov_9fa48("34"), () => takeTurn(signal)));
          previous = turn.catch(() => {});
          return turn;
        }
      },
      waitedMs: stryMutAct_9fa48("35") ? () => undefined : (stryCov_9fa48("35"), () => waitedMs)
    });
  }
}