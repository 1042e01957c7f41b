# Test what count promises
cat >tests/test-count.sh <<'END'
. tests/assert.sh
equals 'one line' 'lines: 1
words: 2
characters: 8' "$(printf 'one two\n' | tally count)"
equals 'two blanks in a row' 'lines: 2
words: 3
characters: 15' "$(printf 'one  two\nthree\n' | tally count)"
END
