package dev.czar.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.ChangeScope.Glob;
import dev.czar.fact.InfrastructureState.Clock;
import dev.czar.fact.InfrastructureState.Weekday;
import dev.czar.fact.Project.Note;
import dev.czar.fact.Project.NoteSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockAndGlobTest {

    private static final Clock FRIDAY_EVENING =
            new Clock("2026-12-25", Weekday.FRIDAY, Duration.ofHours(23), "UTC", List.of("2026-12-25"));

    @Test
    void theClockGoesOnOverMidnight() {
        Clock later = FRIDAY_EVENING.aged(Duration.ofMinutes(90));

        assertThat(later.date()).isEqualTo("2026-12-26");
        assertThat(later.weekday()).isEqualTo(Weekday.SATURDAY);
        assertThat(later.hour()).isZero();
        assertThat(later.time()).isEqualTo(Duration.ofMinutes(30));
        assertThat(later.holiday()).isFalse();
        assertThat(FRIDAY_EVENING.holiday()).isTrue();
        assertThat(FRIDAY_EVENING.weekend()).isFalse();
        assertThat(later.weekend()).isTrue();
    }

    @Test
    void theClockGoesOnOverTheYearAndWithoutADate() {
        assertThat(FRIDAY_EVENING.aged(Duration.ofDays(7)).date()).isEqualTo("2027-01-01");
        Clock undated = new Clock("", Weekday.SUNDAY, Duration.ofHours(20), "UTC", List.of());
        assertThat(undated.aged(Duration.ofHours(5)))
                .isEqualTo(new Clock("", Weekday.MONDAY, Duration.ofHours(1), "UTC", List.of()));
    }

    @Test
    void aNoteIsReadAsANumberAndAsYesOrNo() {
        assertThat(note("2.5").number()).isEqualTo(2.5);
        assertThat(note("2.5").whole()).isEqualTo(2);
        assertThat(note("soon").whole()).isZero();
        assertThat(note("Yes").on()).isTrue();
        assertThat(note("no").on()).isFalse();
    }

    private static Note note(String value) {
        return new Note("", "n", value, NoteSource.PERSON, Duration.ZERO, Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "src/db/x.c, src/db/**, true",
        "src/db, src/db/**, true",
        "src/database/x.c, src/db/**, false",
        "src/a/b/c.c, src/*/c.c, false",
        "src/a/c.c, src/*/c.c, true",
        "a/b/c.sql, **/*.sql, true",
        "c.sql, **/*.sql, true",
        "xsql, **/*.sql, false",
        "hotfix-1, hotfix-*, true",
        "hotfix, hotfix-*, false",
        "ab, a?, true",
        "a/, a?, false",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab, **a**a**a**a**a**a**c, false",
        "'', **, true",
    })
    void aGlobMatches(String text, String glob, boolean matches) {
        assertThat(Glob.matches(text, glob)).isEqualTo(matches);
    }

    @Test
    void someEveryAndNoneAreAboutLists() {
        List<String> paths = List.of("docs/a.md", "src/a.c");
        assertThat(Glob.some(paths, "src/**")).isTrue();
        assertThat(Glob.every(paths, "src/**")).isFalse();
        assertThat(Glob.every(paths, "**")).isTrue();
        assertThat(Glob.none(paths, "db/**")).isTrue();
        assertThat(Glob.every(List.of(), "**")).isFalse();
    }
}
