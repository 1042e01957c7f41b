package dev.czar.rule.whynot;

import dev.czar.rule.match.ConstraintComparison;
import dev.czar.rule.match.FactPattern;
import dev.czar.rule.match.MatchBindings;
import dev.czar.rule.match.PatternBinding;
import dev.czar.rule.match.PatternConstraint;
import dev.czar.rule.match.RuleCondition;
import dev.czar.rule.match.RuleCondition.ConditionText;
import dev.czar.rule.whynot.UnmetCondition.Kind;
import java.util.ArrayList;
import java.util.List;

/** Where a partial match falls short of a rule's conditions, and what came nearest. */
record MatchGap(Kind kind, ConditionText condition, FactPattern pattern, MatchBindings scope, List<NearMatch> nearest) {

    /** Something the pattern could be about, and the constraints that refuse it; none when it blocks. */
    record NearMatch(
            FactPattern pattern,
            Object candidate,
            MatchBindings before,
            MatchBindings bound,
            List<PatternConstraint> failed,
            List<PatternBinding> misbound) {

        /** What matches the patterns of some conditions in a complete match of them. */
        static List<NearMatch> all(List<RuleCondition> clauses, MatchBindings match) {
            return RuleCondition.patterns(clauses)
                    .filter(pattern -> match.value(pattern.variable()) != null)
                    .map(pattern ->
                            new NearMatch(pattern, match.value(pattern.variable()), match, match, List.of(), List.of()))
                    .toList();
        }

        boolean accepted() {
            return failed.isEmpty() && misbound.isEmpty();
        }

        /** It is about something else: a reference it should hold points elsewhere. */
        boolean elsewhere() {
            return !misbound.isEmpty() || failed.stream().anyMatch(constraint -> refers(constraint, bound));
        }

        private static boolean refers(PatternConstraint constraint, MatchBindings bound) {
            return constraint
                    .comparison()
                    .filter(ConstraintComparison::equality)
                    .flatMap(comparison -> comparison.wanted().in(bound))
                    .filter(value -> constraint.variables().length > 1 && value instanceof String)
                    .isPresent();
        }

        int distance() {
            return failed.size() + misbound.size() * 3 + (elsewhere() ? 3 : 0);
        }
    }

    /** A match of some of a rule's conditions, and the gaps where others do not match; cheaper is nearer. */
    record PartialMatch(MatchBindings scope, List<MatchGap> gaps, int cost) {

        static final PartialMatch NOTHING = new PartialMatch(MatchBindings.EMPTY, List.of(), 0);

        PartialMatch in(MatchBindings next) {
            return new PartialMatch(next, gaps, cost);
        }

        PartialMatch lacking(MatchGap gap, MatchBindings next, int more) {
            List<MatchGap> all = new ArrayList<>(gaps);
            all.add(gap);
            return new PartialMatch(next, List.copyOf(all), cost + more);
        }

        /** Lacks what another one does, too. */
        PartialMatch lacking(PartialMatch other) {
            List<MatchGap> all = new ArrayList<>(gaps);
            all.addAll(other.gaps);
            return new PartialMatch(scope, List.copyOf(all), cost + other.cost);
        }

        boolean complete() {
            return gaps.isEmpty();
        }
    }
}
