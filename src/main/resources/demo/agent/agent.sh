#!/bin/sh
# A scripted worker for the demo and for tests. It sits in a terminal like an AI coding agent: it turns bracketed paste on,
# takes a message when Enter follows, acknowledges it, works in small steps, commits, reports, and claims completion. What it
# does for a task is in work/TASK/: NN-*.sh are steps (the first line is the commit's subject), NN-die, NN-stall,
# NN-begin-OTHER, NN-wait-for-OTHER and NN-ask (with the question) are troubles that happen once; fix.sh answers work that was
# returned. It needs no other file, so that it can be copied to where it is wanted. With --stream it is without a terminal: it takes one message from its
# standard input and tells of its turn in events, both as Claude Code has them (stream-json).
LC_ALL=C
export LC_ALL
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
notes=.czar-worker/notes
inbox=.czar-worker/inbox
me=${CZAR_WORKER:-worker}
pace=${CZAR_AGENT_PACE:-2} # looks at the terminal, 0.2 s each, between two steps
escape=$(printf '\033')
return_key=$(printf '\r')
newline='
'
export GIT_AUTHOR_NAME="$me" GIT_AUTHOR_EMAIL="$me@workers.invalid"
export GIT_COMMITTER_NAME="$me" GIT_COMMITTER_EMAIL="$me@workers.invalid"

mode=idle # idle, working, stalled, waiting (for another task), asking, dropping (what another worker has)
task=
input= # bytes that were read and not yet understood
draft= # what stands in the composer
pasting=
pastes=0
marker=
height=1 # lines of the composer and the sign of work
failures=0

# ---- the screen: lines scroll up, the last line is the composer or the sign of work

wipe() {
  printf '\r\033[K'
  [ "$height" -eq 1 ] || printf '\033[1A\r\033[K'
  height=1
}

bottom() {
  wipe
  case $mode in
    working | stalled)
      printf '* working on %s (esc to interrupt)' "$task"
      [ -z "$marker" ] || { printf '\n> %s' "$marker" && height=2; }
      ;;
    *) printf '> %s' "$marker" ;;
  esac
}

say() {
  wipe
  printf '%s\n' "$1"
  bottom
}

broken() {
  printf '\r\033[K! %s\n' "$1"
}

# ---- git and reports

commit() { # message...: commits all there is; another git process may hold the lock for a moment
  tries=0
  until git add -A && git commit -q --allow-empty "$@"; do
    tries=$((tries + 1))
    [ $tries -lt 5 ] || return 1
    look
  done >>.czar-worker/git.log 2>&1
  say "  committed: $(git log -1 --format='%h %s')"
}

report() {
  [ -z "${CZAR_REPORT:-}" ] || sh "$CZAR_REPORT" "$@" >>.czar-worker/report.log 2>&1 ||
    say "  could not report: $*"
}

progress() {
  all=$(steps | wc -l)
  made=$(ls "$notes/$task" 2>/dev/null | wc -l)
  report --task "$task" --progress $((made * 90 / (all > 0 ? all : 1))) --eta $(((all > made ? all - made : 1) * 2))s
}

# ---- the work

steps() {
  ls "$here/work/$task" 2>/dev/null | grep '^[0-9]'
}

next_step() {
  for step in $(steps) changelog; do
    [ -e "$notes/$task/$step" ] || { [ "$step" = changelog ] && [ ! -e "$here/work/$task/changelog" ]; } || break
    step=
  done
  if [ -z "$step" ] && [ -e "$notes/$task.returned" ]; then step=returned; fi
  [ -n "$step" ] || step=claim
}

work() {
  next_step
  file=$here/work/$task/$step
  mkdir -p "$notes/$task"
  case $step in
    returned) mend && rm -f "$notes/$task.returned" && complete && failures=0 || failed ;;
    claim)
      if git log -1 --format=%B | grep -q "^TASK_COMPLETE: $task\$"; then finish; else complete; fi
      ;;
    changelog)
      cat "$file" >>CHANGELOG.md && : >"$notes/$task/$step"
      commit -m "Note $task in the change log"
      ;;
    *-die)
      : >"$notes/$task/$step"
      echo "half a thought" >.czar-worker/unfinished
      broken 'a fatal error happened'
      exit 70
      ;;
    *-stall)
      : >"$notes/$task/$step"
      mode=stalled
      bottom
      ;;
    *-begin-*)
      : >"$notes/$task/$step"
      other=${step#*-begin-}
      mode=dropping
      say "  while there is time: I begin $other as well"
      report --task "$other" --progress 1
      ;;
    *-wait-for-*)
      other=${step#*-wait-for-}
      if [ -e "$notes/$task.cleared" ]; then
        : >"$notes/$task/$step"
        return
      fi
      mode=waiting
      say "  $task needs $other"
      report --task "$task" --progress 50 --blocked-on "$other"
      ;;
    *-ask)
      mode=asking
      say "  I ask: $(cat "$file")"
      report --task "$task" --question "$(cat "$file")"
      ;;
    *) run "$file" && : >"$notes/$task/$step" && failures=0 && progress || failed ;;
  esac
}

