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
import type { Settings } from '../settings.ts';
import type { Client } from './client.ts';
import { ApiError } from './errors.ts';
import type { Api } from './types.ts';
import { createV3 } from './v3.ts';
import { createV5 } from './v5.ts';

/** Supermemory has announced the end of v3 for 2026-12-31. */
const END_OF_V3 = Date.UTC(2027, 0, 1);
const GONE = stryMutAct_9fa48("742") ? [] : (stryCov_9fa48("742"), [404, 410, 501]);
export interface VersionOptions extends Pick<Settings, 'apiVersion' | 'waitFor' | 'containerTags' | 'providers'> {
  client: Client;
  clean: Clean;
  /** By the runner's clock, in milliseconds since the epoch. */
  now: number;
}
export interface ChosenVersion {
  api: Api;
  /** v5, where `auto` chose v3 and all that v3 has answered so far is that it is gone; else null. */
  successor: () => Api | null;
}

/** Which version of the API a step speaks. */
export function chooseVersion(options: VersionOptions): ChosenVersion {
  if (stryMutAct_9fa48("743")) {
    {}
  } else {
    stryCov_9fa48("743");
    const {
      apiVersion,
      client,
      containerTags,
      clean,
      providers
    } = options;
    const provider = (stryMutAct_9fa48("746") ? providers !== 'all' || providers.length === 1 : stryMutAct_9fa48("745") ? false : stryMutAct_9fa48("744") ? true : (stryCov_9fa48("744", "745", "746"), (stryMutAct_9fa48("748") ? providers === 'all' : stryMutAct_9fa48("747") ? true : (stryCov_9fa48("747", "748"), providers !== (stryMutAct_9fa48("749") ? "" : (stryCov_9fa48("749"), 'all')))) && (stryMutAct_9fa48("751") ? providers.length !== 1 : stryMutAct_9fa48("750") ? true : (stryCov_9fa48("750", "751"), providers.length === 1)))) ? stryMutAct_9fa48("752") ? providers[0] && null : (stryCov_9fa48("752"), providers[0] ?? null) : null;
    const v5 = stryMutAct_9fa48("753") ? () => undefined : (stryCov_9fa48("753"), (() => {
      const v5 = () => createV5(stryMutAct_9fa48("754") ? {} : (stryCov_9fa48("754"), {
        client,
        namespaces: containerTags,
        provider,
        clean
      }));
      return v5;
    })());
    const auto = stryMutAct_9fa48("757") ? apiVersion !== 'auto' : stryMutAct_9fa48("756") ? false : stryMutAct_9fa48("755") ? true : (stryCov_9fa48("755", "756", "757"), apiVersion === (stryMutAct_9fa48("758") ? "" : (stryCov_9fa48("758"), 'auto')));
    if (stryMutAct_9fa48("761") ? apiVersion === 'v5' && auto && (options.waitFor === 'searchable' || options.now >= END_OF_V3) : stryMutAct_9fa48("760") ? false : stryMutAct_9fa48("759") ? true : (stryCov_9fa48("759", "760", "761"), (stryMutAct_9fa48("763") ? apiVersion !== 'v5' : stryMutAct_9fa48("762") ? false : (stryCov_9fa48("762", "763"), apiVersion === (stryMutAct_9fa48("764") ? "" : (stryCov_9fa48("764"), 'v5')))) || (stryMutAct_9fa48("766") ? auto || options.waitFor === 'searchable' || options.now >= END_OF_V3 : stryMutAct_9fa48("765") ? false : (stryCov_9fa48("765", "766"), auto && (stryMutAct_9fa48("768") ? options.waitFor === 'searchable' && options.now >= END_OF_V3 : stryMutAct_9fa48("767") ? true : (stryCov_9fa48("767", "768"), (stryMutAct_9fa48("770") ? options.waitFor !== 'searchable' : stryMutAct_9fa48("769") ? false : (stryCov_9fa48("769", "770"), options.waitFor === (stryMutAct_9fa48("771") ? "" : (stryCov_9fa48("771"), 'searchable')))) || (stryMutAct_9fa48("774") ? options.now < END_OF_V3 : stryMutAct_9fa48("773") ? options.now > END_OF_V3 : stryMutAct_9fa48("772") ? false : (stryCov_9fa48("772", "773", "774"), options.now >= END_OF_V3)))))))) {
      if (stryMutAct_9fa48("775")) {
        {}
      } else {
        stryCov_9fa48("775");
        return stryMutAct_9fa48("776") ? {} : (stryCov_9fa48("776"), {
          api: v5(),
          successor: stryMutAct_9fa48("777") ? () => undefined : (stryCov_9fa48("777"), () => null)
        });
      }
    }
    const answers = stryMutAct_9fa48("778") ? {} : (stryCov_9fa48("778"), {
      gone: 0,
      other: 0
    });
    const counting: Client = async request => {
      if (stryMutAct_9fa48("779")) {
        {}
      } else {
        stryCov_9fa48("779");
        try {
          if (stryMutAct_9fa48("780")) {
            {}
          } else {
            stryCov_9fa48("780");
            const answer = await client(request);
            stryMutAct_9fa48("781") ? answers.other-- : (stryCov_9fa48("781"), answers.other++);
            return answer;
          }
        } catch (error) {
          if (stryMutAct_9fa48("782")) {
            {}
          } else {
            stryCov_9fa48("782");
            if (stryMutAct_9fa48("785") ? error instanceof ApiError || error.details.status != null : stryMutAct_9fa48("784") ? false : stryMutAct_9fa48("783") ? true : (stryCov_9fa48("783", "784", "785"), error instanceof ApiError && (stryMutAct_9fa48("787") ? error.details.status == null : stryMutAct_9fa48("786") ? true : (stryCov_9fa48("786", "787"), error.details.status != null)))) stryMutAct_9fa48("788") ? answers[isGone(error) ? 'gone' : 'other']-- : (stryCov_9fa48("788"), answers[isGone(error) ? stryMutAct_9fa48("789") ? "" : (stryCov_9fa48("789"), 'gone') : stryMutAct_9fa48("790") ? "" : (stryCov_9fa48("790"), 'other')]++);
            throw error;
          }
        }
      }
    };
    return stryMutAct_9fa48("791") ? {} : (stryCov_9fa48("791"), {
      api: createV3(stryMutAct_9fa48("792") ? {} : (stryCov_9fa48("792"), {
        client: counting,
        containerTags,
        clean
      })),
      successor: stryMutAct_9fa48("793") ? () => undefined : (stryCov_9fa48("793"), () => (stryMutAct_9fa48("796") ? auto && answers.gone > 0 || answers.other === 0 : stryMutAct_9fa48("795") ? false : stryMutAct_9fa48("794") ? true : (stryCov_9fa48("794", "795", "796"), (stryMutAct_9fa48("798") ? auto || answers.gone > 0 : stryMutAct_9fa48("797") ? true : (stryCov_9fa48("797", "798"), auto && (stryMutAct_9fa48("801") ? answers.gone <= 0 : stryMutAct_9fa48("800") ? answers.gone >= 0 : stryMutAct_9fa48("799") ? true : (stryCov_9fa48("799", "800", "801"), answers.gone > 0)))) && (stryMutAct_9fa48("803") ? answers.other !== 0 : stryMutAct_9fa48("802") ? true : (stryCov_9fa48("802", "803"), answers.other === 0)))) ? v5() : null)
    });
  }
}
function isGone({
  kind,
  details: {
    status
  }
}: ApiError): boolean {
  if (stryMutAct_9fa48("804")) {
    {}
  } else {
    stryCov_9fa48("804");
    return stryMutAct_9fa48("807") ? kind === 'redirect' && status != null && GONE.includes(status) : stryMutAct_9fa48("806") ? false : stryMutAct_9fa48("805") ? true : (stryCov_9fa48("805", "806", "807"), (stryMutAct_9fa48("809") ? kind !== 'redirect' : stryMutAct_9fa48("808") ? false : (stryCov_9fa48("808", "809"), kind === (stryMutAct_9fa48("810") ? "" : (stryCov_9fa48("810"), 'redirect')))) || (stryMutAct_9fa48("812") ? status != null || GONE.includes(status) : stryMutAct_9fa48("811") ? false : (stryCov_9fa48("811", "812"), (stryMutAct_9fa48("814") ? status == null : stryMutAct_9fa48("813") ? true : (stryCov_9fa48("813", "814"), status != null)) && GONE.includes(status))));
  }
}