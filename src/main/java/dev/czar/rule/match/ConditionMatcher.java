package dev.czar.rule.match;

import dev.czar.rule.match.RuleCondition.Absent;
import dev.czar.rule.match.RuleCondition.Either;
import dev.czar.rule.match.RuleCondition.ExistsCondition;
import dev.czar.rule.match.RuleCondition.Matching;
import dev.czar.rule.match.RuleCondition.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the matches of conditions among what stands, by trying; the compiled constraints decide. */
public final class ConditionMatcher {

    private final WorkingMemory memory;

    public ConditionMatcher(WorkingMemory standing) {
        this.memory = standing;
    }

    /** At most so many matches. */
    public List<MatchBindings> matches(List<RuleCondition> clauses, MatchBindings scope, int most) {
        List<MatchBindings> found = new ArrayList<>();
        if (most > 0) {
            each(clauses, scope, match -> {
                found.add(match);
                return found.size() < most;
            });
        }
        return found;
    }

    public boolean any(List<RuleCondition> clauses, MatchBindings scope) {
        return !matches(clauses, scope, 1).isEmpty();
    }

    /** Hands over match after match as long as {@code more} says so. */
    public boolean each(List<RuleCondition> clauses, MatchBindings scope, Predicate<MatchBindings> more) {
        if (clauses.isEmpty()) {
            return more.test(scope);
        }
        List<RuleCondition> rest = clauses.subList(1, clauses.size());
        return step(clauses.get(0), scope, next -> each(rest, next, more));
    }

    private boolean step(RuleCondition clause, MatchBindings scope, Predicate<MatchBindings> more) {
        if (clause instanceof Matching matching) {
            return matching(matching.pattern(), scope, more);
        }
        if (clause instanceof Absent absent) {
            return any(absent.parts(), scope) || more.test(scope);
        }
        if (clause instanceof ExistsCondition present) {
            return !any(present.parts(), scope) || more.test(scope);
        }
        if (clause instanceof Total total) {
            return more.test(totalled(total, scope));
        }
        if (clause instanceof Either either) {
            return either.ways().stream().allMatch(way -> each(way, scope, more));
        }
        throw new UnsupportedOperationException(clause.span().text());
    }

    private boolean matching(FactPattern pattern, MatchBindings scope, Predicate<MatchBindings> more) {
        for (Object candidate : candidates(pattern, scope)) {
            MatchBindings bound = pattern.bound(scope, candidate);
            if (accepts(pattern, bound) && !more.test(bound)) {
                return false;
            }
        }
        return true;
    }

    /** A pattern over a variable that is bound already only checks it. */
    public List<Object> candidates(FactPattern pattern, MatchBindings scope) {
        Object bound = scope.value(pattern.variable());
        return bound == null ? memory.of(pattern.type()) : List.of(bound);
    }

    private static boolean accepts(FactPattern pattern, MatchBindings bound) {
        for (PatternConstraint constraint : pattern.constraints()) {
            if (!constraint.holds(bound)) {
                return false;
            }
        }
        return true;
    }

    public MatchBindings totalled(Total total, MatchBindings scope) {
        List<MatchBindings> matches = matches(total.parts(), scope, Integer.MAX_VALUE);
        MatchBindings result = scope;
        for (AccumulateCall tally : total.tallies()) {
            List<Object> values = new ArrayList<>(matches.size());
            matches.forEach(match -> values.add(tally.source().isEmpty() ? match : match.value(tally.source())));
            result = result.with(tally.result(), tally.function().over(values));
        }
        return result;
    }
}
