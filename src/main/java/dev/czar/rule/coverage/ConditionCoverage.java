package dev.czar.rule.coverage;

import dev.czar.fact.Limit;
import dev.czar.fact.LimitHolders;
import dev.czar.fact.LimitsFor;
import dev.czar.rule.coverage.RuleCoverage.ConditionCounts;
import dev.czar.rule.match.ConditionMatcher;
import dev.czar.rule.match.FactPattern;
import dev.czar.rule.match.MatchBindings;
import dev.czar.rule.match.PatternConstraint;
import dev.czar.rule.match.RuleCondition;
import dev.czar.rule.match.RuleCondition.Absent;
import dev.czar.rule.match.RuleCondition.ConditionText;
import dev.czar.rule.match.RuleCondition.Either;
import dev.czar.rule.match.RuleCondition.ExistsCondition;
import dev.czar.rule.match.RuleCondition.Matching;
import dev.czar.rule.match.RuleCondition.Total;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Joins a rule's conditions and tells of each whether it accepts; a constraint is asked when those before it accept. */
final class ConditionCoverage {

    private static final ConditionCounts ACCEPTS = new ConditionCounts(1, 0);
    private static final ConditionCounts REJECTS = new ConditionCounts(0, 1);
    private static final int LOOKS = 50_000;

    private final ConditionMatcher matcher;
    private final BiConsumer<ConditionText, ConditionCounts> listener;
    private int looks;

    ConditionCoverage(ConditionMatcher joins, BiConsumer<ConditionText, ConditionCounts> told) {
        this.matcher = joins;
        this.listener = told;
    }

    void of(List<RuleCondition> clauses) {
        each(clauses, MatchBindings.EMPTY);
    }

    /** All that can be seen. */
    static Stream<ConditionText> conditions(RuleCondition clause) {
        if (clause instanceof Matching matching) {
            Stream<ConditionText> constraints = constraints(matching);
            return bare(matching.pattern()) ? Stream.concat(Stream.of(matching.span()), constraints) : constraints;
        }
        if (clause instanceof Total total) {
            return total.parts().stream().flatMap(ConditionCoverage::conditions);
        }
        if (clause instanceof Either either) {
            return either.ways().stream().flatMap(List::stream).flatMap(ConditionCoverage::conditions);
        }
        return Stream.concat(
                Stream.of(clause.span()),
                parts(clause).stream()
                        .flatMap(part -> part instanceof Matching matching ? constraints(matching) : conditions(part)));
    }

    private static Stream<ConditionText> constraints(Matching matching) {
        return told(matching.pattern()).map(PatternConstraint::span);
    }

    /** It asks for nothing but a fact of its type, and not for a limit or whom one holds for, which are always there. */
    private static boolean bare(FactPattern pattern) {
        return pattern.constraints().isEmpty()
                && !Limit.class.isAssignableFrom(pattern.type())
                && pattern.type() != LimitHolders.class;
    }

    /** The constraints that ask for something; not whose limit it is, for everyone has one. */
    private static Stream<PatternConstraint> told(FactPattern pattern) {
        return pattern.constraints().stream().filter(constraint -> asks(pattern, constraint));
    }

    private static boolean asks(FactPattern pattern, PatternConstraint constraint) {
        return !LimitsFor.class.isAssignableFrom(pattern.type())
                || !constraint.span().text().startsWith("whom.");
    }

    private static List<RuleCondition> parts(RuleCondition clause) {
        if (clause instanceof Absent absent) {
            return absent.parts();
        }
        return clause instanceof ExistsCondition present ? present.parts() : List.of();
    }

    private boolean each(List<RuleCondition> clauses, MatchBindings scope) {
        if (clauses.isEmpty() || looks > LOOKS) {
            return true;
        }
        RuleCondition clause = clauses.get(0);
        List<RuleCondition> rest = clauses.subList(1, clauses.size());
        if (clause instanceof Matching matching) {
            boolean found = matching(matching.pattern(), scope, next -> each(rest, next));
            if (bare(matching.pattern())) {
                report(matching.span(), found);
            }
            return found;
        }
        if (clause instanceof Total total) {
            each(total.parts(), scope);
            return each(rest, matcher.totalled(total, scope));
        }
        if (clause instanceof Either either) {
            either.ways()
                    .forEach(way ->
                            each(Stream.concat(way.stream(), rest.stream()).toList(), scope));
            return true;
        }
        boolean there = inner(parts(clause), scope);
        boolean holds = clause instanceof Absent ? !there : there;
        report(clause.span(), holds);
        return holds && each(rest, scope);
    }

    /** Inside a {@code not} or {@code exists} that a pattern is there is told by the whole. */
    private boolean inner(List<RuleCondition> parts, MatchBindings scope) {
        if (parts.size() == 1 && parts.get(0) instanceof Matching matching) {
            return matching(matching.pattern(), scope, next -> true);
        }
        each(parts, scope);
        return matcher.any(parts, scope);
    }

    private boolean matching(FactPattern pattern, MatchBindings scope, Predicate<MatchBindings> next) {
        boolean found = false;
        for (Object candidate : matcher.candidates(pattern, scope)) {
            looks++;
            MatchBindings bound = pattern.bound(scope, candidate);
            if (accepts(pattern, bound)) {
                found = true;
                next.test(bound);
            }
        }
        return found;
    }

    private boolean accepts(FactPattern pattern, MatchBindings bound) {
        for (PatternConstraint constraint : pattern.constraints()) {
            boolean holds = constraint.holds(bound);
            if (asks(pattern, constraint)) {
                report(constraint.span(), holds);
            }
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private void report(ConditionText condition, boolean accepts) {
        listener.accept(condition, accepts ? ACCEPTS : REJECTS);
    }
}
