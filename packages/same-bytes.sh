#!/usr/bin/env bash
# Builds what is committed twice, in two folders, and compares what the builds made. Usage: packages/same-bytes.sh [-o]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for build in one another-one; do
  mkdir "$folder/$build"
  git archive HEAD | tar -x -C "$folder/$build"
  (cd "$folder/$build" && mvn -q -B "$@" -DskipTests package)
  (cd "$folder/$build/target" && sha256sum czar-*.jar quarkus-app/quarkus-run.jar quarkus-app/app/*.jar) >"$folder/$build.sums"
  (cd "$folder/$build/target/quarkus-app/lib" && find . -type f -exec sha256sum {} + | sort -k 2) >>"$folder/$build.sums"
done

diff "$folder/one.sums" "$folder/another-one.sums" || { echo 'these differ' >&2; exit 1; }
echo "the same bytes: $(wc -l <"$folder/one.sums") jars"
# What Quarkus generates beside them is the same program in another order of methods.
cmp -s "$folder"/{one,another-one}/target/quarkus-app/quarkus/generated-bytecode.jar && echo 'generated-bytecode.jar too' ||
  echo 'generated-bytecode.jar differs'
