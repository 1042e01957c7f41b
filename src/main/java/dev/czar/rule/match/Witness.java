package dev.czar.rule.match;

import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult;
import dev.czar.rule.Firing;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Sees what each condition of a book's rules makes of a cycle, once the cycle has come to rest. */
public final class Witness {

    private final Anatomies anatomies;

    /** {@code files} are those the book was made from. */
    public Witness(RuleBook book, RuleFiles files) {
        this.anatomies = new Anatomies(book, files);
    }

    /** Every condition of the book is in it, seen or not; {@code result} is what the book made of the snapshot. */
    public Coverage of(Snapshot snapshot, CycleResult result) {
        Joins joins = new Joins(new Standing(snapshot, result));
        Map<Coverage.Place, Coverage.Seen> conditions = new HashMap<>();
        for (Anatomy rule : anatomies.all()) {
            new Observation(
                            joins,
                            (condition, seen) -> conditions.merge(
                                    new Coverage.Place(
                                            rule.rule().name(), rule.rule().file(), condition),
                                    seen,
                                    Coverage.Seen::plus))
                    .of(rule.clauses());
        }
        return new Coverage(result.trace().stream().map(Firing::rule).collect(Collectors.toSet()), conditions);
    }
}
