# Read the format from a settings file
awk '
  { print }
  /^format=text$/ {
    print "settings=${TALLY_SETTINGS:-}"
    print "if [ -n \"$settings\" ] && [ -r \"$settings\" ]; then"
    print "  echo \"DEBUG settings from $settings\" >&2"
    print "  chosen=$(sed -n '"'"'s/^format=\\([a-z]*\\)$/\\1/p'"'"' \"$settings\" | tail -n 1)"
    print "  format=${chosen:-$format}"
    print "fi"
  }' bin/tally >.czar-worker/tally && cat .czar-worker/tally >bin/tally
