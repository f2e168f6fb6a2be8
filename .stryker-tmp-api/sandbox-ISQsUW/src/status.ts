/** Each status with its mark. Worst first: the status of several is the first of theirs here. */
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
const MARKS = stryMutAct_9fa48("1249") ? {} : (stryCov_9fa48("1249"), {
  cancelled: stryMutAct_9fa48("1250") ? "" : (stryCov_9fa48("1250"), '🚫'),
  failed: stryMutAct_9fa48("1251") ? "" : (stryCov_9fa48("1251"), '❌'),
  'timed-out': stryMutAct_9fa48("1252") ? "" : (stryCov_9fa48("1252"), '⌛'),
  'not-started': stryMutAct_9fa48("1253") ? "" : (stryCov_9fa48("1253"), '⏸️'),
  'no-connections': stryMutAct_9fa48("1254") ? "" : (stryCov_9fa48("1254"), '❓'),
  stale: stryMutAct_9fa48("1255") ? "" : (stryCov_9fa48("1255"), '🕰️'),
  'completed-with-failures': stryMutAct_9fa48("1256") ? "" : (stryCov_9fa48("1256"), '⚠️'),
  running: stryMutAct_9fa48("1257") ? "" : (stryCov_9fa48("1257"), '🔄'),
  completed: stryMutAct_9fa48("1258") ? "" : (stryCov_9fa48("1258"), '✅'),
  accepted: stryMutAct_9fa48("1259") ? "" : (stryCov_9fa48("1259"), '📨'),
  'up-to-date': stryMutAct_9fa48("1260") ? "" : (stryCov_9fa48("1260"), '👌')
});
export type Status = keyof typeof MARKS;
export const STATUSES = Object.keys(MARKS) as Status[];
/** Those that `fail-on` may name: from `failed` to `completed-with-failures`. */
export const FAIL_ON_STATUSES = stryMutAct_9fa48("1261") ? STATUSES : (stryCov_9fa48("1261"), STATUSES.slice(1, 7));

/** A status as people see it. A no-break space: in a narrow cell the mark would otherwise stand on its own line. */
export function marked(status: Status): string {
  if (stryMutAct_9fa48("1262")) {
    {}
  } else {
    stryCov_9fa48("1262");
    return stryMutAct_9fa48("1263") ? `` : (stryCov_9fa48("1263"), `${MARKS[status]}\u00a0${status}`);
  }
}

/** The worst of the statuses; `otherwise` if there are none. */
export function worst(statuses: readonly Status[], otherwise: Status): Status {
  if (stryMutAct_9fa48("1264")) {
    {}
  } else {
    stryCov_9fa48("1264");
    return stryMutAct_9fa48("1265") ? STATUSES.find(status => statuses.includes(status)) && otherwise : (stryCov_9fa48("1265"), STATUSES.find(stryMutAct_9fa48("1266") ? () => undefined : (stryCov_9fa48("1266"), status => statuses.includes(status))) ?? otherwise);
  }
}

/** Whether a status is nothing that anybody has to look at. */
export function isFine(status: Status): boolean {
  if (stryMutAct_9fa48("1267")) {
    {}
  } else {
    stryCov_9fa48("1267");
    return stryMutAct_9fa48("1271") ? STATUSES.indexOf(status) < STATUSES.indexOf('running') : stryMutAct_9fa48("1270") ? STATUSES.indexOf(status) > STATUSES.indexOf('running') : stryMutAct_9fa48("1269") ? false : stryMutAct_9fa48("1268") ? true : (stryCov_9fa48("1268", "1269", "1270", "1271"), STATUSES.indexOf(status) >= STATUSES.indexOf(stryMutAct_9fa48("1272") ? "" : (stryCov_9fa48("1272"), 'running')));
  }
}

/** Whether one of the statuses fails the step. */
export function fails(statuses: readonly Status[], failOn: readonly Status[]): boolean {
  if (stryMutAct_9fa48("1273")) {
    {}
  } else {
    stryCov_9fa48("1273");
    return stryMutAct_9fa48("1274") ? statuses.every(status => status === 'cancelled' || failOn.includes(status)) : (stryCov_9fa48("1274"), statuses.some(stryMutAct_9fa48("1275") ? () => undefined : (stryCov_9fa48("1275"), status => stryMutAct_9fa48("1278") ? status === 'cancelled' && failOn.includes(status) : stryMutAct_9fa48("1277") ? false : stryMutAct_9fa48("1276") ? true : (stryCov_9fa48("1276", "1277", "1278"), (stryMutAct_9fa48("1280") ? status !== 'cancelled' : stryMutAct_9fa48("1279") ? false : (stryCov_9fa48("1279", "1280"), status === (stryMutAct_9fa48("1281") ? "" : (stryCov_9fa48("1281"), 'cancelled')))) || failOn.includes(status)))));
  }
}