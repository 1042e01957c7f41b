package dev.czar.rule.match;

import dev.czar.rule.match.Clause.Absent;
import dev.czar.rule.match.Clause.Either;
import dev.czar.rule.match.Clause.Matching;
import dev.czar.rule.match.Clause.Present;
import dev.czar.rule.match.Clause.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the matches of conditions among what stands, by trying; the compiled constraints decide. */
final class Joins {

    private final Standing standing;

    Joins(Standing standing) {
        this.standing = standing;
    }

    /** At most so many matches. */
    List<Scope> matches(List<Clause> clauses, Scope scope, int most) {
        List<Scope> found = new ArrayList<>();
        if (most > 0) {
            each(clauses, scope, match -> {
                found.add(match);
                return found.size() < most;
            });
        }
        return found;
    }

    boolean any(List<Clause> clauses, Scope scope) {
        return !matches(clauses, scope, 1).isEmpty();
    }

    /** Hands over match after match as long as {@code more} says so. */
    boolean each(List<Clause> clauses, Scope scope, Predicate<Scope> more) {
        if (clauses.isEmpty()) {
            return more.test(scope);
        }
        List<Clause> rest = clauses.subList(1, clauses.size());
        return step(clauses.get(0), scope, next -> each(rest, next, more));
    }

    private boolean step(Clause clause, Scope scope, Predicate<Scope> more) {
        if (clause instanceof Matching matching) {
            return matching(matching.pattern(), scope, more);
        }
        if (clause instanceof Absent absent) {
            return any(absent.parts(), scope) || more.test(scope);
        }
        if (clause instanceof Present present) {
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

    private boolean matching(Pattern pattern, Scope scope, Predicate<Scope> more) {
        for (Object candidate : candidates(pattern, scope)) {
            Scope bound = pattern.bound(scope, candidate);
            if (accepts(pattern, bound) && !more.test(bound)) {
                return false;
            }
        }
        return true;
    }

    /** A pattern over a variable that is bound already only checks it. */
    List<Object> candidates(Pattern pattern, Scope scope) {
        Object bound = scope.value(pattern.variable());
        return bound == null ? standing.of(pattern.type()) : List.of(bound);
    }

    private static boolean accepts(Pattern pattern, Scope bound) {
        for (Constraint constraint : pattern.constraints()) {
            if (!constraint.holds(bound)) {
                return false;
            }
        }
        return true;
    }

    Scope totalled(Total total, Scope scope) {
        List<Scope> matches = matches(total.parts(), scope, Integer.MAX_VALUE);
        Scope result = scope;
        for (Tally tally : total.tallies()) {
            List<Object> values = new ArrayList<>(matches.size());
            matches.forEach(match -> values.add(tally.source().isEmpty() ? match : match.value(tally.source())));
            result = result.with(tally.result(), tally.function().over(values));
        }
        return result;
    }
}
