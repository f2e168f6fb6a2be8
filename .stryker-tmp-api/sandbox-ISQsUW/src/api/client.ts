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
import type { IncomingHttpHeaders } from 'node:http';
import type { Clean } from '../clean.ts';
import type { Clock } from '../clock.ts';
import type { Budget } from './budget.ts';
import { errorMessage, isRecord, parseJson } from './error-message.ts';
import { ApiError } from './errors.ts';
import type { HttpAnswer, Send } from './http.ts';
export interface ClientOptions {
  baseUrl: URL;
  apiKey: string;
  requestTimeoutMs: number;
  send: Send;
  budget: Budget;
  clock: Clock;
  clean: Clean;
  /** Hears of each attempt: method, path, status or error code, time and request id, without headers or bodies. */
  onAttempt: (line: string) => void;
}
export interface ApiRequest<T> {
  method: 'GET' | 'POST';
  /** The parts of the path, not encoded. */
  path: readonly string[];
  query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  body?: unknown;
  /** 202: accepted, whatever the body is. */
  success: 200 | 202;
  /** Makes of a body's JSON (undefined: it is none) what it must be, or throws `unexpected_answer`. */
  parse: (json: unknown) => T;
  signal: AbortSignal;
}

/**
 * Sends one request when it is its turn, and resolves if its status is that of success. `date`: the `Date` header, in
 * milliseconds since the epoch. Throws an ApiError.
 */
export type Client = <T>(request: ApiRequest<T>) => Promise<{
  value: T;
  date: number | null;
}>;
export function createClient(options: ClientOptions): Client {
  if (stryMutAct_9fa48("36")) {
    {}
  } else {
    stryCov_9fa48("36");
    const {
      clock,
      clean,
      onAttempt
    } = options;
    return async ({
      method,
      path,
      query = {},
      body,
      success,
      parse,
      signal
    }) => {
      if (stryMutAct_9fa48("37")) {
        {}
      } else {
        stryCov_9fa48("37");
        const url = urlOf(options.baseUrl, path, query);
        const release = await options.budget.turn(signal);
        const sentAt = clock.now();
        const tell = stryMutAct_9fa48("38") ? () => undefined : (stryCov_9fa48("38"), (() => {
          const tell = (outcome: number | string, requestId: string | null) => onAttempt(stryMutAct_9fa48("39") ? `` : (stryCov_9fa48("39"), `${method} ${clean(url.pathname)} ${outcome} ${Math.round(stryMutAct_9fa48("40") ? clock.now() + sentAt : (stryCov_9fa48("40"), clock.now() - sentAt))} ms${(stryMutAct_9fa48("43") ? requestId !== null : stryMutAct_9fa48("42") ? false : stryMutAct_9fa48("41") ? true : (stryCov_9fa48("41", "42", "43"), requestId === null)) ? stryMutAct_9fa48("44") ? "Stryker was here!" : (stryCov_9fa48("44"), '') : stryMutAct_9fa48("45") ? `` : (stryCov_9fa48("45"), ` ${requestId}`)}`));
          return tell;
        })());
        let answer: HttpAnswer | null = null;
        try {
          if (stryMutAct_9fa48("46")) {
            {}
          } else {
            stryCov_9fa48("46");
            answer = await options.send(stryMutAct_9fa48("47") ? {} : (stryCov_9fa48("47"), {
              method,
              url,
              headers: stryMutAct_9fa48("48") ? {} : (stryCov_9fa48("48"), {
                Accept: stryMutAct_9fa48("49") ? "" : (stryCov_9fa48("49"), 'application/json, text/plain'),
                Authorization: stryMutAct_9fa48("50") ? `` : (stryCov_9fa48("50"), `Bearer ${options.apiKey}`),
                ...((stryMutAct_9fa48("53") ? body !== undefined : stryMutAct_9fa48("52") ? false : stryMutAct_9fa48("51") ? true : (stryCov_9fa48("51", "52", "53"), body === undefined)) ? {} : stryMutAct_9fa48("54") ? {} : (stryCov_9fa48("54"), {
                  'Content-Type': stryMutAct_9fa48("55") ? "" : (stryCov_9fa48("55"), 'application/json')
                }))
              }),
              body: (stryMutAct_9fa48("58") ? body !== undefined : stryMutAct_9fa48("57") ? false : stryMutAct_9fa48("56") ? true : (stryCov_9fa48("56", "57", "58"), body === undefined)) ? null : JSON.stringify(body),
              success,
              wantsBody: stryMutAct_9fa48("61") ? success === 202 : stryMutAct_9fa48("60") ? false : stryMutAct_9fa48("59") ? true : (stryCov_9fa48("59", "60", "61"), success !== 202),
              timeoutMs: options.requestTimeoutMs,
              signal
            }));
            if (stryMutAct_9fa48("62")) {
              ;
            } else {
              stryCov_9fa48("62");
              tell(answer.status, requestIdOf(answer.headers, clean));
            }
            if (stryMutAct_9fa48("65") ? answer.status === success : stryMutAct_9fa48("64") ? false : stryMutAct_9fa48("63") ? true : (stryCov_9fa48("63", "64", "65"), answer.status !== success)) throw statusError(answer, clock.now(), clean);
            return stryMutAct_9fa48("66") ? {} : (stryCov_9fa48("66"), {
              value: parse(parseJson(answer.body)),
              date: dateOf(answer.headers)
            });
          }
        } catch (error) {
          if (stryMutAct_9fa48("67")) {
            {}
          } else {
            stryCov_9fa48("67");
            if (stryMutAct_9fa48("70") ? !(error instanceof ApiError) && error.details.status !== undefined : stryMutAct_9fa48("69") ? false : stryMutAct_9fa48("68") ? true : (stryCov_9fa48("68", "69", "70"), (stryMutAct_9fa48("71") ? error instanceof ApiError : (stryCov_9fa48("71"), !(error instanceof ApiError))) || (stryMutAct_9fa48("73") ? error.details.status === undefined : stryMutAct_9fa48("72") ? false : (stryCov_9fa48("72", "73"), error.details.status !== undefined)))) throw error;
            if (stryMutAct_9fa48("76") ? answer !== null : stryMutAct_9fa48("75") ? false : stryMutAct_9fa48("74") ? true : (stryCov_9fa48("74", "75", "76"), answer === null)) if (stryMutAct_9fa48("77")) {
              ;
            } else {
              stryCov_9fa48("77");
              tell(error.code, null);
            }
            const {
              reason = null
            } = error.details;
            const known = stryMutAct_9fa48("80") ? answer || {
              status: answer.status,
              requestId: requestIdOf(answer.headers, clean)
            } : stryMutAct_9fa48("79") ? false : stryMutAct_9fa48("78") ? true : (stryCov_9fa48("78", "79", "80"), answer && (stryMutAct_9fa48("81") ? {} : (stryCov_9fa48("81"), {
              status: answer.status,
              requestId: requestIdOf(answer.headers, clean)
            })));
            // What Node says of a certificate quotes it.
            throw new ApiError(error.kind, stryMutAct_9fa48("83") ? {} : (stryCov_9fa48("83"), {
              ...error.details,
              ...known,
              reason: stryMutAct_9fa48("86") ? reason || clean(reason) : stryMutAct_9fa48("85") ? false : stryMutAct_9fa48("84") ? true : (stryCov_9fa48("84", "85", "86"), reason && clean(reason))
            }), error);
          }
        } finally {
          if (stryMutAct_9fa48("87")) {
            {}
          } else {
            stryCov_9fa48("87");
            if (stryMutAct_9fa48("88")) {
              ;
            } else {
              stryCov_9fa48("88");
              release();
            }
          }
        }
      }
    };
  }
}

