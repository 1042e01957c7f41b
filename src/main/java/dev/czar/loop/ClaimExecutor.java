package dev.czar.loop;

import dev.czar.decision.Action;
import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.AssignmentAction.ReleaseClaim;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.ReleasedClaim;
import dev.czar.fact.Observation;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.ledger.CycleLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Claims on tasks: atomic in the ledger, so they need no actuator. */
final class ClaimExecutor {

    private static final String UNDONE_PREFIX = "undone/";

    private final String project;
    private final CycleLedger ledger;
    private final Clock clock;

    ClaimExecutor(String project, CycleLedger ledger, Clock clock) {
        this.project = project;
        this.ledger = ledger;
        this.clock = clock;
    }

    Optional<Outcome> executeClaim(Action action) {
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
        Outcome done = Outcome.done(
                action,
                clock.instant(),
                "released from " + action.worker(),
                new ReleasedClaim(action.task(), action.worker(), Duration.ZERO));
        Observation gone = Observation.gone(Fact.key(Claim.class, action.task()), action.key(), clock.instant());
        return new Outcome(
                done.decision(),
                done.status(),
                done.detail(),
                done.at(),
                Stream.of(Stream.of(gone), done.observations().stream(), failedClaim(action).stream())
                        .flatMap(Function.identity())
                        .toList());
    }

    /** A claim a human took back has failed, so that the next for the same worker is another try. */
    private Optional<Observation> failedClaim(ReleaseClaim action) {
        if (!action.episode().startsWith(UNDONE_PREFIX)) {
            return Optional.empty();
        }
        int attempt = Integer.parseInt(action.episode().substring(UNDONE_PREFIX.length())) + 1;
        ClaimTask claim = new ClaimTask(action.worker(), action.task(), attempt);
        return Optional.of(Observation.of(
                new ActionFailed(
                        claim.kind(), claim.lane(), claim.key(), "the claim was undone by an operator", Duration.ZERO),
                action.key(),
                clock.instant()));
    }
}
