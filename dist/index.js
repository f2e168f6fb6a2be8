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

// NAMESPACE OBJECT: ./node_modules/@actions/core/lib/platform.js
var platform_namespaceObject = {};
__nccwpck_require__.r(platform_namespaceObject);
__nccwpck_require__.d(platform_namespaceObject, {
  arch: () => (arch),
  getDetails: () => (getDetails),
  isLinux: () => (isLinux),
  isMacOS: () => (isMacOS),
  isWindows: () => (isWindows),
  platform: () => (platform)
});

// NAMESPACE OBJECT: ./node_modules/@actions/core/lib/core.js
var core_namespaceObject = {};
__nccwpck_require__.r(core_namespaceObject);
__nccwpck_require__.d(core_namespaceObject, {
  ExitCode: () => (ExitCode),
  addPath: () => (addPath),
  debug: () => (debug),
  endGroup: () => (endGroup),
  error: () => (error),
  exportVariable: () => (exportVariable),
  getBooleanInput: () => (getBooleanInput),
  getIDToken: () => (getIDToken),
  getInput: () => (getInput),
  getMultilineInput: () => (getMultilineInput),
  getState: () => (getState),
  group: () => (group),
  info: () => (info),
  isDebug: () => (isDebug),
  markdownSummary: () => (markdownSummary),
  notice: () => (notice),
  platform: () => (platform_namespaceObject),
  saveState: () => (saveState),
  setCommandEcho: () => (setCommandEcho),
  setFailed: () => (setFailed),
  setOutput: () => (setOutput),
  setSecret: () => (setSecret),
  startGroup: () => (startGroup),
  summary: () => (summary),
  toPlatformPath: () => (toPlatformPath),
  toPosixPath: () => (toPosixPath),
  toWin32Path: () => (toWin32Path),
  warning: () => (warning)
});

;// CONCATENATED MODULE: ./build/cancellation.js
/** The reason of the abort signal when the runner cancels the step. */
class Cancellation extends Error {
}

;// CONCATENATED MODULE: ./build/signals.js
/** Imported first, for its effect: a signal that comes while the other modules are being loaded is heard, too. */

const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => controller.abort(new Cancellation()));
}
process.on('uncaughtException', error => controller.abort(error));
/** Aborted with a Cancellation when the runner cancels the step, with any other reason when something broke. */
const stop = controller.signal;

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = require("node:v8");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
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
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
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
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
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




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
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
class HttpClient {
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
class BearerCredentialHandler {
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



class OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(OidcClient.getRequestToken())], requestOptions);
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
            const httpclient = OidcClient.createHttpClient();
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
                let id_token_url = OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield OidcClient.getCall(id_token_url);
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
const markdownSummary = _summary;
const summary = _summary;
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
    return pth.replace(/[/\\]/g, external_path_namespaceObject.sep);
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
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
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
        const stdoutDecoder = new external_string_decoder_namespaceObject.StringDecoder('utf8');
        const stderrDecoder = new external_string_decoder_namespaceObject.StringDecoder('utf8');
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
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
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
    const { stdout: version } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield getExecOutput('sw_vers', undefined, {
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
    const { stdout } = yield getExecOutput('lsb_release', ['-i', '-r', '-s'], {
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
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
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
    process.env['PATH'] = `${inputPath}${external_path_namespaceObject.delimiter}${process.env['PATH']}`;
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
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
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
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
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
;// CONCATENATED MODULE: external "node:async_hooks"
const external_node_async_hooks_namespaceObject = require("node:async_hooks");
;// CONCATENATED MODULE: external "node:diagnostics_channel"
const external_node_diagnostics_channel_namespaceObject = require("node:diagnostics_channel");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = require("node:stream");
;// CONCATENATED MODULE: ./build/version.js
/** The action's own version, as package.json has it. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./build/api/http.js






/** The most that is held of any answer, in bytes. */
const LARGEST_BODY = 64 * 1024 * 1024;
/** The most that is read of an answer that is only searched for a message, in bytes. */
const LARGEST_EXCERPT = 64 * 1024;
class NetworkError extends Error {
    kind;
    /** `message`: why, in words; not cleaned. */
    constructor(kind, message, cause) {
        super(message, { cause });
        this.kind = kind;
    }
}
/** Whether the environment says that an address needs no proxy, as the client takes it. */
const bypassesProxy = (url) => checkBypass(url);
/** Without retries and redirects. */
function createSend() {
    const connections = new external_node_async_hooks_namespaceObject.AsyncLocalStorage();
    (0,external_node_diagnostics_channel_namespaceObject.subscribe)('http.client.request.created', message => {
        const { request } = message;
        const connection = connections.getStore();
        // Through a proxy there is a CONNECT, too.
        if (connection !== undefined && request.method !== 'CONNECT')
            watch(request, connection);
    });
    return async (request) => {
        const connection = { wasMade: false };
        // The client's own time-out would otherwise strike after 3 minutes of silence; ours always comes first.
        const options = { allowRedirects: false, socketTimeout: request.timeoutMs + 60_000 };
        const client = new HttpClient(`supermemory-sync-action/${VERSION}`, [], options);
        const late = new AbortController();
        const timer = setTimeout(() => late.abort(lateError(connection, request.timeoutMs)), request.timeoutMs);
        const signal = AbortSignal.any([request.signal, late.signal]);
        // The client takes the proxy from there, and ignores an address without http://.
        if (request.proxy !== null)
            process.env[request.proxy.variable] = request.proxy.url.href;
        try {
            return await connections.run(connection, () => exchange(client, request, signal));
        }
        catch (error) {
            if (signal.aborted)
                throw signal.reason;
            throw error instanceof NetworkError ? error : networkError(error, connection);
        }
        finally {
            clearTimeout(timer);
            client.dispose();
        }
    };
}
function watch(request, connection) {
    request.once('socket', socket => {
        socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
            connection.wasMade = true;
        });
    });
}
async function exchange(client, request, signal) {
    const { method, url, headers, body } = request;
    const { message } = await unlessAborted(client.request(method, url.href, body, headers), signal);
    return {
        status: message.statusCode ?? 0,
        headers: message.headers,
        body: await read(message, request, signal),
    };
}
// The client's promise never settles when nothing comes, nor does its readBody() when a body stalls half way.
function unlessAborted(promise, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        promise.then(resolve, reject);
    });
}
async function read(message, request, signal) {
    const succeeded = message.statusCode === request.success;
    if (succeeded && !request.wantsBody) {
        message.destroy();
        return '';
    }
    const limit = succeeded ? LARGEST_BODY : LARGEST_EXCERPT;
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of (0,external_node_stream_namespaceObject.addAbortSignal)(signal, message)) {
            chunks.push(chunk);
            size += chunk.length;
            if (size > limit)
                break;
        }
    }
    catch (error) {
        if (succeeded || request.signal.aborted)
            throw error;
    }
    if (succeeded && size > limit)
        throw new NetworkError('too-large', 'it is larger than 64 MiB');
    return new TextDecoder().decode(Buffer.concat(chunks));
}
function lateError({ wasMade }, timeoutMs) {
    const seconds = `${Number((timeoutMs / 1000).toFixed(3))} s`;
    return wasMade
        ? new NetworkError('timeout', `no complete answer within ${seconds}`)
        : new NetworkError('unreachable', `no connection within ${seconds}`);
}
/** Why a proxy gave no tunnel, its status included, is only in the words of the package `tunnel`. */
const NO_TUNNEL = /^tunneling socket could not be established, (?:cause|statusCode)=/;
const CERTIFICATE = /CERT|ISSUER|UNABLE_TO_VERIFY|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH/;
const REASONS = {
    ECONNREFUSED: 'connection refused',
    ENOTFOUND: 'host name not found',
    ENODATA: 'host name not found',
    EHOSTUNREACH: 'host unreachable',
    ENETUNREACH: 'network unreachable',
    ETIMEDOUT: 'no answer to the attempt to connect',
};
function networkError(error, { wasMade }) {
    const { code = '', message, syscall } = error;
    if (NO_TUNNEL.test(message)) {
        const why = message.replace(NO_TUNNEL, '');
        if (why === '407')
            return new NetworkError('denied', 'the proxy rejected the credentials', error);
        // That of a proxy with TLS. Behind the semicolon Node gives advice that nobody can follow here.
        if (/certificate/i.test(why))
            return new NetworkError('certificate', why.replace(/;.*/s, ''), error);
        return new NetworkError('unreachable', `the proxy gave no connection (${why})`, error);
    }
    if (CERTIFICATE.test(code))
        return new NetworkError('certificate', message.replace(/;.*/s, ''), error);
    if (wasMade)
        return new NetworkError('broken', wordsOf(error), error);
    const isLookUp = syscall === 'getaddrinfo' && REASONS[code] === undefined;
    return new NetworkError('unreachable', isLookUp ? `host name could not be looked up (${code})` : wordsOf(error), error);
}
/** When several addresses of a host fail, Node's error has no words of its own. */
function wordsOf(error) {
    if (error instanceof AggregateError && error.errors.length > 0) {
        return [...new Set(error.errors.map(wordsOf))].join('; ');
    }
    const { code = '', message } = error;
    if (/^EPROTO$|^ERR_SSL/.test(code))
        return `no TLS connection (${code})`;
    return REASONS[code] ?? (message || code || 'no reason given');
}

;// CONCATENATED MODULE: ./build/clock.js
function createSystemClock() {
    // Not Date.now() each time: a runner whose time is corrected while a step waits must not end or stretch the wait.
    const startedAt = Date.now();
    const start = process.hrtime.bigint();
    return { now: () => startedAt + Number(process.hrtime.bigint() - start) / 1e6, sleep };
}
/** Tells once a minute, until the function it returns is called. */
function everyMinute(clock, tell) {
    const stop = new AbortController();
    const tick = () => clock.sleep(60_000, stop.signal).then(() => {
        tell();
        return tick();
    }, () => { });
    void tick();
    return () => stop.abort();
}
/** `ms` may be infinite. */
function timeLimit(clock, ms, other) {
    const limit = new AbortController();
    const cleared = new AbortController();
    const abort = () => limit.abort(new Error('the time is up'));
    if (ms < Number.POSITIVE_INFINITY)
        clock.sleep(ms, cleared.signal).then(abort, () => { });
    return {
        signal: AbortSignal.any([limit.signal, other]),
        clear: () => cleared.abort(),
    };
}
function sleep(ms, signal) {
    return new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const wake = () => {
            signal.removeEventListener('abort', stop);
            resolve();
        };
        const timer = setTimeout(wake, Math.max(0, ms));
        if (signal.aborted)
            stop();
        else
            signal.addEventListener('abort', stop, { once: true });
    });
}

;// CONCATENATED MODULE: ./build/api/budget.js
/** In any minute: the API allows a key about 500, and others use the key too. */
const MOST_REQUESTS = 300;
/** Lists go first, but leave half of the minute to what needs them. */
const MOST_LISTS = 150;
/** What is left for lists: without it, a burst of other requests would stop all polls for a minute. */
const MOST_OTHERS = 240;
/** Some more than a minute: not all requests travel equally long. */
const WINDOW = 62_000;
const AT_A_TIME = 8;
/** One place is kept for lists. */
const OTHERS_AT_A_TIME = 7;
const COUNTS_AT_A_TIME = 4;
const KINDS = ['list', 'trigger', 'counts', 'documents'];
function createBudget(clock) {
    const queues = Object.fromEntries(KINDS.map(kind => [kind, new Set()]));
    const underWay = { list: 0, trigger: 0, counts: 0, documents: 0 };
    const watched = new WeakSet();
    let sent = [];
    let isWaking = false;
    let turns = 0;
    function mayGo(kind) {
        const others = underWay.trigger + underWay.counts + underWay.documents;
        const lists = sent.filter(({ isList }) => isList).length;
        if (others + underWay.list >= AT_A_TIME || sent.length >= MOST_REQUESTS)
            return false;
        if (kind === 'list')
            return lists < MOST_LISTS;
        if (others >= OTHERS_AT_A_TIME || sent.length - lists >= MOST_OTHERS)
            return false;
        return kind !== 'counts' || underWay.counts < COUNTS_AT_A_TIME;
    }
    /** A list, or the one that has waited longest. */
    function nextInTurn() {
        const heads = KINDS.flatMap((kind) => {
            const [head] = queues[kind];
            return head !== undefined && mayGo(kind) ? [[kind, head]] : [];
        });
        const rank = ([kind, { number }]) => (kind === 'list' ? 0 : number);
        return heads.sort((a, b) => rank(a) - rank(b))[0];
    }
    function serve() {
        sent = sent.filter(({ at }) => clock.now() - at < WINDOW);
        for (let next = nextInTurn(); next !== undefined; next = nextInTurn()) {
            const [kind, waiting] = next;
            queues[kind].delete(waiting);
            waiting.resolve(waiting.isStillWanted() ? use(kind) : null);
        }
        wakeLater();
    }
    function use(kind) {
        sent.push({ at: clock.now(), isList: kind === 'list' });
        underWay[kind]++;
        return () => {
            underWay[kind]--;
            serve();
        };
    }
    /** When the oldest request leaves the window. */
    function wakeLater() {
        const oldest = sent[0];
        if (isWaking || oldest === undefined || KINDS.every(kind => queues[kind].size === 0))
            return;
        isWaking = true;
        void clock.sleep(oldest.at + WINDOW - clock.now(), new AbortController().signal).then(() => {
            isWaking = false;
            serve();
        });
    }
    /** One listener for all that wait with a signal: thousands would take quadratic time. */
    function watch(signal) {
        if (watched.has(signal))
            return;
        watched.add(signal);
        const leave = (queue) => {
            for (const waiting of [...queue].filter(each => each.signal === signal)) {
                queue.delete(waiting);
                waiting.reject(signal.reason);
            }
        };
        signal.addEventListener('abort', () => Object.values(queues).forEach(leave), { once: true });
    }
    return {
        turn(kind, signal, isStillWanted = () => true) {
            return new Promise((resolve, reject) => {
                if (signal.aborted)
                    return reject(signal.reason);
                watch(signal);
                queues[kind].add({ number: ++turns, signal, isStillWanted, resolve, reject });
                serve();
            });
        },
    };
}

