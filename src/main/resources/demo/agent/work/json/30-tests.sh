# Test json
cat >tests/test-json.sh <<'END'
. tests/assert.sh
equals 'a number' '{"lines": 2}' "$(printf 'one\ntwo\n' | tally --format json lines)"
equals 'nothing' '{}' "$(. formats/json.sh && printf '' | format_json)"
equals 'quotes and backslashes' '{"a \"b\" \\ c": 1, "d": "e"}' \
  "$(. formats/json.sh && printf 'a "b" \\ c\t1\nd\te\n' | format_json)"
END
