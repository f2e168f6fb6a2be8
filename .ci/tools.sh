#!/usr/bin/env bash
# Installs what the checks need beside npm's packages, each at one version, into one folder outside of the tree: act and
# actionlint with Go; zizmor, shellcheck and the vendor's Python client with pip. Prints the folder of the commands.
# Where there is no Go, or no Python 3.11, it says what is left out, and the checks do without.
set -euo pipefail
cd "$(dirname "$0")"

read -r versions _ < <(cat tools.sh requirements*.txt | cksum)
home=${XDG_CACHE_HOME:-$HOME/.cache}/supermemory-sync-action/$versions
bin=$home/bin

with_go() {
  export GOBIN=$bin GOFLAGS=''
  go install github.com/nektos/act@v0.2.89
  go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
  command -v jq || { go install github.com/itchyny/gojq/cmd/gojq@v0.12.17 && ln -sf gojq "$bin/jq"; }
}

with_python() {
  python3 -m venv "$home"
  local pip=("$bin/pip" --quiet --disable-pip-version-check)
  "${pip[@]}" install --no-deps --require-hashes --only-binary :all: \
    --requirement requirements.txt --requirement requirements-v5.txt
  # The API's description is in the client's source package only.
  echo 'supermemory==5.0.1 --hash=sha256:1d7088fa4e01d756334d8d16924b959af4680d2be9b23e16f11b6df4d642aea8' \
    >"$home/source.txt"
  "${pip[@]}" download --no-deps --require-hashes --no-binary supermemory --dest "$home" --requirement "$home/source.txt"
  tar -xzf "$home/supermemory-5.0.1.tar.gz" -C "$home" --strip-components 2 supermemory-5.0.1/fern/openapi.json
}

tools() { # LANGUAGE WHAT-IS-LEFT-OUT-WITHOUT-IT COMMAND-THAT-NEEDS-IT …
  if [[ -e $home/$1 ]]; then
    return
  elif "${@:3}" >/dev/null 2>&1; then
    echo "Installing the tools that $1 brings into $home" >&2
    "with_$1" >&2
    touch "$home/$1"
  else
    echo "LEFT OUT, as there is no $1: $2" >&2
    [[ -z ${GITHUB_ACTIONS-} ]]
  fi
}
tools python 'the Python client and the description of the API; zizmor; shellcheck' \
  python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))'
tools go 'the examples and the end to end, with act; actionlint' go version
echo "$bin"
if [[ ${GITHUB_PATH-} ]]; then echo "$bin" >>"$GITHUB_PATH"; fi