;// CONCATENATED MODULE: ./build/words.js
/** Small words for people, which messages are made of. */
const CONSOLE = 'https://console.supermemory.ai';
/** A length of time as people write it: `0.5 s`, `12 s`, `1 m 12 s`, `30 m`, `2 h 5 m`, `3 d`. */
function duration(ms) {
    if (ms < 9_950 && Math.round(ms / 100) % 10 !== 0)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    const [minutes, hours, days] = [60, 3600, 86_400].map(unit => Math.floor(seconds / unit));
    if (minutes === 0)
        return `${seconds} s`;
    const [large, small] = hours === 0
        ? [`${minutes} m`, `${seconds % 60} s`]
        : days < 2
            ? [`${hours} h`, `${minutes % 60} m`]
            : [`${days} d`, `${hours % 24} h`];
    return small.startsWith('0 ') ? large : `${large} ${small}`;
}
const ROUGH_UNITS = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'm'],
];
/** How long ago something was, as people say it: `40 s`, `12 m`, `26 h`, `3 d`. */
function roughly(ms) {
    const [size, unit] = ROUGH_UNITS.find(([size]) => ms >= 1.5 * size) ?? [1000, 's'];
    return `${Math.round(Math.max(0, ms) / size)} ${unit}`;
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
/** Words of others, which the summary shows so that they can do nothing. Nothing else stands between these marks. */
function quote(text) {
    return `“${text}”`;
}
/** Such as `2026-10-05 08:30 UTC`. */
function utc(ms) {
    return ms == null ? 'an unknown time' : `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./build/api/error-message.js
/** What an answer that is not a success says, whatever the shape of its body. */
/** The names under which such bodies have texts, in the order in which they are said. */
const NAMES = ['error', 'message', 'msg', 'title', 'reason', 'detail', 'details', 'errors', 'issues'];
const DEEPEST = 12;
const MOST_ENTRIES = 20;
/** Not cleaned, and as long as it came. Never throws. */
function said(body, contentType = '') {
    const text = body.trim();
    const parsed = parseJson(text);
    if (isRecord(parsed) || Array.isArray(parsed))
        return { by: 'api', text: textIn(parsed, 0, !isRecord(parsed)) };
    if (/\bhtml\b/i.test(contentType) ||
        /^<(?:!doctype|!--|\?xml|(?:html|head|body|title|h1|p|div|center|table)\b)/i.test(text)) {
        const title = /<title[^>]{0,200}>([^<]{1,500})</i.exec(text)?.[1]?.replace(/\s+/g, ' ').trim();
        return { by: 'other', text: title || null };
    }
    // As Cloudflare answers where it shows no page.
    if (/^error code: \d+$/i.test(text))
        return { by: 'other', text };
    if (parsed !== undefined)
        return { by: 'api', text: textIn(parsed, 0, !isRecord(parsed)) };
    return { by: 'api', text: isCutJson(text) ? null : text || null };
}
/** The value of a JSON text; undefined if it is not one. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** `isNamed`: it stands under one of the names. */
function textIn(value, depth, isNamed) {
    if (depth > DEEPEST)
        return null;
    if (typeof value === 'string')
        return isNamed ? plainText(value.trim(), depth) : null;
    if (Array.isArray(value))
        return joined(value.slice(0, MOST_ENTRIES), depth, '; ', isNamed);
    if (!isRecord(value))
        return null;
    const named = NAMES.map(name => value[name]);
    const text = joined(named, depth, ': ') ?? (typeof value.code === 'string' ? value.code : fieldTexts(value, depth, isNamed));
    const path = Array.isArray(value.path) ? value.path.slice(0, MOST_ENTRIES).map(step).filter(Boolean).join('.') : '';
    return text !== null && path !== '' ? `${text} (${path})` : text;
}
/** Under a name, lists of texts by field, as `{"errors": {"containerTags": ["is bad"]}}`; elsewhere what is deeper. */
function fieldTexts(value, depth, isNamed) {
    const fields = Object.entries(value).slice(0, MOST_ENTRIES);
    const texts = fields.flatMap(([field, inner]) => {
        const isList = isNamed && Array.isArray(inner);
        const text = typeof inner === 'object' ? textIn(inner, depth + 1, isList) : null;
        return text === null ? [] : [isList ? `${text} (${field})` : text];
    });
    return texts.join('; ') || null;
}
/** A message that is itself JSON, as Zod's are, is read once more. */
function plainText(text, depth) {
    if (!/^[[{]/.test(text))
        return text || null;
    const parsed = parseJson(text);
    if (parsed !== undefined)
        return textIn(parsed, depth + 1, !isRecord(parsed));
    return isCutJson(text) ? null : text;
}
/** Raw JSON is not shown, and less so where it is cut. */
function isCutJson(text) {
    return /^[[{]\s*["[{\]}]/.test(text);
}
function joined(values, depth, between, isNamed = true) {
    const texts = values.map(value => textIn(value, depth + 1, isNamed)).filter(text => text !== null);
    return [...new Set(texts)].join(between) || null;
}
/** A step of the path of a validation issue: a name, a number, or an object with a `key`. */
function step(value) {
    const name = isRecord(value) ? value.key : value;
    return typeof name === 'string' || typeof name === 'number' ? String(name) : '';
}

;// CONCATENATED MODULE: ./build/api/failure.js

const DEFAULTS = {
    ...{ of: null, advice: '', retry: 'no', said: null, status: null, requestId: null, retryAfterMs: null },
    byOther: false,
};
/** Why something failed. Made once, where it happens; who prints it adds nothing but whose failure it is. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor takes every field
class Failure extends Error {
    constructor(fields, cause) {
        super(fields.happened, { cause });
        Object.assign(this, { name: 'Failure', ...DEFAULTS, ...fields });
    }
    /** What was wanted, and `detail`. */
    get reason() {
        return this.of === null ? this.detail : `${WANTED[this.of]} failed: ${this.detail}`;
    }
    /** What happened, the status, what the API said, the request id. */
    get detail() {
        return [
            `${this.happened}${this.status === null ? '' : ` (HTTP ${this.status})`}`,
            this.said === null ? '' : `${this.byOther ? 'the page says' : 'the API said'} ${quote(this.said)}`,
            this.requestId === null ? '' : `request id ${quote(this.requestId)}`,
        ]
            .filter(part => part !== '')
            .join('; ');
    }
    /** The same in a few words. */
    get brief() {
        return this.status === null || this.code === 'unexpected_answer' ? this.happened : `HTTP ${this.status}`;
    }
    /** The same, with more to do about it. */
    withAdvice(more) {
        return new Failure({ ...this, advice: [this.advice, more].filter(part => part !== '').join('; ') }, this);
    }
    /** Whether the API itself does not accept the key. */
    get isBadKey() {
        return this.status === 401 && !this.byOther;
    }
    /** Whether the API itself says that a sync is already running. */
    get isConflict() {
        return this.status === 409 && !this.byOther;
    }
    /** Whether the API itself says, with a status that does not go away, that it will not show a list. */
    get refusesList() {
        return [401, 402, 403, 404].includes(this.status ?? 0) && !this.byOther;
    }
    /** Whether it may be the answer of a version of the API that has ended. */
    get isGone() {
        return this.code === 'redirect' || [404, 410, 501].includes(this.status ?? 0);
    }
}
/** Nothing was sent, as the request was no longer wanted when its turn came. */
class NotSent extends Error {
}
const WANTED = {
    trigger: 'sync request',
    list: 'listing the connections',
    counts: 'fetching the counts',
    documents: 'listing the documents',
};
/** An answer with the status of success that is not what the API documents. `why`: cleaned, in words. */
function unexpectedAnswer(why = '') {
    return new Failure({
        code: 'unexpected_answer',
        happened: `the answer is not what the API documents${why === '' ? '' : `: ${why}`}`,
        advice: 'check base-url',
    });
}

;// CONCATENATED MODULE: ./build/api/explain.js


/** The failure of a request that was answered with the wrong status. */
function refused(request) {
    const { status, of, said, byOther, requestId, retryAfterMs } = request;
    // Of a time-out or too many requests it does not matter who says so.
    const fromOther = byOther && status >= 400 && status < 500 && status !== 408 && status !== 429;
    const { happened, advice } = fromOther ? ANSWERED_BY_OTHER : explained(request);
    const retry = retryOf(status);
    return new Failure({
        ...{ code: `http_${status}`, of, happened, advice, retry, said, status, requestId, retryAfterMs, byOther },
    });
}
/** A 5xx says nothing of whether the request was accepted, but for 501 and 503. */
function retryOf(status) {
    if (status === 429 || status === 503)
        return 'safely';
    return status === 408 || (status >= 500 && status <= 599 && status !== 501) ? 'after-a-list' : 'no';
}
const ANSWERED_BY_OTHER = {
    happened: 'something in front of the API refused the request',
    advice: 'check base-url, proxy and firewall: a sign-in page or a bot check may have answered',
};
function explained(request) {
    const { status, of, isV3, hasTags, keyHasWorked, retryAfterMs } = request;
    const isTrigger = of === 'trigger';
    const tryAgain = retryAfterMs === null ? 'try again later' : `try again in ${duration(retryAfterMs)}`;
    switch (status) {
        case 400:
            return { happened: 'the API refused the request', advice: hasTags ? 'check container-tags' : '' };
        case 401:
            return {
                happened: 'the API does not accept the key',
                advice: keyHasWorked
                    ? `check api-key and your credits at ${CONSOLE}: the key has worked before`
                    : `check api-key: create a key at ${CONSOLE}, and store it as a secret`,
            };
        case 402:
            return {
                happened: 'the plan does not cover this, or the credits are used up',
                advice: `check plan and credits at ${CONSOLE}`,
            };
        case 403:
            return {
                happened: 'this key or plan does not allow this',
                advice: `check the plan at ${CONSOLE}, and that api-key is an organization key`,
            };
        case 404:
            if (keyHasWorked && (of === 'trigger' || of === 'counts')) {
                return { happened: 'the API does not know this connection', advice: 'was it removed? If not, check base-url' };
            }
            return {
                happened: 'the API has nothing at this address',
                advice: 'check base-url (the self-hosted server has no connectors)',
            };
        case 407:
            return { happened: 'a proxy rejected the credentials', advice: 'check the proxy settings' };
        case 409:
            return { happened: 'a sync is already running, but no list has shown it', advice: tryAgain };
        case 410:
        case 501:
            return { happened: 'the API no longer supports this', advice: isV3 ? 'set api-version to v5' : 'check base-url' };
        case 429:
            return {
                happened: 'too many requests',
                advice: `${tryAgain}: the API allows a key about 500 requests a minute`,
            };
        case 503:
            return { happened: 'the API is not available', advice: tryAgain };
    }
    if (retryOf(status) === 'after-a-list') {
        return { happened: 'the API failed', advice: isTrigger ? perhapsAccepted(retryAfterMs) : tryAgain };
    }
    if (status >= 400)
        return { happened: 'the API refused the request', advice: '' };
    return {
        happened: `the answer is not the ${isTrigger ? '202 that means accepted' : '200 that a list has'}`,
        advice: "check base-url: a proxy or a sign-in page may have answered in the API's place",
    };
}
/** What to do where nobody knows whether a request for a sync was accepted. */
function perhapsAccepted(retryAfterMs = null) {
    const when = retryAfterMs === null ? '' : ` in ${duration(retryAfterMs)}`;
    return `the request may have been accepted: look at ${CONSOLE}, or run the step again${when}`;
}
/** The failure of a request that got no answer. */
function networkFailure(error, kind, { baseUrl, proxy, clean }) {
    const host = quote(clean(baseUrl.host));
    const through = proxy === null ? '' : ` through the proxy ${quote(clean(proxy.url.host))}`;
    // What Node says of a certificate quotes it.
    const why = clean(error.message);
    const unsure = { retry: 'after-a-list', advice: kind === 'trigger' ? perhapsAccepted() : 'try again later' };
    const checkNetwork = { happened: `${host} could not be reached${through}: ${quote(why)}`, code: 'unreachable' };
    const fields = {
        unreachable: { ...checkNetwork, retry: 'safely', advice: 'check base-url, the network and the proxy settings' },
        denied: { ...checkNetwork, advice: `check user and password in ${proxy?.variable ?? 'the proxy settings'}` },
        certificate: {
            code: 'certificate',
            happened: `the certificate of ${host}${through} is not trusted: ${quote(why)}`,
            advice: 'check base-url; if you have your own certificate authority, set NODE_EXTRA_CA_CERTS to its file',
        },
        timeout: { code: 'timeout', happened: `${why}${through}`, ...unsure },
        broken: { code: 'broken', happened: `the connection to ${host}${through} broke off: ${quote(why)}`, ...unsure },
        'too-large': null,
    };
    const found = fields[error.kind];
    return new Failure({ ...(found ?? unexpectedAnswer(why)), of: kind }, error);
}

;// CONCATENATED MODULE: ./build/api/times.js
/** Every reading of a time. `Date.parse` alone reads almost anything, and some of it in the runner's zone. */
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
/** The three forms of RFC 9110, section 5.6.7; the last one has no zone, and is in UTC too. */
const HTTP_DATE = /^(?:[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -](?:\d\d){1,2} \d\d:\d\d:\d\d GMT|[A-Z]{3} [A-Z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4})$/i;
/** More than a thousand years is no pause that anybody means, in seconds. */
const LONGEST_PAUSE = 1e11;
/**
 * An ISO 8601 time of the API's. Without a zone it is UTC; `+02` is a zone.
 */
function timeOf(value) {
    if (value === null || value === undefined)
        return null;
    const [, day, time = '00:00', zone = 'Z'] = (typeof value === 'string' && ISO.exec(value.trim())) || [];
    if (day === undefined)
        return 'unreadable';
    const offset = zone.length === 3 ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
    const parsed = Date.parse(`${day}T${time}${offset.toUpperCase()}`);
    // V8 makes March 2 of February 30.
    const isDay = !Number.isNaN(parsed) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
    return isDay ? parsed : 'unreadable';
}
/** An HTTP date, in milliseconds since the epoch; null where it is none. */
function httpDate(value) {
    const text = value?.trim() ?? '';
    if (!HTTP_DATE.test(text))
        return null;
    const parsed = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
    // V8 makes March 3 of February 31.
    const isDay = Number(/\d+/.exec(text)?.[0]) === new Date(parsed).getUTCDate();
    return isDay ? parsed : null;
}
/**
 * `Retry-After` (RFC 9110, section 10.2.3), in milliseconds from `now`: seconds, of which decimals are rounded up, or an
 * HTTP date. Null where it is anything else.
 */
function retryAfter(value, now) {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    if (/^\d+(?:\.\d+)?$/.test(text))
        return Math.min(Math.ceil(Number(text)), LONGEST_PAUSE) * 1000;
    const date = httpDate(text);
    return date === null ? null : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./build/api/client.js






function createClient(options) {
    const { clock, clean, budget, baseUrl, onAttempt } = options;
    let keyHasWorked = false;
    return async (request) => {
        const { kind, method, path, body, success, parse, signal } = request;
        const url = urlOf(request, options);
        const release = await budget.turn(kind, signal, request.isStillWanted);
        if (release === null)
            throw new NotSent();
        const sentAt = clock.now();
        // Not as it is encoded, which would hide from `clean` what must not be shown.
        const shownPath = [baseUrl.pathname.replace(/\/+$/, ''), ...path].map(clean).join('/');
        const tell = (outcome, requestId) => onAttempt(`${method} ${shownPath} ${outcome} ${Math.round(clock.now() - sentAt)} ms${requestId === null ? '' : ` ${requestId}`}`);
        let answer = null;
        try {
            answer = await options.send({
                method,
                url,
                headers: {
                    Accept: 'application/json, text/plain',
                    Authorization: `Bearer ${options.apiKey}`,
                    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
                },
                body: body === undefined ? null : JSON.stringify(body),
                success,
                wantsBody: success !== 202,
                timeoutMs: options.requestTimeoutMs,
                proxy: options.proxy,
                signal,
            });
            tell(answer.status, requestIdOf(answer.headers, clean));
            if (answer.status !== success)
                throw answerFailure(answer, request, keyHasWorked, options);
            keyHasWorked = true;
            return { value: parsed(answer, kind, parse, clean), date: httpDate(answer.headers.date), sentAt };
        }
        catch (error) {
            if (!(error instanceof NetworkError))
                throw error;
            const failure = networkFailure(error, kind, options);
            tell(failure.code, null);
            throw failure;
        }
        finally {
            release();
        }
    };
}
/** Throws a Failure for a part that no path can have: `.` and `..` would be resolved. */
function urlOf({ kind, path, query = {} }, { baseUrl, clean }) {
    const odd = path.find(part => part === '' || part === '.' || part === '..' || !part.isWellFormed());
    if (odd !== undefined) {
        throw new Failure({
            code: 'unexpected_answer',
            of: kind,
            happened: `the namespace ${quote(clean(odd))} cannot be part of an address, so nothing was sent`,
            advice: kind === 'list' ? 'check container-tags' : '',
        });
    }
    const url = new URL(baseUrl);
    url.pathname = [url.pathname.replace(/\/+$/, ''), ...path.map(encodeURIComponent)].join('/');
    for (const [name, value] of Object.entries(query))
        url.searchParams.set(name, String(value));
    return url;
}
function parsed({ status, headers, body }, kind, parse, clean) {
    try {
        return parse(parseJson(body));
    }
    catch (error) {
        if (!(error instanceof Failure))
            throw error;
        throw new Failure({ ...error, of: kind, status, requestId: requestIdOf(headers, clean) }, error);
    }
}
function answerFailure({ status, headers, body }, { kind, path }, keyHasWorked, { clock, clean, hasTags }) {
    const requestId = requestIdOf(headers, clean);
    if (status >= 300 && status < 400 && headers.location !== undefined) {
        const host = hostOf(headers.location);
        return new Failure({
            code: 'redirect',
            of: kind,
            happened: `the server redirects to ${host === null ? 'another path' : quote(clean(host))}, which is not followed`,
            advice: 'set base-url to the address of the API itself',
            status,
            requestId,
        });
    }
    const { by, text } = said(body, headers['content-type']);
    const now = httpDate(headers.date) ?? clock.now();
    return refused({
        status,
        of: kind,
        isV3: path[0] === 'v3',
        hasTags,
        keyHasWorked,
        said: text === null ? null : clean(text),
        byOther: by === 'other',
        requestId,
        retryAfterMs: retryAfter(headers['retry-after'], now) ?? retryAfterInBody(body, now),
    });
}
/** Null where a redirect stays on the same host. */
function hostOf(location) {
    const target = URL.canParse(location, 'relative:/') ? new URL(location, 'relative:/') : null;
    return target?.host || null;
}
function requestIdOf(headers, clean) {
    const id = headers['x-request-id'];
    return typeof id === 'string' && id !== '' ? clean(id) : null;
}
/** At the top of the body, or in its `error`. */
function retryAfterInBody(body, now) {
    const parsed = parseJson(body);
    const records = isRecord(parsed) ? [parsed, ...[parsed.error].filter(isRecord)] : [];
    const pauses = records.map(({ retryAfterSeconds, retry_after }) => retryAfter(retryAfterSeconds ?? retry_after, now));
    return pauses.find(pause => pause !== null) ?? null;
}

;// CONCATENATED MODULE: ./build/api/shapes.js




/** `A-Z a-z 0-9 _ . : ~ -`: what an id may have that goes into a path. */
const SAFE_ID = /^(?!\.{1,2}$)[\w.:~-]{1,128}$/;
/** What an error code may have: outputs carry it into the expressions and shells of later steps. */
const PLAIN_CODE = /^[\w.-]{1,64}$/;
const NEED_A_SELECTION = ['google-drive', 'onedrive', 'github'];
/** The list in an answer. Throws `unexpected_answer` where it is none: what is left out would not be looked at. */
function listOf(value) {
    if (!Array.isArray(value) || !value.every(isRecord))
        throw unexpectedAnswer();
    return value;
}
/** An object's fields; none where it is no object. */
function fieldsOf(value) {
    return isRecord(value) ? value : {};
}
function countOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
/** `cleanAccount` null: accounts are not shown, and not even read. */
function createShapes(clean, cleanAccount) {
    const text = (value) => (typeof value === 'string' && value !== '' ? clean(value) : null);
    // An id that cleaning changes holds the key.
    const isSafe = (id) => SAFE_ID.test(id) && clean(id) === id;
    const plainCode = (code) => code === null || (PLAIN_CODE.test(code) && clean(code) === code);
    /**
     * A run, or null where there is none. One that has a time of completion has ended, and if it is not `completed`, it
     * failed.
     */
    function run(fields, failures = []) {
        const [startedAt, completedAt] = [timeOf(fields.startedAt), timeOf(fields.completedAt)];
        if (typeof fields.status !== 'string' && startedAt === null && completedAt === null)
            return null;
        const hasEnded = fields.status === 'failed' || completedAt !== null;
        const status = fields.status === 'completed' ? 'completed' : hasEnded ? 'failed' : 'running';
        const isKnown = ['running', 'completed', 'failed'].includes(String(fields.status));
        const code = typeof fields.errorCode === 'string' && fields.errorCode !== '' ? fields.errorCode : null;
        const isPlain = plainCode(code);
        const words = [isPlain ? null : text(code), text(fields.error)].filter(part => part !== null);
        return {
            id: typeof fields.id === 'string' && isSafe(fields.id) ? fields.id : null,
            status,
            unknownStatus: isKnown ? null : (text(fields.status) ?? 'none'),
            isUnreadable: startedAt === 'unreadable' || completedAt === 'unreadable',
            startedAt: startedAt === 'unreadable' ? null : startedAt,
            completedAt: completedAt === 'unreadable' ? null : completedAt,
            itemsProcessed: countOf(fields.itemsProcessed),
            itemsFailed: countOf(fields.itemsFailed),
            errorCode: status === 'failed' ? ((isPlain ? code : null) ?? 'unknown') : null,
            error: words.join(': ') || null,
            failures,
        };
    }
    return {
        text,
        run,
        /** Titles and error messages of documents are not taken: they are private. */
        itemFailure({ id, documentId, errorCode }) {
            const code = typeof errorCode === 'string' && errorCode !== '' ? errorCode : null;
            return { documentId: text(documentId ?? id), code: plainCode(code) ? code : 'unknown' };
        },
        account: (value) => cleanAccount !== null && typeof value === 'string' && value !== '' ? cleanAccount(value) : null,
        /**
         * `chosen`: whether something is selected, as far as the API tells. Throws `unexpected_answer` where an entry of a list
         * has no id or no provider.
         */
        connection({ id, provider }, chosen, rest) {
            if (typeof id !== 'string' || typeof provider !== 'string')
                throw unexpectedAnswer();
            return {
                ...rest,
                key: JSON.stringify([rest.rawNamespace, id]),
                id: clean(id),
                rawId: id,
                provider: clean(provider),
                mayLackSelection: chosen === null ? NEED_A_SELECTION.includes(provider) : !chosen,
                problem: [id, provider].every(isSafe) ? null : unsafeId(),
            };
        },
    };
}
function unsafeId() {
    return new Failure({
        code: 'unexpected_answer',
        happened: 'its id or provider has characters that the API does not document, so it goes into no request',
        advice: `look at the connection at ${CONSOLE}`,
    });
}
/** v5: a connector that has no path. */
function noNamespace() {
    return new Failure({
        code: 'no_namespace',
        happened: 'it has no namespace, so it cannot be synced',
        advice: `reconnect it at ${CONSOLE}`,
    });
}

;// CONCATENATED MODULE: ./build/api/v3.js


/** The API until the end of 2026: a request for a sync is about all connections of a provider that have the tags. */
function createV3({ client, containerTags, shapes, now }) {
    const body = containerTags.length > 0 ? { containerTags } : {};
    const path = (...steps) => ['v3', 'connections', ...steps];
    let hasSyncRuns = false;
    let missing = null;
    const list = {
        tag: null,
        async read(signal, attempt) {
            const parse = (json) => listOf(json).map(entry => parseConnection(entry, shapes));
            const { value, date, sentAt } = await attempt(() => client({ kind: 'list', method: 'POST', path: path('list'), body, success: 200, parse, signal }));
            return { connections: new Map(value.map(each => [each.key, each])), date, beganAt: sentAt, endedAt: now() };
        },
    };
    function target(provider, connections) {
        return {
            provider,
            id: null,
            connections,
            list,
            async trigger(signal, isStillWanted) {
                const steps = path(provider, 'import');
                const parse = () => null;
                await client({ kind: 'trigger', method: 'POST', path: steps, body, success: 202, parse, signal, isStillWanted });
            },
        };
    }
    return {
        version: 'v3',
        lists: [list],
        unlistedTargets: providers => providers.map(provider => target(provider, [])),
        targets(_list, connections) {
            const groups = Map.groupBy(connections, ({ provider }) => provider);
            return [...groups].map(([provider, members]) => target(provider, members));
        },
        documents: async () => ({ documents: [], totalItems: 0 }),
        /** Not in the OpenAPI file: where the first answers are 404, there is no such endpoint, and no more are sent. */
        async runs({ id }, signal) {
            const parse = (json) => listOf(json).flatMap(entry => shapes.run(entry) ?? []);
            try {
                const steps = path(id, 'sync-runs');
                const request = { kind: 'counts', method: 'GET', path: steps, success: 200, parse, signal };
                const { value } = await client({ ...request, isStillWanted: () => missing === null || hasSyncRuns });
                hasSyncRuns = true;
                return value;
            }
            catch (error) {
                if (error instanceof NotSent && missing !== null)
                    throw missing;
                if (error instanceof Failure && error.status === 404)
                    missing = error;
                throw error;
            }
        },
        async failures({ id }, run, signal) {
            if (run.id === null)
                return [];
            const parse = (json) => listOf(fieldsOf(json).failures).map(shapes.itemFailure);
            const steps = path(id, 'sync-runs', run.id, 'failures');
            return (await client({ kind: 'counts', method: 'GET', path: steps, success: 200, parse, signal })).value;
        },
    };
}
// `metadata` is left where it is: it must not be printed, so it is not even taken.
function parseConnection(entry, shapes) {
    return shapes.connection(entry, null, {
        namespace: null,
        rawNamespace: null,
        account: shapes.account(entry.email),
        lastRun: shapes.run(fieldsOf(entry.lastSyncRun)),
        lastSuccessAt: null,
        documents: null,
    });
}

;// CONCATENATED MODULE: ./build/api/v5.js



/** The most that the API gives. */
const PER_PAGE = 100;
/** More than anybody has: a list without end is none. */
const MOST_CONNECTORS = 100_000;
/** A list that changes while it is read is read so many times. */
const READINGS = 3;
/** The API from October 2026 on: a request for a sync is about one connector. */
function createV5(options) {
    const { client, namespaces, provider, shapes } = options;
    function readPage(path, page, signal) {
        const query = { ...(provider === null ? {} : { provider }), page, limit: PER_PAGE };
        const parse = (json) => parsePage(json, shapes);
        return client({ kind: 'list', method: 'GET', path, query, success: 200, parse, signal });
    }
    /** All pages of a list; null where they do not add up, as it has changed meanwhile. */
    async function readPages(path, signal, attempt) {
        const first = await attempt(() => readPage(path, 1, signal));
        const { total } = first.value;
        const connections = new Map(first.value.connectors.map(each => [each.key, each]));
        for (let page = 2; connections.size < total; page++) {
            const { value } = await attempt(() => readPage(path, page, signal));
            const known = connections.size;
            for (const each of value.connectors)
                connections.set(each.key, each);
            // Where a page brings nothing new, no further one will.
            if (value.total !== total || connections.size === known)
                return null;
        }
        if (connections.size !== total)
            return null;
        return { connections, date: first.date, beganAt: first.sentAt, endedAt: options.now() };
    }
    function list(path, tag) {
        return {
            tag,
            async read(signal, attempt) {
                for (let reading = 1; reading <= READINGS; reading++) {
                    const listing = await readPages(path, signal, attempt);
                    if (listing !== null)
                        return listing;
                }
                throw new Failure({
                    code: 'unexpected_answer',
                    of: 'list',
                    happened: 'the list changed each time it was read: its pages do not add up',
                    advice: 'try again later',
                });
            },
        };
    }
    const pathOf = ({ rawNamespace, id }) => ['ns', rawNamespace ?? '', 'connectors', id];
    return {
        version: 'v5',
        lists: namespaces.length === 0
            ? [list(['connectors'], null)]
            : namespaces.map(namespace => list(['ns', namespace, 'connectors'], shapes.text(namespace))),
        unlistedTargets: () => null,
        targets: (list, connectors) => connectors.map((connector) => ({
            provider: connector.provider,
            id: connector.id,
            connections: [connector],
            list,
            async trigger(signal, isStillWanted) {
                const path = [...pathOf(connector), 'sync'];
                const parse = () => null;
                await client({ kind: 'trigger', method: 'POST', path, success: 202, parse, signal, isStillWanted });
            },
        })),
        async runs(connector, signal) {
            const parse = (json) => listOf(fieldsOf(json).syncs).flatMap(entry => parseRun(entry, shapes) ?? []);
            const [path, query] = [pathOf(connector), { include: 'syncs' }];
            return (await client({ kind: 'counts', method: 'GET', path, query, success: 200, parse, signal })).value;
        },
        async failures(_connector, run) {
            return run.failures;
        },
        async documents(namespace, page, signal) {
            const answer = await client({
                kind: 'documents',
                method: 'POST',
                path: ['ns', namespace, 'list', 'documents'],
                query: { page, limit: PER_PAGE, sort: 'updatedAt', order: 'desc' },
                body: { include: { memoryCount: false } },
                success: 200,
                parse: json => parseDocuments(json, options.waitsForMemories, shapes),
                signal,
            });
            return answer.value;
        },
    };
}
/** Throws `unexpected_answer` where it is not told how many there are. */
function parsePage(json, shapes) {
    const { connectors, pagination } = fieldsOf(json);
    const total = countOf(fieldsOf(pagination).totalItems);
    if (total === null || total > MOST_CONNECTORS)
        throw unexpectedAnswer();
    return { connectors: listOf(connectors).map(entry => parseConnector(entry, shapes)), total };
}
// `config` and the names in `selection` are left where they are: they must not be printed, so they are not even taken.
function parseConnector(entry, shapes) {
    const [count, limit] = [countOf(entry.documentCount), countOf(entry.documentLimit)];
    const namespace = typeof entry.namespace === 'string' && entry.namespace !== '' ? entry.namespace : null;
    const connector = shapes.connection(entry, hasSelection(entry.selection), {
        namespace: shapes.text(namespace),
        rawNamespace: namespace,
        account: shapes.account(entry.account),
        lastRun: parseRun(fieldsOf(entry.latestRun), shapes),
        lastSuccessAt: timeOf(fieldsOf(entry.system).lastSuccessfulSyncAt),
        documents: count === null || !limit ? null : { count, limit },
    });
    return namespace === null ? { ...connector, problem: connector.problem ?? noNamespace() } : connector;
}
/** Whether something is selected; null where there is no selection: then the provider tells whether it needs one. */
function hasSelection(selection) {
    if (typeof selection !== 'object' || selection === null)
        return null;
    return Object.values(selection).some(chosen => !Array.isArray(chosen) || chosen.length > 0);
}
function parseRun(entry, shapes) {
    const failures = Array.isArray(entry.failures) ? listOf(entry.failures) : [];
    return shapes.run({ ...entry, ...fieldsOf(entry.system) }, failures.map(shapes.itemFailure));
}
/** Throws `unexpected_answer` where it is not told how many there are, or a document has no id or no status. */
function parseDocuments(json, waitsForMemories, shapes) {
    const { documents, pagination } = fieldsOf(json);
    const totalItems = countOf(fieldsOf(pagination).totalItems);
    if (totalItems === null)
        throw unexpectedAnswer();
    return { documents: listOf(documents).map(entry => parseDocument(entry, waitsForMemories, shapes)), totalItems };
}
function parseDocument({ id, system }, waitsForMemories, shapes) {
    const { status, dreamingStatus, updatedAt } = fieldsOf(system);
    const shownId = shapes.text(id);
    if (typeof id !== 'string' || shownId === null || typeof status !== 'string')
        throw unexpectedAnswer();
    const changedAt = timeOf(updatedAt);
    const remembers = waitsForMemories && status === 'done' && dreamingStatus !== 'done';
    return {
        rawId: id,
        id: shownId,
        status: remembers ? 'remembering' : status === 'done' || status === 'failed' ? status : 'processing',
        updatedAt: changedAt === 'unreadable' ? null : changedAt,
    };
}

;// CONCATENATED MODULE: ./build/api/version.js



/** Supermemory has announced the end of v3 for 2026-12-31. */
const END_OF_V3 = Date.UTC(2027, 0, 1);
/** Which version of the API a step speaks. */
function chooseVersion(options) {
    const { apiVersion, client, containerTags, shapes, providers, now } = options;
    const v5 = createV5({
        client,
        namespaces: containerTags,
        provider: providers !== 'all' && providers.length === 1 ? (providers[0] ?? null) : null,
        waitsForMemories: options.waitFor === 'memories',
        shapes,
        now,
    });
    const needsV5 = options.waitFor === 'searchable' || options.waitFor === 'memories' || options.connectionIds.length > 0;
    const isAuto = apiVersion === 'auto';
    if (apiVersion === 'v5' || (isAuto && (needsV5 || now() >= END_OF_V3))) {
        return { api: v5, isGone: () => false, successor: null };
    }
    const answers = { gone: 0, other: 0 };
    const counting = async (request) => {
        try {
            const answer = await client(request);
            answers.other++;
            return answer;
        }
        catch (error) {
            if (error instanceof Failure && error.status !== null)
                answers[error.isGone ? 'gone' : 'other']++;
            throw error;
        }
    };
    return {
        api: createV3({ client: counting, containerTags, shapes, now }),
        isGone: () => answers.gone > 0 && answers.other === 0,
        successor: isAuto ? v5 : null,
    };
}

;// CONCATENATED MODULE: ./build/clean.js
const LONGEST_SEARCHED = 2000;
const LONGEST_SHOWN = 500;
const LOCAL = String.raw `[^\s@"<>()[\]{},;:?\\|\x60]`;
const AT_DOMAIN = String.raw `(?:@|%40)[\p{L}\p{N}._-]*[\p{L}\p{N}]`;
/**
 * It begins where a word begins, and nowhere else: a search from every character would take quadratic time. Addresses
 * with nothing but such characters between them are one.
 */
const E_MAIL = new RegExp(`(?:"[^"]{1,64}"|(?<!${LOCAL})${LOCAL}+)${AT_DOMAIN}(?:${LOCAL}*${AT_DOMAIN})*`, 'giu');
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/**
 * Every text of the API, and every input that is shown, goes through this once, where it enters. The API key is
 * removed (in clear, URL-encoded and in base64), and so are e-mail addresses. Control characters become symbols. The
 * quotation marks “ and ” become plain ones: around a quote they are always ours. A backslash would come to life in the
 * `echo` of a later step, and the runner takes `##[` for a command anywhere in a line, also where a later step prints
 * an output: both are taken apart. The result has 500 characters at most.
 */
function createClean(apiKey, hidesAddresses = true) {
    const key = keyPattern(apiKey);
    // Where a text is cut there may be half a key, in its longest form: three characters for one.
    const cut = (text) => text.length <= LONGEST_SEARCHED
        ? text.replace(key, '***')
        : `${text
            .slice(0, LONGEST_SEARCHED)
            .replace(key, '***')
            .slice(0, -3 * apiKey.length || undefined)}…`;
    return text => {
        const mayHaveAddress = hidesAddresses && /@|%40/.test(text);
        const cleared = mayHaveAddress ? cut(text).replace(E_MAIL, '***@***') : cut(text);
        // Most texts are plain: the other expressions take V8 milliseconds to make, when they are first used.
        const isPlain = /^[ -[\]-~]*$/.test(cleared);
        const shown = (isPlain ? cleared : cleared.replace(/[“”]/g, '"').replaceAll('\\', '＼').replace(INVISIBLE, visible)).replaceAll('##[', '## [');
        if (shown.length <= LONGEST_SHOWN)
            return shown;
        return `${shown.slice(0, LONGEST_SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…`;
    };
}
function keyPattern(apiKey) {
    if (apiKey === '')
        return /(?!)/g;
    const characters = [...apiKey].map(character => {
        const hex = [...Buffer.from(character)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('');
        return `(?:${literal(character)}|${hex})`;
    });
    const forms = [characters.join(''), ...base64Forms(apiKey).map(literal)];
    // Case is ignored because the host of a URL is lower-cased.
    return new RegExp(forms.join('|'), 'gi');
}
/**
 * Base64 writes three bytes as four characters, so a key reads in three ways, by where it stands in the encoded text
 * (as in `Bearer KEY`). Of each, the part that does not depend on the neighbours.
 */
function base64Forms(apiKey) {
    const forms = [0, 1, 2].map(offset => {
        const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(apiKey)]);
        return bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    });
    // A shorter piece is more likely something else.
    return forms.filter(form => form.length >= 8);
}
function literal(text) {
    return text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}
/** The symbol of a control character, such as ␊; of other characters that nobody sees, their number. */
function visible(character) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20)
        return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '␡' : `[U+${code.toString(16).toUpperCase()}]`;
}

