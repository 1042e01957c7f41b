package dev.czar.ledger.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.czar.ledger.measure.ShareComparison.CountedShare;
import org.junit.jupiter.api.Test;

class ShareComparisonTest {

    @Test
    void theIntervalIsThatOfNewcombesExample() {
        ShareComparison published = compared(56, 70, 48, 80);

        assertThat(published.difference()).isCloseTo(0.2, within(1e-9));
        assertThat(published.low()).isCloseTo(0.0524, within(5e-4));
        assertThat(published.high()).isCloseTo(0.3339, within(5e-4));
        assertThat(published.isKnown()).isTrue();
    }

    @Test
    void aDifferenceThatCasesDoNotShowIsUnknown() {
        assertThat(compared(3, 6, 2, 6).isKnown()).isFalse();
        assertThat(compared(4, 4, 0, 50).isKnown()).as("four cases are too few").isFalse();
        assertThat(compared(0, 0, 0, 0).isKnown()).isFalse();
    }

    @Test
    void casesOfSeveralProjectsAddUp() {
        ShareComparison one = compared(4, 8, 1, 8);

        assertThat(one.isKnown()).isFalse();
        assertThat(one.plus(one).plus(one)).isEqualTo(compared(12, 24, 3, 24)).matches(ShareComparison::isKnown);
    }

    private static ShareComparison compared(int hits, int all, int otherHits, int others) {
        return new ShareComparison(
                "went back", new CountedShare("some", hits, all), new CountedShare("others", otherHits, others));
    }
}
