# What kill-points.sh and chaos.sh have in common: a demo that is started, disturbed and asked for its result. Sourced by them.
# shellcheck shell=bash
czar=${CZAR:-$PWD/czar}
patience=${PATIENCE:-900}
folder=$(mktemp -d)
service=
socket=
repository=
proof=
starts=0
ended=0

clean() { # on every way out
  end_demo
  [[ ${KEEP:-} == yes ]] || rm -rf "$folder"
}
trap clean EXIT
trap 'exit 130' INT TERM

fail() {
  echo "FAILED: $*" >&2
  tail -n 25 "$repository"/../up-*.log >&2 2>/dev/null
  [[ ${KEEP:-} == yes ]] && echo "everything is left in $folder" >&2
  exit 1
}

undisturbed_tree() { # sets $tree
  tree=${TREE:-}
  [[ -z $tree ]] || return 0
  echo 'an undisturbed demo ...'
  local calm
  calm=$("$czar" demo --json 2>"$folder/calm.log" | tail -n 1)
  tree=$(sed -n 's/.*"landedTree" *: *"\([0-9a-f]*\)".*/\1/p' <<<"$calm")
  [[ -n $tree && $calm == *'"landed":true'* ]] || fail "the undisturbed demo did not land: $calm"
  echo "  landed $tree"
}

prepare_demo() { # name
  "$czar" demo --prepare --in "$folder/$1" >"$folder/prepare.log" || fail 'cannot prepare a demo'
  repository=$folder/$1/tally
  socket=$(sed -n 's/.*tmux -L \([^ ]*\) .*/\1/p' "$folder/prepare.log" | head -n 1)
  first=$(git -C "$repository" rev-parse main)
  starts=0
  begun=$SECONDS
}

up() {
  starts=$((starts + 1))
  "$czar" up --project "$repository" >"$repository/../up-$(printf %03d "$starts").log" 2>&1 &
  service=$!
}

descendants() { # pid: it and all that came from it
  local child
  echo "$1"
  for child in $(pgrep -P "$1"); do descendants "$child"; done
}

git_processes() { # those that the service started
  local pid
  for pid in $(descendants "$service"); do
    [[ $(cat "/proc/$pid/comm" 2>/dev/null) != git* ]] || echo "$pid"
  done
}

kill_service() { # sets $ended to how many git processes ended with it
  local git
  git=$(git_processes)
  # shellcheck disable=SC2086
  kill -9 "$service" $git 2>/dev/null
  wait "$service" 2>/dev/null
  ended=$(wc -w <<<"$git")
}

commits() {
  git -C "$repository" rev-list --count --branches 2>/dev/null || echo 0
}

finished() {
  [[ $(git -C "$repository" rev-parse main 2>/dev/null) != "$first" ]] &&
    "$czar" status --json --project "$repository" 2>/dev/null | grep -q '"state" *: *"FINISHED"'
}

await_finish() {
  until finished; do
    ((SECONDS - begun < patience)) || fail "not finished after $patience s: $("$czar" status --project "$repository" 2>&1)"
    kill -0 "$service" 2>/dev/null || fail 'Czar ended by itself'
    sleep 2
  done
}

require_same_tree() {
  local landed
  landed=$(git -C "$repository" rev-parse 'main^{tree}')
  [[ $landed == "$tree" ]] || fail "landed $landed instead of $tree"
}

require_no_message_twice() {
  local inboxes twice
  inboxes=("$repository"/../tally-workers/*/.czar-worker/inbox)
  # By its last line: what was said before a restart can be quoted with its mark in the message after it.
  twice=$(find "${inboxes[@]}" -name '*.txt' -exec sh -c 'tail -n 1 "$1" && echo' _ {} \; |
    grep -o '\[czar:[0-9a-f]*\]' | sort | uniq -d)
  [[ -z $twice ]] || fail "delivered twice: $twice"
}

require_verified() {
  local verified
  verified=$("$czar" verify --json --project "$repository" 2>&1) || fail "hashes differ: $verified"
  proof=$(sed -n 's/.*"cycles" *: *\([0-9]*\).*/\1 cycles verified/p' <<<"$verified")
}

require_no_open_intent() {
  local open
  for _ in {1..60}; do
    open=$("$czar" decisions --status open --project "$repository" 2>&1)
    [[ $(wc -l <<<"$open") -gt 1 ]] || return 0
    sleep 1
  done
  fail "decisions without an outcome: $open"
}

require_same_work() {
  require_same_tree
  require_no_message_twice
  require_no_open_intent
  require_verified
}

end_demo() {
  [[ -z $service ]] || { kill -9 "$service" && wait "$service"; } 2>/dev/null
  [[ -z $socket ]] || tmux -L "$socket" kill-server 2>/dev/null
  service=
  socket=
}
