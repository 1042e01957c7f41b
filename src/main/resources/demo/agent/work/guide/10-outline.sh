# Outline the guide
cat >docs/guide.md <<'END'
# Guide

tally answers small questions about a text: how long is it, which words does it use?

    bin/tally lines README.md
    bin/tally count README.md
    bin/tally frequency README.md
END
