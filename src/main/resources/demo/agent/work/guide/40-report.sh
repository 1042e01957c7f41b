# Show a real report in the guide
{
  printf '\n## A report\n\n    $ bin/tally report README.md\n'
  sh bin/tally report README.md | sed 's/^/    /'
} >.czar-worker/report.md
grep -q 'word 1: ' .czar-worker/report.md || exit 1
sed '/^## A report/,$d' docs/guide.md | sed '$!b' >.czar-worker/guide.md
cat .czar-worker/guide.md .czar-worker/report.md >docs/guide.md
