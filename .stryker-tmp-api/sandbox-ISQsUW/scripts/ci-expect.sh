# shellcheck shell=bash
# Assertions for the steps of a workflow; to be sourced. Each says what it saw; the first that fails ends the step.

expect() { # WHAT ACTUAL EXPECTED
  if [[ $2 == "$3" ]]; then
    echo "ok: $1 is '$3'"
  else
    echo "::error::$1: expected '$3', got '$2'"
    give_up
  fi
}

expect_json() { # WHAT JSON JQ-EXPRESSION
  if jq --exit-status "$3" <<<"$2" >/dev/null; then
    echo "ok: $1: $3"
  else
    echo "::error::$1: expected $3, got $2"
    give_up
  fi
}

expect_in_file() { # FILE TEXT
  if grep --fixed-strings --quiet -- "$2" "$1"; then
    echo "ok: $(basename "$1") contains '$2'"
  else
    echo "::error::$(basename "$1"): expected '$2' in it, got: $(head -c 2000 "$1" | tr '\n' ' ')"
    give_up
  fi
}

give_up() {
  # act drops the last words of a step that fails at once.
  sleep 1
  exit 1
}

# What the emulator at $1 was asked since it was last told to forget that, as JSON: [{method, path, status}].
requests() {
  emulator "$1" GET '' | jq --compact-output .requests
}

forget() {
  emulator "$1" DELETE ''
}

# Makes the emulator at $1 fail as $2 says, in JSON.
set_faults() {
  emulator "$1" PUT /faults "$2"
}

emulator() { # URL METHOD PATH [BODY]
  # shellcheck disable=SC2016 # these are JavaScript's expressions
  node --input-type=module --eval '
    const [url, method, path, body] = process.argv.slice(1)
    const response = await fetch(`${url}/__emulator${path}`, { method, body })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    console.log(await response.text())
  ' "$@"
}
