/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

"use strict";
var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


/***/ }),

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";
var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 613:
/***/ ((module) => {

"use strict";
module.exports = require("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

"use strict";
module.exports = require("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

"use strict";
module.exports = require("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

"use strict";
module.exports = require("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

"use strict";
module.exports = require("net");

/***/ }),

/***/ 756:
/***/ ((module) => {

"use strict";
module.exports = require("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

"use strict";
module.exports = require("util");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// This entry need to be wrapped in an IIFE because it need to be in strict mode.
(() => {
"use strict";

;// CONCATENATED MODULE: external "node:perf_hooks"
const external_node_perf_hooks_namespaceObject = require("node:perf_hooks");
;// CONCATENATED MODULE: ./build/clock.js

const systemClock = {
    // Not Date.now(): a runner whose time is corrected while a step waits must not end or stretch the wait.
    now: () => external_node_perf_hooks_namespaceObject.performance.timeOrigin + external_node_perf_hooks_namespaceObject.performance.now(),
    sleep: (ms, signal) => new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener('abort', stop);
            resolve();
        }, ms);
        if (signal.aborted)
            stop();
        else
            signal.addEventListener('abort', stop, { once: true });
    }),
};
/** A length of time as people write it: `0.5 s`, `12 s`, `1 m 12 s`, `2 h 5 m`. */
function duration(ms) {
    if (ms < 9_950 && Math.round(ms / 100) % 10 !== 0)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} m ${seconds % 60} s`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} m`;
}

;// CONCATENATED MODULE: ./build/errors.js
/** A request to the API that came to nothing. */
class ApiFailure extends Error {
    details;
    constructor(details, cause) {
        super(details.code, { cause });
        this.name = 'ApiFailure';
        this.details = details;
    }
}
/** The reason of the abort signal when the runner cancels the step. */
class Cancellation extends Error {
    constructor(signal) {
        super(`cancelled by ${signal}`);
        this.name = 'Cancellation';
    }
}
/** An input is not what it may be. One phrase for each input concerned. */
class InputError extends Error {
    problems;
    constructor(problems) {
        super('bad input');
        this.name = 'InputError';
        this.problems = problems;
    }
}

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
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
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: ./vendor/undici/index.js
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
class ProxyAgent {
  constructor() {
    throw new Error('undici is left out of this action: use node:http agents')
  }
}

;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
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
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
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
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
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
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/http.js

/** The most that is held of any answer, in bytes. */
const LARGEST_BODY = 64 * 1024 * 1024;
/** The most that is read of an answer that is only searched for a message, in bytes. */
const LARGEST_EXCERPT = 256 * 1024;
class TransportError extends Error {
    code;
    /** Whether the server may have received the request. */
    sent;
    constructor(code, sent, cause) {
        super(cause instanceof Error ? cause.message : code, { cause });
        this.name = 'TransportError';
        this.code = code;
        this.sent = sent;
    }
}
/**
 * Sends one request: no repeats, no redirects. Settles within `timeoutMs` whatever the network does, and leaves
 * no socket behind. Throws a TransportError.
 */
function createSend(clock) {
    return request => new Promise((resolve, reject) => {
        const progress = { connected: false, certificateError: false };
        let outgoing;
        let incoming;
        let settled = false;
        const finish = (settle) => {
            if (settled)
                return;
            settled = true;
            clearTimeout(timer);
            request.signal.removeEventListener('abort', onAbort);
            incoming?.destroy();
            outgoing?.destroy();
            client.dispose();
            settle();
        };
        const fail = (code, cause) => finish(() => reject(new TransportError(code, progress.connected, cause)));
        const client = new ObservedClient(request, created => {
            outgoing = created;
            if (settled)
                created.destroy();
            else
                watch(created, progress);
        });
        const onAbort = () => fail('aborted', request.signal.reason);
        const receive = async ({ message }) => {
            incoming = message;
            const status = message.statusCode ?? 0;
            const answeredAt = clock.now();
            const succeed = (body) => finish(() => resolve({ status, headers: message.headers, body, answeredAt }));
            // Without a listener, a body that breaks off after we stopped reading it would end the process.
            message.on('error', () => { });
            const wanted = request.bodyFor(status);
            if (wanted === 'none')
                return succeed('');
            // Where only an excerpt is wanted, the status is the news: it counts even if the body never ends.
            const excerpt = [];
            if (wanted === 'excerpt')
                timeoutOutcome = () => succeed(decode(excerpt));
            try {
                const complete = await collect(message, excerpt, wanted === 'all' ? LARGEST_BODY : LARGEST_EXCERPT);
                if (!complete && wanted === 'all')
                    return fail('too-large');
            }
            catch (error) {
                if (wanted === 'all')
                    return fail('broken', error);
            }
            succeed(decode(excerpt));
        };
        // readBody() of the client never settles when the body stalls, and its socketTimeout does not help.
        let timeoutOutcome = () => fail('timeout');
        const timer = setTimeout(() => timeoutOutcome(), request.timeoutMs);
        if (request.signal.aborted)
            return onAbort();
        request.signal.addEventListener('abort', onAbort, { once: true });
        client.start().then(receive, error => {
            if (progress.certificateError)
                fail('certificate', error);
            else
                fail(progress.connected ? 'broken' : 'no-connection', error);
        });
    });
}
/** Reads the body into `chunks`. Resolves to whether that was all of it; rejects when it breaks off. */
async function collect(message, chunks, limit) {
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > limit)
            return false;
        chunks.push(chunk);
    }
    return true;
}
function decode(chunks) {
    return new TextDecoder().decode(Buffer.concat(chunks));
}
/** Notes when the request can have left: a plain socket is connected, a TLS socket has agreed on its keys. */
function watch(request, progress) {
    request.once('socket', (socket) => {
        const connected = () => {
            progress.connected = true;
        };
        if (isTls(socket)) {
            socket.once('secureConnect', connected);
            // Set by Node exactly when it refuses the certificate or the name in it.
            socket.once('close', noteCertificate).once('error', noteCertificate);
        }
        else if (socket.connecting)
            socket.once('connect', connected);
        else
            connected();
        function noteCertificate() {
            if (socket.authorizationError)
                progress.certificateError = true;
        }
    });
}
function isTls(socket) {
    return 'encrypted' in socket;
}
/**
 * The client of @actions/http-client for one request, with a view of the ClientRequest below it: without that
 * nobody could tell a time-out before connecting from one after sending, nor end a request that hangs.
 */
class ObservedClient extends lib_HttpClient {
    #request;
    #onRequest;
    constructor(request, onRequest) {
        // Its own time-out would otherwise strike after 3 minutes of silence; ours always comes first.
        super(undefined, undefined, { allowRedirects: false, socketTimeout: request.timeoutMs + 60_000 });
        this.#request = request;
        this.#onRequest = onRequest;
    }
    start() {
        const { method, url, headers, body } = this.#request;
        return method === 'POST' ? this.post(url.href, body ?? '', headers) : this.get(url.href, headers);
    }
    requestRaw(...[info, data]) {
        const { options, httpModule } = info;
        // The client hands on `[::1]` with its brackets, which no resolver knows.
        options.host = options.host?.replace(/^\[(.*)\]$/, '$1') ?? null;
        // On hosted runners the client appends the job's orchestration id, which is nobody's business but GitHub's.
        options.headers = { ...options.headers, 'user-agent': this.#request.headers['User-Agent'] };
        const request = (requestOptions, onResponse) => {
            const created = httpModule.request(requestOptions, onResponse);
            this.#onRequest(created);
            return created;
        };
        return super.requestRaw({ ...info, httpModule: { request } }, data);
    }
}

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = require("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require("path");
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var auth_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = (/* unused pure expression or super */ null && (_summary));
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = require("string_decoder");
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = require("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_namespaceObject.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_namespaceObject.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = require("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_namespaceObject.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_namespaceObject.EOL.length);
                n = s.indexOf(external_os_namespaceObject.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_namespaceObject.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

;// CONCATENATED MODULE: ./build/api-message.js
/**
 * The API's own words in the body of an answer that is not a success, or null. Bodies come as
 * `{"error":"text","details":"text"}`, `{"success":false,"error":[{"message":"…","path":["containerTags",0]}]}`,
 * `{"message":"…"}`, plain text, HTML from something in between, or not at all.
 */
function apiMessage(body) {
    const trimmed = body.trim();
    if (trimmed === '')
        return null;
    const parsed = parseJson(trimmed);
    if (parsed !== undefined)
        return messageOf(parsed);
    if (/^<(?:!doctype|html|head|body|\?xml)/i.test(trimmed))
        return htmlTitle(trimmed);
    return trimmed;
}
/** The body's `retryAfterSeconds`, in milliseconds, or null. */
function retryAfterInBody(body) {
    const parsed = parseJson(body);
    const seconds = isRecord(parsed) ? parsed.retryAfterSeconds : undefined;
    return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : null;
}
/** The value of a JSON text; undefined if it is not one. */
function parseJson(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function messageOf(value) {
    if (!isRecord(value))
        return shallowMessage(value);
    // One level of nesting is what the API has (`error` holds a list or an object); no body makes this go deeper.
    const main = shallowMessage(value.error) ?? shallowMessage(value.errors) ?? shallowMessage(value.message);
    return joined([main, shallowMessage(value.details) ?? shallowMessage(value.detail)], ': ');
}
function shallowMessage(value) {
    if (typeof value === 'string')
        return value.trim() === '' ? null : value;
    if (Array.isArray(value))
        return joined(value.map(issueMessage), '; ');
    return issueMessage(value);
}
function issueMessage(value) {
    if (typeof value === 'string')
        return value;
    if (!isRecord(value))
        return null;
    const message = [value.message, value.code].find(candidate => typeof candidate === 'string');
    if (message === undefined)
        return null;
    const path = Array.isArray(value.path) ? value.path.filter(isPathStep).join('.') : '';
    return path === '' ? String(message) : `${message} (${path})`;
}
function isPathStep(value) {
    return typeof value === 'string' || typeof value === 'number';
}
function htmlTitle(html) {
    const title = /<title[^>]{0,200}>([^<]{1,500})</i.exec(html)?.[1];
    return title === undefined ? null : `an HTML page titled ${title.replace(/\s+/g, ' ').trim()}`;
}
function joined(messages, separator) {
    const known = messages.filter(message => message !== null && message !== '');
    return known.length === 0 ? null : known.join(separator);
}

;// CONCATENATED MODULE: ./build/version.js
/** The version in package.json: the User-Agent names it. A test holds the two together. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./build/connections.js




function createConnectionsApi(options) {
    const tags = options.containerTags.length > 0 ? { containerTags: options.containerTags } : {};
    const headers = {
        Accept: 'application/json, text/plain',
        Authorization: `Bearer ${options.apiKey}`,
        'Content-Type': 'application/json',
        'User-Agent': `supermemory-sync-action/${VERSION}`,
    };
    const request = (method, path, expected) => options.limit(async () => {
        const answer = await sendOrFail(options.send, {
            method,
            url: endpoint(options.baseUrl, path),
            headers,
            body: method === 'POST' ? JSON.stringify(tags) : null,
            timeoutMs: options.requestTimeoutMs,
            signal: options.signal,
            bodyFor: status => (status !== expected ? 'excerpt' : expected === 202 ? 'none' : 'all'),
        });
        if (answer.status !== expected)
            throw unexpectedStatus(answer);
        return answer;
    });
    return {
        import: async (provider) => answered(await request('POST', [provider, 'import'], 202), null),
        list: async () => {
            const answer = await request('POST', ['list'], 200);
            return answered(answer, parsedList(answer, parseJson(answer.body), connectionOf));
        },
        syncRuns: async (id) => {
            const answer = await request('GET', [id, 'sync-runs'], 200);
            return answered(answer, parsedList(answer, parseJson(answer.body), runOf));
        },
        failures: async (id, runId) => {
            const answer = await request('GET', [id, 'sync-runs', runId, 'failures'], 200);
            const body = parseJson(answer.body);
            return answered(answer, parsedList(answer, isRecord(body) ? body.failures : undefined, itemFailureOf));
        },
    };
}
async function sendOrFail(send, request) {
    try {
        return await send(request);
    }
    catch (error) {
        if (!(error instanceof TransportError))
            throw error;
        throw new ApiFailure({ ...NO_ANSWER, code: error.code, sent: error.sent }, error);
    }
}
const NO_ANSWER = {
    status: null,
    said: null,
    requestId: null,
    retryAfterMs: null,
    location: null,
    answeredAt: null,
    date: null,
};
/** Percent-encodes every step, and refuses those that a URL would resolve (`.` and `..`) instead of naming. */
function endpoint(baseUrl, steps) {
    if (steps.some(step => step === '.' || step === '..' || step === '')) {
        throw new ApiFailure({ ...NO_ANSWER, code: 'unexpected-answer', sent: false });
    }
    const url = new URL(baseUrl);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/v3/connections/${steps.map(encodeURIComponent).join('/')}`;
    return url;
}
function failureFrom(answer, code) {
    const date = dateOf(answer.headers);
    return new ApiFailure({
        code,
        sent: true,
        status: answer.status,
        said: code === 'status' ? apiMessage(answer.body) : null,
        requestId: headerOf(answer.headers, 'x-request-id'),
        retryAfterMs: retryAfter(answer.headers['retry-after'], date ?? answer.answeredAt) ?? retryAfterInBody(answer.body),
        location: headerOf(answer.headers, 'location'),
        answeredAt: answer.answeredAt,
        date,
    });
}
function unexpectedStatus(answer) {
    return failureFrom(answer, answer.status >= 300 && answer.status < 400 ? 'redirect' : 'status');
}
function answered(answer, value) {
    return { value, answeredAt: answer.answeredAt, date: dateOf(answer.headers) };
}
function headerOf(headers, name) {
    const value = headers[name];
    return typeof value === 'string' && value !== '' ? value : null;
}
function dateOf(headers) {
    const date = Date.parse(headers.date ?? '');
    return Number.isNaN(date) ? null : date;
}
/**
 * `Retry-After` as RFC 9110, section 10.2.3 has it: whole seconds or an HTTP date, here in milliseconds from
 * `now`. Null for anything else, a date that has passed included.
 */
function retryAfter(header, now) {
    const value = header?.trim() ?? '';
    if (/^\d{1,12}$/.test(value))
        return Number(value) * 1000;
    // Date.parse takes far more than HTTP dates, negative numbers among it.
    if (!/^[A-Za-z]{3,9},? /.test(value))
        return null;
    const pause = Date.parse(value) - now;
    return pause > 0 ? pause : null;
}
/** The list in an answer; throws `unexpected-answer` where it is none, or where an entry cannot be what it must. */
function parsedList(answer, list, parse) {
    const parsed = Array.isArray(list) ? list.map(parse) : [undefined];
    // An entry that is left out would be a connection that nobody looked at.
    if (parsed.some(entry => entry === undefined))
        throw failureFrom(answer, 'unexpected-answer');
    return parsed;
}
function connectionOf(entry) {
    if (!isRecord(entry))
        return undefined;
    const id = textOf(entry.id);
    const provider = textOf(entry.provider);
    if (id === null || provider === null)
        return undefined;
    // `email` and `metadata` are left where they are: they must not be printed, so they are not even taken.
    return { id, provider, lastSyncRun: runOf(entry.lastSyncRun) ?? null };
}
function runOf(entry) {
    if (!isRecord(entry))
        return undefined;
    const status = textOf(entry.status);
    if (status === null)
        return undefined;
    return {
        id: textOf(entry.id),
        status,
        startedAt: timeOf(entry.startedAt),
        completedAt: timeOf(entry.completedAt),
        itemsProcessed: countOf(entry.itemsProcessed),
        itemsFailed: countOf(entry.itemsFailed),
        errorCode: textOf(entry.errorCode),
        error: textOf(entry.error),
    };
}
// Titles and error messages of documents are not taken: they are private.
function itemFailureOf(entry) {
    return isRecord(entry) ? { documentId: textOf(entry.id), code: textOf(entry.errorCode) } : undefined;
}
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : null;
}
function countOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
function timeOf(value) {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? null : time;
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(916);
;// CONCATENATED MODULE: ./build/text.js
/** Longest excerpt of a text that is not ours, in characters. */
const LONGEST_QUOTE = 500;
/**
 * Template tag: the literal parts are ours, every string put in is a quote (an input, an answer, an id) and
 * shown as such; numbers and phrases go in as they are.
 */
function text_text(ours, ...values) {
    const parts = ours.flatMap((words, index) => {
        const value = values[index - 1];
        if (value === undefined)
            return [words];
        if (typeof value === 'number')
            return [String(value), words];
        return typeof value === 'string' ? [{ quote: value }, words] : [...value, words];
    });
    return parts.filter(part => part !== '');
}
/** A provider's name: as it is where it is made like one, else as a quote, since lists of connections come from elsewhere. */
function providerName(provider) {
    return [/^[a-z0-9-]{1,40}$/.test(provider) ? provider : { quote: provider }];
}
/** Phrases in a row, with our own words between them. */
function join(phrases, separator) {
    return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [separator, ...phrase]));
}
/** A phrase for the log, an annotation or an output: one line of text. */
function plain(phrase, redact) {
    return phrase.map(part => (typeof part === 'string' ? part : excerpt(part.quote, redact))).join('');
}
/**
 * A phrase for a cell of a Markdown table. Quotes become code spans: in those nothing is a link, an image, HTML,
 * a mention or emphasis, and GitHub links no bare address. The bar is replaced, because a table is cut into cells
 * before code spans are read.
 */
function markdown(phrase, redact) {
    return phrase
        .map(part => (typeof part === 'string' ? part : codeSpan(excerpt(part.quote, redact))))
        .join('');
}
function codeSpan(content) {
    if (content.trim() === '')
        return '(blank)';
    const fence = '`'.repeat(longestRunOfBackticks(content) + 1);
    const pad = /^`|`$/.test(content) ? ' ' : '';
    return `${fence}${pad}${content.replaceAll('|', '¦')}${pad}${fence}`;
}
function longestRunOfBackticks(content) {
    return Math.max(0, ...(content.match(/`+/g) ?? []).map(run => run.length));
}
// Redacting comes first: a key cut in two by the limit would no longer be found.
function excerpt(quote, redact) {
    const shown = [...visible(redact(quote))];
    return shown.length <= LONGEST_QUOTE ? shown.join('') : `${shown.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}
/**
 * Shows characters that steer a terminal, reverse a line or are not seen (`\n`, `\u{202e}`), and takes the meaning
 * from `##[`, which the runner reads as a command anywhere in a line.
 */
function visible(value) {
    return value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, escapeCharacter).replaceAll('##[', '## [');
}
function escapeCharacter(character) {
    if (character === '\n')
        return '\\n';
    if (character === '\r')
        return '\\r';
    if (character === '\t')
        return '\\t';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

;// CONCATENATED MODULE: ./build/inputs.js



const PROVIDERS = [
    'notion',
    'google-drive',
    'onedrive',
    'gmail',
    'github',
    'web-crawler',
    's3',
    'granola',
];
const DEFAULT_BASE_URL = 'https://api.supermemory.ai';
const NUMBER_INPUTS = {
    'wait-timeout-minutes': {
        fallback: 30,
        allowed: 'a number of minutes above 0, at most 7200',
        accepts: value => value > 0 && value <= 7200,
        unit: 60_000,
    },
    'poll-interval-seconds': {
        fallback: 10,
        allowed: 'a number of seconds from 1 to 300',
        accepts: value => value >= 1 && value <= 300,
        unit: 1000,
    },
    'request-timeout-seconds': {
        fallback: 60,
        allowed: 'a number of seconds above 0, at most 600',
        accepts: value => value > 0 && value <= 600,
        unit: 1000,
    },
    'max-retries': {
        fallback: 3,
        allowed: 'a whole number from 0 to 10',
        accepts: value => value <= 10,
        whole: true,
        unit: 1,
    },
};
/** The API key as it will be sent: the input, else the environment, without surrounding white space. */
function readApiKey({ getInput, env }) {
    return getInput('api-key').trim() || (env.SUPERMEMORY_API_KEY ?? '').trim();
}
/** Reads and checks every input. Throws an InputError with all that is wrong with them. */
function readInputs(source) {
    const problems = [];
    const checked = (check) => {
        const value = check(source);
        if (value instanceof Problem)
            problems.push(value.phrase);
        // Never used when there is a problem: this function then throws.
        return value;
    };
    const providers = checked(readProviders);
    const containerTags = checked(readContainerTags);
    const settings = {
        providers,
        containerTags,
        apiKey: checked(checkedApiKey),
        baseUrl: checked(readBaseUrl),
        wait: checked(inputs_boolean('wait-for-completion')),
        waitTimeoutMs: checked(number('wait-timeout-minutes')),
        pollIntervalMs: checked(number('poll-interval-seconds')),
        requestTimeoutMs: checked(number('request-timeout-seconds')),
        maxRetries: checked(number('max-retries')),
        failOnItemFailures: checked(inputs_boolean('fail-on-item-failures')),
        warnings: Array.isArray(containerTags) ? warningsAbout(containerTags) : [],
    };
    if (problems.length > 0)
        throw new InputError(problems);
    return settings;
}
class Problem {
    phrase;
    constructor(phrase) {
        this.phrase = phrase;
    }
}
function readProviders({ getInput }) {
    const names = splitList(getInput('provider'));
    const known = PROVIDERS.join(', ');
    if (names.length === 0) {
        return new Problem(text_text `provider is missing: name one or more of ${ours(known)}, or all`);
    }
    if (names.includes('all')) {
        return names.length === 1
            ? 'all'
            : new Problem(text_text `provider is “${names.join(', ')}”: all stands by itself, without other providers`);
    }
    const unknown = names.filter(name => !isProvider(name));
    if (unknown.length === 0)
        return names;
    const each = join(unknown.map(name => {
        const suggestion = nearestProvider(name);
        return suggestion === undefined
            ? text_text `“${name}” is not a provider`
            : text_text `“${name}” is not a provider, did you mean ${ours(suggestion)}?`;
    }), '; ');
    return new Problem(text_text `provider: ${each} Allowed are ${ours(known)}, or all by itself`);
}
function isProvider(name) {
    return PROVIDERS.includes(name);
}
/** The known provider that is spelt most like `name`, undefined if none is much like it. */
function nearestProvider(name) {
    const written = name.slice(0, 40).toLowerCase();
    const candidates = [...PROVIDERS, 'all'];
    const abbreviated = candidates.find(candidate => abbreviates(written, candidate));
    if (abbreviated !== undefined)
        return abbreviated;
    const nearest = (0,mod/* closest */.kp)(written, candidates);
    const contained = candidates.find(candidate => candidate.includes(written) || written.includes(candidate));
    if ((0,mod/* distance */.Io)(written, nearest) <= Math.max(written.length, nearest.length) * 0.4)
        return nearest;
    return written.length >= 3 ? contained : undefined;
}
/** Whether `short` begins like `long` and has its letters in order: `gdrive` for `google-drive`. */
function abbreviates(short, long) {
    if (short.length < 3 || short[0] !== long[0])
        return false;
    let found = 0;
    for (const letter of long)
        if (letter === short[found])
            found++;
    return found === short.length;
}
function readContainerTags({ getInput }) {
    const input = getInput('container-tags').trim();
    if (!input.startsWith('['))
        return splitList(input);
    const list = parseStringArray(input);
    return list === undefined
        ? new Problem(text_text `container-tags is “${input}”: it begins like a JSON array, but is not a JSON array of strings. Write tags separated by commas or newlines, or an array like ["docs","team-a"]`)
        : distinct(list);
}
function parseStringArray(input) {
    try {
        const value = JSON.parse(input);
        return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** The API's published rule: https://supermemory.ai/docs, container tags. Older tags may break it. */
const TAG_RULE = /^[A-Za-z0-9_:-]{1,100}$/;
function warningsAbout(tags) {
    const odd = tags.filter(tag => !TAG_RULE.test(tag));
    if (odd.length === 0)
        return [];
    return [
        text_text `container-tags: ${join(odd.slice(0, 5).map(tag => text_text `“${tag}”`), ', ')}${odd.length > 5 ? text_text ` and ${odd.length - 5} more` : text_text ``} will be sent, but the API may refuse ${ours(odd.length === 1 ? 'it' : 'them')}: a tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -`,
    ];
}
function checkedApiKey(source) {
    const key = readApiKey(source);
    if (key === '') {
        return new Problem(text_text `api-key is missing: pass a secret, as in api-key: \${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty`);
    }
    // The value is not shown: it may be a key with only one character wrong.
    return /^[\x21-\x7e]+$/.test(key)
        ? key
        : new Problem(text_text `api-key contains characters that no HTTP header can carry (white space, control or non-ASCII characters): store the key again, as one line and without quotation marks or anything around it`);
}
function readBaseUrl({ getInput, env }) {
    const input = getInput('base-url').trim() || (env.SUPERMEMORY_BASE_URL ?? '').trim() || DEFAULT_BASE_URL;
    const rule = ours('an https address; http only for localhost, 127.0.0.0/8 and [::1]');
    if (!URL.canParse(input))
        return new Problem(text_text `base-url is “${input}”, which is not a URL: allowed is ${rule}`);
    const url = new URL(input);
    if (url.username !== '' || url.password !== '') {
        return new Problem(text_text `base-url is “${withoutCredentials(url)}” with credentials in it: leave them out, the key goes into api-key`);
    }
    if (/[?#]/.test(input)) {
        return new Problem(text_text `base-url is “${input}”: it must not have a query (?) or a fragment (#)`);
    }
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname))) {
        return new Problem(text_text `base-url is “${input}”: allowed is ${rule}`);
    }
    return url;
}
function withoutCredentials(url) {
    const bare = new URL(url);
    bare.username = '';
    bare.password = '';
    return bare.href;
}
// The URL parser writes every form of an IPv4 or IPv6 address in the one form that is matched here.
function isThisMachine(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
/** Booleans as YAML 1.2 has them (core schema). */
function inputs_boolean(name) {
    return ({ getInput }) => {
        const input = getInput(name).trim();
        if (['true', 'True', 'TRUE'].includes(input))
            return true;
        if (['false', 'False', 'FALSE', ''].includes(input))
            return false;
        return new Problem(text_text `${ours(name)} is “${input}”: allowed are true and false`);
    };
}
/** A plain decimal number: no sign, exponent, unit or other base. */
function number(name) {
    return ({ getInput }) => {
        const { fallback, allowed, accepts, unit, whole } = NUMBER_INPUTS[name];
        const input = getInput(name).trim();
        if (input === '')
            return fallback * unit;
        const value = (whole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(input) ? Number(input) : Number.NaN;
        return accepts(value)
            ? value * unit
            : new Problem(text_text `${ours(name)} is “${input}”: allowed is ${ours(allowed)}, like ${fallback}`);
    };
}
function splitList(input) {
    return distinct(input.split(/[,\n]/));
}
/** Trimmed, blanks and repeats dropped, in the order given. */
function distinct(values) {
    return [...new Set(values.map(value => value.trim()).filter(value => value !== ''))];
}
/** Words of ours as a phrase. */
function ours(words) {
    return [words];
}

;// CONCATENATED MODULE: ./build/failure-text.js


/**
 * A failure as people read it: what happened, the status, what the API said, the request id, and what to do next.
 * `action` says what was asked for, like `asking for a sync`; who it concerns goes before it.
 */
function failureText(failure, requestTimeoutMs) {
    const { details } = failure;
    const next = nextStep(details);
    return join([
        text_text `${whatHappened(failure, requestTimeoutMs)}${details.status === null ? text_text `` : text_text ` (HTTP ${details.status})`}`,
        ...(details.said === null ? [] : [text_text `the API said “${details.said}”`]),
        ...(details.requestId === null ? [] : [text_text `request id ${details.requestId}`]),
        ...(next === null ? [] : [next]),
    ], '; ');
}
/** The same in a few words, for a line that says why a request is repeated. */
function failureInBrief({ details }, requestTimeoutMs) {
    if (details.status !== null)
        return text_text `HTTP ${details.status}`;
    return details.code === 'timeout'
        ? text_text `no answer within ${phraseOf(duration(requestTimeoutMs))}`
        : text_text `no whole answer`;
}
function whatHappened(failure, requestTimeoutMs) {
    const { details } = failure;
    switch (details.code) {
        case 'no-connection':
            return text_text `the API could not be reached: ${causeOf(failure)}`;
        case 'certificate':
            return text_text `the server's certificate is not trusted: ${causeOf(failure)}`;
        case 'timeout':
            return details.sent
                ? text_text `the API did not answer in full within ${phraseOf(duration(requestTimeoutMs))}`
                : text_text `no connection to the API within ${phraseOf(duration(requestTimeoutMs))}`;
        case 'broken':
            return text_text `the connection broke off before the answer was complete: ${causeOf(failure)}`;
        case 'too-large':
            return text_text `the API's answer is larger than 64 MiB`;
        case 'aborted':
            return text_text `the request was cancelled`;
        case 'redirect':
            return text_text `the server redirects to ${redirectTarget(details)}, and redirects are not followed`;
        case 'unexpected-answer':
            return text_text `the answer is not what the API documents`;
        case 'status':
            return statusInWords(details.status ?? 0);
    }
}
function statusInWords(status) {
    if (status === 400)
        return text_text `the API refused the request`;
    if (status === 401)
        return text_text `the API does not accept the key`;
    if (status === 402)
        return text_text `the plan does not cover this, or its credits are used up`;
    if (status === 403)
        return text_text `the API does not allow this with this key or plan`;
    if (status === 404)
        return text_text `the API does not know this address`;
    if (status === 408)
        return text_text `the API gave up waiting for the request`;
    if (status === 429)
        return text_text `too many requests`;
    if (status === 503)
        return text_text `the API is not available`;
    if (status >= 500)
        return text_text `the API failed`;
    if (status >= 400)
        return text_text `the API refused the request`;
    return text_text `not the answer that means accepted, which is 202`;
}
function nextStep(details) {
    switch (details.code) {
        case 'no-connection':
            return text_text `check base-url, the network and the proxy settings`;
        case 'certificate':
            return text_text `check base-url; for a certificate authority of your own, set NODE_EXTRA_CA_CERTS`;
        case 'redirect':
            return text_text `set base-url to the address of the API itself`;
        case 'too-large':
        case 'unexpected-answer':
            return text_text `check base-url`;
        case 'timeout':
        case 'broken':
            return details.sent ? PERHAPS : text_text `check base-url, the network and the proxy settings`;
        case 'aborted':
            return null;
        case 'status':
            return nextStepAfterStatus(details);
    }
}
const PERHAPS = text_text `the request may have been accepted all the same: look at the console, or run the step again`;
function nextStepAfterStatus({ status, retryAfterMs }) {
    const when = retryAfterMs === null ? text_text `later` : text_text `in ${phraseOf(duration(retryAfterMs))}`;
    if (status === 400)
        return text_text `check container-tags`;
    if (status === 401)
        return text_text `check api-key: it must be a valid key of the organization`;
    if (status === 402)
        return text_text `check the plan and its credits`;
    if (status === 403)
        return text_text `check the plan, and that api-key is an organization key, not a scoped one`;
    if (status === 404)
        return text_text `check base-url (the self-hosted server has no connectors)`;
    if (status === 429)
        return text_text `about 500 requests a minute are allowed for a key: try again ${when}`;
    if (status === 503)
        return text_text `try again ${when}`;
    if (status === 408 || (status !== null && status >= 500)) {
        return retryAfterMs === null ? PERHAPS : text_text `${PERHAPS} ${when}`;
    }
    if (status !== null && status < 300) {
        return text_text `check base-url: a proxy or a sign-in page may have answered in the API's place`;
    }
    return null;
}
function redirectTarget({ location }) {
    if (location === null)
        return text_text `an unnamed place`;
    // A relative target stays on the same host; the base only serves to tell.
    const target = URL.canParse(location, 'relative:/') ? new URL(location, 'relative:/') : null;
    return target === null || target.host === '' ? text_text `another path of the same host` : text_text `${target.host}`;
}
function causeOf(failure) {
    const cause = rootCause(failure);
    const code = cause.code;
    const words = typeof code === 'string' ? CAUSES[code] : undefined;
    if (words !== undefined)
        return `${words} (${code})`;
    return cause.message === '' ? String(code ?? 'unknown reason') : cause.message;
}
const CAUSES = {
    ECONNREFUSED: 'connection refused',
    ENOTFOUND: 'host name not found',
    EAI_AGAIN: 'host name could not be looked up',
    EHOSTUNREACH: 'host unreachable',
    ENETUNREACH: 'network unreachable',
    ETIMEDOUT: 'connecting took too long',
    EPIPE: 'connection closed by the server',
    CERT_HAS_EXPIRED: 'it has expired',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
    SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends in an unknown authority',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is unknown',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is unknown',
    ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another host',
};
function rootCause(error) {
    let current = error;
    while (current.cause instanceof Error)
        current = current.cause;
    return current;
}
/** A text of ours as a phrase. */
function phraseOf(ours) {
    return [ours];
}

;// CONCATENATED MODULE: ./build/attribution.js
/** How long after a run that we joined a newer one may still begin, in milliseconds. */
const SETTLE_TIME = 30_000;
/**
 * Decides what a run is to a request: ours if it began at or after it; joined if it was going when we asked, and
 * then its result stands once no newer run has begun for SETTLE_TIME.
 */
function attribute(run, { since, now, seenEndedAt }) {
    if (run === null)
        return { state: 'none' };
    const ours = run.startedAt !== null && run.startedAt >= since;
    if (!hasEnded(run))
        return { state: 'going', run, joined: !ours };
    if (ours)
        return { state: 'ended', run, joined: false };
    const endedAt = run.completedAt ?? seenEndedAt;
    if (endedAt === null || endedAt < since)
        return { state: 'none' };
    const until = endedAt + SETTLE_TIME;
    return now >= until ? { state: 'ended', run, joined: true } : { state: 'settling', run, until };
}
function hasEnded(run) {
    return run.status === 'completed' || run.status === 'failed';
}
/** Of a connection's runs, the one that concerns a request: the first that began at or after it, else the newest. */
function relevantRun(runs, since) {
    const byStart = runs.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
    return byStart.find(run => (run.startedAt ?? 0) >= since) ?? byStart.at(-1) ?? null;
}
/** The record of a run among those of `sync-runs`. The list has no ids and may cut times to seconds. */
function recordOf(run, records) {
    const distance = (record) => record.startedAt === null || run.startedAt === null
        ? Number.POSITIVE_INFINITY
        : Math.abs(record.startedAt - run.startedAt);
    const nearest = records.toSorted((a, b) => distance(a) - distance(b))[0];
    if (nearest !== undefined && distance(nearest) < 1000)
        return nearest;
    return run.startedAt === null ? (records.find(hasEnded) ?? null) : null;
}

;// CONCATENATED MODULE: ./build/retry.js

/** A server that asks to wait longer than this is not waited for, in milliseconds. */
const LONGEST_RETRY_AFTER = 5 * 60_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;
const SURELY_NOT_ACCEPTED = new Set([429, 503]);
const PERHAPS_ACCEPTED = new Set([408, 500, 502, 504]);
/**
 * Whether a request that failed was accepted all the same, which decides whether it may be repeated:
 * - `surely-not`: repeating is safe
 * - `perhaps`: look before repeating
 * - `refused`: it was not, and a repeat would fare no better
 */
function acceptanceOf({ details }) {
    switch (details.code) {
        case 'no-connection':
            return 'surely-not';
        case 'timeout':
            return details.sent ? 'perhaps' : 'surely-not';
        case 'broken':
            return 'perhaps';
        case 'status':
            if (SURELY_NOT_ACCEPTED.has(details.status ?? 0))
                return 'surely-not';
            return PERHAPS_ACCEPTED.has(details.status ?? 0) ? 'perhaps' : 'refused';
        default:
            return 'refused';
    }
}
/**
 * The pause before repeat number `repeat` (from 1), in milliseconds; null where it must not be repeated any more.
 * What the server asks for is kept to; else 0.5 s, doubling up to 8 s, less up to a quarter of it at random.
 */
function pauseBefore(repeat, failure, policy) {
    if (repeat > policy.maxRetries)
        return null;
    const asked = failure.details.retryAfterMs;
    if (asked !== null)
        return asked > LONGEST_RETRY_AFTER ? null : asked;
    return Math.min(FIRST_PAUSE * 2 ** (repeat - 1), LONGEST_PAUSE) * (1 - policy.random() / 4);
}
/**
 * Repeats a request that changes nothing, as the API's failures and the policy allow. `onRepeat` hears of each
 * repeat before its pause. Throws the last failure. `until`: no pause reaches past this moment of the clock.
 */
async function repeatRead(attempt, policy, { onRepeat = () => { }, until = Number.POSITIVE_INFINITY } = {}) {
    for (let repeat = 1;; repeat++) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof ApiFailure) || acceptanceOf(error) === 'refused')
                throw error;
            const pause = pauseBefore(repeat, error, policy);
            if (pause === null || policy.clock.now() + pause >= until)
                throw error;
            onRepeat(error, pause, repeat);
            await policy.clock.sleep(pause, policy.signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/run-details.js



/**
 * Fetches the counts of an ended run and, where items failed, their codes: two requests at most when nothing goes
 * wrong. Both are best effort, so this never fails: what cannot be had stays null.
 * @param until by the runner's clock: no repeat begins after it
 */
async function fetchRunDetails(connectionId, run, api, policy, until) {
    const records = await orNull(repeatRead(() => api.syncRuns(connectionId), policy, { until }), policy.signal);
    const record = recordOf(run, records?.value ?? []);
    const detailed = record === null ? run : merged(run, record);
    if (detailed.id === null || (detailed.itemsFailed ?? 0) === 0)
        return { run: detailed, failures: [] };
    const runId = detailed.id;
    const failures = await orNull(repeatRead(() => api.failures(connectionId, runId), policy, { until }), policy.signal);
    return { run: detailed, failures: failures?.value ?? [] };
}
// The list knows the error code, `sync-runs` the id and the counts. Where they disagree on the outcome, it failed.
function merged(listed, record) {
    const failed = hasEnded(record) && record.status === 'failed';
    return {
        id: record.id,
        status: failed ? 'failed' : listed.status,
        startedAt: listed.startedAt ?? record.startedAt,
        completedAt: listed.completedAt ?? record.completedAt,
        itemsProcessed: record.itemsProcessed,
        itemsFailed: record.itemsFailed,
        errorCode: listed.errorCode,
        error: listed.error ?? record.error,
    };
}
/** Null where the API gave no answer, the step being cancelled included. */
async function orNull(request, signal) {
    try {
        return await request;
    }
    catch (error) {
        if (error instanceof ApiFailure || signal.aborted)
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/server-time.js
/**
 * The server's time at a moment of the runner's clock: never later than it really was, and earlier by at most the
 * answer's travelling time plus the second that `Date` is cut to. Without a `Date`, the runner's own time.
 */
function serverTime(moment, sample) {
    return sample.date === null ? moment : sample.date - (sample.answeredAt - moment);
}

;// CONCATENATED MODULE: ./build/observe.js




/** A connection without a run so long after the request was accepted is not waited for, in milliseconds. */
const NOT_STARTED_AFTER = 5 * 60_000;
const FIRST_LOOK_AFTER = 1000;
const SHORTEST_PAUSE = 2000;
/** Pauses grow with what has passed: a sync that takes twice as long is looked at half as often. */
const PAUSE_PER_ELAPSED = 0.25;
const REPORT_EVERY = 60_000;
/** How many connections that the list says nothing about are asked for at one look. */
const PROBES_PER_LOOK = 25;
/** A connection that is missing from so many looks in a row has been removed. */
const LOOKS_UNTIL_GONE = 2;
const ENDS_THE_WAIT = new Set([401, 402, 403, 404]);
/** The pause until the next look, in milliseconds. */
function pauseUntilNextLook(elapsedMs, pollIntervalMs) {
    return Math.min(pollIntervalMs, Math.max(SHORTEST_PAUSE, elapsedMs * PAUSE_PER_ELAPSED));
}
/**
 * Makes an observer that all providers share, so that one list request serves every look: it looks while there is
 * something to look for, and sleeps else. Observing never throws for what the network or the API does.
 */
function createObserver(options) {
    const { api, policy, onEvent } = options;
    const { clock, signal } = policy;
    const open = new Set();
    let wake = () => { };
    let looking = false;
    return acceptance => new Promise((resolve, reject) => {
        open.add({
            acceptance,
            deadline: acceptance.acceptedAt + options.waitTimeoutMs,
            nextLookAt: acceptance.acceptedAt + Math.min(FIRST_LOOK_AFTER, options.waitTimeoutMs),
            followed: null,
            lastFailure: null,
            resolve,
            reject,
        });
        wake();
        if (!looking)
            void lookWhileOpen();
    });
    async function lookWhileOpen() {
        looking = true;
        const reporting = new AbortController();
        const reports = reportEveryMinute(reporting.signal);
        try {
            while (open.size > 0) {
                const due = Math.min(...[...open].map(watch => watch.nextLookAt));
                if (clock.now() < due)
                    await pauseUnlessWoken(due - clock.now());
                else
                    await look([...open]);
            }
        }
        catch (error) {
            for (const watch of open) {
                if (signal.aborted)
                    close(watch, 'cancelled');
                else
                    watch.reject(error);
            }
            open.clear();
        }
        finally {
            looking = false;
            reporting.abort();
            await reports;
        }
    }
    async function pauseUnlessWoken(ms) {
        const woken = new AbortController();
        wake = () => woken.abort();
        try {
            await clock.sleep(ms, AbortSignal.any([signal, woken.signal]));
        }
        catch (error) {
            if (signal.aborted)
                throw error;
        }
    }
    async function look(watches) {
        try {
            const answer = await api.list();
            const probed = await probe(watches, answer.value);
            for (const watch of watches) {
                watch.lastFailure = null;
                await update(watch, answer, probed);
            }
        }
        catch (error) {
            if (!(error instanceof ApiFailure) || signal.aborted)
                throw error;
            reportFailedLook(watches, error);
        }
        for (const watch of watches)
            if (open.has(watch))
                continueOrClose(watch);
    }
    function reportFailedLook(watches, failure) {
        onEvent({ type: 'look-failed', failure });
        for (const watch of watches) {
            watch.lastFailure = failure;
            if (ENDS_THE_WAIT.has(failure.details.status ?? 0))
                close(watch, 'refused');
        }
    }
    /** Asks for the runs of connections that the list says nothing about, a few at a time, those longest unasked first. */
    async function probe(watches, listed) {
        const silent = new Set(listed.filter(({ lastSyncRun }) => lastSyncRun === null).map(({ id }) => id));
        const candidates = watches.flatMap(watch => connectionsOf(watch, listed)
            .filter(followed => followed.outcome === null && silent.has(followed.id))
            .map(followed => ({ followed, since: watch.acceptance.since })));
        candidates.sort((a, b) => a.followed.lastProbedAt - b.followed.lastProbedAt);
        const answers = candidates.slice(0, PROBES_PER_LOOK).map(async ({ followed, since }) => {
            followed.lastProbedAt = clock.now();
            const runs = await orNull(api.syncRuns(followed.id), signal);
            return [followed.id, relevantRun(runs?.value ?? [], since)];
        });
        return new Map(await Promise.all(answers));
    }
    /** The connections of a watch, made from the first list that came: later ones were not asked to sync. */
    function connectionsOf(watch, listed) {
        watch.followed ??= new Map(listed
            .filter(({ provider }) => provider === watch.acceptance.provider)
            .map(({ id }) => [
            id,
            {
                id,
                attribution: { state: 'none' },
                seenEndedAt: null,
                missedLooks: 0,
                lastProbedAt: Number.NEGATIVE_INFINITY,
                outcome: null,
            },
        ]));
        return [...watch.followed.values()];
    }
    async function update(watch, answer, probed) {
        const listed = new Map(answer.value.map(connection => [connection.id, connection]));
        const now = serverTime(answer.answeredAt, answer);
        for (const followed of connectionsOf(watch, answer.value)) {
            if (followed.outcome !== null)
                continue;
            const connection = listed.get(followed.id);
            if (connection === undefined) {
                followed.missedLooks++;
                if (followed.missedLooks >= LOOKS_UNTIL_GONE)
                    conclude(watch, followed, 'failed', { gone: true });
                continue;
            }
            followed.missedLooks = 0;
            const run = connection.lastSyncRun ?? probed.get(followed.id);
            if (run !== undefined)
                await advance(watch, followed, run, now);
        }
    }
    /** Takes in what a look shows of a connection's last run. */
    async function advance(watch, followed, seen, now) {
        const { since } = watch.acceptance;
        const before = followed.attribution;
        const run = await overtaken(followed, seen);
        if (run !== null && hasEnded(run) && before.state === 'going')
            followed.seenEndedAt ??= now;
        const after = attribute(run, { since, now, seenEndedAt: followed.seenEndedAt });
        const connection = { provider: watch.acceptance.provider, id: followed.id };
        followed.attribution = after;
        if (after.state === 'going' && !(before.state === 'going' && sameRun(before.run, after.run))) {
            onEvent({ type: 'run-going', connection, joined: after.joined });
        }
        if (after.state === 'settling' && before.state !== 'settling') {
            onEvent({ type: 'run-ended', connection, run: after.run, joined: true, settling: true });
        }
        if (after.state === 'ended') {
            onEvent({ type: 'run-ended', connection, run: after.run, joined: after.joined, settling: false });
            followed.outcome = withDetails(watch, followed, after);
        }
    }
    /**
     * The list shows a connection's last run only. If one of ours was going and the list now shows a newer one, ours
     * has ended: its result is what counts, where it can be had.
     */
    async function overtaken(followed, seen) {
        const before = followed.attribution;
        if (before.state !== 'going' || before.joined || seen === null || sameRun(before.run, seen))
            return seen;
        const runs = await orNull(api.syncRuns(followed.id), signal);
        const record = recordOf(before.run, runs?.value ?? []);
        return record !== null && hasEnded(record) ? record : seen;
    }
    async function withDetails(watch, { id }, { run, joined }) {
        // The wait may last for its time and one request more: details that take longer are done without.
        const until = watch.deadline + options.requestTimeoutMs;
        const over = new AbortController();
        const details = fetchRunDetails(id, run, api, policy, until);
        const tooLate = clock
            .sleep(Math.max(0, until - clock.now()), AbortSignal.any([signal, over.signal]))
            .catch(() => { })
            .then(() => ({ run, failures: [] }));
        const known = await Promise.race([details, tooLate]);
        over.abort();
        return { id, status: statusOf(known.run), joined, gone: false, ...known };
    }
    function conclude(watch, followed, status, { gone = false } = {}) {
        const { attribution } = followed;
        const run = attribution.state === 'none' ? null : attribution.run;
        const joined = attribution.state === 'settling' || (attribution.state === 'going' && attribution.joined);
        followed.outcome = Promise.resolve({ id: followed.id, status, run, joined, failures: [], gone });
        const connection = { provider: watch.acceptance.provider, id: followed.id };
        if (gone)
            onEvent({ type: 'connection-gone', connection });
        else if (status === 'not-started')
            onEvent({ type: 'no-run', connection });
    }
    /** After a look: ends what has waited long enough, closes a watch with nothing left to look for, or sets its next look. */
    function continueOrClose(watch) {
        const now = clock.now();
        const { acceptedAt } = watch.acceptance;
        if (watch.followed !== null && now - acceptedAt >= NOT_STARTED_AFTER) {
            for (const followed of undecided(watch)) {
                if (followed.attribution.state === 'none')
                    conclude(watch, followed, 'not-started');
            }
        }
        if (watch.followed !== null && undecided(watch).length === 0)
            close(watch, 'ended');
        else if (now >= watch.deadline)
            close(watch, 'timed-out');
        else
            watch.nextLookAt = Math.min(nextLook(watch, now), watch.deadline);
    }
    function nextLook(watch, now) {
        const { acceptedAt } = watch.acceptance;
        const pause = pauseUntilNextLook(now - acceptedAt, options.pollIntervalMs);
        const moments = [now + Math.max(pause, watch.lastFailure?.details.retryAfterMs ?? 0)];
        if (watch.lastFailure === null) {
            moments.push(...undecided(watch).flatMap(({ attribution }) => settledAt(watch, attribution)));
            if (undecided(watch).some(({ attribution }) => attribution.state === 'none')) {
                moments.push(acceptedAt + NOT_STARTED_AFTER);
            }
        }
        return Math.min(...moments);
    }
    /** When, by the runner's clock, a look can tell that no newer run began; the server's `Date` is cut to seconds. */
    function settledAt({ acceptance }, attribution) {
        if (attribution.state !== 'settling')
            return [];
        const serverAhead = acceptance.since - acceptance.sinceByRunner;
        return [Math.max(attribution.until - serverAhead + 1000, clock.now() + FIRST_LOOK_AFTER)];
    }
    function close(watch, end) {
        open.delete(watch);
        for (const followed of undecided(watch))
            conclude(watch, followed, statusAt(end, followed.attribution));
        const outcomes = [...(watch.followed?.values() ?? [])].flatMap(({ outcome }) => outcome ?? []);
        Promise.all(outcomes).then(connections => {
            watch.resolve({
                end,
                connections: watch.followed === null ? null : connections,
                failure: watch.lastFailure,
            });
        }, watch.reject);
    }
    async function reportEveryMinute(until) {
        const stop = AbortSignal.any([signal, until]);
        while (!stop.aborted) {
            await clock.sleep(REPORT_EVERY, stop).catch(() => { });
            if (stop.aborted)
                return;
            const watches = [...open];
            const accepted = Math.min(...watches.map(({ acceptance }) => acceptance.acceptedAt));
            onEvent({
                type: 'still-waiting',
                elapsedMs: clock.now() - accepted,
                open: watches.reduce((sum, watch) => sum + undecided(watch).length, 0),
                unseen: watches.filter(watch => watch.followed === null).map(watch => watch.acceptance.provider),
            });
        }
    }
}
function undecided(watch) {
    return [...(watch.followed?.values() ?? [])].filter(({ outcome }) => outcome === null);
}
function sameRun(one, other) {
    return one.startedAt === other.startedAt;
}
function statusOf(run) {
    if (run.status !== 'completed')
        return 'failed';
    return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed';
}
/** The status of a connection whose watch ends before its run did. */
function statusAt(end, { state }) {
    if (end === 'cancelled')
        return 'cancelled';
    if (end === 'refused')
        return 'failed';
    // A run that we joined has ended, but whether one of ours follows is not known: that would be looking away.
    return state === 'going' ? 'timed-out' : 'not-started';
}

;// CONCATENATED MODULE: ./build/outcome-text.js




/** How many connections a message about a provider goes into. */
const CONNECTIONS_IN_MESSAGE = 5;
/** What became of a provider, in a sentence or two that begin with its name. */
function outcomeText(outcome, context) {
    return text_text `${providerName(outcome.provider)}: ${outcomeOf(outcome, context)}`;
}
/** The same without the name. */
function outcomeOf(outcome, context) {
    const { acceptance, observed, failure } = outcome;
    if (acceptance === null) {
        return failure === null
            ? text_text `cancelled before the API had accepted; if the request got through, the sync goes on at Supermemory`
            : text_text `asking for a sync failed: ${failureText(failure, context.requestTimeoutMs)}`;
    }
    if (observed === null)
        return acceptedText(acceptance.how);
    if (observed.end === 'refused' && failure !== null) {
        return text_text `accepted, but watching the sync failed: ${failureText(failure, context.requestTimeoutMs)}`;
    }
    if (observed.connections === null)
        return unseenText(outcome, context);
    if (observed.connections.length === 0) {
        return text_text `accepted, but no connection has these container tags, so nothing will sync: connect it in the Supermemory console, or check container-tags`;
    }
    return connectionsText(outcome.provider, observed.connections, context);
}
function acceptedText(how) {
    if (how === 'already-running')
        return text_text `accepted: a sync of it is already running`;
    if (how === 'seen-running')
        return text_text `accepted: no answer came, but a sync has begun`;
    return text_text `accepted`;
}
function unseenText({ failure, observed }, context) {
    if (observed?.end === 'cancelled')
        return text_text `accepted, then cancelled: the sync goes on at Supermemory`;
    const why = failure === null ? text_text `` : text_text `: ${failureText(failure, context.requestTimeoutMs)}`;
    return text_text `accepted, but in ${[duration(context.waitTimeoutMs)]} no look at its connections succeeded${why}`;
}
function connectionsText(provider, connections, context) {
    const troubled = connections.filter(({ status }) => status !== 'completed');
    const known = connections.filter(({ run }) => run?.itemsProcessed != null);
    const items = known.reduce((sum, { run }) => sum + (run?.itemsProcessed ?? 0), 0);
    if (troubled.length === 0) {
        const counts = known.length === 0 ? text_text `` : text_text `, ${count(items, 'item')}`;
        return text_text `completed, ${count(connections.length, 'connection')}${counts}`;
    }
    const each = troubled
        .slice(0, CONNECTIONS_IN_MESSAGE)
        .map(connection => text_text `${connection.id} ${connectionText(provider, connection, context)}`);
    const rest = troubled.length - each.length;
    return text_text `${troubled.length} of ${count(connections.length, 'connection')} need${[troubled.length === 1 ? 's' : '']} attention: ${join(each, '; ')}${rest > 0 ? text_text `; and ${rest} more` : text_text ``}`;
}
/** What became of a connection, and what to do about it. */
function connectionText(provider, connection, context) {
    const { status, run, joined, gone } = connection;
    const advice = adviceOn(provider, connection);
    const sentence = () => {
        if (gone)
            return text_text `was removed while it was waited for`;
        switch (status) {
            case 'completed':
                return text_text `completed${joined ? JOINED : text_text ``}`;
            case 'completed-with-failures':
                return text_text `completed, but ${count(run?.itemsFailed ?? 0, 'item')} failed${codesText(connection)}${joined ? JOINED : text_text ``}`;
            case 'failed':
                return run === null || (run.status !== 'failed' && run.errorCode === null)
                    ? text_text `could not be followed to its end`
                    : text_text `failed${reasonOf(run)}${joined ? JOINED : text_text ``}`;
            case 'timed-out':
                return text_text `was still going after ${[duration(context.waitTimeoutMs)]}`;
            case 'not-started':
                return run === null
                    ? text_text `did not begin within ${[duration(Math.min(NOT_STARTED_AFTER, context.waitTimeoutMs))]}`
                    : text_text `ended a sync that was going before the request, and none has begun since`;
            default:
                return text_text `was not waited for to its end: the step was cancelled, the sync goes on at Supermemory`;
        }
    };
    return advice === null ? sentence() : text_text `${sentence()}: ${advice}`;
}
const JOINED = text_text ` (joined a sync already in progress)`;
function reasonOf({ errorCode, error }) {
    if (errorCode === null && error === null)
        return text_text ``;
    if (errorCode === null)
        return text_text ` (“${error ?? ''}”)`;
    return error === null || error === errorCode ? text_text ` (${errorCode})` : text_text ` (${errorCode}, “${error}”)`;
}
function codesText({ failures }) {
    const codes = failureCodes(failures.map(({ code }) => code));
    return codes.length === 0
        ? text_text ``
        : text_text ` (${join(codes.slice(0, 5).map(([code, times]) => text_text `${times} × ${code}`), ', ')})`;
}
/** How often each code occurs, the most frequent first. */
function failureCodes(codes) {
    const counts = new Map();
    for (const code of codes)
        counts.set(code ?? 'unknown', (counts.get(code ?? 'unknown') ?? 0) + 1);
    return [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
}
/** What to do about each `errorCode` of a failed run. */
const ERROR_ADVICE = {
    auth_expired: text_text `reconnect it in the Supermemory console, its login has expired`,
    plan_required: text_text `upgrade the plan, this one does not include the connector`,
    rate_limited: text_text `try again later, the provider limits how often it may be asked`,
    provider_unavailable: text_text `try again later, the provider could not be reached`,
    internal: text_text `try again later, and ask Supermemory's support if it stays`,
};
function adviceOn(provider, { status, run, gone }) {
    if (gone)
        return null;
    if (status === 'failed' && run?.errorCode != null) {
        return Object.hasOwn(ERROR_ADVICE, run.errorCode) ? (ERROR_ADVICE[run.errorCode] ?? null) : null;
    }
    if (status === 'not-started' && run === null) {
        return provider === 'google-drive'
            ? text_text `a Google Drive connection whose folder selection was never saved is skipped, so choose its folders in the Supermemory console`
            : text_text `check the connection in the Supermemory console`;
    }
    if (status === 'timed-out')
        return text_text `raise wait-timeout-minutes, the sync goes on at Supermemory`;
    return null;
}
/** Words for a status where there is only the status to show. */
const STATUS_MARKS = {
    cancelled: '🚫 cancelled',
    failed: '❌ failed',
    'timed-out': '⌛ timed out',
    'not-started': '⏸️ not started',
    'no-connections': '❓ no connections',
    'completed-with-failures': '⚠️ completed with failures',
    completed: '✅ completed',
    accepted: '📨 accepted',
};
function count(number, noun) {
    return [`${number} ${noun}${number === 1 ? '' : 's'}`];
}

;// CONCATENATED MODULE: ./build/progress-text.js




/** A line of the log for an event. Times in milliseconds. */
function progressText(event, { maxRetries, requestTimeoutMs }) {
    switch (event.type) {
        case 'accepted':
            return text_text `${providerName(event.provider)}: ${HOW_ACCEPTED[event.how]}`;
        case 'repeat':
            return text_text `${event.provider === null ? text_text `connections` : providerName(event.provider)}: ${failureInBrief(event.failure, requestTimeoutMs)}${event.failure.details.said === null ? text_text `` : text_text `, the API said “${event.failure.details.said}”`}; trying again in ${[duration(event.pauseMs)]} (repeat ${event.repeat} of ${maxRetries})`;
        case 'run-going':
            return text_text `${named(event.connection)}: ${event.joined ? text_text `joining the sync already in progress` : text_text `sync running`}`;
        case 'run-ended':
            return text_text `${named(event.connection)}: sync ${runText(event.run)}${event.settling
                ? text_text `, but it was already going when asked; looking 30 s longer for a newer one`
                : event.joined
                    ? text_text ` (joined a sync already in progress)`
                    : text_text ``}`;
        case 'connection-gone':
            return text_text `${named(event.connection)}: removed while waiting`;
        case 'no-run':
            return text_text `${named(event.connection)}: no sync has begun`;
        case 'look-failed':
            return text_text `looking at the connections failed (${failureInBrief(event.failure, requestTimeoutMs)}); still waiting`;
        case 'still-waiting':
            return text_text `${[duration(event.elapsedMs)]}: still waiting for ${waitingFor(event)}`;
    }
}
const HOW_ACCEPTED = {
    answer: text_text `accepted`,
    'already-running': text_text `accepted, a sync of it is already running`,
    'seen-running': text_text `accepted, no answer came, but a sync has begun`,
};
function named({ provider, id }) {
    return text_text `${providerName(provider)} ${id}`;
}
function runText({ status, errorCode, startedAt, completedAt }) {
    const took = startedAt === null || completedAt === null ? text_text `` : text_text ` after ${[duration(completedAt - startedAt)]}`;
    return text_text `${[status]}${took}${errorCode === null ? text_text `` : text_text ` (${errorCode})`}`;
}
function waitingFor({ open, unseen }) {
    const parts = [
        ...(open > 0 ? [count(open, 'connection')] : []),
        ...(unseen.length > 0 ? [text_text `the connections of ${join(unseen.map(providerName), ', ')}`] : []),
    ];
    return join(parts, ' and ');
}

;// CONCATENATED MODULE: ./build/redact.js
/** Below this length a text that merely looks like the key, spaced out or encoded, is more likely not the key. */
const SHORTEST_KEY_WITH_DISGUISES = 8;
// Two things stand between the characters of a key that was split: white space or invisible characters, and
// their escapes where the text is itself a piece of JSON.
const SPLIT = String.raw `(?:[\s\p{Cc}\p{Cf}]|\\[nrt]|\\u00[01][0-9a-fA-F])*`;
// Bounded on both sides, so that a long text without an address costs no more than linear time.
const EMAIL = /[^\s@<>()[\]{}"'`,;:|=\\]{1,64}(?:@|%40|&#64;|&commat;)[\p{L}\p{N}][\p{L}\p{N}.-]{0,250}\.\p{L}{2,24}/giu;
/**
 * Makes the function that every text goes through on its way to the log, an annotation, the summary or an
 * output. It removes e-mail addresses and the API key, the key also when it is percent-encoded, escaped,
 * in base64 (at any alignment, so inside of `Bearer KEY` too) or split over lines. The runner's own mask
 * hides exact matches only.
 */
function createRedactor(apiKey) {
    const key = apiKey === '' ? undefined : new RegExp(disguises(apiKey).join('|'), 'gu');
    return text => {
        const withoutKey = key ? text.replace(key, '***') : text;
        return withoutKey.replace(EMAIL, '***@***');
    };
}
function disguises(key) {
    const characters = [...key];
    if (characters.length < SHORTEST_KEY_WITH_DISGUISES)
        return [characters.map(anyNotation).join('')];
    return [
        characters.map(anyNotation).join(SPLIT),
        ...base64Cores(key).map(core => [...core].map(base64Notation).join(SPLIT)),
    ];
}
/** A character of the key as itself, percent-encoded (once or more), as a JSON escape or as an HTML entity. */
function anyNotation(character) {
    const bytes = [...Buffer.from(character)].map(byte => `%(?:25)*${hex(byte, 2)}`).join('');
    const point = character.codePointAt(0) ?? 0;
    return `(?:${literal(character)}|${bytes}|\\\\u${hex(point, 4)}|&#0*${point};|&#[xX]0*${hex(point, 1)};)`;
}
function base64Notation(character) {
    if (character === '+')
        return String.raw `(?:[+\-]|%(?:25)*2[bB])`;
    if (character === '/')
        return String.raw `(?:[/_]|%(?:25)*2[fF]|\\/)`;
    return character;
}
/**
 * Base64 writes three bytes as four characters, so a key reads in three ways, by where it stands in the
 * encoded text. Of each, the part that does not depend on the neighbours.
 */
function base64Cores(key) {
    return [0, 1, 2].map(offset => {
        const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key)]);
        const first = Math.ceil((offset * 8) / 6);
        const end = Math.floor((bytes.length * 8) / 6);
        return bytes.toString('base64').slice(first, end);
    });
}
function hex(value, digits) {
    return value
        .toString(16)
        .padStart(digits, '0')
        .replace(/[a-f]/g, digit => `[${digit}${digit.toUpperCase()}]`);
}
function literal(character) {
    return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: ./build/outputs.js


/** The most that `results` may take, in bytes: a job's outputs may take 1 MiB together. */
const LARGEST_RESULTS = 512 * 1024;
/** The outputs by name. */
function outputsOf(outcome, context, redact) {
    const connections = outcome.providers.flatMap(({ observed }) => observed?.connections ?? []);
    return {
        status: outcome.status,
        'items-processed': sum(connections.map(({ run }) => run?.itemsProcessed ?? null)),
        'items-failed': sum(connections.map(({ run }) => run?.itemsFailed ?? null)),
        results: resultsOf(outcome, context, redact),
    };
}
/** The sum of the counts that are known; empty when none is. */
function sum(counts) {
    const known = counts.filter(number => number !== null);
    return known.length === 0 ? '' : String(known.reduce((total, number) => total + number, 0));
}
function resultsOf({ providers }, context, redact) {
    const shown = (value) => (value === null ? null : plain(text_text `${value}`, redact));
    // Every provider has its place first, so that it is connections which are dropped.
    const results = providers.map(outcome => ({
        provider: plain(providerName(outcome.provider), redact),
        status: outcome.status,
        message: plain(outcomeText(outcome, context), redact),
        connections: [],
        truncated: undefined,
    }));
    // `"truncated":true,` for each, and the brackets.
    let left = LARGEST_RESULTS - bytes(results) - results.length * 20;
    for (const [index, { observed }] of providers.entries()) {
        const result = results[index];
        for (const connection of observed?.connections ?? []) {
            const entry = outputs_connectionOf(connection, shown);
            const size = bytes(entry) + 1;
            if (result === undefined || result.truncated)
                break;
            if (size > left)
                result.truncated = true;
            else {
                left -= size;
                result.connections.push(entry);
            }
        }
    }
    return JSON.stringify(results);
}
function outputs_connectionOf({ id, status, run, failures }, shown) {
    return {
        id: shown(id),
        status,
        runId: shown(run?.id ?? null),
        startedAt: isoTime(run?.startedAt),
        completedAt: isoTime(run?.completedAt),
        itemsProcessed: run?.itemsProcessed ?? null,
        itemsFailed: run?.itemsFailed ?? null,
        errorCode: shown(run?.errorCode ?? null),
        error: shown(run?.error ?? null),
        failures: failures.map(({ documentId, code }) => ({ documentId: shown(documentId), code: shown(code) })),
    };
}
function isoTime(time) {
    return time == null ? null : new Date(time).toISOString();
}
function bytes(value) {
    return Buffer.byteLength(JSON.stringify(value));
}

;// CONCATENATED MODULE: ./build/status.js
/** Worst first: the status of several is the first of theirs in this list. */
const STATUSES = [
    'cancelled',
    'failed',
    'timed-out',
    'not-started',
    'no-connections',
    'completed-with-failures',
    'completed',
    'accepted',
];
/** The worst of the statuses; undefined if there are none. */
function worst(statuses) {
    return STATUSES.find(status => statuses.includes(status));
}
/** Whether a step with this status fails. */
function fails(status, failOnItemFailures) {
    if (status === 'completed-with-failures')
        return failOnItemFailures;
    return status !== 'completed' && status !== 'accepted';
}

;// CONCATENATED MODULE: ./build/summary.js




const MOST_ROWS = 200;
const MOST_CODES = 50;
const MOST_BARS = 60;
/** The job summary, in GitHub's Markdown: far below its limit of 1 MiB, as every part of it is bounded. */
function summaryOf(outcome, context, redact) {
    const shown = (phrase) => markdown(phrase, redact);
    const rows = rowsOf(outcome, context);
    const parts = [
        `## Supermemory sync: ${STATUS_MARKS[outcome.status]}`,
        ...(outcome.failure === null ? [] : [shown(failureText(outcome.failure, context.requestTimeoutMs))]),
        ...(outcome.failure === null && rows.length === 0
            ? [shown(NOTHING_ASKED[outcome.status] ?? text_text ``)]
            : []),
        ...(rows.length === 0 ? [] : [table(rows, shown)]),
        ...failureCodesPart(rows, shown),
        ...ganttPart(rows, redact),
    ];
    return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}
const NOTHING_ASKED = {
    'no-connections': text_text `No connection has these container tags, so nothing was asked to sync.`,
    cancelled: text_text `Cancelled before anything was asked to sync.`,
};
/** The job summary when the inputs are wrong. */
function inputSummary(problems, redact) {
    const list = problems.map(problem => `- ${markdown(problem, redact)}`).join('\n');
    return `## Supermemory sync: ${STATUS_MARKS.failed}\n\nNothing was sent, as the inputs need a correction:\n\n${list}\n`;
}
function rowsOf({ providers }, context) {
    return providers.flatMap((outcome) => {
        const { provider, status, observed } = outcome;
        const connections = observed?.connections ?? [];
        if (connections.length === 0) {
            return [{ provider, connection: null, status, details: outcomeOf(outcome, context) }];
        }
        return connections.map(connection => ({
            provider,
            connection,
            status: connection.status,
            details: connectionText(provider, connection, context),
        }));
    });
}
function table(rows, shown) {
    const waited = rows.some(({ connection }) => connection !== null);
    const columns = waited
        ? ['Provider', 'Connection', 'Status', 'Items', 'Failed', 'Took', 'Details']
        : ['Provider', 'Status', 'Details'];
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const body = rows.slice(0, MOST_ROWS).map(({ provider, connection, status, details }) => {
        const run = connection?.run ?? null;
        const middle = waited
            ? [
                connection === null ? '' : shown(text_text `${connection.id}`),
                STATUS_MARKS[status],
                String(run?.itemsProcessed ?? ''),
                String(run?.itemsFailed ?? ''),
                tookText(run),
            ]
            : [STATUS_MARKS[status]];
        return line([shown(providerName(provider)), ...middle, shown(details)]);
    });
    const rest = rows.length - body.length;
    return [
        line(columns),
        line(columns.map(column => (column === 'Items' || column === 'Failed' ? '--:' : '---'))),
        ...body,
        ...(rest > 0
            ? ['', `… and ${shown(count(rest, 'more row'))}, not shown. The output \`results\` has more.`]
            : []),
    ].join('\n');
}
function tookText(run) {
    return run?.startedAt == null || run.completedAt === null ? '' : duration(run.completedAt - run.startedAt);
}
function failureCodesPart(rows, shown) {
    const codes = failureCodes(rows.flatMap(({ connection }) => connection?.failures.map(({ code }) => code) ?? []));
    if (codes.length === 0)
        return [];
    const lines = codes.slice(0, MOST_CODES).map(([code, times]) => `| ${shown(text_text `${code}`)} | ${times} |`);
    return [
        [
            '### Failed items, by code',
            '',
            '| Code | Items |',
            '| --- | --: |',
            ...lines,
            ...(codes.length > MOST_CODES
                ? ['', `… and ${shown(count(codes.length - MOST_CODES, 'more code'))}.`]
                : []),
        ].join('\n'),
    ];
}
/** A Mermaid chart of when the runs began and ended, where there are two or more to compare. */
function ganttPart(rows, redact) {
    const bars = rows.flatMap(({ provider, connection, status }) => {
        const run = connection?.run;
        if (connection == null || run?.startedAt == null || run.completedAt === null)
            return [];
        const start = run.startedAt;
        return [{ provider, id: connection.id, status, start, end: Math.max(run.completedAt, start + 1) }];
    });
    if (bars.length < 2)
        return [];
    const lines = bars.slice(0, MOST_BARS).map(({ provider, id, status, start, end }, index) => {
        const mood = status === 'completed' ? 'done' : status === 'failed' ? 'crit' : 'active';
        const section = bars[index - 1]?.provider === provider ? [] : [`  section ${label(provider, redact)}`];
        return [...section, `  ${label(id, redact)} :${mood}, ${start}, ${end}`].join('\n');
    });
    const chart = ['gantt', '  dateFormat x', '  axisFormat %H:%M:%S', ...lines];
    return [['### When the syncs ran', '', '```mermaid', ...chart, '```'].join('\n')];
}
// Mermaid has no escapes in a gantt chart: what could mean something to it is left out.
function label(name, redact) {
    return (redact(name)
        .replace(/[^A-Za-z0-9_.-]/g, '_')
        .slice(0, 40) || '_');
}

;// CONCATENATED MODULE: ./build/report.js








/** GitHub keeps this many annotations of a kind for a step. */
const MOST_ANNOTATIONS = 10;
/** Tells people, through the runner. The only module besides the entry that knows @actions/core. */
function createReporter(redact, env) {
    const shown = (phrase) => plain(phrase, redact);
    const earlyWarnings = [];
    return {
        log: line => info(notACommand(shown(line))),
        debug: line => core_debug(shown(line)),
        warn: warnings => {
            earlyWarnings.push(...warnings);
        },
        outcome: (outcome, context) => {
            const { providers } = outcome;
            const failed = providers.filter(({ status }) => fails(status, context.failOnItemFailures));
            const flawed = providers.filter(provider => provider.status === 'completed-with-failures' && !failed.includes(provider));
            for (const provider of providers) {
                if (provider.observed !== null && !failed.includes(provider) && !flawed.includes(provider)) {
                    info(notACommand(shown(outcomeText(provider, context))));
                }
            }
            annotate('error', [
                ...failed.map(provider => outcomeText(provider, context)),
                ...(failed.length === 0 ? overallErrors(outcome, context) : []),
            ]);
            annotate('warning', [...earlyWarnings, ...flawed.map(provider => outcomeText(provider, context))]);
            annotate('notice', providers
                .filter(({ acceptance }) => acceptance?.how === 'already-running')
                .map(({ provider }) => text_text `${providerName(provider)}: a sync of it is already running, which counts as accepted`));
            write(outputsOf(outcome, context, redact), summaryOf(outcome, context, redact));
            return !fails(outcome.status, context.failOnItemFailures);
        },
        badInput: problems => {
            annotate('error', problems);
            write({ ...NO_OUTCOME, status: 'failed' }, inputSummary(problems, redact));
        },
        crash: error => {
            const problem = text_text `This is a fault of the action itself, please report it: ${String(error)}`;
            annotate('error', [problem]);
            if (error instanceof Error)
                core_debug(shown(text_text `${error.stack ?? ''}`));
            write({ ...NO_OUTCOME, status: 'failed' }, inputSummary([problem], redact));
        },
    };
    function annotate(level, phrases) {
        const lines = phrases.length <= MOST_ANNOTATIONS ? phrases : summedUp(phrases);
        for (const line of lines)
            ANNOTATE[level](shown(line), { title: 'Supermemory sync' });
    }
    /** Where the runner gave no file, or one that cannot be written, the step does without. */
    function write(outputs, summary) {
        if (hasFile('GITHUB_OUTPUT')) {
            for (const [name, value] of Object.entries(outputs))
                attempt(() => setOutput(name, value));
        }
        if (hasFile('GITHUB_STEP_SUMMARY')) {
            attempt(() => (0,external_node_fs_namespaceObject.appendFileSync)(env.GITHUB_STEP_SUMMARY ?? '', summary));
        }
    }
    // Without the file, core.setOutput() would print a command that the runner no longer takes.
    function hasFile(variable) {
        return (0,external_node_fs_namespaceObject.existsSync)(env[variable] ?? '');
    }
    function attempt(writing) {
        try {
            writing();
        }
        catch (error) {
            info(notACommand(shown(text_text `Writing a file of the runner failed: ${String(error)}`)));
        }
    }
}
const ANNOTATE = { error: error, warning: warning, notice: notice };
const NO_OUTCOME = { status: '', 'items-processed': '', 'items-failed': '', results: '[]' };
/** What failed where no provider did. */
function overallErrors(outcome, context) {
    if (outcome.failure !== null) {
        return [text_text `listing the connections failed: ${failureText(outcome.failure, context.requestTimeoutMs)}`];
    }
    if (outcome.providers.length > 0)
        return [];
    return outcome.status === 'cancelled'
        ? [text_text `cancelled before anything was asked to sync`]
        : [text_text `no connection has these container tags, so nothing was asked to sync: check container-tags`];
}
function summedUp(phrases) {
    const first = phrases.slice(0, MOST_ANNOTATIONS - 1);
    const rest = phrases.slice(MOST_ANNOTATIONS - 1);
    return [...first, text_text `and ${rest.length} more: ${join(rest.map(firstWord), ', ')}`];
}
function firstWord(phrase) {
    return phrase.slice(0, 1);
}
/** core.info() escapes nothing: a line that begins like a command would be one. */
function notACommand(line) {
    return /^\s*::/.test(line) ? `· ${line}` : line;
}

;// CONCATENATED MODULE: ./build/ask.js



/**
 * Asks for a sync of a provider, again where that is safe, until it is accepted. Throws the last ApiFailure.
 * Before a request that may have been accepted is repeated, the connections are looked at: a run that has begun
 * since then is the acceptance.
 */
async function askForSync(provider, api, policy, onEvent) {
    const { clock, signal } = policy;
    /** When the first request was sent that may have been accepted without our knowing. */
    let doubtfulSince = null;
    const accept = (how, sinceByRunner, sample) => {
        onEvent({ type: 'accepted', provider, how });
        const since = serverTime(sinceByRunner, sample);
        return { provider, acceptedAt: clock.now(), since, sinceByRunner, how };
    };
    for (let repeat = 1;; repeat++) {
        const sentAt = clock.now();
        try {
            const answer = await api.import(provider);
            return accept('answer', doubtfulSince ?? sentAt, answer);
        }
        catch (error) {
            if (!(error instanceof ApiFailure))
                throw error;
            if (error.details.status === 409) {
                return accept('already-running', doubtfulSince ?? sentAt, sampleOf(error, sentAt));
            }
            const acceptance = acceptanceOf(error);
            if (acceptance === 'perhaps')
                doubtfulSince ??= sentAt;
            const pauseMs = acceptance === 'refused' ? null : pauseBefore(repeat, error, policy);
            if (pauseMs === null)
                throw error;
            onEvent({ type: 'repeat', provider, failure: error, pauseMs, repeat });
            await clock.sleep(pauseMs, signal);
        }
        // After the pause and not before it: a run takes a moment to begin.
        if (doubtfulSince !== null) {
            const look = await lookOnce(api);
            if (look !== null && hasBegun(look, provider, serverTime(doubtfulSince, look))) {
                return accept('seen-running', doubtfulSince, look);
            }
        }
    }
}
/** Null if the look gave no answer, for whatever reason: it is a courtesy, not a condition. */
async function lookOnce(api) {
    try {
        return await api.list();
    }
    catch (error) {
        if (error instanceof ApiFailure && error.details.code !== 'aborted')
            return null;
        throw error;
    }
}
function hasBegun({ value }, asked, since) {
    return value.some(({ provider, lastSyncRun }) => provider === asked && (lastSyncRun?.startedAt ?? Number.NEGATIVE_INFINITY) >= since);
}
function sampleOf({ details }, otherwise) {
    return { answeredAt: details.answeredAt ?? otherwise, date: details.date };
}

;// CONCATENATED MODULE: ./build/sync.js





/**
 * Asks for the syncs of all providers at the same time and, if told to, waits for them. One provider's trouble stops
 * no other. Never throws for what the network or the API does, nor when cancelled.
 */
async function sync(options) {
    let providers;
    try {
        providers = options.providers === 'all' ? await providersWithConnections(options) : options.providers;
    }
    catch (error) {
        if (options.policy.signal.aborted)
            return { status: 'cancelled', providers: [], failure: null };
        if (error instanceof ApiFailure)
            return { status: 'failed', providers: [], failure: error };
        throw error;
    }
    options.onProviders(providers);
    const observe = options.wait ? createObserver(options) : null;
    const outcomes = await Promise.all(providers.map(provider => syncProvider(provider, observe, options)));
    return {
        status: worst(outcomes.map(({ status }) => status)) ?? 'no-connections',
        providers: outcomes,
        failure: null,
    };
}
async function providersWithConnections({ api, policy, onEvent }) {
    const connections = await repeatRead(() => api.list(), policy, {
        onRepeat: (failure, pauseMs, repeat) => onEvent({ type: 'repeat', provider: null, failure, pauseMs, repeat }),
    });
    return [...new Set(connections.value.map(({ provider }) => provider))].sort();
}
async function syncProvider(provider, observe, { api, policy, onEvent }) {
    let acceptance;
    try {
        acceptance = await askForSync(provider, api, policy, onEvent);
    }
    catch (error) {
        const outcome = { provider, acceptance: null, observed: null };
        if (policy.signal.aborted)
            return { ...outcome, status: 'cancelled', failure: null };
        if (error instanceof ApiFailure)
            return { ...outcome, status: 'failed', failure: error };
        throw error;
    }
    if (observe === null)
        return { provider, status: 'accepted', acceptance, observed: null, failure: null };
    const observed = await observe(acceptance);
    return { provider, status: sync_statusOf(observed), acceptance, observed, failure: observed.failure };
}
function sync_statusOf({ end, connections }) {
    if (connections?.length === 0)
        return 'no-connections';
    const ofConnections = worst((connections ?? []).map(({ status }) => status));
    if (ofConnections !== undefined)
        return ofConnections;
    if (end === 'cancelled')
        return 'cancelled';
    return end === 'refused' ? 'failed' : 'timed-out';
}

;// CONCATENATED MODULE: ./build/main.js












const MOST_REQUESTS_AT_A_TIME = 8;
/** The action: reads the inputs, syncs, reports. Returns the exit code; never throws. */
async function run(world) {
    const source = { getInput: getInput, env: world.env };
    const apiKey = readApiKey(source);
    // The runner takes a mask line by line, and hides no mask of several lines.
    for (const line of apiKey.split(/[\r\n]+/).filter(part => part.trim() !== ''))
        core_setSecret(line);
    const reporter = createReporter(createRedactor(apiKey), world.env);
    try {
        const settings = readInputs(source);
        reporter.warn(settings.warnings);
        const outcome = await syncAndTell(settings, world, reporter);
        if (world.signal.aborted && !(world.signal.reason instanceof Cancellation))
            throw world.signal.reason;
        return reporter.outcome(outcome, settings) ? 0 : 1;
    }
    catch (error) {
        if (error instanceof InputError)
            reporter.badInput(error.problems);
        else
            reporter.crash(error);
        return 1;
    }
}
async function syncAndTell(settings, world, reporter) {
    const { clock, signal, random } = world;
    reporter.log(greeting(settings));
    for (const warning of settings.warnings)
        reporter.log(warning);
    const outcome = await sync({
        ...settings,
        api: createConnectionsApi({
            ...settings,
            signal,
            send: withDebugLine(world, reporter),
            limit: pLimit(MOST_REQUESTS_AT_A_TIME),
        }),
        policy: { maxRetries: settings.maxRetries, clock, signal, random },
        onEvent: event => reporter.log(progressText(event, settings)),
        onProviders: providers => reporter.log(asking(providers, settings)),
    });
    if (signal.aborted)
        reporter.log(text_text `Cancelled: what was accepted goes on at Supermemory.`);
    return outcome;
}
function greeting({ baseUrl, containerTags }) {
    const scope = containerTags.length === 0
        ? text_text `every connection (no container-tags)`
        : text_text `connections with the container tags ${join(containerTags.map(tag => text_text `${tag}`), ', ')}`;
    return text_text `supermemory-sync-action ${[VERSION]}, ${baseUrl.href}, ${scope}`;
}
function asking(providers, { wait, waitTimeoutMs }) {
    if (providers.length === 0)
        return text_text `There is no connection to ask for a sync`;
    const waiting = wait ? text_text `, then waiting up to ${[duration(waitTimeoutMs)]}` : text_text ``;
    return text_text `Asking for a sync of ${join(providers.map(providerName), ', ')}${waiting}`;
}
/** Sends, and says so in a debug line: neither headers nor bodies. */
function withDebugLine({ send, clock }, reporter) {
    return async (request) => {
        const sentAt = clock.now();
        const say = (outcome) => reporter.debug(text_text `${[request.method]} ${request.url.pathname} ${outcome} ${Math.round(clock.now() - sentAt)} ms`);
        try {
            const answer = await send(request);
            say(answeredText(answer));
            return answer;
        }
        catch (error) {
            say(text_text `${failureCode(error)}`);
            throw error;
        }
    };
}
function answeredText({ status, headers }) {
    const requestId = headers['x-request-id'];
    return typeof requestId === 'string' ? text_text `${status} ${requestId}` : text_text `${status}`;
}
function failureCode(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'error';
}

;// CONCATENATED MODULE: ./build/index.js




// Until the outcome is known the step has failed: should the event loop run dry, it must not end green.
process.exitCode = 1;
const stop = new AbortController();
process.on('SIGINT', () => stop.abort(new Cancellation('SIGINT')));
process.on('SIGTERM', () => stop.abort(new Cancellation('SIGTERM')));
process.on('uncaughtException', error => stop.abort(error));
// Whoever reads the log may be gone; that is no reason to stop.
process.stdout.on('error', () => { });
void run({
    env: process.env,
    clock: systemClock,
    send: createSend(systemClock),
    random: Math.random,
    signal: stop.signal,
}).then(exitCode => {
    // A proxy's tunnel that was never opened would keep the process alive. What is printed is out before it ends.
    process.stdout.write('', () => process.exit(exitCode));
});

})();

module.exports = __webpack_exports__;
/******/ })()
;