/** From unknown JSON to what the API documents. Texts are cleaned here, and nowhere behind this. */
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
import { isRecord } from './error-message.ts';
import { ApiError } from './errors.ts';
import type { Connection, ItemFailure, Run } from './types.ts';
export type Fields = Record<string, unknown>;

/** The list in an answer. Throws `unexpected_answer` where it is none: what is left out would not be looked at. */
export function listOf(value: unknown): Fields[] {
  if (stryMutAct_9fa48("298")) {
    {}
  } else {
    stryCov_9fa48("298");
    if (stryMutAct_9fa48("301") ? !Array.isArray(value) && !value.every(isRecord) : stryMutAct_9fa48("300") ? false : stryMutAct_9fa48("299") ? true : (stryCov_9fa48("299", "300", "301"), (stryMutAct_9fa48("302") ? Array.isArray(value) : (stryCov_9fa48("302"), !Array.isArray(value))) || (stryMutAct_9fa48("303") ? value.every(isRecord) : (stryCov_9fa48("303"), !(stryMutAct_9fa48("304") ? value.some(isRecord) : (stryCov_9fa48("304"), value.every(isRecord))))))) throw new ApiError(stryMutAct_9fa48("306") ? "" : (stryCov_9fa48("306"), 'unexpected_answer'));
    return value;
  }
}

/** An object's fields; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  if (stryMutAct_9fa48("307")) {
    {}
  } else {
    stryCov_9fa48("307");
    return isRecord(value) ? value : {};
  }
}

/** `A-Z a-z 0-9 _ . : ~ -`: what an id may have that goes into a path. */
const SAFE_ID = stryMutAct_9fa48("315") ? /^(?!\.{1,2}$)[\W.:~-]{1,128}$/ : stryMutAct_9fa48("314") ? /^(?!\.{1,2}$)[^\w.:~-]{1,128}$/ : stryMutAct_9fa48("313") ? /^(?!\.{1,2}$)[\w.:~-]$/ : stryMutAct_9fa48("312") ? /^(?!\.$)[\w.:~-]{1,128}$/ : stryMutAct_9fa48("311") ? /^(?!\.{1,2})[\w.:~-]{1,128}$/ : stryMutAct_9fa48("310") ? /^(?=\.{1,2}$)[\w.:~-]{1,128}$/ : stryMutAct_9fa48("309") ? /^(?!\.{1,2}$)[\w.:~-]{1,128}/ : stryMutAct_9fa48("308") ? /(?!\.{1,2}$)[\w.:~-]{1,128}$/ : (stryCov_9fa48("308", "309", "310", "311", "312", "313", "314", "315"), /^(?!\.{1,2}$)[\w.:~-]{1,128}$/);

/** Throws `unexpected_answer` where an entry of a list has no id or no provider. */
export function connectionOf({
  id,
  provider
}: Fields, rest: Omit<Connection, 'id' | 'provider' | 'problem'>, clean: Clean): Connection {
  if (stryMutAct_9fa48("316")) {
    {}
  } else {
    stryCov_9fa48("316");
    if (stryMutAct_9fa48("319") ? typeof id !== 'string' && typeof provider !== 'string' : stryMutAct_9fa48("318") ? false : stryMutAct_9fa48("317") ? true : (stryCov_9fa48("317", "318", "319"), (stryMutAct_9fa48("321") ? typeof id === 'string' : stryMutAct_9fa48("320") ? false : (stryCov_9fa48("320", "321"), typeof id !== (stryMutAct_9fa48("322") ? "" : (stryCov_9fa48("322"), 'string')))) || (stryMutAct_9fa48("324") ? typeof provider === 'string' : stryMutAct_9fa48("323") ? false : (stryCov_9fa48("323", "324"), typeof provider !== (stryMutAct_9fa48("325") ? "" : (stryCov_9fa48("325"), 'string')))))) throw new ApiError(stryMutAct_9fa48("327") ? "" : (stryCov_9fa48("327"), 'unexpected_answer'));
    // An id that cleaning changes holds the key.
    const fits = stryMutAct_9fa48("328") ? [id, provider].some(part => SAFE_ID.test(part) && clean(part) === part) : (stryCov_9fa48("328"), (stryMutAct_9fa48("329") ? [] : (stryCov_9fa48("329"), [id, provider])).every(stryMutAct_9fa48("330") ? () => undefined : (stryCov_9fa48("330"), part => stryMutAct_9fa48("333") ? SAFE_ID.test(part) || clean(part) === part : stryMutAct_9fa48("332") ? false : stryMutAct_9fa48("331") ? true : (stryCov_9fa48("331", "332", "333"), SAFE_ID.test(part) && (stryMutAct_9fa48("335") ? clean(part) !== part : stryMutAct_9fa48("334") ? true : (stryCov_9fa48("334", "335"), clean(part) === part))))));
    return stryMutAct_9fa48("336") ? {} : (stryCov_9fa48("336"), {
      ...rest,
      id: clean(id),
      provider: clean(provider),
      problem: fits ? null : stryMutAct_9fa48("337") ? "" : (stryCov_9fa48("337"), 'unexpected_answer')
    });
  }
}

