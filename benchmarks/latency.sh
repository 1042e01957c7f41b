#!/usr/bin/env bash
# Measures two delays of a running Czar on this machine: from a commit to the decision it leads to, and from the decision
# to deliver a task to the text in the worker's pane. Real git, real tmux, one worker. Prints milliseconds as p50, p95 and
# the largest. Usage: benchmarks/latency.sh [commits, default 40]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
czar=$PWD/czar
commits=${1:-40}
folder=$(mktemp -d)
repository=$folder/app

clean() {
  "$czar" down --workers --project "$repository" >/dev/null 2>&1 || true
  sleep 1
  rm -rf "$folder"
}
trap clean EXIT

quietly() { git -C "$1" -c user.name=Bench -c user.email=bench@example.invalid "${@:2}" >/dev/null; }

percentiles() { # name; numbers on standard input
  sort -n | awk -v name="$1" '
    { value[NR] = $1 }
    END {
      if (NR == 0) { print name ": nothing was measured"; exit 1 }
      p50 = value[int((NR + 1) / 2)]; p95 = value[int(NR * 0.95 + 0.999)]
      printf "%-28s p50 %5d ms   p95 %5d ms   max %5d ms   (%d)\n", name, p50, p95, value[NR], NR
    }'
}

milliseconds() { date -d "$1" +%s%3N; }

mkdir -p "$repository"
git -C "$repository" init -q -b main
echo bench >"$repository/README.md"
quietly "$repository" add -A
quietly "$repository" commit -q -m 'Begin'
"$czar" init --project "$repository" --workers bench --agent command >/dev/null
cat >"$folder/agent.sh" <<'AGENT'
#!/usr/bin/env bash
# Shows a prompt, takes one pasted message after the other and acknowledges each.
stty raw -echo
printf '\033[?2004h> '
text=
while IFS= read -r -n1 -d '' char; do
  text+=$char
  if [[ $text == *'[czar:'*$'\e[201~'[$'\r\n'] ]]; then # bash turns the Enter it waits for into a line feed
    id=${text##*'[czar:'}
    printf '\r\n* reading\r\n'
    "$CZAR_REPORT" --ack "${id%%]*}" >/dev/null 2>&1
    printf '= done\r\n> '
    text=
  fi
done
AGENT
cat >"$repository/.czar/czar.yaml" <<YAML
project: bench
workers:
  bench: {agent: command}
agents:
  command: {command: [bash, "$folder/agent.sh"]}
checks:
  - {name: "true", command: ["true"]}
port: 0
YAML
{
  echo '{"primary_tasks": {'
  for ((number = 1; number <= commits; number++)); do
    echo "\"task$number\": {\"title\": \"Task $number\", \"description\": \"Nothing.\", \"priority\": 1},"
  done
  echo '"last": {"title": "Last", "description": "Nothing.", "priority": 9}}, "bonus_tasks": {}}'
} >"$repository/.czar/work-queue.json"
"$czar" up --detach --project "$repository" >/dev/null

worktree=$folder/app-workers/bench
declare -A made
last=
for ((number = 1; number <= commits; number++)); do
  branch=
  for ((wait = 0; wait < 600; wait++)); do
    branch=$(git -C "$worktree" symbolic-ref --short HEAD 2>/dev/null || true)
    [[ $branch == czar/bench/* && $branch != */idle && $branch != "$last" ]] && break
    sleep 0.1
  done
  last=$branch
  sleep 1.5
  echo "$number" >>"$worktree/work"
  git -C "$worktree" add work
  at=$(date +%s%3N)
  quietly "$worktree" commit -q -m "Step $number" -m "TASK_COMPLETE: ${branch##*/}"
  made[$(git -C "$worktree" rev-parse HEAD)]=$at
done
sleep 3

"$czar" decisions --json --limit 1000 --project "$repository" >"$folder/decisions.json"
awk -F'"' '/"at" :/ && !at { at = $4 } /"key" :/ { print at, $4; at = "" }' "$folder/decisions.json" >"$folder/decisions"
while read -r at key; do
  head=$(cut -d/ -f3 <<<"$key")
  if [[ $key == RUN_CHECKS/* && -n ${made[$head]:-} ]]; then
    echo $(($(milliseconds "$at") - made[$head]))
  fi
done <"$folder/decisions" | percentiles 'commit to decision'

grep ' INJECT_TASK/' "$folder/decisions" | head -n 20 | while read -r at key; do
  written=$("$czar" why "$key" --json --project "$repository" |
    awk -F'"' '/"name" : "written"/ { found = 1 } found && /"at" :/ { print $4; exit }')
  if [[ -n $written ]]; then
    echo $(($(milliseconds "$written") - $(milliseconds "$at")))
  fi
done | percentiles 'decision to text in the pane'
