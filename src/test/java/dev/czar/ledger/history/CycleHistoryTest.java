package dev.czar.ledger.history;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static dev.czar.ledger.LedgerTest.cycle;
import static dev.czar.ledger.LedgerTest.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Observation;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.RetentionPolicy;
import dev.czar.ledger.history.CycleHistory.PastCycle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycleHistoryTest {

    private static final int ALL = 100;

    @TempDir
    Path folder;

    private Ledger ledger;
    private CycleHistory cycles;

    @BeforeEach
    void tenCyclesAMinuteApart() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
        cycles = ledger.cycles(PROJECT);
        for (int minute = 0; minute < 10; minute++) {
            ledger.append(PROJECT, List.of(seen(minute)));
            ledger.record(PROJECT, cycle(minute(minute), ledger.lastSeq(PROJECT)), List.of());
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Observation seen(int minute) {
        return worker("a", String.valueOf(minute));
    }

    private static Instant minute(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    private List<Long> between(int from, int to, int most) {
        return cycles.between(minute(from), minute(to), most).stream()
                .map(PastCycle::id)
                .toList();
    }

    @Test
    void theyAreListedFromAMomentToAnotherOldestFirst() {
        assertThat(between(2, 5, ALL)).containsExactly(3L, 4L, 5L);
        assertThat(between(20, 30, ALL)).isEmpty();
    }

    @Test
    void tooManyAreThinnedEvenlyAndTheLastIsKept() {
        assertThat(between(0, 10, 10)).hasSize(10);
        assertThat(between(0, 10, 5)).hasSizeBetween(4, 5).contains(10L);
        assertThat(between(0, 10, 2)).hasSizeBetween(1, 2).contains(10L);
    }

    @Test
    void aMomentBelongsToTheLastCycleAtItOrBefore() {
        assertThat(cycles.at(minute(3)).orElseThrow().id()).isEqualTo(4);
        assertThat(cycles.at(minute(4).minusMillis(1)).orElseThrow().id()).isEqualTo(4);
        assertThat(cycles.at(minute(0).minusMillis(1))).isEmpty();
        assertThat(cycles.first().orElseThrow().id()).isEqualTo(1);
    }

    @Test
    void eachKnowsTheOneBeforeAndTheOneAfter() {
        assertThat(cycles.before(4).orElseThrow().id()).isEqualTo(3);
        assertThat(cycles.after(4).orElseThrow().id()).isEqualTo(5);
        assertThat(cycles.before(1)).isEmpty();
        assertThat(cycles.after(10)).isEmpty();
    }

    @Test
    void thoseThatAreThinnedOutAreNotListed() {
        ledger.trim(PROJECT, minute(10), new RetentionPolicy(Duration.ofMinutes(4), Long.MAX_VALUE));
        assertThat(between(0, 10, ALL)).containsExactly(7L, 8L, 9L, 10L);
        assertThat(cycles.first().orElseThrow().id()).isEqualTo(7);
        assertThat(cycles.before(7)).isEmpty();
    }
}
