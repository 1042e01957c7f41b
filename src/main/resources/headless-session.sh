# One worker's session without a terminal. Gives each message to a turn of the program, one after the other, and writes what it
# says, with the beginning and the end of each turn, to one file, which is put aside between two turns when it has $4 bytes. It
# ends when the program ends without having said how its turn ended: without a record of type $2 (but not of subtype $3).
cd -- "$1" || exit 125
mkfifo -m 600 wake || exit 125
exec 3<>wake
: >stream.jsonl
started=$(sed 's/.*) //' "/proc/$$/stat" 2>/dev/null | cut -d' ' -f20)
echo "$$ $started" >pid.new && mv pid.new pid && echo started || exit 125
exec </dev/null >/dev/null 2>&1
concluded() { # of the records on the standard input, by the type and subtype of the record itself, not of what stands in it
  LC_ALL=C awk -v type="$1" -v broken="$2" '
    /^[ \t]*[{]/ {
      gsub(/\\./, "")
      depth = 0; own["type"] = ""; own["subtype"] = ""
      parts = split($0, part, "\"") # strings and what is between them take turns
      for (i = 1; i <= parts; i++) {
        if (i % 2 == 0 && depth == 1 && part[i] in own && part[i + 1] ~ /^[ \t]*:[ \t]*$/) own[part[i]] = part[i + 2]
        if (i % 2) depth += gsub(/[[{]/, "", part[i]) - gsub(/[]}]/, "", part[i])
      }
      if (own["type"] ~ type && own["subtype"] !~ broken) found = 1
    }
    END { exit !found }'
}
while IFS= read -r turn <&3; do
  mv "turns/$turn/ready.sh" "turns/$turn/begun.sh" || continue
  written=$(wc -c <stream.jsonl)
  [ "$written" -lt "$4" ] || { : >stream.new && ln -f stream.jsonl stream.old.jsonl && mv stream.new stream.jsonl && written=0; }
  printf '{"czar":"turn","turn":"%s","at":%s}\n' "$turn" "$(date +%s)" >>stream.jsonl
  # a pipe: not every program reads its message from a file
  cat "turns/$turn/input" | sh "turns/$turn/begun.sh" >>stream.jsonl 2>errors 3<&-
  status=$?
  printf '\n{"czar":"end","status":%d,"at":%s}\n' "$status" "$(date +%s)" >>stream.jsonl
  tail -c +"$((written + 1))" stream.jsonl | concluded "$2" "$3" || {
    printf '{"czar":"left","status":%d,"at":%s}\n' "$status" "$(date +%s)" >>stream.jsonl
    exit "$status"
  }
done
