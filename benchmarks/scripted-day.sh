#!/usr/bin/env bash
# A day of five workers, each an agent of another kind, in a real repository: two of them ask, one is answered over REST as the
# page does it and one by `czar answer`; the machine goes down in the middle of the work, with all that runs on it, and comes up
# with a new boot id; three times a human ends Czar and its workers and starts them again. Passes when after each start every
# worker works on, no end was taken for a crash, nothing was delivered twice and all tasks landed.
# The machine is a process namespace, so it needs Linux, util-linux and curl besides what Czar needs. It takes some minutes.
# Usage: benchmarks/scripted-day.sh      (KEEP=yes leaves the folder of a run that failed, PATIENCE=seconds: each wait, default 180)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
PATIENCE=${PATIENCE:-180}
. benchmarks/lib/demo.sh
program=$czar czar=czar_there
repository=$folder/tally
export CZAR_STATE=$folder/state TMUX_TMPDIR=$folder
machine=
boots=0
tasks=0 # of each worker
own=(--mount --pid) enter=(--mount --pid)
[[ $(id -u) == 0 ]] || { own+=(--map-root-user) enter+=(--user --preserve-credentials); }
declare -A agent=([engineer1]=claude [engineer2]=codex [engineer3]=gemini [qa]=scripted [docs]=scripted)
declare -A before
workers=(engineer1 engineer2 engineer3 qa docs)

# ---- the machine

power_on() { # one with a boot id of its own; its first process takes care of those whose parents are gone
  boots=$((boots + 1))
  printf '00000000-0000-4000-8000-%012d\n' "$boots" >"$folder/boot-id"
  unshare "${own[@]}" --fork --mount-proc --kill-child bash -c \
    'mount --bind "$1" /proc/sys/kernel/random/boot_id && while :; do sleep 3600 & wait; done' _ "$folder/boot-id" \
    2>"$folder/machine.log" &
  await 'a machine' first_process $!
}

first_process() { # of unshare
  machine=$(pgrep -P "$1" | head -n 1)
  [[ -n $machine ]] && on_machine cmp -s "$folder/boot-id" /proc/sys/kernel/random/boot_id 2>/dev/null
}

on_machine() { # command...
  nsenter --target "$machine" "${enter[@]}" -- "$@"
}

czar_there() {
  on_machine "$program" "$@"
}

ask() { # command of czar...
  czar_there "$@" --project "$repository"
}

power_off() {
  [[ -z $machine ]] || { kill -9 "$machine" && tail --pid="$machine" -f /dev/null; } 2>/dev/null
  machine=
}

end_demo() { power_off; }

await() { # what, command...
  local since=$SECONDS
  until "${@:2}"; do
    ((SECONDS - since < patience)) || fail "$1: not after $patience s; $(ask status 2>&1)"
    sleep 0.5
  done
}

# ---- the project

write_project() {
  local worker name
  mkdir -p "$repository/tests" "$repository/.czar"
  cp -r src/main/resources/demo/agent "$folder/agent"
  rm -rf "$folder/agent/work"
  printf -- '--\nacknowledge\nwork 5\ncommit\nsay Done.\nend\n' >"$folder/scenario"
  cat >"$repository/.czar/czar.yaml" <<YAML
project: day
workers:
$(for worker in "${workers[@]}"; do echo "  $worker: {agent: ${agent[$worker]}$([[ $worker != docs ]] || echo ', terminal: headless')}"; done)
agents:
  scripted:
    command: [sh, "$folder/agent/agent.sh"]
    composerStays: true
    conversation: [--resume, "{session}"]
    headless:
      format: claude
      command: [sh, "$folder/agent/agent.sh", --stream]
      resume: [sh, "$folder/agent/agent.sh", --stream, "{conversation}"]
      messageLimit: 60000
$(for name in claude codex gemini; do echo "  $name: {command: [sh, \"$folder/agent/$name.sh\"], resume: [], session: {}, environment: {FAKE_AGENT: \"$folder/scenario\"}, shell: true}"; done)
checks: [{name: tests, command: [sh, tests/run.sh]}]
reviewer: {command: [sh, "$folder/agent/review.sh"]}
port: 0
YAML
  printf 'for file in *.txt; do test -s "$file" || exit 1; done\n' >"$repository/tests/run.sh"
  echo 'The texts of a day' >"$repository/begin.txt"
  git -C "$repository" init -q -b main
  echo .czar/ >>"$repository/.git/info/exclude"
  git -C "$repository" config user.name Day
  git -C "$repository" config user.email day@example.invalid
  git -C "$repository" add -A
  git -C "$repository" commit -q -m Begin
  must init
}

