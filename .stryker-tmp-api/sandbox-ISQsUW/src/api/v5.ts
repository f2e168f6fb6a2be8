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
import { connectionOf, countOf, type Fields, fieldsOf, itemFailureOf, listOf, runOf, textOf, timeOf } from './parse.ts';
import type { Api, Connection, Document, Run } from './types.ts';

/** The most that the API gives. */
const PER_PAGE = 100;
/** A list that changes while it is read is read so many times. */
const READINGS = 3;
export interface V5Options {
  client: Client;
  /** None: every connector that the key can read. */
  namespaces: readonly string[];
  /** Only the connectors of this provider are listed; null: all. */
  provider: string | null;
  clean: Clean;
}

/** The API from October 2026 on: each connector is asked by itself. */
export function createV5({
  client,
  namespaces,
  provider,
  clean
}: V5Options): Api {
  if (stryMutAct_9fa48("571")) {
    {}
  } else {
    stryCov_9fa48("571");
    const lists = (stryMutAct_9fa48("574") ? namespaces.length !== 0 : stryMutAct_9fa48("573") ? false : stryMutAct_9fa48("572") ? true : (stryCov_9fa48("572", "573", "574"), namespaces.length === 0)) ? stryMutAct_9fa48("575") ? [] : (stryCov_9fa48("575"), [stryMutAct_9fa48("576") ? [] : (stryCov_9fa48("576"), [stryMutAct_9fa48("577") ? "" : (stryCov_9fa48("577"), 'connectors')])]) : namespaces.map(stryMutAct_9fa48("578") ? () => undefined : (stryCov_9fa48("578"), tag => stryMutAct_9fa48("579") ? [] : (stryCov_9fa48("579"), [stryMutAct_9fa48("580") ? "" : (stryCov_9fa48("580"), 'ns'), tag, stryMutAct_9fa48("581") ? "" : (stryCov_9fa48("581"), 'connectors')])));

    /** All pages of a list. `date`: that of the first. Throws `unexpected_answer` where they never add up. */
    async function readList(path: string[], signal: AbortSignal) {
      if (stryMutAct_9fa48("582")) {
        {}
      } else {
        stryCov_9fa48("582");
        if (stryMutAct_9fa48("583")) {
          for (let reading = 1; false; reading++) {
            const found = new Map<unknown, Connection>();
            let date: number | null = null;
            let total = 0;
            let seen = 0;
            for (let page = 1;; page++) {
              const query = {
                ...(provider === null ? {} : {
                  provider
                }),
                page,
                limit: PER_PAGE
              };
              const answer = await client({
                method: 'GET',
                path,
                query,
                success: 200,
                parse: parsePage,
                signal
              });
              const {
                connectors
              } = answer.value;
              for (const [id, connector] of connectors) found.set(id, connector);
              total = answer.value.total;
              seen += connectors.length;
              date ??= answer.date;
              if (connectors.length === 0 || seen >= total) break;
            }
            if (found.size === total) return {
              connectors: found,
              date
            };
            if (reading === READINGS) throw new ApiError('unexpected_answer', {
              reason: 'its pages do not add up'
            });
          }
        } else {
          stryCov_9fa48("583");
          for (let reading = 1;; stryMutAct_9fa48("584") ? reading-- : (stryCov_9fa48("584"), reading++)) {
            if (stryMutAct_9fa48("585")) {
              {}
            } else {
              stryCov_9fa48("585");
              const found = new Map<unknown, Connection>();
              let date: number | null = null;
              let total = 0;
              let seen = 0;
              if (stryMutAct_9fa48("586")) {
                for (let page = 1; false; page++) {
                  const query = {
                    ...(provider === null ? {} : {
                      provider
                    }),
                    page,
                    limit: PER_PAGE
                  };
                  const answer = await client({
                    method: 'GET',
                    path,
                    query,
                    success: 200,
                    parse: parsePage,
                    signal
                  });
                  const {
                    connectors
                  } = answer.value;
                  for (const [id, connector] of connectors) found.set(id, connector);
                  total = answer.value.total;
                  seen += connectors.length;
                  date ??= answer.date;
                  if (connectors.length === 0 || seen >= total) break;
                }
              } else {
                stryCov_9fa48("586");
                for (let page = 1;; stryMutAct_9fa48("587") ? page-- : (stryCov_9fa48("587"), page++)) {
                  if (stryMutAct_9fa48("588")) {
                    {}
                  } else {
                    stryCov_9fa48("588");
                    const query = stryMutAct_9fa48("589") ? {} : (stryCov_9fa48("589"), {
                      ...((stryMutAct_9fa48("592") ? provider !== null : stryMutAct_9fa48("591") ? false : stryMutAct_9fa48("590") ? true : (stryCov_9fa48("590", "591", "592"), provider === null)) ? {} : stryMutAct_9fa48("593") ? {} : (stryCov_9fa48("593"), {
                        provider
                      })),
                      page,
                      limit: PER_PAGE
                    });
                    const answer = await client(stryMutAct_9fa48("594") ? {} : (stryCov_9fa48("594"), {
                      method: stryMutAct_9fa48("595") ? "" : (stryCov_9fa48("595"), 'GET'),
                      path,
                      query,
                      success: 200,
                      parse: parsePage,
                      signal
                    }));
                    const {
                      connectors
                    } = answer.value;
                    for (const [id, connector] of connectors) if (stryMutAct_9fa48("596")) {
                      ;
                    } else {
                      stryCov_9fa48("596");
                      found.set(id, connector);
                    }
                    total = answer.value.total;
                    stryMutAct_9fa48("597") ? seen -= connectors.length : (stryCov_9fa48("597"), seen += connectors.length);
                    stryMutAct_9fa48("598") ? date &&= answer.date : (stryCov_9fa48("598"), date ??= answer.date);
                    if (stryMutAct_9fa48("601") ? connectors.length === 0 && seen >= total : stryMutAct_9fa48("600") ? false : stryMutAct_9fa48("599") ? true : (stryCov_9fa48("599", "600", "601"), (stryMutAct_9fa48("603") ? connectors.length !== 0 : stryMutAct_9fa48("602") ? false : (stryCov_9fa48("602", "603"), connectors.length === 0)) || (stryMutAct_9fa48("606") ? seen < total : stryMutAct_9fa48("605") ? seen > total : stryMutAct_9fa48("604") ? false : (stryCov_9fa48("604", "605", "606"), seen >= total)))) break;
                  }
                }
              }
              if (stryMutAct_9fa48("609") ? found.size !== total : stryMutAct_9fa48("608") ? false : stryMutAct_9fa48("607") ? true : (stryCov_9fa48("607", "608", "609"), found.size === total)) return stryMutAct_9fa48("610") ? {} : (stryCov_9fa48("610"), {
                connectors: found,
                date
              });
              if (stryMutAct_9fa48("613") ? reading !== READINGS : stryMutAct_9fa48("612") ? false : stryMutAct_9fa48("611") ? true : (stryCov_9fa48("611", "612", "613"), reading === READINGS)) throw new ApiError(stryMutAct_9fa48("615") ? "" : (stryCov_9fa48("615"), 'unexpected_answer'), stryMutAct_9fa48("616") ? {} : (stryCov_9fa48("616"), {
                reason: stryMutAct_9fa48("617") ? "" : (stryCov_9fa48("617"), 'its pages do not add up')
              }));
            }
          }
        }
      }
    }

    /** Throws `unexpected_answer` where it is not told how many there are. */
    function parsePage(json: unknown) {
      if (stryMutAct_9fa48("618")) {
        {}
      } else {
        stryCov_9fa48("618");
        const {
          connectors,
          pagination
        } = fieldsOf(json);
        const total = countOf(fieldsOf(pagination).totalItems);
        if (stryMutAct_9fa48("621") ? total !== null : stryMutAct_9fa48("620") ? false : stryMutAct_9fa48("619") ? true : (stryCov_9fa48("619", "620", "621"), total === null)) throw new ApiError(stryMutAct_9fa48("623") ? "" : (stryCov_9fa48("623"), 'unexpected_answer'));
        return stryMutAct_9fa48("624") ? {} : (stryCov_9fa48("624"), {
          connectors: listOf(connectors).map(stryMutAct_9fa48("625") ? () => undefined : (stryCov_9fa48("625"), entry => [entry.id, parseConnector(entry, clean)] as const)),
          total
        });
      }
    }
    const pathOf = stryMutAct_9fa48("626") ? () => undefined : (stryCov_9fa48("626"), (() => {
      const pathOf = ({
        namespace,
        id
      }: Connection) => stryMutAct_9fa48("627") ? [] : (stryCov_9fa48("627"), [stryMutAct_9fa48("628") ? "" : (stryCov_9fa48("628"), 'ns'), stryMutAct_9fa48("629") ? namespace && '' : (stryCov_9fa48("629"), namespace ?? (stryMutAct_9fa48("630") ? "Stryker was here!" : (stryCov_9fa48("630"), ''))), stryMutAct_9fa48("631") ? "" : (stryCov_9fa48("631"), 'connectors'), id]);
      return pathOf;
    })());
    return stryMutAct_9fa48("632") ? {} : (stryCov_9fa48("632"), {
      version: stryMutAct_9fa48("633") ? "" : (stryCov_9fa48("633"), 'v5'),
      asksConnections: stryMutAct_9fa48("634") ? false : (stryCov_9fa48("634"), true),
      async list(signal) {
        if (stryMutAct_9fa48("635")) {
          {}
        } else {
          stryCov_9fa48("635");
          const found = new Map<unknown, Connection>();
          let date: number | null = null;
          for (const path of lists) {
            if (stryMutAct_9fa48("636")) {
              {}
            } else {
              stryCov_9fa48("636");
              const list = await readList(path, signal);
              stryMutAct_9fa48("637") ? date &&= list.date : (stryCov_9fa48("637"), date ??= list.date);
              for (const [id, connector] of list.connectors) if (stryMutAct_9fa48("638")) {
                ;
              } else {
                stryCov_9fa48("638");
                found.set(id, connector);
              }
            }
          }
          return stryMutAct_9fa48("639") ? {} : (stryCov_9fa48("639"), {
            connections: stryMutAct_9fa48("640") ? [] : (stryCov_9fa48("640"), [...found.values()]),
            date
          });
        }
      },
      async ask({
        connections
      }, signal) {
        if (stryMutAct_9fa48("641")) {
          {}
        } else {
          stryCov_9fa48("641");
          for (const connector of stryMutAct_9fa48("642") ? connections && [] : (stryCov_9fa48("642"), connections ?? (stryMutAct_9fa48("643") ? ["Stryker was here"] : (stryCov_9fa48("643"), [])))) {
            if (stryMutAct_9fa48("644")) {
              {}
            } else {
              stryCov_9fa48("644");
              const path = stryMutAct_9fa48("645") ? [] : (stryCov_9fa48("645"), [...pathOf(connector), stryMutAct_9fa48("646") ? "" : (stryCov_9fa48("646"), 'sync')]);
              await client(stryMutAct_9fa48("647") ? {} : (stryCov_9fa48("647"), {
                method: stryMutAct_9fa48("648") ? "" : (stryCov_9fa48("648"), 'POST'),
                path,
                success: 202,
                parse: stryMutAct_9fa48("649") ? () => undefined : (stryCov_9fa48("649"), () => null),
                signal
              }));
            }
          }
        }
      },
      async runs(connector, signal) {
        if (stryMutAct_9fa48("650")) {
          {}
        } else {
          stryCov_9fa48("650");
          const parse = stryMutAct_9fa48("651") ? () => undefined : (stryCov_9fa48("651"), (() => {
            const parse = (json: unknown) => listOf(fieldsOf(json).syncs).flatMap(stryMutAct_9fa48("652") ? () => undefined : (stryCov_9fa48("652"), entry => stryMutAct_9fa48("653") ? parseRun(entry, clean) && [] : (stryCov_9fa48("653"), parseRun(entry, clean) ?? (stryMutAct_9fa48("654") ? ["Stryker was here"] : (stryCov_9fa48("654"), [])))));
            return parse;
          })());
          const query = stryMutAct_9fa48("655") ? {} : (stryCov_9fa48("655"), {
            include: stryMutAct_9fa48("656") ? "" : (stryCov_9fa48("656"), 'syncs')
          });
          return (await client(stryMutAct_9fa48("657") ? {} : (stryCov_9fa48("657"), {
            method: stryMutAct_9fa48("658") ? "" : (stryCov_9fa48("658"), 'GET'),
            path: pathOf(connector),
            query,
            success: 200,
            parse,
            signal
          }))).value;
        }
      },
      async failures(_connector, run) {
        if (stryMutAct_9fa48("659")) {
          {}
        } else {
          stryCov_9fa48("659");
          return run.failures;
        }
      },
      async documents(namespace, page, signal) {
        if (stryMutAct_9fa48("660")) {
          {}
        } else {
          stryCov_9fa48("660");
          const parse = (json: unknown) => {
            if (stryMutAct_9fa48("661")) {
              {}
            } else {
              stryCov_9fa48("661");
              const {
                documents,
                pagination
              } = fieldsOf(json);
              const pages = stryMutAct_9fa48("662") ? countOf(fieldsOf(pagination).totalPages) && Number.POSITIVE_INFINITY : (stryCov_9fa48("662"), countOf(fieldsOf(pagination).totalPages) ?? Number.POSITIVE_INFINITY);
              const list = listOf(documents).map(stryMutAct_9fa48("663") ? () => undefined : (stryCov_9fa48("663"), entry => parseDocument(entry, clean)));
              return stryMutAct_9fa48("664") ? {} : (stryCov_9fa48("664"), {
                documents: list,
                isLast: stryMutAct_9fa48("667") ? list.length === 0 && page >= pages : stryMutAct_9fa48("666") ? false : stryMutAct_9fa48("665") ? true : (stryCov_9fa48("665", "666", "667"), (stryMutAct_9fa48("669") ? list.length !== 0 : stryMutAct_9fa48("668") ? false : (stryCov_9fa48("668", "669"), list.length === 0)) || (stryMutAct_9fa48("672") ? page < pages : stryMutAct_9fa48("671") ? page > pages : stryMutAct_9fa48("670") ? false : (stryCov_9fa48("670", "671", "672"), page >= pages)))
              });
            }
          };
          const answer = await client(stryMutAct_9fa48("673") ? {} : (stryCov_9fa48("673"), {
            method: stryMutAct_9fa48("674") ? "" : (stryCov_9fa48("674"), 'POST'),
            path: stryMutAct_9fa48("675") ? [] : (stryCov_9fa48("675"), [stryMutAct_9fa48("676") ? "" : (stryCov_9fa48("676"), 'ns'), namespace, stryMutAct_9fa48("677") ? "" : (stryCov_9fa48("677"), 'list'), stryMutAct_9fa48("678") ? "" : (stryCov_9fa48("678"), 'documents')]),
            query: stryMutAct_9fa48("679") ? {} : (stryCov_9fa48("679"), {
              page,
              limit: PER_PAGE,
              sort: stryMutAct_9fa48("680") ? "" : (stryCov_9fa48("680"), 'updatedAt'),
              order: stryMutAct_9fa48("681") ? "" : (stryCov_9fa48("681"), 'desc')
            }),
            body: stryMutAct_9fa48("682") ? {} : (stryCov_9fa48("682"), {
              include: stryMutAct_9fa48("683") ? {} : (stryCov_9fa48("683"), {
                memoryCount: stryMutAct_9fa48("684") ? true : (stryCov_9fa48("684"), false)
              })
            }),
            success: 200,
            parse,
            signal
          }));
          return answer.value;
        }
      }
    });
  }
}

