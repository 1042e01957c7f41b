package dev.czar.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueDateReaderTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-12-24, 2026-12-24T23:00:00Z",
        "2026-03-28, 2026-03-28T23:00:00Z",
        "2026-03-29, 2026-03-29T22:00:00Z",
        "2026-12-24T18:00, 2026-12-24T17:00:00Z",
        "2026-12-24T18:00:30, 2026-12-24T17:00:30Z",
        "2026-12-24T18:00Z, 2026-12-24T18:00:00Z",
        "2026-12-24T18:00+05:30, 2026-12-24T12:30:00Z",
        "' 2026-12-24 ', 2026-12-24T23:00:00Z"
    })
    void aDayIsDueAtItsEndAndATimeWhenItIs(String written, Instant due) {
        assertThat(DueDateReader.parse(written, ZONE)).contains(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "24.12.2026", "2026-02-30", "2026-12-24 18:00", "18:00", "+999999999-01-01"})
    void anythingElseIsNoDate(String written) {
        assertThat(DueDateReader.parse(written, ZONE)).isEmpty();
    }

    @Test
    void whatIsSaidToBeExpectedCanBeRead() {
        assertThat(DueDateReader.EXPECTED.split("such as ")).hasSize(3).allSatisfy(part -> assertThat(
                        part.startsWith("a day")
                                || DueDateReader.parse(part.split(",")[0], ZONE).isPresent())
                .isTrue());
    }
}
