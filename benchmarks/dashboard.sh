#!/usr/bin/env bash
# Measures the dashboard of a real Czar on this machine, in a real Chromium and with many pages at once: first paint, from a
# commit to the text on a page, from a commit to the message at each of many clients, and the heap before and after, some
# clients never reading; and for how long each view is deaf while a hand moves about in it, with many decisions.
# Usage: benchmarks/dashboard.sh [workers, default 6] [clients, 500] [stalled, 50] [commits, 40] [decisions, 10000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/idle-project.sh
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

start_idle_project "$repository" "$workers"
sleep 5
mvn -q -B test-compile
mvn -q -B exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.czar.web.dashboard.DashboardBenchmark \
  -Dexec.args="$repository ${2:-500} ${3:-50} ${4:-40} ${5:-10000} $workers"
