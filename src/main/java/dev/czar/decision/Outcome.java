package dev.czar.decision;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How a decision ended, for people in {@code detail}, and what is now known of the world because of it. */
public record Outcome(
        String decision, OutcomeStatus status, String detail, Instant at, List<Observation> observations) {

    public Outcome {
        observations = List.copyOf(observations);
    }

    public static Outcome done(Action action, Instant at, String detail, Fact... facts) {
        return of(action, OutcomeStatus.DONE, at, detail, facts);
    }

    public static Outcome failed(Action action, Instant at, String detail, Fact... facts) {
        return of(action, OutcomeStatus.FAILED, at, detail, facts);
    }

    public static Outcome lapsed(Action action, Instant at, String detail, Fact... facts) {
        return of(action, OutcomeStatus.LAPSED, at, detail, facts);
    }

    public static Outcome skipped(Action action, Instant at, String detail) {
        return of(action, OutcomeStatus.SKIPPED, at, detail);
    }

    private static Outcome of(Action action, OutcomeStatus status, Instant at, String detail, Fact... facts) {
        String source = action.key();
        return new Outcome(
                action.key(),
                status,
                detail,
                at,
                Stream.of(facts).map(fact -> Observation.of(fact, source, at)).toList());
    }

    /** How an action ended; lapsed means that no longer decided when its lane was free. */
    public enum OutcomeStatus {
        DONE,
        FAILED,
        SKIPPED,
        VETOED,
        LAPSED
    }
}
