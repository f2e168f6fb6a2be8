#!/usr/bin/env bash
# What a runner downloads at every use of the action: it must hold what the action needs, and be small.
set -euo pipefail
cd "$(dirname "$0")/.."

most=400000
archive=$(mktemp)
trap 'rm -f "$archive"' EXIT
git archive --format=tar HEAD | gzip >"$archive"
size=$(wc -c <"$archive")
files=$(tar --list --gzip --file "$archive" | grep --invert-match '/$')

for wanted in action.yml dist/index.js dist/later.js dist/licenses.txt dist/package.json dist/tunnel.js LICENSE README.md; do
  if ! grep --fixed-strings --line-regexp --quiet "$wanted" <<<"$files"; then
    echo "The download lacks $wanted." >&2
    exit 1
  fi
done
echo "The download has $size bytes: $(paste -sd ' ' <<<"$files")"
if ((size >= most)); then
  echo "That is more than $most." >&2
  exit 1
fi