;// CONCATENATED MODULE: ./build/api/codes.js
/** The error codes by which outputs and `fail-on` name what failed; `http_100` to `http_599` stand for themselves. */
/** What happened, in a few words. README's table has the same codes. */
const CODES = {
    auth_expired: 'the login has expired',
    rate_limited: 'the provider is rate limiting requests',
    plan_required: 'the plan does not include this provider',
    provider_unavailable: 'the provider was unavailable',
    internal: 'Supermemory failed',
    unknown: 'the API gives no code, or one that is no plain word',
    unreachable: 'no connection, so nothing was sent',
    timeout: 'no complete answer in time',
    broken: 'the connection broke off',
    certificate: 'the certificate is not trusted',
    redirect: 'the server redirects, which is not followed',
    unexpected_answer: 'the answer is not what the API documents',
    counts_unknown: 'the item counts could not be fetched',
    no_namespace: 'the connector has no namespace',
    removed: 'the connection was removed',
    unknown_tag: 'no connection has the tag',
    unknown_connection: 'no connection has the id',
    input: 'an input is missing or wrong',
    internal_fault: 'a bug in this action',
};
/** Whether a word of `fail-on` names a code: what is not listed here matches `unknown`. */
function names(word, code) {
    if (word === code)
        return true;
    return word === 'unknown' && !Object.hasOwn(CODES, code) && !/^http_[1-5]\d\d$/.test(code);
}

;// CONCATENATED MODULE: ./build/api/proxy.js

/**
 * Null where there is none. `isBypassed`: whether the environment says that the address needs none. Throws an Error
 * whose message says what to do and shows no password: @actions/http-client ignores an address that it cannot read, and
 * sends the request, key and all, past the proxy.
 */
