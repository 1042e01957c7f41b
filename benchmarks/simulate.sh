#!/usr/bin/env bash
# Simulates days of projects from seeds, with all that can go wrong, and asks the invariants at each step; each violation is shown
# in the shortest script that leads to it. Prints a line a minute, exits with 1 when anything was violated. 100,000 days take a core
# about a week. Usage: benchmarks/simulate.sh [DAYS, default 100000] [FIRST SEED, default 1]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q -B test-compile
exec mvn -q -B exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.czar.simulation.SimulatedDaysBenchmark \
  -Dexec.args="${1:-100000} ${2:-1}"
