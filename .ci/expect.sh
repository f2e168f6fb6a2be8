# shellcheck shell=bash
# Assertions for the steps of e2e.yml; to be sourced. Each says what it saw; the first that fails ends the step.

# Of the step in $STEP, as toJSON(steps.ID) gives it: its outcome and its outputs, with `results` parsed.
expect() { # JQ-EXPRESSION …
  local got
  got=$(jq '.outputs + {outcome, results: (.outputs.results | fromjson)}' <<<"$STEP")
  for expression in "$@"; do expect_json "$got" "$expression"; done
}

# Of the requests since the last `forget`: [{method, path, status}].
expect_requests() { # JQ-EXPRESSION
  expect_json "$(emulator | jq --compact-output .requests)" "$1"
}

expect_json() { # JSON JQ-EXPRESSION
  if jq --exit-status "$2" <<<"$1" >/dev/null; then
    echo "ok: $2"
    return
  fi
  echo "::error::expected $2, got $1"
  sleep 1 # act drops the last words of a step that fails at once
  exit 1
}

emulator() { # [OPTIONS OF CURL]
  curl --silent --show-error --fail "$@" "$SUPERMEMORY_BASE_URL/__emulator"
}

# Also makes everything at the emulator as it was at first, but for the connections.
forget() {
  emulator --request DELETE
}

tell() { # JSON
  emulator --request PUT --data "$1"
}
