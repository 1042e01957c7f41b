#!/usr/bin/env bash
# Kills Czar and the git processes it started with kill -9 at random moments of a demo, also while it starts, and starts it
# again each time. Passes when the work lands in the same tree as an undisturbed demo, no message reached a worker twice,
# every cycle computes to its recorded hash and no intent is left without an outcome.
# Usage: benchmarks/kill-points.sh [kills [seed...]]      (default: 14 kills, seeds 1 2 3)
# TREE=<tree> skips the undisturbed demo; KEEP=yes leaves the folder of a run that failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. benchmarks/lib/demo.sh
kills=${1:-14}
shift || true
seeds=("$@")
(($# > 0)) || seeds=(1 2 3)
longest=12 # seconds between a start and the next kill, at most

undisturbed_tree
for seed in "${seeds[@]}"; do
  RANDOM=$seed
  prepare_demo "seed-$seed"
  up
  for ((kill = 1; kill <= kills; kill++)); do
    pause=$(awk -v r=$RANDOM -v most=$longest 'BEGIN { printf "%.2f", r / 32767 * most }')
    sleep "$pause"
    if finished; then
      echo "  seed $seed: over before kill $kill"
      break
    fi
    kill_service
    echo "  seed $seed: kill $kill after $((SECONDS - begun)) s, $(commits) commits, $pause s after its start, with $ended git processes"
    up
  done
  await_finish
  require_same_work
  end_demo
  echo "PASSED: seed $seed, $((starts - 1)) kills, $((SECONDS - begun)) s, $proof"
done
