#!/usr/bin/env bash
# Pastes random texts into many workers at once, in real terminal sessions whose programs record each byte, and compares: every
# text must arrive once, whole, and only where it belongs. Usage: benchmarks/paste-texts.sh [workers] [rounds]
# Each round is 25 texts a worker, so 20 workers and 20 rounds, which is the default, are 10,000 texts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
workers=${1:-20}
rounds=${2:-20}
mvn -q -B test-compile
mvn -q -B surefire:test@default-test -Dtest=TmuxPasteTest -Dworkers="$workers" -Drounds="$rounds"
echo "$((workers * rounds * 25)) texts to $workers workers at once: byte for byte, none twice, none astray"
