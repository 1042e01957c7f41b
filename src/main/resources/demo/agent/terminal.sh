# A terminal as agents use theirs: bracketed paste on, what is typed or pasted stands in a composer until Enter comes. For
# scripts that define bottom (shows $marker where the composer is), submit (Enter) and, if they like, pasted (how a paste of so
# many lines and bytes is shown) and paste_comes (what a paste meets).
LC_ALL=C
export LC_ALL
escape=$(printf '\033')
return_key=$(printf '\r')
input= # bytes that were read and not yet understood
draft= # what stands in the composer
pasting=
pastes=0
marker=

take_terminal() {
  [ -t 0 ] || { echo 'This program needs a terminal.' && exit 69; }
  saved=$(stty -g)
  trap 'stty "$saved"; exit 0' INT TERM HUP
  stty raw -echo min 0 time 2 && stty opost onlcr
  printf '\033[?2004h'
}

pasted() { # lines bytes
  echo "[Pasted text #$pastes +$1 lines]"
}

paste_comes() { :; }

look() { # one look at the terminal, at most 0.2 s; understands what has come
  chunk=$(dd bs=4096 count=1 2>/dev/null && printf x)
  chunk=${chunk%x}
  [ -n "$chunk" ] || return 0
  input=$input$chunk
  while [ -n "$input" ]; do
    if [ -n "$pasting" ]; then paste || return 0; else key || return 0; fi
  done
}

paste() { # false when more must be read first
  case $input in
    *"$escape[201~"*)
      draft=$draft${input%%"$escape[201~"*}
      input=${input#*"$escape[201~"}
      pasting=
      pastes=$((pastes + 1))
      lines=$(printf '%s' "$draft" | wc -l)
      marker=$(pasted $((lines)) "${#draft}")
      [ "$lines" -gt 0 ] || marker=$(printf '%s' "$draft" | cut -c1-180)
      paste_comes
      bottom
      ;;
    *) return 1 ;;
  esac
}

key() { # false when more must be read first
  case $input in
    "$escape[200~"*)
      input=${input#"$escape[200~"}
      pasting=yes
      ;;
    "$escape" | "$escape[" | "$escape[2" | "$escape[20" | "$escape[200") return 1 ;;
    "$return_key"*)
      input=${input#?}
      submit
      ;;
    "$escape"*) input=${input#?} ;;
    *)
      typed=${input%%["$escape$return_key"]*}
      draft=$draft$typed
      marker=$(printf '%s' "$draft" | tail -n 1 | cut -c1-180)
      input=${input#"$typed"}
      bottom
      ;;
  esac
}
