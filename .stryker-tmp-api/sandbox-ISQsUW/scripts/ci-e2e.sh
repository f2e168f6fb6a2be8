#!/usr/bin/env bash
# Runs .github/workflows/e2e.yml with act on this machine, and checks that act's log shows no key.
# Expects act in the PATH, and that `npm ci` has been run. `--keep FILE` keeps the log.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [[ ${1-} == --keep ]]; then
  log=$2
  trap - EXIT
fi

bash scripts/ci-act.sh workflow_dispatch .github/workflows/e2e.yml 2>&1 </dev/null | tee "$log"

key=$(sed -n 's/^ *EMULATOR_KEY: //p' .github/workflows/e2e.yml)
if [[ -z $key ]] || grep --fixed-strings --quiet -- "$key" "$log"; then
  echo "The key is in act's log in clear." >&2
  exit 1
fi
grep --fixed-strings --quiet 'The key in this log is ***' "$log" || {
  echo "act's log shows no masked key." >&2
  exit 1
}
jobs=$(grep --count --fixed-strings '🏁  Job succeeded' "$log")
if [[ $jobs != 4 ]]; then
  echo "Expected 4 jobs to succeed, $jobs have." >&2
  exit 1
fi
echo "End to end: 4 jobs succeeded, and the key is *** throughout."
