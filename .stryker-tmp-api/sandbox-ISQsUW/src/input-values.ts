/** What a single value of an input may be. */
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
import { closest, distance } from 'fastest-levenshtein';
import type { Clean } from './clean.ts';

/** The API's published rule: https://supermemory.ai/docs, container tags. Older tags may break it. */
const TAG_RULE = stryMutAct_9fa48("914") ? /^[^A-Za-z0-9_:-]{1,100}$/ : stryMutAct_9fa48("913") ? /^[A-Za-z0-9_:-]$/ : stryMutAct_9fa48("912") ? /^[A-Za-z0-9_:-]{1,100}/ : stryMutAct_9fa48("911") ? /[A-Za-z0-9_:-]{1,100}$/ : (stryCov_9fa48("911", "912", "913", "914"), /^[A-Za-z0-9_:-]{1,100}$/);

/** Empty where no known word is much like it. */
export function suggestion(word: string, known: readonly string[]): string {
  if (stryMutAct_9fa48("915")) {
    {}
  } else {
    stryCov_9fa48("915");
    const written = stryMutAct_9fa48("917") ? word.toLowerCase() : stryMutAct_9fa48("916") ? word.slice(0, 40).toUpperCase() : (stryCov_9fa48("916", "917"), word.slice(0, 40).toLowerCase());
    const nearest = closest(written, known);
    return (stryMutAct_9fa48("921") ? distance(written, nearest) > Math.max(2, nearest.length * 0.3) : stryMutAct_9fa48("920") ? distance(written, nearest) < Math.max(2, nearest.length * 0.3) : stryMutAct_9fa48("919") ? false : stryMutAct_9fa48("918") ? true : (stryCov_9fa48("918", "919", "920", "921"), distance(written, nearest) <= (stryMutAct_9fa48("922") ? Math.min(2, nearest.length * 0.3) : (stryCov_9fa48("922"), Math.max(2, stryMutAct_9fa48("923") ? nearest.length / 0.3 : (stryCov_9fa48("923"), nearest.length * 0.3)))))) ? stryMutAct_9fa48("924") ? `` : (stryCov_9fa48("924"), ` (did you mean ${nearest}?)`) : stryMutAct_9fa48("925") ? "Stryker was here!" : (stryCov_9fa48("925"), '');
  }
}

/** One warning for all tags that break the rule. */
export function tagWarnings(tags: readonly string[], clean: Clean): string[] {
  if (stryMutAct_9fa48("926")) {
    {}
  } else {
    stryCov_9fa48("926");
    const odd = stryMutAct_9fa48("927") ? tags.map(tag => `“${clean(tag)}”`) : (stryCov_9fa48("927"), tags.filter(stryMutAct_9fa48("928") ? () => undefined : (stryCov_9fa48("928"), tag => stryMutAct_9fa48("929") ? TAG_RULE.test(tag) : (stryCov_9fa48("929"), !TAG_RULE.test(tag)))).map(stryMutAct_9fa48("930") ? () => undefined : (stryCov_9fa48("930"), tag => stryMutAct_9fa48("931") ? `` : (stryCov_9fa48("931"), `“${clean(tag)}”`))));
    if (stryMutAct_9fa48("934") ? odd.length !== 0 : stryMutAct_9fa48("933") ? false : stryMutAct_9fa48("932") ? true : (stryCov_9fa48("932", "933", "934"), odd.length === 0)) return stryMutAct_9fa48("935") ? ["Stryker was here"] : (stryCov_9fa48("935"), []);
    const more = (stryMutAct_9fa48("939") ? odd.length <= 5 : stryMutAct_9fa48("938") ? odd.length >= 5 : stryMutAct_9fa48("937") ? false : stryMutAct_9fa48("936") ? true : (stryCov_9fa48("936", "937", "938", "939"), odd.length > 5)) ? stryMutAct_9fa48("940") ? `` : (stryCov_9fa48("940"), ` and ${stryMutAct_9fa48("941") ? odd.length + 5 : (stryCov_9fa48("941"), odd.length - 5)} more`) : stryMutAct_9fa48("942") ? "Stryker was here!" : (stryCov_9fa48("942"), '');
    const rule = stryMutAct_9fa48("943") ? "" : (stryCov_9fa48("943"), 'A tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -');
    return stryMutAct_9fa48("944") ? [] : (stryCov_9fa48("944"), [stryMutAct_9fa48("945") ? `` : (stryCov_9fa48("945"), `container-tags: the API may refuse ${stryMutAct_9fa48("946") ? odd.join(', ') : (stryCov_9fa48("946"), odd.slice(0, 5).join(stryMutAct_9fa48("947") ? "" : (stryCov_9fa48("947"), ', ')))}${more}. ${rule}`)]);
  }
}

