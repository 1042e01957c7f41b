#!/usr/bin/env bash
# Breaks a running demo in random order for some minutes: kills the service or the terminals, stops the service for a while,
# removes a worktree or a branch, corrupts an index, leaves an index.lock, deletes service.json. Passes when the work then
# lands in the same tree as an undisturbed demo, no message reached a worker twice, every cycle computes to its recorded hash,
# no intent is left without an outcome, and what was broken in the repository was told to people.
# Usage: benchmarks/chaos.sh [minutes [seed]]      (default: 2 minutes, seed 1)
# TREE=<tree> skips the undisturbed demo; KEEP=yes leaves the folder of a run that failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. benchmarks/lib/demo.sh
minutes=${1:-2}
seed=${2:-1}
RANDOM=$seed
wanted=$folder/wanted # a line per fault that must be told: what an alert about it contains

pick() { # words...: one of them
  local words=("$@")
  ((${#words[@]} > 0)) && echo "${words[RANDOM % ${#words[@]}]}"
}

git_folder() { # worktree
  git -C "$1" rev-parse --absolute-git-dir 2>/dev/null
}

disturb() { # fault worktree: does it, or fails when there is nothing to do it to
  local gitdir branch
  case $1 in
    kill-service) kill_service && up ;;
    kill-terminals) tmux -L "$socket" kill-server 2>/dev/null ;;
    stop-service) kill -STOP "$service" && sleep $((5 + RANDOM % 15)) && kill -CONT "$service" ;;
    delete-announcement) rm -f "$repository/.git/czar/service.json" ;;
    remove-worktree) [[ -d $2 ]] && rm -rf "$2" && echo "$(basename "$2")" >>"$wanted" ;;
    corrupt-index)
      gitdir=$(git_folder "$2") && [[ -f $gitdir/index ]] && head -c 100 /dev/urandom >"$gitdir/index" && echo "$(basename "$2")" >>"$wanted"
      ;;
    leave-lock) gitdir=$(git_folder "$2") && : >"$gitdir/index.lock" && touch -d '-1 hour' "$gitdir/index.lock" ;;
    delete-branch)
      branch=$(git -C "$2" symbolic-ref --quiet HEAD) && git -C "$repository" update-ref -d "$branch" && echo "${branch#refs/heads/}" >>"$wanted"
      ;;
  esac
}

require_told() {
  local alerts fault
  alerts=$("$czar" decisions --json --kind ALERT_HUMAN --limit 500 --project "$repository" 2>&1)
  [[ ! -f $wanted ]] || while read -r fault; do
    grep -qF "$fault" <<<"$alerts" || fail "nobody was told of $fault"
  done < <(sort -u "$wanted")
}

undisturbed_tree
prepare_demo "chaos-$seed"
up
end=$((SECONDS + 60 * minutes))
faults=0
while ((SECONDS < end)) && ! finished; do
  sleep $((4 + RANDOM % 10))
  fault=$(pick kill-service kill-terminals stop-service delete-announcement remove-worktree corrupt-index leave-lock delete-branch)
  worktree=$(pick "$repository"/../tally-workers/*)
  disturb "$fault" "$worktree" || continue
  faults=$((faults + 1))
  echo "  $((SECONDS - begun)) s: $fault $(basename "$worktree")"
done
await_finish
require_same_work
require_told
echo "PASSED: seed $seed, $faults faults in $minutes minutes, finished after $((SECONDS - begun)) s, $proof"