function readProxy(target, env, isBypassed) {
    const scheme = target.protocol === 'https:' ? 'https' : 'http';
    // Which variable wins is as @actions/http-client has it.
    const variable = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`].find(name => env[name]);
    const given = (variable && env[variable]) || '';
    if (variable === undefined || isBypassed(target))
        return null;
    const url = proxyUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(given.trim()) ? given.trim() : `http://${given.trim()}`);
    if (url !== null)
        return { variable, url };
    throw new Error(`${variable} is no address of a proxy: write it like ${quote('http://proxy.example:3128')}, or ${quote('http://user:password@proxy.example:3128')} with the characters % # / ? @ of the password percent-encoded`);
}
/** Null where an address is none of http or https, or has parts that only a password with raw characters makes. */
function proxyUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '' || /[?#,\s]/.test(text))
        return null;
    if (url.pathname !== '/')
        return null;
    try {
        // As the client does: each by itself.
        decodeURIComponent(url.username);
        decodeURIComponent(url.password);
        return url;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/api/types.js
/** The providers that the API names, in its order. */
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

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(916);
;// CONCATENATED MODULE: ./build/input-values.js
/** What a single value of an input may be. A reader takes the text of an input, and throws a Problem. */


/** What is wrong with a value, in words that follow the name of the input. */
class Problem extends Error {
}
/** The API's published rule: https://supermemory.ai/docs, container tags. Older tags may break it. */
const TAG_RULE = /^[A-Za-z0-9_:-]{1,100}$/;
/** One of some words; the first is the default. */
function oneOf(words) {
    return (text, show) => {
        const given = text || words[0];
        expectKnown([given], words, words.join(', '), show);
        return words.find(word => word === given) ?? words[0];
    };
}
/**
 * Words separated by commas or newlines, or the one that stands alone. `alsoKnown`: what else a word may be, how a message
 * says that, and what was probably meant by a word.
 */
function wordList(known, alone, alsoKnown) {
    return (text, show) => {
        const given = splitList(text);
        if (given.length === 0 && text !== '')
            throw new Problem(`is ${show(text)}: it is empty`);
        if (given.length > 1 && given.includes(alone)) {
            throw new Problem(`is ${show(given.join(', '))}: ${alone} must stand on its own`);
        }
        const odd = given.filter(word => !alsoKnown?.pattern.test(word));
        const also = alsoKnown === undefined ? [] : [alsoKnown.as];
        const guesses = odd.map(word => alsoKnown?.guess(word) ?? '').filter(guess => alsoKnown?.pattern.test(guess));
        const allowed = `${[...known, ...also].join(', ')}; or ${alone} on its own`;
        expectKnown(odd, [...known, alone], allowed, show, guesses);
        return given;
    };
}
function expectKnown(given, known, allowed, show, guesses = []) {
    const wrong = given.filter(word => !known.includes(word));
    if (wrong.length === 0)
        return;
    const each = wrong.map(word => `${show(word)}${suggestion(word, [...known, ...guesses])}`).join(', ');
    throw new Problem(`is ${each}, which is not allowed. Allowed: ${allowed}`);
}
/** Empty where no known word is much like it. */
function suggestion(word, known) {
    const written = word.slice(0, 40).toLowerCase();
    const nearest = (0,mod/* closest */.kp)(written, known);
    // Two letters that changed places are a distance of two.
    return (0,mod/* distance */.Io)(written, nearest) <= Math.max(Math.ceil(nearest.length / 4), Math.min(2, nearest.length - 2))
        ? ` (did you mean ${nearest}?)`
        : '';
}
/** How long a unit is that people write behind a number, in milliseconds. */
const UNITS = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };
/** A number in plain decimals, in milliseconds where it has a unit. */
function number({ unit, least, most, isAbove = false, fallback }) {
    const isWhole = unit === 1;
    const pattern = isWhole ? /^\d+$/ : /^\d+(?:\.\d+)?$/;
    return (text, show) => {
        const value = pattern.test(text || String(fallback)) ? Number(text || fallback) : Number.NaN;
        if (value <= most && (isAbove ? value > least : value >= least))
            return value * unit;
        const range = isAbove ? `above ${least} and at most ${most}` : `from ${least} to ${most}`;
        const hint = isWhole ? '' : unitHint(text, unit, most);
        throw new Problem(`is ${show(text)}: it must be a ${isWhole ? 'whole ' : ''}number ${range}${hint}`);
    };
}
/** What to write for a number with a unit behind it, such as `1h`; empty where that would be too much, or no number. */
function unitHint(text, unit, most) {
    const [, amount, word = ''] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/.exec(text) ?? [];
    const ms = Object.hasOwn(UNITS, word) ? Number(amount) * (UNITS[word] ?? 0) : 0;
    const value = Number((ms / unit).toFixed(3));
    return value > 0 && value <= most ? ` (for ${duration(ms)} use ${value})` : '';
}
/** Texts separated by commas or newlines, or a JSON array of strings; blanks and repeats dropped. */
function textList(what) {
    return (text, show) => {
        const list = text.startsWith('[') ? parseStrings(text) : splitList(text);
        if (list === null) {
            throw new Problem(`is ${show(text)}: it starts like a JSON array, but is not a JSON array of strings. Separate the ${what}s by commas or newlines, or write an array like ["one","two"]`);
        }
        if (list.length === 0 && text !== '')
            throw new Problem(`is ${show(text)}: there is no ${what} in it`);
        return list;
    };
}
/** Null where the text is no JSON array of strings. */
function parseStrings(json) {
    try {
        const value = JSON.parse(json);
        return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? distinct(value) : null;
    }
    catch {
        return null;
    }
}
function splitList(text) {
    return distinct(text.split(/[,\n]/));
}
function distinct(values) {
    return [...new Set(values.map(value => value.trim()).filter(value => value !== ''))];
}
/** The address of the API. */
const baseUrl = (text, show) => {
    const problem = baseUrlProblem(text);
    if (problem === null)
        return new URL(text);
    // Everything before the last `@` may be a password.
    throw new Problem(`is ${show(text.replace(/^.*@/s, '***@'))}: ${problem}`);
};
function baseUrlProblem(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !/^https?:$/.test(url.protocol))
        return 'it must be an https address';
    if (url.username !== '' || url.password !== '')
        return 'it must not contain credentials; the key belongs in api-key';
    if (/[?#]/.test(text))
        return 'it must not contain a query (?) or a fragment (#)';
    if (/\/v[35]\/*$/.test(url.pathname))
        return 'it must not end in /v3 or /v5, which the action adds';
    // The URL parser writes every form of an IPv4 address in the one form that is matched here.
    const isThisMachine = url.hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(url.hostname);
    if (url.protocol === 'https:' || isThisMachine)
        return null;
    return 'it must be an https address; plain http only to localhost and 127.0.0.0/8';
}
/** One warning for all tags that break the rule. */
function tagWarnings(tags, show) {
    const odd = tags.filter(tag => !TAG_RULE.test(tag)).map(show);
    if (odd.length === 0)
        return [];
    const more = odd.length > 5 ? ` and ${odd.length - 5} more` : '';
    const rule = 'A tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -';
    return [`container-tags: the API may refuse ${odd.slice(0, 5).join(', ')}${more}. ${rule}`];
}

;// CONCATENATED MODULE: ./build/status.js
/** What the statuses mean for a step, worst first: the status of several is the first of theirs here. */
const TABLE = {
    cancelled: { mark: '🚫', fails: 'always', isFine: false },
    failed: { mark: '❌', fails: 'by default', isFine: false },
    'timed-out': { mark: '⌛', fails: 'by default', isFine: false },
    'not-started': { mark: '⏸️', fails: 'by default', isFine: false },
    'no-connections': { mark: '🔌', fails: 'by default', isFine: false },
    stale: { mark: '🕰️', fails: 'by default', isFine: false },
    'completed-with-failures': { mark: '⚠️', fails: 'if named', isFine: false },
    running: { mark: '🔄', fails: 'never', isFine: true },
    completed: { mark: '✅', fails: 'never', isFine: true },
    accepted: { mark: '📨', fails: 'never', isFine: true },
    'up-to-date': { mark: '👌', fails: 'never', isFine: true },
};
const STATUSES = Object.keys(TABLE);
/** Those that `fail-on` may name, and those that it names by default. */
const FAIL_ON_STATUSES = STATUSES.filter(status => /default|named/.test(TABLE[status].fails));
const FAIL_BY_DEFAULT = STATUSES.filter(status => TABLE[status].fails === 'by default');
/** A status as people see it. A no-break space: in a narrow cell the mark would otherwise stand on its own line. */
function marked(status) {
    return `${TABLE[status].mark}\u00a0${status}`;
}
/** The worst of the statuses; `otherwise` if there are none. */
function worst(statuses, otherwise) {
    return STATUSES.find(status => statuses.includes(status)) ?? otherwise;
}
/** Sorts the worst first. */
function bySeverity(one, other) {
    return STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status);
}
/** Whether a status needs no attention. */
function isFine(status) {
    return TABLE[status].isFine;
}

;// CONCATENATED MODULE: ./build/inputs.js






/** Inputs are not what they may be. One problem for each of them. */
class InputError extends Error {
    problems;
    constructor(problems) {
        super('bad input');
        this.problems = problems;
    }
}
const DEFAULT_BASE_URL = 'https://api.supermemory.ai';
const MINUTE = 60_000;
/** What may stand in `fail-on`, but for the words of its own. */
const FAIL_ON_WORDS = [...FAIL_ON_STATUSES, ...Object.keys(CODES).filter(code => code !== 'counts_unknown')];
/** Each input, in the order in which problems are told. */
const INPUTS = {
    providers: { name: 'provider', read: readProviders, otherwise: [] },
    containerTags: { name: 'container-tags', read: textList('tag'), otherwise: [] },
    connectionIds: { name: 'connection-ids', read: textList('id'), otherwise: [] },
    waitFor: {
        name: 'wait-for',
        read: oneOf(['accepted', 'completed', 'searchable', 'memories']),
        otherwise: 'accepted',
    },
    mode: { name: 'mode', read: oneOf(['sync', 'check']), otherwise: 'sync' },
    maxAgeMs: {
        name: 'max-age-minutes',
        read: (text, show) => text === '' ? null : number({ unit: MINUTE, least: 0, isAbove: true, most: 525_600, fallback: 0 })(text, show),
        otherwise: null,
    },
    failOn: { name: 'fail-on', read: readFailOn, otherwise: [] },
    showAccounts: {
        name: 'show-accounts',
        read: (text, show) => oneOf(['false', 'true'])(text, show) === 'true',
        otherwise: false,
    },
    // The version to suggest where none is meant comes before the one that is about to end.
    apiVersion: { name: 'api-version', read: oneOf(['auto', 'v5', 'v3']), otherwise: 'auto' },
    baseUrl: {
        name: 'base-url',
        read: (text, show) => baseUrl(text || DEFAULT_BASE_URL, show),
        otherwise: new URL(DEFAULT_BASE_URL),
        variable: 'SUPERMEMORY_BASE_URL',
    },
    waitTimeoutMs: {
        name: 'wait-timeout-minutes',
        read: number({ unit: MINUTE, least: 0, isAbove: true, most: 7200, fallback: 30 }),
        otherwise: 0,
    },
    pollIntervalMs: {
        name: 'poll-interval-seconds',
        read: number({ unit: 1000, least: 1, most: 300, fallback: 10 }),
        otherwise: 0,
    },
    requestTimeoutMs: {
        name: 'request-timeout-seconds',
        read: number({ unit: 1000, least: 0, isAbove: true, most: 600, fallback: 60 }),
        otherwise: 0,
    },
    maxRetries: { name: 'max-retries', read: number({ unit: 1, least: 0, most: 10, fallback: 3 }), otherwise: 0 },
};
function readProviders(text, show) {
    const given = wordList(PROVIDERS, 'all')(text, show);
    if (given.length === 0)
        throw new Problem(`is missing. Allowed: ${PROVIDERS.join(', ')}; or all on its own`);
    return given[0] === 'all' ? 'all' : given;
}
function readFailOn(text, show) {
    const guess = (word) => word.toLowerCase().replace(/^http[^0-9]?/, 'http_');
    const anyHttp = { pattern: /^http_[1-5]\d\d$/, as: 'http_100 to http_599', guess };
    const given = wordList(FAIL_ON_WORDS, 'none', anyHttp)(text, show);
    if (given.length === 0)
        return FAIL_BY_DEFAULT;
    return given[0] === 'none' ? [] : given;
}
/** The API key as it will be sent: the input, or the environment variable, without surrounding white space. */
function readApiKey({ getInput, env }) {
    return getInput('api-key').trim() || (env.SUPERMEMORY_API_KEY ?? '').trim();
}
/** Reads and checks every input. Throws an InputError with all that is wrong with them. */
function readInputs(source) {
    const { getInput, env, clean } = source;
    const problems = [];
    const show = (value) => quote(clean(value));
    function readOne({ name, read, otherwise, variable }) {
        const text = getInput(name).trim() || (variable === undefined ? '' : (env[variable] ?? '').trim());
        try {
            return read(text, show);
        }
        catch (error) {
            if (!(error instanceof Problem))
                throw error;
            problems.push(`${name} ${error.message}`);
            return otherwise;
        }
    }
    const fields = Object.entries(INPUTS).map(([field, input]) => [field, readOne(input)]);
    const given = Object.fromEntries(fields);
    const apiKey = readApiKey(source);
    const proxy = proxyFor(given.baseUrl, source, problems);
    problems.push(...keyProblems(apiKey), ...combinationProblems(given));
    if (problems.length > 0)
        throw new InputError(problems);
    return { ...given, apiKey, proxy, warnings: tagWarnings(given.containerTags, show) };
}
function keyProblems(key) {
    if (key === '') {
        return [
            // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a workflow says it
            'api-key is missing: set it to a secret, as in ${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty',
        ];
    }
    if (/^[\x21-\x7e]+$/.test(key))
        return [];
    // The value is not shown: it may be a key with only one character wrong.
    return [
        'api-key contains characters that an HTTP header cannot carry (white space, control or non-ASCII characters): store the key again, on one line with nothing around it',
    ];
}
/** Inputs that mean nothing together. */
function combinationProblems({ waitFor, apiVersion, connectionIds, mode }) {
    const needsV5 = (what) => `${what} needs v5, but api-version is v3: set api-version to auto or v5`;
    return [
        apiVersion === 'v3' && (waitFor === 'searchable' || waitFor === 'memories')
            ? needsV5(`wait-for is ${waitFor}, which`)
            : '',
        apiVersion === 'v3' && connectionIds.length > 0 ? needsV5('connection-ids') : '',
        mode === 'check' && waitFor !== 'accepted'
            ? `wait-for is ${waitFor}, but mode is check, which waits for nothing: remove one of them`
            : '',
    ].filter(problem => problem !== '');
}
function proxyFor(url, { env, bypassesProxy }, problems) {
    try {
        return readProxy(url, env, bypassesProxy);
    }
    catch (error) {
        problems.push(error.message);
        return null;
    }
}

;// CONCATENATED MODULE: ./build/sync/results.js



function resultOf(connection, status, more = {}) {
    return {
        connection,
        status,
        run: null,
        failure: null,
        pending: null,
        wasRunning: false,
        countedStatus: null,
        listedAt: null,
        counts: null,
        documentsLeft: null,
        ...more,
    };
}
/** What a provider came to whose connections nobody has listed. */
function providerResult(provider, status, more = {}) {
    return { provider, status, failure: null, wasRunning: false, connections: null, ...more };
}
function statusOfRun(run) {
    if (run.status !== 'completed')
        return run.status;
    return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed';
}
/** Of a connection, as the outputs have it; null where there is nothing to say. */
function errorCodeOf({ run, failure, status, counts }) {
    if (failure !== null)
        return failure.code;
    if (status === 'completed-with-failures' && counts === 'unknown' && !run?.itemsFailed)
        return 'counts_unknown';
    return status === 'failed' ? (run?.errorCode ?? null) : null;
}
/** Of a provider: its own, or that of the first connection that gave it its status. */
function providerErrorCode({ failure, status, connections }) {
    if (failure !== null)
        return failure.code;
    const blamed = connections?.filter(connection => connection.status === status) ?? [];
    return blamed.map(errorCodeOf).find(code => code !== null) ?? null;
}
function statusOf({ providers, named, cancelled }) {
    const all = [...providers, ...named].map(({ status }) => status);
    return cancelled ? 'cancelled' : worst(all, 'no-connections');
}
function removed() {
    return new Failure({ code: 'removed', happened: 'the connection was removed during the wait' });
}
function unreadableTime() {
    return new Failure({
        code: 'unexpected_answer',
        happened: 'the API gives a time of its last sync that cannot be read',
        advice: `look at the connection at ${CONSOLE}`,
    });
}
/** `whose`: such as `of these providers`. */
function unknownTag(tag, whose) {
    return new Failure({
        code: 'unknown_tag',
        happened: `no connection ${whose} has the container tag ${quote(tag)}`,
        advice: `check container-tags, or connect a provider at ${CONSOLE}`,
    });
}
function unknownConnection(id) {
    return new Failure({
        code: 'unknown_connection',
        happened: `no connection of these providers and tags has the id ${quote(id)}`,
        advice: 'check connection-ids',
    });
}

;// CONCATENATED MODULE: ./build/sync/runs.js
/** The API may cut times to seconds in one answer and not in the next, in milliseconds. */
const PRECISION = 1000;
/** The last run of a connection, as far as it can be told from others: one without any time counts as none. */
function comparable(run) {
    return run?.startedAt == null && run?.completedAt == null && !run?.isUnreadable ? null : run;
}
/** Whether a run began later than another of the same connection. Any run is newer than none. */
function isNewer(run, other) {
    return other === null || difference(run, other) >= PRECISION;
}
/** By how much one run began later than the other, in milliseconds; where that is not known of one, by their ends. */
function difference(one, other) {
    if (one.startedAt !== null && other.startedAt !== null)
        return one.startedAt - other.startedAt;
    return (one.completedAt ?? one.startedAt ?? 0) - (other.completedAt ?? other.startedAt ?? 0);
}
/**
 * The record of a run that has ended: its beginning and end both lie less than a second after what the list says, or both
 * before it, as one of the two is cut. Of several that do, those are meant whose times were cut to whole seconds, and of
 * them the newest that ended alike: runs follow one another. Null where there is none, or where it has not ended yet.
 */
function recordOf(run, records) {
    const pairs = (record) => [[record.startedAt, run.startedAt], [record.completedAt, run.completedAt]].flatMap(([one, other]) => (one === null || other === null ? [] : [{ one, other, ms: one - other }]));
    const fits = (record) => {
        const all = pairs(record).map(({ ms }) => ms);
        const areNear = all.length > 0 && all.every(ms => Math.abs(ms) < PRECISION);
        const hasEnded = record.status !== 'running' && !record.isUnreadable;
        return hasEnded && areNear && (all.every(ms => ms >= 0) || all.every(ms => ms <= 0));
    };
    const isCut = (record) => pairs(record).every(({ one, other }) => cut(one) === other || cut(other) === one || one === other);
    const found = records.filter(fits).toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
    const meant = found.filter(isCut);
    return meant.find(({ status }) => status === run.status) ?? meant[0] ?? found[0] ?? null;
}
function cut(ms) {
    return ms - (ms % PRECISION);
}
/** When a connection's last completed sync ended. */
function lastCompletedAt({ lastRun, lastSuccessAt }) {
    return lastRun?.status === 'completed' ? (lastRun.completedAt ?? lastSuccessAt) : lastSuccessAt;
}
/** An end that lies further ahead of the list's time is no time at all, in milliseconds. */
const LARGEST_LEAD = 60_000;
/** How long before a list something ended, in milliseconds; null where that is not known. */
function ageAt(endedAt, listedAt) {
    const isKnown = endedAt !== null && endedAt !== 'unreadable' && endedAt <= listedAt + LARGEST_LEAD;
    return isKnown ? listedAt - endedAt : null;
}

;// CONCATENATED MODULE: ./build/sync/check.js


/** The time by which ages are told: that of the list, or else the runner's. In milliseconds since the epoch. */
function timeOfList({ date, endedAt }) {
    return date ?? endedAt;
}
/** Whether the last run of each completed, and within `maxAgeMs` before the list. */
function areRecent(connections, maxAgeMs, listing) {
    if (maxAgeMs === null)
        return false;
    return connections.every(connection => {
        const { lastRun } = connection;
        if (lastRun?.status !== 'completed' || lastRun.isUnreadable)
            return false;
        const age = ageAt(lastCompletedAt(connection), timeOfList(listing));
        return age !== null && age <= maxAgeMs;
    });
}
/** Of a connection that needs no sync. */
function upToDate(connection, listing) {
    return resultOf(connection, 'up-to-date', { run: connection.lastRun, listedAt: timeOfList(listing) });
}
/** How a connection's last sync went. */
function checked(connection, maxAgeMs, listedAt) {
    const { lastRun: run } = connection;
    if (run === null)
        return resultOf(connection, 'not-started');
    if (run.isUnreadable)
        return resultOf(connection, 'failed', { failure: unreadableTime() });
    const status = statusOfRun(run);
    if (maxAgeMs === null || status === 'failed')
        return resultOf(connection, status, { run, listedAt });
    // Where the API does not tell the last completed run of one that is syncing, it ended before this one began.
    const completedAt = lastCompletedAt(connection) ?? (run.status === 'running' ? run.startedAt : null);
    if (completedAt === 'unreadable')
        return resultOf(connection, 'failed', { failure: unreadableTime() });
    const age = ageAt(completedAt, listedAt);
    return resultOf(connection, age === null || age > maxAgeMs ? 'stale' : status, { run, listedAt });
}
/** How the last sync of each went, with counts. None is fetched after the deadline. */
async function checkAll(chosen, maxAgeMs, { counts, policy, deadline }) {
    const results = chosen.flatMap(({ listing, connections }) => connections.map(connection => checked(connection, maxAgeMs, timeOfList(listing))));
    return counts.within(deadline - policy.clock.now(), Promise.all(results.map(counts.add)));
}

;// CONCATENATED MODULE: ./build/sync/events.js
function subjectOf({ provider, id, account }) {
    return { provider, id, account };
}
function subjectOfTarget({ provider, id, connections }) {
    return { provider, id, account: id === null ? null : (connections[0]?.account ?? null) };
}

;// CONCATENATED MODULE: ./build/sync/polls.js


/** A list that the API refuses so many times in a row is not read again. */
const REFUSALS_UNTIL_THE_END = 2;
const FIRST_PAUSE = 2000;
/** Pauses grow with the time since the first poll; docs/performance.md says what that costs and brings. */
const GROWTH = 1 / 7;
/** The longest `Retry-After` of a poll that is waited for, in milliseconds. */
const LONGEST_RETRY_AFTER = 60_000;
/** The time of the wait is up. */
class WaitOver extends Error {
}
function createPolls(onEvent) {
    const polls = {
        failed: 0,
        last: null,
        noteOf(polled) {
            let refusals = 0;
            return (failure) => {
                polls.last = failure;
                refusals = failure?.refusesList ? refusals + 1 : 0;
                const ends = refusals === REFUSALS_UNTIL_THE_END;
                if (failure !== null)
                    onEvent({ type: 'poll-failed', ...polled, failure, times: ++polls.failed, ends });
                return ends;
            };
        },
    };
    return polls;
}
/** The pause after a poll, in milliseconds. `failure`: why it failed, if it did. */
function pauseAfterPoll(sinceFirstMs, pollIntervalMs, failure) {
    const retryAfter = Math.min(failure?.retryAfterMs ?? 0, LONGEST_RETRY_AFTER);
    return Math.max(retryAfter, Math.min(pollIntervalMs, FIRST_PAUSE + Math.max(0, sinceFirstMs) * GROWTH));
}
/**
 * One reading for a poll, or why it failed. It does not outlast the wait by more than the time of one request. Throws the
 * signal's reason, and faults of the action. `limits` null: there is no end.
 */
async function readInTime(of, read, { limits, clock, signal }) {
    const end = limits === null ? Number.POSITIVE_INFINITY : limits.deadline + limits.requestTimeoutMs;
    const limit = timeLimit(clock, end - clock.now(), signal);
    try {
        return await read(limit.signal);
    }
    catch (error) {
        if (error instanceof Failure)
            return error;
        if (signal.aborted || !limit.signal.aborted)
            throw error;
        return noAnswerInTime(of);
    }
    finally {
        limit.clear();
    }
}
/** The failure of a request that the end of the wait cut off. */
function noAnswerInTime(of) {
    return new Failure({ code: 'timeout', of, happened: 'no complete answer by the end of the wait' });
}
/** Why waiting for a list, an answer or a pause ended. Throws what is a fault of the action. */
function endOf(error, signal) {
    if (error instanceof WaitOver)
        return { type: 'over' };
    if (signal.aborted)
        return { type: 'cancelled' };
    if (error instanceof Failure)
        return { type: 'failed', failure: error };
    throw error;
}

;// CONCATENATED MODULE: ./build/sync/roster.js


/** A connection that is missing from so many listings in a row was removed. */
const LISTINGS_UNTIL_REMOVED = 2;
/**
 * Why a connection is no longer waited for; null where it is. `shown`: as the last listing shows it; `missing`: from how
 * many in a row up to that one it is missing.
 */
function lossOf(shown, missing) {
    if (missing >= LISTINGS_UNTIL_REMOVED)
        return removed();
    return shown?.lastRun?.isUnreadable ? unreadableTime() : null;
}
function createRoster(target) {
    const baseline = new Map(target.connections.map(({ key, lastRun }) => [key, comparable(lastRun)]));
    const missing = new Map();
    const lost = [];
    let { connections } = target;
    let last = null;
    function lossesOf(connection, listing) {
        const shown = listing.connections.get(connection.key);
        const times = shown === undefined ? (missing.get(connection.key) ?? 0) + 1 : 0;
        missing.set(connection.key, times);
        const failure = lossOf(shown, times);
        return failure === null ? [] : [resultOf(connection, 'failed', { failure })];
    }
    function shown(listing) {
        if (target.connections.length === 0) {
            return [...listing.connections.values()].filter(({ provider }) => provider === target.provider);
        }
        return connections.flatMap(({ key }) => listing.connections.get(key) ?? []);
    }
    return {
        connections: () => connections,
        lost: () => lost,
        see(listing) {
            if (listing === last)
                return [];
            last = listing;
            const losses = connections.flatMap(connection => lossesOf(connection, listing));
            const gone = new Set(losses.map(({ connection }) => connection));
            connections = connections.filter(connection => !gone.has(connection));
            lost.push(...losses);
            return losses;
        },
        isComplete: listing => connections.every(({ key }) => listing.connections.has(key)),
        shown,
        running: listing => shown(listing).find(({ lastRun }) => comparable(lastRun)?.status === 'running') ?? null,
        hasBegun: listing => shown(listing).some(({ key, lastRun }) => {
            const run = comparable(lastRun);
            if (run === null)
                return false;
            const before = baseline.get(key);
            return run.status === 'running' || (before !== undefined && isNewer(run, before));
        }),
        takeBaseline(listing) {
            for (const { key, lastRun } of shown(listing))
                baseline.set(key, comparable(lastRun));
        },
        baseline: ({ key }) => baseline.get(key) ?? null,
    };
}

;// CONCATENATED MODULE: ./build/api/retry.js

/** The longest `Retry-After` that is waited for, in milliseconds. */
const retry_LONGEST_RETRY_AFTER = 5 * 60_000;
const retry_FIRST_PAUSE = 500;
const retry_LONGEST_PAUSE = 8000;
/** The pause before the nth retry (from 1), in milliseconds; null where there must be none. */
function pauseBeforeRetry(nth, failure, policy) {
    if (nth > policy.maxRetries || failure.retry === 'no')
        return null;
    const { retryAfterMs } = failure;
    if (retryAfterMs !== null)
        return retryAfterMs > retry_LONGEST_RETRY_AFTER ? null : retryAfterMs;
    return growingPause(nth, policy.random);
}
/** The nth of pauses that double, in milliseconds. */
function growingPause(nth, random) {
    return Math.min(retry_FIRST_PAUSE * 2 ** (nth - 1), retry_LONGEST_PAUSE) * (1 - random() / 4);
}
/** Sends a reading request again as its failures and the policy allow. Throws the last Failure, or the signal's reason. */
async function retry(attempt, policy, signal, onRetry) {
    for (let nth = 1;; nth++) {
        try {
            return await attempt();
        }
        catch (error) {
            const pauseMs = error instanceof Failure ? pauseBeforeRetry(nth, error, policy) : null;
            if (pauseMs === null)
                throw error;
            onRetry(error, pauseMs, nth);
            await policy.clock.sleep(pauseMs, signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/sync/trigger.js





/** So long the API may answer 409 without a list that shows a run running, in milliseconds. */
const LONGEST_CONFLICT = 5 * 60_000;
/** The longest `Retry-After` of a 409 that is waited for, in milliseconds. */
const LONGEST_CONFLICT_PAUSE = 60_000;
/**
 * The one loop that sends requests for a sync: a fresh list, a request, and again as the answer allows. Throws for
 * faults of the action only.
 */
async function trigger(target, roster, deps) {
    const subject = subjectOfTarget(target);
    const nothing = { sentAt: null, doubtfulSince: null, lastFailure: null, conflictSince: null, blockedBy: null };
    const request = { ...deps, target, roster, subject, ...nothing, failedAt: 0, retries: 0 };
    const { list, onEvent, waits } = deps;
    try {
        for (;;) {
            const isDoubtful = request.doubtfulSince !== null;
            const listing = waits || isDoubtful ? await list.fresh(isDoubtful ? request.failedAt : 0) : null;
            const shown = listing === null ? 'free' : whatIsShown(listing, request);
            if (typeof shown === 'object')
                return shown;
            if (shown === 'wait') {
                await list.next();
                continue;
            }
            const failure = await send(listing, request);
            if (failure === 'not-sent')
                continue;
            if (failure === null) {
                onEvent({ type: 'accepted', subject });
                return accepted(request);
            }
            const ended = await afterFailure(failure, request);
            if (ended !== null)
                return ended;
        }
    }
    catch (error) {
        return stopped(error, request);
    }
}
/** What a listing means for the next request: none is needed, it must wait, or it is free to go. */
function whatIsShown(listing, request) {
    const { roster, subject, onEvent, waits, maxAgeMs } = request;
    if (request.doubtfulSince !== null && roster.hasBegun(listing)) {
        onEvent({ type: 'seen', subject });
        return { ...accepted(request), listing };
    }
    if (!waits)
        return 'free';
    for (const { connection, failure } of roster.see(listing)) {
        if (failure !== null)
            onEvent({ type: 'lost', subject: subjectOf(connection), failure });
    }
    if (roster.connections().length === 0)
        return { type: 'nobody-left' };
    if (!roster.isComplete(listing))
        return 'wait';
    // An earlier request may have been accepted: what is newer than the baseline that it had is ours.
    if (request.doubtfulSince !== null)
        return 'free';
    roster.takeBaseline(listing);
    const running = roster.running(listing);
    if (running !== null) {
        if (request.blockedBy === null)
            onEvent({ type: 'blocked', subject, by: running });
        request.blockedBy = running;
        request.conflictSince = null;
        return 'wait';
    }
    request.blockedBy = null;
    if (!areRecent(roster.shown(listing), maxAgeMs, listing))
        return 'free';
    onEvent({ type: 'up-to-date', subject });
    return { type: 'up-to-date', listing };
}
/** Null where the sync was accepted. */
async function send(listing, request) {
    const { target, roster, list, waits, policy } = request;
    const isStillWanted = () => {
        const isWanted = !waits || listing === null || list.isFresh(listing);
        const latest = list.latest();
        // Where no fresh list is needed, what was last read for others is the baseline.
        if (!waits && request.doubtfulSince === null && latest !== null)
            roster.takeBaseline(latest);
        if (isWanted)
            request.sentAt = policy.clock.now();
        return isWanted;
    };
    try {
        await target.trigger(list.signal, isStillWanted);
        return null;
    }
    catch (error) {
        if (error instanceof NotSent)
            return 'not-sent';
        if (!(error instanceof Failure) || error === list.signal.reason)
            throw error;
        request.sentAt = null;
        request.lastFailure = error;
        return error;
    }
}
/** Pauses before the next request; what it all came to, where there must be none. */
async function afterFailure(failure, request) {
    if (failure.isConflict)
        return afterConflict(failure, request);
    const { subject, list, policy, onEvent } = request;
    const now = policy.clock.now();
    const pauseMs = pauseBeforeRetry(++request.retries, failure, policy);
    if (pauseMs === null) {
        onEvent({ type: 'refused', subject, failure });
        const isDoubtful = request.doubtfulSince !== null && failure.retry !== 'after-a-list';
        return {
            type: 'failed',
            failure: isDoubtful ? failure.withAdvice('an earlier request may have been accepted') : failure,
        };
    }
    onEvent({ type: 'retry', of: 'trigger', subject, tag: null, failure, pauseMs, nth: request.retries });
    if (failure.retry === 'after-a-list')
        request.doubtfulSince ??= now;
    request.failedAt = now;
    await policy.clock.sleep(pauseMs, list.signal);
    return null;
}
/** A sync is running, which ends this trigger. The next one begins with the list that shows it, or its end. */
async function afterConflict(failure, request) {
    const { subject, list, policy, onEvent, waits } = request;
    const now = policy.clock.now();
    if (request.conflictSince === null)
        onEvent({ type: 'already-running', subject });
    if (!waits)
        return { ...accepted(request), wasRunning: true };
    request.conflictSince ??= now;
    if (now - request.conflictSince >= LONGEST_CONFLICT)
        return { type: 'failed', failure };
    request.retries = 0;
    await policy.clock.sleep(Math.min(failure.retryAfterMs ?? 0, LONGEST_CONFLICT_PAUSE), list.signal);
    for (let listing = await list.next(); (listing?.beganAt ?? 0) < now;)
        listing = await list.next();
    return null;
}
/** The wait ended; but where the last list shows the sync of a request without an answer, that was accepted. */
function stopped(error, request) {
    const { list, signal, sentAt, doubtfulSince, lastFailure, blockedBy } = request;
    const end = endOf(error, signal);
    const since = doubtfulSince ?? sentAt;
    const listing = list.latest();
    const isKnown = end.type === 'over' && since !== null && listing !== null && listing.beganAt >= since;
    const shown = isKnown ? whatIsShown(listing, { ...request, doubtfulSince: since }) : 'free';
    if (typeof shown === 'object')
        return shown;
    if (end.type === 'failed')
        return end;
    const answered = lastFailure === null ? 'not-sent' : 'refused';
    const state = sentAt !== null ? 'no-answer' : doubtfulSince !== null ? 'doubtful' : answered;
    return { type: end.type, pending: { request: state, blockedBy }, failure: lastFailure };
}
function accepted({ policy }) {
    return { type: 'accepted', at: policy.clock.now(), wasRunning: false, listing: null };
}

;// CONCATENATED MODULE: ./build/sync/follow.js







/** A connection without a run so long after it was accepted is not waited for, in milliseconds. */
const NOT_STARTED_AFTER = 5 * 60_000;
/**
 * Triggers a sync and, if told to, waits until a run of each connection has ended. Throws for faults of the action only.
 */
async function follow(target, deps) {
    const roster = createRoster(target);
    const triggered = await trigger(target, roster, deps);
    const ended = (result) => {
        deps.tally.targetEnded();
        return { result, counted: deps.counts.add(result) };
    };
    const followed = roster.connections().map(async (connection) => {
        const isWatched = triggered.type === 'accepted' && deps.waits;
        if (!isWatched)
            return ended(resultOfTrigger(connection, triggered));
        return ended(await follow_watch(connection, roster.baseline(connection), triggered, deps));
    });
    return [...roster.lost().map(ended), ...(await Promise.all(followed))];
}
/** Reads each list until one shows that a run newer than the baseline has ended. */
async function follow_watch(listed, baseline, accepted, { list, onEvent, signal }) {
    const subject = subjectOf(listed);
    let connection = listed;
    let run = null;
    let missing = 0;
    try {
        for (let listing = accepted.listing ?? (await list.next());; listing = await list.next()) {
            if (listing === null)
                continue;
            const shown = listing.connections.get(connection.key);
            missing = shown === undefined ? missing + 1 : 0;
            connection = shown ?? connection;
            const failure = lossOf(shown, missing);
            if (failure !== null) {
                onEvent({ type: 'lost', subject, failure });
                return resultOf(connection, 'failed', { run, failure });
            }
            const seen = comparable(shown?.lastRun ?? null);
            if (seen !== null && isNewer(seen, baseline) && (run === null || !isNewer(run, seen))) {
                const isOther = run === null || isNewer(seen, run);
                const change = seen.status !== 'running' ? 'run-ended' : run === null ? 'run-started' : 'run-replaced';
                if (isOther || change === 'run-ended')
                    onEvent({ type: change, subject, run: seen });
                run = seen;
                if (run.status !== 'running')
                    return resultOf(connection, statusOfRun(run), { run });
            }
            else if (run === null && shown !== undefined && listing.beganAt - accepted.at >= NOT_STARTED_AFTER) {
                onEvent({ type: 'not-started', subject });
                return resultOf(connection, 'not-started');
            }
        }
    }
    catch (error) {
        const end = endOf(error, signal);
        if (end.type === 'cancelled')
            return resultOf(connection, 'cancelled', { run });
        if (end.type === 'failed')
            return resultOf(connection, 'failed', { run, failure: end.failure });
        return resultOf(connection, run === null ? 'not-started' : 'timed-out', { run });
    }
}
/** Of a connection whose sync was not accepted, or is not waited for. */
function resultOfTrigger(connection, triggered) {
    switch (triggered.type) {
        case 'accepted':
            return resultOf(connection, 'accepted', { wasRunning: triggered.wasRunning });
        case 'failed':
            return resultOf(connection, 'failed', { failure: triggered.failure });
        case 'up-to-date':
            return upToDate(triggered.listing.connections.get(connection.key) ?? connection, triggered.listing);
        case 'nobody-left':
            return resultOf(connection, 'failed');
        case 'cancelled':
            return resultOf(connection, 'cancelled', { pending: triggered.pending });
        case 'over':
            return resultOf(connection, 'timed-out', { failure: triggered.failure, pending: triggered.pending });
    }
}

;// CONCATENATED MODULE: ./build/report/sentences.js



const DAY = 86_400_000;
/** What happened to a connection, besides its status; empty where there is nothing to say. */
function reasonOf(result, report) {
    const { status, run, failure } = result;
    switch (status) {
        case 'failed':
            return failure === null ? runError(run) : failureReason(failure, report);
        case 'timed-out':
            return timedOut(result, report);
        case 'not-started':
            return report.outcome.mode === 'check' ? 'never synced' : notStarted(report);
        case 'completed-with-failures':
            return run?.itemsFailed ? failedItems(run) : '';
        case 'cancelled':
            return cancelled(result);
        case 'running':
            return syncing(run);
        case 'stale':
            return stale(result, report);
        case 'up-to-date':
            return lastSynced(result);
        default:
            return '';
    }
}
/** What its counts say, where that is not the reason; empty where there is nothing to say. */
function countsOf({ status, run, counts, countedStatus }) {
    if (counts === 'unknown' && !run?.itemsFailed)
        return 'the item counts could not be fetched';
    const isTold = status === 'completed-with-failures' || status === 'failed';
    return countedStatus === 'completed-with-failures' && !isTold ? failedItems(run) : '';
}
/** What to do about a connection; empty where there is nothing to do, or nobody knows. */
function adviceOf(result, report) {
    const { status, run, failure, connection, pending } = result;
    if (status === 'failed') {
        return failure === null ? (RUN_ADVICE.get(run?.errorCode ?? '') ?? '') : failureAdvice(failure, report);
    }
    if (status === 'not-started' && connection.mayLackSelection) {
        return `choose what to sync at ${CONSOLE}: a connection for which nothing was chosen is skipped`;
    }
    if (status === 'not-started')
        return `look at the connection at ${CONSOLE}`;
    if (status === 'stale')
        return `trigger a sync, or look at the connection at ${CONSOLE}`;
    if (status !== 'timed-out')
        return '';
    if (isStuck(pending?.blockedBy?.lastRun ?? null, report))
        return `look at that connection at ${CONSOLE}`;
    const keepsRunning = run?.status === 'running' ? '; the sync keeps running at Supermemory' : '';
    return `raise wait-timeout-minutes${keepsRunning}`;
}
/** A sync that has been running for longer than a day is not waited for with more patience. */
function isStuck(run, { outcome: { listedAt } }) {
    return run?.startedAt != null && listedAt !== null && listedAt - run.startedAt > DAY;
}
/** Empty unless the connection has as many documents as it may. */
function limitReached({ connection: { documents } }) {
    if (documents === null || documents.count < documents.limit)
        return '';
    return `it has reached its limit of ${count(documents.limit, 'document')}, and Supermemory drops any more: see ${CONSOLE}`;
}
/** A failure, and what v3 had answered before. */
function failureReason(failure, { v3Failure }) {
    return `${failure.reason}${v3Failure === null || failure.of === null ? '' : `; v3 failed before: ${v3Failure.brief}`}`;
}
function failureAdvice(failure, { v3IsGone }) {
    if (!v3IsGone || !failure.isGone)
        return failure.advice;
    const otherwise = failure.advice.includes('api-version') ? '' : `; if it is not, ${failure.advice}`;
    return `API v3 may be gone: set api-version to auto or v5${otherwise}`;
}
const RUN_ADVICE = new Map([
    ['auth_expired', `reconnect it at ${CONSOLE}: the login has expired`],
    ['plan_required', `upgrade the plan at ${CONSOLE}: it does not include this provider`],
    ['rate_limited', 'try again later: the provider is rate limiting requests'],
    ['provider_unavailable', 'try again later: the provider was unavailable'],
    ['internal', "try again later; if it keeps failing, ask Supermemory's support"],
]);
function runError(run) {
    const code = run?.errorCode == null || run.errorCode === 'unknown' ? [] : [codeWord(run.errorCode)];
    return [...code, ...(run?.error == null ? [] : [quote(run.error)])].join(', ') || 'the API does not say why';
}
function timedOut({ run, failure, pending, documentsLeft, connection }, report) {
    const waited = duration(report.settings.waitTimeoutMs);
    if (documentsLeft !== null) {
        const left = documentsInWords(documentsLeft);
        const memories = report.settings.waitFor === 'memories';
        const unsure = memories ? 'memories may not be there yet' : 'documents may not be searchable yet';
        return `${left === '' ? unsure : `in its namespace ${left}`} after ${waited}`;
    }
    if (run !== null || pending === null)
        return `still running after ${waited}`;
    const { request, blockedBy } = pending;
    if (blockedBy !== null) {
        const whose = blockedBy.key === connection.key ? 'an earlier sync' : `the sync of ${quote(blockedBy.id)}`;
        return `${whose} has been running since ${utc(blockedBy.lastRun?.startedAt)}, so none was triggered`;
    }
    const because = failure === null ? '' : `: ${failure.detail}`;
    switch (request) {
        case 'not-sent':
            return `no sync request could be sent within ${waited}`;
        case 'no-answer':
            return `the API did not answer the sync request within ${waited}`;
        case 'doubtful':
            return `the sync request may have been accepted, but no list showed it within ${waited}${because}`;
        case 'refused':
            return `no sync request was accepted within ${waited}${because}`;
    }
}
/** Such as `3 documents are still being processed, and 2 documents have no memories yet`; empty where none is left. */
function documentsInWords({ processing, remembering, isAtLeast }) {
    const about = isAtLeast ? 'at least ' : '';
    const be = (number) => (number === 1 ? 'is' : 'are');
    const parts = [
        processing === 0 ? '' : `${about}${count(processing, 'document')} ${be(processing)} still being processed`,
        remembering === 0
            ? ''
            : `${about}${count(remembering, 'document')} ${remembering === 1 ? 'has' : 'have'} no memories yet`,
    ];
    return parts.filter(part => part !== '').join(', and ');
}
function notStarted({ outcome: { polls }, settings: { waitTimeoutMs } }) {
    if (polls.last !== null)
        return `no poll could show a sync within ${duration(waitTimeoutMs)}`;
    return `no sync started within ${duration(Math.min(NOT_STARTED_AFTER, waitTimeoutMs))}`;
}
/** With a dot it may be an address, which GitHub would make a link of. */
function codeWord(code) {
    return code.includes('.') ? quote(code) : code;
}
function failedItems(run) {
    const { failures = [], itemsFailed = 0 } = run ?? {};
    const each = codeCounts(failures).map(([code, times]) => `${times} × ${codeWord(code)}`);
    const isMore = each.length > 5 || failures.length < (itemsFailed ?? 0);
    const codes = each.length === 0 ? '' : ` (${each.slice(0, 5).join(', ')}${isMore ? ', …' : ''})`;
    return `${count(itemsFailed ?? 0, 'item')} failed${codes}`;
}
/** How often each code occurs, the most frequent first. */
function codeCounts(failures) {
    const groups = Map.groupBy(failures, ({ code }) => code ?? 'unknown');
    const counts = [...groups].map(([code, members]) => [code, members.length]);
    return counts.sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
}
function cancelled({ run, pending }) {
    if (run?.status === 'running')
        return 'the sync keeps running at Supermemory';
    if (run !== null)
        return 'its documents are still being processed';
    if (pending === null)
        return 'no sync had started yet';
    if (pending.blockedBy !== null)
        return 'another sync was running, so none was triggered';
    if (pending.request === 'no-answer' || pending.request === 'doubtful') {
        return 'if the sync request got through, the sync keeps running at Supermemory';
    }
    return 'no sync request had been accepted yet';
}
function syncing(run) {
    return `syncing since ${utc(run?.startedAt)}${unknownStatus(run)}`;
}
/** Empty where the status of a run is one that is documented. */
function unknownStatus(run) {
    return run?.unknownStatus == null ? '' : ` (the API calls its status ${quote(run.unknownStatus)})`;
}
function stale(result, { settings: { maxAgeMs } }) {
    const limit = ageOf(result) === null ? '' : `; max-age-minutes is ${(maxAgeMs ?? 0) / 60_000}`;
    const since = result.run?.status === 'running' ? `; ${syncing(result.run)}` : '';
    return `${lastSynced(result)}${limit}${since}`;
}
function lastSynced(result) {
    const age = ageOf(result);
    return age === null ? 'last sync time unknown' : `last synced ${roughly(age)} ago`;
}
/** How long ago the last completed sync ended, by the list's time, in milliseconds; null where that is not known. */
function ageOf({ connection, listedAt }) {
    return listedAt === null ? null : ageAt(lastCompletedAt(connection), listedAt);
}

;// CONCATENATED MODULE: ./build/report/messages.js



/** Of a message, in characters. */
const LONGEST_MESSAGE = 1000;
/** The ids that are named for each sentence. */
const MOST_IDS = 3;
const REQUEST_ID = /; request id “[^”]*”/g;
/** What a provider came to, without its name. */
function providerMessage({ provider, failure, connections, status, wasRunning }, rows, report) {
    if (failure !== null)
        return failureMessage(failure, report);
    if (connections?.length === 0)
        return noConnections(provider, report);
    if (connections !== null)
        return [...sentences(rows, report), ...failedPolls(status, report)].join('; ');
    if (status === 'cancelled')
        return 'cancelled; if the request got through, the sync keeps running at Supermemory';
    return wasRunning ? 'accepted: a sync is already running' : 'accepted';
}
function failureMessage(failure, report) {
    const advice = failureAdvice(failure, report);
    return `${failureReason(failure, report)}${advice === '' ? '' : `; ${advice}`}`;
}
function noConnections(provider, { tags, settings: { connectionIds } }) {
    if (connectionIds.length > 0)
        return provider === 'all'
            ? 'no connection is in connection-ids: check that'
            : 'none of its connections is in connection-ids: check that, or remove this provider';
    return tags.length > 0
        ? `no connection ${provider === 'all' ? '' : 'of this provider '}has ${tags.length === 1 ? 'this container tag' : 'these container tags'}: check container-tags, or connect a provider at ${CONSOLE}`
        : `nothing is connected: connect a provider at ${CONSOLE}`;
}
/** First those that need attention, the same sentence once; then a count of the others. */
function sentences(rows, report) {
    const worstFirst = rows.toSorted(bySeverity);
    const needsAttention = ({ status, limit, result }) => !isFine(status) || limit !== '' || result.countedStatus === 'completed-with-failures';
    const sentence = ({ status, reason, counts, advice, limit }) => `${status}${[reason, counts, advice, limit]
        .filter(part => part !== '')
        .map((part, index) => `${index === 0 ? ': ' : '; '}${part}`)
        .join('')}`;
    // Each request has an id of its own: that of the first one stands for all that failed alike.
    const alike = (row) => sentence(row).replaceAll(REQUEST_ID, '');
    const alikes = Map.groupBy(worstFirst.filter(needsAttention), alike);
    const others = worstFirst.filter(row => !needsAttention(row));
    return [
        ...[...alikes.values()].map(members => `${namesOf(members)} ${members.slice(0, 1).map(sentence)}`),
        ...[...Map.groupBy(others, ({ status }) => status)].map(([status, members]) => [`${count(members.length, 'connection')} ${status}`, ...about(status, members, report)].join(', ')),
    ];
}
function namesOf(rows) {
    const shown = rows
        .slice(0, MOST_IDS)
        .map(({ name }) => name)
        .join(', ');
    return rows.length > MOST_IDS ? `${shown} and ${rows.length - MOST_IDS} more` : shown;
}
/** Of connections that are fine: since when they are syncing, how old their syncs are, and what came in. */
function about(status, rows, { outcome: { mode } }) {
    const known = rows.map(({ ageMs }) => ageMs).filter(ageMs => ageMs !== null);
    const oldest = roughly(Math.max(0, ...known));
    const age = rows.length === 1 ? `last synced ${oldest} ago` : `the oldest sync ${oldest} ago`;
    const ages = known.length === 0 ? [] : [age];
    if (status === 'running')
        return [...new Set(rows.map(({ reason }) => reason))].slice(0, MOST_IDS);
    if (status === 'up-to-date')
        return ages;
    const counted = rows.filter(({ result }) => result.counts === 'known');
    const unknown = rows.filter(({ result }) => result.counts === 'unknown').length;
    const sum = counted.reduce((total, { result }) => total + (result.run?.itemsProcessed ?? 0), 0);
    return [
        ...(mode === 'check' ? ages : []),
        ...(mode === 'sync' && counted.length > 0 ? [count(sum, 'item')] : []),
        ...(unknown > 0 ? [`the item counts of ${unknown} could not be fetched`] : []),
    ];
}
/** Polls that failed, where one that succeeded might have told more. */
function failedPolls(status, { outcome: { polls } }) {
    if (polls.failed === 0 || (status !== 'timed-out' && status !== 'not-started'))
        return [];
    const last = polls.last === null ? '' : `, the last one with: ${polls.last.brief}`;
    return [`${count(polls.failed, 'poll')} failed${last}`];
}
/** The worst first, as it may be cut. */
function overallMessage(mode, status, parts) {
    // Not toSorted(): on an old Node, which this tells of, there is none.
    const each = [...parts].sort(bySeverity).map(lineOf);
    return messages_cut(`Supermemory ${mode}: ${status}. ${each.join('. ')}`);
}
/** The message of a part, with whose it is where it does not say that. */
function lineOf({ name, message, containerTag, connectionId }) {
    const isNamed = name === '' || containerTag !== undefined || connectionId !== undefined;
    return isNamed ? message : `${name}: ${message}`;
}
/** What does not fit ends in `…`. */
function messages_cut(message, longest = LONGEST_MESSAGE) {
    if (message.length <= longest)
        return message;
    return `${message.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

;// CONCATENATED MODULE: ./build/report/describe.js






const LONGEST_GIVEN = 100;
function describe(report) {
    const { outcome } = report;
    const parts = [
        ...outcome.providers.map(provider => providerPart(provider, report)),
        ...outcome.named.map(named => namedPart(named, report)),
    ];
    const all = outcome.providers.length === 0 ? [nothingPart(report), ...parts] : parts;
    const status = statusOf(outcome);
    // Whatever fail-on says: a monitor with a dead key, or without an API, must not be green for ever.
    const isIdle = outcome.listedAt === null && outcome.providers.every(each => each.status !== 'accepted');
    const told = isIdle ? all.map(part => ({ ...part, fails: true, isNotable: false })) : all;
    const results = outcome.providers.flatMap(({ connections }) => connections ?? []);
    return {
        mode: outcome.mode,
        status,
        isFailure: outcome.cancelled || told.some(({ fails }) => fails),
        message: overallMessage(outcome.mode, status, told),
        parts: told,
        connections: outcome.listedAt === null ? null : results.length,
        itemsProcessed: sumOf(results, 'itemsProcessed'),
        itemsFailed: sumOf(results, 'itemsFailed'),
    };
}
/** The picture of bad input, or of a bug. */
function describeProblem(problems, mode, given, errorCode) {
    const about = partOf(given.slice(0, LONGEST_GIVEN), 'failed', problems.join('; '), errorCode);
    const part = { ...about, name: '', fails: true };
    const message = overallMessage(mode, 'failed', [part]);
    const nothing = { connections: null, itemsProcessed: null, itemsFailed: null };
    return { mode, status: 'failed', isFailure: true, message, parts: [part], ...nothing };
}
function partOf(provider, status, message, errorCode) {
    const nothing = { fails: false, isNotable: !isFine(status), wasRunning: false, rows: null };
    return { provider, name: provider, status, message: messages_cut(message), errorCode, ...nothing };
}
function providerPart(result, report) {
    const { provider, status, failure, connections, wasRunning } = result;
    const isRepeated = repeatedIds(connections ?? []);
    const rows = connections?.map(connection => rowOf(connection, isRepeated, report)) ?? null;
    const statuses = [status, ...(rows ?? []).flatMap(row => [row.status, row.result.countedStatus ?? row.status])];
    const codes = [providerErrorCode(result), ...(rows ?? []).map(row => row.errorCode)];
    // A list that the last poll was refused for the key has told nothing of those that were still waited for.
    const lastPoll = status === 'timed-out' || status === 'not-started' ? report.outcome.polls.last : null;
    const failures = [failure, lastPoll, ...(connections ?? []).map(each => each.failure)];
    const fails = failsStep(statuses, codes, failures, report);
    const isNotable = !fails && (!statuses.every(isFine) || (rows ?? []).some(({ limit }) => limit !== ''));
    const message = providerMessage(result, rows ?? [], report);
    return { ...partOf(provider, status, message, providerErrorCode(result)), fails, isNotable, wasRunning, rows };
}
/** Tells which ids are in several namespaces. */
function repeatedIds(results) {
    const groups = Map.groupBy(results, ({ connection }) => connection.id);
    return id => (groups.get(id)?.length ?? 0) > 1;
}
function rowOf(result, isRepeated, report) {
    const { connection, status } = result;
    const { id, account } = connection;
    const namespace = ((report.tags.length > 1 || isRepeated(id)) && connection.namespace) || '';
    return {
        result,
        name: `${id}${namespace === '' ? '' : ` in ${quote(namespace)}`}${account === null ? '' : ` (${account})`}`,
        namespace,
        status,
        errorCode: errorCodeOf(result),
        reason: reasonOf(result, report),
        counts: countsOf(result),
        advice: adviceOf(result, report),
        limit: limitReached(result),
        ageMs: ageOf(result),
    };
}
function namedPart(named, report) {
    const { status, failure, ...what } = named;
    const name = 'containerTag' in what ? `container tag ${quote(what.containerTag)}` : `connection ${quote(what.connectionId)}`;
    const part = partOf(report.given.slice(0, LONGEST_GIVEN), status, failureMessage(failure, report), failure.code);
    const fails = failsStep([status], [failure.code], [failure], report);
    return { ...part, ...what, name, fails, isNotable: !fails, rows: [] };
}
/** Where the step was cancelled before anything was known. */
function nothingPart({ given }) {
    const part = partOf(given.slice(0, LONGEST_GIVEN), 'cancelled', 'cancelled before anything was triggered', null);
    return { ...part, fails: true };
}
function failsStep(statuses, codes, failures, { settings: { failOn } }) {
    if (statuses.includes('cancelled') || failures.some(failure => failure?.isBadKey))
        return true;
    return failOn.some(word => statuses.some(status => status === word) || codes.some(code => code !== null && names(word, code)));
}
/** The sum of the counts that are known; null when none is. */
function sumOf(results, field) {
    const known = results
        .filter(({ counts }) => counts !== null)
        .map(({ run }) => run?.[field] ?? null)
        .filter(number => number !== null);
    return known.length === 0 ? null : known.reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ./build/report/progress.js


/** A line of the log for an event. */
function progressLine(event, settings) {
    const line = progress_said(event, settings);
    return 'subject' in event && event.subject !== null ? `${progress_name(event.subject)}: ${line}` : line;
}
/** What there is to say of an event, without whose it is. */
function progress_said(event, { maxRetries, waitFor }) {
    switch (event.type) {
        case 'listed':
            return `Connections: ${listed(event.connections)}`;
        case 'triggering':
            return triggering(event);
        case 'accepted':
            return 'accepted';
        case 'up-to-date':
            return 'meanwhile up to date; not triggered';
        case 'seen':
            return 'accepted (the answer was lost, but a sync has begun)';
        case 'already-running':
            return `a sync is already running (HTTP 409)${waitFor === 'accepted' ? '' : '; waiting for it to end'}`;
        case 'refused':
            return `sync request failed, ${event.failure.brief}; giving up`;
        case 'blocked':
            return `${blocked(event)}; waiting for it to end`;
        case 'retry':
            return progress_retry(event, maxRetries);
        case 'run-started':
            return `sync started${unknownStatus(event.run)}`;
        case 'run-replaced':
            return `a newer sync has started${unknownStatus(event.run)}`;
        case 'run-ended':
            return `sync ${ended(event.run)}`;
        case 'not-started':
            return 'no sync started; giving up';
        case 'lost':
            return `${event.failure.happened}; giving up`;
        case 'poll-failed':
            return pollFailed(event);
        case 'counts-missing':
            return `the counts or failed items could not be fetched${event.failure === null ? ': the API has no record of this sync yet' : ` (${event.failure.brief})`}`;
        case 'still-working':
            return `${duration(event.elapsedMs)} elapsed: ${left(event)}`;
        case 'documents':
            return `${namespace(event.namespace)}: ${event.left === null ? 'the syncs have ended; waiting for the documents' : documentsInWords(event.left)}`;
        case 'documents-done':
            return `${namespace(event.namespace)}: ${documentsDone(event.failed, waitFor)}`;
    }
}
function progress_name({ provider, id, account }) {
    return [provider, id, account && `(${account})`].filter(Boolean).join(' ');
}
function namespace(given) {
    return `Namespace ${quote(given)}`;
}
function triggering({ providers, found, upToDate }) {
    if (providers.length > 0)
        return `Triggering a sync of ${providers.join(', ')}`;
    if (found === 0)
        return 'Nothing to trigger: no connection was found';
    return `Nothing to trigger: ${upToDate === found ? 'all connections are up to date' : 'no connection can be synced'}`;
}
function pollFailed({ of, tag, failure, times, ends }) {
    const what = of === 'documents' ? `${namespace(tag ?? '')}: poll of the documents` : 'Poll';
    const whose = of === 'list' && tag !== null ? ` of container tag ${quote(tag)}` : '';
    return `${what}${whose} failed: ${failure.brief} (${times} failed so far)${ends ? '; giving up' : ''}`;
}
function blocked({ subject, by }) {
    const startedAt = by.lastRun?.startedAt;
    const whose = subject.id === null ? ` (connection ${by.id})` : '';
    const is = startedAt == null ? 'is running' : `has been running since ${utc(startedAt)}`;
    return `another sync ${is}${whose}${unknownStatus(by.lastRun)}`;
}
function progress_retry({ of, subject, tag, failure, pauseMs, nth }, maxRetries) {
    const what = { trigger: 'sync request', list: 'listing', counts: 'fetching the counts' }[of];
    const list = tag === null ? 'Connections: ' : `Connections of container tag ${quote(tag)}: `;
    return `${subject === null ? list : ''}${what} failed, ${failure.brief}; retry ${nth} of ${maxRetries} in ${duration(pauseMs)}`;
}
function listed(connections) {
    const groups = Map.groupBy(connections, ({ provider }) => provider);
    const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([provider, members]) => `${members.length} ${provider}`).join(', ') || 'none';
}
function ended({ status, startedAt, completedAt, errorCode }) {
    const took = startedAt === null || completedAt === null ? '' : ` after ${duration(Math.max(0, completedAt - startedAt))}`;
    return `${status}${took}${errorCode === null ? '' : ` (${errorCode})`}`;
}
function left({ targets, targetsLeft, countsLeft, documents }) {
    const sum = documents.reduce((all, each) => ({
        processing: all.processing + each.processing,
        remembering: all.remembering + each.remembering,
        isAtLeast: all.isAtLeast || each.isAtLeast,
    }), { processing: 0, remembering: 0, isAtLeast: false });
    const parts = [
        targetsLeft > 0 ? `waiting for ${targetsLeft} of ${count(targets, 'sync')}` : '',
        countsLeft > 0 ? `fetching the counts of ${count(countsLeft, 'sync')}` : '',
        documentsInWords(sum),
    ];
    const rest = documents.length > 0 ? 'checking that all documents are ready' : 'waiting for the API';
    return parts.filter(part => part !== '').join('; ') || rest;
}
function documentsDone(failed, waitFor) {
    if (failed > 0)
        return `all documents are processed; ${failed} failed`;
    return waitFor === 'memories' ? 'all documents are remembered' : 'all documents are searchable';
}

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: ./build/report/outputs.js


/** A Linux process takes no environment variable above 128 KiB; in bytes. */
const LARGEST_RESULTS = 96 * 1024;
function outputsOf(picture) {
    const entries = picture.parts.map(entryOf);
    const codes = entries.flatMap(({ errorCode, connections }) => [errorCode, ...connections.map(each => each.errorCode)]);
    return {
        values: {
            status: picture.status,
            message: picture.message,
            connections: outputs_text(picture.connections),
            'error-codes': [...new Set(codes.filter(code => code !== null))].sort().join(','),
            'items-processed': outputs_text(picture.itemsProcessed),
            'items-failed': outputs_text(picture.itemsFailed),
            results: JSON.stringify(fitting(entries)),
        },
        all: JSON.stringify(entries),
    };
}
function outputs_text(number) {
    return number === null ? '' : String(number);
}
function entryOf({ provider, containerTag, connectionId, status, message, errorCode, rows }) {
    const connections = (rows ?? []).map(connectionEntry);
    return { provider, containerTag, connectionId, status, message, errorCode, connections };
}
function connectionEntry({ result, status, errorCode, advice }) {
    const { connection, run } = result;
    return {
        id: connection.id,
        namespace: connection.namespace,
        account: connection.account,
        status,
        runId: run?.id ?? null,
        startedAt: isoTime(run?.startedAt),
        completedAt: isoTime(run?.completedAt),
        itemsProcessed: run?.itemsProcessed ?? null,
        itemsFailed: run?.itemsFailed ?? null,
        errorCode,
        error: run?.error ?? null,
        advice: advice || null,
        failures: run?.failures ?? [],
    };
}
/**
 * As much as fits: failed items are dropped first, then connections, those that are fine first, then the entries of tags
 * and ids, from the end.
 */
function fitting(entries) {
    if (bytes(entries) <= LARGEST_RESULTS)
        return entries;
    const bare = entries.map(({ connections, ...entry }) => ({
        ...entry,
        connections: connections.map(connection => ({ ...connection, failures: [] })),
        truncated: connections.some(({ failures }) => failures.length > 0) || undefined,
    }));
    if (bytes(bare) <= LARGEST_RESULTS)
        return bare;
    const empty = bare.map(entry => ({
        ...entry,
        connections: [],
        truncated: entry.connections.length > 0 || undefined,
    }));
    const kept = keptEntries(empty);
    // Tags and ids are dropped only once all connections are.
    let left = kept.length < empty.length ? 0 : LARGEST_RESULTS - bytes(kept);
    const keptConnections = new Set(bare
        .flatMap(({ connections }) => connections)
        .toSorted((a, b) => Number(isFine(a.status)) - Number(isFine(b.status)))
        .filter(connection => {
        left -= bytes(connection) + 1;
        return left >= 0;
    }));
    return kept.map((entry, index) => {
        const { connections: all = [], truncated } = bare[index] ?? {};
        const connections = all.filter(connection => keptConnections.has(connection));
        return { ...entry, connections, truncated: connections.length < all.length || truncated };
    });
}
/** All, or all but the last: tags and ids first. The message of the last one kept then says how many were dropped. */
function keptEntries(entries) {
    const room = LARGEST_RESULTS - 200;
    let size = bytes(entries);
    let most = entries.length;
    for (let last = entries[most - 1]; size > room && last !== undefined && most > 1; last = entries[most - 1]) {
        size -= bytes(last) + 1;
        most--;
    }
    const dropped = entries.length - most;
    if (dropped === 0)
        return entries;
    return entries.slice(0, most).map((entry, index) => {
        if (index < most - 1)
            return entry;
        const areNamed = entries
            .slice(most)
            .every(each => each.containerTag !== undefined || each.connectionId !== undefined);
        const more = `; ${dropped} more ${areNamed ? '' : 'providers, '}tags or ids are not listed here`;
        return { ...entry, message: `${messages_cut(entry.message, LONGEST_MESSAGE - more.length)}${more}` };
    });
}
function bytes(value) {
    return Buffer.byteLength(JSON.stringify(value));
}
function isoTime(time) {
    return time == null ? null : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./build/report/runner.js




/** GitHub keeps this many annotations of a kind for a step. */
const MOST_ANNOTATIONS = 10;
/** Tells people, through the runner. */
function createReporter({ core, fs, env }, mode, clean) {
    const titleOf = (about) => `Supermemory ${mode}${about === '' ? '' : `: ${about}`}`;
    let warnings = 0;
    /** core.info() escapes nothing: a line that begins like a command would be one. */
    function log(line) {
        core.info(line.replace(/^(?=\s*::)/, '· '));
    }
    function annotate(level, annotations) {
        const most = MOST_ANNOTATIONS - (level === 'warning' ? warnings : 0);
        const shown = annotations.length <= most ? annotations : most < 1 ? [] : summedUp(annotations, most, titleOf);
        if (level === 'warning')
            warnings += shown.length;
        if (shown.length === 0)
            for (const { title, message } of annotations)
                log(`${title}: ${message}`);
        for (const { title, message } of shown)
            core[level](message, { title });
    }
    /** Where the runner gave no file, the step does without. */
    function attempt(what, path, writeTo) {
        if (!path || !fs.existsSync(path))
            return;
        try {
            writeTo(path);
        }
        catch (error) {
            const message = `${what} could not be written: ${clean(String(error))}`;
            annotate('warning', [{ title: titleOf(what), message }]);
        }
    }
    function write(picture, { job, output }) {
        const { values, all } = outputsOf(picture);
        let file = '';
        attempt('results-file', env.RUNNER_TEMP, folder => {
            const path = (0,external_node_path_namespaceObject.join)(fs.mkdtempSync((0,external_node_path_namespaceObject.join)(folder, 'supermemory-sync-')), 'results.json');
            fs.writeFileSync(path, all);
            file = path;
        });
        attempt('the outputs', env.GITHUB_OUTPUT, () => {
            const outputs = { ...values, 'results-file': file, summary: output };
            for (const [name, value] of Object.entries(outputs))
                core.setOutput(name, value);
        });
        attempt('the job summary', env.GITHUB_STEP_SUMMARY, path => fs.appendFileSync(path, job));
    }
    return {
        /** Has the runner hide the key from here on. It takes a mask line by line. */
        mask: (apiKey) => {
            for (const line of apiKey.split(/[\r\n]+/))
                if (line.trim() !== '')
                    core.setSecret(line);
        },
        /** A line of the log. */
        log,
        /** A line that is shown with ACTIONS_STEP_DEBUG only. */
        debug: (line) => core.debug(line),
        warn: (about, messages) => annotate('warning', messages.map(message => ({ title: titleOf(about), message }))),
        notice: (about, message) => core.notice(message, { title: titleOf(about) }),
        /** Annotations, outputs and summary; each part on its own, the worst first. */
        report(picture, summaries) {
            const { isFailure } = picture;
            const annotation = (part) => ({ title: titleOf(part.name), message: lineOf(part) });
            const parts = picture.parts.toSorted(bySeverity);
            const running = 'a sync is already running, which counts as accepted';
            annotate('notice', parts
                .filter(({ wasRunning }) => wasRunning)
                .map(({ name }) => ({ title: titleOf(name), message: `${name}: ${running}` })));
            const unfinished = isFailure && parts.every(({ fails }) => !fails);
            const cancelled = { title: titleOf(''), message: 'cancelled before the counts of all runs were known' };
            annotate('error', [...parts.filter(({ fails }) => fails).map(annotation), ...(unfinished ? [cancelled] : [])]);
            annotate('warning', parts.filter(({ isNotable }) => isNotable).map(annotation));
            for (const part of parts.filter(({ fails, isNotable, rows }) => !fails && !isNotable && rows !== null)) {
                log(lineOf(part));
            }
            write(picture, summaries);
        },
        /** The same for bad input, or a bug. */
        problem(problems, picture, summaries) {
            annotate('error', problems.map(message => ({ title: titleOf(''), message })));
            write(picture, summaries);
        },
    };
}
function summedUp(annotations, most, titleOf) {
    const rest = annotations.slice(most - 1);
    const message = messages_cut(`${rest.length} more: ${rest.map(each => each.message).join('; ')}`);
    return [...annotations.slice(0, most - 1), { title: titleOf(`${rest.length} more`), message }];
}

;// CONCATENATED MODULE: ./build/report/gantt.js
const MOST_BARS = 60;
/** So many labels of the axis stand beside each other without touching. */
const MOST_TICKS = 6;
const SECOND = 1000;
/** In milliseconds, with what Mermaid calls it. */
const TICKS = [
    ...[1, 2, 5, 10, 20, 30].map((n) => [n * SECOND, `${n}second`]),
    ...[1, 2, 5, 10, 20, 30].map((n) => [n * 60 * SECOND, `${n}minute`]),
    ...[1, 2, 4, 8, 24].map((n) => [n * 3600 * SECOND, `${n}hour`]),
];
/** Green is done, red failed, amber anything else. White on each has a contrast of 4.5 or more, in light and dark. */
const THEME = `%%{init: {"theme": "base", "gantt": {"leftPadding": 80}, "themeVariables": {
  "doneTaskBkgColor": "#1a7f37", "doneTaskBorderColor": "#116329", "critBkgColor": "#cf222e", "critBorderColor": "#a40e26",
  "activeTaskBkgColor": "#8a5a00", "activeTaskBorderColor": "#633c01", "taskTextColor": "#fff", "taskTextDarkColor": "#fff",
  "taskTextLightColor": "#fff", "taskTextOutsideColor": "#7d858f", "titleColor": "#7d858f", "textColor": "#7d858f",
  "sectionBkgColor": "transparent", "altSectionBkgColor": "transparent", "sectionBkgColor2": "transparent"
}}}%%`;
/** A Mermaid chart of when the runs began and ended, where there are two or more to compare. */
function ganttChart(results) {
    // One that is still running is drawn up to the last time that is known of any.
    const times = results.flatMap(({ run }) => [run?.startedAt ?? 0, run?.completedAt ?? 0]);
    const lastSeen = times.reduce((last, time) => Math.max(last, time), 0);
    const bars = results.flatMap(({ connection: { provider, id }, run, status }) => {
        if (run === null || run.startedAt === null)
            return [];
        const mood = status === 'completed' ? 'done' : status === 'failed' ? 'crit' : 'active';
        return [{ provider, id, mood, start: run.startedAt, end: Math.max(run.completedAt ?? lastSeen, run.startedAt + 1) }];
    });
    if (bars.length < 2)
        return [];
    const sections = Map.groupBy(bars.slice(0, MOST_BARS), ({ provider }) => provider);
    const lines = [...sections].flatMap(([provider, members]) => [
        `  section ${label(provider)}`,
        ...members.map(({ id, mood, start, end }) => `  ${label(id)} :${mood}, ${start}, ${end}`),
    ]);
    const length = Math.max(...bars.map(({ end }) => end)) - Math.min(...bars.map(({ start }) => start));
    const [tick, name] = TICKS.find(([ms]) => length / ms <= MOST_TICKS) ?? [Number.POSITIVE_INFINITY, '1week'];
    const chart = [
        '```mermaid',
        THEME,
        'gantt',
        '  todayMarker off',
        '  dateFormat x',
        `  axisFormat ${tick < 60 * SECOND ? '%H:%M:%S' : tick < 24 * 3600 * SECOND ? '%H:%M' : '%m-%d'}`,
        `  tickInterval ${name}`,
        ...lines,
        '```',
    ];
    const rest = bars.length > MOST_BARS ? [`The first ${MOST_BARS} of ${bars.length} syncs.`] : [];
    return [['### When the syncs ran', '', ...chart].join('\n'), ...rest];
}
/** Words with which a line of a chart is a statement, or a date. */
const STATEMENT = /^(?:\d|acc|axisFormat|click|dateFormat|excludes|gantt|includes|inclusiveEndDates|section|tickInterval|title|todayMarker|topAxis|weekday|weekend)/i;
// Mermaid has no escapes in a chart: what could mean something to it is left out.
function label(name) {
    const plain = name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 40);
    return STATEMENT.test(plain) ? `_${plain}` : plain;
}

;// CONCATENATED MODULE: ./build/report/markdown.js
/** A message for a cell of a table. Between “ and ” are the words of others: they become code, which does nothing. */
function cell(message) {
    return message
        .split(/(“[^”]*”?)/)
        .map(part => (part.startsWith('“') ? code(part.replace(/[“”]/g, '')) : harmless(part)))
        .join('');
}
/** In code nothing is a link, an image, HTML or a mention. */
function code(text) {
    return text.trim() === '' ? '(blank)' : `\`${harmless(text)}\``;
}
const HARMLESS = { '`': "'", '|': '¦', '<': '‹', '>': '›', '](': '] (' };
/** A table is cut into cells before code is read; and summaries are copied elsewhere. */
function harmless(text) {
    return text.replace(/[`|<>]|\]\(/g, found => HARMLESS[found] ?? found);
}

;// CONCATENATED MODULE: ./build/report/summary.js






const MOST_ROWS = 200;
/** In bytes: rows with very long texts are fewer. */
const LARGEST_TABLE = 768 * 1024;
/** GitHub takes 65,536 characters in an issue or a comment. */
const LONGEST_OUTPUT = 60_000;
const MOST_CODES = 50;
const MOST_TAGS = 20;
/** More rows that are fine are folded away. */
const MOST_FINE_ROWS = 10;
function summariesOf(picture, report) {
    const head = [heading(picture, report.settings.waitFor), totals(picture, report)];
    const results = picture.parts.flatMap(({ rows }) => rows ?? []).map(({ result }) => result);
    const codes = codesTable(results.flatMap(({ run, counts }) => (counts === null ? [] : (run?.failures ?? []))));
    const chart = picture.mode === 'sync' ? ganttChart(results.filter(({ status }) => status !== 'up-to-date')) : [];
    const around = head.join('').length + codes.join('').length + 100;
    return {
        job: page([...head, ...tables(picture, LARGEST_TABLE), ...codes, ...chart]),
        output: page([...head, ...tables(picture, LONGEST_OUTPUT - around), ...codes]).slice(0, LONGEST_OUTPUT),
    };
}
/** For bad input, or a bug. */
function problemSummary(problems, mode) {
    const list = problems.map(problem => `- ${cell(problem)}`).join('\n');
    const text = page([`## Supermemory ${mode}: ${marked('failed')}`, list]);
    return { job: text, output: text.slice(0, LONGEST_OUTPUT) };
}
function page(parts) {
    return `${parts.join('\n\n')}\n`;
}
const WAITED_FOR = {
    accepted: 'not waited for',
    completed: 'waited until completed',
    searchable: 'waited until searchable',
    memories: 'waited for memories',
};
function heading({ mode, status }, waitFor) {
    return `## Supermemory ${mode}: ${marked(status)}${mode === 'sync' ? ` (${WAITED_FOR[waitFor]})` : ''}`;
}
/** One line: how many of each status, items, tags, the API's version, and the console where there is something to do. */
function totals({ mode, status, parts, connections, itemsProcessed, itemsFailed }, report) {
    const providers = parts.filter(part => part.containerTag === undefined && part.connectionId === undefined);
    const isListed = connections !== null;
    const counted = isListed ? parts.flatMap(part => part.rows ?? []) : providers;
    const statuses = [...Map.groupBy(counted.toSorted(bySeverity), each => each.status)];
    const each = statuses.map(([name, members]) => `${members.length} ${name}`).join(', ');
    const without = parts.filter(part => isListed && part.rows?.length === 0);
    const missing = without.filter(part => part.status === 'no-connections').length;
    const unread = without.length - missing;
    const failed = itemsFailed ? `, ${itemsFailed} failed` : '';
    const { tags } = report;
    const more = tags.length > MOST_TAGS ? ` and ${tags.length - MOST_TAGS} more` : '';
    const all = [
        each === '' ? '' : `**${count(counted.length, isListed ? 'connection' : 'provider')}**: ${each}`,
        missing === 0 ? '' : `${missing} without a connection`,
        unread === 0 ? '' : `${unread} not listed`,
        mode === 'check' || itemsProcessed === null ? '' : `${count(itemsProcessed, 'item')}${failed}`,
        tags.length === 0
            ? 'all container tags'
            : `container ${tags.length === 1 ? 'tag' : 'tags'} ${tags.slice(0, MOST_TAGS).map(code).join(', ')}${more}`,
        `API ${report.outcome.version}`,
        isFine(status) ? '' : `[Supermemory console](${CONSOLE})`,
    ];
    return all.filter(part => part !== '').join(' · ');
}
function linesOf({ parts, mode }) {
    return parts.flatMap((part) => {
        if (part.rows === null || part.rows.length === 0) {
            const isPlain = part.status === 'accepted' && !part.wasRunning;
            return [{ status: part.status, who: whoOf(part), says: isPlain ? [] : [part.message], items: '', time: '' }];
        }
        return part.rows.map(row => summary_lineOf(row, part, mode));
    });
}
function whoOf({ provider, containerTag, connectionId }) {
    if (containerTag !== undefined)
        return `container tag ${code(containerTag)}`;
    if (connectionId !== undefined)
        return `connection ${code(connectionId)}`;
    return PROVIDERS.some(known => known === provider) || provider === 'all' ? provider : code(provider);
}
function summary_lineOf(row, part, mode) {
    const { status, result, reason, counts: about, advice, limit, ageMs } = row;
    const { run, counts, connection } = result;
    const account = connection.account === null ? [] : [code(connection.account)];
    const where = row.namespace === '' ? [] : [`in ${code(row.namespace)}`];
    const took = counts === null || run?.startedAt == null || run.completedAt === null ? null : run.completedAt - run.startedAt;
    // Of one that is stale the reason says it.
    const ago = ageMs === null || status === 'stale' ? '' : `${roughly(ageMs)} ago`.replaceAll(' ', '\u00a0');
    // A failed login has none, and nobody wants to read 0.
    const hasItems = mode === 'sync' && run?.itemsProcessed != null && (status !== 'failed' || run.itemsProcessed > 0);
    // The codes of failed items have a table.
    const failed = status === 'completed-with-failures' && run?.itemsFailed ? `${count(run.itemsFailed, 'item')} failed` : reason;
    return {
        status,
        who: [whoOf(part), code(connection.id), ...where, ...account].join(' '),
        says: [failed, about, advice, limit].filter(text => text !== ''),
        items: hasItems ? String(run.itemsProcessed) : '',
        time: mode === 'check' ? ago : took === null ? '' : duration(Math.max(0, took)),
    };
}
/** The rows that need attention, and the fine ones: folded away where they are many. */
function tables(picture, bytes) {
    const room = { bytes, rows: MOST_ROWS };
    const lines = linesOf(picture).toSorted(bySeverity);
    const fine = lines.filter(({ status }) => isFine(status));
    const isFolded = fine.length > MOST_FINE_ROWS;
    const shown = isFolded ? lines.filter(({ status }) => !isFine(status)) : lines;
    const [open, folded] = [shown, isFolded ? fine : []].map(group => tableOf(group, picture.mode, room));
    const dropped = lines.length - (open?.rows ?? 0) - (folded?.rows ?? 0);
    const more = dropped > 0 ? `… and ${count(dropped, 'more row')}: the output \`results-file\` has all of them.` : '';
    const fold = folded?.rows
        ? `<details><summary>${count(fine.length, 'row')} without trouble</summary>\n\n${folded.text}\n\n</details>`
        : '';
    return [open?.rows ? open.text : '', fold, more].filter(part => part !== '');
}
/** As many rows as fit; takes what they need from the room, which all tables share. */
function tableOf(lines, mode, room) {
    const hasItems = lines.some(({ items }) => items !== '');
    const hasTime = lines.some(({ time }) => time !== '');
    const columns = [
        'Connection',
        ...(hasItems ? ['Items'] : []),
        ...(hasTime ? [mode === 'check' ? 'Last synced' : 'Took'] : []),
    ];
    const join = (cells) => `| ${cells.join(' | ')} |`;
    const rows = [];
    room.bytes -= 200;
    for (const { status, who, says, items, time } of lines) {
        const first = [`${marked(status)} ${who}`, ...says.map(text => cell(withoutLink(text)))].join('<br>');
        const row = join([first, ...(hasItems ? [items] : []), ...(hasTime ? [time] : [])]);
        room.bytes -= Buffer.byteLength(row) + 1;
        room.rows--;
        if (room.bytes < 0 || room.rows < 0)
            break;
        rows.push(row);
    }
    return {
        rows: rows.length,
        text: [join(columns), join(columns.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows].join('\n'),
    };
}
/** The console is linked above the table. */
function withoutLink(message) {
    return message.replaceAll(`at ${CONSOLE}`, 'in the console').replaceAll(CONSOLE, 'the console');
}
function codesTable(failures) {
    const codes = codeCounts(failures);
    if (codes.length === 0)
        return [];
    const rows = codes.slice(0, MOST_CODES).map(([name, times]) => `| ${code(name)} | ${times} |`);
    const more = codes.length > MOST_CODES ? ['', `… and ${count(codes.length - MOST_CODES, 'more code')}.`] : [];
    return [['### Failed items', '', '| Code | Items |', '| --- | --: |', ...rows, ...more].join('\n')];
}

;// CONCATENATED MODULE: ./build/sync/details.js







/** A record may be behind the list: so long it is requested again, in milliseconds. */
const LONGEST_LAG = 60_000;
function createCounts({ api, policy, signal, onEvent, mustKnow, tally }) {
    const ended = new AbortController();
    const stop = AbortSignal.any([signal, ended.signal]);
    /** Null where it fails to the end, or there is no time left. */
    async function fetch(connection, attempt) {
        const subject = subjectOf(connection);
        try {
            return await retry(attempt, policy, stop, (failure, pauseMs, nth) => onEvent({ type: 'retry', of: 'counts', subject, tag: null, failure, pauseMs, nth }));
        }
        catch (error) {
            if (stop.aborted)
                return null;
            if (!(error instanceof Failure))
                throw error;
            onEvent({ type: 'counts-missing', subject, failure: error });
            return null;
        }
    }
    /** The record of a run, requested again while it is behind the list. The time that requests take is not counted. */
    async function recordFor(connection, run) {
        let waitedMs = 0;
        for (let nth = 1; waitedMs < LONGEST_LAG; nth++) {
            const records = await fetch(connection, () => api.runs(connection, stop));
            const record = records === null ? null : recordOf(run, records);
            if (records === null || record !== null)
                return record;
            const pauseMs = growingPause(nth, policy.random);
            waitedMs += pauseMs;
            await policy.clock.sleep(pauseMs, stop).catch(() => { });
        }
        if (!stop.aborted)
            onEvent({ type: 'counts-missing', subject: subjectOf(connection), failure: null });
        return null;
    }
    async function detailed(connection, run) {
        const hasRecord = connection.problem === null && comparable(run) !== null;
        const record = hasRecord ? await recordFor(connection, run) : null;
        if (record === null)
            return run;
        const hasFailures = (record.itemsFailed ?? 0) > 0;
        const failures = hasFailures ? await fetch(connection, () => api.failures(connection, record, stop)) : [];
        return withRecord(run, { ...record, failures: failures ?? [] });
    }
    return {
        async add(result) {
            const { connection, run } = result;
            const isOurs = result.status !== 'up-to-date' && result.failure === null;
            if (run === null || run.status === 'running' || !isOurs)
                return result;
            tally.countsBegun();
            const known = await detailed(connection, run);
            tally.countsEnded();
            const counts = known.itemsFailed === null ? 'unknown' : 'known';
            const isUnseen = counts === 'unknown' && mustKnow && known.status === 'completed' && connection.problem === null;
            const status = isUnseen ? 'completed-with-failures' : statusOfRun(known);
            return { ...result, run: known, counts, status: worst([result.status, status], status), countedStatus: status };
        },
        async within(ms, work) {
            const limit = timeLimit(policy.clock, ms, signal);
            limit.signal.addEventListener('abort', () => ended.abort(), { once: true });
            try {
                return await work;
            }
            finally {
                limit.clear();
            }
        },
    };
}
/** The list knows the error code, the record the id and the counts. Where they disagree on the outcome, it failed. */
function withRecord(run, record) {
    const errorCode = run.errorCode ?? record.errorCode;
    return {
        ...record,
        status: record.status === 'failed' ? 'failed' : run.status,
        startedAt: run.startedAt ?? record.startedAt,
        completedAt: run.completedAt ?? record.completedAt,
        errorCode: errorCode === 'unknown' ? (record.errorCode ?? errorCode) : errorCode,
        error: run.error ?? record.error,
    };
}

;// CONCATENATED MODULE: ./build/sync/first-lists.js




/** Reads each list, with retries, but not beyond the deadline, if there is one. Each succeeds or fails on its own. */
async function readFirstLists(deps) {
    const { api, policy, deadline, signal, onEvent } = deps;
    // A moment more: an answer that comes together with the end of the wait counts.
    const limit = timeLimit(policy.clock, deadline - policy.clock.now() + 1, signal);
    async function read(list) {
        let last = noAnswerInTime('list');
        const attempt = (request) => retry(request, policy, limit.signal, (failure, pauseMs, nth) => {
            last = failure;
            onEvent({
                type: 'retry',
                of: 'list',
                subject: null,
                tag: list.tag,
                failure,
                pauseMs,
                nth,
            });
        });
        try {
            return await list.read(limit.signal, attempt);
        }
        catch (error) {
            if (limit.signal.aborted)
                return last;
            if (error instanceof Failure)
                return error;
            throw error;
        }
    }
    try {
        return new Map(await Promise.all(api.lists.map(async (list) => [list, await read(list)])));
    }
    finally {
        limit.clear();
    }
}

;// CONCATENATED MODULE: ./build/sync/lists.js


/** No request for a sync goes out on a listing that is older, in milliseconds. */
const FRESH = 5000;
const FIRST_POLL_AFTER = 1000;
/** One for each list, with what was read of it at first. */
function createSharedLists(lists, options) {
    return new Map(lists.map(each => [each.list, createSharedList({ ...options, ...each })]));
}
/** That of a target. */
function sharedBy({ list }, lists) {
    const shared = lists.get(list);
    if (shared === undefined)
        throw new Error('a target of a list that nobody shares');
    return shared;
}
function createSharedList(options) {
    const { list, limits, clock, polls } = options;
    const ended = new AbortController();
    const signal = AbortSignal.any([options.signal, ended.signal]);
    const note = polls.noteOf({ of: 'list', tag: list.tag });
    const deadline = limits?.deadline ?? Number.POSITIVE_INFINITY;
    let latest = options.listing;
    let lastFailed = false;
    let waiters = [];
    let isReading = false;
    let firstPollAt = null;
    let nextPollAt = 0;
    let planned = null;
    signal.addEventListener('abort', end, { once: true });
    plan(deadline);
    /** Reads the list at that time, or at the deadline, unless that is planned sooner. */
    function plan(at) {
        const due = Math.min(at, deadline);
        if (isReading || signal.aborted || due === Number.POSITIVE_INFINITY || (planned && planned.at <= due))
            return;
        planned?.cancel.abort();
        const cancel = new AbortController();
        planned = { at: due, cancel };
        clock.sleep(Math.max(0, due - clock.now()), cancel.signal).then(read, () => { });
    }
    async function read() {
        planned = null;
        isReading = true;
        const since = clock.now();
        try {
            const result = await readInTime('list', stop => list.read(stop, request => request()), options);
            isReading = false;
            if (!signal.aborted)
                take(result, since);
        }
        catch (error) {
            ended.abort(error);
        }
    }
    /** `since`: when the reading began, or before. */
    function take(result, since) {
        const failure = result instanceof Failure ? result : null;
        const now = clock.now();
        lastFailed = failure !== null;
        if (!(result instanceof Failure))
            latest = result;
        if (firstPollAt !== null || failure !== null) {
            nextPollAt = now + pauseAfterPoll(now - (firstPollAt ?? now), limits?.pollIntervalMs ?? 0, failure);
        }
        if (limits !== null && note(failure)) {
            ended.abort(failure);
            return;
        }
        const listing = failure === null ? latest : null;
        // The last list is the last one.
        isReading = now >= deadline;
        const waiting = waiters;
        waiters = [];
        for (const waiter of waiting) {
            if (isFor(waiter, listing, since))
                waiter.resolve(listing);
            else
                wait(waiter);
        }
        if (now < deadline)
            plan(deadline);
        else
            endSoon();
    }
    /** In a moment: an answer that comes together with the last list counts. */
    function endSoon() {
        clock.sleep(1, signal).then(() => ended.abort(new WaitOver()), () => { });
    }
    /** Whether that is what a waiter waits for. `listing` null: it could not be read, in a reading that began at `since`. */
    function isFor(waiter, listing, since) {
        if (waiter.since === null)
            return true;
        return (listing !== null || limits === null) && (listing?.beganAt ?? since) >= waiter.since;
    }
    function wait(waiter) {
        waiters.push(waiter);
        const isPoll = waiter.since === null;
        const soonest = clock.now() + (isPoll ? FIRST_POLL_AFTER : 0);
        if (isPoll)
            firstPollAt ??= soonest;
        plan(isPoll || lastFailed ? Math.max(nextPollAt, soonest) : soonest);
    }
    function end() {
        planned?.cancel.abort();
        for (const { reject } of waiters)
            reject(signal.reason);
        waiters = [];
    }
    function listing(since) {
        if (signal.aborted)
            return Promise.reject(signal.reason);
        return new Promise((resolve, reject) => wait({ since, resolve, reject }));
    }
    const isFresh = ({ endedAt }) => clock.now() - endedAt <= FRESH && clock.now() < deadline && !signal.aborted;
    return {
        async fresh(since) {
            return latest !== null && latest.beganAt >= since && isFresh(latest) ? latest : await listing(since);
        },
        next: () => listing(null),
        isFresh,
        latest: () => latest,
        signal,
        close: () => ended.abort(new WaitOver()),
    };
}

;// CONCATENATED MODULE: ./build/sync/searchable.js



/** Pages shift while documents change: polls so far apart must find none on its way, in milliseconds. */
const BETWEEN_CLEAN_POLLS = 5000;
/** Timers may be early by a moment, in milliseconds. */
const TIMER_SLACK = 10;
/**
 * Waits until the documents that changed since the runs of a namespace began can be found, or their memories are there.
 * The API does not say which connection a document came from: what others wrote to the namespace meanwhile counts too.
 */
async function waitForDocuments(results, deps) {
    const completed = results.filter(isCompleted);
    const { rawNamespace, namespace } = completed[0]?.connection ?? {};
    if (rawNamespace == null || namespace == null)
        return null;
    const { policy, limits, signal, onEvent, polls, tally } = deps;
    const { clock } = policy;
    const since = sinceOf(completed);
    const startedAt = clock.now();
    const note = polls.noteOf({ of: 'documents', tag: namespace });
    let end = { type: 'over', failure: null, left: null, failed: [] };
    let cleanSince = null;
    onEvent({ type: 'documents', namespace, left: null });
    try {
        for (let isFirst = true;; isFirst = false) {
            const isLast = clock.now() >= limits.deadline;
            const reading = (stop) => readDocuments(rawNamespace, since, deps.api, stop);
            const read = await readInTime('documents', reading, { limits, clock, signal });
            const now = clock.now();
            const failure = read instanceof Failure ? read : null;
            if (note(failure))
                return { ...end, type: 'refused', failure };
            if (read instanceof Failure) {
                cleanSince = null;
                end = { ...end, failure: read };
            }
            else {
                end = { type: 'over', failure: null, ...read };
                tally.documents(namespace, read.left ?? NONE_FOR_CERTAIN);
                if (isFirst && read.left !== null)
                    onEvent({ type: 'documents', namespace, left: read.left });
                cleanSince = read.left === null ? (cleanSince ?? now) : null;
                if (cleanSince !== null && now - cleanSince >= BETWEEN_CLEAN_POLLS) {
                    onEvent({ type: 'documents-done', namespace, failed: read.failed.length });
                    return { ...end, type: 'ready' };
                }
            }
            if (isLast || now >= limits.deadline)
                return end;
            const pause = pauseAfterPoll(now - startedAt, limits.pollIntervalMs, failure);
            const next = now + (cleanSince === null ? pause : Math.max(pause, BETWEEN_CLEAN_POLLS + TIMER_SLACK));
            await clock.sleep(Math.min(next, limits.deadline) - now, signal);
        }
    }
    catch (error) {
        if (!signal.aborted)
            throw error;
        return { ...end, type: 'cancelled' };
    }
    finally {
        tally.documents(namespace, null);
    }
}
/** Newest first, until older ones come or all have been seen; or to the first page that has one on its way. */
async function readDocuments(rawNamespace, since, api, signal) {
    const found = new Map();
    const seen = new Set();
    let oldest = Number.POSITIVE_INFINITY;
    let isSorted = true;
    for (let page = 1;; page++) {
        const { documents, totalItems } = await api.documents(rawNamespace, page, signal);
        const known = seen.size;
        const recent = documents.filter(({ updatedAt }) => since === null || updatedAt === null || updatedAt >= since);
        for (const document of recent)
            found.set(document.rawId, document);
        for (const document of documents) {
            seen.add(document.rawId);
            isSorted &&= (document.updatedAt ?? oldest) <= oldest;
            oldest = document.updatedAt ?? oldest;
        }
        // Older ones end the list only if the API has sorted it as it was told to.
        const isEnd = seen.size >= totalItems || (isSorted && recent.length < documents.length);
        // None of an earlier page is on its way: this would not be read.
        const left = leftOf(recent, !isEnd);
        if (isEnd || left !== null)
            return { left, failed: [...found.values()].filter(({ status }) => status === 'failed') };
        if (seen.size === known) {
            throw new Failure({
                code: 'unexpected_answer',
                of: 'documents',
                happened: `the list of documents ends before all ${totalItems} were seen`,
            });
        }
    }
}
function leftOf(documents, isAtLeast) {
    const processing = documents.filter(({ status }) => status === 'processing').length;
    const remembering = documents.filter(({ status }) => status === 'remembering').length;
    return processing + remembering === 0 ? null : { processing, remembering, isAtLeast };
}
/** When the earliest of the runs began, less what times may be cut by; null: not known, so all documents count. */
function sinceOf(completed) {
    const starts = completed.map(({ run }) => run?.startedAt ?? null);
    return starts.includes(null) ? null : Math.min(...starts.filter(start => start !== null)) - PRECISION;
}
/** Of a run that brought documents in. */
function isCompleted({ status }) {
    return status === 'completed' || status === 'completed-with-failures' || status === 'up-to-date';
}
/** The results of a namespace, with what its documents came to. */
function withDocuments(results, end) {
    // Whose documents failed is not known: they count for the first one that brought some in.
    const first = results.find(each => isCompleted(each) && each.status !== 'up-to-date') ?? results.find(isCompleted);
    return results.map(result => {
        if (!isCompleted(result))
            return result;
        const counted = result === first ? withFailedDocuments(result, end.failed) : result;
        if (end.type === 'ready')
            return counted;
        if (end.type === 'refused')
            return { ...counted, status: 'failed', failure: end.failure };
        const status = end.type === 'cancelled' ? 'cancelled' : 'timed-out';
        return { ...counted, status, failure: end.failure, documentsLeft: end.left ?? NONE_FOR_CERTAIN };
    });
}
/** They were all ready when last seen, or were never seen. */
const NONE_FOR_CERTAIN = { processing: 0, remembering: 0, isAtLeast: true };
/** Documents that failed are failed items of the run; some of them may be known already. */
function withFailedDocuments(result, failed) {
    const { run } = result;
    if (run === null || failed.length === 0)
        return result;
    const known = new Set(run.failures.map(({ documentId }) => documentId));
    const added = failed
        .filter(({ id }) => !known.has(id))
        .map(({ id }) => ({ documentId: id, code: 'PROCESSING_FAILED' }));
    const failures = [...run.failures, ...added];
    const named = new Set(failures.map(({ documentId }) => documentId).filter(id => id !== null));
    const itemsFailed = Math.max(run.itemsFailed ?? 0, named.size);
    const countedStatus = 'completed-with-failures';
    const status = result.status === 'up-to-date' ? result.status : countedStatus;
    return { ...result, status, countedStatus, run: { ...run, itemsFailed, failures } };
}

;// CONCATENATED MODULE: ./build/sync/listed.js





/** After the wait, counts that are still missing are fetched for so long, in milliseconds. */
const LONGEST_COUNTING = 60_000;
/** Triggers the syncs of listed connections and, if told to, waits for them. */
async function syncListed(chosen, settings, deps) {
    const { policy, signal, onEvent, counts, tally, polls } = deps;
    const { maxAgeMs, waitFor } = settings;
    const { targets, recent, unable } = sorted(chosen, maxAgeMs, deps.api);
    onEvent({
        type: 'triggering',
        providers: [...new Set(targets.map(({ provider }) => provider))],
        found: chosen.flatMap(({ connections }) => connections).length,
        upToDate: recent.length,
    });
    tally.expect(targets.flatMap(({ connections }) => connections).length);
    const waits = waitFor !== 'accepted';
    const limits = waits ? { ...settings, deadline: deps.deadline } : null;
    const lists = createSharedLists(chosen, { limits, clock: policy.clock, signal, polls });
    const following = new Map(targets.map(target => [target, follow(target, { ...deps, list: sharedBy(target, lists), waits, maxAgeMs })]));
    const waitsForDocuments = waitFor === 'searchable' || waitFor === 'memories';
    const groups = groupsOf(targets, recent, waitsForDocuments).map(async (group) => {
        const followed = (await Promise.all(group.targets.map(target => following.get(target) ?? []))).flat();
        const ended = [...followed.map(({ result }) => result), ...group.recent];
        const documents = waitsForDocuments && limits !== null ? await waitForDocuments(ended, { ...deps, limits }) : null;
        return { followed, recent: group.recent, documents };
    });
    const targetsOf = Map.groupBy(targets, ({ list }) => list);
    const closing = [...lists].map(async ([list, shared]) => {
        await Promise.all((targetsOf.get(list) ?? []).map(target => following.get(target)));
        shared.close();
    });
    const [ended] = await Promise.all([Promise.all(groups), ...closing]);
    const results = await counts.within(LONGEST_COUNTING, Promise.all(ended.map(counted)));
    return [...results.flat(), ...unable];
}
/** `recent`: those that synced recently; `unable`: those whose sync cannot be triggered. */
function sorted(chosen, maxAgeMs, api) {
    const targets = [];
    const recent = [];
    const unable = [];
    for (const { list, listing, connections } of chosen) {
        const able = [];
        for (const connection of connections) {
            if (connection.problem === null)
                able.push(connection);
            else
                unable.push(resultOf(connection, 'failed', { failure: connection.problem }));
        }
        for (const target of api.targets(list, able)) {
            if (!areRecent(target.connections, maxAgeMs, listing))
                targets.push(target);
            else
                for (const connection of target.connections)
                    recent.push(upToDate(connection, listing));
        }
    }
    return { targets, recent, unable };
}
/** Those that are waited for together: where documents are waited for, the connections of a namespace. */
function groupsOf(targets, recent, byNamespace) {
    const nameOf = (connection) => (byNamespace ? (connection?.rawNamespace ?? null) : null);
    const targetsOf = Map.groupBy(targets, ({ connections }) => nameOf(connections[0]));
    const recentOf = Map.groupBy(recent, ({ connection }) => nameOf(connection));
    const names = new Set([...targetsOf.keys(), ...recentOf.keys()]);
    return [...names].map(name => ({ targets: targetsOf.get(name) ?? [], recent: recentOf.get(name) ?? [] }));
}
async function counted({ followed, recent, documents }) {
    const all = [...(await Promise.all(followed.map(each => each.counted))), ...recent];
    return documents === null ? all : withDocuments(all, documents);
}

;// CONCATENATED MODULE: ./build/sync/named.js
/** All that was named is accounted for: what the lists have of it, and what they do not have. */




/** The connections that are meant, of each list that could be read; one that two lists name is one. */
function chosenOf(first, named) {
    const ids = new Set(named.connectionIds.map(({ raw }) => raw));
    const isChosen = ({ rawId }) => ids.size === 0 || ids.has(rawId);
    const known = new Set();
    const isNew = ({ key }) => known.size < known.add(key).size;
    return readable(first).map(([list, listing]) => {
        return { list, listing, connections: ofProviders(listing, named).filter(isChosen).filter(isNew) };
    });
}
function readable(first) {
    return [...first].flatMap(([list, listing]) => (listing instanceof Failure ? [] : [[list, listing]]));
}
function ofProviders({ connections }, { providers }) {
    return [...connections.values()].filter(({ provider }) => providers === 'all' || providers.includes(provider));
}
/** Why a list could not be read, where what was not found elsewhere may be; null: all could be read. */
function unread(first) {
    for (const [{ tag }, failure] of first) {
        if (!(failure instanceof Failure))
            continue;
        if (first.size === 1 || tag === null)
            return failure;
        const happened = `it may be in container tag ${quote(tag)}, which could not be listed: ${failure.happened}`;
        return new Failure({ ...failure, of: null, happened }, failure);
    }
    return null;
}
/** The results by provider: of those that were named, or of those that have a connection, or of `all` if none has. */
function byProvider(results, first, named) {
    const groups = Map.groupBy(results, ({ connection }) => connection.provider);
    const found = groups.size === 0 ? ['all'] : [...groups.keys()].sort();
    return (named.providers === 'all' ? found : named.providers).map(provider => {
        const connections = groups.get(provider);
        if (connections === undefined)
            return withoutConnections(provider, first);
        const statuses = connections.map(({ status }) => status);
        const wasRunning = connections.some(each => each.wasRunning);
        return providerResult(provider, worst(statuses, 'no-connections'), { connections, wasRunning });
    });
}
function withoutConnections(provider, first) {
    const failure = unread(first);
    if (failure !== null)
        return providerResult(provider, 'failed', { failure, connections: [] });
    const [only] = readable(first);
    const isOnlyTag = first.size === 1 && only !== undefined && only[0].tag !== null;
    const providers = provider === 'all' ? provider : [provider];
    if (!isOnlyTag || ofProviders(only[1], { providers }).length > 0) {
        return providerResult(provider, 'no-connections', { connections: [] });
    }
    const unknown = unknownTag(only[0].tag ?? '', provider === 'all' ? 'of any provider' : 'of this provider');
    return providerResult(provider, 'no-connections', { failure: unknown, connections: [] });
}
/** Each container tag (of several) and each connection id that nothing was found for, or that could not be listed. */
function notFound(first, named) {
    const tags = first.size < 2 ? [] : [...first].flatMap(([list, listing]) => tagResult(list, listing, named));
    const ids = new Set(readable(first).flatMap(([, listing]) => ofProviders(listing, named).map(({ rawId }) => rawId)));
    const hidden = unread(first);
    const missing = named.connectionIds
        .filter(({ raw }) => !ids.has(raw))
        .map(({ shown }) => {
        const failure = hidden ?? unknownConnection(shown);
        return { connectionId: shown, status: hidden === null ? 'no-connections' : 'failed', failure };
    });
    return [...tags, ...missing];
}
function tagResult({ tag }, listing, named) {
    if (tag === null)
        return [];
    if (listing instanceof Failure) {
        const happened = `container tag ${quote(tag)} (container-tags) could not be listed: ${listing.happened}`;
        const failure = new Failure({ ...listing, of: null, happened }, listing);
        return [{ containerTag: tag, status: 'failed', failure }];
    }
    if (ofProviders(listing, named).length > 0)
        return [];
    return [{ containerTag: tag, status: 'no-connections', failure: unknownTag(tag, 'of these providers') }];
}

;// CONCATENATED MODULE: ./build/sync/tally.js

/** `startedAt`: from when on the elapsed time is told, by the clock. */
function createTally(clock, startedAt, onEvent) {
    const documents = new Map();
    let [targets, targetsLeft, countsLeft] = [0, 0, 0];
    const stop = everyMinute(clock, () => {
        const elapsedMs = clock.now() - startedAt;
        onEvent({ type: 'still-working', elapsedMs, targets, targetsLeft, countsLeft, documents: [...documents.values()] });
    });
    return {
        expect(number) {
            targets += number;
            targetsLeft += number;
        },
        targetEnded: () => void targetsLeft--,
        countsBegun: () => void countsLeft++,
        countsEnded: () => void countsLeft--,
        documents(namespace, left) {
            if (left === null)
                documents.delete(namespace);
            else
                documents.set(namespace, left);
        },
        stop,
    };
}

;// CONCATENATED MODULE: ./build/sync/sync.js












/**
 * Syncs, or checks how the last syncs went. A failure of one provider or connection never stops the others. Throws for
 * faults of the action only, and never for what the network or the API does, nor when cancelled.
 */
async function sync(settings, deps) {
    const { mode, waitFor, maxAgeMs, providers } = settings;
    const { api, policy, startedAt, signal, onEvent } = deps;
    const tally = createTally(policy.clock, startedAt, onEvent);
    const polls = createPolls(onEvent);
    try {
        const needsList = mode === 'check' || waitFor !== 'accepted' || maxAgeMs !== null || providers === 'all';
        const unlisted = needsList ? null : api.unlistedTargets(providers);
        const nothing = { listedAt: null, named: [], providers: [] };
        const result = unlisted === null
            ? await listAndRun(settings, { ...deps, tally, polls })
            : { providers: await triggerUnlisted(unlisted, { ...deps, tally, polls }) };
        return { ...nothing, ...result, polls, mode, version: api.version, cancelled: signal.aborted };
    }
    finally {
        tally.stop();
    }
}
async function listAndRun(settings, deps) {
    const { mode, waitFor, maxAgeMs, failOn } = settings;
    const { signal, onEvent } = deps;
    const deadline = waitFor === 'accepted' ? Number.POSITIVE_INFINITY : deps.deadline;
    const first = await readFirstLists({ ...deps, deadline });
    if (signal.aborted)
        return {};
    const chosen = chosenOf(first, settings);
    const [any] = chosen;
    if (any === undefined)
        return nothingListed(first, settings);
    const connections = chosen.flatMap(each => each.connections);
    onEvent({ type: 'listed', connections });
    const counts = createCounts({ ...deps, mustKnow: failOn.includes('completed-with-failures') });
    const results = mode === 'check'
        ? await checkAll(chosen, maxAgeMs, { ...deps, counts })
        : await syncListed(chosen, settings, { ...deps, counts });
    return {
        named: notFound(first, settings),
        providers: byProvider(inOrder(results, connections), first, settings),
        listedAt: timeOfList(any.listing),
    };
}
/** The step fails before anything is triggered, as no list could be read. */
function nothingListed(first, settings) {
    const failure = [...first.values()].find(each => each instanceof Failure) ?? null;
    const providers = settings.providers === 'all' ? ['all'] : settings.providers;
    return {
        named: notFound(first, settings),
        providers: providers.map(provider => providerResult(provider, 'failed', { failure })),
    };
}
/** As the lists have them. */
function inOrder(results, connections) {
    const byKey = new Map(results.map(result => [result.connection.key, result]));
    return connections.flatMap(({ key }) => byKey.get(key) ?? []);
}
/** Triggers the syncs of providers whose connections nobody has listed. */
async function triggerUnlisted(targets, deps) {
    const { api, policy, signal, onEvent, tally, polls } = deps;
    const unread = api.lists.map(list => ({ list, listing: null }));
    const lists = createSharedLists(unread, { limits: null, clock: policy.clock, signal, polls });
    onEvent({ type: 'triggering', providers: targets.map(({ provider }) => provider), found: null, upToDate: 0 });
    tally.expect(targets.length);
    const results = targets.map(async (target) => {
        const list = sharedBy(target, lists);
        const triggered = await trigger(target, createRoster(target), { ...deps, list, waits: false, maxAgeMs: null });
        tally.targetEnded();
        switch (triggered.type) {
            case 'accepted':
                return providerResult(target.provider, 'accepted', { wasRunning: triggered.wasRunning });
            case 'failed':
                return providerResult(target.provider, 'failed', { failure: triggered.failure });
            default:
                return providerResult(target.provider, 'cancelled');
        }
    });
    return Promise.all(results);
}

;// CONCATENATED MODULE: ./build/main.js














/** The action: reads the inputs, syncs or checks, reports. Returns the exit code; never throws. */
async function run(world) {
    const { core, env, bypassesProxy } = world;
    const source = { getInput: core.getInput, env, bypassesProxy };
    const apiKey = readApiKey(source);
    const clean = createClean(apiKey);
    const mode = core.getInput('mode').trim() === 'check' ? 'check' : 'sync';
    const reporter = createReporter(world, mode, clean);
    reporter.mask(apiKey);
    try {
        checkNode(world.nodeVersion);
        const settings = readInputs({ ...source, clean });
        const report = await syncOnce(settings, world, reporter, clean);
        const picture = describe(report);
        reporter.report(picture, summariesOf(picture, report));
        return picture.isFailure ? 1 : 0;
    }
    catch (error) {
        const isInput = error instanceof InputError;
        if (!isInput && error instanceof Error)
            reporter.debug(clean(error.stack ?? ''));
        const bug = `This is a bug in this action. Please report it: ${quote(clean(String(error)))}`;
        const problems = isInput ? error.problems : [bug];
        const given = clean(core.getInput('provider'));
        const picture = describeProblem(problems, mode, given, isInput ? 'input' : 'internal_fault');
        reporter.problem(problems, picture, problemSummary(problems, mode));
        return 1;
    }
}
function checkNode(version) {
    if (Number.parseInt(version, 10) >= 24)
        return;
    throw new InputError([
        `This action needs Node 24 or newer, and was started with Node ${version}: update the runner, or the image that act uses`,
    ]);
}
/** Syncs or checks with one version of the API and, where v3 is gone, with the next. */
async function syncOnce(settings, world, reporter, clean) {
    const { clock, signal, core, random } = world;
    const tags = settings.containerTags.map(clean);
    const client = createClient({
        ...settings,
        hasTags: tags.length > 0,
        send: world.send,
        budget: createBudget(clock),
        clock,
        clean,
        onAttempt: reporter.debug,
    });
    const cleanAccount = settings.showAccounts ? createClean(settings.apiKey, false) : null;
    const version = chooseVersion({ ...settings, client, shapes: createShapes(clean, cleanAccount), now: clock.now });
    const deps = {
        policy: { maxRetries: settings.maxRetries, clock, random },
        startedAt: clock.now(),
        deadline: clock.now() + settings.waitTimeoutMs,
        signal,
        onEvent: (event) => reporter.log(progressLine(event, settings)),
    };
    const connectionIds = settings.connectionIds.map(raw => ({ raw, shown: clean(raw) }));
    const named = { ...settings, connectionIds };
    reporter.warn('container-tags', settings.warnings);
    reporter.log(beginning(settings, version.api.version, tags, clean));
    let outcome = await sync(named, { ...deps, api: version.api });
    let v3Failure = null;
    if (version.successor !== null && version.isGone() && !signal.aborted) {
        v3Failure = failureIn(outcome);
        reporter.notice('API v3', `API v3 answered ${v3Failure?.brief ?? 'nothing'}; continuing with v5`);
        outcome = await sync(named, { ...deps, api: version.successor });
    }
    if (signal.aborted && !(signal.reason instanceof Cancellation))
        throw signal.reason;
    if (outcome.cancelled)
        reporter.log(main_cancelled(outcome));
    const v3IsGone = version.successor === null && version.isGone();
    return { outcome, settings, given: clean(core.getInput('provider')), tags, v3Failure, v3IsGone };
}
function main_cancelled({ mode, providers }) {
    if (providers.length === 0)
        return 'Cancelled before anything was triggered';
    return mode === 'check' ? 'Cancelled' : 'Cancelled. Accepted syncs keep running at Supermemory';
}
function failureIn({ providers }) {
    return providers.find(({ failure }) => failure !== null)?.failure ?? null;
}
/** The first line of the log. */
function beginning({ mode, baseUrl, proxy }, version, tags, clean) {
    const through = proxy === null ? '' : ` through the proxy ${quote(clean(proxy.url.host))}`;
    const which = tags.length === 0
        ? 'all container tags'
        : `container ${tags.length === 1 ? 'tag' : 'tags'} ${tags.map(quote).join(', ')}`;
    return `supermemory-sync-action ${VERSION}: ${mode} with API ${version} at ${clean(baseUrl.href)}${through}, ${which}`;
}

;// CONCATENATED MODULE: ./build/index.js
// First, for its effect: signals that come while the rest is loaded are heard, too.








// Until the outcome is known the step has failed: should the event loop run dry, it must not end green.
process.exitCode = 1;
// Of 10,000 connections each poll leaves garbage that V8 would let grow: 120 MiB with this, 310 without.
(0,external_node_v8_namespaceObject.setFlagsFromString)('--semi-space-growth-factor=1');
// The package `tunnel` has Node print a warning that nobody who reads the log can do anything about.
process.noDeprecation = true;
void run({
    core: core_namespaceObject,
    fs: external_node_fs_namespaceObject,
    env: process.env,
    clock: createSystemClock(),
    send: createSend(),
    bypassesProxy: bypassesProxy,
    random: Math.random,
    signal: stop,
    nodeVersion: process.versions.node,
}).then(exitCode => {
    // What hangs in a proxy's tunnel would keep the process alive. What was printed is out before it ends.
    process.stdout.write('', () => process.exit(exitCode));
});

})();

module.exports = __webpack_exports__;
/******/ })()
;