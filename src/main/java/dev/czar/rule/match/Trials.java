package dev.czar.rule.match;

import dev.czar.rule.match.Remedy.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tries changes until one makes a rule fire: the smaller first, and when that takes too long the most promising. */
final class Trials {

    private static final int BY_SIZE = 48;
    private static final int BY_PROMISE = 8;

    private final Predicate<Change> fires;

    Trials(Predicate<Change> fires) {
        this.fires = fires;
    }

    /** {@code promising} come most promising first. */
    Remedy of(List<Change> promising) {
        if (promising.isEmpty()) {
            return new Remedy(Optional.empty(), Proof.UNTOLD, 0, 0);
        }
        List<Change> smallest =
                promising.stream().sorted(Comparator.comparing(Change::size)).toList();
        List<Change> order = new ArrayList<>(smallest.subList(0, Math.min(BY_SIZE, smallest.size())));
        promising.stream()
                .filter(change -> !order.contains(change))
                .limit(BY_PROMISE)
                .toList()
                .forEach(order::add);
        for (int index = 0; index < order.size(); index++) {
            if (fires.test(order.get(index))) {
                Change change = order.get(index);
                return remedy(
                        Optional.of(change),
                        change.size().least() ? Proof.SMALLEST : Proof.WORKS,
                        index + 1,
                        promising.size());
            }
        }
        return remedy(Optional.empty(), Proof.NONE_WORKS, order.size(), promising.size());
    }

    private static Remedy remedy(Optional<Change> change, Proof proof, int tried, int known) {
        return new Remedy(change, proof, tried, known - tried);
    }
}
