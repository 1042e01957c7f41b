# Begin the report with the counts
cat >lib/report.sh <<'END'
# report: the counts and the most frequent words
. "$home/lib/count.sh"
. "$home/lib/frequency.sh"

tally_report() {
  tally_count
}
END
