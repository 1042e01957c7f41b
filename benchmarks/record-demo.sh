#!/usr/bin/env bash
# Records a real `czar demo` as docs/demo.svg: each line appears when it was printed, the whole fitted into forty seconds.
# Nothing but the lines and their times goes in, so what README shows is what the demo says. Usage: benchmarks/record-demo.sh [czar]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
czar=${1:-./czar}
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT

"$czar" demo 2>/dev/null | while IFS= read -r line; do
  printf '%s\t%s\n' "${EPOCHREALTIME/[.,]/}" "$line"
done >"$lines"

awk -F '\t' -v seconds=40 -v shown=26 -v columns=112 '
  function escaped(text) {
    gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text)
    return text
  }
  {
    at[NR] = $1
    line = substr($0, length($1) + 2)
    if (length(line) > columns) line = substr(line, 1, columns - 1) "…"
    text[NR] = escaped(line)
  }
  END {
    if (NR < 10) { print "the demo printed only " NR " lines" > "/dev/stderr"; exit 1 }
    high = 18; width = columns * 7.3 + 24; begun = at[1]; last = at[NR] - begun; if (last < 1) last = 1
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"A czar demo, line by line\">\n", width, shown * high + 52
    print "<style>text{font:12px ui-monospace,Menlo,Consolas,monospace;fill:#d5dae1;white-space:pre}.l{opacity:0;animation:a 0s linear forwards}"
    print "@keyframes a{to{opacity:1}}#roll{animation-name:roll;animation-timing-function:step-end;animation-fill-mode:forwards;animation-duration:" seconds "s}"
    printf "@media(prefers-reduced-motion:reduce){.l{animation-delay:0s!important}#roll{animation-duration:0s}}@keyframes roll{0%%{transform:none}"
    for (n = shown + 1; n <= NR; n++)
      printf "%.2f%%{transform:translateY(%dpx)}", (at[n] - begun) / last * 92, -(n - shown) * high
    printf "100%%{transform:translateY(%dpx)}}</style>\n", NR > shown ? -(NR - shown) * high : 0
    printf "<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"#11161d\"/><text x=\"12\" y=\"24\" style=\"fill:#8fd19e\">$ czar demo</text>\n"
    printf "<svg y=\"34\" width=\"%d\" height=\"%d\"><g id=\"roll\">\n", width, shown * high + 6
    for (n = 1; n <= NR; n++)
      printf "<text class=\"l\" x=\"12\" y=\"%d\" style=\"animation-delay:%.1fs\">%s</text>\n", n * high, (at[n] - begun) / last * seconds * 0.92, text[n]
    print "</g></svg></svg>"
  }' "$lines" >docs/demo.svg.new
mv docs/demo.svg.new docs/demo.svg
echo "docs/demo.svg: $(wc -l <"$lines") lines, $(wc -c <docs/demo.svg) bytes"
