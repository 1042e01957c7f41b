package dev.czar.rule.match;

import dev.czar.fact.Limit;
import dev.czar.rule.match.Clause.Absent;
import dev.czar.rule.match.Clause.Either;
import dev.czar.rule.match.Clause.Matching;
import dev.czar.rule.match.Clause.Present;
import dev.czar.rule.match.Clause.Total;
import dev.czar.rule.match.Coverage.Seen;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Joins a rule's conditions and tells of each whether it accepts; a constraint is asked when those before it accept. */
final class Observation {

    private static final Seen ACCEPTS = new Seen(1, 0);
    private static final Seen REJECTS = new Seen(0, 1);
    private static final int LOOKS = 50_000;

    private final Joins joins;
    private final BiConsumer<Span, Seen> told;
    private int looks;

    Observation(Joins joins, BiConsumer<Span, Seen> told) {
        this.joins = joins;
        this.told = told;
    }

    void of(List<Clause> clauses) {
        clauses.forEach(this::mention);
        each(clauses, Scope.EMPTY);
    }

    /** Conditions that are never reached count as never seen. */
    private void mention(Clause clause) {
        if (clause instanceof Matching matching) {
            mention(matching);
        } else if (clause instanceof Total total) {
            total.parts().forEach(this::mention);
        } else if (clause instanceof Either either) {
            either.ways().forEach(way -> way.forEach(this::mention));
        } else {
            told.accept(clause.span(), Seen.NEVER);
            parts(clause).forEach(part -> {
                if (part instanceof Matching matching) {
                    matching.pattern().constraints().forEach(constraint -> told.accept(constraint.span(), Seen.NEVER));
                } else {
                    mention(part);
                }
            });
        }
    }

    private void mention(Matching matching) {
        if (bare(matching.pattern())) {
            told.accept(matching.span(), Seen.NEVER);
        }
        matching.pattern().constraints().forEach(constraint -> told.accept(constraint.span(), Seen.NEVER));
    }

    /** It asks for nothing but a fact of its type, and not for a limit, which is always there. */
    private static boolean bare(Pattern pattern) {
        return pattern.constraints().isEmpty() && !Limit.class.isAssignableFrom(pattern.type());
    }

    private static List<Clause> parts(Clause clause) {
        if (clause instanceof Absent absent) {
            return absent.parts();
        }
        return clause instanceof Present present ? present.parts() : List.of();
    }

    private boolean each(List<Clause> clauses, Scope scope) {
        if (clauses.isEmpty() || looks > LOOKS) {
            return true;
        }
        Clause clause = clauses.get(0);
        List<Clause> rest = clauses.subList(1, clauses.size());
        if (clause instanceof Matching matching) {
            boolean found = matching(matching.pattern(), scope, next -> each(rest, next));
            if (bare(matching.pattern())) {
                tell(matching.span(), found);
            }
            return found;
        }
        if (clause instanceof Total total) {
            each(total.parts(), scope);
            return each(rest, joins.totalled(total, scope));
        }
        if (clause instanceof Either either) {
            either.ways()
                    .forEach(way ->
                            each(Stream.concat(way.stream(), rest.stream()).toList(), scope));
            return true;
        }
        boolean there = inner(parts(clause), scope);
        boolean holds = clause instanceof Absent ? !there : there;
        tell(clause.span(), holds);
        return holds && each(rest, scope);
    }

    /** Inside a {@code not} or {@code exists} that a pattern is there is told by the whole. */
    private boolean inner(List<Clause> parts, Scope scope) {
        if (parts.size() == 1 && parts.get(0) instanceof Matching matching) {
            return matching(matching.pattern(), scope, next -> true);
        }
        each(parts, scope);
        return joins.any(parts, scope);
    }

    private boolean matching(Pattern pattern, Scope scope, Predicate<Scope> next) {
        boolean found = false;
        for (Object candidate : joins.candidates(pattern, scope)) {
            looks++;
            Scope bound = pattern.bound(scope, candidate);
            if (accepts(pattern, bound)) {
                found = true;
                next.test(bound);
            }
        }
        return found;
    }

    private boolean accepts(Pattern pattern, Scope bound) {
        for (Constraint constraint : pattern.constraints()) {
            boolean holds = constraint.holds(bound);
            tell(constraint.span(), holds);
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private void tell(Span condition, boolean accepts) {
        told.accept(condition, accepts ? ACCEPTS : REJECTS);
    }
}
