#!/usr/bin/env bash
# Runs the demo and draws what it wrote, as it came, into an animated SVG of forty seconds at most.
# Usage: docs/record-demo.sh [FILE, default docs/demo.svg]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
file=${1:-docs/demo.svg}
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT

now() { date +%s%N; }

./czar --version >/dev/null # built first, where it was not
begun=$(now)
./czar demo 2>&1 | while IFS= read -r line; do
  printf '%d %s\n' $((($(now) - begun) / 1000000)) "$line"
done | sed -E 's|/[^ ]*/czar-demo[0-9]+/|/tmp/demo/|; s|tmux -L [^ ]*|tmux -L czar-tally|; s|\b([0-9a-f]{8})[0-9a-f]{32}\b|\1|g' >"$lines"
tail -n 1 "$lines" | grep -q 'Landed after' || { cut -d' ' -f2- "$lines" | tail -n 20 >&2; exit 1; }

awk -v longest=40 -v rows=26 -v columns=108 '
  function shown(text) {
    if (length(text) > columns) text = substr(text, 1, columns - 1) "…"
    gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text)
    return text
  }
  function colour(text) {
    if (text ~ /FAILED|REQUEST_CHANGES/) return "bad"
    if (text ~ /^ *[0-9.]+s .*(restart|nudge|notify|return) /) return "turn"
    if (text ~ /PASSED|APPROVE|landed|^Landed|delivered intact/) return "good"
    return "plain"
  }
  { at[NR] = $1; sub(/^[0-9]+ /, ""); text[NR] = $0 }
  END {
    # What comes before the first delivery is the start of the workers: a second of it is enough.
    for (i = 1; i <= NR && text[i] !~ /deliver /; i++);
    for (skipped = at[i] - 2000; i <= NR; i++) at[i] -= skipped > 0 ? skipped : 0
    speed = at[NR] / 1000 > longest ? at[NR] / 1000 / longest : 1
    seconds = at[NR] / 1000 / speed
    height = 16
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 860 %d\" role=\"img\" aria-label=\"The demo in a terminal: %s\">\n", rows * height + 52, shown(text[NR])
    print "<style>text{font:12.5px ui-monospace,Menlo,Consolas,monospace;white-space:pre;fill:#c9d1d9}.bad{fill:#ff7b72}.turn{fill:#e3b341}.good{fill:#7ee787}.title{fill:#8b949e}</style>"
    printf "<rect width=\"860\" height=\"%d\" rx=\"8\" fill=\"#0d1117\"/>\n", rows * height + 52
    printf "<text class=\"title\" x=\"16\" y=\"24\">$ ./czar demo%s</text>\n", (speed > 1.05 ? sprintf("   (%.1f times as fast as it was)", speed) : "")
    printf "<svg x=\"0\" y=\"36\" width=\"860\" height=\"%d\"><g>\n", rows * height + 4
    for (i = 1; i <= NR; i++) {
      printf "<text class=\"%s\" x=\"16\" y=\"%d\" visibility=\"hidden\">%s<set attributeName=\"visibility\" to=\"visible\" begin=\"%.2fs\"/></text>\n", colour(text[i]), i * height - 4, shown(text[i]), at[i] / 1000 / speed
      if (i > rows) { values = values ";0," (rows - i) * height; times = times ";" sprintf("%.5f", at[i] / at[NR]) }
    }
    printf "<animateTransform attributeName=\"transform\" type=\"translate\" calcMode=\"discrete\" dur=\"%.2fs\" fill=\"freeze\" values=\"0,0%s\" keyTimes=\"0%s\"/>\n", seconds, values, times
    print "</g></svg></svg>"
  }' "$lines" >"$file"
echo "$file: $(tail -n 1 "$lines" | cut -d' ' -f2-)"
