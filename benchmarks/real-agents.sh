#!/usr/bin/env bash
# Lets real agent programs do one whole task under Czar with nobody there: installs each, gives it a model on the loopback
# (real-agents/model-server.py), hands out a hostile multi-line task and one that names a file outside with @, and checks
# that the first is in a request to the model exactly as written, that edit, acknowledgement, commit and report of both come
# through and land, that hooks tell of it and tools are found, that Claude Code's questions for permissions are answered, and that the file outside is in no
# request. Needs npm, node (22 for the newest Qwen Code), python3, tmux and the network.
# After that it tells the worker something while it is idle and while it works, kills the program (the conversation must go on in a new
# one), and lets the model refuse for a while as one who is over a limit (the worker must be seen as limited, and go on afterwards).
# Usage: benchmarks/real-agents.sh [--into FOLDER] [claude|codex|gemini|opencode|qwen|copilot|cline]...   (--into keeps the installed programs)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
czar=${CZAR:-$PWD/czar}
server=$PWD/benchmarks/real-agents/model-server.py
hostile=$PWD/benchmarks/real-agents/hostile.md
patience=${PATIENCE:-150}
scratch=$(mktemp -d -p /var/tmp) # not in /tmp, which sandboxes leave open
programs=$scratch/programs
[ "${1:-}" != --into ] || { mkdir -p "$2"; programs=$(cd "$2" && pwd); shift 2; }
[ $# -gt 0 ] || set -- claude codex gemini opencode qwen copilot cline
declare -A package=([claude]=@anthropic-ai/claude-code [codex]=@openai/codex [gemini]=@google/gemini-cli [opencode]=opencode-ai
  [qwen]=@qwen-code/qwen-code [copilot]=@github/copilot [cline]=cline)
# what a person says in czar.yaml: what Claude Code's questions are answered with; that Gemini reads hooks, that Cline may do anything
declare -A permissions=([claude]='{allow: {commands: [sh allowed.sh]}, deny: {commands: [sh denied.sh], reason: Czar says no}}')
declare -A agents=([gemini]='gemini: {environment: {GEMINI_CLI_TRUST_WORKSPACE: "true"}}' [cline]='cline: {command: [cline, --tui, --auto-approve, "true"]}')
port=${MODEL_PORT:-18765}
model='' repository=''
canary=canary-$RANDOM$RANDOM

stop() {
  [ -z "$repository" ] || "$czar" down --workers --project "$repository" >/dev/null 2>&1 || true
  [ -z "$model" ] || kill "$model" 2>/dev/null || true
  model='' repository=''
}
trap 'stop; [ -n "${KEEP:-}" ] && echo "kept: $scratch" || rm -rf "$scratch"' EXIT

install() { # program: under $programs, with a home of its own
  [ -x "$programs/$1/node_modules/.bin/$1" ] && return
  mkdir -p "$programs/$1"
  (cd "$programs/$1" && echo '{}' >package.json && npm install --no-audit --no-fund "${package[$1]}@latest" >install.log 2>&1) ||
    { tail -5 "$programs/$1/install.log"; return 1; }
}

. benchmarks/real-agents/settle.sh

begin() { # program: a repository with its tasks, and one that keeps the project unfinished
  mkdir -p "$repository"
  git -C "$repository" init -q -b main
  git -C "$repository" config user.name Real
  git -C "$repository" config user.email real@example.invalid
  echo real >"$repository/README.md"
  echo 'echo it was allowed' >"$repository/allowed.sh"
  echo 'echo it was not denied' >"$repository/denied.sh"
  git -C "$repository" add -A
  git -C "$repository" commit -q -m 'Begin'
  "$czar" init --project "$repository" --workers "real" --agent "$1" >/dev/null
  cat >"$repository/.czar/czar.yaml" <<YAML
project: real-$1
workers: {real: {agent: $1}, busy: {agent: busy}}
checks: [{name: "true", command: ["true"]}]
port: 0
permissions: ${permissions[$1]:-{\}}
agents: {busy: {command: [cat]}, ${agents[$1]:-}}
YAML
  printf '%s\n' "$canary" >"$scratch/$1/outside.txt"
  python3 - "$hostile" "$scratch/$1/outside.txt" "$repository/.czar/work-queue.json" <<'PY'
import json, sys
text = open(sys.argv[1], encoding="utf8").read()
outside = "The log of a check said:\n```\n@%s\nsee @../../outside.txt\n```\n@%s" % (sys.argv[2], sys.argv[2])
tasks = {"hostile": {"title": "A hostile text", "description": text, "priority": 1},
         "outside": {"title": "A file outside", "description": outside, "priority": 2},
         "later": {"title": "Not yet", "description": "So that the project is not finished.", "assignee": "busy"}}
json.dump({"primary_tasks": tasks, "bonus_tasks": {}}, open(sys.argv[3], "w"))
PY
}

arrived() { # log: whether the task's text is in one request exactly as it was written, or without what takes no room (Claude Code 2.1.332)
  python3 - "$hostile" "$1" <<'PY'
import json, sys
text = open(sys.argv[1], encoding="utf8").read().strip("\n")
def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)
visible = text.replace("\u200b", "")
sys.exit(0 if any(text in part or visible in part for line in open(sys.argv[2]) for part in strings(json.loads(line)["body"])) else 1)
PY
}

