#!/usr/bin/env bash
# Saves hostile rule files one after the other in a project of a running service: those of the tests that take all there is, and more
# that are made here. First over REST and as files before the gate, then as files without it, so that they come into force. Prints for each how
# long it took until `status` named it and until all was as before, and what the service answered meanwhile: the longest
# answer to a question, and the longest time until rules had decided with a note. Passes when every file is named or refused, no
# answer is missing, and afterwards the first rules are in force without a problem.
# Usage: benchmarks/hostile-rules.sh [part of the names of files]     (minutes; TASKS=120 of the project)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. benchmarks/idle-project.sh
. benchmarks/lib/rules-in-force.sh
czar=${CZAR:-$PWD/czar}
wanted=${1:-}
tasks=${TASKS:-120}
longest_trial=500 # seconds: a trial before a book comes into force has two minutes, on a busy machine up to four times as many
folder=$(mktemp -d)
repository=$folder/app
export CZAR_STATE=${CZAR_STATE:-$folder/state}
probes=

clean() {
  [[ -z $probes ]] || kill $probes 2>/dev/null
  "$czar" down --workers --project "$repository" >/dev/null 2>&1
  rm -rf "$folder"
}
trap clean EXIT
trap 'exit 130' INT TERM

header='package dev.czar.rules;

import dev.czar.fact.*;
import dev.czar.decision.*;
'

rule() { # name conditions conclusion
  printf '\nrule "%s"\n  @capability("A3") @why("hostile")\nwhen\n  %s\nthen\n  insertLogical( %s );\nend\n' "$1" "$2" "$3"
}

repeated() { # text times
  head -c "$2" /dev/zero | sed "s/\x00/$1/g"
}

made() { # folder: hostile files that are too large, or too many, to be kept
  local pair number
  pair='Task( $a : id, $kind : kind ) Task( kind == $kind, $b : id )'
  {
    printf '%s' "$header"
    for number in {1..40}; do
      rule "part $number of a flood" "Task( \$a : id, priority == $number )" 'new AlertHuman( $a, "hostile", "text" )'
    done
    for number in {1..40}; do
      rule "more of a flood $number" "Task( \$a : id ) Worker( \$w : id )" "new AlertHuman( \$a + \$w, \"hostile $number\", \"text\" )"
    done
  } >"$1/flood-over-many-rules.drl"
  {
    printf '%s' "$header"
    rule 'a ping' 'WorkerProgress( $worker : worker ) not Slow( worker == $worker )' 'new Stuck( $worker, "ping", "pong" )'
    rule 'a pong' 'Stuck( $worker : worker )' 'new Slow( $worker, "pong", "ping" )'
  } >"$1/ping-pong.drl"
  {
    printf '%s' "$header"
    rule 'a long text' 'Task( $a : id )' "new AlertHuman( \$a, \"hostile\", \"$(repeated x 900000)\" )"
  } >"$1/long-text.drl"
  {
    printf '%s' "$header"
    rule 'a deep condition' "Task( \$a : id, $(repeated '(' 5000)priority > 0$(repeated ')' 5000) )" 'new AlertHuman( $a, "h", "t" )'
  } >"$1/deep-condition.drl"
  {
    printf '%s' "$header"
    rule 'many patterns' "$(for number in {1..300}; do echo "  Task( \$t$number : id, kind == TaskKind.PRIMARY )"; done)" 'new AlertHuman( $t1, "h", "t" )'
  } >"$1/three-hundred-patterns.drl"
  {
    printf '%s' "$header"
    for number in {1..2000}; do rule "one of two thousand $number" "$pair" "new AlertHuman( \$a + \$b + \"$number\", \"h\", \"t\" )"; done
  } >"$1/two-thousand-products.drl"
  {
    printf '%s\n/* ' "$header"
    repeated 'never ends ' 20000000
  } >"$1/two-hundred-megabytes.drl"
  head -c 3000000 /dev/urandom >"$1/random-bytes.drl"
}

probe() { # file command...: milliseconds and status of each call
  local file=$1 line
  shift
  while :; do
    line=$("$@" -o /dev/null -w '%{time_total} %{http_code}')
    awk '{ printf "%d %s\n", $1 * 1000, $2 }' <<<"$line" >>"$file"
    sleep 0.1
  done
}

longest() { sort -n "$1" 2>/dev/null | tail -n 1 | cut -d' ' -f1; }

names() { sed -n 's/^rule "\(.*\)"$/\1/p' "$1" | head -n 100; }

named() { # file: whether `status` names it, or one of its rules
  local text name
  text=$(problems)
  [[ $text != *"$(basename "$1")"* ]] || return 0
  while read -r name; do [[ $text != *"$name"* ]] || return 0; done < <(names "$1")
  return 1
}

begin() { : >"$folder/answers" && : >"$folder/beats" && start=$(now); }

