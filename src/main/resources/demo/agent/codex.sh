#!/bin/sh
# Looks and behaves like Codex in a terminal; what it does: scenario.sh.
. "$(dirname -- "$0")/scenario.sh"

pasted() { # lines bytes: a short one is shown itself
  if [ "$2" -gt 1000 ]; then echo "[Pasted Content $2 chars]"; else printf '%s' "$draft" | sed '2,$s/^/  /'; fi
}

echoed() {
  say ''
  say "$(printf '%s' "$1" | sed '1s/^/› /; 2,$s/^/  /')"
}

said() {
  say ''
  say "$(printf '• %s' "$1" | sed '2,$s/^/  /')"
}

called() { # command output
  say ''
  say "• Ran $1"
  say "  └ ${2:-(no output)}"
}

failed() {
  say ''
  say "■ $1"
}

ended() {
  say ''
  say "  Worked for ${seconds}s • 17:01"
}

working() {
  printf '\n• Working (%ds • esc to interrupt)' "$seconds"
}

composer() {
  printf '› %s\n\n  gpt-5.1-codex high · ~/w · %s%s' "${marker:-Ask Codex to do anything}" "$me" "${notice:+ · $notice}"
  printf '\n  ← for agents · ? for shortcuts%s' "${footer:+ · $footer}"
}

asked() {
  printf '  %s\n\n› 1. Yes, proceed (y)\n  2. No, and tell Codex what to do differently (esc)\n\n  Press enter to confirm or esc to cancel' "$question"
}

live "$@"
