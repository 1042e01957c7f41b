package dev.czar.web.view;

import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Omnibus.Member;
import dev.czar.ledger.history.PastDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The build of the omnibus that is under way, if any, and how long builds usually take. */
public record OmnibusBuildView(Optional<CurrentBuild> current, Optional<TypicalDuration> typical) {

    private static final int RECENT = 20;

    /** A build that was begun and has not ended: what goes into it and what was tried so far, oldest first. */
    public record CurrentBuild(long decision, Instant at, List<Member> members, List<ExecutionStep> steps) {}

    public static OmnibusBuildView of(ViewSource source) {
        return of(source.decisions(ActionKind.BUILD_OMNIBUS.name(), RECENT));
    }

    /** From these decisions to build, newest first. */
    static OmnibusBuildView of(List<PastDecision> builds) {
        return new OmnibusBuildView(
                builds.stream()
                        .filter(build -> build.outcome().isEmpty())
                        .flatMap(OmnibusBuildView::current)
                        .findFirst(),
                TypicalDuration.of(builds.stream().map(OmnibusBuildView::took).flatMap(Optional::stream)));
    }

    private static Stream<CurrentBuild> current(PastDecision build) {
        return build.decision().action() instanceof BuildOmnibus action
                ? Stream.of(new CurrentBuild(build.id(), build.at(), action.members(), build.steps()))
                : Stream.empty();
    }

    private static Optional<Duration> took(PastDecision build) {
        return build.outcome()
                .filter(outcome -> outcome.status() == OutcomeStatus.DONE)
                .map(Outcome::at)
                .map(at -> Duration.between(build.at(), at));
    }
}
