#!/bin/sh
# Looks and behaves like OpenCode in a terminal; what it does: scenario.sh.
. "$(dirname -- "$0")/scenario.sh"

pasted() { # lines bytes
  if [ "$1" -gt 2 ]; then echo "[Pasted ~$(($1 + 1)) lines]"; else printf '%s' "$draft" | sed '2,$s/^/  ┃  /'; fi
}

echoed() {
  say ''
  say "$(printf '  ┃\n%s\n  ┃' "$(printf '%s' "$1" | sed 's/^/  ┃  /')")"
}

said() {
  say ''
  say "$(printf '%s' "$1" | sed 's/^/     /')"
}

called() { # command output
  say ''
  say "$(printf '  ┃  $ %s\n  ┃\n  ┃  %s' "$1" "$2")"
}

failed() {
  say ''
  say "$(printf '  ┃  %s\n  ┃\n\n     ▣  Build · Sonnet' "$1")"
}

ended() {
  say ''
  say "     ▣  Build · Sonnet · ${seconds}.0s"
}

working() { :; }

composer() {
  printf '  ┃\n  ┃  %s\n  ┃\n  ┃  Build · Sonnet Anthropic\n  ╹%s\n' "$marker" "$(bar ▀ | cut -c1-240)"
  if [ -n "$busy" ]; then sign='⬝⬝■■■■⬝⬝  esc interrupt'; else sign='ctrl+t variants'; fi
  printf '   %s  tab agents  ctrl+p commands%s' "$sign" "${notice:+    $notice}"
}

asked() {
  printf '  ┃  △ Permission required\n  ┃    %s\n  ┃\n  ┃   Allow once   Allow always   Reject                      ⇆ select  enter confirm' "$question"
}

live "$@"
