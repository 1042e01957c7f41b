package dev.czar.loop;

import dev.czar.decision.Action;
import dev.czar.decision.ClaimTask;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReleaseClaim;
import dev.czar.fact.Claim;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Claims on tasks: atomic in the ledger, so they need no actuator. */
final class Claims {

    private final String project;
    private final Ledger ledger;
    private final Clock clock;

    Claims(String project, Ledger ledger, Clock clock) {
        this.project = project;
        this.ledger = ledger;
        this.clock = clock;
    }

    Optional<Outcome> tryOut(Action action) {
        if (action instanceof ClaimTask claim) {
            return Optional.of(claim(claim));
        }
        if (action instanceof ReleaseClaim release) {
            return Optional.of(release(release));
        }
        return Optional.empty();
    }

    private Outcome claim(ClaimTask action) {
        if (!ledger.claim(project, action.task(), action.worker(), clock.instant())) {
            return Outcome.failed(action, clock.instant(), "another worker has the task");
        }
        return Outcome.done(
                action,
                clock.instant(),
                "claimed for " + action.worker(),
                new Claim(action.task(), action.worker(), Duration.ZERO));
    }

    private Outcome release(ReleaseClaim action) {
        ledger.release(project, action.task(), clock.instant());
        Outcome done = Outcome.done(action, clock.instant(), "released from " + action.worker());
        Observation gone = Observation.gone(Fact.key(Claim.class, action.task()), action.key(), clock.instant());
        return new Outcome(done.decision(), done.status(), done.detail(), done.at(), List.of(gone));
    }
}
