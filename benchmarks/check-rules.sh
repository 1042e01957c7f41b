#!/bin/sh
# How long czar check takes for a generated directory of rules over the shipped ones: the first time, when they are
# compiled, and again. Usage: benchmarks/check-rules.sh [RULES], 500 by default.
set -eu
rules=${1:-500}
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/rules" "$folder/home"

number=0
while [ "$number" -lt "$rules" ]; do
    file="$folder/rules/measured-$((number / 5)).drl"
    [ -e "$file" ] || printf 'package dev.czar.rules;\n\nimport dev.czar.fact.*;\nimport dev.czar.decision.*;\n\n' >"$file"
    cat >>"$file" <<RULE
rule "measured rule $number"
  @capability("A4") @why("it is measured")
when
  HealthLimits( \$slow : slow )
  Worker( \$worker : id, agent != "agent$number" )
  WorkerProgress( worker == \$worker, silence >= \$slow, \$commits : commits )
  not Prompted( worker == \$worker, ago < \$slow )
then
  insertLogical( new AlertHuman( \$worker, "measured$number", "has " + \$commits + " commits" ) );
end

RULE
    number=$((number + 1))
done

measured() {
    start=$(date +%s%N)
    HOME="$folder/home" XDG_CACHE_HOME="$folder/home" "$here/czar" check "$@"
    echo "$(((($(date +%s%N) - start)) / 1000000)) ms"
}

echo "with a mistake, so that nothing is compiled:"
sed 's/silence >=/silense >=/' "$folder/rules/measured-0.drl" >"$folder/broken.drl"
mkdir "$folder/broken"
cp "$folder"/rules/*.drl "$folder/broken/"
mv "$folder/broken.drl" "$folder/broken/measured-0.drl"
measured "$folder/broken" | tail -1
echo "compiled:"
measured "$folder/rules" | tail -1
echo "again:"
measured "$folder/rules" | tail -1
