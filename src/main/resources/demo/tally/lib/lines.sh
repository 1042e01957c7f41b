# lines: the number of lines
tally_lines() {
  awk 'END { printf "lines\t%d\n", NR }'
}