/**
 * A run, or null where there is none or where it has no time at all: then it cannot be told from another. One that has
 * a time of completion has ended, and if it is not `completed`, it failed.
 */
export function runOf(fields: Fields & {
  status?: unknown;
  failures?: readonly ItemFailure[];
}, clean: Clean): Run | null {
  if (stryMutAct_9fa48("338")) {
    {}
  } else {
    stryCov_9fa48("338");
    const startedAt = timeOf(fields.startedAt);
    const completedAt = timeOf(fields.completedAt);
    if (stryMutAct_9fa48("341") ? startedAt === null || completedAt === null : stryMutAct_9fa48("340") ? false : stryMutAct_9fa48("339") ? true : (stryCov_9fa48("339", "340", "341"), (stryMutAct_9fa48("343") ? startedAt !== null : stryMutAct_9fa48("342") ? true : (stryCov_9fa48("342", "343"), startedAt === null)) && (stryMutAct_9fa48("345") ? completedAt !== null : stryMutAct_9fa48("344") ? true : (stryCov_9fa48("344", "345"), completedAt === null)))) return null;
    const failed = stryMutAct_9fa48("348") ? fields.status === 'failed' && completedAt !== null : stryMutAct_9fa48("347") ? false : stryMutAct_9fa48("346") ? true : (stryCov_9fa48("346", "347", "348"), (stryMutAct_9fa48("350") ? fields.status !== 'failed' : stryMutAct_9fa48("349") ? false : (stryCov_9fa48("349", "350"), fields.status === (stryMutAct_9fa48("351") ? "" : (stryCov_9fa48("351"), 'failed')))) || (stryMutAct_9fa48("353") ? completedAt === null : stryMutAct_9fa48("352") ? false : (stryCov_9fa48("352", "353"), completedAt !== null)));
    return stryMutAct_9fa48("354") ? {} : (stryCov_9fa48("354"), {
      id: idOf(fields.id, clean),
      status: (stryMutAct_9fa48("357") ? fields.status !== 'completed' : stryMutAct_9fa48("356") ? false : stryMutAct_9fa48("355") ? true : (stryCov_9fa48("355", "356", "357"), fields.status === (stryMutAct_9fa48("358") ? "" : (stryCov_9fa48("358"), 'completed')))) ? stryMutAct_9fa48("359") ? "" : (stryCov_9fa48("359"), 'completed') : failed ? stryMutAct_9fa48("360") ? "" : (stryCov_9fa48("360"), 'failed') : stryMutAct_9fa48("361") ? "" : (stryCov_9fa48("361"), 'running'),
      startedAt,
      completedAt,
      itemsProcessed: countOf(fields.itemsProcessed),
      itemsFailed: countOf(fields.itemsFailed),
      errorCode: textOf(fields.errorCode, clean),
      error: textOf(fields.error, clean),
      failures: stryMutAct_9fa48("362") ? fields.failures && [] : (stryCov_9fa48("362"), fields.failures ?? (stryMutAct_9fa48("363") ? ["Stryker was here"] : (stryCov_9fa48("363"), [])))
    });
  }
}

