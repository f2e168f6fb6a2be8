/**
 * Stands in for @actions/exec, by the `overrides` in package.json.
 *
 * @actions/core imports it for `platform`, which asks the operating system for its name. This action does not, and
 * starts no process: without it the bundle is a third smaller and node:child_process is not loaded at start.
 *
 * Should a later version of the core import more of it, linking fails at once, in the tests and in the bundle: this
 * module has no other export.
 */
export function getExecOutput() {
  throw new Error('@actions/exec is left out of this action: it starts no processes')
}
