#!/usr/bin/env bash
# What a command can check before the tag of a release is pushed: `bash .ci/release-check.sh 1.2.3`. Says all that is
# wrong, and ends with 1 if anything is.
# shellcheck disable=SC2329 # functions that `check` calls
set -uo pipefail
cd "$(dirname "$0")/.." || exit

version=${1-}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || { echo 'Usage: release-check.sh 1.2.3' >&2; exit 2; }
wrong=0
check() { # WHAT COMMAND …
  if "${@:2}" >/dev/null 2>&1; then echo "ok     $1"; else echo "WRONG  $1" && wrong=1; fi
}
json() { node --print "const { name, version } = require('./$1'); version"; }
no_tag() { ! git rev-parse --verify --quiet "refs/tags/v$version" && [[ -z $(git ls-remote origin "refs/tags/v$version" 2>&1) ]]; }
no_owner() { ! git grep 'OWNER/supermemory-sync-action' -- '*.md' examples; }
on_main() { [[ $(git rev-parse HEAD) == "$(git ls-remote origin refs/heads/main | cut -f 1)" ]]; }

check "package.json has $version" test "$(json package.json)" = "$version"
check "package-lock.json has $version" test "$(json package-lock.json)" = "$version"
check "src/version.ts has $version" grep -q "VERSION = '$version'" src/version.ts
check "CHANGELOG.md has a section $version with a date" grep -Eq "^## \[?$version\]? - 20[0-9]{2}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md
check "CHANGELOG.md has notes on $version" bash .ci/release-notes.sh "v$version"
check 'dist/ is what src/ says, and the download is complete and small' bash .ci/dist.sh
check 'everything is committed' test -z "$(git status --porcelain)"
check 'this commit is what the main branch is at origin' on_main
check "there is no tag v$version, neither here nor at origin" no_tag
check 'OWNER is filled in everywhere (.ci/fill-placeholders.sh)' no_owner

# The commit is known only once it is there: these are filled in right after the release.
pins=$(git grep -ho 'supermemory-sync-action@[^ ]* # [^ ]*' -- '*.md' examples | sort | uniq -c)
printf 'Snippets are pinned to:\n%s\n' "$pins"
exit "$wrong"
