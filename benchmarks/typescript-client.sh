#!/usr/bin/env bash
# Makes a TypeScript client from the description of the API with a stock generator (openapi-typescript), compiles a program
# that uses it under --strict, and runs it against a served project (TypeScriptClientServedTest). Needs Node 20 and the npm
# registry; the packages stay in the folder. Usage: benchmarks/typescript-client.sh [folder, default a temporary one]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:-}
if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
npm install --silent --no-audit --no-fund --prefix "$folder" \
  openapi-typescript@7 openapi-fetch@0.17 typescript@5 @types/node@20
CZAR_NODE_MODULES=$folder/node_modules mvn -q -B test-compile surefire:test@default-test -Dtest=TypeScriptClientServedTest
echo "the client compiles and runs"
