package dev.czar.rule.match;

import dev.czar.rule.match.Remedy.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tries changes until one makes a rule fire: the smaller first, and when that takes too long the most promising. */
final class Trials {

    private static final int MOST = 32;
    private static final int FEWEST = 6;

    private final Predicate<Change> fires;
    private final int bySize;
    private final int byPromise;

    /** {@code most} are tried, or a few when that is less. */
    Trials(Predicate<Change> fires, long most) {
        int all = (int) Math.max(FEWEST, Math.min(MOST, most));
        this.fires = fires;
        this.byPromise = all / 4;
        this.bySize = all - byPromise;
    }

    /** {@code promising} come most promising first. */
    Remedy of(List<Change> promising) {
        if (promising.isEmpty()) {
            return new Remedy(Optional.empty(), Proof.UNTOLD, 0, 0);
        }
        List<Change> smallest =
                promising.stream().sorted(Comparator.comparing(Change::size)).toList();
        List<Change> order = new ArrayList<>(smallest.subList(0, Math.min(bySize, smallest.size())));
        promising.stream()
                .filter(change -> !order.contains(change))
                .limit(byPromise)
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