/** Throws an ApiError for a part that no path can have: `.` and `..` would be resolved. */
function urlOf(baseUrl: URL, path: readonly string[], query: Readonly<Record<string, string | number>>): URL {
  if (stryMutAct_9fa48("89")) {
    {}
  } else {
    stryCov_9fa48("89");
    if (stryMutAct_9fa48("92") ? path.every(part => part === '.' || part === '..' || !part.isWellFormed()) : stryMutAct_9fa48("91") ? false : stryMutAct_9fa48("90") ? true : (stryCov_9fa48("90", "91", "92"), path.some(stryMutAct_9fa48("93") ? () => undefined : (stryCov_9fa48("93"), part => stryMutAct_9fa48("96") ? (part === '.' || part === '..') && !part.isWellFormed() : stryMutAct_9fa48("95") ? false : stryMutAct_9fa48("94") ? true : (stryCov_9fa48("94", "95", "96"), (stryMutAct_9fa48("98") ? part === '.' && part === '..' : stryMutAct_9fa48("97") ? false : (stryCov_9fa48("97", "98"), (stryMutAct_9fa48("100") ? part !== '.' : stryMutAct_9fa48("99") ? false : (stryCov_9fa48("99", "100"), part === (stryMutAct_9fa48("101") ? "" : (stryCov_9fa48("101"), '.')))) || (stryMutAct_9fa48("103") ? part !== '..' : stryMutAct_9fa48("102") ? false : (stryCov_9fa48("102", "103"), part === (stryMutAct_9fa48("104") ? "" : (stryCov_9fa48("104"), '..')))))) || (stryMutAct_9fa48("105") ? part.isWellFormed() : (stryCov_9fa48("105"), !part.isWellFormed()))))))) {
      if (stryMutAct_9fa48("106")) {
        {}
      } else {
        stryCov_9fa48("106");
        throw new ApiError(stryMutAct_9fa48("108") ? "" : (stryCov_9fa48("108"), 'unexpected_answer'), stryMutAct_9fa48("109") ? {} : (stryCov_9fa48("109"), {
          reason: stryMutAct_9fa48("110") ? "" : (stryCov_9fa48("110"), 'a namespace that fits into no path')
        }));
      }
    }
    const url = new URL(baseUrl);
    url.pathname = (stryMutAct_9fa48("111") ? [] : (stryCov_9fa48("111"), [url.pathname.replace(stryMutAct_9fa48("113") ? /\/$/ : stryMutAct_9fa48("112") ? /\/+/ : (stryCov_9fa48("112", "113"), /\/+$/), stryMutAct_9fa48("114") ? "Stryker was here!" : (stryCov_9fa48("114"), '')), ...path.map(encodeURIComponent)])).join(stryMutAct_9fa48("115") ? "" : (stryCov_9fa48("115"), '/'));
    for (const [name, value] of Object.entries(query)) if (stryMutAct_9fa48("116")) {
      ;
    } else {
      stryCov_9fa48("116");
      url.searchParams.set(name, String(value));
    }
    return url;
  }
}
function statusError({
  status,
  headers,
  body
}: HttpAnswer, now: number, clean: Clean): ApiError {
  if (stryMutAct_9fa48("117")) {
    {}
  } else {
    stryCov_9fa48("117");
    const said = errorMessage(body);
    const {
      location
    } = headers;
    const redirects = stryMutAct_9fa48("120") ? status >= 300 && status < 400 || location !== undefined : stryMutAct_9fa48("119") ? false : stryMutAct_9fa48("118") ? true : (stryCov_9fa48("118", "119", "120"), (stryMutAct_9fa48("122") ? status >= 300 || status < 400 : stryMutAct_9fa48("121") ? true : (stryCov_9fa48("121", "122"), (stryMutAct_9fa48("125") ? status < 300 : stryMutAct_9fa48("124") ? status > 300 : stryMutAct_9fa48("123") ? true : (stryCov_9fa48("123", "124", "125"), status >= 300)) && (stryMutAct_9fa48("128") ? status >= 400 : stryMutAct_9fa48("127") ? status <= 400 : stryMutAct_9fa48("126") ? true : (stryCov_9fa48("126", "127", "128"), status < 400)))) && (stryMutAct_9fa48("130") ? location === undefined : stryMutAct_9fa48("129") ? true : (stryCov_9fa48("129", "130"), location !== undefined)));
    return new ApiError(redirects ? stryMutAct_9fa48("131") ? "" : (stryCov_9fa48("131"), 'redirect') : stryMutAct_9fa48("132") ? "" : (stryCov_9fa48("132"), 'status'), stryMutAct_9fa48("133") ? {} : (stryCov_9fa48("133"), {
      status,
      said: (stryMutAct_9fa48("136") ? said === null && redirects : stryMutAct_9fa48("135") ? false : stryMutAct_9fa48("134") ? true : (stryCov_9fa48("134", "135", "136"), (stryMutAct_9fa48("138") ? said !== null : stryMutAct_9fa48("137") ? false : (stryCov_9fa48("137", "138"), said === null)) || redirects)) ? null : clean(said),
      requestId: requestIdOf(headers, clean),
      retryAfterMs: stryMutAct_9fa48("139") ? retryAfter(headers['retry-after'], dateOf(headers) ?? now) && retryAfterInBody(body) : (stryCov_9fa48("139"), retryAfter(headers[stryMutAct_9fa48("140") ? "" : (stryCov_9fa48("140"), 'retry-after')], stryMutAct_9fa48("141") ? dateOf(headers) && now : (stryCov_9fa48("141"), dateOf(headers) ?? now)) ?? retryAfterInBody(body)),
      host: redirects ? hostOf(location, clean) : null
    }));
  }
}

