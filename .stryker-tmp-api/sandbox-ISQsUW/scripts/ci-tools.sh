#!/usr/bin/env bash
# Installs the tools that look at the workflows: act and actionlint with Go, zizmor and shellcheck with pip; each at one
# version, into a folder outside of the tree. Prints that folder; on GitHub also adds it to the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."

act=v0.2.89
actionlint=v1.7.12
gojq=v0.12.17
python_tools=$(cksum <.ci/requirements.txt | cut -d ' ' -f 1)

home="${XDG_CACHE_HOME:-$HOME/.cache}/supermemory-sync-action/tools-$act-$actionlint-$gojq-$python_tools"
bin="$home/bin"
mkdir -p "$bin"

go_tool() { # NAME PACKAGE@VERSION
  if [[ -x $bin/$1 ]]; then return; fi
  echo "Installing $2" >&2
  GOBIN="$bin" GOFLAGS='' go install "$2" >&2
}

python_tool() { # NAME
  if [[ -x $bin/$1 ]]; then return; fi
  if [[ ! -e $home/python/installed ]]; then
    echo 'Installing .ci/requirements.txt' >&2
    python3 -m venv --clear "$home/python"
    "$home/python/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes \
      --only-binary :all: --requirement .ci/requirements.txt >&2
    touch "$home/python/installed"
  fi
  ln -sf "$home/python/bin/$1" "$bin/$1"
}

go_tool act "github.com/nektos/act@$act"
go_tool actionlint "github.com/rhysd/actionlint/cmd/actionlint@$actionlint"
python_tool zizmor
python_tool shellcheck
if ! command -v jq >/dev/null; then
  go_tool gojq "github.com/itchyny/gojq/cmd/gojq@$gojq"
  ln -sf gojq "$bin/jq"
fi

echo "$bin"
if [[ ${GITHUB_PATH-} ]]; then echo "$bin" >>"$GITHUB_PATH"; fi
