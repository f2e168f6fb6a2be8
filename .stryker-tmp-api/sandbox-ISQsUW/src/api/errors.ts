/**
 * Why a request came to nothing:
 * - `status`: the API answered, with another status than the one that means success
 * - `redirect`: it answered with a redirect, which is not followed
 * - `unexpected_answer`: the status of success, but a body that is not what the API documents
 * - `unreachable`: nothing was sent: refused, no such host, no route, proxy down or refusing
 * - `certificate`: the server's certificate is not trusted; nothing was sent
 * - `timeout`: no whole answer in time
 * - `broken`: the connection broke off
 * - `missing_record`: the record of a run is not there yet
 */
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
export type ApiErrorKind = 'status' | 'redirect' | 'unexpected_answer' | 'unreachable' | 'certificate' | 'timeout' | 'broken' | 'missing_record';
export interface ApiErrorDetails {
  status?: number | null;
  /** The API's own words, cleaned. */
  said?: string | null;
  requestId?: string | null;
  /** How long the server asks to wait before a repeat, in milliseconds. */
  retryAfterMs?: number | null;
  /** The host that could not be reached, or to which a redirect leads. */
  host?: string | null;
  /** Why it could not be reached, in words. */
  reason?: string | null;
  /** The time that was allowed, in milliseconds. */
  timeoutMs?: number;
}

/** A request to the API that came to nothing. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly details: ApiErrorDetails;
  constructor(kind: ApiErrorKind, details: ApiErrorDetails = {}, cause?: unknown) {
    if (stryMutAct_9fa48("289")) {
      {}
    } else {
      stryCov_9fa48("289");
      super(kind, stryMutAct_9fa48("290") ? {} : (stryCov_9fa48("290"), {
        cause
      }));
      this.name = stryMutAct_9fa48("291") ? "" : (stryCov_9fa48("291"), 'ApiError');
      this.kind = kind;
      this.details = details;
    }
  }

  /** As the outputs have it: `http_429`, `timeout`. */
  get code(): string {
    if (stryMutAct_9fa48("292")) {
      {}
    } else {
      stryCov_9fa48("292");
      return (stryMutAct_9fa48("295") ? this.kind !== 'status' : stryMutAct_9fa48("294") ? false : stryMutAct_9fa48("293") ? true : (stryCov_9fa48("293", "294", "295"), this.kind === (stryMutAct_9fa48("296") ? "" : (stryCov_9fa48("296"), 'status')))) ? stryMutAct_9fa48("297") ? `` : (stryCov_9fa48("297"), `http_${this.details.status}`) : this.kind;
    }
  }
}