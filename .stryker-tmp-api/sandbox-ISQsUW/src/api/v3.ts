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
import type { Clean } from '../clean.ts';
import type { Client } from './client.ts';
import { ApiError } from './errors.ts';
import { connectionOf, type Fields, fieldsOf, itemFailureOf, listOf, runOf } from './parse.ts';
import type { Api, Connection } from './types.ts';
export interface V3Options {
  client: Client;
  /** None: every connection. */
  containerTags: readonly string[];
  clean: Clean;
}

/** The API until the end of 2026: providers are asked, and all of their connections with the tags sync. */
export function createV3({
  client,
  containerTags,
  clean
}: V3Options): Api {
  if (stryMutAct_9fa48("506")) {
    {}
  } else {
    stryCov_9fa48("506");
    const body = (stryMutAct_9fa48("510") ? containerTags.length <= 0 : stryMutAct_9fa48("509") ? containerTags.length >= 0 : stryMutAct_9fa48("508") ? false : stryMutAct_9fa48("507") ? true : (stryCov_9fa48("507", "508", "509", "510"), containerTags.length > 0)) ? stryMutAct_9fa48("511") ? {} : (stryCov_9fa48("511"), {
      containerTags
    }) : {};
    const path = stryMutAct_9fa48("512") ? () => undefined : (stryCov_9fa48("512"), (() => {
      const path = (...steps: string[]) => stryMutAct_9fa48("513") ? [] : (stryCov_9fa48("513"), [stryMutAct_9fa48("514") ? "" : (stryCov_9fa48("514"), 'v3'), stryMutAct_9fa48("515") ? "" : (stryCov_9fa48("515"), 'connections'), ...steps]);
      return path;
    })());
    let hasSyncRuns = stryMutAct_9fa48("516") ? true : (stryCov_9fa48("516"), false);
    let missing: ApiError | null = null;
    return stryMutAct_9fa48("517") ? {} : (stryCov_9fa48("517"), {
      version: stryMutAct_9fa48("518") ? "" : (stryCov_9fa48("518"), 'v3'),
      asksConnections: stryMutAct_9fa48("519") ? true : (stryCov_9fa48("519"), false),
      documents: stryMutAct_9fa48("520") ? () => undefined : (stryCov_9fa48("520"), async () => stryMutAct_9fa48("521") ? {} : (stryCov_9fa48("521"), {
        documents: stryMutAct_9fa48("522") ? ["Stryker was here"] : (stryCov_9fa48("522"), []),
        isLast: stryMutAct_9fa48("523") ? false : (stryCov_9fa48("523"), true)
      })),
      async list(signal) {
        if (stryMutAct_9fa48("524")) {
          {}
        } else {
          stryCov_9fa48("524");
          const parse = stryMutAct_9fa48("525") ? () => undefined : (stryCov_9fa48("525"), (() => {
            const parse = (json: unknown) => listOf(json).map(stryMutAct_9fa48("526") ? () => undefined : (stryCov_9fa48("526"), entry => parseConnection(entry, clean)));
            return parse;
          })());
          const {
            value,
            date
          } = await client(stryMutAct_9fa48("527") ? {} : (stryCov_9fa48("527"), {
            method: stryMutAct_9fa48("528") ? "" : (stryCov_9fa48("528"), 'POST'),
            path: path(stryMutAct_9fa48("529") ? "" : (stryCov_9fa48("529"), 'list')),
            body,
            success: 200,
            parse,
            signal
          }));
          return stryMutAct_9fa48("530") ? {} : (stryCov_9fa48("530"), {
            connections: value,
            date
          });
        }
      },
      async ask({
        provider
      }, signal) {
        if (stryMutAct_9fa48("531")) {
          {}
        } else {
          stryCov_9fa48("531");
          const parse = stryMutAct_9fa48("532") ? () => undefined : (stryCov_9fa48("532"), (() => {
            const parse = () => null;
            return parse;
          })());
          await client(stryMutAct_9fa48("533") ? {} : (stryCov_9fa48("533"), {
            method: stryMutAct_9fa48("534") ? "" : (stryCov_9fa48("534"), 'POST'),
            path: path(provider, stryMutAct_9fa48("535") ? "" : (stryCov_9fa48("535"), 'import')),
            body,
            success: 202,
            parse,
            signal
          }));
        }
      },
      /** Not in the OpenAPI file: where the first answers are 404, there is no such endpoint, and no more are asked. */
      async runs({
        id
      }, signal) {
        if (stryMutAct_9fa48("536")) {
          {}
        } else {
          stryCov_9fa48("536");
          if (stryMutAct_9fa48("539") ? missing !== null || !hasSyncRuns : stryMutAct_9fa48("538") ? false : stryMutAct_9fa48("537") ? true : (stryCov_9fa48("537", "538", "539"), (stryMutAct_9fa48("541") ? missing === null : stryMutAct_9fa48("540") ? true : (stryCov_9fa48("540", "541"), missing !== null)) && (stryMutAct_9fa48("542") ? hasSyncRuns : (stryCov_9fa48("542"), !hasSyncRuns)))) throw missing;
          const parse = stryMutAct_9fa48("543") ? () => undefined : (stryCov_9fa48("543"), (() => {
            const parse = (json: unknown) => listOf(json).flatMap(stryMutAct_9fa48("544") ? () => undefined : (stryCov_9fa48("544"), entry => stryMutAct_9fa48("545") ? runOf(entry, clean) && [] : (stryCov_9fa48("545"), runOf(entry, clean) ?? (stryMutAct_9fa48("546") ? ["Stryker was here"] : (stryCov_9fa48("546"), [])))));
            return parse;
          })());
          try {
            if (stryMutAct_9fa48("547")) {
              {}
            } else {
              stryCov_9fa48("547");
              const {
                value
              } = await client(stryMutAct_9fa48("548") ? {} : (stryCov_9fa48("548"), {
                method: stryMutAct_9fa48("549") ? "" : (stryCov_9fa48("549"), 'GET'),
                path: path(id, stryMutAct_9fa48("550") ? "" : (stryCov_9fa48("550"), 'sync-runs')),
                success: 200,
                parse,
                signal
              }));
              hasSyncRuns = stryMutAct_9fa48("551") ? false : (stryCov_9fa48("551"), true);
              return value;
            }
          } catch (error) {
            if (stryMutAct_9fa48("552")) {
              {}
            } else {
              stryCov_9fa48("552");
              if (stryMutAct_9fa48("555") ? error instanceof ApiError || error.details.status === 404 : stryMutAct_9fa48("554") ? false : stryMutAct_9fa48("553") ? true : (stryCov_9fa48("553", "554", "555"), error instanceof ApiError && (stryMutAct_9fa48("557") ? error.details.status !== 404 : stryMutAct_9fa48("556") ? true : (stryCov_9fa48("556", "557"), error.details.status === 404)))) missing = error;
              throw error;
            }
          }
        }
      },
      async failures({
        id
      }, run, signal) {
        if (stryMutAct_9fa48("558")) {
          {}
        } else {
          stryCov_9fa48("558");
          if (stryMutAct_9fa48("561") ? run.id !== null : stryMutAct_9fa48("560") ? false : stryMutAct_9fa48("559") ? true : (stryCov_9fa48("559", "560", "561"), run.id === null)) return stryMutAct_9fa48("562") ? ["Stryker was here"] : (stryCov_9fa48("562"), []);
          const parse = stryMutAct_9fa48("563") ? () => undefined : (stryCov_9fa48("563"), (() => {
            const parse = (json: unknown) => listOf(fieldsOf(json).failures).map(stryMutAct_9fa48("564") ? () => undefined : (stryCov_9fa48("564"), entry => itemFailureOf(entry, clean)));
            return parse;
          })());
          const steps = path(id, stryMutAct_9fa48("565") ? "" : (stryCov_9fa48("565"), 'sync-runs'), run.id, stryMutAct_9fa48("566") ? "" : (stryCov_9fa48("566"), 'failures'));
          return (await client(stryMutAct_9fa48("567") ? {} : (stryCov_9fa48("567"), {
            method: stryMutAct_9fa48("568") ? "" : (stryCov_9fa48("568"), 'GET'),
            path: steps,
            success: 200,
            parse,
            signal
          }))).value;
        }
      }
    });
  }
}

// `email` and `metadata` are left where they are: they must not be printed, so they are not even taken.
function parseConnection(entry: Fields, clean: Clean): Connection {
  if (stryMutAct_9fa48("569")) {
    {}
  } else {
    stryCov_9fa48("569");
    const lastRun = runOf(fieldsOf(entry.lastSyncRun), clean);
    return connectionOf(entry, stryMutAct_9fa48("570") ? {} : (stryCov_9fa48("570"), {
      namespace: null,
      lastRun,
      lastSuccessAt: null,
      documents: null
    }), clean);
  }
}