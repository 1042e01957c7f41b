# Count words by their length
cat >lib/histogram.sh <<'END'
# histogram: how many words of each length
. "$home/lib/frequency.sh"

tally_histogram() {
  tally_frequency | awk -F '\t' '
    { number[length($1)]++ }
    END { for (size = 1; size <= 99; size++) if (size in number) printf "%d\t%d\n", size, number[size] }'
}
END