run() { # step file
  say "  $(sed -n '1s/^# //p' "$1")"
  if sh "$1" </dev/null >.czar-worker/step.log 2>&1; then
    commit -m "$(sed -n '1s/^# //p' "$1")"
  else
    say "  that did not work: $(tail -n 1 .czar-worker/step.log)"
    return 1
  fi
}

complete() {
  commit -m "Complete $task" -m "TASK_COMPLETE: $task" || return 1
  report --task "$task" --progress 100
  finish
}

finish() {
  mode=idle
  say "Done with $task."
}

failed() {
  failures=$((failures + 1))
  [ "$failures" -ge 5 ] || return 0
  report --task "$task" --question "Step $step of $task fails: $(tail -n 1 .czar-worker/step.log)"
  failures=0
  mode=idle
  say "  I cannot go on with $task"
}

# What was returned: first come up to date with what the others have in, then fix, then believe only the tests.
mend() {
  omnibus=$(git rev-parse -q --verify refs/heads/czar/omnibus || git rev-parse -q --verify refs/heads/main)
  if [ -n "$omnibus" ] && ! git merge-base --is-ancestor "$omnibus" HEAD; then
    say '  merging what the others have finished'
    if ! git -c merge.conflictStyle=merge merge -q --no-edit "$omnibus" >>.czar-worker/git.log 2>&1; then
      sh "$here/resolve.sh" && commit -m "Merge what the others have finished into $task" || return 1
    fi
  fi
  if [ -e "$here/work/$task/fix.sh" ] && [ ! -e "$notes/$task.fixed" ]; then
    run "$here/work/$task/fix.sh" && : >"$notes/$task.fixed" || return 1
  fi
  say "  tests: $(sh tests/run.sh 2>&1 | tail -n 1)"
}

# ---- messages

understand() { # the whole message in $message
  first=${message%%"$newline"*}
  id=${message##*"[czar:"}
  id=${id%%]*}
  say "< $first [czar:$id]"
  case $first in
    'Please read the file '*)
      file=${first#Please read the file }
      file=${file%% (sha256 *}
      sum=${first##*(sha256 }
      sum=${sum%%)*}
      if [ "$({ sha256sum "$file" 2>/dev/null || shasum -a 256 "$file"; } | cut -c1-64)" = "$sum" ]; then
        message=$(cat "$file")
        first=${message%%"$newline"*}
      else
        say "  $file is not what the message says it is"
        return
      fi
      ;;
  esac
  if [ "$mode" = stalled ]; then
    case $first in
      *' has had no visible progress '* | *' seems to be stuck.'*) mode=working ;;
      *) return ;; # deaf until it is nudged
    esac
  fi
  report --ack "$id"
  case $message in
    *', the answer to your question, from '*) answered ;;
    *'Your task is '*) take "$(printf '%s\n' "$message" | sed -n 's/.*Your task is \([A-Za-z0-9._-]*\), on branch .*/\1/p' | head -n 1)" ;;
    *'It cannot land yet: '*) returned ;;
    *' please stop working on '*) dropped ;;
    'Good news, '*)
      [ -z "$task" ] || : >"$notes/$task.cleared"
      [ "$mode" != waiting ] || mode=working
      ;;
    *' how is task '* | *' has had no visible progress '*) [ -z "$task" ] || progress ;;
  esac
  bottom
}

take() { # task
  task=$1
  printf '%s\n' "$task" >"$notes/task"
  if [ -d "$here/work/$task" ]; then
    mode=working
    [ -z "$(git status --porcelain 2>/dev/null)" ] || commit -m "Go on with $task where it was left"
  else
    say "  I do not know how to do $task"
    report --task "$task" --question "What does $task mean?"
  fi
}

returned() {
  task=$(printf '%s\n' "$message" | sed -n 's/.*thank you for \([A-Za-z0-9._-]*\)\. It cannot land yet: .*/\1/p' | head -n 1)
  : >"$notes/$task.returned"
  mode=working
}

answered() {
  [ "$mode" = asking ] || return 0
  next_step
  printf '%s\n' "$message" >"$notes/$task/$step"
  mode=working
}

