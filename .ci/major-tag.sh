#!/usr/bin/env bash
# Whether the tag of a major version (v1) should move to a new release: `bash .ci/major-tag.sh v1.2.3 [MAIN]`. Prints the
# major tag if so, and why not otherwise; in both cases ends with 0. MAIN is the branch (origin/main). It moves only to
# the highest version of that major, and only to a commit of the main branch: v1.0.9 must not take @v1 back from v1.2.0.
set -euo pipefail
tag=$1
main=${2-origin/main}

stay() {
  echo "The major tag stays: $1" >&2
  exit 0
}
[[ $tag =~ ^v([0-9]+)\.[0-9]+\.[0-9]+$ ]] || stay "$tag is a pre-release"
major=v${BASH_REMATCH[1]}
highest=$(git tag --list "$major.*" | grep -E '^v[0-9]+\.[0-9]+\.[0-9]+$' | sort --version-sort | tail -n 1)
[[ $highest == "$tag" ]] || stay "$highest is higher than $tag"
git merge-base --is-ancestor "$tag^{commit}" "$main" || stay "$tag is not on $main"
echo "$major"
