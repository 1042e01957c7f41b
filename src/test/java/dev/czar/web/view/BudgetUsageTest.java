package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.fact.Fact;
import dev.czar.fact.Limit.ReviewLimits;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.web.request.FactIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BudgetUsageTest {

    @Test
    void whatDidNotMergeIsCountedApart() {
        FactIndex facts = facts(
                new ReviewLimits(3, Duration.ofMinutes(10)),
                returned("T1", "unit", 1),
                returned("T1", "unit", 2),
                returned("T1", "omnibus/CONFLICT", 1),
                returned("T2", "unit", 1));

        assertThat(BudgetUsage.of(facts, List.of()))
                .extracting(QuotaStatus::of, QuotaStatus::used, QuotaStatus::most)
                .containsExactly(
                        tuple("returns of T1", 2L, 3L),
                        tuple("returns of T1 that did not merge", 1L, 3L),
                        tuple("returns of T2", 1L, 3L));
    }

    private static FactIndex facts(Fact... facts) {
        List<KnownFact> known = Stream.of(facts)
                .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                .toList();
        return new FactIndex(new Snapshot(Instant.EPOCH, known), Optional.empty());
    }

    private static ReturnedWork returned(String task, String signature, int round) {
        return new ReturnedWork("ada", task, "abc", signature, round, Duration.ofHours(1));
    }
}
