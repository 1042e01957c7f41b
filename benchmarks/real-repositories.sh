#!/usr/bin/env bash
# Two tasks land in each of these repositories: a clone of it is worked in by two scripted workers, each of which changes a
# file of its own and an end of the longest text of the project's top folder; then the landed tree is compared with a fresh clone of
# it. Prints a line for each, and ends with 1 when one did not finish.
# Usage: benchmarks/real-repositories.sh PATH... (repositories on this machine, bare ones too); PATIENCE=180 seconds for each.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: benchmarks/real-repositories.sh PATH..., repositories on this machine" >&2; exit 2; }
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
czar=$home/czar
patience=${PATIENCE:-180}
folder=$(mktemp -d)
project=
export GIT_CONFIG_GLOBAL=$folder/gitconfig GIT_ALLOW_PROTOCOL=file
printf '[user]\n\tname = A Person\n\temail = person@example.invalid\n[advice]\n\tdetachedHead = false\n' >"$GIT_CONFIG_GLOBAL"

clean() {
  [ -z "$project" ] || "$czar" down --workers --project "$project" >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap clean EXIT

step() { # task, file that its worker changes, command that does it
  mkdir -p "$base/agent/work/$1"
  printf '# work %s\necho %s >czar-%s.txt\ntext="%s"\n%s\n' "$1" "$1" "$1" "$2" "$3" >"$base/agent/work/$1/10-work.sh"
}

configure() { # mainline
  cat >"$project/.czar/czar.yaml" <<YAML
project: real
mainline: $1
omnibus: czar/omnibus
workers:
  w1: {agent: command, skills: []}
  w2: {agent: command, skills: []}
agents:
  command:
    command: [sh, "$base/agent/agent.sh"]
    composerStays: true
    environment: {CZAR_AGENT_PACE: "2"}
checks:
  - {name: whole, command: [sh, -c, 'test -z "\$(git status --porcelain)" && git describe --always'], timeout: PT2M}
port: 0
YAML
  printf '{"primary_tasks": {%s, %s}, "bonus_tasks": {}}\n' "$(task t1 w1)" "$(task t2 w2)" >"$project/.czar/work-queue.json"
}

task() { # id worker
  mkdir -p "$project/.czar/tasks"
  printf 'Do %s.\n' "$1" >"$project/.czar/tasks/$1.md"
  printf '"%s": {"assignee": "%s", "status": "pending", "priority": 1, "depends_on": [], "task_file": ".czar/tasks/%s.md"}' "$1" "$2" "$1"
}

failed=0
for source in "$@"; do
  name=$(basename "$(dirname "$(cd "$source" && pwd)")")/$(basename "$source")
  base=$folder/run; project=$base/project; began=$SECONDS
  mkdir -p "$base/agent/work"
  cp "$home/src/main/resources/demo/agent/agent.sh" "$base/agent/agent.sh"
  printf '#!/bin/sh\nexit 1\n' >"$base/agent/resolve.sh"
  git clone --quiet --no-hardlinks "$source" "$project"
  git -C "$project" remote remove origin
  main=$(git -C "$project" symbolic-ref --short HEAD)
  text=$(git -C "$project" ls-tree -l HEAD | awk '$1 == "100644" && $5 ~ /\.(md|rst|txt|adoc)$/ { print $4, $5 }' | sort -rn | awk 'NR == 1 { print $2 }')
  "$czar" init --project "$project" >"$base/init.txt" 2>&1 || { echo "$name: refused: $(tail -n 1 "$base/init.txt")"; failed=1; rm -rf "$base"; continue; }
  configure "$main"
  step t1 "${text:-czar-t1.txt}" 'echo "the work of one" >>"$text"'
  step t2 "${text:-czar-t2.txt}" '{ echo "the work of two"; cat "$text"; } >"$text.new" && cat "$text.new" >"$text" && rm "$text.new"'
  before=$(git -C "$project" rev-parse HEAD)
  "$czar" up -d --project "$project" >"$base/up.txt" 2>&1 || true
  while [ $((SECONDS - began)) -lt "$patience" ]; do
    "$czar" status --project "$project" >"$base/status.txt" 2>&1 || true
    ! grep -q FINISHED "$base/status.txt" || break
    sleep 3
  done
  "$czar" down --workers --project "$project" >/dev/null 2>&1 || true
  files=$(git -C "$project" ls-tree -r "$before" | wc -l)
  commits=$(git -C "$project" rev-list --count "$before")
  if grep -q FINISHED "$base/status.txt" \
    && git clone --quiet "$project" "$base/again" \
    && [ -f "$base/again/czar-t1.txt" ] && [ -f "$base/again/czar-t2.txt" ] \
    && [ -z "$(git -C "$base/again" status --porcelain)" ]; then
    echo "$name: 2 tasks landed in $((SECONDS - began)) s ($files files, $commits commits)"
  else
    echo "$name: not finished after $((SECONDS - began)) s ($files files, $commits commits)"
    sed 's/^/    /' "$base/status.txt"
    failed=1
  fi
  project=
  rm -rf "$base"
done
exit $failed
