#!/bin/sh
# Swaps rule books (default 1,000 times) and prints loaded classes and metaspace: they are to stay flat.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B test-compile
exec mvn -q -B exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.czar.rule.measure.RuleSwapBenchmark -Dexec.args="${1:-1000}"
