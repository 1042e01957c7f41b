#!/bin/sh
# Tells Czar about the work of @WORKER_NAME@. The report waits in a folder, so this works while Czar is away.
LC_ALL=C
export LC_ALL
[ -n "${CZAR_WORKER:-}" ] || CZAR_WORKER=@WORKER@
[ -n "${CZAR_SPOOL:-}" ] || CZAR_SPOOL=@SPOOL@
branches=@BRANCHES@
proof=$(cat @PROOF@ 2>/dev/null)

usage() {
    cat <<'EOF'
usage: report [--task ID] [--progress 0-100] [--eta TEXT] [--blocked-on TASK] [--question TEXT] [--done]
       report --note NAME[=VALUE] [--for TIME]
       report --ack MESSAGE
       report --turn active|idle|blocked [--prompt-id ID]
EOF
}

fail() {
    printf 'report: %s\n' "$1" >&2
    exit "${2:-1}"
}

escape() {
    printf '%s\n' "$1" | tr -d '\r' | sed -e 's/\\/\\\\/g' | sed -e ':a' -e '$!{' -e 'N' -e 'ba' -e '}' -e 's/\n/\\n/g'
}

field() {
    [ -z "$2" ] || printf '%s: %s\n' "$1" "$(escape "$2")"
}

sender() {
    field worker "$CZAR_WORKER"
    field proof "$proof"
}

drop() {
    mkdir -p "$CZAR_SPOOL" || fail "cannot make $CZAR_SPOOL"
    temporary=$(mktemp "$CZAR_SPOOL/.XXXXXXXX") || fail "cannot write to $CZAR_SPOOL"
    cat >"$temporary" && mv "$temporary" "$CZAR_SPOOL/$(date +%s)-$$-${temporary##*/.}.report" && return 0
    rm -f "$temporary"
    fail "cannot write to $CZAR_SPOOL"
}

task='' progress='' eta='' blocked='' question='' finished='' ack='' turn='' prompt='' note='' lasts=''
[ $# -gt 0 ] || { usage >&2; exit 2; }
while [ $# -gt 0 ]; do
    case $1 in
        --done) finished=true; shift; continue ;;
        -h | --help) usage; exit 0 ;;
        --task | --progress | --eta | --blocked-on | --question | --note | --for | --ack | --turn | --prompt-id) ;;
        *) usage >&2; fail "unknown option: $1" 2 ;;
    esac
    [ $# -ge 2 ] || fail "$1 needs a value" 2
    case $1 in
        --task) task=$2 ;;
        --progress) progress=${2%\%} ;;
        --eta) eta=$2 ;;
        --blocked-on) blocked=$2 ;;
        --question) question=$2 ;;
        --note) note=$2 ;;
        --for) lasts=$2 ;;
        --ack) ack=$2 ;;
        --turn) turn=$2 ;;
        --prompt-id) prompt=$2 ;;
    esac
    shift 2
done

case $progress in
    *[!0-9]* | ????*) fail "--progress is a number from 0 to 100" 2 ;;
esac
[ "${progress:-0}" -le 100 ] || fail "--progress is a number from 0 to 100" 2

if [ -n "$ack" ]; then
    { sender; field kind ack; field message "$ack"; } | drop || exit 1
fi
if [ -n "$turn" ]; then
    { sender; field kind turn; field state "$turn"; field prompt-id "$prompt"; } | drop || exit 1
fi
if [ -n "$note" ]; then
    case $note in
        *=*) value=${note#*=} ;;
        *) value=true ;;
    esac
    { sender; field kind note; field name "${note%%=*}"; field value "$value"; field for "$lasts"; } \
        | drop || exit 1
fi
[ -n "$task$progress$eta$blocked$question$finished" ] || exit 0

branch=$(git symbolic-ref --quiet --short HEAD 2>/dev/null)
commit=''
if [ -z "$task" ]; then
    case $branch in
        "$branches"*) task=${branch#"$branches"} ;;
    esac
fi
if [ -n "$finished" ]; then
    [ "$branch" = "$branches$task" ] \
        || fail "the work of this task belongs on branch $branches$task, but this is ${branch:-no branch}"
    commit=$(git rev-parse --verify --quiet HEAD) || fail "there is no commit yet"
else
    branch=''
fi
{
    sender
    field kind report
    field task "$task"
    field progress "$progress"
    field eta "$eta"
    field blocked-on "$blocked"
    field question "$question"
    field done "$finished"
    field branch "$branch"
    field commit "$commit"
} | drop
