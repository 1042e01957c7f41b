# Sourced by benchmarks: asks the service of the idle project in $repository about its rules. `connect` first; $first is the
# revision that `as_before` compares with; `failed` counts $failures.

failures=0

now() { date +%s%3N; }

failed() {
  echo "FAILED: $*" >&2
  failures=$((failures + 1))
}

connect() {
  address=$(sed -n 's/.*"\(http[^"]*\)".*/\1/p' "$repository"/.git/czar/service.json | head -n 1)
  address=${address%/}
  token=$("$czar" token print --project "$repository" | tail -n 1)
}

api() { # path [options of curl]
  local path=$1
  shift
  curl -s -m 30 -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@" "$address/api/v1/projects/bench$path"
}

problems() { # what `status` says is wrong, and the rules in force
  api '' | tr -d '\n' | sed 's/.*"problems" *: *\[\(.*\)\].*/\1/'
}

revision() { api /rules | grep -o '"revision" *: *"[^"]*"' | head -n 1 | cut -d'"' -f4; }

await() { # seconds command...
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.2
  done
}

as_before() { [[ $(revision) == "$first" && -z $(problems) ]]; }
