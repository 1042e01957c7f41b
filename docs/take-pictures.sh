#!/usr/bin/env bash
# Takes all pictures of the documentation anew, in a real Chromium: those of a demo that runs, and those of a project of sixty
# workers. Usage: docs/take-pictures.sh [FOLDER, default docs]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mkdir -p "${1:-docs}" && cd "${1:-docs}" && pwd)
mvn -q -B -DskipTests package
CZAR_REQUIRE_BROWSER=1 mvn -q -B surefire:test@default-test -DforkCount=1 -Dtest=DemoPackagedTest,ViewLayoutServedTest \
  -Dscreenshots="$folder"
