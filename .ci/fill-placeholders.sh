#!/usr/bin/env bash
# Pins every snippet that a user may copy to a release: `bash .ci/fill-placeholders.sh OWNER COMMIT VERSION [FILE …]`,
# such as `octo-org 0123…cdef v1.2.3`. Without files: all documentation and examples. Replaces the placeholders OWNER and
# VERSION, and the pin to an earlier release.
set -euo pipefail
[[ $# -ge 3 && $1 =~ ^[A-Za-z0-9-]+$ && $2 =~ ^[0-9a-f]{40}$ && $3 =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || {
  echo 'Usage: fill-placeholders.sh OWNER COMMIT VERSION [FILE …]; COMMIT has 40 hexadecimal digits, VERSION is like v1.2.3' >&2
  exit 2
}
action=$1/supermemory-sync-action pin="$2 # $3"
shift 3
if [[ $# == 0 ]]; then
  cd "$(dirname "$0")/.."
  set -- *.md docs/*.md examples/*.yml
fi
# -i with a suffix is what both GNU's and BSD's sed take.
sed -E -i.bak \
  -e "s,[A-Za-z0-9-]+/supermemory-sync-action@((COMMIT # )?VERSION|[0-9a-f]{40} # v[0-9.]+),$action@$pin,g" \
  -e "s,OWNER/supermemory-sync-action,$action,g" "$@"
for file in "$@"; do rm "$file.bak"; done
