package dev.czar.actuator.integration;

import dev.czar.fact.PullRequest;
import dev.czar.fact.PullRequestState;
import dev.czar.world.forge.Pull;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** A forge's pull request as a fact. */
public final class PullFacts {
    private PullFacts() {}

    public static PullRequest of(Pull pull, Clock clock) {
        Duration age = Duration.between(pull.opened(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new PullRequest(
                pull.number(),
                pull.draft().task(),
                pull.draft().worker(),
                pull.branch(),
                pull.head(),
                PullRequestState.valueOf(pull.state().name()),
                age.isNegative() ? Duration.ZERO : age);
    }
}
