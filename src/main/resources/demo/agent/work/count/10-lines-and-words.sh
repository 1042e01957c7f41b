# Count lines, words and characters
cat >lib/count.sh <<'END'
# count: lines, words and characters
tally_count() {
  tr '\n' ' ' | awk '
    BEGIN { FS = " " }
    { characters += length($0); words += gsub(/ /, " ") }
    END { printf "words\t%d\ncharacters\t%d\n", words, characters }'
}
END
