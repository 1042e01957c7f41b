# Test the order of frequent words
cat >tests/test-frequency.sh <<'END'
. tests/assert.sh
equals 'upper and lower case are the same' 'the: 2
cat: 1
dog: 1' "$(printf 'the cat The dog\n' | tally frequency)"
equals 'no words' '' "$(printf '12, 13!\n' | tally frequency)"
END
