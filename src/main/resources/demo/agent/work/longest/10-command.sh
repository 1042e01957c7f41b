# Find the longest words
cat >lib/longest.sh <<'END'
# longest: the three longest words
tally_longest() {
  tr 'A-Z' 'a-z' | tr -cs 'a-z' '\n' | LC_ALL=C sort -u |
    awk 'length($0) > 0 { printf "%s\t%d\n", $0, length($0) }' | LC_ALL=C sort -k2,2nr -k1,1 | sed 3q
}
END
