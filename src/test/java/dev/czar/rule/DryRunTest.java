package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Health.Stuck;
import dev.czar.fact.Limit.HealthLimits;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.rule.compile.TestRuleBooks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DryRunTest {

    private static final RuleBook BOOK = TestRuleBooks.book(
            TestRuleBooks.rule(
                    "there are limits",
                    "",
                    "insertLogical( new HealthLimits( Duration.ofHours(1), Duration.ofHours(2), Duration.ofMinutes(3), Duration.ofHours(4) ) );"),
            TestRuleBooks.rule(
                    "a silent worker is stuck",
                    "HealthLimits( $limit : stuck )\n  WorkerProgress( $worker : worker, silence > $limit )",
                    "insertLogical( new Stuck( $worker, \"t1\", \"e1\" ) );"),
            TestRuleBooks.rule(
                    "a stuck worker is restarted",
                    "Stuck( $worker : worker )\n  Worker( id == $worker )",
                    "insertLogical( new RestartWorker( $worker, \"e1\", 1 ) );"),
            TestRuleBooks.rule(
                    "w2 is left alone",
                    "$restart : RestartWorker( worker == \"w2\" )",
                    "insertLogical( new Vetoed( $restart ) );"));

    @Test
    void aDecisionShowsItsEvidenceFlatDownToWhatWasSeen() {
        DryRun run = DryRun.of(snapshot("w1"), BOOK);

        assertThat(run.rules()).isEqualTo(BOOK.revision());
        assertThat(run.decisions()).singleElement().satisfies(proposal -> {
            assertThat(proposal.rule()).isEqualTo("a stuck worker is restarted");
            assertThat(proposal.why()).isEqualTo("a test wants it");
            assertThat(proposal.capability()).isEqualTo("A4");
            assertThat(proposal.key()).isEqualTo(proposal.action().key());
            assertThat(proposal.vetoedBy()).isEmpty();
            assertThat(proposal.evidence())
                    .extracting(item -> item.fact().getClass().getSimpleName() + " " + item.source() + " " + item.by())
                    .containsExactly(
                            "Stuck rule [a silent worker is stuck]",
                            "Worker git []",
                            "HealthLimits rule [there are limits]",
                            "WorkerProgress git []");
            assertThat(proposal.evidence().get(1).age()).isEqualTo(Duration.ofSeconds(7));
        });
        assertThat(run.derived())
                .extracting(item -> (Object) item.fact().getClass())
                .containsExactly(HealthLimits.class, Stuck.class);
    }

    @Test
    void aVetoedDecisionNamesTheRuleThatVetoed() {
        DryRun run = DryRun.of(snapshot("w2"), BOOK);

        assertThat(run.decisions()).isEmpty();
        assertThat(run.vetoed())
                .singleElement()
                .extracting(DryRun.Proposal::vetoedBy)
                .isEqualTo(List.of("w2 is left alone"));
    }

    private static Snapshot snapshot(String worker) {
        Duration silent = Duration.ofHours(3);
        return new Snapshot(
                RuleScenario.NOW,
                List.of(
                        new KnownFact(new Worker(worker, "command", List.of()), "git", Duration.ofSeconds(7)),
                        new KnownFact(new WorkerProgress(worker, 0, silent, silent, silent), "git", Duration.ZERO)));
    }
}