/** Null where the address may be used. */
export function baseUrlProblem(given: string): string | null {
  if (stryMutAct_9fa48("948")) {
    {}
  } else {
    stryCov_9fa48("948");
    const url = URL.canParse(given) ? new URL(given) : null;
    if (stryMutAct_9fa48("951") ? url === null && !/^https?:$/.test(url.protocol) : stryMutAct_9fa48("950") ? false : stryMutAct_9fa48("949") ? true : (stryCov_9fa48("949", "950", "951"), (stryMutAct_9fa48("953") ? url !== null : stryMutAct_9fa48("952") ? false : (stryCov_9fa48("952", "953"), url === null)) || (stryMutAct_9fa48("954") ? /^https?:$/.test(url.protocol) : (stryCov_9fa48("954"), !(stryMutAct_9fa48("957") ? /^https:$/ : stryMutAct_9fa48("956") ? /^https?:/ : stryMutAct_9fa48("955") ? /https?:$/ : (stryCov_9fa48("955", "956", "957"), /^https?:$/)).test(url.protocol))))) return stryMutAct_9fa48("958") ? "" : (stryCov_9fa48("958"), 'it must be an https address');
    if (stryMutAct_9fa48("961") ? url.username !== '' && url.password !== '' : stryMutAct_9fa48("960") ? false : stryMutAct_9fa48("959") ? true : (stryCov_9fa48("959", "960", "961"), (stryMutAct_9fa48("963") ? url.username === '' : stryMutAct_9fa48("962") ? false : (stryCov_9fa48("962", "963"), url.username !== (stryMutAct_9fa48("964") ? "Stryker was here!" : (stryCov_9fa48("964"), '')))) || (stryMutAct_9fa48("966") ? url.password === '' : stryMutAct_9fa48("965") ? false : (stryCov_9fa48("965", "966"), url.password !== (stryMutAct_9fa48("967") ? "Stryker was here!" : (stryCov_9fa48("967"), '')))))) return stryMutAct_9fa48("968") ? "" : (stryCov_9fa48("968"), 'it must not contain credentials; the key belongs in api-key');
    if (stryMutAct_9fa48("970") ? false : stryMutAct_9fa48("969") ? true : (stryCov_9fa48("969", "970"), (stryMutAct_9fa48("971") ? /[^?#]/ : (stryCov_9fa48("971"), /[?#]/)).test(given))) return stryMutAct_9fa48("972") ? "" : (stryCov_9fa48("972"), 'it must not contain a query (?) or a fragment (#)');
    // The URL parser writes every form of an IPv4 address in the one form that is matched here.
    const isThisMachine = stryMutAct_9fa48("975") ? url.hostname === 'localhost' && /^127(?:\.\d{1,3}){3}$/.test(url.hostname) : stryMutAct_9fa48("974") ? false : stryMutAct_9fa48("973") ? true : (stryCov_9fa48("973", "974", "975"), (stryMutAct_9fa48("977") ? url.hostname !== 'localhost' : stryMutAct_9fa48("976") ? false : (stryCov_9fa48("976", "977"), url.hostname === (stryMutAct_9fa48("978") ? "" : (stryCov_9fa48("978"), 'localhost')))) || (stryMutAct_9fa48("983") ? /^127(?:\.\D{1,3}){3}$/ : stryMutAct_9fa48("982") ? /^127(?:\.\d){3}$/ : stryMutAct_9fa48("981") ? /^127(?:\.\d{1,3})$/ : stryMutAct_9fa48("980") ? /^127(?:\.\d{1,3}){3}/ : stryMutAct_9fa48("979") ? /127(?:\.\d{1,3}){3}$/ : (stryCov_9fa48("979", "980", "981", "982", "983"), /^127(?:\.\d{1,3}){3}$/)).test(url.hostname));
    if (stryMutAct_9fa48("986") ? url.protocol === 'https:' && isThisMachine : stryMutAct_9fa48("985") ? false : stryMutAct_9fa48("984") ? true : (stryCov_9fa48("984", "985", "986"), (stryMutAct_9fa48("988") ? url.protocol !== 'https:' : stryMutAct_9fa48("987") ? false : (stryCov_9fa48("987", "988"), url.protocol === (stryMutAct_9fa48("989") ? "" : (stryCov_9fa48("989"), 'https:')))) || isThisMachine)) return null;
    return stryMutAct_9fa48("990") ? "" : (stryCov_9fa48("990"), 'it must be an https address; plain http only to localhost and 127.0.0.0/8');
  }
}

/** Null where the text is no JSON array of strings. */
export function parseStrings(json: string): string[] | null {
  if (stryMutAct_9fa48("991")) {
    {}
  } else {
    stryCov_9fa48("991");
    try {
      if (stryMutAct_9fa48("992")) {
        {}
      } else {
        stryCov_9fa48("992");
        const value: unknown = JSON.parse(json);
        return (stryMutAct_9fa48("995") ? Array.isArray(value) || value.every(entry => typeof entry === 'string') : stryMutAct_9fa48("994") ? false : stryMutAct_9fa48("993") ? true : (stryCov_9fa48("993", "994", "995"), Array.isArray(value) && (stryMutAct_9fa48("996") ? value.some(entry => typeof entry === 'string') : (stryCov_9fa48("996"), value.every(stryMutAct_9fa48("997") ? () => undefined : (stryCov_9fa48("997"), entry => stryMutAct_9fa48("1000") ? typeof entry !== 'string' : stryMutAct_9fa48("999") ? false : stryMutAct_9fa48("998") ? true : (stryCov_9fa48("998", "999", "1000"), typeof entry === (stryMutAct_9fa48("1001") ? "" : (stryCov_9fa48("1001"), 'string'))))))))) ? value : null;
      }
    } catch {
      if (stryMutAct_9fa48("1002")) {
        {}
      } else {
        stryCov_9fa48("1002");
        return null;
      }
    }
  }
}

/** By commas or newlines. */
export function splitList(input: string): string[] {
  if (stryMutAct_9fa48("1003")) {
    {}
  } else {
    stryCov_9fa48("1003");
    return distinct(input.split(stryMutAct_9fa48("1004") ? /[^,\n]/ : (stryCov_9fa48("1004"), /[,\n]/)));
  }
}

/** Trimmed, blanks and repeats dropped, in the order given. */
export function distinct(values: readonly string[]): string[] {
  if (stryMutAct_9fa48("1005")) {
    {}
  } else {
    stryCov_9fa48("1005");
    return stryMutAct_9fa48("1006") ? [] : (stryCov_9fa48("1006"), [...new Set(stryMutAct_9fa48("1007") ? values.map(value => value.trim()) : (stryCov_9fa48("1007"), values.map(stryMutAct_9fa48("1008") ? () => undefined : (stryCov_9fa48("1008"), value => stryMutAct_9fa48("1009") ? value : (stryCov_9fa48("1009"), value.trim()))).filter(stryMutAct_9fa48("1010") ? () => undefined : (stryCov_9fa48("1010"), value => stryMutAct_9fa48("1013") ? value === '' : stryMutAct_9fa48("1012") ? false : stryMutAct_9fa48("1011") ? true : (stryCov_9fa48("1011", "1012", "1013"), value !== (stryMutAct_9fa48("1014") ? "Stryker was here!" : (stryCov_9fa48("1014"), '')))))))]);
  }
}