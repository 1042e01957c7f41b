# Offer the format json
sed 's/^formats=.*/formats="text json"/' bin/tally >.czar-worker/tally && cat .czar-worker/tally >bin/tally