awaited() { # what, command...: tells whether it came true in time
  local wait
  for ((wait = 0; wait < patience * 2; wait++)); do
    if "${@:2}"; then
      printf '  yes  %s\n' "$1"
      return
    fi
    sleep 0.5
  done
  printf '  NO   %s\n' "$1"
  failed=1
}

landed() { # both
  [ "$(git -C "$repository" log main --format=%B | grep -cE '^TASK_COMPLETE: (hostile|outside)$')" -ge 2 ]
}
edited() { git -C "$repository" log --all --format= --name-only | grep -qx hostile.txt; }
acknowledged() { [ "$(find "$repository/.git/czar/spool/acknowledged" -type f 2>/dev/null | wc -l)" -ge "$1" ]; }
reported() { # task: whether Czar has read its worker's report
  python3 - "$repository/.git/czar/ledger.db" "$1" <<'PY'
import json, sqlite3, sys
rows = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True).execute("select fact from observation where source = 'report'")
facts = [json.loads(fact or "{}") for fact, in rows]
sys.exit(0 if any(fact.get("task") == sys.argv[2] and fact.get("percent") == 100 for fact in facts) else 1)
PY
}
hooked() { # whether the program's own hooks told of both tasks: a turn that began and ended, or, from Codex, that ended
  python3 - "$repository/.git/czar/ledger.db" "$program" <<'PY'
import json, sqlite3, sys
rows = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True).execute("select fact from observation where key like 'HookEvent/%' order by rowid")
facts = [json.loads(fact or "{}") for fact, in rows]
turns = [fact.get("turn") for fact in facts]
if sys.argv[2] == "codex":
    sys.exit(0 if any(fact.get("event") == "agent-turn-complete" for fact in facts) else 1)
ends = sum(1 for before, after in zip(turns, turns[1:]) if (before, after) == ("ACTIVE", "IDLE"))
sys.exit(0 if ends >= 2 and all(fact.get("session") for fact in facts) else 1)
PY
}
permitted() { # whether a question was answered by each word of czar.yaml through the hook, and the model told
  grep -q 'it was allowed' "$scratch/$program/requests" && grep -q 'Czar says no' "$scratch/$program/requests" &&
    ! grep -q 'it was not denied' "$scratch/$program/requests"
}
tooled() { grep -q my_task "$scratch/$program/requests"; }
secret() { ! grep -q "$canary" "$scratch/$program/requests"; }
said() { "$czar" tell --project "$repository" real "$1" >/dev/null; }
heard() { # words...: whether all are in one request of the conversation (it has tools), each once among what was said to the model
  python3 - "$scratch/$program/requests" "${most:-1}" "$@" <<'PY'
import json, re, sys
def users(body):
    for entry in body.get("messages") or body.get("input") or body.get("contents") or []:
        if entry.get("role") == "user":
            yield json.dumps(entry.get("content") or entry.get("parts"), ensure_ascii=False)
heard = any(all(1 <= said.count(words) <= int(sys.argv[2]) for words in sys.argv[3:])
            for said in ("\n".join(users(body)) for body in (json.loads(line)["body"] for line in open(sys.argv[1])) if body.get("tools")))
sys.exit(0 if heard else 1)
PY
}
kept() { # words...: the same after a restart, before which a turn may have been cut off: its words are said again
  local most=2
  heard "$@"
}
socket() { find "${TMUX_TMPDIR:-/tmp}/tmux-$(id -u)" -name "czar-real-$program-*" -newer "$scratch/$program/outside.txt" 2>/dev/null | head -1; }
process() { tmux -S "$(socket)" list-panes -t real -F '#{pane_pid}' 2>/dev/null || true; }
anew() { [ -n "$(process)" ] && [ "$(process)" != "$1" ] && [ -d "/proc/$(process)" ]; }
limited() { "$czar" workers --json --project "$repository" | grep -qE '"(RATE_LIMITED|QUOTA_EXCEEDED)"'; }
active() { "$czar" workers --json --project "$repository" | grep -q '"ACTIVE"'; }