/** Null where a redirect stays on the same host. */
function hostOf(location: string, clean: Clean): string | null {
  if (stryMutAct_9fa48("142")) {
    {}
  } else {
    stryCov_9fa48("142");
    const target = URL.canParse(location, stryMutAct_9fa48("143") ? "" : (stryCov_9fa48("143"), 'relative:/')) ? new URL(location, stryMutAct_9fa48("144") ? "" : (stryCov_9fa48("144"), 'relative:/')) : null;
    return (stryMutAct_9fa48("145") ? target.host : (stryCov_9fa48("145"), target?.host)) ? clean(target.host) : null;
  }
}
function requestIdOf(headers: IncomingHttpHeaders, clean: Clean): string | null {
  if (stryMutAct_9fa48("146")) {
    {}
  } else {
    stryCov_9fa48("146");
    const id = headers[stryMutAct_9fa48("147") ? "" : (stryCov_9fa48("147"), 'x-request-id')];
    return (stryMutAct_9fa48("150") ? typeof id === 'string' || id !== '' : stryMutAct_9fa48("149") ? false : stryMutAct_9fa48("148") ? true : (stryCov_9fa48("148", "149", "150"), (stryMutAct_9fa48("152") ? typeof id !== 'string' : stryMutAct_9fa48("151") ? true : (stryCov_9fa48("151", "152"), typeof id === (stryMutAct_9fa48("153") ? "" : (stryCov_9fa48("153"), 'string')))) && (stryMutAct_9fa48("155") ? id === '' : stryMutAct_9fa48("154") ? true : (stryCov_9fa48("154", "155"), id !== (stryMutAct_9fa48("156") ? "Stryker was here!" : (stryCov_9fa48("156"), '')))))) ? clean(id) : null;
  }
}
function dateOf({
  date
}: IncomingHttpHeaders): number | null {
  if (stryMutAct_9fa48("157")) {
    {}
  } else {
    stryCov_9fa48("157");
    const time = Date.parse(stryMutAct_9fa48("158") ? date && '' : (stryCov_9fa48("158"), date ?? (stryMutAct_9fa48("159") ? "Stryker was here!" : (stryCov_9fa48("159"), ''))));
    return Number.isNaN(time) ? null : time;
  }
}

