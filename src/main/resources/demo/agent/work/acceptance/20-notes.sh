# Sort the notes of the release by name
{
  sed '/^- /d' CHANGELOG.md
  sed -n '/^- /p' CHANGELOG.md | LC_ALL=C sort -u
} >.czar-worker/changelog && cat .czar-worker/changelog >CHANGELOG.md
