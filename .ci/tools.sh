#!/usr/bin/env bash
# Installs what the checks need beside npm's packages, each at one version, into one folder outside of the tree: act and
# actionlint with Go; zizmor, shellcheck and the vendor's Python client with pip. Prints the folder of the commands.
set -euo pipefail
cd "$(dirname "$0")"

read -r versions _ < <(cat tools.sh requirements*.txt | cksum)
home=${XDG_CACHE_HOME:-$HOME/.cache}/supermemory-sync-action/$versions
bin=$home/bin

install() {
  python3 -m venv "$home"
  "$bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
    --requirement requirements.txt --requirement requirements-v5.txt
  # The API's description is in the client's source package only.
  echo 'supermemory==5.0.1 --hash=sha256:1d7088fa4e01d756334d8d16924b959af4680d2be9b23e16f11b6df4d642aea8' \
    >"$home/source.txt"
  "$bin/pip" download --quiet --disable-pip-version-check --no-deps --require-hashes --no-binary supermemory \
    --dest "$home" --requirement "$home/source.txt"
  tar -xzf "$home/supermemory-5.0.1.tar.gz" -C "$home" --strip-components 2 supermemory-5.0.1/fern/openapi.json
  export GOBIN=$bin GOFLAGS=''
  go install github.com/nektos/act@v0.2.89
  go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
  if ! command -v jq; then
    go install github.com/itchyny/gojq/cmd/gojq@v0.12.17
    ln -s gojq "$bin/jq"
  fi
  touch "$home/complete"
}

if [[ ! -e $home/complete ]]; then
  echo "Installing the tools into $home" >&2
  install >&2
fi
echo "$bin"
if [[ ${GITHUB_PATH-} ]]; then echo "$bin" >>"$GITHUB_PATH"; fi