/** `Retry-After` (RFC 9110, section 10.2.3: seconds or a date), in milliseconds from `now`. */
function retryAfter(header: string | undefined, now: number): number | null {
  if (stryMutAct_9fa48("160")) {
    {}
  } else {
    stryCov_9fa48("160");
    const value = stryMutAct_9fa48("161") ? header?.trim() && '' : (stryCov_9fa48("161"), (stryMutAct_9fa48("163") ? header.trim() : stryMutAct_9fa48("162") ? header : (stryCov_9fa48("162", "163"), header?.trim())) ?? (stryMutAct_9fa48("164") ? "Stryker was here!" : (stryCov_9fa48("164"), '')));
    if (stryMutAct_9fa48("166") ? false : stryMutAct_9fa48("165") ? true : (stryCov_9fa48("165", "166"), (stryMutAct_9fa48("170") ? /^\D+$/ : stryMutAct_9fa48("169") ? /^\d$/ : stryMutAct_9fa48("168") ? /^\d+/ : stryMutAct_9fa48("167") ? /\d+$/ : (stryCov_9fa48("167", "168", "169", "170"), /^\d+$/)).test(value))) return seconds(Number(value));
    const pause = stryMutAct_9fa48("171") ? Date.parse(value) + now : (stryCov_9fa48("171"), Date.parse(value) - now);
    return (stryMutAct_9fa48("175") ? pause <= 0 : stryMutAct_9fa48("174") ? pause >= 0 : stryMutAct_9fa48("173") ? false : stryMutAct_9fa48("172") ? true : (stryCov_9fa48("172", "173", "174", "175"), pause > 0)) ? pause : null;
  }
}
function retryAfterInBody(body: string): number | null {
  if (stryMutAct_9fa48("176")) {
    {}
  } else {
    stryCov_9fa48("176");
    const parsed = parseJson(body);
    const value = isRecord(parsed) ? parsed.retryAfterSeconds : null;
    return (stryMutAct_9fa48("179") ? typeof value === 'number' || value >= 0 : stryMutAct_9fa48("178") ? false : stryMutAct_9fa48("177") ? true : (stryCov_9fa48("177", "178", "179"), (stryMutAct_9fa48("181") ? typeof value !== 'number' : stryMutAct_9fa48("180") ? true : (stryCov_9fa48("180", "181"), typeof value === (stryMutAct_9fa48("182") ? "" : (stryCov_9fa48("182"), 'number')))) && (stryMutAct_9fa48("185") ? value < 0 : stryMutAct_9fa48("184") ? value > 0 : stryMutAct_9fa48("183") ? true : (stryCov_9fa48("183", "184", "185"), value >= 0)))) ? seconds(value) : null;
  }
}

/** In milliseconds; more than a thousand years is no time that anybody means. */
function seconds(value: number): number {
  if (stryMutAct_9fa48("186")) {
    {}
  } else {
    stryCov_9fa48("186");
    return stryMutAct_9fa48("187") ? Math.min(value, 1e11) / 1000 : (stryCov_9fa48("187"), (stryMutAct_9fa48("188") ? Math.max(value, 1e11) : (stryCov_9fa48("188"), Math.min(value, 1e11))) * 1000);
  }
}