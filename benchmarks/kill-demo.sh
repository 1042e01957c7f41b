#!/usr/bin/env bash
# Kills Czar with kill -9 at ten different moments of a demo and starts it again each time. Passes when the work ends in the
# same tree on main as in an undisturbed demo, no message reached a worker twice, and only a worker that died got its task
# again. Needs what the demo needs; takes some minutes. Usage: benchmarks/kill-demo.sh [commits]
# Each kill waits until Czar is ready and there are so many more commits than at the kill before (default 6), then a little longer
# each time; the first comes as soon as Czar is ready.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
czar=$PWD/czar
step=${1:-6}
patience=900
folder=$(mktemp -d)
service=
socket=

clean() {
  [[ -z $service ]] || { kill -9 "$service" && wait "$service"; } 2>/dev/null
  [[ -z $socket ]] || tmux -L "$socket" kill-server 2>/dev/null
  sleep 1
  rm -rf "$folder"
}
trap clean EXIT
trap 'exit 130' INT TERM

fail() {
  echo "FAILED: $*" >&2
  tail -n 40 "$folder"/up-*.log >&2 2>/dev/null
  exit 1
}

echo 'an undisturbed demo ...'
calm=$("$czar" demo --json 2>"$folder/calm.log" | tail -n 1)
tree=$(sed -n 's/.*"landedTree" *: *"\([0-9a-f]*\)".*/\1/p' <<<"$calm")
[[ -n $tree && $calm == *'"landed":true'* ]] || { tail -n 40 "$folder/calm.log" >&2; fail "the undisturbed demo did not land: $calm"; }
echo "  landed $tree"

"$czar" demo --prepare --in "$folder/demo" >"$folder/prepare.log" || fail 'cannot prepare a demo'
repository=$folder/demo/tally
socket=$(sed -n 's/.*tmux -L \([^ ]*\) .*/\1/p' "$folder/prepare.log" | head -n 1)

starts=0
up() {
  starts=$((starts + 1))
  "$czar" up --project "$repository" >"$folder/up-$(printf %02d "$starts").log" 2>&1 &
  service=$!
}

commits() {
  git -C "$repository" rev-list --count --branches 2>/dev/null || echo 0
}

first=$(git -C "$repository" rev-parse main)
landed() {
  [[ $(git -C "$repository" rev-parse main) != "$first" ]]
}

finished() {
  landed && "$czar" status --json --project "$repository" 2>/dev/null | grep -q '"state" *: *"FINISHED"'
}

ready() { # waits until this very process has announced itself
  until grep -q "\"pid\" *: *$service\b" "$repository/.git/czar/service.json" 2>/dev/null; do
    kill -0 "$service" 2>/dev/null || fail 'Czar ended while it started'
    ((SECONDS - begun < patience)) || fail "not ready after $patience s"
    sleep 0.1
  done
}

begun=$SECONDS
up
for kill in 1 2 3 4 5 6 7 8 9 10; do
  ready
  landed && fail "the demo was over before kill $kill; take fewer commits"
  until (($(commits) > step * (kill - 1))); do
    ((SECONDS - begun < patience)) || fail "only $(commits) commits after $patience s"
    sleep 0.1
  done
  sleep "$(awk -v kill="$kill" 'BEGIN { print kill * 0.15 }')"
  kill -9 "$service" 2>/dev/null || fail "Czar ended by itself before kill $kill"
  wait "$service" 2>/dev/null
  echo "  kill $kill after $((SECONDS - begun)) s, $(commits) commits"
  up
done
until finished; do
  ((SECONDS - begun < patience)) || fail "not finished after $patience s"
  kill -0 "$service" 2>/dev/null || fail 'Czar ended by itself'
  sleep 1
done
echo "  finished after $((SECONDS - begun)) s and $((starts - 1)) kills"

landed=$(git -C "$repository" rev-parse 'main^{tree}')
if [[ $landed != "$tree" ]]; then
  git -C "$repository" ls-tree -r main
  fail "landed $landed instead of $tree"
fi

inboxes=("$folder"/demo/tally-workers/*/.czar-worker/inbox)
messages=$(find "${inboxes[@]}" -name '*.txt' -exec sh -c 'cat "$1" && echo' _ {} \;)
twice=$(grep -o '\[czar:[0-9a-f]*\]' <<<"$messages" | sort | uniq -d)
[[ -z $twice ]] || fail "delivered twice: $twice"
again=$(grep -rLe 'your session was restarted' --include='*.txt' "${inboxes[@]}" |
  xargs -r -d '\n' grep -ho 'Your task is [A-Za-z0-9._-]*' | sort | uniq -d)
[[ -z $again ]] || fail "a worker that did not die got its task twice: $again"
echo "PASSED: the same tree $landed, $(grep -c '\[czar:' <<<"$messages") messages, none twice"
