# text: one "name: value" a line
format_text() {
  awk -F '\t' '{ printf "%s: %s\n", $1, $2 }'
}
