. tests/assert.sh
equals 'two lines' 'lines: 2' "$(printf 'one two\nthree\n' | tally lines)"
equals 'no text' 'lines: 0' "$(printf '' | tally lines)"
equals 'an unknown command' 2 "$(tally nothing 2>/dev/null; echo $?)"
