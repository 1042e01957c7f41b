package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.fact.Omnibus.Member;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.store.CycleRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OmnibusBuildViewTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:31:05Z");

    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aBuildUnderWayTellsItsMembersAndWhatWasTried() {
        BuildOmnibus build = begin("base1");
        ExecutionStep tried = new ExecutionStep(build.key(), "tried 1", "FAILED abc T1, T2", NOW);
        ledger.journal("tally").append(tried);
        OmnibusBuildView.CurrentBuild underWay = build().current().orElseThrow();
        assertThat(underWay.members()).extracting(Member::task).containsExactly("T1", "T2");
        assertThat(underWay.steps()).containsExactly(tried);
        assertThat(underWay.at()).isEqualTo(NOW);
    }

    @Test
    void anEndedBuildIsNotUnderWay() {
        end(begin("base1"), 10);
        assertThat(build().current()).isEmpty();
    }

    @Test
    void theUsualTimeIsTheMedianOfTheBuildsThatWereDone() {
        end(begin("base1"), 10);
        end(begin("base2"), 30);
        assertThat(build().typical()).isEmpty();
        ledger.conclude("tally", Outcome.failed(begin("base3"), NOW.plusSeconds(500), "no"));
        assertThat(build().typical()).isEmpty();
        end(begin("base4"), 12);
        assertThat(build().typical()).contains(new TypicalDuration(Duration.ofSeconds(12), 3));
    }

    private BuildOmnibus begin(String base) {
        BuildOmnibus build = new BuildOmnibus(
                List.of(new Member("T1", "czar/a/T1", "h1"), new Member("T2", "czar/b/T2", "h2")), base);
        Decision decision =
                new Decision(build, List.of(new Justification("a rule", "a reason", "O", List.of())), List.of());
        CycleRecord cycle =
                new CycleRecord(NOW, ledger.lastSeq("tally"), "rev1", "hash", Duration.ofMillis(3), List.of());
        ledger.record("tally", cycle, List.of(decision));
        return build;
    }

    private void end(BuildOmnibus build, int seconds) {
        ledger.conclude("tally", Outcome.done(build, NOW.plusSeconds(seconds), "built"));
    }

    private OmnibusBuildView build() {
        return OmnibusBuildView.of(
                ledger.history("tally").decisions(DecisionFilter.all(), 0, 20).items());
    }
}
