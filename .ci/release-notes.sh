#!/usr/bin/env bash
# Prints the part of CHANGELOG.md about a tag: `bash .ci/release-notes.sh v1.2.3`. Fails when there is none, or
# when package.json has another version.
set -euo pipefail
cd "$(dirname "$0")/.."

version=${1#v}
packaged=$(node --print 'require("./package.json").version')
if [[ $version != "$packaged" ]]; then
  echo "The tag says $version, package.json says $packaged." >&2
  exit 1
fi

# From the heading `## 1.2.3`, with or without brackets, v and date, to the next heading of that level.
notes=$(awk -v version="$version" '
  /^## / { heading = $2; gsub(/[][v]/, "", heading); wanted = (heading == version); next }
  wanted
' CHANGELOG.md)
if [[ ! $notes =~ [^[:space:]] ]]; then
  echo "CHANGELOG.md says nothing about $version." >&2
  exit 1
fi
echo "$notes"
