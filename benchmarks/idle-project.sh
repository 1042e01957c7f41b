# Sourced by benchmarks: a repository with workers that run and do nothing. Needs $czar.

quietly() { git -C "$1" -c user.name=Bench -c user.email=bench@example.invalid "${@:2}" >/dev/null; }

start_idle_project() { # repository workers: returns when each worker has its worktree
  local repository=$1 workers=$2 names name wait
  mkdir -p "$repository"
  git -C "$repository" init -q -b main
  echo bench >"$repository/README.md"
  quietly "$repository" add -A
  quietly "$repository" commit -q -m 'Begin'
  names=$(seq -f 'worker%g' -s, 1 "$workers")
  "$czar" init --project "$repository" --workers "$names" --agent command >/dev/null
  {
    echo 'project: bench'
    echo 'workers:'
    for name in ${names//,/ }; do echo "  $name: {agent: command}"; done
    echo 'agents:'
    echo "  command: {command: [sh, -c, \"printf '> '; exec sleep 86400\"]}"
    echo 'port: 0'
  } >"$repository/.czar/czar.yaml"
  "$czar" up --detach --project "$repository" >/dev/null
  for ((wait = 0; wait < 1200; wait++)); do
    [[ $(git -C "$repository" worktree list 2>/dev/null | wc -l) -gt $workers ]] && break
    sleep 0.1
  done
}
