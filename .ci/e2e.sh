#!/usr/bin/env bash
# Runs e2e.yml with act on this machine, and looks into act's log for what no step can see: summaries, and no key.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(bash .ci/act.sh workflow_dispatch .github/workflows/e2e.yml 2>&1 </dev/null) || { echo "$log"; exit 1; }
echo "$log"
key=$(sed -n 's/^  SUPERMEMORY_API_KEY: //p' .github/workflows/e2e.yml)
if [[ -z $key || $log == *"$key"* ]]; then
  echo "The key is in act's log in clear." >&2
  exit 1
fi
for text in 'The key in this log is ***' 'Summary - ## Supermemory sync' auth_expired gantt '🏁  Job succeeded'; do
  [[ $log == *"$text"* ]] || { echo "act's log lacks '$text'." >&2; exit 1; }
done
echo 'End to end: all held, and the key is *** throughout.'
