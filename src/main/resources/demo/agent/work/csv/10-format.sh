# Print names and values with commas
cat >formats/csv.sh <<'END'
# csv: for spreadsheets
format_csv() {
  awk -F '\t' '
    function quoted(text) {
      if (text !~ /[",]/) return text
      gsub(/"/, "\"\"", text)
      return "\"" text "\""
    }
    { printf "%s,%s\n", quoted($1), quoted($2) }'
}
END
