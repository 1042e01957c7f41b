#!/bin/sh
# How long the conflict forecast takes on a generated repository of 4,200 files and 20 branches: the merges of the matrix (190
# pairs and 20 against the mainline) beside one bare git merge-tree --stdin with the same pairs, the whole look with
# attribution, lines and planned order, and a look after one new commit. Usage: benchmarks/conflict-matrix.sh [ROUNDS], 7 by default.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B test-compile
exec mvn -q -B exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.czar.sensor.ConflictMatrixBenchmark -Dexec.args="${1:-7}"
