#!/usr/bin/env bash
# Names the release in every snippet that a user may copy: `bash .ci/fill-placeholders.sh OWNER COMMIT VERSION [FILE …]`,
# such as `octo-org 0123…cdef v1.2.3`. Without files: all documentation and examples. Replaces the placeholders
# OWNER, COMMIT and VERSION, and what an earlier release has put in their place.
set -euo pipefail
name=supermemory-sync-action

usage() {
  echo 'Usage: fill-placeholders.sh OWNER COMMIT VERSION [FILE …]; COMMIT has 40 hexadecimal digits, VERSION is like v1.2.3' >&2
  exit 2
}
[[ $# -ge 3 && $1 =~ ^[A-Za-z0-9-]+$ && $2 =~ ^[0-9a-f]{40}$ && $3 =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || usage
owner=$1 commit=$2 version=$3
shift 3
if [[ $# == 0 ]]; then
  cd "$(dirname "$0")/.."
  set -- *.md docs/*.md examples/*.yml
fi

for file in "$@"; do
  filled=$(mktemp)
  sed -E \
    -e "s,[A-Za-z0-9-]+/$name@(COMMIT|[0-9a-f]{40}) # (VERSION|v[0-9.]+),$owner/$name@$commit # $version,g" \
    -e "s,OWNER/$name,$owner/$name,g" "$file" >"$filled"
  if ! cmp -s "$file" "$filled"; then
    cat "$filled" >"$file"
    echo "$file"
  fi
  rm "$filled"
done
