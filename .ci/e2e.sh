#!/usr/bin/env bash
# Runs .github/workflows/e2e.yml with act on this machine, and checks that act's log shows the job
# summaries, and no key.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
fail() {
  echo "$1" >&2
  exit 1
}

bash .ci/act.sh workflow_dispatch .github/workflows/e2e.yml 2>&1 </dev/null | tee "$log"

key=$(sed -n 's/^  SUPERMEMORY_API_KEY: //p' .github/workflows/e2e.yml)
[[ $key ]] || fail 'No key was found in e2e.yml.'
! grep --fixed-strings --quiet -- "$key" "$log" || fail "The key is in act's log in clear."
grep --fixed-strings --quiet 'The key in this log is ***' "$log" || fail "act's log shows no masked key."
for text in 'Summary - ## Supermemory sync' "\`conn_onedrive_finance\` | auth_expired" gantt; do
  grep --fixed-strings --quiet -- "$text" "$log" || fail "act's log shows no summary with '$text'."
done
jobs=$(grep --count --fixed-strings '🏁  Job succeeded' "$log")
[[ $jobs == 6 ]] || fail "Of 6 jobs, $jobs have succeeded."
echo 'End to end: 6 jobs succeeded, and the key is *** throughout.'
