#!/usr/bin/env bash
# What a command can check before the tag of a release is pushed: `bash .ci/release-check.sh [VERSION]`, such as 1.2.3;
# by default that of package.json. Says all that is wrong, and ends with 1 if anything is.
# shellcheck disable=SC2329 # functions that `check` calls
set -uo pipefail
cd "$(dirname "$0")/.." || exit

version_in() { node --print "require('./$1').version"; }
version=${1-$(version_in package.json)}
version=${version#v}
wrong=0
check() { # WHAT COMMAND …
  if "${@:2}" >/dev/null 2>&1; then echo "ok     $1"; else echo "WRONG  $1" && wrong=1; fi
}
# Before the first release that is the placeholder.
pins() { git grep -hoE 'uses: [^ ]*/supermemory-sync-action@[^ ]+( # [^ `]+)?' -- '*.md' examples | sort -u; }
one_pin() { [[ $(pins | wc -l) == 1 ]]; }
on_main() { [[ $(git rev-parse HEAD) == "$(git ls-remote origin refs/heads/main | cut -f 1)" ]]; }
no_tag() {
  local there
  there=$(git ls-remote origin "refs/tags/v$version") && [[ -z $there ]] && ! git rev-parse --verify "refs/tags/v$version"
}

check "package-lock.json has $version" test "$(version_in package-lock.json)" = "$version"
check "src/version.ts has $version" grep -Fq "VERSION = '$version'" src/version.ts
check "package.json has $version, and CHANGELOG.md notes on it" bash .ci/release.sh notes "v$version"
check "CHANGELOG.md has a section $version with a date" grep -Eq "^## \[?${version//./\\.}\]? - 20[0-9]{2}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md
check 'dist/ is what src/ says, and the download is complete and small' bash .ci/dist.sh
check 'everything is committed' test -z "$(git status --porcelain)"
check 'this commit is what the main branch is at origin' on_main
check "there is no tag v$version, neither here nor at origin" no_tag
check "all snippets use the same: $(pins | paste -sd ';' -)" one_pin

# The release's own commit is known only once it is there: .ci/fill-placeholders.sh comes right after it.
exit "$wrong"
