#!/bin/sh
# Looks and behaves like Gemini CLI in a terminal; what it does: scenario.sh.
. "$(dirname -- "$0")/scenario.sh"

pasted() { # lines bytes
  if [ "$1" -gt 5 ]; then echo "[Pasted Text: $1 lines]"; else printf '%s' "$draft" | sed '2,$s/^/     /'; fi
}

echoed() {
  say ''
  say "$(printf '%s' "$1" | sed '1s/^/ > /; 2,$s/^/   /')"
}

said() {
  say ''
  say "$(printf '✦ %s' "$1" | sed '2,$s/^/  /')"
}

called() { # command output
  say "$(printf '╭%s╮\n│ ✓  Shell %s │\n│ %s │\n╰%s╯' "$(bar ─ | cut -c1-120)" "$1" "$2" "$(bar ─ | cut -c1-120)")"
}

failed() {
  say ''
  say "✕ [API Error: $1]"
}

ended() { :; }

working() {
  printf '\n ⠼ Thinking... (esc to cancel, %ds)' "$seconds"
}

composer() {
  printf '%s\n auto-accept edits Shift+Tab to manual%s\n%s\n >   %s\n%s\n' "$(bar ─)" "${footer:+ · $footer}" "$(bar ▀)" "${marker:-Type your message or @path/to/file}" "$(bar ▄)"
  printf ' workspace (/directory)          branch          sandbox         /model\n ~/w          main          no sandbox          Auto%s' "${notice:+    $notice}"
}

asked() {
  printf '╭%s╮\n│ %s │\n│ │\n│ ● 1. Allow once │\n│   2. No, suggest changes (esc) │\n╰%s╯' "$(bar ─)" "$question" "$(bar ─)"
}

live "$@"