dropped() {
  say '  dropped what another worker has'
  [ "$mode" != dropping ] || mode=working
  [ -z "$task" ] || progress
}

# ---- the terminal

look() { # one look at the terminal, at most 0.2 s; understands what has come
  chunk=$(dd bs=4096 count=1 2>/dev/null && printf x)
  chunk=${chunk%x}
  [ -n "$chunk" ] || return 0
  input=$input$chunk
  while [ -n "$input" ]; do
    if [ -n "$pasting" ]; then paste || return 0; else key || return 0; fi
  done
}

paste() { # false when more must be read first
  case $input in
    *"$escape[201~"*)
      draft=$draft${input%%"$escape[201~"*}
      input=${input#*"$escape[201~"}
      pasting=
      pastes=$((pastes + 1))
      lines=$(printf '%s' "$draft" | wc -l)
      marker="[Pasted text #$pastes +$((lines)) lines]"
      [ "$lines" -gt 0 ] || marker=$(printf '%s' "$draft" | cut -c1-180)
      bottom
      ;;
    *) return 1 ;;
  esac
}

key() { # false when more must be read first
  case $input in
    "$escape[200~"*)
      input=${input#"$escape[200~"}
      pasting=yes
      ;;
    "$escape" | "$escape[" | "$escape[2" | "$escape[20" | "$escape[200") return 1 ;;
    "$return_key"*)
      input=${input#?}
      submit
      ;;
    "$escape"*) input=${input#?} ;;
    *)
      typed=${input%%["$escape$return_key"]*}
      draft=$draft$typed
      marker=$(printf '%s' "$draft" | tail -n 1 | cut -c1-180)
      input=${input#"$typed"}
      bottom
      ;;
  esac
}

submit() {
  [ -n "$draft" ] || return 0
  number=$(($(ls "$inbox" | wc -l) + 1))
  printf '%s' "$draft" >"$inbox/.new" && mv "$inbox/.new" "$inbox/$(printf '%03d' "$number").txt"
  message=$draft
  draft=
  marker=
  understand
}

# ---- without a terminal

stream() { # [--resume SESSION]
  session=${2:-$(printf '%08x-0000-4000-8000-000000000000' $$)}
  IFS= read -r line
  record '{"type":"system","subtype":"init"'
  record "${line%\}},\"isReplay\":true"
  [ ! -s "$notes/mode" ] || mode=$(cat "$notes/mode")
  [ ! -s "$notes/task" ] || task=$(cat "$notes/task")
  echo idle >"$notes/mode"
  say() { record "{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"$(quoted "$1")\"}]}"; }
  bottom() { :; }
  broken() { echo "$1" >&2; }
  look() { sleep 0.2; }
  draft=$(said "$line" && printf x)
  draft=${draft%x}
  submit
  while [ "$mode" = working ]; do
    looks=0
    while [ $looks -lt "$pace" ]; do look && looks=$((looks + 1)); done
    work
  done
  echo "$mode" >"$notes/mode"
  record '{"type":"result","subtype":"success","is_error":false,"result":"done"'
}

record() {
  printf '%s,"session_id":"%s"}\n' "$1" "$session"
}

quoted() {
  printf '%s' "$1" | tr '\000-\037' ' ' | sed 's/[\\"]/\\&/g'
}

said() { # the text of a message; a byte that no message has stands for a backslash meanwhile
  hold=$(printf '\001')
  printf '%s' "$1" | sed -e 's/^.*"text":"//' -e 's/"}\]}}$//' -e "s/\\\\\\\\/$hold/g" -e 's/\\n/\
/g' -e 's/\\t/	/g' -e 's/\\"/"/g' -e "s/$hold/\\\\/g"
}

# ---- the day

mkdir -p "$notes" "$inbox"
command -v git >/dev/null || { echo 'The demo worker needs git.' && exit 69; }
if [ "${1:-}" = --stream ]; then
  shift
  stream "$@"
  exit 0
fi
[ -t 0 ] || { echo 'The demo worker needs a terminal.' && exit 69; }
saved=$(stty -g)
trap 'stty "$saved"; exit 0' INT TERM HUP
stty raw -echo min 0 time 2 && stty opost onlcr
printf '\033[?2004h'
say "A scripted worker, $me"
[ ! -s "$notes/task" ] || say "  I had $(cat "$notes/task") when I stopped; it is in the notes"
looks=0
while :; do
  look
  looks=$((looks + 1))
  if [ "$mode" = working ] && [ $looks -ge "$pace" ]; then
    looks=0
    work
  fi
done
