#!/bin/sh
# Looks and behaves like Claude Code in a terminal; what it does: scenario.sh.
. "$(dirname -- "$0")/scenario.sh"

echoed() {
  say ''
  say "$(printf '%s' "$1" | sed '1s/^/❯ /; 2,$s/^/  /')"
}

said() {
  say ''
  say "$(printf '● %s' "$1" | sed '2,$s/^/  /')"
}

called() { # command output
  say ''
  say "● Bash($1)"
  say "  ⎿  ${2:-(No output)}"
}

failed() {
  say ''
  say "  ⎿  $1"
}

ended() {
  say ''
  say "✻ Worked for ${seconds}s"
}

working() {
  printf '\n✻ Hatching… (esc to interrupt · %ds · ↓ 1.2k tokens)' "$seconds"
}

composer() {
  printf '%s\n❯ %s\n%s\n  ⏵⏵ accept edits on%s%s' "$(bar ─)" "$marker" "$(bar ─)" "${footer:+ · $footer}" "${notice:+          $notice}"
}

asked() {
  printf '%s\n %s\n ❯ 1. Yes\n   2. No\n\n Esc to cancel · Tab to amend' "$(bar ─)" "$question"
}

live "$@"
