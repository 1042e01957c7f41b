#!/usr/bin/env bash
# Writes docs/results.md: the same simulated projects of 6, 24 and 96 workers supervised by a loop of scripts (benchmarks/v1-rules) and by
# Czar, Czar without one of its parts (benchmarks/ablations), and sequences of projects with learning and without. On one quiet core a project
# of 6 workers takes about 5 seconds, one of 24 a minute, one of 96 a quarter of an hour, a sequence half a minute. Where the number is 0
# the section stays as it was. Usage: benchmarks/results.sh [PROJECTS OF 6, 24, 96, FOR EACH ABLATION, SEQUENCES; default 30 4 1 10 20]
# The thousand projects of each size that were asked for: benchmarks/results.sh 1000 1000 1000 1000 1000 (about a month for one core).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
projects=("${@:1:5}")
[[ ${#projects[@]} == 5 ]] || projects=(30 4 1 10 20)
mvn -q -B test-compile
report=$(mktemp)
trap 'rm -f "$report"' EXIT
mvn -q -B exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.czar.simulation.study.SupervisionResultsBenchmark \
  -Dexec.args="${projects[*]}" >"$report"
# sections by their titles up to the colon: those of the report, in the place of the same ones there were
awk '
  FNR == 1 { file++; key = "" }
  /^## / { key = $0; sub(/:.*/, "", key); if (!(key in place)) { place[key] = ++sections; title[sections] = key } ; text[file, key] = "" }
  key != "" { text[file, key] = text[file, key] $0 "\n" }
  END {
    for (i = 1; i <= sections; i++) {
      key = title[i]
      section = (2, key) in text ? text[2, key] : text[1, key]
      sub(/\n+$/, "", section)
      printf "\n%s\n", section
    }
  }' docs/results.md "$report" >"$report.all"
cat benchmarks/results-head.md "$report.all" >docs/results.md
rm -f "$report.all"