/** Titles and error messages of documents are not taken: they are private. */
export function itemFailureOf({
  id,
  documentId,
  errorCode
}: Fields, clean: Clean): ItemFailure {
  if (stryMutAct_9fa48("364")) {
    {}
  } else {
    stryCov_9fa48("364");
    return stryMutAct_9fa48("365") ? {} : (stryCov_9fa48("365"), {
      documentId: textOf(stryMutAct_9fa48("366") ? documentId && id : (stryCov_9fa48("366"), documentId ?? id), clean),
      code: textOf(errorCode, clean)
    });
  }
}
export function textOf(value: unknown, clean: Clean): string | null {
  if (stryMutAct_9fa48("367")) {
    {}
  } else {
    stryCov_9fa48("367");
    return (stryMutAct_9fa48("370") ? typeof value === 'string' || value !== '' : stryMutAct_9fa48("369") ? false : stryMutAct_9fa48("368") ? true : (stryCov_9fa48("368", "369", "370"), (stryMutAct_9fa48("372") ? typeof value !== 'string' : stryMutAct_9fa48("371") ? true : (stryCov_9fa48("371", "372"), typeof value === (stryMutAct_9fa48("373") ? "" : (stryCov_9fa48("373"), 'string')))) && (stryMutAct_9fa48("375") ? value === '' : stryMutAct_9fa48("374") ? true : (stryCov_9fa48("374", "375"), value !== (stryMutAct_9fa48("376") ? "Stryker was here!" : (stryCov_9fa48("376"), '')))))) ? clean(value) : null;
  }
}
function idOf(value: unknown, clean: Clean): string | null {
  if (stryMutAct_9fa48("377")) {
    {}
  } else {
    stryCov_9fa48("377");
    return (stryMutAct_9fa48("380") ? typeof value === 'string' && SAFE_ID.test(value) || clean(value) === value : stryMutAct_9fa48("379") ? false : stryMutAct_9fa48("378") ? true : (stryCov_9fa48("378", "379", "380"), (stryMutAct_9fa48("382") ? typeof value === 'string' || SAFE_ID.test(value) : stryMutAct_9fa48("381") ? true : (stryCov_9fa48("381", "382"), (stryMutAct_9fa48("384") ? typeof value !== 'string' : stryMutAct_9fa48("383") ? true : (stryCov_9fa48("383", "384"), typeof value === (stryMutAct_9fa48("385") ? "" : (stryCov_9fa48("385"), 'string')))) && SAFE_ID.test(value))) && (stryMutAct_9fa48("387") ? clean(value) !== value : stryMutAct_9fa48("386") ? true : (stryCov_9fa48("386", "387"), clean(value) === value)))) ? value : null;
  }
}
export function countOf(value: unknown): number | null {
  if (stryMutAct_9fa48("388")) {
    {}
  } else {
    stryCov_9fa48("388");
    return (stryMutAct_9fa48("391") ? typeof value === 'number' && Number.isSafeInteger(value) || value >= 0 : stryMutAct_9fa48("390") ? false : stryMutAct_9fa48("389") ? true : (stryCov_9fa48("389", "390", "391"), (stryMutAct_9fa48("393") ? typeof value === 'number' || Number.isSafeInteger(value) : stryMutAct_9fa48("392") ? true : (stryCov_9fa48("392", "393"), (stryMutAct_9fa48("395") ? typeof value !== 'number' : stryMutAct_9fa48("394") ? true : (stryCov_9fa48("394", "395"), typeof value === (stryMutAct_9fa48("396") ? "" : (stryCov_9fa48("396"), 'number')))) && Number.isSafeInteger(value))) && (stryMutAct_9fa48("399") ? value < 0 : stryMutAct_9fa48("398") ? value > 0 : stryMutAct_9fa48("397") ? true : (stryCov_9fa48("397", "398", "399"), value >= 0)))) ? value : null;
  }
}

/** In milliseconds since the epoch. A time without a zone is UTC. */
export function timeOf(value: unknown): number | null {
  if (stryMutAct_9fa48("400")) {
    {}
  } else {
    stryCov_9fa48("400");
    if (stryMutAct_9fa48("403") ? typeof value === 'string' : stryMutAct_9fa48("402") ? false : stryMutAct_9fa48("401") ? true : (stryCov_9fa48("401", "402", "403"), typeof value !== (stryMutAct_9fa48("404") ? "" : (stryCov_9fa48("404"), 'string')))) return null;
    const zoned = (stryMutAct_9fa48("407") ? /T?\d\d:\d\d/.test(value) || !/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) : stryMutAct_9fa48("406") ? false : stryMutAct_9fa48("405") ? true : (stryCov_9fa48("405", "406", "407"), (stryMutAct_9fa48("412") ? /T?\d\d:\d\D/ : stryMutAct_9fa48("411") ? /T?\d\d:\D\d/ : stryMutAct_9fa48("410") ? /T?\d\D:\d\d/ : stryMutAct_9fa48("409") ? /T?\D\d:\d\d/ : stryMutAct_9fa48("408") ? /T\d\d:\d\d/ : (stryCov_9fa48("408", "409", "410", "411", "412"), /T?\d\d:\d\d/)).test(value) && (stryMutAct_9fa48("413") ? /(?:Z|[+-]\d\d:?\d\d)$/i.test(value) : (stryCov_9fa48("413"), !(stryMutAct_9fa48("420") ? /(?:Z|[+-]\d\d:?\d\D)$/i : stryMutAct_9fa48("419") ? /(?:Z|[+-]\d\d:?\D\d)$/i : stryMutAct_9fa48("418") ? /(?:Z|[+-]\d\d:\d\d)$/i : stryMutAct_9fa48("417") ? /(?:Z|[+-]\d\D:?\d\d)$/i : stryMutAct_9fa48("416") ? /(?:Z|[+-]\D\d:?\d\d)$/i : stryMutAct_9fa48("415") ? /(?:Z|[^+-]\d\d:?\d\d)$/i : stryMutAct_9fa48("414") ? /(?:Z|[+-]\d\d:?\d\d)/i : (stryCov_9fa48("414", "415", "416", "417", "418", "419", "420"), /(?:Z|[+-]\d\d:?\d\d)$/i)).test(value))))) ? stryMutAct_9fa48("421") ? `` : (stryCov_9fa48("421"), `${value}Z`) : value;
    const time = Date.parse(zoned);
    return Number.isNaN(time) ? null : time;
  }
}