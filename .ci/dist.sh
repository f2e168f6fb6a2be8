#!/usr/bin/env bash
# dist/ is what src/ says; and what a runner downloads at every use of the action has what it needs, and is small.
set -euo pipefail
cd "$(dirname "$0")/.."

npm run --silent bundle
changed=$(git status --porcelain dist)
if [[ $changed ]]; then
  printf 'dist/ is not what src/ says. It is now: commit it.\n%s\n' "$changed" >&2
  exit 1
fi

archive=$(mktemp)
trap 'rm -f "$archive"' EXIT
git archive --format=tar.gz --output="$archive" HEAD
files=$(tar -tzf "$archive" | grep -v '/$')
for wanted in action.yml dist/index.js dist/licenses.txt dist/package.json LICENSE README.md; do
  grep -Fxq "$wanted" <<<"$files" || { echo "The download lacks $wanted." >&2; exit 1; }
done
size=$(wc -c <"$archive")
echo "The download has $size bytes: $(paste -sd ' ' - <<<"$files")"
if ((size >= 400000)); then
  echo 'That is more than 400,000.' >&2
  exit 1
fi
