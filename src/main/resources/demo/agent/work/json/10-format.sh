# Print one object of names and values
cat >formats/json.sh <<'END'
# json: for programs
format_json() {
  awk -F '\t' '
    function quoted(text) {
      gsub(/\\/, "&&", text)
      gsub(/"/, "\\\"", text)
      return "\"" text "\""
    }
    { printf "%s%s: %s", NR == 1 ? "{" : ", ", quoted($1), $2 ~ /^[0-9]+$/ ? $2 : quoted($2) }
    END { print NR == 0 ? "{}" : "}" }'
}
END
