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
import { PROVIDERS } from './api/types.ts';
import type { Clean } from './clean.ts';
import { baseUrlProblem, distinct, parseStrings, splitList, suggestion, tagWarnings } from './input-values.ts';
import type { Settings } from './settings.ts';
import { FAIL_ON_STATUSES, type Status } from './status.ts';

/** Where inputs come from: `getInput` gives the text of an input, `''` if there is none. */
export interface InputSource {
  getInput: (name: string) => string;
  env: Readonly<Record<string, string | undefined>>;
  clean: Clean;
}

/** Inputs are not what they may be. One problem for each of them. */
export class InputError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    if (stryMutAct_9fa48("1015")) {
      {}
    } else {
      stryCov_9fa48("1015");
      super(stryMutAct_9fa48("1016") ? "" : (stryCov_9fa48("1016"), 'bad input'));
      this.problems = problems;
    }
  }
}
const DEFAULT_BASE_URL = stryMutAct_9fa48("1017") ? "" : (stryCov_9fa48("1017"), 'https://api.supermemory.ai');
const MINUTE = 60_000;

/** The API key as it will be sent: the input, or the environment variable, without surrounding white space. */
export function readApiKey({
  getInput,
  env
}: Omit<InputSource, 'clean'>): string {
  if (stryMutAct_9fa48("1018")) {
    {}
  } else {
    stryCov_9fa48("1018");
    return stryMutAct_9fa48("1021") ? getInput('api-key').trim() && (env.SUPERMEMORY_API_KEY ?? '').trim() : stryMutAct_9fa48("1020") ? false : stryMutAct_9fa48("1019") ? true : (stryCov_9fa48("1019", "1020", "1021"), (stryMutAct_9fa48("1022") ? getInput('api-key') : (stryCov_9fa48("1022"), getInput(stryMutAct_9fa48("1023") ? "" : (stryCov_9fa48("1023"), 'api-key')).trim())) || (stryMutAct_9fa48("1024") ? env.SUPERMEMORY_API_KEY ?? '' : (stryCov_9fa48("1024"), (stryMutAct_9fa48("1025") ? env.SUPERMEMORY_API_KEY && '' : (stryCov_9fa48("1025"), env.SUPERMEMORY_API_KEY ?? (stryMutAct_9fa48("1026") ? "Stryker was here!" : (stryCov_9fa48("1026"), '')))).trim())));
  }
}

