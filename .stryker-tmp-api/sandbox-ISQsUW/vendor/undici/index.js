/**
 * Stands in for undici, by the `overrides` in package.json.
 *
 * @actions/http-client imports undici for one method, getAgentDispatcher(), which serves people who
 * use its proxy settings with fetch. This action sends its requests through node:http, so undici
 * would be 1 MB of the bundle that is downloaded, parsed and never called.
 *
 * Should a later version of the client import more of it, linking fails at once, in the tests and in
 * the bundle: this module has no other export.
 */
// @ts-nocheck

export class ProxyAgent {
  constructor() {
    throw new Error('undici is left out of this action: use node:http agents')
  }
}
