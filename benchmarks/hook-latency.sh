#!/usr/bin/env bash
# Measures how long a hook of a worker's program takes to be its state in a running Czar: from the start of the hook's script
# to the first answer over REST that says so. The worker's turn changes with each event. Prints milliseconds as p50, p95 and
# the largest. Usage: benchmarks/hook-latency.sh [events, default 100]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
czar=$PWD/czar
events=${1:-100}
folder=$(mktemp -d)
repository=$folder/app

clean() {
  "$czar" down --workers --project "$repository" >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap clean EXIT

mkdir -p "$repository"
git -C "$repository" init -q -b main
echo bench >"$repository/README.md"
git -C "$repository" add -A
git -C "$repository" -c user.name=Bench -c user.email=bench@example.invalid commit -q -m 'Begin'
"$czar" init --project "$repository" --workers bench --agent command >/dev/null
printf '%s\n' 'printf "> "; cat >/dev/null' >"$folder/agent.sh"
cat >"$repository/.czar/czar.yaml" <<YAML
project: bench
workers:
  bench: {agent: command}
agents:
  command: {command: [sh, $folder/agent.sh]}
port: 0
YAML
"$czar" up --detach --project "$repository" >/dev/null

python3 - "$repository/.git/czar" "$events" <<'PY'
import json, os, subprocess, sys, time, urllib.request
state, events = sys.argv[1], int(sys.argv[2])
hook = state + "/worker-files/bench/hook"
while not os.path.exists(hook):
    time.sleep(0.1)
url = json.load(open(state + "/service.json"))["url"] + "/api/v1/projects/bench/workers"
token = open(state + "/token").read().strip()
def turn():
    request = urllib.request.Request(url, headers={"Authorization": "Bearer " + token})
    found = json.load(urllib.request.urlopen(request))
    workers = found if isinstance(found, list) else found["workers"]
    seen = workers[0].get("turn") or {}
    return seen.get("turn"), seen.get("sign")
taken = []
for number in range(events + 10):
    name, wanted = (("UserPromptSubmit", "ACTIVE"), ("Stop", "IDLE"))[number % 2]
    begun = time.monotonic()
    script = subprocess.Popen([hook], stdin=subprocess.PIPE)
    script.stdin.write(json.dumps({"hook_event_name": name, "session_id": "s"}).encode())
    script.stdin.close()
    while turn() != (wanted, "hook"):
        if time.monotonic() - begun > 30:
            sys.exit("a hook did not arrive in 30 s")
    taken.append((time.monotonic() - begun) * 1000)
    script.wait()
    time.sleep(0.2)
taken = sorted(taken[10:])
print("hook to state   p50 %4d ms   p95 %4d ms   max %4d ms   (%d)" % (
    taken[len(taken) // 2], taken[int(len(taken) * 0.95)], taken[-1], len(taken)))
PY