/** Reads and checks every input. Throws an InputError with all that is wrong with them. */
export function readInputs(source: InputSource): Settings {
  if (stryMutAct_9fa48("1027")) {
    {}
  } else {
    stryCov_9fa48("1027");
    const {
      getInput,
      env,
      clean
    } = source;
    const problems: string[] = stryMutAct_9fa48("1028") ? ["Stryker was here"] : (stryCov_9fa48("1028"), []);
    const input = stryMutAct_9fa48("1029") ? () => undefined : (stryCov_9fa48("1029"), (() => {
      const input = (name: string) => stryMutAct_9fa48("1030") ? getInput(name) : (stryCov_9fa48("1030"), getInput(name).trim());
      return input;
    })());

    /** Notes the words that are unknown, each with the nearest known one. */
    function expectKnown(name: string, given: readonly string[], known: readonly string[], allowed: string): void {
      if (stryMutAct_9fa48("1031")) {
        {}
      } else {
        stryCov_9fa48("1031");
        const wrong = stryMutAct_9fa48("1032") ? given : (stryCov_9fa48("1032"), given.filter(stryMutAct_9fa48("1033") ? () => undefined : (stryCov_9fa48("1033"), word => stryMutAct_9fa48("1034") ? known.includes(word) : (stryCov_9fa48("1034"), !known.includes(word)))));
        if (stryMutAct_9fa48("1037") ? wrong.length !== 0 : stryMutAct_9fa48("1036") ? false : stryMutAct_9fa48("1035") ? true : (stryCov_9fa48("1035", "1036", "1037"), wrong.length === 0)) return;
        const each = wrong.map(stryMutAct_9fa48("1038") ? () => undefined : (stryCov_9fa48("1038"), word => stryMutAct_9fa48("1039") ? `` : (stryCov_9fa48("1039"), `“${clean(word)}” is not allowed${suggestion(word, known)}`)));
        problems.push(stryMutAct_9fa48("1041") ? `` : (stryCov_9fa48("1041"), `${name}: ${each.join(stryMutAct_9fa48("1042") ? "" : (stryCov_9fa48("1042"), '; '))}. Allowed: ${allowed}`));
      }
    }
    function word<T extends string>(name: string, words: readonly [T, ...T[]]): T {
      if (stryMutAct_9fa48("1043")) {
        {}
      } else {
        stryCov_9fa48("1043");
        const given = stryMutAct_9fa48("1046") ? input(name) && words[0] : stryMutAct_9fa48("1045") ? false : stryMutAct_9fa48("1044") ? true : (stryCov_9fa48("1044", "1045", "1046"), input(name) || words[0]);
        expectKnown(name, stryMutAct_9fa48("1048") ? [] : (stryCov_9fa48("1048"), [given]), words, words.join(stryMutAct_9fa48("1049") ? "" : (stryCov_9fa48("1049"), ', ')));
        return stryMutAct_9fa48("1050") ? words.find(known => known === given) && words[0] : (stryCov_9fa48("1050"), words.find(stryMutAct_9fa48("1051") ? () => undefined : (stryCov_9fa48("1051"), known => stryMutAct_9fa48("1054") ? known !== given : stryMutAct_9fa48("1053") ? false : stryMutAct_9fa48("1052") ? true : (stryCov_9fa48("1052", "1053", "1054"), known === given))) ?? words[0]);
      }
    }

    /** A list of known words, or the one that stands by itself. */
    function words(name: string, known: readonly string[], alone: string): string[] {
      if (stryMutAct_9fa48("1055")) {
        {}
      } else {
        stryCov_9fa48("1055");
        const given = splitList(input(name));
        if (stryMutAct_9fa48("1058") ? given.length > 1 || given.includes(alone) : stryMutAct_9fa48("1057") ? false : stryMutAct_9fa48("1056") ? true : (stryCov_9fa48("1056", "1057", "1058"), (stryMutAct_9fa48("1061") ? given.length <= 1 : stryMutAct_9fa48("1060") ? given.length >= 1 : stryMutAct_9fa48("1059") ? true : (stryCov_9fa48("1059", "1060", "1061"), given.length > 1)) && given.includes(alone))) problems.push(stryMutAct_9fa48("1063") ? `` : (stryCov_9fa48("1063"), `${name} is “${clean(given.join(stryMutAct_9fa48("1064") ? "" : (stryCov_9fa48("1064"), ', ')))}”: ${alone} must stand alone`));else expectKnown(name, given, stryMutAct_9fa48("1066") ? [] : (stryCov_9fa48("1066"), [...known, alone]), stryMutAct_9fa48("1067") ? `` : (stryCov_9fa48("1067"), `${known.join(stryMutAct_9fa48("1068") ? "" : (stryCov_9fa48("1068"), ', '))}; or ${alone} alone`));
        return given;
      }
    }

    /** A plain decimal number, in so many units. `above`: `least` itself is too small. */
    function number(name: string, fallback: number, unit: number, least: number, most: number, above = stryMutAct_9fa48("1071") ? least !== 0 : stryMutAct_9fa48("1070") ? false : stryMutAct_9fa48("1069") ? true : (stryCov_9fa48("1069", "1070", "1071"), least === 0)): number {
      if (stryMutAct_9fa48("1072")) {
        {}
      } else {
        stryCov_9fa48("1072");
        const given = stryMutAct_9fa48("1075") ? input(name) && String(fallback) : stryMutAct_9fa48("1074") ? false : stryMutAct_9fa48("1073") ? true : (stryCov_9fa48("1073", "1074", "1075"), input(name) || String(fallback));
        const whole = stryMutAct_9fa48("1078") ? unit !== 1 : stryMutAct_9fa48("1077") ? false : stryMutAct_9fa48("1076") ? true : (stryCov_9fa48("1076", "1077", "1078"), unit === 1);
        const value = (whole ? stryMutAct_9fa48("1082") ? /^\D+$/ : stryMutAct_9fa48("1081") ? /^\d$/ : stryMutAct_9fa48("1080") ? /^\d+/ : stryMutAct_9fa48("1079") ? /\d+$/ : (stryCov_9fa48("1079", "1080", "1081", "1082"), /^\d+$/) : stryMutAct_9fa48("1089") ? /^\d+(?:\.\D+)?$/ : stryMutAct_9fa48("1088") ? /^\d+(?:\.\d)?$/ : stryMutAct_9fa48("1087") ? /^\d+(?:\.\d+)$/ : stryMutAct_9fa48("1086") ? /^\D+(?:\.\d+)?$/ : stryMutAct_9fa48("1085") ? /^\d(?:\.\d+)?$/ : stryMutAct_9fa48("1084") ? /^\d+(?:\.\d+)?/ : stryMutAct_9fa48("1083") ? /\d+(?:\.\d+)?$/ : (stryCov_9fa48("1083", "1084", "1085", "1086", "1087", "1088", "1089"), /^\d+(?:\.\d+)?$/)).test(given) ? Number(given) : Number.NaN;
        if (stryMutAct_9fa48("1092") ? value <= most || (above ? value > least : value >= least) : stryMutAct_9fa48("1091") ? false : stryMutAct_9fa48("1090") ? true : (stryCov_9fa48("1090", "1091", "1092"), (stryMutAct_9fa48("1095") ? value > most : stryMutAct_9fa48("1094") ? value < most : stryMutAct_9fa48("1093") ? true : (stryCov_9fa48("1093", "1094", "1095"), value <= most)) && (above ? stryMutAct_9fa48("1099") ? value <= least : stryMutAct_9fa48("1098") ? value >= least : stryMutAct_9fa48("1097") ? false : stryMutAct_9fa48("1096") ? true : (stryCov_9fa48("1096", "1097", "1098", "1099"), value > least) : stryMutAct_9fa48("1103") ? value < least : stryMutAct_9fa48("1102") ? value > least : stryMutAct_9fa48("1101") ? false : stryMutAct_9fa48("1100") ? true : (stryCov_9fa48("1100", "1101", "1102", "1103"), value >= least)))) return stryMutAct_9fa48("1104") ? value / unit : (stryCov_9fa48("1104"), value * unit);
        const range = above ? stryMutAct_9fa48("1105") ? `` : (stryCov_9fa48("1105"), `above ${least} and at most ${most}`) : stryMutAct_9fa48("1106") ? `` : (stryCov_9fa48("1106"), `from ${least} to ${most}`);
        problems.push(stryMutAct_9fa48("1108") ? `` : (stryCov_9fa48("1108"), `${name} is “${clean(given)}”: it must be a ${whole ? stryMutAct_9fa48("1109") ? "" : (stryCov_9fa48("1109"), 'whole ') : stryMutAct_9fa48("1110") ? "Stryker was here!" : (stryCov_9fa48("1110"), '')}number ${range}`));
        return stryMutAct_9fa48("1111") ? fallback / unit : (stryCov_9fa48("1111"), fallback * unit);
      }
    }
    function providers(): readonly string[] | 'all' {
      if (stryMutAct_9fa48("1112")) {
        {}
      } else {
        stryCov_9fa48("1112");
        const given = words(stryMutAct_9fa48("1113") ? "" : (stryCov_9fa48("1113"), 'provider'), PROVIDERS, stryMutAct_9fa48("1114") ? "" : (stryCov_9fa48("1114"), 'all'));
        if (stryMutAct_9fa48("1117") ? given.length !== 0 : stryMutAct_9fa48("1116") ? false : stryMutAct_9fa48("1115") ? true : (stryCov_9fa48("1115", "1116", "1117"), given.length === 0)) problems.push(stryMutAct_9fa48("1119") ? `` : (stryCov_9fa48("1119"), `provider is missing. Allowed: ${PROVIDERS.join(stryMutAct_9fa48("1120") ? "" : (stryCov_9fa48("1120"), ', '))}; or all alone`));
        return (stryMutAct_9fa48("1123") ? given[0] !== 'all' : stryMutAct_9fa48("1122") ? false : stryMutAct_9fa48("1121") ? true : (stryCov_9fa48("1121", "1122", "1123"), given[0] === (stryMutAct_9fa48("1124") ? "" : (stryCov_9fa48("1124"), 'all')))) ? stryMutAct_9fa48("1125") ? "" : (stryCov_9fa48("1125"), 'all') : given;
      }
    }
    function failOn(): readonly Status[] {
      if (stryMutAct_9fa48("1126")) {
        {}
      } else {
        stryCov_9fa48("1126");
        const given = words(stryMutAct_9fa48("1127") ? "" : (stryCov_9fa48("1127"), 'fail-on'), FAIL_ON_STATUSES, stryMutAct_9fa48("1128") ? "" : (stryCov_9fa48("1128"), 'none'));
        const byDefault = stryMutAct_9fa48("1129") ? FAIL_ON_STATUSES : (stryCov_9fa48("1129"), FAIL_ON_STATUSES.filter(stryMutAct_9fa48("1130") ? () => undefined : (stryCov_9fa48("1130"), status => stryMutAct_9fa48("1133") ? status === 'completed-with-failures' : stryMutAct_9fa48("1132") ? false : stryMutAct_9fa48("1131") ? true : (stryCov_9fa48("1131", "1132", "1133"), status !== (stryMutAct_9fa48("1134") ? "" : (stryCov_9fa48("1134"), 'completed-with-failures'))))));
        return (stryMutAct_9fa48("1137") ? given.length !== 0 : stryMutAct_9fa48("1136") ? false : stryMutAct_9fa48("1135") ? true : (stryCov_9fa48("1135", "1136", "1137"), given.length === 0)) ? byDefault : stryMutAct_9fa48("1138") ? FAIL_ON_STATUSES : (stryCov_9fa48("1138"), FAIL_ON_STATUSES.filter(stryMutAct_9fa48("1139") ? () => undefined : (stryCov_9fa48("1139"), status => given.includes(status))));
      }
    }
    function tags(): readonly string[] {
      if (stryMutAct_9fa48("1140")) {
        {}
      } else {
        stryCov_9fa48("1140");
        const given = input(stryMutAct_9fa48("1141") ? "" : (stryCov_9fa48("1141"), 'container-tags'));
        if (stryMutAct_9fa48("1144") ? false : stryMutAct_9fa48("1143") ? true : stryMutAct_9fa48("1142") ? given.startsWith('[') : (stryCov_9fa48("1142", "1143", "1144"), !(stryMutAct_9fa48("1145") ? given.endsWith('[') : (stryCov_9fa48("1145"), given.startsWith(stryMutAct_9fa48("1146") ? "" : (stryCov_9fa48("1146"), '[')))))) return splitList(given);
        const list = parseStrings(given);
        if (stryMutAct_9fa48("1149") ? list !== null : stryMutAct_9fa48("1148") ? false : stryMutAct_9fa48("1147") ? true : (stryCov_9fa48("1147", "1148", "1149"), list === null)) {
          if (stryMutAct_9fa48("1150")) {
            {}
          } else {
            stryCov_9fa48("1150");
            problems.push(stryMutAct_9fa48("1152") ? `` : (stryCov_9fa48("1152"), `container-tags is “${clean(given)}”: it starts like a JSON array, but is not a JSON array of strings. Write tags separated by commas or newlines, or an array like ["docs","team-a"]`));
          }
        }
        return distinct(stryMutAct_9fa48("1153") ? list && [] : (stryCov_9fa48("1153"), list ?? (stryMutAct_9fa48("1154") ? ["Stryker was here"] : (stryCov_9fa48("1154"), []))));
      }
    }
    function apiKey(): string {
      if (stryMutAct_9fa48("1155")) {
        {}
      } else {
        stryCov_9fa48("1155");
        const key = readApiKey(source);
        if (stryMutAct_9fa48("1158") ? key !== '' : stryMutAct_9fa48("1157") ? false : stryMutAct_9fa48("1156") ? true : (stryCov_9fa48("1156", "1157", "1158"), key === (stryMutAct_9fa48("1159") ? "Stryker was here!" : (stryCov_9fa48("1159"), '')))) {
          if (stryMutAct_9fa48("1160")) {
            {}
          } else {
            stryCov_9fa48("1160");
            problems.push(// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a workflow says it
            stryMutAct_9fa48("1162") ? "" : (stryCov_9fa48("1162"), 'api-key is missing: set it to a secret, as in ${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty'));
          }
        } else if (stryMutAct_9fa48("1165") ? false : stryMutAct_9fa48("1164") ? true : stryMutAct_9fa48("1163") ? /^[\x21-\x7e]+$/.test(key) : (stryCov_9fa48("1163", "1164", "1165"), !(stryMutAct_9fa48("1169") ? /^[^\x21-\x7e]+$/ : stryMutAct_9fa48("1168") ? /^[\x21-\x7e]$/ : stryMutAct_9fa48("1167") ? /^[\x21-\x7e]+/ : stryMutAct_9fa48("1166") ? /[\x21-\x7e]+$/ : (stryCov_9fa48("1166", "1167", "1168", "1169"), /^[\x21-\x7e]+$/)).test(key))) {
          if (stryMutAct_9fa48("1170")) {
            {}
          } else {
            stryCov_9fa48("1170");
            // The value is not shown: it may be a key with only one character wrong.
            problems.push(stryMutAct_9fa48("1172") ? "" : (stryCov_9fa48("1172"), 'api-key contains characters that an HTTP header cannot carry (white space, control or non-ASCII characters): store the key again, on one line with nothing around it'));
          }
        }
        return key;
      }
    }
    function baseUrl(): URL {
      if (stryMutAct_9fa48("1173")) {
        {}
      } else {
        stryCov_9fa48("1173");
        const given = stryMutAct_9fa48("1176") ? (input('base-url') || (env.SUPERMEMORY_BASE_URL ?? '').trim()) && DEFAULT_BASE_URL : stryMutAct_9fa48("1175") ? false : stryMutAct_9fa48("1174") ? true : (stryCov_9fa48("1174", "1175", "1176"), (stryMutAct_9fa48("1178") ? input('base-url') && (env.SUPERMEMORY_BASE_URL ?? '').trim() : stryMutAct_9fa48("1177") ? false : (stryCov_9fa48("1177", "1178"), input(stryMutAct_9fa48("1179") ? "" : (stryCov_9fa48("1179"), 'base-url')) || (stryMutAct_9fa48("1180") ? env.SUPERMEMORY_BASE_URL ?? '' : (stryCov_9fa48("1180"), (stryMutAct_9fa48("1181") ? env.SUPERMEMORY_BASE_URL && '' : (stryCov_9fa48("1181"), env.SUPERMEMORY_BASE_URL ?? (stryMutAct_9fa48("1182") ? "Stryker was here!" : (stryCov_9fa48("1182"), '')))).trim())))) || DEFAULT_BASE_URL);
        const problem = baseUrlProblem(given);
        // Everything before the last `@` may be a password.
        if (stryMutAct_9fa48("1185") ? problem === null : stryMutAct_9fa48("1184") ? false : stryMutAct_9fa48("1183") ? true : (stryCov_9fa48("1183", "1184", "1185"), problem !== null)) problems.push(stryMutAct_9fa48("1187") ? `` : (stryCov_9fa48("1187"), `base-url is “${clean(given.replace(stryMutAct_9fa48("1189") ? /^.@/s : stryMutAct_9fa48("1188") ? /.*@/s : (stryCov_9fa48("1188", "1189"), /^.*@/s), stryMutAct_9fa48("1190") ? "" : (stryCov_9fa48("1190"), '***@')))}”: ${problem}`));
        return new URL((stryMutAct_9fa48("1193") ? problem !== null : stryMutAct_9fa48("1192") ? false : stryMutAct_9fa48("1191") ? true : (stryCov_9fa48("1191", "1192", "1193"), problem === null)) ? given : DEFAULT_BASE_URL);
      }
    }
    const containerTags = tags();
    const settings: Settings = stryMutAct_9fa48("1194") ? {} : (stryCov_9fa48("1194"), {
      providers: providers(),
      containerTags,
      apiKey: apiKey(),
      waitFor: word(stryMutAct_9fa48("1195") ? "" : (stryCov_9fa48("1195"), 'wait-for'), stryMutAct_9fa48("1196") ? [] : (stryCov_9fa48("1196"), [stryMutAct_9fa48("1197") ? "" : (stryCov_9fa48("1197"), 'accepted'), stryMutAct_9fa48("1198") ? "" : (stryCov_9fa48("1198"), 'completed'), stryMutAct_9fa48("1199") ? "" : (stryCov_9fa48("1199"), 'searchable')])),
      mode: word(stryMutAct_9fa48("1200") ? "" : (stryCov_9fa48("1200"), 'mode'), stryMutAct_9fa48("1201") ? [] : (stryCov_9fa48("1201"), [stryMutAct_9fa48("1202") ? "" : (stryCov_9fa48("1202"), 'sync'), stryMutAct_9fa48("1203") ? "" : (stryCov_9fa48("1203"), 'check')])),
      maxAgeMs: (stryMutAct_9fa48("1206") ? input('max-age-minutes') !== '' : stryMutAct_9fa48("1205") ? false : stryMutAct_9fa48("1204") ? true : (stryCov_9fa48("1204", "1205", "1206"), input(stryMutAct_9fa48("1207") ? "" : (stryCov_9fa48("1207"), 'max-age-minutes')) === (stryMutAct_9fa48("1208") ? "Stryker was here!" : (stryCov_9fa48("1208"), '')))) ? null : number(stryMutAct_9fa48("1209") ? "" : (stryCov_9fa48("1209"), 'max-age-minutes'), 0, MINUTE, 0, 525_600),
      failOn: failOn(),
      apiVersion: word(stryMutAct_9fa48("1210") ? "" : (stryCov_9fa48("1210"), 'api-version'), stryMutAct_9fa48("1211") ? [] : (stryCov_9fa48("1211"), [stryMutAct_9fa48("1212") ? "" : (stryCov_9fa48("1212"), 'auto'), stryMutAct_9fa48("1213") ? "" : (stryCov_9fa48("1213"), 'v3'), stryMutAct_9fa48("1214") ? "" : (stryCov_9fa48("1214"), 'v5')])),
      baseUrl: baseUrl(),
      waitTimeoutMs: number(stryMutAct_9fa48("1215") ? "" : (stryCov_9fa48("1215"), 'wait-timeout-minutes'), 30, MINUTE, 0, 7200),
      pollIntervalMs: number(stryMutAct_9fa48("1216") ? "" : (stryCov_9fa48("1216"), 'poll-interval-seconds'), 10, 1000, 1, 300),
      requestTimeoutMs: number(stryMutAct_9fa48("1217") ? "" : (stryCov_9fa48("1217"), 'request-timeout-seconds'), 60, 1000, 0, 600),
      maxRetries: number(stryMutAct_9fa48("1218") ? "" : (stryCov_9fa48("1218"), 'max-retries'), 3, 1, 0, 10, stryMutAct_9fa48("1219") ? true : (stryCov_9fa48("1219"), false)),
      warnings: tagWarnings(containerTags, clean)
    });
    if (stryMutAct_9fa48("1222") ? settings.waitFor === 'searchable' || settings.apiVersion === 'v3' : stryMutAct_9fa48("1221") ? false : stryMutAct_9fa48("1220") ? true : (stryCov_9fa48("1220", "1221", "1222"), (stryMutAct_9fa48("1224") ? settings.waitFor !== 'searchable' : stryMutAct_9fa48("1223") ? true : (stryCov_9fa48("1223", "1224"), settings.waitFor === (stryMutAct_9fa48("1225") ? "" : (stryCov_9fa48("1225"), 'searchable')))) && (stryMutAct_9fa48("1227") ? settings.apiVersion !== 'v3' : stryMutAct_9fa48("1226") ? true : (stryCov_9fa48("1226", "1227"), settings.apiVersion === (stryMutAct_9fa48("1228") ? "" : (stryCov_9fa48("1228"), 'v3')))))) {
      if (stryMutAct_9fa48("1229")) {
        {}
      } else {
        stryCov_9fa48("1229");
        problems.push(stryMutAct_9fa48("1231") ? "" : (stryCov_9fa48("1231"), 'wait-for is searchable, which needs v5: set api-version to auto or v5'));
      }
    }
    if (stryMutAct_9fa48("1234") ? settings.mode === 'check' || settings.waitFor !== 'accepted' : stryMutAct_9fa48("1233") ? false : stryMutAct_9fa48("1232") ? true : (stryCov_9fa48("1232", "1233", "1234"), (stryMutAct_9fa48("1236") ? settings.mode !== 'check' : stryMutAct_9fa48("1235") ? true : (stryCov_9fa48("1235", "1236"), settings.mode === (stryMutAct_9fa48("1237") ? "" : (stryCov_9fa48("1237"), 'check')))) && (stryMutAct_9fa48("1239") ? settings.waitFor === 'accepted' : stryMutAct_9fa48("1238") ? true : (stryCov_9fa48("1238", "1239"), settings.waitFor !== (stryMutAct_9fa48("1240") ? "" : (stryCov_9fa48("1240"), 'accepted')))))) {
      if (stryMutAct_9fa48("1241")) {
        {}
      } else {
        stryCov_9fa48("1241");
        problems.push(stryMutAct_9fa48("1243") ? `` : (stryCov_9fa48("1243"), `wait-for is ${settings.waitFor}, but mode is check, which waits for nothing: remove one of them`));
      }
    }
    if (stryMutAct_9fa48("1247") ? problems.length <= 0 : stryMutAct_9fa48("1246") ? problems.length >= 0 : stryMutAct_9fa48("1245") ? false : stryMutAct_9fa48("1244") ? true : (stryCov_9fa48("1244", "1245", "1246", "1247"), problems.length > 0)) if (stryMutAct_9fa48("1248")) {
      ;
    } else {
      stryCov_9fa48("1248");
      throw new InputError(problems);
    }
    return settings;
  }
}