report() { # how file outcome
  printf '%-8s %-40s %-28s named %6s ms  back %6s ms  answer %5s ms  beat %5s ms\n' "$1" "$2" "$3" "$4" "$5" \
    "$(longest "$folder/answers")" "$(longest "$folder/beats")"
  cat "$folder/answers" >>"$folder/all-answers"
  cat "$folder/beats" >>"$folder/all-beats"
}

by_rest() { # file
  local file=$1 body code
  body=$folder/body.json
  begin
  {
    printf '{"author":"bench","reason":"hostile","opened":"","name":"hostile.drl","text":"'
    tr -d '\000-\010\013-\037\177-\377' <"$file" | sed 's/\\/\\\\/g; s/"/\\"/g; s/\t/ /g' | awk '{ printf "%s\\n", $0 }'
    printf '"}'
  } >"$body"
  code=$(api /rules/files -X POST --data-binary @"$body" -o "$folder/answer.json" -w '%{http_code}' -m 120)
  took=$(($(now) - start))
  if [[ $code == 200 ]]; then
    await "$longest_trial" named_or_active "$file" || failed "$(basename "$file") over REST: saved, and status names nothing"
    took=$(($(now) - start))
    rm -f "$repository/.czar/rules/hostile.drl"
  elif [[ $code != 4* ]]; then
    failed "$(basename "$file") over REST: answered $code: $(head -c 300 "$folder/answer.json")"
  fi
  back "$file"
  report REST "$(basename "$file")" "$code" "$took" "$((ended - start - took))"
}

named_or_active() { named "$1" || grep -q '^// settles' "$1"; }

back() { # file
  await 120 as_before || failed "$(basename "$1"): not as before: $(revision) instead of $first, $(problems | head -c 300)"
  ended=$(now)
}

by_file() { # file how
  local file=$1 target=$repository/.czar/rules/$(basename "$1")
  begin
  cp "$file" "$target"
  await "$longest_trial" named_or_active "$file" || failed "$(basename "$file") as a file ($2): status names nothing: $(problems | head -c 300)"
  took=$(($(now) - start))
  said=$(problems | head -c 4000 | grep -o 'cut off[^.;\\"]*\|decides too much[^.;\\"]*\|quarantined[^.;\\"]*\|error[^.;\\"]*\|larger[^.;\\"]*' | head -n 1 | cut -c1-28)
  rm -f "$target"
  back "$file"
  report "$2" "$(basename "$file")" "${said:-}" "$took" "$((ended - start - took))"
}

queue() {
  local number
  printf '{"primary_tasks": {'
  for ((number = 1; number <= tasks; number++)); do
    printf '%s"t%03d": {"status": "pending", "priority": %d, "task_file": ".czar/tasks/EXAMPLE.md"}' "$([[ $number -eq 1 ]] || echo ,)" "$number" "$((number % 40 + 1))"
  done
  printf '}, "bonus_tasks": {}}'
}

serve() { # settings of the gate
  "$czar" down --project "$repository" >/dev/null 2>&1
  sed -i '/^rules:/d' "$repository/.czar/czar.yaml"
  echo "rules: $1" >>"$repository/.czar/czar.yaml"
  "$czar" up --detach --project "$repository" >/dev/null || { failed 'the service does not start' && exit 1; }
  connect
  await 60 test -n "$(revision)"
  first=$(revision)
  await 60 as_before || failed "a problem before anything was saved: $(problems)"
}

mkdir "$folder/made"
made "$folder/made"
start_idle_project "$repository" 4
queue >"$repository/.czar/work-queue.json"
files=()
for file in src/test/resources/rules/greedy/*.drl "$folder"/made/*.drl; do
  [[ $file != *"$wanted"* || $file == */honest.drl ]] || files+=("$file")
done

probing() {
  probe "$folder/answers" api '' &
  probes=$!
  probe "$folder/beats" api /notes -X POST --data-binary '{"name": "beat", "value": "hostile"}' &
  probes="$probes $!"
}

serve '{cycles: 100}'
probing
for file in "${files[@]}"; do
  by_rest "$file"
  by_file "$file" gate
done
kill $probes
serve '{cycles: 0, budget: 1000000}'
probing
for file in "${files[@]}"; do by_file "$file" active; done
kill $probes
missing=$(awk '$2 != 200' "$folder/all-answers" "$folder/all-beats" | wc -l)
((missing == 0)) || failed "$missing answers are missing or errors: $(awk '$2 != 200 { print $2 }' "$folder/all-answers" "$folder/all-beats" | sort | uniq -c | tr '\n' ' ')"
echo "${#files[@]} files, $(wc -l <"$folder/all-answers") answers, longest $(longest "$folder/all-answers") ms; $(wc -l <"$folder/all-beats") beats, longest $(longest "$folder/all-beats") ms"
((failures == 0)) && echo PASSED
