#!/usr/bin/env bash
# Writes a month of work (2,000 tasks, 20 workers, about 950,000 observations; minutes, most of them the disk's) and measures what
# it costs to open it, to summarise it, to run a cycle over it and to show its tasks. Prints milliseconds, elapsed and of the
# processor; the latter says more on a busy machine.
# Usage: benchmarks/month.sh [tasks, default 2000] [days, default 31]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -q -B test-compile
mvn -q -B exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.czar.web.view.MonthBenchmark \
  -Dexec.args="$folder/month ${1:-2000} ${2:-31}"
