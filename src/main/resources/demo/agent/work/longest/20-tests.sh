# Test the longest words
cat >tests/test-longest.sh <<'END'
. tests/assert.sh
equals 'three of four' 'three: 5
one: 3
two: 3' "$(printf 'one two three to\n' | tally longest)"
END
