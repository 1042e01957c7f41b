#!/bin/sh
# The demo's reviewer: reads the request as JSON and answers with a verdict. It looks for debugging output left in the change.
request=$(cat)
case $request in
  *'+  echo \"DEBUG'*)
    echo '{"verdict": "request_changes", "summary": "Debugging output is left in the change: a line echoes DEBUG to every user. Please remove it."}'
    ;;
  *) echo '{"verdict": "approve", "summary": "Small steps, tests, no leftovers."}' ;;
esac
