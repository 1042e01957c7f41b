#!/usr/bin/env bash
# Writes docs/results.md: the same simulated projects of 6, 24 and 96 workers supervised by a loop of scripts (benchmarks/v1-rules) and by
# Czar, and Czar without one of its parts (benchmarks/ablations). On one quiet core a project of 6 workers takes about 5 seconds, one of 24
# a minute, one of 96 a quarter of an hour. Usage: benchmarks/results.sh [PROJECTS OF 6, 24, 96, FOR EACH ABLATION; default 30 4 1 10]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
projects=("${@:1:4}")
[[ ${#projects[@]} == 4 ]] || projects=(30 4 1 10)
mvn -q -B test-compile
report=$(mktemp)
trap 'rm -f "$report"' EXIT
mvn -q -B exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.czar.simulation.study.SupervisionResultsBenchmark \
  -Dexec.args="${projects[*]}" >"$report"
cat benchmarks/results-head.md "$report" >docs/results.md
