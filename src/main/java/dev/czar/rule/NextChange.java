package dev.czar.rule;

import dev.czar.decision.Decision;
import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult.Decisions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When time alone changes what is decided or vetoed, looked for as {@link UpcomingDecisions} does: by running cycles at later moments. */
public final class NextChange {

    private static final Duration EXACT = Duration.ofSeconds(1);
    private static final Duration FIRST_STRIDE = Duration.ofSeconds(15);

    /** Near enough where a stride goes far. */
    private static final Duration NEAR = Duration.ofSeconds(10);

    private final Duration exact;
    private final Snapshot snapshot;
    private final RuleBook book;
    private final Set<String> now;

    private NextChange(Duration exact, Snapshot snapshot, RuleBook book, Set<String> now) {
        this.exact = exact;
        this.snapshot = snapshot;
        this.book = book;
        this.now = now;
    }

    /** After how long {@code result}, decided on {@code snapshot}, changes if nothing happens; found to the second, at most the horizon. */
    public static Duration within(Duration horizon, Snapshot snapshot, CycleResult result, RuleBook book) {
        return new NextChange(EXACT, snapshot, book, keys(result.decisions(), result.vetoed()))
                .within(horizon, FIRST_STRIDE);
    }

    /** The same in one stride, and to ten seconds; a change that is undone before its end is not found. */
    static Duration inOneStride(Duration horizon, Snapshot snapshot, CycleResult result, RuleBook book) {
        return new NextChange(NEAR, snapshot, book, keys(result.decisions(), result.vetoed())).within(horizon, horizon);
    }

    private Duration within(Duration horizon, Duration first) {
        Duration same = Duration.ZERO;
        Duration stride = first;
        while (same.compareTo(horizon) < 0) {
            Duration next = same.plus(stride).compareTo(horizon) < 0 ? same.plus(stride) : horizon;
            if (changedAfter(next)) {
                return between(same, next);
            }
            same = next;
            stride = stride.multipliedBy(2);
        }
        return horizon;
    }

    private Duration between(Duration same, Duration changed) {
        Duration early = same;
        Duration late = changed;
        while (late.minus(early).compareTo(exact) > 0) {
            Duration middle = early.plus(late.minus(early).dividedBy(2));
            if (changedAfter(middle)) {
                late = middle;
            } else {
                early = middle;
            }
        }
        return late;
    }

    private boolean changedAfter(Duration elapsed) {
        Decisions later = Cycle.decisions(snapshot.later(elapsed), book);
        return !keys(later.decisions(), later.vetoed()).equals(now);
    }

    private static Set<String> keys(List<Decision> decided, List<Decision> vetoed) {
        return Stream.concat(
                        decided.stream().map(Decision::key),
                        vetoed.stream().map(decision -> "vetoed " + decision.key()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
