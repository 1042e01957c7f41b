package dev.czar.rule;

import dev.czar.decision.Decision;
import dev.czar.fact.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a rule book will decide if nothing happens but time passing, soonest first: what makes a decision is looked for by
 * running cycles at later moments. Whatever happens before makes the rest of it void. {@code complete} is false when the
 * moments that are left were not looked at.
 */
public record UpcomingDecisions(Instant from, Instant until, boolean complete, List<UpcomingDecision> items) {

    /** A decision that will stand from a moment on, found to the second. */
    public record UpcomingDecision(Instant at, Decision decision) {}

    private static final Duration EXACT = Duration.ofSeconds(1);
    private static final Duration FIRST_STRIDE = Duration.ofSeconds(15);
    private static final int MOST_CYCLES = 300;

    public UpcomingDecisions {
        items = List.copyOf(items);
    }

    public static UpcomingDecisions of(Snapshot snapshot, RuleBook book, Duration horizon) {
        return new Search(snapshot, book).until(horizon);
    }

    /** Strides double; where something new stands at the end of one, its beginning is found by halving. */
    private static final class Search {

        private final Snapshot snapshot;
        private final RuleBook book;
        private final Set<String> known = new HashSet<>();
        private final List<UpcomingDecision> items = new ArrayList<>();
        private int cycles;

        Search(Snapshot snapshot, RuleBook book) {
            this.snapshot = snapshot;
            this.book = book;
        }

        UpcomingDecisions until(Duration horizon) {
            standing(Duration.ZERO).forEach(decision -> known.add(decision.key()));
            Duration reached = Duration.ZERO;
            Duration stride = FIRST_STRIDE;
            while (reached.compareTo(horizon) < 0 && cycles < MOST_CYCLES) {
                Duration next = least(reached.plus(stride), horizon);
                between(reached, next, fresh(next));
                reached = next;
                stride = stride.multipliedBy(2);
            }
            Instant now = snapshot.now();
            return new UpcomingDecisions(now, now.plus(reached), cycles < MOST_CYCLES, items);
        }

        private void between(Duration early, Duration late, List<Decision> there) {
            if (there.isEmpty()) {
                return;
            }
            Duration gap = late.minus(early);
            if (gap.compareTo(EXACT) <= 0 || cycles >= MOST_CYCLES) {
                there.stream()
                        .filter(decision -> known.add(decision.key()))
                        .forEach(decision ->
                                items.add(new UpcomingDecision(snapshot.now().plus(late), decision)));
                return;
            }
            Duration middle = early.plus(gap.dividedBy(2));
            between(early, middle, fresh(middle));
            between(
                    middle,
                    late,
                    there.stream()
                            .filter(decision -> !known.contains(decision.key()))
                            .toList());
        }

        private List<Decision> fresh(Duration elapsed) {
            return standing(elapsed).stream()
                    .filter(decision -> !known.contains(decision.key()))
                    .toList();
        }

        private List<Decision> standing(Duration elapsed) {
            cycles++;
            return Cycle.decisions(snapshot.later(elapsed), book).decisions();
        }

        private static Duration least(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
