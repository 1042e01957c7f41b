#!/usr/bin/env bash
# Takes the power away at random moments of a demo: ends Czar, git, the terminals and the agents, and leaves of the files in the
# repository's git directory that were written in the last 30 seconds only what fsync had asked the disk to keep; of one that
# was never synced nothing but its name. Then starts Czar again. Passes when the work lands in the same tree as
# an undisturbed demo, every object of it can be read, no message reached a worker twice, every cycle computes to its recorded
# hash and no intent is left without an outcome.
# Usage: benchmarks/power-loss.sh [losses [seed...]]      (default: 6 losses, seeds 1 2 3; needs a C compiler)
# TREE=<tree> skips the undisturbed demo; KEEP=yes leaves the folder of a run that failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. benchmarks/lib/demo.sh
losses=${1:-6}
shift || true
seeds=("$@")
(($# > 0)) || seeds=(1 2 3)
longest=20   # seconds that Czar serves until the next loss, at most
unwritten=30 # seconds until the disk has what nobody asked it to keep

remember_synced() { # what Czar and git ask the disk to keep is noted from now on
  local git
  git=$(command -v git)
  command -v cc >/dev/null || fail 'no C compiler (cc) on PATH'
  cc -shared -fPIC -O1 -o "$folder/synced.so" benchmarks/lib/synced.c || fail 'benchmarks/lib/synced.c does not compile'
  export SYNCED_COPIES=$folder/synced
  mkdir -p "$SYNCED_COPIES" "$folder/bin"
  printf '#!/bin/sh\nLD_PRELOAD=%q SYNCED_ROOT=%q SYNCED_COPIES=%q exec %q "$@"\n' \
    "$folder/synced.so" "$folder/" "$SYNCED_COPIES" "$git" >"$folder/bin/git"
  chmod +x "$folder/bin/git"
}

up_with_synced() { # and waits until it serves
  local log
  LD_PRELOAD=$folder/synced.so SYNCED_ROOT=$folder/ PATH=$folder/bin:$PATH up
  log=$repository/../up-$(printf %03d "$starts").log
  until grep -qs 'Czar serves' "$log"; do
    kill -0 "$service" 2>/dev/null || fail "Czar does not start: $(tail -n 3 "$log")"
    sleep 0.2
  done
}

lose_power() { # sets $emptied and $older
  local terminals file copy since birth
  terminals=$(tmux -L "$socket" display-message -p '#{pid}' 2>/dev/null)
  # shellcheck disable=SC2046
  kill -9 $(descendants "$service") ${terminals:+$(descendants "$terminals")} 2>/dev/null
  wait "$service" 2>/dev/null
  service=
  emptied=0
  older=0
  since=$(($(date +%s) - unwritten))
  while IFS= read -r -d '' file; do
    birth=$(stat -c %W "$file")
    if [[ $file == */.git/objects/* ]] && ((birth < since || birth < started)); then
      continue # git touches an object that is there already
    fi
    copy=$SYNCED_COPIES/$(stat -c '%i-%.9W' "$file")
    if [[ ! -f $copy ]]; then
      [[ ! -s $file ]] || emptied=$((emptied + 1))
      chmod u+w "$file"
      : >"$file"
    elif ! cmp -s "$copy" "$file"; then
      older=$((older + 1))
      chmod u+w "$file"
      cat "$copy" >"$file"
    fi
  done < <(find "$repository/.git" -type f -newer "$folder/begun" -newermt "-$unwritten seconds" -print0)
}

require_whole() {
  local broken
  broken=$(git -C "$repository" fsck --connectivity-only main 2>&1) || fail "objects of what landed are broken: $broken"
}

undisturbed_tree
remember_synced
for seed in "${seeds[@]}"; do
  RANDOM=$seed
  prepare_demo "seed-$seed"
  touch "$folder/begun"
  started=$(($(date +%s) + 1))
  up_with_synced
  for ((loss = 1; loss <= losses; loss++)); do
    sleep "$(awk -v r=$RANDOM -v most=$longest 'BEGIN { printf "%.2f", r / 32767 * most }')"
    if finished; then
      echo "  seed $seed: over before loss $loss"
      break
    fi
    lose_power
    echo "  seed $seed: loss $loss after $((SECONDS - begun)) s, $(commits) commits; $emptied files are empty, $older as they were before"
    up_with_synced
  done
  await_finish
  require_same_work
  require_whole
  end_demo
  echo "PASSED: seed $seed, $((starts - 1)) losses, $((SECONDS - begun)) s, $proof"
done