// `account`, `config` and `selection` are left where they are: they must not be printed, so they are not even taken.
function parseConnector(entry: Fields, clean: Clean): Connection {
  if (stryMutAct_9fa48("685")) {
    {}
  } else {
    stryCov_9fa48("685");
    const count = countOf(entry.documentCount);
    const limit = countOf(entry.documentLimit);
    const namespace = (stryMutAct_9fa48("688") ? typeof entry.namespace === 'string' || entry.namespace !== '' : stryMutAct_9fa48("687") ? false : stryMutAct_9fa48("686") ? true : (stryCov_9fa48("686", "687", "688"), (stryMutAct_9fa48("690") ? typeof entry.namespace !== 'string' : stryMutAct_9fa48("689") ? true : (stryCov_9fa48("689", "690"), typeof entry.namespace === (stryMutAct_9fa48("691") ? "" : (stryCov_9fa48("691"), 'string')))) && (stryMutAct_9fa48("693") ? entry.namespace === '' : stryMutAct_9fa48("692") ? true : (stryCov_9fa48("692", "693"), entry.namespace !== (stryMutAct_9fa48("694") ? "Stryker was here!" : (stryCov_9fa48("694"), '')))))) ? entry.namespace : null;
    const connector = connectionOf(entry, stryMutAct_9fa48("695") ? {} : (stryCov_9fa48("695"), {
      namespace,
      lastRun: parseRun(fieldsOf(entry.latestRun), clean),
      lastSuccessAt: timeOf(fieldsOf(entry.system).lastSuccessfulSyncAt),
      documents: (stryMutAct_9fa48("698") ? count === null && !limit : stryMutAct_9fa48("697") ? false : stryMutAct_9fa48("696") ? true : (stryCov_9fa48("696", "697", "698"), (stryMutAct_9fa48("700") ? count !== null : stryMutAct_9fa48("699") ? false : (stryCov_9fa48("699", "700"), count === null)) || (stryMutAct_9fa48("701") ? limit : (stryCov_9fa48("701"), !limit)))) ? null : stryMutAct_9fa48("702") ? {} : (stryCov_9fa48("702"), {
        count,
        limit
      })
    }), clean);
    if (stryMutAct_9fa48("705") ? connector.problem === null : stryMutAct_9fa48("704") ? false : stryMutAct_9fa48("703") ? true : (stryCov_9fa48("703", "704", "705"), connector.problem !== null)) return connector;
    if (stryMutAct_9fa48("708") ? namespace !== null : stryMutAct_9fa48("707") ? false : stryMutAct_9fa48("706") ? true : (stryCov_9fa48("706", "707", "708"), namespace === null)) return stryMutAct_9fa48("709") ? {} : (stryCov_9fa48("709"), {
      ...connector,
      problem: stryMutAct_9fa48("710") ? "" : (stryCov_9fa48("710"), 'no_namespace')
    });
    return (stryMutAct_9fa48("713") ? clean(namespace) !== namespace : stryMutAct_9fa48("712") ? false : stryMutAct_9fa48("711") ? true : (stryCov_9fa48("711", "712", "713"), clean(namespace) === namespace)) ? connector : stryMutAct_9fa48("714") ? {} : (stryCov_9fa48("714"), {
      ...connector,
      namespace: clean(namespace),
      problem: stryMutAct_9fa48("715") ? "" : (stryCov_9fa48("715"), 'unexpected_answer')
    });
  }
}
function parseRun(entry: Fields, clean: Clean): Run | null {
  if (stryMutAct_9fa48("716")) {
    {}
  } else {
    stryCov_9fa48("716");
    const failures = Array.isArray(entry.failures) ? listOf(entry.failures) : stryMutAct_9fa48("717") ? ["Stryker was here"] : (stryCov_9fa48("717"), []);
    return runOf(stryMutAct_9fa48("718") ? {} : (stryCov_9fa48("718"), {
      ...entry,
      ...fieldsOf(entry.system),
      failures: failures.map(stryMutAct_9fa48("719") ? () => undefined : (stryCov_9fa48("719"), each => itemFailureOf(each, clean)))
    }), clean);
  }
}

