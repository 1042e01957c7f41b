package dev.czar.rule.backtest;

import dev.czar.rule.DryRun.Proposal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares two courses, action by action. */
final class Differences {

    private Differences() {}

    static List<Difference> between(Course then, Course other) {
        return Stream.concat(then.keys().stream(), other.keys().stream())
                .distinct()
                .flatMap(key -> of(key, then, other).stream())
                .sorted(Comparator.comparing(Difference::at).thenComparing(Difference::key))
                .toList();
    }

    static int equal(Course then, Course other) {
        return (int) then.keys().stream()
                .filter(key -> other.decided(key).isPresent())
                .filter(key -> of(key, then, other).isEmpty())
                .count();
    }

    private static Optional<Difference> of(String key, Course then, Course other) {
        Optional<Moment> before = then.decided(key);
        Optional<Moment> after = other.decided(key);
        if (before.isEmpty() || after.isEmpty()) {
            List<String> vetoedBy = after.isPresent()
                    ? List.of()
                    : other.refused(key)
                            .map(moment -> moment.proposal().vetoedBy())
                            .orElse(List.of());
            Change change = before.isEmpty() ? Change.ADDED : Change.REMOVED;
            return Optional.of(new Difference(change, key, before, after, Duration.ZERO, vetoedBy));
        }
        Duration shift = Duration.between(before.get().at(), after.get().at());
        return change(before.get().proposal(), after.get().proposal(), shift)
                .map(change -> new Difference(change, key, before, after, shift, List.of()));
    }

    private static Optional<Change> change(Proposal before, Proposal after, Duration shift) {
        if (!before.action().equals(after.action()) || !before.rule().equals(after.rule())) {
            return Optional.of(Change.CHANGED);
        }
        if (shift.isZero()) {
            return Optional.empty();
        }
        return Optional.of(shift.isNegative() ? Change.EARLIER : Change.LATER);
    }
}
