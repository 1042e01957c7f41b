# Call every command in every format on every text
cat >tests/test-acceptance.sh <<'END'
. tests/assert.sh
calls=0
for library in lib/*.sh; do
  command=$(basename "$library" .sh)
  for output in formats/*.sh; do
    for text in tests/data/*.txt; do
      calls=$((calls + 1))
      format=$(basename "$output" .sh)
      equals "$command as $format of $text" 0 "$(tally --format "$format" "$command" "$text" >/dev/null; echo $?)"
    done
  done
done
equals 'four commands, three formats, four texts at least' yes "$([ "$calls" -ge 48 ] && echo yes)"
END