/** Throws `unexpected_answer` where a document has no id or no status. */
function parseDocument({
  id,
  system
}: Fields, clean: Clean): Document {
  if (stryMutAct_9fa48("720")) {
    {}
  } else {
    stryCov_9fa48("720");
    const {
      status,
      updatedAt
    } = fieldsOf(system);
    const shownId = textOf(id, clean);
    if (stryMutAct_9fa48("723") ? shownId === null && typeof status !== 'string' : stryMutAct_9fa48("722") ? false : stryMutAct_9fa48("721") ? true : (stryCov_9fa48("721", "722", "723"), (stryMutAct_9fa48("725") ? shownId !== null : stryMutAct_9fa48("724") ? false : (stryCov_9fa48("724", "725"), shownId === null)) || (stryMutAct_9fa48("727") ? typeof status === 'string' : stryMutAct_9fa48("726") ? false : (stryCov_9fa48("726", "727"), typeof status !== (stryMutAct_9fa48("728") ? "" : (stryCov_9fa48("728"), 'string')))))) throw new ApiError(stryMutAct_9fa48("730") ? "" : (stryCov_9fa48("730"), 'unexpected_answer'));
    const final = stryMutAct_9fa48("733") ? status === 'done' && status === 'failed' : stryMutAct_9fa48("732") ? false : stryMutAct_9fa48("731") ? true : (stryCov_9fa48("731", "732", "733"), (stryMutAct_9fa48("735") ? status !== 'done' : stryMutAct_9fa48("734") ? false : (stryCov_9fa48("734", "735"), status === (stryMutAct_9fa48("736") ? "" : (stryCov_9fa48("736"), 'done')))) || (stryMutAct_9fa48("738") ? status !== 'failed' : stryMutAct_9fa48("737") ? false : (stryCov_9fa48("737", "738"), status === (stryMutAct_9fa48("739") ? "" : (stryCov_9fa48("739"), 'failed')))));
    return stryMutAct_9fa48("740") ? {} : (stryCov_9fa48("740"), {
      id: shownId,
      status: final ? status : stryMutAct_9fa48("741") ? "" : (stryCov_9fa48("741"), 'on-its-way'),
      updatedAt: timeOf(updatedAt)
    });
  }
}