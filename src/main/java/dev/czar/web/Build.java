package dev.czar.web;

import dev.czar.decision.BuildOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.decision.OutcomeStatus;
import dev.czar.decision.Step;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Member;
import dev.czar.ledger.PastDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The build of the omnibus that is under way, if any, and how long builds usually take. */
public record Build(Optional<UnderWay> underWay, Optional<Pace> pace) {

    private static final int RECENT = 20;

    /** A build that was begun and has not ended: what goes into it and what was tried so far, oldest first. */
    public record UnderWay(long decision, Instant at, List<Member> members, List<Step> steps) {}

    static Build of(Sight sight) {
        return of(sight.decisions(ActionKind.BUILD_OMNIBUS.name(), RECENT));
    }

    /** From these decisions to build, newest first. */
    static Build of(List<PastDecision> builds) {
        return new Build(
                builds.stream()
                        .filter(build -> build.outcome().isEmpty())
                        .flatMap(Build::underWay)
                        .findFirst(),
                Pace.of(builds.stream().map(Build::took).flatMap(Optional::stream)));
    }

    private static Stream<UnderWay> underWay(PastDecision build) {
        return build.decision().action() instanceof BuildOmnibus action
                ? Stream.of(new UnderWay(build.id(), build.at(), action.members(), build.steps()))
                : Stream.empty();
    }

    private static Optional<Duration> took(PastDecision build) {
        return build.outcome()
                .filter(outcome -> outcome.status() == OutcomeStatus.DONE)
                .map(Outcome::at)
                .map(at -> Duration.between(build.at(), at));
    }
}
