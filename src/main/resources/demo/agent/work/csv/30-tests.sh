# Test csv
cat >tests/test-csv.sh <<'END'
. tests/assert.sh
equals 'plain' 'lines,2' "$(printf 'one\ntwo\n' | tally --format csv lines)"
. formats/csv.sh
equals 'quotes and commas' '"a ""b"", c",1' "$(printf 'a "b", c\t1\n' | format_csv)"
END
