package dev.czar.rule.whynot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A single change that makes a silent rule fire, as far as was tried; {@code untried} of those that what is nearest
 * suggests were not.
 */
public record CounterfactualResult(Optional<FactChange> change, Proof proof, int tried, int untried) {

    /** What the trials show. */
    public enum Proof {
        /** The change makes the rule fire, and there is no smaller one that does. */
        SMALLEST,
        /** The change makes the rule fire, and none of those tried that are smaller; there may be others. */
        WORKS,
        /** None that was tried makes it fire. */
        NONE_WORKS,
        /** Cannot tell: nothing suggests a single change. */
        UNTOLD,
        /** The rule is not silent. */
        UNNEEDED
    }

    static final CounterfactualResult UNNEEDED = new CounterfactualResult(Optional.empty(), Proof.UNNEEDED, 0, 0);

    /** Tries changes until one makes a rule fire: the smaller first, and when that takes too long the most promising. */
    static final class CounterfactualSearch {

        private static final int MOST = 32;
        private static final int FEWEST = 6;

        private final Predicate<FactChange> fires;
        private final int bySize;
        private final int byPromise;

        /** {@code most} are tried, or a few when that is less. */
        CounterfactualSearch(Predicate<FactChange> fires, long most) {
            int all = (int) Math.max(FEWEST, Math.min(MOST, most));
            this.fires = fires;
            this.byPromise = all / 4;
            this.bySize = all - byPromise;
        }

        /** {@code promising} come most promising first. */
        CounterfactualResult of(List<FactChange> promising) {
            if (promising.isEmpty()) {
                return new CounterfactualResult(Optional.empty(), Proof.UNTOLD, 0, 0);
            }
            List<FactChange> smallest = promising.stream()
                    .sorted(Comparator.comparing(FactChange::size))
                    .toList();
            List<FactChange> order = new ArrayList<>(smallest.subList(0, Math.min(bySize, smallest.size())));
            promising.stream()
                    .filter(change -> !order.contains(change))
                    .limit(byPromise)
                    .toList()
                    .forEach(order::add);
            for (int index = 0; index < order.size(); index++) {
                if (fires.test(order.get(index))) {
                    FactChange change = order.get(index);
                    return remedy(
                            Optional.of(change),
                            change.size().least() ? Proof.SMALLEST : Proof.WORKS,
                            index + 1,
                            promising.size());
                }
            }
            return remedy(Optional.empty(), Proof.NONE_WORKS, order.size(), promising.size());
        }

        private static CounterfactualResult remedy(Optional<FactChange> change, Proof proof, int tried, int known) {
            return new CounterfactualResult(change, proof, tried, known - tried);
        }
    }
}
