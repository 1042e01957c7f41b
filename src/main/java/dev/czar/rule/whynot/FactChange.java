package dev.czar.rule.whynot;

import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.rule.match.ComponentReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One difference to what is known: a fact whose {@code component} is another, a fact more, or a fact less.
 */
public record FactChange(Kind kind, Optional<Fact> before, Optional<Fact> after, String component) {

    /** What becomes of the fact. */
    public enum Kind {
        SET,
        REMOVE,
        ADD
    }

    /**
     * How much is otherwise: a component of a fact is less than a fact taken away, and that is less than a new one; then
     * how far a number or a time moves, times in seconds.
     */
    public record Size(Kind kind, double distance) implements Comparable<Size> {

        private static final Comparator<Size> ORDER =
                Comparator.comparing(Size::kind).thenComparingDouble(Size::distance);

        @Override
        public int compareTo(Size other) {
            return ORDER.compare(this, other);
        }

        /** Nothing is less than another word in one component. */
        boolean least() {
            return kind == Kind.SET && distance == 0;
        }
    }

    private static final String SOURCE = "what if";

    static FactChange set(Fact before, Fact after, String component) {
        return new FactChange(Kind.SET, Optional.of(before), Optional.of(after), component);
    }

    static FactChange add(Fact fact) {
        return new FactChange(Kind.ADD, Optional.empty(), Optional.of(fact), "");
    }

    static FactChange remove(Fact fact) {
        return new FactChange(Kind.REMOVE, Optional.of(fact), Optional.empty(), "");
    }

    public Size size() {
        return new Size(
                kind,
                kind == Kind.SET
                        ? distance(
                                ComponentReader.value(before.orElseThrow(), component),
                                ComponentReader.value(after.orElseThrow(), component))
                        : 0);
    }

    private static double distance(Optional<Object> from, Optional<Object> to) {
        Object left = from.orElse("");
        Object right = to.orElse("");
        if (left instanceof Duration age && right instanceof Duration other) {
            return other.minus(age).abs().toMillis() / 1_000.0;
        }
        return left instanceof Number number && right instanceof Number other
                ? Math.abs(other.doubleValue() - number.doubleValue())
                : 0;
    }

    /** The facts with this one difference. */
    Set<Fact> applied(Set<Fact> facts) {
        Set<Fact> changed = new LinkedHashSet<>(facts);
        before.ifPresent(changed::remove);
        after.ifPresent(changed::add);
        return changed;
    }

    /** The snapshot with this one difference. */
    public Snapshot applied(Snapshot snapshot) {
        List<KnownFact> facts = new ArrayList<>();
        for (KnownFact known : snapshot.facts()) {
            if (before.isEmpty() || !before.get().equals(known.fact())) {
                facts.add(known);
            } else {
                after.ifPresent(fact -> facts.add(new KnownFact(fact, known.source(), known.seen())));
            }
        }
        if (before.isEmpty()) {
            after.ifPresent(fact -> facts.add(new KnownFact(fact, SOURCE, Duration.ZERO)));
        }
        return new Snapshot(snapshot.now(), facts);
    }
}
