#!/bin/sh
# Tells Czar what the program of @WORKER_NAME@ does: an event as JSON on standard input, or as the last argument.
# It never fails, takes a second at most, and does nothing while Czar is away. With --test it prints what Czar answers.
exec 2>/dev/null
shown=
for last; do :; done
case ${last:-} in
    '{'*) event() { printf '%s' "$last"; } ;;
    --test) shown='%{http_code}' && event() { printf '{"hook_event_name":"SelfTest"}'; } ;;
    *) event() { cat; } ;;
esac
url=$(sed -n 's/.*"url" *: *"\([^"]*\)".*/\1/p' @SERVICE@)
if [ -z "$url" ]; then
    event >/dev/null
    exit 0
fi
event | curl --silent --output /dev/null --write-out "$shown" --max-time 1 --noproxy '*' --header @@AUTHORIZATION@ \
    --header 'Content-Type: application/json' --data-binary @- "$url/hooks/agent/"@WORKER@ || :
exit 0
