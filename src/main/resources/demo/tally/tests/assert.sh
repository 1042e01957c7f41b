# Assertions for the tests; the first one that does not hold ends the test file.
equals() { # what expected actual
  [ "$2" = "$3" ] && return 0
  printf '  %s\n    expected: %s\n    actual:   %s\n' "$1" "$2" "$3"
  exit 1
}

tally() {
  sh bin/tally "$@"
}
