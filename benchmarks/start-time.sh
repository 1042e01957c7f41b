#!/usr/bin/env bash
# Measures how long commands take that only ask the running service, and how soon `czar up -d` is ready: as users call
# them, and without the class archive (the same program by `java -jar`), in turn, so that the ratio holds on a busy machine
# too. Real git, real tmux, one worker that does nothing. Usage: benchmarks/start-time.sh [rounds, default 7] [other quarkus-run.jar to compare with]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
czar=$PWD/czar
rounds=${1:-7}
jar=${2:-$PWD/target/quarkus-app/quarkus-run.jar}
folder=$(mktemp -d)
repository=$folder/app
export CZAR_STATE=$folder/state

clean() {
  "$czar" down --workers --project "$repository" >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap clean EXIT

plain() {
  java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Dfile.encoding=UTF-8 \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager -jar "$jar" "$@"
}

milliseconds() { # of a command
  local begun
  begun=$(date +%s%N)
  "$@" >/dev/null 2>&1 || true
  echo $((($(date +%s%N) - begun) / 1000000))
}

middle() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)], value[1] }'; }

compare() { # name, arguments
  local name=$1 round
  shift
  : >"$folder/with" >"$folder/without"
  for ((round = 0; round < rounds; round++)); do
    milliseconds "$czar" "$@" >>"$folder/with"
    milliseconds plain "$@" >>"$folder/without"
  done
  read -r with fastest < <(middle <"$folder/with")
  read -r without plainest < <(middle <"$folder/without")
  awk -v name="$name" -v a="$with" -v b="$without" -v c="$fastest" -v d="$plainest" 'BEGIN {
    printf "%-12s median %5d ms (least %5d), by java -jar %5d ms (least %5d), ratio %.2f\n", name, a, c, b, d, a / b }'
}

mkdir -p "$repository"
git -C "$repository" init -q -b main
git -C "$repository" -c user.name=Bench -c user.email=bench@example.invalid commit -q --allow-empty -m Begin
"$czar" init --project "$repository" --workers bench --agent command >/dev/null
printf 'project: start\nworkers: {bench: {agent: command}}\nagents:\n  command: {command: [cat]}\nport: 0\n' >"$repository/.czar/czar.yaml"
printf '{"primary_tasks": {}, "bonus_tasks": {}}\n' >"$repository/.czar/work-queue.json"
cd "$repository"
echo "load $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || true)"
echo "up -d until ready: $(milliseconds "$czar" up -d --project "$repository") ms"
compare status status
compare workers workers
compare version --version
