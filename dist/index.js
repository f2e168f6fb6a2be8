// Made by `npm run bundle` from src/ and the packages named in licenses.txt: edit those, not this.
(() => {
  var __webpack_modules__ = {
    482: (module, __unused_webpack_exports, __nccwpck_require__) => {
      module.exports = __nccwpck_require__(562);
    },
    562: (...given) => require("./tunnel.js")(...given),
    255: ((__unused_webpack_module, exports, __nccwpck_require__) => {
      "use strict";
      exports.xj = options => __nccwpck_require__(482).httpOverHttp(options);
      exports.I9 = options => __nccwpck_require__(482).httpsOverHttp(options);
      exports.aQ = options => __nccwpck_require__(482).httpOverHttps(options);
      exports.vX = options => __nccwpck_require__(482).httpsOverHttps(options);
    })
  };
  var __webpack_module_cache__ = {};
  function __nccwpck_require__(moduleId) {
    var cachedModule = __webpack_module_cache__[moduleId];
    if (cachedModule !== void 0) return cachedModule.exports;
    var module = __webpack_module_cache__[moduleId] = {
      exports: {}
    };
    var threw = true;
    try {
      __webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
      threw = false;
    } finally {
      if (threw) delete __webpack_module_cache__[moduleId];
    }
    return module.exports;
  }
  if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
  var __webpack_exports__ = {};
  (() => {
    "use strict";
    // CONCATENATED MODULE: external "node:v8"
    // CONCATENATED MODULE: ./build/clock.js
    const createSystemClock = (function() {
      const startedAt = Date.now();
      const start = process.hrtime.bigint();
      return {
        now: (() => startedAt + Number(process.hrtime.bigint() - start) / 1e6),
        sleep: sleep
      };
    });
    function sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          reject(signal.reason);
        };
        const timer = setTimeout(() => {
          signal.removeEventListener('abort', stop);
          resolve();
        }, Math.max(0, ms));
        if (signal.aborted) stop(); else signal.addEventListener('abort', stop, {
          once: true
        });
      });
    }
    function duration(ms) {
      if (ms < 9950 && Math.round(ms / 100) % 10 !== 0) return `${(ms / 1e3).toFixed(1)} s`;
      const seconds = Math.round(ms / 1e3);
      if (seconds < 60) return `${seconds} s`;
      const minutes = Math.floor(seconds / 60);
      return minutes < 60 ? inTwoUnits(minutes, 'm', seconds % 60, 's') : inTwoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'm');
    }
    function inTwoUnits(large, unit, small, smallUnit) {
      return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
    }
    // CONCATENATED MODULE: ./build/errors.js
    const NO_ANSWER = {
      status: null,
      said: null,
      requestId: null,
      retryAfterMs: null,
      location: null,
      answeredAt: null,
      date: null
    };
    class ApiFailure extends Error {
      details;
      constructor(details, cause) {
        super(details.code, {
          cause: cause
        });
        this.name = 'ApiFailure';
        this.details = details;
      }
    }
    class Cancellation extends Error {}
    class InputError extends Error {
      problems;
      constructor(problems) {
        super('bad input');
        this.name = 'InputError';
        this.problems = problems;
      }
    }
    // CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
    const getProxyUrl = (function(reqUrl) {
      const usingSsl = reqUrl.protocol === 'https:';
      if (checkBypass(reqUrl)) return;
      const proxyVar = (() => {
        if (usingSsl) return process.env['https_proxy'] || process.env['HTTPS_PROXY']; else return process.env['http_proxy'] || process.env['HTTP_PROXY'];
      })();
      if (proxyVar) try {
        return new DecodedURL(proxyVar);
      } catch (_a) {
        if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://')) return new DecodedURL(`http://${proxyVar}`);
      } else return;
    });
    const checkBypass = (function(reqUrl) {
      if (!reqUrl.hostname) return false;
      const reqHost = reqUrl.hostname;
      if (isLoopbackAddress(reqHost)) return true;
      const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
      if (!noProxy) return false;
      let reqPort;
      if (reqUrl.port) reqPort = Number(reqUrl.port); else if (reqUrl.protocol === 'http:') reqPort = 80; else if (reqUrl.protocol === 'https:') reqPort = 443;
      const upperReqHosts = [ reqUrl.hostname.toUpperCase() ];
      if (typeof reqPort === 'number') upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
      for (const upperNoProxyItem of noProxy.split(',').map(x => x.trim().toUpperCase()).filter(x => x)) if (upperNoProxyItem === '*' || upperReqHosts.some(x => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith('.') && x.endsWith(`${upperNoProxyItem}`))) return true;
      return false;
    });
    const isLoopbackAddress = (function(host) {
      const hostLower = host.toLowerCase();
      return hostLower === 'localhost' || hostLower.startsWith('127.') || hostLower.startsWith('[::1]') || hostLower.startsWith('[0:0:0:0:0:0:0:1]');
    });
    class DecodedURL extends URL {
      constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
      }
      get username() {
        return this._decodedUsername;
      }
      get password() {
        return this._decodedPassword;
      }
    }
    var tunnel = __nccwpck_require__(255);
    // CONCATENATED MODULE: ./vendor/undici/index.js
    class ProxyAgent {
      constructor() {
        throw new Error('undici is left out of this action: use node:http agents');
      }
    }
    // CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
    var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
      function adopt(value) {
        return value instanceof P ? value : new P(function(resolve) {
          resolve(value);
        });
      }
      return new (P || (P = Promise))(function(resolve, reject) {
        function fulfilled(value) {
          try {
            step(generator.next(value));
          } catch (e) {
            reject(e);
          }
        }
        function rejected(value) {
          try {
            step(generator["throw"](value));
          } catch (e) {
            reject(e);
          }
        }
        function step(result) {
          result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
    var HttpCodes;
    (function(HttpCodes) {
      HttpCodes[HttpCodes["OK"] = 200] = "OK";
      HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
      HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
      HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
      HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
      HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
      HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
      HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
      HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
      HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
      HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
      HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
      HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
      HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
      HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
      HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
      HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
      HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
      HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
      HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
      HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
      HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
      HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
      HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
      HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
      HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
      HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
    })(HttpCodes || (HttpCodes = {}));
    var Headers;
    (function(Headers) {
      Headers["Accept"] = "accept";
      Headers["ContentType"] = "content-type";
    })(Headers || (Headers = {}));
    var MediaTypes;
    (function(MediaTypes) {
      MediaTypes["ApplicationJson"] = "application/json";
    })(MediaTypes || (MediaTypes = {}));
    const HttpRedirectCodes = [ HttpCodes.MovedPermanently, HttpCodes.ResourceMoved, HttpCodes.SeeOther, HttpCodes.TemporaryRedirect, HttpCodes.PermanentRedirect ];
    const HttpResponseRetryCodes = [ HttpCodes.BadGateway, HttpCodes.ServiceUnavailable, HttpCodes.GatewayTimeout ];
    const RetryableHttpVerbs = [ 'OPTIONS', 'GET', 'DELETE', 'HEAD' ];
    const ExponentialBackoffCeiling = 10;
    const ExponentialBackoffTimeSlice = 5;
    class HttpClientError extends Error {
      constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
      }
    }
    class HttpClientResponse {
      constructor(message) {
        this.message = message;
      }
      readBody() {
        return __awaiter(this, void 0, void 0, function*() {
          return new Promise(resolve => __awaiter(this, void 0, void 0, function*() {
            let output = Buffer.alloc(0);
            this.message.on('data', chunk => {
              output = Buffer.concat([ output, chunk ]);
            });
            this.message.on('end', () => {
              resolve(output.toString());
            });
          }));
        });
      }
    }
    class lib_HttpClient {
      constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
          if (requestOptions.ignoreSslError != null) this._ignoreSslError = requestOptions.ignoreSslError;
          this._socketTimeout = requestOptions.socketTimeout;
          if (requestOptions.allowRedirects != null) this._allowRedirects = requestOptions.allowRedirects;
          if (requestOptions.allowRedirectDowngrade != null) this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
          if (requestOptions.maxRedirects != null) this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
          if (requestOptions.keepAlive != null) this._keepAlive = requestOptions.keepAlive;
          if (requestOptions.allowRetries != null) this._allowRetries = requestOptions.allowRetries;
          if (requestOptions.maxRetries != null) this._maxRetries = requestOptions.maxRetries;
        }
      }
      get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function*() {
          return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
      }
      request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function*() {
          if (this._disposed) throw new Error('Client has already been disposed.');
          const parsedUrl = new URL(requestUrl);
          let info = this._prepareRequest(verb, parsedUrl, headers);
          const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
          let numTries = 0;
          let response;
          do {
            response = yield this.requestRaw(info, data);
            if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
              let authenticationHandler;
              for (const handler of this.handlers) if (handler.canHandleAuthentication(response)) {
                authenticationHandler = handler;
                break;
              }
              if (authenticationHandler) return authenticationHandler.handleAuthentication(this, info, data); else return response;
            }
            let redirectsRemaining = this._maxRedirects;
            while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
              const redirectUrl = response.message.headers['location'];
              if (!redirectUrl) break;
              const parsedRedirectUrl = new URL(redirectUrl);
              if (parsedUrl.protocol === 'https:' && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
              yield response.readBody();
              if (parsedRedirectUrl.hostname !== parsedUrl.hostname) for (const header in headers) if (header.toLowerCase() === 'authorization') delete headers[header];
              info = this._prepareRequest(verb, parsedRedirectUrl, headers);
              response = yield this.requestRaw(info, data);
              redirectsRemaining--;
            }
            if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) return response;
            numTries += 1;
            if (numTries < maxTries) {
              yield response.readBody();
              yield this._performExponentialBackoff(numTries);
            }
          } while (numTries < maxTries);
          return response;
        });
      }
      dispose() {
        if (this._agent) this._agent.destroy();
        this._disposed = true;
      }
      requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function*() {
          return new Promise(((resolve, reject) => {
            function callbackForResult(err, res) {
              if (err) reject(err); else if (!res) reject(new Error('Unknown error')); else resolve(res);
            }
            this.requestRawWithCallback(info, data, callbackForResult);
          }));
        });
      }
      requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
          if (!info.options.headers) info.options.headers = {};
          info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
          if (!callbackCalled) {
            callbackCalled = true;
            onResult(err, res);
          }
        }
        const req = info.httpModule.request(info.options, msg => {
          const res = new HttpClientResponse(msg);
          handleResult(void 0, res);
        });
        let socket;
        req.on('socket', sock => {
          socket = sock;
        });
        req.setTimeout(this._socketTimeout || 3 * 6e4, () => {
          if (socket) socket.end();
          handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function(err) {
          handleResult(err);
        });
        if (data && typeof data === 'string') req.write(data, 'utf8');
        if (data && typeof data !== 'string') {
          data.on('close', function() {
            req.end();
          });
          data.pipe(req);
        } else req.end();
      }
      _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? require("https") : require("http");
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port ? parseInt(info.parsedUrl.port) : defaultPort;
        info.options.path = (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) info.options.headers['user-agent'] = this.userAgent;
        info.options.agent = this._getAgent(info.parsedUrl);
        if (this.handlers) for (const handler of this.handlers) handler.prepareRequest(info.options);
        return info;
      }
      _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        return lowercaseKeys(headers || {});
      }
      _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) agent = this._proxyAgent;
        if (!useProxy) agent = this._agent;
        if (agent) return agent;
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) maxSockets = this.requestOptions.maxSockets || require("http").globalAgent.maxSockets;
        if (proxyUrl && proxyUrl.hostname) {
          const agentOptions = {
            maxSockets: maxSockets,
            keepAlive: this._keepAlive,
            proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && {
              proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
            }), {
              host: proxyUrl.hostname,
              port: proxyUrl.port
            })
          };
          let tunnelAgent;
          const overHttps = proxyUrl.protocol === 'https:';
          if (usingSsl) tunnelAgent = overHttps ? tunnel.vX : tunnel.I9; else tunnelAgent = overHttps ? tunnel.aQ : tunnel.xj;
          agent = tunnelAgent(agentOptions);
          this._proxyAgent = agent;
        }
        if (!agent) {
          const options = {
            keepAlive: this._keepAlive,
            maxSockets: maxSockets
          };
          agent = usingSsl ? new (require("https")).Agent(options) : new (require("http")).Agent(options);
          this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) agent.options = Object.assign(agent.options || {}, {
          rejectUnauthorized: false
        });
        return agent;
      }
      _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
          const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
          return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
      }
      _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function*() {
          retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
          const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
          return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
      }
    }
    const lowercaseKeys = (obj => Object.keys(obj).reduce(((c, k) => (c[k.toLowerCase()] = obj[k], 
    c)), {}));
    // CONCATENATED MODULE: ./build/http.js
    const LARGEST_BODY = 64 * 1024 * 1024;
    const LARGEST_EXCERPT = 256 * 1024;
    class TransportError extends Error {
      code;
      sent;
      constructor(code, sent, cause) {
        super(cause instanceof Error ? cause.message : code, {
          cause: cause
        });
        this.name = 'TransportError';
        this.code = code;
        this.sent = sent;
      }
    }
    const LARGEST_HEAD_READ = 16 * 1024;
    const createSend = (function(clock) {
      return (request => exchange(request, clock));
    });
    const exchange = (function(request, clock) {
      const {promise: promise, resolve: resolve, reject: reject} = Promise.withResolvers();
      const progress = {
        connected: false,
        certificateError: false,
        head: ''
      };
      let outgoing;
      const tunnel = {
        request: null
      };
      let responded = false;
      let settled = false;
      const client = new ObservedClient(request, tunnel, created => {
        outgoing = created;
        watch(created, progress);
        created.once('close', () => setImmediate(() => responded || failBySocket()));
      });
      let onTimeout = () => {
        if (!succeedByStatusLine()) fail('timeout');
      };
      const timer = setTimeout(() => onTimeout(), request.timeoutMs);
      if (request.signal.aborted) onAbort(); else {
        request.signal.addEventListener('abort', onAbort, {
          once: true
        });
        client.start().then(receive, failBySocket);
      }
      return promise;
      async function receive({message: message}) {
        responded = true;
        const status = message.statusCode ?? 0;
        const answeredAt = clock.now();
        const succeed = body => finish(() => resolve({
          status: status,
          headers: message.headers,
          body: body,
          answeredAt: answeredAt
        }));
        const wanted = request.bodyFor(status);
        if (wanted === 'none') return succeed('');
        const excerpt = [];
        if (wanted === 'excerpt') onTimeout = () => succeed(decode(excerpt));
        try {
          const complete = await collect(message, excerpt, wanted === 'all' ? LARGEST_BODY : LARGEST_EXCERPT);
          if (!complete && wanted === 'all') return fail('too-large');
        } catch (error) {
          if (wanted === 'all') return fail('broken', error);
        }
        succeed(decode(excerpt));
      }
      function failBySocket(error) {
        if (progress.certificateError) fail('certificate', error); else if (!succeedByStatusLine()) fail(progress.connected ? 'broken' : 'no-connection', error);
      }
      function succeedByStatusLine() {
        const status = statusLineOf(progress.head);
        if (status === null || request.bodyFor(status) !== 'none') return false;
        const headers = headersSoFar(progress.head);
        finish(() => resolve({
          status: status,
          headers: headers,
          body: '',
          answeredAt: clock.now()
        }));
        return true;
      }
      function onAbort() {
        fail('aborted', request.signal.reason);
      }
      function fail(code, cause) {
        finish(() => reject(new TransportError(code, progress.connected, cause)));
      }
      function finish(settle) {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        request.signal.removeEventListener('abort', onAbort);
        outgoing?.destroy();
        tunnel.request?.destroy();
        client.dispose();
        settle();
      }
    });
    async function collect(message, chunks, limit) {
      let size = 0;
      for await (const chunk of message) {
        size += chunk.length;
        if (size > limit) return false;
        chunks.push(chunk);
      }
      return true;
    }
    function decode(chunks) {
      return (new TextDecoder).decode(Buffer.concat(chunks));
    }
    function watch(request, progress) {
      request.once('socket', socket => {
        const connected = () => {
          progress.connected = true;
        };
        const read = chunk => {
          progress.head += chunk.toString('latin1');
          if (progress.head.length > LARGEST_HEAD_READ) socket.off('data', read);
        };
        socket.on('data', read);
        request.once('response', () => socket.off('data', read));
        if (isTls(socket)) {
          socket.once('secureConnect', connected);
          socket.once('error', noteCertificate);
        } else if (socket.connecting) socket.once('connect', connected); else connected();
        function noteCertificate() {
          if (!progress.connected && socket.authorizationError) progress.certificateError = true;
        }
      });
    }
    function statusLineOf(head) {
      const found = /^(?:HTTP\/1\.[01] 1\d\d[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n)*HTTP\/1\.[01] ([2-5]\d\d)(?: [^\n]*)?\r?\n/.exec(head);
      return found === null ? null : Number(found[1]);
    }
    function headersSoFar(head) {
      const date = /\ndate:[ \t]*([^\r\n]+)\r?\n/i.exec(head)?.[1];
      return date === void 0 ? {} : {
        date: date
      };
    }
    function isTls(socket) {
      return 'encrypted' in socket;
    }
    class ObservedClient extends lib_HttpClient {
      #request;
      #tunnel;
      #onRequest;
      constructor(request, tunnel, onRequest) {
        super(void 0, void 0, {
          allowRedirects: false,
          socketTimeout: request.timeoutMs + 6e4
        });
        this.#request = request;
        this.#tunnel = tunnel;
        this.#onRequest = onRequest;
      }
      start() {
        const {method: method, url: url, headers: headers, body: body} = this.#request;
        return this.request(method, url.href, body, headers);
      }
      requestRaw(...[info, data]) {
        const {options: options, httpModule: httpModule} = info;
        options.host = options.host?.replace(/^\[(.*)\]$/, '$1') ?? null;
        options.headers = {
          ...options.headers,
          'user-agent': this.#request.headers['User-Agent']
        };
        this.#watchTunnel(options.agent);
        const request = ((requestOptions, onResponse) => {
          const created = httpModule.request(requestOptions, onResponse);
          this.#onRequest(created);
          return created;
        });
        return super.requestRaw({
          ...info,
          httpModule: {
            request: request
          }
        }, data);
      }
      #watchTunnel(agent) {
        if (!isTunnelingAgent(agent)) return;
        const open = agent.request;
        agent.request = options => {
          const request = open(options);
          this.#tunnel.request = request;
          return request;
        };
      }
    }
    const isTunnelingAgent = (function(agent) {
      return typeof agent === 'object' && agent !== null && 'request' in agent && typeof agent.request === 'function';
    });
    // CONCATENATED MODULE: external "os"
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
    function utils_toCommandValue(input) {
      if (input === null || input === void 0) return ''; else if (typeof input === 'string' || input instanceof String) return input;
      return JSON.stringify(input);
    }
    function toCommandProperties(annotationProperties) {
      if (!Object.keys(annotationProperties).length) return {};
      return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
      };
    }
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js
    function command_issueCommand(command, properties, message) {
      const cmd = new Command(command, properties, message);
      process.stdout.write(cmd.toString() + require("os").EOL);
    }
    const CMD_STRING = '::';
    class Command {
      constructor(command, properties, message) {
        if (!command) command = 'missing.command';
        this.command = command;
        this.properties = properties;
        this.message = message;
      }
      toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
          cmdStr += ' ';
          let first = true;
          for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
            const val = this.properties[key];
            if (val) {
              if (first) first = false; else cmdStr += ',';
              cmdStr += `${key}=${escapeProperty(val)}`;
            }
          }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
      }
    }
    function escapeData(s) {
      return utils_toCommandValue(s).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
    }
    function escapeProperty(s) {
      return utils_toCommandValue(s).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/:/g, '%3A').replace(/,/g, '%2C');
    }
    // CONCATENATED MODULE: external "crypto"
    // CONCATENATED MODULE: external "fs"
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
    function file_command_issueFileCommand(command, message) {
      const filePath = process.env[`GITHUB_${command}`];
      if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
      if (!require("fs").existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
      require("fs").appendFileSync(filePath, `${utils_toCommandValue(message)}${require("os").EOL}`, {
        encoding: 'utf8'
      });
    }
    function file_command_prepareKeyValueMessage(key, value) {
      const delimiter = `ghadelimiter_${require("crypto").randomUUID()}`;
      const convertedValue = utils_toCommandValue(value);
      if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
      if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
      return `${key}<<${delimiter}${require("os").EOL}${convertedValue}${require("os").EOL}${delimiter}`;
    }
    // CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
    void 0 && (void 0).__awaiter;
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
    void 0 && (void 0).__awaiter;
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
    void 0 && (void 0).__awaiter;
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
    void 0 && (void 0).__awaiter;
    // CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
    void 0 && (void 0).__awaiter;
    var ExitCode;
    (function(ExitCode) {
      ExitCode[ExitCode["Success"] = 0] = "Success";
      ExitCode[ExitCode["Failure"] = 1] = "Failure";
    })(ExitCode || (ExitCode = {}));
    function core_setSecret(secret) {
      command_issueCommand('add-mask', {}, secret);
    }
    const getInput = (function(name, options) {
      const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
      if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
      if (options && options.trimWhitespace === false) return val;
      return val.trim();
    });
    function setOutput(name, value) {
      const filePath = process.env['GITHUB_OUTPUT'] || '';
      if (filePath) return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
      process.stdout.write(require("os").EOL);
      command_issueCommand('set-output', {
        name: name
      }, utils_toCommandValue(value));
    }
    function core_debug(message) {
      command_issueCommand('debug', {}, message);
    }
    function error(message, properties = {}) {
      command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
    }
    function warning(message, properties = {}) {
      command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
    }
    function notice(message, properties = {}) {
      command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
    }
    function info(message) {
      process.stdout.write(message + require("os").EOL);
    }
    // What only some runs need.
    let later;
    const fromLater = () => later ??= require("./later.js")({ ApiFailure, PROVIDERS, duration, join, ours, requestTime, serverTime, text_text });
    // CONCATENATED MODULE: ./build/redact.js
    const SHORTEST_KEY_TO_SPLIT = 8;
    const SHORTEST_BASE64 = 4;
    const SPLIT = String.raw`(?:[\s\p{Cc}\p{Cf}]|\\{1,8}[nrt]|\\{1,8}u00[01][0-9a-f]|%(?:25)*(?:[01][0-9a-f]|20))*`;
    const AMPERSAND = '&(?:amp;)*';
    const NAMED_ENTITIES = {
      '&': 'amp',
      '<': 'lt',
      '>': 'gt',
      '"': 'quot',
      "'": 'apos',
      '@': 'commat'
    };
    const createRedactor = (function(apiKey) {
      const withoutKey = createKeyRemover(apiKey);
      let address;
      return text => {
        const redacted = withoutKey(text);
        if (!PERHAPS_AN_AT.test(redacted)) return redacted;
        address ??= emailAddress();
        return redacted.replace(address, '***@***');
      };
    });
    const createKeyFinder = (function(apiKey) {
      const withoutKey = createKeyRemover(apiKey);
      return text => withoutKey(text) !== text;
    });
    const createKeyRemover = (function(apiKey) {
      let plain;
      let key;
      return text => {
        if (apiKey === '' || text.length < apiKey.length) return text;
        if (UNESCAPED.test(text)) {
          plain ??= plainDisguises(apiKey);
          const lowerCase = text.toLowerCase();
          if (!plain.some(disguise => lowerCase.includes(disguise))) return text;
        }
        key ??= new RegExp(disguises(apiKey).join('|'), 'giu');
        return text.replace(key, '***');
      };
    });
    const UNESCAPED = /^[!-$'-[\]-~]*$/;
    const PERHAPS_AN_AT = /@|40|64;|commat;/i;
    function emailAddress() {
      const ordinary = String.raw`[^\s@<>()[\]{}"'\x60,;:|=&?/\\]`;
      const local = String.raw`(?:(?<!${ordinary})${ordinary}+?|"[^"\n]{1,64}")`;
      const label = String.raw`[\p{L}\p{N}\p{M}%-]+`;
      const domain = String.raw`(?:${label}\.)+\p{L}[\p{L}\p{N}\p{M}%-]*`;
      return new RegExp(local + anyNotation('@') + domain, 'giu');
    }
    function plainDisguises(key) {
      const url = core => core.replaceAll('+', '-').replaceAll('/', '_');
      return [ key, ...base64Cores(key).flatMap(core => [ core, url(core) ]) ].map(disguise => disguise.toLowerCase());
    }
    function disguises(key) {
      const characters = [ ...key ];
      const split = characters.length < SHORTEST_KEY_TO_SPLIT ? '' : SPLIT;
      const base64 = base64Cores(key).filter(core => core.length >= SHORTEST_BASE64);
      return [ characters.map(anyNotation).join(split), ...base64.map(core => [ ...core ].map(base64Notation).join(split)) ];
    }
    function anyNotation(character) {
      const point = character.codePointAt(0) ?? 0;
      const named = NAMED_ENTITIES[character];
      const notations = [ String.raw`\\{0,8}${literal(character)}`, [ ...Buffer.from(character) ].map(byte => `%(?:25)*${hex(byte, 2)}`).join(''), String.raw`\\{1,8}u${hex(point, 4)}`, `${AMPERSAND}#0*${point};`, `${AMPERSAND}#x0*${hex(point, 1)};`, ...named === void 0 ? [] : [ `${AMPERSAND}${named};` ] ];
      return `(?:${notations.join('|')})`;
    }
    function base64Notation(character) {
      if (character === '+') return String.raw`(?:[+\-]|%(?:25)*2b)`;
      if (character === '/') return String.raw`(?:\\{0,8}[/_]|%(?:25)*2f)`;
      return character;
    }
    function base64Cores(key) {
      return [ 0, 1, 2 ].map(offset => {
        const bytes = Buffer.concat([ Buffer.alloc(offset), Buffer.from(key) ]);
        const first = Math.ceil(offset * 8 / 6);
        const end = Math.floor(bytes.length * 8 / 6);
        return bytes.toString('base64').slice(first, end);
      });
    }
    function hex(value, digits) {
      return value.toString(16).padStart(digits, '0');
    }
    function literal(character) {
      return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
    }
    // CONCATENATED MODULE: ./build/version.js
    const VERSION = '1.0.0';
    // CONCATENATED MODULE: ./build/connections.js
    const SHORTEST_KEY = 8;
    const createConnectionsApi = (function(options) {
      const tags = options.containerTags.length > 0 ? {
        containerTags: options.containerTags
      } : {};
      const headers = {
        Accept: 'application/json, text/plain',
        Authorization: `Bearer ${options.apiKey}`,
        'Content-Type': 'application/json',
        'User-Agent': `supermemory-sync-action/${VERSION}`
      };
      const findsKey = createKeyFinder(options.apiKey);
      const holdsKey = (step => options.apiKey.length >= SHORTEST_KEY && findsKey(step));
      const request = async (method, path, expected) => {
        if (path.some(holdsKey)) throw new ApiFailure({
          ...NO_ANSWER,
          code: 'unexpected-answer',
          sent: false
        });
        const answer = await sendOrFail(options.send, {
          method: method,
          url: endpoint(options.baseUrl, path),
          headers: headers,
          body: method === 'POST' ? JSON.stringify(tags) : null,
          timeoutMs: options.requestTimeoutMs,
          signal: options.signal,
          bodyFor: status => status !== expected ? 'excerpt' : expected === 202 ? 'none' : 'all'
        });
        if (answer.status !== expected) throw unexpectedStatus(answer);
        return answer;
      };
      return {
        import: async provider => answered(await request('POST', [ provider, 'import' ], 202), null),
        list: async () => {
          const answer = await request('POST', [ 'list' ], 200);
          return answered(answer, parsedList(answer, fromLater().parseJson(answer.body), fromLater().connectionOf));
        },
        syncRuns: async id => {
          const answer = await request('GET', [ id, 'sync-runs' ], 200);
          return answered(answer, parsedList(answer, fromLater().parseJson(answer.body), fromLater().runOf));
        },
        failures: async (id, runId) => {
          const answer = await request('GET', [ id, 'sync-runs', runId, 'failures' ], 200);
          const body = fromLater().parseJson(answer.body);
          return answered(answer, parsedList(answer, fromLater().isRecord(body) ? body.failures : void 0, fromLater().itemFailureOf));
        }
      };
    });
    const sendOrFail = (async function(send, request) {
      try {
        return await send(request);
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        throw new ApiFailure({
          ...NO_ANSWER,
          code: error.code,
          sent: error.sent
        }, error);
      }
    });
    const endpoint = (function(baseUrl, steps) {
      if (steps.some((step => step === '.' || step === '..' || step === '' || !step.isWellFormed()))) throw new ApiFailure({
        ...NO_ANSWER,
        code: 'unexpected-answer',
        sent: false
      });
      const url = new URL(baseUrl);
      url.pathname = `${url.pathname.replace(/\/+$/, '')}/v3/connections/${steps.map(encodeURIComponent).join('/')}`;
      return url;
    });
    function failureFrom(answer, code) {
      const date = dateOf(answer.headers);
      return new ApiFailure({
        code: code,
        sent: true,
        status: answer.status,
        said: code === 'status' ? fromLater().apiMessage(answer.body) : null,
        requestId: headerOf(answer.headers, 'x-request-id'),
        retryAfterMs: retryAfter(answer.headers['retry-after'], date ?? answer.answeredAt) ?? fromLater().retryAfterInBody(answer.body),
        location: headerOf(answer.headers, 'location'),
        answeredAt: answer.answeredAt,
        date: date
      });
    }
    function unexpectedStatus(answer) {
      return failureFrom(answer, isRedirect(answer.status) ? 'redirect' : 'status');
    }
    function isRedirect(status) {
      return status >= 300 && status < 400 && status !== 304;
    }
    function answered(answer, value) {
      return {
        value: value,
        answeredAt: answer.answeredAt,
        date: dateOf(answer.headers)
      };
    }
    function headerOf(headers, name) {
      const value = headers[name];
      return typeof value === 'string' && value !== '' ? value : null;
    }
    function dateOf(headers) {
      const date = Date.parse(headers.date ?? '');
      return Number.isNaN(date) ? null : date;
    }
    function retryAfter(header, now) {
      const value = header?.trim() ?? '';
      if (/^\d+$/.test(value)) return fromLater().secondsAsked(Number(value));
      if (!HTTP_DATE.test(value)) return null;
      const pause = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`) - now;
      return pause > 0 ? pause : null;
    }
    const HTTP_DATE = /^(?:[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}(?: GMT)?)$/;
    function parsedList(answer, list, parse) {
      const parsed = Array.isArray(list) ? list.map(parse) : [ void 0 ];
      if (parsed.some(entry => entry === void 0)) throw failureFrom(answer, 'unexpected-answer');
      return parsed;
    }
    // CONCATENATED MODULE: ./build/providers.js
    const PROVIDERS = [ 'notion', 'google-drive', 'onedrive', 'gmail', 'github', 'web-crawler', 's3', 'granola' ];
    const isProvider = (function(name) {
      return PROVIDERS.includes(name);
    });
    // CONCATENATED MODULE: ./build/text.js
    const LONGEST_QUOTE = 500;
    const LONGEST_READ = 8192;
    const LONGEST_HALF_KEY = 2048;
    const text_text = (function(literals, ...values) {
      const parts = [];
      for (const [index, words] of literals.entries()) {
        if (words !== '') parts.push(words);
        const value = values[index];
        if (typeof value === 'string') parts.push({
          quote: value
        }); else if (typeof value === 'number') parts.push(String(value)); else if (value !== void 0) parts.push(...value);
      }
      return parts;
    });
    const ours = (function(words) {
      return [ words ];
    });
    const providerName = (function(provider) {
      return isProvider(provider) ? [ provider ] : text_text`${provider}`;
    });
    const join = (function(phrases, separator) {
      return phrases.flatMap(((phrase, index) => index === 0 ? phrase : [ separator, ...phrase ]));
    });
    function plain(phrase, redact) {
      return phrase.map(part => typeof part === 'string' ? part : excerpt(part.quote, redact)).join('');
    }
    function markdown(phrase, redact) {
      return phrase.map(part => typeof part === 'string' ? part : codeSpan(excerpt(part.quote, redact))).join('');
    }
    function codeSpan(content) {
      if (content.trim() === '') return '(blank)';
      const fence = '`'.repeat(longestRunOfBackticks(content) + 1);
      const pad = /^`|`$/.test(content) ? ' ' : '';
      const harmless = content.replaceAll('|', '\u00a6').replaceAll('<', '\u2039').replaceAll('>', '\u203a').replaceAll('](', '] (');
      return `${fence}${pad}${harmless}${pad}${fence}`;
    }
    function longestRunOfBackticks(content) {
      return Math.max(0, ...(content.match(/`+/g) ?? []).map(run => run.length));
    }
    function excerpt(quote, redact) {
      const redacted = quote.length <= LONGEST_READ ? redact(quote) : redact(quote.slice(0, LONGEST_READ)).slice(0, -LONGEST_HALF_KEY);
      const shown = visible(redacted);
      if (shown.length <= LONGEST_QUOTE) return shown;
      const characters = [ ...shown ];
      return characters.length <= LONGEST_QUOTE ? shown : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}\u2026`;
    }
    const STEERING = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]`;
    function visible(value) {
      const steering = /^[\x20-\x7e]*$/.test(value) ? null : new RegExp(STEERING, 'gu');
      const harmless = steering === null ? value : value.replace(steering, escapeCharacter);
      return harmless.replaceAll('##[', '## [');
    }
    function escapeCharacter(character) {
      if (character === '\n') return '\\n';
      if (character === '\r') return '\\r';
      if (character === '\t') return '\\t';
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    }
    // CONCATENATED MODULE: ./build/inputs.js
    const DEFAULT_BASE_URL = 'https://api.supermemory.ai';
    const NUMBER_INPUTS = {
      'wait-timeout-minutes': {
        fallback: 30,
        allowed: 'a number of minutes above 0, at most 7200',
        accepts: value => value > 0 && value <= 7200,
        unit: 6e4
      },
      'poll-interval-seconds': {
        fallback: 10,
        allowed: 'a number of seconds from 1 to 300',
        accepts: value => value >= 1 && value <= 300,
        unit: 1e3
      },
      'request-timeout-seconds': {
        fallback: 60,
        allowed: 'a number of seconds above 0, at most 600',
        accepts: value => value > 0 && value <= 600,
        unit: 1e3
      },
      'max-retries': {
        fallback: 3,
        allowed: 'a whole number from 0 to 10',
        accepts: value => value <= 10,
        whole: true,
        unit: 1
      }
    };
    const readApiKey = (function({getInput: getInput, env: env}) {
      return getInput('api-key').trim() || (env.SUPERMEMORY_API_KEY ?? '').trim();
    });
    const readInputs = (function(source) {
      const problems = [];
      const checked = (check => {
        const value = check(source);
        if (value instanceof Problem) problems.push(value.phrase);
        return value;
      });
      const providers = checked(readProviders);
      const containerTags = checked(readContainerTags);
      const settings = {
        providers: providers,
        containerTags: containerTags,
        apiKey: checked(checkedApiKey),
        baseUrl: checked(readBaseUrl),
        wait: checked(inputs_boolean('wait-for-completion')),
        waitTimeoutMs: checked(number('wait-timeout-minutes')),
        pollIntervalMs: checked(number('poll-interval-seconds')),
        requestTimeoutMs: checked(number('request-timeout-seconds')),
        maxRetries: checked(number('max-retries')),
        failOnItemFailures: checked(inputs_boolean('fail-on-item-failures')),
        warnings: Array.isArray(containerTags) ? warningsAbout(containerTags) : []
      };
      checked(checkProxy);
      if (problems.length > 0) throw new InputError(problems);
      return settings;
    });
    class Problem {
      phrase;
      constructor(phrase) {
        this.phrase = phrase;
      }
    }
    const readProviders = (function({getInput: getInput}) {
      const names = splitList(getInput('provider'));
      const known = PROVIDERS.join(', ');
      if (names.length === 0) return new Problem(text_text`provider is missing: name one or more of ${ours(known)}, or all`);
      if (names.includes('all')) return names.length === 1 ? 'all' : new Problem(text_text`provider is \u201c${names.join(', ')}\u201d: all stands by itself, without other providers`);
      const unknown = names.filter((name => !isProvider(name)));
      if (unknown.length === 0) return names;
      const each = join(unknown.map(name => {
        const suggestion = fromLater().nearestProvider(name);
        return suggestion === void 0 ? text_text`\u201c${name}\u201d is not a provider.` : text_text`\u201c${name}\u201d is not a provider, did you mean ${ours(suggestion)}?`;
      }), ' ');
      return new Problem(text_text`provider: ${each} Allowed are ${ours(known)}, or all by itself`);
    });
    const readContainerTags = (function({getInput: getInput}) {
      const input = getInput('container-tags').trim();
      if (!input.startsWith('[')) return splitList(input);
      const list = parseStringArray(input);
      return list === void 0 ? new Problem(text_text`container-tags is \u201c${input}\u201d: it begins like a JSON array, but is not a JSON array of strings. Write tags separated by commas or newlines, or an array like ["docs","team-a"]`) : distinct(list);
    });
    function parseStringArray(input) {
      try {
        const value = JSON.parse(input);
        return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? value : void 0;
      } catch {
        return;
      }
    }
    const TAG_RULE = /^[A-Za-z0-9_:-]{1,100}$/;
    const warningsAbout = (function(tags) {
      const odd = tags.filter((tag => !TAG_RULE.test(tag)));
      if (odd.length === 0) return [];
      return [ text_text`container-tags: ${join(odd.slice(0, 5).map(tag => text_text`\u201c${tag}\u201d`), ', ')}${odd.length > 5 ? text_text` and ${odd.length - 5} more` : text_text``} will be sent, but the API may refuse ${ours(odd.length === 1 ? 'it' : 'them')}: a tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -` ];
    });
    const checkedApiKey = (function(source) {
      const key = readApiKey(source);
      if (key === '') return new Problem(text_text`api-key is missing: pass a secret, as in api-key: \${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty`);
      return /^[\x21-\x7e]+$/.test(key) ? key : new Problem(text_text`api-key contains characters that no HTTP header can carry (white space, control or non-ASCII characters): store the key again, as one line and without quotation marks or anything around it`);
    });
    const readBaseUrl = (function({getInput: getInput, env: env}) {
      const input = getInput('base-url').trim() || (env.SUPERMEMORY_BASE_URL ?? '').trim() || DEFAULT_BASE_URL;
      const rule = ours('an https address; http only for localhost, 127.0.0.0/8 and [::1]');
      const url = URL.canParse(input) ? new URL(input) : null;
      if (url === null || !/^https?:$/.test(url.protocol)) return new Problem(text_text`base-url is \u201c${withoutCredentials(input)}\u201d, which is not an http address: allowed is ${rule}`);
      const wrong = [ ...url.username !== '' || url.password !== '' ? [ text_text`it must not have credentials in it, the key goes into api-key` ] : [], .../[?#]/.test(input) ? [ text_text`it must not have a query (?) or a fragment (#)` ] : [], ...url.protocol === 'http:' && !isThisMachine(url.hostname) ? [ text_text`allowed is ${rule}` ] : [] ];
      return wrong.length === 0 ? url : new Problem(text_text`base-url is \u201c${withoutCredentials(input)}\u201d: ${join(wrong, '; ')}`);
    });
    function withoutCredentials(address) {
      return address.includes('@') ? `***${address.slice(address.lastIndexOf('@'))}` : address;
    }
    const checkProxy = (function({env: env}) {
      const proxy = env.https_proxy || env.HTTPS_PROXY || '';
      if (proxy === '' || isProxyAddress(/^https?:\/\//.test(proxy) || URL.canParse(proxy) ? proxy : `http://${proxy}`)) return null;
      return new Problem(text_text`the environment variable https_proxy is not the address of a proxy, which looks like http://proxy.example:3128; characters other than letters and digits in its user name and password are percent-encoded`);
    });
    function isProxyAddress(address) {
      try {
        const {protocol: protocol, username: username, password: password} = new URL(address);
        decodeURIComponent(username + password);
        return /^https?:$/.test(protocol);
      } catch {
        return false;
      }
    }
    const isThisMachine = (function(hostname) {
      return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
    });
    const inputs_boolean = (function(name) {
      return (({getInput: getInput}) => {
        const input = getInput(name).trim();
        if ([ 'true', 'True', 'TRUE' ].includes(input)) return true;
        if ([ 'false', 'False', 'FALSE', '' ].includes(input)) return false;
        return new Problem(text_text`${ours(name)} is \u201c${input}\u201d: allowed are true and false`);
      });
    });
    const number = (function(name) {
      return (({getInput: getInput}) => {
        const {fallback: fallback, allowed: allowed, accepts: accepts, unit: unit, whole: whole} = NUMBER_INPUTS[name];
        const input = getInput(name).trim();
        if (input === '') return fallback * unit;
        const value = (whole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(input) ? Number(input) : Number.NaN;
        return accepts(value) ? value * unit : new Problem(text_text`${ours(name)} is \u201c${input}\u201d: allowed is ${ours(allowed)}, like ${fallback}`);
      });
    });
    const splitList = (function(input) {
      return distinct(input.split(/[,\n]/));
    });
    const distinct = (function(values) {
      return [ ...new Set(values.map((value => value.trim())).filter((value => value !== ''))) ];
    });
    // CONCATENATED MODULE: ./build/server-time.js
    function serverTime(moment, sample) {
      return sample.date === null ? moment : sample.date - (sample.answeredAt - moment);
    }
    const CLOCKS_AGREE_WITHIN = 1500;
    function likelyServerTime(moment, sample) {
      const age = sample.date === null ? Number.NaN : sample.answeredAt - sample.date;
      return age >= 0 && age < CLOCKS_AGREE_WITHIN ? moment : serverTime(moment, sample);
    }
    // CONCATENATED MODULE: ./build/ask.js
    const askForSync = (async function(provider, api, policy, onEvent) {
      const {clock: clock, signal: signal} = policy;
      let doubtfulSince = null;
      const accept = (how, sinceByRunner, sample) => {
        onEvent({
          type: 'accepted',
          provider: provider,
          how: how
        });
        return {
          provider: provider,
          acceptedAt: clock.now(),
          sinceByRunner: sinceByRunner,
          byServer: sample.date !== null,
          how: how,
          ...requestTime(sinceByRunner, sample)
        };
      };
      for (let repeat = 1; ;repeat++) {
        const sentAt = clock.now();
        try {
          const answer = await api.import(provider);
          return accept('answer', doubtfulSince ?? sentAt, answer);
        } catch (error) {
          if (!(error instanceof ApiFailure)) throw error;
          if (error.details.status === 409) return accept('already-running', doubtfulSince ?? sentAt, sampleOf(error, sentAt));
          const acceptance = fromLater().acceptanceOf(error);
          if (acceptance === 'perhaps') doubtfulSince ??= sentAt;
          const pauseMs = acceptance === 'refused' ? null : fromLater().pauseBefore(repeat, error, policy);
          if (pauseMs === null) throw error;
          onEvent({
            type: 'repeat',
            provider: provider,
            failure: error,
            pauseMs: pauseMs,
            repeat: repeat
          });
          await clock.sleep(pauseMs, signal);
        }
        if (doubtfulSince !== null) {
          const look = await lookOnce(api);
          if (look !== null && hasBegun(look, provider, requestTime(doubtfulSince, look))) return accept('seen-running', doubtfulSince, look);
        }
      }
    });
    async function lookOnce(api) {
      try {
        return await api.list();
      } catch (error) {
        if (error instanceof ApiFailure && error.details.code !== 'aborted') return null;
        throw error;
      }
    }
    function hasBegun({value: value}, asked, request) {
      return value.some(({provider: provider, lastSyncRun: lastSyncRun}) => provider === asked && lastSyncRun !== null && fromLater().beganSince(lastSyncRun, request));
    }
    function requestTime(sentAt, sample) {
      return {
        since: serverTime(sentAt, sample),
        askedAt: likelyServerTime(sentAt, sample)
      };
    }
    function sampleOf({details: details}, otherwise) {
      return {
        answeredAt: details.answeredAt ?? otherwise,
        date: details.date
      };
    }
    // CONCATENATED MODULE: ./build/outcome-text.js
    const CONNECTIONS_IN_MESSAGE = 5;
    function outcomeText(outcome, context) {
      return text_text`${providerName(outcome.provider)}: ${outcomeOf(outcome, context)}`;
    }
    function outcomeOf(outcome, context) {
      const {acceptance: acceptance, observed: observed, failure: failure} = outcome;
      if (acceptance === null) return failure === null ? text_text`cancelled before the API had accepted; if the request got through, the sync goes on at Supermemory` : text_text`asking for a sync failed: ${fromLater().failureText(failure, 'sync', context.requestTimeoutMs)}`;
      if (observed === null) return acceptedText(acceptance.how);
      if (observed.end === 'refused' && failure !== null) return text_text`accepted, but watching the sync failed: ${fromLater().failureText(failure, 'look', context.requestTimeoutMs)}`;
      if (observed.connections === null) return unseenText(outcome, context);
      if (observed.connections.length === 0) return context.containerTags.length === 0 ? text_text`accepted, but there is no connection of it, so nothing will sync: connect it in the Supermemory console` : text_text`accepted, but no connection has these container tags, so nothing will sync: connect it in the Supermemory console, or check container-tags`;
      return text_text`${connectionsText(outcome.provider, observed.connections, context)}${failedLooksText(outcome, observed, context)}`;
    }
    function nothingFoundText({containerTags: containerTags}) {
      return containerTags.length === 0 ? text_text`there is no connection, so nothing was asked to sync: connect something in the Supermemory console` : text_text`no connection has these container tags, so nothing was asked to sync: check container-tags`;
    }
    function failedLooksText({status: status}, {failedLooks: failedLooks, failure: failure}, {requestTimeoutMs: requestTimeoutMs}) {
      if (failedLooks === 0 || status !== 'timed-out' && status !== 'not-started') return text_text``;
      const last = failure === null ? text_text`` : text_text`, the last of all too (${fromLater().failureInBrief(failure, requestTimeoutMs)})`;
      return text_text`; ${count(failedLooks, 'look')} at the connections failed${last}`;
    }
    function acceptedText(how) {
      if (how === 'already-running') return text_text`accepted: a sync of it is already running`;
      if (how === 'seen-running') return text_text`accepted: no answer came, but a sync has begun`;
      return text_text`accepted`;
    }
    function unseenText({failure: failure, observed: observed}, context) {
      if (observed?.end === 'cancelled') return text_text`accepted, then cancelled: the sync goes on at Supermemory`;
      const why = failure === null ? text_text`` : text_text`: ${fromLater().failureText(failure, 'look', context.requestTimeoutMs)}`;
      return text_text`accepted, but in ${[ duration(context.waitTimeoutMs) ]} no look at its connections succeeded${why}`;
    }
    function connectionsText(provider, connections, context) {
      const troubled = connections.filter(({status: status}) => status !== 'completed');
      const known = connections.filter(({run: run}) => run?.itemsProcessed != null);
      const items = known.reduce((sum, {run: run}) => sum + (run?.itemsProcessed ?? 0), 0);
      if (troubled.length === 0) {
        const counts = known.length === 0 ? text_text`` : text_text`, ${count(items, 'item')}`;
        const joined = connections.some(connection => connection.joined) ? JOINED : text_text``;
        return text_text`completed, ${count(connections.length, 'connection')}${counts}${joined}`;
      }
      const each = troubled.slice(0, CONNECTIONS_IN_MESSAGE).map(connection => text_text`${connection.id} ${connectionText(provider, connection, context)}`);
      const rest = troubled.length - each.length;
      return text_text`${troubled.length} of ${count(connections.length, 'connection')} need${[ troubled.length === 1 ? 's' : '' ]} attention: ${join(each, '; ')}${rest > 0 ? text_text`; and ${rest} more` : text_text``}`;
    }
    function connectionText(provider, connection, context) {
      const {status: status, run: run, joined: joined, gone: gone, unanswered: unanswered} = connection;
      const advice = adviceOn(provider, connection);
      const sentence = () => {
        if (gone) return text_text`was removed while it was waited for`;
        switch (status) {
         case 'completed':
          return text_text`completed${joined ? JOINED : text_text``}${run?.itemsProcessed === null ? text_text`, its counts are not known` : text_text``}`;

         case 'completed-with-failures':
          return text_text`completed, but ${count(run?.itemsFailed ?? 0, 'item')} failed${codesText(connection)}${joined ? JOINED : text_text``}`;

         case 'failed':
          return run === null || run.status !== 'failed' && run.errorCode === null ? text_text`could not be followed to its end` : text_text`failed${reasonOf(run)}${joined ? JOINED : text_text``}`;

         case 'timed-out':
          return text_text`was still going after ${[ duration(context.waitTimeoutMs) ]}`;

         case 'not-started':
          if (run === null) {
            const within = [ duration(Math.min(fromLater().NOT_STARTED_AFTER, context.waitTimeoutMs)) ];
            return unanswered === null ? text_text`began no sync within ${within}` : text_text`was not seen to begin a sync within ${within}, as asking for its sync runs failed ${count(unanswered.times, 'time')} (${fromLater().failureInBrief(unanswered.failure, context.requestTimeoutMs)})`;
          }
          return text_text`ended a sync that was going before the request, and none has begun since`;

         default:
          return run === null ? text_text`had begun no sync when the step was cancelled` : text_text`was not waited for to its end: the step was cancelled, the sync goes on at Supermemory`;
        }
      };
      return advice === null ? sentence() : text_text`${sentence()}: ${advice}`;
    }
    const JOINED = ours(' (joined a sync already in progress)');
    function reasonOf({errorCode: errorCode, error: error}) {
      if (errorCode === null && error === null) return text_text``;
      if (errorCode === null) return text_text` (\u201c${error ?? ''}\u201d)`;
      return error === null || error === errorCode ? text_text` (${errorCode})` : text_text` (${errorCode}, \u201c${error}\u201d)`;
    }
    function codesText({failures: failures}) {
      const codes = failureCodes(failures.map(({code: code}) => code));
      return codes.length === 0 ? text_text`` : text_text` (${join(codes.slice(0, 5).map(([code, times]) => text_text`${times} \u00d7 ${code}`), ', ')})`;
    }
    function failureCodes(codes) {
      const counts = new Map;
      for (const code of codes) counts.set(code ?? 'unknown', (counts.get(code ?? 'unknown') ?? 0) + 1);
      return [ ...counts ].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
    }
    const ERROR_ADVICE = {
      auth_expired: ours('reconnect it in the Supermemory console, its login has expired'),
      plan_required: ours('upgrade the plan, this one does not include the connector'),
      rate_limited: ours('try again later, the provider limits how often it may be asked'),
      provider_unavailable: ours('try again later, the provider could not be reached'),
      internal: ours("try again later, and ask Supermemory's support if it stays")
    };
    function adviceOn(provider, {status: status, run: run, gone: gone, unanswered: unanswered}) {
      if (gone) return null;
      if (status === 'failed' && run?.errorCode != null) return Object.hasOwn(ERROR_ADVICE, run.errorCode) ? ERROR_ADVICE[run.errorCode] ?? null : null;
      if (status === 'not-started' && run === null) {
        if (provider !== 'google-drive' && unanswered !== null) return text_text`try again later`;
        return provider === 'google-drive' ? text_text`a Google Drive connection whose folder selection was never saved is skipped, so choose its folders in the Supermemory console` : text_text`check the connection in the Supermemory console`;
      }
      if (status === 'timed-out') return text_text`raise wait-timeout-minutes, the sync goes on at Supermemory`;
      return null;
    }
    function statusMark(status) {
      return `${MARKS[status]}\u00a0${status}`;
    }
    const MARKS = {
      cancelled: '\ud83d\udeab',
      failed: '\u274c',
      'timed-out': '\u231b',
      'not-started': '\u23f8\ufe0f',
      'no-connections': '\u2753',
      'completed-with-failures': '\u26a0\ufe0f',
      completed: '\u2705',
      accepted: '\ud83d\udce8'
    };
    function count(number, noun) {
      return [ `${number} ${noun}${number === 1 ? '' : 's'}` ];
    }
    // CONCATENATED MODULE: ./build/progress-text.js
    function progressText(event, {maxRetries: maxRetries, requestTimeoutMs: requestTimeoutMs}) {
      switch (event.type) {
       case 'accepted':
        return text_text`${providerName(event.provider)}: ${HOW_ACCEPTED[event.how]}`;

       case 'refused':
        return text_text`${providerName(event.provider)}: not accepted (${fromLater().failureInBrief(event.failure, requestTimeoutMs)})`;

       case 'repeat':
        return text_text`${event.provider === null ? text_text`connections` : providerName(event.provider)}: ${fromLater().failureInBrief(event.failure, requestTimeoutMs)}${event.failure.details.said === null ? text_text`` : text_text`, the API said \u201c${event.failure.details.said}\u201d`}; trying again in ${[ duration(event.pauseMs) ]} (repeat ${event.repeat} of ${maxRetries})`;

       case 'run-going':
        return text_text`${named(event.connection)}: ${event.joined ? text_text`joining the sync already in progress` : text_text`sync running`}`;

       case 'run-ended':
        return text_text`${named(event.connection)}: sync ${runText(event.run)}${event.settling ? text_text`, but it was already going when asked; looking 30 s longer for a newer one` : event.joined ? text_text` (joined a sync already in progress)` : text_text``}`;

       case 'connection-gone':
        return text_text`${named(event.connection)}: removed while waiting`;

       case 'no-run':
        return text_text`${named(event.connection)}: no sync has begun`;

       case 'look-failed':
        return text_text`looking at the connections failed (${fromLater().failureInBrief(event.failure, requestTimeoutMs)}), ${event.ends ? text_text`which ends the wait` : text_text`${count(event.times, 'time')} so far; still waiting`}`;

       case 'inquiry-failed':
        return text_text`${named(event.connection)}: asking for its sync runs failed (${fromLater().failureInBrief(event.failure, requestTimeoutMs)}); still waiting`;

       case 'details-repeat':
        return text_text`${named(event.connection)}: fetching ${DETAILS[event.of]} failed (${fromLater().failureInBrief(event.failure, requestTimeoutMs)}); trying again in ${[ duration(event.pauseMs) ]}`;

       case 'details-missing':
        return text_text`${named(event.connection)}: ${DETAILS[event.of]} are not to be had (${fromLater().failureInBrief(event.failure, requestTimeoutMs)})`;

       case 'still-waiting':
        return text_text`${[ duration(event.elapsedMs) ]}: still waiting for ${waitingFor(event)}`;
      }
    }
    const DETAILS = {
      counts: ours('its counts'),
      codes: ours('the codes of its failed items')
    };
    const HOW_ACCEPTED = {
      answer: ours('accepted'),
      'already-running': ours('accepted, a sync of it is already running'),
      'seen-running': ours('accepted, no answer came, but a sync has begun')
    };
    function named({provider: provider, id: id}) {
      return text_text`${providerName(provider)} ${id}`;
    }
    function runText(run) {
      const ms = fromLater().lengthOf(run);
      const took = ms === null ? text_text`` : text_text` after ${[ duration(ms) ]}`;
      return text_text`${[ run.status ]}${took}${run.errorCode === null ? text_text`` : text_text` (${run.errorCode})`}`;
    }
    function waitingFor({open: open, fetching: fetching, unseen: unseen}) {
      const parts = [ ...open > 0 ? [ count(open, 'connection') ] : [], ...fetching > 0 ? [ text_text`the counts of ${count(fetching, 'connection')}` ] : [], ...unseen.length > 0 ? [ text_text`the connections of ${join(unseen.map(providerName), ', ')}` ] : [] ];
      return join(parts, ' and ');
    }
    // CONCATENATED MODULE: external "node:fs"
    // CONCATENATED MODULE: ./build/outputs.js
    const LARGEST_RESULTS = 512 * 1024;
    function outputsOf(outcome, context, redact) {
      const connections = outcome.providers.flatMap(({observed: observed}) => observed?.connections ?? []);
      return {
        status: outcome.status,
        'items-processed': sum(connections.map(({run: run}) => run?.itemsProcessed ?? null)),
        'items-failed': sum(connections.map(({run: run}) => run?.itemsFailed ?? null)),
        results: resultsOf(outcome, context, redact)
      };
    }
    function sum(counts) {
      const known = counts.filter(number => number !== null);
      return known.length === 0 ? '' : String(known.reduce((total, number) => total + number, 0));
    }
    function resultsOf({providers: providers}, context, redact) {
      const shown = value => value === null ? null : plain(text_text`${value}`, redact);
      const results = providers.map(outcome => ({
        provider: plain(providerName(outcome.provider), redact),
        status: outcome.status,
        message: cutToBytes(plain(outcomeText(outcome, context), redact), LARGEST_RESULTS / 4 / providers.length),
        connections: [],
        truncated: void 0
      }));
      let left = LARGEST_RESULTS - bytes(results) - results.length * 20;
      for (const [index, {observed: observed}] of providers.entries()) {
        const result = results[index];
        for (const connection of observed?.connections ?? []) {
          const entry = outputs_connectionOf(connection, shown);
          const size = bytes(entry) + 1;
          if (result === void 0 || result.truncated) break;
          if (size > left) result.truncated = true; else {
            left -= size;
            result.connections.push(entry);
          }
        }
      }
      return JSON.stringify(results);
    }
    function outputs_connectionOf({id: id, status: status, run: run, failures: failures}, shown) {
      return {
        id: shown(id),
        status: status,
        runId: shown(run?.id ?? null),
        startedAt: isoTime(run?.startedAt),
        completedAt: isoTime(run?.completedAt),
        itemsProcessed: run?.itemsProcessed ?? null,
        itemsFailed: run?.itemsFailed ?? null,
        errorCode: shown(run?.errorCode ?? null),
        error: shown(run?.error ?? null),
        failures: failures.map(({documentId: documentId, code: code}) => ({
          documentId: shown(documentId),
          code: shown(code)
        }))
      };
    }
    function cutToBytes(message, limit) {
      if (Buffer.byteLength(message) <= limit) return message;
      const cut = Buffer.from(message).subarray(0, limit);
      return `${(new TextDecoder).decode(cut).replace(/\ufffd+$/, '')}\u2026`;
    }
    function isoTime(time) {
      return time == null ? null : new Date(time).toISOString();
    }
    function bytes(value) {
      return Buffer.byteLength(JSON.stringify(value));
    }
    // CONCATENATED MODULE: ./build/status.js
    const STATUSES = [ 'cancelled', 'failed', 'timed-out', 'not-started', 'no-connections', 'completed-with-failures', 'completed', 'accepted' ];
    function worst(statuses) {
      return STATUSES.find(status => statuses.includes(status));
    }
    function fails(status, failOnItemFailures) {
      if (status === 'completed-with-failures') return failOnItemFailures;
      return status !== 'completed' && status !== 'accepted';
    }
    // CONCATENATED MODULE: ./build/summary.js
    const MOST_ROWS = 200;
    const LARGEST_TABLE = 768 * 1024;
    const MOST_CODES = 50;
    const MOST_BARS = 60;
    const MOST_TICKS = 12;
    function summaryOf(outcome, context, redact) {
      const shown = phrase => markdown(phrase, redact);
      const rows = rowsOf(outcome, context);
      const parts = [ `## Supermemory sync: ${statusMark(outcome.status)}`, table(rows, shown), ...failureCodesPart(rows, shown), ...ganttPart(rows, redact) ];
      return `${parts.join('\n\n')}\n`;
    }
    function inputSummary(problems, redact) {
      const list = problems.map(problem => `- ${markdown(problem, redact)}`).join('\n');
      return `## Supermemory sync: ${statusMark('failed')}\n\nNothing was sent, as the inputs need a correction:\n\n${list}\n`;
    }
    function faultSummary(problem, redact) {
      return `## Supermemory sync: ${statusMark('failed')}\n\n${markdown(problem, redact)}\n`;
    }
    const NOTHING_ASKED = {
      cancelled: ours('cancelled before anything was asked to sync')
    };
    function rowsOf(outcome, context) {
      const {providers: providers, status: status, failure: failure} = outcome;
      if (providers.length === 0) {
        const details = () => failure === null ? NOTHING_ASKED[status] ?? nothingFoundText(context) : text_text`listing the connections failed: ${fromLater().failureText(failure, 'look', context.requestTimeoutMs)}`;
        return [ {
          provider: 'all',
          connection: null,
          status: status,
          lookedAt: null,
          details: details
        } ];
      }
      return providers.flatMap(outcome => {
        const {provider: provider, status: status, observed: observed} = outcome;
        const lookedAt = observed?.lookedAt ?? null;
        const connections = observed?.connections ?? [];
        if (connections.length === 0) return [ {
          provider: provider,
          connection: null,
          status: status,
          lookedAt: lookedAt,
          details: () => outcomeOf(outcome, context)
        } ];
        return connections.map(connection => ({
          provider: provider,
          connection: connection,
          status: connection.status,
          lookedAt: lookedAt,
          details: () => isPlainlyCompleted(connection) ? text_text`` : connectionText(provider, connection, context)
        }));
      });
    }
    function isPlainlyCompleted({status: status, joined: joined, run: run}) {
      return status === 'completed' && !joined && run?.itemsProcessed !== null;
    }
    function table(rows, shown) {
      const waited = rows.some(({connection: connection}) => connection !== null);
      const columns = waited ? [ 'Provider', 'Connection', 'Status', 'Items', 'Failed', 'Took', 'Details' ] : [ 'Provider', 'Status', 'Details' ];
      const line = cells => `| ${cells.join(' | ')} |`;
      const body = withinBytes(rows.slice(0, MOST_ROWS), LARGEST_TABLE, ({provider: provider, connection: connection, status: status, details: details}) => {
        const run = connection?.run ?? null;
        const middle = waited ? [ connection === null ? '' : shown(text_text`${connection.id}`), statusMark(status), String(run?.itemsProcessed ?? ''), String(run?.itemsFailed ?? ''), tookText(run) ] : [ statusMark(status) ];
        return line([ shown(providerName(provider)), ...middle, shown(details()) ]);
      });
      const rest = rows.length - body.length;
      return [ line(columns), line(columns.map(column => column === 'Items' || column === 'Failed' ? '--:' : '---')), ...body, ...rest > 0 ? [ '', `\u2026 and ${shown(count(rest, 'more row'))}, not shown. The output \`results\` has more.` ] : [] ].join('\n');
    }
    function withinBytes(items, limit, lineOf) {
      const lines = [];
      let left = limit;
      for (const item of items) {
        const line = lineOf(item);
        left -= Buffer.byteLength(line);
        if (left < 0) break;
        lines.push(line);
      }
      return lines;
    }
    function tookText(run) {
      const ms = run === null ? null : fromLater().lengthOf(run);
      return ms === null ? '' : duration(ms);
    }
    function failureCodesPart(rows, shown) {
      const codes = failureCodes(rows.flatMap(({connection: connection}) => connection?.failures.map(({code: code}) => code) ?? []));
      if (codes.length === 0) return [];
      const lines = codes.slice(0, MOST_CODES).map(([code, times]) => `| ${shown(text_text`${code}`)} | ${times} |`);
      return [ [ '### Failed items, by code', '', '| Code | Items |', '| --- | --: |', ...lines, ...codes.length > MOST_CODES ? [ '', `\u2026 and ${shown(count(codes.length - MOST_CODES, 'more code'))}.` ] : [] ].join('\n') ];
    }
    function ganttPart(rows, redact) {
      const bars = rows.flatMap(({provider: provider, connection: connection, status: status, lookedAt: lookedAt}) => {
        const run = connection?.run;
        if (connection == null || run?.startedAt == null) return [];
        const start = run.startedAt;
        const end = run.completedAt ?? lookedAt ?? start;
        return [ {
          provider: provider,
          id: connection.id,
          status: status,
          start: start,
          end: Math.max(end, start + 1)
        } ];
      });
      if (bars.length < 2) return [];
      const lines = bars.slice(0, MOST_BARS).map(({provider: provider, id: id, status: status, start: start, end: end}, index) => {
        const mood = status === 'completed' ? 'done' : status === 'failed' ? 'crit' : 'active';
        const section = bars[index - 1]?.provider === provider ? [] : [ `  section ${label(provider, redact)}` ];
        return [ ...section, `  ${MARKS[status]} ${label(id, redact)} :${mood}, ${start}, ${end}` ].join('\n');
      });
      const chart = [ 'gantt', '  dateFormat x', '  axisFormat %H:%M:%S', ...tickInterval(bars), ...lines ];
      return [ [ '### When the syncs ran', '', '```mermaid', ...chart, '```' ].join('\n'), ...bars.length > MOST_BARS ? [ `These are the first ${MOST_BARS} of ${bars.length} syncs.` ] : [] ];
    }
    function tickInterval(bars) {
      const [first, last] = bars.reduce(([earliest, latest], {start: start, end: end}) => [ Math.min(earliest, start), Math.max(latest, end) ], [ Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY ]);
      return last - first <= MOST_TICKS * 1e3 ? [ '  tickInterval 1second' ] : [];
    }
    function label(name, redact) {
      return plain(text_text`${name}`, redact).replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 40) || '_';
    }
    // CONCATENATED MODULE: ./build/report.js
    const MOST_ANNOTATIONS = 10;
    const LINES_AT_A_TIME = 200;
    const createReporter = (function(redact, env) {
      const shown = phrase => plain(phrase, redact);
      let earlyWarnings = 0;
      const unprinted = [];
      const print = (line => {
        if (unprinted.push(line) === 1) setImmediate(printAll);
      });
      const printAll = () => {
        const lines = unprinted.splice(0);
        for (let from = 0; from < lines.length; from += LINES_AT_A_TIME) {
          process.stdout.cork();
          for (const line of lines.slice(from, from + LINES_AT_A_TIME)) line();
          process.stdout.uncork();
        }
      };
      return {
        mask(apiKey) {
          print(() => {
            for (const line of apiKey.split(/[\r\n]+/)) if (line.trim() !== '') core_setSecret(line);
          });
        },
        log: (line => print(() => info(notACommand(shown(line))))),
        debug: line => print(() => core_debug(shown(line))),
        warn(warnings) {
          earlyWarnings += warnings.length;
          print(() => annotate('warning', warnings));
        },
        outcome(outcome, context) {
          printAll();
          const {providers: providers} = outcome;
          const failed = providers.filter(({status: status}) => fails(status, context.failOnItemFailures));
          const flawed = providers.filter(provider => provider.status === 'completed-with-failures' && !failed.includes(provider));
          for (const provider of providers) if (provider.observed !== null && !failed.includes(provider) && !flawed.includes(provider)) info(notACommand(shown(outcomeText(provider, context))));
          annotate('error', [ ...failed.map(provider => outcomeText(provider, context)), ...failed.length === 0 ? overallErrors(outcome, context) : [] ]);
          annotate('warning', flawed.map(provider => outcomeText(provider, context)), MOST_ANNOTATIONS - earlyWarnings);
          annotate('notice', providers.filter(({acceptance: acceptance}) => acceptance?.how === 'already-running').map(({provider: provider, observed: observed}) => text_text`${providerName(provider)}: a sync of it ${ours(observed === null ? 'is' : 'was')} already running, which counts as accepted`));
          write(outputsOf(outcome, context, redact), summaryOf(outcome, context, redact));
          return !fails(outcome.status, context.failOnItemFailures);
        },
        badInput(problems) {
          printAll();
          annotate('error', problems);
          write({
            ...NO_OUTCOME,
            status: 'failed'
          }, inputSummary(problems, redact));
        },
        crash(error) {
          printAll();
          const problem = text_text`This is a fault of the action itself, please report it: ${String(error)}`;
          annotate('error', [ problem ]);
          if (error instanceof Error) core_debug(shown(text_text`${error.stack ?? ''}`));
          write({
            ...NO_OUTCOME,
            status: 'failed'
          }, faultSummary(problem, redact));
        }
      };
      function annotate(level, phrases, most = MOST_ANNOTATIONS) {
        const lines = phrases.length <= most ? phrases : summedUp(phrases, most);
        for (const line of lines) ANNOTATE[level](shown(line), {
          title: 'Supermemory sync'
        });
      }
      function write(outputs, summary) {
        if (hasFile('GITHUB_OUTPUT')) for (const [name, value] of Object.entries(outputs)) attempt(() => setOutput(name, value));
        if (hasFile('GITHUB_STEP_SUMMARY')) attempt(() => (0, require("node:fs").appendFileSync)(env.GITHUB_STEP_SUMMARY ?? '', summary));
      }
      function hasFile(variable) {
        return (0, require("node:fs").existsSync)(env[variable] ?? '');
      }
      function attempt(writing) {
        try {
          writing();
        } catch (error) {
          info(notACommand(shown(text_text`Writing a file of the runner failed: ${String(error)}`)));
        }
      }
    });
    const ANNOTATE = {
      error: error,
      warning: warning,
      notice: notice
    };
    const NO_OUTCOME = {
      status: '',
      'items-processed': '',
      'items-failed': '',
      results: '[]'
    };
    function overallErrors(outcome, context) {
      if (outcome.failure !== null) return [ text_text`listing the connections failed: ${fromLater().failureText(outcome.failure, 'look', context.requestTimeoutMs)}` ];
      if (outcome.status === 'cancelled') return outcome.providers.length > 0 ? [ text_text`cancelled when all syncs had ended, before all was known of them` ] : [ text_text`cancelled before anything was asked to sync` ];
      return outcome.providers.length > 0 ? [] : [ nothingFoundText(context) ];
    }
    function summedUp(phrases, most) {
      const first = phrases.slice(0, most - 1);
      const rest = phrases.slice(most - 1);
      return [ ...first, text_text`and ${rest.length} more: ${join(rest.map(firstWord), ', ')}` ];
    }
    function firstWord(phrase) {
      return phrase.slice(0, 1);
    }
    function notACommand(line) {
      return /^\s*::/.test(line) ? `\u00b7 ${line}` : line;
    }
    // CONCATENATED MODULE: ./build/sync.js
    const sync = (async function(options) {
      let providers;
      try {
        providers = options.providers === 'all' ? await providersWithConnections(options) : options.providers;
      } catch (error) {
        if (options.policy.signal.aborted) return {
          status: 'cancelled',
          providers: [],
          failure: null
        };
        if (error instanceof ApiFailure) return {
          status: 'failed',
          providers: [],
          failure: error
        };
        throw error;
      }
      options.onProviders(providers);
      const observe = options.wait ? fromLater().createObserver(options) : null;
      const outcomes = await Promise.all(providers.map((provider => syncProvider(provider, observe, options))));
      return {
        status: options.policy.signal.aborted ? 'cancelled' : worst(outcomes.map(({status: status}) => status)) ?? 'no-connections',
        providers: outcomes,
        failure: null
      };
    });
    const MOST_PROVIDERS = 100;
    async function providersWithConnections({api: api, policy: policy, onEvent: onEvent}) {
      const connections = await fromLater().repeatRead(() => api.list(), policy, {
        onRepeat: (failure, pauseMs, repeat) => onEvent({
          type: 'repeat',
          provider: null,
          failure: failure,
          pauseMs: pauseMs,
          repeat: repeat
        })
      });
      const providers = [ ...new Set(connections.value.map(({provider: provider}) => provider)) ].sort();
      if (providers.length > MOST_PROVIDERS) throw new ApiFailure({
        ...NO_ANSWER,
        code: 'unexpected-answer',
        sent: true,
        status: 200
      });
      return providers;
    }
    const syncProvider = (async function(provider, observe, {api: api, policy: policy, onEvent: onEvent}) {
      let acceptance;
      try {
        acceptance = await askForSync(provider, api, policy, onEvent);
      } catch (error) {
        const outcome = {
          provider: provider,
          acceptance: null,
          observed: null
        };
        if (policy.signal.aborted) return {
          ...outcome,
          status: 'cancelled',
          failure: null
        };
        if (!(error instanceof ApiFailure)) throw error;
        if (observe !== null) onEvent({
          type: 'refused',
          provider: provider,
          failure: error
        });
        return {
          ...outcome,
          status: 'failed',
          failure: error
        };
      }
      if (observe === null) return {
        provider: provider,
        status: 'accepted',
        acceptance: acceptance,
        observed: null,
        failure: null
      };
      const observed = await observe(acceptance);
      return {
        provider: provider,
        status: sync_statusOf(observed),
        acceptance: acceptance,
        observed: observed,
        failure: observed.failure
      };
    });
    function sync_statusOf({end: end, connections: connections}) {
      if (connections?.length === 0) return 'no-connections';
      const ofConnections = worst((connections ?? []).map(({status: status}) => status));
      if (ofConnections !== void 0) return ofConnections;
      if (end === 'cancelled') return 'cancelled';
      return end === 'refused' ? 'failed' : 'timed-out';
    }
    // CONCATENATED MODULE: ./build/main.js
    const run = (async function(world) {
      const source = {
        getInput: getInput,
        env: world.env
      };
      const apiKey = readApiKey(source);
      const reporter = createReporter(createRedactor(apiKey), world.env);
      reporter.mask(apiKey);
      try {
        const settings = readInputs(source);
        const outcome = await syncAndTell(settings, world, reporter);
        if (world.signal.aborted && !(world.signal.reason instanceof Cancellation)) throw world.signal.reason;
        return reporter.outcome(outcome, settings) ? 0 : 1;
      } catch (error) {
        if (error instanceof InputError) reporter.badInput(error.problems); else reporter.crash(error);
        return 1;
      }
    });
    const syncAndTell = (async function(settings, world, reporter) {
      const {clock: clock, signal: signal, random: random} = world;
      reporter.log(greeting(settings));
      reporter.warn(settings.warnings);
      if (settings.wait) world.saveMemory();
      const outcome = await sync({
        ...settings,
        api: createConnectionsApi({
          ...settings,
          signal: signal,
          send: withDebugLine(world, reporter)
        }),
        policy: {
          maxRetries: settings.maxRetries,
          clock: clock,
          signal: signal,
          random: random
        },
        onEvent: event => reporter.log(progressText(event, settings)),
        onProviders: (providers => reporter.log(asking(providers, settings)))
      });
      if (signal.aborted) reporter.log(text_text`Cancelled: what was accepted goes on at Supermemory.`);
      return outcome;
    });
    const greeting = (function({baseUrl: baseUrl, containerTags: containerTags}) {
      const scope = containerTags.length === 0 ? text_text`every connection (no container-tags)` : text_text`connections with the container tags ${join(containerTags.map((tag => text_text`${tag}`)), ', ')}`;
      return text_text`supermemory-sync-action ${[ VERSION ]}, ${baseUrl.href}, ${scope}`;
    });
    const asking = (function(providers, {wait: wait, waitTimeoutMs: waitTimeoutMs}) {
      if (providers.length === 0) return text_text`There is no connection to ask for a sync`;
      const waiting = wait ? text_text`, then waiting up to ${[ duration(waitTimeoutMs) ]}` : text_text``;
      return text_text`Asking for a sync of ${join(providers.map(providerName), ', ')}${waiting}`;
    });
    const withDebugLine = (function({send: send, clock: clock}, reporter) {
      return async request => {
        const sentAt = clock.now();
        const say = (outcome, requestId) => reporter.debug(text_text`${[ request.method ]} ${decoded(request.url.pathname)} ${outcome} ${Math.round(clock.now() - sentAt)} ms${requestId}`);
        try {
          const answer = await send(request);
          say(answer.status, requestIdOf(answer));
          return answer;
        } catch (error) {
          say(failureCode(error), text_text``);
          throw error;
        }
      };
    });
    function decoded(path) {
      try {
        return decodeURIComponent(path);
      } catch {
        return path;
      }
    }
    function requestIdOf({headers: headers}) {
      const requestId = headers['x-request-id'];
      return typeof requestId === 'string' ? text_text` ${requestId}` : text_text``;
    }
    function failureCode(error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'error';
    }
    // CONCATENATED MODULE: ./build/index.js
    process.exitCode = 1;
    const stop = new AbortController;
    process.on('SIGINT', () => stop.abort(new Cancellation));
    process.on('SIGTERM', () => stop.abort(new Cancellation));
    process.on('uncaughtException', error => stop.abort(error));
    setImmediate(() => {
      process.stdout.on('error', () => {});
    });
    const clock = createSystemClock();
    run({
      env: process.env,
      clock: clock,
      send: createSend(clock),
      random: Math.random,
      signal: stop.signal,
      saveMemory: () => setImmediate(collectGarbageEarly)
    }).then(exitCode => {
      process.stdout.write('', () => leave(exitCode));
    });
    function collectGarbageEarly() {
      (0, require("node:v8").setFlagsFromString)('--optimize-for-size');
      (0, require("node:v8").setFlagsFromString)('--heap-growing-percent=20');
    }
    function leave(exitCode) {
      const lookingUp = process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap');
      if (lookingUp && process.platform !== 'win32') process.execve?.('/bin/sh', [ 'sh', '-c', `exit ${exitCode}` ], {});
      process.exit(exitCode);
    }
  })();
  module.exports = __webpack_exports__;
})();
