#!/usr/bin/env bash
# Measures the dashboard of a real Czar on this machine, in a real Chromium and with many pages at once: first paint, from a
# commit to the text on a page, from a commit to the message at each of many clients, and the heap before and after, some
# clients never reading; and for how long each view is deaf while a hand moves about in it, with many decisions.
# Usage: benchmarks/dashboard.sh [workers, default 6] [clients, 500] [stalled, 50] [commits, 40] [decisions, 10000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
czar=$PWD/czar
workers=${1:-6}
folder=$(mktemp -d)
repository=$folder/app

clean() {
  "$czar" down --workers --project "$repository" >/dev/null 2>&1 || true
  sleep 1
  rm -rf "$folder"
}
trap clean EXIT

quietly() { git -C "$1" -c user.name=Bench -c user.email=bench@example.invalid "${@:2}" >/dev/null; }

mkdir -p "$repository"
git -C "$repository" init -q -b main
echo bench >"$repository/README.md"
quietly "$repository" add -A
quietly "$repository" commit -q -m 'Begin'
names=$(seq -f 'worker%g' -s, 1 "$workers")
"$czar" init --project "$repository" --workers "$names" --agent command >/dev/null
{
  echo 'project: bench'
  echo 'workers:'
  for name in ${names//,/ }; do echo "  $name: {agent: command}"; done
  echo 'agents:'
  echo "  command: {command: [sh, -c, \"printf '> '; exec sleep 86400\"]}"
  echo 'port: 0'
} >"$repository/.czar/czar.yaml"
"$czar" up --detach --project "$repository" >/dev/null
for ((wait = 0; wait < 1200; wait++)); do
  [[ $(git -C "$repository" worktree list | wc -l) -gt $workers ]] && break
  sleep 0.1
done
sleep 5
mvn -q -B test-compile
mvn -q -B exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.czar.web.dashboard.DashboardBenchmark \
  -Dexec.args="$repository ${2:-500} ${3:-50} ${4:-40} ${5:-10000} $workers"
