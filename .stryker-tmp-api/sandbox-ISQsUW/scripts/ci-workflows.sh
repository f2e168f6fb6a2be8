#!/usr/bin/env bash
# Checks workflows, examples and shell scripts. Expects actionlint, zizmor and shellcheck in the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."

workflows=(.github/workflows/*.yml examples/*.yml)
actionlint "${workflows[@]}"
echo "actionlint: no finding in ${#workflows[@]} workflows."

shellcheck --severity style .ci/run scripts/*.sh
echo 'shellcheck: no finding.'

# What is set aside, and why, is in .github/zizmor.yml.
zizmor --offline --no-progress --persona auditor --quiet .github
echo 'zizmor: no finding.'

# The gate must list every other job of CI, and let nothing through but success.
node scripts/ci-gate.mjs --listed .github/workflows/ci.yml
