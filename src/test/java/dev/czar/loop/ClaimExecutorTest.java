package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.AssignmentAction.ReleaseClaim;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.ReleasedClaim;
import dev.czar.ledger.Ledger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimExecutorTest {

    @TempDir
    Path folder;

    @Test
    void aClaimAHumanUndidHasFailedSoThatTheNextIsAnotherTry() {
        assertThat(released("undone/1")).singleElement().satisfies(failed -> {
            assertThat(failed.target()).isEqualTo(new ClaimTask("engineer1", "T1").target());
            assertThat(failed.attempt()).isEqualTo(2);
        });
    }

    @Test
    void aClaimOfADeadWorkerHasNot() {
        assertThat(released("crash/1")).isEmpty();
    }

    @Test
    void whatIsTakenFromAWorkerIsRemembered() {
        assertThat(stated("limited", ReleasedClaim.class))
                .containsExactly(new ReleasedClaim("T1", "engineer1", Duration.ZERO));
    }

    private List<ActionFailed> released(String episode) {
        return stated(episode, ActionFailed.class);
    }

    private <F extends Fact> List<F> stated(String episode, Class<F> kind) {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
            ClaimExecutor claims = new ClaimExecutor("tally", ledger, Clock.systemUTC());
            return claims
                    .executeClaim(new ReleaseClaim("engineer1", "T1", episode))
                    .orElseThrow()
                    .observations()
                    .stream()
                    .map(seen -> seen.fact().filter(kind::isInstance))
                    .flatMap(Optional::stream)
                    .map(kind::cast)
                    .toList();
        }
    }
}
