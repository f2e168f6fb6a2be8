/**
 * The API's own words in the body of an answer that is not a success, or null. Bodies come as
 * `{"error":"text","details":"text"}`, `{"success":false,"error":[{"message":"…","path":["containerTags",0]}]}`,
 * `{"message":"…"}`, plain text, HTML from something in between, or not at all.
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
export function errorMessage(body: string): string | null {
  if (stryMutAct_9fa48("189")) {
    {}
  } else {
    stryCov_9fa48("189");
    const text = stryMutAct_9fa48("190") ? body : (stryCov_9fa48("190"), body.trim());
    const parsed = parseJson(text);
    if (stryMutAct_9fa48("193") ? parsed === undefined : stryMutAct_9fa48("192") ? false : stryMutAct_9fa48("191") ? true : (stryCov_9fa48("191", "192", "193"), parsed !== undefined)) return messageOf(parsed);
    if (stryMutAct_9fa48("195") ? false : stryMutAct_9fa48("194") ? true : (stryCov_9fa48("194", "195"), (stryMutAct_9fa48("196") ? /<(?:!doctype|html|head|body|\?xml)/i : (stryCov_9fa48("196"), /^<(?:!doctype|html|head|body|\?xml)/i)).test(text))) {
      if (stryMutAct_9fa48("197")) {
        {}
      } else {
        stryCov_9fa48("197");
        const title = stryMutAct_9fa48("198") ? /<title[^>]{0,200}>([^<]{1,500})</i.exec(text)[1] : (stryCov_9fa48("198"), (stryMutAct_9fa48("202") ? /<title[^>]{0,200}>([<]{1,500})</i : stryMutAct_9fa48("201") ? /<title[^>]{0,200}>([^<])</i : stryMutAct_9fa48("200") ? /<title[>]{0,200}>([^<]{1,500})</i : stryMutAct_9fa48("199") ? /<title[^>]>([^<]{1,500})</i : (stryCov_9fa48("199", "200", "201", "202"), /<title[^>]{0,200}>([^<]{1,500})</i)).exec(text)?.[1]);
        return (stryMutAct_9fa48("205") ? title !== undefined : stryMutAct_9fa48("204") ? false : stryMutAct_9fa48("203") ? true : (stryCov_9fa48("203", "204", "205"), title === undefined)) ? null : stryMutAct_9fa48("206") ? `` : (stryCov_9fa48("206"), `an HTML page titled ${stryMutAct_9fa48("207") ? title.replace(/\s+/g, ' ') : (stryCov_9fa48("207"), title.replace(stryMutAct_9fa48("209") ? /\S+/g : stryMutAct_9fa48("208") ? /\s/g : (stryCov_9fa48("208", "209"), /\s+/g), stryMutAct_9fa48("210") ? "" : (stryCov_9fa48("210"), ' ')).trim())}`);
      }
    }
    return stryMutAct_9fa48("213") ? text && null : stryMutAct_9fa48("212") ? false : stryMutAct_9fa48("211") ? true : (stryCov_9fa48("211", "212", "213"), text || null);
  }
}

/** The value of a JSON text; undefined if it is not one. */
export function parseJson(text: string): unknown {
  if (stryMutAct_9fa48("214")) {
    {}
  } else {
    stryCov_9fa48("214");
    try {
      if (stryMutAct_9fa48("215")) {
        {}
      } else {
        stryCov_9fa48("215");
        return JSON.parse(text);
      }
    } catch {
      if (stryMutAct_9fa48("216")) {
        {}
      } else {
        stryCov_9fa48("216");
        return undefined;
      }
    }
  }
}
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (stryMutAct_9fa48("217")) {
    {}
  } else {
    stryCov_9fa48("217");
    return stryMutAct_9fa48("220") ? typeof value === 'object' && value !== null || !Array.isArray(value) : stryMutAct_9fa48("219") ? false : stryMutAct_9fa48("218") ? true : (stryCov_9fa48("218", "219", "220"), (stryMutAct_9fa48("222") ? typeof value === 'object' || value !== null : stryMutAct_9fa48("221") ? true : (stryCov_9fa48("221", "222"), (stryMutAct_9fa48("224") ? typeof value !== 'object' : stryMutAct_9fa48("223") ? true : (stryCov_9fa48("223", "224"), typeof value === (stryMutAct_9fa48("225") ? "" : (stryCov_9fa48("225"), 'object')))) && (stryMutAct_9fa48("227") ? value === null : stryMutAct_9fa48("226") ? true : (stryCov_9fa48("226", "227"), value !== null)))) && (stryMutAct_9fa48("228") ? Array.isArray(value) : (stryCov_9fa48("228"), !Array.isArray(value))));
  }
}
function messageOf(value: unknown): string | null {
  if (stryMutAct_9fa48("229")) {
    {}
  } else {
    stryCov_9fa48("229");
    if (stryMutAct_9fa48("232") ? false : stryMutAct_9fa48("231") ? true : stryMutAct_9fa48("230") ? isRecord(value) : (stryCov_9fa48("230", "231", "232"), !isRecord(value))) return partOf(value);
    const {
      error,
      message,
      details,
      code
    } = value;
    const parts = stryMutAct_9fa48("233") ? [] : (stryCov_9fa48("233"), [stryMutAct_9fa48("234") ? (partOf(error) ?? partOf(message)) && partOf(code) : (stryCov_9fa48("234"), (stryMutAct_9fa48("235") ? partOf(error) && partOf(message) : (stryCov_9fa48("235"), partOf(error) ?? partOf(message))) ?? partOf(code)), partOf(details)]);
    return stryMutAct_9fa48("238") ? parts.filter(part => part !== null).join(': ') && null : stryMutAct_9fa48("237") ? false : stryMutAct_9fa48("236") ? true : (stryCov_9fa48("236", "237", "238"), (stryMutAct_9fa48("239") ? parts.join(': ') : (stryCov_9fa48("239"), parts.filter(stryMutAct_9fa48("240") ? () => undefined : (stryCov_9fa48("240"), part => stryMutAct_9fa48("243") ? part === null : stryMutAct_9fa48("242") ? false : stryMutAct_9fa48("241") ? true : (stryCov_9fa48("241", "242", "243"), part !== null))).join(stryMutAct_9fa48("244") ? "" : (stryCov_9fa48("244"), ': ')))) || null);
  }
}
function partOf(value: unknown): string | null {
  if (stryMutAct_9fa48("245")) {
    {}
  } else {
    stryCov_9fa48("245");
    if (stryMutAct_9fa48("248") ? typeof value !== 'string' : stryMutAct_9fa48("247") ? false : stryMutAct_9fa48("246") ? true : (stryCov_9fa48("246", "247", "248"), typeof value === (stryMutAct_9fa48("249") ? "" : (stryCov_9fa48("249"), 'string')))) return stryMutAct_9fa48("252") ? value.trim() && null : stryMutAct_9fa48("251") ? false : stryMutAct_9fa48("250") ? true : (stryCov_9fa48("250", "251", "252"), (stryMutAct_9fa48("253") ? value : (stryCov_9fa48("253"), value.trim())) || null);
    const issues = (Array.isArray(value) ? value : stryMutAct_9fa48("254") ? [] : (stryCov_9fa48("254"), [value])).flatMap(issueOf);
    return stryMutAct_9fa48("257") ? issues.join('; ') && null : stryMutAct_9fa48("256") ? false : stryMutAct_9fa48("255") ? true : (stryCov_9fa48("255", "256", "257"), issues.join(stryMutAct_9fa48("258") ? "" : (stryCov_9fa48("258"), '; ')) || null);
  }
}
function issueOf(value: unknown): string[] {
  if (stryMutAct_9fa48("259")) {
    {}
  } else {
    stryCov_9fa48("259");
    if (stryMutAct_9fa48("262") ? typeof value !== 'string' : stryMutAct_9fa48("261") ? false : stryMutAct_9fa48("260") ? true : (stryCov_9fa48("260", "261", "262"), typeof value === (stryMutAct_9fa48("263") ? "" : (stryCov_9fa48("263"), 'string')))) return stryMutAct_9fa48("264") ? [] : (stryCov_9fa48("264"), [value]);
    if (stryMutAct_9fa48("267") ? false : stryMutAct_9fa48("266") ? true : stryMutAct_9fa48("265") ? isRecord(value) : (stryCov_9fa48("265", "266", "267"), !isRecord(value))) return stryMutAct_9fa48("268") ? ["Stryker was here"] : (stryCov_9fa48("268"), []);
    const message = (stryMutAct_9fa48("269") ? [] : (stryCov_9fa48("269"), [value.message, value.code])).find(stryMutAct_9fa48("270") ? () => undefined : (stryCov_9fa48("270"), candidate => stryMutAct_9fa48("273") ? typeof candidate !== 'string' : stryMutAct_9fa48("272") ? false : stryMutAct_9fa48("271") ? true : (stryCov_9fa48("271", "272", "273"), typeof candidate === (stryMutAct_9fa48("274") ? "" : (stryCov_9fa48("274"), 'string')))));
    if (stryMutAct_9fa48("277") ? typeof message === 'string' : stryMutAct_9fa48("276") ? false : stryMutAct_9fa48("275") ? true : (stryCov_9fa48("275", "276", "277"), typeof message !== (stryMutAct_9fa48("278") ? "" : (stryCov_9fa48("278"), 'string')))) return stryMutAct_9fa48("279") ? ["Stryker was here"] : (stryCov_9fa48("279"), []);
    return stryMutAct_9fa48("280") ? [] : (stryCov_9fa48("280"), [(stryMutAct_9fa48("283") ? Array.isArray(value.path) || value.path.length > 0 : stryMutAct_9fa48("282") ? false : stryMutAct_9fa48("281") ? true : (stryCov_9fa48("281", "282", "283"), Array.isArray(value.path) && (stryMutAct_9fa48("286") ? value.path.length <= 0 : stryMutAct_9fa48("285") ? value.path.length >= 0 : stryMutAct_9fa48("284") ? true : (stryCov_9fa48("284", "285", "286"), value.path.length > 0)))) ? stryMutAct_9fa48("287") ? `` : (stryCov_9fa48("287"), `${message} (${value.path.join(stryMutAct_9fa48("288") ? "" : (stryCov_9fa48("288"), '.'))})`) : message]);
  }
}