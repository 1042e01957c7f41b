# Test the report
cat >tests/test-report.sh <<'END'
. tests/assert.sh
equals 'counts and words' 'lines: 2
words: 6
characters: 24
word 1: the
word 2: cat
word 3: dog' "$(printf 'the cat\nthe dog the cat\n' | tally report)"
END
