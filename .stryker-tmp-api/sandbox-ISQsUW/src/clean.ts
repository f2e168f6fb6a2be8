/** Makes a text that is not ours fit to be shown, as one line. */
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
export type Clean = (text: string) => string;
const LONGEST_SEARCHED = 2000;
const LONGEST_SHOWN = 500;
/** Begins where a word begins, and nowhere else: a search from every character would take quadratic time. */
const E_MAIL = stryMutAct_9fa48("829") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\P{N}]/giu : stryMutAct_9fa48("828") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\P{L}\p{N}]/giu : stryMutAct_9fa48("827") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[^\p{L}\p{N}]/giu : stryMutAct_9fa48("826") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\P{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("825") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\P{L}\p{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("824") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[^\p{L}\p{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("823") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-][\p{L}\p{N}]/giu : stryMutAct_9fa48("822") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\S@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("821") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("820") ? /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`])(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("819") ? /(?:"[^"]{1,64}"|(?<![^\S@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("818") ? /(?:"[^"]{1,64}"|(?<![\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("817") ? /(?:"[^"]{1,64}"|(?<=[^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("816") ? /(?:"["]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu : stryMutAct_9fa48("815") ? /(?:"[^"]"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu : (stryCov_9fa48("815", "816", "817", "818", "819", "820", "821", "822", "823", "824", "825", "826", "827", "828", "829"), /(?:"[^"]{1,64}"|(?<![^\s@"'<>()[\]{},;:=&?/\\|`])[^\s@"'<>()[\]{},;:=&?/\\|`]+)(?:@|%40)[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu);
const INVISIBLE = stryMutAct_9fa48("836") ? /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\P{Zp}]/gu : stryMutAct_9fa48("835") ? /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\P{Zl}\p{Zp}]/gu : stryMutAct_9fa48("834") ? /[\p{Cc}\p{Cf}\p{Cs}\P{Co}\p{Zl}\p{Zp}]/gu : stryMutAct_9fa48("833") ? /[\p{Cc}\p{Cf}\P{Cs}\p{Co}\p{Zl}\p{Zp}]/gu : stryMutAct_9fa48("832") ? /[\p{Cc}\P{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu : stryMutAct_9fa48("831") ? /[\P{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu : stryMutAct_9fa48("830") ? /[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu : (stryCov_9fa48("830", "831", "832", "833", "834", "835", "836"), /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu);

/**
 * Every text of the API, and every input that is shown, goes through this once, where it enters. The API key is
 * removed (in clear, URL-encoded and in base64), and so are e-mail addresses. Control characters become visible. The
 * quotation marks “ and ” become plain ones: around a quote they are always ours. The result has 500 characters at most.
 */
export function createClean(apiKey: string): Clean {
  if (stryMutAct_9fa48("837")) {
    {}
  } else {
    stryCov_9fa48("837");
    const key = keyPattern(apiKey);
    // Where a text is cut there may be half a key, in its longest form: three characters for one.
    const cut = stryMutAct_9fa48("838") ? () => undefined : (stryCov_9fa48("838"), (() => {
      const cut = (text: string) => (stryMutAct_9fa48("842") ? text.length > LONGEST_SEARCHED : stryMutAct_9fa48("841") ? text.length < LONGEST_SEARCHED : stryMutAct_9fa48("840") ? false : stryMutAct_9fa48("839") ? true : (stryCov_9fa48("839", "840", "841", "842"), text.length <= LONGEST_SEARCHED)) ? text.replace(key, stryMutAct_9fa48("843") ? "" : (stryCov_9fa48("843"), '***')) : stryMutAct_9fa48("844") ? `` : (stryCov_9fa48("844"), `${stryMutAct_9fa48("846") ? text.replace(key, '***').slice(0, -3 * apiKey.length || undefined) : stryMutAct_9fa48("845") ? text.slice(0, LONGEST_SEARCHED).replace(key, '***') : (stryCov_9fa48("845", "846"), text.slice(0, LONGEST_SEARCHED).replace(key, stryMutAct_9fa48("847") ? "" : (stryCov_9fa48("847"), '***')).slice(0, stryMutAct_9fa48("850") ? -3 * apiKey.length && undefined : stryMutAct_9fa48("849") ? false : stryMutAct_9fa48("848") ? true : (stryCov_9fa48("848", "849", "850"), (stryMutAct_9fa48("851") ? -3 / apiKey.length : (stryCov_9fa48("851"), (stryMutAct_9fa48("852") ? +3 : (stryCov_9fa48("852"), -3)) * apiKey.length)) || undefined)))}…`);
      return cut;
    })());
    return text => {
      if (stryMutAct_9fa48("853")) {
        {}
      } else {
        stryCov_9fa48("853");
        const shown = cut(text).replace(E_MAIL, stryMutAct_9fa48("854") ? "" : (stryCov_9fa48("854"), '***@***')).replace(stryMutAct_9fa48("855") ? /[^“”]/g : (stryCov_9fa48("855"), /[“”]/g), stryMutAct_9fa48("856") ? "" : (stryCov_9fa48("856"), '"')).replace(INVISIBLE, visible);
        if (stryMutAct_9fa48("860") ? shown.length > LONGEST_SHOWN : stryMutAct_9fa48("859") ? shown.length < LONGEST_SHOWN : stryMutAct_9fa48("858") ? false : stryMutAct_9fa48("857") ? true : (stryCov_9fa48("857", "858", "859", "860"), shown.length <= LONGEST_SHOWN)) return shown;
        return stryMutAct_9fa48("861") ? `` : (stryCov_9fa48("861"), `${stryMutAct_9fa48("862") ? shown.replace(/[\ud800-\udbff]$/, '') : (stryCov_9fa48("862"), shown.slice(0, stryMutAct_9fa48("863") ? LONGEST_SHOWN + 1 : (stryCov_9fa48("863"), LONGEST_SHOWN - 1)).replace(stryMutAct_9fa48("865") ? /[^\ud800-\udbff]$/ : stryMutAct_9fa48("864") ? /[\ud800-\udbff]/ : (stryCov_9fa48("864", "865"), /[\ud800-\udbff]$/), stryMutAct_9fa48("866") ? "Stryker was here!" : (stryCov_9fa48("866"), '')))}…`);
      }
    };
  }
}
function keyPattern(apiKey: string): RegExp {
  if (stryMutAct_9fa48("867")) {
    {}
  } else {
    stryCov_9fa48("867");
    if (stryMutAct_9fa48("870") ? apiKey !== '' : stryMutAct_9fa48("869") ? false : stryMutAct_9fa48("868") ? true : (stryCov_9fa48("868", "869", "870"), apiKey === (stryMutAct_9fa48("871") ? "Stryker was here!" : (stryCov_9fa48("871"), '')))) return /(?!)/g;
    const characters = (stryMutAct_9fa48("872") ? [] : (stryCov_9fa48("872"), [...apiKey])).map(character => {
      if (stryMutAct_9fa48("873")) {
        {}
      } else {
        stryCov_9fa48("873");
        const hex = (stryMutAct_9fa48("874") ? [] : (stryCov_9fa48("874"), [...Buffer.from(character)])).map(stryMutAct_9fa48("875") ? () => undefined : (stryCov_9fa48("875"), byte => stryMutAct_9fa48("876") ? `` : (stryCov_9fa48("876"), `%${byte.toString(16).padStart(2, stryMutAct_9fa48("877") ? "" : (stryCov_9fa48("877"), '0'))}`))).join(stryMutAct_9fa48("878") ? "Stryker was here!" : (stryCov_9fa48("878"), ''));
        return stryMutAct_9fa48("879") ? `` : (stryCov_9fa48("879"), `(?:${literal(character)}|${hex})`);
      }
    });
    const forms = stryMutAct_9fa48("880") ? [] : (stryCov_9fa48("880"), [characters.join(stryMutAct_9fa48("881") ? "Stryker was here!" : (stryCov_9fa48("881"), '')), ...base64Forms(apiKey).map(literal)]);
    // Case is ignored because the host of a URL is lower-cased.
    return new RegExp(forms.join(stryMutAct_9fa48("882") ? "" : (stryCov_9fa48("882"), '|')), stryMutAct_9fa48("883") ? "" : (stryCov_9fa48("883"), 'gi'));
  }
}

/**
 * Base64 writes three bytes as four characters, so a key reads in three ways, by where it stands in the encoded text
 * (as in `Bearer KEY`). Of each, the part that does not depend on the neighbours.
 */
function base64Forms(apiKey: string): string[] {
  if (stryMutAct_9fa48("884")) {
    {}
  } else {
    stryCov_9fa48("884");
    const forms = (stryMutAct_9fa48("885") ? [] : (stryCov_9fa48("885"), [0, 1, 2])).map(offset => {
      if (stryMutAct_9fa48("886")) {
        {}
      } else {
        stryCov_9fa48("886");
        const bytes = Buffer.concat(stryMutAct_9fa48("887") ? [] : (stryCov_9fa48("887"), [Buffer.alloc(offset), Buffer.from(apiKey)]));
        return stryMutAct_9fa48("888") ? bytes.toString('base64') : (stryCov_9fa48("888"), bytes.toString(stryMutAct_9fa48("889") ? "" : (stryCov_9fa48("889"), 'base64')).slice(Math.ceil(stryMutAct_9fa48("890") ? offset * 8 * 6 : (stryCov_9fa48("890"), (stryMutAct_9fa48("891") ? offset / 8 : (stryCov_9fa48("891"), offset * 8)) / 6)), Math.floor(stryMutAct_9fa48("892") ? bytes.length * 8 * 6 : (stryCov_9fa48("892"), (stryMutAct_9fa48("893") ? bytes.length / 8 : (stryCov_9fa48("893"), bytes.length * 8)) / 6))));
      }
    });
    // A shorter piece is more likely something else.
    return stryMutAct_9fa48("894") ? forms : (stryCov_9fa48("894"), forms.filter(stryMutAct_9fa48("895") ? () => undefined : (stryCov_9fa48("895"), form => stryMutAct_9fa48("899") ? form.length < 8 : stryMutAct_9fa48("898") ? form.length > 8 : stryMutAct_9fa48("897") ? false : stryMutAct_9fa48("896") ? true : (stryCov_9fa48("896", "897", "898", "899"), form.length >= 8))));
  }
}
function literal(text: string): string {
  if (stryMutAct_9fa48("900")) {
    {}
  } else {
    stryCov_9fa48("900");
    return text.replace(stryMutAct_9fa48("901") ? /[^\^$\\.*+?()[\]{}|/]/g : (stryCov_9fa48("901"), /[\^$\\.*+?()[\]{}|/]/g), stryMutAct_9fa48("902") ? "" : (stryCov_9fa48("902"), '\\$&'));
  }
}
function visible(character: string): string {
  if (stryMutAct_9fa48("903")) {
    {}
  } else {
    stryCov_9fa48("903");
    const known: Readonly<Record<string, string>> = stryMutAct_9fa48("904") ? {} : (stryCov_9fa48("904"), {
      '\n': stryMutAct_9fa48("905") ? "" : (stryCov_9fa48("905"), '\\n'),
      '\r': stryMutAct_9fa48("906") ? "" : (stryCov_9fa48("906"), '\\r'),
      '\t': stryMutAct_9fa48("907") ? "" : (stryCov_9fa48("907"), '\\t')
    });
    return stryMutAct_9fa48("908") ? known[character] && `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}` : (stryCov_9fa48("908"), known[character] ?? (stryMutAct_9fa48("909") ? `` : (stryCov_9fa48("909"), `\\u{${(stryMutAct_9fa48("910") ? character.codePointAt(0) && 0 : (stryCov_9fa48("910"), character.codePointAt(0) ?? 0)).toString(16)}}`)));
  }
}