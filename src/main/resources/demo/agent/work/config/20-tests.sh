# Test that settings are read and an option wins
cat >tests/test-config.sh <<'END'
. tests/assert.sh
settings=$(mktemp)
trap 'rm -f "$settings"' EXIT
printf '# comment\nformat=nonsense\n' >"$settings"
equals 'the format of the settings counts' 2 "$(printf 'a\n' | TALLY_SETTINGS=$settings tally lines >/dev/null 2>&1; echo $?)"
equals 'an option wins' 'lines: 1' "$(printf 'a\n' | TALLY_SETTINGS=$settings tally --format text lines 2>/dev/null)"
equals 'no settings' 'lines: 1' "$(printf 'a\n' | TALLY_SETTINGS=/nowhere tally lines)"
END
