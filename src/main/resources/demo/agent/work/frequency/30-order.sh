# Count the words, the most frequent first
cat >lib/frequency.sh <<'END'
# frequency: how often each word occurs
words() {
  tr 'A-Z' 'a-z' | tr -cs 'a-z' '\n' | awk 'length($0) > 0'
}

tally_frequency() {
  words | LC_ALL=C sort | uniq -c | LC_ALL=C sort -k1,1nr -k2,2 | awk '{ printf "%s\t%d\n", $2, $1 }'
}
END
