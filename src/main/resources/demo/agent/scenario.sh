# What a fake agent does, step by step, from the file that $FAKE_AGENT names: a step a line, a block for the start of the program
# and one for each message after it, apart by lines "--"; the last block also answers every later message. Without a file each
# task is done as asked. For scripts that draw like one program: they define said, called, failed, asked, ended, working and composer.
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
. "$here/terminal.sh"
inbox=.czar-worker/inbox
newline='
'
me=${CZAR_WORKER:-worker}
export GIT_AUTHOR_NAME="$me" GIT_AUTHOR_EMAIL="$me@workers.invalid"
export GIT_COMMITTER_NAME="$me" GIT_COMMITTER_EMAIL="$me@workers.invalid"
transcript=
busy=     # the sign of work while a turn lasts
question= # stands in place of the composer
notice=   # at the right of the footer
footer=   # beside the permission mode, such as shells that run
status=   # below the transcript
seconds=0
turn=0
taken=0 # messages that were answered
before=0 # those of programs that ran here earlier
lost=0  # Enters that will be lost
surprise=
ticking=

note() {
  printf '%s %s\n' "$(date +%T)" "$1" >>.czar-worker/fake.log
}

# ---- the screen

say() { # a line of the transcript
  transcript=$transcript$1$newline
}

bottom() {
  set -- $(stty size)
  rows=$1 columns=$2
  screen=$transcript$([ -z "$busy" ] || working)$newline$([ -z "$status" ] || echo "$status")$newline
  if [ -n "$question" ]; then screen=$screen$(asked); else screen=$screen$(composer); fi
  printf '\033[?25l\033[H%s\033[J' "$(printf '%s\n' "$screen" | tail -n $((rows - 1)) | sed "s/\$/$escape[K/")"
}

bar() { # character
  printf "%${columns}s" '' | sed "s/ /$1/g"
}

# ---- time: looks at the terminal of at most 0.2 s

pass() { # seconds, "" for until the file $2 is there
  looks=0
  until [ -z "$1" ] && [ -e "$2" ]; do
    [ -z "$1" ] || [ $looks -lt $(($1 * 5)) ] || break
    look
    looks=$((looks + 1))
    [ $((looks % 5)) -ne 0 ] || second
  done
}

second() {
  seconds=$((seconds + 1))
  [ -z "$ticking" ] || notice="$(date +%T) · \$1.20 · 41% ctx"
  [ -z "$busy$ticking" ] || bottom
}

# ---- messages

submit() {
  if [ -n "$question" ]; then
    note "ANSWERED $question"
    question=
    bottom
    return
  fi
  [ -n "$draft" ] || return 0
  if [ "$lost" -gt 0 ]; then
    lost=$((lost - 1))
    note 'LOST ENTER'
    return
  fi
  turn=$((turn + 1))
  printf '%s' "$draft" >"$inbox/.new" && mv "$inbox/.new" "$inbox/$(printf '%03d' $turn).txt"
  note "SUBMITTED $(printf '%s' "$draft" | head -n 1)"
  draft=
  marker=
  bottom
}

paste_comes() { # what was pasted stands in the composer, or is lost in a question
  if [ -n "$question" ]; then
    note 'PASTE LOST IN A QUESTION'
    draft=
    marker=
  elif [ -n "$surprise" ]; then
    question=$surprise
    surprise=
  fi
}

answer() { # the next message
  taken=$((taken + 1))
  message=$(cat "$inbox/$(printf '%03d' $taken).txt")
  case $message in
    'Please read the file '*)
      file=${message#Please read the file }
      message=$(cat "${file%% (sha256 *}")
      ;;
  esac
  id=${message##*"[czar:"}
  id=${id%%]*}
  task=$(printf '%s\n' "$message" | sed -n 's/.*Your task is \([A-Za-z0-9._-]*\), on branch .*/\1/p' | head -n 1)
  [ -z "$task" ] || printf '%s\n' "$task" >.czar-worker/task
  task=$(cat .czar-worker/task 2>/dev/null)
  echoed "$(cat "$inbox/$(printf '%03d' $taken).txt")"
  bottom
  seconds=0
  perform $((taken - before))
  busy=
  bottom
}

# ---- steps

block() { # number
  if [ -z "${FAKE_AGENT:-}" ]; then
    [ "$1" -eq 0 ] || printf 'acknowledge\nwork 2\ncommit\nsay Done.\nend\n'
  else
    awk -v wanted="$1" '/^--$/ { block++; next } { text[block + 0] = text[block + 0] $0 "\n" }
      END { printf "%s", text[wanted < block ? wanted : block + 0] }' "$FAKE_AGENT"
  fi
}

perform() { # number of the block
  while IFS= read -r step <&3; do
    step "${step%% *}" "${step#* }"
  done 3<<STEPS
$(block "$1")
STEPS
}

step() { # word rest
  case $1 in
    '' | \#*) return ;;
    acknowledge) [ -z "${CZAR_REPORT:-}" ] || run "$CZAR_REPORT --ack $id" ;;
    work) busy=yes && bottom && pass "$2" ;;
    until) busy=yes && bottom && pass '' "$2" ;;
    wait) pass "$2" ;;
    do) run "$2" ;;
    commit) run "echo $me >>$task.txt && git add -A && git commit -qm 'Do $task' -m 'TASK_COMPLETE: $task'" ;;
    say) said "$2" ;;
    line) say "$2" ;;
    fail) busy= && failed "$2" ;;
    end) busy= && ended ;;
    ask) busy= && question=$2 && bottom && until [ -z "$question" ]; do look; done ;;
    surprise) surprise=$2 ;;
    draft) draft=$2 marker=$2 ;;
    notice) notice=$2 ;;
    footer) [ "$2" != footer ] && footer=$2 || footer= ;;
    status) [ "$2" != status ] && status=$2 || status= ;;
    clock) ticking=yes ;;
    lose) lost=$2 ;;
    storm) storm "$2" ;;
    exit) bottom && note "EXIT $2" && stty "$saved" && exit "$2" ;;
    kill) note "KILL $2" && stty "$saved" && trap - INT TERM HUP && kill -s "$2" $$ ;;
    shell) note SHELL && stty "$saved" && exec sh -i ;;
    *) note "UNKNOWN STEP $1" ;;
  esac
  bottom
}

run() { # command
  note "RUN $1"
  output=$(sh -c "$1" 2>&1 </dev/null) || note "FAILED $output"
  called "$1" "$(printf '%s' "$output" | head -n 1)"
}

storm() { # seconds: draws all anew with each look
  looks=0
  until [ $looks -ge $(($1 * 5)) ]; do
    printf '\033[2J\033[3J'
    bottom
    look
    looks=$((looks + 1))
  done
}

# ---- the day

live() {
  mkdir -p "$inbox"
  before=$(ls "$inbox" | wc -l)
  turn=$before taken=$before
  take_terminal
  printf '\033[2J'
  note "START $*"
  perform 0
  bottom
  while :; do
    look
    [ "$taken" -ge "$turn" ] || answer
  done
}
