#!/usr/bin/env bash
# What release.yml does about a pushed tag: `bash .ci/release.sh notes|pack|publish v1.2.3`.
set -euo pipefail
cd "$(dirname "$0")/.."
tag=$2 version=${2#v}
stable='^v[0-9]+\.[0-9]+\.[0-9]+$'

# The part of CHANGELOG.md about the tag: from its heading, with or without brackets, v and date, to the next.
notes() {
  local packaged text
  packaged=$(node --print 'require("./package.json").version')
  [[ $version == "$packaged" ]] || { echo "The tag says $version, package.json says $packaged." >&2; return 1; }
  text=$(awk -v version="$version" '
    /^## / { heading = $2; gsub(/[][]|^v/, "", heading); wanted = (heading == version); next }
    wanted
  ' CHANGELOG.md)
  [[ $text =~ [^[:space:]] ]] || { echo "CHANGELOG.md says nothing about $version." >&2; return 1; }
  echo "$text"
}

# Notes, and the archive that users can verify, into release/.
pack() {
  mkdir release
  notes >release/notes.md
  git archive --format=tar.gz --prefix="supermemory-sync-action-$version/" \
    --output="release/supermemory-sync-action-$version.tar.gz" HEAD
}

# Of versions that are no pre-releases, and begin so.
highest() { git tag --list --sort=version:refname "$1*" | { grep -E "$stable" || true; } | tail -n 1; }

publish() {
  local prerelease='' latest=false
  if [[ ! $tag =~ $stable ]]; then prerelease=--prerelease; fi
  if [[ $tag == "$(highest v)" ]]; then latest=true; fi
  # A draft first: once it is published, an immutable release takes no more files. That of a run which was stopped goes.
  if [[ $(gh release view "$tag" --json isDraft --jq .isDraft 2>/dev/null) == true ]]; then
    gh release delete "$tag" --yes
  fi
  gh release create "$tag" --draft --verify-tag --title "$tag" --notes-file release/notes.md \
    ${prerelease:+"$prerelease"} release/*.tar.gz
  gh release edit "$tag" --draft=false --latest="$latest"
  move_major
}

# v1 goes to the highest of its versions only, and only to the main branch: v1.0.9 must not take it back from v1.2.0.
move_major() {
  local major=${tag%%.*} refs="repos/$GITHUB_REPOSITORY/git/refs" commit
  if [[ $tag != "$(highest "$major.")" ]]; then echo "$major stays: $tag is not its highest version." && return; fi
  commit=$(git rev-parse "$tag^{commit}")
  if ! git merge-base --is-ancestor "$commit" "origin/$DEFAULT_BRANCH"; then
    echo "$major stays: $tag is not on $DEFAULT_BRANCH." && return
  fi
  if git rev-parse --verify --quiet "refs/tags/$major" >/dev/null; then
    gh api --method PATCH "$refs/tags/$major" --raw-field sha="$commit" --field force=true --silent
  else
    gh api --method POST "$refs" --raw-field ref="refs/tags/$major" --raw-field sha="$commit" --silent
  fi
}

"$1"
