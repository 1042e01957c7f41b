# Write the manual page
mkdir -p man
cat >man/tally.1 <<'END'
.TH TALLY 1
.SH NAME
tally \- small statistics of a text
.SH SYNOPSIS
.B tally
[\-\-format FORMAT] COMMAND [FILE]
.SH DESCRIPTION
Reads FILE, or standard input, and prints what COMMAND counts in it.
.B tally \-\-help
lists commands and formats.
END
