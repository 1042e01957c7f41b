#!/usr/bin/env bash
# Measures with JMH: Cycle, a cycle at 10, 50, 200 and 1,000 workers; Backtest, past cycles of 50 workers a second with two
# rule books; WhyNot, the answer for each rule in turn at 6 and 50 workers beside a cycle. A minute or two on a quiet machine.
# Usage: benchmarks/jmh.sh Cycle|Backtest|WhyNot [options of JMH, such as -p workers=50 -f 3]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case ${1:-} in
  Cycle | Backtest | WhyNot) ;;
  *)
    echo 'usage: benchmarks/jmh.sh Cycle|Backtest|WhyNot [options of JMH]' >&2
    exit 2
    ;;
esac
exec mvn -q -B test-compile org.codehaus.mojo:exec-maven-plugin:exec -Dexec.classpathScope=test -Dexec.executable=java \
  "-Dexec.args=-classpath %classpath org.openjdk.jmh.Main $1Benchmark ${*:2}"
