# One worker's session without a terminal. Gives each message to a turn of the program, one after the other, and writes what it
# says, with the beginning and the end of each turn, to one file. It ends when the program ends without having said how its turn
# ended: without a line like $2 (but not like $3).
cd -- "$1" || exit 125
mkfifo -m 600 wake || exit 125
exec 3<>wake
: >stream.jsonl
echo "$$" >pid.new && mv pid.new pid && echo started || exit 125
exec </dev/null >/dev/null 2>&1
while IFS= read -r turn <&3; do
  mv "turns/$turn/ready.sh" "turns/$turn/begun.sh" || continue
  written=$(wc -c <stream.jsonl)
  printf '{"czar":"turn","turn":"%s","at":%s}\n' "$turn" "$(date +%s)" >>stream.jsonl
  # a pipe: not every program reads its message from a file
  cat "turns/$turn/input" | sh "turns/$turn/begun.sh" >>stream.jsonl 2>errors 3<&-
  status=$?
  printf '\n{"czar":"end","status":%d,"at":%s}\n' "$status" "$(date +%s)" >>stream.jsonl
  tail -c +"$((written + 1))" stream.jsonl | grep -E "$2" | grep -qvE "$3" || {
    printf '{"czar":"left","status":%d,"at":%s}\n' "$status" "$(date +%s)" >>stream.jsonl
    exit "$status"
  }
done
