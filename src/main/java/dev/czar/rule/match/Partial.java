package dev.czar.rule.match;

import java.util.ArrayList;
import java.util.List;

/** A match of some of a rule's conditions, and the gaps where others do not match; cheaper is nearer. */
record Partial(Scope scope, List<Gap> gaps, int cost) {

    static final Partial NOTHING = new Partial(Scope.EMPTY, List.of(), 0);

    Partial in(Scope next) {
        return new Partial(next, gaps, cost);
    }

    Partial lacking(Gap gap, Scope next, int more) {
        List<Gap> all = new ArrayList<>(gaps);
        all.add(gap);
        return new Partial(next, List.copyOf(all), cost + more);
    }

    /** Lacks what another one does, too. */
    Partial lacking(Partial other) {
        List<Gap> all = new ArrayList<>(gaps);
        all.addAll(other.gaps);
        return new Partial(scope, List.copyOf(all), cost + other.cost);
    }

    boolean complete() {
        return gaps.isEmpty();
    }
}
