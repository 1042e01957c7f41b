# Add the three most frequent words to the report
cat >lib/report.sh <<'END'
# report: the counts and the most frequent words
. "$home/lib/count.sh"
. "$home/lib/frequency.sh"

tally_report() {
  text=$(cat)
  printf '%s\n' "$text" | tally_count
  printf '%s\n' "$text" | tally_frequency | awk -F '\t' 'NR <= 3 { printf "word %d\t%s\n", NR, $1 }'
}
END
