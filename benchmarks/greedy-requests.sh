#!/bin/sh
# Sends every greedy rule file of the tests to a running service, by two callers at once, and prints how long orders of its project
# waited meanwhile until rules had decided with them.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B test-compile
exec mvn -q -B surefire:test@default-test -Dtest=GreedyRequestsServedTest -Drounds=100
