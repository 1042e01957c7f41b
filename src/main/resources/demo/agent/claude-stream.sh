# A program that speaks Claude Code's stream-json, one process for each message. What it does stands in the message, one word at
# the beginning of a line: "do COMMAND" runs it as a tool, "say TEXT", "raw RECORD", "wait FILE" until it is there, "limit TEXT", "fail TEXT", "die STATUS"
# without a word, "task" does the task that Czar asks for. Each message is kept in $KEPT, byte for byte as it came.
while [ $# -gt 0 ]; do
  [ "$1" != --resume ] || session=$2
  shift
done
[ -n "${session:-}" ] || session=$(printf '%08x-0000-4000-8000-000000000000' "$$")
IFS= read -r line
[ -z "${KEPT:-}" ] || printf '%s\n' "$line" >>"$KEPT"
emit() { printf '%s,"session_id":"%s"}\n' "$1" "$session"; }
text() { printf '%s' "$1" | tr '\n' ' ' | sed 's/[\\"]/\\&/g'; }
emit '{"type":"system","subtype":"init","model":"none"'
emit "${line%\}}"',"isReplay":true'
message=$(printf '%s' "$line" | sed 's/^.*"text":"//; s/"}\]}*.*$//; s/\\n/\
/g; s/\\t/	/g; s/\\"/"/g; s/\\\\/\\/g')
say() { emit "{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"$(text "$1")\"}]}"; }
run() {
  emit "{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"tool_use\",\"name\":\"Bash\",\"input\":{\"command\":\"$(text "$1")\"}}]}"
  result=$(sh -c "$1" 2>&1 </dev/null)
  emit "{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"tool_result\",\"content\":\"$(text "$result")\"}]}"
}
end() { emit "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":$1,\"result\":\"$(text "$2")\""; }
task() {
  id=$(printf '%s\n' "$message" | sed -n 's/.*Your task is \([A-Za-z0-9._-]*\), on branch .*/\1/p' | head -n 1)
  run "\"$CZAR_REPORT\" --ack ${1}"
  [ -n "$id" ] || return 0
  run "echo $id >$id.txt && git add $id.txt && git -c user.name=w -c user.email=w@example.invalid commit -qm 'Do $id' -m 'TASK_COMPLETE: $id'"
  run "\"$CZAR_REPORT\" --task $id --progress 100"
}
while IFS= read -r order; do
  case $order in
    'do '*) run "${order#do }" ;;
    'say '*) say "${order#say }" ;;
    'raw '*) printf '%s\n' "${order#raw }" ;;
    'wait '*) until [ -e "${order#wait }" ]; do sleep 0.05; done ;;
    'limit '* | 'fail '*) end true "${order#* }" && exit 1 ;;
    'die '*) echo 'out of my depth' >&2 && exit "${order#die }" ;;
    '[czar:'*) [ -z "${CZAR_REPORT:-}" ] || { id=${order#\[czar:} && task "${id%%]*}"; } ;;
  esac
done <<EOF
$message
EOF
say done
end false done
