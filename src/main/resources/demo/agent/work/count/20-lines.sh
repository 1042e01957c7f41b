# Count lines too, in one pass
cat >lib/count.sh <<'END'
# count: lines, words and characters
tally_count() {
  awk '
    { characters += length($0) + 1; words += gsub(/ /, " ") + 1 }
    END { printf "lines\t%d\nwords\t%d\ncharacters\t%d\n", NR, words, characters }'
}
END
