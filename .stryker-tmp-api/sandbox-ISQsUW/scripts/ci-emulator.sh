#!/usr/bin/env bash
# A step of .github/actions/emulator: starts the emulator with the key $KEY, and says where it is.
set -euo pipefail

log="$RUNNER_TEMP/emulator.log"
summary="$RUNNER_TEMP/latest-summary.md"
: >"$log"

# Detached, or act ends them with the step. Port 0, any free one: jobs may share a machine.
setsid node emulator/cli.ts --port 0 --key "$KEY" >"$log" 2>&1 </dev/null &
pids=$!
setsid node scripts/ci-keep-summary.ts "$(dirname "$GITHUB_STEP_SUMMARY")" "$summary" >>"$log" 2>&1 </dev/null &
pids+=" $!"

for _ in {1..100}; do
  url=$(sed -n 's/^Supermemory emulator at //p' "$log")
  if [[ $url && -e $summary ]]; then
    {
      echo "url=$url"
      echo "summary=$summary"
      echo "pids=$pids"
    } >>"$GITHUB_OUTPUT"
    exit 0
  fi
  sleep 0.1
done
cat "$log"
exit 1
