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

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
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
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = require("node:stream");
;// CONCATENATED MODULE: ./build/version.js
/** The action's own version, as package.json has it. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./build/api/errors.js
/** A request to the API that came to nothing. */
class ApiError extends Error {
    kind;
    details;
    constructor(kind, details = {}, cause) {
        super(kind, { cause });
        this.name = 'ApiError';
        this.kind = kind;
        this.details = details;
    }
    /** As the outputs have it: `http_429`, `timeout`. */
    get code() {
        return this.kind === 'status' ? `http_${this.details.status}` : this.kind;
    }
}

;// CONCATENATED MODULE: ./build/api/http.js




/** The most that is held of any answer, in bytes. */
const LARGEST_BODY = 64 * 1024 * 1024;
/** The most that is read of an answer that is only searched for a message, in bytes. */
const LARGEST_EXCERPT = 64 * 1024;
/**
 * Sends one request: no repeats, no redirects. Settles within `timeoutMs` whatever the network does. Throws an
 * ApiError, or the signal's reason.
 */
async function send(request) {
    const { method, url, headers, body, timeoutMs } = request;
    // The client's own time-out would otherwise strike after 3 minutes of silence; ours always comes first.
    const options = { allowRedirects: false, socketTimeout: timeoutMs + 60_000 };
    const client = new HttpClient(`supermemory-sync-action/${VERSION}`, [], options);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new ApiError('timeout', { timeoutMs })), timeoutMs);
    const signal = AbortSignal.any([request.signal, late.signal]);
    try {
        const { message } = await unlessAborted(client.request(method, url.href, body, headers), signal);
        return {
            status: message.statusCode ?? 0,
            headers: message.headers,
            body: await read(message, request, signal),
        };
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        throw error instanceof ApiError ? error : failureOf(error, url.host);
    }
    finally {
        clearTimeout(timer);
        client.dispose();
    }
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
        throw new ApiError('unexpected_answer', { reason: 'it is larger than 64 MiB' });
    return new TextDecoder().decode(Buffer.concat(chunks));
}
/** Why a proxy gave no tunnel, its status included, is only in the words of the package `tunnel`. */
const NO_TUNNEL = /^tunneling socket could not be established, (?:cause|statusCode)=/;
const CERTIFICATE = /CERT|ISSUER|UNABLE_TO_VERIFY|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH/;
const UNREACHABLE = {
    ECONNREFUSED: 'connection refused',
    ENOTFOUND: 'host name not found',
    EAI_AGAIN: 'host name could not be looked up',
    EHOSTUNREACH: 'host unreachable',
    ENETUNREACH: 'network unreachable',
    // The client reads the environment's proxy for each request.
    ERR_INVALID_URL: 'the address of the proxy is not a URL',
};
function failureOf(error, host) {
    const { code = '', message } = error;
    if (NO_TUNNEL.test(message)) {
        const reason = `the proxy gave no connection (${message.replace(NO_TUNNEL, '')})`;
        return new ApiError('unreachable', { host, reason }, error);
    }
    const unreachable = UNREACHABLE[code];
    if (unreachable !== undefined)
        return new ApiError('unreachable', { host, reason: unreachable }, error);
    // Behind the semicolon Node gives advice that nobody can follow here.
    if (CERTIFICATE.test(code))
        return new ApiError('certificate', { host, reason: message.replace(/;.*/s, '') }, error);
    return new ApiError('broken', { host, reason: message }, error);
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
/** `ms` may be infinite. `more`: asked when the time is up, how much longer it lasts, in milliseconds. */
function timeLimit(clock, ms, other, more = () => 0) {
    const limit = new AbortController();
    const cleared = new AbortController();
    const lapse = async () => {
        for (let left = ms; left > 0; left = more())
            await clock.sleep(left, cleared.signal);
        limit.abort(new Error('the time is up'));
    };
    if (ms < Number.POSITIVE_INFINITY)
        lapse().catch(() => { });
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
/** The API allows a key about 500 requests a minute, and others use the key too. */
const MOST_REQUESTS = 300;
/** A second more than a minute: not all requests travel equally long. */
const WINDOW = 61_000;
const AT_A_TIME = 8;
function createBudget(clock) {
    const sent = [];
    let underWay = 0;
    let waitedMs = 0;
    let previous = Promise.resolve();
    let wake = () => { };
    async function takeTurn(signal) {
        while (underWay >= AT_A_TIME) {
            await new Promise(resolve => {
                wake = resolve;
            });
        }
        signal.throwIfAborted();
        const before = clock.now();
        const pause = sent.length < MOST_REQUESTS ? 0 : (sent[0] ?? 0) + WINDOW - before;
        if (pause > 0) {
            await clock.sleep(pause, signal);
            waitedMs += clock.now() - before;
        }
        if (sent.push(clock.now()) > MOST_REQUESTS)
            sent.shift();
        underWay++;
        return () => {
            underWay--;
            wake();
        };
    }
    return {
        turn(signal) {
            const turn = previous.then(() => takeTurn(signal));
            previous = turn.catch(() => { });
            return turn;
        },
        waitedMs: () => waitedMs,
    };
}

;// CONCATENATED MODULE: ./build/api/error-message.js
/**
 * The API's own words in the body of an answer that is not a success, or null. Bodies come as
 * `{"error":"text","details":"text"}`, `{"success":false,"error":[{"message":"…","path":["containerTags",0]}]}`,
 * `{"message":"…"}`, plain text, HTML from something in between, or not at all.
 */
function errorMessage(body) {
    const text = body.trim();
    const parsed = parseJson(text);
    if (parsed !== undefined)
        return messageOf(parsed);
    if (/^<(?:!doctype|html|head|body|\?xml)/i.test(text)) {
        const title = /<title[^>]{0,200}>([^<]{1,500})</i.exec(text)?.[1];
        return title === undefined ? null : `an HTML page titled ${title.replace(/\s+/g, ' ').trim()}`;
    }
    return text || null;
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
function messageOf(value) {
    if (!isRecord(value))
        return partOf(value);
    const { error, message, details, code } = value;
    const parts = [partOf(error) ?? partOf(message) ?? partOf(code), partOf(details)];
    return parts.filter(part => part !== null).join(': ') || null;
}
function partOf(value) {
    if (typeof value === 'string')
        return value.trim() || null;
    const issues = (Array.isArray(value) ? value : [value]).flatMap(issueOf);
    return issues.join('; ') || null;
}
function issueOf(value) {
    if (typeof value === 'string')
        return [value];
    if (!isRecord(value))
        return [];
    const message = [value.message, value.code].find(candidate => typeof candidate === 'string');
    if (typeof message !== 'string')
        return [];
    return [Array.isArray(value.path) && value.path.length > 0 ? `${message} (${value.path.join('.')})` : message];
}

;// CONCATENATED MODULE: ./build/api/client.js


function createClient(options) {
    const { clock, clean, onAttempt } = options;
    return async ({ method, path, query = {}, body, success, parse, signal }) => {
        const url = urlOf(options.baseUrl, path, query);
        const release = await options.budget.turn(signal);
        const sentAt = clock.now();
        // Not as it is encoded, which would hide from `clean` what must not be shown.
        const shownPath = [options.baseUrl.pathname.replace(/\/+$/, ''), ...path].map(clean).join('/');
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
                signal,
            });
            tell(answer.status, requestIdOf(answer.headers, clean));
            if (answer.status !== success)
                throw statusError(answer, clock.now(), clean);
            return { value: parse(parseJson(answer.body)), date: dateOf(answer.headers) };
        }
        catch (error) {
            if (!(error instanceof ApiError) || error.details.status !== undefined)
                throw error;
            if (answer === null)
                tell(error.code, null);
            const { reason = null, host = null } = error.details;
            const known = answer && { status: answer.status, requestId: requestIdOf(answer.headers, clean) };
            // What Node says of a certificate quotes it.
            throw new ApiError(error.kind, { ...error.details, ...known, reason: reason && clean(reason), host: host && clean(host) }, error);
        }
        finally {
            release();
        }
    };
}
/** Throws an ApiError for a part that no path can have: `.` and `..` would be resolved. */
function urlOf(baseUrl, path, query) {
    if (path.some(part => part === '.' || part === '..' || !part.isWellFormed())) {
        throw new ApiError('unexpected_answer', { reason: 'a namespace that fits into no path' });
    }
    const url = new URL(baseUrl);
    url.pathname = [url.pathname.replace(/\/+$/, ''), ...path.map(encodeURIComponent)].join('/');
    for (const [name, value] of Object.entries(query))
        url.searchParams.set(name, String(value));
    return url;
}
function statusError({ status, headers, body }, now, clean) {
    const said = errorMessage(body);
    const { location } = headers;
    const redirects = status >= 300 && status < 400 && location !== undefined;
    return new ApiError(redirects ? 'redirect' : 'status', {
        status,
        said: said === null || redirects ? null : clean(said),
        requestId: requestIdOf(headers, clean),
        retryAfterMs: retryAfter(headers['retry-after'], dateOf(headers) ?? now) ?? retryAfterInBody(body),
        host: redirects ? hostOf(clean(location)) : null,
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
function dateOf({ date }) {
    const time = Date.parse(date ?? '');
    return Number.isNaN(time) ? null : time;
}
/** `Retry-After` (RFC 9110, section 10.2.3: seconds or a date), in milliseconds from `now`. */
function retryAfter(header, now) {
    const value = header?.trim() ?? '';
    if (/^\d+$/.test(value))
        return seconds(Number(value));
    const pause = Date.parse(value) - now;
    return pause > 0 ? pause : null;
}
function retryAfterInBody(body) {
    const parsed = parseJson(body);
    const value = isRecord(parsed) ? parsed.retryAfterSeconds : null;
    return typeof value === 'number' && value >= 0 ? seconds(value) : null;
}
/** In milliseconds; more than a thousand years is no time that anybody means. */
function seconds(value) {
    return Math.min(value, 1e11) * 1000;
}

;// CONCATENATED MODULE: ./build/api/parse.js


/** The list in an answer. Throws `unexpected_answer` where it is none: what is left out would not be looked at. */
function listOf(value) {
    if (!Array.isArray(value) || !value.every(isRecord))
        throw new ApiError('unexpected_answer');
    return value;
}
/** An object's fields; none where it is no object. */
function fieldsOf(value) {
    return isRecord(value) ? value : {};
}
/** `A-Z a-z 0-9 _ . : ~ -`: what an id may have that goes into a path. */
const SAFE_ID = /^(?!\.{1,2}$)[\w.:~-]{1,128}$/;
/** Throws `unexpected_answer` where an entry of a list has no id or no provider. */
function connectionOf({ id, provider }, rest, clean) {
    if (typeof id !== 'string' || typeof provider !== 'string')
        throw new ApiError('unexpected_answer');
    // An id that cleaning changes holds the key.
    const fits = [id, provider].every(part => SAFE_ID.test(part) && clean(part) === part);
    return { ...rest, id: clean(id), provider: clean(provider), problem: fits ? null : 'unexpected_answer' };
}
/**
 * A run, or null where there is none or where it has no time at all: then it cannot be told from another. One that has
 * a time of completion has ended, and if it is not `completed`, it failed.
 */
function runOf(fields, clean) {
    const startedAt = timeOf(fields.startedAt);
    const completedAt = timeOf(fields.completedAt);
    if (startedAt === null && completedAt === null)
        return null;
    const failed = fields.status === 'failed' || completedAt !== null;
    return {
        id: idOf(fields.id, clean),
        status: fields.status === 'completed' ? 'completed' : failed ? 'failed' : 'running',
        startedAt,
        completedAt,
        itemsProcessed: countOf(fields.itemsProcessed),
        itemsFailed: countOf(fields.itemsFailed),
        errorCode: textOf(fields.errorCode, clean),
        error: textOf(fields.error, clean),
        failures: fields.failures ?? [],
    };
}
/** Titles and error messages of documents are not taken: they are private. */
function itemFailureOf({ id, documentId, errorCode }, clean) {
    return { documentId: textOf(documentId ?? id, clean), code: textOf(errorCode, clean) };
}
function textOf(value, clean) {
    return typeof value === 'string' && value !== '' ? clean(value) : null;
}
function idOf(value, clean) {
    return typeof value === 'string' && SAFE_ID.test(value) && clean(value) === value ? value : null;
}
function countOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
/** In milliseconds since the epoch. A time without a zone is UTC. */
function timeOf(value) {
    if (typeof value !== 'string')
        return null;
    const zoned = /T?\d\d:\d\d/.test(value) && !/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? `${value}Z` : value;
    const time = Date.parse(zoned);
    return Number.isNaN(time) ? null : time;
}

;// CONCATENATED MODULE: ./build/api/v3.js


/** The API until the end of 2026: providers are asked, and all of their connections with the tags sync. */
function createV3({ client, containerTags, clean }) {
    const body = containerTags.length > 0 ? { containerTags } : {};
    const path = (...steps) => ['v3', 'connections', ...steps];
    let hasSyncRuns = false;
    let missing = null;
    return {
        version: 'v3',
        asksConnections: false,
        documents: async () => ({ documents: [], isLast: true }),
        async list(signal) {
            const parse = (json) => listOf(json).map(entry => parseConnection(entry, clean));
            const { value, date } = await client({ method: 'POST', path: path('list'), body, success: 200, parse, signal });
            return { connections: value, date };
        },
        async ask({ provider }, signal) {
            const parse = () => null;
            await client({ method: 'POST', path: path(provider, 'import'), body, success: 202, parse, signal });
        },
        /** Not in the OpenAPI file: where the first answers are 404, there is no such endpoint, and no more are asked. */
        async runs({ id }, signal) {
            if (missing !== null && !hasSyncRuns)
                throw missing;
            const parse = (json) => listOf(json).flatMap(entry => runOf(entry, clean) ?? []);
            try {
                const { value } = await client({ method: 'GET', path: path(id, 'sync-runs'), success: 200, parse, signal });
                hasSyncRuns = true;
                return value;
            }
            catch (error) {
                if (error instanceof ApiError && error.details.status === 404)
                    missing = error;
                throw error;
            }
        },
        async failures({ id }, run, signal) {
            if (run.id === null)
                return [];
            const parse = (json) => listOf(fieldsOf(json).failures).map(entry => itemFailureOf(entry, clean));
            const steps = path(id, 'sync-runs', run.id, 'failures');
            return (await client({ method: 'GET', path: steps, success: 200, parse, signal })).value;
        },
    };
}
// `email` and `metadata` are left where they are: they must not be printed, so they are not even taken.
function parseConnection(entry, clean) {
    const lastRun = runOf(fieldsOf(entry.lastSyncRun), clean);
    return connectionOf(entry, { namespace: null, rawNamespace: null, lastRun, lastSuccessAt: null, documents: null }, clean);
}

;// CONCATENATED MODULE: ./build/api/v5.js


/** The most that the API gives. */
const PER_PAGE = 100;
/** A list that changes while it is read is read so many times. */
const READINGS = 3;
/** The API from October 2026 on: each connector is asked by itself. */
function createV5({ client, namespaces, provider, clean }) {
    const lists = namespaces.length === 0 ? [['connectors']] : namespaces.map(tag => ['ns', tag, 'connectors']);
    /** All pages of a list. `date`: that of the first. Throws `unexpected_answer` where they never add up. */
    async function readList(path, signal) {
        for (let reading = 1;; reading++) {
            const found = new Map();
            let date = null;
            let total = 0;
            for (let page = 1;; page++) {
                const query = { ...(provider === null ? {} : { provider }), page, limit: PER_PAGE };
                const answer = await client({ method: 'GET', path, query, success: 200, parse: parsePage, signal });
                const known = found.size;
                for (const [id, connector] of answer.value.connectors)
                    found.set(id, connector);
                total = answer.value.total;
                date ??= answer.date;
                // Where a page brings nothing new, no further one will: `total` cannot be reached.
                if (found.size === known || found.size >= total)
                    break;
            }
            if (found.size === total)
                return { connectors: found, date };
            if (reading === READINGS)
                throw new ApiError('unexpected_answer', { reason: 'its pages do not add up' });
        }
    }
    /** Throws `unexpected_answer` where it is not told how many there are. */
    function parsePage(json) {
        const { connectors, pagination } = fieldsOf(json);
        const total = countOf(fieldsOf(pagination).totalItems);
        if (total === null)
            throw new ApiError('unexpected_answer');
        return { connectors: listOf(connectors).map(entry => [entry.id, parseConnector(entry, clean)]), total };
    }
    const pathOf = ({ rawNamespace, id }) => ['ns', rawNamespace ?? '', 'connectors', id];
    return {
        version: 'v5',
        asksConnections: true,
        async list(signal) {
            const found = new Map();
            let date = null;
            for (const path of lists) {
                const list = await readList(path, signal);
                date ??= list.date;
                for (const [id, connector] of list.connectors)
                    found.set(id, connector);
            }
            return { connections: [...found.values()], date };
        },
        async ask({ connections }, signal) {
            for (const connector of connections ?? []) {
                const path = [...pathOf(connector), 'sync'];
                await client({ method: 'POST', path, success: 202, parse: () => null, signal });
            }
        },
        async runs(connector, signal) {
            const parse = (json) => listOf(fieldsOf(json).syncs).flatMap(entry => parseRun(entry, clean) ?? []);
            const query = { include: 'syncs' };
            return (await client({ method: 'GET', path: pathOf(connector), query, success: 200, parse, signal })).value;
        },
        async failures(_connector, run) {
            return run.failures;
        },
        async documents(namespace, page, signal) {
            const parse = (json) => {
                const { documents, pagination } = fieldsOf(json);
                const pages = countOf(fieldsOf(pagination).totalPages) ?? Number.POSITIVE_INFINITY;
                const list = listOf(documents).map(entry => parseDocument(entry, clean));
                return { documents: list, isLast: list.length === 0 || page >= pages };
            };
            const answer = await client({
                method: 'POST',
                path: ['ns', namespace, 'list', 'documents'],
                query: { page, limit: PER_PAGE, sort: 'updatedAt', order: 'desc' },
                body: { include: { memoryCount: false } },
                success: 200,
                parse,
                signal,
            });
            return answer.value;
        },
    };
}
// `account`, `config` and `selection` are left where they are: they must not be printed, so they are not even taken.
function parseConnector(entry, clean) {
    const count = countOf(entry.documentCount);
    const limit = countOf(entry.documentLimit);
    const namespace = typeof entry.namespace === 'string' && entry.namespace !== '' ? entry.namespace : null;
    const connector = connectionOf(entry, {
        namespace: namespace && clean(namespace),
        rawNamespace: namespace,
        lastRun: parseRun(fieldsOf(entry.latestRun), clean),
        lastSuccessAt: timeOf(fieldsOf(entry.system).lastSuccessfulSyncAt),
        documents: count === null || !limit ? null : { count, limit },
    }, clean);
    return namespace === null ? { ...connector, problem: connector.problem ?? 'no_namespace' } : connector;
}
function parseRun(entry, clean) {
    const failures = Array.isArray(entry.failures) ? listOf(entry.failures) : [];
    return runOf({ ...entry, ...fieldsOf(entry.system), failures: failures.map(each => itemFailureOf(each, clean)) }, clean);
}
/** Throws `unexpected_answer` where a document has no id or no status. */
function parseDocument({ id, system }, clean) {
    const { status, updatedAt } = fieldsOf(system);
    const shownId = textOf(id, clean);
    if (shownId === null || typeof status !== 'string')
        throw new ApiError('unexpected_answer');
    const final = status === 'done' || status === 'failed';
    return { id: shownId, status: final ? status : 'on-its-way', updatedAt: timeOf(updatedAt) };
}

;// CONCATENATED MODULE: ./build/api/version.js



/** Supermemory has announced the end of v3 for 2026-12-31. */
const END_OF_V3 = Date.UTC(2027, 0, 1);
const GONE = [404, 410, 501];
/** Which version of the API a step speaks. */
function chooseVersion(options) {
    const { apiVersion, client, containerTags, clean, providers } = options;
    const provider = providers !== 'all' && providers.length === 1 ? (providers[0] ?? null) : null;
    const v5 = () => createV5({ client, namespaces: containerTags, provider, clean });
    const auto = apiVersion === 'auto';
    if (apiVersion === 'v5' || (auto && (options.waitFor === 'searchable' || options.now >= END_OF_V3))) {
        return { api: v5(), successor: () => null };
    }
    const answers = { gone: 0, other: 0 };
    const counting = async (request) => {
        try {
            const answer = await client(request);
            answers.other++;
            return answer;
        }
        catch (error) {
            if (error instanceof ApiError && error.details.status != null)
                answers[isGone(error) ? 'gone' : 'other']++;
            throw error;
        }
    };
    return {
        api: createV3({ client: counting, containerTags, clean }),
        successor: () => (auto && answers.gone > 0 && answers.other === 0 ? v5() : null),
    };
}
function isGone({ kind, details: { status } }) {
    return kind === 'redirect' || GONE.includes(status);
}

;// CONCATENATED MODULE: ./build/clean.js
const LONGEST_SEARCHED = 2000;
const LONGEST_SHOWN = 500;
const LOCAL = String.raw `[^\s@"<>()[\]{},;:=&?/\\|\x60]`;
const AT_DOMAIN = String.raw `(?:@|%40)[\p{L}\p{N}._-]*[\p{L}\p{N}]`;
/**
 * It begins where a word begins, and nowhere else: a search from every character would take quadratic time. Addresses
 * with nothing but such characters between them are one.
 */
const E_MAIL = new RegExp(`(?:"[^"]{1,64}"|(?<!${LOCAL})${LOCAL}+)${AT_DOMAIN}(?:${LOCAL}*${AT_DOMAIN})*`, 'giu');
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/**
 * Every text of the API, and every input that is shown, goes through this once, where it enters. The API key is
 * removed (in clear, URL-encoded and in base64), and so are e-mail addresses. Control characters become visible. The
 * quotation marks “ and ” become plain ones: around a quote they are always ours. The runner takes `##[` for a command
 * anywhere in a line, also where another step prints an output: it is taken apart. The result has 500 characters at most.
 */
function createClean(apiKey) {
    const key = keyPattern(apiKey);
    // Where a text is cut there may be half a key, in its longest form: three characters for one.
    const cut = (text) => text.length <= LONGEST_SEARCHED
        ? text.replace(key, '***')
        : `${text
            .slice(0, LONGEST_SEARCHED)
            .replace(key, '***')
            .slice(0, -3 * apiKey.length || undefined)}…`;
    return text => {
        const cleared = /@|%40/.test(text) ? cut(text).replace(E_MAIL, '***@***') : cut(text);
        // Most texts are plain: the other expressions take V8 milliseconds to make, when they are first used.
        const plain = /^[ -~]*$/.test(cleared);
        const shown = (plain ? cleared : cleared.replace(/[“”]/g, '"').replace(INVISIBLE, visible)).replaceAll('##[', '## [');
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
function visible(character) {
    const known = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    return known[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

;// CONCATENATED MODULE: ./build/api/types.js
/** What both versions of the API come down to. Times in milliseconds since the epoch; null: not known. */
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
/** What a single value of an input may be. */

/** The API's published rule: https://supermemory.ai/docs, container tags. Older tags may break it. */
const TAG_RULE = /^[A-Za-z0-9_:-]{1,100}$/;
/** Empty where no known word is much like it. */
function suggestion(word, known) {
    const written = word.slice(0, 40).toLowerCase();
    const nearest = (0,mod/* closest */.kp)(written, known);
    return (0,mod/* distance */.Io)(written, nearest) <= Math.ceil(nearest.length / 4) ? ` (did you mean ${nearest}?)` : '';
}
/** One warning for all tags that break the rule. */
function tagWarnings(tags, clean) {
    const odd = tags.filter(tag => !TAG_RULE.test(tag)).map(tag => `“${clean(tag)}”`);
    if (odd.length === 0)
        return [];
    const more = odd.length > 5 ? ` and ${odd.length - 5} more` : '';
    const rule = 'A tag has 1 to 100 of the characters a-z A-Z 0-9 _ : -';
    return [`container-tags: the API may refuse ${odd.slice(0, 5).join(', ')}${more}. ${rule}`];
}
/** Null where the address may be used. */
function baseUrlProblem(given) {
    const url = URL.canParse(given) ? new URL(given) : null;
    if (url === null || !/^https?:$/.test(url.protocol))
        return 'it must be an https address';
    if (url.username !== '' || url.password !== '')
        return 'it must not contain credentials; the key belongs in api-key';
    if (/[?#]/.test(given))
        return 'it must not contain a query (?) or a fragment (#)';
    // The URL parser writes every form of an IPv4 address in the one form that is matched here.
    const isThisMachine = url.hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(url.hostname);
    if (url.protocol === 'https:' || isThisMachine)
        return null;
    return 'it must be an https address; plain http only to localhost and 127.0.0.0/8';
}
/** Null where the text is no JSON array of strings. */
function parseStrings(json) {
    try {
        const value = JSON.parse(json);
        return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? value : null;
    }
    catch {
        return null;
    }
}
/** By commas or newlines. */
function splitList(input) {
    return distinct(input.split(/[,\n]/));
}
/** Trimmed, blanks and repeats dropped, in the order given. */
function distinct(values) {
    return [...new Set(values.map(value => value.trim()).filter(value => value !== ''))];
}

;// CONCATENATED MODULE: ./build/status.js
/** Each status with its mark. Worst first: the status of several is the first of theirs here. */
const MARKS = {
    cancelled: '🚫',
    failed: '❌',
    'timed-out': '⌛',
    'not-started': '⏸️',
    'no-connections': '❓',
    stale: '🕰️',
    'completed-with-failures': '⚠️',
    running: '🔄',
    completed: '✅',
    accepted: '📨',
    'up-to-date': '👌',
};
const STATUSES = Object.keys(MARKS);
/** Those that `fail-on` may name: from `failed` to `completed-with-failures`. */
const FAIL_ON_STATUSES = STATUSES.slice(1, 7);
/** A status as people see it. A no-break space: in a narrow cell the mark would otherwise stand on its own line. */
function marked(status) {
    return `${MARKS[status]}\u00a0${status}`;
}
/** The worst of the statuses; `otherwise` if there are none. */
function worst(statuses, otherwise) {
    return STATUSES.find(status => statuses.includes(status)) ?? otherwise;
}
/** Sorts the worst first. */
function bySeverity(one, other) {
    return STATUSES.indexOf(one) - STATUSES.indexOf(other);
}
/** Whether a status is nothing that anybody has to look at. */
function isFine(status) {
    return STATUSES.indexOf(status) >= STATUSES.indexOf('running');
}
/** Whether one of the statuses fails the step. */
function fails(statuses, failOn) {
    return statuses.some(status => status === 'cancelled' || failOn.includes(status));
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
/** The API key as it will be sent: the input, or the environment variable, without surrounding white space. */
function readApiKey({ getInput, env }) {
    return getInput('api-key').trim() || (env.SUPERMEMORY_API_KEY ?? '').trim();
}
/** Reads and checks every input. Throws an InputError with all that is wrong with them. */
function readInputs(source) {
    const { getInput, env, clean } = source;
    const problems = [];
    const input = (name) => getInput(name).trim();
    /** Notes the words that are unknown, each with the nearest known one. */
    function expectKnown(name, given, known, allowed) {
        const wrong = given.filter(word => !known.includes(word));
        if (wrong.length === 0)
            return;
        const each = wrong.map(word => `“${clean(word)}” is not allowed${suggestion(word, known)}`);
        problems.push(`${name}: ${each.join('; ')}. Allowed: ${allowed}`);
    }
    function word(name, words) {
        const given = input(name) || words[0];
        expectKnown(name, [given], words, words.join(', '));
        return words.find(known => known === given) ?? words[0];
    }
    /** A list of known words, or the one that stands by itself. */
    function words(name, known, alone) {
        const given = splitList(input(name));
        if (given.length > 1 && given.includes(alone))
            problems.push(`${name} is “${clean(given.join(', '))}”: ${alone} must stand alone`);
        else
            expectKnown(name, given, [...known, alone], `${known.join(', ')}; or ${alone}, by itself`);
        return given;
    }
    /** A plain decimal number, in so many units. `above`: `least` itself is too small. */
    function number(name, fallback, unit, least, most, above = least === 0) {
        const given = input(name) || String(fallback);
        const whole = unit === 1;
        const value = (whole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(given) ? Number(given) : Number.NaN;
        if (value <= most && (above ? value > least : value >= least))
            return value * unit;
        const range = above ? `above ${least} and at most ${most}` : `from ${least} to ${most}`;
        problems.push(`${name} is “${clean(given)}”: it must be a ${whole ? 'whole ' : ''}number ${range}`);
        return fallback * unit;
    }
    function providers() {
        const given = words('provider', PROVIDERS, 'all');
        if (given.length === 0)
            problems.push(`provider is missing. Allowed: ${PROVIDERS.join(', ')}; or all, by itself`);
        return given[0] === 'all' ? 'all' : given;
    }
    function failOn() {
        const given = words('fail-on', FAIL_ON_STATUSES, 'none');
        const byDefault = FAIL_ON_STATUSES.filter(status => status !== 'completed-with-failures');
        return given.length === 0 ? byDefault : FAIL_ON_STATUSES.filter(status => given.includes(status));
    }
    function tags() {
        const given = input('container-tags');
        if (!given.startsWith('['))
            return splitList(given);
        const list = parseStrings(given);
        if (list === null) {
            problems.push(`container-tags is “${clean(given)}”: it starts like a JSON array, but is not a JSON array of strings. Write tags separated by commas or newlines, or an array like ["docs","team-a"]`);
        }
        return distinct(list ?? []);
    }
    function apiKey() {
        const key = readApiKey(source);
        if (key === '') {
            problems.push(
            // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a workflow says it
            'api-key is missing: set it to a secret, as in ${{ secrets.SUPERMEMORY_API_KEY }}, or set the environment variable SUPERMEMORY_API_KEY. A secret that does not exist, or that this workflow may not read, arrives empty');
        }
        else if (!/^[\x21-\x7e]+$/.test(key)) {
            // The value is not shown: it may be a key with only one character wrong.
            problems.push('api-key contains characters that an HTTP header cannot carry (white space, control or non-ASCII characters): store the key again, on one line with nothing around it');
        }
        return key;
    }
    function baseUrl() {
        const given = input('base-url') || (env.SUPERMEMORY_BASE_URL ?? '').trim() || DEFAULT_BASE_URL;
        const problem = baseUrlProblem(given);
        // Everything before the last `@` may be a password.
        if (problem !== null)
            problems.push(`base-url is “${clean(given.replace(/^.*@/s, '***@'))}”: ${problem}`);
        return new URL(problem === null ? given : DEFAULT_BASE_URL);
    }
    const containerTags = tags();
    const settings = {
        providers: providers(),
        containerTags,
        apiKey: apiKey(),
        waitFor: word('wait-for', ['accepted', 'completed', 'searchable']),
        mode: word('mode', ['sync', 'check']),
        maxAgeMs: input('max-age-minutes') === '' ? null : number('max-age-minutes', 0, MINUTE, 0, 525_600),
        failOn: failOn(),
        apiVersion: word('api-version', ['auto', 'v3', 'v5']),
        baseUrl: baseUrl(),
        waitTimeoutMs: number('wait-timeout-minutes', 30, MINUTE, 0, 7200),
        pollIntervalMs: number('poll-interval-seconds', 10, 1000, 1, 300),
        requestTimeoutMs: number('request-timeout-seconds', 60, 1000, 0, 600),
        maxRetries: number('max-retries', 3, 1, 0, 10, false),
        warnings: tagWarnings(containerTags, clean),
    };
    if (settings.waitFor === 'searchable' && settings.apiVersion === 'v3') {
        problems.push('wait-for is searchable, which needs v5: set api-version to auto or v5');
    }
    if (settings.mode === 'check' && settings.waitFor !== 'accepted') {
        problems.push(`wait-for is ${settings.waitFor}, but mode is check, which waits for nothing: remove one of them`);
    }
    if (problems.length > 0)
        throw new InputError(problems);
    return settings;
}

;// CONCATENATED MODULE: ./build/report/words.js
const CONSOLE = 'https://console.supermemory.ai';
const PERHAPS_ACCEPTED = `the request may still have been accepted: look at ${CONSOLE}, or run the step again`;
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
/** How long ago something was, as people say it: `40 s`, `12 m`, `26 h`, `3 d`. */
function roughly(ms) {
    const [size, unit] = ROUGH_UNITS.find(([size]) => ms >= 1.5 * size) ?? [1000, 's'];
    return `${Math.round(Math.max(0, ms) / size)} ${unit}`;
}
const ROUGH_UNITS = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'm'],
];
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
/** Words of others, which the summary shows so that they can do nothing. Nothing else stands between these marks. */
function quote(text) {
    return `“${text}”`;
}
/** An error code: quoted where it is not a plain word. */
function codeWord(code) {
    return /^[A-Za-z]\w{0,63}$/.test(code) ? code : quote(code);
}
/**
 * An error as people read it: what happened, the status, what the API said, the request id, and what to do next.
 * `asked`: what the request was for.
 */
function describeError(error, asked, hasTags) {
    const { status, said, requestId } = error.details;
    const [happened, next] = explain(error, asked, hasTags);
    const parts = [
        `${happened}${status == null ? '' : ` (HTTP ${status})`}`,
        said == null ? '' : `the API said ${quote(said)}`,
        requestId == null ? '' : `request id ${quote(requestId)}`,
        next,
    ];
    return parts.filter(part => part !== '').join('; ');
}
/** The same in a few words. */
function errorInBrief(error) {
    return error.kind === 'status' ? `HTTP ${error.details.status}` : explain(error, 'list', false)[0];
}
function explain(error, asked, hasTags) {
    const { host, reason, timeoutMs = 0, status, retryAfterMs } = error.details;
    const because = reason == null ? '' : `: ${quote(reason)}`;
    const tryAgain = `try again ${retryAfterMs == null ? 'later' : `in ${duration(retryAfterMs)}`}`;
    const checkOrTryAgain = asked === 'list' ? tryAgain : `${PERHAPS_ACCEPTED}${retryAfterMs == null ? '' : ` in ${duration(retryAfterMs)}`}`;
    switch (error.code) {
        case 'unreachable':
            return [`${host} could not be reached: ${reason}`, 'check base-url, the network and the proxy settings'];
        case 'certificate':
            return [
                `the certificate of ${host} is not trusted${because}`,
                'check base-url; if you have your own certificate authority, set NODE_EXTRA_CA_CERTS to its file',
            ];
        case 'timeout':
            return [`no complete answer within ${duration(timeoutMs)}`, checkOrTryAgain];
        case 'broken':
            return [`the connection to ${host} broke off${because}`, checkOrTryAgain];
        case 'redirect':
            return [
                `the server redirects to ${host == null ? 'another path' : quote(host)}, which is not followed`,
                'set base-url to the address of the API itself',
            ];
        case 'unexpected_answer':
            return [`the answer is not what the API documents${because}`, 'check base-url'];
        case 'missing_record':
            return ['the record of the run is not there yet', ''];
        case 'http_400':
            return ['the API refused the request', hasTags ? 'check container-tags' : ''];
        case 'http_401':
            return ['the API does not accept the key', `check api-key: create a key at ${CONSOLE}, and store it as a secret`];
        case 'http_402':
            return ['the plan does not cover this, or the credits are used up', `check the plan at ${CONSOLE}`];
        case 'http_403':
            return [
                'the API does not allow this with this key or plan',
                `check the plan at ${CONSOLE}, and that api-key is an organization key`,
            ];
        case 'http_404':
            return [
                'the API knows no such address or connection',
                'check base-url (the self-hosted server has no connectors)',
            ];
        case 'http_409':
            return ['the API says that a sync is running, but its list shows none', tryAgain];
        case 'http_410':
        case 'http_501':
            return ['the API no longer has this', 'set api-version to auto or v5'];
        case 'http_429':
            return ['too many requests', `${tryAgain}: the API allows a key about 500 requests a minute`];
        case 'http_408':
        case 'http_500':
        case 'http_502':
        case 'http_504':
            return ['the API failed', checkOrTryAgain];
        case 'http_503':
            return ['the API is not available', tryAgain];
    }
    if (status != null && status >= 400)
        return status >= 500 ? ['the API failed', tryAgain] : ['the API refused the request', ''];
    return [
        `the answer is not the ${asked === 'sync' ? '202 that means accepted' : '200 that a list has'}`,
        "check base-url: a proxy or a sign-in page may have answered in the API's place",
    ];
}

;// CONCATENATED MODULE: ./build/report/progress.js

/** A line of the log for an event. */
function progressLine(event, { maxRetries, waitFor }) {
    switch (event.type) {
        case 'listed':
            return `Connections: ${listed(event.connections)}`;
        case 'asking':
            return event.providers.length === 0
                ? 'No connection to ask'
                : `Asking for a sync of ${event.providers.join(', ')}`;
        case 'accepted':
            return `${progress_name(event.subject)}: accepted`;
        case 'seen':
            return `${progress_name(event.subject)}: accepted (no answer came, but a sync has begun)`;
        case 'already-running':
            return `${progress_name(event.subject)}: a sync is already running (HTTP 409)${waitFor !== 'accepted' ? '; asking again when it has ended' : ''}`;
        case 'refused':
            return `${progress_name(event.subject)}: not accepted (${errorInBrief(event.error)})`;
        case 'blocked':
            return `${progress_name(event.subject)}: a sync is already running; asking when it has ended`;
        case 'repeat':
            return `${event.subject === null ? 'Connections' : progress_name(event.subject)}: ${event.of === 'sync' ? '' : `fetching the ${event.of} failed, `}${errorInBrief(event.error)}; trying again in ${duration(event.pauseMs)} (repeat ${event.repeat} of ${maxRetries})`;
        case 'run-started':
            return `${progress_name(event.subject)}: sync started`;
        case 'run-replaced':
            return `${progress_name(event.subject)}: a newer sync has started`;
        case 'run-ended':
            return `${progress_name(event.subject)}: sync ${ended(event.run)}`;
        case 'removed':
            return `${progress_name(event.subject)}: removed from Supermemory`;
        case 'not-started':
            return `${progress_name(event.subject)}: no sync began; no longer waiting for it`;
        case 'poll-failed':
            return `Poll failed: ${errorInBrief(event.error)} (${event.times} failed so far); ${event.ends ? 'no further one' : 'still waiting'}`;
        case 'counts-missing':
            return `${progress_name(event.subject)}: the counts or failed items could not be fetched (${errorInBrief(event.error)})`;
        case 'waiting':
            return `${duration(event.elapsedMs)} elapsed: waiting for ${event.left} of ${count(event.of, 'connection')}`;
        case 'searchable-waiting': {
            if (event.left === null && event.elapsedMs === 0)
                return 'The syncs have ended; waiting until their documents can be found';
            const documents = event.left ? count(event.left, 'document') : 'documents';
            return event.elapsedMs < 1000
                ? `Waiting for ${documents}`
                : `${duration(event.elapsedMs)} elapsed: waiting for ${documents}`;
        }
        case 'searchable':
            if (event.failed === 0)
                return 'All documents can be found';
            return `No document is being processed any more; ${event.failed} could not be processed`;
    }
}
function progress_name({ provider, id }) {
    return id === null ? provider : `${provider} ${id}`;
}
function listed(connections) {
    const groups = Map.groupBy(connections, ({ provider }) => provider);
    const each = [...groups].map(([provider, members]) => `${members.length} ${provider}`);
    return each.sort().join(', ') || 'none';
}
function ended({ status, startedAt, completedAt, errorCode }) {
    const took = startedAt === null || completedAt === null ? '' : ` after ${duration(Math.max(0, completedAt - startedAt))}`;
    return `${status}${took}${errorCode === null ? '' : ` (${codeWord(errorCode)})`}`;
}

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: ./build/sync/track.js
/** A connection without a run so long after it was accepted is not waited for, in milliseconds. */
const NOT_STARTED_AFTER = 5 * 60_000;
/** A connection that is missing from so many polls in a row was removed. */
const POLLS_UNTIL_REMOVED = 2;
function track(connection) {
    return {
        connection,
        phase: connection.problem === null ? 'blocked' : 'ended',
        baseline: connection.lastRun,
        acceptedAt: null,
        run: null,
        missed: 0,
        posts: 0,
        trouble: connection.problem,
    };
}
/** What is known after a list has shown `seen` (undefined: it is missing). */
function advance(before, seen, now) {
    if (before.phase === 'ended')
        return before;
    if (seen === undefined) {
        const missed = before.missed + 1;
        const removed = missed >= POLLS_UNTIL_REMOVED;
        return removed ? { ...before, missed, phase: 'ended', trouble: 'removed' } : { ...before, missed };
    }
    const tracked = { ...before, missed: 0 };
    const run = seen.lastRun;
    if (before.phase === 'asking')
        return tracked;
    if (before.phase === 'blocked') {
        return { ...tracked, baseline: run, posts: run?.status === 'running' ? 0 : before.posts };
    }
    if (run !== null && isNewer(run, before.baseline) && !isOlder(run, before.run)) {
        return { ...tracked, run, phase: run.status === 'running' ? 'running' : 'ended' };
    }
    const overdue = before.run === null && now - (before.acceptedAt ?? now) >= NOT_STARTED_AFTER;
    return overdue ? { ...tracked, phase: 'ended', trouble: 'not-started' } : tracked;
}
/** What has changed for a connection. */
function changes(before, after) {
    const subject = { provider: after.connection.provider, id: after.connection.id };
    if (before.phase === 'ended')
        return [];
    if (after.trouble === 'removed' || after.trouble === 'not-started')
        return [{ type: after.trouble, subject }];
    // Where the API has refused to start another sync, that was said.
    if (isBlocked(after) && !isBlocked(before) && before.posts === 0)
        return [{ type: 'blocked', subject }];
    const { run } = after;
    if (run === null)
        return [];
    if (after.phase === 'ended')
        return [{ type: 'run-ended', subject, run }];
    if (!isNewer(run, before.run))
        return [];
    return [{ type: before.run === null ? 'run-started' : 'run-replaced', subject, run }];
}
function isOpen({ phase }) {
    return phase !== 'ended';
}
/** Whether a sync is in the way of asking. */
function isBlocked({ phase, baseline }) {
    return phase === 'blocked' && baseline?.status === 'running';
}
/** Whether a run is newer than another of the same connection. Any run is newer than none. */
function isNewer(run, other) {
    return other === null || distance(run, other) > 0;
}
function isOlder(run, other) {
    return other !== null && distance(run, other) < 0;
}
/** The record of a run among others of its connection. The list may cut times to seconds, where records do not. */
function recordOf(run, records) {
    const near = records.filter(record => Math.abs(distance(record, run)) < 1000);
    return near.toSorted((a, b) => Math.abs(distance(a, run)) - Math.abs(distance(b, run)))[0] ?? null;
}
/** By how much one run began later than the other, in milliseconds; where that is not known of one, by their ends. */
function distance(one, other) {
    if (one.startedAt !== null && other.startedAt !== null)
        return one.startedAt - other.startedAt;
    return (one.completedAt ?? one.startedAt ?? 0) - (other.completedAt ?? other.startedAt ?? 0);
}

;// CONCATENATED MODULE: ./build/sync/results.js



function resultOf(connection, status, more = {}) {
    return { connection, status, run: null, trouble: null, counts: null, documentsLeft: null, ...more };
}
/** What became of a provider whose connections nobody has listed. */
function providerResult(provider, status, more = {}) {
    return { provider, status, alreadyRunning: false, error: null, connections: null, ...more };
}
/** The results of the providers that were named, or of those that have a connection. */
function byProvider(providers, results, alreadyRunning) {
    const found = new Set(results.map(({ connection }) => connection.provider));
    return (providers === 'all' ? [...found].sort() : providers).map(provider => {
        const connections = results.filter(({ connection }) => connection.provider === provider);
        const status = worst(connections.map(each => each.status), 'no-connections');
        return providerResult(provider, status, { alreadyRunning: alreadyRunning.has(provider), connections });
    });
}
/** What became of a connection that was waited for. */
function resultOfWait(tracked, { end, polls }) {
    const { connection, phase, run, trouble } = tracked;
    if (phase === 'ended') {
        if (run !== null && trouble === null)
            return resultOf(connection, statusOfRun(run), { run });
        return resultOf(connection, trouble === 'not-started' ? 'not-started' : 'failed', { run, trouble });
    }
    if (end === 'cancelled') {
        const asked = phase === 'asked' || phase === 'running';
        return resultOf(connection, 'cancelled', {
            run,
            trouble: asked ? null : isBlocked(tracked) ? 'blocked' : 'not-asked',
        });
    }
    if (end === 'refused')
        return resultOf(connection, 'failed', { run, trouble: polls.last });
    if (phase === 'asked')
        return resultOf(connection, 'not-started', { trouble: 'not-started' });
    return resultOf(connection, 'timed-out', { run, trouble: isBlocked(tracked) ? 'blocked' : run ? null : 'not-asked' });
}
function statusOfRun(run) {
    if (run.status !== 'completed')
        return run.status;
    return (run.itemsFailed ?? 0) > 0 ? 'completed-with-failures' : 'completed';
}
const CODES = ['removed', 'no_namespace', 'unexpected_answer'];
/** Of a connection, as the outputs have it; null where there is nothing to say. */
function errorCodeOf({ run, trouble, status, counts }) {
    if (trouble instanceof ApiError)
        return trouble.code;
    if (trouble !== null)
        return CODES.find(code => code === trouble) ?? null;
    if (status === 'completed-with-failures' && counts === 'unknown' && !run?.itemsFailed)
        return 'counts_unknown';
    return run?.errorCode ?? null;
}
/** Of a provider: its own, or that of a connection that gave it its status. */
function providerErrorCode({ error, status, connections }) {
    if (error !== null)
        return error.code;
    const blamed = connections?.filter(connection => connection.status === status) ?? [];
    return blamed.map(errorCodeOf).find(code => code !== null) ?? null;
}
function statusOf({ providers, cancelled, listError }) {
    if (cancelled)
        return 'cancelled';
    return worst(providers.map(({ status }) => status), listError === null ? 'no-connections' : 'failed');
}

;// CONCATENATED MODULE: ./build/sync/check.js

/** When a connection's last completed sync ended, in milliseconds since the epoch; null: never, or not known. */
function lastCompletedAt({ lastRun, lastSuccessAt }) {
    if (lastRun?.status === 'completed')
        return lastRun.completedAt ?? lastSuccessAt;
    return lastSuccessAt;
}
/** Whether its last run completed, and within `maxAgeMs` before the list. */
function isUpToDate(connection, maxAgeMs, listedAt) {
    if (maxAgeMs === null || connection.lastRun?.status !== 'completed')
        return false;
    return listedAt - (lastCompletedAt(connection) ?? Number.NEGATIVE_INFINITY) <= maxAgeMs;
}
/** How a connection's last sync went. */
function checked(connection, maxAgeMs, listedAt) {
    const { lastRun: run, problem } = connection;
    if (problem === 'unexpected_answer')
        return resultOf(connection, 'failed', { run, trouble: problem });
    if (run === null)
        return resultOf(connection, 'not-started', { trouble: 'not-started' });
    const status = statusOfRun(run);
    if (maxAgeMs === null || status === 'failed')
        return resultOf(connection, status, { run });
    // Of a run that completed nobody knows when, too. Of one that is going, v3 does not tell the last completed one.
    const unknown = status === 'running' ? listedAt : Number.NEGATIVE_INFINITY;
    const isStale = listedAt - (lastCompletedAt(connection) ?? unknown) > maxAgeMs;
    return resultOf(connection, isStale ? 'stale' : status, { run });
}

;// CONCATENATED MODULE: ./build/report/connection.js




/** What there is to say of a connection besides its status, and what to do about it. */
function details(result, report) {
    return [reason(result, report), advice(result) ?? '', limitMessage(result, report)]
        .filter(part => part !== '')
        .join('; ');
}
const TROUBLES = {
    removed: 'removed during the wait',
    no_namespace: 'without a namespace, so it cannot be synced',
    unexpected_answer: 'the id has characters that the API does not document, so it was not asked',
    blocked: 'an earlier sync is still going, so no new one was asked for',
    'not-asked': 'the API has not answered whether it accepts the request',
};
function reason(result, report) {
    const { status, run, trouble, counts, documentsLeft } = result;
    const { listedAt, mode, polls } = report.outcome;
    const waited = duration(report.settings.waitTimeoutMs);
    const isCompleted = status.startsWith('completed');
    if (trouble instanceof ApiError)
        return described(trouble, trouble === polls.last ? 'list' : 'sync', report);
    if (trouble !== null && trouble !== 'not-started')
        return TROUBLES[trouble];
    if (counts === 'unknown' && isCompleted && !run?.itemsFailed)
        return 'the item counts could not be fetched';
    switch (status) {
        case 'failed':
            return runError(result);
        case 'timed-out':
            if (documentsLeft)
                return `${count(documentsLeft, 'document')} of the namespace could not be found after ${waited}`;
            return run?.status === 'running'
                ? `still going after ${waited}`
                : `after ${waited} it was not certain that the documents can be found`;
        case 'not-started':
            if (mode === 'check')
                return 'never synced';
            return `${polls.last === null ? 'no sync began' : 'no poll could show a sync'} within ${duration(Math.min(NOT_STARTED_AFTER, report.settings.waitTimeoutMs))}`;
        case 'completed-with-failures':
            return failedItems(result);
        case 'cancelled':
            if (run === null)
                return 'no sync had begun yet';
            return run.status === 'running' ? 'the sync goes on at Supermemory' : 'the documents are still being processed';
        case 'stale':
        case 'up-to-date':
            return lastSynced(result, listedAt);
        default:
            return '';
    }
}
function runError({ run }) {
    const code = run?.errorCode == null ? [] : [codeWord(run.errorCode)];
    return [...code, ...(run?.error == null ? [] : [quote(run.error)])].join(', ') || 'the API does not say why';
}
function failedItems({ run }) {
    const { failures = [], itemsFailed = 0 } = run ?? {};
    const each = codeCounts(failures).map(([code, times]) => `${times} × ${codeWord(code)}`);
    const codes = each.length === 0 ? '' : ` (${each.slice(0, 5).join(', ')}${failures.length < (itemsFailed ?? 0) ? ', …' : ''})`;
    return `${count(itemsFailed ?? 0, 'item')} failed${codes}`;
}
/** How often each code occurs, the most frequent first. */
function codeCounts(failures) {
    const groups = Map.groupBy(failures, ({ code }) => code ?? 'unknown');
    const counts = [...groups].map(([code, members]) => [code, members.length]);
    return counts.sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
}
function lastSynced(result, listedAt) {
    const ago = age(result, listedAt);
    return ago === '' ? 'nobody knows when it last synced' : `last synced ${ago} ago`;
}
/** How long ago the last completed sync ended, by the list's time; empty where that is not known. */
function age({ connection }, listedAt) {
    const completedAt = lastCompletedAt(connection);
    return completedAt === null || listedAt === null ? '' : roughly(listedAt - completedAt);
}
const RUN_ADVICE = {
    auth_expired: `reconnect it at ${CONSOLE}: the login has expired`,
    plan_required: `upgrade the plan at ${CONSOLE}: it does not include this provider`,
    rate_limited: 'try again later: the provider is limiting requests',
    provider_unavailable: 'try again later: the provider could not be reached',
    internal: "try again later; if it keeps failing, ask Supermemory's support",
};
const SELECTABLE = ['google-drive', 'onedrive'];
/** What to do about a connection; null where there is nothing to do, or where the error says it. */
function advice({ status, run, trouble, connection }) {
    if (trouble === 'no_namespace')
        return `reconnect it at ${CONSOLE}`;
    if (status === 'not-started' && SELECTABLE.includes(connection.provider)) {
        return `choose what to sync at ${CONSOLE}: a connection whose selection was never saved is skipped`;
    }
    if (status === 'not-started')
        return `look at the connection at ${CONSOLE}`;
    if (status === 'timed-out')
        return `raise wait-timeout-minutes${run?.status === 'running' ? '; the sync goes on at Supermemory' : ''}`;
    if (status !== 'failed' || trouble !== null || run?.errorCode == null)
        return null;
    return Object.hasOwn(RUN_ADVICE, run.errorCode) ? (RUN_ADVICE[run.errorCode] ?? null) : null;
}
/** Of a check: empty unless the connection has as many documents as it may. */
function limitMessage({ connection: { documents } }, { outcome }) {
    if (outcome.mode === 'sync' || documents === null || documents.count < documents.limit)
        return '';
    return `the limit of ${count(documents.limit, 'document')} is reached: see ${CONSOLE}`;
}
/** An error, and what v3 had answered before. `asked`: what the request was for. */
function described(error, asked, { tags, v3Error }) {
    const before = v3Error === null ? '' : `; v3 had failed before: ${errorInBrief(v3Error)}`;
    return `${describeError(error, asked, tags.length > 0)}${before}`;
}

;// CONCATENATED MODULE: ./build/report/messages.js





const LONGEST_MESSAGE = 1000;
/** The ids that are named for each sentence. */
const MOST_IDS = 3;
/** What became of all in one line, fit for a chat message: the worst first, as it may be cut. */
function overallMessage(report) {
    const { outcome } = report;
    const worstFirst = outcome.providers.toSorted((a, b) => bySeverity(a.status, b.status));
    const each = worstFirst.map(result => `${result.provider}: ${providerMessage(result, report)}`);
    const about = each.length > 0 ? each : [nothingMessage(report)];
    return cut(`Supermemory ${outcome.mode}: ${statusOf(outcome)}. ${about.join('. ')}`);
}
/** Why no provider was asked. */
function nothingMessage(report) {
    const { listError, cancelled } = report.outcome;
    if (listError !== null)
        return messages_errorMessage(listError, 'list', report);
    return cancelled ? 'cancelled before anything was asked' : noConnections(report);
}
/** What became of a provider, without its name. */
function providerMessage({ error, connections, status, alreadyRunning }, report) {
    if (error !== null)
        return messages_errorMessage(error, report.outcome.listError === null ? 'sync' : 'list', report);
    if (connections?.length === 0)
        return noConnections(report);
    if (connections !== null)
        return cut([...sentences(connections, report), ...failedPolls(status, report)].join('; '));
    if (status === 'cancelled')
        return 'cancelled; if the request got through, the sync goes on at Supermemory';
    return alreadyRunning ? 'accepted: a sync is already running' : 'accepted';
}
function noConnections({ tags }) {
    return tags.length > 0
        ? `no connection has these container tags: check container-tags, or connect a provider at ${CONSOLE}`
        : `nothing is connected: connect a provider at ${CONSOLE}`;
}
function messages_errorMessage(error, asked, report) {
    return cut(`${asked === 'sync' ? 'asking for a sync' : 'listing the connections'} failed: ${described(error, asked, report)}`);
}
/** First those that need attention, the same sentence once; then a count of the others. */
function sentences(connections, report) {
    const worstFirst = connections.toSorted((a, b) => bySeverity(a.status, b.status));
    const isTroubled = (result) => !isFine(result.status) || limitMessage(result, report) !== '';
    const troubled = Map.groupBy(worstFirst.filter(isTroubled), result => `${result.status}: ${details(result, report)}`);
    const others = worstFirst.filter(result => !isTroubled(result));
    return [
        ...[...troubled].map(([sentence, members]) => `${idsOf(members)} ${sentence}`),
        ...[...Map.groupBy(others, ({ status }) => status)].map(([status, members]) => [`${count(members.length, 'connection')} ${status}`, ...ages(members, report), ...items(members)].join(', ')),
    ];
}
function idsOf(members) {
    const ids = members
        .slice(0, MOST_IDS)
        .map(({ connection }) => connection.id)
        .join(', ');
    return members.length > MOST_IDS ? `${ids} and ${members.length - MOST_IDS} more` : ids;
}
/** Of a check: how old the oldest of their syncs is. */
function ages(members, { outcome: { mode, listedAt } }) {
    const ends = members.map(({ connection }) => lastCompletedAt(connection)).filter(end => end !== null);
    if (mode === 'sync' || listedAt === null || ends.length === 0)
        return [];
    const oldest = roughly(listedAt - Math.min(...ends));
    return [`${members.length === 1 ? 'last synced' : 'the oldest sync'} ${oldest} ago`];
}
function items(members) {
    const known = members.filter(({ counts }) => counts === 'known');
    const unknown = members.filter(({ counts }) => counts === 'unknown').length;
    const sum = known.reduce((total, { run }) => total + (run?.itemsProcessed ?? 0), 0);
    return [
        ...(known.length > 0 ? [count(sum, 'item')] : []),
        ...(unknown > 0 ? [`the counts of ${unknown} are unknown`] : []),
    ];
}
/** Polls that failed, where one that succeeded might have told more. */
function failedPolls(status, { outcome: { polls } }) {
    if (polls.failed === 0 || (status !== 'timed-out' && status !== 'not-started'))
        return [];
    return [
        `${count(polls.failed, 'poll')} failed${polls.last === null ? '' : `, the last one with: ${errorInBrief(polls.last)}`}`,
    ];
}
/** To 1,000 characters. */
function cut(message) {
    if (message.length <= LONGEST_MESSAGE)
        return message;
    return `${message.slice(0, LONGEST_MESSAGE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

;// CONCATENATED MODULE: ./build/report/outputs.js




/** A Linux process takes no environment variable above 128 KiB; in bytes. */
const LARGEST_RESULTS = 96 * 1024;
/** `given`: the input `provider`. */
function outputsOf(report, given) {
    const { outcome } = report;
    const connections = outcome.providers.flatMap(provider => provider.connections ?? []);
    const runs = connections.filter(({ counts }) => counts !== null).map(({ run }) => run);
    const message = overallMessage(report);
    if (outcome.providers.length === 0 && (outcome.cancelled || outcome.listError !== null)) {
        return outputsOfProblem(given, outcome.mode, statusOf(outcome), nothingMessage(report), outcome.listError?.code ?? null);
    }
    const entries = outcome.providers.map(provider => ({
        provider: provider.provider,
        status: provider.status,
        message: providerMessage(provider, report),
        errorCode: providerErrorCode(provider),
        connections: (provider.connections ?? []).map(connectionEntry),
    }));
    return outputsFrom(entries, {
        status: statusOf(outcome),
        message,
        connections: outcome.listedAt === null ? '' : String(connections.length),
        'items-processed': sum(runs.map(run => run?.itemsProcessed ?? null)),
        'items-failed': sum(runs.map(run => run?.itemsFailed ?? null)),
    });
}
/** The outputs where nothing could be asked. */
function outputsOfProblem(given, mode, status, message, errorCode) {
    const entry = {
        provider: given.slice(0, 100),
        status,
        message: cut(message),
        errorCode,
        connections: [],
    };
    const counts = { connections: '', 'items-processed': '', 'items-failed': '' };
    return outputsFrom([entry], { status, message: cut(`Supermemory ${mode}: ${status}. ${message}`), ...counts });
}
function connectionEntry(result) {
    const { connection, status, run } = result;
    return {
        id: connection.id,
        namespace: connection.namespace,
        status,
        runId: run?.id ?? null,
        startedAt: isoTime(run?.startedAt),
        completedAt: isoTime(run?.completedAt),
        itemsProcessed: run?.itemsProcessed ?? null,
        itemsFailed: run?.itemsFailed ?? null,
        errorCode: errorCodeOf(result),
        error: run?.error ?? null,
        advice: advice(result),
        failures: run?.failures ?? [],
    };
}
function outputsFrom(entries, values) {
    const codes = entries.flatMap(({ errorCode, connections }) => [errorCode, ...connections.map(each => each.errorCode)]);
    const distinct = [...new Set(codes.filter(code => code !== null))].sort().join(',');
    const all = JSON.stringify(entries);
    return { values: { ...values, 'error-codes': distinct, results: JSON.stringify(fitting(entries)) }, all };
}
/** As much as fits: failed items are dropped first, then connections, those without trouble first. */
function fitting(entries) {
    if (bytes(entries) <= LARGEST_RESULTS)
        return entries;
    const bare = entries.map(entry => {
        const connections = entry.connections.map(connection => ({ ...connection, failures: [] }));
        const dropped = entry.connections.some(({ failures }) => failures.length > 0);
        return { ...entry, connections, ...(dropped ? { truncated: true } : {}) };
    });
    let left = LARGEST_RESULTS - bytes(bare.map(entry => ({ ...entry, connections: [], truncated: true })));
    const all = bare.flatMap(({ connections }) => connections);
    const kept = new Set(all
        .toSorted((a, b) => Number(isFine(a.status)) - Number(isFine(b.status)))
        .filter(connection => {
        left -= bytes(connection) + 1;
        return left >= 0;
    }));
    return bare.map(entry => {
        const connections = entry.connections.filter(connection => kept.has(connection));
        const dropped = connections.length < entry.connections.length;
        return { ...entry, connections, ...(dropped ? { truncated: true } : {}) };
    });
}
function bytes(value) {
    return Buffer.byteLength(JSON.stringify(value));
}
/** The sum of the counts that are known; empty when none is. */
function sum(counts) {
    const known = counts.filter(number => number !== null);
    return known.length === 0 ? '' : String(known.reduce((total, number) => total + number, 0));
}
function isoTime(time) {
    return time == null ? null : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./build/report/gantt.js
const MOST_BARS = 60;
/** In milliseconds: a chart so short would otherwise have several ticks for the same second. */
const SHORT = 12_000;
/** Green is done, red failed, amber anything else; in light and dark. */
const THEME = `%%{init: {"theme": "base", "gantt": {"leftPadding": 110}, "themeVariables": {
  "doneTaskBkgColor": "#2da44e", "doneTaskBorderColor": "#1a7f37", "critBkgColor": "#cf222e", "critBorderColor": "#a40e26",
  "activeTaskBkgColor": "#d4a72c", "activeTaskBorderColor": "#9a6700", "taskTextColor": "#fff", "taskTextDarkColor": "#fff",
  "taskTextOutsideColor": "#848d97", "titleColor": "#848d97", "textColor": "#848d97",
  "sectionBkgColor": "transparent", "altSectionBkgColor": "transparent", "sectionBkgColor2": "transparent"
}}}%%`;
/** A Mermaid chart of when the runs began and ended, where there are two or more to compare. */
function ganttChart(results) {
    const bars = results.flatMap(({ connection: { provider, id }, run, status }) => {
        if (run === null || run.startedAt === null)
            return [];
        const mood = status === 'completed' ? 'done' : status === 'failed' ? 'crit' : 'active';
        return [{ provider, id, mood, start: run.startedAt, end: Math.max(run.completedAt ?? 0, run.startedAt + 1) }];
    });
    if (bars.length < 2)
        return [];
    const sections = Map.groupBy(bars.slice(0, MOST_BARS), ({ provider }) => provider);
    const lines = [...sections].flatMap(([provider, members]) => [
        `  section ${label(provider)}`,
        ...members.map(({ id, mood, start, end }) => `  · ${label(id)} :${mood}, ${start}, ${end}`),
    ]);
    const length = Math.max(...bars.map(({ end }) => end)) - Math.min(...bars.map(({ start }) => start));
    const ticks = length < SHORT ? ['  tickInterval 1second'] : [];
    const chart = [
        '```mermaid',
        THEME,
        'gantt',
        '  todayMarker off',
        '  dateFormat x',
        '  axisFormat %H:%M:%S',
        ...ticks,
        ...lines,
        '```',
    ];
    const rest = bars.length > MOST_BARS ? [`The first ${MOST_BARS} of ${bars.length} syncs.`] : [];
    return [['### When the syncs ran', '', ...chart].join('\n'), ...rest];
}
// Mermaid has no escapes in a chart: what could mean something to it is left out. A line that begins with a mark is no
// statement, as `title` and `click` would be.
function label(name) {
    return name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 40);
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
/** Rows with very long texts are fewer, so that the summary stays below 1 MiB; in bytes. */
const LARGEST_TABLE = 768 * 1024;
const MOST_CODES = 50;
const MOST_TAGS = 20;
/** The job summary, in GitHub's Markdown: far below its limit of 1 MiB, as every part of it is bounded. */
function summaryOf(report) {
    const { mode, providers } = report.outcome;
    const connections = providers.flatMap(provider => provider.connections ?? []);
    return summary_document(`Supermemory ${mode}: ${marked(statusOf(report.outcome))}`, [
        totals(report, connections),
        providers.length > 0 ? table(report) : cell(nothingMessage(report)),
        ...codesTable(connections),
        ...(mode === 'sync' ? ganttChart(connections.filter(({ counts }) => counts !== null)) : []),
    ]);
}
/** The job summary where nothing could be asked. */
function problemSummary(problems) {
    const list = problems.map(problem => `- ${cell(problem)}`).join('\n');
    return summary_document(`Supermemory sync: ${marked('failed')}`, [list]);
}
function summary_document(title, parts) {
    return `## ${title}\n\n${parts.join('\n\n')}\n`;
}
/** One line: how many of each status, items, tags, the API's version, and the console where there is something to do. */
function totals({ outcome, tags }, connections) {
    const listed = outcome.listedAt !== null;
    const statuses = (listed ? connections : outcome.providers).map(({ status }) => status);
    const empty = outcome.providers.filter(({ connections }) => connections?.length === 0).length;
    const numbers = Map.groupBy(statuses.toSorted(bySeverity), status => status);
    const each = [...numbers].map(([status, members]) => `${members.length} ${status}`).join(', ');
    const runs = connections.flatMap(({ counts, run }) => (counts === 'known' && run !== null ? [run] : []));
    const processed = runs.reduce((sum, run) => sum + (run.itemsProcessed ?? 0), 0);
    const failed = runs.reduce((sum, run) => sum + (run.itemsFailed ?? 0), 0);
    const more = tags.length > MOST_TAGS ? ` and ${tags.length - MOST_TAGS} more` : '';
    const parts = [
        each === '' ? '' : `**${count(statuses.length, listed ? 'connection' : 'provider')}**: ${each}`,
        empty === 0 ? '' : `${count(empty, 'provider')} without connections`,
        runs.length === 0 ? '' : `${count(processed, 'item')}${failed === 0 ? '' : `, ${failed} failed`}`,
        tags.length === 0
            ? 'all container tags'
            : `container ${tags.length === 1 ? 'tag' : 'tags'} ${tags.slice(0, MOST_TAGS).map(code).join(', ')}${more}`,
        `API ${outcome.version}`,
        isFine(statusOf(outcome)) ? '' : `[Supermemory console](${CONSOLE})`,
    ];
    return parts.filter(part => part !== '').join(' · ');
}
function rowsOf(report) {
    const rows = report.outcome.providers.flatMap((result) => {
        const { provider, status, connections, alreadyRunning } = result;
        const said = () => (status === 'accepted' && !alreadyRunning ? '' : providerMessage(result, report));
        if (connections === null || connections.length === 0)
            return [{ status, provider, connection: null, details: said }];
        return connections.map(connection => ({
            status: connection.status,
            provider,
            connection,
            // The age has a column of its own.
            details: () => (connection.status === 'stale' ? '' : details(connection, report)),
        }));
    });
    return rows.toSorted((a, b) => bySeverity(a.status, b.status));
}
/** The console is linked above the table. */
function withoutLink(message) {
    return message.replaceAll(`at ${CONSOLE}`, 'in the console').replaceAll(CONSOLE, 'the console');
}
function table(report) {
    const rows = rowsOf(report);
    const hasConnections = rows.some(({ connection }) => connection !== null);
    const last = report.outcome.mode === 'check' ? 'Last synced' : 'Took';
    const columns = hasConnections
        ? ['Status', 'Connection', 'Details', 'Items', 'Failed', last]
        : ['Status', 'Provider', 'Details'];
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const lines = [];
    let left = LARGEST_TABLE;
    for (const { status, provider, connection, details } of rows.slice(0, MOST_ROWS)) {
        const name = PROVIDERS.some(known => known === provider) ? provider : code(provider);
        const who = connection === null ? name : `${name} ${code(connection.connection.id)}`;
        const text = line([
            marked(status),
            who,
            cell(withoutLink(details())),
            ...(hasConnections ? numberCells(connection, report) : []),
        ]);
        left -= Buffer.byteLength(text);
        if (left < 0)
            break;
        lines.push(text);
    }
    const rest = rows.length - lines.length;
    const more = rest > 0 ? ['', `… and ${count(rest, 'more row')}: the output \`results-file\` has all of them.`] : [];
    const rule = columns.map(column => (column === 'Items' || column === 'Failed' ? '--:' : '---'));
    return [line(columns), line(rule), ...lines, ...more].join('\n');
}
function numberCells(result, { outcome: { mode, listedAt } }) {
    if (result === null)
        return ['', '', ''];
    const { run, counts } = result;
    const took = counts === null || run?.startedAt == null || run.completedAt === null
        ? ''
        : duration(Math.max(0, run.completedAt - run.startedAt));
    const ago = age(result, listedAt);
    const last = mode === 'sync' ? took : ago === '' ? '' : `${ago} ago`;
    return [String(run?.itemsProcessed ?? ''), String(run?.itemsFailed ?? ''), last];
}
function codesTable(connections) {
    const codes = codeCounts(connections.flatMap(({ run }) => run?.failures ?? []));
    if (codes.length === 0)
        return [];
    const lines = codes.slice(0, MOST_CODES).map(([name, times]) => `| ${code(name)} | ${times} |`);
    const more = codes.length > MOST_CODES ? ['', `… and ${count(codes.length - MOST_CODES, 'more code')}.`] : [];
    return [['### Failed items', '', '| Code | Items |', '| --- | --: |', ...lines, ...more].join('\n')];
}

;// CONCATENATED MODULE: ./build/report/reporter.js







/** GitHub keeps this many annotations of a kind for a step. */
const MOST_ANNOTATIONS = 10;
const TITLE = { title: 'Supermemory' };
/** Tells people, through the runner. `given`: the input `provider`, cleaned. */
function createReporter({ core, fs, env }, clean, given) {
    let warnings = 0;
    /** core.info() escapes nothing: a line that begins like a command would be one. */
    function log(line) {
        core.info(line.replace(/^(?=\s*::)/, '· '));
    }
    function annotate(level, messages) {
        const most = MOST_ANNOTATIONS - (level === 'warning' ? warnings : 0);
        const lines = messages.length <= most ? messages : summedUp(messages, Math.max(1, most));
        if (level === 'warning')
            warnings += lines.length;
        for (const line of lines)
            core[level](line, TITLE);
    }
    /** Where the runner gave no file, the step does without. */
    function write({ values, all }, summary) {
        let file = '';
        attempt('results-file', env.RUNNER_TEMP, folder => {
            const path = (0,external_node_path_namespaceObject.join)(fs.mkdtempSync((0,external_node_path_namespaceObject.join)(folder, 'supermemory-sync-')), 'results.json');
            fs.writeFileSync(path, all);
            file = path;
        });
        attempt('the outputs', env.GITHUB_OUTPUT, () => {
            for (const [name, value] of Object.entries({ ...values, 'results-file': file }))
                core.setOutput(name, value);
        });
        attempt('the job summary', env.GITHUB_STEP_SUMMARY, path => fs.appendFileSync(path, summary));
    }
    function attempt(what, path, writeTo) {
        if (!path || !fs.existsSync(path))
            return;
        try {
            writeTo(path);
        }
        catch (error) {
            annotate('warning', [`${what} could not be written: ${clean(String(error))}`]);
        }
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
        warn: (messages) => annotate('warning', messages),
        notice: (message) => core.notice(message, TITLE),
        /** Annotations, outputs and summary of a sync or a check. Returns whether the step succeeded. */
        report(report) {
            const { outcome, settings } = report;
            const { providers } = outcome;
            const say = (provider) => `${provider.provider}: ${providerMessage(provider, report)}`;
            const failed = providers.filter(provider => fails(statusesOf(provider), settings.failOn));
            const flawed = providers.filter(provider => !failed.includes(provider) && hasFlaw(provider, report));
            for (const provider of providers.filter(each => !failed.includes(each) && !flawed.includes(each))) {
                if (provider.connections !== null)
                    log(say(provider));
                if (provider.alreadyRunning) {
                    core.notice(`${provider.provider}: a sync is already running, which counts as accepted`, TITLE);
                }
            }
            const isFailure = failed.length > 0 || fails([statusOf(outcome)], settings.failOn);
            const nothing = providers.length === 0 ? [nothingMessage(report)] : [];
            const unfinished = isFailure && failed.length === 0 && nothing.length === 0;
            const ofAll = unfinished ? ['cancelled before the counts of all runs were known'] : nothing;
            annotate('error', [...failed.map(say), ...(isFailure ? ofAll : [])]);
            annotate('warning', [...flawed.map(say), ...(isFailure ? [] : ofAll)]);
            write(outputsOf(report, given), summaryOf(report));
            return !isFailure;
        },
        /** The same where nothing could be asked. */
        problem(problems, errorCode) {
            annotate('error', problems);
            write(outputsOfProblem(given, 'sync', 'failed', problems.join('; '), errorCode), problemSummary(problems));
        },
    };
}
function statusesOf({ status, connections }) {
    return [status, ...(connections ?? []).map(connection => connection.status)];
}
/** Whether there is something to say that does not fail the step. */
function hasFlaw(provider, report) {
    return (!statusesOf(provider).every(isFine) || (provider.connections ?? []).some(each => limitMessage(each, report) !== ''));
}
function summedUp(messages, most) {
    const rest = messages.slice(most - 1);
    return [...messages.slice(0, most - 1), `${rest.length} more: ${rest.join('; ')}`];
}

;// CONCATENATED MODULE: ./build/api/retry.js

/** A server that asks for more is not waited for, in milliseconds. */
const LONGEST_RETRY_AFTER = 5 * 60_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;
/**
 * Whether a request that failed may be repeated: `safely`, as it was surely not accepted; `with-a-check`, as it may
 * have been; or `no`.
 */
function mayRepeat({ kind, details: { status } }) {
    if (kind === 'unreachable' || kind === 'missing_record')
        return 'safely';
    if (kind === 'timeout' || kind === 'broken')
        return 'with-a-check';
    if (status === 429 || status === 503)
        return 'safely';
    if (status === 408 || status === 500 || status === 502 || status === 504)
        return 'with-a-check';
    return 'no';
}
/** Repeats a request as its failures and the policy allow. Throws the last ApiError, or the signal's reason. */
async function retry(attempt, policy, signal, onRepeat) {
    for (let repeat = 1;; repeat++) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof ApiError))
                throw error;
            const pauseMs = pauseBefore(repeat, error, policy);
            if (pauseMs === null)
                throw error;
            onRepeat(error, pauseMs, repeat);
            await policy.clock.sleep(pauseMs, signal);
        }
    }
}
/** In milliseconds; null where the request must not be repeated. */
function pauseBefore(repeat, error, { maxRetries, random }) {
    if (repeat > maxRetries || mayRepeat(error) === 'no')
        return null;
    const asked = error.details.retryAfterMs ?? null;
    if (asked !== null)
        return asked > LONGEST_RETRY_AFTER ? null : asked;
    return Math.min(FIRST_PAUSE * 2 ** (repeat - 1), LONGEST_PAUSE) * (1 - random() / 4);
}

;// CONCATENATED MODULE: ./build/sync/ask.js



function isAlreadyRunning(answer) {
    return answer instanceof ApiError && answer.details.status === 409;
}
/**
 * Asks for one sync, again where that is safe. Before a request that may have been accepted is repeated, the
 * connections are listed once: a run that has begun is the answer. Throws the signal's reason only.
 */
async function ask(target, baseline, { api, policy, onEvent }, signal) {
    const subject = subjectOf(target, api);
    let perhapsAccepted = false;
    let posts = 0;
    const attempt = async () => {
        if (perhapsAccepted && (await hasBegun()))
            return 'seen';
        posts++;
        try {
            await api.ask(target, signal);
            return 'accepted';
        }
        catch (error) {
            if (!(error instanceof ApiError))
                throw error;
            // The sync that is in the way is the one that was perhaps accepted.
            if (isAlreadyRunning(error) && perhapsAccepted)
                return 'seen';
            if (mayRepeat(error) === 'with-a-check')
                perhapsAccepted = true;
            throw error;
        }
    };
    const hasBegun = async () => {
        try {
            const { connections } = await api.list(signal);
            return connections.some(connection => isAnswer(connection, target, baseline));
        }
        catch (error) {
            // The check is a courtesy: where it gives no answer, the request is repeated.
            if (error instanceof ApiError)
                return false;
            throw error;
        }
    };
    try {
        const answer = await retry(attempt, policy, signal, (error, pauseMs, repeat) => onEvent({ type: 'repeat', of: 'sync', subject, error, pauseMs, repeat }));
        return { answer, posts, at: policy.clock.now() };
    }
    catch (error) {
        if (error instanceof ApiError)
            return { answer: error, posts, at: policy.clock.now() };
        throw error;
    }
}
function subjectOf({ provider, connections }, { asksConnections }) {
    return { provider, id: asksConnections ? (connections?.[0]?.id ?? null) : null };
}
function isAnswer({ id, provider, lastRun }, target, baseline) {
    const asked = target.connections === null
        ? provider === target.provider
        : target.connections.some(connection => connection.id === id);
    if (!asked || lastRun === null)
        return false;
    return lastRun.status === 'running' || (baseline !== null && isNewer(lastRun, baseline.get(id) ?? null));
}

;// CONCATENATED MODULE: ./build/sync/asking.js


/** `signal`: ends the asking; that of `deps`: the step is cancelled. */
function startAsking(deps, signal) {
    const { api, onEvent, policy } = deps;
    const answers = new Map();
    const underWay = new Set();
    let fault;
    async function askGroup(group, onFirstAnswer) {
        const connections = group.map(({ connection }) => connection);
        const target = { provider: connections[0]?.provider ?? '', connections };
        const baseline = new Map(group.map(each => [each.connection.id, each.baseline]));
        const maxRetries = policy.maxRetries - Math.max(...group.map(({ posts }) => posts));
        let asked = null;
        const tell = (event) => {
            onEvent(event);
            if (event.type !== 'repeat')
                return;
            asked = { answer: event.error, posts: event.repeat, at: policy.clock.now() };
            onFirstAnswer();
        };
        try {
            asked = await ask(target, baseline, { ...deps, onEvent: tell, policy: { ...policy, maxRetries } }, signal);
            onEvent(answerEvent(asked, target, api));
        }
        catch (error) {
            if (!signal.aborted)
                fault ??= error;
            if (deps.signal.aborted)
                asked = null;
        }
        for (const connection of connections)
            answers.set(connection, asked);
    }
    return {
        answerOf(connection) {
            if (fault !== undefined)
                throw fault;
            return answers.get(connection);
        },
        async ask(tracked) {
            const firstAnswers = targetsOf(tracked, api).map(group => {
                for (const { connection } of group)
                    answers.delete(connection);
                return new Promise(resolve => {
                    const done = askGroup(group, resolve).finally(() => {
                        underWay.delete(done);
                        resolve();
                    });
                    underWay.add(done);
                });
            });
            await Promise.all(firstAnswers);
        },
        nextAnswer: () => Promise.race(underWay),
        allAnswers: async () => void (await Promise.all(underWay)),
    };
}
/** Those of one request together. */
function targetsOf(tracked, { asksConnections }) {
    const key = ({ connection }) => (asksConnections ? connection.id : connection.provider);
    return [...Map.groupBy(tracked, key).values()];
}
function answerEvent({ answer }, target, api) {
    const subject = subjectOf(target, api);
    if (!(answer instanceof ApiError))
        return { type: answer, subject };
    return isAlreadyRunning(answer) ? { type: 'already-running', subject } : { type: 'refused', subject, error: answer };
}

;// CONCATENATED MODULE: ./build/sync/details.js






/** Few enough that what the first answers tell, such as a 404, spares the others. */
const details_AT_A_TIME = 8;
/** Best effort is over after so long, in milliseconds; the time that requests wait for their turn is not counted. */
const LONGEST = 60_000;
/**
 * Adds the counts and the failed items to the runs that have ended. Where they cannot be had the status stands, unless
 * they must be known. Never throws for what the network or the API does, nor when cancelled.
 */
async function addDetails(results, deps) {
    const { budget, policy, signal } = deps;
    let waitedBefore = budget.waitedMs();
    const more = () => {
        const waited = budget.waitedMs() - waitedBefore;
        waitedBefore += waited;
        return waited;
    };
    const limit = timeLimit(policy.clock, LONGEST, signal, more);
    const detailed = [...results];
    const queue = results.entries();
    const work = async () => {
        for (const [index, result] of queue)
            detailed[index] = await addDetailsTo(result, deps, limit.signal);
    };
    try {
        await Promise.all(Array.from({ length: details_AT_A_TIME }, work));
        return detailed;
    }
    finally {
        limit.clear();
    }
}
async function addDetailsTo(result, deps, signal) {
    const { connection, run } = result;
    if (run === null || run.status === 'running' || result.trouble !== null)
        return result;
    const record = connection.problem === null ? await fetchRecord(connection, run, deps, signal) : null;
    const detailed = record === null ? run : withRecord(run, record);
    const counts = detailed.itemsFailed === null ? 'unknown' : 'known';
    const unseen = counts === 'unknown' && deps.mustKnow && detailed.status === 'completed';
    const status = unseen ? 'completed-with-failures' : statusOfRun(detailed);
    return { ...result, run: detailed, counts, status: worst([result.status, status], status) };
}
/** Null where it cannot be had. */
async function fetchRecord(connection, run, { api, policy, onEvent }, signal) {
    const subject = { provider: connection.provider, id: connection.id };
    const fetch = async (attempt) => {
        try {
            return await retry(attempt, policy, signal, (error, pauseMs, repeat) => onEvent({ type: 'repeat', of: 'counts', subject, error, pauseMs, repeat }));
        }
        catch (error) {
            if (signal.aborted)
                return null;
            if (!(error instanceof ApiError))
                throw error;
            onEvent({ type: 'counts-missing', subject, error });
            return null;
        }
    };
    const record = await fetch(async () => {
        const found = recordOf(run, await api.runs(connection, signal));
        // It may be a moment behind the list.
        if (found === null || found.status === 'running')
            throw new ApiError('missing_record');
        return found;
    });
    if (record === null || (record.itemsFailed ?? 0) === 0)
        return record;
    const failures = await fetch(() => api.failures(connection, record, signal));
    return { ...record, failures: failures ?? [] };
}
/** The list knows the error code, the record the id and the counts. Where they disagree on the outcome, it failed. */
function withRecord(run, record) {
    return {
        ...record,
        status: record.status === 'failed' ? 'failed' : run.status,
        startedAt: run.startedAt ?? record.startedAt,
        completedAt: run.completedAt ?? record.completedAt,
        errorCode: run.errorCode ?? record.errorCode,
        error: run.error ?? record.error,
    };
}

;// CONCATENATED MODULE: ./build/sync/wait.js





const FIRST_POLL_AFTER = 1000;
const wait_FIRST_PAUSE = 2000;
/** Pauses grow with the time since the first poll; docs/performance.md says what that costs and brings. */
const GROWTH = 1 / 7;
/** A server that asks a poll for more time is given this much. */
const wait_LONGEST_RETRY_AFTER = 60_000;
const ENDS_THE_WAIT = [401, 402, 403, 404];
/**
 * Asks each connection when no sync is in its way, and polls until a run of each has ended. The one loop that changes
 * what is known of them. Throws for faults of the action only.
 */
async function wait(start, deps) {
    const { api, policy, signal, deadline, onEvent } = deps;
    const { clock } = policy;
    const startedAt = clock.now();
    const limit = timeLimit(clock, deadline - startedAt, signal);
    const asking = startAsking(deps, limit.signal);
    const polls = { failed: 0, last: null };
    let tracked = start;
    const waited = (end) => ({ tracked, end, polls });
    const stopTelling = everyMinute(clock, () => {
        const left = tracked.filter(isOpen).length;
        onEvent({ type: 'waiting', elapsedMs: clock.now() - startedAt, left, of: tracked.length });
    });
    const askReady = async () => {
        const ready = readyToAsk(tracked, api);
        tracked = tracked.map(each => (ready.has(each) ? { ...each, phase: 'asking' } : each));
        await asking.ask([...ready]);
    };
    try {
        for (const { connection } of tracked.filter(isBlocked))
            onEvent({ type: 'blocked', subject: connection });
        await askReady();
        let firstPollAt = null;
        let nextPollAt = 0;
        for (;;) {
            tracked = takeAnswers(tracked, asking, policy.maxRetries);
            const open = tracked.filter(isOpen);
            if (open.length === 0)
                return waited('over');
            if (open.every(({ phase }) => phase === 'asking')) {
                await asking.nextAnswer();
                continue;
            }
            firstPollAt ??= FIRST_POLL_AFTER + Math.min(clock.now(), ...tracked.flatMap(each => each.acceptedAt ?? []));
            nextPollAt = Math.max(nextPollAt, firstPollAt);
            const isLast = nextPollAt >= deadline;
            await clock.sleep(Math.min(nextPollAt, deadline) - clock.now(), signal);
            tracked = takeAnswers(tracked, asking, policy.maxRetries);
            const listed = await poll(polls, deps);
            if (listed === null && ENDS_THE_WAIT.includes(polls.last?.details.status))
                return waited('refused');
            if (listed !== null) {
                const before = tracked;
                tracked = before.map(each => advance(each, listed.get(each.connection.id), clock.now()));
                for (const event of before.flatMap((each, index) => changes(each, tracked[index] ?? each)))
                    onEvent(event);
            }
            if (isLast || clock.now() >= deadline)
                return waited('over');
            if (listed !== null)
                await askReady();
            nextPollAt = clock.now() + pauseAfterPoll(clock.now() - firstPollAt, deps.pollIntervalMs, polls.last);
        }
    }
    catch (error) {
        if (signal.aborted)
            return waited('cancelled');
        throw error;
    }
    finally {
        stopTelling();
        limit.clear();
    }
}
/** The pause between two polls, in milliseconds. `failed`: the error of the last one, if it failed. */
function pauseAfterPoll(sinceFirstMs, pollIntervalMs, failed) {
    const asked = Math.min(failed?.details.retryAfterMs ?? 0, wait_LONGEST_RETRY_AFTER);
    return Math.max(asked, Math.min(pollIntervalMs, wait_FIRST_PAUSE + sinceFirstMs * GROWTH));
}
/** Counts a poll that failed, and says so. Returns whether there will be no further one. Throws what is no ApiError. */
function notePollError(error, polls, onEvent) {
    if (!(error instanceof ApiError))
        throw error;
    polls.failed++;
    polls.last = error;
    const ends = ENDS_THE_WAIT.includes(error.details.status);
    onEvent({ type: 'poll-failed', error, times: polls.failed, ends });
    return ends;
}
async function poll(polls, { api, signal, onEvent }) {
    try {
        const { connections } = await api.list(signal);
        polls.last = null;
        return new Map(connections.map(connection => [connection.id, connection]));
    }
    catch (error) {
        notePollError(error, polls, onEvent);
        return null;
    }
}
/** Those that were not asked yet and have no sync in their way; v3: nor in that of another one of the provider. */
function readyToAsk(tracked, { asksConnections }) {
    const blocked = new Set(tracked.filter(isBlocked).map(({ connection }) => connection.provider));
    const isInTheWay = (each) => (asksConnections ? isBlocked(each) : blocked.has(each.connection.provider));
    return new Set(tracked.filter(each => each.phase === 'blocked' && !isInTheWay(each)));
}
/** What is known once those who were asked have answered. */
function takeAnswers(tracked, { answerOf }, maxRetries) {
    return tracked.map(each => {
        const asked = each.phase === 'asking' ? answerOf(each.connection) : undefined;
        if (asked === undefined)
            return each;
        if (asked === null)
            return { ...each, phase: 'blocked' };
        if (!(asked.answer instanceof ApiError))
            return { ...each, phase: 'asked', acceptedAt: asked.at };
        // The next list shows which sync is in the way; where none does, it is asked again, as after a 503.
        const posts = each.posts + asked.posts;
        const again = isAlreadyRunning(asked.answer) && posts <= maxRetries;
        return again ? { ...each, phase: 'blocked', posts } : { ...each, phase: 'ended', trouble: asked.answer };
    });
}

;// CONCATENATED MODULE: ./build/sync/searchable.js


/** Pages shift while documents change: polls so far apart must find all of them done, in milliseconds. */
const BETWEEN_CLEAN_POLLS = 5000;
/**
 * Waits until what the completed runs brought in can be found, and adds what became of it to the results. The API does
 * not say which connection a document came from: what others wrote to the namespace meanwhile counts too.
 */
async function waitUntilSearchable(results, polls, deps) {
    const { signal, onEvent, deadline } = deps;
    const { clock } = deps.policy;
    const namespaces = namespacesOf(results);
    const open = () => namespaces.filter(({ searchable, refused }) => !searchable && refused === null);
    const startedAt = clock.now();
    const left = () => open().reduce((sum, each) => (each.left === null ? sum : (sum ?? 0) + each.left), null);
    if (namespaces.length > 0)
        onEvent({ type: 'searchable-waiting', elapsedMs: 0, left: null });
    const tell = () => onEvent({ type: 'searchable-waiting', elapsedMs: clock.now() - startedAt, left: left() });
    const stopTelling = everyMinute(clock, tell);
    try {
        for (let isFirst = true, isLast = clock.now() >= deadline; open().length > 0; isFirst = false) {
            polls.last = null;
            for (const each of open())
                await searchable_poll(each, polls, deps);
            if (isFirst && left())
                tell();
            if (open().length === 0 || isLast || clock.now() >= deadline)
                break;
            const isClean = open().some(({ cleanSince }) => cleanSince !== null);
            const pause = pauseAfterPoll(clock.now() - startedAt, deps.pollIntervalMs, polls.last);
            const next = clock.now() + (isClean ? Math.max(pause, BETWEEN_CLEAN_POLLS + 10) : pause);
            isLast = next >= deadline;
            await clock.sleep(Math.min(next, deadline) - clock.now(), signal);
        }
    }
    catch (error) {
        if (!signal.aborted)
            throw error;
    }
    finally {
        stopTelling();
    }
    if (namespaces.length > 0 && namespaces.every(({ searchable }) => searchable)) {
        onEvent({ type: 'searchable', failed: namespaces.reduce((sum, { failed }) => sum + failed.length, 0) });
    }
    return withDocuments(results, namespaces, signal.aborted);
}
function namespacesOf(results) {
    const completed = results.filter(isCompleted);
    const groups = Map.groupBy(completed, ({ connection }) => connection.rawNamespace ?? '');
    return [...groups].map(([name, members]) => {
        const starts = members.map(({ run }) => run?.startedAt ?? null);
        const since = starts.includes(null) ? null : Math.min(...starts.filter(start => start !== null));
        return { name, since, left: null, failed: [], cleanSince: null, searchable: false, refused: null };
    });
}
async function searchable_poll(namespace, polls, deps) {
    const { api, signal, onEvent, policy } = deps;
    try {
        const documents = await documentsSince(namespace, api, signal);
        namespace.left = documents.filter(({ status }) => status === 'on-its-way').length;
        namespace.failed = documents.filter(({ status }) => status === 'failed');
        const now = policy.clock.now();
        namespace.cleanSince = namespace.left === 0 ? (namespace.cleanSince ?? now) : null;
        namespace.searchable = namespace.left === 0 && now - (namespace.cleanSince ?? now) >= BETWEEN_CLEAN_POLLS;
    }
    catch (error) {
        namespace.cleanSince = null;
        if (notePollError(error, polls, onEvent))
            namespace.refused = polls.last;
    }
}
/** Those that changed since the runs began, newest first, until older ones come. */
async function documentsSince({ name, since }, api, signal) {
    const found = new Map();
    for (let page = 1;; page++) {
        const { documents, isLast } = await api.documents(name, page, signal);
        const recent = documents.filter(({ updatedAt }) => since === null || updatedAt === null || updatedAt >= since);
        const known = found.size;
        for (const document of recent)
            found.set(document.id, document);
        // A page that brings nothing new, as where `page` means nothing to the server, is the last one too.
        if (isLast || recent.length < documents.length || found.size === known)
            return [...found.values()];
    }
}
function withDocuments(results, namespaces, cancelled) {
    const counted = new Set();
    return results.map(result => {
        const namespace = namespaces.find(({ name }) => isCompleted(result) && name === result.connection.rawNamespace);
        if (namespace === undefined)
            return result;
        const first = !counted.has(namespace);
        counted.add(namespace);
        const withFailed = first ? withFailedDocuments(result, namespace.failed) : result;
        if (namespace.refused !== null)
            return { ...withFailed, status: 'failed', trouble: namespace.refused };
        if (namespace.searchable)
            return withFailed;
        return { ...withFailed, status: cancelled ? 'cancelled' : 'timed-out', documentsLeft: namespace.left };
    });
}
/** Documents that failed are failed items of the run. */
function withFailedDocuments(result, failed) {
    const { run } = result;
    const known = new Set(run?.failures.map(({ documentId }) => documentId));
    const added = failed
        .filter(({ id }) => !known.has(id))
        .map(({ id }) => ({ documentId: id, code: 'PROCESSING_FAILED' }));
    if (run === null || added.length === 0)
        return result;
    const itemsFailed = (run.itemsFailed ?? 0) + added.length;
    return {
        ...result,
        status: 'completed-with-failures',
        run: { ...run, itemsFailed, failures: [...run.failures, ...added] },
    };
}
function isCompleted({ status, trouble }) {
    return trouble === null && (status === 'completed' || status === 'completed-with-failures');
}

;// CONCATENATED MODULE: ./build/sync/sync.js











const NO_POLLS = { failed: 0, last: null };
/**
 * Syncs, or checks how the last syncs went. One provider's or connection's trouble never stops the others. Throws for
 * faults of the action only, and never for what the network or the API does, nor when cancelled.
 */
async function sync(settings, deps) {
    const { api, signal, policy } = deps;
    const { providers, waitFor, mode, maxAgeMs } = settings;
    const deadline = policy.clock.now() + settings.waitTimeoutMs;
    const outcome = { mode, version: api.version, listedAt: null, listError: null, polls: NO_POLLS };
    const needsList = mode === 'check' || waitFor !== 'accepted' || maxAgeMs !== null || api.asksConnections;
    if (providers !== 'all' && !needsList) {
        deps.onEvent({ type: 'asking', providers });
        const asked = await Promise.all(providers.map(provider => askProvider(provider, deps)));
        return { ...outcome, providers: asked, cancelled: signal.aborted };
    }
    const isWait = mode === 'sync' && waitFor !== 'accepted';
    const listing = await list(deps, isWait ? settings.waitTimeoutMs : Number.POSITIVE_INFINITY);
    if (listing === null)
        return { ...outcome, providers: [], cancelled: true };
    if (listing instanceof ApiError) {
        const named = providers === 'all' ? [] : providers;
        const failed = named.map(provider => providerResult(provider, 'failed', { error: listing }));
        return { ...outcome, providers: failed, listError: listing, cancelled: false };
    }
    const listedAt = listing.date ?? policy.clock.now();
    const chosen = listing.connections.filter(({ provider }) => providers === 'all' || providers.includes(provider));
    deps.onEvent({ type: 'listed', connections: chosen });
    const finish = (results, polls = NO_POLLS, running = []) => {
        const byConnection = new Map(results.map(result => [result.connection, result]));
        const inOrder = chosen.flatMap(connection => byConnection.get(connection) ?? []);
        const outcomes = byProvider(providers, inOrder, new Set(running));
        return { ...outcome, providers: outcomes, listedAt, polls, cancelled: signal.aborted };
    };
    const detailed = (results) => addDetails(results, { ...deps, mustKnow: settings.failOn.includes('completed-with-failures') });
    if (mode === 'check') {
        return finish(await detailed(chosen.map(connection => checked(connection, maxAgeMs, listedAt))));
    }
    const recent = upToDate(chosen, settings, api, listedAt);
    const spared = [...recent].map(connection => resultOf(connection, 'up-to-date', { run: connection.lastRun }));
    const asked = chosen.filter(connection => !recent.has(connection)).map(track);
    const toAsk = asked.filter(isOpen);
    deps.onEvent({ type: 'asking', providers: [...new Set(toAsk.map(({ connection }) => connection.provider))] });
    const waitDeps = { ...deps, deadline, pollIntervalMs: settings.pollIntervalMs };
    if (waitFor === 'accepted') {
        const asking = startAsking(deps, signal);
        await asking.ask(toAsk);
        await asking.allAnswers();
        const answerOf = ({ connection }) => asking.answerOf(connection)?.answer;
        const running = asked.filter(each => isAlreadyRunning(answerOf(each))).map(({ connection }) => connection.provider);
        return finish([...asked.map(each => resultOfAsking(each, answerOf(each))), ...spared], NO_POLLS, running);
    }
    const waited = await wait(asked, waitDeps);
    const ended = await detailed(waited.tracked.map(each => resultOfWait(each, waited)));
    const searchable = waitFor === 'searchable' && !signal.aborted;
    const found = searchable ? await waitUntilSearchable(ended, waited.polls, waitDeps) : ended;
    return finish([...found, ...spared], waited.polls);
}
/** The baseline; the last error where there is none, also not after `limitMs`; null when cancelled. */
async function list(deps, limitMs) {
    const { api, policy, onEvent } = deps;
    const limit = timeLimit(policy.clock, limitMs, deps.signal);
    let last = new ApiError('timeout', { timeoutMs: limitMs });
    const onRepeat = (error, pauseMs, repeat) => {
        last = error;
        onEvent({ type: 'repeat', of: 'list', subject: null, error, pauseMs, repeat });
    };
    try {
        return await retry(() => api.list(limit.signal), policy, limit.signal, onRepeat);
    }
    catch (error) {
        if (deps.signal.aborted)
            return null;
        if (limit.signal.aborted)
            return last;
        if (error instanceof ApiError)
            return error;
        throw error;
    }
    finally {
        limit.clear();
    }
}
/** Those that are not asked, as they synced within `maxAgeMs`: where providers are asked, if all of theirs did. */
function upToDate(connections, settings, api, listedAt) {
    const isRecent = (connection) => isUpToDate(connection, settings.maxAgeMs, listedAt);
    const recent = connections.filter(connection => api.asksConnections
        ? isRecent(connection)
        : connections.every(other => other.provider !== connection.provider || isRecent(other)));
    return new Set(recent);
}
/** Asks a provider whose connections nobody has listed. */
async function askProvider(provider, deps) {
    const target = { provider, connections: null };
    try {
        const asked = await ask(target, null, deps, deps.signal);
        deps.onEvent(answerEvent(asked, target, deps.api));
        const { answer } = asked;
        const alreadyRunning = isAlreadyRunning(answer);
        return answer instanceof ApiError && !alreadyRunning
            ? providerResult(provider, 'failed', { error: answer })
            : providerResult(provider, 'accepted', { alreadyRunning });
    }
    catch (error) {
        if (!deps.signal.aborted)
            throw error;
        return providerResult(provider, 'cancelled');
    }
}
function resultOfAsking({ connection, trouble }, answer) {
    if (trouble !== null)
        return resultOf(connection, 'failed', { trouble });
    if (answer === undefined)
        return resultOf(connection, 'cancelled', { trouble: 'not-asked' });
    return answer instanceof ApiError && !isAlreadyRunning(answer)
        ? resultOf(connection, 'failed', { trouble: answer })
        : resultOf(connection, 'accepted');
}

;// CONCATENATED MODULE: ./build/main.js










/** The reason of the abort signal when the runner cancels the step. */
class Cancellation extends Error {
}
/** The action: reads the inputs, syncs or checks, reports. Returns the exit code; never throws. */
async function run(world) {
    const source = { getInput: world.core.getInput, env: world.env };
    const apiKey = readApiKey(source);
    const clean = createClean(apiKey);
    const reporter = createReporter(world, clean, clean(source.getInput('provider')));
    reporter.mask(apiKey);
    try {
        checkNode(world.nodeVersion);
        return (await syncAndReport(readInputs({ ...source, clean }), world, reporter, clean)) ? 0 : 1;
    }
    catch (error) {
        if (error instanceof InputError)
            reporter.problem(error.problems, 'input');
        else {
            if (error instanceof Error)
                reporter.debug(clean(error.stack ?? ''));
            const fault = `This is a fault in the action. Please report it: ${quote(clean(String(error)))}`;
            reporter.problem([fault], 'internal_fault');
        }
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
const CANCELLED = 'Cancelled. A sync that was accepted goes on at Supermemory';
async function syncAndReport(settings, world, reporter, clean) {
    const { clock, signal } = world;
    const tags = settings.containerTags.map(clean);
    const budget = createBudget(clock);
    const client = createClient({ ...settings, ...world, budget, clean, onAttempt: reporter.debug });
    const { api, successor } = chooseVersion({ ...settings, client, clean, now: clock.now() });
    const deps = {
        policy: { ...settings, ...world },
        budget,
        signal,
        onEvent: (event) => reporter.log(progressLine(event, settings)),
    };
    reporter.warn(settings.warnings);
    reporter.log(`supermemory-sync-action ${VERSION}: ${settings.mode} with API ${api.version} at ${clean(settings.baseUrl.href)}, ${tags.length === 0
        ? 'all container tags'
        : `container ${tags.length === 1 ? 'tag' : 'tags'} ${tags.map(quote).join(', ')}`}`);
    let outcome = await sync(settings, { ...deps, api });
    const v5 = signal.aborted ? null : successor();
    const v3Error = v5 && (outcome.listError ?? outcome.providers.find(({ error }) => error)?.error ?? null);
    if (v5 !== null && v3Error !== null) {
        reporter.notice(`API v3 is gone (${errorInBrief(v3Error)}): continuing with v5`);
        outcome = await sync(settings, { ...deps, api: v5 });
    }
    if (signal.aborted && !(signal.reason instanceof Cancellation))
        throw signal.reason;
    if (outcome.cancelled)
        reporter.log(settings.mode === 'check' ? 'Cancelled' : CANCELLED);
    return reporter.report({ outcome, settings, tags, v3Error });
}

;// CONCATENATED MODULE: ./build/index.js





// Until the outcome is known the step has failed: should the event loop run dry, it must not end green.
process.exitCode = 1;
// The package `tunnel` has Node print a warning that nobody who reads the log can do anything about.
process.noDeprecation = true;
const stop = new AbortController();
process.on('SIGINT', () => stop.abort(new Cancellation()));
process.on('SIGTERM', () => stop.abort(new Cancellation()));
process.on('uncaughtException', error => stop.abort(error));
void run({
    core: core_namespaceObject,
    fs: external_node_fs_namespaceObject,
    env: process.env,
    clock: createSystemClock(),
    send: send,
    random: Math.random,
    signal: stop.signal,
    nodeVersion: process.versions.node,
}).then(exitCode => {
    // What hangs in a proxy's tunnel would keep the process alive. What was printed is out before it ends.
    process.stdout.write('', () => process.exit(exitCode));
});

})();

module.exports = __webpack_exports__;
/******/ })()
;