#!/usr/bin/env bash
# Lists the test classes that took longest in the last run, from the reports it left, and the sum over all classes: several run
# at once, so the run itself is shorter. Usage: benchmarks/suite-times.sh [classes, default 10]
set -euo pipefail
reports=$(dirname "${BASH_SOURCE[0]}")/../target/surefire-reports
most=${1:-10}

if [[ ! $most =~ ^[0-9]+$ ]]; then
  echo "not a number of classes: $most" >&2
  exit 2
fi
shopt -s nullglob
files=("$reports"/TEST-*.xml)
if ((${#files[@]} == 0)); then
  echo 'no reports: run mvn verify first' >&2
  exit 1
fi

awk '
  function attribute(name) {
    return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
  }
  /<testsuite / {
    time = attribute("time")
    gsub(",", "", time)
    if (attribute("tests") > 0) print time, attribute("tests"), attribute("name")
    nextfile
  }' "${files[@]}" | sort -k1,1nr | awk -v most="$most" '
  NR <= most { printf "%9.1f s  %5d tests  %s\n", $1, $2, $3 }
  { seconds += $1; tests += $2 }
  END { printf "%9.1f s  %5d tests  in %d classes\n", seconds, tests, NR }'
