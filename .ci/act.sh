#!/usr/bin/env bash
# Runs act on this machine itself, without containers: `bash .ci/act.sh EVENT WORKFLOW [more options of act]`. Expects
# that npm's packages are installed.
set -euo pipefail
cd "$(dirname "$0")/.."

event=$1
workflow=$2
shift 2

# act runs a node24 action with the node that it finds in the PATH.
PATH="$PWD/node_modules/.bin:$(bash .ci/tools.sh):$PATH"
export PATH

setup_node=$(grep --only-matching --extended-regexp 'actions/setup-node@[0-9a-f]{40}' .github/workflows/e2e.yml)

# act leaves the folders of failed jobs behind.
jobs=$(mktemp -d)
trap 'rm -rf "$jobs"' EXIT

# act looks for files with secrets and settings of whoever runs it; none of them belongs here.
act "$event" \
  --workflows "$workflow" \
  --platform ubuntu-latest=-self-hosted --platform self-hosted=-self-hosted \
  --local-repository "$setup_node=$PWD/.ci/stand-ins/setup-node" \
  --env-file /dev/null --secret-file /dev/null --var-file /dev/null --input-file /dev/null \
  --action-cache-path "$jobs" --no-cache-server \
  "$@"
