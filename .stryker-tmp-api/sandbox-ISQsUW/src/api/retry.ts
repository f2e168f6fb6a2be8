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
import { ApiError } from './errors.ts';

/** A server that asks for more is not waited for, in milliseconds. */
const LONGEST_RETRY_AFTER = stryMutAct_9fa48("422") ? 5 / 60_000 : (stryCov_9fa48("422"), 5 * 60_000);
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

/**
 * Whether a request that failed may be repeated: `safely`, as it was surely not accepted; `with-a-check`, as it may
 * have been; or `no`.
 */
export function mayRepeat({
  kind,
  details: {
    status
  }
}: ApiError): 'safely' | 'with-a-check' | 'no' {
  if (stryMutAct_9fa48("423")) {
    {}
  } else {
    stryCov_9fa48("423");
    if (stryMutAct_9fa48("426") ? kind === 'unreachable' && kind === 'missing_record' : stryMutAct_9fa48("425") ? false : stryMutAct_9fa48("424") ? true : (stryCov_9fa48("424", "425", "426"), (stryMutAct_9fa48("428") ? kind !== 'unreachable' : stryMutAct_9fa48("427") ? false : (stryCov_9fa48("427", "428"), kind === (stryMutAct_9fa48("429") ? "" : (stryCov_9fa48("429"), 'unreachable')))) || (stryMutAct_9fa48("431") ? kind !== 'missing_record' : stryMutAct_9fa48("430") ? false : (stryCov_9fa48("430", "431"), kind === (stryMutAct_9fa48("432") ? "" : (stryCov_9fa48("432"), 'missing_record')))))) return stryMutAct_9fa48("433") ? "" : (stryCov_9fa48("433"), 'safely');
    if (stryMutAct_9fa48("436") ? kind === 'timeout' && kind === 'broken' : stryMutAct_9fa48("435") ? false : stryMutAct_9fa48("434") ? true : (stryCov_9fa48("434", "435", "436"), (stryMutAct_9fa48("438") ? kind !== 'timeout' : stryMutAct_9fa48("437") ? false : (stryCov_9fa48("437", "438"), kind === (stryMutAct_9fa48("439") ? "" : (stryCov_9fa48("439"), 'timeout')))) || (stryMutAct_9fa48("441") ? kind !== 'broken' : stryMutAct_9fa48("440") ? false : (stryCov_9fa48("440", "441"), kind === (stryMutAct_9fa48("442") ? "" : (stryCov_9fa48("442"), 'broken')))))) return stryMutAct_9fa48("443") ? "" : (stryCov_9fa48("443"), 'with-a-check');
    if (stryMutAct_9fa48("446") ? status === 429 && status === 503 : stryMutAct_9fa48("445") ? false : stryMutAct_9fa48("444") ? true : (stryCov_9fa48("444", "445", "446"), (stryMutAct_9fa48("448") ? status !== 429 : stryMutAct_9fa48("447") ? false : (stryCov_9fa48("447", "448"), status === 429)) || (stryMutAct_9fa48("450") ? status !== 503 : stryMutAct_9fa48("449") ? false : (stryCov_9fa48("449", "450"), status === 503)))) return stryMutAct_9fa48("451") ? "" : (stryCov_9fa48("451"), 'safely');
    if (stryMutAct_9fa48("454") ? (status === 408 || status === 500 || status === 502) && status === 504 : stryMutAct_9fa48("453") ? false : stryMutAct_9fa48("452") ? true : (stryCov_9fa48("452", "453", "454"), (stryMutAct_9fa48("456") ? (status === 408 || status === 500) && status === 502 : stryMutAct_9fa48("455") ? false : (stryCov_9fa48("455", "456"), (stryMutAct_9fa48("458") ? status === 408 && status === 500 : stryMutAct_9fa48("457") ? false : (stryCov_9fa48("457", "458"), (stryMutAct_9fa48("460") ? status !== 408 : stryMutAct_9fa48("459") ? false : (stryCov_9fa48("459", "460"), status === 408)) || (stryMutAct_9fa48("462") ? status !== 500 : stryMutAct_9fa48("461") ? false : (stryCov_9fa48("461", "462"), status === 500)))) || (stryMutAct_9fa48("464") ? status !== 502 : stryMutAct_9fa48("463") ? false : (stryCov_9fa48("463", "464"), status === 502)))) || (stryMutAct_9fa48("466") ? status !== 504 : stryMutAct_9fa48("465") ? false : (stryCov_9fa48("465", "466"), status === 504)))) return stryMutAct_9fa48("467") ? "" : (stryCov_9fa48("467"), 'with-a-check');
    return stryMutAct_9fa48("468") ? "" : (stryCov_9fa48("468"), 'no');
  }
}
export interface RetryPolicy {
  maxRetries: number;
  clock: Clock;
  /** From 0 up to, but not including, 1. */
  random: () => number;
}

/** Hears of each repeat (from 1), before its pause. */
export type OnRepeat = (error: ApiError, pauseMs: number, repeat: number) => void;

