package dev.czar.rule.match;

import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One difference to what is known: a fact whose {@code component} is another, a fact more, or a fact less.
 */
public record Change(Kind kind, Optional<Fact> before, Optional<Fact> after, String component) {

    /** What becomes of the fact. */
    public enum Kind {
        SET,
        ADD,
        REMOVE
    }

    private static final String SOURCE = "what if";

    static Change set(Fact before, Fact after, String component) {
        return new Change(Kind.SET, Optional.of(before), Optional.of(after), component);
    }

    static Change add(Fact fact) {
        return new Change(Kind.ADD, Optional.empty(), Optional.of(fact), "");
    }

    static Change remove(Fact fact) {
        return new Change(Kind.REMOVE, Optional.of(fact), Optional.empty(), "");
    }

    /** The snapshot with this one difference. */
    public Snapshot applied(Snapshot snapshot) {
        List<Known> facts = new ArrayList<>();
        for (Known known : snapshot.facts()) {
            if (before.isEmpty() || !before.get().equals(known.fact())) {
                facts.add(known);
            } else {
                after.ifPresent(fact -> facts.add(new Known(fact, known.source(), known.seen())));
            }
        }
        if (before.isEmpty()) {
            after.ifPresent(fact -> facts.add(new Known(fact, SOURCE, Duration.ZERO)));
        }
        return new Snapshot(snapshot.now(), facts);
    }
}
