/**
 * Stands in for tunnel, by the `overrides` in package.json: it is tunnel, loaded when a proxy is used and not before.
 *
 * @actions/http-client imports tunnel at start, and tunnel imports node:assert, which together take some milliseconds
 * that most runs have no use for.
 */
'use strict'

exports.httpOverHttp = options => require('tunnel-itself').httpOverHttp(options)
exports.httpsOverHttp = options => require('tunnel-itself').httpsOverHttp(options)
exports.httpOverHttps = options => require('tunnel-itself').httpOverHttps(options)
exports.httpsOverHttps = options => require('tunnel-itself').httpsOverHttps(options)
