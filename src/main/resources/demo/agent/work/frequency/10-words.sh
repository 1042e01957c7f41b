# Split a text into words
cat >lib/frequency.sh <<'END'
# frequency: how often each word occurs
words() {
  tr 'A-Z' 'a-z' | tr -cs 'a-z' '\n' | awk 'length($0) > 0'
}

tally_frequency() {
  words
}
END