scripted_task() { # task number: three steps; in the second task the worker asks before the last
  local steps=$folder/agent/work/$1 step
  mkdir -p "$steps"
  for step in 1 2 3; do
    printf '# Write part %d of %s\nsleep 1\necho part %d >>%s.txt\n' "$step" "$1" "$step" "$1" >"$steps/${step}0-write.sh"
  done
  [[ $2 != 2 ]] || echo "May $1 be longer than two lines?" >"$steps/25-ask"
}

add_tasks() { # two more for each
  local worker number
  for number in $((tasks + 1)) $((tasks + 2)); do
    for worker in "${workers[@]}"; do
      [[ ${agent[$worker]} != scripted ]] || scripted_task "$worker-$number" "$number"
      must task add "$worker-$number" --assignee "$worker" --description "Write $worker-$number.txt."
    done
  done
  tasks=$((tasks + 2))
}

must() { # command of czar...
  local said
  said=$(ask "$@" 2>&1) || fail "czar $*: $said"
}

# ---- what is looked at

commits() { # worker
  git -C "$repository" log --branches --author="^$1 <" --format=%H | wc -l
}

worked_on() { # worker: since the last start
  (($(commits "$1") > before[$1]))
}

landed() {
  git -C "$repository" log main --format=%B | grep '^TASK_COMPLETE: ' | sort -u | wc -l
}

all_landed() { (($(landed) == tasks * ${#workers[@]})); }

asks() { # worker
  ask status | grep -q "May $1-2 be longer"
}

heard() { # worker, words of the answer
  grep -qF "$2" "$repository-workers/$1/.czar-worker/notes/$1-2/25-ask" 2>/dev/null
}

require_no_crash_seen() { # a restart for each worker and start but the first, for a reason that is nobody's fault
  local causes
  causes=$(ask decisions --export | jq -r 'select(.action.kind == "RestartWorker") | .action.cause' | sort | uniq -c | xargs)
  [[ $causes == "$((${#workers[@]} * 3)) OWN_ORDER ${#workers[@]} REBOOT" ]] || fail "restarts: $causes"
}

require_told_only_of_questions() {
  local alerts
  alerts=$(ask decisions --export | jq -r 'select(.action.kind == "AlertHuman") | .action.text' | grep -v ' asks: May .* be longer ')
  [[ -z $alerts ]] || fail "people were told: $alerts"
}

# ---- the day

up_and_work() {
  local worker
  add_tasks
  starts=$((starts + 1))
  for worker in "${workers[@]}"; do before[$worker]=$(commits "$worker"); done
  ask up --detach >"$folder/up-$starts.log" 2>&1 || fail 'Czar did not start'
  for worker in "${workers[@]}"; do await "$worker works on after start $starts" worked_on "$worker"; done
  echo "  $SECONDS s: all work on after start $starts, $(landed) of $((tasks * ${#workers[@]})) tasks landed"
}

answer_as_the_page() { # worker text
  local address token
  address=$(jq -r .url "$repository/.git/czar/service.json")
  token=$(ask token print | tail -n 1)
  on_machine curl -sS --fail-with-body -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -d "{\"kind\": \"answer\", \"worker\": \"$1\", \"text\": \"$2\", \"author\": \"day\"}" \
    "${address%/}/api/v1/projects/day/orders" >"$folder/order.json" || fail "the order was refused: $(cat "$folder/order.json")"
}

power_on
write_project
up_and_work
await 'a question of the worker with a terminal' asks qa
answer_as_the_page qa 'Yes, three lines.'
await 'a question of the worker without one' asks docs
must answer docs 'Three lines, please.' --author day
await 'the answer over REST' heard qa 'Yes, three lines.'
await 'the answer by czar answer' heard docs 'Three lines, please.'
echo "  $SECONDS s: both questions are answered"

power_off
power_on
up_and_work
for _ in 1 2 3; do
  must down --workers
  up_and_work
done
await 'all tasks on the mainline' all_landed
require_no_crash_seen
require_told_only_of_questions
require_no_message_twice
require_no_open_intent
require_verified
echo "PASSED: $(landed) tasks of ${#workers[@]} workers landed after $SECONDS s, $starts starts, $proof"
