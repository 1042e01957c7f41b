package dev.czar.decision;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot.ElapsedTime;
import java.time.Duration;
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

    /** The same, with one more thing that is now known. */
    public Outcome and(Observation observation) {
        return new Outcome(
                decision,
                status,
                detail,
                at,
                Stream.concat(observations.stream(), Stream.of(observation)).toList());
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

    /** The same outcome of what was done earlier, such as before a crash: its facts are as old as what they say. */
    public Outcome happened(Instant then) {
        Duration since = ElapsedTime.between(then, at);
        List<Observation> aged =
                observations.stream().map(seen -> aged(seen, since)).toList();
        return new Outcome(decision, status, detail, at, aged);
    }

    private static Observation aged(Observation seen, Duration since) {
        return new Observation(seen.key(), seen.source(), seen.at(), seen.fact().map(fact -> fact.aged(since)));
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
