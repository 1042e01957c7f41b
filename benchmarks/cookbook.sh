#!/usr/bin/env bash
# Puts each recipe of the cookbook into a running project, as docs/cookbook.md says, waits until it decides there, and takes it out
# again. Prints for each how long both took. Passes when every recipe came into force and the service never had a problem to tell.
# Usage: benchmarks/cookbook.sh [part of the names of recipes]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. benchmarks/idle-project.sh
. benchmarks/lib/rules-in-force.sh
czar=${CZAR:-$PWD/czar}
wanted=${1:-}
folder=$(mktemp -d)
repository=$folder/app
export CZAR_STATE=${CZAR_STATE:-$folder/state}
tried=0

clean() {
  "$czar" down --workers --project "$repository" >/dev/null 2>&1
  rm -rf "$folder"
}
trap clean EXIT
trap 'exit 130' INT TERM

decides() { [[ $(revision) != "$first" && -z $(problems) ]]; }

try() { # recipe: its rules, tables and tests
  local recipe=$1 name start file
  name=$(basename "$recipe")
  start=$(now)
  (cd "$recipe" && find . -type f) | while read -r file; do
    mkdir -p "$(dirname "$repository/.czar/rules/$file")"
    cp "$recipe/$file" "$repository/.czar/rules/$file"
  done
  await 60 decides || failed "$name: in force is $(revision), before it was $first; problems: $(problems | head -c 600)"
  printf '%-28s in force after %6s ms' "$name" "$(($(now) - start))"
  start=$(now)
  (cd "$recipe" && find . -type f) | while read -r file; do rm -f "$repository/.czar/rules/$file"; done
  await 60 as_before || failed "$name: not as before: $(revision) instead of $first, $(problems | head -c 600)"
  printf ', out again after %6s ms\n' "$(($(now) - start))"
  tried=$((tried + 1))
}

start_idle_project "$repository" 2
mkdir -p "$repository/.czar/prompts"
cp examples/cookbook/prompts/* "$repository/.czar/prompts/"
connect
await 60 test -n "$(revision)"
first=$(revision)
await 60 as_before || failed "a problem before anything was tried: $(problems)"
for recipe in examples/cookbook/*/; do
  recipe=${recipe%/}
  [[ $recipe == */prompts || $recipe != *"$wanted"* ]] || try "$recipe"
done
echo "$tried recipes tried"
((tried > 0 && failures == 0)) && echo PASSED
