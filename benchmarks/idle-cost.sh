#!/usr/bin/env bash
# Measures what supervising idle workers costs on this machine: the processor time of Czar (its service, all it starts, and
# what it makes the tmux server do) and of a plain loop in bash (every 30 s: list the panes, capture each screen, ask git about
# each worktree), over the same repository and the same workers. Then ends up to five workers and measures how soon
# Czar decides to start each again. Usage: benchmarks/idle-cost.sh [--json] [--seconds 30] [--settle 120] [workers, default 6 24 96]...
set -Eeuo pipefail
trap 'echo "idle-cost: line $LINENO failed: $BASH_COMMAND" >&2' ERR
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source benchmarks/idle-project.sh
czar=$PWD/czar
json='' seconds=30 settle=120 counts=()
while (($#)); do
  case $1 in
    --json) json=yes ;;
    --seconds) seconds=$2 && shift ;;
    --settle) settle=$2 && shift ;;
    *) counts+=("$1") ;;
  esac
  shift
done
[[ ${#counts[@]} -gt 0 ]] || counts=(6 24 96)
[[ -d /proc/self/task ]] || { echo 'idle-cost: needs /proc (Linux)' >&2 && exit 1; }
hertz=$(getconf CLK_TCK)
folder=''

clean() {
  [[ -n $folder ]] || return 0
  "$czar" down --workers --project "$folder/app" >/dev/null 2>&1 || true
  sleep 1
  rm -rf "$folder"
  folder=''
}
trap clean EXIT

descendants() { # process: it and all below it
  local child
  echo "$1"
  for child in $(cat "/proc/$1/task/"*/children 2>/dev/null); do descendants "$child"; done
}

ticks() { # processes: their time and that of the children they waited for
  local process stat total=0
  for process in "$@"; do
    stat=$(sed 's/.*) //' "/proc/$process/stat" 2>/dev/null) || continue
    # shellcheck disable=SC2086
    set -- $stat
    total=$((total + ${12} + ${13} + ${14} + ${15}))
  done
  echo "$total"
}

czar_ticks() {
  # shellcheck disable=SC2046
  ticks $(descendants "$service")
}

seconds_of() { awk -v ticks="$1" -v hertz="$hertz" 'BEGIN { printf "%.2f", ticks / hertz }'; }

one_process() { # words of its command line
  local found
  found=$(pgrep -o -f -- "$1") || { echo "idle-cost: no process with $1 runs" >&2 && return 1; }
  echo "$found"
}

set_up() { # workers
  folder=$(mktemp -d)
  repository=$folder/app
  start_idle_project "$repository" "$1"
  sleep "$settle"
  config=$repository/.git/czar/tmux/tmux.conf
  server=$(one_process "-f $config")
  socket=$(tr '\0' '\n' <"/proc/$server/cmdline" | sed -n '/^-L$/{n;p;}')
  service=$(one_process "--project $repository")
}

bash_tick() { # one turn of the loop
  local name tree
  tmux -L "$socket" list-panes -a -F '#{session_name} #{pane_dead} #{window_activity}' >/dev/null
  for ((number = 1; number <= workers; number++)); do
    name=worker$number tree=$repository-workers/worker$number
    tmux -L "$socket" capture-pane -p -t "=$name:" >/dev/null
    git -C "$tree" log -1 --format=%ct >/dev/null
    git -C "$tree" rev-list --count main..HEAD >/dev/null
    git -C "$tree" status --porcelain >/dev/null
  done
}

milliseconds() { date -d "$1" +%s%3N; }

pane() { # number: the process of a worker that runs, waited for up to half a minute, as one may just be started again
  local wait found
  for ((wait = 0; wait < 150; wait++)); do
    found=$(tmux -L "$socket" list-panes -t "=worker$1" -F '#{pane_dead} #{pane_pid}' 2>/dev/null) || found=''
    [[ $found != '0 '* ]] || { echo "${found#0 }" && return 0; }
    sleep 0.2
  done
  echo "idle-cost: worker$1 does not run, its end is not measured" >&2
  return 1
}

exits() { # ends up to five workers one after the other: how late each restart was decided, in milliseconds
  local number pid at decided
  for ((number = 1; number <= (workers < 5 ? workers : 5); number++)); do
    pid=$(pane "$number") || continue
    at=$(date +%s%3N)
    kill -KILL "$pid" || continue
    sleep 3
    decided=$("$czar" decisions --json --limit 5 --project "$repository" |
      awk -F'"' -v key="RESTART_WORKER/worker$number/" '/"at" :/ { at = $4 } index($0, key) && !found { print at; found = 1 }')
    [[ -z $decided ]] || echo $(($(milliseconds "$decided") - at))
  done
}

measure() { # one line: workers, Czar, tmux for it, bash, ratio, resident, median and latest of the ends seen
  local before server_before own extra resident seen tick
  set_up "$workers"
  before=$(czar_ticks) server_before=$(ticks "$server")
  sleep "$seconds"
  own=$(($(czar_ticks) - before)) extra=$(($(ticks "$server") - server_before))
  resident=$(awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$service/status")
  seen=$(exits | sort -n | awk '{ value[NR] = $1 } END { print NR ? value[int((NR + 1) / 2)] " " value[NR] : "0 0" }')
  "$czar" down --project "$repository" >/dev/null
  server_before=$(ticks "$server")
  TIMEFORMAT='%3U %3S'
  tick=$({ time bash_tick; } 2>&1)
  extra_of_bash=$(($(ticks "$server") - server_before))
  awk -v workers="$workers" -v own="$own" -v extra="$extra" -v hertz="$hertz" -v bash="$tick" -v more="$extra_of_bash" \
    -v turns="$(((seconds + 29) / 30))" -v resident="$resident" -v seen="$seen" 'BEGIN {
      split(bash, part, " ")
      loop = (part[1] + part[2] + more / hertz) * turns
      printf "%d %.2f %.2f %.2f %.2f %d %s\n", workers, own / hertz, extra / hertz, loop, (own + extra) / hertz / loop, resident, seen
    }'
  clean
}

results=$(for workers in "${counts[@]}"; do measure; done)
if [[ -n $json ]]; then
  awk -v seconds="$seconds" 'BEGIN { print "[" } {
      printf "%s  {\"workers\": %d, \"seconds\": %d, \"czar\": %s, \"tmux\": %s, \"bash\": %s, \"ratio\": %s, \"residentMiB\": %d, \"exitMedianMillis\": %d, \"exitLatestMillis\": %d}",
        (NR > 1 ? ",\n" : ""), $1, seconds, $2, $3, $4, $5, $6, $7, $8
    } END { print "\n]" }' <<<"$results"
else
  echo "Processor time in $seconds s of idling, in seconds; ends: from a worker's end to the decision to restart it, in ms."
  printf '%8s %8s %8s %8s %8s %10s %12s %12s\n' workers Czar tmux bash ratio resident 'end median' 'end latest'
  while read -r line; do
    # shellcheck disable=SC2086
    printf '%8d %8s %8s %8s %8s %6d MiB %12d %12d\n' $line
  done <<<"$results"
fi
