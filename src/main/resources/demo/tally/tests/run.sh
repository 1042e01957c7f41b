#!/bin/sh
# Runs every tests/test-*.sh; exit 0 only when all assertions hold.
cd "$(dirname -- "$0")/.." || exit 2
failed=0
count=0
for file in tests/test-*.sh; do
  count=$((count + 1))
  if sh "$file"; then
    echo "ok    $file"
  else
    echo "FAIL  $file"
    failed=$((failed + 1))
  fi
done
echo "$count test files, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
