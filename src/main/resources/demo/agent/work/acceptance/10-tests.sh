# Call every command in every format on awkward texts
cat >tests/test-acceptance.sh <<'END'
. tests/assert.sh
calls=0
for library in lib/*.sh; do
  command=$(basename "$library" .sh)
  for output in formats/*.sh; do
    for text in tests/data/blank.txt tests/data/unfinished.txt; do
      calls=$((calls + 1))
      format=$(basename "$output" .sh)
      equals "$command as $format of $text" 0 "$(tally --format "$format" "$command" "$text" >/dev/null; echo $?)"
    done
  done
done
equals 'four commands, three formats, two texts at least' yes "$([ "$calls" -ge 24 ] && echo yes)"
END
