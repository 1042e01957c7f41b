# Test the histogram
cat >tests/test-histogram.sh <<'END'
. tests/assert.sh
equals 'different words count once' '2: 1
3: 2' "$(printf 'one two to to\n' | tally histogram)"
END
