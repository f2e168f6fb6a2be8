#!/usr/bin/env bash
# Checks workflows, examples, the workflows in the documentation, and shell scripts, with what .ci/tools.sh has.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$(bash .ci/tools.sh):$PATH"
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

# Examples and documentation, as they will be after a release. A block ```yaml with jobs is a workflow.
published=$temp/.github/workflows
mkdir -p "$published"
cp examples/*.yml "$published"
for page in README.md docs/*.md; do
  awk -v to="$published/$(basename "$page" .md)" '
    /^ *```/ {
      if (text ~ /\njobs:/) printf "%s", text >(to "-snippet-" ++n ".yml")
      within = /^```ya?ml$/
      text = ""
      next
    }
    within { text = text $0 "\n" }
  ' "$page"
done
bash .ci/fill-placeholders.sh octo-org 0123456789abcdef0123456789abcdef01234567 v1.2.3 "$published"/*.yml

has() { command -v "$1" >/dev/null; }

if has actionlint; then
  workflows=(.github/workflows/*.yml "$published"/*.yml)
  actionlint "${workflows[@]}"
  echo "actionlint: no finding in ${#workflows[@]} workflows ($(find "$published" -name '*-snippet-*' | wc -l) of them snippets)."
fi
# What is set aside, and why, is in .github/zizmor.yml. What users copy is held to what zizmor tells them by default.
if has zizmor; then
  zizmor --offline --no-progress --persona auditor --quiet .github
  zizmor --offline --no-progress --quiet "$temp"
fi
if has shellcheck; then
  shellcheck --severity style .ci/run .ci/*.sh
  echo 'shellcheck: no finding.'
fi
# The gate must need every other job of CI, and let nothing through but success.
node .ci/gate.mjs .github/workflows/ci.yml
