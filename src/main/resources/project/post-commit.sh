# >>> czar: tells Czar at once about the commit; never slows or fails it >>>
(
    spool=$(git rev-parse --path-format=absolute --git-common-dir)/czar/spool
    [ -d "$spool" ] || exit 0
    commit=$(git rev-parse --verify --quiet HEAD) || exit 0
    branch=$(git symbolic-ref --quiet --short HEAD) || branch=
    temporary=$(mktemp "$spool/.XXXXXXXX") || exit 0
    printf 'kind: hook\nbranch: %s\ncommit: %s\n' "$branch" "$commit" >"$temporary" &&
        mv "$temporary" "$spool/$(date +%s)-$$-${temporary##*/.}.report" || rm -f "$temporary"
) </dev/null >/dev/null 2>&1 || true
# <<< czar <<<
