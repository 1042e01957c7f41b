# Resolves a merge under way: of every file both sides are kept, and lists of formats are joined into one.
for file in $(git diff --name-only --diff-filter=U); do
  sed -e '/^<<<<<<< /d' -e '/^=======$/d' -e '/^>>>>>>> /d' "$file" >.czar-worker/both
  others=$(sed -n 's/^formats="\(.*\)"$/\1/p' .czar-worker/both | tr ' ' '\n' | grep -v '^text$' | sort -u | tr '\n' ' ')
  awk -v formats="text ${others% }" '
    /^formats="/ { if (!joined++) printf "formats=\"%s\"\n", formats; next }
    { print }' .czar-worker/both >.czar-worker/joined
  cat .czar-worker/joined >"$file"
done
