package dev.czar.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationReaderTest {

    @ParameterizedTest
    @CsvSource({
        "90s,PT90S",
        "5m,PT5M",
        "2H,PT2H",
        "2d,P2D",
        "200ms,PT0.2S",
        "1.5h,PT90M",
        "0.25s,PT0.25S",
        "PT5M,PT5M",
        "P2D,P2D",
        "0s,PT0S"
    })
    void aNumberWithAUnitOrAnIsoDurationIsRead(String text, Duration expected) {
        assertThat(DurationReader.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "h", "5 m", "-5m", "PT-5M", "1.5.5h", "2w", "9999999999s", "tomorrow"})
    void nothingElseIs(String text) {
        assertThat(DurationReader.parse(text)).isEmpty();
    }

    @Test
    void theLongestNumberOfDaysIsRead() {
        assertThat(DurationReader.parse("999999999d")).contains(Duration.ofDays(999_999_999));
    }
}