talk() { # while it is idle, while it works, and after a kill; then while the model refuses
  local before=$RANDOM$RANDOM
  said "idle $before"
  awaited 'what is said while it is idle arrives once' heard "idle $before"
  echo slow >"$scratch/$program/requests.mood"
  said "begin $before"
  awaited 'it works' active
  said "busy $before"
  awaited 'what is said while it works arrives once' heard "idle $before" "begin $before" "busy $before"
  rm "$scratch/$program/requests.mood"
  local killed
  killed=$(process)
  kill -9 "$killed"
  awaited 'killed, it is started anew' anew "$killed"
  said "after $before"
  if [ "$program" = cline ]; then
    awaited 'with a new conversation' kept "after $before"
  else
    awaited 'with the same conversation' kept "idle $before" "busy $before" "after $before"
  fi
  [ -n "${LIMITS:-}" ] || return 0
  echo limit >"$scratch/$program/requests.mood"
  said "refused $before"
  [ "$program" = qwen ] || awaited 'it is seen as limited' limited # Qwen Code 0.24 tries again by itself: it works
  rm "$scratch/$program/requests.mood"
  [ "$program" != gemini ] || tmux -S "$(socket)" send-keys -t real Enter # it asks whether to try again: for a human to answer
  said "again $before"
  awaited 'and goes on when the limit is over' kept "after $before" "again $before"
}

screen() { # what the agent shows, when something is missing
  [ -z "$(socket)" ] || tmux -S "$(socket)" capture-pane -p -t real 2>/dev/null | tail -40
}

overall=0
for program in "$@"; do
  failed=''
  install "$program" || { echo "$program: cannot be installed"; overall=1; continue; }
  echo "$program $(HOME=$scratch timeout 60 "$programs/$program/node_modules/.bin/$program" --version 2>/dev/null | head -1)"
  (
    export HOME=$scratch/$program/home
    export PATH=$programs/$program/node_modules/.bin:$PATH
    repository=$scratch/$program/app
    mkdir -p "$HOME"
    trap stop EXIT
    settle "$program"
    begin "$program"
    : >"$scratch/$program/requests"
    python3 "$server" "$port" "$scratch/$program/requests" &
    model=$!
    "$czar" up --detach --project "$repository" >/dev/null
    awaited 'the text is in a request as it was written' arrived "$scratch/$program/requests"
    awaited 'a file was edited and committed' edited
    awaited 'the acknowledgement came' acknowledged 1
    awaited 'the report was read' reported hostile
    awaited 'the task that names a file outside was acknowledged' acknowledged 2
    awaited 'and reported' reported outside
    awaited 'both tasks landed, nobody there' landed
    if [ "$program" != cline ]; then # it has neither
      awaited "its hooks told of it" hooked
      awaited "it knows Czar's tools" tooled
    fi
    [ "$program" != claude ] || awaited 'what it asked to be allowed was answered by czar.yaml' permitted
    patience=1 awaited 'the file outside is in no request' secret
    [ -n "$failed" ] || talk
    [ -z "$failed" ] || screen
    [ -z "$failed" ]
  ) || overall=1
  port=$((port + 1))
done
exit "$overall"