/** Repeats a request as its failures and the policy allow. Throws the last ApiError, or the signal's reason. */
export async function retry<T>(attempt: () => Promise<T>, policy: RetryPolicy, signal: AbortSignal, onRepeat: OnRepeat): Promise<T> {
  if (stryMutAct_9fa48("469")) {
    {}
  } else {
    stryCov_9fa48("469");
    if (stryMutAct_9fa48("470")) {
      for (let repeat = 1; false; repeat++) {
        try {
          return await attempt();
        } catch (error) {
          if (!(error instanceof ApiError)) throw error;
          const pauseMs = pauseBefore(repeat, error, policy);
          if (pauseMs === null) throw error;
          onRepeat(error, pauseMs, repeat);
          await policy.clock.sleep(pauseMs, signal);
        }
      }
    } else {
      stryCov_9fa48("470");
      for (let repeat = 1;; stryMutAct_9fa48("471") ? repeat-- : (stryCov_9fa48("471"), repeat++)) {
        if (stryMutAct_9fa48("472")) {
          {}
        } else {
          stryCov_9fa48("472");
          try {
            if (stryMutAct_9fa48("473")) {
              {}
            } else {
              stryCov_9fa48("473");
              return await attempt();
            }
          } catch (error) {
            if (stryMutAct_9fa48("474")) {
              {}
            } else {
              stryCov_9fa48("474");
              if (stryMutAct_9fa48("477") ? false : stryMutAct_9fa48("476") ? true : stryMutAct_9fa48("475") ? error instanceof ApiError : (stryCov_9fa48("475", "476", "477"), !(error instanceof ApiError))) throw error;
              const pauseMs = pauseBefore(repeat, error, policy);
              if (stryMutAct_9fa48("480") ? pauseMs !== null : stryMutAct_9fa48("479") ? false : stryMutAct_9fa48("478") ? true : (stryCov_9fa48("478", "479", "480"), pauseMs === null)) throw error;
              if (stryMutAct_9fa48("481")) {
                ;
              } else {
                stryCov_9fa48("481");
                onRepeat(error, pauseMs, repeat);
              }
              await policy.clock.sleep(pauseMs, signal);
            }
          }
        }
      }
    }
  }
}

/** In milliseconds; null where the request must not be repeated. */
function pauseBefore(repeat: number, error: ApiError, {
  maxRetries,
  random
}: RetryPolicy): number | null {
  if (stryMutAct_9fa48("482")) {
    {}
  } else {
    stryCov_9fa48("482");
    if (stryMutAct_9fa48("485") ? repeat > maxRetries && mayRepeat(error) === 'no' : stryMutAct_9fa48("484") ? false : stryMutAct_9fa48("483") ? true : (stryCov_9fa48("483", "484", "485"), (stryMutAct_9fa48("488") ? repeat <= maxRetries : stryMutAct_9fa48("487") ? repeat >= maxRetries : stryMutAct_9fa48("486") ? false : (stryCov_9fa48("486", "487", "488"), repeat > maxRetries)) || (stryMutAct_9fa48("490") ? mayRepeat(error) !== 'no' : stryMutAct_9fa48("489") ? false : (stryCov_9fa48("489", "490"), mayRepeat(error) === (stryMutAct_9fa48("491") ? "" : (stryCov_9fa48("491"), 'no')))))) return null;
    const asked = stryMutAct_9fa48("492") ? error.details.retryAfterMs && null : (stryCov_9fa48("492"), error.details.retryAfterMs ?? null);
    if (stryMutAct_9fa48("495") ? asked === null : stryMutAct_9fa48("494") ? false : stryMutAct_9fa48("493") ? true : (stryCov_9fa48("493", "494", "495"), asked !== null)) return (stryMutAct_9fa48("499") ? asked <= LONGEST_RETRY_AFTER : stryMutAct_9fa48("498") ? asked >= LONGEST_RETRY_AFTER : stryMutAct_9fa48("497") ? false : stryMutAct_9fa48("496") ? true : (stryCov_9fa48("496", "497", "498", "499"), asked > LONGEST_RETRY_AFTER)) ? null : asked;
    return stryMutAct_9fa48("500") ? Math.min(FIRST_PAUSE * 2 ** (repeat - 1), LONGEST_PAUSE) / (1 - random() / 4) : (stryCov_9fa48("500"), (stryMutAct_9fa48("501") ? Math.max(FIRST_PAUSE * 2 ** (repeat - 1), LONGEST_PAUSE) : (stryCov_9fa48("501"), Math.min(stryMutAct_9fa48("502") ? FIRST_PAUSE / 2 ** (repeat - 1) : (stryCov_9fa48("502"), FIRST_PAUSE * 2 ** (stryMutAct_9fa48("503") ? repeat + 1 : (stryCov_9fa48("503"), repeat - 1))), LONGEST_PAUSE))) * (stryMutAct_9fa48("504") ? 1 + random() / 4 : (stryCov_9fa48("504"), 1 - (stryMutAct_9fa48("505") ? random() * 4 : (stryCov_9fa48("505"), random() / 4)))));
  }
}